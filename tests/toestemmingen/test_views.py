"""The page about consent, its forms, who may see it, and what a party reads."""

from __future__ import annotations

import copy
import threading

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Betrokkene, Steunpersoon
from tafel.casussen.services import mensen
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
from tafel.toestemmingen import services
from tafel.toestemmingen.models import Gezagsouder, Grondslag, Toestemming, Wilsonbekwaamheid
from tests import bouw
from tests.casussen.hulp import HTMX, haal, lees, maak, tel

DAG = vandaag().isoformat()
UITSPRAAK = {
    "door": "leerling", "waarover": "delen-onderwijs", "antwoord": "nee", "op": DAG, "hoe": "gesprek", "ontvanger": "",
}  # fmt: skip
GROND = {
    "grond": "publieke_taak", "soort": "onderwijs", "noodzaak": "Nodig.", "proportionaliteit": "Niet meer.",
    "subsidiariteit": "Niet minder.", "gewogen_door": "M. Voorbeeld", "van": DAG,
}  # fmt: skip


def maak_met_register(t, partij=False):
    nummer = maak(t, "toegelaten")
    casus = haal(nummer)
    casus = sessie.merge(casus)
    services.neem_over(bouw.actor(t.cv, t.tafel, "casusverantwoordelijke"), casus)
    if partij:
        stoel = sessie.scalar(
            sa.select(Betrokkene).where(Betrokkene.casus_id == casus.id, Betrokkene.rol == "jeugdhulp")
        )
        stoel.gebruiker_id = t.partij.id
        bouw.toegang(casus, t.partij, "partij")
    sessie.commit()
    sessie.remove()
    return nummer


def test_de_bladzijde_zegt_wie_beslist_en_met_wie_u_mag_delen(app, als, tafel):
    nummer = maak_met_register(tafel)
    for wie in (tafel.cv, tafel.voorzitter):
        pagina = als(wie).get(f"/casussen/{nummer}/toestemming").text
        assert "S.V. is 13 jaar. De ouders beslissen over delen." in pagina
        assert "Het Verzonnen College" in pagina
        assert "Mag nog niet" in pagina  # data about help
        assert "Sam" not in pagina.split("</title>")[0]
    assert tel(Inzage, wat="toestemming") == 2


@pytest.mark.parametrize("wie", ["partij", "ander", None])
def test_een_partij_een_vreemde_en_niemand_zien_het_niet(app, als, tafel, wie):
    nummer = maak_met_register(tafel, partij=True)
    client = als(getattr(tafel, wie) if wie else None)
    for methode in (client.get, client.post):
        antwoord = methode(f"/casussen/{nummer}/toestemming")
        onbekend = methode("/casussen/2026-999/toestemming")
        if wie is None:
            assert antwoord.status_code == 303
        else:
            assert (antwoord.status_code, antwoord.text) == (404, onbekend.text)
    assert tel(Toestemming, antwoord="nee") == 0


def test_vastleggen_en_een_nee_meldt_zich(app, als, tafel):
    nummer = maak_met_register(tafel)
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/toestemming", data=UITSPRAAK)
    assert antwoord.status_code == 303
    rij = lees(sa.select(Toestemming).where(Toestemming.antwoord == "nee"))
    assert (rij.door, rij.naam, rij.vastgelegd_door, rij.tekstversie) == ("leerling", "", "Mirjam Voorbeeld", "2026-1")
    assert tel(Logregel, wat="toestemming vastgelegd") == 1
    assert tel(Bericht, aan_id=tafel.voorzitter.id) == 1
    assert "liever niet" in als(tafel.voorzitter).get(f"/casussen/{nummer}/toestemming").text


def test_een_half_formulier_bewaart_niets_en_houdt_wat_getypt_is(app, als, tafel):
    nummer = maak_met_register(tafel)
    antwoord = als(tafel.cv).post(
        f"/casussen/{nummer}/toestemming", data={"naam": "Wie ik ook ben", "door": "verstrekker"}
    )
    assert antwoord.status_code == 422
    for zin in ("Kies waar dit over gaat.", "Kies ja of nee.", "Vul de datum in.", "Kies hoe u het vroeg."):
        assert zin in antwoord.text
    assert "Wie ik ook ben" in antwoord.text
    assert tel(Toestemming) == 3


def test_een_ouder_kiest_u_uit_wie_het_gezag_heeft(app, als, tafel):
    nummer = maak_met_register(tafel)
    ouder = lees(sa.select(Gezagsouder).where(Gezagsouder.naam == "B. Verzonnen"))
    client = als(tafel.cv)
    goed = {**UITSPRAAK, "door": f"ouder:{ouder.id}", "ontvanger": "Het Verzonnen College"}
    assert client.post(f"/casussen/{nummer}/toestemming", data=goed).status_code == 303
    fout = client.post(f"/casussen/{nummer}/toestemming", data={**UITSPRAAK, "door": "ouder:onzin", "ontvanger": "Weg"})
    assert fout.status_code == 422
    assert "Kies welke ouder met gezag dit zei." in fout.text
    assert "Kies voor wie dit geldt." in fout.text


