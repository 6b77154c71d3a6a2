"""The posted form: reading by the schema, every fault in Dutch, and the way back."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tafel.criteria.datums import DatumFout, in_woorden, lees_datum, uit_iso
from tafel.criteria.formulier import Veldfout, lees_formulier, veldwaarden, voeg_samen
from tafel.criteria.inhoud import zonder_inhoud
from tafel.criteria.schema import BLOKKEN, DOCUMENT, SLEUTELS, bladen, is_leeg, leeg, leeg_document, veld_bij
from tafel.criteria.veld import Veld
from tests.criteria.voorbeeld import GOED


def lees(velden: dict[str, Any], *sleutels: str) -> dict[str, Any]:
    deel, fouten = lees_formulier({n: w if isinstance(w, list) else [w] for n, w in velden.items()}, sleutels)
    assert fouten == []
    return deel


def melding(naam: str, *waarden: str) -> str:
    deel, (fout,) = lees_formulier({naam: list(waarden)}, [naam.split("-")[0]])
    assert fout.veld == naam
    assert is_leeg(deel)
    return fout.melding


def test_een_blok() -> None:
    velden = {"verzuim-soort": "absoluut", "verzuim-thuis_sinds": "3 november 2026", "csrf_token": "x", "stap": "2"}
    assert lees(velden, "verzuim") == {"verzuim": {"soort": "absoluut", "thuis_sinds": "2026-11-03"}}


def test_alleen_de_gevraagde_sleutels_worden_gelezen() -> None:
    velden = {"leerling-voornaam": "Sam", "onderwijs-sector": "vo"}
    assert set(lees(velden, "leerling")) == {"leerling"}


def test_lege_post_is_het_lege_document() -> None:
    assert lees({}, *SLEUTELS) == leeg_document()


def test_teksten_verliezen_randen_en_windows_regels() -> None:
    assert lees({"stagnatie-wat": "  a\r\nb\rc  "}, "stagnatie")["stagnatie"]["wat"] == "a\nb\nc"


def test_lijst_van_regels() -> None:
    velden = {"stagnatie-veroorzakers": " De Brug \r\n\r\nHet College\n"}
    assert lees(velden, "stagnatie")["stagnatie"]["veroorzakers"] == ["De Brug", "Het College"]


def test_vinkjes() -> None:
    velden = {"criteria-stap_1": ["", "verschil_van_mening", "ontbrekende_ondersteuning", "verschil_van_mening"]}
    assert lees(velden, "criteria")["criteria"]["stap_1"] == ["verschil_van_mening", "ontbrekende_ondersteuning"]


def test_lege_rijen_vallen_weg_en_de_volgorde_blijft() -> None:
    velden = {
        "partijen-10-rol": "derde",
        "partijen-2-rol": "tweede",
        "partijen-0-rol": " ",
        "partijen-1-naam": "eerste",
    }
    rijen = lees(velden, "partijen")["partijen"]
    assert [(rij["rol"], rij["naam"]) for rij in rijen] == [(None, "eerste"), ("tweede", None), ("derde", None)]


def test_rijen_in_een_groep() -> None:
    velden = {"plan_van_aanpak-afspraken-2-wanneer": "21-11-2026", "criteria-stap_2-0-soort": "zorgmelding"}
    deel = lees(velden, "plan_van_aanpak", "criteria")
    assert deel["plan_van_aanpak"]["afspraken"] == [{"wie": None, "wat": None, "wanneer": "2026-11-21"}]
    assert deel["criteria"]["stap_2"][0]["soort"] == "zorgmelding"


def test_leeg_plan_is_none_en_nee_is_een_antwoord() -> None:
    assert lees({"plan_van_aanpak-datum": ""}, "plan_van_aanpak") == {"plan_van_aanpak": None}
    assert lees({"plan_van_aanpak-doel_is_onderwijs": "nee"}, "plan_van_aanpak")["plan_van_aanpak"] is not None


@pytest.mark.parametrize("waarden, ja", [(["ja"], True), (["nee"], False), ([""], None), ([], None),
                                         (["nee", "ja"], True)])  # fmt: skip
def test_ja_nee(waarden: list[str], ja: bool | None) -> None:
    velden = {"leerling-startkwalificatie": waarden}
    assert lees(velden, "leerling")["leerling"]["startkwalificatie"] is ja


@pytest.mark.parametrize("naam, waarde, verwacht", [
    ("verzuim-thuis_sinds", "31-2-2026", "31 februari 2026 bestaat niet. Vul een datum in als 21-11-2026."),
    ("verzuim-thuis_sinds", "21-11-26", "Schrijf het jaar met vier cijfers, als 21-11-2026."),
    ("verzuim-thuis_sinds", "gisteren", "Dit is geen datum. Vul een datum in als 21-11-2026."),
    ("leerling-startkwalificatie", "misschien", "Kies ja of nee."),
    ("onderwijs-sector", "hbo", "Kies een van de mogelijkheden."),
    ("criteria-stap_1", "anders", "Kies een van de mogelijkheden."),
    ("stagnatie-wat", "a\x00b", "In deze tekst staat een onzichtbaar teken (U+0000). Typ de tekst opnieuw."),
    ("stagnatie-veroorzakers", "a\nb\x07", "In deze tekst staat een onzichtbaar teken (U+0007). Typ de tekst opnieuw."),
    ("stagnatie-wat", "x" * 10_001, "Deze tekst is te lang. Er passen 10.000 tekens."),
    ("leerling-schoenmaat", "38", "Dit veld bestaat niet. Laad de pagina opnieuw."),
    ("leerling", "x", "Dit veld bestaat niet. Laad de pagina opnieuw."),
    ("partijen-01-rol", "x", "Dit veld bestaat niet. Laad de pagina opnieuw."),
    ("partijen-x-rol", "x", "Dit veld bestaat niet. Laad de pagina opnieuw."),
    ("partijen-0-rol-0", "x", "Dit veld bestaat niet. Laad de pagina opnieuw."),
])  # fmt: skip
def test_fouten(naam: str, waarde: str, verwacht: str) -> None:
    deel, fouten = lees_formulier({naam: [waarde]}, [naam.split("-")[0]])
    assert fouten == [Veldfout(naam, verwacht)]
    if naam != "stagnatie-veroorzakers":
        assert is_leeg(deel)


def test_grenzen_van_tekst() -> None:
    assert lees({"stagnatie-wat": "x" * 10_000}, "stagnatie")["stagnatie"]["wat"] == "x" * 10_000
    assert lees({"stagnatie-reden_niet_gerealiseerd": "x" * 1501}, "stagnatie")


def test_te_veel_rijen_en_regels() -> None:
    rijen = {f"partijen-{n}-rol": ["x"] for n in range(101)}
    deel, fouten = lees_formulier(rijen, ["partijen"])
    assert len(deel["partijen"]) == 100
    assert fouten[0] == Veldfout("partijen", "Dit zijn te veel regels. Er passen er 100.")
    deel, fouten = lees_formulier({"ouders_met_gezag": ["x\n" * 101]}, ["ouders_met_gezag"])
    assert len(deel["ouders_met_gezag"]) == 100
    assert [fout.veld for fout in fouten] == ["ouders_met_gezag"]


def test_fouten_houden_de_rest_niet_tegen() -> None:
    velden = {"leerling-voornaam": ["Sam"], "leerling-geboortedatum": ["?"], "leerling-vrijstelling": ["6a"]}
    deel, fouten = lees_formulier(velden, ["leerling"])
    assert deel["leerling"]["voornaam"] == "Sam"
    assert [fout.veld for fout in fouten] == ["leerling-geboortedatum", "leerling-vrijstelling"]


def test_onbekende_sleutel_is_een_fout_van_de_programmeur() -> None:
    with pytest.raises(KeyError):
        lees_formulier({}, ["peildatum"])


def test_voeg_samen_laat_het_oude_document_heel() -> None:
    oud = leeg_document()
    nieuw = voeg_samen(oud, {"ouders_met_gezag": ["A"]})
    assert (nieuw["ouders_met_gezag"], oud["ouders_met_gezag"]) == (["A"], [])
    assert list(nieuw) == list(SLEUTELS)


def test_veldwaarden_om_opnieuw_te_tonen() -> None:
    plat = veldwaarden(GOED)
    assert plat["leerling-geboortedatum"] == "2013-05-14"
    assert plat["leerling-startkwalificatie"] == "nee"
    assert plat["criteria-stap_1"] == ["verschil_van_mening"]
    assert plat["criteria-stap_2-0-oorzaak"] == "wachtlijst"
    assert plat["ouders_met_gezag"] == "A. Verzonnen\nB. Verzonnen"
    assert plat["wilsonbekwaam-datum"] == ""
    assert veldwaarden({})["leerling-voornaam"] == ""
    assert veldwaarden({"ouders_met_gezag": ["A\nB"]})["ouders_met_gezag"] == "A B"
    assert all(veld_bij(naam) for naam in plat)


@pytest.mark.parametrize("tekst, dag", [
    ("2026-11-21", date(2026, 11, 21)), ("21-11-2026", date(2026, 11, 21)), (" 1-2-2026 ", date(2026, 2, 1)),
    ("21/11/2026", date(2026, 11, 21)), ("21.11.2026", date(2026, 11, 21)), ("3 November 2026", date(2026, 11, 3)),
    ("3 mrt. 2026", date(2026, 3, 3)), ("3 maa 2026", date(2026, 3, 3)), ("1 sept 2026", date(2026, 9, 1)),
    ("29-02-2024", date(2024, 2, 29)), ("01-01-1900", date(1900, 1, 1)), ("31-12-2199", date(2199, 12, 31)),
])  # fmt: skip
def test_datums_zoals_mensen_ze_schrijven(tekst: str, dag: date) -> None:
    assert lees_datum(tekst) == dag


@pytest.mark.parametrize("tekst, verwacht", [
    ("29-02-2026", "29 februari 2026 bestaat niet."), ("1-13-2026", "Maand 13 bestaat niet."),
    ("21-11-26", "Schrijf het jaar met vier cijfers"), ("3 nov 26", "Schrijf het jaar met vier cijfers"),
    ("3 brumaire 2026", "Deze maand kennen we niet."), ("31-12-1899", "Het jaar 1899 klopt niet."),
    ("0001-01-01", "Het jaar 1 klopt niet."), ("2026-11", "Dit is geen datum."), ("٢١-١١-٢٠٢٦", "Dit is geen datum."),
    ("2026-11-21T10:00", "Dit is geen datum."),
])  # fmt: skip
def test_wat_geen_datum_is(tekst: str, verwacht: str) -> None:
    with pytest.raises(DatumFout, match=verwacht):
        lees_datum(tekst)


def test_in_woorden() -> None:
    assert in_woorden(date(2026, 11, 3)) == "3 november 2026"


def test_uit_iso_is_streng() -> None:
    assert uit_iso("2026-11-21") == date(2026, 11, 21)
    for anders in ("20261121", "2026-W47-6", "2026-02-30", "21-11-2026", ""):
        assert uit_iso(anders) is None


def test_elk_veld_staat_in_precies_een_blok_en_heeft_een_label() -> None:
    assert [blok.nummer for blok in BLOKKEN] == [1, 2, 3, 4, 5, 6]
    assert sorted(sleutel for blok in BLOKKEN for sleutel in blok.sleutels) == sorted(SLEUTELS)
    for pad, veld in bladen():
        assert veld.label, pad
        assert bool(veld.codes) is (veld.soort in ("keuze", "keuzelijst")), pad
        assert len(set(veld.codes)) == len(veld.codes)
    assert veld_bij("onderwijs-sector").label_van("po") == "Basisonderwijs (po)"
    assert veld_bij("onderwijs-sector").label_van(None) == ""
    for onbekend in ("x", "leerling-x", "partijen-x-rol", "leerling-0-voornaam"):
        with pytest.raises(KeyError):
            veld_bij(onbekend)


TEKST = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
                max_size=40)  # fmt: skip
LANG = st.lists(TEKST, max_size=3).map("\n".join)


def strategie(veld: Veld) -> st.SearchStrategy[Any]:
    """Documents in the form in which the app keeps them."""
    match veld.soort:
        case "groep" | "groepenlijst":
            groep = st.fixed_dictionaries({kind.sleutel: strategie(kind) for kind in veld.velden})
            if veld.soort == "groepenlijst":
                return st.lists(groep.filter(lambda rij: not is_leeg(rij)), max_size=3)
            return groep.map(lambda g: leeg(veld) if veld.leeg_is_null and is_leeg(g) else g)
        case "tekstlijst":
            return st.lists(TEKST.map(str.strip).filter(bool).filter(lambda t: len(t.splitlines()) == 1), max_size=3)
        case "keuzelijst":
            return st.lists(st.sampled_from(veld.codes), unique=True)
        case "keuze":
            return st.none() | st.sampled_from(veld.codes)
        case "ja_nee":
            return st.none() | st.booleans()
        case "datum":
            return st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)
        case _:
            return (LANG if veld.soort == "lange_tekst" else TEKST).map(lambda t: t.strip() or None)


@settings(max_examples=60, deadline=None)
@given(document=strategie(DOCUMENT))
def test_heen_en_terug_is_hetzelfde_document(document: dict[str, Any]) -> None:
    document = zonder_inhoud(document)  # a text that may not be there is refused
    gelezen, fouten = lees_formulier(veldwaarden(document), SLEUTELS)
    assert fouten == []
    assert gelezen == document
