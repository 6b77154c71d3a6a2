"""No text about a proces-verbaal or a preventief gesprek, by any way in (R69; criminal data)."""

from __future__ import annotations

import copy

import pytest

from tafel.criteria.bestand import BestandFout, lees_bestand
from tafel.criteria.formulier import lees_formulier
from tafel.criteria.inhoud import verboden, zonder_inhoud

TEKST = "Zei dat het thuis niet gaat."


@pytest.mark.parametrize(
    "rij, sleutels",
    [
        ({"soort": "proces_verbaal", "datum": "2026-10-01"}, []),
        ({"soort": "proces_verbaal", "uitkomst": TEKST}, ["uitkomst"]),
        ({"soort": "proces_verbaal", "wie": "A. Agent", "uitkomst": TEKST}, ["uitkomst", "wie"]),
        ({"soort": "proces_verbaal", "instantie": "Politie"}, ["instantie"]),
        ({"soort": "proces_verbaal", "uitkomst": "  "}, []),
        ({"soort": "preventief_gesprek", "uitkomst": TEKST}, ["uitkomst"]),
        ({"soort": "preventief_gesprek", "wie": "M. Voorbeeld"}, []),
        ({"soort": "jeugdarts", "uitkomst": TEKST}, []),
        ({"soort": "zorgmelding", "uitkomst": TEKST}, []),
        ({"uitkomst": TEKST}, []),
    ],
)
def test_welke_tekst_er_niet_in_mag(rij, sleutels):
    assert sorted(verboden(rij)) == sorted(sleutels)
    assert all("Haal deze tekst weg." in zin for zin in verboden(rij).values())


def test_bij_bewaren_gaat_de_tekst_eruit_en_blijft_de_rest():
    document = {
        "inzet": [
            {"_id": "ab12cd34", "soort": "proces_verbaal", "datum": "2026-10-01", "wie": "X", "uitkomst": TEKST},
            {"soort": "preventief_gesprek", "wie": "M. Voorbeeld", "uitkomst": TEKST},
            {"soort": "gesprek", "uitkomst": TEKST},
        ],
        "criteria": {
            "stap_1": ["a"],
            "stap_2": [{"soort": "proces_verbaal", "datum": "2026-10-01", "uitkomst": TEKST}],
        },
        "leerling": {"voornaam": "Sam"},
    }
    voor = copy.deepcopy(document)
    schoon = zonder_inhoud(document)
    assert document == voor
    assert schoon["inzet"] == [
        {"_id": "ab12cd34", "soort": "proces_verbaal", "datum": "2026-10-01", "wie": None, "uitkomst": None},
        {"soort": "preventief_gesprek", "wie": "M. Voorbeeld", "uitkomst": None},
        {"soort": "gesprek", "uitkomst": TEKST},
    ]
    assert schoon["criteria"]["stap_2"][0] == {"soort": "proces_verbaal", "datum": "2026-10-01", "uitkomst": None}
    assert (schoon["criteria"]["stap_1"], schoon["leerling"]) == (["a"], {"voornaam": "Sam"})


@pytest.mark.parametrize("document", [{}, {"inzet": None}, {"criteria": None}, {"inzet": [None], "criteria": {}}])
def test_een_half_document_kan_ook(document):
    assert zonder_inhoud(document) == document


@pytest.mark.parametrize("naam, sleutel", [("inzet-3", "inzet"), ("criteria-stap_2-0", "criteria")])
def test_het_formulier_weigert_bij_het_veld_zelf(naam, sleutel):
    velden = {f"{naam}-soort": "proces_verbaal", f"{naam}-datum": "2026-10-01", f"{naam}-uitkomst": TEKST}
    deel, fouten = lees_formulier(velden, [sleutel])
    assert [fout.veld for fout in fouten] == [f"{naam}-uitkomst"]
    assert "alleen dat het er is, en de datum" in fouten[0].melding
    assert TEKST not in repr(deel)
    assert "2026-10-01" in repr(deel)


def test_het_formulier_weigert_de_inhoud_van_een_spreekuur_met_een_eigen_zin():
    velden = {"inzet-0-soort": "preventief_gesprek", "inzet-0-wie": "M. V.", "inzet-0-uitkomst": TEKST}
    deel, fouten = lees_formulier(velden, ["inzet"])
    assert "alleen naar de school" in fouten[0].melding
    assert deel["inzet"][0]["wie"] == "M. V."
    assert deel["inzet"][0]["uitkomst"] is None


def test_een_bestand_wordt_geweigerd_met_de_plek(tmp_path):
    pad = tmp_path / "a.yaml"
    basis = "peildatum: 2026-11-21\ntafel: doorbraakoverleg\nleerling: {geboortedatum: 2013-05-14}\n"
    pad.write_text(
        basis + "inzet:\n  - {soort: proces_verbaal, datum: 2026-10-01}\n  - {soort: proces_verbaal, wie: X}\n"
    )
    with pytest.raises(BestandFout, match=r"regel 6, inzet\.2\.wie: van een proces-verbaal"):
        lees_bestand(pad)
    pad.write_text(basis + "inzet: [{soort: proces_verbaal, datum: 2026-10-01}]\n")
    assert lees_bestand(pad)[2]["inzet"][0]["soort"] == "proces_verbaal"


def test_de_vorm_van_het_bestand_blijft_bij_stap_2(tmp_path):
    """The keys of the contract stay readable; the text goes where it is stored (zonder_inhoud)."""
    pad = tmp_path / "a.yaml"
    pad.write_text(
        "peildatum: 2026-11-21\ntafel: doorbraakoverleg\nleerling: {geboortedatum: 2013-05-14}\n"
        "criteria: {stap_2: [{soort: proces_verbaal, datum: 2026-10-01, uitkomst: tekst}]}\n"
    )
    document = lees_bestand(pad)[2]
    assert zonder_inhoud(document)["criteria"]["stap_2"][0]["uitkomst"] is None
