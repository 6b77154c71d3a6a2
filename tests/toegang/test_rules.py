"""The policy table: who may do what, and default deny."""

from __future__ import annotations

import uuid

import pytest

from tafel.toegang.rules import BELEID, Actor, TafelKeuze, Zaak, mag, waarom

HIER = TafelKeuze(uuid.UUID(int=1), "DBM", "Tafel", "doorbraakoverleg")
ELDERS = uuid.UUID(int=2)


def wie(*rollen: str, tafel: TafelKeuze | None = HIER) -> Actor:
    """Return somebody with these roles at the table HIER."""
    return Actor(uuid.uuid4(), "Naam", "naam@voorbeeld.test", uuid.uuid4(), tafel, frozenset(rollen))


def zaak(*rollen: str, stand: str = "ingediend", tafel_id: uuid.UUID = HIER.id, eigen: bool = False) -> Zaak:
    """Return a case in which the asker has these roles."""
    return Zaak(tafel_id, frozenset(rollen), stand, eigen)


def test_een_recht_dat_niet_bestaat_is_nooit_toegestaan():
    assert not mag(wie("voorzitter", "beheerder"), "casus.alles")


@pytest.mark.parametrize("recht", sorted(set(BELEID) - {"eigen"}))
def test_zonder_rol_mag_niets(recht):
    assert not mag(wie(), recht, zaak())
    assert not mag(wie("voorzitter", "zaakonderzoeker", "casusverantwoordelijke", tafel=None), recht, zaak("partij"))


@pytest.mark.parametrize(
    "recht",
    [
        r
        for r in BELEID
        if r.startswith(("casus.", "besluit.", "akkoord.", "opvolging.", "actie.", "instroom.beslissen"))
    ],
)
def test_een_zaak_van_een_andere_tafel_bestaat_niet(recht):
    alles = ("voorzitter", "casusverantwoordelijke", "zaakonderzoeker", "partij", "akkoordgever")
    vreemd = zaak("casusverantwoordelijke", "zaakonderzoeker", "partij", tafel_id=ELDERS, eigen=True)
    if not recht.endswith((".lijst", ".maken")):
        assert not mag(wie(*alles), recht, vreemd)


@pytest.mark.parametrize(
    "rollen, in_zaak, stand, ziet",
    [
        (("casusverantwoordelijke",), ("casusverantwoordelijke",), "concept", True),
        (("voorzitter",), (), "concept", False),
        (("voorzitter",), (), "ingediend", True),
        (("casusverantwoordelijke",), (), "ingediend", False),
        (("zaakonderzoeker",), (), "toegelaten", False),
        (("zaakonderzoeker",), ("zaakonderzoeker",), "toegelaten", True),
        (("partij",), ("partij",), "toegelaten", True),
        (("partij",), ("partij",), "concept", False),
        (("beheerder",), (), "toegelaten", False),
        (("analist",), (), "toegelaten", False),
        (("fg",), (), "toegelaten", False),
        (("akkoordgever",), (), "toegelaten", False),
        (("voorzitter",), ("partij",), "toegelaten", True),
    ],
)
def test_wie_ziet_een_casus(rollen, in_zaak, stand, ziet):
    assert mag(wie(*rollen), "casus.zien", zaak(*in_zaak, stand=stand)) is ziet


def test_een_partij_ziet_niet_de_hele_aanmelding():
    assert not mag(wie("partij"), "casus.aanmelding", zaak("partij", stand="toegelaten"))


def test_wie_partij_is_leidt_deze_casus_niet():
    """R25: the chair is not also a party in the same case."""
    assert not mag(wie("voorzitter"), "instroom.beslissen", zaak("partij"))
    assert mag(wie("voorzitter"), "instroom.beslissen", zaak())


@pytest.mark.parametrize("stand, ja", [("concept", False), ("ingediend", True), ("toegelaten", True)])
def test_de_voorzitter_beslist_over_wat_is_ingediend_en_hoort_ook_dat_het_al_is_beslist(stand, ja):
    """A second ruling is refused by the rule, in a sentence; not by the door."""
    assert mag(wie("voorzitter"), "instroom.beslissen", zaak(stand=stand)) is ja
    assert not mag(wie("zaakonderzoeker", "casusverantwoordelijke"), "instroom.beslissen", zaak(stand=stand))


@pytest.mark.parametrize(
    "stand, ja", [("concept", True), ("teruggegeven", True), ("ingediend", False), ("opvolging", False)]
)
def test_bewerken_kan_tot_het_is_ingediend(stand, ja):
    assert mag(wie("casusverantwoordelijke"), "casus.bewerken", zaak("casusverantwoordelijke", stand=stand)) is ja


def test_akkoord_is_persoonlijk():
    assert mag(wie("akkoordgever"), "akkoord.geven", zaak(eigen=True))
    assert not mag(wie("akkoordgever"), "akkoord.geven", zaak())


@pytest.mark.parametrize(
    "rol, woord",
    [
        ("casusverantwoordelijke", "casusverantwoordelijke"),
        ("zaakonderzoeker", "zaakonderzoeker"),
        ("partij", "partij"),
    ],
)
def test_waarom_zie_ik_dit(rol, woord):
    assert woord in waarom(wie(rol), zaak(rol))


def test_waarom_voor_de_voorzitter_en_voor_wie_is_gevraagd():
    assert "voorzitter" in waarom(wie("voorzitter"), zaak())
    assert "gevraagd" in waarom(wie("akkoordgever"), zaak(eigen=True))
