"""The table at its edges, the fold of statements, birthdays, and what must be written down."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from tafel.toestemmingen import rules
from tafel.toestemmingen.rules import Grondfeit, Ontvanger, Ouder, Registerfeiten, Uitspraak, Vraag, Wilsonbekwaam
from tafel.toestemmingen.rules.tabel import DOMEINEN, GROEPEN, TER_ZAKE

D = dt.date
GEBOREN = D(2013, 5, 14)
DAG, GEZEGD = D(2026, 11, 22), D(2026, 11, 4)
SCHOOL, BRUG = Ontvanger("school", "Het Verzonnen College"), Ontvanger("jeugdhulp", "Jeugdhulp De Brug", "Rob Fantasie")


def ja(door="ouder", naam="A. Verzonnen", op=GEZEGD, **anders):
    waarden = {"soort": "onderwijs", "doel": "delen", "antwoord": "ja"} | anders
    return Uitspraak(door, naam, op=op, **waarden)


def register(*uitspraken, ouders=("A. Verzonnen", "B. Verzonnen"), geboren=GEBOREN, **anders):
    return Registerfeiten(geboren, tuple((naam, "aanwezig") for naam in ouders), tuple(uitspraken), **anders)


def codes(punten):
    return {punt.code for punt in punten}


def test_de_tabel_heeft_voor_elke_groep_en_handeling_een_rij():
    groepen = set(itertools.chain.from_iterable(rij[1:] for rij in GROEPEN))
    assert set(rules.TABEL) == set(itertools.product(groepen, set(DOMEINEN.values())))
    assert set(TER_ZAKE) == set(DOMEINEN.values())
    assert set(DOMEINEN) == set(itertools.product(rules.DOELWOORDEN, rules.SOORTWOORDEN))


@pytest.mark.parametrize(
    "dag, groep",
    [
        (GEBOREN - dt.timedelta(days=1), "onbekend"),
        (GEBOREN, "kind"),
        (D(2025, 5, 13), "kind"),
        (D(2025, 5, 14), "tiener"),
        (D(2029, 5, 13), "tiener"),
        (D(2029, 5, 14), "jongere"),
        (D(2031, 5, 13), "jongere"),
        (D(2031, 5, 14), "volwassen"),
    ],
)
def test_de_verjaardag_telt_als_de_nieuwe_leeftijd(dag, groep):
    assert rules.groep_op(GEBOREN, dag) == groep


def test_geboren_op_29_februari_is_jarig_op_1_maart():
    assert rules.groep_op(D(2012, 2, 29), D(2028, 2, 28)) == "tiener"
    assert rules.groep_op(D(2012, 2, 29), D(2028, 2, 29)) == "jongere"
    assert rules.groep_op(D(2011, 2, 28), D(2027, 2, 28)) == "jongere"
    assert rules.groep_op(D(2008, 2, 29), D(2026, 2, 28)) == "jongere"
    assert rules.groep_op(D(2008, 2, 29), D(2026, 3, 1)) == "volwassen"


def test_een_dag_voor_de_16e_verjaardag_tellen_de_ouders_en_een_dag_later_de_leerling():
    r = register(ja(), ja("leerling", "", antwoord="nee"), ouders=("A. Verzonnen",))
    assert rules.oordeel_over(r, D(2029, 5, 13), SCHOOL).mag
    dag_later = rules.oordeel_over(r, D(2029, 5, 14), SCHOOL)
    assert (dag_later.mag, codes(dag_later.mist)) == (False, {"leerling_nee"})
    assert dag_later.horen == ("leerling",)
    assert codes(dag_later.niet_horen) == {"ouders_niet_horen"}


def test_ja_van_voor_de_16e_verjaardag_telt_en_vraagt_om_een_nieuwe_vraag():
    r = register(ja("leerling", "", op=D(2028, 1, 1)))
    oud = rules.oordeel_over(r, D(2029, 5, 14))
    assert (oud.mag, codes(oud.let_op)) == (True, {"leerling_eerder"})
    vers = rules.oordeel_over(register(ja("leerling", "", op=D(2029, 5, 14))), D(2029, 5, 14))
    assert (vers.mag, vers.let_op) == (True, ())


def test_ouder_ontbreekt_bij_delen_is_een_waarschuwing_en_bij_hulp_blokkeert_het():
    delen = rules.oordeel_over(register(ja(), ja("leerling")), DAG, SCHOOL)
    assert (delen.mag, codes(delen.let_op)) == (True, {"een_ouder_mist"})
    zorg = {"soort": "hulpverlening", "doel": "hulp"}
    hulp = rules.oordeel_over(register(ja(**zorg), ja("leerling", "", **zorg)), DAG, SCHOOL, "hulpverlening")
    assert (hulp.mag, codes(hulp.mist)) == (False, {"ouder_geen"})


def test_een_intrekking_van_een_van_twee_ouders_stopt_het_delen():
    r = register(ja(), ja(naam="B. Verzonnen", ingetrokken=D(2026, 11, 20)), ja("leerling"))
    assert rules.oordeel_over(r, D(2026, 11, 19), SCHOOL).mag
    assert codes(rules.oordeel_over(r, D(2026, 11, 20), SCHOOL).mist) == {"ouder_nee"}
    assert rules.stopt_op(r, D(2026, 11, 19), SCHOOL) == D(2026, 11, 20)


def test_het_nieuwste_woord_telt_ook_op_dezelfde_dag():
    een = ja("leerling", ingetrokken=D(2026, 11, 10), orde=1, orde_ingetrokken=2)
    assert rules.antwoord_van([een], "onderwijs", "delen", SCHOOL, DAG) == ("nee", D(2026, 11, 10))
    nieuw = ja("leerling", op=D(2026, 11, 10), orde=3)
    assert rules.antwoord_van([een, nieuw], "onderwijs", "delen", SCHOOL, DAG) == ("ja", D(2026, 11, 10))
    assert rules.antwoord_van([een], "onderwijs", "delen", SCHOOL, D(2026, 11, 1)) == ("geen", None)


def test_een_ja_loopt_af_na_de_laatste_dag_en_een_teruggenomen_nee_is_geen_antwoord():
    tot = ja(tot=D(2026, 11, 21))
    assert rules.antwoord_van([tot], "onderwijs", "delen", SCHOOL, D(2026, 11, 21))[0] == "ja"
    assert rules.antwoord_van([tot], "onderwijs", "delen", SCHOOL, DAG)[0] == "geen"
    terug = ja(antwoord="nee", ingetrokken=D(2026, 11, 5), orde=1, orde_ingetrokken=2)
    assert rules.antwoord_van([terug], "onderwijs", "delen", SCHOOL, DAG)[0] == "geen"


def test_per_ontvanger_en_per_soort():
    school = ja(ontvanger="Het Verzonnen College")
    assert rules.antwoord_van([school], "onderwijs", "delen", SCHOOL, DAG)[0] == "ja"
    assert rules.antwoord_van([school], "onderwijs", "delen", BRUG, DAG)[0] == "geen"
    assert rules.antwoord_van([school], "onderwijs", "delen", None, DAG)[0] == "geen"
    assert rules.antwoord_van([school], "hulpverlening", "delen", SCHOOL, DAG)[0] == "geen"
    hulp = ja(soort="hulpverlening", doel="hulp")
    assert rules.antwoord_van([hulp], "hulpverlening", "delen", BRUG, DAG)[0] == "ja"
    assert rules.antwoord_van([ja(soort="hulpverlening")], "hulpverlening", "hulp", BRUG, DAG)[0] == "geen"


@pytest.mark.parametrize(
    "tekst, past",
    [
        ("", True),
        ("Jeugdhulp De Brug", True),
        ("jeugdhulp de brúg ", True),
        ("Rob Fantasie", True),
        ("jeugdhulp", True),
        ("de hulpverlener", True),
        ("Jeugdhulp Het Pad", False),
        ("school", False),
    ],
)
def test_een_ontvanger_heet_naar_organisatie_persoon_of_soort(tekst, past):
    assert BRUG.heet(tekst) is past


def test_een_ontvanger_zonder_soort_past_alleen_bij_zijn_naam():
    assert not Ontvanger("anders", "Buurthuis").heet("anders")
    assert Ontvanger("anders", "Buurthuis").heet("het buurthuis")


def test_een_ouder_buiten_gesloten_hoort_niets_en_telt_niet_mee_vanaf_twaalf():
    ouders = (Ouder("A", "aanwezig", "ja"), Ouder("B", "uitgesloten", "geen"))
    o = rules.oordeel(Vraag(GEBOREN, DAG, ouders=ouders, leerling="ja"))
    assert (o.mag, o.let_op, o.horen) == (True, (), ("leerling", "A"))
    assert [(p.code, p.wie) for p in o.niet_horen] == [("ouder_uitgesloten", "B")]
    jonger = rules.oordeel(Vraag(GEBOREN, D(2025, 5, 13), ouders=ouders))
    assert codes(jonger.let_op) == {"een_ouder_mist"}
    assert "B" in jonger.horen


def test_wilsonbekwaam_telt_alleen_ter_zake_en_met_wie_en_wanneer():
    def groep(*w, soort="onderwijs"):
        return rules.oordeel(Vraag(GEBOREN, DAG, soort=soort, wilsonbekwaam=w)).groep

    assert groep(Wilsonbekwaam("arts", D(2026, 1, 1))) == "vertegenwoordigd"
    assert groep(Wilsonbekwaam("arts", D(2026, 1, 1), "hulp")) == "tiener"
    assert groep(Wilsonbekwaam("arts", D(2026, 1, 1), "hulp"), soort="medisch") == "vertegenwoordigd"
    assert groep(Wilsonbekwaam(" ", D(2026, 1, 1))) == "tiener"
    assert groep(Wilsonbekwaam("arts", None)) == "tiener"
    assert groep(Wilsonbekwaam("arts", DAG + dt.timedelta(days=1))) == "tiener"
    assert groep(Wilsonbekwaam("arts", D(2026, 1, 1), "alles", DAG)) == "tiener"


def test_gegevens_over_een_ouder_vragen_die_ouder_ook_boven_de_16():
    r = register(ja(soort="ouder"), ja("leerling", soort="ouder"), geboren=D(2009, 1, 1))
    assert rules.oordeel_over(r, DAG, SCHOOL, "ouder", betreft=["A. Verzonnen"]).mag
    assert codes(rules.oordeel_over(r, DAG, SCHOOL, "ouder", betreft=["B. Verzonnen"]).mist) == {"ouder_geen"}
    assert codes(rules.oordeel_over(r, DAG, SCHOOL, "ouder").mist) == {"betrokken_ouder"}


def test_ouders_vertellen_na_16_alleen_als_de_leerling_dat_goed_vindt():
    zestien = D(2010, 1, 1)
    r = register(ja("leerling"), geboren=zestien)
    assert "A. Verzonnen" not in rules.oordeel_over(r, DAG).horen
    r = register(ja("leerling"), ja("leerling", doel="informeren"), geboren=zestien)
    assert "A. Verzonnen" in rules.oordeel_over(r, DAG).horen
    r = register(ja("leerling"), ja("leerling", doel="informeren", antwoord="nee"), geboren=zestien)
    assert codes(rules.oordeel_over(r, DAG).niet_horen) == {"ouders_niet_horen"}


def test_een_andere_grondslag_draagt_delen_en_nooit_hulp():
    grond = Grondfeit("onderwijs", D(2026, 11, 1), "Het Verzonnen College", tot=D(2026, 11, 30))
    r = register(grondslagen=(grond,))
    o = rules.oordeel_over(r, DAG, SCHOOL)
    assert (o.mag, o.basis, codes(o.let_op)) == (True, "grondslag", {"grondslag"})
    assert not rules.oordeel_over(r, DAG, BRUG).mag
    assert not rules.oordeel_over(r, DAG, SCHOOL, doel="hulp").mag
    assert not rules.oordeel_over(r, D(2026, 12, 1), SCHOOL).mag
    assert rules.stopt_op(r, DAG, SCHOOL) == D(2026, 12, 1)
    weg = register(ja(antwoord="nee"), grondslagen=(Grondfeit("onderwijs", D(2026, 11, 1), beeindigd_op=DAG),))
    assert not rules.oordeel_over(weg, DAG, SCHOOL).mag
    assert codes(rules.oordeel_over(weg, D(2026, 11, 21), SCHOOL).let_op) == {"grondslag_na_nee"}


def test_delen_stopt_vanzelf_op_de_16e_verjaardag():
    r = register(ja(), ja("leerling", antwoord="nee"), ouders=("A. Verzonnen",))
    assert rules.stopt_op(r, DAG, SCHOOL) == D(2029, 5, 14)
    assert rules.stopt_op(register(ja(), ja("leerling"), ouders=("A. Verzonnen",)), DAG, SCHOOL) is None
    assert rules.stopt_op(register(geboren=None), DAG, SCHOOL) == DAG
    wils = Wilsonbekwaam("arts", D(2026, 1, 1), "alles", D(2027, 1, 1))
    assert rules.stopt_op(register(ja(), wilsonbekwaam=(wils,)), DAG, SCHOOL) == D(2027, 1, 1)
    nooit = register(ja(tot=dt.date.max), ja("leerling"), grondslagen=(Grondfeit("onderwijs", DAG, tot=dt.date.max),))
    assert rules.stopt_op(nooit, DAG, SCHOOL) is None


def test_verjaardagen_kondigen_zich_aan_dertig_dagen_vooraf_en_op_de_dag():
    dag = D(2029, 5, 14)
    assert [(g.leeftijd, m) for g, m in rules.aan_te_kondigen(GEBOREN, dag - dt.timedelta(days=31))] == []
    assert [(g.leeftijd, m) for g, m in rules.aan_te_kondigen(GEBOREN, dag - dt.timedelta(days=30))] == [(16, "vooraf")]
    assert [(g.leeftijd, m) for g, m in rules.aan_te_kondigen(GEBOREN, dag)] == [(16, "op_de_dag")]
    assert rules.aan_te_kondigen(GEBOREN, dag + dt.timedelta(days=30)) == []
    assert rules.aan_te_kondigen(None, dag) == []


def test_de_volgende_grens():
    assert rules.volgende_grens(GEBOREN, D(2025, 5, 13)).leeftijd == 12
    assert rules.volgende_grens(GEBOREN, D(2025, 5, 14)).dag == D(2029, 5, 14)
    assert "volwassen" in rules.volgende_grens(GEBOREN, D(2030, 1, 1)).verandert
    assert rules.volgende_grens(GEBOREN, D(2031, 5, 14)) is None
    assert rules.volgende_grens(None, DAG) is None


@pytest.mark.parametrize("groep", [*dict.fromkeys(rij for paar in GROEPEN for rij in paar[1:]), "onbekend"])
def test_wie_beslist_in_gewone_woorden(groep):
    zin = rules.wie_beslist(groep, 13, "S.V.", "geen")
    assert zin.endswith(".")
    assert "{" not in zin
    assert ("S.V. is 13 jaar." in zin) is (groep != "onbekend")
    assert ("Vraag S.V. wat die ervan vindt" in zin) is (groep == "tiener")


def test_uit_het_document():
    rijen = [
        {"door": "ouder", "naam": "A", "voor": "delen", "datum": "2026-11-04", "_id": "aaaa1111"},
        {"door": "leerling", "voor": "hulp", "datum": "2026-11-04", "ontvanger": "De Brug", "tot": "2026-10-01"},
        {"door": "leerling", "voor": "hulp", "datum": "2026-11-04", "ingetrokken": "2026-10-01", "hoe": "telefoon"},
        {"door": "ouder", "naam": "B", "voor": "delen"},
        {"door": None, "voor": "delen", "datum": "2026-11-04"},
        {"door": "ouder", "datum": "2026-11-04"},
    ]
    o = rules.uit_document(
        {"toestemmingen": rijen, "ouders_met_gezag": ["A", "A", "B"], "gezag": {"bron": "gezagsregister"},
         "wilsonbekwaam": {"vastgesteld_door": " arts ", "datum": "2026-11-01"}}, DAG,
    )  # fmt: skip
    assert next(r.bron for r in o.regels) == "aaaa1111"
    assert [(r.uitspraak.soort, r.uitspraak.doel) for r in o.regels] == [("onderwijs", "delen")] + [
        ("hulpverlening", "hulp")
    ] * 2
    assert o.regels[1].uitspraak.tot == o.regels[1].uitspraak.op
    assert (o.regels[2].uitspraak.ingetrokken, o.regels[2].hoe) == (D(2026, 11, 4), "telefoon")
    assert (o.ouders, o.gezag_bron, o.wilsonbekwaam.vastgesteld_door) == (("A", "B"), "gezagsregister", "arts")
    assert rules.sleutel_van({"a": 1}) == rules.sleutel_van({"a": 1, "_x": 2}) != rules.sleutel_van({"a": 2})
    assert rules.uit_document({}, DAG).feiten(None).wilsonbekwaam == ()
    assert len(o.feiten(GEBOREN).wilsonbekwaam) == 1


@pytest.mark.parametrize(
    "naam, ouders, staat",
    [
        ("Emma Xander", ["Emma Xander"], None),
        ("emma xander ", ["Emma Xander"], None),
        ("E. X", [], None),
        ("E. Xander", ["Emma Xander", "Bo Ander"], "staat “Emma Xander”. Gebruik precies dezelfde naam."),
        ("mevrouw Xander", ["Emma Xander", "Bo Ander"], "staat “Emma Xander” of “Bo Ander”."),
        ("", ["Emma Xander", "Bo Ander"], "Vul in wie het was: “Emma Xander” of “Bo Ander”."),
        ("E. Xander", ["Emma Xander", "Erik Xander"], "staat “Emma Xander” of “Erik Xander”."),
        ("Xander", ["Emma Xander"], "staat “Emma Xander”."),
    ],
)
def test_waarom_een_naam_niet_telt(naam, ouders, staat):
    zin = rules.naam_die_niet_telt(naam, ouders)
    assert staat in zin if staat else zin == ""
