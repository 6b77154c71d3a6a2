"""Rules of tables, memberships and mandates: what a beheerder may change, and why not."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from tafel.kern.refusals import Weigering

ROLWOORDEN: dict[str, str] = {
    "voorzitter": "Voorzitter",
    "casusverantwoordelijke": "Casusverantwoordelijke",
    "zaakonderzoeker": "Zaakonderzoeker",
    "partij": "Partij aan de tafel",
    "akkoordgever": "Akkoordgever",
    "analist": "Analist",
    "beheerder": "Beheerder",
    "fg": "Functionaris gegevensbescherming",
}
SOORTWOORDEN: dict[str, str] = {
    "school": "School",
    "leerplicht": "Leerplicht",
    "jeugdhulp": "Jeugdhulp",
    "samenwerkingsverband": "Samenwerkingsverband",
    "jeugdarts": "Jeugdarts",
    "wijkteam": "Wijkteam",
    "gemeente": "Gemeente",
    "anders": "Anders",
}
KANTWOORDEN: dict[str, str] = {"jeugdhulp": "Jeugdhulp", "onderwijs": "Onderwijs", "vrij": "Vrij budget"}
VAN_GEMEENTE = frozenset({"gemeente", "leerplicht"})
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")


@dataclass(frozen=True)
class Periode:
    """A first day, and a last day when it ends."""

    van: dt.date
    tot: dt.date | None = None

    def geldt_op(self, dag: dt.date) -> bool:
        """Tell whether `dag` is within it, both ends counted."""
        return self.van <= dag and (self.tot is None or dag <= self.tot)

    def raakt(self, ander: Periode) -> bool:
        """Tell whether two periods share a day."""
        return (self.tot is None or ander.van <= self.tot) and (ander.tot is None or self.van <= ander.tot)


def keur_periode(periode: Periode) -> list[Weigering]:
    """Return the reason against a period that ends before it begins."""
    if periode.tot is not None and periode.tot < periode.van:
        return [Weigering("periode", "De laatste dag ligt vóór de eerste dag.", "tot")]
    return []


@dataclass(frozen=True)
class Lidfeiten:
    """Somebody who is added to a table. `zelfde_rol` are the periods in which they have that role already."""

    rol: str
    periode: Periode
    organisatie_soort: str | None
    gemeente_mag_voorzitten: bool
    account_open: bool
    zelfde_rol: tuple[Periode, ...] = ()


def keur_lid(feiten: Lidfeiten) -> list[Weigering]:
    """Return every reason against adding a member (R24: at some tables the chair is not of the municipality)."""
    redenen = keur_periode(feiten.periode)
    if feiten.rol not in ROLWOORDEN:
        redenen.append(Weigering("rol", "Kies een rol.", "rol"))
    if not feiten.account_open:
        redenen.append(Weigering("geblokkeerd", "Dit account is afgesloten. Kies iemand anders.", "email"))
    if any(feiten.periode.raakt(oud) for oud in feiten.zelfde_rol):
        redenen.append(Weigering("dubbel", "Deze persoon heeft deze rol al aan deze tafel.", "rol"))
    if feiten.rol == "voorzitter" and not feiten.gemeente_mag_voorzitten:
        if feiten.organisatie_soort is None:
            zin = "Vul de organisatie van de voorzitter in. Aan deze tafel komt die niet van de gemeente."
            redenen.append(Weigering("voorzitter_organisatie", zin, "organisatie"))
        elif feiten.organisatie_soort in VAN_GEMEENTE:
            zin = "Aan deze tafel komt de voorzitter niet van de gemeente of van leerplicht. Kies iemand anders."
            redenen.append(Weigering("voorzitter_gemeente", zin, "rol"))
    return redenen


def keur_einde(
    rol: str, periode: Periode, einde: dt.date, vandaag: dt.date, anderen: tuple[Periode, ...]
) -> list[Weigering]:
    """Return every reason against ending a membership on `einde`.

    `anderen` are the memberships of other people with the same role: a table keeps a beheerder.
    """
    redenen = keur_mandaateinde(periode, einde, vandaag)
    if not redenen and rol == "beheerder" and not any(een.geldt_op(einde + dt.timedelta(days=1)) for een in anderen):
        redenen.append(Weigering("laatste_beheerder", "Dit is de enige beheerder. Voeg eerst een andere toe.", "einde"))
    return redenen


def keur_mandaateinde(periode: Periode, einde: dt.date, vandaag: dt.date) -> list[Weigering]:
    """Return every reason against ending something on `einde`: what was valid in the past stays so."""
    if periode.tot is not None and periode.tot < vandaag:
        return [Weigering("al_voorbij", "Dit is al voorbij.", "einde")]
    if einde < vandaag:
        return [Weigering("einde_verleden", "Kies vandaag of een latere dag.", "einde")]
    if einde < periode.van:
        return [Weigering("einde_te_vroeg", "De laatste dag ligt vóór de eerste dag.", "einde")]
    return []


def keur_mandaat(rol: str, kant: str, sector: str | None, bedrag: Decimal | None, periode: Periode) -> list[Weigering]:
    """Return every reason against a mandate (R34, R35): only for an akkoordgever; jeugdhulp knows no sector."""
    redenen = keur_periode(periode)
    if rol != "akkoordgever":
        redenen.append(Weigering("geen_akkoordgever", "Alleen een akkoordgever krijgt een mandaat."))
    if kant not in KANTWOORDEN:
        redenen.append(Weigering("kant", "Kies voor welke kosten.", "kant"))
    if kant == "jeugdhulp" and sector:
        redenen.append(Weigering("sector", "Jeugdhulp kent geen sector. Laat de sector leeg.", "sector"))
    if bedrag is not None and bedrag <= 0:
        redenen.append(Weigering("bedrag", "Vul een bedrag in dat meer is dan nul, of laat het leeg.", "bedrag_tot"))
    return redenen


def keur_doorzetten(wil: bool, kan: bool, convenant: str) -> list[Weigering]:
    """Return the reason against doorzettingskracht: only where the profile knows it, and with a convenant."""
    if wil and not kan:
        return [Weigering("doorzetten", "Dit soort tafel kent geen doorzettingskracht.", "doorzettingskracht")]
    if wil and not convenant.strip():
        return [Weigering("convenant", "Schrijf in welk convenant dit staat, met de datum.", "convenant")]
    return []


def keur_termijnen(streef: int, uiterste: int) -> list[Weigering]:
    """Return the reason against terms: a case must be at the table after it should be."""
    if uiterste < streef:
        zin = "De uiterste datum ligt vóór de streefdatum. Kies meer werkdagen."
        return [Weigering("termijnen", zin, "uiterste_werkdagen")]
    return []


def keur_tafelcode(code: str, bezet: bool) -> list[Weigering]:
    """Return the reason against the short code of a new table; it stands in every decision number."""
    if not _CODE.fullmatch(code):
        return [Weigering("code", "Gebruik 2 tot en met 12 letters of cijfers, als DBM. Begin met een letter.", "code")]
    if bezet:
        return [Weigering("code_bezet", "Er is al een tafel met deze code. Kies een andere.", "code")]
    return []
