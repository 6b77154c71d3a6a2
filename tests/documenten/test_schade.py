"""What is damaged in the database is found, named, and never served; the doctor and the daily round say so."""

from __future__ import annotations

import random
import uuid

import pytest
import sqlalchemy as sa

from tafel.documenten import queries, services
from tafel.documenten.bevindingen import kijk_documenten, kijk_sleutelbestand
from tafel.documenten.models import Document, Documentblok
from tafel.kern.db import sessie
from tafel.kern.versleuteling import Beschadigd, zet_sleutels
from tafel.logboek.models import Logregel
from tests import bouw
from tests.documenten import maken
from tests.documenten.maken import Bestand


@pytest.fixture
def stukken(db, tafel, monkeypatch):
    """Three documents of two cases, each of a few blocks; return their ids."""
    monkeypatch.setattr("tafel.kern.versleuteling.BLOK", 300)
    actor = bouw.actor(tafel.cv, tafel.tafel, "casusverantwoordelijke")
    casussen = [bouw.casus(tafel.tafel, tafel.cv, "toegelaten") for _ in range(2)]
    ids = []
    for casus, naam in ((casussen[0], "een"), (casussen[0], "twee"), (casussen[1], "drie")):
        inhoud = maken.pdf_met(lambda een, naam=naam: een.docinfo.__setitem__("/Title", naam))
        ids.append(services.bewaar(actor, casus, Bestand(inhoud, f"{naam}.pdf"), "verslag", naam).id)
    sessie.commit()
    return ids


def gaat_open(id_):
    sessie.expire_all()
    try:
        return b"".join(queries.inhoud(sessie.get_one(Document, id_))) != b""
    except Beschadigd:
        return False


def zet(tabel, waar, **waarden):
    sessie.execute(sa.update(tabel).where(waar).values(**waarden))


BLOK, DOC = Documentblok.__table__, Document.__table__


def schade(kans, ids):
    """Damage the first document in one of many ways; return what was done."""
    een, twee, drie = ids
    rij = sessie.execute(sa.select(DOC).where(DOC.c.id == een)).mappings().one()
    ander = sessie.execute(sa.select(DOC).where(DOC.c.id == kans.choice([twee, drie]))).mappings().one()
    nr = kans.randrange(rij["blokken"])
    hier = sa.and_(BLOK.c.document_id == een, BLOK.c.nr == nr)
    ruw = bytearray(sessie.scalar(sa.select(BLOK.c.inhoud).where(hier)))
    elders = sessie.scalar(sa.select(BLOK.c.inhoud).where(BLOK.c.document_id == ander["id"], BLOK.c.nr == nr))
    match kans.choice(
        ["bit", "knip", "weg", "ander", "sleutel", "casus", "sha256", "lengte", "soort", "aantal", "erbij", "laatste"]
    ):
        case "bit":
            ruw[kans.randrange(len(ruw))] ^= 1 << kans.randrange(8)
            zet(BLOK, hier, inhoud=bytes(ruw))
        case "knip":
            zet(BLOK, hier, inhoud=bytes(ruw[: kans.randrange(len(ruw))]))
        case "weg":
            sessie.execute(sa.delete(BLOK).where(hier))
        case "ander":
            zet(BLOK, hier, inhoud=elders or b"")
        case "sleutel":
            zet(DOC, DOC.c.id == een, sleutel=ander["sleutel"])
        case "casus":
            vreemd = sessie.scalar(sa.select(DOC.c.casus_id).where(DOC.c.id == drie))
            zet(DOC, DOC.c.id == een, casus_id=vreemd)
        case "sha256":
            zet(DOC, DOC.c.id == een, sha256=ander["sha256"])
        case "lengte":
            zet(DOC, DOC.c.id == een, grootte=rij["grootte"] + kans.choice([-1, 1]))
        case "soort":
            zet(DOC, DOC.c.id == een, mediatype="text/html")
        case "aantal":
            zet(DOC, DOC.c.id == een, blokken=rij["blokken"] + kans.choice([-1, 1]))
        case "erbij":
            sessie.execute(sa.insert(BLOK).values(document_id=een, nr=rij["blokken"], inhoud=bytes(ruw)))
        case "laatste":
            sessie.execute(sa.delete(BLOK).where(BLOK.c.document_id == een, BLOK.c.nr == rij["blokken"] - 1))
            zet(DOC, DOC.c.id == een, blokken=rij["blokken"] - 1)


