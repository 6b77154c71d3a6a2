"""What the start page says."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.vandaag.beeld import kort
from tafel.vandaag.rules import (
    AKKOORD_NODIG,
    Antwoorden,
    Lid,
    antwoordzin,
    besproken,
    gereedzin,
    overlegzin,
    regelstap,
    rollen_op_volgorde,
    tekorten,
    wie_niet_komt,
)  # fmt: skip

NU = dt.datetime(2026, 11, 24, 8, 50)
DAG, NEGEN = NU.date(), dt.time(9, 30)


@pytest.mark.parametrize(
    "stand, datum, begint, verwacht",
    [
        ("gepland", DAG, NEGEN, "Over 40 minuten begint het overleg"),
        ("gepland", DAG, dt.time(8, 51), "Over 1 minuut begint het overleg"),
        ("gepland", DAG, dt.time(9, 50), "Vandaag om 09:50 uur is er overleg"),
        ("gepland", DAG, dt.time(8, 50), "Het overleg kan beginnen"),
        ("gepland", DAG, dt.time(8, 0), "Het overleg kan beginnen"),
        ("bezig", DAG - dt.timedelta(days=1), NEGEN, "Het overleg is bezig"),
        ("gepland", DAG + dt.timedelta(days=1), NEGEN, "Morgen is er overleg"),
        ("gepland", DAG + dt.timedelta(days=6), NEGEN, "Het volgende overleg is maandag 30 november"),
    ],
)
def test_overlegzin(stand, datum, begint, verwacht):
    assert overlegzin(stand, datum, begint, NU) == verwacht


@pytest.mark.parametrize(
    "soorten, verwacht",
    [
        ([], ("Er staat nog niets op de agenda.", "Zet er een casus op.")),
        (["goed"], ("1 casus is klaar.", "U kunt zo beginnen.")),
        (["goed", "let", "goed"], ("2 casussen zijn klaar.", "Bij 1 casus moet u nog iets regelen.")),
        (["let", "stil"], ("Nog geen casus is helemaal klaar.", "Bij 2 casussen moet u nog iets regelen.")),
    ],
)
def test_gereedzin(soorten, verwacht):
    assert gereedzin(soorten) == verwacht


@pytest.mark.parametrize(
    "woord, mist, verwacht",
    [
        ("Nog niet compleet", ("leerplicht",), "Zet leerplicht bij de casus"),
        ("Nog niet compleet", ("leerplicht", "school"), "Zet wie mist bij de casus"),
        ("Nog niemand", (), "Nodig mensen uit"),
        ("Zonder mandaat", (), "Regel het mandaat"),
        ("Nog koppelen", (), "Koppel de accounts"),
        ("Iets nieuws", (), "Kijk wat nog moet"),
    ],
)
def test_regelstap(woord, mist, verwacht):
    assert regelstap(woord, mist) == verwacht


def test_besproken_noemt_het_jaar_als_het_een_ander_is():
    assert besproken(DAG, "Buiten de macht", DAG) == "Besproken op 24 november: buiten de macht"
    assert besproken(DAG, "Aangehouden", dt.date(2027, 1, 1)) == "Besproken op 24 november 2026: aangehouden"


def test_lange_tekst_wordt_op_een_woord_afgebroken():
    assert kort("a" * 90) == "a" * 90
    assert kort("a" * 91) == "a" * 89 + "…"
    lang = kort("woord " * 30)
    assert lang.endswith("woord…")
    assert len(lang) <= 90


def test_de_voorzitter_gaat_voor():
    assert rollen_op_volgorde({"partij", "analist", "voorzitter", "onbekend"}) == ["voorzitter", "partij", "analist"]


def vol() -> list[Lid]:
    gevers = [Lid(f"G{nr}", "akkoordgever", kant, sector, True) for nr, (kant, sector, _) in enumerate(AKKOORD_NODIG)]
    return [Lid("V", "voorzitter", None, None, False), *gevers]


def test_een_volledige_tafel_heeft_geen_tekorten():
    assert tekorten(vol(), []) == []


@pytest.mark.parametrize("nr", range(5))
def test_elk_gat_wordt_genoemd(nr):
    leden = vol()
    weg = leden.pop(nr)
    (gevonden,) = tekorten(leden, [])
    assert ("voorzitter" in gevonden[0]) is (weg.rol == "voorzitter")


def test_een_mandaat_voor_alle_sectoren_telt_voor_beide():
    leden = [lid for lid in vol() if lid.kant != "onderwijs"]
    assert tekorten([*leden, Lid("Allebei", "akkoordgever", "onderwijs", None, True)], []) == []


def test_een_verlopen_mandaat_en_iemand_zonder_rol():
    leden = [*vol(), Lid("Oud", "akkoordgever", "jeugdhulp", None, False)]
    assert [wat for wat, _ in tekorten(leden, ["Nieuw Mens"])] == [
        "Oud heeft geen geldig mandaat",
        "Nieuw Mens heeft nog geen rol",
    ]


@pytest.mark.parametrize(
    "antwoorden, zin",
    [
        (Antwoorden(), ""),
        (Antwoorden(open=1), "1 antwoord ontbreekt nog."),
        (Antwoorden(kan_niet=1, open=2), "1 mens kan niet, 2 antwoorden ontbreken nog."),
        (Antwoorden(ander=1), "1 voorstel voor een ander wacht op u."),
        (Antwoorden(nooit=1), "1 mens is nog niet uitgenodigd."),
        (Antwoorden(open=1, nooit=3), "1 antwoord ontbreekt nog, 3 mensen zijn nog niet uitgenodigd."),
        (
            Antwoorden(open=3, kan_niet=2, ander=2),
            "2 mensen kunnen niet, 2 voorstellen voor een ander wachten op u, 3 antwoorden ontbreken nog.",
        ),
    ],
)
def test_wat_de_voorzitter_van_de_antwoorden_moet_weten(antwoorden, zin):
    assert antwoordzin(antwoorden) == zin


@pytest.mark.parametrize(
    "rollen, zin",
    [
        ((), ""),
        (("leerling",), "De leerling komt niet"),
        (("ouders", "ouders"), "Een van de ouders komt niet"),
        (("leerling", "leerplicht"), "De leerling en leerplicht komen niet"),
        (("",), "Een budgethouder of leidinggevende komt niet"),
    ],
)
def test_wie_niet_komt_staat_op_het_licht(rollen, zin):
    assert wie_niet_komt(rollen) == zin
