"""Versions of an agenda, cancelling and moving a meeting: what is kept and who hears it."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.kern.refusals import Geweigerd
from tafel.overleggen import queries, services
from tests.overleggen.tafelwereld import Tafel, codes

T = dt.time


@pytest.fixture
def t(db):
    return Tafel(db)


# --- versions ---------------------------------------------------------------------------------------------------------


def test_versies_bewaren_de_agenda_en_wie_een_andere_tijd_kreeg_hoort_het_een_keer(t):
    a, b = t.casus(30), t.casus(10)
    hier = t.overleg(a, b)
    eerste = services.leg_agenda_vast(t.actor, hier)
    assert (eerste.volgnummer, hier.vastgezet_op) == (1, eerste.op)
    assert [p["begint"] for p in eerste.inhoud["punten"]] == ["09:35", "10:20"]
    assert t.berichten() == []
    with pytest.raises(Geweigerd) as fout:
        services.leg_agenda_vast(t.actor, hier)
    assert codes(fout) == ["niets_anders"]
    services.zet_minuten(t.actor, hier, t.punten(hier)[0], 60)
    services.zet_minuten(t.actor, hier, t.punten(hier)[0], 50)
    assert t.berichten() == []  # not at each change
    services.leg_agenda_vast(t.actor, hier)
    teksten = [bericht.tekst for bericht in t.berichten()]
    assert len(teksten) == 2
    assert f"{b.nummer} begint om 10:25 (was 10:20)." in " ".join(teksten)
    nieuw, oud = queries.versies(hier)
    assert (nieuw.letter, oud.letter) == ("B", "A")
    assert [een.zin for een in nieuw.anders] == [
        f"{a.nummer} duurt 50 minuten (was 45).",
        f"{b.nummer} begint om 10:25 (was 10:20).",
    ]
    assert len(t.log("agenda vastgelegd")) == 2


def test_na_het_vastzetten_komt_er_alleen_iets_bij_met_een_reden(t):
    a, b = t.casus(30), t.casus(10)
    hier = t.overleg(a)
    services.leg_agenda_vast(t.actor, hier)
    for doe, code in (
        (lambda: services.zet_op_agenda(t.actor, hier, b.nummer), "reden_ad_hoc"),
        (lambda: services.zet_op_agenda(t.actor, hier, b.nummer, "  "), "reden_ad_hoc"),
        (lambda: services.zet_alles_erop(t.actor, hier), "staat_vast"),
    ):
        with pytest.raises(Geweigerd) as fout:
            doe()
        assert codes(fout) == [code]
    punt = services.zet_op_agenda(t.actor, hier, b.nummer, " De opvang stopt. ")
    assert punt.ad_hoc_reden == "De opvang stopt."
    regel = t.log("op agenda gezet")[-1]
    assert regel.gegevens["ad_hoc"] is True and "opvang" not in str(regel.gegevens)
    assert queries.agenda(t.actor, hier)[1].ad_hoc_reden == "De opvang stopt."


# --- cancelling and moving --------------------------------------------------------------------------------------------


def test_annuleren_brengt_de_casussen_terug_en_vertelt_het_ieder_een_keer(t):
    a, b = t.casus(30), t.casus(10, "opvolging")
    hier = t.overleg(a, b)
    assert services.annuleer(t.actor, hier, " De zaal is dicht. ") == 2
    assert (hier.stand, hier.reden_annuleren) == ("geannuleerd", "De zaal is dicht.")
    later = t.overleg(over=21)
    assert t.voorraad(later) == {a.nummer: "blijft_liggen", b.nummer: "blijft_liggen"}
    (bericht,) = t.berichten()
    assert bericht.aan_id == t.cv.id and a.nummer in bericht.tekst and b.nummer in bericht.tekst
    assert "zaal" not in str(t.log("overleg geannuleerd")[0].gegevens)
    for doe in (
        lambda: services.annuleer(t.actor, hier, "Nog eens."),
        lambda: services.zet_op_agenda(t.actor, hier, a.nummer),
        lambda: services.leg_agenda_vast(t.actor, hier),
        lambda: services.zet_in_volgorde(t.actor, hier),
        lambda: services.voeg_pauze_toe(t.actor, hier, T(10), 10, ""),
        lambda: services.verplaats(t.actor, hier, t.punten(hier)[0], "later"),
    ):
        with pytest.raises(Geweigerd):
            doe()
    assert services.zet_alles_erop(t.actor, later)
    assert t.voorraad(later) == {}


def test_naar_een_andere_dag_gaat_alleen_mee_wat_gekozen_is(t):
    a, b = t.casus(30), t.casus(10)
    hier = t.overleg(a, b)
    mee = t.punten(hier)[0].id
    services.wijzig_overleg(t.actor, hier, t.plan(hier, datum=hier.datum + dt.timedelta(7)), {mee})
    assert t.nummers(hier) == [a.nummer]
    assert t.voorraad(hier) == {b.nummer: "toegelaten"}
    onderwerpen = sorted(bericht.onderwerp for bericht in t.berichten())
    assert onderwerpen == [
        f"Casus {a.nummer}: het overleg is verplaatst",
        f"Casus {b.nummer} staat niet meer op de agenda",
    ]
    services.wijzig_overleg(t.actor, hier, t.plan(hier, begint_om=T(10)), set())
    assert t.nummers(hier) == [a.nummer]  # the same day: all stay


def test_een_casus_in_opvolging_gaat_er_af_en_wacht_of_is_klaar(t):
    a, b = t.casus(30, "opvolging"), t.casus(10, "opvolging")
    hier, later = t.overleg(a, b), t.overleg(over=14)
    punten = t.punten(hier)
    services.haal_van_agenda(t.actor, hier, punten[0], "Ziek.")
    services.haal_van_agenda(t.actor, hier, punten[1], "Het gaat goed.", nog_op_tafel=False)
    assert t.voorraad(later) == {a.nummer: "blijft_liggen"}
    punt = services.zet_op_agenda(t.actor, hier, a.nummer)  # and back on the same agenda
    assert (punt.id, punt.uitkomst, punt.toelichting) == (punten[0].id, None, "")
