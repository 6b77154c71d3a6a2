"""Judge the money: who decides on a cost line, who looks on, who may answer."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tafel.kern.format import euro
from tafel.kern.refusals import Weigering

Zijde = tuple[str, str | None]


@dataclass(frozen=True)
class Kandidaat:
    """What one member may promise: a mandate, for as long as both it and the membership last."""

    gebruiker_id: uuid.UUID
    naam: str
    functie: str
    kant: str
    sector: str | None
    bedrag_tot: Decimal | None
    van: dt.date
    tot: dt.date | None = None

    def geldt_op(self, dag: dt.date) -> bool:
        """Tell whether the mandate is valid on `dag`, first and last day included."""
        return self.van <= dag and (self.tot is None or dag <= self.tot)

    def past_bij(self, zijde: Zijde) -> bool:
        """Tell whether the mandate is for this side; one without sector is for every sector."""
        return self.kant == zijde[0] and (self.kant == "jeugdhulp" or self.sector in (None, zijde[1]))

    def reikt_tot(self, bedrag: Decimal) -> bool:
        """Tell whether the mandate is high enough for `bedrag`."""
        return self.bedrag_tot is None or bedrag <= self.bedrag_tot


@dataclass(frozen=True)
class Toewijzing:
    """Who decides and who looks on.

    `weigeringen`: nobody can decide; `mist`: one side does not see the grounds (R33).
    """

    beslissers: tuple[Kandidaat, ...]
    kijkers: tuple[Kandidaat, ...]
    weigeringen: tuple[Weigering, ...] = ()
    mist: tuple[Weigering, ...] = ()


def zijden(kant: str, sector: str | None, school: bool, geldregel: str, soort: str) -> tuple[list[Zijde], list[Zijde]]:
    """Return (sides that decide, sides that look on) for a cost line.

    Jeugdhulp goes to the Teamleider, onderwijs to the director of the samenwerkingsverband of the right sector (R34);
    mbo and a pupil without school to a free budget holder (R35, V6). Both sides always see the grounds (R33), and both
    decide under the rule "beiden" and for an onderwijszorgarrangement (V5).
    """
    jeugdhulp: Zijde = ("jeugdhulp", None)
    onderwijs: Zijde = ("onderwijs", sector) if school and sector in ("po", "vo") else ("vrij", sector)
    eigen = {"jeugdhulp": jeugdhulp, "onderwijs": onderwijs}.get(kant, ("vrij", sector))
    alle = [eigen, *(zijde for zijde in (jeugdhulp, onderwijs) if zijde != eigen)]
    if geldregel == "beiden" or soort == "onderwijszorgarrangement":
        return alle, []
    return alle[:1], alle[1:]


def _kosten(zijde: Zijde, school: bool) -> str:
    kant, sector = zijde
    if kant == "jeugdhulp":
        return "jeugdhulpkosten"
    if kant == "vrij" and not school:
        return "onderwijskosten zonder school"
    return f"onderwijskosten in {sector or 'deze sector'}"


def _volgorde(kandidaat: Kandidaat) -> tuple[bool, Decimal, str, str]:
    """Sort the lowest mandate that reaches first, so that a director gets only what others may not promise."""
    return (
        kandidaat.bedrag_tot is None,
        kandidaat.bedrag_tot or Decimal(0),
        kandidaat.naam,
        str(kandidaat.gebruiker_id),
    )


def akkoordgevers(
    kant: str,
    sector: str | None,
    geldregel: str,
    soort: str,
    bedrag: Decimal,
    gevraagd_door: uuid.UUID,
    kandidaten: Iterable[Kandidaat],
    op: dt.date,
    *,
    school: bool = True,
) -> Toewijzing:
    """Return who decides on `bedrag` and who looks on.

    Who asks for the money never decides on it: it falls to another holder. An amount above a ceiling goes to the next
    holder with enough mandate. Without such a holder the reasons say which side, who, and up to what.
    """
    geldig = sorted((k for k in kandidaten if k.geldt_op(op)), key=_volgorde)
    beslissen, meekijken = zijden(kant, sector, school, geldregel, soort)
    beslissers: dict[uuid.UUID, Kandidaat] = {}
    weigeringen: list[Weigering] = []
    for zijde in beslissen:
        van_zijde = [k for k in geldig if k.past_bij(zijde)]
        keus = next((k for k in van_zijde if k.gebruiker_id != gevraagd_door and k.reikt_tot(bedrag)), None)
        if keus is None:
            weigeringen.append(_waarom_niemand(van_zijde, bedrag, gevraagd_door, _kosten(zijde, school)))
        else:
            beslissers.setdefault(keus.gebruiker_id, keus)
    kijkers: dict[uuid.UUID, Kandidaat] = {}
    mist: list[Weigering] = []
    for zijde in meekijken:
        van_zijde = [k for k in geldig if k.past_bij(zijde)]
        anderen = [k for k in van_zijde if k.gebruiker_id != gevraagd_door]
        kijker = next((k for k in anderen if k.reikt_tot(bedrag)), anderen[-1] if anderen else None)
        if not van_zijde:
            mist.append(_geen_akkoordgever(_kosten(zijde, school)))
        elif kijker is not None and kijker.gebruiker_id not in beslissers:
            kijkers.setdefault(kijker.gebruiker_id, kijker)
    return Toewijzing(tuple(beslissers.values()), tuple(kijkers.values()), tuple(weigeringen), tuple(mist))


def _geen_akkoordgever(kosten: str) -> Weigering:
    return Weigering(
        "geen_akkoordgever", f"Voor {kosten} is nog geen akkoordgever met mandaat. Vraag de beheerder.", "kant"
    )


def _waarom_niemand(van_zijde: list[Kandidaat], bedrag: Decimal, gevraagd_door: uuid.UUID, kosten: str) -> Weigering:
    """Return why nobody of one side can decide: nobody there, only who asks, or every ceiling too low."""
    if not van_zijde:
        return _geen_akkoordgever(kosten)
    anderen = [k for k in van_zijde if k.gebruiker_id != gevraagd_door]
    if anderen:
        return te_hoog(anderen[-1].naam, anderen[-1].bedrag_tot or Decimal(0), bedrag)
    zin = f"U vraagt dit geld zelf aan. Voor {kosten} is er geen ander die akkoord kan geven. Vraag de beheerder."
    return Weigering("eigen_aanvraag", zin, "kant")


def te_hoog(naam: str, tot: Decimal, bedrag: Decimal) -> Weigering:
    """Return the reason that an amount is above somebody's ceiling."""
    return Weigering("boven_mandaat", f"{naam} mag toezeggen tot {euro(tot)}. Dit kost {euro(bedrag)}.", "bedrag")


