"""Views of overleggen: lists and planning, the agenda and its layout, fixing and cancelling, withdrawing a case."""

from tafel.overleggen.views.blad import bp  # isort: skip
from tafel.overleggen.views import agenda, indelen, intrekken, plannen, reeks, vastleggen

__all__ = ["agenda", "bp", "indelen", "intrekken", "plannen", "reeks", "vastleggen"]
