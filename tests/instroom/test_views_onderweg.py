"""Spoed, an addition, the waiting list, letters: by the people who may, and by those who may not."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Instroombesluit
from tafel.instroom.models import Brief, Opschorting, Spoedverzoek
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tests import bouw
from tests.casussen.hulp import HTMX, haal, lees, maak, tel

VRAAG = {"reden": "De opvang stopt vrijdag.", "waarom_nu": "Dan is er niemand thuis."}


def dag(n):
    return (vandaag() + dt.timedelta(days=n)).isoformat()


def test_spoed_vragen_en_toekennen_met_toelaten(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    cv, vz = als(tafel.cv), als(tafel.voorzitter)
    assert "Vraag spoed" in cv.get(f"/casussen/{nummer}/spoed").text
    leeg = cv.post(f"/casussen/{nummer}/spoed", data={**VRAAG, "waarom_nu": "  ", "gewenst_op": "31-02-2026"})
    assert leeg.status_code == 422
    assert "Deze datum bestaat niet" in leeg.text and "De opvang stopt vrijdag." in leeg.text
    leeg = cv.post(f"/casussen/{nummer}/spoed", data={**VRAAG, "waarom_nu": "  "})
    assert "Schrijf waarom het niet kan wachten" in leeg.text and "De opvang stopt vrijdag." in leeg.text
    assert tel(Spoedverzoek) == 0
    assert cv.post(f"/casussen/{nummer}/spoed", data=VRAAG).status_code == 303
    assert (tel(Logregel, wat="spoed gevraagd"), tel(Bericht, aan_id=tafel.voorzitter.id)) == (1, 1)
    assert "nog 47 uur" in cv.get(f"/casussen/{nummer}/spoed").text
    pagina = vz.get("/instroom").text
    assert "Begin met de spoedvraag." in pagina and "Ken spoed toe en laat toe" in pagina
    assert "nog 47 uur" in pagina
    zonder = vz.post(f"/instroom/{nummer}/spoed", data={"besluit": "toekennen", "spoedreden": " "})
    assert zonder.status_code == 422 and "Schrijf waarom wel of geen spoed." in zonder.text
    ja = {"besluit": "toekennen_toelaten", "spoedreden": "Geen toezicht."}
    assert vz.post(f"/instroom/{nummer}/spoed", data=ja).status_code == 303
    assert haal(nummer).stand == "toegelaten"
    assert lees(sa.select(Spoedverzoek.stand)) == "toegekend"
    tekst = vz.get("/instroom/wachtrij").text
    assert "Spoed" in tekst and nummer in tekst


def test_een_spoedvraag_telt_niet_af_bij_wie_niet_op_de_voorzitter_wacht(app, als, tafel):
    """After giving back or referring elsewhere nobody answers within the term, and no page says so."""
    terug, weg = maak(tafel, "ingediend"), maak(tafel, "ingediend")
    cv, vz = als(tafel.cv), als(tafel.voorzitter)
    for nummer in (terug, weg):
        cv.post(f"/casussen/{nummer}/spoed", data=VRAAG)
        assert "nog 47 uur" in vz.get(f"/instroom/{nummer}").text.split("<article")[1]
    vz.post(f"/instroom/{terug}", data={"besluit": "teruggeven", "reden": "Bel."})
    vz.post(f"/instroom/{weg}", data={"besluit": "doorverwijzen", "naar": "mdo", "reden": "Eerst een MDO."})
    for nummer in (terug, weg):
        artikel = vz.get(f"/instroom/{nummer}").text.split("<article")[1]
        assert "Spoed gevraagd, nog geen antwoord" in artikel and "nog 47 uur" not in artikel
    bij_terug, bij_weg = cv.get(f"/casussen/{terug}/spoed").text, cv.get(f"/casussen/{weg}/spoed").text
    assert "De tijd gaat lopen als u de casus indient." in bij_terug and "Ga verder met de aanmelding" in bij_terug
    assert "De tijd gaat lopen" not in bij_weg and "Ga verder met de aanmelding" not in bij_weg


def test_spoed_toekennen_en_toelaten_gaat_samen_of_niet(app, als, tafel):
    """When the case can't be admitted, spoed is not granted either."""
    nummer = maak(tafel, "ingediend", vraag="")
    als(tafel.cv).post(f"/casussen/{nummer}/spoed", data=VRAAG)
    ja = {"besluit": "toekennen_toelaten", "spoedreden": "Geen toezicht."}
    antwoord = als(tafel.voorzitter).post(f"/instroom/{nummer}/spoed", data=ja)
    assert antwoord.status_code == 422 and "Geen toezicht." in antwoord.text
    assert (haal(nummer).stand, lees(sa.select(Spoedverzoek.stand))) == ("ingediend", "gevraagd")