EIGEN_AANVRAAG = Weigering(
    "eigen_aanvraag", "U heeft dit geld zelf aangevraagd. Een ander beslist erover. U hoeft niets te doen."
)
AL_BEANTWOORD = Weigering("al_beantwoord", "U heeft hier al op geantwoord. Uw eerste antwoord staat.")


@dataclass(frozen=True)
class Akkoordfeiten:
    """One answer to one request for agreement: to whom it is addressed, and what who answers may promise now."""

    actor_id: uuid.UUID
    gebruiker_id: uuid.UUID
    gevraagd_door: uuid.UUID
    taak: str
    stand: str
    besluit_stand: str
    ja: bool
    reden: str
    bedrag: Decimal
    zijden: tuple[Zijde, ...]
    mandaten: tuple[Kandidaat, ...]
    op: dt.date


def mag_akkoord_geven(feiten: Akkoordfeiten) -> list[Weigering]:
    """Return every reason against this answer; empty when it may be given.

    Only who it is addressed to, never who asked, once, after the decision is settled, with a valid mandate on the day
    that is high enough; no is always with a reason (R34).
    """
    if feiten.actor_id == feiten.gevraagd_door:
        return [EIGEN_AANVRAAG]
    if feiten.actor_id != feiten.gebruiker_id:
        return [Weigering("niet_aan_u_gevraagd", "Dit is aan een ander gevraagd.")]
    if feiten.taak != "beslist":
        return [Weigering("kijkt_mee", "U kijkt mee met deze kosten. Een ander beslist erover.")]
    if feiten.besluit_stand != "vastgesteld":
        return [
            Weigering("nog_niet_vastgesteld", "Het besluit is nog niet vastgesteld. U krijgt bericht als het zover is.")
        ]
    if feiten.stand != "open":
        return [AL_BEANTWOORD]
    redenen = _mandaat(feiten)
    if not feiten.ja and not feiten.reden.strip():
        redenen.append(Weigering("reden_ontbreekt", "Schrijf op waarom u nee zegt. De tafel leest dit.", "reden"))
    return redenen


def _mandaat(feiten: Akkoordfeiten) -> list[Weigering]:
    """Check the mandate again on the day of the answer; to say no one needs no ceiling."""
    geldig = [k for k in feiten.mandaten if k.geldt_op(feiten.op) and any(k.past_bij(z) for z in feiten.zijden)]
    if not geldig:
        return [Weigering("mandaat_verlopen", "U heeft vandaag geen mandaat voor deze kosten. Vraag de beheerder.")]
    if feiten.ja and not any(k.reikt_tot(feiten.bedrag) for k in geldig):
        return [te_hoog(geldig[0].naam, max(k.bedrag_tot or Decimal(0) for k in geldig), feiten.bedrag)]
    return []
