"""Views of the toets: one case, and the criteria of a table."""

from tafel.toetsen.views import criteria, toets
from tafel.toetsen.views.blad import bp

__all__ = ["bp", "criteria", "toets"]
