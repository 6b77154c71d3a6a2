"""The rules on casusverantwoordelijke, opschaling, plan, reden and oorzaak."""

from typing import Any

import pytest

from tests.criteria.voorbeeld import GEEN_12, GEEN_16, NET_12, NET_16, eis

MORGEN, VANDAAG = "2026-11-24", "2026-11-23"


def cv(soort: str | None, **velden: Any) -> dict[str, Any]:
    basis = {"naam": "N", "functie": "F", "organisatie": None, "soort": soort, "instemming_partners": None}
    return {"casusverantwoordelijke": {**basis, **velden}}


@pytest.mark.parametrize("wie, geboren, voldaan, veld", [
    (cv("professional", organisatie="O"), "2013-05-14", True, None),
    (cv("professional"), "2013-05-14", False, "organisatie"),
    (cv("professional", organisatie="O", naam=" "), "2013-05-14", False, "naam"),
    (cv("professional", organisatie="O", functie=None), "2013-05-14", False, "functie"),
    (cv("ouder", instemming_partners="ja"), "2013-05-14", True, None),
    (cv("ouder", organisatie="O"), "2013-05-14", False, "instemming_partners"),
    (cv("ouder", instemming_partners="ja", functie=""), "2013-05-14", False, "functie"),
    (cv("leerling", instemming_partners="ja"), NET_16, True, None),
    (cv("leerling", instemming_partners="ja"), GEEN_16, False, "soort"),
    (cv("leerling"), NET_16, False, "instemming_partners"),
    (cv(None, organisatie="O"), "2013-05-14", False, "soort"),
    (cv("buurman", organisatie="O"), "2013-05-14", False, "soort"),
])  # fmt: skip
def test_casusverantwoordelijke(wie: dict[str, Any], geboren: str, voldaan: bool, veld: str | None) -> None:
    e = eis("casusverantwoordelijke", {**wie, "leerling.geboortedatum": geboren})
    assert e.voldaan is voldaan
    if veld:
        assert e.veld == f"casusverantwoordelijke-{veld}"


@pytest.mark.parametrize("sleutel, waarde, voldaan", [
    ("organisatie", " dé BRUG ", True), ("organisatie", "De Brog", False), ("organisatie", None, False),
    ("leidinggevende", " ", False), ("functie", None, False), ("uitkomst", "", False), ("wijze", None, True),
    ("datum", VANDAAG, True), ("datum", MORGEN, False), ("datum", None, False),
    ("zonder_resultaat", False, False), ("zonder_resultaat", None, False),
])  # fmt: skip
def test_opschaling_heeft_alles_nodig(sleutel: str, waarde: Any, voldaan: bool) -> None:
    e = eis("opschaling", {f"opschalingen.0.{sleutel}": waarde})
    assert e.voldaan is voldaan
    if not voldaan and sleutel != "organisatie":
        assert e.veld == f"opschalingen-0-{sleutel}"
        assert "Nog niet compleet: het gesprek met de leidinggevende van De Brug" in e.uitleg


def test_tweede_veroorzaker_wordt_genoemd() -> None:
    e = eis("opschaling", {"stagnatie.veroorzakers": ["De Brug", "Het College", "de brug"]})
    assert e.uitleg == "Nog niet gesproken: de leidinggevende van Het College."
    assert (e.actie, e.veld) == ("Vul in wie u bij Het College sprak", "opschalingen-1-leidinggevende")


def test_onvolledige_en_ontbrekende_opschaling_staan_allebei_in_de_uitleg() -> None:
    e = eis("opschaling", {"stagnatie.veroorzakers": ["Het College", "De Brug", "SWV"], "opschalingen.0.datum": None})
    assert e.uitleg.startswith("Nog niet gesproken: de leidinggevende van Het College en SWV. Nog niet compleet:")


def test_tweede_gesprek_met_dezelfde_partij_mag_het_goedmaken() -> None:
    goed = {"organisatie": "De Brug", "leidinggevende": "B", "functie": "f", "datum": VANDAAG, "uitkomst": "u",
            "zonder_resultaat": True}  # fmt: skip
    assert eis("opschaling", {"opschalingen": [{"organisatie": "De Brug"}, goed]}).voldaan is True


@pytest.mark.parametrize("veroorzakers", [[], ["", "  ", None]])
@pytest.mark.parametrize("reden, voldaan", [("niemand houdt het tegen", True), (" ", False), (None, False)])
def test_zonder_veroorzaker_is_een_reden_nodig(veroorzakers: list[Any], reden: str | None, voldaan: bool) -> None:
    wijzig = {"stagnatie.veroorzakers": veroorzakers, "stagnatie.geen_veroorzaker_reden": reden}
    assert eis("opschaling", {**wijzig, "opschalingen": []}).voldaan is voldaan


def test_reden_zonder_veroorzaker_helpt_niet_als_er_wel_een_is() -> None:
    assert eis("opschaling", {"opschalingen": [], "stagnatie.geen_veroorzaker_reden": "x"}).voldaan is False


def test_lange_naam_wordt_ingekort() -> None:
    e = eis("opschaling", {"stagnatie.veroorzakers": ["x\n" * 500]})
    assert "…" in e.uitleg
    assert len(e.uitleg) < 200


