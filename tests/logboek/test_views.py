"""The audit trail for the functionaris gegevensbescherming."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage
from tafel.logboek.services import schrijf
from tests import bouw
from tests.tellen import statements


@pytest.fixture
def wereld(app):
    with app.app_context():
        tafel, ander = bouw.tafel(), bouw.tafel("TFF")
        fg, cv = bouw.mens(tafel, "fg", "Freek Wacht"), bouw.mens(tafel, "casusverantwoordelijke")
        actor = bouw.actor(cv, tafel)
        casus, tweede = bouw.casus(tafel, cv, "opvolging"), bouw.casus(tafel, cv, "opvolging")
        vreemd = bouw.casus(ander, cv, "opvolging", nummer="2026-777")
        for een, van in ((casus, actor), (tweede, actor), (vreemd, bouw.actor(cv, ander))):
            schrijf(van, f"iets in {een.nummer}", een.nummer, casus_id=een.id, stand="x")
            gezien = Inzage(
                casus_id=een.id,
                gebruiker_id=cv.id,
                naam="Kijker",
                op=nu(),
                wat="casus",
                waarom="U ziet deze casus omdat u de zaakonderzoeker bent.",
            )
            sessie.add(gezien)
        sessie.commit()
        nummers = casus.nummer, tweede.nummer, vreemd.nummer
        sessie.remove()
    return tafel, fg, cv, nummers


@pytest.mark.parametrize("soort", ["", "inzagen"])
def test_de_fg_ziet_alleen_de_eigen_tafel_nieuwste_eerst_zonder_inhoud(app, als, wereld, soort):
    _, fg, _, (eerste, tweede, vreemd) = wereld
    client = als(fg)
    tekst = client.get("/logboek", query_string={"soort": soort}).get_data(as_text=True)
    tabel = tekst.split("<tbody>")[1]
    assert tabel.index(tweede) < tabel.index(eerste)
    assert vreemd not in tekst
    assert "S.V." not in tekst
    assert "Sam" not in tekst
    if soort:
        assert "Omdat zij of hij de zaakonderzoeker is." in tekst
        assert "U ziet deze casus" not in tekst
    alleen = client.get("/logboek", query_string={"soort": soort, "casus": eerste}).get_data(as_text=True)
    assert eerste in alleen.split("<tbody>")[1]
    assert tweede not in alleen.split("<tbody>")[1]
    assert "Geen regels" in client.get("/logboek", query_string={"soort": soort, "casus": vreemd}).get_data(
        as_text=True
    )


def test_alleen_de_fg_komt_erbij(app, als, wereld):
    assert als(wereld[2]).get("/logboek").status_code == 403
    assert als(None).get("/logboek").status_code == 303


@pytest.mark.parametrize("soort", ["", "inzagen"])
def test_bladeren_en_aantal_statements(app, als, wereld, soort):
    tafel, fg, cv, _ = wereld
    actor = bouw.actor(cv, tafel)
    casus = bouw.casus(tafel, cv, "opvolging")
    for nr in range(60):
        schrijf(actor, f"regel-{nr:02d}-", casus.nummer, casus_id=casus.id)
        op = nu() + dt.timedelta(seconds=nr)
        sessie.add(
            Inzage(casus_id=casus.id, gebruiker_id=cv.id, naam=f"regel-{nr:02d}-", op=op, wat="casus", waarom="w")
        )
    sessie.commit()
    client, pad, gezien = als(fg), f"/logboek?soort={soort}", ""
    client.get(pad)
    while pad:
        with statements(app) as nodig:
            tekst = client.get(pad).get_data(as_text=True)
        assert len(nodig) <= 5
        gezien += tekst
        stuk = tekst.split("Volgende 25</a>")[0].rsplit('href="', 1)[1] if "Volgende 25</a>" in tekst else ""
        pad = stuk.split('"')[0].replace("&amp;", "&")
    assert all(gezien.count(f"regel-{nr:02d}-") == 1 for nr in range(60))


@pytest.mark.parametrize("na", ["x", "-1", "9" * 30, "2026-01-01_x", "2026-01-01T00:00:00_" + "0" * 32, "²"])
def test_een_rare_plek_in_de_lijst_is_gewoon_het_begin(app, als, wereld, na):
    client = als(wereld[1])
    for soort in ("", "inzagen"):
        assert client.get("/logboek", query_string={"soort": soort, "na": na}).status_code == 200
