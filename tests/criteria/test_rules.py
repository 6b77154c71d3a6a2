"""The result as a whole, and the rules on school, parties, earlier attempts and steps 1 and 2."""

from datetime import date
from typing import Any

import pytest

from tafel.criteria.feiten import Toestemming
from tafel.criteria.rules import CRITERIA_VERSIE, EISEN, nog_te_doen
from tafel.criteria.rules.basis import geldt_op
from tafel.criteria.schema import leeg_document, veld_bij
from tests.criteria.voorbeeld import PEIL, VOLGORDE, WEG, ZACHT, eis, uitslag

MORGEN, VANDAAG = "2026-11-24", "2026-11-23"


def test_goede_aanmelding_is_tafelrijp() -> None:
    uit = uitslag()
    assert uit.uitkomst == "tafelrijp"
    assert nog_te_doen(uit) == ()
    assert [e.code for e in uit.eisen if e.voldaan is not True] == ["vierjarige"]
    assert CRITERIA_VERSIE == "2026-1"


def test_elke_code_een_keer_in_vaste_volgorde() -> None:
    for wijzig in ({}, {"leerling.geboortedatum": "2008-11-23"}, dict.fromkeys(leeg_document(), WEG)):
        uit = uitslag(wijzig)
        assert [e.code for e in uit.eisen] == VOLGORDE == [soort.code for soort in EISEN]
        assert {e.code for e in uit.eisen if e.soort == "zacht"} == ZACHT
        for e in uit.eisen:
            assert e.uitleg.endswith(".")
            assert e.bron
            assert e.naam
            assert bool(e.actie) is (e.voldaan is False)
            assert not e.actie.endswith(".")
            assert veld_bij(e.veld).label
            assert 1 <= e.blok <= 6


def test_leeg_concept_is_niet_uitgesloten_maar_nog_niet_rijp() -> None:
    uit = uitslag(dict.fromkeys(leeg_document(), WEG))
    assert (uit.uitkomst, uit.plichtstatus) == ("nog_niet_tafelrijp", "onbekend")
    assert uit.eis("leeftijd").voldaan is False
    assert uit.eis("plicht").voldaan is None
    assert "plan_smart" not in [e.code for e in nog_te_doen(uit)]


def test_uitgesloten_gaat_voor_nog_niet_tafelrijp() -> None:
    assert uitslag({"criteria.stap_1": []}).uitkomst == "nog_niet_tafelrijp"
    assert uitslag({"criteria.stap_1": [], "leerling.geboortedatum": "2008-01-01"}).uitkomst == "uitgesloten"


def test_zachte_eis_houdt_niets_tegen() -> None:
    uit = uitslag({"eerdere_overleggen": [], "eerdere_pogingen": [], "toestemmingen.1.datum": None})
    assert uit.uitkomst == "tafelrijp"
    assert sum(e.voldaan is False for e in uit.eisen) == 3


def test_geen_naam_van_een_mens_in_de_uitleg() -> None:
    for wijzig in ({}, dict.fromkeys(leeg_document(), WEG), {"toestemmingen": []}, {"opschalingen": []}):
        tekst = " ".join(e.uitleg + e.actie for e in uitslag(wijzig).eisen)
        for naam in ("Sam", "Verzonnen", "Mirjam", "Baas"):
            assert naam not in tekst.replace("Het Verzonnen College", "")


def test_eis_met_onbekende_code_bestaat_niet() -> None:
    with pytest.raises(KeyError):
        uitslag().eis("bestaat_niet")


@pytest.mark.parametrize("soort, school, voldaan", [
    ("absoluut", None, True), ("absoluut", "  ", True), ("absoluut", "School", False),
    ("langdurig_relatief", "School", True), ("langdurig_relatief", None, False), ("langdurig_relatief", " ", False),
    ("andere_reden", None, True), ("andere_reden", "School", True), (None, "School", False), ("x", "School", False),
])  # fmt: skip
def test_verzuimsoort(soort: str | None, school: str | None, voldaan: bool) -> None:
    assert eis("verzuimsoort", {"verzuim.soort": soort, "onderwijs.school": school}).voldaan is voldaan


