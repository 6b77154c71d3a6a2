"""Views of the family page: by link for the family, by case for the chair."""

from tafel.voor_u.views import casus, link
from tafel.voor_u.views.blad import bp

__all__ = ["bp", "casus", "link"]
