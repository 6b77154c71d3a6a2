"""Views of opschalingen: the ladder with the form of a talk, the thinking aid."""

from tafel.opschalingen.views.blad import bp  # isort: skip
from tafel.opschalingen.views import drempels, groot, ladder

__all__ = ["bp", "drempels", "groot", "ladder"]
