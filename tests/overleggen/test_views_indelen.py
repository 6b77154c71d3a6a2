"""The pages that lay out an agenda: what they show, refuse and store; with htmx and without."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Agendaversie, Overleg, Pauze
from tests import bouw
from tests.overleggen.wereld import HTMX, Wereld, volgorde


def lees(kolom, *waar):
    """Return the values of a column as they are stored; the session is closed again."""
    uit = list(sessie.scalars(sa.select(kolom).where(*waar)))
    sessie.remove()
    return uit


def zet(**waarden):
    """Change the meeting, and close the session."""
    sessie.execute(sa.update(Overleg).values(**waarden))
    sessie.commit()
    sessie.remove()


def tijden(tekst):
    return re.findall(r"<time>(\d\d:\d\d)</time>", tekst)


@pytest.mark.parametrize("koppen", [{}, HTMX])
def test_alles_wat_past_met_een_knop(app, als, koppen):
    w = Wereld(0)
    client = als(w.vz)
    assert "Zet de casus die past op de agenda" in client.get(w.url).text
    antwoord = client.post(f"{w.url}/agenda/alles", headers=koppen)
    assert antwoord.status_code == (200 if koppen else 303)
    assert len(volgorde(w)) == 1
    if koppen:
        assert "1 casus staat nu op de agenda." in antwoord.text and 'id="wachtenden"' in antwoord.text
        assert antwoord.headers["HX-Trigger"] == "agenda-veranderd"
    nog = client.post(f"{w.url}/agenda/alles", headers=koppen)
    assert nog.status_code == 422 and "Er wacht geen casus op een agenda." in nog.text


def test_de_lijst_zegt_waarom_en_wat_niet_past(app, als):
    w = Wereld(3)
    pagina = als(w.vz).get(w.url).text
    assert "Dit hoort op de agenda" in pagina
    assert "Toegelaten, nog niet besproken." in pagina and "past nu niet" in pagina
    assert "alles-erop" not in pagina
    assert "Leerling of ouders zijn erbij" in pagina


@pytest.mark.parametrize("koppen", [{}, HTMX])
def test_in_volgorde(app, als, koppen):
    w = Wereld(3)
    sessie.execute(sa.update(Agendapunt).where(Agendapunt.id != w.punten[2]).values(gezin_erbij=False))
    sessie.commit()
    client = als(w.vz)
    assert "Hier gezet." in client.get(w.url).text
    antwoord = client.post(f"{w.url}/agenda/volgorde", headers=koppen)
    assert antwoord.status_code == (200 if koppen else 303)
    assert volgorde(w)[0] == w.punten[2]
    assert "Hier gezet." not in client.get(w.url).text


def test_te_vol_heeft_twee_voorstellen_die_het_oplossen(app, als):
    w = Wereld(4)
    client = als(w.vz)
    pagina = client.get(w.url).text
    assert pagina.count("Kies dit") == 2 and "terug op de wachtlijst" in pagina
    later = Overleg(
        tafel_id=w.tafel_id, datum=vandaag() + dt.timedelta(21), begint_om=dt.time(9), eindigt_om=dt.time(12),
        plaats="x", voorzitter_id=w.vz.id,
    )  # fmt: skip
    sessie.add(later)
    sessie.commit()
    later_id = later.id
    sessie.remove()
    pagina = client.get(w.url).text
    (weg,) = re.findall(r'name="punt" value="([^"]+)"', pagina)
    antwoord = client.post(f"{w.url}/agenda/doorschuiven", data={"punt": weg}, headers=HTMX)
    assert "te vol" not in antwoord.text and "1 casus gaat naar" in antwoord.text
    assert uuid.UUID(weg) not in volgorde(w)
    assert lees(Agendapunt.overleg_id, Agendapunt.id == uuid.UUID(weg)) == [later_id]
    for punt in (str(uuid.uuid4()), "onzin", weg):
        oud = client.post(f"{w.url}/agenda/doorschuiven", data={"punt": punt})  # what another window showed
        assert oud.status_code == 422 and "De agenda is intussen veranderd." in oud.text


def test_een_vaste_tijd_en_wie_erbij_is(app, als):
    w = Wereld(2)
    client, pad = als(w.vz), f"{w.url}/agenda/{w.punten[0]}/tijd"
    assert "checked" in client.get(pad).text
    for om, zin in (("25:00", "Vul een tijd in als 09:30."), ("08:00", "Kies een tijd van 09:30 tot 12:00.")):
        fout = client.post(pad, data={"vast_om": om, "versie": "1"})
        assert fout.status_code == 422 and zin in fout.text and f'value="{om}"' in fout.text
    assert lees(Agendapunt.vast_om, Agendapunt.vast_om.is_not(None)) == []
    assert client.post(pad, data={"vast_om": "10:30", "versie": "1"}).status_code == 303
    pagina = client.get(w.url).text
    assert "Vast om 10:30." in pagina and "Nog niets gepland" in pagina
    assert tijden(pagina) == ["09:30", "09:35", "10:20", "10:30", "11:15"]
    assert lees(Agendapunt.gezin_erbij, Agendapunt.id == w.punten[0]) == [False]
    assert client.post(pad, data={"vast_om": "10:00", "versie": "1"}).status_code == 409


def test_een_pauze_erbij_en_eraf(app, als):
    w = Wereld(1)
    client = als(w.vz)
    for data, zin in (
        ({"om": "", "duur": "10"}, "Vul in hoe laat de pauze begint."),
        ({"om": "10:00", "duur": "3"}, "Een pauze duurt 5 tot en met 120 minuten."),
        ({"om": "10:00", "duur": "tien"}, "Vul een heel getal in"),
        ({"om": "13:00", "duur": "10"}, "Kies een tijd van 09:30 tot 12:00."),
        ({"om": "10:00", "duur": "10", "titel": "x" * 81}, "Gebruik hoogstens 80 tekens."),
    ):
        fout = client.post(f"{w.url}/pauzes", data=data)
        assert fout.status_code == 422 and zin in fout.text
    assert lees(Pauze.id) == []
    assert client.post(f"{w.url}/pauzes", data={"om": "10:30", "duur": "15", "titel": "Koffie"}).status_code == 303
    pagina = client.get(w.url).text
    assert "Koffie" in pagina and "10:30" in tijden(pagina)
    assert "Koffie" in client.get(f"{w.url}/agenda.pdf?als=html").text
    dubbel = client.post(f"{w.url}/pauzes", data={"om": "10:30", "duur": "10"})
    assert dubbel.status_code == 422 and "Om 10:30 staat al iets vast." in dubbel.text
    (pauze,) = lees(Pauze.id)
    assert client.post(f"{w.url}/pauzes/{pauze}/weg").status_code == 303
    assert client.post(f"{w.url}/pauzes/{pauze}/weg").status_code == 404


def test_vastzetten_toont_daarna_wat_anders_is(app, als):
    w = Wereld(2)
    client = als(w.vz)
    assert "Nog niet vastgezet" in client.get(w.url).text
    assert client.post(f"{w.url}/vastleggen").status_code == 303
    pagina = client.get(w.url).text
    assert "Versie A" in pagina and 'id="leg-vast"' not in pagina
    nog = client.post(f"{w.url}/vastleggen")
    assert nog.status_code == 422 and "Er is niets veranderd sinds de vorige versie." in nog.text
    client.post(f"{w.url}/agenda/{w.punten[0]}/minuten", data={"minuten": "60", "versie": "1"})
    pagina = client.get(w.url).text
    assert "2 dingen zijn anders dan versie A" in pagina and "Leg versie B vast" in pagina
    assert f"{w.nummers[1]} begint om 10:35 (was 10:20)." in pagina
    assert lees(Bericht.id) == []
    assert client.post(f"{w.url}/vastleggen").status_code == 303
    assert len(lees(Bericht.id)) == 2
    versies = client.get(f"{w.url}/versies").text
    assert "Versie B" in versies and "begint om 10:35 (was 10:20)" in versies
    assert als(w.zo).get(f"{w.url}/versies").status_code == 200
    assert als(w.zo).post(f"{w.url}/vastleggen").status_code == 403


def test_een_lege_agenda_wordt_niet_vastgezet(app, als):
    w = Wereld(0)
    antwoord = als(w.vz).post(f"{w.url}/vastleggen")
    assert antwoord.status_code == 422 and "De agenda is nog leeg." in antwoord.text
    assert lees(Agendaversie.id) == []


@pytest.mark.parametrize("waarom", ["vastgezet", "bezig"])
def test_ad_hoc_vraagt_een_reden_en_waarschuwt(app, als, waarom):
    w = Wereld(1)
    zet(**({"vastgezet_op": nu()} if waarom == "vastgezet" else {"stand": "bezig"}))
    client, pad = als(w.vz), f"{w.url}/ad-hoc/{w.wacht}"
    pagina = client.get(w.url).text
    assert "Zet erbij met reden" in pagina and "alles-erop" not in pagina
    assert client.post(f"{w.url}/agenda", data={"nummer": w.wacht}).status_code == 422
    assert "Niet iedereen kon zich voorbereiden." in client.get(pad).text
    leeg = client.post(pad, data={"reden": " "})
    assert leeg.status_code == 422 and "Schrijf op waarom deze casus er nu nog bij komt." in leeg.text
    assert len(volgorde(w)) == 1
    assert client.post(pad, data={"reden": "De opvang stopt."}).status_code == 303
    pagina = client.get(w.url).text
    assert "Ad hoc" in pagina and "De opvang stopt." in pagina
    assert client.get(f"{w.url}/ad-hoc/1999-001").status_code == 404


def test_annuleren_vraagt_een_reden_en_is_overal_te_zien(app, als):
    w = Wereld(2)
    client, pad = als(w.vz), f"{w.url}/annuleren"
    assert "2 casussen gaan terug naar de wachtlijst" in client.get(pad).text
    leeg = client.post(pad, data={"reden": "  ", "versie": "1"})
    assert leeg.status_code == 422 and "Vul in waarom het overleg niet doorgaat." in leeg.text
    assert lees(Overleg.stand) == ["gepland"]
    assert client.post(pad, data={"reden": "De zaal is dicht.", "versie": "9"}).status_code == 409
    assert client.post(pad, data={"reden": "De zaal is dicht.", "versie": "1"}).status_code == 303
    pagina = client.get(w.url).text
    assert "Dit overleg gaat niet door." in pagina and "De zaal is dicht." in pagina
    for knop in ("Eerder", "Zet op de agenda", "Naar de tafel", "Zet vast", "Wijzig<", "Draaiboek", "Mijn notities"):
        assert knop not in pagina
    lijst = client.get("/overleggen").text
    assert "Gaat niet door" in lijst and "3 casussen horen op een agenda" in lijst
    assert "Vandaag is er een overleg" not in lijst
    assert "Overleg van vandaag" not in client.get("/").text
    assert "gaat niet door" in lees(Bericht.onderwerp)[0]
    nog = client.post(pad, data={"reden": "Nog eens."})
    assert nog.status_code == 422 and "Dit overleg is al geannuleerd." in nog.text
    assert client.post(f"{w.url}/aan-tafel/openen").status_code in (404, 405, 422)


def test_een_komend_geannuleerd_overleg_blijft_tot_de_dag_in_de_lijst(app, als):
    w = Wereld(1)
    zet(stand="geannuleerd", reden_annuleren="Ziek.", datum=vandaag() + dt.timedelta(3))
    lijst = als(w.vz).get("/overleggen").text
    assert lijst.index("Gaat niet door") < lijst.index('id="voorbij"')
    assert "Het volgende overleg is" not in lijst


def test_een_andere_dag_vraagt_wat_meegaat(app, als):
    w = Wereld(2)
    client, pad = als(w.vz), f"{w.url}/wijzigen"
    pagina = client.get(pad).text
    assert "Welke casussen gaan mee als de dag verandert?" in pagina and pagina.count("checked") == 2
    data = {
        "datum": (vandaag() + dt.timedelta(7)).isoformat(), "begint_om": "09:30", "eindigt_om": "12:00",
        "plaats": "Stadskantoor", "welkom_minuten": "5", "voorzitter_id": str(w.vz.id), "versie": "1",
        "mee_gevraagd": "ja", "mee": str(w.punten[1]),
    }  # fmt: skip
    fout = client.post(pad, data={**data, "plaats": ""})
    assert fout.status_code == 422 and fout.text.count("checked") == 1
    assert client.post(pad, data=data).status_code == 303
    assert volgorde(w) == [w.punten[1]]


def test_van_opvolging_eraf_vraagt_of_het_nog_op_tafel_moet(app, als):
    w = Wereld(1)
    from tafel.casussen.models import Casus

    sessie.execute(sa.update(Casus).where(Casus.nummer == w.nummers[0]).values(stand="opvolging"))
    sessie.commit()
    sessie.remove()
    client, pad = als(w.vz), f"{w.url}/agenda/{w.punten[0]}/eraf"
    assert "Hoeft niet meer op tafel." in client.get(pad).text
    assert client.post(pad, data={"reden": "Ziek.", "daarna": "wacht"}).status_code == 303
    assert lees(Agendapunt.uitkomst) == ["niet_besproken"]
    pagina = client.get(w.url).text
    assert "vervalt" in pagina and "Niet besproken" in pagina
    assert w.nummers[0] in client.get("/overleggen").text


PADEN = ("/agenda/alles", "/agenda/volgorde", "/agenda/inkorten", "/agenda/doorschuiven", "/pauzes", "/vastleggen",
         "/annuleren")  # fmt: skip


def test_wie_er_niet_bij_hoort_kan_niets(app, als):
    w = Wereld(1)
    vreemd = bouw.mens(bouw.tafel("TFF"), "voorzitter")
    pauze = Pauze(overleg_id=w.id, om=dt.time(10), minuten=10)
    sessie.add(pauze)
    sessie.commit()
    pauze_id = pauze.id
    onbekend = f"/overleggen/{uuid.uuid4()}"
    for pad in (*PADEN, f"/agenda/{w.punten[0]}/tijd", f"/ad-hoc/{w.wacht}", f"/pauzes/{pauze_id}/weg"):
        echt, niets = als(vreemd).post(w.url + pad, data={}), als(vreemd).post(onbekend + pad, data={})
        assert (echt.status_code, niets.status_code) == (404, 404), pad
        assert echt.data == niets.data
        assert als(w.zo).post(w.url + pad, data={}).status_code == 403, pad
        assert als(None).post(w.url + pad, data={}).status_code == 303, pad
    assert lees(Overleg.stand, Overleg.id == w.id) == ["gepland"]
