"""Lines, fingerprints, differences, and when a version may be made."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.plannen.rules.blad import begin, lees_blad
from tafel.plannen.rules.mensen import is_wie, splits_wie
from tafel.plannen.rules.regels import lees_regels, merk_van, naar_document, stempel, uit_document
from tafel.plannen.rules.verschil import verschil
from tafel.plannen.rules.versies import Versiefeiten, is_heel, tegen_versie
from tests.plannen.hulp import regel

BIJ = dt.date(2026, 11, 21)


def plan(*rijen, **anders):
    return {
        "datum": "2026-10-01", "gezamenlijk_met": ["ouders"], "doel_is_onderwijs": True,
        "afspraken": [dict(zip(("wie", "wat", "wanneer"), rij, strict=True)) for rij in rijen], **anders,
    }  # fmt: skip


def feiten(**anders):
    waarden = {
        "stand": "toegelaten",
        "regels": (regel(),),
        "reden": "Moeder kan niet.",
        "eerste": False,
        "gelijk": False,
    }
    return Versiefeiten(**{**waarden, **anders})


def codes(f):
    return [w.code for w in tegen_versie(f)]


@pytest.mark.parametrize(
    "anders, verwacht",
    [
        ({}, []),
        ({"stand": "opvolging"}, []),
        ({"stand": "concept"}, ["stand"]),
        ({"stand": "ingediend"}, ["stand"]),
        ({"stand": "afgesloten"}, ["stand"]),
        ({"regels": ()}, ["geen_regels"]),
        ({"regels": (regel(wie=""),)}, ["geen_wie"]),
        ({"regels": (regel(wat=""),)}, ["geen_wat"]),
        ({"regels": (regel(wanneer=""),)}, ["geen_wanneer"]),
        ({"regels": (regel(wie="", wat=""), regel(wanneer=""))}, ["geen_wie", "geen_wat", "geen_wanneer"]),
        ({"gelijk": True}, ["gelijk"]),
        ({"reden": "  "}, ["geen_reden"]),
        ({"reden": "", "eerste": True}, []),
        ({"reden": "a" * 1_500}, []),
        ({"reden": "a" * 1_501}, ["reden_te_lang"]),
        ({"concept": True, "regels": (regel(wie=""),), "reden": "", "gelijk": True}, []),
        ({"concept": True, "regels": ()}, ["geen_regels"]),
        ({"concept": True, "stand": "afgesloten"}, ["stand"]),
    ],
)
def test_wanneer_een_versie_mag(anders, verwacht):
    assert codes(feiten(**anders)) == verwacht


def test_een_weigering_staat_bij_haar_veld():
    redenen = tegen_versie(feiten(regels=(regel(), regel(wanneer=""))))
    assert [(r.veld, r.melding) for r in redenen] == [("regel-1-wanneer", "Vul een datum in.")]


def test_het_merk_hangt_aan_de_inhoud_en_aan_niets_anders():
    een = plan(("mentor", "belt", "2026-10-05"), ("ouders", "brengen", "2026-10-06"))
    merk = merk_van(een)
    assert len(merk) == 64
    assert merk_van(dict(reversed(een.items()))) == merk
    met_sleutel = {**een, "afspraken": [{**r, "_id": "abcdef01"} for r in een["afspraken"]], "_x": 1, "leeg": None}
    assert merk_van(met_sleutel) == merk
    omgekeerd = {**een, "afspraken": een["afspraken"][::-1]}
    assert merk_van(omgekeerd) != merk
    assert merk_van({**een, "datum": "2026-10-02"}) != merk
    assert merk_van(een, "f" * 64) != merk
    assert is_heel(een, None, merk)
    assert not is_heel(een, "f" * 64, merk)
    assert not is_heel({**een, "datum": "2026-10-02"}, None, merk)


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8), st.sampled_from(["", "2026-10-05"])), max_size=5))
def test_regels_heen_en_terug_door_het_document(rijen):
    regels = tuple(regel(wie, wat, wanneer) for wie, wat, wanneer in rijen)
    terug = uit_document({"afspraken": naar_document(regels)})
    assert terug == tuple(r for r in regels if not r.leeg)
    assert merk_van({"afspraken": naar_document(terug)}) == merk_van({"afspraken": naar_document(regels)})


def test_de_sleutel_van_een_rij_blijft():
    (terug,) = uit_document({"afspraken": naar_document([regel(id_="abcdef01")])})
    assert terug.id_ == "abcdef01"
    gelezen, fouten = lees_regels({"regel-0-wie": ["m"], "regel-0-id": ["abcdef01"]})
    assert (gelezen[0].id_, fouten) == ("abcdef01", [])
    assert lees_regels({"regel-0-wie": ["m"], "regel-0-id": ["<script>"]})[0][0].id_ == ""
    assert stempel([regel(id_="abcdef01")]) == stempel([regel(id_="abcdef02")])


def test_lege_regels_tellen_niet_en_fouten_staan_op_hun_plek():
    gelezen, fouten = lees_regels(
        {"regel-0-wie": [" "], "regel-3-wie": ["mentor"], "regel-3-wanneer": ["gisteren"], "regel-9-wat": ["a" * 1_501]}
    )
    assert [(r.wie, r.wanneer) for r in gelezen] == [("mentor", "gisteren"), ("", "")]
    assert [f.veld for f in fouten] == ["regel-0-wanneer", "regel-1-wat"]


# --- differences ------------------------------------------------------------------------------------------------------

OUD = plan(("mentor", "belt elke maandag", "2026-10-05"), ("ouders", "brengen Sam naar school", "2026-10-06"))


def soorten(nieuw):
    return [(r.soort, r.regel.wie) for r in verschil(OUD, nieuw).regels]


def test_gelijk_is_geen_verschil():
    zelfde = verschil(OUD, OUD)
    assert zelfde.gelijk
    assert zelfde.zin == "geen verschil"


def test_erbij_weg_en_anders():
    nieuw = plan(
        ("school", "maakt een rooster", "2026-11-01"),
        ("mentor", "belt elke maandag", "2026-10-12"),
    )
    assert soorten(nieuw) == [("erbij", "school"), ("anders", "mentor"), ("weg", "ouders")]
    anders = verschil(OUD, nieuw).regels[1]
    assert [(d.wat, d.was, d.nu) for d in anders.delen] == [("Wanneer", "5 oktober 2026", "12 oktober 2026")]
    assert verschil(OUD, nieuw).zin == "1 erbij, 1 anders, 1 weg"


def test_wie_of_wat_een_beetje_anders_is_dezelfde_regel():
    nieuw = plan(
        ("de mentor", "belt elke maandag", "2026-10-05"), ("ouders", "brengen Sam elke dag naar school", "2026-10-06")
    )
    assert [soort for soort, _ in soorten(nieuw)] == ["anders", "anders"]
    leeg = plan(("mentor", "belt elke maandag", ""), ("ouders", "brengen Sam naar school", "2026-10-06"))
    assert verschil(OUD, leeg).regels[0].delen[0].nu == "niet ingevuld"


def test_de_sleutel_wint_van_de_gelijkenis():
    oud = plan()
    oud["afspraken"] = [{"_id": "aaaaaaaa", "wie": "mentor", "wat": "belt", "wanneer": "2026-10-05"}]
    nieuw = plan()
    nieuw["afspraken"] = [{"_id": "aaaaaaaa", "wie": "school", "wat": "iets heel anders", "wanneer": "2026-10-05"}]
    assert [r.soort for r in verschil(oud, nieuw).regels] == ["anders"]


def test_wat_om_de_regels_staat_telt_ook():
    nieuw = {**OUD, "datum": "2026-11-01", "gezamenlijk_met": ["ouders", "leerling"], "doel_is_onderwijs": None}
    rondom = verschil(OUD, nieuw, ("a" * 64, None)).rondom
    assert [(d.wat, d.was, d.nu) for d in rondom] == [
        ("Datum van het plan", "1 oktober 2026", "1 november 2026"),
        ("Gemaakt met", "ouders", "ouders, leerling"),
        ("Weer onderwijs is het doel", "ja", ""),
        ("Bestand", "aaaaaaaa", "geen"),
    ]


RIJ = st.tuples(st.sampled_from(["mentor", "ouders", ""]), st.text(max_size=12), st.sampled_from(["", "2026-10-05"]))


@given(st.lists(RIJ, max_size=6), st.lists(RIJ, max_size=6))
def test_elk_verschil_telt_elke_regel_precies_een_keer(links, rechts):
    oud, nieuw = plan(*links), plan(*rechts)
    uit = verschil(oud, nieuw)
    nu = [r.regel for r in uit.regels if r.soort != "weg"]
    assert nu == list(uit_document(nieuw))
    assert sum(r.soort in ("weg", "gelijk", "anders") for r in uit.regels) == len(links)
    assert uit.gelijk == (merk_van(oud) == merk_van(nieuw)) or any(not any(rij) for rij in links + rechts)


# --- the editor -------------------------------------------------------------------------------------------------------


def test_het_blad_houdt_vast_wat_is_getypt():
    stap, blad = lees_blad(
        {"regel-0-wie": ["mentor"], "plak": ["onzin\x00"], "stap": ["erbij"], "reden": ["Omdat."]}, BIJ
    )
    assert stap == "erbij"
    assert "plak" in blad.fouten
    assert (blad.regels[0].wie, blad.plak, blad.reden) == ("mentor", "onzin\x00", "Omdat.")


def test_in_plaats_van_laat_de_oude_regels_gaan_maar_pas_als_er_nieuwe_zijn():
    getypt = {"regel-0-wie": ["mentor"], "stap": ["vervang"]}
    assert [r.wie for r in lees_blad({**getypt, "plak": ["- school belt 5-10"]}, BIJ)[1].regels] == ["school"]
    zonder = lees_blad({**getypt, "plak": ["---"]}, BIJ)[1]
    assert [r.wie for r in zonder.regels] == ["mentor"]
    assert zonder.fouten["plak"] == ("Hier staan geen regels in.",)
    assert zonder.plak == "---"


def test_wat_mist_staat_bij_de_regel_ook_na_een_volgende_stap():
    _, blad = lees_blad({"regel-0-wie": ["mentor"], "stap": ["regel"]}, BIJ)
    assert blad.zinnen(blad.regels[0]) == (
        "Er staat niet bij wat er gebeurt. Vul dat in.",
        "Er staat geen datum bij. Vul in wanneer dit klaar is.",
    )
    assert blad.zinnen(blad.regels[1]) == ()
    assert blad.nog == 1
    assert begin([regel()]).nog == 0


@pytest.mark.parametrize(
    "tekst, wie, wat",
    [
        ("mentor belt moeder", "mentor", "belt moeder"),
        ("De mentor van school belt", "De mentor van school", "belt"),
        ("Mw. Jansen belt moeder", "Mw. Jansen", "belt moeder"),
        ("M. Jansen belt", "M. Jansen", "belt"),
        ("Mirjam Voorbeeld maakt een rooster", "Mirjam Voorbeeld", "maakt een rooster"),
        ("mentor en ouders bellen samen", "mentor en ouders", "bellen samen"),
        ("school bezoeken", "", "school bezoeken"),
        ("Gesprek met moeder", "", "Gesprek met moeder"),
        ("Bellen met de mentor", "", "Bellen met de mentor"),
        ("Actie: moeder bellen", "", "Actie: moeder bellen"),
        ("", "", ""),
    ],
)
def test_wie_staat_voorop(tekst, wie, wat):
    assert splits_wie(tekst) == (wie, wat)


@pytest.mark.parametrize(
    "tekst", ["mentor", "de mentor", "Joost", "Joost Jansen", "mentor en moeder", "M. Jansen", "school"]
)
def test_een_mens_of_rol(tekst):
    assert is_wie(tekst)


@pytest.mark.parametrize("tekst", ["", "belt moeder", "een rooster maken", "mentor belt", "5 oktober", "a" * 61])
def test_geen_mens_of_rol(tekst):
    assert not is_wie(tekst)
