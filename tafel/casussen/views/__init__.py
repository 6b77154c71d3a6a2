"""Views of casussen: the list, one case, its people."""

from tafel.casussen.views.blad import bp  # isort: skip
from tafel.casussen.views import casus, mensen

__all__ = ["bp", "casus", "mensen"]