def test_aanvulling_vragen_aanvullen_en_zien_wat_er_veranderde(app, als, tafel):
    nummer = maak(tafel)
    cv, vz = als(tafel.cv), als(tafel.voorzitter)
    assert cv.post(f"/casussen/{nummer}/indienen").status_code == 303
    fout = vz.post(f"/instroom/{nummer}", data={"besluit": "aanvulling", "reden": "Bel nog.", "termijn": dag(0)})
    assert fout.status_code == 422 and "Kies een dag na vandaag." in fout.text and "Bel nog." in fout.text
    goed = {"besluit": "aanvulling", "reden": "Bel nog.", "termijn": dag(9), "mist": ["opschaling"]}
    assert vz.post(f"/instroom/{nummer}", data=goed).status_code == 303
    assert haal(nummer).stand == "aanvulling"
    assert "Ligt bij de aanmelder (1)" in vz.get("/instroom").text
    terug = vz.get(f"/instroom/{nummer}").text.split("<article")[1]
    assert "vinkte" in terug and "<li>Leidinggevende gesproken</li>" in terug
    assert nummer in vz.get("/instroom?filter=aanvulling").text
    lijst = cv.get(f"/casussen/{nummer}/terug", headers=HTMX).text
    assert "Bel nog." in lijst and f"/casussen/{nummer}/aanmelden#" in lijst and "<html" not in lijst
    assert "<html" in cv.get(f"/casussen/{nummer}/terug").text
    assert f"/casussen/{nummer}/terug" in cv.get(f"/casussen/{nummer}/aanmelden").text
    tekst = lees(sa.select(Bericht.tekst).where(Bericht.aan_id == tafel.cv.id))
    assert "Sam" not in tekst and "Bel nog." not in tekst
    with app.app_context():
        casus = haal(nummer)
        casus = sessie.merge(casus)
        casus.aanmelding = {**casus.aanmelding, "verzuim": {**casus.aanmelding["verzuim"], "thuis_sinds": "2026-09-08"}}
        sessie.commit()
        sessie.remove()
    assert cv.post(f"/casussen/{nummer}/indienen").status_code == 303
    pagina = vz.get(f"/instroom/{nummer}?filter=opnieuw").text
    assert "Dit veranderde sinds" in pagina
    assert "maandag 7 september 2026" in pagina and "dinsdag 8 september 2026" in pagina
    assert pagina.count('<th scope="row">') == 1  # only what changed
    assert "Opnieuw ingediend" in pagina


