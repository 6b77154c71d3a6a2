"""Fill an empty database with the demo: two tables, their people, cases in all phases, a meeting today."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa

from tafel.config import Instellingen
from tafel.demo.documenten import vertel_documenten
from tafel.demo.familie import geef_telefoons, nodig_familie_uit
from tafel.demo.gevallen import VERHALEN, maak_casus
from tafel.demo.instroom import vul_instroom
from tafel.demo.mensen import maak_mensen
from tafel.demo.onderzoek import vertel_onderzoek
from tafel.demo.plannen import vertel_plannen
from tafel.demo.sam import vertel_sam
from tafel.demo.toetsen import vertel_toetsen
from tafel.demo.verleden import vertel_verleden
from tafel.kern.clock import moment_van, vandaag
from tafel.kern.db import Base, begin_schrijven, koppel, maak_engine, sessie
from tafel.kern.versleuteling import zet_sleutels
from tafel.logboek.models import Logregel
from tafel.logboek.services import schrijf
from tafel.modellen import overleggen
from tafel.organisaties.models import Tafel

GELADEN = "demo geladen"
PLAATS = {"DBM": "Stadskantoor Nergenshuizen, kamer 2.04", "TFF": "Wijkhuis De Fabel, zaal 1"}


def vul_leeg(inst: Instellingen) -> bool:
    """Fill the database of `inst` with the demo when there is no table yet; return whether it did. One transaction."""
    engine = maak_engine(inst.database_url)
    koppel(engine)
    zet_sleutels(inst.sleutels)
    try:
        db = begin_schrijven()
        leeg = db.scalar(sa.select(Tafel.id).limit(1)) is None
        if leeg:
            vul(vandaag(), inst.secret_key)
            db.commit()
        return leeg
    finally:
        sessie.remove()
        engine.dispose()


def is_demo() -> bool:
    """Tell whether this database was filled with the demo (the audit log says so)."""
    return sessie.scalar(sa.select(Logregel.volgnummer).where(Logregel.wat == GELADEN).limit(1)) is not None


def maak_leeg() -> None:
    """Delete every row of a demo database, in the transaction of the caller."""
    for tabel in reversed(Base.metadata.sorted_tables):
        sessie.execute(tabel.delete())
    sessie.expunge_all()


def vul(dag: dt.date, geheim: str = "") -> None:
    """Store the whole demo as it stands on `dag` (today), in the transaction of the caller.

    `geheim`: the key of the installation, from which the codes of links follow.
    """
    dbm = Tafel(
        id=uuid.uuid4(),
        code="DBM",
        naam="Doorbraakoverleg Meierij",
        profiel="doorbraakoverleg",
        ritme="op aanvraag",
    )
    tff = Tafel(
        id=uuid.uuid4(),
        code="TFF",
        naam="Taskforce Fabelstad",
        profiel="taskforce",
        ritme="elke drie weken",
        geldregel="beiden",
        gemeente_mag_voorzitten=False,
        minuten_per_casus=60,
    )
    sessie.add_all([dbm, tff])
    sessie.flush()
    tafels = {"DBM": dbm, "TFF": tff}
    mensen = maak_mensen(tafels, dag - dt.timedelta(days=400))
    geef_telefoons(mensen)
    schrijf(None, GELADEN, "installatie", mensen=len(mensen))
    gevallen = {verhaal.bestand: maak_casus(verhaal, tafels[verhaal.tafel], mensen, dag) for verhaal in VERHALEN}
    vertel_verleden(dbm, mensen, gevallen["13"], gevallen["14"], dag)
    vul_instroom(gevallen, mensen)
    vertel_toetsen(dbm, gevallen, mensen, dag)
    vertel_onderzoek(tafels, gevallen, mensen, dag)
    vertel_sam(gevallen["01"], mensen["onderzoeker"], dag)
    vertel_documenten(dbm, gevallen, mensen, dag)
    vertel_plannen(dbm, mensen, dag)

    begin, eind = dt.time(9, 30), dt.time(12, 0)
    for tafel, wie, wanneer, namen in (
        (dbm, "voorzitter", dag, ("01", "04", "10")),
        (tff, "voorzitter2", dag + dt.timedelta(days=6), ("09", "03")),
    ):
        rij = overleggen.Overleg(
            id=uuid.uuid4(), tafel_id=tafel.id, datum=wanneer, begint_om=begin, eindigt_om=eind,
            plaats=PLAATS[tafel.code], voorzitter_id=mensen[wie].id,
        )  # fmt: skip
        sessie.add(rij)
        sessie.flush()
        for nr, naam in enumerate(namen, start=1):
            sessie.add(
                overleggen.Agendapunt(
                    overleg_id=rij.id, casus_id=gevallen[naam].id, volgorde=nr, minuten=tafel.minuten_per_casus
                )
            )
        if tafel is dbm:
            nodig_familie_uit(tafel, rij, dag, geheim)
        gepland = moment_van(dag - dt.timedelta(days=8), dt.time(14, 0)).date().isoformat()
        schrijf(None, "overleg gepland", f"overleg {wanneer.isoformat()}", tafel_id=tafel.id, gepland_op=gepland)
    sessie.flush()
