"""The ladder of a case and a talk noted on it, through the browser."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import sqlalchemy as sa
from PIL import Image

from tafel.berichten.models import Bericht
from tafel.casussen.models import Casus
from tafel.documenten.models import Document
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
from tafel.opschalingen.models import Opschaling
from tests import bouw
from tests.casussen.hulp import haal, lees, maak, tel
from tests.opschalingen.hulp import gesprek, later_gesprek, zonder_gesprek
from tests.tellen import opdrachten


def test_de_bladzijde_zegt_wie_er_mist_en_kiest_die_vast(app, als, tafel):
    nummer = maak(tafel, document=zonder_gesprek())
    pagina = als(tafel.cv).get(f"/casussen/{nummer}/opschaling").text
    assert "<h1>Van Jeugdhulp De Brug is nog geen leidinggevende gesproken.</h1>" in pagina
    assert "<option selected>Jeugdhulp De Brug</option>" in pagina
    assert f'value="{vandaag().isoformat()}"' in pagina
    assert '<option selected value="telefoon">' in pagina
    assert 'name="zonder_resultaat"' in pagina
    assert f"<title>Opschaling {nummer} – Tafel</title>" in pagina
    assert "Verzonnen" not in pagina.split("<body")[0]
    assert tel(Inzage, wat="opschaling") == 1


def test_een_telefoontje_komt_in_de_aanmelding_en_telt_in_de_toets(app, als, tafel):
    nummer = maak(tafel, document=zonder_gesprek())
    client = als(tafel.cv)
    antwoord = client.post(f"/casussen/{nummer}/opschaling", data=gesprek())
    assert antwoord.status_code == 303
    rij = haal(nummer).aanmelding["opschalingen"][0]
    assert len(rij.pop("_id")) == 8
    assert rij == {
        "organisatie": "Jeugdhulp De Brug", "leidinggevende": "R. Baas", "functie": "teamleider",
        "datum": "2026-11-20", "wijze": "telefoon", "uitkomst": "Geen plek.", "zonder_resultaat": True,
    }  # fmt: skip
    assert (tel(Opschaling), tel(Logregel, wat="gesprek genoteerd"), tel(Bericht)) == (0, 1, 0)
    pagina = client.get(antwoord.location).text
    assert "Het gesprek is genoteerd." in pagina
    assert "<h1>De leidinggevende van Jeugdhulp De Brug is gesproken.</h1>" in pagina
    assert "Vul in wie u bij" not in client.get(f"/casussen/{nummer}/toets").text
    assert "R. Baas" not in str(lees(sa.select(Logregel.gegevens).where(Logregel.wat == "gesprek genoteerd")))


def test_de_functie_van_een_bekende_hoeft_niet_getypt(app, als, tafel):
    document = zonder_gesprek()
    document["partijen"][3]["functie"] = "gedragswetenschapper"
    nummer = maak(tafel, document=document)
    data = gesprek(naam="rob fantasie", functie="")
    assert als(tafel.cv).post(f"/casussen/{nummer}/opschaling", data=data).status_code == 303
    assert haal(nummer).aanmelding["opschalingen"][0]["functie"] == "gedragswetenschapper"


@pytest.mark.parametrize(
    "anders, zin",
    [
        ({"naam": ""}, "Vul in wie u sprak."),
        ({"functie": ""}, "Vul de functie in, zoals teamleider."),
        ({"zin": "", "antwoord": ""}, "Tik een antwoord aan, of typ het."),
        ({"zin": "belt_terug"}, "Kies ja of nee."),
        ({"datum": "2999-01-01"}, "Deze dag is nog niet geweest."),
        ({"datum": "morgen"}, "Vul een datum in als 21-11-2026."),
        ({"wijze": "postduif"}, "Kies hoe u iemand sprak."),
        ({"trede": "koning"}, "Kies wie u sprak."),
        ({"organisatie": ""}, "Kies of typ de organisatie."),
        ({"naam": "a" * 201}, "Gebruik hoogstens 200 tekens."),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld_en_er_is_niets_bewaard(app, als, tafel, anders, zin):
    nummer = maak(tafel, document=zonder_gesprek())
    data = gesprek(antwoord="Typte ik net") | anders
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/opschaling", data=data)
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    for waarde in (anders.get("naam", "R. Baas"), anders.get("antwoord", "Typte ik net")):
        assert f'value="{waarde}"' in antwoord.text
    assert (haal(nummer).aanmelding["opschalingen"], tel(Opschaling), tel(Logregel, wat="gesprek genoteerd")) == (
        [],
        0,
        0,
    )


@pytest.mark.parametrize("stand", ["ingediend", "toegelaten"])
def test_na_het_indienen_komt_het_ernaast_en_hoort_de_voorzitter_het(app, als, tafel, stand):
    nummer = maak(tafel, stand, document=zonder_gesprek())
    client = als(tafel.cv)
    assert client.post(f"/casussen/{nummer}/opschaling", data=gesprek(zin="kan_wel")).status_code == 303
    assert haal(nummer).aanmelding["opschalingen"] == []
    rij = lees(sa.select(Opschaling))
    assert (rij.naam, rij.uitkomst, rij.zonder_resultaat, rij.trede) == ("R. Baas", "Kan wel.", False, "leiding")
    bericht = lees(sa.select(Bericht))
    assert (bericht.aan_id, bericht.pad) == (tafel.voorzitter.id, f"/casussen/{nummer}/opschaling")
    assert "Baas" not in bericht.tekst + bericht.onderwerp
    for pad in (f"/casussen/{nummer}/opschaling", f"/casussen/{nummer}"):
        assert "Leidinggevende van Jeugdhulp De Brug gesproken" in als(tafel.voorzitter).get(pad).text
    assert "Genoteerd buiten de aanmelding" in client.get(f"/casussen/{nummer}/opschaling").text


def test_een_medewerker_is_altijd_een_eigen_regel_zonder_bericht(app, als, tafel):
    nummer = maak(tafel, document=zonder_gesprek())
    data = gesprek(trede="zelf", functie="", zin="wacht_op_ander")
    assert als(tafel.cv).post(f"/casussen/{nummer}/opschaling", data=data).status_code == 303
    assert (haal(nummer).aanmelding["opschalingen"], tel(Opschaling, trede="zelf"), tel(Bericht)) == ([], 1, 0)
    pagina = als(tafel.cv).get(f"/casussen/{nummer}/opschaling").text
    assert "Aangekaart bij Jeugdhulp De Brug" in pagina
    assert "nog geen leidinggevende gesproken" in pagina


def _later(nummer, door_id):
    id_ = later_gesprek(haal(nummer), door_id)
    sessie.commit()
    sessie.remove()
    return id_


def test_na_teruggeven_gaat_een_later_gesprek_de_aanmelding_in(app, als, tafel):
    nummer = maak(tafel, "teruggegeven", document=zonder_gesprek())
    id_ = _later(nummer, tafel.cv.id)
    client = als(tafel.cv)
    pagina = client.get(f"/casussen/{nummer}/opschaling").text
    assert "Zet dit gesprek in de aanmelding" in pagina
    assert client.post(f"/casussen/{nummer}/opschaling/{id_}/overnemen").status_code == 303
    assert haal(nummer).aanmelding["opschalingen"][0]["leidinggevende"] == "R. Baas"
    assert (tel(Opschaling), tel(Logregel, wat="gesprek overgenomen in de aanmelding")) == (0, 1)
    assert client.post(f"/casussen/{nummer}/opschaling/{id_}/overnemen").status_code == 404


def test_overnemen_kan_niet_als_de_aanmelding_vaststaat(app, als, tafel):
    nummer = maak(tafel, "ingediend", document=zonder_gesprek())
    id_ = _later(nummer, tafel.cv.id)
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/opschaling/{id_}/overnemen")
    assert antwoord.status_code == 422
    assert "De aanmelding staat vast." in antwoord.text
    assert tel(Opschaling) == 1


def test_een_gesprek_van_een_andere_casus_bestaat_hier_niet(app, als, tafel):
    een, ander = maak(tafel, document=zonder_gesprek()), maak(tafel, document=zonder_gesprek())
    id_ = _later(ander, tafel.cv.id)
    assert als(tafel.cv).post(f"/casussen/{een}/opschaling/{id_}/overnemen").status_code == 404


def test_wie_het_niet_mag_zien_krijgt_dezelfde_404(app, als, tafel):
    nummer = maak(tafel, "toegelaten", document=zonder_gesprek())
    casus = haal(nummer)
    bouw.toegang(casus, tafel.partij, "partij")
    sessie.commit()
    sessie.remove()
    onbekend = als(tafel.ander).get("/casussen/2026-999/opschaling")
    zin = onbekend.text.split("<main")[1].split("</main>")[0]
    for wie in (tafel.ander, tafel.partij, bouw_collega(tafel)):
        for pad in ("opschaling", "opschaling/kort"):
            antwoord = als(wie).get(f"/casussen/{nummer}/{pad}")
            assert antwoord.status_code == 404
            assert antwoord.text.split("<main")[1].split("</main>")[0] == zin
        assert als(wie).post(f"/casussen/{nummer}/opschaling", data=gesprek()).status_code == 404
    assert tel(Opschaling) == 0


def bouw_collega(tafel):
    """Return another casusverantwoordelijke of the same table, without this case."""
    wie = bouw.mens(tafel.tafel, "casusverantwoordelijke", "Een Collega")
    sessie.commit()
    return wie


def test_de_voorzitter_leest_mee_en_noteert_niet(app, als, tafel):
    nummer = maak(tafel, "ingediend", document=zonder_gesprek())
    client = als(tafel.voorzitter)
    pagina = client.get(f"/casussen/{nummer}/opschaling").text
    assert "Noteer gesprek" not in pagina
    assert "Wie is gesproken" in pagina
    assert client.post(f"/casussen/{nummer}/opschaling", data=gesprek()).status_code == 403
    assert tel(Opschaling) == 0


def test_zonder_inloggen_gaat_het_naar_inloggen(app, als, tafel):
    nummer = maak(tafel)
    for pad in (f"/casussen/{nummer}/opschaling", f"/casussen/{nummer}/opschaling/kort"):
        assert als(None).get(pad).status_code == 303
    assert als(None).post(f"/casussen/{nummer}/opschaling", data=gesprek()).status_code in (303, 422)
    assert tel(Opschaling) == 0


def test_onder_blok_4_staat_de_ladder_in_het_kort_zonder_invoer(app, als, tafel):
    sinds = (vandaag() - dt.timedelta(days=77)).isoformat()
    nummer = maak(tafel, document=zonder_gesprek(wachtlijst_sinds=sinds))
    client = als(tafel.cv)
    kort = client.get(f"/casussen/{nummer}/opschaling/kort", headers={"HX-Request": "true"}).text
    assert "Van Jeugdhulp De Brug is nog geen leidinggevende gesproken." in kort
    assert "De wachtlijst duurt nu 11 weken." in kort
    assert "<input" not in kort
    pagina = client.get(f"/casussen/{nummer}/aanmelden").text
    assert f'hx-get="/casussen/{nummer}/opschaling/kort"' in pagina
    assert "Voorbeeldzinnen bij" in pagina
    assert 'data-neem-over="stagnatie-oorzaak"' in pagina


def test_zonder_organisatie_wijst_de_bladzijde_naar_het_veld(app, als, tafel):
    document = zonder_gesprek(veroorzakers=[])
    document["partijen"] = []
    nummer = maak(tafel, document=document)
    pagina = als(tafel.cv).get(f"/casussen/{nummer}/opschaling").text
    assert "#stagnatie-veroorzakers" in pagina
    assert '<input class="" id="organisatie"' in pagina


def test_de_knoop_en_de_wachtlijst_staan_op_het_a4(app, als, tafel):
    sinds = vandaag() - dt.timedelta(days=77)
    document = zonder_gesprek(wachtlijst_sinds=sinds.isoformat(), wie_kan_opheffen="de directeur van de jeugdhulp")
    nummer = maak(tafel, "ingediend", document=document)
    pagina = als(tafel.voorzitter).get(f"/casussen/{nummer}").text
    assert "11 weken" in pagina
    assert "de directeur van de jeugdhulp" in pagina
    assert "<dd>Een wachtlijst, bij Jeugdhulp De Brug</dd>" in pagina


def test_een_partij_ziet_geen_proces_verbaal_in_de_tijdlijn(app, als, tafel):
    document = zonder_gesprek()
    document["inzet"] = [
        {"soort": "proces_verbaal", "datum": "2026-10-01"},
        {"soort": "jeugdarts", "datum": "2026-10-02"},
    ]
    nummer = maak(tafel, "toegelaten", document=document)
    bouw.toegang(haal(nummer), tafel.partij, "partij")
    sessie.commit()
    sessie.remove()
    van_partij = als(tafel.partij).get(f"/casussen/{nummer}").text
    assert "Jeugdarts" in van_partij
    assert "Proces-verbaal" not in van_partij
    assert "Proces-verbaal" in als(tafel.voorzitter).get(f"/casussen/{nummer}").text


def test_de_bladzijden_blijven_binnen_hun_opdrachten(app, als, tafel):
    nummer = maak(tafel, "ingediend", document=zonder_gesprek())
    client = als(tafel.cv)
    for pad, grens in ((f"/casussen/{nummer}/opschaling", 8), (f"/casussen/{nummer}/opschaling/kort", 6)):
        with opdrachten(app) as gezien:
            client.get(pad)
        assert len(gezien) <= grens, [zin for zin, _ in gezien]


def _plaatje():
    stroom = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(stroom, "PNG")
    stroom.seek(0)
    return stroom


def test_een_bijlage_hangt_aan_het_gesprek(app, als, tafel):
    nummer = maak(tafel, document=zonder_gesprek())
    client = als(tafel.cv)
    data = gesprek() | {"bestand": (_plaatje(), "mail.png")}
    assert client.post(f"/casussen/{nummer}/opschaling", data=data).status_code == 303
    sleutel = haal(nummer).aanmelding["opschalingen"][0]["_id"]
    assert lees(sa.select(Document.bij)) == f"opschaling:{sleutel}"
    assert "mail.png" in client.get(f"/casussen/{nummer}/opschaling").text


def test_een_bijlage_gaat_mee_als_het_gesprek_de_aanmelding_in_gaat(app, als, tafel):
    nummer = maak(tafel, "ingediend", document=zonder_gesprek())
    client = als(tafel.cv)
    client.post(f"/casussen/{nummer}/opschaling", data=gesprek() | {"bestand": (_plaatje(), "mail.png")})
    id_ = lees(sa.select(Opschaling.id))
    casus = haal(nummer)
    sessie.execute(sa.update(Casus).where(Casus.id == casus.id).values(stand="teruggegeven"))
    sessie.commit()
    assert client.post(f"/casussen/{nummer}/opschaling/{id_}/overnemen").status_code == 303
    assert lees(sa.select(Document.bij)) == f"opschaling:{haal(nummer).aanmelding['opschalingen'][0]['_id']}"


def test_een_verkeerd_bestand_bewaart_ook_het_gesprek_niet(app, als, tafel):
    nummer = maak(tafel, document=zonder_gesprek())
    data = gesprek() | {"bestand": (io.BytesIO(b"MZ geen plaatje"), "mail.png")}
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/opschaling", data=data)
    assert antwoord.status_code == 422
    assert 'id="bestand-fout"' in antwoord.text
    assert 'value="R. Baas"' in antwoord.text
    assert (haal(nummer).aanmelding["opschalingen"], tel(Document)) == ([], 0)
