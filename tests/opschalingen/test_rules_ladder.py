"""The ladder: who was spoken to and who is missing, and that it says the same as the toets (R16, R17, V18)."""

from __future__ import annotations

import copy
import datetime as dt
import itertools

import pytest

from tafel.criteria.feiten import feiten_uit
from tafel.criteria.rules.vastlopen import toets_opschaling
from tafel.opschalingen.queries import bekenden, gesprekken, organisaties
from tafel.opschalingen.rules.ladder import Gesprek, maak_ladder, mist_aan
from tests.bouw import SAM

DAG = dt.date(2026, 11, 22)
BRUG = "Jeugdhulp De Brug"
GOED = {
    "organisatie": BRUG, "leidinggevende": "R. Baas", "functie": "teamleider", "datum": "2026-11-02",
    "wijze": "telefoon", "uitkomst": "Geen plek.", "zonder_resultaat": True,
}  # fmt: skip


def ladder(opschalingen=(), later=(), **stagnatie):
    """Return the ladder and the facts of SAM with these talks."""
    document = copy.deepcopy(SAM)
    document["opschalingen"] = list(opschalingen)
    document["stagnatie"] |= stagnatie
    a = feiten_uit(document, DAG, "doorbraakoverleg")
    return maak_ladder(a, [*gesprekken(document, a, []), *later]), a


def test_zonder_gesprek_staat_in_woorden_wie_mist():
    beeld, _ = ladder()
    assert beeld.zin == "Van Jeugdhulp De Brug is nog geen leidinggevende gesproken."
    assert [p.organisatie for p in beeld.mist] == [BRUG]


def test_met_een_heel_gesprek_mist_niemand():
    beeld, _ = ladder([GOED])
    assert beeld.mist == ()
    assert beeld.zin == "De leidinggevende van Jeugdhulp De Brug is gesproken."
    assert beeld.partners[0].stand == "klaar"


def test_twee_organisaties_met_een_gesprek_noemt_de_tweede():
    beeld, _ = ladder([GOED], veroorzakers=[BRUG, "Wijkteam Noord"])
    assert [p.organisatie for p in beeld.mist] == ["Wijkteam Noord"]
    assert "Wijkteam Noord" in beeld.zin
    alle, _ = ladder([GOED, {**GOED, "organisatie": "wijkteam noord"}], veroorzakers=[BRUG, "Wijkteam Noord"])
    assert alle.zin == "Alle leidinggevenden zijn gesproken."


@pytest.mark.parametrize(
    "sleutel, waarde, woord",
    [
        ("leidinggevende", None, "de naam"), ("functie", None, "de functie"), ("uitkomst", "", "het antwoord"),
        ("datum", None, "de datum"), ("datum", "2026-11-23", "de datum"),
        ("zonder_resultaat", None, "of het zonder resultaat bleef"),
    ],
)  # fmt: skip
def test_een_half_gesprek_zegt_wat_er_mist(sleutel, waarde, woord):
    beeld, _ = ladder([{**GOED, sleutel: waarde}])
    assert beeld.partners[0].stand == "half"
    assert beeld.zin == f"Bij het gesprek met de leidinggevende van {BRUG} mist nog: {woord}."


def test_vandaag_telt():
    assert ladder([{**GOED, "datum": "2026-11-22"}])[0].partners[0].stand == "klaar"


def test_een_gesprek_met_resultaat_mist_niet_maar_telt_niet_in_de_toets():
    beeld, a = ladder([{**GOED, "zonder_resultaat": False}])
    assert beeld.partners[0].stand == "kan_wel"
    assert beeld.mist == ()
    assert toets_opschaling(a).voldaan is False


def test_de_ladder_zegt_hetzelfde_als_de_toets():
    for leid, functie, datum, uitkomst, zonder in itertools.product(
        ("R. Baas", None), ("teamleider", None), ("2026-11-22", "2026-11-23", None), ("Nee.", None), (True, None)
    ):
        rij = {**GOED, "leidinggevende": leid, "functie": functie, "datum": datum, "uitkomst": uitkomst}
        beeld, a = ladder([{**rij, "zonder_resultaat": zonder}])
        assert (beeld.partners[0].stand == "klaar") is (toets_opschaling(a).voldaan is True), rij


def test_de_school_vraagt_de_leidinggevende_van_de_ondersteuningscoordinator():
    beeld, _ = ladder(veroorzakers=["het verzonnen college"])
    assert beeld.partners[0].is_school
    assert "de leidinggevende van de ondersteuningscoördinator nog niet gesproken" in beeld.zin
    document = {**copy.deepcopy(SAM), "opschalingen": [], "onderwijs": {"sector": "po", "school": "De Wilg"}}
    document["stagnatie"]["veroorzakers"] = ["De Wilg"]
    assert "intern begeleider" in maak_ladder(feiten_uit(document, DAG, "doorbraakoverleg"), []).zin


def test_zonder_organisatie_telt_de_reden():
    assert ladder(veroorzakers=[])[0].zin == "Er staat nog niet welke organisatie dit kan oplossen."
    beeld, _ = ladder(veroorzakers=[], geen_veroorzaker_reden="Het is nu te zwaar.")
    assert beeld.zin == "Geen organisatie houdt het tegen. Er staat waarom."
    assert beeld.reden == "Het is nu te zwaar."


def test_later_genoteerd_telt_op_de_ladder_en_de_organisatie_zelf_staat_op_de_eerste_tree():
    zelf = Gesprek(BRUG, "zelf", "I. Intake", None, dt.date(2026, 10, 1), "telefoon", "Wacht op plek.", later=True)
    baas = Gesprek(BRUG, "leiding", "R. Baas", "teamleider", DAG, "telefoon", "Nee.", True, "x", later=True)
    beeld, _ = ladder(later=[baas, zelf])
    assert (beeld.partners[0].zelf, beeld.partners[0].leiding) == ((zelf,), (baas,))
    assert beeld.partners[0].stand == "klaar"
    alleen_zelf, _ = ladder(later=[zelf])
    assert alleen_zelf.mist


def test_vastgelopen_hulp_in_de_keten_is_de_eerste_tree():
    document = copy.deepcopy(SAM)
    reden = {"soort": "ketenhulp_gestagneerd", "instantie": BRUG, "datum": "2026-10-20", "uitkomst": "Geen intake."}
    document["criteria"]["stap_2"].append(reden)
    document["opschalingen"] = []
    a = feiten_uit(document, DAG, "doorbraakoverleg")
    assert maak_ladder(a, []).partners[0].zelf[0].uitkomst == "Geen intake."


def test_wie_elders_is_gesproken_staat_er_ook():
    beeld, _ = ladder([GOED, {**GOED, "organisatie": "Gemeente"}])
    assert [g.organisatie for g in beeld.overig] == ["Gemeente"]


def test_een_leeg_gesprek_mist_alles():
    assert len(mist_aan(Gesprek(BRUG), DAG)) == 5


def test_wie_men_kan_kiezen_en_wie_bekend_is():
    beeld, a = ladder([GOED])
    assert organisaties(a)[0] == BRUG
    assert "Samenwerkingsverband Fabelrijk vo" in organisaties(a)
    assert "" not in organisaties(a)
    mensen = bekenden(a, list(beeld.partners[0].leiding))
    assert (BRUG, "R. Baas", "teamleider") in mensen
    assert (BRUG, "Rob Fantasie", "") in mensen
    assert not any("Sam Verzonnen" in rij for rij in mensen)
