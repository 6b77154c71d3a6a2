"""The file stays closed until the story is heard, on every address; then an act opens it, in that order in the log."""

from __future__ import annotations

import re
import uuid

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Casus, Casustoegang
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tafel.toegang.rules import BELEID, Actor, TafelKeuze, Zaak, mag
from tests import bouw
from tests.casussen.hulp import HTMX, maak
from tests.onderzoeken.hulp import casus_dicht, dossier, hoor, verhaal

CALM = "Hoor eerst het verhaal"
# what the aanmelding SAM tells and the page without a file does not
GEHEIM = ("Hoe kan S. weer naar school", "wachttijd is 26 weken", "Geen plek.", "Een uur later", "begeleiding is niet")


def test_de_pagina_zegt_alleen_wie_en_wie_bellen(app, als, tafel):
    nummer = casus_dicht(tafel)
    pagina = als(tafel.onderzoeker).get(f"/casussen/{nummer}/onderzoek")
    assert pagina.status_code == 200
    assert CALM in pagina.text
    assert "S.V." in pagina.text and "Rob Fantasie" in pagina.text
    assert not [zin for zin in GEHEIM if zin in pagina.text]
    assert "U was niet eerder bij deze casus betrokken" in pagina.text
    assert re.findall(r"<title>(.*?)</title>", pagina.text) == [f"Onderzoek {nummer} – Tafel"]
    # whom to call without a number: who fills it in, and for who may do that the place
    assert "nummer niet bekend: de voorzitter vult het in" in pagina.text
    assert "/mensen#betrokkene-" not in pagina.text
    leest = als(tafel.voorzitter).get(f"/casussen/{nummer}/onderzoek").text
    assert re.search(rf'href="/casussen/{nummer}/mensen#betrokkene-[\w-]+">nummer niet bekend: vul het in', leest)


def _adressen(app, nummer):
    """Return every address of one case that is read, this page left out."""
    kaart = app.url_map.bind("localhost")
    uit = {}
    for regel in app.url_map.iter_rules():
        if regel.rule.startswith("/casussen/<nummer>") and "GET" in regel.methods:
            waarden = {
                naam: {
                    "nummer": nummer,
                    "blok": 1,
                    "soort": "werkt",
                    "van": "ouder",
                    "eis": "plan",
                    "aan": "gezin",
                }.get(naam, uuid.uuid4())
                for naam in regel.arguments
            }
            uit[regel.endpoint] = kaart.build(regel.endpoint, waarden)
    return {naam: pad for naam, pad in uit.items() if naam not in ("onderzoeken.onderzoek", "onderzoeken.blad")}


def test_geen_enkel_adres_van_de_casus_gaat_open_voor_het_verhaal(app, als, tafel):
    nummer = casus_dicht(tafel)
    client, adressen = als(tafel.onderzoeker), _adressen(app, nummer)
    assert len(adressen) > 15
    for naam, pad in adressen.items():
        antwoord = client.get(pad)
        assert antwoord.status_code in (403, 404, 405), naam
        assert not [zin for zin in GEHEIM if zin in antwoord.text], naam
    dicht = [naam for naam, pad in adressen.items() if CALM in client.get(pad).text]
    for naam in ("casussen.casus", "aanmeldingen.aanmelden", "toetsen.toets", "plannen.plan", "opschalingen.opschaling",
                 "toestemmingen.toestemming", "documenten.documenten", "opties.opties"):  # fmt: skip
        assert naam in dicht
    fragment = client.get(f"/casussen/{nummer}", headers=HTMX)
    assert (fragment.status_code, CALM in fragment.text) == (403, True)


def test_na_het_openen_gaat_elk_blad_open(app, als, tafel):
    nummer = casus_dicht(tafel)
    client = als(tafel.onderzoeker)
    hoor(client, nummer)
    assert client.get(f"/casussen/{nummer}").status_code == 403  # kept is not opened
    assert client.post(f"/casussen/{nummer}/onderzoek/dossier").status_code == 303
    for blad in ("", "/aanmelden", "/toets", "/plan", "/opschaling", "/toestemming", "/documenten", "/opties"):
        assert client.get(f"/casussen/{nummer}{blad}").status_code == 200, blad
    assert client.post(f"/casussen/{nummer}/onderzoek/dossier").status_code in (403, 404)  # once


def test_lijst_agenda_en_tafel_houden_het_dossier_dicht(app, als, tafel):
    nummer = casus_dicht(tafel)
    casus = sessie.scalars(sa.select(Casus).where(Casus.nummer == nummer)).one()
    overleg = bouw.overleg(tafel.tafel, tafel.voorzitter, casus, stand="bezig")
    sessie.commit()
    overleg_id = overleg.id
    sessie.remove()
    client = als(tafel.onderzoeker)
    lijst = client.get("/casussen").text
    assert "Hoor eerst het verhaal" in lijst and "Het dossier is nog dicht." in lijst
    assert "Zit " not in lijst
    for pad in (
        f"/overleggen/{overleg_id}",
        f"/overleggen/{overleg_id}/aan-tafel",
        "/",
        "/opvolging",
        "/acties?van=tafel",
    ):
        antwoord = client.get(pad)
        assert not [zin for zin in GEHEIM if zin in antwoord.text], pad
        assert f'href="/casussen/{nummer}"' not in antwoord.text or pad == "/", pad


