"""Rules of who comes instead: until when, with which mandate."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

import pytest

from tafel.uitnodigingen.rules import antwoorden, mandaat
from tafel.uitnodigingen.rules.mandaat import Houder


@pytest.mark.parametrize(
    "van, tot, velden",
    [
        (-1, 0, []), (0, 0, []), (0, 366, []), (-3, 5, []), (1, 2, ["van"]), (-2, -1, ["tot"]), (0, 367, ["tot"]),
        (None, None, ["van", "tot"]), (1, -1, ["van", "tot"]),
    ],
)  # fmt: skip
def test_de_dag_van_het_overleg_ligt_in_de_tijd_van_een_vervanger(van, tot, velden):
    dag = dt.date(2026, 12, 1)
    begin, einde = (None if n is None else dag + dt.timedelta(days=n) for n in (van, tot))
    assert [w.veld for w in antwoorden.keur_periode(begin, einde, dag)] == velden


@pytest.mark.parametrize(
    "tot, grens, wordt", [(None, None, None), (500, None, 500), (None, 900, 900), (500, 900, 500), (1200, 900, 900)]
)
def test_een_invaller_zegt_niet_meer_toe_dan_wie_vervangen_wordt(tot, grens, wordt):
    h = Houder(uuid.uuid4(), "Nel", "teamleider", "jeugdhulp", None, None if grens is None else Decimal(grens))
    een = mandaat.Invaller(h.gebruiker_id, "Piet", True, None if tot is None else Decimal(tot), "komt")
    [uit], standen = mandaat.met_invallers([h], {}, [een])
    assert uit.bedrag_tot == (None if wordt is None else Decimal(wordt)) and uit.naam == "Piet voor Nel"
    assert standen == {h.gebruiker_id: "komt"}


def test_leerling_en_ouders_vervangt_niemand():
    assert [w.code for w in antwoorden.keur_vervangen("ouders", False)] == ["gezin"]
    assert [w.code for w in antwoorden.keur_vervangen("school", True)] == ["begonnen"]
    assert antwoorden.keur_vervangen("school", False) == []
