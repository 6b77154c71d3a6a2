"""Gather the facts of a whole meeting in a fixed number of statements, and make the script of them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Casus
from tafel.casussen.rules import ROLWOORDEN, steunpersoon_uit
from tafel.draaiboeken import rules
from tafel.draaiboeken.models import Notitie
from tafel.draaiboeken.queries.tijden import Pauzetijd, dag_van_items, pauzetijden
from tafel.draaiboeken.queries.voorbereid import Voorbereid, voorbereid
from tafel.draaiboeken.rules import Casusfeiten, Casusscript, Spreker, Stap, Tafelfeiten, Tak
from tafel.dubbelen.queries.kinderen import letters_van
from tafel.kern.db import sessie
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.rules import Actor
from tafel.uitnodigingen.queries.beeld import Gast, Item, beeld

GEZINSWOORD = {"leerling": "Leerling", "ouders": "Ouders"}


@dataclass(frozen=True)
class Hoofdstuk:
    """One case of the script: which, what to say, and the own note of who reads."""

    punt_id: uuid.UUID
    casus_id: uuid.UUID
    nummer: str
    initialen: str
    begint: dt.time
    eindigt: dt.time
    script: Casusscript
    notitie: Notitie | None = None


@dataclass(frozen=True)
class Gesloten:
    """A case in which the reader is a party: somebody else leads it, and reads its script (R25)."""

    nummer: str
    begint: dt.time
    eindigt: dt.time


@dataclass(frozen=True)
class Draaiboek:
    """The script of a meeting, in the order of the clock."""

    feiten: Tafelfeiten
    opening: Stap
    hoofdstukken: tuple[Hoofdstuk, ...]
    sluiting: Stap
    elk_moment: tuple[Tak, ...]
    dicht: tuple[Gesloten, ...] = ()
    pauzes: Sequence[Pauzetijd] = ()
    notitie: Notitie | None = None

    @property
    def inhoud(self) -> list[tuple[dt.time, str, Any]]:
        """Return the table of contents by the clock: (when, kind, what)."""
        regels: list[tuple[dt.time, str, Any]] = [(h.begint, "casus", h) for h in self.hoofdstukken]
        regels += [(een.begint, "dicht", een) for een in self.dicht]
        regels += [(een.om, "pauze", een) for een in self.pauzes]
        return sorted(regels, key=lambda regel: regel[0])


def draaiboek(actor: Actor, overleg: Overleg) -> Draaiboek:
    """Return the script of a meeting for who leads it. Six statements, whatever the number of cases.

    What is only for preparing stays out. `overleg` comes from overleg_uit_url, with its pauses.
    """
    zicht = beeld(actor, overleg, met_register=False)
    rijen = _cases(actor, overleg)
    klaar = voorbereid(overleg.id)
    items = sorted((item for item in zicht.items if item.vak is not None), key=lambda item: item.vak.begint_om)  # type: ignore[union-attr]
    eerste = rijen[items[0].casus_id][0] if items else None
    feiten = _tafel(actor, overleg, eerste, len(items))
    open_ = [item for item in items if item.mag_zien]
    cases = [
        _feiten(item, rijen[item.casus_id][0], klaar[item.casus_id], feiten, _volgende(items, item)) for item in open_
    ]
    hoofdstukken = tuple(
        Hoofdstuk(
            item.punt_id, item.casus_id, item.nummer, item.initialen, item.vak.begint_om, item.vak.eindigt_om,  # type: ignore[union-attr]
            rules.casusscript(f), rijen[item.casus_id][1],
        )
        for item, f in zip(open_, cases, strict=True)
    )  # fmt: skip
    dag = dag_van_items(overleg, items)
    algemeen = next((een for _, _, een in rijen.values() if een is not None), None)
    if not rijen:
        algemeen = sessie.scalar(
            sa.select(Notitie).where(
                Notitie.overleg_id == overleg.id, Notitie.gebruiker_id == actor.id, Notitie.casus_id.is_(None)
            )
        )
    return Draaiboek(
        feiten=feiten,
        opening=rules.opening(feiten, cases),
        hoofdstukken=hoofdstukken,
        sluiting=rules.sluiting(feiten, dag.eindigt),
        elk_moment=rules.elk_moment(feiten),
        dicht=tuple(
            Gesloten(item.nummer, item.vak.begint_om, item.vak.eindigt_om)
            for item in items
            if not item.mag_zien and item.vak
        ),
        pauzes=pauzetijden(overleg, dag),
        notitie=algemeen,
    )


def _cases(actor: Actor, overleg: Overleg) -> dict[uuid.UUID, tuple[Any, Notitie | None, Notitie | None]]:
    """Return per case its words and the table, the own note about it and about the meeting. One statement."""
    rijen = sessie.execute(
        sa.select(
            Casus.id, Casus.vraag, Casus.school, Casus.aanmelding, Tafel.naam.label("tafel"), Tafel.heeft_mandaat,
            Tafel.doorzettingskracht, Tafel.convenant, Gebruiker.naam.label("voorzitter"), Notitie,
        )
        .join(Agendapunt, Agendapunt.casus_id == Casus.id)
        .join(Tafel, Tafel.id == Casus.tafel_id)
        .join(Gebruiker, Gebruiker.id == overleg.voorzitter_id)
        .outerjoin(
            Notitie,
            sa.and_(
                Notitie.overleg_id == overleg.id, Notitie.gebruiker_id == actor.id,
                sa.or_(Notitie.casus_id == Casus.id, Notitie.casus_id.is_(None)),
            ),
        )
        .where(Agendapunt.overleg_id == overleg.id)
    ).all()  # fmt: skip
    uit: dict[uuid.UUID, tuple[Any, Notitie | None, Notitie | None]] = {}
    for rij in rijen:
        _, eigen, algemeen = uit.get(rij.id, (rij, None, None))
        if rij.Notitie is not None and rij.Notitie.casus_id is None:
            algemeen = rij.Notitie
        elif rij.Notitie is not None:
            eigen = rij.Notitie
        uit[rij.id] = (rij, eigen, algemeen)
    return uit


def _tafel(actor: Actor, overleg: Overleg, rij: Any, aantal: int) -> Tafelfeiten:
    return Tafelfeiten(
        tafel=rij.tafel if rij else "",
        voorzitter=rij.voorzitter if rij else "",
        ik=actor.naam,
        heeft_mandaat=bool(rij is None or rij.heeft_mandaat),
        doorzettingskracht=bool(rij and rij.doorzettingskracht),
        convenant=rij.convenant if rij else "",
        volgend_op=overleg.volgend_op,
        begint=overleg.begint_om,
        eindigt=overleg.eindigt_om,
        welkom_minuten=overleg.welkom_minuten,
        aantal=aantal,
    )


def _volgende(items: Sequence[Item], item: Item) -> Item | None:
    na = items[items.index(item) + 1 :]
    return na[0] if na else None


def _duur(item: Item | None) -> int:
    if item is None or item.vak is None:
        return 0
    van, tot = item.vak.begint_om, item.vak.eindigt_om
    return (tot.hour - van.hour) * 60 + tot.minute - van.minute


def _feiten(item: Item, rij: Any, klaar: Voorbereid, tafel: Tafelfeiten, volgende: Item | None) -> Casusfeiten:
    vast, kind = rij.aanmelding.get("stagnatie") or {}, rij.aanmelding.get("leerling") or {}
    steun = steunpersoon_uit(rij.aanmelding)
    v = item.verwachting
    partners = tuple(gast.naam for gast in item.gasten if gast.hoedanigheid == "geld")
    return Casusfeiten(
        nummer=item.nummer,
        initialen=item.initialen,
        minuten=_duur(item),
        begint=item.vak.begint_om if item.vak else dt.time(0),
        sector=item.sector,
        vraag=rij.vraag or "",
        knoop=rules.Knoop(
            *(str(vast.get(veld) or "") for veld in ("wat", "waar", "oorzaak", "wie_kan_opheffen"))
        ),
        sprekers=_sprekers(item.gasten),
        wensen=tuple(klaar.wensen),
        opties=tuple(klaar.opties),
        geld=rules.Geld(
            v.kosten_jeugdhulp if v else None, v.kosten_onderwijs if v else None, bool(v and v.plek),
            tuple((punt.soort, punt.zin) for punt in item.mandaat), item.zonder_mandaat, partners,
        ),
        niet_gehoord=klaar.niet_gehoord,
        steunpersoon=(steun[1] or "uw steunpersoon") if steun else "",
        volgende=volgende.nummer if volgende else "",
        volgende_minuten=_duur(volgende),
        tafel=tafel,
    ).zonder(
        (*letters_van(klaar.kinderen), *letters_van([(kind.get("voornaam") or "", kind.get("achternaam") or "")])),
        [str(rij.school or ""), *map(str, vast.get("veroorzakers") or ())],
    )  # fmt: skip


def _sprekers(gasten: Sequence[Gast]) -> tuple[Spreker, ...]:
    ouders = sum(gast.rol == "ouders" for gast in gasten)
    return tuple(_spreker(gast, ouders > 1) for gast in gasten if gast.slot is None or not gast.slot.ingetrokken)


def _spreker(gast: Gast, meer_ouders: bool) -> Spreker:
    slot, gezin = gast.slot, gast.rol in GEZINSWOORD
    woord = GEZINSWOORD.get(gast.rol) or (ROLWOORDEN[gast.rol] if gast.rol else gast.rolwoord)
    if gast.rol == "ouders" and meer_ouders:
        woord = f"Ouder, {gast.functie}" if gast.functie else "Ouder"
    if gast.rol == "anders":
        woord = gast.functie or "Andere partij"
    return Spreker(
        rol=gast.rol,
        wie=woord if gezin else gast.naam,
        rolwoord=woord,
        functie="" if gezin else gast.functie,
        organisatie="" if gezin else gast.organisatie,
        mandaat="" if gezin else gast.mandaat,
        heeft_mandaat=gast.heeft_mandaat,
        komt=gast.stand,
        reden=slot.reden if slot else "",
        vervangt="" if gezin else gast.vervangt,
        meedoen=(slot.meedoen or "") if slot and gezin else "",
        woorden=slot.meedoen_tekst if slot and gezin else "",
        neemt_mee=slot.neemt_mee if slot and gezin else "",
        hoedanigheid=gast.hoedanigheid,
    )
