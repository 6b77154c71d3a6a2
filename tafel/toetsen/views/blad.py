"""The blueprint of toetsen."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("toetsen", __name__)
