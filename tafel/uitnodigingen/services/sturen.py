"""Send invitations: one mail a person, everything in one transaction, and the same state never sends twice."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.kern.clock import moment_van, nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.links.models import PersoonlijkeLink
from tafel.links.services import nieuwe_code
from tafel.logboek.services import schrijf
from tafel.overleggen.models import Deelname, Overleg
from tafel.overleggen.services.klok import vergrendel
from tafel.toegang.rules import Actor
from tafel.uitnodigingen.models import Genodigde, Tijdslot, Verzending
from tafel.uitnodigingen.queries.beeld import Beeld, Gast, Item, beeld, gestuurd, weet_van
from tafel.uitnodigingen.queries.bellen import Belbaar, belbaar
from tafel.uitnodigingen.queries.laden import genodigden
from tafel.uitnodigingen.rules import slots
from tafel.uitnodigingen.rules.antwoorden import zei_eerder
from tafel.uitnodigingen.services.familie import enige_link, geef_link
from tafel.uitnodigingen.services.post import Huis, Oud, mail


@dataclass(frozen=True)
class Uitslag:
    """What was done: how many people hear it by mail, and how many letters lie ready."""

    gemaild: int
    brieven: int


@dataclass
class _Ronde:
    """What one press of the button does."""

    huis: Huis
    bekend: dict[str, Genodigde]
    nummers: dict[uuid.UUID, str]
    per_mens: dict[uuid.UUID, list[tuple[Tijdslot, slots.Actie]]] = field(default_factory=lambda: defaultdict(list))
    geteld: dict[uuid.UUID, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    links: dict[uuid.UUID, PersoonlijkeLink] = field(default_factory=dict)  # of the family, by invitation
    oud: dict[uuid.UUID, Oud] = field(default_factory=dict)  # by invitation
    met_kind: set[uuid.UUID] = field(default_factory=set)  # invitations of parents who may bring a young child (R28)


def verstuur(
    actor: Actor | None,
    overleg: Overleg,
    huis: Huis,
    alleen: Collection[tuple[uuid.UUID, str]] | None = None,
    vraagt: bool = True,
) -> Uitslag:
    """Tell everyone of a meeting what they don't know yet: invitations, changes, ends; one mail a person.

    `alleen`: only these (case, seat); `vraagt`: their answer is still to be given. Nothing that is sent already is sent
    again: pressing twice sends once. Takes the lock of the meeting first, so two presses at once do not both see
    something to send. Raises Geweigerd when somebody would be invited to a meeting that this person may not chair (R24,
    R25); without `actor` (daily) it only follows.
    """
    vergrendel(overleg)
    b = beeld(actor, overleg)
    ronde = _Ronde(huis, genodigden(overleg.id), {item.casus_id: item.nummer for item in b.items})
    _vul_nummers(ronde, b)

    def _mee(casus_id: uuid.UUID, stoel: str) -> bool:
        return alleen is None or (casus_id, stoel) in alleen

    nodigt_uit = any(
        gast.actie == "uitnodiging" and _mee(item.casus_id, gast.stoel) for item in b.items for gast in item.gasten
    )
    weiger(*slots.keur_versturen(b.voorzitter, nodigt_uit and actor is not None))
    for item in b.items:
        for gast in item.gasten:
            if gast.actie != "niets" and _mee(item.casus_id, gast.stoel):
                _zet(ronde, overleg, item, gast)
                _geef_link(ronde, actor, overleg, item, gast)
        for slot in item.weg:
            if item.met_kind and slot.rol == "leerling":
                slot.afgezegd = slot.ingetrokken = True  # the parents come with the child: nothing to tell it
            if not item.begonnen and weet_van(slot) and _mee(item.casus_id, slot.stoel):
                _zeg_af(ronde, slot)
    for slot in b.los:
        if weet_van(slot) and _mee(slot.casus_id, slot.stoel):
            _zeg_af(ronde, slot)
    sessie.flush()
    if overleg.stand != "geannuleerd":
        _dateer(b, ronde)
    uitslag = _stuur_rond(ronde, b, vraagt, belbaar(ronde.geteld, overleg.voorzitter_id))
    for casus_id, telling in ronde.geteld.items():
        schrijf(
            actor, "uitnodigingen verstuurd", ronde.nummers[casus_id], tafel_id=overleg.tafel_id, casus_id=casus_id,
            overleg=overleg.datum.isoformat(), verstuurd=dict(telling),
        )  # fmt: skip
    return uitslag


def _vul_nummers(ronde: _Ronde, b: Beeld) -> None:
    mist = {slot.casus_id for slot in b.los} - ronde.nummers.keys()
    if mist:
        rijen = sessie.execute(sa.select(Casus.id, Casus.nummer).where(Casus.id.in_(mist)))
        ronde.nummers |= {rij.id: rij.nummer for rij in rijen}


def _genodigde(ronde: _Ronde, overleg: Overleg, gast: Gast) -> Genodigde:
    """Return the row of a person at this meeting, made with a link of its own when they are new."""
    mens = ronde.bekend.get(gast.wie)
    if mens is None:
        zout, merk = nieuwe_code(ronde.huis.geheim)
        mens = Genodigde(
            id=uuid.uuid4(), overleg_id=overleg.id, sleutel=gast.wie, gebruiker_id=gast.gebruiker_id, email=gast.email,
            zout=zout, code=merk, ronde=0, verloopt_op=nu(),
        )  # fmt: skip
        sessie.add(mens)
        ronde.bekend[gast.wie] = mens
    mens.gebruiker_id = mens.gebruiker_id or gast.gebruiker_id  # one of their seats is linked now
    mens.verloopt_op = moment_van(slots.verloopt(overleg.datum), dt.time())
    return mens


def _zet(ronde: _Ronde, overleg: Overleg, item: Item, gast: Gast) -> None:
    """Bring one invitation to what the agenda says now."""
    if gast.actie == "afzegging":
        assert gast.slot is not None
        _zeg_af(ronde, gast.slot)
        return
    assert item.vak is not None
    mens, slot = _genodigde(ronde, overleg, gast), gast.slot
    if slot is None:
        slot = Tijdslot(
            id=uuid.uuid4(), overleg_id=overleg.id, casus_id=item.casus_id, stoel=gast.stoel, volgnummer=0,
            gestuurd_op=None, antwoord="open", reden="", vervanger_naam="",
        )  # fmt: skip
        sessie.add(slot)
    eerder = gestuurd(slot)
    slot.volgnummer = slots.volgend_nummer(slot.volgnummer, eerder is not None)
    ander_moment = eerder is None or (eerder.datum, eerder.begint_om, eerder.eindigt_om) != (
        item.vak.datum, item.vak.begint_om, item.vak.eindigt_om,
    )  # fmt: skip
    if eerder is not None and gast.actie == "wijziging":
        ronde.oud[slot.id] = Oud(eerder, zei_eerder(slot.antwoord, slot.geantwoord_op, slot.reden, ander_moment))
    if gast.actie == "uitnodiging":
        slot.antwoord, slot.geantwoord_op = "open", None
    elif ander_moment and slot.antwoord != "ander":
        if slot.antwoord != "open":  # what was said before stays readable: when, and in `reden` why not
            slot.reden = slot.reden if slot.antwoord == "kan_niet" else ""
        slot.antwoord = "open"  # the answer was about another moment
    slot.genodigde_id, slot.hoedanigheid, slot.rol = mens.id, gast.hoedanigheid, gast.rol
    slot.naam, slot.weg, slot.afgezegd, slot.gestuurd_op = gast.naam, gast.weg, False, nu()
    slot.datum, slot.begint_om, slot.eindigt_om = item.vak.datum, item.vak.begint_om, item.vak.eindigt_om
    slot.plaats, slot.online = item.vak.plaats, item.vak.online
    if item.met_kind and gast.rol == "ouders":
        ronde.met_kind.add(slot.id)
    _noteer(ronde, slot, mens.id, gast.actie)


def _geef_link(ronde: _Ronde, actor: Actor | None, overleg: Overleg, item: Item, gast: Gast) -> None:
    link = geef_link(actor, overleg, item, gast, ronde.huis.geheim) if gast.actie != "afzegging" else None
    if link is not None:
        ronde.links |= {slot.id: link for slot, _ in ronde.per_mens[ronde.bekend[gast.wie].id][-1:]}


def _zeg_af(ronde: _Ronde, slot: Tijdslot) -> None:
    slot.volgnummer = slots.volgend_nummer(slot.volgnummer, True)
    slot.afgezegd, slot.gestuurd_op = True, nu()
    _noteer(ronde, slot, slot.genodigde_id, "afzegging")


def _noteer(ronde: _Ronde, slot: Tijdslot, mens_id: uuid.UUID, actie: slots.Actie) -> None:
    ronde.per_mens[mens_id].append((slot, actie))
    ronde.geteld[slot.casus_id][actie] += 1
    sessie.add(verzonden(slot, actie))


def verzonden(slot: Tijdslot, wat: str, op: dt.datetime | None = None) -> Verzending:
    """Return the line "who got what when" of one invitation; `op` (now): when."""
    return Verzending(
        casus_id=slot.casus_id, overleg_id=slot.overleg_id, op=op or nu(), soort=wat, weg=slot.weg,
        rol=slot.rol or slot.hoedanigheid, naam=slot.naam, datum=slot.datum, begint_om=slot.begint_om,
    )  # fmt: skip


def _dateer(b: Beeld, ronde: _Ronde) -> None:
    """Keep the day of the first invitation at the seat: V3 asks for two dated ones before somebody counts as absent."""
    gestuurd_aan = {slot.stoel for lijst in ronde.per_mens.values() for slot, actie in lijst if actie != "afzegging"}
    stoelen = [
        (item.punt_id, gast.betrokkene_id)
        for item in b.items
        for gast in item.gasten
        if gast.stoel in gestuurd_aan and gast.betrokkene_id
    ]
    if not stoelen:
        return
    punten = {punt_id for punt_id, _ in stoelen}
    rijen = {
        (rij.agendapunt_id, rij.betrokkene_id): rij
        for rij in sessie.scalars(sa.select(Deelname).where(Deelname.agendapunt_id.in_(punten)))
    }
    for punt_id, betrokkene_id in stoelen:
        rij = rijen.get((punt_id, betrokkene_id))
        if rij is None:
            rij = Deelname(agendapunt_id=punt_id, betrokkene_id=betrokkene_id, inbreng="", reden="")
            sessie.add(rij)
        rij.uitnodiging_1 = rij.uitnodiging_1 or vandaag()
    sessie.flush()


def _stuur_rond(ronde: _Ronde, b: Beeld, vraagt: bool, bel: Mapping[uuid.UUID, Belbaar]) -> Uitslag:
    """Put one mail a person in the outbox, with every case they come for; who gets a letter gets none."""
    mensen = {mens.id: mens for mens in ronde.bekend.values()}
    alle: dict[uuid.UUID, list[Tijdslot]] = defaultdict(list)
    for slot in [g.slot for item in b.items for g in item.gasten if g.slot is not None]:
        alle[slot.genodigde_id].append(slot)
    gemaild = brieven = 0
    for mens_id, lijst in ronde.per_mens.items():
        nieuw = {slot.id for slot, _ in lijst}
        rest = [s for s in alle[mens_id] if s.id not in nieuw and weet_van(s)]
        if lijst[0][0].weg == "brief":
            brieven += 1
            continue
        regels: list[tuple[Tijdslot, slots.Actie]] = [*lijst, *((slot, "niets") for slot in rest)]
        link = enige_link(ronde.links, (slot for slot, _ in regels))
        mail(
            ronde.huis, mensen[mens_id], b.leden.tafel, regels, ronde.nummers, oud=ronde.oud, met_kind=ronde.met_kind,
            link=link, vraagt=vraagt, bel=bel,
        )  # fmt: skip
        gemaild += 1
    return Uitslag(gemaild, brieven)
