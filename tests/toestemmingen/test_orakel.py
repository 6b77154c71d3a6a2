"""The engine against the oracle: every day from 0 to 23 years, all combinations of people, answers and acts.

The day matters only through the age band. So in the suite: the band of every day of 24 years is compared for births on
every kind of day, and every combination is compared once in every band, at its first and its last day; a smaller set
is compared on every day by itself. The long run compares more combinations on every day.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from itertools import product

import pytest

from tafel.toestemmingen.rules import TABEL, Ouder, Vraag, Wilsonbekwaam, groep_op, oordeel
from tests.toestemmingen import orakel

STATEN, ANTWOORDEN = ("aanwezig", "onbereikbaar", "uitgesloten"), ("ja", "nee", "geen")
SOORTEN, DOELEN = ("onderwijs", "hulpverlening", "medisch", "ouder"), ("delen", "hulp", "informeren")
EEN = tuple(product(STATEN, ANTWOORDEN, (False, True)))
GEZINNEN = (
    (),
    *(((*een,),) for een in EEN),
    *((a, b) for a, b in product(EEN, EEN)),
)
ONBEKWAAM = ((), ("alles",), ("delen",), ("hulp",))
BAND = {"onbekend": "?", "kind": "0-11", "tiener": "12-15", "jongere": "16-17", "volwassen": "18+"}
GEBOREN = dt.date(2008, 2, 29)


def _dagen(geboren: dt.date):
    return (geboren + dt.timedelta(days=n) for n in range(int(24 * 365.25)))


def _vraag(dag, gezin, leerling, soort, doel, onbekwaam, grond, vert="geen", vertellen="geen", bron="geen"):
    return Vraag(
        geboren=GEBOREN,
        dag=dag,
        soort=soort,
        doel=doel,
        ouders=tuple(Ouder(f"O{nr}", *een) for nr, een in enumerate(gezin)),
        leerling=leerling,
        vertegenwoordiger=vert,
        ouders_informeren=vertellen,
        verstrekker=bron,
        wilsonbekwaam=tuple(Wilsonbekwaam("een arts", GEBOREN, zaak) for zaak in onbekwaam),
        grondslag=grond,
    )


def _verschil(v: Vraag, band: str) -> str | None:
    o = oordeel(v)
    van_motor = (
        o.mag, o.basis, {(p.code, p.wie) for p in o.mist}, {(p.code, p.wie) for p in o.let_op}, set(o.horen),
        {(p.code, p.wie) for p in o.niet_horen},
    )  # fmt: skip
    u = orakel.beoordeel(
        band, v.soort, v.doel, [(p.naam, p.staat, p.antwoord, p.betreft) for p in v.ouders], v.leerling,
        v.vertegenwoordiger, v.ouders_informeren, v.verstrekker, frozenset(w.ter_zake for w in v.wilsonbekwaam),
        v.grondslag,
    )  # fmt: skip
    van_orakel = (u["mag"], u["basis"], u["mist"], u["let_op"], u["horen"], u["niet_horen"])
    return None if van_motor == van_orakel else f"{v}\nmotor:  {van_motor}\norakel: {van_orakel}"


def _combinaties(gezinnen=GEZINNEN):
    for gezin, leerling, soort, doel, onbekwaam, grond in product(
        gezinnen, ANTWOORDEN, SOORTEN, DOELEN, ONBEKWAAM, (False, True)
    ):
        yield gezin, leerling, soort, doel, onbekwaam, grond
        # the other answers matter only where somebody else is asked as well
        if len(gezin) < 2 and leerling == "ja":
            for vert, vertellen, bron in product(ANTWOORDEN, ("ja", "geen"), ANTWOORDEN):
                yield gezin, leerling, soort, doel, onbekwaam, grond, vert, vertellen, bron


@pytest.mark.parametrize(
    "geboren",
    [dt.date(2008, 2, 29), dt.date(2008, 3, 1), dt.date(2010, 2, 28), dt.date(2009, 12, 31), dt.date(2010, 1, 1)],
)
def test_elke_dag_van_24_jaar_valt_in_dezelfde_groep(geboren):
    vorige = geboren - dt.timedelta(days=1)
    assert BAND[groep_op(geboren, vorige)] == orakel.band(geboren, vorige) == "?"
    for dag in _dagen(geboren):
        assert BAND[groep_op(geboren, dag)] == orakel.band(geboren, dag), dag


def _randen() -> dict[str, list[dt.date]]:
    """The first and the last day of every band, by counting days."""
    per: dict[str, list[dt.date]] = {}
    for dag in _dagen(GEBOREN):
        per.setdefault(orakel.band(GEBOREN, dag), []).append(dag)
    return {band: [dagen[0], dagen[-1]] for band, dagen in per.items()}


def test_alle_combinaties_in_elke_leeftijdsgroep():
    """With the test above: days times combinations, well over a million comparisons."""
    randen, aantal, vergeleken = _randen(), 0, 0
    per_band = {band: sum(orakel.band(GEBOREN, dag) == band for dag in _dagen(GEBOREN)) for band in randen}
    for nr, combinatie in enumerate(_combinaties()):
        for band, dagen in randen.items():
            verschil = _verschil(_vraag(dagen[nr % 2], *combinatie), band)
            assert verschil is None, verschil
            vergeleken += 1
            aantal += per_band[band]
    assert vergeleken > 300_000
    assert aantal > 1_000_000


def test_een_kleinere_verzameling_op_elke_dag():
    gezin = (("aanwezig", "ja", False), ("aanwezig", "geen", False))
    klein = [(gezin, "ja", soort, "delen", (), False) for soort in SOORTEN[:2]]
    klein += [(gezin, "nee", "onderwijs", "informeren", (), False)]
    for dag in _dagen(GEBOREN):
        band = orakel.band(GEBOREN, dag)
        for combinatie in klein:
            verschil = _verschil(_vraag(dag, *combinatie), band)
            assert verschil is None, verschil


@pytest.mark.traag
@pytest.mark.skipif(not os.environ.get("TAFEL_LANG"), reason="draait met TAFEL_LANG=1")
def test_alle_gezinnen_op_elke_dag():
    gezinnen = [(("aanwezig", "ja", False),), (("aanwezig", "nee", True),), (("uitgesloten", "geen", True),)]
    combinaties = [c for c in _combinaties(gezinnen) if len(c) == 6]
    for dag in _dagen(GEBOREN):
        band = orakel.band(GEBOREN, dag)
        for combinatie in combinaties:
            verschil = _verschil(_vraag(dag, *combinatie), band)
            assert verschil is None, verschil


def test_het_orakel_merkt_een_fout_in_de_tabel(monkeypatch):
    """The negative control: shift one row of the table and the comparison finds it."""
    fout = dict(TABEL) | {("tiener", "hulp"): TABEL["tiener", "delen"]}
    monkeypatch.setattr(sys.modules[oordeel.__module__], "TABEL", fout)
    gezin = (("aanwezig", "ja", False), ("aanwezig", "geen", False))
    dag = dt.date(2021, 6, 1)
    assert _verschil(_vraag(dag, gezin, "nee", "hulpverlening", "hulp", (), False), "12-15") is not None
