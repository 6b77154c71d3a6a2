"""Promises: lists per role, reporting with and without JavaScript."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.opvolging.models import Actie
from tests.opvolging.wereld import Wereld, standen


def form(w: Wereld, naam: str) -> str:
    """Return the name of a field in the form of Rob's promise."""
    return f"a{w.actie_id.hex[:8]}-{naam}"


def test_mijn_afspraken_afmelden_zonder_javascript(app, als, w):
    client = als(w.partij)
    tekst = client.get("/acties").get_data(as_text=True)
    assert "Rob Fantasie, Jeugdhulp De Brug" in tekst
    assert "maakt een rooster" not in tekst
    pad = f"/acties/{w.actie_id}"
    fout = client.post(pad, data={form(w, "uitkomst"): "lukt_niet", form(w, "resultaat"): ""})
    assert fout.status_code == 422
    assert "Schrijf in één zin waarom het niet lukt" in fout.get_data(as_text=True)
    fout = client.post(pad, data={form(w, "uitkomst"): "nee", form(w, "resultaat"): "Mijn zin."})
    assert fout.status_code == 422
    assert 'value="Mijn zin."' in fout.get_data(as_text=True)
    assert standen(Actie) == ["open", "open"]
    sessie.remove()
    goed = client.post(pad, data={form(w, "uitkomst"): "lukt_niet", form(w, "resultaat"): "Geen begeleider."})
    assert (goed.status_code, goed.location) == (303, "/acties")
    assert sessie.get(Actie, w.actie_id).stand == "lukt_niet"
    assert sessie.scalars(sa.select(Bericht.aan_id)).all() == [w.zo.id]


def test_met_htmx_komt_alleen_de_regel_terug(app, als, w):
    client = als(w.zo)
    kop = {"HX-Request": "true"}
    data = {form(w, "uitkomst"): "gelukt", form(w, "versie"): "1", "plek": "casus"}
    antwoord = client.post(f"/acties/{w.actie_id}", data=data, headers=kop)
    tekst = antwoord.get_data(as_text=True)
    assert antwoord.status_code == 200
    assert tekst.lstrip().startswith(f'<li class="een" id="actie-{w.actie_id}"')
    assert "Gelukt" in tekst
    assert client.post(f"/acties/{w.actie_id}", data=data, headers=kop).status_code == 409


def test_de_lijsten_van_afspraken_per_rol(app, als, w):
    assert "maakt een rooster" in als(w.cv).get("/acties?van=casussen").get_data(as_text=True)
    assert "maakt een rooster" not in als(w.cv).get("/acties?van=tafel").get_data(as_text=True)
    tekst = als(w.voorzitter).get("/acties?van=tafel").get_data(as_text=True)
    assert "maakt een rooster" in tekst
    assert tekst.count("Is gelukt") == 2
    assert als(w.cv).get("/acties?van=casussen").get_data(as_text=True).count("Is gelukt") == 0


def test_een_afspraak_die_op_geld_wacht_zegt_dat(app, als, w):
    w.kosten(sessie.get(Actie, w.actie_id))
    sessie.commit()
    assert "Wacht op akkoord" in als(w.partij).get("/acties").get_data(as_text=True)


def test_een_afspraak_zonder_akkoord_heeft_een_eigen_woord_en_is_niet_te_laat(app, als, w):
    actie = sessie.get(Actie, w.actie_id)
    akkoord = w.kosten(actie)
    akkoord.stand, akkoord.beslist_op, akkoord.reden = "afgewezen", nu(), "Te duur."
    actie.wanneer = vandaag() - dt.timedelta(days=3)
    sessie.commit()
    for mens, pad in ((w.partij, "/acties"), (w.voorzitter, f"/casussen/{w.nummer}/opvolging"), (w.partij, "/")):
        tekst = als(mens).get(pad).get_data(as_text=True)
        assert "Geen akkoord" in tekst
        assert "Wacht op akkoord" not in tekst
        assert "Te laat" not in tekst
    client, pad = als(w.partij), f"/acties/{w.actie_id}"
    fout = client.post(pad, data={form(w, "uitkomst"): "gelukt"})
    assert fout.status_code == 422
    assert "Op de kosten van deze afspraak kwam geen akkoord." in fout.get_data(as_text=True)
    data = {form(w, "uitkomst"): "lukt_niet", form(w, "resultaat"): "Geen geld."}
    assert client.post(pad, data=data).status_code == 303
