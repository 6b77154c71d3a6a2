"""Who hears on the start page that a budget holder said no, and until when."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.besluiten.models import Akkoord, Besluit
from tafel.casussen.models import Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tests import bouw
from tests.opvolging.wereld import Wereld, actie_van

DAG = dt.timedelta(days=1)


@pytest.fixture
def w(app) -> Wereld:
    """A case in follow-up of which the costs of part 2 got no agreement."""
    wereld = Wereld()
    wereld.in_opvolging(start=vandaag())
    akkoord = wereld.kosten(actie_van("Rob"))
    akkoord.stand, akkoord.beslist_op, akkoord.reden = "afgewezen", nu(), "Te duur. " + "Echt waar. " * 20
    akkoord.antwoord_voor = vandaag() + DAG
    wereld.zin = f"{wereld.casus.nummer}: onderdeel 2 kreeg geen akkoord"
    wereld.naar = f"/besluiten/{sessie.scalars(sa.select(Besluit.nummer)).one()}"
    sessie.commit()
    return wereld


def pagina(als, mens) -> str:
    return als(mens).get("/").get_data(as_text=True)


def test_voorzitter_casusverantwoordelijke_en_zaakonderzoeker_zien_het_bovenaan(app, als, w):
    for mens in (w.voorzitter, w.cv, w.zo):
        tekst = pagina(als, mens)
        eerste = tekst.split('<section class="kaart"')[1]
        assert w.zin in eerste
        assert f'<a href="{w.naar}">Kijk wat nu kan' in eerste
        assert "Te duur." in eerste
        assert "…" in eerste
        assert als(mens).get(w.naar).status_code == 200
    assert f"<h1>{w.zin}</h1>" in pagina(als, w.cv)
    assert f"<h1>{w.zin}</h1>" in pagina(als, w.zo)


def test_wie_er_niets_mee_kan_ziet_het_niet(app, als, w):
    ook_partij = bouw.mens(w.tafel, "voorzitter")
    bouw.toegang(w.casus, ook_partij, "partij")
    vreemd = bouw.mens(bouw.tafel("ACT"), "voorzitter")
    los = bouw.mens(w.tafel, "casusverantwoordelijke")
    sessie.commit()
    for mens in (w.partij, ook_partij, vreemd, los):
        assert "kreeg geen akkoord" not in pagina(als, mens)


@pytest.mark.parametrize("stand", ["toegelaten", "afgesloten"])
def test_terug_naar_de_tafel_of_gesloten_is_het_weg(app, als, w, stand):
    sessie.execute(sa.update(Casus).values(stand=stand))
    sessie.commit()
    for mens in (w.voorzitter, w.cv, w.zo):
        assert "kreeg geen akkoord" not in pagina(als, mens)


def test_een_later_besluit_haalt_het_weg(app, als, w):
    w.besluit(nr=2)
    sessie.commit()
    for mens in (w.voorzitter, w.cv, w.zo):
        assert "kreeg geen akkoord" not in pagina(als, mens)


def test_twee_keer_nee_op_een_onderdeel_is_een_regel_en_ja_is_er_geen(app, als, w):
    tweede = w.kosten(actie_van("Rob"))
    tweede.stand, tweede.beslist_op, tweede.reden = "afgewezen", nu(), "Ook ik niet."
    sessie.commit()
    assert pagina(als, w.voorzitter).count("onderdeel 2 kreeg geen akkoord") == 1
    sessie.execute(sa.update(Akkoord).values(stand="akkoord"))
    sessie.commit()
    assert "kreeg geen akkoord" not in pagina(als, w.voorzitter)


def test_veel_weigeringen_verdringen_niet_wat_te_laat_is(app, als, w):
    for nr in range(8):
        casus = bouw.casus(w.tafel, w.cv, "toegelaten")
        w.in_opvolging(vandaag(), nr + 2, casus)
    eerste = sessie.scalars(sa.select(Akkoord)).one()
    sessie.expunge(eerste)
    nummer = sessie.scalar(sa.select(Casus.nummer).order_by(Casus.nummer.desc()).limit(1))
    from tafel.opvolging.models import Actie

    acties = sessie.scalars(
        sa.select(Actie).join(Casus, Casus.id == Actie.casus_id)
        .where(Actie.wie.startswith("Rob"), Casus.id != w.casus.id).order_by(Casus.nummer)
    ).all()  # fmt: skip
    for actie in acties[:-1]:
        nee = w.kosten(actie)
        nee.stand, nee.beslist_op, nee.reden, nee.antwoord_voor = "afgewezen", nu(), "Nee.", vandaag()
    w.kosten(acties[-1]).antwoord_voor = vandaag() - DAG
    sessie.commit()
    tekst = pagina(als, w.voorzitter)
    assert tekst.count("kreeg geen akkoord") == 6
    assert nummer in tekst.split("Te laat</h2>")[1]
