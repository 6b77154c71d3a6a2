"""A form that adds a row, sent twice: one row, and the same answer."""

from __future__ import annotations

import re

import pytest

from tafel.documenten.models import Document
from tafel.kern.clock import vandaag
from tafel.opschalingen.models import Opschaling
from tafel.toestemmingen.models import Grondslag, Toestemming, Wilsonbekwaamheid
from tafel.toetsen.models import Eisopmerking
from tests.casussen.conftest import tafel  # noqa: F401
from tests.casussen.hulp import haal, maak, tel
from tests.documenten.hulp import invoer
from tests.opschalingen.hulp import gesprek

DAG = vandaag().isoformat()
ZEI = {"door": "leerling", "waarover": "delen-onderwijs", "antwoord": "nee", "op": DAG, "hoe": "gesprek"}
GROND = {
    "grond": "publieke_taak", "soort": "onderwijs", "noodzaak": "Nodig.", "proportionaliteit": "Niet meer.",
    "subsidiariteit": "Niet minder.", "gewogen_door": "M. Voorbeeld", "van": DAG,
}  # fmt: skip
WILS = {"vastgesteld_door": "een arts", "datum": DAG, "ter_zake": "delen"}
VORMEN = [
    ("toestemming", "toestemming", Toestemming, {"door": "leerling", "antwoord": "nee"}, ZEI, "hoe", "brief"),
    ("toestemming", "toestemming/grondslag", Grondslag, {}, GROND, "noodzaak", "Anders."),
    ("toestemming", "toestemming/wilsonbekwaam", Wilsonbekwaamheid, {}, WILS, "vastgesteld_door", "een ander"),
    ("toets", "toets/opschaling/opmerkingen", Eisopmerking, {}, {"tekst": "Bel nog."}, "tekst", "En mail."),
    ("opschaling", "opschaling", Opschaling, {}, gesprek(), "naam", "S. Ander"),
]


def merk_van(tekst):
    return re.findall(r'name="merk"[^>]* value="([0-9a-f-]{36})"', tekst)[0]


@pytest.mark.parametrize("bladzijde, pad, model, waar, velden, veld, anders", VORMEN)
def test_twee_keer_sturen_voegt_een_rij_toe(app, als, tafel, bladzijde, pad, model, waar, velden, veld, anders):  # noqa: F811
    nummer = maak(tafel, "toegelaten")
    client = als(tafel.cv)
    velden = {**velden, "merk": merk_van(client.get(f"/casussen/{nummer}/{bladzijde}").text)}
    een = client.post(f"/casussen/{nummer}/{pad}", data=velden)
    twee = client.post(f"/casussen/{nummer}/{pad}", data=velden)
    assert (een.status_code, twee.status_code) == (303, 303)
    assert een.location == twee.location
    assert tel(model, **waar) == 1
    assert client.post(f"/casussen/{nummer}/{pad}", data={**velden, veld: anders}).status_code == 303
    assert tel(model, **waar) == 2  # going back and typing something else is another row


def test_een_gesprek_staat_een_keer_in_de_aanmelding(app, als, tafel):  # noqa: F811
    nummer = maak(tafel)
    client = als(tafel.cv)
    er = len(haal(nummer).aanmelding["opschalingen"])
    velden = {**gesprek(naam="N. Nieuw"), "merk": merk_van(client.get(f"/casussen/{nummer}/opschaling").text)}
    een, twee = (client.post(f"/casussen/{nummer}/opschaling", data=velden) for _ in range(2))
    assert een.status_code == twee.status_code == 303
    assert een.location == twee.location
    assert len(haal(nummer).aanmelding["opschalingen"]) == er + 1


def test_een_document_staat_er_een_keer(app, als, tafel):  # noqa: F811
    nummer = maak(tafel, "toegelaten")
    client = als(tafel.cv)
    merk = merk_van(client.get(f"/casussen/{nummer}/documenten").text)
    for _ in range(2):
        assert client.post(f"/casussen/{nummer}/documenten", data={**invoer(), "merk": merk}).status_code == 303
    assert tel(Document) == 1
