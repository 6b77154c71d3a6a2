"""The picture of the invitations of one meeting: per case who comes, what they know, and what is in the way."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tafel.overleggen.models import Overleg
from tafel.overleggen.queries import dag_van, tijden_van
from tafel.overleggen.rules import Voorzitterfeiten, mag_voorzitten
from tafel.toegang.rules import Actor, Zaak, mag
from tafel.toestemmingen import rules as toestemming
from tafel.toestemmingen.queries import registerfeiten_van
from tafel.uitnodigingen.models import Tijdslot, Verwachting
from tafel.uitnodigingen.queries import gasten as wie_komt
from tafel.uitnodigingen.queries import laden
from tafel.uitnodigingen.queries.gasten import Gast
from tafel.uitnodigingen.rules import mandaat, slots, soorten
from tafel.uitnodigingen.rules.antwoorden import GEZIN
from tafel.uitnodigingen.rules.familie import komt_met_ouders, waarom_geen_bladzijde

__all__ = ["Beeld", "Gast", "Item", "beeld", "gestuurd", "weet_van"]

MAG_NIET = "Met deze partij mag u nu niet delen."


@dataclass(frozen=True)
class Item:
    """One case of the meeting: its time, who is invited, what is expected, what is in the way."""

    punt_id: uuid.UUID
    casus_id: uuid.UUID
    nummer: str
    initialen: str
    vak: slots.Vak | None
    begonnen: bool
    mag_zien: bool
    school: bool
    sector: str | None
    verwachting: Verwachting | None
    nvt: dict[str, str]  # kind -> why not, also what follows by itself
    vanzelf: dict[str, str]
    ontbreekt: tuple[str, ...]
    gasten: tuple[Gast, ...]
    weg: tuple[Tijdslot, ...]  # invitations of people who no longer have a seat
    mandaat: tuple[mandaat.Punt, ...]
    zonder_mandaat: tuple[str, ...]
    voorzitter_partij: bool
    met_kind: bool  # the leerling is too young for an invitation of their own: the parents are invited with them (R28)
    mag_regelen: bool  # who asks may say who sits here
    leiding: tuple[tuple[str, str, str], ...]  # leidinggevenden who were spoken to: naam, functie, organisatie

    @property
    def verplaatst_van(self) -> slots.Vak | None:
        """The moment on another day on which somebody here still counts, if there is one."""
        return next((gestuurd(g.slot) for g in self.gasten if g.verplaatst), None)

    @property
    def te_sturen(self) -> int:
        """How many people hear something when it is sent now."""
        return sum(g.actie != "niets" for g in self.gasten)

    @property
    def gestuurd(self) -> bool:
        """Whether anybody was invited to this case."""
        return any(g.slot is not None and g.slot.gestuurd_op for g in self.gasten)


@dataclass(frozen=True)
class Beeld:
    """All cases of a meeting, and what the table has against its chair."""

    items: tuple[Item, ...]
    los: tuple[Tijdslot, ...]  # invitations for cases that left the agenda
    leden: laden.Leden
    voorzitter: tuple[str, ...]  # sentences against the chair (R24, R25)

    @property
    def mensen(self) -> int:
        """How many people hear something when it is sent now."""
        af = {s.genodigde_id for s in self.los if weet_van(s)}
        return len({g.wie for item in self.items for g in item.gasten if g.actie != "niets"}) + len(af)

    @property
    def brieven(self) -> int:
        """How many people have a letter on paper to be printed and given: nobody said yet what the answer is."""
        items = [item for item in self.items if item.mag_zien and not item.begonnen]
        return len({g.wie for item in items for g in item.gasten if g.weg == "brief" and g.stand == "open"})

    @property
    def verplaatst_van(self) -> dt.date | None:
        """The old day on which people still count, when the meeting moved to another."""
        return next((item.verplaatst_van.datum for item in self.items if item.verplaatst_van), None)

    @property
    def op_oude_dag(self) -> int:
        """How many people count on another day than it is now."""
        return len({g.wie for item in self.items for g in item.gasten if g.verplaatst})

    @property
    def nieuws(self) -> str:
        """What people do not know yet, in words after "weten nog niet"."""
        gasten = [g for item in self.items for g in item.gasten]
        anders = {
            slots.wat_anders(gestuurd(g.slot) or g.vak, g.vak) for g in gasten if g.actie == "wijziging" and g.vak
        }
        if self.verplaatst_van is not None:
            return "wanneer het is" if self.nodigt_uit else "dat het overleg is verplaatst"
        if self.nodigt_uit:
            return "hoe laat"
        if "tijd" in anders:
            return "de nieuwe tijd"
        return "waar het nu is" if anders else "dat het niet doorgaat"

    @property
    def nodigt_uit(self) -> bool:
        """Whether somebody is invited when it is sent now, and not only told of a change or an end."""
        return any(g.actie == "uitnodiging" for item in self.items for g in item.gasten)


def weet_van(slot: Tijdslot) -> bool:
    """Tell whether the person counts on it."""
    return slot.gestuurd_op is not None and not slot.afgezegd


def gestuurd(slot: Tijdslot | None) -> slots.Vak | None:
    """Return what the person was told last."""
    if slot is None or slot.gestuurd_op is None:
        return None
    return slots.Vak(slot.datum, slot.begint_om, slot.eindigt_om, slot.plaats, slot.online)


def beeld(actor: Actor | None, overleg: Overleg, *, met_register: bool = True) -> Beeld:
    """Return the picture of a meeting in six statements; without the register of consent in five."""
    rijen = laden.punten(actor, overleg)
    dag = dag_van(overleg, [_MetId(rij) for rij in rijen])
    tijden = tijden_van(dag)
    stoelen = laden.stoelen(overleg)
    leden = laden.leden(overleg)
    per_casus: dict[uuid.UUID, list[Tijdslot]] = {}
    for slot in laden.slots(overleg.id):
        per_casus.setdefault(slot.casus_id, []).append(slot)
    feiten = registerfeiten_van(rijen) if met_register and rijen else {}
    items = tuple(
        _item(actor, overleg, rij, _vak(overleg, tijden.get(rij.punt_id)), stoelen.get(rij.id, []),
              per_casus.pop(rij.id, []), leden, feiten.get(rij.id))
        for rij in rijen
    )  # fmt: skip
    los = tuple(slot for van_casus in per_casus.values() for slot in van_casus)
    return Beeld(items, los, leden, _tegen_voorzitter(leden, items))


@dataclass(frozen=True)
class _MetId:
    """An item as the computed day wants it."""

    rij: Any

    def __getattr__(self, naam: str) -> Any:
        return self.rij.punt_id if naam == "id" else getattr(self.rij, naam)


def _vak(overleg: Overleg, tijd: tuple[dt.time, dt.time] | None) -> slots.Vak | None:
    if tijd is None or overleg.stand == "geannuleerd":
        return None
    return slots.Vak(overleg.datum, tijd[0], tijd[1], overleg.plaats, overleg.online)


def _item(
    actor: Actor | None,
    overleg: Overleg,
    rij: Any,
    vak: slots.Vak | None,
    stoelen: Sequence[laden.Stoel],
    gestuurde: Sequence[Tijdslot],
    leden: laden.Leden,
    feiten: toestemming.Registerfeiten | None,
) -> Item:
    dagen = laden.eerste_dag(overleg)
    met_kind = komt_met_ouders(rij.geboortedatum, overleg.datum)
    v: Verwachting | None = rij.Verwachting
    vanzelf = soorten.vanzelf_nvt(bool(rij.school), rij.sector)
    nvt = {**vanzelf, **{soort: reden for soort, reden in (v.nvt if v else {}).items() if reden}}
    ontbreekt = soorten.ontbreekt({s.betrokkene.rol for s in stoelen}, nvt)
    verwacht = mandaat.Verwacht(
        v.kosten_jeugdhulp if v else None, v.kosten_onderwijs if v else None, bool(v and v.plek), rij.sector,
        bool(rij.school), leden.geldregel,
    )  # fmt: skip
    begonnen = rij.begonnen_op is not None or (rij.uitkomst is not None and vak is not None)
    per_stoel = {slot.stoel: slot for slot in gestuurde}
    kandidaten = [
        *wie_komt.partijen(stoelen, leden, met_kind),
        *wie_komt.geld(verwacht, stoelen, leden),
        *wie_komt.leiding(v),
    ]
    gasten = []
    for gast in kandidaten:
        waarom = _waarom_niet(feiten, gast, dagen)
        slot = per_stoel.pop(gast.stoel, None)
        hoe = slots.Slotfeiten(
            vak, gestuurd(slot), bool(slot and slot.afgezegd), bool(slot and slot.ingetrokken), not waarom,
            not ontbreekt, begonnen,
            bool(slot and gast.email and gast.email.casefold() != slot.genodigde.email.casefold()),
        )  # fmt: skip
        bladzijde = _heeft_bladzijde(feiten, gast, dagen)
        gasten.append(
            replace(gast, waarom_niet=waarom, slot=slot, actie=slots.actie(hoe), bladzijde=bladzijde, vak=vak)
        )
    standen = {g.gebruiker_id: g.stand for g in gasten if g.gebruiker_id}
    houders, standen = mandaat.met_invallers(leden.houders, standen, wie_komt.invallers(v, gasten))
    partijen = [
        mandaat.Partij(g.rol, g.naam if g.rol not in GEZIN else g.rolwoord, g.heeft_mandaat, g.mandaat, g.stand)
        for g in gasten
        if g.hoedanigheid == "partij"
    ]
    return Item(
        punt_id=rij.punt_id, casus_id=rij.id, nummer=rij.nummer, initialen=rij.initialen, vak=vak, begonnen=begonnen,
        mag_zien=not rij.zelf_partij, school=bool(rij.school), sector=rij.sector, verwachting=v, nvt=nvt,
        vanzelf=vanzelf, ontbreekt=ontbreekt, gasten=tuple(gasten), weg=tuple(per_stoel.values()),
        mandaat=tuple(mandaat.zicht(verwacht, houders, standen, partijen)),
        zonder_mandaat=tuple(mandaat.zonder_mandaat(partijen)), voorzitter_partij=bool(rij.voorzitter_partij),
        leiding=wie_komt.leiding_voorstel(rij.aanmelding, v), met_kind=met_kind,
        mag_regelen=actor is not None and mag(actor, "casus.mensen", _zaak(overleg, rij)),
    )  # fmt: skip


def _zaak(overleg: Overleg, rij: Any) -> Zaak:
    """Return what the policy knows of a case here: the roles of who chairs, as far as they sit in it as a party."""
    return Zaak(overleg.tafel_id, frozenset({"partij"} if rij.zelf_partij else ()), rij.stand)


def _waarom_niet(feiten: toestemming.Registerfeiten | None, gast: Gast, dagen: Iterable[dt.date]) -> str:
    """Return why the case may not be shared with somebody, today or on the day of the meeting; "" when it may (R68).

    Leerling: it is about them. Parents are told, and from 16 only when the leerling wants that (R59, R70).
    """
    if feiten is None or gast.rol == "leerling":
        return ""
    if gast.rol == "ouders":
        return waarom_geen_bladzijde(feiten, dagen, gast.rol, gast.naam)
    aan = toestemming.Ontvanger(gast.rol or "anders", gast.organisatie, gast.naam)
    for dag in dagen:
        oordeel = toestemming.oordeel_over(feiten, dag, aan)
        if not oordeel.mag:
            return oordeel.mist[0].zin if oordeel.mist else MAG_NIET
    return ""


def _heeft_bladzijde(feiten: toestemming.Registerfeiten | None, gast: Gast, dagen: Iterable[dt.date]) -> bool:
    """Tell whether this is one of the family who may have a page of their own."""
    return feiten is not None and gast.rol in GEZIN and not waarom_geen_bladzijde(feiten, dagen, gast.rol, gast.naam)


def _tegen_voorzitter(leden: laden.Leden, items: Iterable[Item]) -> tuple[str, ...]:
    feiten = Voorzitterfeiten(
        lid=bool(leden.voorzitter), naam=leden.voorzitter, organisatie_soort=leden.voorzitter_soort,
        gemeente_mag_voorzitten=leden.gemeente_mag_voorzitten,
        partij_in=tuple(item.nummer for item in items if item.voorzitter_partij),
    )  # fmt: skip
    return tuple(reden.melding for reden in mag_voorzitten(feiten))
