"""Headings and rows as lists of schools and municipalities have them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.importeren.rules import (
    MEEST,
    VELDEN,
    is_bsn,
    kies_kolommen,
    lees_rij,
    tegen_kolommen,
    tegen_vastleggen,
    vind_koprij,
)
from tafel.kern.tabellen import Rij

DAG = dt.date(2026, 11, 23)
KOPPEN = ("Voornaam", "Achternaam", "Geboortedatum")


def lees(koppen, *cellen):
    return lees_rij(Rij(2, tuple(cellen)), koppen, kies_kolommen(koppen), DAG)


@pytest.mark.parametrize(
    "kop, pad",
    [
        ("Voornaam", "leerling-voornaam"), ("VOORNAMEN", "leerling-voornaam"), (" roepnaam ", "leerling-voornaam"),
        ("Achternaam leerling", "leerling-achternaam"), ("Tussenvoegsel(s)", "tussenvoegsel"),
        ("Geb. datum", "leerling-geboortedatum"), ("Geboortedatum (dd-mm-jjjj)", "leerling-geboortedatum"),
        ("geboren op:", "leerling-geboortedatum"), ("School", "onderwijs-school"), ("Naam school", "onderwijs-school"),
        ("Onderwijsinstelling", "onderwijs-school"), ("Sector (po/vo/mbo)", "onderwijs-sector"),
        ("PO/VO/MBO", "onderwijs-sector"), ("Thuis vanaf", "verzuim-thuis_sinds"), ("Sinds", "verzuim-thuis_sinds"),
        ("Soort verzuim", "verzuim-soort"), ("Vraag", "vraag"), ("Vraag aan de tafel", "vraag"),
        ("Leerling (achternaam, tussenvoegsel, roepnaam)", "naam"), ("Naam leerling", "naam"),
        ("Ouders geïnformeerd", "geinformeerd-ouders"), ("Postcode", ""), ("", ""), ("BSN", ""),
    ],
)  # fmt: skip
def test_koppen(kop, pad):
    assert kies_kolommen([kop]) == [pad]


def test_elke_eigen_kop_wordt_herkend():
    assert kies_kolommen([veld.label for veld in VELDEN if veld.pad != "naam"]) == [
        veld.pad for veld in VELDEN if veld.pad != "naam"
    ]


def test_de_eerste_van_twee_gelijke_koppen_wint_en_een_losse_naam_gaat_voor():
    assert kies_kolommen(["School", "Naam school"]) == ["onderwijs-school", ""]
    assert kies_kolommen(["Naam", "Voornaam", "Achternaam"]) == ["", "leerling-voornaam", "leerling-achternaam"]


def test_de_koprij_mag_onder_een_titel_staan():
    assert vind_koprij([["Lijst thuiszitters november"], [], ["Voornaam", "Achternaam"], ["Sam", "V"]]) == 2
    assert vind_koprij([["A", "B"], ["Sam", "V"]]) == 0
    assert vind_koprij([]) == 0


def test_een_bsn_wordt_herkend():
    assert all(is_bsn(kop) for kop in ("BSN", "Burgerservicenummer", "bsn leerling", "PGN"))
    assert not is_bsn("School")


@pytest.mark.parametrize(
    "cel, iso",
    [
        ("14-05-2013", "2013-05-14"), ("14/5/2013", "2013-05-14"), ("14.05.2013", "2013-05-14"),
        ("2013-05-14", "2013-05-14"), ("14 mei 2013", "2013-05-14"), ("14052013", "2013-05-14"),
        ("1052013", "2013-05-01"), ("41408", "2013-05-14"), ("14-05-2013 00:00", "2013-05-14"),
    ],
)  # fmt: skip
def test_dagen(cel, iso):
    beeld = lees(KOPPEN, "Sam", "Verzonnen", cel)
    assert beeld.goed and beeld.waarden["leerling-geboortedatum"] == iso
    assert bool(beeld.opmerkingen) is cel.isdecimal()


@pytest.mark.parametrize(
    "cel, zin",
    [
        ("31-02-2013", "31 februari 2013 bestaat niet"), ("14-05-13", "vier cijfers"), ("gisteren", "geen datum"),
        ("14-05-2031", "nog niet geweest"), ("#VERW!", "rekenfout"),
    ],
)  # fmt: skip
def test_een_dag_die_niet_kan(cel, zin):
    beeld = lees(KOPPEN, "Sam", "Verzonnen", cel)
    assert not beeld.goed
    assert [(fout.kolom, zin in fout.melding) for fout in beeld.fouten] == [(2, True)]
    assert beeld.kind.geboren is None or beeld.kind.geboren > DAG


@pytest.mark.parametrize(
    "kop, cel, pad, waarde",
    [
        ("Sector", "Voortgezet onderwijs", "onderwijs-sector", "vo"), ("Sector", "PO", "onderwijs-sector", "po"),
        ("Sector", "Basisonderwijs (po)", "onderwijs-sector", "po"), ("Sector", "mbo", "onderwijs-sector", "mbo"),
        ("Soort onderwijs", "VSO", "onderwijs-soort", "speciaal"),
        ("Soort verzuim", "Absoluut", "verzuim-soort", "absoluut"),
        ("Soort verzuim", "niet ingeschreven", "verzuim-soort", "absoluut"),
        ("Soort verzuim", "Langdurig relatief verzuim", "verzuim-soort", "langdurig_relatief"),
        ("Soort verzuim", "andere reden", "verzuim-soort", "andere_reden"),
        ("Vrijstelling", "5 a", "leerling-vrijstelling", "5a"),
        ("Vrijstelling", "nee", "leerling-vrijstelling", "geen"),
        ("Startkwalificatie", "J", "leerling-startkwalificatie", True),
        ("Wachtlijst", "onwaar", "stagnatie-wachtlijst_jeugdhulp", False),
        ("Organisatie", "De Brug; SWV Fabelrijk", "stagnatie-veroorzakers", ["De Brug", "SWV Fabelrijk"]),
        ("Ouders", "A. Verzonnen;B. Verzonnen", "ouders_met_gezag", ["A. Verzonnen", "B. Verzonnen"]),
    ],
)  # fmt: skip
def test_woorden_van_lijsten(kop, cel, pad, waarde):
    beeld = lees((*KOPPEN, kop), "Sam", "Verzonnen", "14-05-2013", cel)
    assert beeld.goed, beeld.fouten
    assert beeld.waarden[pad] == waarde


def test_een_onbekend_woord_noemt_waaruit_te_kiezen_is():
    [fout] = lees((*KOPPEN, "Sector"), "Sam", "Verzonnen", "14-05-2013", "xo").fouten
    assert fout.kolom == 3 and "Mbo" in fout.herstel
    [fout] = lees((*KOPPEN, "Wachtlijst"), "Sam", "Verzonnen", "14-05-2013", "misschien").fouten
    assert fout.herstel == "Vul ja of nee in."


@pytest.mark.parametrize(
    "koppen, cellen, voor, achter",
    [
        (("Voornaam", "Tussenvoegsel", "Achternaam"), ("Sam", "van der", "Berg"), "Sam", "van der Berg"),
        (("Voornaam", "Tussenvoegsel", "Achternaam"), ("Sam", "van", "van Berg"), "Sam", "van Berg"),
        (("Leerling",), ("Berg, van der, Sam",), "Sam", "van der Berg"),
        (("Leerling",), ("Berg, , Sam",), "Sam", "Berg"),
        (("Leerling",), ("van der Berg, Sam",), "Sam", "van der Berg"),
        (("Leerling",), ("Sam van der Berg",), "Sam", "van der Berg"),
        (("Naam", "Voornaam"), ("Berg", "Sam"), "Sam", ""),
    ],
)
def test_namen(koppen, cellen, voor, achter):
    kind = lees(koppen, *cellen).kind
    assert (kind.voornaam, kind.achternaam) == (voor, achter)


def test_zonder_naam_gaat_een_rij_niet_mee_en_zonder_dag_wel():
    beeld = lees(KOPPEN, "", "", "14-05-2013")
    assert [fout.kolom for fout in beeld.fouten] == [None]
    beeld = lees(KOPPEN, "Sam", "Verzonnen")
    assert beeld.goed and "geen geboortedatum" in beeld.opmerkingen[0].melding


@pytest.mark.parametrize(
    "geboren, opmerking", [("23-11-2022", 0), ("24-11-2022", 1), ("24-11-2008", 0), ("23-11-2008", 1)]
)
def test_de_leeftijd_van_de_tafel(geboren, opmerking):
    assert len(lees(KOPPEN, "Sam", "Verzonnen", geboren).opmerkingen) == opmerking


def test_te_veel_cellen_wijst_op_het_scheidingsteken():
    beeld = lees(KOPPEN, "Sam", "Verzonnen", "14-05-2013", "rest")
    assert beeld.fouten[0].kolom == 3 and "meer cellen" in beeld.fouten[0].melding


def test_een_lange_vraag_is_een_opmerking_en_een_lange_naam_een_fout():
    assert "301 tekens" in lees((*KOPPEN, "Vraag"), "Sam", "V", "14-05-2013", "x" * 301).opmerkingen[0].melding
    assert not lees((*KOPPEN, "Vraag"), "Sam", "V", "14-05-2013", "x" * 300).opmerkingen
    assert not lees(KOPPEN, "S" * 201, "V", "14-05-2013").goed
    assert lees(KOPPEN, "S" * 200, "V", "14-05-2013").goed


def test_kolommen_kiezen():
    assert tegen_kolommen(["leerling-voornaam", "", "vraag"]) == []
    assert [r.code for r in tegen_kolommen(["naam", "naam"])] == ["kolom_dubbel"]
    assert [r.code for r in tegen_kolommen(["onderwijs-school"])] == ["geen_naam"]
    assert [r.code for r in tegen_kolommen(["naam", "versie", "x"])] == ["kolom_onbekend"]


def test_vastleggen_vraagt_minstens_een_en_hoogstens_tweehonderd_rijen():
    assert [r.code for r in tegen_vastleggen(0, 0)] == ["geen_rijen"]
    assert "Kies minstens één rij" in tegen_vastleggen(3, 0)[0].melding
    assert tegen_vastleggen(0, 1) == [] == tegen_vastleggen(0, MEEST)
    assert [r.code for r in tegen_vastleggen(0, MEEST + 1)] == ["te_veel"]


@given(st.lists(st.text(max_size=30), max_size=9), st.lists(st.sampled_from([v.pad for v in VELDEN]), unique=True))
def test_geen_cel_breekt_het_lezen(cellen, paden):
    koppen = [""] * len(paden)
    beeld = lees_rij(Rij(2, tuple(cellen)), koppen, paden, DAG)
    assert beeld.fouten or beeld.kind.voornaam or beeld.kind.achternaam
