"""The blueprint of uitnodigingen."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("uitnodigingen", __name__)
