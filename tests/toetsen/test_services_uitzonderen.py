"""Exceptions and comments: who asks, who decides, who hears of it."""

from __future__ import annotations

import copy

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.logboek.models import Logregel
from tafel.toetsen import queries, services
from tafel.toetsen.models import Eisopmerking, Eisverandering, Uitzondering
from tests import bouw
from tests.toetsen.hulp import HALF, weer, zaak


@pytest.fixture
def t(db, tafel):
    """The table, within an application context."""
    return tafel


def _flips(casus):
    vraag = sa.select(Eisverandering).where(Eisverandering.casus_id == casus.id).order_by(Eisverandering.eis)
    return [(v.eis, v.was, v.werd, v.aanleiding, v.door_id) for v in sessie.scalars(vraag)]


def _cv(t):
    return bouw.actor(t.cv, t.tafel, "casusverantwoordelijke")


def _vz(t):
    return bouw.actor(t.voorzitter, t.tafel, "voorzitter")


def _besluiten(casus):
    vraag = sa.select(Uitzondering).where(Uitzondering.casus_id == casus.id).order_by(Uitzondering.eis)
    return [(u.eis, u.besluit, u.reden) for u in sessie.scalars(vraag)]


@pytest.mark.parametrize("nooit", ["leeftijd", "plicht"])
def test_voor_leeftijd_en_plicht_weigeren_dienst_en_database(t, nooit):
    casus = bouw.casus(t.tafel, t.cv, "ingediend")
    with pytest.raises(Geweigerd):
        services.vraag_uitzondering(_cv(t), casus, ["plan", nooit], "Haast.")
    with pytest.raises(Geweigerd):
        services.beslis_uitzondering(_vz(t), casus, "uitzondering", [nooit], "Haast.")
    assert _besluiten(casus) == []
    sessie.add(Uitzondering(casus_id=casus.id, eis=nooit, jaar=2026))
    with pytest.raises(sa.exc.IntegrityError, match="nooit"):
        sessie.flush()
    sessie.rollback()


def test_toestaan_maakt_de_eis_uitgezonderd_en_staat_in_het_verloop(t):
    casus = bouw.casus(t.tafel, t.cv, "ingediend", document=copy.deepcopy(HALF))
    services.volg_de_dag(vandaag())
    casus = weer(casus)
    services.vraag_uitzondering(_cv(t), casus, ["opschaling", "reden"], " De plek is weg. ")
    services.beslis_uitzondering(_vz(t), casus, "uitzondering", ["opschaling", "plan"], "De plek gaat voor.")
    assert _besluiten(casus) == [
        ("opschaling", "toegestaan", "De plek gaat voor."),
        ("plan", "toegestaan", "De plek gaat voor."),
        ("reden", "vervallen", ""),
    ]
    assert ("opschaling", "nog_niet", "uitgezonderd", "uitzondering", t.voorzitter.id) in _flips(casus)
    casus = weer(casus)
    services.volg_toets(casus, queries.toets_van(casus, "doorbraakoverleg"))
    assert (casus.toetsstand["opschaling"], casus.toetsstand["plan"]) == ("uitgezonderd", "voldaan")


@pytest.mark.parametrize(
    "soort, besluit",
    [
        ("geen_uitzondering", "geweigerd"),
        ("teruggegeven", "geweigerd"),
        ("toegelaten", "vervallen"),
        ("doorverwezen", "vervallen"),
        ("aanvulling", "gevraagd"),
        ("verlengd", "gevraagd"),
    ],
)
def test_wat_een_besluit_van_de_voorzitter_doet_met_een_verzoek(t, soort, besluit):
    casus = bouw.casus(t.tafel, t.cv, "ingediend", document=copy.deepcopy(HALF))
    services.vraag_uitzondering(_cv(t), casus, ["opschaling"], "Haast.")
    services.beslis_uitzondering(_vz(t), casus, soort, [], "Eerst dat gesprek.")
    assert [b[1] for b in _besluiten(casus)] == [besluit]


