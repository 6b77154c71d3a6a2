"""The mark of a form: the same form names the same row, anything else another one."""

from __future__ import annotations

import uuid

from tafel.kern.eenmalig import EenmaligFormulier
from tafel.kern.forms import Tekst


class Vorm(EenmaligFormulier):
    """A form that adds one text."""

    tekst = Tekst("Tekst")


def _id(app, waarbij="casus", **velden):
    with app.test_request_context("/", method="POST", data=velden):
        return Vorm().rij_id(waarbij)


def test_hetzelfde_formulier_noemt_dezelfde_rij(app):
    merk = str(uuid.uuid4())
    een = _id(app, merk=merk, tekst="Gebeld.")
    assert _id(app, merk=merk, tekst="Gebeld.") == een
    assert _id(app, merk=merk, tekst="Iets anders.") != een
    assert _id(app, "andere casus", merk=merk, tekst="Gebeld.") != een
    assert _id(app, merk=str(uuid.uuid4()), tekst="Gebeld.") != een


def test_zonder_merk_of_met_onzin_is_elke_keer_nieuw(app):
    for merk in ({}, {"merk": ""}, {"merk": "x"}):
        assert _id(app, tekst="Gebeld.", **merk) != _id(app, tekst="Gebeld.", **merk)


def test_elke_bladzijde_krijgt_een_eigen_merk(app):
    with app.test_request_context("/"):
        assert uuid.UUID(Vorm(formdata=None).merk.data) != uuid.UUID(Vorm(formdata=None).merk.data)
