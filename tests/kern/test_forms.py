"""What people type: dates, times, numbers, amounts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from werkzeug.datastructures import MultiDict

from tafel.kern.forms import Aantal, Bedrag, Datum, Formulier, LangeTekst, Tekst, Tijd, Verplicht
from tafel.kern.refusals import Conflict, Weigering


class Proef(Formulier):
    naam = Tekst("Naam", [Verplicht("Vul de naam in.")])
    tekst = LangeTekst("Tekst")
    dag = Datum("Dag")
    tijd = Tijd("Tijd")
    aantal = Aantal("Aantal", van=5, tot=240)
    bedrag = Bedrag("Bedrag")


@pytest.fixture
def vul(app):
    """Return a function that fills the form as a browser would."""

    def _vul(**velden):
        with app.test_request_context(method="POST"):
            form = Proef(MultiDict({"naam": "x", **velden}))
            form.validate()
            return form

    return _vul


@pytest.mark.parametrize("typt", ["21-11-2026", "2026-11-21", "21/11/2026", "21 november 2026", " 21-11-2026 "])
def test_datum(vul, typt):
    assert vul(dag=typt).dag.data == dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    "typt", ["31-02-2026", "21-11-26", "morgen", "2026-13-01", "١-١-٢٠٢٦", "1-2-3-4", "0000-01-01"]
)
def test_datum_die_niet_kan_blijft_staan(vul, typt):
    form = vul(dag=typt)
    assert form.dag.errors and form.dag.data is None
    assert form.dag._value() == typt


@pytest.mark.parametrize(
    "typt, waarde",
    [
        ("4320", "4320.00"),
        ("4.320", "4320.00"),
        ("4.320,50", "4320.50"),
        ("€ 12,5", "12.50"),
        ("12.50", "12.50"),
        ("1.000.000", "1000000.00"),
    ],
)
def test_bedrag(vul, typt, waarde):
    assert vul(bedrag=typt).bedrag.data == Decimal(waarde)


@pytest.mark.parametrize("typt", ["0", "-5", "veel", "1,234", "4.32.0", "1e5", "٣", "9999999999"])
def test_bedrag_dat_niet_kan(vul, typt):
    assert vul(bedrag=typt).bedrag.errors


@pytest.mark.parametrize("typt, waarde", [("09:30", (9, 30)), ("9.30", (9, 30)), ("14", (14, 0))])
def test_tijd(vul, typt, waarde):
    assert vul(tijd=typt).tijd.data == dt.time(*waarde)


def test_tijd_die_niet_kan(vul):
    assert vul(tijd="25:00").tijd.errors


@pytest.mark.parametrize("typt, goed", [("5", True), ("240", True), ("4", False), ("241", False), ("tien", False)])
def test_aantal(vul, typt, goed):
    assert bool(vul(aantal=typt).aantal.errors) is not goed


def test_alleen_blanco_is_leeg(vul):
    assert list(vul(naam="   ").naam.errors) == ["Vul de naam in."]


def test_lengte_en_nulteken(vul):
    assert not vul(tekst="a" * 10_000).tekst.errors
    assert vul(tekst="a" * 10_001).tekst.errors
    assert vul(tekst="a\x00b").tekst.errors


def test_weigering_komt_bij_het_veld_of_erboven(vul):
    form = vul()
    form.toon([Weigering("a", "Dit kan niet.", "naam"), Weigering("b", "Ook dit niet.")])
    assert list(form.naam.errors) == ["Dit kan niet."]
    assert form.los == ["Ook dit niet."]


def test_versie(vul):
    vul(versie="3").eis_versie(3)
    vul().eis_versie(3)
    with pytest.raises(Conflict):
        vul(versie="2").eis_versie(3)
