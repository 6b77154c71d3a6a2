"""Mandate in sight: what the expected decisions need, who comes for it, who is missing; days before (feature 43)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from tafel.kern.format import euro

Zijde = tuple[str, str | None]
Stand = Literal["niet_gevraagd", "open", "komt", "kan_niet"]


@dataclass(frozen=True)
class Houder:
    """A budget holder with a mandate that holds on the day of the meeting: side, sector (None: every one), ceiling."""

    gebruiker_id: uuid.UUID
    naam: str
    functie: str
    kant: str
    sector: str | None
    bedrag_tot: Decimal | None

    def past_bij(self, zijde: Zijde) -> bool:
        """Tell whether the mandate is for this side; one without sector is for every sector."""
        return self.kant == zijde[0] and (self.kant == "jeugdhulp" or self.sector in (None, zijde[1]))

    def reikt_tot(self, bedrag: Decimal | None) -> bool:
        """Tell whether the ceiling allows this amount; without ceiling every amount."""
        return self.bedrag_tot is None or bedrag is None or bedrag <= self.bedrag_tot

    @property
    def mag(self) -> str:
        """In words what this person may promise."""
        return f"mag toezeggen tot {euro(self.bedrag_tot)}" if self.bedrag_tot else "mag elk bedrag toezeggen"


@dataclass(frozen=True)
class Invaller:
    """Who comes to one case in the place of a budget holder: with a mandate or not, up to which amount."""

    plaats_van: uuid.UUID
    naam: str
    mandaat: bool
    tot: Decimal | None
    stand: Stand


def met_invallers(
    houders: Sequence[Houder], standen: Mapping[uuid.UUID, Stand], invallers: Sequence[Invaller]
) -> tuple[list[Houder], dict[uuid.UUID, Stand]]:
    """Return the budget holders of one case and whether they come, with those who come in their place.

    Nobody promises more than the one they replace may; without a mandate the place stays empty.
    """
    per = {een.plaats_van: een for een in invallers}
    nieuwe_standen = dict(standen)
    uit = []
    for h in houders:
        een = per.get(h.gebruiker_id)
        if een is None:
            uit.append(h)
        elif not een.mandaat:
            nieuwe_standen[h.gebruiker_id] = "kan_niet"
            uit.append(h)
        else:
            grenzen = [grens for grens in (een.tot, h.bedrag_tot) if grens is not None]
            uit.append(replace(h, naam=f"{een.naam} voor {h.naam}", bedrag_tot=min(grenzen, default=None)))
            nieuwe_standen[h.gebruiker_id] = een.stand
    return uit, nieuwe_standen


@dataclass(frozen=True)
class Partij:
    """A party at the case: its kind, whether it may promise something, in words what, and whether it comes."""

    rol: str
    wie: str
    heeft_mandaat: bool
    mandaat: str
    stand: Stand


@dataclass(frozen=True)
class Verwacht:
    """What the table expects to decide in one case. `geldregel` "beiden": both sides agree to every amount (V5)."""

    jeugdhulp: Decimal | None
    onderwijs: Decimal | None
    plek: bool
    sector: str | None
    school: bool
    geldregel: str = "eigen"

    @property
    def geld(self) -> bool:
        """Whether costs are expected."""
        return bool(self.jeugdhulp or self.onderwijs)


@dataclass(frozen=True)
class Nodig:
    """A side that must be there (R33): with a mandate for this amount, or only to know of it (None)."""

    zijde: Zijde
    bedrag: Decimal | None


@dataclass(frozen=True)
class Punt:
    """One line of the list: in order, not yet, or missing; the sentence says who and what."""

    soort: Literal["goed", "let", "fout"]
    zin: str


def wat_nodig(v: Verwacht) -> list[Nodig]:
    """Return the sides that must be at the table (R33-R35, V5, V6); none when no costs are expected.

    Both sides always; each with enough mandate for its own amount. Under the rule "beiden" each for every amount.
    Mbo, and a pupil without school, has no samenwerkingsverband that pays: a free budget holder.
    """
    if not v.geld:
        return []
    onderwijs: Zijde = ("onderwijs", v.sector) if v.school and v.sector in ("po", "vo") else ("vrij", v.sector)
    hoogste = max(filter(None, (v.jeugdhulp, v.onderwijs))) if v.geldregel == "beiden" else None
    return [Nodig(("jeugdhulp", None), hoogste or v.jeugdhulp), Nodig(onderwijs, hoogste or v.onderwijs)]


def kies_houder(nodig: Nodig, houders: Sequence[Houder]) -> Houder | None:
    """Return whom to invite for a side: the lowest mandate that reaches, else the highest there is; None: nobody."""
    van_zijde = sorted(
        (h for h in houders if h.past_bij(nodig.zijde)),
        key=lambda h: (h.bedrag_tot is None, h.bedrag_tot or Decimal(0), h.naam, str(h.gebruiker_id)),
    )
    return next((h for h in van_zijde if h.reikt_tot(nodig.bedrag)), van_zijde[-1] if van_zijde else None)


def wie_nodig(v: Verwacht, houders: Sequence[Houder]) -> list[Houder]:
    """Return the budget holders who are invited because money is expected, each once (R26, R33)."""
    gekozen = [kies_houder(nodig, houders) for nodig in wat_nodig(v)]
    return list({h.gebruiker_id: h for h in gekozen if h is not None}.values())


def _kosten(zijde: Zijde, school: bool) -> str:
    if zijde[0] == "jeugdhulp":
        return "Jeugdhulpkosten"
    if not school:
        return "Onderwijskosten zonder school"
    return f"Onderwijskosten in het {zijde[1]}" if zijde[1] else "Onderwijskosten"


_KOMT: dict[Stand, tuple[Literal["goed", "let", "fout"], str]] = {
    "komt": ("goed", "komt"),
    "open": ("let", "gaf nog geen antwoord"),
    "niet_gevraagd": ("let", "is nog niet uitgenodigd"),
    "kan_niet": ("fout", "kan niet: zoek een vervanger met mandaat"),
}


def zicht(v: Verwacht, houders: Sequence[Houder], standen: dict[uuid.UUID, Stand], partijen: Sequence[Partij]
          ) -> list[Punt]:  # fmt: skip
    """Return the list of one case: for each expected decision who comes with enough mandate, and who is missing.

    `standen`: account -> whether they come to this case (absent: not asked). Sources: R33, R38, V5, V6.
    """
    punten = []
    for nodig in wat_nodig(v):
        punten.append(_geld(nodig, v.school, houders, standen))
    if v.plek:
        punten.append(_plek(v, partijen))
    return punten


def _geld(nodig: Nodig, school: bool, houders: Sequence[Houder], standen: dict[uuid.UUID, Stand]) -> Punt:
    kop = _kosten(nodig.zijde, school) + (f" tot {euro(nodig.bedrag)}" if nodig.bedrag else ", om mee te weten")
    genoeg = [h for h in houders if h.past_bij(nodig.zijde) and h.reikt_tot(nodig.bedrag)]
    if genoeg:
        volgorde: tuple[Stand, ...] = ("komt", "open", "niet_gevraagd", "kan_niet")
        keus = kies_houder(nodig, houders)
        beste = min(
            genoeg,
            key=lambda h: (volgorde.index(standen.get(h.gebruiker_id, "niet_gevraagd")), h != keus, h.naam),
        )
        soort, woord = _KOMT[standen.get(beste.gebruiker_id, "niet_gevraagd")]
        return Punt(soort, f"{kop}: {beste.naam} {woord}. Die {beste.mag}.")
    hoogste = kies_houder(nodig, houders)
    if hoogste is None:
        return Punt("fout", f"{kop}: niemand aan deze tafel heeft hier een mandaat voor. Vraag de beheerder.")
    return Punt("fout", f"{kop}: {hoogste.naam} {hoogste.mag}. Dat is te weinig. Vraag wie meer mag toezeggen.")


def _plek(v: Verwacht, partijen: Sequence[Partij]) -> Punt:
    """A place: school or samenwerkingsverband with mandate; in mbo the school."""
    rollen = {"school", "samenwerkingsverband"} - ({"samenwerkingsverband"} if v.sector == "mbo" else set())
    van_soort = [p for p in partijen if p.rol in rollen]
    met = [p for p in van_soort if p.heeft_mandaat]
    if not met:
        wie = f"{van_soort[0].wie} heeft geen mandaat." if van_soort else "Niemand van school is uitgenodigd."
        if not v.school and not van_soort:
            wie = "Niemand die een plek mag toezeggen is uitgenodigd."
        return Punt("fout", f"Een plek: {wie} Vraag wie wel mag toezeggen.")
    volgorde: tuple[Stand, ...] = ("komt", "open", "niet_gevraagd", "kan_niet")
    beste = min(met, key=lambda p: volgorde.index(p.stand))
    soort, woord = _KOMT[beste.stand]
    mag = f" Mag toezeggen: {beste.mandaat}." if beste.mandaat else ""
    return Punt(soort, f"Een plek: {beste.wie} {woord}.{mag}")


def zonder_mandaat(partijen: Sequence[Partij]) -> list[str]:
    """Return who sits here and may promise nothing (R38): they can carry no part that costs money or a place."""
    return [p.wie for p in partijen if not p.heeft_mandaat and p.rol not in ("leerling", "ouders")]
