"""What the demo table decided before today: two past meetings, promises, money, a first moment to look back."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Commitment, Kostenregel
from tafel.besluiten.rules import besluitnummer
from tafel.besluiten.services.nummeren import neem_volgnummer
from tafel.besluiten.services.verdelen import herverdeel
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import moment_van
from tafel.kern.db import sessie
from tafel.kern.werkdagen import is_werkdag, werkdagen_verder
from tafel.logboek.services import schrijf
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.opvolging.services import begin_opvolging
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tafel.toegang.rules import Actor, TafelKeuze

Stap = tuple[str, str, str, int, str]  # kind, role, what, days after the decision, formal decision needed
Geld = tuple[int, str, int, str]  # index of the part, side, euro, ground

INBRENG = {
    "leerling": "Ik wil wel terug, als ik klein mag beginnen.",
    "ouders": "Wij willen rust, en één persoon die ons belt.",
    "school": "Wij houden een plek vrij en passen het rooster aan.",
    "jeugdhulp": "Wij kunnen iemand vrijmaken als het geld er is.",
    "samenwerkingsverband": "Wij denken mee over ondersteuning in de klas.",
    "jeugdarts": "Halve dagen zijn goed. Bouw op per twee weken.",
}


def vertel_verleden(tafel: Tafel, mensen: dict[str, Gebruiker], jip: Casus, saar: Casus, dag: dt.date) -> None:
    """Store the past meetings with what was decided in two cases, which are in follow-up since."""
    hans = mensen["voorzitter"]
    keuze = TafelKeuze(tafel.id, tafel.code, tafel.naam, tafel.profiel)
    actor = Actor(hans.id, hans.naam, hans.email, uuid.uuid4(), keuze, frozenset({"voorzitter"}), (keuze,))
    toen, kort = _werkdag(dag - dt.timedelta(days=35)), _werkdag(dag - dt.timedelta(days=2))
    eerst = _overleg(tafel, hans, toen)
    punt = _punt(eerst, jip, 1, "besloten", "")
    _punt(eerst, saar, 2, "aangehouden", "Eerst zoekt jeugdhulp uit wie er kan beginnen.")
    later = _overleg(tafel, hans, kort)
    punt_saar = _punt(later, saar, 1, "besloten", "")

    besluit = _besluit(
        actor, tafel, jip, punt, toen, toen + dt.timedelta(days=7),
        "J. gaat twee ochtenden per week naar de werkplaats, met een vaste begeleider, en bouwt op naar vijf.",
        (
            ("onderwijsondersteuning", "school", "houdt twee ochtenden een plek in de werkplaats vrij", 7, "nee"),
            ("jeugdhulp", "jeugdhulp", "levert een vaste begeleider voor die ochtenden", 7, "beschikking_jeugdhulp"),
            ("onderwijsondersteuning", "samenwerkingsverband", "regelt een begeleider in de klas", 14, "nee"),
            ("anders", "jeugdarts", "bespreekt met J. en ouders hoe de ochtend lukt", 26, "nee"),
        ),
        ((1, "jeugdhulp", 3_840, "Jeugdwet, begeleiding 4 uur per week"),
         (2, "onderwijs", 2_160, "ondersteuningsplan, begeleiding in de klas")),
        {"jeugdarts": ("ja", ""), "jeugdhulp": ("voorwaarde", "Als de beschikking er voor de start is.")},
    )  # fmt: skip
    for akkoord in _akkoorden(besluit):
        if akkoord.taak == "beslist":
            akkoord.stand, akkoord.beslist_op = "akkoord", moment_van(toen + dt.timedelta(days=2), dt.time(16, 20))
    begin_opvolging(actor, jip, besluit)
    _jip_tot_nu(jip, dag)

    besluit = _besluit(
        actor, tafel, saar, punt_saar, kort, werkdagen_verder(dag, 4),
        "S. werkt vier ochtenden in de kamer naast de klas, met begeleiding van jeugdhulp en een onderwijsassistent.",
        (
            ("onderwijsondersteuning", "school", "richt de kamer in en maakt met S. een dagkaart", 5, "nee"),
            ("onderwijszorgarrangement", "jeugdhulp", "begeleidt S. vier ochtenden, twaalf weken lang", 7, "nee"),
            ("anders", "samenwerkingsverband", "regelt een onderwijsassistent voor de andere uren", 12, "nee"),
        ),
        ((1, "jeugdhulp", 4_320, "Jeugdwet, 6 uur per week"),
         (1, "onderwijs", 2_880, "ondersteuningsplan, 4 uur per week")),
        {},
    )  # fmt: skip
    begin_opvolging(actor, saar, besluit)


def _werkdag(dag: dt.date) -> dt.date:
    """Return `dag`, or the last working day before it."""
    while not is_werkdag(dag):
        dag -= dt.timedelta(days=1)
    return dag


def _overleg(tafel: Tafel, voorzitter: Gebruiker, dag: dt.date) -> Overleg:
    rij = Overleg(
        id=uuid.uuid4(), tafel_id=tafel.id, datum=dag, begint_om=dt.time(9, 30), eindigt_om=dt.time(11, 30),
        plaats="Stadskantoor Nergenshuizen, kamer 2.04", voorzitter_id=voorzitter.id, stand="gesloten",
        geopend_op=moment_van(dag, dt.time(9, 31)), gesloten_op=moment_van(dag, dt.time(11, 20)),
    )  # fmt: skip
    sessie.add(rij)
    sessie.flush()
    schrijf(None, "overleg gehouden", f"overleg {dag.isoformat()}", tafel_id=tafel.id)
    return rij


def _punt(overleg: Overleg, casus: Casus, volgorde: int, uitkomst: str, toelichting: str) -> Agendapunt:
    """One item that was dealt with: everyone here and heard."""
    begin = moment_van(overleg.datum, dt.time(9 + volgorde - 1, 36))
    punt = Agendapunt(
        id=uuid.uuid4(), overleg_id=overleg.id, casus_id=casus.id, volgorde=volgorde, minuten=45, uitkomst=uitkomst,
        toelichting=toelichting, begonnen_op=begin, klaar_op=begin + dt.timedelta(minutes=42),
    )  # fmt: skip
    sessie.add(punt)
    sessie.flush()
    for een in _mensen(casus):
        inbreng = INBRENG.get(een.rol, "Wij doen mee.")
        sessie.add(
            Deelname(agendapunt_id=punt.id, betrokkene_id=een.id, aanwezig=True, gehoord="gesproken", inbreng=inbreng)
        )
    sessie.flush()
    return punt


def _mensen(casus: Casus) -> list[Betrokkene]:
    rijen = sa.select(Betrokkene).where(Betrokkene.casus_id == casus.id).order_by(Betrokkene.volgorde)
    return list(sessie.scalars(rijen))


def _besluit(
    actor: Actor, tafel: Tafel, casus: Casus, punt: Agendapunt, dag: dt.date, start: dt.date, zin: str,
    stappen: tuple[Stap, ...], geld: tuple[Geld, ...], antwoorden: dict[str, tuple[str, str]],
) -> Besluit:  # fmt: skip
    """Store a settled decision; the rule says who is asked for the money. Who must act binds itself, on that day."""
    op = moment_van(dag, dt.time(10, 15))
    rij = Besluit(
        id=uuid.uuid4(), tafel_id=tafel.id, casus_id=casus.id, agendapunt_id=punt.id, zin=zin, start_oplossing=start
    )
    sessie.add(rij)
    sessie.flush()
    wie = {een.rol: een for een in _mensen(casus)}
    delen = []
    for nr, (soort, rol, wat, na, formeel) in enumerate(stappen, start=1):
        deel = Besluitonderdeel(
            id=uuid.uuid4(), besluit_id=rij.id, volgorde=nr, soort=soort, betrokkene_id=wie[rol].id,
            persoon=wie[rol].naam, wat=wat, wanneer=_werkdag(dag + dt.timedelta(days=na)), formeel_besluit=formeel,
        )  # fmt: skip
        delen.append(deel)
    sessie.add_all(delen)
    sessie.flush()
    for deel_nr, kant, bedrag, grond in geld:
        sessie.add(
            Kostenregel(
                onderdeel_id=delen[deel_nr].id, kant=kant, bedrag=Decimal(bedrag), grond=grond, van=start,
                tot=start + dt.timedelta(weeks=12), gevraagd_door_id=actor.id,
            )
        )  # fmt: skip
    sessie.flush()
    bezwaren = herverdeel(rij, casus).weigeringen
    if bezwaren:
        raise RuntimeError(f"the demo asks for money that nobody may agree to: {bezwaren}")
    for rol in sorted({rol for _, rol, *_ in stappen}):
        antwoord, toelichting = antwoorden.get(rol, ("ja", ""))
        sessie.add(
            Commitment(besluit_id=rij.id, betrokkene_id=wie[rol].id, antwoord=antwoord, toelichting=toelichting, op=op)
        )
    volgnummer = neem_volgnummer(tafel.id, dag.year)
    rij.jaar, rij.volgnummer, rij.nummer = dag.year, volgnummer, besluitnummer(tafel.code, dag.year, volgnummer)
    rij.stand, rij.vastgesteld_op, rij.vastgesteld_door_id = "vastgesteld", op, actor.id
    for akkoord in _akkoorden(rij):
        akkoord.gevraagd_op, akkoord.antwoord_voor = op, werkdagen_verder(dag, 3)
    sessie.flush()
    schrijf(None, "besluit van de demo geladen", rij.nummer, tafel_id=tafel.id, casus_id=casus.id)
    return rij


def _akkoorden(besluit: Besluit) -> list[Akkoord]:
    return list(
        sessie.scalars(
            sa.select(Akkoord)
            .join(Kostenregel, Kostenregel.id == Akkoord.kostenregel_id)
            .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
            .where(Besluitonderdeel.besluit_id == besluit.id)
        )
    )


def _jip_tot_nu(jip: Casus, dag: dt.date) -> None:
    """Three promises kept, one late; the first moment to look back was held."""
    resultaten = {
        "werkplaats": "De plek is er, en J. ook.",
        "vaste begeleider": "De begeleider is er elke keer.",
        "in de klas": "Is geregeld tot de zomer.",
    }
    for actie in sessie.scalars(sa.select(Actie).where(Actie.casus_id == jip.id)):
        resultaat = next((zin for woord, zin in resultaten.items() if woord in actie.wat), None)
        if resultaat is not None:
            actie.stand, actie.resultaat = "gelukt", resultaat
            actie.klaar_op = moment_van(actie.wanneer, dt.time(11, 0))
    eerste = sessie.scalars(
        sa.select(Opvolgmoment).where(Opvolgmoment.casus_id == jip.id).order_by(Opvolgmoment.gepland_op).limit(1)
    ).one()
    if eerste.gepland_op <= dag:
        eerste.stand, eerste.gehouden_op = "gehouden", eerste.gepland_op
        eerste.met_wie = "J. en moeder"
        eerste.verslag = "Vier ochtenden geweest. J. wil er een ochtend bij. Moeder slaapt weer."
        eerste.uren_per_week = 6
    sessie.flush()
