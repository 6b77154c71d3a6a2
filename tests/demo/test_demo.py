"""The demo: right relative to any day, ten cases in all phases, loaded once, a repeatable load on top."""

from __future__ import annotations

import datetime as dt
import functools

import pytest
import sqlalchemy as sa

from tafel.accounts import demo as knoppen
from tafel.accounts.models import Gebruiker
from tafel.besluiten.models import Akkoord, Besluit
from tafel.casussen.models import Casus
from tafel.cli import main
from tafel.criteria.bestand import lees_bestand
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.rules import nog_te_doen, toets
from tafel.demo.gevallen import OPVOLGING, VERHALEN
from tafel.demo.verschuiven import MAP, lees
from tafel.demo.vullen import vul, vul_leeg
from tafel.kern.clock import vandaag
from tafel.kern.db import koppel, sessie
from tafel.logboek.services import eerste_breuk
from tafel.onderzoeken.models import Verhaal, Wens
from tafel.opties.models import Optie
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.overleggen.queries import voorzitters

BEGIN = dt.date(2026, 11, 21)
# a year of weeks, and the days on which a school year, a year or a leap day turns
DAGEN = [BEGIN + dt.timedelta(days=11 * nr) for nr in range(34)] + [
    dt.date(2027, 7, 31), dt.date(2027, 8, 1), dt.date(2028, 2, 28), dt.date(2028, 2, 29), dt.date(2028, 3, 1),
    dt.date(2026, 12, 31), dt.date(2027, 1, 1), dt.date(2028, 8, 1),
]  # fmt: skip


@functools.cache
def _bestand(pad):
    return lees_bestand(pad)


@pytest.mark.parametrize("pad", sorted([*MAP.glob("*.yaml"), *OPVOLGING.glob("*.yaml")]), ids=lambda pad: pad.name[:2])
def test_een_geval_houdt_zijn_uitkomst_op_elke_dag(pad):
    peildatum, profiel, document = _bestand(pad)
    doel = toets(feiten_uit(document, peildatum, profiel))
    for dag in DAGEN:
        _, uitslag = lees(pad.name[:2], dag, profiel=profiel, map_=pad.parent)
        assert uitslag.uitkomst == doel.uitkomst, dag
        assert [e.voldaan for e in uitslag.eisen] == [e.voldaan for e in doel.eisen], dag


@pytest.mark.parametrize("dag", [BEGIN, dt.date(2028, 2, 29), dt.date(2027, 8, 1)])
def test_een_maandag_blijft_een_maandag_en_ook_de_zin_schuift_mee(dag):
    document, _ = lees("08", dag)
    oud = _bestand(next(MAP.glob("08-*")))[2]
    nieuw, toen = (dt.date.fromisoformat(d["opschalingen"][0]["datum"]) for d in (document, oud))
    assert nieuw.weekday() == toen.weekday()
    bewijs = dt.date.fromisoformat(document["criteria"]["stap_2"][0]["datum"])
    assert f"van {bewijs.day} " in document["stagnatie"]["reden_niet_gerealiseerd"]
    assert max(nieuw, bewijs) <= dag


@pytest.fixture
def geladen(db):
    """The demo, loaded today."""
    vul(vandaag())
    db.commit()


def test_tien_casussen_in_alle_fasen_en_een_overleg_vandaag(geladen):
    dbm = sa.select(Tafel.id).where(Tafel.code == "DBM").scalar_subquery()
    standen = sessie.execute(
        sa.select(Casus.stand, sa.func.count()).where(Casus.tafel_id == dbm).group_by(Casus.stand)
    ).all()
    assert dict(standen) == {"concept": 2, "ingediend": 2, "teruggegeven": 1, "toegelaten": 3, "opvolging": 2}
    punten = sa.select(sa.func.count()).select_from(Agendapunt).join(Overleg, Overleg.id == Agendapunt.overleg_id)
    assert sessie.scalar(punten.where(Overleg.tafel_id == dbm, Overleg.datum == vandaag())) == 3
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Besluit).where(Besluit.stand == "vastgesteld")) == 2
    open_ = sa.select(Gebruiker.email).join(Akkoord, Akkoord.gebruiker_id == Gebruiker.id)
    open_ = open_.where(Akkoord.stand == "open", Akkoord.taak == "beslist")
    assert set(sessie.scalars(open_)) == {"teamleider@demo.test", "directeur@demo.test"}
    laat = sa.select(sa.func.count()).select_from(Actie).where(Actie.stand == "open", Actie.wanneer < vandaag())
    assert sessie.scalar(laat) == 1
    assert sessie.scalar(sa.select(Opvolgmoment.soort).where(Opvolgmoment.stand == "gehouden")) == "2wk"
    assert eerste_breuk() is None


