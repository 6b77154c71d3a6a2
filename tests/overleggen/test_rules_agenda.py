"""Times round fixed points, what solves a day that is too full, the order by rule, the days by rhythm."""

from __future__ import annotations

import datetime as dt
import itertools
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tafel.overleggen.rules.dagindeling import (
    Blok,
    deel_in,
    kort_in_tot_het_past,
    past,
    schuif_door_tot_het_past,
    verzet_late_pauzes,
)
from tafel.overleggen.rules.ordenen import Ordepunt, orden, wie_kan_wachten
from tafel.overleggen.rules.ritme import Ritme, Vakantie, plan, vrij

T = dt.time
NEGEN, TIEN, KWART, ELF, TWAALF = (dt.time(9), dt.time(10), dt.time(10, 15), dt.time(11), dt.time(12))
PAUZE = Blok("pauze", 10, dt.time(10, 30), "pauze")


def tijden(dag):
    return {vak.sleutel: (f"{vak.begint:%H:%M}", f"{vak.eindigt:%H:%M}") for vak in dag.vakken}


# --- times ------------------------------------------------------------------------------------------------------------


def test_zonder_vaste_punten_sluit_alles_aan():
    dag = deel_in(NEGEN, TWAALF, 5, [Blok("a", 45), Blok("b", 30)])
    assert tijden(dag) == {"a": ("09:05", "09:50"), "b": ("09:50", "10:20")}
    assert (dag.te_vol, dag.over, dag.ruimtes, dag.past) == (0, 100, (), True)


def test_een_vast_punt_blijft_en_de_rest_stroomt_eromheen():
    dag = deel_in(NEGEN, TWAALF, 0, [Blok("a", 45), Blok("b", 45), Blok("ouders", 30, KWART), Blok("c", 30), PAUZE])
    assert tijden(dag) == {
        "a": ("09:00", "09:45"),
        "ouders": ("10:15", "10:45"),
        "pauze": ("10:45", "10:55"),
        "b": ("10:55", "11:40"),
        "c": ("11:40", "12:10"),
    }
    assert dag.ruimtes == ((dt.time(9, 45), 30),)
    assert [vak.uitloop for vak in dag.vakken] == [0, 0, 15, 0, 0]
    assert (dag.te_vol, dag.past) == (10, False)


def test_een_punt_dat_precies_past_blijft_ervoor():
    dag = deel_in(NEGEN, TWAALF, 15, [Blok("a", 60), Blok("ouders", 30, KWART)])
    assert tijden(dag) == {"a": ("09:15", "10:15"), "ouders": ("10:15", "10:45")}
    assert dag.ruimtes == ()


def test_een_lege_agenda_past():
    dag = deel_in(NEGEN, TWAALF, 5, [])
    assert dag.vakken == () and dag.past and dag.over == 175


blokken = st.lists(
    st.builds(
        lambda n, m, v: (m, v),
        st.just(0),
        st.integers(5, 120),
        st.one_of(st.none(), st.times(dt.time(8), dt.time(16)).map(lambda t: t.replace(second=0, microsecond=0))),
    ),
    max_size=15,
).map(lambda rijen: [Blok(str(i), m, v) for i, (m, v) in enumerate(rijen)])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(blokken)
def test_niets_raakt_kwijt_en_niets_overlapt(alle):
    dag = deel_in(NEGEN, TWAALF, 5, alle)
    assert sorted(vak.sleutel for vak in dag.vakken) == sorted(blok.sleutel for blok in alle)
    los = [blok.sleutel for blok in alle if not blok.vast_om]
    assert [vak.sleutel for vak in dag.vakken if vak.sleutel in los] == los
    minuut = {vak.sleutel: vak for vak in dag.vakken}
    for blok in alle:
        if blok.vast_om:
            vak = minuut[blok.sleutel]
            begint = vak.begint.hour * 60 + vak.begint.minute
            assert (begint - blok.vast_om.hour * 60 - blok.vast_om.minute - vak.uitloop) % 1440 == 0


# --- too full ---------------------------------------------------------------------------------------------------------


def test_inkorten_neemt_van_het_langste_en_laat_de_pauze_heel():
    alle = [Blok("a", 60), Blok("b", 45), PAUZE, Blok("c", 45)]
    assert deel_in(TIEN, TWAALF, 5, alle).te_vol > 0
    voorstel = kort_in_tot_het_past(TIEN, TWAALF, 5, alle)
    assert voorstel and voorstel.dag.past and "pauze" not in voorstel.minuten
    assert all(minuten >= 20 for minuten in voorstel.minuten.values())


def test_inkorten_neemt_niets_waar_het_niet_helpt():
    alle = [Blok("a", 45), Blok("ouders", 45, dt.time(9, 50)), Blok("b", 45), Blok("c", 40), Blok("d", 20)]
    voorstel = kort_in_tot_het_past(NEGEN, TWAALF, 0, alle)
    assert voorstel and voorstel.minuten == {"ouders": 35, "b": 35}  # a shorter a would only leave a gap


