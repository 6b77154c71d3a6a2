"""Rules of the table: opening, hearing, outcomes, closing, the clock. No database."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.aan_tafel.rules import (
    ZONDER_BESLUIT,
    HoorFeiten,
    OpenFeiten,
    PuntStand,
    klok,
    redenen_tegen_afronden,
    redenen_tegen_fase,
    redenen_tegen_gehoord,
    redenen_tegen_leiden,
    redenen_tegen_openen,
    redenen_tegen_sluiten,
    stand_na,
    wat_is_open,
)
from tafel.overleggen.rules import UITKOMSTWOORD

DAG = dt.date(2026, 11, 24)
EEN, TWEE = DAG - dt.timedelta(days=14), DAG - dt.timedelta(days=7)


def codes(redenen):
    return [reden.code for reden in redenen]


# --- opening


@pytest.mark.parametrize(
    "vandaag,verwacht",
    [(DAG - dt.timedelta(days=1), ["te_vroeg"]), (DAG, []), (DAG + dt.timedelta(days=1), [])],
)
def test_openen_kan_op_de_dag_zelf_en_daarna(vandaag, verwacht):
    assert codes(redenen_tegen_openen(OpenFeiten("gepland", DAG, vandaag, 2))) == verwacht


def test_te_vroeg_openen_zegt_wanneer_het_kan():
    reden = redenen_tegen_openen(OpenFeiten("gepland", DAG, EEN, 1))[0]
    assert reden.melding == "Dit overleg is op dinsdag 24 november. Die dag kunt u het openen."


def test_een_lege_agenda_opent_niet():
    assert codes(redenen_tegen_openen(OpenFeiten("gepland", DAG, DAG, 0))) == ["lege_agenda"]


@pytest.mark.parametrize("stand", ["bezig", "gesloten"])
def test_een_overleg_opent_een_keer(stand):
    assert codes(redenen_tegen_openen(OpenFeiten(stand, DAG, DAG, 1))) == ["niet_gepland"]


def test_wie_zelf_partij_is_opent_niet_en_leest_het_nummer():
    redenen = redenen_tegen_openen(OpenFeiten("gepland", DAG, DAG, 2, ("2026-041", "2026-043")))
    assert codes(redenen) == ["zelf_partij", "zelf_partij"]
    assert "2026-041" in redenen[0].melding


@pytest.mark.parametrize(
    "stand,zelf,uitkomst,verwacht",
    [
        ("bezig", False, None, []),
        ("gepland", False, None, ["niet_open"]),
        ("gesloten", False, "besloten", ["niet_open", "punt_klaar"]),
        ("bezig", True, None, ["zelf_partij"]),
        ("bezig", False, "aangehouden", ["punt_klaar"]),
    ],
)
def test_schrijven_kan_alleen_in_een_open_overleg(stand, zelf, uitkomst, verwacht):
    assert codes(redenen_tegen_leiden(stand, zelf, "2026-041", uitkomst)) == verwacht


@pytest.mark.parametrize("fase", ["besluit", "afronden"])
def test_eerst_beginnen_dan_besluiten(fase):
    assert codes(redenen_tegen_fase(fase, False)) == ["niet_begonnen"]
    assert redenen_tegen_fase(fase, True) == []


@pytest.mark.parametrize("fase", ["horen", "knelpunt"])
def test_horen_en_knelpunt_kunnen_altijd(fase):
    assert redenen_tegen_fase(fase, False) == []


# --- hearing


def hoor(hoe, rol="school", inbreng="Wij willen helpen.", reden="", een=None, twee=None):
    return codes(redenen_tegen_gehoord(HoorFeiten(rol, hoe, inbreng, reden, DAG, een, twee)))


@pytest.mark.parametrize("hoe", ["gesproken", "schriftelijk", "namens"])
def test_gehoord_vraagt_een_zin(hoe):
    assert hoor(hoe) == []
    assert hoor(hoe, inbreng=" \n ") == ["inbreng_leeg"]


@pytest.mark.parametrize("hoe", ["", "gefluisterd", "wil_niet", "voorlezen"])
def test_een_partij_kent_alleen_de_gewone_vormen(hoe):
    assert hoor(hoe) == ["hoe_onbekend"]


@pytest.mark.parametrize("hoe", ["gesproken", "schriftelijk", "voorlezen", "namens"])
def test_de_leerling_kiest_een_eigen_vorm(hoe):
    assert hoor(hoe, rol="leerling") == []


def test_een_leerling_die_niet_wil_hoeft_geen_uitnodigingen():
    assert hoor("wil_niet", "leerling", "", "Ik zeg liever niets.") == []
    assert hoor("wil_niet", "leerling", "", " ") == ["keuze_leeg"]
    assert hoor("wil_niet", "ouders", "", "Wij zeggen niets.") == ["hoe_onbekend"]


def test_niet_gehoord_met_alles_erbij_kan():
    assert hoor("niet_gehoord", reden="Ziek.", een=EEN, twee=TWEE) == []
    assert hoor("niet_gehoord", reden="Ziek.", een=TWEE, twee=DAG) == []


def test_niet_gehoord_zonder_iets_noemt_alles():
    assert hoor("niet_gehoord", inbreng="") == [
        "uitnodiging_1_leeg", "uitnodiging_2_leeg", "reden_leeg", "inbreng_leeg"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "een,twee,verwacht",
    [
        (EEN, DAG + dt.timedelta(days=1), ["uitnodiging_2_later"]),
        (DAG + dt.timedelta(days=1), None, ["uitnodiging_1_later", "uitnodiging_2_leeg"]),
        (EEN, EEN, ["uitnodigingen_zelfde_dag"]),
        (TWEE, EEN, ["uitnodigingen_volgorde"]),
    ],
)
def test_uitnodigingen_liggen_achter_ons_en_op_volgorde(een, twee, verwacht):
    assert hoor("niet_gehoord", reden="Ziek.", een=een, twee=twee) == verwacht


# --- outcome and closing


def test_zonder_besluit_vraagt_een_uitleg():
    assert redenen_tegen_afronden("aangehouden", "Ouders ziek.") == []
    assert codes(redenen_tegen_afronden("aangehouden", " ")) == ["toelichting_leeg"]


@pytest.mark.parametrize("uitkomst", ["", "besloten", "onder_voorbehoud", "weg"])
def test_een_besluit_komt_alleen_uit_vaststellen(uitkomst):
    assert codes(redenen_tegen_afronden(uitkomst, "Daarom.")) == ["uitkomst_onbekend"]


@pytest.mark.parametrize(
    "uitkomst,van,naar",
    [
        ("besloten", "toegelaten", "opvolging"),
        ("onder_voorbehoud", "toegelaten", "opvolging"),
        ("aangehouden", "toegelaten", "toegelaten"),
        ("geen_overeenstemming", "toegelaten", "toegelaten"),
        ("buiten_onze_macht", "toegelaten", "toegelaten"),
        ("ingetrokken", "toegelaten", "ingetrokken"),
        ("aangehouden", "opvolging", "opvolging"),
        ("ingetrokken", "opvolging", "opvolging"),
    ],
)
def test_waar_een_casus_daarna_staat(uitkomst, van, naar):
    assert stand_na(uitkomst, van) == naar


def test_wat_is_open_noemt_elk_punt_en_de_weg():
    punten = [
        PuntStand("a", "2026-041", True, "besloten"),
        PuntStand("b", "2026-042", True, None),
        PuntStand("c", "2026-043", False, None),
    ]
    assert [(een.nummer, een.fase) for een in wat_is_open(punten)] == [("2026-042", "afronden"), ("2026-043", "horen")]
    assert [reden.melding for reden in redenen_tegen_sluiten("bezig", punten)] == [
        "2026-042 heeft nog geen uitkomst. Geef deze casus een uitkomst.",
        "2026-043 is nog niet aan de beurt geweest. Geef deze casus een uitkomst.",
    ]
    assert redenen_tegen_sluiten("bezig", punten[:1]) == []
    assert codes(redenen_tegen_sluiten("gepland", [])) == ["niet_open"]


# --- the clock

BEGIN = dt.datetime(2026, 11, 24, 9, 15, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "minuut,woord,let,verstreken",
    [
        (0, "nog 45 min", False, 0),
        (12, "nog 33 min", False, 12),
        (35, "nog 10 min", False, 35),
        (36, "nog 9 min: rond af", True, 36),
        (45, "nog 0 min: rond af", True, 45),
        (49, "4 min over. Verdeel de rest opnieuw", True, 45),
    ],
)
def test_de_klok_spreekt_in_woorden(minuut, woord, let, verstreken):
    stand = klok(BEGIN + dt.timedelta(minutes=minuut), BEGIN, 45, BEGIN)
    assert (stand.woord, stand.let, stand.verstreken) == (woord, let, verstreken)


def test_binnen_het_plan_begonnen_houdt_het_plan():
    laat = BEGIN + dt.timedelta(minutes=10)
    assert klok(laat, BEGIN, 45, laat).tot == BEGIN + dt.timedelta(minutes=45)


@pytest.mark.parametrize("minuten", [-30, 45, 600])
def test_buiten_het_plan_begonnen_telt_vanaf_het_begin(minuten):
    echt = BEGIN + dt.timedelta(minutes=minuten)
    assert klok(echt, BEGIN, 45, echt).woord == "nog 45 min"


@pytest.mark.parametrize(
    "rol,wie,zegt,niet",
    [
        ("leerling", "S.V.", "S.V. zegt", "S.V. er niet is"),
        ("leerling", "", "deze partij zegt", "de leerling er niet is"),
        ("ouders", "S.V.", "de ouders zeggen", "de ouders er niet zijn"),
        ("school", "S.V.", "deze partij zegt", "deze partij er niet is"),
    ],
)
def test_wie_iets_zegt_in_een_zin(rol, wie, zegt, niet):
    feiten = HoorFeiten(rol, "gesproken", "", "", DAG, wie=wie)
    assert (feiten.zegt, feiten.is_er_niet) == (zegt, niet)


def test_een_uitkomst_heet_overal_hetzelfde():
    assert set(ZONDER_BESLUIT) == {"aangehouden", "geen_overeenstemming", "buiten_onze_macht", "ingetrokken"}
    assert {uitkomst: UITKOMSTWOORD[uitkomst] for uitkomst in ZONDER_BESLUIT} == ZONDER_BESLUIT
    assert UITKOMSTWOORD["onder_voorbehoud"] == "Besloten, onder voorbehoud"
    assert UITKOMSTWOORD["buiten_onze_macht"] == "Buiten de macht van deze tafel"
