"""Ages, birthdays and plichtstatus at their boundaries."""

from datetime import date

import pytest

from tafel.criteria.rules import gelijke_naam, leeftijd, naamsleutel, plichtstatus, schooljaar, verjaardag
from tests.criteria.voorbeeld import eis, uitslag


@pytest.mark.parametrize("geboren, jaren, dag", [
    (date(2013, 5, 14), 12, date(2025, 5, 14)),
    (date(2008, 2, 29), 16, date(2024, 2, 29)),
    (date(2008, 2, 29), 18, date(2026, 3, 1)),
    (date(2096, 2, 29), 4, date(2100, 3, 1)),
    (date(9990, 1, 1), 9, date(9999, 1, 1)),
    (date(9990, 1, 1), 10, date.max),
])  # fmt: skip
def test_verjaardag(geboren: date, jaren: int, dag: date) -> None:
    assert verjaardag(geboren, jaren) == dag


@pytest.mark.parametrize("geboren, op, jaren", [
    (date(2013, 5, 14), date(2025, 5, 13), 11),
    (date(2013, 5, 14), date(2025, 5, 14), 12),
    (date(2013, 5, 14), date(2025, 6, 1), 12),
    (date(2012, 2, 29), date(2026, 2, 28), 13),
    (date(2012, 2, 29), date(2026, 3, 1), 14),
    (date(2012, 2, 29), date(2024, 2, 28), 11),
    (date(2012, 2, 29), date(2024, 2, 29), 12),
    (date(2012, 12, 31), date(2013, 1, 1), 0),
    (date(2026, 12, 1), date(2026, 11, 30), -1),
])  # fmt: skip
def test_leeftijd(geboren: date, op: date, jaren: int) -> None:
    assert leeftijd(geboren, op) == jaren


def test_leeftijd_en_verjaardag_zijn_het_eens() -> None:
    for geboren in (date(2012, 2, 28), date(2012, 2, 29), date(2012, 3, 1), date(2012, 12, 31), date(2012, 1, 1)):
        for jaren in range(1, 20):
            dag = verjaardag(geboren, jaren)
            assert leeftijd(geboren, dag) == jaren
            assert leeftijd(geboren, date.fromordinal(dag.toordinal() - 1)) == jaren - 1


def test_schooljaar_begint_op_1_augustus() -> None:
    assert schooljaar(date(2026, 7, 31)) == 2025
    assert schooljaar(date(2026, 8, 1)) == 2026


@pytest.mark.parametrize("geboren, op, status", [
    # the examples of the design note: five, sixteen, the turn of the school year
    (date(2021, 3, 15), date(2026, 3, 20), "nog_niet_leerplichtig"),
    (date(2021, 3, 15), date(2026, 3, 31), "nog_niet_leerplichtig"),
    (date(2021, 3, 15), date(2026, 4, 1), "leerplichtig"),
    (date(2021, 3, 1), date(2026, 3, 31), "nog_niet_leerplichtig"),
    (date(2021, 12, 5), date(2026, 12, 31), "nog_niet_leerplichtig"),
    (date(2021, 12, 5), date(2027, 1, 1), "leerplichtig"),
    (date(2020, 2, 29), date(2025, 3, 31), "nog_niet_leerplichtig"),
    (date(2020, 2, 29), date(2025, 4, 1), "leerplichtig"),
    (date(2009, 10, 10), date(2026, 7, 31), "leerplichtig"),
    (date(2009, 10, 10), date(2026, 8, 1), "kwalificatieplichtig"),
    (date(2009, 8, 1), date(2026, 7, 31), "leerplichtig"),
    (date(2009, 8, 1), date(2026, 8, 1), "kwalificatieplichtig"),
    (date(2009, 7, 31), date(2025, 7, 31), "leerplichtig"),
    (date(2009, 7, 31), date(2025, 8, 1), "kwalificatieplichtig"),
    (date(2009, 10, 10), date(2027, 10, 9), "kwalificatieplichtig"),
    (date(2009, 10, 10), date(2027, 10, 10), "geen_plicht"),
    (date(2009, 10, 10), date(2040, 1, 1), "geen_plicht"),
    (date(2030, 1, 1), date(2026, 1, 1), "nog_niet_leerplichtig"),
    (date(9998, 1, 1), date(9999, 12, 31), "nog_niet_leerplichtig"),
])  # fmt: skip
def test_plichtstatus(geboren: date, op: date, status: str) -> None:
    assert plichtstatus(geboren, op) == status


def test_startkwalificatie_telt_pas_na_de_leerplicht() -> None:
    assert plichtstatus(date(2009, 10, 10), date(2026, 7, 31), startkwalificatie=True) == "leerplichtig"
    assert plichtstatus(date(2009, 10, 10), date(2026, 8, 1), startkwalificatie=True) == "geen_plicht"
    assert plichtstatus(date(2009, 10, 10), date(2026, 8, 1), startkwalificatie=False) == "kwalificatieplichtig"


