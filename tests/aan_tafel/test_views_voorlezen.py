"""What the chair reads aloud before settling: who said no, on which condition, and every part."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.besluiten.models import Besluit
from tafel.kern.clock import vandaag
from tafel.kern.format import datum_kort
from tafel.overleggen.models import Agendapunt
from tests.aan_tafel.opzet import Opzet, opzet

VOLGEND_JAAR = dt.date(vandaag().year + 1, 3, 1)


@pytest.fixture
def o(app, als) -> Opzet:
    klaar = opzet(als)
    klaar.client.post(f"{klaar.pad}/open")
    return klaar


def rijp(o: Opzet, antwoorden: dict[int, tuple[str, str]]) -> None:
    """Bring the case so far that it may be settled; `antwoorden` by place of the person, else a plain yes."""
    for mens in o.mensen:
        o.post(f"gehoord/{mens}", hoe="gesproken", inbreng="Dit zei ik.", versie="0")
    o.post("zin", zin="S. gaat elke dag twee uur naar school.")
    o.post("onderdelen", betrokkene=o.mensen[2], persoon="Mirjam Voorbeeld", wat="ontvangt S. twee uur",
           wanneer=VOLGEND_JAAR.isoformat(), soort="onderwijsondersteuning", formeel_besluit="nee")  # fmt: skip
    for nr, mens in enumerate(o.mensen):
        antwoord, waarom = antwoorden.get(nr, ("ja", ""))
        o.post(f"verbind/{mens}", antwoord=antwoord, toelichting=waarom, versie="0")


def test_een_nee_en_een_voorwaarde_worden_voorgelezen(o):
    rijp(o, {0: ("voorwaarde", "Niet alleen in de bus."), 3: ("nee", "Wij kunnen <dit> niet.")})
    tekst = o.client.get(f"{o.pad}?punt={o.punt_id}&fase=afronden").text
    assert "Niets meer open" not in tekst
    assert "Niets houdt het vaststellen tegen" not in tekst
    assert "<b>Rob Fantasie</b> zegt nee: <q>Wij kunnen &lt;dit&gt; niet.</q> Pas het besluit aan" in tekst
    assert '<b>S.V.</b> zegt ja met een voorwaarde: <q class="stem">Niet alleen in de bus.</q>' in tekst
    assert "Er is één nee en één voorwaarde.</b> Lees voor en vraag of dit zo mag." in tekst
    assert '<span class="zei">Niet alleen in de bus.</span>' in tekst  # own words in the colour of the family
    assert "Gevraagd: 5 van 5" in tekst
    assert "ja 3, voorwaarde 1, nee 1" in tekst
    assert o.post("vaststellen", versie=o.gezien()).status_code == 303
    assert o.lees(Besluit.stand) == "vastgesteld"


def test_elk_onderdeel_wordt_mee_voorgelezen_met_het_jaar_als_het_een_ander_is(o):
    rijp(o, {})
    tekst = o.client.get(f"{o.pad}?punt={o.punt_id}&fase=afronden").text
    lijst = tekst[tekst.index('class="leesdelen"') : tekst.index("</ol>", tekst.index('class="leesdelen"'))]
    assert "<b>Mirjam Voorbeeld</b> <span>ontvangt S. twee uur</span>" in lijst
    assert f"{datum_kort(VOLGEND_JAAR)} {VOLGEND_JAAR.year}" in lijst
    assert "Niets meer open" in tekst
    assert "Niets houdt het vaststellen tegen.</b> Lees voor en stel vast." in tekst


def test_wie_nog_te_horen_is_wordt_geteld(o):
    o.post("begin")
    tekst = o.client.get(f"{o.pad}?punt={o.punt_id}&fase=afronden").text
    assert "Nog open: 4" in tekst
    assert tekst.index("Nog 5 mensen te horen.") < tekst.index("Schrijf het besluit in één zin.")
    assert "Eerst: Nog 5 mensen te horen." in tekst
    assert "Nog 5 antwoorden." in tekst
    assert "Ga naar horen" not in tekst
    assert "(Ouders)" not in tekst
    for mens in o.mensen[:1] + o.mensen[2:]:
        o.post(f"gehoord/{mens}", hoe="gesproken", inbreng="Dit zei ik.", versie="0")
    tekst = o.client.get(f"{o.pad}?punt={o.punt_id}&fase=afronden").text
    assert "De ouders zijn niet gehoord." in tekst
    assert "Verzonnen" not in tekst.split("<main", 1)[1]
    assert "Nog 1 mens te horen." in o.client.get(f"{o.pad}?punt={o.punt_id}&fase=horen").text


def test_naar_afronden_is_pas_vol_met_zin_en_onderdeel(o):
    o.post("begin")
    pad = f"{o.pad}?punt={o.punt_id}&fase=besluit"
    assert '<a class="knop licht" href="' in _slot(o.client.get(pad).text)
    o.post("zin", zin="S. gaat weer naar school.")
    assert '<a class="knop licht" href="' in _slot(o.client.get(pad).text)
    o.post("onderdelen", betrokkene=o.mensen[2], persoon="Mirjam Voorbeeld", wat="ontvangt S.",
           wanneer=vandaag().isoformat(), soort="onderwijsondersteuning", formeel_besluit="nee")  # fmt: skip
    assert '<a class="knop" href="' in _slot(o.client.get(pad).text)


def _slot(tekst: str) -> str:
    return tekst[tekst.index('class="slotbalk"') :].split("</div>", 1)[0]


def test_een_geweigerde_lege_zin_begint_de_klok_niet(o):
    antwoord = o.post(f"gehoord/{o.mensen[2]}", hoe="gesproken", inbreng="", versie="0")
    assert antwoord.status_code == 422
    assert "Nog niet begonnen" in antwoord.text
    assert o.telt(Agendapunt, Agendapunt.begonnen_op.is_not(None)) == 0
    o.post(f"gehoord/{o.mensen[2]}", hoe="gesproken", inbreng="Wij willen dit.", versie="0")
    assert "Nog niet begonnen" not in o.client.get(f"{o.pad}?punt={o.punt_id}").text
