"""Options side by side, answers to wishes, and who may see them."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tafel.onderzoeken.models import Wens
from tafel.opties import queries
from tafel.opties.models import Optie, Wensoptie
from tests.casussen.hulp import lees, tel
from tests.opties.hulp import aanbod, casus_met_wensen, optie
from tests.tellen import statements

GOED = {
    "naam": "Twee ochtenden", "onderwijs": "Rekenen", "bedrag": "4.320", "kans": "groot", "reeel": "ja",
    "reeel_waarom": "de proef werkte", "plek": "Klas 3", "plek_vanaf": "2026-12-01", "ja_zegt": "De directeur",
}  # fmt: skip


@pytest.fixture
def nummer(tafel):
    """A case ready for options."""
    return casus_met_wensen(tafel)


@pytest.fixture
def zo(als, tafel):
    """The browser of the zaakonderzoeker."""
    return als(tafel.onderzoeker)


def test_een_optie_erbij_met_wat_er_in_de_regio_is(app, zo, tafel, nummer):
    plek = aanbod(tafel, "Klas Tussenin", "onderwijs", wachttijd_weken=9)
    leeg = zo.get(f"/casussen/{nummer}/opties")
    assert (leeg.status_code, "Nog geen opties" in leeg.text) == (200, True)
    assert "Klas Tussenin" in zo.get(f"/casussen/{nummer}/opties/nieuw").text
    assert zo.post(f"/casussen/{nummer}/opties/nieuw", data={**GOED, "aanbod": str(plek)}).status_code == 303
    tekst = zo.get(f"/casussen/{nummer}/opties").text
    for stuk in (
        "Twee ochtenden",
        "€ 4.320",
        "Groot",
        "Klas 3",
        "1 december",
        "De directeur zegt ja",
        "9 weken",
        "Ja, omdat de proef werkte.",
    ):
        assert stuk in tekst.replace("\u00a0", " "), stuk
    assert "Zoek nog 2 opties." in tekst
    assert tel(Logregel, wat="optie toegevoegd") == 1


@pytest.mark.parametrize(
    "anders, zin",
    [
        ({"naam": ""}, "Geef de optie een naam"),
        ({"bedrag": "veel"}, "Vul een bedrag in als 4320 of 4.320,50."),
        ({"reeel_waarom": ""}, "Schrijf waarom dit wel of niet kan."),
        ({"plek_vanaf": ""}, "Vul in vanaf welke dag deze plek er is."),
        ({"aanbod": "geen-id"}, "Kies iets van de kaart van deze tafel."),
    ],
)
def test_een_optie_wordt_geweigerd(app, zo, nummer, anders, zin):
    antwoord = zo.post(f"/casussen/{nummer}/opties/nieuw", data={**GOED, **anders})
    assert antwoord.status_code == 422
    assert zin in antwoord.text and "Rekenen" in antwoord.text
    assert tel(Optie) == 0


def test_een_zevende_optie_kan_niet(app, zo, nummer):
    for nr in range(6):
        optie(nummer, f"Weg {nr}")
    antwoord = zo.post(f"/casussen/{nummer}/opties/nieuw", data=GOED)
    assert (antwoord.status_code, "Er staan er al 6." in antwoord.text) == (422, True)
    assert tel(Optie) == 6
    assert "Voeg een optie toe" not in zo.get(f"/casussen/{nummer}/opties").text


def test_wijzigen_en_weghalen(app, zo, nummer):
    een = optie(nummer)
    pad = f"/casussen/{nummer}/opties/{een}"
    pagina = zo.get(pad)
    versie = re.search(r'name="versie"[^>]*value="(\d+)"', pagina.text)[1]
    assert zo.post(pad, data={**GOED, "versie": versie}).status_code == 303
    assert lees(sa.select(Optie.naam)) == "Twee ochtenden"
    assert zo.post(pad, data={**GOED, "versie": versie}).status_code == 409
    assert zo.post(pad, data={"naam": " "}).status_code == 422
    zo.post(f"{pad}/keuze", data={"stand": "gekozen"})
    nee = zo.post(f"{pad}/weg")
    assert (nee.status_code, "Zet haar eerst weer open." in nee.text) == (422, True)
    zo.post(f"{pad}/keuze", data={"stand": "open"})
    assert zo.post(f"{pad}/weg").status_code == 303
    assert tel(Optie) == 0


def test_twee_mensen_tegelijk_houden_allebei_hun_tekst(app, zo, als, tafel, nummer):
    een = optie(nummer, zorg="Zes uur")
    pad = f"/casussen/{nummer}/opties/{een}"
    versie = re.search(r'name="versie"[^>]*value="(\d+)"', zo.get(pad).text)[1]
    als(tafel.voorzitter).post(pad, data={"naam": "Thuis beginnen", "zorg": "Acht uur"})
    mijn = {"naam": "Thuis beginnen", "zorg": "Tien uur", "versie": versie}
    botst = zo.post(pad, data=mijn)
    assert (botst.status_code, lees(sa.select(Optie.zorg))) == (409, "Acht uur")
    assert "Iemand anders wijzigde dit intussen. Uw tekst staat nog hier." in botst.text
    assert "<dd>Acht uur</dd>" in botst.text and "Tien uur</textarea>" in botst.text
    assert "<dt>Hoe heet deze optie?</dt>" not in botst.text  # the same in both
    nieuw = re.search(r'name="versie"[^>]*value="(\d+)"', botst.text)[1]
    assert zo.post(pad, data={**mijn, "versie": nieuw}).status_code == 303
    assert lees(sa.select(Optie.zorg)) == "Tien uur"
    keuze = zo.post(f"{pad}/keuze", data={"stand": "niet_gekozen", "omdat": "MIJNREDEN", "versie": versie})
    assert (keuze.status_code, "MIJNREDEN" in keuze.text) == (409, True)
    assert lees(sa.select(Optie.stand)) == "open"


def test_eerder_en_later(app, zo, nummer):
    ids = [optie(nummer, naam) for naam in ("A", "B", "C")]
    assert zo.post(f"/casussen/{nummer}/opties/{ids[2]}/plek", data={"richting": "eerder"}).status_code == 303
    assert zo.post(f"/casussen/{nummer}/opties/{ids[0]}/plek", data={"richting": "eerder"}).status_code == 303
    sessie.remove()
    assert list(sessie.scalars(sa.select(Optie.naam).order_by(Optie.volgorde))) == ["A", "C", "B"]
    sessie.remove()
    assert zo.post(f"/casussen/{nummer}/opties/{ids[0]}/plek", data={"richting": "omhoog"}).status_code == 404


def test_niet_gekozen_geeft_de_zin_voor_de_brief(app, zo, nummer):
    een, ander = optie(nummer, "Klas Tussenin"), optie(nummer, "Eigen school")
    pad = f"/casussen/{nummer}/opties/{een}/keuze"
    leeg = zo.post(pad, data={"stand": "niet_gekozen", "omdat": " "})
    assert (leeg.status_code, "Maak de zin af." in leeg.text) == (422, True)
    assert zo.post(pad, data={"stand": "niet_gekozen", "omdat": "er een wachttijd is"}).status_code == 303
    zo.post(f"/casussen/{nummer}/opties/{ander}/keuze", data={"stand": "gekozen"})
    zin = "Klas Tussenin: dat kan nu niet, omdat er een wachttijd is."
    assert zin in zo.get(f"/casussen/{nummer}/opties").text
    sessie.remove()
    casus_id = sessie.scalar(sa.select(Casus.id).where(Casus.nummer == nummer))
    assert queries.brievenzinnen(casus_id) == [zin]
    sessie.remove()
    assert zo.post(pad, data={"stand": "open", "versie": "1"}).status_code == 409
    assert zo.post(pad, data={"stand": "verzonnen"}).status_code == 422


def test_elke_wens_krijgt_een_antwoord(app, zo, nummer):
    een = optie(nummer)
    wens = lees(sa.select(Wens).where(Wens.nummer == 1))
    pad = f"/casussen/{nummer}/opties/wensen/{wens.id}"
    leeg = zo.post(pad, data={"wens-1-antwoord": "kan_niet"})
    assert (leeg.status_code, "Schrijf waarom. De familie leest dit." in leeg.text) == (422, True)
    assert lees(sa.select(Wens.antwoord).where(Wens.nummer == 1)) is None
    geen = zo.post(pad, data={"wens-1-waarom": "Getypt waarom"})
    assert (geen.status_code, "Kies kan, kan nog niet of kan niet." in geen.text) == (422, True)
    assert "Getypt waarom" in geen.text
    vreemd = {"wens-1-antwoord": "kan", "wens-1-waarom": "Het is er.", "wens-1-optie": str(wens.id)}
    assert zo.post(pad, data=vreemd).status_code == 422
    goed = {**vreemd, "wens-1-optie": str(een)}
    assert zo.post(pad, data=goed).status_code == 303
    assert tel(Wensoptie) == 1
    tekst = zo.get(f"/casussen/{nummer}/opties").text
    assert "Hoort bij: Thuis beginnen." in tekst and "Nog 1 wens zonder antwoord" in tekst
    sessie.remove()
    casus_id = sessie.scalar(sa.select(Casus.id).where(Casus.nummer == nummer))
    antwoorden = queries.wensantwoorden(casus_id)  # without the wish that is only for preparing
    assert [(a.wens, a.antwoord, a.optie) for a in antwoorden] == [("Rust", "kan", "Thuis beginnen")]
    sessie.remove()
    los = {"wens-1-antwoord": "nog_niet", "wens-1-waarom": "Eerst plek.", "wens-1-optie": ""}
    botst = zo.post(pad, data={**los, "wens-1-versie": "1"})
    assert (botst.status_code, "Eerst plek." in botst.text) == (409, True)
    assert zo.post(pad, data=los).status_code == 303
    assert tel(Wensoptie) == 0
    woord = {"wens-1-tekst": "Andere woorden"}
    nee = zo.post(f"/casussen/{nummer}/onderzoek/wensen/{wens.id}", data=woord)
    assert (nee.status_code, "heeft al een antwoord" in nee.text) == (422, True)


@pytest.mark.parametrize("wie", ["cv", "partij", "ander"])
def test_partij_en_aanmelder_vinden_geen_opties(app, als, tafel, nummer, wie):
    een = optie(nummer)
    for blad in ("opties", "opties/nieuw", f"opties/{een}"):
        antwoord = als(getattr(tafel, wie)).get(f"/casussen/{nummer}/{blad}")
        onbekend = als(getattr(tafel, wie)).get(f"/casussen/2026-999/{blad}")
        assert antwoord.status_code == onbekend.status_code == 404, blad
        assert antwoord.text == onbekend.text
    assert als(getattr(tafel, wie)).post(f"/casussen/{nummer}/opties/{een}/weg").status_code == 404
    assert als(None).get(f"/casussen/{nummer}/opties").status_code == 303


def test_na_het_besluit_leest_de_aanmelder_mee_zonder_wat_apart_is(app, als, tafel):
    nummer = casus_met_wensen(tafel, "opvolging")
    een = optie(nummer)
    pagina = als(tafel.cv).get(f"/casussen/{nummer}/opties")
    assert (pagina.status_code, "Thuis beginnen" in pagina.text, "Geheime wens" in pagina.text) == (200, True, False)
    assert "<textarea" not in pagina.text
    assert als(tafel.cv).post(f"/casussen/{nummer}/opties/{een}/weg").status_code == 403
    assert als(tafel.partij).get(f"/casussen/{nummer}/opties").status_code == 404
    assert "Geheime wens" in als(tafel.voorzitter).get(f"/casussen/{nummer}/opties").text


def test_een_optie_of_wens_van_een_andere_casus_bestaat_hier_niet(app, zo, tafel, nummer):
    ander = casus_met_wensen(tafel)
    elders, wens = optie(ander), lees(sa.select(Wens.id).order_by(Wens.gemaakt_op.desc()))
    assert zo.get(f"/casussen/{nummer}/opties/{elders}").status_code == 404
    assert zo.post(f"/casussen/{nummer}/opties/wensen/{wens}", data={}).status_code == 404


def test_de_pagina_vraagt_vijf_keer_hoeveel_er_ook_staat(app, zo, nummer):
    zo.get(f"/casussen/{nummer}/opties")
    with statements(app) as weinig:
        zo.get(f"/casussen/{nummer}/opties")
    for nr in range(6):
        optie(nummer, f"Weg {nr}")
    with statements(app) as veel:
        zo.get(f"/casussen/{nummer}/opties")
    assert len(weinig) == len(veel) <= 6, veel
