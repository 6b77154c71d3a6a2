"""Keeping fields from several places at once; rows and parts from elsewhere."""

from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa

from tafel.aanmeldingen.models import Veldconcept
from tafel.aanmeldingen.rules.velden import Getypt, stempel
from tafel.aanmeldingen.services import bewaar_velden, vervang_deel, voeg_rij_toe
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_op_slot, casus_uit_url
from tafel.kern.db import begin_schrijven, sessie
from tafel.kern.refusals import Geweigerd
from tafel.logboek.models import Logregel
from tafel.logboek.services import eerste_breuk
from tests import bouw
from tests.aanmeldingen.venster import Venster
from tests.casussen.hulp import haal, maak, tel

GESPREK = {"organisatie": "De Brug", "leidinggevende": "A. Baas", "datum": "2026-11-20", "zonder_resultaat": True}
VELDEN = [
    "stagnatie-wat", "stagnatie-waar", "stagnatie-oorzaak", "stagnatie-reden_niet_gerealiseerd", "onderwijs-school",
    "casusverantwoordelijke-functie", "leerling-voornaam", "leerling-achternaam",
]  # fmt: skip


@pytest.fixture
def ding(db):
    """An actor and their case."""
    tafel = bouw.tafel()
    cv = bouw.mens(tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
    casus = bouw.casus(tafel, cv)
    sessie.commit()
    return bouw.actor(cv, tafel, "casusverantwoordelijke"), casus


def _tegelijk(app, actor, nummer, lader):
    """Let each of eight threads keep its own field of one case; return what went wrong."""
    fouten, klaar = [], threading.Barrier(len(VELDEN))

    def bewaar(veld):
        with app.app_context():
            try:
                klaar.wait(10)
                begin_schrijven()
                casus = lader(actor, nummer)[0]["casus"]
                basis = stempel(str(casus.aanmelding[veld.split("-")[0]][veld.split("-")[1]]))
                bewaar_velden(actor, casus, [Getypt(veld, (f"Uit {veld}",), basis)])
                sessie.commit()
            except Exception as fout:
                fouten.append(f"{veld}: {type(fout).__name__}")
                sessie.rollback()
            finally:
                sessie.remove()

    draden = [threading.Thread(target=bewaar, args=(veld,)) for veld in VELDEN]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    return fouten


def test_acht_velden_tegelijk_lukken_alle_acht(app, ding):
    actor, casus = ding
    nummer = casus.nummer
    sessie.remove()
    assert _tegelijk(app, actor, nummer, casus_op_slot) == []
    document = haal(nummer).aanmelding
    assert [document[v.split("-")[0]][v.split("-")[1]] for v in VELDEN] == [f"Uit {veld}" for veld in VELDEN]
    assert tel(Logregel, wat="aanmelding bewaard") == len(VELDEN)
    assert eerste_breuk() is None


def test_zonder_slot_gaat_er_een_mis(app, ding):
    """Negative control, on PostgreSQL (SQLite has one writer): without the lock the version refuses somebody."""
    actor, casus = ding
    nummer = casus.nummer
    sessie.remove()
    fouten = _tegelijk(app, actor, nummer, casus_uit_url)
    assert bool(fouten) is (app.extensions["engine"].dialect.name == "postgresql")


def test_twee_vensters_op_slot_van_verzoek_tot_verzoek(app, als, tafel):
    nummer = maak(tafel)
    vensters = [Venster(als(tafel.cv), nummer, f"0000000{i}") for i in range(4)]
    klaar, uit = threading.Barrier(4), []

    def typ(nr):
        klaar.wait(10)
        uit.append(vensters[nr].stuur(**{VELDEN[nr]: f"Venster {nr}"}).status_code)

    draden = [threading.Thread(target=typ, args=(nr,)) for nr in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert uit == [200] * 4
    document = haal(nummer).aanmelding
    assert [document["stagnatie"][k] for k in ("wat", "waar", "oorzaak", "reden_niet_gerealiseerd")] == [
        f"Venster {nr}" for nr in range(4)
    ]


def test_een_regel_erbij(ding):
    actor, casus = ding
    sleutel = voeg_rij_toe(actor, casus, "opschalingen", GESPREK)
    rij = casus.aanmelding["opschalingen"][-1]
    assert (rij["_id"], rij["organisatie"], rij["datum"], rij["wijze"]) == (sleutel, "De Brug", "2026-11-20", None)
    assert casus.velden_op[f"opschalingen-{sleutel}-organisatie"][1] == "Mirjam Voorbeeld"
    sessie.flush()
    assert sessie.scalar(sa.select(Logregel.gegevens))["velden"] == ["opschalingen"]
    afspraak = voeg_rij_toe(actor, casus, "plan_van_aanpak-afspraken", {"wie": "mentor", "wat": "belt"})
    assert casus.aanmelding["plan_van_aanpak"]["afspraken"][-1]["_id"] == afspraak
    assert len(casus.aanmelding["plan_van_aanpak"]["afspraken"]) == 2


@pytest.mark.parametrize(
    "rij", [{"datum": "2026-02-31"}, {"organisatie": "x" * 10_001}, {"zonder_resultaat": None, "wijze": "a\x07"}]
)
def test_een_verkeerde_regel_wordt_geweigerd(ding, rij):
    actor, casus = ding
    with pytest.raises(Geweigerd) as geweigerd:
        voeg_rij_toe(actor, casus, "opschalingen", rij)
    assert geweigerd.value.weigeringen[0].veld.startswith("opschalingen-")
    assert len(casus.aanmelding["opschalingen"]) == 1


def test_wat_niet_bestaat_is_een_fout_van_wie_het_schrijft(ding):
    actor, casus = ding
    for lijst, rij in (("onzin", {}), ("opschalingen", {"onzin": 1})):
        with pytest.raises(KeyError):
            voeg_rij_toe(actor, casus, lijst, rij)


def test_een_deel_vervangen_houdt_de_sleutels_die_er_zijn(ding):
    actor, casus = ding
    vervang_deel(actor, casus, "partijen", [{"rol": "ouders", "naam": "A.", "_id": "0000000a"}, {"rol": "school"}])
    assert [p["rol"] for p in casus.aanmelding["partijen"]] == ["ouders", "school"]
    assert casus.aanmelding["partijen"][0]["_id"] == "0000000a"
    versie = casus.versie
    vervang_deel(actor, casus, "partijen", casus.aanmelding["partijen"])
    sessie.flush()
    assert casus.versie == versie
    vervang_deel(actor, casus, "partijen", casus.aanmelding["partijen"][::-1])
    assert [p["rol"] for p in casus.aanmelding["partijen"]] == ["school", "ouders"]
    vervang_deel(actor, casus, "verzuim", {"soort": "absoluut", "thuis_sinds": None})
    assert casus.thuis_sinds is None
    vervang_deel(actor, casus, "ouders_met_gezag", ["C. Verzonnen"])
    assert casus.aanmelding["ouders_met_gezag"] == ["C. Verzonnen"]


def test_een_casus_die_vaststaat_verandert_niet(ding):
    actor, casus = ding
    casus.stand = "ingediend"
    for doe in (
        lambda: voeg_rij_toe(actor, casus, "opschalingen", GESPREK),
        lambda: vervang_deel(actor, casus, "partijen", []),
        lambda: bewaar_velden(actor, casus, [Getypt("vraag", ("x",), "")]),
    ):
        with pytest.raises(Geweigerd):
            doe()


def test_hoogstens_zoveel_concepten_van_een_mens(ding, monkeypatch):
    actor, casus = ding
    monkeypatch.setattr("tafel.aanmeldingen.services.velden.MAX_CONCEPTEN", 3)
    fout = [Getypt(f"inzet-0000000{i}-datum", ("morgen",), "") for i in range(6)]
    bewaar_velden(actor, casus, fout)
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Veldconcept)) == 3
    assert sessie.scalar(sa.select(Casus.versie)) == 1
