"""The warning beside the form: what one may see by number, what one may not see as a hint, another table never."""

from __future__ import annotations

import pytest

from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tests import bouw
from tests.casussen.hulp import HTMX
from tests.dubbelen.wereld import klaar, van, zet
from tests.tellen import opdrachten

VAAG = "Dit kind is misschien al bij deze tafel bekend. De voorzitter kijkt dit na."


@pytest.fixture
def cv2(tafel):
    """Another casusverantwoordelijke of the same table."""
    mens = bouw.mens(tafel.tafel, "casusverantwoordelijke", "Sanne Prins")
    sessie.commit()
    return mens


def vraag(als, wie, casus):
    """Return the warning that this person gets beside block 1."""
    antwoord = als(wie).get(f"/casussen/{casus.nummer}/dubbelen", headers=HTMX)
    assert antwoord.status_code == 200
    return antwoord.text


def test_een_casus_die_u_mag_zien_staat_er_met_nummer(app, als, tafel):
    mijn = zet(tafel.tafel, tafel.cv, "Mohammed El-Amrani", stand="concept")
    oud = zet(tafel.tafel, tafel.cv, "Mohamed Elamrani", stand="toegelaten")
    klaar()
    tekst = vraag(als, tafel.cv, mijn)
    assert oud.nummer in tekst and "toegelaten" in tekst and "Ja, koppel" in tekst and "Nee, een ander kind" in tekst
    assert "Mohamed" not in tekst and "Elamrani" not in tekst
    assert VAAG not in tekst


def test_een_casus_die_u_niet_mag_zien_geeft_alleen_een_zin(app, als, tafel, cv2):
    mijn = zet(tafel.tafel, tafel.cv, stand="concept")
    van_een_ander = zet(tafel.tafel, cv2)
    klaar()
    tekst = vraag(als, tafel.cv, mijn)
    assert VAAG in tekst
    for geheim in (van_een_ander.nummer, "Sanne", "ingediend", "2013", "S.V.", "<a "):
        assert geheim not in tekst


@pytest.mark.parametrize(
    "naam, geboren",
    [
        ("S. Verzonnen", "2013-05-14"),
        ("Sem Verzonnen", "2013-05-14"),
        ("Sam Verzonnen", "2013-05-15"),
        ("Sam ", "2013-05-14"),
        (" Verzonnen", "2013-05-14"),
        ("Sam Verzonnen", None),
    ],
)
def test_met_een_deel_van_de_gegevens_valt_niets_te_raden(app, als, tafel, cv2, naam, geboren):
    niets = zet(tafel.tafel, tafel.cv, "Niemand Anders", "1999-01-01", stand="concept")
    mijn = zet(tafel.tafel, tafel.cv, naam, geboren, stand="concept")
    zet(tafel.tafel, cv2)
    klaar()
    assert vraag(als, tafel.cv, mijn) == vraag(als, tafel.cv, niets)


def test_een_andere_tafel_geeft_byte_voor_byte_hetzelfde_en_evenveel_vragen(app, als, tafel):
    mijn = zet(tafel.tafel, tafel.cv, stand="concept")
    klaar()
    client = als(tafel.cv)
    pad = f"/casussen/{mijn.nummer}/dubbelen"
    with opdrachten(app) as zonder:
        leeg = client.get(pad, headers=HTMX)
    ander = bouw.tafel("AND")
    for stand in ("ingediend", "concept", "afgesloten", "toegelaten"):
        zet(ander, bouw.mens(ander, "casusverantwoordelijke", "Ver Weg"), stand=stand)
    klaar()
    with opdrachten(app) as met:
        vol = client.get(pad, headers=HTMX)
    assert vol.data == leeg.data
    assert dict(vol.headers) == dict(leeg.headers)
    assert [zin for zin, _ in met] == [zin for zin, _ in zonder]
    assert len(met) <= 5
    page = [client.get(pad).data for _ in range(2)]
    assert page[0] == page[1]