@pytest.mark.parametrize("sector, soort, voldaan", [
    ("po", "regulier", True), ("mbo", "speciaal", True), (None, "regulier", False), ("vo", None, False),
])  # fmt: skip
def test_onderwijs(sector: str | None, soort: str | None, voldaan: bool) -> None:
    wijzig = {"onderwijs.sector": sector, "onderwijs.soort": soort, "onderwijs.school": None}
    assert eis("onderwijs", wijzig).voldaan is voldaan


def partij(rol: str | None, organisatie: str | None) -> dict[str, Any]:
    return {"rol": rol, "organisatie": organisatie, "naam": None}


@pytest.mark.parametrize("partijen, voldaan", [
    ([], False),
    ([None, None], False),
    ([partij("school", "A")], False),
    ([partij("school", "A"), partij("jeugdhulp", "B")], True),
    ([partij("school", "A"), partij("jeugdhulp", " á ")], False),
    ([partij("school", "A"), partij("leerling", "B"), partij("Ouders", "C"), partij("ouder ", "D")], False),
    ([partij("school", "A"), partij("jeugdhulp", ""), partij("wijkteam", None)], False),
    ([partij(None, "A"), partij("", "B")], True),
    ([partij("school", "A"), partij("school", "B")], True),
])  # fmt: skip
def test_partijen(partijen: list[Any], voldaan: bool) -> None:
    assert eis("partijen", {"partijen": partijen}).voldaan is voldaan


@pytest.mark.parametrize("wijzig, voldaan", [
    ({}, True),
    ({"eerdere_overleggen.1.datum": VANDAAG}, True),
    ({"eerdere_overleggen.1.datum": MORGEN}, False),
    ({"eerdere_overleggen.1.datum": None}, False),
    ({"eerdere_overleggen.0.soort": None}, False),
    ({"eerdere_overleggen.0.uitkomst": " "}, False),
    ({"eerdere_overleggen": []}, False),
])  # fmt: skip
def test_eerdere_overleggen(wijzig: dict[str, Any], voldaan: bool) -> None:
    assert eis("eerdere_overleggen", wijzig).voldaan is voldaan


def test_eerdere_overleggen_wijst_het_onvolledige_aan() -> None:
    assert eis("eerdere_overleggen", {"eerdere_overleggen.0.soort": None}).veld == "eerdere_overleggen-0-datum"


@pytest.mark.parametrize("pogingen, voldaan", [
    ([{"omschrijving": "a", "waarom_niet_duurzaam": "b"}], True),
    ([{"omschrijving": "a", "waarom_niet_duurzaam": ""}], False),
    ([{"omschrijving": " ", "waarom_niet_duurzaam": "b"}], False),
    ([{"omschrijving": "a"}, {"omschrijving": "a", "waarom_niet_duurzaam": "b"}], True),
    ([{"omschrijving": "a"}, {"waarom_niet_duurzaam": "b"}], False),
    ([], False),
])  # fmt: skip
def test_eerdere_poging(pogingen: list[Any], voldaan: bool) -> None:
    assert eis("eerdere_poging", {"eerdere_pogingen": pogingen}).voldaan is voldaan


def test_stap_1() -> None:
    assert eis("stap_1", {"criteria.stap_1": ["ontbrekende_ondersteuning"]}).voldaan is True
    assert eis("stap_1", {"criteria.stap_1": ["onbekend", None, ""]}).voldaan is False
    assert eis("stap_1", {"criteria.stap_1": []}).voldaan is False
    assert eis("stap_1", {"criteria.stap_1": [], "verzuim.thuis_sinds": None}).voldaan is False


