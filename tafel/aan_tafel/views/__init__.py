"""Views of the live meeting: the page, hearing, the decision, the end."""

from tafel.aan_tafel.views import afronden, besluiten, horen, tafel
from tafel.aan_tafel.views.blad import bp

__all__ = ["afronden", "besluiten", "bp", "horen", "tafel"]
