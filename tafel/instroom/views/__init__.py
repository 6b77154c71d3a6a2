"""Views of instroom: what came in, what waits for a meeting, spoed, letters."""

from tafel.instroom.views.blad import bp  # isort: skip
from tafel.instroom.views import beslissen, brieven, instroom, spoed, wachtrij

__all__ = ["beslissen", "bp", "brieven", "instroom", "spoed", "wachtrij"]
