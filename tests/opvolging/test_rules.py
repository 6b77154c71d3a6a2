"""Rules of the follow-up, at every boundary, without a database."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.kern.werkdagen import is_werkdag, vrije_dagen, werkdagen_verder
from tafel.opvolging import rules
from tafel.opvolging.grafiek import teken_uren
from tafel.opvolging.woorden import doezin, hoofdzin, urenzin

D = dt.date


def codes(redenen) -> list[str]:
    return [reden.code for reden in redenen]


@pytest.mark.parametrize(
    "start, maanden, verwacht",
    [
        (D(2026, 1, 31), 3, D(2026, 4, 30)),
        (D(2026, 11, 30), 3, D(2027, 2, 28)),
        (D(2027, 11, 30), 3, D(2028, 2, 29)),
        (D(2026, 12, 15), 1, D(2027, 1, 15)),
        (D(2026, 12, 15), 12, D(2027, 12, 15)),
        (D(2028, 2, 29), 12, D(2029, 2, 28)),
    ],
)
def test_kalendermaanden_klemmen_op_de_laatste_dag(start, maanden, verwacht):
    assert rules.maanden_later(start, maanden) == verwacht


def test_het_ritme_van_een_jaar():
    assert rules.momenten(D(2026, 5, 26)) == [
        ("2wk", D(2026, 6, 9)), ("6wk", D(2026, 7, 7)), ("3mnd", D(2026, 8, 26)),
        ("6mnd", D(2026, 11, 26)), ("9mnd", D(2027, 2, 26)), ("12mnd", D(2027, 5, 26)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "maanden, soorten",
    [
        (1, ["2wk", "extra"]),
        (2, ["2wk", "6wk", "extra"]),
        (3, ["2wk", "6wk", "3mnd"]),
        (10, ["2wk", "6wk", "3mnd", "6mnd", "9mnd", "extra"]),
        (12, ["2wk", "6wk", "3mnd", "6mnd", "9mnd", "12mnd"]),
        (24, ["2wk", "6wk", "3mnd", "6mnd", "9mnd", "12mnd", "extra"]),
    ],
)
def test_de_laatste_maand_is_er_altijd_en_niets_daarna(maanden, soorten):
    dagen = rules.momenten(D(2026, 3, 2), maanden)
    assert [soort for soort, _ in dagen] == soorten
    assert dagen[-1][1] >= rules.maanden_later(D(2026, 3, 2), maanden)


@given(st.dates(D(2020, 1, 1), D(2080, 12, 31)), st.integers(1, 24))
def test_momenten_zijn_werkdagen_in_volgorde_en_hoogstens_een_week_verschoven(start, maanden):
    dagen = rules.momenten(start, maanden)
    assert all(is_werkdag(dag) for _, dag in dagen)
    assert all(eerder < later for (_, eerder), (_, later) in itertools.pairwise(dagen))
    ruw = {
        "2wk": start + dt.timedelta(14), "6wk": start + dt.timedelta(42),
        **{f"{n}mnd": rules.maanden_later(start, n) for n in (3, 6, 9, 12)},
        "extra": rules.maanden_later(start, maanden),
    }  # fmt: skip
    assert all(0 <= (dag - ruw[soort]).days <= 7 for soort, dag in dagen)


@pytest.mark.parametrize(
    "dag, naam",
    [
        (D(2026, 1, 1), "Nieuwjaar"), (D(2026, 4, 3), "Goede Vrijdag"), (D(2026, 4, 6), "tweede paasdag"),
        (D(2026, 4, 27), "Koningsdag"), (D(2030, 5, 6), None), (D(2025, 5, 5), "Bevrijdingsdag, lustrum"),
        (D(2026, 5, 5), None), (D(2026, 5, 14), "Hemelvaart"), (D(2026, 5, 25), "tweede pinksterdag"),
        (D(2026, 12, 25), "Kerst"), (D(2026, 12, 5), None), (D(2026, 12, 24), None),
    ],
)  # fmt: skip
def test_feestdagen(dag, naam):
    assert (dag in vrije_dagen(dag.year)) is (naam is not None)


def test_een_moment_op_kerst_schuift_over_het_weekend():
    # 11 December + 2 weeks = Friday 25 December; then Boxing Day, Sunday
    assert rules.momenten(D(2026, 12, 11))[0] == ("2wk", D(2026, 12, 28))


def test_werkdagen_verder_slaat_weekend_en_feestdag_over():
    assert werkdagen_verder(D(2026, 12, 21), 5) == D(2026, 12, 29)
    assert werkdagen_verder(D(2026, 11, 28), 1) == D(2026, 11, 30)


MOMENT = rules.MomentFeiten("gepland", D(2026, 12, 1), D(2026, 12, 1), D(2026, 11, 1), "ouders", "Het gaat.", 12)


@pytest.mark.parametrize(
    "anders, code",
    [
        ({}, []),
        ({"uren_per_week": 0}, []),
        ({"uren_per_week": 40}, []),
        ({"uren_per_week": None}, []),
        ({"begonnen": None, "gehouden_op": D(2026, 1, 1)}, []),
        ({"gehouden_op": D(2026, 11, 1)}, []),
        ({"gehouden_op": D(2026, 12, 2)}, ["gehouden_op_toekomst"]),
        ({"gehouden_op": D(2026, 10, 31)}, ["gehouden_op_te_vroeg"]),
        ({"gehouden_op": None}, ["gehouden_op_leeg"]),
        ({"uren_per_week": 41}, ["uren_buiten"]),
        ({"uren_per_week": -1}, ["uren_buiten"]),
        ({"met_wie": "  "}, ["met_wie_leeg"]),
        ({"verslag": "\n"}, ["verslag_leeg"]),
        ({"stand": "gehouden"}, ["moment_niet_gepland"]),
        ({"stand": "vervallen", "met_wie": "", "verslag": ""}, ["moment_niet_gepland", "met_wie_leeg", "verslag_leeg"]),
    ],
)
def test_moment_vastleggen(anders, code):
    assert codes(rules.mag_moment_vastleggen(dataclasses.replace(MOMENT, **anders))) == code


def test_extra_moment_niet_in_het_verleden_en_niet_dubbel():
    dag = D(2026, 12, 1)
    assert rules.mag_moment_plannen(dag, dag, set()) == []
    assert codes(rules.mag_moment_plannen(dag, D(2026, 12, 2), {dag})) == ["moment_voorbij", "moment_bestaat"]


ACTIE = rules.ActieFeiten("open", False, "gelukt", "")


@pytest.mark.parametrize(
    "anders, code",
    [
        ({}, []),
        ({"uitkomst": "lukt_niet", "resultaat": "De taxi komt niet."}, []),
        ({"uitkomst": "lukt_niet", "resultaat": "Geen geld.", "wacht": True}, []),
        ({"uitkomst": "lukt_niet", "resultaat": " "}, ["resultaat_leeg"]),
        ({"wacht": True}, ["actie_wacht_op_akkoord"]),
        ({"uitkomst": "misschien"}, ["uitkomst_onbekend"]),
        ({"stand": "gelukt"}, ["actie_klaar"]),
    ],
)
def test_actie_melden(anders, code):
    assert codes(rules.mag_actie_melden(dataclasses.replace(ACTIE, **anders))) == code


@pytest.mark.parametrize(
    "stand, wanneer, wacht, verwacht",
    [
        ("open", D(2026, 12, 2), False, "open"),
        ("open", D(2026, 12, 1), False, "vandaag"),
        ("open", D(2026, 11, 30), False, "te_laat"),
        ("open", D(2026, 11, 30), True, "wacht_op_akkoord"),
        ("gelukt", D(2026, 11, 30), True, "gelukt"),
    ],
)
def test_actie_stand(stand, wanneer, wacht, verwacht):
    assert rules.actie_stand(stand, wanneer, wacht, D(2026, 12, 1)) == verwacht


SLUIT = rules.SluitFeiten("opvolging", D(2026, 12, 1), D(2025, 12, 1), 12, "duurzaam_terug", "")


@pytest.mark.parametrize(
    "anders, code",
    [
        ({}, []),
        ({"vandaag": D(2026, 11, 30)}, ["reden_leeg"]),
        ({"vandaag": D(2026, 11, 30), "reden": "Verhuisd."}, []),
        ({"begonnen": None}, ["reden_leeg"]),
        ({"uitkomst": ""}, ["uitkomst_onbekend"]),
        ({"uitkomst": "iets"}, ["uitkomst_onbekend"]),
        ({"stand": "afgesloten"}, ["niet_in_opvolging"]),
    ],
)
def test_sluiten(anders, code):
    assert codes(rules.mag_sluiten(dataclasses.replace(SLUIT, **anders))) == code


def test_terug_naar_de_tafel_vraagt_een_reden():
    assert rules.mag_terug_naar_tafel("opvolging", "Zit weer thuis.") == []
    assert codes(rules.mag_terug_naar_tafel("toegelaten", " ")) == ["niet_in_opvolging", "reden_leeg"]


def test_grafiek_van_twee_cijfers_blijft_binnen_het_vlak():
    assert teken_uren([(D(2026, 1, 1), 5)]) is None
    grafiek = teken_uren([(D(2026, 1, 1), 0), (D(2026, 3, 1), 40)])
    assert [(p.x, p.y) for p in grafiek.punten] == [(40, 160), (506, 24)]
    assert grafiek.lijnen[0] == (0, 160)
    assert grafiek.lijnen[-1] == (40, 24)
    zelfde_dag = teken_uren([(D(2026, 1, 1), 3), (D(2026, 1, 1), 4)])
    assert len(zelfde_dag.punten) == 2


@pytest.mark.parametrize(
    "stand, volgende, om, verwacht",
    [
        ("opvolging", ("6wk", D(2026, 12, 1)), False, "Vandaag is het moment van 6 weken"),
        ("opvolging", ("6wk", D(2026, 11, 30)), False, "Het moment van 6 weken is 1 dag te laat"),
        ("opvolging", ("extra", D(2026, 12, 4)), False, "Over 3 dagen is een extra moment"),
        ("opvolging", None, True, "Het jaar is om"),
        ("opvolging", None, False, "Er staat geen moment meer gepland"),
        ("afgesloten", None, True, "De opvolging is gesloten"),
        ("toegelaten", ("6wk", D(2026, 12, 1)), False, "Deze casus gaat terug naar de tafel"),
    ],
)
def test_de_bladzijde_begint_met_een_zin(stand, volgende, om, verwacht):
    assert hoofdzin(stand, volgende, om, D(2026, 12, 1)) == verwacht
    assert doezin(stand, volgende, om, D(2026, 12, 1)).endswith(".")


def test_urenzin_vergelijkt_de_laatste_twee():
    assert urenzin("D.W.", []) == ""
    assert urenzin("D.W.", [16]) == "D.W. gaat 16 uur per week naar school."
    assert urenzin("D.W.", [4, 19, 16]) == "D.W. ging 19 uur per week naar school, nu 16."


def test_een_afspraak_zonder_akkoord_gaat_voor_wachten_en_te_laat():
    vroeger, dag = D(2026, 11, 1), D(2026, 12, 1)
    assert rules.actie_stand("open", vroeger, True, dag, afgewezen=True) == "geen_akkoord"
    assert rules.actie_stand("gelukt", vroeger, True, dag, afgewezen=True) == "gelukt"
    feiten = rules.ActieFeiten("open", True, "gelukt", "", afgewezen=True)
    assert [een.code for een in rules.mag_actie_melden(feiten)] == ["actie_zonder_akkoord"]
    assert rules.mag_actie_melden(rules.ActieFeiten("open", True, "lukt_niet", "Geen geld.", afgewezen=True)) == []