def test_inkorten_kan_niet_als_iedereen_al_kort_is():
    assert kort_in_tot_het_past(TIEN, ELF, 5, [Blok("a", 20), Blok("b", 20), Blok("c", 20)]) is None


def test_inkorten_is_niet_nodig_als_het_past():
    assert kort_in_tot_het_past(TIEN, TWAALF, 5, [Blok("a", 20)]) is None


def test_doorschuiven_kiest_wie_het_best_kan_wachten():
    alle = [Blok("a", 30), Blok("b", 30), Blok("c", 10)]
    voorstel = schuif_door_tot_het_past(TIEN, ELF, 0, alle, ["c", "b", "a"])
    assert voorstel and voorstel.weg == ("c",) and voorstel.dag.past
    meer = schuif_door_tot_het_past(TIEN, ELF, 0, [*alle, Blok("d", 60)], ["c", "b", "a"])
    assert meer and meer.weg == ("c", "b", "a")  # no single one is enough: as few as it takes, who can wait first
    assert schuif_door_tot_het_past(TIEN, ELF, 0, [*alle, Blok("d", 61)], ["c", "b", "a"]) is None
    assert schuif_door_tot_het_past(TIEN, TWAALF, 0, alle, ["c", "b", "a"]) is None  # it fits already
    assert schuif_door_tot_het_past(TIEN, ELF, 0, alle, ["onbekend"]) is None


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(blokken, st.integers(0, 30))
def test_past_is_wat_de_hele_dag_ook_zegt(alle, welkom):
    for einde in (dt.time(11), dt.time(13), dt.time(17)):
        assert past(NEGEN, einde, welkom, alle) == deel_in(NEGEN, einde, welkom, alle).past


def test_doorschuiven_laat_niet_meer_gaan_dan_nodig():
    """An item that is too long for the minutes before a fixed pause: two may stay, whoever can wait first."""
    alle = [Blok("a", 80), Blok("b", 45), Blok("c", 45), Blok("d", 45), Blok("p", 10, T(10, 45), "pauze")]
    voorstel = schuif_door_tot_het_past(T(9, 30), TWAALF, 5, alle, ["d", "c", "b", "a"])
    assert voorstel and voorstel.weg == ("d", "a") and voorstel.dag.past


def test_doorschuiven_met_veel_tegelijk():
    alle = [Blok(str(nr), 45) for nr in range(12)]
    voorstel = schuif_door_tot_het_past(TIEN, TWAALF, 0, alle, [str(nr) for nr in range(12)])
    assert voorstel and len(voorstel.weg) == 10 and voorstel.dag.past


def test_vijftien_punten_rekenen_in_minder_dan_vijftig_milliseconden():
    alle = [Blok(str(i), 40, dt.time(9 + i, 10) if i % 5 == 0 else None) for i in range(15)]
    begin = time.perf_counter()
    deel_in(NEGEN, dt.time(15), 5, alle)
    kort_in_tot_het_past(NEGEN, dt.time(15), 5, alle)
    schuif_door_tot_het_past(NEGEN, dt.time(15), 5, alle, [blok.sleutel for blok in alle])
    assert time.perf_counter() - begin < 0.05


# --- order ------------------------------------------------------------------------------------------------------------

VANDAAG = dt.date(2026, 11, 22)


def punt(nummer, gezin=False, spoed=False, thuis=None, *partners):
    return Ordepunt(nummer, nummer, gezin, spoed, thuis, frozenset(partners))


def test_de_volgorde_volgt_de_regels_en_zegt_waarom():
    punten = [
        punt("1", thuis=dt.date(2026, 10, 1)),
        punt("2", False, True, dt.date(2026, 11, 1)),
        punt("3", True, False, dt.date(2026, 11, 20), "De Brug"),
        punt("4", False, False, dt.date(2026, 1, 1)),
        punt("5", False, False, None, "De Brug"),
    ]
    plekken = orden(punten, VANDAAG)
    assert [p.sleutel for p in plekken] == ["3", "2", "4", "1", "5"]
    assert plekken[0].waarom == "Leerling of ouders zijn erbij; 2 dagen thuis."
    assert plekken[1].waarom == "Er is spoed toegekend; 21 dagen thuis."
    assert plekken[4].waarom == "Nog niet thuis."


