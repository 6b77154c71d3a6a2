"""Views of casussen: lists and one case, aanmelden, instroom, people."""

from tafel.casussen.views.blad import bp  # isort: skip
from tafel.casussen.views import aanmelden, casus, instroom, mensen

__all__ = ["aanmelden", "bp", "casus", "instroom", "mensen"]
