"""The blueprint of opties."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("opties", __name__)
BLAD = "opties.opties"
