"""Pages and forms of the follow-up: who sees what, refused input, stored input, number of statements."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Casus, Casustoegang
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
from tafel.opvolging.models import Actie, Opvolgmoment
from tests import bouw
from tests.opvolging.wereld import moment, standen
from tests.tellen import statements

DAG = dt.timedelta(days=1)


def test_de_lijst_toont_wat_te_laat_is_met_initialen_en_zonder_naam(app, als, w):
    for mens in (w.voorzitter, w.zo):
        tekst = als(mens).get("/opvolging").get_data(as_text=True)
        assert "<h1>Eén moment is te laat</h1>" in tekst
        assert f"{w.nummer} · S.V." in tekst
        assert "Verzonnen College" not in tekst.split("<title>")[1].split("</title>")[0]
        assert "Sam" not in tekst


def test_de_lijst_noemt_een_afspraak_die_te_laat_is_en_telt_alles(app, als, w):
    sessie.execute(sa.update(Actie).values(wanneer=vandaag() - DAG))
    sessie.commit()
    assert "<h1>Eén moment en 2 afspraken zijn te laat</h1>" in als(w.zo).get("/opvolging").get_data(as_text=True)
    sessie.execute(sa.update(Opvolgmoment).values(gepland_op=vandaag() + 40 * DAG))
    sessie.commit()
    tekst = als(w.zo).get("/opvolging").get_data(as_text=True)
    assert "<h1>2 afspraken zijn te laat</h1>" in tekst
    assert "voorbij de datum" not in tekst
    assert "/acties?van=tafel" in tekst


def test_geen_dubbele_punt_en_een_ander_jaar_staat_erbij(app, als, w):
    ver = dt.date(vandaag().year + 1, 3, 1)
    sessie.execute(sa.update(Opvolgmoment).values(gepland_op=ver))
    sessie.commit()
    tekst = als(w.zo).get("/opvolging").get_data(as_text=True)
    assert f"1 maart {ver.year}" in tekst
    assert "S.V.." not in tekst
    assert "S.V.</b>." not in tekst
    assert "S.V..</b>" not in tekst


@pytest.mark.parametrize("dagen, knop", [(14, "knop"), (15, "knop licht"), (-1, "knop")])
def test_noteer_het_gesprek_is_pas_de_volle_knop_als_het_moment_dichtbij_is(app, als, w, dagen, knop):
    sessie.execute(sa.update(Opvolgmoment).values(gepland_op=vandaag() + dagen * DAG))
    sessie.commit()
    tekst = als(w.zo).get(f"/casussen/{w.nummer}/opvolging").get_data(as_text=True)
    assert f'<a class="{knop}" href="/casussen/{w.nummer}/opvolging/moment/' in tekst


def test_een_zaakonderzoeker_ziet_alleen_eigen_casussen(app, als, w):
    ander = bouw.mens(w.tafel, "zaakonderzoeker", "Ander Zoekt")
    sessie.commit()
    assert w.nummer not in als(ander).get("/opvolging").get_data(as_text=True)


def test_casussen_zonder_moment_staan_apart(app, als, w):
    db = sessie
    db.execute(sa.update(Opvolgmoment).values(stand="vervallen"))
    db.commit()
    client = als(w.voorzitter)
    assert "Nog geen casussen in opvolging" in client.get("/opvolging").get_data(as_text=True)
    assert w.nummer in client.get("/opvolging?zonder=1").get_data(as_text=True)


def test_het_jaar_van_een_casus(app, als, w):
    een = sessie.get(Opvolgmoment, w.moment_id)
    een.stand, een.gehouden_op, een.met_wie, een.verslag, een.uren_per_week = (
        "gehouden",
        vandaag(),
        "ouders",
        "Gaat.",
        9,
    )
    tweede = moment("6wk")
    tweede.stand, tweede.gehouden_op, tweede.met_wie, tweede.verslag = "gehouden", vandaag(), "school", "Meer."
    tweede.uren_per_week = 14
    sessie.commit()
    antwoord = als(w.zo).get(f"/casussen/{w.nummer}/opvolging")
    tekst = antwoord.get_data(as_text=True)
    assert antwoord.status_code == 200
    assert f"<title>Opvolging {w.nummer} – Tafel</title>" in tekst
    assert "ging 9 uur per week naar school, nu 14" in tekst or "ging 14 uur per week naar school, nu 9" in tekst
    assert '<svg class="grafiek"' in tekst
    assert tekst.count('<li class="klaar"') == 2
    with app.app_context():
        assert sessie.scalars(sa.select(Inzage.wat)).all() == ["opvolging"]


def test_wie_niet_volgt_krijgt_dezelfde_404_als_bij_een_onbekende(app, als, w):
    vreemd = bouw.mens(bouw.tafel("ACT"), "voorzitter")
    los = bouw.mens(w.tafel, "zaakonderzoeker")
    ook_partij = bouw.mens(w.tafel, "voorzitter")
    bouw.toegang(w.casus, ook_partij, "partij")
    sessie.commit()
    for mens in (vreemd, los, w.partij, w.cv, ook_partij):
        client = als(mens)
        onbekend = client.get("/casussen/2026-999/opvolging")
        for pad in ("", "/plannen", "/sluiten", "/terug", f"/moment/{w.moment_id}"):
            antwoord = client.get(f"/casussen/{w.nummer}/opvolging{pad}")
            assert (antwoord.status_code, antwoord.data) == (404, onbekend.data), pad
            if pad:
                assert client.post(f"/casussen/{w.nummer}/opvolging{pad}").status_code == 404
    client = als(los)
    assert client.get(f"/acties/{w.actie_id}").status_code == 404
    assert client.post(f"/acties/{w.actie_id}").status_code == 404
    niemand = als(None)
    for pad in ("/opvolging", "/acties", f"/casussen/{w.nummer}/opvolging", f"/acties/{w.actie_id}"):
        assert niemand.get(pad).status_code == 303


def test_toegang_die_voorbij_is_telt_niet(app, als, w):
    sessie.execute(sa.update(Casustoegang).where(Casustoegang.rol == "zaakonderzoeker").values(tot=vandaag() - DAG))
    sessie.commit()
    assert als(w.zo).get(f"/casussen/{w.nummer}/opvolging").status_code == 404


def test_een_gesprek_vastleggen(app, als, w):
    client = als(w.zo)
    pad = f"/casussen/{w.nummer}/opvolging/moment/{w.moment_id}"
    assert client.get(pad).status_code == 200
    morgen = (vandaag() + DAG).isoformat()
    fout = client.post(
        pad,
        data={"gehouden_op": morgen, "met_wie": "de ouders", "verslag": "Het gaat <b>goed</b>.", "uren_per_week": "12"},
    )
    tekst = fout.get_data(as_text=True)
    assert fout.status_code == 422
    assert "Deze dag is nog niet geweest" in tekst
    assert "Het gaat &lt;b&gt;goed&lt;/b&gt;." in tekst
    fout = client.post(pad, data={"gehouden_op": "gisteren", "met_wie": "", "verslag": "", "uren_per_week": "41"})
    tekst = fout.get_data(as_text=True)
    assert fout.status_code == 422
    for zin in (
        "Vul een datum in als",
        "Vul in wie u hebt gesproken",
        "van 0 tot en met 40",
        'value="gisteren"',
        'value="41"',
    ):
        assert zin in tekst
    assert standen(Opvolgmoment) == ["gepland"] * 6
    sessie.remove()
    goed = client.post(
        pad,
        data={"gehouden_op": vandaag().isoformat(), "met_wie": "de ouders", "verslag": "Gaat.", "uren_per_week": "12"},
    )
    assert (goed.status_code, goed.location) == (303, f"/casussen/{w.nummer}/opvolging")
    sessie.remove()
    assert sessie.get(Opvolgmoment, w.moment_id).uren_per_week == 12
    assert "opvolgmoment vastgelegd" in sessie.scalars(sa.select(Logregel.wat)).all()
    sessie.remove()
    weer = client.post(pad, data={"gehouden_op": vandaag().isoformat(), "met_wie": "de ouders", "verslag": "Gaat."})
    assert weer.status_code == 422


def test_twee_mensen_tegelijk_geeft_409(app, als, w):
    pad = f"/casussen/{w.nummer}/opvolging/moment/{w.moment_id}"
    data = {"versie": "99", "gehouden_op": vandaag().isoformat(), "met_wie": "de ouders", "verslag": "Gaat."}
    assert als(w.zo).post(pad, data=data).status_code == 409


def test_een_extra_moment(app, als, w):
    client, pad = als(w.voorzitter), f"/casussen/{w.nummer}/opvolging/plannen"
    fout = client.post(pad, data={"gepland_op": "2020-01-01"})
    assert fout.status_code == 422
    assert "Deze dag is voorbij" in fout.get_data(as_text=True)
    assert 'value="2020-01-01"' in fout.get_data(as_text=True)
    assert client.post(pad, data={"gepland_op": (vandaag() + 2 * DAG).isoformat()}).status_code == 303
    assert len(standen(Opvolgmoment)) == 7


def test_sluiten(app, als, w):
    client, pad = als(w.voorzitter), f"/casussen/{w.nummer}/opvolging/sluiten"
    assert "6 momenten en 2 open afspraken" in client.get(pad).get_data(as_text=True)
    fout = client.post(pad, data={"uitkomst": "iets anders"})
    assert fout.status_code == 422
    assert "Kies hoe het is afgelopen" in fout.get_data(as_text=True)
    assert "De tijd van opvolgen is nog niet om" in fout.get_data(as_text=True)
    fout = client.post(pad, data={"reden": "Een lange reden."})
    assert "Een lange reden." in fout.get_data(as_text=True)
    assert sessie.scalars(sa.select(Casus.stand)).one() == "opvolging"
    sessie.remove()
    goed = client.post(pad, data={"uitkomst": "deels_terug", "reden": "Verhuisd."})
    assert goed.status_code == 303
    tekst = client.get(goed.location).get_data(as_text=True)
    assert "De opvolging is gesloten" in tekst
    assert "Deels weer op school" in tekst
    assert "Noteer het gesprek" not in tekst
    assert client.get(pad).status_code == 403
    assert sessie.scalars(sa.select(Bericht.aan_id)).all() == [w.cv.id]


def test_terug_naar_de_tafel(app, als, w):
    client, pad = als(w.zo), f"/casussen/{w.nummer}/opvolging/terug"
    assert client.post(pad, data={"reden": "  "}).status_code == 422
    assert sessie.scalars(sa.select(Casus.stand)).one() == "opvolging"
    sessie.remove()
    assert client.post(pad, data={"reden": "Zit weer thuis."}).status_code == 303
    assert sessie.scalars(sa.select(Casus.stand)).one() == "toegelaten"
    assert w.voorzitter.id in sessie.scalars(sa.select(Bericht.aan_id)).all()


@pytest.mark.parametrize("aantal", [3, 60])
def test_aantal_statements_hangt_niet_van_het_aantal_casussen_af(app, als, w, aantal):
    for nr in range(aantal):
        casus = bouw.casus(w.tafel, w.cv, "toegelaten")
        bouw.toegang(casus, w.zo, "zaakonderzoeker")
        w.in_opvolging(vandaag() - DAG * nr, nr + 2, casus)
    sessie.commit()
    client = als(w.voorzitter)
    grens = {"/opvolging": 5, "/opvolging?zonder=1": 5, "/acties?van=tafel": 5, f"/casussen/{w.nummer}/opvolging": 8}
    for pad, hoogstens in grens.items():
        client.get(pad)
        with statements(app) as gezien:
            assert client.get(pad).status_code == 200
        assert len(gezien) <= hoogstens, gezien


def test_bladeren_laat_niets_weg_en_niets_dubbel_zien(app, als, w):
    nummers = {w.nummer}
    for nr in range(30):
        casus = bouw.casus(w.tafel, w.cv, "toegelaten")
        w.in_opvolging(vandaag() - DAG * (nr % 3), nr + 2, casus)
        nummers.add(casus.nummer)
    sessie.commit()
    client = als(w.voorzitter)
    for begin, patroon in (("/opvolging", "Bekijk het jaar"), ("/acties?van=tafel", 'id="actie-')):
        gezien, pad, aantal = "", begin, 0
        while pad:
            tekst = client.get(pad).get_data(as_text=True)
            gezien += tekst
            aantal += tekst.count("<li>") if patroon == "Bekijk het jaar" else tekst.count(patroon)
            stuk = tekst.split("Volgende 25</a>")[0].rsplit('href="', 1)[1] if "Volgende 25</a>" in tekst else ""
            pad = stuk.split('"')[0].replace("&amp;", "&")
        assert all(nummer in gezien for nummer in nummers)
        assert aantal == (len(nummers) if begin == "/opvolging" else 2 * len(nummers))


def test_de_opdracht_dagelijks(app, w, monkeypatch, capsys):
    from tafel import cli
    from tafel.kern.db import koppel

    monkeypatch.setenv("TAFEL_DATABASE_URL", app.extensions["engine"].url.render_as_string(hide_password=False))
    monkeypatch.setenv("TAFEL_DEMO", "1")
    sessie.remove()
    try:
        assert cli.main(["dagelijks", "--op", "morgen"]) == 2
        assert "Vul een datum in" in capsys.readouterr().err
        assert cli.main(["dagelijks"]) == 0
        assert cli.main(["dagelijks"]) == 0
        uit = capsys.readouterr().out.splitlines()
        assert uit[0].endswith("1 nieuw bericht klaargezet.")
        assert uit[1].endswith("0 nieuwe berichten klaargezet.")
    finally:
        koppel(app.extensions["engine"])
    assert sessie.scalars(sa.select(Bericht.aan_id)).all() == [w.zo.id]
