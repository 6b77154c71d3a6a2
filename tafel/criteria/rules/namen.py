"""Comparing names of persons and organisations."""

import unicodedata


def naamsleutel(tekst: str | None) -> str:
    """The name without case, accents and outer blanks; "" for None. Source: the contract, 'everywhere'."""
    los = unicodedata.normalize("NFD", (tekst or "").strip().casefold())
    return unicodedata.normalize("NFC", "".join(teken for teken in los if not unicodedata.combining(teken)))


def gelijke_naam(een: str | None, ander: str | None) -> bool:
    """Whether two names are the same name; an empty name is the same as no name at all."""
    sleutel = naamsleutel(een)
    return sleutel != "" and sleutel == naamsleutel(ander)