@pytest.mark.parametrize("geboren, met, school, voldaan", [
    ("2017-01-01", ["school", "ouders"], "S", True),
    ("2017-01-01", [" School ", "OUDER"], "S", True),
    ("2017-01-01", ["school", "leerling"], "S", True),
    ("2017-01-01", ["school"], "S", False),
    ("2017-01-01", ["ouders"], "S", False),
    ("2017-01-01", ["ouders"], None, True),
    ("2017-01-01", ["ouders"], " ", True),
    (GEEN_12, ["school", "ouders"], "S", True),
    (NET_12, ["school", "ouders"], "S", False),
    (NET_12, ["school", "leerling"], "S", True),
    (NET_12, ["leerling"], "S", False),
    (NET_12, ["leerling"], None, True),
    (NET_12, [], None, False),
])  # fmt: skip
def test_plan_is_samen_gemaakt(geboren: str, met: list[str], school: str | None, voldaan: bool) -> None:
    wijzig = {"leerling.geboortedatum": geboren, "plan_van_aanpak.gezamenlijk_met": met, "onderwijs.school": school}
    assert eis("plan", wijzig).voldaan is voldaan


def test_plan_noemt_wie_ontbreekt() -> None:
    e = eis("plan", {"plan_van_aanpak.gezamenlijk_met": []})
    assert e.uitleg == "Het plan is nog niet samen gemaakt met: de school en de leerling."


@pytest.mark.parametrize("datum, voldaan", [(VANDAAG, True), (MORGEN, False), (None, False)])
def test_datum_van_het_plan(datum: str | None, voldaan: bool) -> None:
    assert eis("plan", {"plan_van_aanpak.datum": datum}).voldaan is voldaan


@pytest.mark.parametrize("plan", [
    None, {}, {"datum": None, "gezamenlijk_met": ["", None], "doel_is_onderwijs": None, "afspraken": [None, {}]},
    {"afspraken": [{"wie": " ", "wat": None, "wanneer": None}]},
])  # fmt: skip
def test_plan_waarin_niets_staat_is_geen_plan(plan: Any) -> None:
    assert eis("plan", {"plan_van_aanpak": plan}).uitleg == "Er is nog geen plan van aanpak."
    assert eis("plan_smart", {"plan_van_aanpak": plan}).voldaan is None


def test_nee_op_het_doel_is_een_antwoord() -> None:
    assert eis("plan_smart", {"plan_van_aanpak": {"doel_is_onderwijs": False}}).voldaan is False


GOEDE = {"wie": "a", "wat": "b", "wanneer": "2027-01-01"}


@pytest.mark.parametrize("doel, afspraken, voldaan, veld", [
    (True, [GOEDE], True, None),
    (False, [GOEDE], False, "doel_is_onderwijs"),
    (None, [GOEDE], False, "doel_is_onderwijs"),
    (True, [], False, "afspraken-0-wie"),
    (True, [GOEDE, {**GOEDE, "wie": " "}], False, "afspraken-1-wie"),
    (True, [{**GOEDE, "wat": None}, GOEDE], False, "afspraken-0-wat"),
    (True, [GOEDE, {**GOEDE, "wanneer": None}], False, "afspraken-1-wanneer"),
    (True, [GOEDE, {}], False, "afspraken-1-wie"),
    (True, [GOEDE, None], True, None),
])  # fmt: skip
def test_plan_smart(doel: bool | None, afspraken: list[Any], voldaan: bool, veld: str | None) -> None:
    e = eis("plan_smart", {"plan_van_aanpak.doel_is_onderwijs": doel, "plan_van_aanpak.afspraken": afspraken})
    assert e.voldaan is voldaan
    if veld:
        assert e.veld == f"plan_van_aanpak-{veld}"


LENGTES = [("x", True), ("x" * 1500, True), ("  " + "é" * 1500 + "\n", True), ("x" * 1501, False), ("😀" * 1500, True),
           (" ", False), ("", False), (None, False)]  # fmt: skip


@pytest.mark.parametrize("tekst, voldaan", LENGTES)
def test_reden(tekst: str | None, voldaan: bool) -> None:
    assert eis("reden", {"stagnatie.reden_niet_gerealiseerd": tekst}).voldaan is voldaan


@pytest.mark.parametrize("sleutel", ["wat", "waar", "oorzaak"])
@pytest.mark.parametrize("tekst, voldaan", LENGTES)
def test_oorzaak_teksten(sleutel: str, tekst: str | None, voldaan: bool) -> None:
    e = eis("oorzaak", {f"stagnatie.{sleutel}": tekst})
    assert e.voldaan is voldaan
    if not voldaan:
        assert e.veld == f"stagnatie-{sleutel}"


@pytest.mark.parametrize("sleutel, waarde, voldaan", [
    ("oorzaak_soort", None, False), ("oorzaak_soort", "onbekend", False), ("oorzaak_soort", "partner", True),
    ("wachtlijst_jeugdhulp", False, True), ("wachtlijst_jeugdhulp", True, True), ("wachtlijst_jeugdhulp", None, False),
])  # fmt: skip
def test_oorzaak_keuzes(sleutel: str, waarde: Any, voldaan: bool) -> None:
    assert eis("oorzaak", {f"stagnatie.{sleutel}": waarde}).voldaan is voldaan


def test_te_lange_tekst_noemt_de_lengte() -> None:
    assert "1.501 tekens" in eis("reden", {"stagnatie.reden_niet_gerealiseerd": "x" * 1501}).uitleg
