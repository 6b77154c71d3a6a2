"""Gather the papers of one person for one meeting: which cases, and of each only what this person may see."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.documenten.models import Document, Documentlezer
from tafel.documenten.rules import SOORTWOORDEN
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.logboek.models import Logregel
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.stukken import rules
from tafel.stukken.queries import rijen
from tafel.stukken.queries.blad import bladfeiten
from tafel.toegang.rules import Actor, Zaak, mag
from tafel.toestemmingen import rules as toestemming
from tafel.toestemmingen.queries import registerfeiten_van
from tafel.toestemmingen.services.delen import SOORT_VAN_DOCUMENT
from tafel.uitnodigingen.queries.beeld import Beeld, Gast, Item, weet_van
from tafel.uitnodigingen.rules.antwoorden import GEZIN

GEMAAKT = "stukken gemaakt"
GEEN_TOEGANG = "U hebt in deze casus nog geen toegang. Vraag de voorzitter."
EERST_HOREN = "Hoor eerst het verhaal. Daarna opent het dossier."


@dataclass(frozen=True)
class Deel:
    """One case in a bundle: how much of it (None: nothing, `waarom` says why), and as whom the reader sits there."""

    item: Item
    recht: rules.Leesrecht | None
    gast: Gast | None
    waarom: str = ""


@dataclass(frozen=True)
class Ontvanger:
    """Whose papers these are; without `genodigde_id` those of who asks."""

    naam: str
    wat: str
    genodigde_id: uuid.UUID | None = None


def eigen_delen(actor: Actor, beeld: Beeld, zaken: Mapping[uuid.UUID, Zaak]) -> list[Deel]:
    """Return the cases of who asks, in the order of the agenda. What is not theirs is not in it. No statement.

    Chair and zaakonderzoeker get the whole sheet; who is invited the version for parties.
    """
    uit = []
    for item in _lopend(beeld):
        zaak = zaken[item.casus_id]
        gast = next((g for g in item.gasten if g.gebruiker_id == actor.id), None)
        if mag(actor, "blad.klaar", zaak):
            uit.append(Deel(item, rules.VOLLEDIG, gast))
        elif "zonder_dossier" in zaak.rollen:
            uit.append(Deel(item, None, gast, EERST_HOREN))
        elif gast is not None:
            waarom = _waarom(gast) or ("" if mag(actor, "casus.zien", zaak) else GEEN_TOEGANG)
            uit.append(Deel(item, None if waarom else rules.PARTIJ, gast, waarom))
    return uit


def delen_voor(
    actor: Actor, beeld: Beeld, zaken: Mapping[uuid.UUID, Zaak], genodigde_id: uuid.UUID
) -> tuple[Ontvanger, list[Deel]]:
    """Return whose papers these are and the cases of that person; raises NietGevonden for somebody who is not invited.

    Only of cases that the asker may see: a chair who is a party in one does not make its papers (R25).
    """
    gevonden = [
        Deel(item, None if _waarom(gast) else rules.PARTIJ, gast, _waarom(gast))
        for item in _lopend(beeld)
        for gast in item.gasten
        if _genodigde(gast) == genodigde_id and gast.rol not in GEZIN and mag(actor, "blad.klaar", zaken[item.casus_id])
    ]
    if not gevonden:
        raise NietGevonden
    return _ontvanger(gevonden[0].gast), gevonden


def _lopend(beeld: Beeld) -> Iterable[Item]:
    return (item for item in beeld.items if item.vak is not None)


def _genodigde(gast: Gast) -> uuid.UUID | None:
    return gast.slot.genodigde_id if gast.slot is not None and gast.slot.gestuurd_op is not None else None


def _ontvanger(gast: Gast | None) -> Ontvanger:
    if gast is None:
        raise NietGevonden
    wat = ", ".join(dict.fromkeys(filter(None, (gast.functie, gast.organisatie)))) or gast.rolwoord.lower()
    return Ontvanger(gast.naam, wat, _genodigde(gast))


def _waarom(gast: Gast) -> str:
    slot = gast.slot
    feiten = rules.Deelfeiten(
        gast.rol, gast.waarom_niet, slot is not None and slot.gestuurd_op is not None,
        slot is not None and (not weet_van(slot) or slot.ingetrokken), slot.antwoord if slot is not None else "open",
    )  # fmt: skip
    return rules.waarom_geen_stukken(feiten)


def genodigden(actor: Actor, beeld: Beeld, zaken: Mapping[uuid.UUID, Zaak]) -> list[tuple[Ontvanger, int]]:
    """Return everybody the chair can make papers for, by name, with how many cases they get. No statement."""
    aantal: dict[uuid.UUID, int] = defaultdict(int)
    wie: dict[uuid.UUID, Ontvanger] = {}
    for item in _lopend(beeld):
        for gast in item.gasten:
            id_ = _genodigde(gast)
            if id_ is None or gast.rol in GEZIN or not mag(actor, "blad.klaar", zaken[item.casus_id]):
                continue
            wie.setdefault(id_, _ontvanger(gast))
            aantal[id_] += not _waarom(gast)
    return [(wie[id_], aantal[id_]) for id_ in sorted(wie, key=lambda id_: wie[id_].naam)]


# --- what stands in it ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Inhoud:
    """What one case brings into the bundle: the facts of its sheet, the plan on the table, the names of attachments."""

    deel: Deel
    feiten: rules.Bladfeiten
    plan_nummer: int | None
    plan_vast: bool
    afspraken: tuple[Any, ...]
    bijlagen: tuple[tuple[str, str], ...]


def inhoud(profiel: str, overleg: Overleg, delen: Sequence[Deel]) -> list[Inhoud]:
    """Return what the cases of a bundle bring, in nine statements; a case without right to read is not even loaded."""
    mee = {deel.item.casus_id: deel for deel in delen if deel.recht is not None}
    if not mee:
        return []
    vraag = sa.select(Casus, Agendapunt.planversie_id).join(Agendapunt, Agendapunt.casus_id == Casus.id)
    gelezen = sessie.execute(vraag.where(Agendapunt.overleg_id == overleg.id, Casus.id.in_(list(mee)))).all()
    casussen = {rij.Casus.id: rij.Casus for rij in gelezen}
    vast = {rij.Casus.id: rij.planversie_id for rij in gelezen}
    verwacht = {id_: deel.item.verwachting for id_, deel in mee.items()}
    feiten = bladfeiten(profiel, list(casussen.values()), overleg, verwacht, vast)
    plannen = rijen.plannen(list(mee), vast)
    bijlagen = _bijlagen(mee, casussen, feiten)
    uit = []
    for id_, deel in mee.items():
        if id_ not in casussen:
            continue
        plan = plannen.get(id_)
        bron = plan.inhoud if plan else casussen[id_].aanmelding.get("plan_van_aanpak") or {}
        f = feiten[id_]
        afspraken = tuple(_afspraak(een, f) for een in bron.get("afspraken") or () if een.get("wat"))
        uit.append(Inhoud(deel, feiten[id_], plan.nummer if plan else None, bool(vast[id_]), afspraken, bijlagen[id_]))
    return uit


@dataclass(frozen=True)
class Afspraak:
    """One line of the plan on paper."""

    wie: str
    wat: str
    wanneer: dt.date | None


def _afspraak(rij: Mapping[str, Any], f: rules.Bladfeiten) -> Afspraak:
    try:
        dag = dt.date.fromisoformat(rij.get("wanneer") or "")
    except ValueError:
        dag = None
    wie, wat = (rules.zonder_naam(str(rij.get(veld) or ""), f.namen, f.organisaties) for veld in ("wie", "wat"))
    return Afspraak(wie, wat, dag)


def _bijlagen(
    mee: Mapping[uuid.UUID, Deel], casussen: Mapping[uuid.UUID, Casus], feiten: Mapping[uuid.UUID, rules.Bladfeiten]
) -> dict[uuid.UUID, tuple[tuple[str, str], ...]]:
    """Return per case the names of the attachments this person may read (R68): ticked for them, and with a ground."""
    register = registerfeiten_van(list(casussen.values()))
    lezers: dict[uuid.UUID, set[str]] = defaultdict(set)
    documenten: dict[uuid.UUID, Any] = {}
    for rij in sessie.execute(
        sa.select(Document.id, Document.casus_id, Document.soort, Document.omschrijving, Documentlezer.rol)
        .outerjoin(Documentlezer, Documentlezer.document_id == Document.id)
        .where(Document.casus_id.in_(list(mee)), Document.stand == "actueel")
        .order_by(Document.op, Document.id)
    ):
        documenten[rij.id] = rij
        lezers[rij.id] |= {rij.rol} - {None}
    uit: dict[uuid.UUID, tuple[tuple[str, str], ...]] = dict.fromkeys(mee, ())
    for id_, rij in documenten.items():
        deel, casus = mee[rij.casus_id], casussen.get(rij.casus_id)
        if casus is not None and _leest(deel, rij.soort, lezers[id_], register[rij.casus_id]):
            f = feiten[casus.id]
            naam = rules.zonder_naam(rij.omschrijving, f.namen, f.organisaties)
            uit[rij.casus_id] += ((SOORTWOORDEN[rij.soort], naam),)
    return uit


def _leest(deel: Deel, soort: str, lezers: set[str], feiten: toestemming.Registerfeiten) -> bool:
    if deel.recht == rules.VOLLEDIG:
        return True
    gast = deel.gast
    if gast is None or gast.rol not in lezers:
        return False
    aan = toestemming.Ontvanger(gast.rol, gast.organisatie, gast.naam)
    return toestemming.oordeel_over(feiten, vandaag(), aan, SOORT_VAN_DOCUMENT.get(soort, "onderwijs")).mag


# --- when it was made -------------------------------------------------------------------------------------------------


def laatst_gemaakt(overleg: Overleg, actor: Actor, voor: uuid.UUID | None) -> dt.datetime | None:
    """Return when who asks last made these papers, from the log; None when never. One statement."""
    rijen = sessie.execute(
        sa.select(Logregel.op, Logregel.gegevens)
        .where(
            Logregel.tafel_id == overleg.tafel_id, Logregel.door_id == actor.id, Logregel.wat == GEMAAKT,
            Logregel.onderwerp == overleg.datum.isoformat(),
        )
        .order_by(Logregel.volgnummer.desc())
        .limit(50)
    )  # fmt: skip
    zoek = {"overleg": str(overleg.id), "genodigde": str(voor) if voor else None}
    return next((r.op for r in rijen if {naam: r.gegevens.get(naam) for naam in zoek} == zoek), None)
