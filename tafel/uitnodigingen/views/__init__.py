"""Views of invitations: the page of a meeting, one invitation, by link, calendar feed."""

from tafel.uitnodigingen.views.blad import bp  # isort: skip
from tafel.uitnodigingen.views import agenda, brief, link, overleg, slot

__all__ = ["agenda", "bp", "brief", "link", "overleg", "slot"]
