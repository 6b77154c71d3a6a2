"""The blueprint of casussen."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("casussen", __name__)
