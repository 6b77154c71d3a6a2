"""Agreeing to costs: only who was asked, once, never who asked; and what the database itself refuses."""

from __future__ import annotations

import datetime as dt
import threading
import uuid

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from tafel.berichten.models import Bericht
from tafel.besluiten.models import Akkoord
from tafel.besluiten.queries import besluit_van_punt, mijn_akkoorden_aantal
from tafel.besluiten.rules import GRENZEN
from tafel.besluiten.services import beslis_akkoord
from tafel.kern.db import Base, begin_schrijven, geschonden, sessie
from tafel.kern.refusals import Geweigerd, grens
from tafel.logboek.models import Logregel
from tafel.organisaties.models import Mandaat
from tests import bouw
from tests.besluiten.scene import maak


def _codes(fout):
    return [w.code for w in fout.value.weigeringen]


def _deelstanden(s):
    sessie.expire_all()
    return [een.stand for een in besluit_van_punt(s.punt.id).onderdelen]


def test_ja_maakt_het_onderdeel_geldig_en_vertelt_wie_het_volgt(db):
    s = maak()
    zo = bouw.mens(s.tafel, "zaakonderzoeker")
    bouw.toegang(s.casus, zo, "zaakonderzoeker")
    s.vast("onderwijs")
    assert mijn_akkoorden_aantal(s.wie(s.directeur)) == 1
    assert mijn_akkoorden_aantal(s.wie(s.teamleider)) == 0
    beslis_akkoord(s.wie(s.directeur), s.akkoord(s.directeur), True)
    assert _deelstanden(s) == ["geldt", "geldt"]
    assert mijn_akkoorden_aantal(s.wie(s.directeur)) == 0
    rond = db.scalars(sa.select(Bericht.aan_id).where(Bericht.sleutel.startswith("akkoord-rond"))).all()
    assert set(rond) == {s.cv.id, s.voorzitter.id, zo.id}
    regel = db.scalars(sa.select(Logregel).where(Logregel.wat == "akkoord gegeven")).one()
    assert (regel.door_id, regel.casus_id, regel.gegevens["bedrag"]) == (s.directeur.id, s.casus.id, "4320.00")


def test_pas_de_laatste_vertelt_dat_alles_er_is(db):
    s = maak(geldregel="beiden")
    s.vast("onderwijs")
    beslis_akkoord(s.wie(s.directeur), s.akkoord(s.directeur), True)
    assert _deelstanden(s) == ["geldt", "wacht_op_akkoord"]
    assert not db.scalars(sa.select(Bericht).where(Bericht.sleutel.startswith("akkoord-rond"))).all()
    beslis_akkoord(s.wie(s.teamleider), s.akkoord(s.teamleider), True)
    assert _deelstanden(s) == ["geldt", "geldt"]
    assert db.scalars(sa.select(Bericht).where(Bericht.sleutel.startswith("akkoord-rond"))).all()


def test_nee_wijst_het_onderdeel_af_en_vertelt_het(db):
    s = maak()
    s.vast("onderwijs")
    beslis_akkoord(s.wie(s.directeur), s.akkoord(s.directeur), False, " het potje is leeg ")
    assert _deelstanden(s) == ["geldt", "afgewezen"]
    assert s.akkoord(s.directeur).reden == "het potje is leeg"
    berichten = db.scalars(sa.select(Bericht).where(Bericht.sleutel.startswith("akkoord-geweigerd"))).all()
    assert {b.aan_id for b in berichten} == {s.cv.id, s.voorzitter.id}
    assert all("potje" not in b.tekst for b in berichten)


def test_twee_keer_antwoorden_heeft_een_gevolg(db):
    s = maak()
    s.vast("onderwijs")
    beslis_akkoord(s.wie(s.directeur), s.akkoord(s.directeur), True)
    with pytest.raises(Geweigerd) as fout:
        beslis_akkoord(s.wie(s.directeur), s.akkoord(s.directeur), False, "toch niet")
    assert _codes(fout) == ["al_beantwoord"]
    assert s.akkoord(s.directeur).stand == "akkoord"


def test_alleen_wie_gevraagd_is_antwoordt(db):
    s = maak()
    s.vast("onderwijs")
    for wie, code in (
        (s.teamleider, "niet_aan_u_gevraagd"),
        (s.voorzitter, "eigen_aanvraag"),
    ):
        with pytest.raises(Geweigerd) as fout:
            beslis_akkoord(s.wie(wie), s.akkoord(s.directeur), True)
        assert _codes(fout) == [code]
    with pytest.raises(Geweigerd) as fout:
        beslis_akkoord(s.wie(s.teamleider), s.akkoord(s.teamleider), True)
    assert _codes(fout) == ["kijkt_mee"]
    assert s.akkoord(s.directeur).stand == "open"


