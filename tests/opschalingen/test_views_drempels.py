"""The thinking aid through the browser: advice in words, nothing stored."""

from __future__ import annotations

import pytest

from tafel.kern.db import Base, sessie
from tafel.logboek.models import Inzage, Logregel
from tests import bouw
from tests.casussen.hulp import tel


@pytest.fixture
def client(als, tafel):
    """The browser of a casusverantwoordelijke."""
    return als(tafel.cv)


def test_leeg_vraagt_het_alleen(client):
    pagina = client.get("/hulp/drempels")
    assert pagina.status_code == 200
    assert "Dit is een advies. U beslist zelf." in pagina.text
    assert "Vul links in wat u hebt geteld." in pagina.text


@pytest.mark.parametrize(
    "vraag, zin",
    [
        ("laat=9", "Een preventief gesprek"),
        ("laat=9&na_gesprek=y", "Een verzuimmelding bij DUO"),
        ("laat=9&niet_problematiek=y", "Bespreken in het zorg- en adviesteam (ZAT)"),
        ("spijbel=2&eenheid=dagdelen", "Hier staat de lichtste stap."),
        ("spijbel=1,5&eenheid=dagen", "Een preventief gesprek"),
        ("spijbel=12&eenheid=uren", "Een verzuimmelding bij DUO"),
        ("spijbel=8&eenheid=uren&meer_dagdelen=y", "Hier staat de lichtste stap."),
        ("meldingen=3", "Aanmelden bij de jeugdarts"),
        ("aaneen=8&onduidelijk=y", "is strenger"),
        ("opvallend=y", "Aanmelden bij de jeugdarts"),
        ("uren=16", "Melden is verplicht"),
    ],
)
def test_het_advies_staat_in_woorden(client, vraag, zin):
    antwoord = client.get(f"/hulp/drempels?{vraag}")
    assert antwoord.status_code == 200
    assert zin in antwoord.text
    assert "U beslist zelf." in antwoord.text


def test_niets_ingevuld_is_geen_advies(client):
    assert "Vul ten minste één getal in." in client.get("/hulp/drempels?laat=&eenheid=uren").text


@pytest.mark.parametrize(
    "vraag, zin, getypt",
    [
        ("laat=veel", "Vul een heel getal in", 'value="veel"'),
        ("laat=1000", "Vul een heel getal in", 'value="1000"'),
        ("laat=-1", "Vul een heel getal in", 'value="-1"'),
        ("spijbel=1,3&eenheid=dagen", "Vul een getal in, als 2 of 1,5.", 'value="1,3"'),
        ("spijbel=1,5&eenheid=uren", "Vul hele uren in, of kies dagen.", 'value="1,5"'),
        ("spijbel=1,5&eenheid=dagdelen", "Vul hele dagdelen in, of kies dagen.", 'value="1,5"'),
        ("spijbel=1&eenheid=weken", "Kies waarin u telt.", 'value="1"'),
    ],
)
def test_wat_niet_te_tellen_is_staat_bij_het_veld(client, vraag, zin, getypt):
    antwoord = client.get(f"/hulp/drempels?{vraag}")
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    assert getypt in antwoord.text


def test_er_wordt_niets_bewaard_en_niets_gelogd(app, client):
    voor = tel(Logregel)
    client.get("/hulp/drempels?laat=9&uren=20")
    assert (tel(Logregel) - voor, tel(Inzage)) == (0, 0)
    assert "drempel" not in " ".join(Base.metadata.tables)


def test_alleen_voor_wie_ergens_bij_hoort(app, als):
    assert als(None).get("/hulp/drempels").status_code == 303
    los = bouw.mens(bouw.tafel(), None)
    sessie.commit()
    assert als(los).get("/hulp/drempels").status_code == 403
