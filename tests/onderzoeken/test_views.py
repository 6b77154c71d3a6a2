"""Stories with their versions, wishes, pieces and calls: kept, refused, and only for who prepares."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tafel.onderzoeken.models import Belnotitie, Onderzoekstuk, Verhaal, Verhaalversie, Wens
from tests.casussen.hulp import HTMX, lees, tel
from tests.onderzoeken.hulp import casus_dicht, hoor, verhaal
from tests.tellen import statements


@pytest.fixture
def nummer(tafel):
    """A case whose zaakonderzoeker begins without the file."""
    return casus_dicht(tafel)


@pytest.fixture
def zo(als, tafel):
    """The browser of the zaakonderzoeker."""
    return als(tafel.onderzoeker)


def test_een_verhaal_bewaren_en_bijstellen(app, zo, nummer):
    pad = f"/casussen/{nummer}/onderzoek/verhaal/leerling"
    assert zo.post(pad, data=verhaal("leerling")).status_code == 303
    bij = verhaal("leerling", tekst="Ik wil leren.", voorgelezen_op="2026-11-21", bijgesteld_door="de leerling")
    assert zo.post(pad, data=bij).status_code == 303
    assert zo.post(pad, data=bij).status_code == 303  # the same again is no version
    sessie.remove()
    versies = sessie.scalars(sa.select(Verhaalversie).order_by(Verhaalversie.nummer)).all()
    assert [(v.nummer, v.tekst) for v in versies] == [
        (1, "Ik wil wel leren, maar niet in die klas."),
        (2, "Ik wil leren."),
    ]
    tekst = zo.get(f"/casussen/{nummer}/onderzoek").text
    assert "2 keer bewaard" in tekst and "bijgesteld door de leerling" in tekst and "niet in die klas" in tekst


@pytest.mark.parametrize(
    "anders, zin",
    [
        ({"tekst": " "}, "Schrijf het verhaal op, in hun eigen woorden."),
        ({"vorm": ""}, "Kies hoe u het verhaal hoorde."),
        ({"gehoord_op": "morgen"}, "Vul een datum in als 21-11-2026."),
        ({"gehoord_op": "2031-01-01"}, "Deze dag is nog niet geweest."),
        ({"bijgesteld_door": "de moeder"}, "Vul in wanneer u het voorlas."),
        ({"tekst": " ", "voorgelezen_op": "2026-11-21"}, "Schrijf eerst het verhaal op."),
    ],
)
def test_een_verhaal_wordt_geweigerd(app, zo, nummer, anders, zin):
    getypt = verhaal("ouder", **{"bijgesteld_door": "", "tekst": "Getypt en bewaard gebleven.", **anders})
    antwoord = zo.post(f"/casussen/{nummer}/onderzoek/verhaal/ouder", data=getypt)
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    assert (anders.get("tekst") or "Getypt en bewaard gebleven.") in antwoord.text
    assert tel(Verhaalversie) == 0 and tel(Verhaal) == 0
    fragment = zo.post(f"/casussen/{nummer}/onderzoek/verhaal/ouder", data=getypt, headers=HTMX)
    assert (fragment.status_code, fragment.text.lstrip().startswith("<section")) == (422, True)


def test_een_kladje_tijdens_het_typen(app, zo, nummer):
    pad = f"/casussen/{nummer}/onderzoek/verhaal/ouder"
    antwoord = zo.post(f"{pad}/concept", data={"ouder-tekst": "Half", "ouder-versie": "0"}, headers=HTMX)
    assert antwoord.status_code == 200
    assert "Bewaard." in antwoord.text and "textarea" not in antwoord.text
    versie = re.search(r'id="ouder-versie"[^>]*value="(\d+)"', antwoord.text)[1]
    assert lees(sa.select(Verhaal.concept)) == "Half"
    assert tel(Verhaalversie) == 0
    assert "Half</textarea>" in zo.get(f"/casussen/{nummer}/onderzoek").text
    volgend = {"ouder-tekst": "Half af", "ouder-versie": versie}
    assert zo.post(f"{pad}/concept", data=volgend, headers=HTMX).status_code == 200
    # an other window that saw the first version
    botst = zo.post(f"{pad}/concept", data={"ouder-tekst": "Iets anders", "ouder-versie": versie}, headers=HTMX)
    assert (botst.status_code, "Niet bewaard." in botst.text) == (409, True)
    assert lees(sa.select(Verhaal.concept)) == "Half af"
    lang = zo.post(f"{pad}/concept", data={"ouder-tekst": "a" * 10_001}, headers=HTMX)
    assert (lang.status_code, "10.000" in lang.text) == (422, True)
    assert zo.post(f"{pad}/concept", data={"ouder-tekst": "Zonder scripts"}).status_code == 303


def test_het_verhaal_bewaren_maakt_van_het_kladje_een_versie(app, zo, nummer):
    pad = f"/casussen/{nummer}/onderzoek/verhaal/ouder"
    zo.post(f"{pad}/concept", data={"ouder-tekst": "Half"}, headers=HTMX)
    assert zo.post(pad, data=verhaal("ouder", tekst="Heel")).status_code == 303
    assert (lees(sa.select(Verhaal.concept)), tel(Verhaalversie)) == ("", 1)
    zo.post(f"{pad}/concept", data={"ouder-tekst": "Heel"}, headers=HTMX)
    assert lees(sa.select(Verhaal.concept)) == ""


def test_twee_vensters_houden_allebei_hun_tekst(app, zo, nummer):
    pad = f"/casussen/{nummer}/onderzoek/verhaal/ouder"
    zo.post(pad, data=verhaal("ouder", tekst="Eerst dit"))
    botst = zo.post(pad, data=verhaal("ouder", tekst="En ik dit", versie="0"))
    assert botst.status_code == 409
    assert "Eerst dit" in botst.text and "En ik dit" in botst.text
    assert tel(Verhaalversie) == 1
    versie = re.search(r'name="ouder-versie" value="(\d+)"', botst.text)[1]
    assert zo.post(pad, data=verhaal("ouder", tekst="En ik dit", versie=versie)).status_code == 303
    assert tel(Verhaalversie) == 2


def test_waarom_iemand_niet_is_gehoord(app, zo, nummer):
    pad = f"/casussen/{nummer}/onderzoek/verhaal/leerling/niet-gehoord"
    leeg = zo.post(pad, data={"leerling-niet-reden": " "})
    assert (leeg.status_code, "Schrijf waarom het niet kon." in leeg.text) == (422, True)
    assert zo.post(pad, data={"leerling-niet-reden": "Is zeven jaar."}).status_code == 303
    assert "Is zeven jaar." in zo.get(f"/casussen/{nummer}/onderzoek").text
    zo.post(f"/casussen/{nummer}/onderzoek/verhaal/leerling", data=verhaal("leerling"))
    assert lees(sa.select(Verhaal.niet_gehoord)) == ""
    te_laat = zo.post(pad, data={"leerling-niet-reden": "Is zeven jaar."})
    assert (te_laat.status_code, "Het verhaal is al bewaard." in te_laat.text) == (422, True)


def test_wensen_een_voor_een(app, zo, nummer):
    pad = f"/casussen/{nummer}/onderzoek/wensen"
    fout = zo.post(pad, data={"wens-van": "buurman", "wens-tekst": "Getypte wens"})
    assert fout.status_code == 422
    assert "Kies van wie deze wens is." in fout.text and "Getypte wens" in fout.text
    assert tel(Wens) == 0
    hoor(zo, nummer)
    fragment = zo.post(pad, data={"wens-van": "ouder", "wens-tekst": "Eén belpunt"}, headers=HTMX)
    assert fragment.status_code == 200
    assert 'id="wensen"' in fragment.text and 'id="dossier" ' in fragment.text and "hx-swap-oob" in fragment.text
    assert lees(sa.select(sa.func.max(Wens.nummer))) == 3
    wens = lees(sa.select(Wens).where(Wens.nummer == 3))
    een = f"{pad}/{wens.id}"
    botst = zo.post(een, data={"wens-3-tekst": "Eén nummer", "wens-3-versie": "9"})
    assert (botst.status_code, "Eén nummer</textarea>" in botst.text) == (409, True)
    assert "Iemand anders wijzigde dit intussen." in botst.text
    leeg = zo.post(een, data={"wens-3-tekst": ""})
    assert (leeg.status_code, "Schrijf de wens op" in leeg.text) == (422, True)
    assert zo.post(een, data={"wens-3-tekst": "Eén nummer", "wens-3-apart": "ja"}).status_code == 303
    assert lees(sa.select(Wens.alleen_voorbereiding).where(Wens.nummer == 3)) is True
    assert zo.post(een, data={"weg": "ja"}).status_code == 303
    assert tel(Wens) == 2
    assert tel(Logregel, wat="wens weggehaald") == 1


def test_stukken_een_voor_een_en_alles_tegelijk(app, zo, nummer):
    pad = f"/casussen/{nummer}/onderzoek/stukken"
    antwoord = zo.post(f"{pad}/werkt", data={"werkt-tekst": "Samen eten", "werkt-versie": "0"}, headers=HTMX)
    assert (antwoord.status_code, 'id="werkt-versie"' in antwoord.text) == (200, True)
    botst = zo.post(f"{pad}/werkt", data={"werkt-tekst": "Buiten", "werkt-versie": "0"}, headers=HTMX)
    assert (botst.status_code, "Niet bewaard." in botst.text) == (409, True)
    botst = zo.post(pad, data={"werkt-tekst": "Buiten", "werkt-versie": "0", "helpt-tekst": "Opa"})
    assert botst.status_code == 409
    assert "Samen eten" in botst.text and "Buiten" in botst.text and "Opa" in botst.text
    assert tel(Onderzoekstuk) == 1
    alles = {"werkt-tekst": "Buiten", "werkt-versie": "1", "thuis_zwaar-tekst": "Moe", "thuis_zwaar-apart": "ja"}
    assert zo.post(pad, data={**alles, "buurt_sterk-tekst": ""}).status_code == 303
    assert tel(Onderzoekstuk) == 2
    lang = zo.post(pad, data={"werkt-tekst": "a" * 10_001})
    assert (lang.status_code, "hoogstens 10.000 tekens" in lang.text) == (422, True)
    assert zo.post(f"{pad}/bestaatniet", data={}, headers=HTMX).status_code == 404


def test_een_telefoontje_in_twee_tikken(app, zo, nummer):
    pad = f"/casussen/{nummer}/onderzoek/bellen"
    assert zo.post(pad, data={"bel-wie": "Rob Fantasie", "zin": "belt_terug"}).status_code == 303
    rij = lees(sa.select(Belnotitie))
    assert (rij.wie, rij.wat, rij.alleen_voorbereiding) == ("Rob Fantasie", "Belt terug.", True)
    fout = zo.post(pad, data={"bel-wat": "Getypt zonder naam"})
    assert fout.status_code == 422
    assert "Kies of typ met wie u belde." in fout.text and "Getypt zonder naam" in fout.text
    laat = zo.post(pad, data={"bel-ander": "Opa", "bel-wat": "Komt mee", "bel-dag": "2031-01-01"})
    assert (laat.status_code, "Dit moment is nog niet geweest." in laat.text) == (422, True)
    assert tel(Belnotitie) == 1
    assert zo.post(f"{pad}/{rij.id}", data={"apart": "nee"}).status_code == 303
    assert lees(sa.select(Belnotitie.alleen_voorbereiding)) is False


def test_alleen_voor_voorbereiding_komt_nooit_op_het_papier_voor_de_tafel(app, zo, als, tafel, nummer):
    hoor(zo, nummer)
    zo.post(
        f"/casussen/{nummer}/onderzoek/wensen", data={"wens-van": "ouder", "wens-tekst": "APARTWENS", "wens-apart": "y"}
    )
    zo.post(f"/casussen/{nummer}/onderzoek/stukken", data={
        "thuis_zwaar-tekst": "APARTSTUK", "thuis_zwaar-apart": "ja", "werkt-tekst": "DEELSTUK"})  # fmt: skip
    zo.post(f"/casussen/{nummer}/onderzoek/bellen", data={"bel-wie": "Rob Fantasie", "bel-wat": "APARTBEL"})
    zo.post(f"/casussen/{nummer}/onderzoek/verhaal/ouder", data=verhaal("ouder", tekst="APARTVERHAAL", apart="ja"))
    papier = zo.get(f"/casussen/{nummer}/onderzoek/blad").text
    assert "DEELSTUK" in papier and "Rust voor leerling." in papier
    assert "APART" not in papier
    alles = als(tafel.voorzitter).get(f"/casussen/{nummer}/onderzoek/blad?alles=ja").text
    assert all(woord in alles for woord in ("APARTWENS", "APARTSTUK", "APARTBEL", "APARTVERHAAL"))


@pytest.mark.parametrize("wie", ["cv", "partij", "ander"])
@pytest.mark.parametrize("blad", ["onderzoek", "onderzoek/blad"])
def test_wie_niet_hoort_vindt_niets(app, als, tafel, nummer, wie, blad):
    antwoord = als(getattr(tafel, wie)).get(f"/casussen/{nummer}/{blad}")
    onbekend = als(getattr(tafel, wie)).get(f"/casussen/2026-999/{blad}")
    assert antwoord.status_code == onbekend.status_code == 404
    assert antwoord.text == onbekend.text
    assert als(getattr(tafel, wie)).post(f"/casussen/{nummer}/onderzoek/wensen", data={}).status_code == 404


def test_zonder_inloggen(app, als, nummer):
    assert als(None).get(f"/casussen/{nummer}/onderzoek").status_code == 303


def test_een_gesloten_casus_is_alleen_te_lezen(app, als, tafel):
    nummer = casus_dicht(tafel)
    zo = als(tafel.onderzoeker)
    hoor(zo, nummer)
    sessie.execute(sa.text("UPDATE casus SET stand = 'afgesloten'"))
    sessie.commit()
    sessie.remove()
    pagina = als(tafel.voorzitter).get(f"/casussen/{nummer}/onderzoek")
    assert (pagina.status_code, "niet in die klas" in pagina.text, "<textarea" in pagina.text) == (200, True, False)
    assert als(tafel.voorzitter).post(f"/casussen/{nummer}/onderzoek/wensen", data={}).status_code == 403


def test_de_pagina_vraagt_acht_keer(app, zo, nummer):
    hoor(zo, nummer)
    for nr in range(5):
        zo.post(f"/casussen/{nummer}/onderzoek/bellen", data={"bel-wie": f"Mens {nr}", "bel-wat": "Belt terug."})
    with statements(app) as gezien:
        assert zo.get(f"/casussen/{nummer}/onderzoek").status_code == 200
    assert len(gezien) <= 8, gezien
    with statements(app) as gezien:
        assert zo.get(f"/casussen/{nummer}/onderzoek/blad").status_code == 200
    assert len(gezien) <= 8, gezien