def test_openen_kan_pas_als_allebei_gehoord_zijn(app, als, tafel):
    nummer = casus_dicht(tafel)
    client, pad = als(tafel.onderzoeker), f"/casussen/{nummer}/onderzoek/dossier"
    hoor(client, nummer, "leerling")
    antwoord = client.post(pad)
    assert antwoord.status_code == 422
    assert "Bewaar het verhaal van de ouders, of schrijf op waarom het niet kon." in antwoord.text
    assert dossier(nummer).dossier_open_op is None
    reden = {"ouder-niet-reden": "Nam de telefoon niet op, drie keer geprobeerd."}
    assert client.post(f"/casussen/{nummer}/onderzoek/verhaal/ouder/niet-gehoord", data=reden).status_code == 303
    assert client.post(pad).status_code == 303
    assert dossier(nummer).dossier_open_op is not None


def test_een_verhaal_zonder_wens_houdt_het_dossier_dicht(app, als, tafel):
    nummer = casus_dicht(tafel)
    client = als(tafel.onderzoeker)
    hoor(client, nummer, "ouder")
    client.post(f"/casussen/{nummer}/onderzoek/verhaal/leerling", data=verhaal("leerling"))
    antwoord = client.post(f"/casussen/{nummer}/onderzoek/dossier")
    assert (antwoord.status_code, "Schrijf een wens van de leerling op." in antwoord.text) == (422, True)


def test_de_volgorde_staat_in_het_logboek(app, als, tafel):
    nummer = casus_dicht(tafel)
    client = als(tafel.onderzoeker)
    hoor(client, nummer)
    client.post(f"/casussen/{nummer}/onderzoek/dossier")
    sessie.remove()
    regels = list(
        sessie.scalars(sa.select(Logregel.wat).where(Logregel.onderwerp == nummer).order_by(Logregel.volgnummer))
    )
    assert regels[-5:] == ["verhaal bewaard", "wens bewaard", "verhaal bewaard", "wens bewaard", "dossier geopend"]
    alles = sessie.scalars(sa.select(Logregel.gegevens).where(Logregel.onderwerp == nummer)).all()
    assert "niet in die klas" not in str(alles) and "Rust voor" not in str(alles)


def test_de_voorzitter_en_wie_er_al_was_houden_toegang(app, als, tafel):
    nummer = casus_dicht(tafel)
    assert als(tafel.voorzitter).get(f"/casussen/{nummer}").status_code == 200
    assert als(tafel.voorzitter).post(f"/casussen/{nummer}/onderzoek/dossier").status_code == 403
    oud = maak(tafel, "toegelaten")  # assigned before this existed: no moment of closing
    casus = sessie.scalars(sa.select(Casus).where(Casus.nummer == oud)).one()
    bouw.toegang(casus, tafel.onderzoeker, "zaakonderzoeker")
    sessie.commit()
    sessie.remove()
    assert als(tafel.onderzoeker).get(f"/casussen/{oud}").status_code == 200
    assert als(tafel.onderzoeker).post(f"/casussen/{oud}/onderzoek/dossier").status_code == 403


def test_na_het_besluit_begint_niemand_meer_blanco(app, als, tafel):
    nummer = casus_dicht(tafel, "opvolging")
    assert dossier(nummer).dossier_dicht_op is None
    assert als(tafel.onderzoeker).get(f"/casussen/{nummer}").status_code == 200


def test_wie_opnieuw_wordt_aangewezen_opent_opnieuw(app, als, tafel):
    nummer = casus_dicht(tafel)
    client = als(tafel.onderzoeker)
    hoor(client, nummer)
    client.post(f"/casussen/{nummer}/onderzoek/dossier")
    voorzitter, pad = als(tafel.voorzitter), f"/casussen/{nummer}/zaakonderzoeker"
    voorzitter.post(pad, data={"zaakonderzoeker": ""})
    voorzitter.post(pad, data={"zaakonderzoeker": str(tafel.onderzoeker.id)})
    assert client.get(f"/casussen/{nummer}").status_code == 403
    assert client.post(f"/casussen/{nummer}/onderzoek/dossier").status_code == 303


def test_het_bericht_zegt_wat_eerst_komt(app, als, tafel):
    nummer = casus_dicht(tafel)
    sessie.remove()
    bericht = sessie.scalars(sa.select(Bericht).where(Bericht.aan_id == tafel.onderzoeker.id)).one()
    assert "Hoor eerst het verhaal." in bericht.tekst
    assert bericht.pad == f"/casussen/{nummer}/onderzoek"


@pytest.mark.parametrize("recht", sorted(BELEID))
def test_zonder_dossier_zijn_er_drie_rechten_op_een_casus(recht):
    hier = TafelKeuze(uuid.UUID(int=1), "DBM", "Tafel", "taskforce")
    actor = Actor(uuid.uuid4(), "N", "n@x.test", uuid.uuid4(), hier, frozenset({"partij"}))  # no role that gives lists
    zaak = Zaak(hier.id, frozenset({"zonder_dossier"}), "toegelaten")
    los = mag(actor, recht, Zaak(hier.id, frozenset(), "toegelaten"))
    verwacht = recht in ("onderzoek.zien", "onderzoek.bewerken", "onderzoek.dossier")
    assert mag(actor, recht, zaak) is (verwacht or los)


def test_de_wacht_ziet_een_open_dossier(app, als, tafel):
    """Negative control: without the moment of closing the same addresses open."""
    nummer = casus_dicht(tafel)
    sessie.execute(sa.update(Casustoegang).values(dossier_dicht_op=None))
    sessie.commit()
    sessie.remove()
    tekst = als(tafel.onderzoeker).get(f"/casussen/{nummer}").text
    assert [zin for zin in GEHEIM if zin in tekst]
