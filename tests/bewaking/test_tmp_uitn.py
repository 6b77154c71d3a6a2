import pytest
from tests.bewaking import test_buren as tb, test_invoer as ti
from tests.bewaking.test_invoer import vastgelegd  # noqa
from tests.bewaking.formulieren import lees_vormen
_oud = tb._met_waarde
def _mine(w): return [(m, r) for m, r in _oud(w) if r.endpoint.startswith("uitnodigingen.")]
@pytest.fixture(autouse=True)
def _patch(monkeypatch): monkeypatch.setattr(tb, "_met_waarde", _mine)
def test_a(wereld): tb.test_elke_parameter_heeft_een_echte_waarde(wereld)
def test_b(wereld): tb.test_een_andere_tafel_vindt_niets(wereld)
def test_c(wereld): tb.test_een_ding_van_a_binnen_een_overleg_van_b_bestaat_niet(wereld)
def test_d(wereld): tb.test_wie_lid_is_zonder_rol_in_de_casus_vindt_niets(wereld)
def _bl(w):
    for regel in w.routes("GET"):
        if regel.endpoint.startswith("uitnodigingen."):
            yield w.persoon(regel), w.adres(regel)
def test_e(wereld, vastgelegd, monkeypatch):
    monkeypatch.setattr(ti, "_bladzijden", _bl)
    wereld.leg_vast()
    vormen = {}
    for wie, adres in _bl(wereld):
        for vorm in lees_vormen(wereld.als(wie).get(adres).text, adres):
            bij = vormen.setdefault(vorm.pad, vorm)
            for n, v in vorm.velden.items(): bij.velden.setdefault(n, v)
            bij.knoppen |= vorm.knoppen
    voor = wereld.afdruk(); klachten = []
    motor = wereld.app.extensions["engine"].dialect.name
    for regel in wereld.routes("POST"):
        if not regel.endpoint.startswith("uitnodigingen."): continue
        pad = wereld.adres(regel)
        if pad not in vormen: print("ZONDER", regel.endpoint); continue
        vorm = vormen[pad]
        for wat, lading in ti._ladingen(vorm, motor):
            k = ti._klacht(wereld, regel, vorm, lading, voor, vastgelegd)
            if k: klachten.append((regel.endpoint, wat, k))
    assert not klachten, "\n".join(map(str, klachten[:20]))
    assert wereld.afdruk() == voor
