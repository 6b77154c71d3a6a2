"""Beheer in the browser: a table, its people, their mandates; refused input keeps what was typed and stores nothing."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.berichten.models import Bericht
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tafel.organisaties.models import Lidmaatschap, Mandaat, Organisatie, Tafel
from tests import bouw
from tests.tellen import statements

GEGEVENS = {
    "email": "nieuw@voorbeeld.test", "naam": "Nieuw Verzonnen", "rol": "partij", "functie": "mentor",
    "organisatie": "Basisschool De Proef", "organisatie_soort": "school", "van": "2026-11-01", "tot": "",
}  # fmt: skip


@pytest.fixture
def wereld(app):
    """A table with a beheerder and somebody else; another table with its own people."""
    hier, daar = bouw.tafel(), bouw.tafel("XYZ")
    baas = bouw.mens(hier, "beheerder", "Bea Sleutel")
    ander = bouw.mens(hier, "akkoordgever", "Ans Ander")
    ver = bouw.mens(daar, "beheerder", "Bas Ver")
    sessie.commit()
    ids = {
        "hier": hier.id, "lid": sessie.scalar(sa.select(Lidmaatschap.id).where(Lidmaatschap.gebruiker_id == ander.id)),
        "baaslid": sessie.scalar(sa.select(Lidmaatschap.id).where(Lidmaatschap.gebruiker_id == baas.id)),
    }  # fmt: skip
    sessie.remove()
    return {"baas": baas, "ander": ander, "ver": ver, **ids}


def _tel(model) -> int:
    return sessie.scalar(sa.select(sa.func.count()).select_from(model)) or 0


def test_de_bladzijde_noemt_mensen_en_wat_ontbreekt_met_hoogstens_vijf_vragen(app, als, wereld):
    client = als(wereld["baas"])
    with statements(app) as vragen:
        tekst = client.get("/beheer").text
    assert "Bea Sleutel" in tekst and "Ans Ander" in tekst and "Bas Ver" not in tekst
    assert "Er is nog geen voorzitter" in tekst and "akkoordgever voor jeugdhulp" in tekst
    assert len(vragen) <= 5


@pytest.mark.parametrize("pad", ["/beheer", "/beheer/instellingen", "/beheer/leden/nieuw", "/beheer/tafels/nieuw"])
def test_wie_geen_beheerder_is_komt_er_niet_in(als, wereld, pad):
    assert als(wereld["ander"]).get(pad).status_code == 403
    assert als(None).get(pad).status_code == 303


@pytest.mark.parametrize("wie", ["ver", "ander"])
def test_een_rol_van_een_andere_tafel_is_gelijk_aan_onbekend(als, wereld, wie):
    client = als(wereld[wie])
    eigen, onbekend = client.get(f"/beheer/leden/{wereld['lid']}"), client.get(f"/beheer/leden/{uuid.uuid4()}")
    assert eigen.status_code == onbekend.status_code == 404
    assert eigen.text == onbekend.text
    assert client.post(f"/beheer/leden/{wereld['lid']}/einde", data={"einde": "2030-01-01"}).status_code == 404
    assert sessie.get_one(Lidmaatschap, wereld["lid"]).tot is None


def test_een_nieuw_account_krijgt_een_link_die_een_keer_werkt(app, als, wereld):
    antwoord = als(wereld["baas"]).post("/beheer/leden/nieuw", data=GEGEVENS)
    assert antwoord.status_code == 200
    link = re.search(r"http://localhost(/wachtwoord/[\w-]+)", antwoord.text)[1]
    lid = sessie.scalars(sa.select(Lidmaatschap).join(Gebruiker).where(Gebruiker.email == GEGEVENS["email"])).one()
    assert (lid.rol, lid.functie, lid.van, lid.tot) == ("partij", "mentor", dt.date(2026, 11, 1), None)
    assert sessie.get_one(Organisatie, lid.organisatie_id).soort == "school"
    regel = sessie.scalars(sa.select(Logregel).where(Logregel.wat == "lid toegevoegd")).one()
    assert regel.gegevens["rol"] == "partij" and GEGEVENS["naam"] not in str(regel.gegevens)
    sessie.remove()
    data = {"wachtwoord": "een heel lange zin voor mij"}
    assert app.test_client().post(link, data=data).status_code == 303
    assert app.test_client().post(link, data=data).status_code == 422


def test_wie_al_een_account_heeft_krijgt_bericht_en_houdt_de_eigen_naam(als, wereld):
    data = {**GEGEVENS, "email": wereld["ver"].email.upper(), "naam": "Iemand Anders"}
    assert als(wereld["baas"]).post("/beheer/leden/nieuw", data=data).status_code == 303
    bericht = sessie.scalars(sa.select(Bericht)).one()
    assert bericht.aan_id == wereld["ver"].id and "partij aan de tafel" in bericht.tekst
    assert sessie.get_one(Gebruiker, wereld["ver"].id).naam == "Bas Ver"


@pytest.mark.parametrize(
    "anders, zin",
    [
        ({"email": ""}, "Vul het e-mailadres in."),
        ({"email": "geen adres"}, "Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        ({"naam": ""}, "Vul de naam in."),
        ({"rol": ""}, "Kies een rol."),
        ({"rol": "koning"}, "Kies een rol."),
        ({"van": "31-02-2026"}, "Deze datum bestaat niet."),
        ({"van": ""}, "Vul de eerste dag in."),
        ({"tot": "2026-10-01"}, "De laatste dag ligt vóór de eerste dag."),
        ({"organisatie_soort": ""}, "Kies wat voor organisatie het is."),
    ],
)
def test_fout_bij_een_nieuw_lid(als, wereld, anders, zin):
    mensen, leden = _tel(Gebruiker), _tel(Lidmaatschap)
    sessie.remove()
    antwoord = als(wereld["baas"]).post("/beheer/leden/nieuw", data={**GEGEVENS, **anders})
    assert antwoord.status_code == 422
    assert zin in antwoord.text and "Basisschool De Proef" in antwoord.text
    assert (_tel(Gebruiker), _tel(Lidmaatschap), _tel(Organisatie)) == (mensen, leden, 0)


def test_dezelfde_rol_niet_twee_keer_en_een_gesloten_account_niet(als, wereld):
    data = {**GEGEVENS, "email": wereld["ander"].email, "rol": "akkoordgever", "organisatie": ""}
    assert "heeft deze rol al" in als(wereld["baas"]).post("/beheer/leden/nieuw", data=data).text
    sessie.execute(sa.update(Gebruiker).where(Gebruiker.id == wereld["ver"].id).values(actief=False))
    sessie.commit()
    data["email"] = wereld["ver"].email
    antwoord = als(wereld["baas"]).post("/beheer/leden/nieuw", data=data)
    assert antwoord.status_code == 422 and "Dit account is afgesloten." in antwoord.text


def test_een_voorzitter_van_de_gemeente_mag_niet_aan_elke_tafel(als, wereld):
    sessie.execute(sa.update(Tafel).where(Tafel.id == wereld["hier"]).values(gemeente_mag_voorzitten=False))
    sessie.commit()
    data = {**GEGEVENS, "rol": "voorzitter", "organisatie_soort": "leerplicht"}
    antwoord = als(wereld["baas"]).post("/beheer/leden/nieuw", data=data)
    assert antwoord.status_code == 422 and "niet van de gemeente of van leerplicht" in antwoord.text


def test_een_rol_stopt_op_de_gekozen_dag(als, wereld):
    pad, dag = f"/beheer/leden/{wereld['lid']}/einde", vandaag() + dt.timedelta(days=3)
    assert als(wereld["baas"]).post(pad, data={"einde": dag.isoformat()}).status_code == 303
    assert sessie.get_one(Lidmaatschap, wereld["lid"]).tot == dag
    assert sessie.scalars(sa.select(Logregel.wat).where(Logregel.wat == "lid beëindigd")).one()


@pytest.mark.parametrize(
    "einde, zin",
    [
        ("", "Vul de laatste dag in."),
        ("gisteren", "Vul een datum in als"),
        ("2026-01-05", "Kies vandaag of een latere dag."),
    ],
)
def test_fout_einde(als, wereld, einde, zin):
    antwoord = als(wereld["baas"]).post(f"/beheer/leden/{wereld['lid']}/einde", data={"einde": einde})
    assert antwoord.status_code == 422 and zin in antwoord.text
    assert sessie.get_one(Lidmaatschap, wereld["lid"]).tot is None


def test_de_enige_beheerder_blijft(als, wereld):
    pad = f"/beheer/leden/{wereld['baaslid']}/einde"
    antwoord = als(wereld["baas"]).post(pad, data={"einde": vandaag().isoformat()})
    assert antwoord.status_code == 422 and "Dit is de enige beheerder." in antwoord.text


MANDAAT = {
    "kant": "onderwijs",
    "sector": "vo",
    "waarvoor": "klas",
    "bedrag_tot": "2.500",
    "van": "2026-01-01",
    "tot": "",
}


def test_een_mandaat_geven_en_beeindigen(als, wereld):
    client = als(wereld["baas"])
    assert client.post(f"/beheer/leden/{wereld['lid']}/mandaten", data=MANDAAT).status_code == 303
    rij = sessie.scalars(sa.select(Mandaat)).one()
    assert (rij.kant, rij.sector, str(rij.bedrag_tot)) == ("onderwijs", "vo", "2500.00")
    id_ = rij.id
    sessie.remove()
    assert "2.500" in client.get("/beheer").text
    fout = client.post(f"/beheer/mandaten/{id_}/einde", data={"einde": "2026-01-02"})
    assert fout.status_code == 422 and "Kies vandaag of een latere dag." in fout.text
    sessie.remove()
    assert client.post(f"/beheer/mandaten/{id_}/einde", data={"einde": vandaag().isoformat()}).status_code == 303
    assert sessie.get_one(Mandaat, id_).tot == vandaag()
    sessie.remove()
    assert als(wereld["ver"]).post(f"/beheer/mandaten/{id_}/einde", data={"einde": "2030-01-01"}).status_code == 404


@pytest.mark.parametrize(
    "anders, zin",
    [
        ({"kant": ""}, "Kies voor welke kosten."),
        ({"kant": "anders"}, "Kies voor welke kosten."),
        ({"kant": "jeugdhulp"}, "Jeugdhulp kent geen sector."),
        ({"bedrag_tot": "veel"}, "Vul een bedrag in als 4320"),
        ({"bedrag_tot": "0"}, "meer is dan nul"),
        ({"tot": "2025-01-01"}, "De laatste dag ligt vóór de eerste dag."),
    ],
)
def test_fout_mandaat(als, wereld, anders, zin):
    antwoord = als(wereld["baas"]).post(f"/beheer/leden/{wereld['lid']}/mandaten", data={**MANDAAT, **anders})
    assert antwoord.status_code == 422 and zin in antwoord.text and 'value="klas"' in antwoord.text
    assert _tel(Mandaat) == 0


def test_alleen_een_akkoordgever_krijgt_een_mandaat(als, wereld):
    antwoord = als(wereld["baas"]).post(f"/beheer/leden/{wereld['baaslid']}/mandaten", data=MANDAAT)
    assert antwoord.status_code == 422 and _tel(Mandaat) == 0


INSTELLING = {
    "naam": "Nieuwe naam", "ritme": "elke maand", "geldregel": "beiden", "nazorg_maanden": "9",
    "minuten_per_casus": "30",
}  # fmt: skip


def test_instellingen_wijzigen(als, wereld):
    assert als(wereld["baas"]).post("/beheer/instellingen", data={**INSTELLING, "versie": "1"}).status_code == 303
    tafel = sessie.get_one(Tafel, wereld["hier"])
    assert (tafel.naam, tafel.geldregel, tafel.nazorg_maanden) == ("Nieuwe naam", "beiden", 9)
    regel = sessie.scalars(sa.select(Logregel).where(Logregel.wat == "tafel gewijzigd")).one()
    assert "geldregel" in regel.gegevens["velden"]


@pytest.mark.parametrize(
    "anders, zin",
    [
        ({"naam": "  "}, "Vul de naam van de tafel in."),
        ({"nazorg_maanden": "25"}, "van 1 tot en met 24"),
        ({"minuten_per_casus": "vijf"}, "van 5 tot en met 240"),
        ({"geldregel": "niemand"}, "Kies wie over geld beslist."),
        ({"doorzettingskracht": "y"}, "kent geen doorzettingskracht"),
    ],
)
def test_fout_in_instellingen(als, wereld, anders, zin):
    antwoord = als(wereld["baas"]).post("/beheer/instellingen", data={**INSTELLING, **anders, "versie": "1"})
    assert antwoord.status_code == 422 and zin in antwoord.text and "elke maand" in antwoord.text
    assert sessie.get_one(Tafel, wereld["hier"]).ritme == "op aanvraag"


def test_doorzettingskracht_alleen_met_convenant(als, wereld):
    sessie.execute(sa.update(Tafel).where(Tafel.id == wereld["hier"]).values(profiel="taskforce"))
    sessie.commit()
    client, data = als(wereld["baas"]), {**INSTELLING, "doorzettingskracht": "y"}
    zonder = client.post("/beheer/instellingen", data=data)
    assert zonder.status_code == 422 and "Schrijf in welk convenant dit staat" in zonder.text
    sessie.remove()
    assert client.post("/beheer/instellingen", data={**data, "convenant": "Convenant 2025"}).status_code == 303
    assert sessie.get_one(Tafel, wereld["hier"]).doorzettingskracht


def test_twee_mensen_tegelijk(als, wereld):
    client = als(wereld["baas"])
    assert client.post("/beheer/instellingen", data={**INSTELLING, "versie": "1"}).status_code == 303
    assert client.post("/beheer/instellingen", data={**INSTELLING, "naam": "Anders", "versie": "1"}).status_code == 409


def test_de_eerste_beheerder_maakt_een_tafel(als, app):
    eerste = bouw.mens(None, None, "Eerste Mens")
    eerste.beheert = True
    sessie.commit()
    client = als(eerste)
    assert "Maak een tafel" in client.get("/beheer").text
    fout = client.post("/beheer/tafels/nieuw", data={"naam": "Proef", "code": "1", "profiel": "taskforce"})
    assert fout.status_code == 422 and "Begin met een letter." in fout.text and 'value="Proef"' in fout.text
    data = {"naam": "Proeftafel", "code": "prf", "profiel": "taskforce"}
    assert client.post("/beheer/tafels/nieuw", data=data).status_code == 303
    tafel = sessie.scalars(sa.select(Tafel)).one()
    assert (tafel.code, tafel.geldregel, tafel.gemeente_mag_voorzitten) == ("PRF", "beiden", False)
    sessie.remove()
    assert "Proeftafel" in client.get("/beheer").text
    dubbel = client.post("/beheer/tafels/nieuw", data=data)
    assert dubbel.status_code == 422 and "Er is al een tafel met deze code." in dubbel.text
    assert client.post("/beheer/tafels/nieuw", data={**data, "profiel": "x", "code": "Q2"}).status_code == 422
