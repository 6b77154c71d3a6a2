"""Numbers, bringing files in, and what the services keep."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from tafel.aanmeldingen.services import bewaar_aanmelding, dien_in, maak_casus
from tafel.casussen import queries, services
from tafel.casussen.models import Casus, Casustoegang
from tafel.cli import main
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd
from tests import bouw

VOORBEELD = Path("tafel/demo/casussen/01-sam-wachtlijst-en-visieverschil.yaml")


def _tafel():
    tafel = bouw.tafel()
    cv = bouw.mens(tafel, "casusverantwoordelijke", "Mirjam Voorbeeld", email="cv@voorbeeld.test")
    return tafel, cv, bouw.actor(cv, tafel, "casusverantwoordelijke")


def test_een_nieuwe_casus_begint_met_wie_hem_maakt(db):
    _, cv, actor = _tafel()
    casus = maak_casus(actor)
    db.flush()
    assert casus.stand == "concept"
    assert casus.aanmelding["casusverantwoordelijke"]["naam"] == "Mirjam Voorbeeld"
    assert casus.nog_te_doen > 5
    assert queries.find_casusverantwoordelijke(casus.id).gebruiker_id == cv.id


def test_de_aanmelding_staat_vast_na_indienen(db):
    tafel, cv, actor = _tafel()
    casus = bouw.casus(tafel, cv, "ingediend")
    with pytest.raises(Geweigerd):
        bewaar_aanmelding(actor, casus, {"verzuim": {"soort": "absoluut", "thuis_sinds": None}})
    assert casus.aanmelding["verzuim"]["soort"] == "langdurig_relatief"


def test_lange_namen_passen_in_de_kolommen(db):
    _, _, actor = _tafel()
    document = {**bouw.SAM, "onderwijs": {"sector": "vo", "soort": "regulier", "school": "x" * 5000}}
    document["partijen"] = [*bouw.SAM["partijen"], {"rol": "y" * 300, "organisatie": "z" * 5000, "naam": "n" * 5000}]
    casus = maak_casus(actor, document, "Hoe?")
    dien_in(actor, casus)
    assert len(casus.school) == 200
    assert queries.betrokkenen(casus.id)[-1].rol == "anders"


@pytest.fixture
def opdracht(app, monkeypatch):
    """The command line on the database of this test."""
    tafel, *_ = _tafel()
    bouw.mens(tafel, "partij", email="school@voorbeeld.test")
    sessie.commit()
    sessie.remove()
    inst = app.config["INSTELLINGEN"]
    monkeypatch.setenv("TAFEL_DATABASE_URL", inst.database_url)
    monkeypatch.setenv("TAFEL_DEMO", "1")
    yield lambda *argumenten: main(["importeer", *map(str, argumenten)])
    from tafel.kern.db import koppel

    koppel(app.extensions["engine"])


def _aantal(app):
    from tafel.kern.db import koppel

    koppel(app.extensions["engine"])
    aantal = sessie.scalar(sa.select(sa.func.count()).select_from(Casus))
    sessie.remove()
    return aantal


def test_importeren_maakt_een_concept(app, opdracht, capsys):
    assert opdracht(VOORBEELD, "--als", "cv@voorbeeld.test") == 0
    verwacht = f"{vandaag().year}-001 staat als concept bij Mirjam Voorbeeld. Nog 1 ding: de vraag aan de tafel.\n"
    assert capsys.readouterr().out == verwacht
    assert _aantal(app) == 1
    casus = sessie.scalar(sa.select(Casus))
    assert (casus.stand, casus.initialen, casus.sector) == ("concept", "S.V.", "vo")
    assert sessie.scalar(sa.select(Casustoegang.rol)) == "casusverantwoordelijke"


@pytest.mark.parametrize(
    "argumenten, zin",
    [
        (["bestaat-niet.yaml", "--als", "cv@voorbeeld.test"], "dit bestand is er niet"),
        ([VOORBEELD, "--als", "niemand@voorbeeld.test"], "geen account"),
        ([VOORBEELD, "--als", "school@voorbeeld.test"], "geen casusverantwoordelijke"),
        ([VOORBEELD], "geen account"),
        (
            [VOORBEELD, "tafel/demo/casussen/09-lieve-ouders-willen-deze-plek-niet.yaml", "--als", "cv@voorbeeld.test"],
            "taskforce",
        ),
    ],
)
def test_verkeerd_importeren_verandert_niets_en_zegt_het_in_een_zin(app, opdracht, capsys, argumenten, zin):
    assert opdracht(*argumenten) == 2
    uit = capsys.readouterr()
    assert uit.out == ""
    assert zin in uit.err
    assert uit.err.count("\n") == 1
    assert _aantal(app) == 0


def test_een_bestand_met_een_fout_noemt_regel_en_veld(app, opdracht, capsys, tmp_path):
    fout = tmp_path / "fout.yaml"
    fout.write_text(VOORBEELD.read_text().replace("sector: vo", "sector: hbo"))
    assert opdracht(VOORBEELD, fout, "--als", "cv@voorbeeld.test") == 2
    assert "onderwijs.sector" in capsys.readouterr().err
    assert _aantal(app) == 0


def test_een_getypte_rol_die_wij_niet_kennen_staat_als_functie(db):
    *_, actor = _tafel()
    document = {
        **bouw.SAM,
        "partijen": [*bouw.SAM["partijen"], {"rol": "dokter", "organisatie": "", "naam": "P. Arts"}],
    }
    casus = maak_casus(actor, document, "Hoe?")
    services.zet_betrokkenen(casus)
    rij = next(b for b in queries.betrokkenen(casus.id) if b.naam == "P. Arts")
    assert (rij.rol, rij.functie) == ("anders", "dokter")
    rij.functie = "huisarts"
    db.flush()
    services.zet_betrokkenen(casus)
    assert next(b.functie for b in queries.betrokkenen(casus.id) if b.naam == "P. Arts") == "huisarts"
