"""The blueprint of aanmeldingen."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("aanmeldingen", __name__)
