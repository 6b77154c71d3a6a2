"""Views of aanmeldingen: begin one, fill it in."""

from tafel.aanmeldingen.views.blad import bp  # isort: skip
from tafel.aanmeldingen.views import aanmelden, nieuw, plan, velden

__all__ = ["aanmelden", "bp", "nieuw", "plan", "velden"]