@pytest.mark.parametrize("thuis, stap_2, voldaan", [
    (VANDAAG, [{"soort": "zorgmelding"}], True),
    (VANDAAG, [{"soort": None}, {"soort": "zorgmelding"}], True),
    (VANDAAG, [{"soort": None}], False),
    (VANDAAG, [], False),
    (VANDAAG, [None], False),
    (MORGEN, [], None),
    (None, [{"soort": "zorgmelding"}], None),
])  # fmt: skip
def test_stap_2(thuis: str | None, stap_2: list[Any], voldaan: bool | None) -> None:
    assert eis("stap_2", {"verzuim.thuis_sinds": thuis, "criteria.stap_2": stap_2}).voldaan is voldaan


KETEN = {"soort": "ketenhulp_gestagneerd", "instantie": "De Brug", "datum": VANDAAG, "uitkomst": "nee"}


@pytest.mark.parametrize("reden, voldaan, veld", [
    ({"soort": "plan_stagneert", "oorzaak": "anders"}, True, None),
    ({"soort": "plan_stagneert", "oorzaak": None}, False, "oorzaak"),
    ({"soort": "plan_stagneert", "oorzaak": "anders", "datum": MORGEN}, False, "datum"),
    ({"soort": "zorgmelding", "datum": VANDAAG}, True, None),
    ({"soort": "zorgmelding", "datum": MORGEN}, False, "datum"),
    ({"soort": "zorgmelding"}, False, "datum"),
    ({"soort": "proces_verbaal", "datum": VANDAAG}, True, None),
    ({"soort": "proces_verbaal", "datum": MORGEN}, False, "datum"),
    ({"soort": "proces_verbaal", "datum": None}, False, "datum"),
    (KETEN, True, None),
    ({**KETEN, "datum": MORGEN}, False, "datum"),
    ({**KETEN, "instantie": " "}, False, "instantie"),
    ({**KETEN, "datum": None}, False, "datum"),
    ({**KETEN, "uitkomst": None}, False, "uitkomst"),
    ({"soort": None, "datum": VANDAAG}, False, "soort"),
    ({}, False, "soort"),
])  # fmt: skip
def test_stap_2_bewijs(reden: dict[str, Any], voldaan: bool, veld: str | None) -> None:
    goed = {"soort": "plan_stagneert", "oorzaak": "anders"}
    e = eis("stap_2_bewijs", {"criteria.stap_2": [goed, reden]})
    assert e.voldaan is voldaan
    if veld:
        assert e.veld == f"criteria-stap_2-1-{veld}"
        assert "reden 2" in e.uitleg


def test_stap_2_bewijs_is_nvt_zonder_reden_of_niet_thuis() -> None:
    assert eis("stap_2_bewijs", {"criteria.stap_2": []}).voldaan is None
    assert eis("stap_2_bewijs", {"criteria.stap_2": [None]}).voldaan is None
    assert eis("stap_2_bewijs", {"criteria.stap_2": [{}], "verzuim.thuis_sinds": MORGEN}).voldaan is None
    assert eis("stap_2_bewijs", {"criteria.stap_2": [{}], "verzuim.thuis_sinds": None}).voldaan is None


def test_peildatum_is_die_van_het_voorbeeld() -> None:
    assert PEIL.isoformat() == VANDAAG


@pytest.mark.parametrize(
    "meer, telt",
    [
        ({"tot": "2026-11-21"}, True),
        ({"tot": "2026-11-20"}, False),
        ({"ingetrokken": "2026-11-22"}, True),
        ({"ingetrokken": "2026-11-21"}, False),
        ({"ontvanger": "School", "hoe": "gesprek"}, True),
    ],
)
def test_een_toestemming_telt_tot_en_met_haar_laatste_dag_en_niet_meer_op_de_dag_van_intrekken(meer, telt) -> None:
    toestemming = Toestemming("ouder", "A", "delen", date(2026, 11, 1), **_datums(meer))
    assert geldt_op(toestemming, date(2026, 11, 21)) is telt


def _datums(meer):
    return {k: date.fromisoformat(w) if w[:2] == "20" else w for k, w in meer.items()}
