"""The blueprint of instroom."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("instroom", __name__)