def test_nummers_zonder_gaten_en_initialen_zonder_naam(geladen):
    for tafel in sessie.scalars(sa.select(Tafel.id)).all():
        rijen = sessie.execute(sa.select(Casus.jaar, Casus.volgnummer).where(Casus.tafel_id == tafel)).all()
        for jaar in {rij.jaar for rij in rijen}:
            nummers = sorted(rij.volgnummer for rij in rijen if rij.jaar == jaar)
            assert nummers == list(range(1, len(nummers) + 1))
    assert all(len(i) <= 8 and "." in i for i in sessie.scalars(sa.select(Casus.initialen)))


def test_van_wat_is_ingediend_is_een_tafelrijp_en_vraagt_een_een_uitzondering(geladen):
    dbm = sa.select(Tafel.id).where(Tafel.code == "DBM").scalar_subquery()
    uit = {}
    for casus in sessie.scalars(sa.select(Casus).where(Casus.tafel_id == dbm, Casus.stand == "ingediend")):
        uitslag = toets(feiten_uit(casus.aanmelding, vandaag(), "doorbraakoverleg"))
        uit[casus.initialen] = (uitslag.uitkomst, [e.code for e in nog_te_doen(uitslag)])
        assert bool(casus.verzoek_uitzondering) is (uitslag.uitkomst != "tafelrijp")
    assert uit.pop("L.D.") == ("nog_niet_tafelrijp", ["opschaling"])  # a talk that misses, never a consent
    assert list(uit.values()) == [("tafelrijp", [])]


def test_elke_knop_van_de_inlogpagina_heeft_een_account(geladen):
    adressen = set(sessie.scalars(sa.select(Gebruiker.email)))
    assert {rol.email for rol in knoppen.rollen()} <= adressen
    assert len(VERHALEN) == 13


def test_er_is_een_vervanger_en_de_eerste_casus_heeft_verhalen_wensen_en_opties(geladen):
    dbm = sessie.scalar(sa.select(Tafel.id).where(Tafel.code == "DBM"))
    assert len(voorzitters(dbm, vandaag())) == 2
    sam = sessie.scalar(sa.select(Casus.id).where(Casus.tafel_id == dbm, Casus.nummer.endswith("-003")))
    for model, hoeveel in ((Verhaal, 2), (Wens, 3), (Optie, 3)):
        assert sessie.scalar(sa.select(sa.func.count()).select_from(model).where(model.casus_id == sam)) == hoeveel


def test_vul_leeg_doet_het_een_keer(app):
    inst, engine = app.config["INSTELLINGEN"], app.extensions["engine"]
    try:
        assert vul_leeg(inst) is True
        assert vul_leeg(inst) is False
    finally:
        koppel(engine)


@pytest.fixture
def opdracht(app, monkeypatch):
    """Run a command on the database of the test."""
    engine, inst = app.extensions["engine"], app.config["INSTELLINGEN"]
    monkeypatch.setenv("TAFEL_DATABASE_URL", inst.database_url)
    monkeypatch.setenv("TAFEL_MAIL_URL", inst.mail_url)
    monkeypatch.setenv("TAFEL_SECRET_KEY", inst.secret_key)
    monkeypatch.setenv("TAFEL_BASE_URL", "http://localhost")
    monkeypatch.setenv("TAFEL_DEMO", "1")

    def _doe(*args: str) -> int:
        sessie.remove()
        code = main(list(args))
        koppel(engine)
        return code

    return _doe


def test_demo_laden_weigeren_en_wissen(opdracht, capsys):
    assert opdracht("demo") == 0
    assert opdracht("demo") == 2
    assert "tafel demo --wis" in capsys.readouterr().err
    sessie.execute(sa.update(Casus).values(vraag="Veranderd?"))
    sessie.commit()
    assert opdracht("demo", "--wis") == 0
    assert sessie.scalar(sa.select(Casus.id).where(Casus.vraag == "Veranderd?")) is None


def test_demo_raakt_iets_anders_niet_aan(opdracht, capsys, monkeypatch):
    from tests import bouw

    bouw.tafel("ECHT")
    sessie.commit()
    assert opdracht("demo", "--wis") == 2
    assert "Er is niets gewijzigd." in capsys.readouterr().err
    assert sessie.scalars(sa.select(Tafel.code)).all() == ["ECHT"]
    monkeypatch.setenv("TAFEL_DEMO", "0")
    assert opdracht("demo") == 2 and opdracht("vul", "--casussen", "3") == 2


def test_vullen_is_herhaalbaar(opdracht):
    def lijst():
        rijen = sessie.execute(sa.select(Casus.nummer, Casus.stand, Casus.initialen)).all()
        sessie.remove()
        return sorted(tuple(rij) for rij in rijen)

    opdracht("demo")
    assert opdracht("vul", "--casussen", "60", "--zaad", "7") == 0
    eerst = lijst()
    assert len(eerst) == 73 and len({stand for _, stand, _ in eerst}) >= 7
    opdracht("demo", "--wis")
    opdracht("vul", "--casussen", "60", "--zaad", "7")
    assert lijst() == eerst
    opdracht("demo", "--wis")
    opdracht("vul", "--casussen", "60", "--zaad", "8")
    assert lijst() != eerst
    assert opdracht("vul", "--casussen", "0") == 2
