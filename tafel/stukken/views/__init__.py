"""Documents by address: papers of a meeting and a case, one A4 per case, what is still to arrange, bundles."""

from tafel.stukken.views import blad, bundel, draaiboek, papier
from tafel.stukken.views.uitvoer import bp

__all__ = ["blad", "bp", "bundel", "draaiboek", "papier"]
