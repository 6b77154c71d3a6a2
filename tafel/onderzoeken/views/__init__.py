"""Views of onderzoeken: the page, stories, wishes, pieces, calls, the file."""

from tafel.onderzoeken.views.blad import bp  # isort: skip
from tafel.onderzoeken.views import pagina, stukken, verhalen, wensen

__all__ = ["bp", "pagina", "stukken", "verhalen", "wensen"]
