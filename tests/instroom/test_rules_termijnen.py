"""Terms: hours for spoed, working days for the rest; at every boundary."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.casussen.rules import Pauze, lesweken, plek, termijn, thuis
from tafel.casussen.rules.stand import OVERGANGEN
from tafel.instroom import rules
from tafel.instroom.rules import Datums, Spoedvraag, Termijnen

MA = dt.date(2026, 11, 30)  # a Monday
NU = dt.datetime(2026, 11, 30, 12, 0, tzinfo=dt.UTC)


def codes(weigeringen):
    return [w.code for w in weigeringen]


def dag(n):
    return MA + dt.timedelta(days=n)


def test_een_termijn_telt_werkdagen_en_slaat_pauzes_over():
    assert termijn(MA, 5) == dag(7)
    assert termijn(dt.date(2026, 12, 23), 2) == dt.date(2026, 12, 28)  # 25 December is a holiday, 26-27 the weekend
    assert termijn(MA, 5, [Pauze(dag(1), dag(3))]) == dag(9)  # Tuesday and Wednesday do not count
    assert termijn(MA, 5, [Pauze(dag(1), dag(3)), Pauze(dag(2), dag(4))]) == dag(10)  # a shared day counts once
    assert termijn(MA, 0) == MA


def test_streefdatum_en_uiterste_datum_met_woorden():
    dagen = rules.datums(MA, Termijnen(streef_werkdagen=5, uiterste_werkdagen=10))
    assert dagen == Datums(dag(7), dag(14))
    woord = [rules.datumteken(dagen, dag(n)).tekst for n in (7, 8, 14, 15)]
    assert woord == ["Op tijd", "Streefdatum voorbij", "Streefdatum voorbij", "Uiterste datum voorbij"]
    soort = [rules.datumteken(dagen, dag(n)).soort for n in (7, 8, 15)]
    assert soort == ["stil", "let", "fout"]
    rust = [Pauze(dag(14), dag(16))]
    assert rules.datumteken(dagen, dag(15), rust).tekst == "Opgeschort tot wo 16 dec"
    assert rules.datumteken(dagen, dag(16), rust).tekst == "Uiterste datum voorbij"  # on `tot` it counts again


def test_antwoord_van_de_voorzitter():
    termijnen = Termijnen(antwoord_werkdagen=5)
    assert rules.antwoordteken(MA, termijnen, dag(6)) is None
    assert rules.antwoordteken(MA, termijnen, dag(7)).tekst == "Antwoord vandaag"
    assert rules.antwoordteken(MA, termijnen, dag(8)).soort == "fout"


def test_de_standaard_is_een_werkdag_twee_weken_later():
    assert rules.standaard_termijn(MA) == dag(14)
    assert rules.standaard_termijn(dt.date(2026, 12, 11)) == dt.date(2026, 12, 28)  # 25 December
    assert rules.halverwege(MA, dag(14)) == dag(7)
    assert rules.halverwege(dt.date(2026, 12, 4), dt.date(2026, 12, 5)) == dt.date(2026, 12, 4)
    assert rules.halverwege(dag(4), dag(6)) <= dag(6)  # never past the end


@pytest.mark.parametrize(
    "minuten, tekst, soort",
    [
        (31 * 60, "Spoed gevraagd, nog 31 uur", "let"),
        (60, "Spoed gevraagd, nog 1 uur", "let"),
        (59, "Spoed gevraagd, nog 59 minuten", "fout"),
        (1, "Spoed gevraagd, nog 1 minuut", "fout"),
        (0, "Spoed gevraagd, nog 0 minuten", "fout"),
        (-1, "Spoed gevraagd, 1 minuut te laat", "fout"),
        (-60, "Spoed gevraagd, 1 uur te laat", "fout"),
        (-125, "Spoed gevraagd, 2 uur te laat", "fout"),
    ],
)
def test_spoed_telt_in_uren(minuten, tekst, soort):
    teken = rules.spoedklok(NU + dt.timedelta(minutes=minuten), NU)
    assert (teken.tekst, teken.soort) == (tekst, soort)


def test_spoed_loopt_pas_als_de_voorzitter_de_casus_ziet():
    later = NU + dt.timedelta(hours=3)
    assert rules.spoed_voor(NU, None, 48) == NU + dt.timedelta(hours=48)
    assert rules.spoed_voor(NU, later, 48) == later + dt.timedelta(hours=48)
    assert rules.spoed_voor(later, NU, 1) == later + dt.timedelta(hours=1)


def test_spoed_vragen():
    goed = Spoedvraag("Opvang stopt.", "Niemand thuis.", MA)
    assert rules.tegen_spoedvraag("ingediend", None, goed, MA) == []
    assert codes(rules.tegen_spoedvraag("ingediend", "gevraagd", goed, MA)) == ["al_gevraagd"]
    assert codes(rules.tegen_spoedvraag("ingediend", "toegekend", goed, MA)) == ["al_toegekend"]
    assert codes(rules.tegen_spoedvraag("opvolging", None, goed, MA)) == ["stand"]
    leeg = Spoedvraag(" ", "", dag(-1))
    assert codes(rules.tegen_spoedvraag("concept", None, leeg, MA)) == ["geen_reden", "geen_waarom_nu", "gewenst_op"]
    assert codes(rules.tegen_spoedvraag("concept", None, Spoedvraag("x" * 501, "x" * 500, None), MA)) == ["reden_lang"]
    assert rules.tegen_spoedantwoord("gevraagd", "Ja.") == []
    assert codes(rules.tegen_spoedantwoord("gevraagd", " ")) == ["geen_reden"]
    assert codes(rules.tegen_spoedantwoord("toegekend", "Ja.")) == ["spoed_stand"]


def test_opschorten():
    def tegen(van, tot, reden="Ziek.", pauzes=(), stand="toegelaten"):
        return codes(rules.tegen_opschorten(stand, (van, tot), reden, pauzes, MA))

    assert tegen(MA, dag(1)) == []
    assert tegen(MA, MA) == ["tot_voor_van"]
    assert tegen(None, None, "") == ["van", "tot", "geen_reden"]
    assert tegen(MA, dag(400)) == ["tot_ver"]
    assert tegen(MA, dag(5), stand="ingediend") == ["stand"]
    assert tegen(MA, dag(5), pauzes=[Pauze(dag(4), dag(8))]) == ["overlap"]
    assert tegen(MA, dag(4), pauzes=[Pauze(dag(4), dag(8))]) == []
    assert rules.tegen_hervatten([Pauze(MA, dag(1))], MA) == []
    assert codes(rules.tegen_hervatten([Pauze(MA, dag(1))], dag(1))) == ["niet_opgeschort"]


def test_belofte():
    assert rules.tegen_belofte("toegelaten", MA, MA) == []
    assert rules.tegen_belofte("ingediend", None, MA) == []
    assert codes(rules.tegen_belofte("toegelaten", dag(-1), MA)) == ["belofte"]
    assert codes(rules.tegen_belofte("toegelaten", dag(367), MA)) == ["belofte"]
    assert codes(rules.tegen_belofte("opvolging", MA, MA)) == ["stand"]


def test_dagen_thuis_hebben_een_woord_bij_twee_en_drie_maanden():
    sinds = dt.date(2026, 1, 31)
    assert thuis(sinds, dt.date(2026, 3, 30)).soort == "stil"
    assert thuis(sinds, dt.date(2026, 3, 31)).soort == "let"
    assert thuis(sinds, dt.date(2026, 4, 29)).soort == "let"
    assert thuis(sinds, dt.date(2026, 4, 30)).soort == "fout"  # R45: 31 January + 3 months


def test_lesweken_zijn_weken_met_een_werkdag():
    assert lesweken(MA, dag(4)) == 1
    assert lesweken(dag(5), dag(6)) == 0  # a weekend
    assert lesweken(MA, dag(7)) == 2


def test_elke_stand_heeft_een_plek():
    for stand in OVERGANGEN:
        assert plek(stand, False) in ("concept", "instroom", "aanvulling", "wachtrij", "opvolging", "gesloten")
    assert {plek("toegelaten", True), plek("opvolging", True)} == {"agenda"}
    assert plek("ingetrokken", True) == "gesloten"
    with pytest.raises(KeyError):
        plek("onbekend", False)


@pytest.mark.parametrize(
    "over, soort, tekst",
    [
        (None, "let", "Spoed"),
        (0, "let", "Spoed, nodig vóór"),
        (1, "let", "Spoed, nodig vóór"),
        (-1, "fout", "was nodig"),
    ],
)
def test_spoed_die_is_gegeven_noemt_de_dag(over, soort, tekst):
    dag = dt.date(2026, 11, 22)
    teken = rules.spoeddag(None if over is None else dag + dt.timedelta(over), dag)
    assert teken.soort == soort and tekst in teken.tekst