def test_zelfde_partners_komen_na_elkaar():
    punten = [
        punt("1", False, False, dt.date(2026, 1, 1), "De Brug", "SWV"),
        punt("2", False, False, dt.date(2026, 2, 1), "Elders"),
        punt("3", False, False, dt.date(2026, 3, 1), "De Brug"),
        punt("4", False, False, dt.date(2026, 4, 1), "De Brug", "SWV"),
    ]
    plekken = orden(punten, VANDAAG)
    assert [p.sleutel for p in plekken] == ["1", "4", "3", "2"]
    assert plekken[1].waarom == "Zelfde partijen als 1; 235 dagen thuis."
    assert plekken[2].waarom.startswith("De Brug zit ook bij 4;")


def test_wie_kan_wachten_begint_bij_wie_het_kortst_thuis_is():
    punten = [
        punt("1", True),
        punt("2", False, True),
        punt("3", False, False, dt.date(2026, 1, 1)),
        punt("4", False, False, dt.date(2026, 11, 1)),
        punt("5"),
    ]
    assert wie_kan_wachten(punten) == ["5", "4", "3", "2", "1"]


# --- rhythm -----------------------------------------------------------------------------------------------------------

KERST = Vakantie("kerstvakantie", dt.date(2026, 12, 19), dt.date(2027, 1, 3))


def test_elke_drie_weken_om_de_kerstvakantie_heen():
    dagen = plan(Ritme("weken", 3, 3), dt.date(2026, 11, 26), dt.date(2027, 2, 28), [KERST])
    assert [d.dag.isoformat() for d in dagen] == ["2026-11-26", "2026-12-17", "2027-01-07", "2027-01-28", "2027-02-18"]
    assert not any(d.waarom for d in dagen)


def test_een_dag_in_de_vakantie_schuift_en_zegt_het():
    dagen = plan(Ritme("weken", 3, 3), dt.date(2026, 12, 3), dt.date(2027, 1, 31), [KERST])
    assert [d.dag.isoformat() for d in dagen] == ["2026-12-03", "2027-01-07", "2027-01-14"]
    assert dagen[1].waarom == "Donderdag 24 december valt in de kerstvakantie."


def test_een_feestdag_telt_ook():
    assert vrij(dt.date(2026, 12, 25), []) == "is een vrije dag"
    assert vrij(dt.date(2026, 11, 22), []) == "is een vrije dag"
    assert vrij(dt.date(2026, 11, 23), []) == ""
    dagen = plan(Ritme("weken", 4, 4), dt.date(2026, 12, 25), dt.date(2027, 1, 20), [])
    assert [d.dag.isoformat() for d in dagen] == ["2027-01-08"]  # 25 December and 1 January are free


def test_zes_keer_per_jaar():
    dagen = plan(Ritme("per_jaar", 6, 1), dt.date(2026, 9, 1), dt.date(2027, 8, 31), [])
    assert len(dagen) in (6, 7)
    assert all(d.dag.weekday() == 1 for d in dagen)
    tussen = [(b.dag - a.dag).days for a, b in itertools.pairwise(dagen)]
    assert all(50 <= dagen_ertussen <= 70 for dagen_ertussen in tussen)


@pytest.mark.parametrize("ritme", [Ritme("op_aanvraag"), Ritme("weken", 0), Ritme("per_jaar", 0)])
def test_op_aanvraag_plant_niets(ritme):
    assert plan(ritme, dt.date(2026, 9, 1), dt.date(2027, 8, 31), []) == []


def test_een_dag_die_nergens_past_valt_weg():
    lang = Vakantie("zomervakantie", dt.date(2027, 7, 1), dt.date(2027, 10, 31))
    assert plan(Ritme("weken", 30, 3), dt.date(2027, 7, 8), dt.date(2027, 8, 1), [lang]) == []


def test_een_pauze_midden_in_een_vaste_casus_schuift_en_niet_de_casus():
    alle = [Blok("vast", 45, T(10, 15)), Blok("p", 10, T(10, 30), "pauze")]
    assert not past(TIEN, TWAALF, 0, alle)
    verzet = verzet_late_pauzes(TIEN, TWAALF, 0, alle)
    assert [blok.vast_om for blok in verzet] == [T(10, 15), T(11, 0)] and past(TIEN, TWAALF, 0, verzet)
    assert verzet_late_pauzes(TIEN, TWAALF, 0, verzet) == verzet


def test_wie_spoed_heeft_of_een_vaste_tijd_gaat_alleen_als_niets_anders_helpt():
    alle = [Blok("a", 30), Blok("spoed", 60), Blok("c", 30)]
    assert schuif_door_tot_het_past(TIEN, ELF, 0, alle, ["spoed", "c", "a"]).weg == ("spoed",)
    assert schuif_door_tot_het_past(TIEN, ELF, 0, alle, ["spoed", "c", "a"], {"spoed"}).weg == ("c", "a")
    lang = [Blok("a", 10), Blok("spoed", 70)]
    assert schuif_door_tot_het_past(TIEN, ELF, 0, lang, ["a", "spoed"], {"spoed"}).weg == ("spoed",)
