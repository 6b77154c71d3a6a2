"""How requirements stand and flip, the strip, the groups, exceptions, and the criteria in words. No database."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from tafel.criteria.rules import STANDAARD, TE_VERHARDEN, Criteria, Toetsuitslag
from tafel.criteria.rules.basis import EISEN
from tafel.toetsen import rules
from tests.criteria.voorbeeld import uitslag

DAG = dt.date(2026, 11, 22)


def _eisen(wijzig=None, vraag="Hoe verder?"):
    return rules.alle_eisen(uitslag(wijzig), vraag)


# --- status -----------------------------------------------------------------------------------------------------------


def test_elke_eis_heeft_een_stand():
    standen = rules.eisstanden(_eisen({"stagnatie.wat": None}))
    assert set(standen) == rules.CODES
    assert (standen["oorzaak"], standen["vierjarige"], standen["plan"]) == ("nog_niet", "nvt", "voldaan")


@pytest.mark.parametrize(
    "was, werd",
    [
        ({"oorzaak": "uitgezonderd"}, "uitgezonderd"),
        ({"oorzaak": "nog_niet"}, "nog_niet"),
        ({"oorzaak": "voldaan"}, "nog_niet"),
        ({}, "nog_niet"),
        (None, "nog_niet"),
    ],
)
def test_een_uitzondering_blijft_tot_de_eis_in_orde_is(was, werd):
    assert rules.eisstanden(_eisen({"stagnatie.wat": None}), was)["oorzaak"] == werd
    assert rules.eisstanden(_eisen(), was)["oorzaak"] == "voldaan"


@pytest.mark.parametrize("code, geboren", [("leeftijd", "2008-11-23"), ("plicht", "2008-11-23")])
def test_leeftijd_en_plicht_zijn_nooit_uitgezonderd(code, geboren):
    standen = rules.eisstanden(_eisen({"leerling.geboortedatum": geboren}), {code: "uitgezonderd"})
    assert standen[code] == "nog_niet"


def test_alleen_wat_omslaat_telt():
    was = {"plan": "nog_niet", "reden": "voldaan"}
    nu = {"plan": "voldaan", "reden": "voldaan", "nieuw": "nog_niet"}
    assert rules.veranderd(was, nu) == (rules.Verandering("plan", "nog_niet", "voldaan"),)
    assert rules.veranderd(nu, nu) == ()
    assert rules.veranderd(None, nu) == ()


# --- the strip --------------------------------------------------------------------------------------------------------


def _strook(wijzig=None, vraag="Hoe verder?", was=None):
    uit = uitslag(wijzig)
    standen = rules.eisstanden(rules.alle_eisen(uit, vraag), was)
    return rules.maak_strook(uit, rules.open_eisen(uit, vraag), standen)


@pytest.mark.parametrize(
    "wijzig, vraag, was, zin, rijp",
    [
        ({}, "Hoe?", None, "Tafelrijp", True),
        ({}, " ", None, "Nog niet tafelrijp: nog 1 ding", False),
        ({"stagnatie.wat": None}, "", None, "Nog niet tafelrijp: nog 2 dingen", False),
        ({"stagnatie.wat": None}, "Hoe?", {"oorzaak": "uitgezonderd"}, "Tafelrijp, met één uitzondering", True),
        ({"stagnatie.wat": None, "opschalingen": []}, "Hoe?", {"oorzaak": "uitgezonderd", "opschaling": "uitgezonderd"},
         "Tafelrijp, met 2 uitzonderingen", True),
        ({"stagnatie.wat": None, "opschalingen": []}, "Hoe?", {"oorzaak": "uitgezonderd"},
         "Nog niet tafelrijp: nog 1 ding", False),
        ({"leerling.geboortedatum": "2008-11-23"}, "Hoe?", None, "Buiten de doelgroep", False),
        ({"leerling.geboortedatum": "2008-11-23"}, "Hoe?", {"leeftijd": "uitgezonderd", "plicht": "uitgezonderd"},
         "Buiten de doelgroep", False),
        ({"eerdere_overleggen": []}, "Hoe?", None, "Tafelrijp", True),
    ],
)  # fmt: skip
def test_de_strook_zegt_het_in_een_zin(wijzig, vraag, was, zin, rijp):
    strook = _strook(wijzig, vraag, was)
    assert (strook.zin, strook.rijp) == (zin, rijp)
    assert not set(strook.open) & set(strook.uitgezonderd)


def test_elke_eis_staat_in_precies_een_groep():
    eisen = _eisen()
    namen = [eis.code for groep in rules.groepen(eisen) for eis in groep.eisen]
    assert sorted(namen) == sorted(rules.CODES)
    assert [g.naam for g in rules.groepen(eisen)] == [
        "Doelgroep", "Stap 1 en 2", "Opschaling", "Plan", "Mensen en toestemming", "Mag nog",
    ]  # fmt: skip
    zonder = [e for e in eisen if e.code in ("plan", "plan_smart")]
    assert "Plan" not in [g.naam for g in rules.groepen(eisen, zonder)]


def test_een_zachte_eis_die_hard_is_staat_bij_haar_onderwerp():
    hard = tuple(dataclasses.replace(e, soort="hard") if e.code in TE_VERHARDEN else e for e in _eisen())
    groepen = rules.groepen(hard)
    assert "Mag nog" not in [g.naam for g in groepen]
    assert sorted(e.code for g in groepen for e in g.eisen) == sorted(rules.CODES)


def test_een_uitslag_zonder_eisen_is_rijp():
    assert rules.maak_strook(Toetsuitslag("tafelrijp", "leerplichtig", ()), (), {}).rijp


# --- exceptions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [eis.code for eis in EISEN])
def test_voor_leeftijd_en_plicht_is_er_nooit_een_uitzondering(code):
    mag = code not in ("leeftijd", "plicht")
    for redenen in (rules.tegen_vragen([code], "Haast."), rules.tegen_toestaan(["plan", code], "Haast.")):
        assert (redenen == []) is mag
        assert mag or redenen[0].code == "nooit_uitzondering"


@pytest.mark.parametrize("tekst, mag", [("Haast.", True), ("", False), ("  \n ", False)])
def test_een_uitzondering_heeft_altijd_een_reden(tekst, mag):
    assert (rules.tegen_vragen(["plan"], tekst) == []) is mag
    assert (rules.tegen_toestaan(["plan"], tekst) == []) is mag
    assert (rules.tegen_weigeren(1, tekst) == []) is mag


def test_zonder_verzoek_valt_er_niets_te_weigeren():
    assert [w.code for w in rules.tegen_weigeren(0, "Nee.")] == ["geen_verzoek"]


# --- the criteria of a table ------------------------------------------------------------------------------------------

STRENG = Criteria(frozenset({"eerdere_poging"}), 3, 2, False)


def _keur(nieuw=STRENG, laatste=STANDAARD, vanaf=DAG, reden="Zo afgesproken.", laatste_vanaf=None):
    redenen = rules.keur_versie(nieuw, laatste, vanaf, reden, dag=DAG, laatste_vanaf=laatste_vanaf)
    return [w.code for w in redenen]


@pytest.mark.parametrize(
    "anders, codes",
    [
        ({}, []),
        ({"vanaf": DAG - dt.timedelta(days=1)}, ["vanaf_voorbij"]),
        ({"vanaf": DAG + dt.timedelta(days=1)}, []),
        ({"laatste_vanaf": DAG}, []),
        ({"laatste_vanaf": DAG + dt.timedelta(days=1)}, ["vanaf_voor_vorige"]),
        ({"laatste_vanaf": DAG + dt.timedelta(days=1), "vanaf": DAG + dt.timedelta(days=1)}, []),
        ({"reden": "  "}, ["geen_reden"]),
        ({"reden": "x" * 1500}, []),
        ({"reden": "x" * 1501}, ["reden_te_lang"]),
        ({"nieuw": STANDAARD}, ["niets_anders"]),
        ({"nieuw": STANDAARD, "laatste": STRENG}, []),
        (
            {"nieuw": STANDAARD, "reden": "", "vanaf": dt.date(2020, 1, 1)},
            ["vanaf_voorbij", "geen_reden", "niets_anders"],
        ),
    ],
)
def test_een_nieuwe_versie(anders, codes):
    assert _keur(**anders) == codes


def test_de_verschillen_in_woorden():
    assert rules.verschillen(STANDAARD, STANDAARD, "doorbraakoverleg") == []
    assert rules.verschillen(STANDAARD, STRENG, "doorbraakoverleg") == [
        "Er zijn 3 eerdere overleggen nodig. Dat was 2.",
        "Er zijn 2 eerdere pogingen nodig. Dat was 1.",
        "Een kind dat nog niet leerplichtig is, staat op de lijst en niet op de agenda.",
        "Een eerdere poging, en waarom die stopte: is nu hard.",
    ]
    terug = rules.verschillen(STRENG, Criteria(overleggen=1), "doorbraakoverleg")
    assert "Er is 1 eerder overleg nodig. Dat was 3." in terug
    assert "Een eerdere poging, en waarom die stopte: is weer zacht." in terug
    assert "Een kind dat nog niet leerplichtig is, mag op de agenda." in terug
    assert rules.verschillen(STANDAARD, Criteria(vierjarigen=False), "taskforce") == []


def test_wat_een_tafel_vraagt_in_woorden():
    zinnen = rules.in_woorden(STANDAARD, "taskforce")
    assert "Er is 1 eerdere poging nodig." in zinnen
    assert "Een kind dat nog niet leerplichtig is, staat op de lijst en niet op de agenda." in zinnen
    assert zinnen[-1] == "Geen zachte eis is hard gemaakt."
    assert rules.in_woorden(STRENG, "taskforce")[-1] == "Ook hard: een eerdere poging, en waarom die stopte."


def test_een_te_lange_vraag_moet_korter():
    eis = rules.vraag_eis("x" * 301)
    assert (eis.voldaan, eis.actie) == (False, "Maak de vraag aan de tafel korter")
    assert rules.vraag_eis("x" * 300).voldaan
