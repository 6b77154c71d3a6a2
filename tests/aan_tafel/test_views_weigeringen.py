"""Wrong input at the table: the same page, 422, a Dutch sentence, what was typed still there, nothing stored."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
import sqlalchemy as sa

from tafel.besluiten.models import Besluit, Besluitonderdeel, Commitment, Kostenregel
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tafel.opvolging.models import Actie
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tests.aan_tafel.opzet import Opzet, opzet

STRAKS = (vandaag() + dt.timedelta(days=7)).isoformat()
DEEL = {
    "persoon": "Mirjam Voorbeeld",
    "wat": "ontvangt S. <twee> uur",
    "wanneer": STRAKS,
    "soort": "onderwijsondersteuning",
    "formeel_besluit": "nee",
}


@pytest.fixture
def o(app, als) -> Opzet:
    klaar = opzet(als)
    klaar.client.post(f"{klaar.pad}/open")
    return klaar


def met_deel(o: Opzet) -> uuid.UUID:
    o.post("onderdelen", betrokkene=o.mensen[2], **DEEL)
    return o.lees(Besluitonderdeel.id)


def test_horen_zonder_zin(o):
    antwoord = o.post(f"gehoord/{o.mensen[2]}", hoe="gesproken", inbreng="  ", versie="0")
    assert antwoord.status_code == 422
    assert "Schrijf in één zin op wat deze partij zegt." in antwoord.text
    assert "Wat zegt Mirjam Voorbeeld, in één zin?" in antwoord.text
    antwoord = o.post(f"gehoord/{o.mensen[0]}", hoe="gesproken", inbreng="", versie="0")
    assert "Schrijf in één zin op wat S.V. zegt." in antwoord.text
    antwoord = o.post(f"gehoord/{o.mensen[1]}", hoe="gesproken", inbreng="", versie="0")
    assert "Schrijf in één zin op wat de ouders zeggen." in antwoord.text
    assert o.telt(Deelname) == 0


def test_niet_gehoord_zonder_uitnodigingen_houdt_het_getypte(o):
    antwoord = o.post(f"gehoord/{o.mensen[2]}", hoe="niet_gehoord", inbreng="Wij <wachten> af.", reden="", versie="0",
                      uitnodiging_1="2026-13-01")  # fmt: skip
    assert antwoord.status_code == 422
    assert "Deze datum bestaat niet" in antwoord.text
    assert "Wij &lt;wachten&gt; af." in antwoord.text
    assert 'value="2026-13-01"' in antwoord.text
    antwoord = o.post(f"gehoord/{o.mensen[2]}", hoe="niet_gehoord", inbreng="Wij wachten.", reden="Ziek.", versie="0",
                      uitnodiging_1="2026-11-01", uitnodiging_2="2026-11-01")  # fmt: skip
    assert "op verschillende dagen" in antwoord.text
    assert o.telt(Deelname) == 0


def test_niet_gehoord_met_twee_uitnodigingen_wordt_bewaard(o):
    antwoord = o.post(f"gehoord/{o.mensen[2]}", hoe="niet_gehoord", inbreng="Uit hun brief: nee.", reden="Ziek.",
                      uitnodiging_1="2026-11-01", uitnodiging_2="2026-11-08", versie="0")  # fmt: skip
    assert antwoord.status_code == 303
    assert o.lees(Deelname.gehoord) == "niet_gehoord"
    assert "Uitgenodigd op" in o.client.get(f"{o.pad}?fase=horen").text


def test_een_leerling_die_niet_wil_telt_als_gelegenheid_gegeven(o):
    antwoord = o.post(f"gehoord/{o.mensen[0]}", hoe="wil_niet", reden="Ik zeg liever niets.", versie="0")
    assert antwoord.status_code == 303
    assert o.lees(Deelname.gehoord) == "eigen_keuze"
    assert "Horen, 1 van 5" in o.client.get(f"{o.pad}?fase=horen").text
    assert o.post(f"gehoord/{o.mensen[1]}", hoe="wil_niet", reden="Wij ook niet.").status_code == 422


def test_een_zin_zonder_woorden(o):
    antwoord = o.post("zin", zin=" ", start_oplossing="31-02-2026")
    assert antwoord.status_code == 422
    assert "Schrijf het besluit in één zin." in antwoord.text
    assert "Deze datum bestaat niet" in antwoord.text
    assert o.telt(Besluit) == 0


@pytest.mark.parametrize(
    "anders,zin",
    [
        ({"persoon": " "}, "Vul in welke persoon dit doet."),
        ({"wat": ""}, "Schrijf op wat er gebeurt, in één zin."),
        ({"wanneer": "morgen"}, "Vul een datum in als 21-11-2026."),
        ({"soort": "taart"}, "Kies"),
        ({"betrokkene": "niemand"}, "Kies"),
        ({"betrokkene": str(uuid.UUID(int=5))}, "Kies"),
    ],
)
def test_een_onvolledig_onderdeel(o, anders, zin):
    antwoord = o.post("onderdelen", **{"betrokkene": o.mensen[2], **DEEL, **anders})
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    if "wat" not in anders:
        assert "ontvangt S. &lt;twee&gt; uur" in antwoord.text
    assert o.telt(Besluitonderdeel) == 0


def test_een_dag_die_al_geweest_is(o):
    gisteren, straks = vandaag() - dt.timedelta(days=1), vandaag() + dt.timedelta(days=800)
    for dag, zin in ((gisteren, "is al geweest. Bedoelt u"), (straks, "Dat is over meer dan twee jaar.")):
        antwoord = o.post("onderdelen", betrokkene=o.mensen[2], **{**DEEL, "wanneer": dag.isoformat()})
        assert antwoord.status_code == 422
        assert zin in antwoord.text
        assert f'value="{dag.isoformat()}"' in antwoord.text
        antwoord = o.post("zin", zin="S. gaat <weer> naar school.", start_oplossing=dag.isoformat())
        assert antwoord.status_code == 422
        assert zin in antwoord.text
        assert "S. gaat &lt;weer&gt; naar school." in antwoord.text
        assert f'value="{dag.isoformat()}"' in antwoord.text
    assert o.telt(Besluitonderdeel) == o.telt(Besluit) == 0
    antwoord = o.post("onderdelen", betrokkene=o.mensen[2], **{**DEEL, "wanneer": vandaag().isoformat()})
    assert antwoord.status_code == 303


def test_alles_wat_mist_in_een_keer(o):
    antwoord = o.post("onderdelen", betrokkene="", persoon="", wat="", wanneer="2020-01-01", soort="")
    for zin in ("Kies welke partij dit doet.", "Vul in welke persoon", "Schrijf op wat er gebeurt",
                "Kies wat voor onderdeel dit is.", "1 januari 2020 is al geweest."):  # fmt: skip
        assert zin in antwoord.text
    antwoord = o.post(f"onderdelen/{met_deel(o)}/kosten", kant="", bedrag="", grond="", van=STRAKS, tot="2026-01-01")
    for zin in ("Kies wie dit betaalt.", "Vul een bedrag in.", "waarvoor", "De laatste dag ligt vóór de eerste."):
        assert zin in antwoord.text
    assert antwoord.status_code == 422


@pytest.mark.parametrize(
    "anders,zin",
    [
        ({"bedrag": "-5"}, "Vul een bedrag in"),
        ({"bedrag": "1,005"}, "hoogstens twee cijfers"),
        ({"kant": "wie dan ook"}, "Kies wie dit betaalt."),
        ({"grond": ""}, "waarvoor"),
        ({"tot": "2026-01-01"}, "De laatste dag ligt vóór de eerste."),
        ({"van": ""}, "Vul in vanaf wanneer."),
    ],
)
def test_kosten_die_niet_kloppen(o, anders, zin):
    deel = met_deel(o)
    goed = {"kant": "onderwijs", "bedrag": "4.320", "grond": "zes uur <per> week", "van": STRAKS, "tot": STRAKS}
    antwoord = o.post(f"onderdelen/{deel}/kosten", **{**goed, **anders})
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    if "grond" not in anders:
        assert "zes uur &lt;per&gt; week" in antwoord.text
    assert o.telt(Kostenregel) == 0


def test_kosten_en_onderdeel_gaan_weer_weg(o):
    deel = met_deel(o)
    o.post(f"onderdelen/{deel}/kosten", kant="onderwijs", bedrag="100", grond="hulp", van=STRAKS, tot=STRAKS)
    assert "Haal weg" in o.client.get(f"{o.pad}?fase=besluit&kosten={deel}").text
    assert o.post(f"kosten/{o.lees(Kostenregel.id)}/weg").status_code == 303
    assert o.telt(Kostenregel) == 0
    antwoord = o.post(f"onderdelen/{deel}", betrokkene=o.mensen[2], **{**DEEL, "wat": "belt elke week"}, versie="1")
    assert antwoord.status_code == 303
    assert o.lees(Besluitonderdeel.wat) == "belt elke week"
    assert o.post(f"onderdelen/{deel}/weg", versie="1").status_code == 409
    assert o.post(f"onderdelen/{deel}/weg", versie="2").status_code == 303
    assert o.telt(Besluitonderdeel) == 0


@pytest.mark.parametrize(
    "antwoord,zin", [("voorwaarde", "welke voorwaarde"), ("nee", "waarom het nee is"), ("", "Kies")]
)
def test_verbinden_zonder_woorden(o, antwoord, zin):
    weigering = o.post(f"verbind/{o.mensen[2]}", antwoord=antwoord, toelichting="")
    assert weigering.status_code == 422
    assert zin in weigering.text
    assert o.telt(Commitment) == 0


def test_vaststellen_zonder_leerplicht_gehoord_noemt_leerplicht(o):
    sessie.add(Betrokkene(casus_id=o.casus_id, volgorde=9, rol="leerplicht", naam="Joost de Wit"))
    sessie.commit()
    sessie.remove()
    for mens in o.mensen:
        o.post(f"gehoord/{mens}", hoe="gesproken", inbreng="Dit zei ik.", versie="0")
        o.post(f"verbind/{mens}", antwoord="ja")
    o.post("zin", zin="S. gaat weer naar school.")
    met_deel(o)
    antwoord = o.post("vaststellen", versie=o.gezien())
    assert antwoord.status_code == 422
    assert "Leerplicht (Joost de Wit) is niet gehoord." in antwoord.text
    assert o.lees(Besluit.stand) == "concept"
    assert o.telt(Actie) == 0


def test_een_einde_zonder_uitleg(o):
    antwoord = o.post("afronden", uitkomst="", toelichting="")
    assert antwoord.status_code == 422
    assert "Kies hoe deze casus eindigt." in antwoord.text
    assert o.post("afronden", uitkomst="besloten", toelichting="Zo maar.").status_code == 422
    assert o.lees(sa.select(Agendapunt.uitkomst).where(Agendapunt.id == o.punt_id)) is None


@pytest.mark.parametrize(
    "uitkomst,stand",
    [("geen_overeenstemming", "toegelaten"), ("buiten_onze_macht", "toegelaten"), ("ingetrokken", "ingetrokken")],
)
def test_een_einde_zonder_besluit(o, uitkomst, stand):
    assert o.post("afronden", uitkomst=uitkomst, toelichting="Dit is waarom.").status_code == 303
    assert o.post("afronden", uitkomst=uitkomst, toelichting="Dit is waarom.").status_code == 303  # a second press
    assert o.lees(sa.select(Casus.stand).where(Casus.id == o.casus_id)) == stand
    assert o.telt(Logregel, Logregel.wat == "uitkomst") == 1
    assert "Dit is waarom." in o.client.get(f"{o.pad}?punt={o.punt_id}").text
    assert o.post(f"gehoord/{o.mensen[0]}", hoe="gesproken", inbreng="Nog iets.").status_code == 422


def test_sluiten_terwijl_er_iets_open_is(o):
    antwoord = o.client.post(f"/overleggen/{o.overleg_id}/sluiten")
    assert antwoord.status_code == 422
    assert "is nog niet aan de beurt geweest" in antwoord.text
    assert f"punt={o.ander_punt_id}" in antwoord.text
    assert o.lees(Overleg.stand) == "bezig"


def test_openen_voor_de_dag_en_als_partij(app, als):
    o = opzet(als, datum=vandaag() + dt.timedelta(days=1))
    antwoord = o.client.post(f"{o.pad}/open")
    assert antwoord.status_code == 422
    assert "Die dag kunt u het openen." in antwoord.text
    assert o.post("begin").status_code == 422
    sessie.execute(sa.update(Betrokkene).where(Betrokkene.id == o.mensen[2]).values(gebruiker_id=o.voorzitter.id))
    sessie.execute(sa.update(Overleg).values(datum=vandaag()))
    sessie.commit()
    sessie.remove()
    antwoord = o.client.post(f"{o.pad}/open")
    assert antwoord.status_code == 422
    assert "Laat een andere voorzitter leiden." in antwoord.text
    assert o.lees(Overleg.stand) == "gepland"
