"""Two windows at once: the live page stays, nothing that was typed is lost, and one chooses what stands."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest

from tafel.besluiten.models import Besluit, Besluitonderdeel, Commitment
from tafel.kern.clock import vandaag
from tafel.overleggen.models import Deelname, Overleg
from tests.aan_tafel.opzet import Opzet, opzet

ANDERS = "Iemand anders wijzigde dit net. Kijk wat er nu staat en bewaar opnieuw."


@pytest.fixture
def o(app, als) -> Opzet:
    klaar = opzet(als)
    klaar.client.post(f"{klaar.pad}/open")
    return klaar


def versie(tekst: str, daad: str) -> str:
    """Return the version that the form of `daad` on this page sends along."""
    formulier = tekst[tekst.index(daad) :]
    return re.search(r'name="versie" value="(\d*)"', formulier).group(1)


def deel(o: Opzet, **anders: object) -> uuid.UUID:
    o.post("onderdelen", **{**_deel(o), **anders})
    return o.lees(Besluitonderdeel.id)


def _deel(o: Opzet) -> dict[str, object]:
    return {"betrokkene": o.mensen[2], "persoon": "Mirjam Voorbeeld", "wat": "belt elke dag",
            "wanneer": vandaag().isoformat(), "soort": "anders", "formeel_besluit": "nee"}  # fmt: skip


def test_twee_zinnen_staan_naast_elkaar(o):
    o.post("zin", zin="De zin van een ander.")
    antwoord = o.post("zin", zin="Mijn <eigen> zin.", versie="")
    assert antwoord.status_code == 409
    assert 'class="tafel"' in antwoord.text  # still the table
    assert "Mijn &lt;eigen&gt; zin." in antwoord.text
    assert "De zin van een ander." in antwoord.text
    assert "Neem mijn zin" in antwoord.text
    assert "Laat staan" in antwoord.text
    assert "enmerk" not in antwoord.text
    assert o.lees(Besluit.zin) == "De zin van een ander."
    gezien = versie(antwoord.text, 'id="tweezinnen"')
    assert o.post("zin", zin="Mijn <eigen> zin.", versie=gezien).status_code == 303
    assert o.lees(Besluit.zin) == "Mijn <eigen> zin."


def test_een_oude_zin_uit_het_tweede_venster(o):
    o.post("zin", zin="Eerst.")
    oud = versie(o.client.get(f"{o.pad}?fase=besluit").text, 'id="zinstand"')
    o.post("zin", zin="Daarna.", versie=oud)
    assert o.post("zin", zin="Nog een.", versie=oud).status_code == 409
    stuk = o.client.post(f"{o.pad}/{o.punt_id}/zin", data={"zin": "Nog een.", "versie": oud},
                         headers={"HX-Request": "true"})  # fmt: skip
    assert stuk.status_code == 409
    assert "Druk op Bewaar de zin en kies." in stuk.text
    assert f'value="{oud}"' in stuk.text  # the next press still meets the other sentence
    assert o.lees(Besluit.zin) == "Daarna."


def test_een_dag_bij_dezelfde_zin_botst_niet(o):
    o.post("zin", zin="Dezelfde zin.")
    assert o.post("zin", zin="Dezelfde zin.", start_oplossing=vandaag().isoformat(), versie="").status_code == 303
    assert o.lees(Besluit.start_oplossing) == vandaag()
    morgen = (vandaag() + dt.timedelta(days=1)).isoformat()
    assert o.post("zin", zin="Dezelfde zin.", start_oplossing=morgen, versie="").status_code == 409


def test_twee_keer_opgeschreven_wat_iemand_zei(o):
    mens = o.mensen[0]
    o.post(f"gehoord/{mens}", hoe="gesproken", inbreng="Ik wil terug.", versie="0")
    antwoord = o.post(f"gehoord/{mens}", hoe="schriftelijk", inbreng="Ik wil <niet> terug.", versie="0")
    assert antwoord.status_code == 409
    assert "Ik wil &lt;niet&gt; terug." in antwoord.text
    assert "<q>Ik wil terug.</q>" in antwoord.text
    assert "Neem mijn zin" in antwoord.text
    assert "enmerk" not in antwoord.text
    assert o.lees(Deelname.inbreng) == "Ik wil terug."
    gezien = versie(antwoord.text, f"/gehoord/{mens}")
    assert (
        o.post(f"gehoord/{mens}", hoe="schriftelijk", inbreng="Ik wil <niet> terug.", versie=gezien).status_code == 303
    )
    assert o.lees(Deelname.gehoord) == "schriftelijk"


def test_een_onderdeel_dat_een_ander_net_wijzigde(o):
    nr = deel(o)
    o.post(f"onderdelen/{nr}", **{**_deel(o), "wat": "belt elke week"}, versie="1")
    antwoord = o.post(f"onderdelen/{nr}", **{**_deel(o), "wat": "belt <nooit>"}, versie="1")
    assert antwoord.status_code == 409
    assert ANDERS in antwoord.text
    assert "belt &lt;nooit&gt;" in antwoord.text
    assert "belt elke week" in antwoord.text
    gezien = versie(antwoord.text, f"/onderdelen/{nr}")
    assert gezien == "2"
    assert o.post(f"onderdelen/{nr}", **{**_deel(o), "wat": "belt <nooit>"}, versie=gezien).status_code == 303
    antwoord = o.post(f"onderdelen/{nr}/weg", **_deel(o), versie="1")
    assert antwoord.status_code == 409
    assert ANDERS in antwoord.text
    assert o.telt(Besluitonderdeel) == 1


def test_een_antwoord_dat_een_ander_net_opschreef(o):
    mens = o.mensen[2]
    o.post(f"verbind/{mens}", antwoord="ja", versie="0")
    antwoord = o.post(f"verbind/{mens}", antwoord="nee", toelichting="Wij <kunnen> niet.", versie="0")
    assert antwoord.status_code == 409
    assert ANDERS in antwoord.text
    assert "Wij &lt;kunnen&gt; niet." in antwoord.text
    assert o.lees(Commitment.antwoord) == "ja"
    gezien = versie(antwoord.text, f"/verbind/{mens}")
    assert o.post(f"verbind/{mens}", antwoord="nee", toelichting="Wij kunnen niet.", versie=gezien).status_code == 303


def test_vaststellen_afronden_en_sluiten_van_een_oude_bladzijde(o):
    antwoord = o.post("vaststellen", versie="5")
    assert antwoord.status_code == 409
    assert "Iemand anders wijzigde dit besluit net." in antwoord.text
    antwoord = o.post("afronden", uitkomst="aangehouden", toelichting="Zo <is> het.", versie="99")
    assert antwoord.status_code == 409
    assert "Zo &lt;is&gt; het." in antwoord.text
    assert ANDERS in antwoord.text
    antwoord = o.client.post(f"/overleggen/{o.overleg_id}/sluiten", data={"versie": "99"})
    assert antwoord.status_code == 409
    assert "Iemand anders wijzigde dit overleg net." in antwoord.text
    assert o.lees(Overleg.stand) == "bezig"
