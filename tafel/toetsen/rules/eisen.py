"""Every requirement between an aanmelding and the table: those of the criteria, and the question. Pure."""

from __future__ import annotations

from tafel.criteria.rules import EISEN, Eis, Toetsuitslag, nog_te_doen

MAX_VRAAG = 300
CODES = frozenset(eis.code for eis in EISEN) | {"vraag"}
"""The code of every requirement."""


def vraag_eis(vraag: str) -> Eis:
    """Return the requirement that the case has a question to the table of at most 300 characters (choice of Tafel)."""
    lengte = len(vraag.strip())
    goed = 0 < lengte <= MAX_VRAAG
    uitleg, actie = "De vraag aan de tafel staat er.", ""
    if not lengte:
        uitleg, actie = "Er staat nog geen vraag aan de tafel.", "Schrijf de vraag aan de tafel"
    elif not goed:
        uitleg = f"De vraag aan de tafel is {lengte} tekens lang. Er passen er {MAX_VRAAG}."
        actie = "Maak de vraag aan de tafel korter"
    return Eis(
        "vraag", "hard", goed, uitleg, "Keuze van Tafel: één vraag per casus", "Vraag aan de tafel", actie, "vraag", 4
    )


def alle_eisen(uitslag: Toetsuitslag, vraag: str) -> tuple[Eis, ...]:
    """Return every requirement of the toets, and the question to the table."""
    return (*uitslag.eisen, vraag_eis(vraag))


def open_eisen(uitslag: Toetsuitslag, vraag: str) -> tuple[Eis, ...]:
    """Return what stands between this aanmelding and handing in: open hard requirements and a missing question."""
    eis = vraag_eis(vraag)
    return (*nog_te_doen(uitslag), *(() if eis.voldaan else (eis,)))
