"""What one button does to an agenda: said, explained, and undone; empty minutes that are filled."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.berichten.models import Bericht
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt
from tests import bouw
from tests.overleggen.test_views_indelen import lees, tijden, zet
from tests.overleggen.wereld import HTMX, Wereld, volgorde


def nummers_in(tekst, doel):
    """Return the numbers that the form to `doel` sends along."""
    form = re.search(rf'action="[^"]*{doel}".*?</form>', tekst, re.S).group()
    return re.findall(r'name="nummer" value="([^"]+)"', form)


@pytest.mark.parametrize("koppen", [{}, HTMX])
def test_alles_erop_en_weer_eraf(app, als, koppen):
    w = Wereld(1)
    client = als(w.vz)
    antwoord = client.post(f"{w.url}/agenda/alles", headers=koppen)
    tekst = antwoord.text if koppen else client.get(antwoord.headers["Location"]).text
    assert "1 casus staat nu op de agenda." in tekst and "Haal de casus er weer af" in tekst
    assert nummers_in(tekst, "alles/terug") == [w.wacht]
    assert len(volgorde(w)) == 2 and len(lees(Bericht.id)) == 1
    weg = client.post(f"{w.url}/agenda/alles/terug", headers=koppen, data={"nummer": [w.wacht]})
    assert weg.status_code == (200 if koppen else 303)
    assert volgorde(w) == w.punten, "only what came on with the button goes off"
    assert lees(Bericht.id) == [], "nobody hears of what was undone before it was sent"
    assert w.wacht in client.get(w.url).text
    nog = client.post(f"{w.url}/agenda/alles/terug", data={"nummer": [w.wacht]})
    assert nog.status_code == 422 and "De agenda is intussen veranderd." in nog.text


def test_wie_al_hoorde_dat_de_casus_erop_staat_hoort_ook_dat_die_eraf_is(app, als):
    w = Wereld(0)
    client = als(w.vz)
    client.post(f"{w.url}/agenda/alles")
    sessie.execute(sa.update(Bericht).values(verzonden_op=nu()))
    sessie.commit()
    client.post(f"{w.url}/agenda/alles/terug", data={"nummer": [w.wacht]})
    assert [zin for zin in lees(Bericht.onderwerp) if "niet meer" in zin] != []


def test_een_vaste_agenda_gaat_niet_in_een_keer_leeg(app, als):
    w = Wereld(2)
    client = als(w.vz)
    client.post(f"{w.url}/vastleggen")
    antwoord = client.post(f"{w.url}/agenda/alles/terug", data={"nummer": w.nummers})
    assert antwoord.status_code == 422 and "De agenda staat al vast." in antwoord.text
    assert len(volgorde(w)) == 2
    pagina = client.get(f"{w.url}?gezet={w.nummers[0]}").text
    assert "maak-ongedaan" not in pagina, "no button that would be refused"


@pytest.mark.parametrize("fout", [[], ["1999-001"], ["nul\x00teken"], ["\u202e2026-001"]])
def test_wat_niet_op_de_agenda_staat_gaat_er_niet_af(app, als, fout):
    w = Wereld(1)
    antwoord = als(w.vz).post(f"{w.url}/agenda/alles/terug", data={"nummer": fout})
    assert antwoord.status_code == 422 and volgorde(w) == w.punten


@pytest.mark.parametrize("koppen", [{}, HTMX])
def test_de_volgorde_van_de_regels_zegt_wat_verschoof_en_gaat_terug(app, als, koppen):
    w = Wereld(3)
    sessie.execute(sa.update(Agendapunt).where(Agendapunt.id != w.punten[2]).values(gezin_erbij=False))
    sessie.commit()
    client = als(w.vz)
    antwoord = client.post(f"{w.url}/agenda/volgorde", headers=koppen)
    tekst = antwoord.text if koppen else client.get(antwoord.headers["Location"]).text
    assert f"{w.nummers[2]} ging eerder. Leerling of ouders zijn erbij" in tekst
    assert nummers_in(tekst, "volgorde/terug") == w.nummers
    assert volgorde(w) == [w.punten[2], w.punten[0], w.punten[1]]
    terug = client.post(f"{w.url}/agenda/volgorde/terug", headers=koppen, data={"nummer": w.nummers})
    assert terug.status_code == (200 if koppen else 303) and volgorde(w) == w.punten
    half = client.post(f"{w.url}/agenda/volgorde/terug", data={"nummer": [*w.nummers, w.wacht]})
    assert half.status_code == 422 and volgorde(w) == w.punten


def test_alleen_de_voorzitter_van_deze_tafel_zet_iets_terug(app, als):
    w = Wereld(1)
    ander = bouw.mens(bouw.tafel("TFF"), "voorzitter")
    sessie.commit()
    for pad in ("alles/terug", "volgorde/terug", "ruimte"):
        assert als(w.zo).post(f"{w.url}/agenda/{pad}").status_code == 403
        assert als(ander).post(f"{w.url}/agenda/{pad}").status_code == 404


def test_vrije_minuten_voor_een_vaste_tijd_krijgen_een_casus_die_wacht(app, als):
    w = Wereld(2)
    sessie.execute(sa.update(Agendapunt).where(Agendapunt.id == w.punten[1]).values(vast_om=dt.time(10, 45)))
    sessie.commit()
    client = als(w.vz)
    pagina = client.get(w.url).text
    assert f"Er is 25 minuten vrij. Casus {w.wacht} past hier, als het gesprek 25 minuten duurt." in pagina
    fragment = client.post(f"{w.url}/agenda/{w.punten[0]}/minuten", headers=HTMX, data={"minuten": "50", "versie": "1"})
    assert "Kijk wie hier past" in fragment.text, "a fragment asks nobody who waits, and shows the way"
    assert f"Er is 20 minuten vrij. Casus {w.wacht} past hier" in client.get(w.url).text
    antwoord = client.post(f"{w.url}/agenda/ruimte", data={"nummer": w.wacht, "om": "10:25"})
    assert antwoord.status_code == 303
    pagina = client.get(w.url).text
    assert "minuten vrij" not in pagina and "10:25" in tijden(pagina) and "10:45" in tijden(pagina)
    assert lees(Agendapunt.minuten, Agendapunt.id == volgorde(w)[1]) == [20]
    nog = client.post(f"{w.url}/agenda/ruimte", data={"nummer": w.wacht, "om": "10:25"})
    assert nog.status_code == 422 and "Deze tijd is niet meer vrij." in nog.text


def test_een_latere_korte_casus_past_ook_in_vrije_minuten(app, als):
    w = Wereld(4)
    for nr, waarden in ((1, {"vast_om": dt.time(10, 45)}), (3, {"minuten": 25})):
        sessie.execute(sa.update(Agendapunt).where(Agendapunt.id == w.punten[nr]).values(**waarden))
    sessie.commit()
    zet(eindigt_om=dt.time(14))
    client = als(w.vz)
    pagina = client.get(w.url).text
    assert "Er is 25 minuten vrij." in pagina
    assert f"Casus {w.nummers[3]} duurt 25 minuten en past hier." in pagina
    positie = re.search(r'name="positie" value="(\d+)">\s*<button[^>]*id="vul-', pagina).group(1)
    data = {"naar": "positie", "positie": positie}
    assert client.post(f"{w.url}/agenda/{w.punten[3]}/verplaats", data=data).status_code == 303
    assert volgorde(w)[1] == w.punten[3] and "minuten vrij" not in client.get(w.url).text


def _tafel(w):
    return sessie.get_one(Tafel, w.tafel_id)


def _cv(w):
    return sessie.scalars(sa.select(Gebruiker).where(Gebruiker.naam == "Mirjam Voorbeeld")).first()


def test_wat_nog_bij_instroom_ligt_heeft_een_weg_daarheen(app, als):
    w = Wereld(0)
    nieuw = bouw.casus(_tafel(w), _cv(w), "ingediend").nummer
    sessie.commit()
    pagina = als(w.vz).get(w.url).text
    assert "Nog niet toegelaten" in pagina
    assert f'<a href="/instroom/{nieuw}">{nieuw}' in pagina and '/instroom"' in pagina
    assert f'href="/casussen/{w.wacht}"' in pagina
    assert "Nog niet toegelaten" not in als(w.zo).get(w.url).text


def test_na_een_fout_houdt_de_rij_haar_kolommen(app, als):
    w = Wereld(2)
    client = als(w.vz)
    fout = client.post(f"{w.url}/agenda/{w.punten[0]}/minuten", headers=HTMX, data={"minuten": "999", "versie": "1"})
    assert fout.status_code == 422 and f'id="fout-{w.punten[0]}"' in fout.text
    for punt in w.punten:
        assert f'<div id="licht-{punt}" hx-preserve="true">' in fout.text
    kop = re.search("<thead>.*?</thead>", client.get(w.url).text).group()
    assert re.search("<thead>.*?</thead>", fout.text).group() == kop and "Klaar voor de tafel" in kop


def test_een_knop_zet_vast_en_gaat_naar_wat_er_weggaat(app, als):
    w = Wereld(2)
    client = als(w.vz)
    pagina = client.get(w.url).text
    assert "Zet vast en nodig uit" in pagina and 'id="nodig-uit"' not in pagina
    antwoord = client.post(f"{w.url}/vastleggen", data={"uitnodigen": "ja"})
    assert antwoord.status_code == 303 and antwoord.headers["Location"].endswith(f"/overleggen/{w.id}/uitnodigingen")
    pagina = client.get(w.url).text
    assert 'id="nodig-uit"' in pagina and 'id="leg-vast"' not in pagina
    for pad in w.punten:
        client.post(f"{w.url}/agenda/{pad}/eraf", data={"reden": "Toch niet.", "daarna": "terug"})
    assert 'id="nodig-uit"' not in client.get(w.url).text, "nobody to invite to an empty agenda"
