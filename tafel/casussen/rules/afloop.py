"""How a case can leave the way to the table: where else it fits, and withdrawing. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from tafel.casussen.rules.stand import tegen_overgang
from tafel.kern.refusals import Weigering

# R21: where a case can go instead of to this table
BESTEMMINGEN: Mapping[str, str] = {
    "mdo": "Multidisciplinair overleg (MDO)",
    "casuistiekoverleg": "Casuïstiekoverleg (alleen vo)",
    "samenwerkingsverband": "Samenwerkingsverband, bij verschil van mening met ouders",
    "onderwijsconsulent": "Onderwijsconsulent",
    "andere_tafel": "Een andere tafel",
    "doorstroompunt": "Doorstroompunt (18 jaar en ouder, zonder startkwalificatie)",
}
INTREKKEN: Mapping[str, str] = {
    "opgelost_voor_tafel": "Het is opgelost vóór de tafel",
    "dubbel": "Dit kind heeft al een casus",
    "ingetrokken": "Er is een andere reden",
}

# how a case that left the way to the table ended, for who reads back
AFLOOP: Mapping[str, str] = {
    **INTREKKEN,
    "opgelost_voor_tafel": "Het is opgelost vóór de tafel. Dat is een goed resultaat",
    "gesloten": "De tafel sloot de casus, omdat de aanvulling niet kwam",
}
MAX_WERKTE = 300
# what the chair ruled, for timelines and lists
BESLUITWOORDEN: Mapping[str, str] = {
    "toegelaten": "Toegelaten",
    "uitzondering": "Toegelaten met een uitzondering",
    "geen_uitzondering": "Teruggegeven, geen uitzondering",
    "teruggegeven": "Teruggegeven",
    "doorverwezen": "Doorverwezen",
    "aanvulling": "Aanvulling gevraagd",
    "verlengd": "Meer tijd om aan te vullen",
    "gesloten": "Gesloten",
}


def tegen_intrekken(stand: str, soort: str, reden: str) -> list[Weigering]:
    """Return the reasons against withdrawing: a case that was decided on can't be, and the reason is kept (R79).

    Solved before the table: `reden` is the one sentence on what worked, so that others learn from it.
    """
    redenen = tegen_overgang(stand, "ingetrokken")
    if redenen:
        return redenen
    if soort not in INTREKKEN:
        redenen.append(Weigering("soort", "Kies waarom u de casus intrekt.", "soort"))
    if soort == "opgelost_voor_tafel":
        if not reden.strip():
            redenen.append(Weigering("geen_reden", "Schrijf in één zin wat werkte.", "werkte"))
        elif len(reden.strip()) > MAX_WERKTE:
            redenen.append(Weigering("te_lang", f"Maak het korter. Er passen {MAX_WERKTE} tekens.", "werkte"))
        return redenen
    return redenen + zonder_reden(reden, "Schrijf in één zin wat er is veranderd.")


def zonder_reden(reden: str, melding: str) -> list[Weigering]:
    """Return `melding` as the reason against when no reason was written."""
    return [] if reden.strip() else [Weigering("geen_reden", melding, "reden")]