def test_in_concept_is_nog_niets_gevraagd(db):
    s = maak()
    s.rijp("onderwijs")
    with pytest.raises(Geweigerd) as fout:
        beslis_akkoord(s.wie(s.directeur), s.akkoord(s.directeur), True)
    assert _codes(fout) == ["nog_niet_vastgesteld"]


def test_het_mandaat_wordt_op_de_dag_zelf_bekeken(db):
    s = maak()
    s.vast("onderwijs")
    db.execute(sa.update(Mandaat).where(Mandaat.kant == "onderwijs").values(tot=dt.date(2026, 1, 2)))
    with pytest.raises(Geweigerd) as fout:
        beslis_akkoord(s.wie(s.directeur), s.akkoord(s.directeur), True)
    assert _codes(fout) == ["mandaat_verlopen"]
    db.execute(sa.update(Mandaat).where(Mandaat.kant == "onderwijs").values(tot=None, bedrag_tot=100))
    with pytest.raises(Geweigerd) as fout:
        beslis_akkoord(s.wie(s.directeur), s.akkoord(s.directeur), True)
    assert _codes(fout) == ["boven_mandaat"]


def test_de_database_weigert_akkoord_op_eigen_aanvraag(db):
    """Straight SQL, past every service: the constraint holds, and it says the same as the rule."""
    s = maak()
    s.vast("onderwijs")
    akkoord = s.akkoord(s.directeur)
    tabel = Akkoord.__table__
    with pytest.raises(IntegrityError) as fout:
        db.execute(
            sa.text("UPDATE akkoord SET gevraagd_door_id = gebruiker_id WHERE id = :id").bindparams(
                sa.bindparam("id", akkoord.id, tabel.c.id.type)
            )
        )
    assert geschonden(fout.value) == "ck_akkoord_niet_eigen_aanvraag"
    assert grens(geschonden(fout.value)).code == "eigen_aanvraag"
    sessie.rollback()
    with pytest.raises(IntegrityError) as fout:
        db.execute(
            sa.insert(tabel).values(
                id=uuid.uuid4(), versie=1, kostenregel_id=akkoord.kostenregel_id, gebruiker_id=s.cv.id,
                gevraagd_door_id=s.cv.id, functie="", taak="beslist", stand="open", reden="",
            )
        )  # fmt: skip
    assert geschonden(fout.value) == "ck_akkoord_niet_eigen_aanvraag"


def test_de_database_noemt_ook_een_dubbele_bij_naam(db):
    s = maak()
    s.vast("onderwijs")
    akkoord = s.akkoord(s.directeur)
    with pytest.raises(IntegrityError) as fout:
        db.execute(
            sa.insert(Akkoord.__table__).values(
                id=uuid.uuid4(), versie=1, kostenregel_id=akkoord.kostenregel_id, gebruiker_id=s.directeur.id,
                gevraagd_door_id=s.cv.id, functie="", taak="beslist", stand="open", reden="",
            )
        )  # fmt: skip
    assert geschonden(fout.value) == "uq_akkoord_kostenregel_id_gebruiker_id"
    assert grens(geschonden(fout.value)) is None


def test_elke_grens_met_woorden_bestaat_in_de_database():
    namen = {str(c.name) for tabel in Base.metadata.tables.values() for c in tabel.constraints}
    assert set(GRENZEN) <= namen


def test_twee_antwoorden_tegelijk_hebben_een_gevolg(app):
    """Two browsers of one person: yes and no in the same moment. One stands, the other reads why not."""
    s = maak()
    s.vast("onderwijs")
    sleutel, wie, start, uit = s.akkoord(s.directeur).id, s.wie(s.directeur), threading.Barrier(2), []
    sessie.remove()

    def werk(ja):
        with app.app_context():
            start.wait(20)
            begin_schrijven()
            try:
                beslis_akkoord(wie, sessie.get(Akkoord, sleutel), ja, "toch niet")
                sessie.commit()
                uit.append("bewaard")
            except Geweigerd as fout:
                uit.append(fout.weigeringen[0].code)
            finally:
                sessie.rollback()
                sessie.remove()

    draden = [threading.Thread(target=werk, args=(ja,)) for ja in (True, False)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    assert sorted(uit) == ["al_beantwoord", "bewaard"]
    aantal = sa.select(sa.func.count()).where(Logregel.wat.in_(("akkoord gegeven", "akkoord geweigerd")))
    assert sessie.scalar(aantal) == 1
