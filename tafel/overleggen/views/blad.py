"""The blueprint of overleggen."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("overleggen", __name__)
