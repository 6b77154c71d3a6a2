"""The people of a case: accounts, mandates, who investigates, who is responsible."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.kern.db import sessie
from tafel.organisaties.models import Organisatie
from tests import bouw
from tests.casussen.hulp import lees, maak, tel


def _stoel(nummer, rol):
    casus = sa.select(Casus.id).where(Casus.nummer == nummer).scalar_subquery()
    return lees(sa.select(Betrokkene).where(Betrokkene.rol == rol, Betrokkene.casus_id == casus))


def test_koppelen_geeft_toegang_en_ontkoppelen_neemt_die_weg(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    client = als(tafel.voorzitter)
    assert client.get(f"/casussen/{nummer}/mensen").status_code == 200
    stoel = _stoel(nummer, "jeugdhulp")
    pad = f"/casussen/{nummer}/mensen/{stoel.id}"
    data = {
        "gebruiker": str(tafel.partij.id),
        "mandaat": "tot 20 uur",
        "heeft_mandaat": "y",
        "versie": str(stoel.versie),
    }
    assert client.post(pad, data=data).status_code == 303
    assert als(tafel.partij).get(f"/casussen/{nummer}").status_code == 200
    assert _stoel(nummer, "jeugdhulp").mandaat == "tot 20 uur"
    assert tel(Bericht, aan_id=tafel.partij.id) == 1
    assert client.post(pad, data={**data, "versie": "1"}).status_code == 409
    assert client.post(pad, data={"gebruiker": ""}).status_code == 303
    assert als(tafel.partij).get(f"/casussen/{nummer}").status_code == 404
    assert client.post(pad, data={"gebruiker": str(tafel.partij.id)}).status_code == 303  # the same day again
    assert als(tafel.partij).get(f"/casussen/{nummer}").status_code == 200


@pytest.mark.parametrize("wie", ["voorzitter", "ander"])
def test_een_voorzitter_of_vreemde_wordt_geen_partij(app, als, tafel, wie):
    nummer = maak(tafel, "ingediend")
    stoel = _stoel(nummer, "jeugdhulp")
    data = {"gebruiker": str(getattr(tafel, wie).id), "mandaat": "getypt"}
    antwoord = als(tafel.voorzitter).post(f"/casussen/{nummer}/mensen/{stoel.id}", data=data)
    assert antwoord.status_code == 422
    assert ("geen partij" if wie == "voorzitter" else "lid is van deze tafel") in antwoord.text
    assert 'value="getypt"' in antwoord.text
    assert _stoel(nummer, "jeugdhulp").gebruiker_id is None
    assert tel(Casustoegang, rol="partij") == 0


def test_het_gezin_krijgt_geen_account(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    stoel = _stoel(nummer, "ouders")
    data = {"gebruiker": str(tafel.partij.id)}
    assert als(tafel.voorzitter).post(f"/casussen/{nummer}/mensen/{stoel.id}", data=data).status_code == 422


def test_zaakonderzoeker_aanwijzen(app, als, tafel):
    nummer = maak(tafel, "toegelaten")
    client, pad = als(tafel.voorzitter), f"/casussen/{nummer}/zaakonderzoeker"
    fout = client.post(pad, data={"zaakonderzoeker": str(tafel.cv.id)})
    assert fout.status_code == 422
    assert "Kies iemand die aan deze tafel zaakonderzoeker is." in fout.text
    assert client.post(pad, data={"zaakonderzoeker": str(tafel.onderzoeker.id)}).status_code == 303
    dicht = als(tafel.onderzoeker).get(f"/casussen/{nummer}")  # the story first (V19)
    assert (dicht.status_code, "Hoor eerst het verhaal" in dicht.text) == (403, True)
    assert als(tafel.onderzoeker).get(f"/casussen/{nummer}/onderzoek").status_code == 200
    assert client.post(pad, data={"zaakonderzoeker": ""}).status_code == 303
    assert als(tafel.onderzoeker).get(f"/casussen/{nummer}").status_code == 404


@pytest.mark.parametrize("eerder", ["cv", "partij", "naam", "organisatie"])
def test_wie_eerder_betrokken_was_onderzoekt_niet_ook_niet_als_de_voorzitter_het_wil(app, als, tafel, eerder):
    nummer = maak(tafel, "toegelaten")
    wie = bouw.mens(tafel.tafel, None, "Rob Fantasie" if eerder == "naam" else "Nieuwe Zoeker")
    organisatie = Organisatie(naam="jeugdhulp de BRUG", soort="jeugdhulp")
    sessie.add(organisatie)
    sessie.flush()
    werkt_bij = organisatie.id if eerder == "organisatie" else None
    bouw.lid(tafel.tafel, wie, "zaakonderzoeker", organisatie_id=werkt_bij)
    if eerder in ("cv", "partij"):  # long ago, and ended
        rol = "casusverantwoordelijke" if eerder == "cv" else "partij"
        toegang = Casustoegang(
            casus_id=haal_id(nummer), gebruiker_id=wie.id, rol=rol, reden="x", van=dt.date(2026, 1, 1),
            tot=dt.date(2026, 2, 1),
        )  # fmt: skip
        sessie.add(toegang)
    sessie.commit()
    pad, data = f"/casussen/{nummer}/zaakonderzoeker", {"zaakonderzoeker": str(wie.id)}
    antwoord = als(tafel.voorzitter).post(pad, data=data)
    assert antwoord.status_code == 422
    assert "Kies iemand die er nog niet bij betrokken was." in antwoord.text
    assert tel(Casustoegang, rol="zaakonderzoeker") == 0


def haal_id(nummer):
    """Return the id of a case, in the session that stands open."""
    return sessie.scalar(sa.select(Casus.id).where(Casus.nummer == nummer))


def test_wisselen_van_casusverantwoordelijke(app, als, tafel):
    nummer = maak(tafel, "toegelaten")
    nieuw = bouw.mens(tafel.tafel, "casusverantwoordelijke", "Sanne Prins")
    sessie.commit()
    client, pad = als(tafel.voorzitter), f"/casussen/{nummer}/casusverantwoordelijke"
    goed = {"gebruiker": str(nieuw.id), "datum": "2026-11-01", "reden": "Mirjam is met verlof."}
    for fout, zin in (
        ({"reden": ""}, "Schrijf waarom iemand anders het overneemt."),
        ({"datum": "2199-01-01"}, "Deze dag is nog niet geweest."),
        ({"datum": "2025-01-01"}, "Toen was de vorige nog niet begonnen."),
        ({"gebruiker": str(tafel.partij.id)}, "Kies iemand die aan deze tafel casusverantwoordelijke is."),
        ({"gebruiker": str(tafel.cv.id)}, "Deze persoon is al casusverantwoordelijke."),
        ({"gebruiker": "onzin"}, "Kies iemand die aan deze tafel casusverantwoordelijke is."),
    ):
        antwoord = client.post(pad, data={**goed, **fout})
        assert antwoord.status_code == 422
        assert zin in antwoord.text
    assert client.post(pad, data=goed).status_code == 303
    assert als(nieuw).get(f"/casussen/{nummer}").status_code == 200
    assert als(tafel.cv).get(f"/casussen/{nummer}").status_code == 404
    assert tel(Casustoegang, rol="casusverantwoordelijke", tot=None) == 1


def test_een_stoel_bijzetten_komt_in_de_volgorde_van_horen(app, als, tafel):
    nummer = maak(tafel, "toegelaten")
    client, pad = als(tafel.voorzitter), f"/casussen/{nummer}/mensen"
    data = {"rol": "leerplicht", "naam": "Joost Denkbeeldig", "organisatie": "Gemeente Nergenshuizen"}
    assert client.post(pad, data=data).status_code == 303
    rollen = sessie.scalars(
        sa.select(Betrokkene.rol).join(Casus, Casus.id == Betrokkene.casus_id).where(Casus.nummer == nummer)
        .order_by(Betrokkene.volgorde)
    ).all()  # fmt: skip
    assert rollen == ["leerling", "ouders", "school", "leerplicht", "jeugdhulp", "samenwerkingsverband"]
    sessie.remove()
    dubbel = client.post(pad, data=data)
    assert dubbel.status_code == 422 and "zit al aan tafel" in dubbel.text


@pytest.mark.parametrize(
    "data, zin",
    [
        ({"rol": "", "naam": "Joost"}, "Kies namens wie"),
        ({"rol": "leerling", "naam": "Joost"}, "Kies namens wie"),
        ({"rol": "leerplicht", "naam": " "}, "Vul de naam in."),
        ({"rol": "dokter", "naam": "Joost Denkbeeldig"}, "Kies namens wie"),
    ],
)
def test_een_stoel_die_niet_kan_bewaart_niets(app, als, tafel, data, zin):
    nummer = maak(tafel, "toegelaten")
    voor = tel(Betrokkene)
    antwoord = als(tafel.voorzitter).post(f"/casussen/{nummer}/mensen", data=data)
    assert antwoord.status_code == 422
    assert zin in antwoord.text and data["naam"].strip() in antwoord.text
    assert tel(Betrokkene) == voor


def test_alleen_de_voorzitter_zet_een_stoel_bij(app, als, tafel):
    nummer = maak(tafel, "toegelaten")
    data = {"rol": "leerplicht", "naam": "Joost"}
    assert als(tafel.cv).post(f"/casussen/{nummer}/mensen", data=data).status_code == 403