def test_intrekken_stopt_de_partij_meteen_en_toont_niet_waarom(app, als, tafel):
    nummer = maak_met_register(tafel, partij=True)
    partij, cv = als(tafel.partij), als(tafel.cv)
    assert partij.get(f"/casussen/{nummer}").status_code == 200
    rij = lees(sa.select(Toestemming).where(Toestemming.door == "ouder"))
    fout = cv.post(f"/casussen/{nummer}/toestemming/{rij.id}/intrekken", data={"op": "2020-01-01", "versie": "1"})
    assert fout.status_code == 422
    assert "Toen was dit nog niet gezegd." in fout.text
    goed = cv.post(f"/casussen/{nummer}/toestemming/{rij.id}/intrekken", data={"op": DAG, "door": "", "versie": "1"})
    assert goed.status_code == 303
    dicht, onbekend = partij.get(f"/casussen/{nummer}"), partij.get("/casussen/2026-999")
    assert (dicht.status_code, dicht.text) == (404, onbekend.text)
    assert nummer not in partij.get("/casussen").text
    assert "Ingetrokken op" in cv.get(f"/casussen/{nummer}/toestemming").text
    oud = cv.post(f"/casussen/{nummer}/toestemming/{rij.id}/intrekken", data={"op": DAG, "versie": "1"})
    assert oud.status_code == 409


def test_een_grondslag_zonder_afweging_wordt_geweigerd(app, als, tafel):
    nummer = maak_met_register(tafel)
    client = als(tafel.cv)
    fout = client.post(f"/casussen/{nummer}/toestemming/grondslag", data={**GROND, "subsidiariteit": " "})
    assert fout.status_code == 422
    assert "Schrijf waarom het niet met minder kan." in fout.text
    assert "Niet meer." in fout.text
    assert tel(Grondslag) == 0
    assert client.post(f"/casussen/{nummer}/toestemming/grondslag", data=GROND).status_code == 303
    rij = lees(sa.select(Grondslag))
    assert tel(Logregel, wat="grondslag vastgelegd") == 1
    assert "Een taak van de gemeente" in client.get(f"/casussen/{nummer}/toestemming").text
    stop = f"/casussen/{nummer}/toestemming/grondslag/{rij.id}/beeindigen"
    assert client.post(stop, data={"versie": "1"}).status_code == 303
    assert client.post(stop).status_code == 422
    assert lees(sa.select(Grondslag.beeindigd_op)) == vandaag()


def test_ouders_met_gezag(app, als, tafel):
    nummer = maak_met_register(tafel)
    client = als(tafel.cv)
    pad = f"/casussen/{nummer}/toestemming/ouder"
    leeg = client.post(pad, data={"naam": "", "gezag_bron": ""})
    assert leeg.status_code == 422
    assert "Kies waar u het gezag hebt nagekeken." in leeg.text
    assert (
        client.post(pad, data={"naam": "C. Verzonnen", "gezag_bron": "gezagsregister", "gezag_datum": DAG}).status_code
        == 303
    )
    rij = lees(sa.select(Gezagsouder).where(Gezagsouder.naam == "C. Verzonnen"))
    fout = client.post(f"{pad}/{rij.id}", data={"staat": "uitgesloten", "reden": "", "gewogen_door": "een arts"})
    assert fout.status_code == 422
    assert "Schrijf de afweging" in fout.text
    assert 'value="een arts"' in fout.text
    goed = {"staat": "uitgesloten", "reden": "De leerling wil dit niet.", "gewogen_door": "een arts", "versie": "1"}
    assert client.post(f"{pad}/{rij.id}", data=goed).status_code == 303
    pagina = client.get(f"/casussen/{nummer}/toestemming").text
    assert "C. Verzonnen krijgt niets te horen." in pagina
    assert "Afgewogen door een arts" in pagina


def test_wilsonbekwaam(app, als, tafel):
    nummer = maak_met_register(tafel)
    client = als(tafel.cv)
    pad = f"/casussen/{nummer}/toestemming/wilsonbekwaam"
    assert "Vul in wie dit vaststelde." in client.post(pad, data={"ter_zake": "alles"}).text
    assert client.post(pad, data={"vastgesteld_door": "een arts", "datum": DAG, "ter_zake": "alles"}).status_code == 303
    assert "kan dit niet zelf beslissen" in client.get(f"/casussen/{nummer}/toestemming").text
    rij = lees(sa.select(Wilsonbekwaamheid))
    assert client.post(f"{pad}/{rij.id}/beeindigen").status_code == 303
    assert client.post(f"{pad}/{rij.id}/beeindigen").status_code == 422


def test_een_rij_van_een_andere_casus_bestaat_hier_niet(app, als, tafel):
    een, ander = maak_met_register(tafel), maak_met_register(tafel)
    rij = lees(sa.select(Toestemming).where(Toestemming.casus_id == haal(ander).id))
    antwoord = als(tafel.cv).post(f"/casussen/{een}/toestemming/{rij.id}/intrekken", data={"op": DAG})
    assert antwoord.status_code == 404


