"""The words of the page, its door, and what may be filled in: no database."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import uuid
from decimal import Decimal

import pytest

from tafel.toestemmingen.rules import Registerfeiten, Uitspraak
from tafel.uitnodigingen.rules import familie
from tafel.uitnodigingen.rules.familie import waarom_geen_bladzijde
from tafel.uitnodigingen.rules.mandaat import Houder
from tafel.voor_u.rules import teksten
from tafel.voor_u.rules.deur import SECONDEN, blijft_open, is_open
from tafel.voor_u.rules.gewone_woorden import vakwoorden_in
from tafel.voor_u.rules.keuren import keur_meedoen, keur_meenemen
from tafel.voor_u.rules.teksten import Lezer, mag_geld, mag_partij, wie_geld, wie_is

DAG = dt.date(2026, 11, 22)
LEZERS = [
    Lezer(jij, sector, inge, thuis, oorzaak, zelf, mandaat)
    for jij, sector, inge, thuis, oorzaak, zelf, mandaat in itertools.product(
        (True, False), ("po", "vo", "mbo", None), (True, False), (DAG, None), ("wachtlijst", "visieverschil", None),
        (True, False), (True, False),
    )
]  # fmt: skip


def alles(x):
    """Every paragraph for one reader."""
    return [
        *teksten.waarom(x), *teksten.wie_beslist(x), *teksten.niet_eens(x), *teksten.hulp_bij_klacht(x),
        *teksten.gegevens(x), *teksten.zo_gaat_het(x, "Hans Jacobs"), teksten.mee(x),
    ]  # fmt: skip


def zinnen(tekst):
    """The sentences of a text, each as its words."""
    return [stuk.split() for stuk in re.split(r"(?<=[.?!])\s+", tekst) if stuk.strip()]


@pytest.mark.parametrize("x", LEZERS, ids=lambda x: f"{'je' if x.jij else 'u'}-{x.sector}-{x.oorzaak}")
def test_elke_tekst_is_kort_en_zonder_vakwoord(x):
    lang = [len(zin) for tekst in alles(x) for zin in zinnen(tekst)]
    assert sum(lang) / len(lang) <= 12 and max(lang) <= 20
    tekst = " ".join(alles(x)).lower()
    assert not vakwoorden_in(tekst)
    assert "!" not in tekst
    if x.jij:
        assert not re.search(r"\b(u|uw)\b", tekst)
    else:
        assert not re.search(r"\b(je|jij|jou|jouw)\b", tekst)


def test_een_vakwoord_en_een_lange_zin_vallen_op():
    """Negative control of the check."""
    assert re.search(r"\bstagnatie", "de stagnatie") and len(zinnen("Dit is een zin. Dit ook.")) == 2


def test_woorden_wisselen_met_de_school():
    assert [Lezer(True, s).mentor for s in ("po", "vo", "mbo", None)] == [
        "leerkracht", "mentor", "begeleider op school", "mentor",
    ]  # fmt: skip
    assert "opleiding" in teksten.waarom(Lezer(True, "mbo"))[0] and "school" in teksten.waarom(Lezer(True, "po"))[0]
    assert any("onderwijsconsulent" in r for r in teksten.hulp_bij_klacht(Lezer(False, "vo")))
    assert not any("onderwijsconsulent" in r for r in teksten.hulp_bij_klacht(Lezer(False, "mbo")))


def test_vanaf_16_beslist_de_leerling_zelf():
    assert "16 of ouder" in " ".join(teksten.wie_beslist(Lezer(True, beslist_zelf=True)))
    assert "16" not in " ".join(teksten.wie_beslist(Lezer(True)))
    assert "ouders" not in teksten.mee(Lezer(True, beslist_zelf=True)).partition("met of zonder je ouders")[2]
    assert "vooraf aan je ouders" in teksten.mee(Lezer(True))


def test_een_tafel_zonder_mandaat_beslist_niet():
    assert "geeft advies" in teksten.wie_beslist(Lezer(False, mandaat=False))[0]
    assert mag_partij(True, "rooster", False) == (False, "Geeft advies, beslist niet")


@pytest.mark.parametrize(
    "heeft, mandaat, zin",
    [
        (False, "rooster", "Geeft advies, beslist niet"),
        (True, "", "Mag beslissen voor de eigen organisatie"),
        (True, "rooster en mentor.", "Mag beslissen over rooster en mentor"),
        (True, "tot € 2.500", "Mag beslissen over geld van de eigen organisatie"),
        (True, "ondersteuning tot € 2.500", "Mag beslissen over extra hulp"),
        (True, "rooster, tot 2.500 euro per jaar", "Mag beslissen over rooster"),
        (True, "Doorzettingsmacht tot € 10.000", "Mag beslissen als de anderen er samen niet uitkomen"),
        (True, "leerplicht en vrijstelling", "Mag beslissen over leerplicht en vrij van school"),
        (True, "mandaat budgethouder casus", "Mag beslissen voor de eigen organisatie"),
        (True, "toekennen van een arrangement", "Mag beslissen voor de eigen organisatie"),
        (True, "tot twaalf weken hulp thuis", "Mag beslissen tot twaalf weken hulp thuis"),
        (True, "over vervoer", "Mag beslissen over vervoer"),
    ],
)
def test_het_mandaat_in_gewone_woorden(heeft, mandaat, zin):
    assert mag_partij(heeft, mandaat, True)[1] == zin


def test_geld_en_wie_iemand_is_in_gewone_woorden():
    houder = Houder(uuid.uuid4(), "Nel", "teamleider", "jeugdhulp", None, Decimal(10_000))
    assert mag_geld(houder) == "Mag beslissen over geld voor hulp"
    x = Lezer(False, "vo")
    assert wie_is("school", "Mirjam", "oco", "Het College", x) == "van school (Het College)"
    assert wie_is("school", "Mirjam", "oco", "Het College", Lezer(False, "mbo")) == "van de opleiding (Het College)"
    assert wie_is("jeugdhulp", "De Brug", "", "De Brug", x) == "van de hulp"
    assert "extra hulp" in wie_is("samenwerkingsverband", "Els", "", "Swv Fabelrijk", x)
    assert wie_is("anders", "Jan", "jongerenwerker", "", x) == "jongerenwerker"
    assert wie_is("anders", "Jan", "akkoordgever regie", "", x) == "doet mee"
    assert wie_geld("wethouder") == "wethouder" and wie_geld("") == wie_geld("budgethouder") == "gaat over geld"


# --- who has a page ---------------------------------------------------------------------------------------------------


def feiten(jaren, ouders=(("A. Kind", "aanwezig"), ("B. Kind", "aanwezig")), uitspraken=()):
    return Registerfeiten(dt.date(DAG.year - jaren, DAG.month, DAG.day), tuple(ouders), tuple(uitspraken))


@pytest.mark.parametrize("jaren, mag", [(11, False), (12, True), (15, True), (16, True)])
def test_een_leerling_vanaf_12(jaren, mag):
    assert (waarom_geen_bladzijde(feiten(jaren), [DAG], "leerling", "Kim") == "") is mag
    morgen = Registerfeiten(dt.date(DAG.year - 12, DAG.month, DAG.day + 1), (("A. Kind", "aanwezig"),))
    assert waarom_geen_bladzijde(morgen, [DAG], "leerling", "Kim") == familie.TE_JONG


def test_zonder_geboortedatum_niemand():
    leeg = Registerfeiten(None, (("A. Kind", "aanwezig"),))
    assert waarom_geen_bladzijde(leeg, [DAG], "ouders", "A. Kind") == familie.GEEN_LEEFTIJD


@pytest.mark.parametrize("jaren", [8, 13, 16])
@pytest.mark.parametrize("naam, waarom", [
    ("B. Kind", familie.UITGESLOTEN), ("b. kind ", familie.UITGESLOTEN), ("A. en B. Kind", familie.WELKE_OUDER),
    ("Familie Kind", familie.WELKE_OUDER),
])  # fmt: skip
def test_een_ouder_die_niets_mag_horen_heeft_geen_bladzijde_ook_niet_samen(jaren, naam, waarom):
    ja = [Uitspraak("leerling", "Kim", "onderwijs", "informeren", "ja", DAG)]
    f = feiten(jaren, (("A. Kind", "aanwezig"), ("B. Kind", "uitgesloten")), ja)
    assert waarom_geen_bladzijde(f, [DAG], "ouders", naam) == waarom
    assert waarom_geen_bladzijde(f, [DAG], "ouders", "A. Kind") == ""


def test_vanaf_16_alleen_als_de_leerling_het_goed_vindt():
    assert waarom_geen_bladzijde(feiten(15), [DAG], "ouders", "A. Kind") == ""
    assert waarom_geen_bladzijde(feiten(16), [DAG], "ouders", "A. Kind") == familie.MAG_NIET
    ja = Uitspraak("leerling", "Kim", "onderwijs", "informeren", "ja", DAG)
    assert waarom_geen_bladzijde(feiten(16, uitspraken=[ja]), [DAG], "ouders", "A. Kind") == ""
    nee = Uitspraak("leerling", "Kim", "onderwijs", "informeren", "nee", DAG, orde=1)
    assert waarom_geen_bladzijde(feiten(16, uitspraken=[ja, nee]), [DAG], "ouders", "A. Kind") == familie.MAG_NIET


# --- the door and what is filled in -----------------------------------------------------------------------------------


def test_een_bladzijde_blijft_twee_uur_open_in_deze_browser():
    open_ = blijft_open({}, "a", 1000.0, 3)
    assert is_open(open_, "a", 1000.0) and is_open(open_, "a", 1000.0 + SECONDEN - 1)
    assert not is_open(open_, "a", 1000.0 + SECONDEN) and not is_open(open_, "b", 1000.0)
    assert not is_open(open_, "a", 999.0) and not is_open({"a": "nu"}, "a", 1000.0)
    for nr, een in enumerate("bcde", start=1):
        open_ = blijft_open(open_, een, 1000.0 + nr, 3)
    assert set(open_) == {"c", "d", "e"}


def test_meedoen_en_meenemen_keuren():
    assert keur_meedoen(True, "filmpje", "") == [] and keur_meenemen(True, "") == []
    assert [w.veld for w in keur_meedoen(True, "iets", "x" * 3001)] == ["meedoen", "tekst"]
    assert "je wilt" in keur_meedoen(True, "", "", jij=True)[0].melding
    assert [w.code for w in keur_meedoen(False, "iets", "")] == ["voorbij"]
    assert [w.code for w in keur_meenemen(True, "x" * 201)] == ["te_lang"]
    assert [w.code for w in keur_meenemen(False, "Oom")] == ["voorbij"]