@pytest.mark.parametrize("vrijstelling", ["5a", "5b", "5c"])
def test_vrijstelling_gaat_voor_alles(vrijstelling: str) -> None:
    for geboren in (date(2022, 11, 1), date(2013, 1, 1), date(2009, 1, 1), date(1990, 1, 1)):
        status = plichtstatus(geboren, date(2026, 11, 23), startkwalificatie=True, vrijstelling=vrijstelling)
        assert status == "vrijgesteld"


def test_vrijstelling_geen_is_geen_vrijstelling() -> None:
    assert plichtstatus(date(2013, 1, 1), date(2026, 11, 23), vrijstelling="geen") == "leerplichtig"


def test_zonder_geboortedatum_is_de_plicht_onbekend() -> None:
    assert plichtstatus(None, date(2026, 11, 23), vrijstelling="5a") == "onbekend"


@pytest.mark.parametrize("geboren, voldaan", [
    ("2022-11-24", False), ("2022-11-23", True), ("2008-11-24", True), ("2008-11-23", False), ("2027-01-01", False),
])  # fmt: skip
def test_leeftijd_van_4_tot_18(geboren: str, voldaan: bool) -> None:
    uit = uitslag({"leerling.geboortedatum": geboren})
    assert uit.eis("leeftijd").voldaan is voldaan
    assert (uit.uitkomst == "uitgesloten") is not voldaan


def test_schrikkelkind_wordt_18_op_1_maart() -> None:
    assert eis("leeftijd", {"leerling.geboortedatum": "2008-02-29"}, op=date(2026, 2, 28)).voldaan is True
    assert eis("leeftijd", {"leerling.geboortedatum": "2008-02-29"}, op=date(2026, 3, 1)).voldaan is False


def test_plicht_faalt_bij_startkwalificatie_en_sluit_uit() -> None:
    oud = {"leerling.geboortedatum": "2009-03-18", "leerling.startkwalificatie": True}
    uit = uitslag(oud)
    assert (uit.plichtstatus, uit.eis("plicht").voldaan, uit.uitkomst) == ("geen_plicht", False, "uitgesloten")
    assert uit.eis("leeftijd").voldaan is True
    assert uit.eis("plicht").veld == "leerling-startkwalificatie"
    assert uitslag({**oud, "leerling.vrijstelling": "5b"}).eis("plicht").voldaan is True


def test_achttien_faalt_op_leeftijd_en_plicht() -> None:
    uit = uitslag({"leerling.geboortedatum": "2008-11-23"})
    assert [uit.eis("leeftijd").voldaan, uit.eis("plicht").voldaan] == [False, False]
    assert uit.eis("plicht").veld == "leerling-geboortedatum"


@pytest.mark.parametrize("geboren, tafel, voldaan", [
    ("2022-03-09", "doorbraakoverleg", True),
    ("2022-03-09", "actietafel", True),
    ("2022-03-09", "taskforce", False),
    ("2013-05-14", "taskforce", None),
    ("2021-10-31", "taskforce", None),
    ("2021-11-01", "taskforce", False),
])  # fmt: skip
def test_vierjarige(geboren: str, tafel: str, voldaan: bool | None) -> None:
    assert eis("vierjarige", {"leerling.geboortedatum": geboren}, tafel=tafel).voldaan is voldaan


def test_vierjarige_met_vrijstelling_is_nvt() -> None:
    jong = {"leerling.geboortedatum": "2022-03-09", "leerling.vrijstelling": "5a"}
    assert eis("vierjarige", jong, tafel="taskforce").voldaan is None


@pytest.mark.parametrize("een, ander, gelijk", [
    ("Jeugdhulp De Brug", " jeugdhulp de brug\n", True),
    ("Café Één", "cafe een", True),
    ("Cafe\u0301", "CAFÉ", True),
    ("STRASSE", "straße", True),
    ("İlknur", "ilknur", True),
    ("De  Brug", "De Brug", False),
    ("De Brug", "De Brog", False),
    ("", "", False),
    (None, None, False),
    ("  ", None, False),
])  # fmt: skip
def test_namen_zonder_hoofdletters_accenten_en_randen(een: str | None, ander: str | None, gelijk: bool) -> None:
    assert gelijke_naam(een, ander) is gelijk
    if gelijk:
        assert naamsleutel(een) == naamsleutel(ander)


def test_een_geboortedatum_die_nog_komt_is_nog_niet_geweest() -> None:
    from tafel.criteria.feiten import feiten_uit
    from tafel.criteria.rules import toets

    def uitleg(geboren: str) -> str:
        document = {"leerling": {"geboortedatum": geboren}}
        eisen = toets(feiten_uit(document, date(2026, 11, 21), "doorbraakoverleg")).eisen
        [een] = [eis for eis in eisen if eis.code == "leeftijd"]
        assert een.voldaan is False
        return een.uitleg

    assert uitleg("2030-05-05") == "5 mei 2030 is nog niet geweest."
    assert uitleg("2026-11-22") == "22 november 2026 is nog niet geweest."
    assert uitleg("2026-11-21").startswith("De leerling is nog geen 4 jaar.")