def test_meer_tijd_en_sluiten(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    vz = als(tafel.voorzitter)
    vz.post(f"/instroom/{nummer}", data={"besluit": "aanvulling", "reden": "Bel nog.", "termijn": dag(3)})
    vroeg = vz.post(f"/instroom/{nummer}/aanvulling", data={"besluit": "sluiten", "reden": "Kwam niet."})
    assert vroeg.status_code == 422 and "De aanmelder heeft nog tijd." in vroeg.text and "Kwam niet." in vroeg.text
    eerder = vz.post(
        f"/instroom/{nummer}/aanvulling", data={"besluit": "verlengen", "reden": "Ziek.", "termijn": dag(2)}
    )
    assert eerder.status_code == 422 and "Kies een dag na de dag die er nu staat." in eerder.text
    meer = {"besluit": "verlengen", "reden": "Ziek.", "termijn": dag(8)}
    assert vz.post(f"/instroom/{nummer}/aanvulling", data=meer).status_code == 303
    assert tel(Instroombesluit, soort="verlengd") == 1
    with app.app_context():
        sessie.execute(
            sa.update(Instroombesluit).values(termijn=vandaag() - dt.timedelta(1), laatst_herinnerd_op=vandaag())
        )
        sessie.commit()
        sessie.remove()
    dicht = {"besluit": "sluiten", "reden": "Kwam niet."}
    assert vz.post(f"/instroom/{nummer}/aanvulling", data=dicht).status_code == 303
    assert (haal(nummer).stand, haal(nummer).sluituitkomst) == ("ingetrokken", "gesloten")
    assert "omdat de aanvulling niet kwam" in als(tafel.cv).get(f"/casussen/{nummer}").text


def test_doorverwijzen_laat_een_spoor_en_een_brief(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    vz, cv = als(tafel.voorzitter), als(tafel.cv)
    zonder = vz.post(f"/instroom/{nummer}", data={"besluit": "doorverwijzen", "naar": "andere_tafel", "reden": "Past."})
    assert zonder.status_code == 422 and "Schrijf welke tafel dat is." in zonder.text
    goed = {"besluit": "doorverwijzen", "naar": "andere_tafel", "waarheen": "Taskforce Fabelstad", "reden": "Past."}
    assert vz.post(f"/instroom/{nummer}", data=goed).status_code == 303
    for client, pad in ((vz, f"/instroom/{nummer}"), (cv, f"/casussen/{nummer}"), (cv, f"/casussen/{nummer}/brieven")):
        tekst = client.get(pad).text
        assert "Taskforce Fabelstad" in tekst and "Hans Jacobs" in tekst and "Past." in tekst, pad
    concept = vz.get(f"/instroom/{nummer}/brief/gezin").text
    assert "Uw gegevens gaan niet mee" in concept and "Sam" not in concept
    leeg = vz.post(f"/instroom/{nummer}/brief/gezin", data={"tekst": " "})
    assert leeg.status_code == 422 and "Schrijf de brief." in leeg.text
    lang = vz.post(f"/instroom/{nummer}/brief/gezin", data={"tekst": "woord " * 900})
    assert lang.status_code == 422 and "Maak de brief korter." in lang.text and tel(Brief) == 0
    assert vz.post(f"/instroom/{nummer}/brief/gezin", data={"tekst": "Dag. Bel ons."}).status_code == 303
    assert tel(Logregel, wat="brief bewaard") == 1
    nog_eens = vz.post(f"/instroom/{nummer}/brief/gezin", data={"tekst": "Anders."})
    assert nog_eens.status_code == 422 and "al bewaard" in nog_eens.text
    brief_id = lees(sa.select(Brief.id))
    pad = f"/casussen/{nummer}/brieven/{brief_id}.pdf?als=html"
    assert "Dag. Bel ons." in cv.get(pad).text
    assert "Dag. Bel ons." in cv.get(f"/casussen/{nummer}/wat-nu.pdf?als=html").text
    for wie in (tafel.ander, tafel.partij, tafel.onderzoeker):
        assert als(wie).get(pad).status_code == 404
    ander = maak(tafel, "ingediend")
    assert cv.get(f"/casussen/{ander}/brieven/{brief_id}.pdf?als=html").status_code == 404
    assert vz.get(f"/instroom/{nummer}/brief/niemand").status_code == 404
    assert vz.get(f"/instroom/{ander}/brief/gezin").status_code == 404  # no ruling yet


def test_de_wachtrij_belofte_en_opschorten(app, als, tafel):
    lang = maak(tafel, "toegelaten", thuis_sinds=dt.date(2026, 3, 1))
    kort = maak(tafel, "toegelaten", thuis_sinds=dt.date(2026, 11, 1))
    vz = als(tafel.voorzitter)
    pagina = vz.get("/instroom/wachtrij").text
    assert pagina.index(lang) < pagina.index(kort) and "Streefdatum" in pagina
    assert vz.post(f"/instroom/{kort}/belofte", data={"beloofd_op": dag(-1)}).status_code == 422
    assert vz.post(f"/instroom/{kort}/belofte", data={"beloofd_op": dag(3)}).status_code == 303
    pagina = vz.get("/instroom/wachtrij?op=belofte").text
    assert pagina.index(kort) < pagina.index(lang)
    leeg = vz.post(f"/instroom/{lang}/opschorten", data={"van": dag(0), "tot": dag(0), "reden": "Vakantie."})
    assert leeg.status_code == 422 and "later weer gaan tellen" in leeg.text and "Vakantie." in leeg.text
    assert tel(Opschorting) == 0
    vol = {"van": dag(0), "tot": dag(20), "reden": "Vakantie."}
    assert vz.post(f"/instroom/{lang}/opschorten", data=vol).status_code == 303
    assert "Opgeschort tot" in vz.get("/instroom/wachtrij").text
    assert "Vakantie." in vz.get(f"/instroom/{lang}").text
    assert vz.post(f"/instroom/{lang}/opschorten", data={"besluit": "hervatten"}).status_code == 303
    assert "Opgeschort tot" not in vz.get("/instroom/wachtrij").text


def test_de_wachtrij_bladert_zonder_iets_over_te_slaan(app, als, tafel):
    for nr in range(30):
        bouw.casus(tafel.tafel, tafel.cv, "toegelaten", thuis_sinds=None if nr % 3 else dt.date(2026, 9, 1))
    sessie.commit()
    vz = als(tafel.voorzitter)
    import re

    gezien, pad = [], "/instroom/wachtrij"
    while pad:
        tekst = vz.get(pad).text
        gezien += re.findall(r'<span class="nr"><a href="/instroom/([\d-]+)"', tekst)
        verder = re.search(r'href="(/instroom/wachtrij\?[^"]*na=[^"]+)">Volgende', tekst)
        pad = verder and verder[1].replace("&amp;", "&")
    assert len(gezien) == len(set(gezien)) == 30


@pytest.mark.parametrize("pad", ["", "/spoed", "/aanvulling", "/belofte", "/opschorten", "/brief/gezin"])
def test_alleen_de_voorzitter_van_deze_tafel_beslist(app, als, tafel, pad):
    nummer = maak(tafel, "toegelaten")
    for wie, verwacht in ((tafel.ander, 404), (tafel.partij, 404), (tafel.cv, 403)):
        antwoord = als(wie).post(f"/instroom/{nummer}{pad}", data={"besluit": "toelaten"})
        assert antwoord.status_code in (verwacht, 404), (wie.naam, antwoord.status_code)
    assert als(None).post(f"/instroom/{nummer}{pad}").status_code == 303
    assert haal(nummer).stand == "toegelaten"


def test_alleen_de_casusverantwoordelijke_vraagt_spoed(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    assert als(tafel.voorzitter).post(f"/casussen/{nummer}/spoed", data=VRAAG).status_code == 403
    for wie in (tafel.ander, tafel.partij):
        assert als(wie).post(f"/casussen/{nummer}/spoed", data=VRAAG).status_code == 404
    assert als(None).get(f"/casussen/{nummer}/spoed").status_code == 303
    assert tel(Spoedverzoek) == 0


def test_opgelost_voor_de_tafel_telt_als_succes_en_iedereen_hoort_het(app, als, tafel):
    nummer = maak(tafel, "toegelaten")
    with app.app_context():
        bouw.toegang(sessie.merge(haal(nummer)), tafel.onderzoeker, "zaakonderzoeker")
        sessie.commit()
        sessie.remove()
    cv = als(tafel.cv)
    zonder = cv.post(f"/casussen/{nummer}/intrekken", data={"soort": "opgelost_voor_tafel", "werkte": "", "reden": ""})
    assert zonder.status_code == 422 and "Schrijf in één zin wat werkte." in zonder.text
    goed = {"soort": "opgelost_voor_tafel", "werkte": "Een vaste mentor aan de deur.", "reden": ""}
    assert cv.post(f"/casussen/{nummer}/intrekken", data=goed).status_code == 303
    tekst = cv.get(f"/casussen/{nummer}").text
    assert "Dit werkte: Een vaste mentor aan de deur." in tekst and "Dat is een goed resultaat" in tekst
    for wie in (tafel.voorzitter, tafel.onderzoeker):
        assert tel(Bericht, aan_id=wie.id) == 1
    assert "vaste mentor" not in lees(sa.select(Bericht.tekst).where(Bericht.aan_id == tafel.onderzoeker.id))


def test_lijsten_blijven_binnen_vijf_opdrachten_ook_na_opnieuw_indienen(app, als, tafel):
    from tests.tellen import opdrachten

    nummer = maak(tafel)
    als(tafel.cv).post(f"/casussen/{nummer}/indienen")
    vz = als(tafel.voorzitter)
    vz.post(f"/instroom/{nummer}", data={"besluit": "teruggeven", "reden": "Bel."})
    als(tafel.cv).post(f"/casussen/{nummer}/indienen")
    als(tafel.cv).post(f"/casussen/{nummer}/spoed", data=VRAAG)
    maak(tafel, "toegelaten")
    for pad, hoogstens in (("/instroom", 5), ("/instroom/wachtrij", 5), (f"/instroom/{nummer}", 8)):
        with opdrachten(app) as gezien:
            assert vz.get(pad).status_code == 200
        assert len(gezien) <= hoogstens, (pad, len(gezien))
