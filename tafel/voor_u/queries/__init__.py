"""Read the page of one leerling or parent, and the family of a case with their links."""

from tafel.voor_u.queries.bladzijde import Bladzijde, bladzijde
from tafel.voor_u.queries.familie import Familielid, familie, familielid_uit_url, open_code, overlegdag, waarom_niet

__all__ = [
    "Bladzijde",
    "Familielid",
    "bladzijde",
    "familie",
    "familielid_uit_url",
    "open_code",
    "overlegdag",
    "waarom_niet",
]
