"""Views of opties: side by side with the wishes, one option, the map."""

from tafel.opties.views.blad import bp  # isort: skip
from tafel.opties.views import aanbod, optie, pagina

__all__ = ["aanbod", "bp", "optie", "pagina"]