def test_de_vergelijking_van_bytes_ziet_een_verschil(app, als, tafel, cv2):
    """Negative control: the same child at the same table does change the answer."""
    mijn = zet(tafel.tafel, tafel.cv, stand="concept")
    klaar()
    leeg = vraag(als, tafel.cv, mijn)
    zet(tafel.tafel, cv2)
    klaar()
    assert vraag(als, tafel.cv, mijn) != leeg


def test_na_een_jaar_telt_een_gesloten_casus_niet_meer(app, als, tafel, cv2):
    import datetime as dt

    from tafel.kern.clock import nu

    mijn = zet(tafel.tafel, tafel.cv, stand="concept")
    oud = zet(tafel.tafel, cv2, stand="afgesloten", afgesloten_op=nu() - dt.timedelta(days=300))
    klaar()
    assert VAAG in vraag(als, tafel.cv, mijn)
    sessie.get(Casus, oud.id).afgesloten_op = nu() - dt.timedelta(days=400)
    klaar()
    assert VAAG not in vraag(als, tafel.cv, mijn)


def test_de_plek_naast_het_formulier_stuurt_geen_veld_mee(app, als, tafel):
    mijn = zet(tafel.tafel, tafel.cv, stand="concept")
    klaar()
    tekst = als(tafel.cv).get(f"/casussen/{mijn.nummer}/aanmelden").text
    plek = tekst[tekst.index(f'hx-get="/casussen/{mijn.nummer}/dubbelen"') :]
    plek = plek[: plek.index(">")]
    assert 'hx-include="unset"' in plek and 'hx-params="none"' in plek and 'hx-target="#dubbelen"' in plek


def test_wie_de_casus_niet_ziet_krijgt_de_gewone_404(app, als, tafel, cv2):
    mijn = zet(tafel.tafel, tafel.cv, stand="concept")
    klaar()
    for wie in (cv2, tafel.ander, tafel.voorzitter, tafel.partij):
        client = als(wie)
        antwoord = client.get(f"/casussen/{mijn.nummer}/dubbelen")
        assert antwoord.status_code == 404
        assert antwoord.data == client.get("/casussen/1999-999/dubbelen").data
    assert als(None).get(f"/casussen/{mijn.nummer}/dubbelen").status_code == 303


def test_een_rare_aanmelding_breekt_niets(app, als, tafel):
    mijn = zet(tafel.tafel, tafel.cv, stand="concept")
    zet(tafel.tafel, tafel.cv, stand="concept", aanmelding={})
    zet(tafel.tafel, tafel.cv, stand="concept", aanmelding={"leerling": None})
    mijn.aanmelding = van("Sam", "Verzonnen", "2013-05-14") | {"leerling": {"geboortedatum": "2013-05-14"}}
    klaar()
    assert 'id="dubbelen"' in vraag(als, tafel.cv, mijn)


def test_de_vraag_loopt_langs_de_index_op_geboortedatum(app, als, tafel):
    """Also with many cases: SQLite tells which way it goes."""
    engine = app.extensions["engine"]
    if engine.dialect.name != "sqlite":
        return
    mijn = zet(tafel.tafel, tafel.cv, stand="concept")
    klaar()
    with opdrachten(app) as gezien:
        als(tafel.cv).get(f"/casussen/{mijn.nummer}/dubbelen", headers=HTMX)
    plannen = []
    with engine.connect() as verbinding:
        for zin, waarden in gezien:
            if "geboortedatum IN" in zin or "FROM casusband" in zin:
                regels = verbinding.exec_driver_sql(f"EXPLAIN QUERY PLAN {zin}", waarden)
                plannen.append(" ".join(str(rij[3]) for rij in regels))
    assert len(plannen) == 2
    assert "casus USING INDEX ix_casus_tafel_geboren (tafel_id=? AND geboortedatum=?)" in plannen[0]
    assert not any("SCAN casus" in plan for plan in plannen), plannen
