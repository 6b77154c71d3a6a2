"""Views of overleggen: lists and planning, the agenda, withdrawing a case."""

from tafel.overleggen.views.blad import bp  # isort: skip
from tafel.overleggen.views import agenda, intrekken, plannen, reeks

__all__ = ["agenda", "bp", "intrekken", "plannen", "reeks"]