def test_elke_schade_in_de_database_wordt_gezien(stukken):
    kans = random.Random(11)
    for _ in range(60):
        schade(kans, stukken)
        assert not gaat_open(stukken[0])
        assert gaat_open(stukken[1])
        sessie.rollback()
        assert gaat_open(stukken[0])


def test_twee_rijen_verwisseld(stukken):
    een, twee, _ = stukken
    tijdelijk = uuid.uuid4()
    rij = dict(sessie.execute(sa.select(DOC).where(DOC.c.id == een)).mappings().one())
    sessie.execute(sa.insert(DOC).values({**rij, "id": tijdelijk}))
    for van, naar in ((een, tijdelijk), (twee, een), (tijdelijk, twee)):
        zet(BLOK, BLOK.c.document_id == van, document_id=naar)
    assert not gaat_open(een) and not gaat_open(twee)


def test_de_ronde_vindt_noemt_en_vergeet_niets(stukken):
    zet(BLOK, BLOK.c.document_id == stukken[1], inhoud=b"x" * 40)
    sessie.commit()
    controle = services.kijk_na()
    assert controle.kapot == [stukken[1]] and len(controle.goed) == 2
    assert services.leg_controle_vast(controle) == 1 and services.leg_controle_vast(services.kijk_na()) == 0
    sessie.commit()
    rij = sessie.get_one(Document, stukken[1], populate_existing=True)
    assert rij.beschadigd and rij.gecontroleerd_op and rij.versie == 1
    regels = sessie.scalars(sa.select(Logregel).where(Logregel.wat == "document beschadigd")).all()
    assert [r.gegevens["document"] for r in regels] == [str(stukken[1])]
    assert any("niet meer heel zijn: 1" in wat for wat, _ in kijk_documenten())
    sessie.rollback()


def test_wat_weer_heel_is_is_niet_meer_beschadigd(stukken):
    zet(DOC, DOC.c.id == stukken[0], beschadigd=True)
    services.leg_controle_vast(services.kijk_na())
    assert not sessie.get_one(Document, stukken[0], populate_existing=True).beschadigd


def test_de_langst_niet_geziene_eerst(stukken):
    gezien = []
    for _ in range(3):
        controle = services.kijk_na(1)
        services.leg_controle_vast(controle)
        gezien += controle.goed
    assert sorted(gezien) == sorted(stukken)


def test_een_ontbrekende_sleutel_is_geen_schade(app, stukken):
    try:
        zet_sleutels([b"n" * 32])
        controle = services.kijk_na()
        assert controle.kapot == [] and len(controle.zonder_sleutel) == 3
        bevindingen = list(kijk_documenten())
        assert len(bevindingen) == 1 and "andere sleutel" in bevindingen[0][0]
    finally:
        zet_sleutels(app.config["INSTELLINGEN"].sleutels)
    assert list(kijk_documenten()) == []


def test_doctor_probeert_het_nieuwste_document(stukken):
    zet(BLOK, BLOK.c.document_id.in_(stukken), inhoud=b"x" * 40)
    assert any("gaat niet open" in wat for wat, _ in kijk_documenten())


def test_doctor_kijkt_naar_het_sleutelbestand(tmp_path):
    bestand = tmp_path / "sleutel"
    bestand.write_text("x")
    bestand.chmod(0o644)
    assert [mend for _, mend in kijk_sleutelbestand(bestand, "postgresql+psycopg://x")] == [f"Doe: chmod 600 {bestand}"]
    bestand.chmod(0o600)
    assert list(kijk_sleutelbestand(bestand, "postgresql+psycopg://x")) == list(kijk_sleutelbestand(None, "")) == []
    assert "dezelfde map" in next(kijk_sleutelbestand(bestand, f"sqlite:///{tmp_path}/tafel.db"))[0]
