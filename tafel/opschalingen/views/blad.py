"""The blueprint of opschalingen."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("opschalingen", __name__)
