"""What leerling and ouders may say on their own page: how they take part, whom they bring."""

from __future__ import annotations

from tafel.kern.refusals import Weigering
from tafel.uitnodigingen.rules.familie import MEEDOEN, ZONDER_KOMEN

MAX_TEKST = 3_000
MAX_NAAM = 200


def keur_meedoen(geldt: bool, meedoen: str, tekst: str, jij: bool = False, komt_niet: bool = False) -> list[Weigering]:
    """Return why this can't be kept: the talk is over, nothing chosen, or too long.

    A choice is never refused, but for one: who does not come can't talk there or listen.
    """
    if not geldt:
        return [Weigering("voorbij", "Dit kan nu niet meer. Bel gerust om nog iets te zeggen.")]
    redenen = []
    if meedoen not in MEEDOEN:
        redenen.append(Weigering("geen_keuze", f"Kies eerst hoe {'je' if jij else 'u'} wilt meedoen.", "meedoen"))
    elif komt_niet and meedoen not in ZONDER_KOMEN:
        zin = f"{'Je zei dat je' if jij else 'U zei dat u'} niet komt. Kies iets anders, of kies eerst ‘Ik kom toch’."
        redenen.append(Weigering("komt_niet", zin, "meedoen"))
    if len(tekst.strip()) > MAX_TEKST:
        redenen.append(Weigering("te_lang", f"Gebruik hoogstens {MAX_TEKST} tekens.", "tekst"))
    return redenen


def keur_meenemen(geldt: bool, naam: str) -> list[Weigering]:
    """Return why this name can't be kept; without a name nobody comes along."""
    if not geldt:
        return [Weigering("voorbij", "Dit kan nu niet meer. Bel gerust als er toch iemand meekomt.")]
    if len(naam.strip()) > MAX_NAAM:
        return [Weigering("te_lang", f"Gebruik hoogstens {MAX_NAAM} tekens.", "naam")]
    return []
