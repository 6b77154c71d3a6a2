"""Who may investigate a case: nobody who had to do with it before."""

from __future__ import annotations

import pytest

from tafel.casussen.rules import Eerder, begint_zonder_dossier, namen_in, organisaties_in, tegen_eerder
from tests.bouw import SAM

PARTIJEN = organisaties_in(SAM, ["Leerplicht Nergens"])
NAMEN = namen_in(SAM, ["Joost Stoel"])


def test_wie_niets_met_de_casus_had_kan():
    assert tegen_eerder(Eerder()) == []
    feiten = Eerder(frozenset({"zaakonderzoeker"}), False, "Zoë Zoeker", ("Gemeente Nergens",), NAMEN, PARTIJEN)
    assert tegen_eerder(feiten) == []  # who investigated it before may take it up again


@pytest.mark.parametrize(
    "anders, code",
    [
        ({"rollen": frozenset({"casusverantwoordelijke"})}, "was_cv"),
        ({"rollen": frozenset({"casusverantwoordelijke", "partij"}), "zit_aan_tafel": True}, "was_cv"),
        ({"rollen": frozenset({"partij"})}, "was_betrokken"),
        ({"zit_aan_tafel": True}, "was_betrokken"),
        ({"naam": " rob FANTASIE ", "namen": NAMEN}, "was_betrokken"),
        ({"naam": "R. Baas", "namen": NAMEN}, "was_betrokken"),
        ({"naam": "Joost Stoel", "namen": NAMEN}, "was_betrokken"),
        ({"werkt_bij": ("Gemeente Nergens", "jeugdhulp de brug"), "organisaties": PARTIJEN}, "werkt_bij_partij"),
        ({"werkt_bij": ("Het Verzonnen College",), "organisaties": PARTIJEN}, "werkt_bij_partij"),
        ({"werkt_bij": ("Leerplicht Nergens",), "organisaties": PARTIJEN}, "werkt_bij_partij"),
    ],
)
def test_wie_eerder_betrokken_was_kan_niet(anders, code):
    redenen = tegen_eerder(Eerder(**anders))
    assert [(w.code, w.veld) for w in redenen] == [(code, "zaakonderzoeker")]
    assert "Kies iemand die er nog niet bij betrokken was." in redenen[0].melding


def test_alle_redenen_tegelijk():
    feiten = Eerder(frozenset({"partij"}), werkt_bij=("Jeugdhulp De Brug",), organisaties=PARTIJEN)
    assert [w.code for w in tegen_eerder(feiten)] == ["was_betrokken", "werkt_bij_partij"]


def test_een_leeg_document_noemt_niemand():
    leeg = {
        "casusverantwoordelijke": None,
        "onderwijs": {"school": None},
        "stagnatie": None,
        "partijen": [{"naam": None}],
    }
    assert namen_in(leeg, [""]) == organisaties_in(leeg, ["", " "]) == frozenset()
    assert tegen_eerder(Eerder(naam="", namen=frozenset({"x"}))) == []


@pytest.mark.parametrize("stand", ["ingediend", "toegelaten", "opvolging"])
def test_alleen_na_het_besluit_begint_men_met_dossier(stand):
    assert begint_zonder_dossier(stand) is (stand != "opvolging")
