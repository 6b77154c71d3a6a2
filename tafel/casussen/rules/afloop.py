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


def tegen_intrekken(stand: str, soort: str, reden: str) -> list[Weigering]:
    """Return the reasons against withdrawing: a case that was decided on can't be, and the reason is kept (R79)."""
    redenen = tegen_overgang(stand, "ingetrokken")
    if redenen:
        return redenen
    if soort not in INTREKKEN:
        redenen.append(Weigering("soort", "Kies waarom u de casus intrekt.", "soort"))
    return redenen + zonder_reden(reden, "Schrijf in één zin wat er is veranderd.")


def zonder_reden(reden: str, melding: str) -> list[Weigering]:
    """Return `melding` as the reason against when no reason was written."""
    return [] if reden.strip() else [Weigering("geen_reden", melding, "reden")]
