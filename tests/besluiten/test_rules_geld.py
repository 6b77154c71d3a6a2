"""Who decides on money, who looks on, who may answer: every boundary, no database."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from decimal import Decimal

import pytest

from tafel.besluiten.rules import Akkoordfeiten, Kandidaat, akkoordgevers, mag_akkoord_geven

DAG = dt.date(2026, 11, 24)
VRAGER = uuid.uuid4()


def _kan(naam, kant, sector=None, tot_bedrag=None, **anders):
    waarden = {"van": dt.date(2026, 1, 1), "tot": None, "gebruiker_id": uuid.uuid5(uuid.NAMESPACE_DNS, naam)}
    bedrag = None if tot_bedrag is None else Decimal(tot_bedrag)
    return Kandidaat(naam=naam, functie="", kant=kant, sector=sector, bedrag_tot=bedrag, **{**waarden, **anders})


WILMA = _kan("Wilma", "jeugdhulp")
BERT = _kan("Bert", "onderwijs", "vo")
PO = _kan("Peet", "onderwijs", "po")
ELS = _kan("Els Bedacht", "onderwijs", "vo", "2500")
PETRA = _kan("Petra", "vrij", "mbo")
VRIJ = _kan("Vera", "vrij")
ALLEN = (WILMA, BERT, PO, ELS, PETRA)


def _wie(kant="onderwijs", sector="vo", bedrag="4320", kandidaten=ALLEN, **anders):
    w = {"geldregel": "eigen", "soort": "onderwijsondersteuning", "gevraagd_door": VRAGER, "op": DAG, "school": True}
    w.update(anders)
    return akkoordgevers(
        kant, sector, w["geldregel"], w["soort"], Decimal(bedrag), w["gevraagd_door"], kandidaten, w["op"],
        school=w["school"],
    )  # fmt: skip


def _namen(toewijzing):
    return [k.naam for k in toewijzing.beslissers], [k.naam for k in toewijzing.kijkers]


@pytest.mark.parametrize(
    "kant,sector,beslist,kijkt",
    [
        ("jeugdhulp", "vo", ["Wilma"], ["Bert"]),
        ("jeugdhulp", "po", ["Wilma"], ["Peet"]),
        ("jeugdhulp", "mbo", ["Wilma"], ["Petra"]),
        ("onderwijs", "vo", ["Bert"], ["Wilma"]),
        ("onderwijs", "po", ["Peet"], ["Wilma"]),
        ("onderwijs", "mbo", ["Petra"], ["Wilma"]),
        ("vrij", "mbo", ["Petra"], ["Wilma"]),
    ],
)
def test_elke_kant_naar_de_juiste_akkoordgever(kant, sector, beslist, kijkt):
    assert _namen(_wie(kant, sector)) == (beslist, kijkt)


def test_zonder_school_beslist_een_vrije_budgethouder():
    zonder = _wie(school=False)
    assert not zonder.beslissers
    assert "onderwijskosten zonder school" in zonder.weigeringen[0].melding
    assert _namen(_wie(school=False, kandidaten=(*ALLEN, VRIJ))) == (["Vera"], ["Wilma"])


def test_vrije_budgethouder_in_vo_laat_beide_kanten_meekijken():
    assert _namen(_wie("vrij", kandidaten=(*ALLEN, VRIJ))) == (["Vera"], ["Wilma", "Bert"])


@pytest.mark.parametrize("anders", [{"geldregel": "beiden"}, {"soort": "onderwijszorgarrangement"}])
@pytest.mark.parametrize("kant", ["jeugdhulp", "onderwijs"])
def test_beiden_beslissen(kant, anders):
    beslissers, kijkers = _namen(_wie(kant, **anders))
    assert sorted(beslissers) == ["Bert", "Wilma"]
    assert kijkers == []


def test_beiden_zonder_andere_kant_wordt_geweigerd():
    assert [w.code for w in _wie(geldregel="beiden", kandidaten=(BERT,)).weigeringen] == ["geen_akkoordgever"]


def test_zonder_akkoordgever_zegt_de_zin_voor_wat():
    assert _wie(kandidaten=(WILMA,)).weigeringen[0].melding == (
        "Voor onderwijskosten in vo is nog geen akkoordgever met mandaat. Vraag de beheerder."
    )
    assert _wie("jeugdhulp", kandidaten=(BERT,)).weigeringen[0].melding.startswith("Voor jeugdhulpkosten is nog geen")


def test_de_andere_kant_die_niets_ziet_wordt_genoemd():
    alleen = _wie(kandidaten=(BERT,))
    assert (alleen.weigeringen, [w.code for w in alleen.mist]) == ((), ["geen_akkoordgever"])
    assert _wie().mist == ()


@pytest.mark.parametrize("bedrag,wie", [("2499.99", "Els Bedacht"), ("2500", "Els Bedacht"), ("2500.01", "Bert")])
def test_de_laagste_met_genoeg_mandaat_beslist(bedrag, wie):
    assert _namen(_wie(bedrag=bedrag))[0] == [wie]


def test_boven_ieders_mandaat_zegt_de_zin_tot_hoever():
    zin = _wie(kandidaten=(WILMA, ELS)).weigeringen[0]
    assert (zin.code, zin.veld) == ("boven_mandaat", "bedrag")
    assert zin.melding.replace("\u00a0", " ") == "Els Bedacht mag toezeggen tot € 2.500. Dit kost € 4.320."


def test_wie_vraagt_beslist_nooit_maar_een_ander():
    assert _namen(_wie(bedrag="2000", gevraagd_door=ELS.gebruiker_id))[0] == ["Bert"]
    enig = _wie(kandidaten=(WILMA, BERT), gevraagd_door=BERT.gebruiker_id)
    assert enig.beslissers == ()
    assert [w.code for w in enig.weigeringen] == ["eigen_aanvraag"]
    assert "U vraagt dit geld zelf aan." in enig.weigeringen[0].melding


def test_wie_vraagt_kijkt_niet_bij_zichzelf_mee():
    zelf = _wie(gevraagd_door=WILMA.gebruiker_id)
    assert (_namen(zelf), zelf.mist) == ((["Bert"], []), ())


@pytest.mark.parametrize("van,tot,geldig", [(0, 0, True), (1, 9, False), (-9, -1, False), (-9, 0, True), (0, 9, True)])
def test_mandaat_geldt_van_en_tot_en_met(van, tot, geldig):
    een = replace(BERT, van=DAG + dt.timedelta(days=van), tot=DAG + dt.timedelta(days=tot))
    assert bool(_wie(kandidaten=(WILMA, een)).beslissers) is geldig


def test_een_persoon_met_beide_mandaten_beslist_een_keer():
    ook = replace(WILMA, naam="Bert", gebruiker_id=BERT.gebruiker_id)
    assert _namen(_wie(geldregel="beiden", kandidaten=(BERT, ook))) == (["Bert"], [])
    assert _namen(_wie(kandidaten=(BERT, ook))) == (["Bert"], [])


FEITEN = Akkoordfeiten(
    actor_id=BERT.gebruiker_id, gebruiker_id=BERT.gebruiker_id, gevraagd_door=VRAGER, taak="beslist", stand="open",
    besluit_stand="vastgesteld", ja=True, reden="", bedrag=Decimal("4320"), zijden=(("onderwijs", "vo"),),
    mandaten=(BERT,), op=DAG,
)  # fmt: skip


def test_de_juiste_persoon_mag_ja_zeggen_en_nee_met_reden():
    assert mag_akkoord_geven(FEITEN) == []
    assert mag_akkoord_geven(replace(FEITEN, ja=False, reden="te duur")) == []


@pytest.mark.parametrize(
    "anders,code",
    [
        ({"gevraagd_door": BERT.gebruiker_id}, "eigen_aanvraag"),
        ({"actor_id": WILMA.gebruiker_id}, "niet_aan_u_gevraagd"),
        ({"taak": "kijkt_mee"}, "kijkt_mee"),
        ({"besluit_stand": "concept"}, "nog_niet_vastgesteld"),
        ({"besluit_stand": "ingetrokken"}, "nog_niet_vastgesteld"),
        ({"stand": "akkoord"}, "al_beantwoord"),
        ({"stand": "afgewezen"}, "al_beantwoord"),
        ({"ja": False, "reden": " \n"}, "reden_ontbreekt"),
        ({"mandaten": ()}, "mandaat_verlopen"),
        ({"mandaten": (WILMA,)}, "mandaat_verlopen"),
        ({"mandaten": (replace(BERT, tot=DAG - dt.timedelta(days=1)),)}, "mandaat_verlopen"),
        ({"mandaten": (ELS,)}, "boven_mandaat"),
        ({"mandaten": (replace(BERT, bedrag_tot=Decimal("4319.99")),)}, "boven_mandaat"),
    ],
)
def test_wie_geen_akkoord_mag_geven(anders, code):
    assert [w.code for w in mag_akkoord_geven(replace(FEITEN, **anders))] == [code]


def test_precies_het_plafond_mag_en_nee_heeft_geen_plafond():
    assert mag_akkoord_geven(replace(FEITEN, mandaten=(replace(BERT, bedrag_tot=Decimal("4320")),))) == []
    assert mag_akkoord_geven(replace(FEITEN, ja=False, reden="te duur", mandaten=(ELS,))) == []
