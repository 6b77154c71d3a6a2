"""The live meeting through the browser: from opening to the settled decision and the closed meeting."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.besluiten.models import Besluit, Besluitonderdeel
from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.logboek.models import Logregel
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tests.aan_tafel.opzet import Opzet, opzet


@pytest.fixture
def o(app, als) -> Opzet:
    return opzet(als)


def test_het_hele_verloop(o):
    assert "Open het overleg" in o.client.get(o.pad).text
    assert o.client.post(f"{o.pad}/open").status_code == 303
    assert o.lees(Overleg.stand) == "bezig"
    bladzijde = o.client.get(o.pad).text
    assert "Hoe kan S. weer naar school?" in bladzijde
    assert "Sam Verzonnen" not in bladzijde
    for mens in o.mensen:
        assert o.post(f"aanwezig/{mens}", aanwezig="ja").status_code == 303
        antwoord = o.post(
            f"gehoord/{mens}", hoe="gesproken", inbreng="Ik wil dat S. weer naar school gaat.", versie="1"
        )
        assert antwoord.status_code == 303, antwoord.text
    assert o.telt(Deelname, Deelname.gehoord == "gesproken", Deelname.aanwezig) == 5
    morgen = vandaag() + dt.timedelta(days=7)
    assert (
        o.post("zin", zin="S. gaat elke dag twee uur naar school.", start_oplossing=morgen.isoformat()).status_code
        == 303
    )
    school, swv = o.mensen[2], o.mensen[4]
    for wie, persoon, wat in (
        (school, "Mirjam Voorbeeld", "ontvangt S. twee uur"),
        (swv, "Els Bedacht", "regelt hulp"),
    ):
        antwoord = o.post("onderdelen", betrokkene=wie, persoon=persoon, wat=wat, wanneer=morgen.isoformat(),
                          soort="onderwijsondersteuning", formeel_besluit="nee")  # fmt: skip
        assert antwoord.status_code == 303, antwoord.text
    deel = o.lees(sa.select(Besluitonderdeel.id).where(Besluitonderdeel.wat == "regelt hulp"))
    antwoord = o.post(f"onderdelen/{deel}/kosten", kant="onderwijs", bedrag="4.320", grond="zes uur per week",
                      van=morgen.isoformat(), tot=(morgen + dt.timedelta(weeks=12)).isoformat())  # fmt: skip
    assert antwoord.status_code == 303, antwoord.text
    besluit = o.client.get(f"{o.pad}?punt={o.punt_id}&fase=besluit").text
    assert "Wacht op akkoord" in besluit
    assert "Bert Kuipers" in besluit
    assert "€\u00a04.320" in besluit
    for mens in o.mensen:
        antwoord = o.post(f"verbind/{mens}", antwoord="voorwaarde" if mens == school else "ja",
                          toelichting="Als er hulp is." if mens == school else "", versie="0")  # fmt: skip
        assert antwoord.status_code == 303, antwoord.text
    afronden = o.client.get(f"{o.pad}?punt={o.punt_id}&fase=afronden").text
    assert "Er is één voorwaarde.</b> Lees voor en vraag of dit zo mag." in afronden
    assert "<q>Als er hulp is.</q> Maak er een onderdeel van" in afronden
    assert o.post("vaststellen", versie=o.gezien()).status_code == 303
    assert o.post("vaststellen", versie="1").status_code == 303  # a second press
    nummer = f"DBM-{vandaag().year}-001"
    assert o.lees(Besluit.nummer) == nummer
    assert o.lees(sa.select(Agendapunt.uitkomst).where(Agendapunt.id == o.punt_id)) == "onder_voorbehoud"
    assert o.lees(sa.select(Casus.stand).where(Casus.id == o.casus_id)) == "opvolging"
    assert o.telt(Actie) == 2
    assert o.telt(Opvolgmoment) == 6
    assert o.telt(Logregel, Logregel.wat == "besluit vastgesteld") == 1
    assert o.telt(Bericht, Bericht.aan_id == o.cv_id) >= 1
    klaar = o.client.get(f"{o.pad}?punt={o.punt_id}").text
    assert nummer in klaar
    assert "<textarea" not in klaar
    assert "zonder uitkomst" in o.client.get(f"/overleggen/{o.overleg_id}/sluiten").text
    assert o.client.post(f"/overleggen/{o.overleg_id}/sluiten").status_code == 422
    antwoord = o.post("afronden", punt=o.ander_punt_id, uitkomst="aangehouden", toelichting="Ouders konden niet komen.")
    assert antwoord.status_code == 303
    assert o.client.post(f"/overleggen/{o.overleg_id}/sluiten").status_code == 303
    assert o.lees(Overleg.stand) == "gesloten"
    assert o.lees(sa.select(Casus.stand).where(Casus.id == o.andere_casus_id)) == "toegelaten"
    gesloten = o.client.get(f"/overleggen/{o.overleg_id}/sluiten").text
    assert "gesloten" in gesloten
    assert f'<a class="knop" href="/overleggen/{o.overleg_id}/besluitenlijst.pdf">' in gesloten
    assert "Besluitenlijst (pdf)" in gesloten
    assert "Besloten, onder voorbehoud" in gesloten
