"""Every reason against settling, at its boundary. No database."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from decimal import Decimal

import pytest

from tafel.besluiten.rules import (
    Besluitfeiten,
    Kostenfeit,
    Kosteninhoud,
    Onderdeelfeit,
    Partijfeit,
    besluitnummer,
    redenen_tegen_antwoord,
    redenen_tegen_dag,
    redenen_tegen_invoer,
    redenen_tegen_kosten,
    redenen_tegen_vaststellen,
)
from tafel.kern.refusals import Weigering

DAG = dt.date(2026, 11, 30)


def _partij(rol, naam, **anders):
    waarden = {"gehoord": "gesproken", "antwoord": "ja", "organisatie": "" if rol in ("leerling", "ouders") else rol}
    return Partijfeit(uuid.uuid5(uuid.NAMESPACE_DNS, rol), rol, naam, **{**waarden, **anders})


LEERLING = _partij("leerling", "S.V.")
OUDERS = _partij("ouders", "A. en B.")
SCHOOL = _partij("school", "Mirjam Voorbeeld")
LEERPLICHT = _partij("leerplicht", "Joost de Wit")
DEEL = Onderdeelfeit(1, "onderwijsondersteuning", SCHOOL.id, "Mirjam Voorbeeld", "ontvangt S.", DAG)
GOED = Besluitfeiten("concept", "S. gaat naar school.", True, (LEERLING, OUDERS, SCHOOL, LEERPLICHT), (DEEL,), "vo")


def _tegen(**anders):
    return redenen_tegen_vaststellen(replace(GOED, **anders))


def _met(partij, **anders):
    nieuw = replace(partij, **anders)
    return _tegen(partijen=tuple(nieuw if een.id == partij.id else een for een in GOED.partijen))


def _deel(**anders):
    return _tegen(onderdelen=(replace(DEEL, **anders),))


def _codes(redenen):
    return [w.code for w in redenen]


def test_alles_in_orde():
    assert _tegen() == []


@pytest.mark.parametrize("stand", ["vastgesteld", "ingetrokken"])
def test_een_besluit_wordt_een_keer_vastgesteld(stand):
    assert _codes(_tegen(stand=stand, zin="")) == ["al_vastgesteld"]


def test_zin_en_onderdeel_zijn_nodig():
    assert _codes(_tegen(zin=" \n\t")) == ["zin_ontbreekt"]
    assert _codes(_tegen(onderdelen=())) == ["geen_onderdelen"]


def test_leerplicht_niet_gehoord_wordt_bij_rol_en_naam_genoemd():  # T2
    redenen = _met(LEERPLICHT, gehoord=None)
    assert [w.melding for w in redenen] == ["Leerplicht (Joost de Wit) is niet gehoord."]


def test_leerling_en_ouders_niet_gehoord():
    assert _met(LEERLING, gehoord=None)[0].melding == "De leerling (S.V.) is niet gehoord."
    assert _met(OUDERS, gehoord=None)[0].melding == "De ouders (A. en B.) zijn niet gehoord."


@pytest.mark.parametrize("hoe", ["gesproken", "schriftelijk", "namens"])
def test_op_elke_manier_gehoord_telt(hoe):
    assert _met(LEERPLICHT, gehoord=hoe) == []


AFWEZIG = {
    "gehoord": "niet_gehoord", "uitnodiging_1": dt.date(2026, 11, 3), "uitnodiging_2": dt.date(2026, 11, 10),
    "reden": "ziek", "inbreng": "belde met de zaakonderzoeker",
}  # fmt: skip


def test_afwezig_met_alles_erbij_mag():
    assert _met(LEERPLICHT, **AFWEZIG) == []


@pytest.mark.parametrize(
    "veld,leeg,woord",
    [
        ("uitnodiging_1", None, "de eerste uitnodiging"),
        ("uitnodiging_2", None, "de tweede uitnodiging"),
        ("reden", "  ", "de reden"),
        ("inbreng", "", "hoe het standpunt is ingebracht"),
    ],
)
@pytest.mark.parametrize("partij", [LEERPLICHT, LEERLING])
def test_afwezig_zonder_een_van_de_vier_mag_niet(partij, veld, leeg, woord):
    redenen = _met(partij, **{**AFWEZIG, veld: leeg})
    assert _codes(redenen) == ["afwezigheid_onvolledig"]
    assert f"Vul nog in: {woord}." in redenen[0].melding


def test_een_leerling_die_niet_wil_had_de_gelegenheid_en_een_ander_niet():
    assert _met(LEERLING, gehoord="eigen_keuze", reden="ik wil liever niet") == []
    assert _codes(_met(LEERLING, gehoord="eigen_keuze", reden=" ")) == ["afwezigheid_onvolledig"]
    assert _codes(_met(LEERPLICHT, gehoord="eigen_keuze", reden="geen tijd")) == ["niet_gehoord"]


@pytest.mark.parametrize(
    "veld,leeg,woord",
    [
        ("betrokkene_id", None, "welke partij"),
        ("persoon", " ", "welke persoon"),
        ("wat", "", "wat er gebeurt"),
        ("wanneer", None, "wanneer"),
    ],
)
def test_een_onderdeel_heeft_partij_persoon_actie_en_datum(veld, leeg, woord):
    redenen = _deel(**{veld: leeg})
    assert _codes(redenen) == ["onderdeel_onvolledig"]
    assert redenen[0].melding == f"Onderdeel 1: vul nog in {woord}."


def test_een_onderdeel_van_een_partij_die_niet_aan_tafel_zit():
    assert _codes(_deel(betrokkene_id=uuid.uuid4())) == ["buiten_de_casus"]


def test_alleen_een_verzoek_noemt_de_persoon_van_een_ander():
    assert _codes(_deel(persoon="joost DE wit")) == ["persoon_van_andere_partij"]
    assert _deel(persoon="joost de wit", soort="verzoek_aan_derde") == []
    assert _deel(persoon="Mevrouw Bakker") == []
    assert _deel(betrokkene_id=LEERLING.id, persoon="A. en B.") == []  # one family


def test_ieder_geeft_antwoord():
    for partij in GOED.partijen:
        redenen = _met(partij, antwoord=None)
        assert _codes(redenen) == ["geen_antwoord"]
        assert partij.wie in redenen[0].melding


@pytest.mark.parametrize("antwoord,mag", [("ja", True), ("voorwaarde", True), ("nee", False)])
def test_de_uitvoerder_zei_ja_of_voorwaarde(antwoord, mag):
    assert _codes(_met(SCHOOL, antwoord=antwoord)) == ([] if mag else ["uitvoerder_zegt_nee"])


def test_nee_van_leerling_ouders_of_wie_niets_draagt_blokkeert_niets():
    for partij in (LEERLING, OUDERS, LEERPLICHT):
        assert _met(partij, antwoord="nee") == []


def test_nee_van_de_leerling_blokkeert_het_eigen_onderdeel():
    eigen = replace(DEEL, nummer=2, betrokkene_id=LEERLING.id, persoon="S.V.")
    partijen = (replace(LEERLING, antwoord="nee"), *GOED.partijen[1:])
    redenen = _tegen(onderdelen=(DEEL, eigen), partijen=partijen)
    assert _codes(redenen) == ["uitvoerder_zegt_nee"]
    assert redenen[0].melding.startswith("Onderdeel 2 kan zo niet: de leerling (S.V.) zei nee.")


@pytest.mark.parametrize(
    "soort,kosten,mag",
    [("anders", (), True), ("plek", (), False), ("anders", (Kostenfeit("onderwijs", 1),), False)],
)
def test_zonder_mandaat_geen_geld_en_geen_plek(soort, kosten, mag):  # R38
    partijen = tuple(replace(een, heeft_mandaat=een.id != SCHOOL.id) for een in GOED.partijen)
    redenen = _tegen(partijen=partijen, onderdelen=(replace(DEEL, soort=soort, kosten=kosten),))
    assert _codes(redenen) == ([] if mag else ["geen_mandaat"])
    assert _deel(soort=soort, kosten=kosten) == []


def test_elke_kostenregel_heeft_iemand_die_beslist():
    assert _deel(kosten=(Kostenfeit("onderwijs", 1), Kostenfeit("jeugdhulp", 2))) == []
    redenen = _deel(kosten=(Kostenfeit("onderwijs", 0),))
    assert [w.melding for w in redenen] == [
        "Voor onderwijskosten in vo is nog geen akkoordgever met mandaat. Vraag de beheerder."
    ]
    assert "jeugdhulpkosten" in _deel(kosten=(Kostenfeit("jeugdhulp", 0),))[0].melding
    zonder = replace(GOED, school=False, onderdelen=(replace(DEEL, kosten=(Kostenfeit("onderwijs", 0),)),))
    assert "onderwijskosten zonder school" in redenen_tegen_vaststellen(zonder)[0].melding


def test_wat_de_geldregel_tegen_heeft_houdt_het_besluit_tegen():
    bezwaar = Weigering("boven_mandaat", "Els mag dit niet.")
    assert _deel(kosten=(Kostenfeit("onderwijs", 1, (bezwaar,)), Kostenfeit("onderwijs", 1, (bezwaar,)))) == [bezwaar]


def test_een_tafel_die_adviseert_kan_geen_kosten_toezeggen():
    deel = replace(DEEL, kosten=(Kostenfeit("onderwijs", 1),))
    assert _codes(_tegen(tafel_heeft_mandaat=False, onderdelen=(deel,))) == ["tafel_zonder_mandaat"]
    assert _tegen(tafel_heeft_mandaat=False) == []


def test_alle_redenen_tegelijk():
    redenen = _tegen(zin="", onderdelen=(), partijen=(replace(SCHOOL, gehoord=None, antwoord=None),))
    assert _codes(redenen) == ["zin_ontbreekt", "geen_onderdelen", "niet_gehoord", "geen_antwoord"]


def test_nummer_van_een_besluit():
    assert besluitnummer("DBM", 2026, 14) == "DBM-2026-014"
    assert besluitnummer("DBM", 2026, 1000) == "DBM-2026-1000"


def test_invoer_van_een_onderdeel_noemt_elk_veld():
    leeg = Onderdeelfeit(0, "iets", None, " ", "", None)
    redenen = redenen_tegen_invoer(leeg, None, (), ("plek",))
    assert [w.veld for w in redenen] == ["soort", "betrokkene", "persoon", "wat", "wanneer"]
    assert redenen_tegen_invoer(DEEL, SCHOOL, GOED.partijen, ("onderwijsondersteuning",)) == []
    zonder = replace(SCHOOL, heeft_mandaat=False)
    assert _codes(redenen_tegen_invoer(replace(DEEL, soort="plek"), zonder, (zonder,), ("plek",))) == ["geen_mandaat"]


@pytest.mark.parametrize(
    "anders,code",
    [
        ({}, None),
        ({"tot": DAG}, None),
        ({"tot": DAG - dt.timedelta(days=1)}, "periode"),
        ({"bedrag": Decimal("0.01")}, None),
        ({"bedrag": Decimal("0")}, "bedrag"),
        ({"bedrag": Decimal("-1")}, "bedrag"),
        ({"bedrag": Decimal("1.001")}, "bedrag"),
        ({"grond": "  "}, "grond_ontbreekt"),
    ],
)
def test_inhoud_van_een_kostenregel(anders, code):
    inhoud = replace(Kosteninhoud(Decimal("10"), "een som", DAG, DAG + dt.timedelta(days=1)), **anders)
    assert _codes(redenen_tegen_kosten(inhoud, True)) == ([code] if code else [])
    assert "tafel_zonder_mandaat" in _codes(redenen_tegen_kosten(inhoud, False))


@pytest.mark.parametrize(
    "antwoord,toelichting,code",
    [
        ("ja", "", None),
        ("voorwaarde", "als school belt", None),
        ("voorwaarde", " ", "toelichting_ontbreekt"),
        ("nee", "", "toelichting_ontbreekt"),
        ("nee", "kan niet", None),
        ("", "", "antwoord_onbekend"),
        ("misschien", "x", "antwoord_onbekend"),
    ],
)
def test_antwoord_van_een_partij(antwoord, toelichting, code):
    assert _codes(redenen_tegen_antwoord(antwoord, toelichting)) == ([code] if code else [])


OVERLEG = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    "dag,zin",
    [
        (None, None),
        (OVERLEG, None),
        (dt.date(2028, 11, 22), None),
        (dt.date(2028, 11, 23), "Dat is over meer dan twee jaar. Kijk het jaar na."),
        (dt.date(9999, 12, 31), "Dat is over meer dan twee jaar. Kijk het jaar na."),
        (dt.date(2026, 11, 21), "21 november 2026 is al geweest. Bedoelt u 21 november 2027?"),
        (dt.date(2026, 1, 5), "5 januari 2026 is al geweest. Bedoelt u 5 januari 2027?"),
        (dt.date(2025, 11, 22), "22 november 2025 is al geweest. Bedoelt u 22 november 2026?"),
        (dt.date(2025, 11, 21), "21 november 2025 is al geweest. Kies 22 november 2026 of een latere dag."),
        (dt.date(2024, 2, 29), "29 februari 2024 is al geweest. Kies 22 november 2026 of een latere dag."),
        (dt.date(1, 1, 1), "1 januari 1 is al geweest. Kies 22 november 2026 of een latere dag."),
    ],
)
def test_een_dag_ligt_op_of_na_het_overleg_en_binnen_twee_jaar(dag, zin):
    redenen = redenen_tegen_dag(dag, OVERLEG, "wanneer")
    assert [(w.melding, w.veld) for w in redenen] == ([] if zin is None else [(zin, "wanneer")])


def test_een_schrikkeldag_telt_als_de_dag_ervoor():
    overleg = dt.date(2028, 2, 29)
    assert redenen_tegen_dag(dt.date(2030, 2, 28), overleg, "wanneer") == []
    assert [w.code for w in redenen_tegen_dag(dt.date(2030, 3, 1), overleg, "wanneer")] == ["dag_te_ver"]