def test_onder_blok_6_staat_wie_beslist(app, als, tafel):
    document = copy.deepcopy(bouw.SAM)
    document["toestemmingen"] = document["toestemmingen"][:1]
    nummer = maak(tafel, "concept", document=document)
    client = als(tafel.cv)
    assert f"/casussen/{nummer}/toestemming/wie-beslist" in client.get(f"/casussen/{nummer}/aanmelden").text
    regel = client.get(f"/casussen/{nummer}/toestemming/wie-beslist", headers=HTMX).text
    assert "De ouders beslissen over delen" in regel
    assert "Vraag S.V. wat die ervan vindt" in regel
    assert "B. Verzonnen is nog niet gevraagd" in regel
    pagina = client.get(f"/casussen/{nummer}/toestemming").text
    assert "blok 6 van de aanmelding" in pagina
    assert "Nog niet ingevuld welke ouders" not in pagina and "Hier staat nog niets" not in pagina
    assert "Wat u bij blok 6 noteert, staat hier als u de aanmelding hebt ingediend." in pagina
    assert client.post(f"/casussen/{nummer}/toestemming", data=UITSPRAAK).status_code in (403, 404)


def test_contact_en_steunpersoon_staan_bij_de_mensen(app, als, tafel):
    nummer = maak_met_register(tafel)
    client = als(tafel.voorzitter)
    ouders = lees(sa.select(Betrokkene).where(Betrokkene.rol == "ouders"))
    pad = f"/casussen/{nummer}/mensen/{ouders.id}/contact"
    lang = client.post(pad, data={"telefoon": "06 12", "email": "x" * 300})
    assert lang.status_code == 422
    assert "Gebruik hoogstens 200 tekens." in lang.text
    assert client.post(pad, data={"telefoon": "06 123", "email": "ouder@voorbeeld.test"}).status_code == 303
    assert lees(sa.select(Betrokkene.telefoon).where(Betrokkene.id == ouders.id)) == "06 123"
    steun = f"/casussen/{nummer}/steunpersoon"
    assert client.post(steun, data={"naam": "x" * 300}).status_code == 422
    assert client.post(steun, data={"naam": "Oom Fabel", "relatie": "oom"}).status_code == 303
    assert "Oom Fabel, oom" in client.get(f"/casussen/{nummer}").text
    assert "Oom Fabel" in client.get(f"/casussen/{nummer}/toestemming").text
    assert tel(Betrokkene) == 5  # nobody more to hear
    assert client.post(steun, data={"naam": ""}).status_code == 303
    assert tel(Steunpersoon) == 0


def test_wie_wordt_toegelaten_terwijl_iemand_intrekt_leest_niet_verder(app, als, tafel, monkeypatch):
    nummer = maak_met_register(tafel)
    ja = lees(sa.select(Toestemming).where(Toestemming.door == "ouder"))
    stoel = lees(sa.select(Betrokkene).where(Betrokkene.rol == "jeugdhulp"))
    cv, voorzitter = als(tafel.cv), als(tafel.voorzitter)
    pad = f"/casussen/{nummer}/toestemming/{ja.id}/intrekken"
    trekt_in = threading.Thread(target=lambda: cv.post(pad, data={"op": DAG, "versie": str(ja.versie)}))

    def tussendoor(casus, betrokkene, echt=mensen.deelstand):
        antwoord = echt(casus, betrokkene)
        trekt_in.start()
        trekt_in.join(1)  # done within it, unless it waits for this request
        return antwoord

    monkeypatch.setattr(mensen, "deelstand", tussendoor)
    data = {"gebruiker": str(tafel.partij.id), "versie": str(stoel.versie)}
    assert voorzitter.post(f"/casussen/{nummer}/mensen/{stoel.id}", data=data).status_code == 303
    trekt_in.join()
    assert tel(Logregel, wat="toestemming ingetrokken") == 1
    assert als(tafel.partij).get(f"/casussen/{nummer}").status_code == 404


def test_een_andere_schrijfwijze_zegt_welke_naam_is_verwacht(app, als, tafel):
    document = copy.deepcopy(bouw.SAM)
    document["toestemmingen"][0]["naam"] = "Anna Verzonnen"
    document["toestemmingen"][0]["_id"] = "abcd1234"
    nummer = maak(tafel, document=document)
    stuk = als(tafel.cv).get(f"/casussen/{nummer}/toestemming/wie-beslist", headers=HTMX).text
    assert "“Anna Verzonnen” telt niet mee: bij Ouders met gezag staat “A. Verzonnen”." in stuk
    assert 'href="#toestemmingen-abcd1234-naam"' in stuk
    with app.app_context():
        casus = sessie.merge(haal(nummer))
        casus.stand = "toegelaten"
        services.neem_over(bouw.actor(tafel.cv, tafel.tafel, "casusverantwoordelijke"), casus)
        sessie.commit()
        sessie.remove()
    pagina = als(tafel.cv).get(f"/casussen/{nummer}/toestemming").text
    assert "“Anna Verzonnen” telt niet mee" in pagina and "Leg het opnieuw vast en kies de ouder." in pagina
    assert pagina.count("Verzonnen” telt niet mee") == 1
