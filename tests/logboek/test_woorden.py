"""Reasons for looking, said about another person."""

from __future__ import annotations

import uuid

import pytest

from tafel.logboek.woorden import over_een_ander
from tafel.toegang.rules import Actor, TafelKeuze, Zaak, waarom


@pytest.mark.parametrize(
    "zin, verwacht",
    [
        ("U ziet deze casus omdat u casusverantwoordelijke bent.", "Omdat zij of hij casusverantwoordelijke is."),
        ("U ziet deze casus omdat u de zaakonderzoeker bent.", "Omdat zij of hij de zaakonderzoeker is."),
        ("U ziet deze casus omdat u als partij aan tafel zit.", "Omdat zij of hij als partij aan tafel zit."),
        (
            "U ziet deze casus omdat u voorzitter bent van deze tafel.",
            "Omdat zij of hij voorzitter is van deze tafel.",
        ),
        ("U ziet dit omdat het aan u is gevraagd.", "Omdat het aan haar of hem is gevraagd."),
        ("U ziet overleggen van Tafel DBM.", "Omdat zij of hij overleggen ziet van Tafel DBM."),
        ("Iets anders.", "Iets anders."),
    ],
)
def test_in_de_derde_persoon(zin, verwacht):
    assert over_een_ander(zin) == verwacht


@pytest.mark.parametrize("rol", ["casusverantwoordelijke", "zaakonderzoeker", "partij", "voorzitter", ""])
def test_elke_reden_van_het_beleid_is_bekend(rol):
    tafel = TafelKeuze(uuid.uuid4(), "DBM", "Tafel", "doorbraakoverleg")
    actor = Actor(uuid.uuid4(), "N", "n@voorbeeld.test", uuid.uuid4(), tafel)
    zin = over_een_ander(waarom(actor, Zaak(tafel.id, frozenset({rol} - {""}))))
    assert zin.startswith("Omdat ")
    assert " u " not in zin
    assert "bent" not in zin
