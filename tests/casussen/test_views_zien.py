"""Pages of cases: who sees what, lists, and how many statements they cost."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import sqlalchemy as sa

from tafel.casussen.models import Casustoegang
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage
from tests import bouw
from tests.casussen.hulp import HTMX, haal, maak, tel


@pytest.mark.parametrize("pad", ["", "/aanmelden", "/toets", "/intrekken", "/mensen"])
def test_wie_er_niet_bij_hoort_krijgt_dezelfde_404_als_bij_een_onbekende_casus(app, als, tafel, pad):
    nummer = maak(tafel, "ingediend")
    for wie in (tafel.ander, tafel.partij):
        client = als(wie)
        antwoord = client.get(f"/casussen/{nummer}{pad}")
        onbekend = client.get(f"/casussen/2026-999{pad}")
        assert (antwoord.status_code, onbekend.status_code) == (404, 404)
        assert antwoord.data == onbekend.data
    assert als(None).get(f"/casussen/{nummer}{pad}").status_code == 303


def test_een_concept_ziet_alleen_de_casusverantwoordelijke(app, als, tafel):
    nummer = maak(tafel)
    assert als(tafel.cv).get(f"/casussen/{nummer}").status_code == 200
    assert als(tafel.voorzitter).get(f"/casussen/{nummer}").status_code == 404
    assert als(tafel.voorzitter).get(f"/instroom/{nummer}").status_code == 404
    assert nummer not in als(tafel.voorzitter).get("/casussen").text


def test_toegang_die_is_beeindigd_geldt_niet_meer(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    bouw.toegang(haal(nummer), tafel.partij, "partij")
    sessie.commit()
    assert als(tafel.partij).get(f"/casussen/{nummer}").status_code == 200
    sessie.execute(sa.update(Casustoegang).where(Casustoegang.rol == "partij").values(tot=dt.date(2026, 1, 2)))
    sessie.commit()
    assert als(tafel.partij).get(f"/casussen/{nummer}").status_code == 404


def test_een_partij_ziet_de_casus_maar_niet_de_aanmelding(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    bouw.toegang(haal(nummer), tafel.partij, "partij")
    sessie.commit()
    pagina = als(tafel.partij).get(f"/casussen/{nummer}")
    assert pagina.status_code == 200
    assert "U ziet deze casus omdat u als partij aan tafel zit." in pagina.text
    assert "/aanmelden" not in pagina.text
    assert als(tafel.partij).get(f"/casussen/{nummer}/aanmelden").status_code == 403


def test_een_voorzitter_die_partij_is_beslist_niet(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    bouw.toegang(haal(nummer), tafel.voorzitter, "partij")
    sessie.commit()
    client = als(tafel.voorzitter)
    assert nummer not in client.get("/instroom").text
    assert client.get(f"/instroom/{nummer}").status_code == 404
    assert client.post(f"/instroom/{nummer}", data={"besluit": "toelaten"}).status_code == 404


def test_titel_en_adres_noemen_geen_kind(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    for pad in (
        f"/casussen/{nummer}",
        f"/casussen/{nummer}/toets",
        f"/casussen/{nummer}/mensen",
        f"/instroom/{nummer}",
    ):
        tekst = als(tafel.voorzitter).get(pad).text
        titel = re.search(r"<title>(.*?)</title>", tekst)[1]
        assert nummer in titel
        assert "S.V." not in titel
        assert "Sam" not in titel
    assert "Sam Verzonnen" not in als(tafel.voorzitter).get(f"/casussen/{nummer}").text
    assert tel(Inzage) == 5


def test_de_lijst_bladert_zonder_iets_over_te_slaan(app, als, tafel):
    for _ in range(27):
        bouw.casus(tafel.tafel, tafel.cv)
    sessie.commit()
    client = als(tafel.cv)
    eerste = client.get("/casussen").text
    verder = re.search(r'href="(/casussen\?na=[^"]+)"', eerste)[1]
    nummers = re.findall(r'class="nr">(2026-\d+)', eerste + client.get(verder).text)
    assert nummers == [f"2026-{n:03d}" for n in range(27, 0, -1)]
    assert client.get("/casussen?na=onzin").status_code == 200


def _vraag(client, app, pad, data=None, **kwargs):
    """Return status and the statements of one request, without those of the audit trail."""
    regels = []

    def hoor(conn, cursor, statement, *rest):
        if not statement.startswith(("BEGIN", "PRAGMA")) and not re.search(r"\blog(regel|keten)\b", statement):
            regels.append(statement)

    engine = app.extensions["engine"]
    sa.event.listen(engine, "before_cursor_execute", hoor)
    try:
        antwoord = client.post(pad, data=data, **kwargs) if data is not None else client.get(pad)
    finally:
        sa.event.remove(engine, "before_cursor_execute", hoor)
    return antwoord.status_code, regels


@pytest.mark.parametrize("aantal", [2, 30])
def test_bladzijden_blijven_binnen_hun_aantal_vragen(app, als, tafel, aantal):
    for _ in range(aantal):
        bouw.casus(tafel.tafel, tafel.cv, "ingediend")
    concept = bouw.casus(tafel.tafel, tafel.cv).nummer
    sessie.commit()
    gemeten = {}
    for wie, pad, hoogstens in (
        (tafel.voorzitter, "/casussen", 5),
        (tafel.cv, "/casussen", 5),
        (tafel.voorzitter, "/instroom", 5),
        (tafel.voorzitter, "/instroom/2026-001", 8),
        (tafel.voorzitter, "/casussen/2026-001", 8),
        (tafel.voorzitter, "/casussen/2026-001/toets", 8),
        (tafel.voorzitter, "/casussen/2026-001/mensen", 8),
        (tafel.cv, f"/casussen/{concept}/aanmelden", 8),
    ):
        client = als(wie)
        client.get("/ik")
        status, regels = _vraag(client, app, pad)
        assert status == 200
        gemeten[pad] = len(regels)
        assert len(regels) <= hoogstens, "\n".join(regels)
    client = als(tafel.cv)
    client.get("/ik")
    status, regels = _vraag(
        client, app, f"/casussen/{concept}/aanmelden/velden", {"verzuim-soort": "absoluut"}, headers=HTMX
    )
    gemeten["veld"] = len(regels)
    assert status == 200
    assert len(regels) <= 6, "\n".join(regels)
    print(gemeten)
