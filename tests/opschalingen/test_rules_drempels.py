"""The registration thresholds: every boundary, both units, the overlaps (R80-R86, V8, V9)."""

from __future__ import annotations

import pytest

from tafel.opschalingen.rules.drempels import (
    SPREEKUUR,
    STAPWOORDEN,
    UITSLUITINGEN,
    VOORAF,
    Ziekte,
    spijbelen,
    spreekuur,
    te_laat,
    wettelijk,
    ziekte,
)


@pytest.mark.parametrize(
    "keren, stap",
    [(0, "niets"), (1, "school"), (7, "school"), (8, "preventief"), (11, "preventief"), (12, "duo"), (40, "duo")],
)
def test_te_laat(keren, stap):
    assert te_laat(keren).stap == stap


def test_na_een_preventief_gesprek_is_elke_nieuwe_keer_een_melding():
    assert te_laat(1, na_gesprek=True).stap == "duo"
    assert te_laat(0, na_gesprek=True).stap == "niets"
    assert spijbelen(1, "dagdelen", na_gesprek=True).stap == "duo"
    assert spijbelen(1, "uren", na_gesprek=True).stap == "duo"


@pytest.mark.parametrize(
    "dagdelen, stap, overlap",
    [
        (0, "niets", False), (1, "school", False), (2, "school", True), (3, "preventief", False), (4, "duo", False),
        (9, "duo", False),
    ],
)  # fmt: skip
def test_spijbelen_in_dagdelen_en_in_dagen_geeft_hetzelfde(dagdelen, stap, overlap):
    for advies in (spijbelen(dagdelen, "dagdelen"), spijbelen(dagdelen / 2, "dagen")):
        assert advies.stap == stap
        assert any("lichtste stap" in zin for zin in advies.let_op) is overlap
        assert advies.bron.endswith("bijlage 1 en 7" if stap == "niets" else "bijlage 1")


@pytest.mark.parametrize(
    "uren, stap",
    [(0, "niets"), (1, "school"), (7, "school"), (8, "preventief"), (11, "preventief"), (12, "duo"), (11.5, "duo")],
)
def test_spijbelen_in_uren(uren, stap):
    advies = spijbelen(uren, "uren")
    assert advies.stap == stap
    assert not any("lichtste stap" in zin for zin in advies.let_op)


@pytest.mark.parametrize("uren, stap, overlap", [(7, "school", True), (8, "preventief", True), (12, "duo", False)])
def test_uren_over_meer_dagdelen_overlapt_met_een_melding(uren, stap, overlap):
    advies = spijbelen(uren, "uren", meer_dagdelen=True)
    assert advies.stap == stap
    assert any("lichtste stap" in zin for zin in advies.let_op) is overlap


@pytest.mark.parametrize(
    "telling, stap",
    [
        (Ziekte(), "niets"),
        (Ziekte(meldingen=2), "niets"), (Ziekte(meldingen=3), "jeugdarts"),
        (Ziekte(aaneen=10, onduidelijk=True), "niets"), (Ziekte(aaneen=11, onduidelijk=True), "jeugdarts"),
        (Ziekte(aaneen=11), "niets"),
        (Ziekte(verspreid=4), "niets"), (Ziekte(verspreid=5), "jeugdarts"),
        (Ziekte(opvallend=True), "jeugdarts"),
    ],
)  # fmt: skip
def test_een_van_de_vier_punten_is_genoeg_voor_de_jeugdarts(telling, stap):
    assert ziekte(telling).stap == stap


@pytest.mark.parametrize("aaneen, strenger", [(5, False), (6, True), (10, True), (11, False)])
def test_het_formulier_zegt_het_strenger_en_dat_staat_erbij(aaneen, strenger):
    advies = ziekte(Ziekte(aaneen=aaneen, onduidelijk=True))
    assert any("meer dan een week" in zin for zin in advies.let_op) is strenger


def test_alle_bereikte_punten_worden_genoemd():
    advies = ziekte(Ziekte(meldingen=4, verspreid=6))
    assert "4 korte meldingen" in advies.waarom
    assert "6 dagen verspreid" in advies.waarom


@pytest.mark.parametrize("uren, stap", [(0, "niets"), (15, "niets"), (16, "melden"), (17, "melden")])
def test_wettelijk_melden_vanaf_16_uur(uren, stap):
    assert wettelijk(uren).stap == stap


@pytest.mark.parametrize(
    "reden, stap", [("geen_actie", "school"), ("problematiek", "zat"), ("in_zat", "duo"), ("al_eerder", "duo")]
)
def test_wie_niet_op_het_spreekuur_kan_krijgt_een_andere_stap(reden, stap):
    advies = spreekuur(te_laat(8), [reden])
    assert advies.stap == stap
    assert UITSLUITINGEN[reden][0] in " ".join(advies.let_op)
    assert "Het spreekuur kan hier niet." in advies.waarom


def test_uitsluiting_verandert_alleen_een_preventief_gesprek():
    assert spreekuur(te_laat(7), ["in_zat"]) == te_laat(7)
    assert spreekuur(te_laat(12), ["geen_actie"]) == te_laat(12)
    assert spreekuur(te_laat(8), ["bestaat_niet"]) == te_laat(8)


def test_bij_meer_redenen_staat_elke_reden_er_en_komt_de_lichtste_eerst():
    advies = spreekuur(te_laat(9), ["al_eerder", "geen_actie"])
    assert advies.stap == "school"
    assert "meer dan één reden" in advies.let_op[-1]
    assert len(advies.let_op) == 3


def test_bij_elke_melding_staat_dat_leerling_en_ouders_het_vooraf_horen():
    assert VOORAF in te_laat(12).let_op
    assert VOORAF in wettelijk(16).let_op
    assert VOORAF in spreekuur(te_laat(8), ["in_zat"]).let_op
    assert VOORAF not in te_laat(8).let_op
    assert SPREEKUUR in te_laat(8).let_op


def test_elke_stap_heeft_woorden():
    assert all(STAPWOORDEN.values())
    assert te_laat(8).woord == "Een preventief gesprek"
