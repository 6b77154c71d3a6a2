"""Rules of meetings and agendas, at every boundary."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from tafel.overleggen.rules import (
    Persoonfeiten,
    Planfeiten,
    Puntfeiten,
    Voorzitterfeiten,
    Zetfeiten,
    gereed,
    haal_eraf,
    keur_minuten,
    keur_overleg,
    keur_positie,
    mag_voorzitten,
    schuif,
    tegen_van_tafel,
    telt,
    wijzig_punt,
    zet_erop,
)

T = dt.time
DAG = dt.date(2026, 11, 23)


def codes(weigeringen):
    return [w.code for w in weigeringen]


# --- order


@pytest.mark.parametrize(
    "wat,naar,verwacht",
    [
        ("b", "eerder", "bacd"), ("b", "later", "acbd"), ("a", "eerder", "abcd"), ("d", "later", "abcd"),
        ("d", 1, "dabc"), ("a", 4, "bcda"), ("a", 9, "bcda"), ("c", 0, "cabd"), ("b", 2, "abcd"),
    ],
)  # fmt: skip
def test_schuiven(wat, naar, verwacht):
    assert "".join(schuif("abcd", wat, naar)) == verwacht


@pytest.mark.parametrize("positie,goed", [(None, False), (0, False), (1, True), (3, True), (4, False)])
def test_positie(positie, goed):
    assert codes(keur_positie(positie, 3)) == ([] if goed else ["positie"])


@pytest.mark.parametrize("minuten,goed", [(None, False), (4, False), (5, True), (240, True), (241, False)])
def test_minuten(minuten, goed):
    assert codes(keur_minuten(minuten)) == ([] if goed else ["minuten"])


# --- the meeting

VZ = Voorzitterfeiten(lid=True, naam="Hans Jacobs", organisatie_soort=None, gemeente_mag_voorzitten=True)
PLAN = Planfeiten(DAG, T(9, 30), T(12), DAG, VZ)


def test_een_overleg_vandaag_mag():
    assert keur_overleg(PLAN) == []


def test_een_nieuw_overleg_gisteren_mag_niet():
    weigeringen = keur_overleg(dataclasses.replace(PLAN, datum=DAG - dt.timedelta(1)))
    assert codes(weigeringen) == ["datum_voorbij"]
    assert weigeringen[0].melding.startswith("Zondag 22 november is al geweest.")


def test_een_oud_overleg_mag_op_zijn_datum_blijven():
    oud = DAG - dt.timedelta(7)
    assert keur_overleg(dataclasses.replace(PLAN, datum=oud, oude_datum=oud)) == []
    assert codes(keur_overleg(dataclasses.replace(PLAN, datum=oud, oude_datum=DAG))) == ["datum_voorbij"]


def test_eindigen_moet_na_beginnen():
    assert codes(keur_overleg(dataclasses.replace(PLAN, eindigt_om=T(9, 30)))) == ["tijden"]
    assert keur_overleg(dataclasses.replace(PLAN, eindigt_om=T(9, 31))) == []


def test_een_begonnen_overleg_houdt_zijn_dag_en_een_gesloten_alles():
    morgen = DAG + dt.timedelta(1)
    assert codes(keur_overleg(dataclasses.replace(PLAN, stand="bezig", oude_datum=DAG, datum=morgen))) == [
        "overleg_bezig"
    ]
    assert keur_overleg(dataclasses.replace(PLAN, stand="bezig", oude_datum=DAG)) == []
    assert codes(keur_overleg(dataclasses.replace(PLAN, stand="gesloten", oude_datum=DAG))) == ["overleg_gesloten"]


def test_alle_redenen_tegelijk():
    fout = dataclasses.replace(
        PLAN, datum=DAG - dt.timedelta(1), eindigt_om=T(9), voorzitter=dataclasses.replace(VZ, lid=False)
    )
    assert codes(keur_overleg(fout)) == ["datum_voorbij", "tijden", "voorzitter_geen_lid"]


@pytest.mark.parametrize("soort", ["gemeente", "leerplicht"])
def test_iemand_van_de_gemeente_zit_niet_voor_waar_dat_niet_mag(soort):
    los = dataclasses.replace(VZ, organisatie_soort=soort, gemeente_mag_voorzitten=False)
    assert codes(mag_voorzitten(los)) == ["voorzitter_van_gemeente"]
    assert mag_voorzitten(dataclasses.replace(los, gemeente_mag_voorzitten=True)) == []
    assert mag_voorzitten(dataclasses.replace(los, organisatie_soort="anders")) == []
    assert mag_voorzitten(dataclasses.replace(los, organisatie_soort=None)) == []


def test_wie_partij_is_zit_niet_voor_en_de_casus_wordt_genoemd():
    weigeringen = mag_voorzitten(dataclasses.replace(VZ, partij_in=("2026-041", "2026-044")))
    assert [w.melding for w in weigeringen] == [
        "Hans Jacobs is partij in casus 2026-041. Kies iemand anders.",
        "Hans Jacobs is partij in casus 2026-044. Kies iemand anders.",
    ]


# --- on and off

ZET = Zetfeiten("2026-041", "toegelaten", "gepland", None, False, False, "Hans Jacobs")


@pytest.mark.parametrize("stand", ["toegelaten", "opvolging"])
@pytest.mark.parametrize("overleg", ["gepland", "bezig"])
def test_toegelaten_en_teruggekomen_mogen_op_de_agenda(stand, overleg):
    assert zet_erop(dataclasses.replace(ZET, casus_stand=stand, overleg_stand=overleg)) == []


@pytest.mark.parametrize(
    "stand", ["concept", "ingediend", "teruggegeven", "afgesloten", "doorverwezen", "ingetrokken", "overgedragen"]
)
def test_andere_standen_niet(stand):
    assert codes(zet_erop(dataclasses.replace(ZET, casus_stand=stand))) == ["casus_niet_toegelaten"]


def test_niet_op_twee_agendas_en_niet_twee_keer_op_een():
    elders = zet_erop(dataclasses.replace(ZET, elders=DAG))
    assert codes(elders) == ["al_op_agenda"]
    assert "maandag 23 november" in elders[0].melding
    assert codes(zet_erop(dataclasses.replace(ZET, elders=DAG, al_hier=True))) == ["al_op_deze_agenda"]
    assert codes(zet_erop(dataclasses.replace(ZET, al_hier=True))) == ["al_op_deze_agenda"]


def test_gesloten_overleg_neemt_niets_meer_aan():
    assert codes(zet_erop(dataclasses.replace(ZET, overleg_stand="gesloten"))) == ["overleg_gesloten"]


def test_casus_van_de_voorzitter_zelf_komt_er_niet_op():
    weigeringen = zet_erop(dataclasses.replace(ZET, voorzitter_is_partij=True))
    assert codes(weigeringen) == ["voorzitter_is_partij"]
    assert "2026-041" in weigeringen[0].melding


PUNT = Puntfeiten("2026-041", begonnen=False, uitkomst=None, overleg_stand="gepland")


def test_een_punt_dat_begonnen_of_klaar_is_ligt_vast():
    assert wijzig_punt(PUNT) == []
    assert codes(wijzig_punt(dataclasses.replace(PUNT, begonnen=True))) == ["punt_begonnen"]
    assert codes(wijzig_punt(dataclasses.replace(PUNT, begonnen=True, uitkomst="besloten"))) == ["punt_klaar"]
    assert codes(wijzig_punt(dataclasses.replace(PUNT, uitkomst="aangehouden"))) == ["punt_klaar"]
    assert codes(wijzig_punt(dataclasses.replace(PUNT, overleg_stand="gesloten"))) == ["overleg_gesloten"]


def test_eraf_vraagt_een_reden():
    assert haal_eraf(PUNT, "Ouders zijn ziek.") == []
    assert codes(haal_eraf(PUNT, "  ")) == ["reden_mist"]
    assert codes(haal_eraf(dataclasses.replace(PUNT, begonnen=True), "")) == ["punt_begonnen", "reden_mist"]


# --- ready


def mensen(*rollen, **anders):
    return [
        Persoonfeiten(**{"rol": r, "heeft_mandaat": True, "gekoppeld": True, "uitgenodigd": False, **anders})
        for r in rollen
    ]


ALLEN = ("leerling", "ouders", "school", "leerplicht", "samenwerkingsverband")


def test_klaar_als_iedereen_er_is_met_mandaat():
    assert gereed(mensen(*ALLEN), heeft_school=True, sector="vo").woord == "Klaar"


@pytest.mark.parametrize("mist", ALLEN)
def test_elke_ontbrekende_stoel_wordt_genoemd(mist):
    g = gereed(mensen(*(r for r in ALLEN if r != mist)), heeft_school=True, sector="vo")
    assert (g.soort, g.woord) == ("let", "Nog niet compleet")
    assert g.uitleg.endswith(f"zonder {mist}")
    assert g.mist == (mist,)


def test_zonder_school_of_in_mbo_wordt_die_stoel_niet_gemist():
    zonder_school = mensen("leerling", "ouders", "leerplicht", "samenwerkingsverband")
    assert gereed(zonder_school, heeft_school=False, sector="vo").woord == "Klaar"
    mbo = mensen("leerling", "ouders", "school", "leerplicht")
    assert gereed(mbo, heeft_school=True, sector="mbo").woord == "Klaar"


def test_zonder_mandaat_zonder_account_niemand():
    iemand = mensen(*ALLEN) + mensen("wijkteam", heeft_mandaat=False)
    assert gereed(iemand, heeft_school=True, sector="vo").woord == "Zonder mandaat"
    familie = mensen("leerling", "ouders", heeft_mandaat=False, gekoppeld=False) + mensen(*ALLEN[2:])
    assert gereed(familie, heeft_school=True, sector="vo").woord == "Klaar"
    los = mensen(*ALLEN) + mensen("jeugdarts", gekoppeld=False)
    assert gereed(los, heeft_school=True, sector="vo").uitleg == "6 mensen; 1 zonder account"
    assert gereed([], heeft_school=True, sector="vo").woord == "Nog niemand"


def test_uitgenodigd_wordt_geteld():
    half = mensen(*ALLEN[:3], uitgenodigd=True) + mensen(*ALLEN[3:])
    assert gereed(half, heeft_school=True, sector="vo").uitleg == "5 mensen, 3 uitgenodigd"
    assert (
        gereed(mensen(*ALLEN, uitgenodigd=True), heeft_school=True, sector="vo").uitleg
        == "5 mensen, allemaal uitgenodigd"
    )


@pytest.mark.parametrize(
    "begonnen,stand,code",
    [(True, "bezig", ["aan_tafel"]), (False, "bezig", []), (False, "gepland", []), (True, "gesloten", [])],
)
def test_alleen_aan_tafel_blijft_een_casus_op_de_agenda(begonnen, stand, code):
    assert [w.code for w in tegen_van_tafel(begonnen, stand)] == code


@pytest.mark.parametrize(
    "begonnen,uitkomst,minuten",
    [(False, "ingetrokken", 0), (True, "ingetrokken", 45), (False, None, 45), (True, "besloten", 45)],
)
def test_wat_vooraf_is_ingetrokken_kost_geen_tijd(begonnen, uitkomst, minuten):
    assert telt(45, begonnen, uitkomst) == minuten
