"""The start page of each role: what it says, who sees what, how many statements."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.besluiten.models import Akkoord, Besluit
from tafel.casussen.models import Betrokkene, Casustoegang, Instroombesluit
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage
from tafel.logboek.services import schrijf
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.overleggen.models import Agendapunt, Overleg
from tests import bouw
from tests.opvolging.wereld import actie_van
from tests.tellen import statements
from tests.vandaag.hulp import tekst

DAG = dt.timedelta(days=1)
ROLLEN = (
    "voorzitter", "zaakonderzoeker", "casusverantwoordelijke", "akkoordgever", "partij", "beheerder", "fg", "analist",
)  # fmt: skip


def test_de_voorzitter_ziet_overleg_instroom_en_wat_te_laat_is(app, als, w):
    w.in_opvolging(start=vandaag() - 30 * DAG)
    sessie.execute(sa.update(Overleg).values(datum=vandaag() - 40 * DAG))
    sessie.execute(sa.update(Actie).values(wanneer=vandaag() - DAG))
    akkoord = w.kosten(actie_van("Rob"))
    akkoord.antwoord_voor = vandaag() - 2 * DAG
    binnen = bouw.casus(w.tafel, w.cv, "ingediend")
    op_agenda = bouw.casus(w.tafel, w.cv, "toegelaten")
    bouw.overleg(w.tafel, w.voorzitter, op_agenda, datum=vandaag() + DAG)
    sessie.commit()
    pagina = tekst(als, w.voorzitter)
    assert "<h1>Morgen is er overleg</h1>" in pagina
    for stuk in (
        op_agenda.nummer,
        binnen.nummer,
        "Akkoord op €\u00a04.320",
        "Terugkijken na 2 weken",
        "maakt een rooster",
    ):
        assert stuk in pagina
    assert "begint" not in pagina.split("Te laat</h2>")[1]  # that promise waits for the money


def test_vandaag_leidt_de_knop_naar_de_tafel(app, als, w):
    overleg = bouw.overleg(w.tafel, w.voorzitter, w.casus)
    sessie.commit()
    assert f"/overleggen/{overleg.id}/aan-tafel" in tekst(als, w.voorzitter)


def test_zonder_overleg_kan_de_voorzitter_er_een_plannen(app, als, w):
    sessie.commit()
    assert "Er staat geen overleg gepland" in tekst(als, w.voorzitter)


def test_na_het_overleg_van_vandaag_staat_er_wat_er_is_besloten_en_wat_volgt(app, als, w):
    dicht = bouw.overleg(w.tafel, w.voorzitter, stand="gesloten")
    sessie.commit()
    pagina = tekst(als, w.voorzitter)
    assert "<h1>Het overleg van vandaag is gesloten</h1>" in pagina
    assert f'<a class="knop" href="/overleggen/{dicht.id}/besluitenlijst.pdf">Lees de besluitenlijst' in pagina
    assert "Er staat nog geen volgend overleg gepland." in pagina
    assert '<a class="knop licht" href="/overleggen/nieuw">Plan een overleg' in pagina
    volgend = bouw.overleg(w.tafel, w.voorzitter, datum=vandaag() + 21 * DAG)
    sessie.commit()
    pagina = tekst(als, w.voorzitter)
    assert "Het volgende overleg is" in pagina
    assert f'<a class="knop licht" href="/overleggen/{volgend.id}">Maak de agenda' in pagina
    nog_een = bouw.overleg(w.tafel, w.voorzitter, w.casus)
    sessie.commit()
    pagina = tekst(als, w.voorzitter)
    assert f"/overleggen/{nog_een.id}/aan-tafel" in pagina
    assert "is gesloten" not in pagina


def test_een_gesloten_overleg_van_gisteren_of_van_een_ander_telt_niet(app, als, w):
    bouw.overleg(w.tafel, w.voorzitter, datum=vandaag() - DAG, stand="gesloten")
    bouw.overleg(bouw.tafel("ACT"), w.voorzitter, stand="gesloten")
    sessie.commit()
    assert "Er staat geen overleg gepland" in tekst(als, w.voorzitter)


def test_de_stap_zegt_wat_de_voorzitter_moet_regelen(app, als, w):
    klaar = bouw.casus(w.tafel, w.cv, "toegelaten")
    partij = bouw.casus(w.tafel, w.cv, "toegelaten")
    bouw.toegang(partij, w.voorzitter, "partij")
    sessie.add(Betrokkene(casus_id=klaar.id, volgorde=9, rol="leerplicht", naam="Lia", organisatie="Leerplicht"))
    sessie.flush()
    sessie.execute(sa.update(Betrokkene).where(Betrokkene.casus_id == klaar.id).values(gebruiker_id=w.partij.id))
    bouw.overleg(w.tafel, w.voorzitter, w.casus, klaar, partij)
    sessie.commit()
    pagina = tekst(als, w.voorzitter)
    assert "Bij 2 casussen moet u nog iets regelen." in pagina
    assert f'<a href="/casussen/{w.casus.nummer}/mensen">Zet leerplicht bij de casus' in pagina
    assert f'<a href="/casussen/{klaar.nummer}">Lees de A4' in pagina
    assert f"/casussen/{partij.nummer}/mensen" not in pagina


def test_een_voorzitter_die_partij_is_ziet_de_casus_niet_bij_te_laat(app, als, w):
    w.in_opvolging(start=vandaag() - 30 * DAG)
    bouw.toegang(w.casus, w.voorzitter, "partij")
    sessie.commit()
    assert w.casus.nummer not in tekst(als, w.voorzitter)


def test_de_zaakonderzoeker_begint_met_wat_te_laat_is(app, als, w):
    w.in_opvolging(start=vandaag() - 30 * DAG)
    ander = bouw.mens(w.tafel, "zaakonderzoeker")
    sessie.commit()
    pagina = tekst(als, w.zo)
    assert "<h1>Eén moment is te laat</h1>" in pagina
    assert f"Het gesprek in {w.casus.nummer} · S.V. is 16 dagen te laat." in pagina
    assert '<a class="knop" href' in pagina
    assert w.casus.nummer not in tekst(als, ander)


def test_de_zaakonderzoeker_hoort_eerst_het_verhaal(app, als, w):
    casus = bouw.casus(w.tafel, w.cv, "toegelaten")
    toegang = bouw.toegang(casus, w.zo, "zaakonderzoeker")
    toegang.dossier_dicht_op = nu()
    bouw.overleg(w.tafel, w.voorzitter, casus, datum=vandaag() + DAG)
    sessie.commit()
    pagina = tekst(als, w.zo)
    assert f"<h1>Hoor eerst het verhaal in {casus.nummer} · S.V.</h1>" in pagina
    assert "Gesprek nog te voeren" in pagina and "Leerling en ouders zijn nog niet gehoord. Op de agenda van" in pagina
    assert f'href="/casussen/{casus.nummer}/onderzoek"' in pagina
    toegang = sessie.scalars(
        sa.select(Casustoegang).where(Casustoegang.casus_id == casus.id, Casustoegang.rol == "zaakonderzoeker")
    ).one()
    toegang.dossier_open_op = nu()
    sessie.commit()
    assert "Gesprek nog te voeren" not in tekst(als, w.zo)


def test_de_casusverantwoordelijke_ziet_per_casus_een_stap(app, als, w):
    concept = bouw.casus(w.tafel, w.cv, "concept", nog_te_doen=2)
    terug = bouw.casus(w.tafel, w.cv, "teruggegeven")
    reden = Instroombesluit(
        casus_id=terug.id, soort="teruggegeven", reden="Bel eerst.", op=nu(), door_id=w.voorzitter.id
    )
    sessie.add(reden)
    ander = bouw.casus(w.tafel, bouw.mens(w.tafel, "casusverantwoordelijke"), "concept")
    sessie.commit()
    pagina = tekst(als, w.cv)
    assert f"{terug.nummer} · S.V. kwam terug" in pagina
    assert "Bel eerst." in pagina
    assert "Nog 2 dingen" in pagina
    assert f"/casussen/{concept.nummer}/aanmelden" in pagina
    assert ander.nummer not in pagina


@pytest.mark.parametrize(
    "uitkomst, woord",
    [
        ("buiten_onze_macht", "buiten de macht van deze tafel"),
        ("aangehouden", "aangehouden"),
        ("geen_overeenstemming", "geen overeenstemming"),
    ],
)
def test_zonder_besluit_staat_er_hoe_het_afliep_ook_voor_een_partij(app, als, w, uitkomst, woord):
    eerder = bouw.overleg(w.tafel, w.voorzitter, w.casus, datum=vandaag() - 9 * DAG, stand="gesloten")
    later = bouw.overleg(w.tafel, w.voorzitter, datum=vandaag() - DAG, stand="gesloten")
    sessie.execute(sa.update(Agendapunt).values(uitkomst="aangehouden", klaar_op=nu(), toelichting="Oud."))
    punt = Agendapunt(overleg_id=later.id, casus_id=w.casus.id, volgorde=1, minuten=45, uitkomst=uitkomst)
    punt.klaar_op, punt.toelichting = nu(), "De wachtlijst is regionaal."
    sessie.add(punt)
    sessie.commit()
    assert eerder.id != later.id
    dag = vandaag() - DAG
    for mens in (w.cv, w.partij):
        pagina = tekst(als, mens)
        assert f"Besproken op {dag.day} " in pagina
        assert f": {woord}<" in pagina
        assert "De wachtlijst is regionaal." in pagina
        assert "Oud." not in pagina
        assert "Wacht op een plek" not in pagina
    bouw.overleg(w.tafel, w.voorzitter, w.casus, datum=vandaag() + 5 * DAG)
    sessie.commit()
    assert "Op de agenda" in tekst(als, w.cv)
    assert "Besproken op" not in tekst(als, w.cv)


def test_na_terug_naar_de_tafel_staat_er_geen_oud_besluit(app, als, w):
    w.besluit()
    sessie.commit()
    assert "Wacht op een plek op de agenda." in tekst(als, w.cv)


def test_een_leerling_aanmelden_kan_altijd_vanaf_de_startpagina(app, als, w):
    leeg = bouw.mens(w.tafel, "casusverantwoordelijke")
    sessie.commit()
    assert '<a class="knop" href="/casussen/nieuw">Meld een leerling aan' in tekst(als, leeg)
    licht = '<a class="knop licht" href="/casussen/nieuw">Meld een leerling aan'
    assert licht in tekst(als, w.cv)
    for stand in ("concept", "teruggegeven"):
        bouw.casus(w.tafel, w.cv, stand, nog_te_doen=3)
        sessie.commit()
        assert licht in tekst(als, w.cv)


def test_een_afspraak_te_laat_is_geen_rustige_week(app, als, w):
    w.in_opvolging(start=vandaag())
    sessie.execute(sa.update(Actie).values(wanneer=vandaag() - 11 * DAG, wat="belt " * 60))
    sessie.execute(sa.delete(Actie).where(Actie.wie.startswith("Rob")))
    sessie.commit()
    pagina = tekst(als, w.zo)
    assert "<h1>Eén afspraak is te laat</h1>" in pagina
    assert "11 dagen te laat" in pagina
    assert "rustig" not in pagina
    assert "belt…" in pagina
    assert "belt " * 25 not in pagina


def test_een_nieuwe_casus_in_opvolging_staat_er_een_week(app, als, w):
    besluit = w.in_opvolging(start=vandaag())
    eerste = sessie.scalars(sa.select(sa.func.min(Opvolgmoment.gepland_op))).one()
    sessie.commit()
    pagina = tekst(als, w.zo)
    assert f"<h1>Nieuw: {w.casus.nummer}, eerste moment op {eerste.day} " in pagina
    assert "Nieuw in opvolging" in pagina
    assert "rustig" not in pagina
    sessie.get(Besluit, besluit.id).vastgesteld_op = nu() - 8 * DAG
    sessie.commit()
    assert "Nieuw" not in tekst(als, w.zo)


def test_de_partij_ziet_wanneer_en_wat(app, als, w):
    w.in_opvolging()
    tweede = bouw.casus(w.tafel, w.cv, "toegelaten")
    bouw.toegang(tweede, w.partij, "partij")
    bouw.overleg(w.tafel, w.voorzitter, tweede)
    sessie.commit()
    pagina = tekst(als, w.partij)
    assert f"Vandaag zit u aan tafel voor {tweede.nummer}" in pagina
    assert "begint" in pagina
    assert "maakt een rooster" not in pagina


@pytest.mark.parametrize("aantal", [10, 300])
def test_hoogstens_acht_statements_en_zes_regels_per_lijst(app, als, w, aantal):
    alles = bouw.mens(w.tafel, "voorzitter", "Heeft Alles")
    for rol in ROLLEN[1:]:
        bouw.lid(w.tafel, alles, rol)
    besluit = w.in_opvolging(start=vandaag() - 30 * DAG)
    akkoord = w.kosten(actie_van("Rob"))
    vrager = w.voorzitter.id
    sessie.execute(sa.update(Akkoord).values(antwoord_voor=vandaag() - DAG))
    mijn = []
    for nr in range(aantal):
        stand = ("ingediend", "concept", "teruggegeven", "opvolging", "toegelaten")[nr % 5]
        casus = bouw.casus(w.tafel, alles, stand, document={})
        for rol in ("zaakonderzoeker",):
            bouw.toegang(casus, alles, rol)
        if stand == "opvolging":
            dag = vandaag() - DAG * (nr % 3)
            basis = {"tafel_id": w.tafel.id, "casus_id": casus.id}
            sessie.add(Opvolgmoment(**basis, besluit_id=besluit.id, soort="2wk", gepland_op=dag))
            sessie.add(Actie(**basis, gebruiker_id=alles.id, wie="Heeft Alles", wat="doet iets", wanneer=dag - DAG))
        if stand == "toegelaten":
            mijn.append(casus)
        schrijf(w.actor, "iets", casus.nummer, casus_id=casus.id)
        sessie.add(Inzage(casus_id=casus.id, gebruiker_id=alles.id, naam="x", op=nu(), wat="casus", waarom="y"))
    bouw.overleg(w.tafel, w.voorzitter, *mijn)
    assert akkoord.gevraagd_door_id == vrager
    sessie.commit()
    client = als(alles)
    client.get("/")
    for rol in ROLLEN:
        with statements(app) as gezien:
            antwoord = client.get(f"/?rol={rol}")
        assert antwoord.status_code == 200
        assert len(gezien) <= 8, (rol, len(gezien), gezien)
        for lijst in antwoord.get_data(as_text=True).split('<ul class="regels')[1:]:
            assert lijst.split("</ul>")[0].count("<li") <= (9 if rol == "analist" else 6)
