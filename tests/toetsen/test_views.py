"""The page of the toets: in one glance, with evidence, comments, history and exceptions; and the strip elsewhere."""

from __future__ import annotations

import copy
import html
import re

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Casus
from tafel.criteria.rules import Criteria
from tafel.documenten.models import Document
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
from tafel.toetsen.models import Eisopmerking, Uitzondering
from tests import bouw
from tests.casussen.hulp import HTMX, haal, lees, maak, tel
from tests.tellen import statements
from tests.toetsen.hulp import HALF, versie

OUD = {**copy.deepcopy(bouw.SAM), "leerling": {**bouw.SAM["leerling"], "geboortedatum": "2006-05-14"}}


def _h1(pagina):
    return " ".join(re.sub(r"<[^>]+>", " ", re.search(r"<h1[^>]*>(.*?)</h1>", pagina, re.S)[1]).split())


def _lees(client, nummer):
    return html.unescape(client.get(f"/casussen/{nummer}/toets").text)


def _onderzoeker(tafel, nummer):
    bouw.toegang(sessie.scalars(sa.select(Casus).where(Casus.nummer == nummer)).one(), tafel.onderzoeker,
                 "zaakonderzoeker")  # fmt: skip
    sessie.commit()


@pytest.mark.parametrize(
    "document, zin",
    [
        (bouw.SAM, "Tafelrijp"),
        (HALF, "Nog niet tafelrijp: nog 1 ding"),
        ({**HALF, "geinformeerd": {}}, "Nog niet tafelrijp: nog 2 dingen"),
        (OUD, "Buiten de doelgroep"),
    ],
)
def test_de_eerste_regel_zegt_of_het_klaar_is(app, als, tafel, document, zin):
    pagina = _lees(als(tafel.cv), maak(tafel, document=copy.deepcopy(document)))
    assert _h1(pagina) == zin
    assert ("Hier kunt u wel terecht:" in pagina) is (zin == "Buiten de doelgroep")
    assert pagina.count('class="eisregel') == 21


def test_wie_mag_bewerken_krijgt_een_link_naar_het_veld_en_een_ander_naar_het_blok(app, als, tafel):
    nummer = maak(tafel, document=copy.deepcopy(HALF))
    assert f'href="/casussen/{nummer}/aanmelden#opschalingen-0-leidinggevende"' in _lees(als(tafel.cv), nummer)
    nummer = maak(tafel, "ingediend", document=copy.deepcopy(HALF))
    pagina = _lees(als(tafel.voorzitter), nummer)
    assert "#opschalingen-0-leidinggevende" not in pagina
    assert f'href="/casussen/{nummer}/aanmelden#kop-4"' in pagina
    assert "Nog niet gesproken: de leidinggevende van Jeugdhulp De Brug." in pagina


def test_het_bewijs_citeert_en_noemt_de_leerling_niet(app, als, tafel):
    pagina = _lees(als(tafel.cv), maak(tafel))
    assert "R. Baas, teamleider, Jeugdhulp De Brug, 2 november 2026, Geen plek" in pagina
    assert "<title>Toets 2026-001 – Tafel</title>" in pagina
    assert "Sam Verzonnen" not in pagina


