"""Views of stukken."""

from __future__ import annotations

from flask import Blueprint, Response

from tafel.kern.web import answer
from tafel.toegang.guard import requires

bp = Blueprint("stukken", __name__)