def test_opnieuw_vragen_laat_het_vorige_verzoek_vervallen(t):
    casus = bouw.casus(t.tafel, t.cv, "ingediend")
    services.vraag_uitzondering(_cv(t), casus, ["plan"], "Haast.")
    services.vraag_uitzondering(_cv(t), casus, ["plan"], "Nog meer haast.")
    assert sorted(b[1] for b in _besluiten(casus)) == ["gevraagd", "vervallen"]


def test_weigeren_vraagt_een_reden_en_een_verzoek_en_de_aanmelder_hoort_het(t):
    casus = bouw.casus(t.tafel, t.cv, "ingediend", document=copy.deepcopy(HALF))
    with pytest.raises(Geweigerd):
        services.weiger_uitzondering(_vz(t), casus, "Nee.")
    services.vraag_uitzondering(_cv(t), casus, ["opschaling"], "Haast.")
    with pytest.raises(Geweigerd):
        services.weiger_uitzondering(_vz(t), casus, "  ")
    assert services.weiger_uitzondering(_vz(t), casus, "Eerst dat gesprek.") == 1
    assert _besluiten(casus) == [("opschaling", "geweigerd", "Eerst dat gesprek.")]
    bericht = sessie.scalars(sa.select(Bericht)).one()
    assert bericht.aan_id == t.cv.id
    assert "Eerst dat gesprek." not in bericht.tekst
    assert casus.stand == "ingediend"
    assert sessie.scalars(sa.select(Logregel.wat)).all() == ["uitzondering geweigerd"]


def test_een_uitzondering_uit_eigen_beweging_telt_ook(t):
    casus = bouw.casus(t.tafel, t.cv, "ingediend", document=copy.deepcopy(HALF))
    services.beslis_uitzondering(_vz(t), casus, "uitzondering", ["opschaling"], "De plek gaat voor.")
    assert [(r.eis, r.besluit, r.aantal) for r in queries.tel_uitzonderingen(t.tafel.id)] == [
        ("opschaling", "toegestaan", 1)
    ]
    assert sessie.scalars(sa.select(Uitzondering)).one().gevraagd_op is None


# --- comments ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wie, rollen, stand, rol, aan",
    [
        ("voorzitter", (), "ingediend", "voorzitter", "cv"),
        ("onderzoeker", ("zaakonderzoeker",), "toegelaten", "zaakonderzoeker", "cv"),
        ("cv", ("casusverantwoordelijke",), "ingediend", "casusverantwoordelijke", "voorzitter"),
        ("cv", ("casusverantwoordelijke",), "aanvulling", "casusverantwoordelijke", "voorzitter"),
        ("cv", ("casusverantwoordelijke",), "concept", "casusverantwoordelijke", None),
    ],
)
def test_een_opmerking_komt_bij_de_ander(t, wie, rollen, stand, rol, aan):
    casus, mens = bouw.casus(t.tafel, t.cv, stand), getattr(t, wie)
    rij = services.voeg_opmerking_toe(
        bouw.actor(mens, t.tafel), casus, zaak(casus, *rollen), "plan", " Kijk nog eens. "
    )
    assert (rij.tekst, rij.rol, rij.door_id) == ("Kijk nog eens.", rol, mens.id)
    berichten = sessie.scalars(sa.select(Bericht)).all()
    assert [b.aan_id for b in berichten] == ([getattr(t, aan).id] if aan else [])
    assert all(b.pad.endswith("/toets#eis-plan") and "Kijk" not in b.tekst for b in berichten)


@pytest.mark.parametrize("tekst", ["", "   ", "x" * 1001])
def test_een_lege_of_te_lange_opmerking_wordt_niet_bewaard(t, tekst):
    casus = bouw.casus(t.tafel, t.cv)
    with pytest.raises(Geweigerd):
        services.voeg_opmerking_toe(_cv(t), casus, zaak(casus, "casusverantwoordelijke"), "plan", tekst)
    assert sessie.scalars(sa.select(Eisopmerking)).all() == []


def test_een_opmerking_bij_een_eis_die_er_niet_is(t):
    casus = bouw.casus(t.tafel, t.cv)
    with pytest.raises(NietGevonden):
        services.voeg_opmerking_toe(_cv(t), casus, zaak(casus, "casusverantwoordelijke"), "bestaat_niet", "Zo.")