def test_een_document_bewijst_de_eis_van_zijn_soort(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    casus = haal(nummer)
    for soort, stand in (("plan_van_aanpak", "actueel"), ("bewijs_van_opschaling", "vervangen")):
        sessie.add(
            Document(
                casus_id=casus.id, soort=soort, omschrijving=f"Stuk {soort}", naam="stuk.pdf", stand=stand,
                mediatype="application/pdf", grootte=9, sha256="0" * 64, op=nu(), door_id=tafel.cv.id, blokken=0,
                sleutel=b"dicht", sleutel_id="test",
            )
        )  # fmt: skip
    sessie.commit()
    pagina = _lees(als(tafel.voorzitter), nummer)
    plan = pagina.split('id="eis-plan"')[1].split('id="eis-plan_smart"')[0]
    assert "Stuk plan_van_aanpak" in plan
    assert f"/casussen/{nummer}/documenten/" in plan
    assert "Stuk bewijs_van_opschaling" not in pagina


def test_de_pagina_vraagt_hoogstens_acht_keer_iets_aan_de_database(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    client = als(tafel.voorzitter)
    client.get("/")
    with statements(app) as gezien:
        assert client.get(f"/casussen/{nummer}/toets").status_code == 200
    assert len(gezien) <= 8, gezien
    assert tel(Inzage, wat="toets") == 1


def test_wie_er_niets_mee_te_maken_heeft_ziet_niets(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    onbekend = als(tafel.ander).get("/casussen/2026-999/toets")
    for wie in (tafel.ander, tafel.partij):
        antwoord = als(wie).get(f"/casussen/{nummer}/toets")
        assert antwoord.status_code == 404
        post = als(wie).post(f"/casussen/{nummer}/toets/plan/opmerkingen", data={"tekst": "Zo."})
        assert post.status_code == 404
    assert als(tafel.ander).get(f"/casussen/{nummer}/toets").text == onbekend.text
    assert als(None).get(f"/casussen/{nummer}/toets").status_code == 303
    assert als(None).post(f"/casussen/{nummer}/toets/plan/opmerkingen", data={"tekst": "Zo."}).status_code == 303
    assert tel(Eisopmerking) == 0


# --- comments ---------------------------------------------------------------------------------------------------------


def test_een_opmerking_plaatsen(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    client = als(tafel.voorzitter)
    antwoord = client.post(f"/casussen/{nummer}/toets/plan/opmerkingen", data={"tekst": " Kijk nog <eens>. "})
    assert (antwoord.status_code, antwoord.location) == (303, f"/casussen/{nummer}/toets#eis-plan")
    assert tel(Logregel, wat="opmerking bij de toets") == tel(Bericht, aan_id=tafel.cv.id) == 1
    assert "Kijk" not in str(lees(sa.select(Logregel)).gegevens)
    pagina = client.get(f"/casussen/{nummer}/toets").text
    assert "Kijk nog &lt;eens&gt;." in pagina
    assert "Hans Jacobs, voorzitter, " in pagina
    assert "1 opmerking" in als(tafel.cv).get(f"/casussen/{nummer}/toets").text


@pytest.mark.parametrize(
    "tekst, zin", [("", "Schrijf eerst uw opmerking."), ("y" * 1001, "Gebruik hoogstens 1000 tekens.")]
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_een_verkeerde_opmerking_blijft_staan_en_wordt_niet_bewaard(app, als, tafel, tekst, zin, headers):
    nummer = maak(tafel, "ingediend")
    pad = f"/casussen/{nummer}/toets/plan/opmerkingen"
    antwoord = als(tafel.voorzitter).post(pad, data={"tekst": tekst}, headers=headers)
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    assert tekst in antwoord.text
    assert antwoord.text.count('id="zeg-plan"') == 1
    assert ("<html" in antwoord.text) is not bool(headers)
    assert (tel(Eisopmerking), tel(Bericht)) == (0, 0)


def test_met_htmx_komt_alleen_de_nieuwe_opmerking_erbij(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    client = als(tafel.voorzitter)
    with statements(app) as gezien:
        pad = f"/casussen/{nummer}/toets/plan/opmerkingen"
        antwoord = client.post(pad, data={"tekst": "Kijk nog eens."}, headers=HTMX)
    assert antwoord.status_code == 200
    assert 'hx-swap-oob="beforeend:#opmerkingen-plan"' in antwoord.text
    assert antwoord.text.count("Kijk nog eens.") == 1
    assert "<html" not in antwoord.text
    geen_log = [zin for zin in gezien if "log" not in zin]
    assert len(geen_log) <= 6, geen_log


def test_de_zaakonderzoeker_schrijft_ook_en_een_partij_niet(app, als, tafel):
    nummer = maak(tafel, "toegelaten")
    _onderzoeker(tafel, nummer)
    pad = f"/casussen/{nummer}/toets/vraag/opmerkingen"
    assert als(tafel.onderzoeker).post(pad, data={"tekst": "Zo."}).status_code == 303
    bouw.toegang(haal(nummer), tafel.partij, "partij")
    sessie.commit()
    assert als(tafel.partij).post(pad, data={"tekst": "Zo."}).status_code == 403
    assert (
        als(tafel.voorzitter).post(f"/casussen/{nummer}/toets/onzin/opmerkingen", data={"tekst": "Zo."}).status_code
        == 404
    )
    assert tel(Eisopmerking) == 1


def test_bij_een_afgesloten_casus_komt_er_niets_meer_bij(app, als, tafel):
    nummer = maak(tafel, "afgesloten")
    client = als(tafel.voorzitter)
    assert "Schrijf een opmerking" not in client.get(f"/casussen/{nummer}/toets").text
    assert client.post(f"/casussen/{nummer}/toets/plan/opmerkingen", data={"tekst": "Zo."}).status_code == 403


# --- exceptions -------------------------------------------------------------------------------------------------------


def _verzoek(tafel, als):
    nummer = maak(tafel, document=copy.deepcopy(HALF))
    data = {"uitzondering": "ja", "verzoek": "De plek is maandag weg."}
    assert als(tafel.cv).post(f"/casussen/{nummer}/indienen", data=data).status_code == 303
    return nummer


def test_indienen_met_een_verzoek_wordt_geteld_en_staat_op_de_toets(app, als, tafel):
    nummer = _verzoek(tafel, als)
    rij = lees(sa.select(Uitzondering))
    assert (rij.eis, rij.besluit, rij.motivatie) == ("opschaling", "gevraagd", "De plek is maandag weg.")
    assert haal(nummer).criteria_nummer == 1
    pagina = _lees(als(tafel.voorzitter), nummer)
    assert "Er is een uitzondering gevraagd" in pagina
    assert "“De plek is maandag weg.”" in pagina
    assert "Maak geen uitzondering" in pagina
    assert "Maak geen uitzondering" not in _lees(als(tafel.cv), nummer)


def test_de_voorzitter_weigert_met_een_reden(app, als, tafel):
    nummer = _verzoek(tafel, als)
    client, pad = als(tafel.voorzitter), f"/casussen/{nummer}/toets/uitzondering"
    leeg = client.post(pad, data={"reden": "  "})
    assert leeg.status_code == 422
    assert "Schrijf waarom u de uitzondering weigert." in leeg.text
    assert lees(sa.select(Uitzondering.besluit)) == "gevraagd"
    assert client.post(pad, data={"reden": "Eerst dat gesprek."}).status_code == 303
    assert lees(sa.select(Uitzondering.besluit)) == "geweigerd"
    assert tel(Bericht, aan_id=tafel.cv.id) == 1
    assert "“Eerst dat gesprek.”" in _lees(als(tafel.cv), nummer)
    nog = client.post(pad, data={"reden": "Eerst dat gesprek."})
    assert nog.status_code == 422
    assert "Er wacht geen verzoek om uitzondering." in nog.text
    assert als(tafel.cv).post(pad, data={"reden": "Nee."}).status_code == 403
    assert als(tafel.ander).post(pad, data={"reden": "Nee."}).status_code == 404
    assert als(None).post(pad, data={"reden": "Nee."}).status_code == 303


def test_wat_de_voorzitter_uitzondert_houdt_niets_meer_tegen(app, als, tafel):
    nummer = _verzoek(tafel, als)
    data = {"besluit": "uitzondering", "reden": "De plek gaat voor."}
    assert als(tafel.voorzitter).post(f"/instroom/{nummer}", data=data).status_code == 303
    pagina = _lees(als(tafel.cv), nummer)
    assert _h1(pagina) == "Tafelrijp, met één uitzondering"
    assert "Uitgezonderd door de voorzitter" in pagina
    assert "van nog niet naar uitgezonderd, door Hans Jacobs" in pagina
    assert lees(sa.select(Uitzondering.besluit)) == "toegestaan"


# --- version, and the strip -------------------------------------------------------------------------------------------


def test_de_pagina_noemt_de_versie_waarmee_is_getoetst(app, als, tafel):
    eerste = maak(tafel, "ingediend", criteria_nummer=1)
    versie(tafel.tafel, Criteria(overleggen=3, hard=frozenset({"eerdere_overleggen"})))
    sessie.commit()
    concept = maak(tafel)
    assert "met versie 1: de eisen van het protocol" in _lees(als(tafel.cv), eerste)
    pagina = _lees(als(tafel.cv), concept)
    assert re.search(r"met versie 2 van \d+ \w+ 20\d\d\.", pagina)
    assert _h1(pagina) == "Nog niet tafelrijp: nog 1 ding"
    assert als(tafel.cv).post(f"/casussen/{concept}/indienen", data={}).status_code == 422
    assert haal(concept).stand == "concept"


def test_de_strook_staat_op_de_casus_voor_wie_de_aanmelding_mag_lezen(app, als, tafel):
    nummer = maak(tafel, "ingediend", document=copy.deepcopy(HALF))
    strook = als(tafel.voorzitter).get(f"/casussen/{nummer}").text.split('id="strook-')[1].split("</p>")[0]
    assert "Nog niet tafelrijp: nog 1 ding:" in strook
    assert f'href="/casussen/{nummer}/toets#eis-opschaling"' in strook
    bouw.toegang(haal(nummer), tafel.partij, "partij")
    sessie.commit()
    assert 'id="strook-' not in als(tafel.partij).get(f"/casussen/{nummer}").text
    later = maak(tafel, "opvolging")
    assert 'id="strook-' not in als(tafel.voorzitter).get(f"/casussen/{later}").text
