"""The agenda builds itself: what flows in, the order, fixed points, what fits."""

from __future__ import annotations

import datetime as dt
import time

import pytest
import sqlalchemy as sa

from tafel.besluiten.models import Besluit
from tafel.casussen.models import Betrokkene
from tafel.instroom.models import Spoedverzoek
from tafel.kern.clock import nu, vandaag
from tafel.kern.refusals import Geweigerd
from tafel.logboek.models import Logregel
from tafel.opvolging.models import Opvolgmoment
from tafel.overleggen import queries, services
from tafel.overleggen.models import Agendapunt, Pauze
from tafel.overleggen.pagina import _voorstellen, _waarom
from tests import bouw
from tests.overleggen.tafelwereld import Tafel, codes

T = dt.time


@pytest.fixture
def t(db):
    return Tafel(db)


# --- what flows in ----------------------------------------------------------------------------------------------------


def test_wat_op_een_agenda_hoort_komt_vanzelf_met_de_reden(t):
    gewoon, spoed, terug = t.casus(10), t.casus(5), t.casus(40)
    t.db.add(
        Spoedverzoek(
            casus_id=spoed.id, stand="toegekend", gevraagd_op=nu(), gevraagd_door_id=t.cv.id, reden="x", waarom_nu="x",
            antwoord="x", besloten_op=nu(), besloten_door_id=t.vz.id,
        )
    )  # fmt: skip
    volgt = t.casus(90, "opvolging")
    oud = t.overleg(terug, volgt, over=-20, stand="gesloten")
    punten = t.punten(oud)
    for punt, uitkomst in zip(punten, ("aangehouden", "besloten"), strict=True):
        punt.uitkomst, punt.klaar_op = uitkomst, nu()
    bleef = t.casus(70)
    t.overleg(bleef, over=-3)
    t.casus(500, "ingediend")
    t.casus(500, "afgesloten")
    elders = t.casus(400)
    t.overleg(elders, over=14)
    hier = t.overleg()
    assert t.voorraad(hier) == {
        spoed.nummer: "spoed", bleef.nummer: "blijft_liggen", terug.nummer: "nog_geen_besluit",
        gewoon.nummer: "toegelaten",
    }  # fmt: skip
    assert list(t.voorraad(hier)) == [spoed.nummer, bleef.nummer, terug.nummer, gewoon.nummer]
    volgt.stand = "toegelaten"
    t.db.flush()
    assert t.voorraad(hier)[volgt.nummer] == "terug"


def test_een_moment_om_terug_te_kijken_komt_op_de_dag_zelf(t):
    casus = t.casus(90, "opvolging")
    t.overleg(casus, over=-30, stand="gesloten")
    punt = t.db.scalars(sa.select(Agendapunt)).one()
    punt.uitkomst, punt.klaar_op = "besloten", nu()
    besluit = Besluit(
        tafel_id=t.tafel.id, casus_id=casus.id, agendapunt_id=punt.id, stand="vastgesteld", jaar=2026, volgnummer=1,
        nummer="DBM-2026-001", zin="x", vastgesteld_op=nu(),
    )  # fmt: skip
    t.db.add(besluit)
    t.db.flush()
    moment = Opvolgmoment(
        tafel_id=t.tafel.id, casus_id=casus.id, besluit_id=besluit.id, soort="6wk",
        gepland_op=vandaag() + dt.timedelta(1),
    )  # fmt: skip
    t.db.add(moment)
    hier = t.overleg()
    t.db.flush()
    assert t.voorraad(hier) == {}
    moment.gepland_op = vandaag()
    t.db.flush()
    assert t.voorraad(hier) == {casus.nummer: "terugkijken"}
    services.zet_op_agenda(t.actor, hier, casus.nummer)
    assert t.voorraad(hier) == {}


def test_wie_zelf_partij_is_ziet_de_casus_niet_en_een_voorzitter_die_partij_is_staat_erbij(t):
    casus = t.casus()
    ander = bouw.mens(t.tafel, "voorzitter", "Truus Anders")
    t.db.scalars(sa.select(Betrokkene).where(Betrokkene.rol == "school")).one().gebruiker_id = ander.id
    hier = bouw.overleg(t.tafel, ander, datum=vandaag() + dt.timedelta(7))
    (een,) = queries.voorraad(t.actor, hier)
    assert een.voorzitter_is_partij
    with pytest.raises(Geweigerd) as fout:
        services.zet_alles_erop(t.actor, hier)
    assert codes(fout) == ["past_niet"]
    bouw.toegang(casus, t.vz, "partij")
    assert queries.voorraad(t.actor, hier) == []


def test_een_knop_zet_erop_wat_past_in_de_volgorde_van_de_regels(t):
    los = [t.casus(dagen, gezin=False) for dagen in (10, 200, 50)]
    gezin = t.casus(20)
    hier = t.overleg()
    nummers = services.zet_alles_erop(t.actor, hier)
    # 145 minutes: three of 45; longest at home get the places, the family goes first on the agenda
    assert nummers == t.nummers(hier) == [gezin.nummer, los[1].nummer, los[2].nummer]
    assert t.voorraad(hier) == {los[0].nummer: "toegelaten"}
    assert len(t.log("op agenda gezet")) == 3
    with pytest.raises(Geweigerd) as fout:
        services.zet_alles_erop(t.actor, hier)
    assert codes(fout) == ["past_niet"]


def test_wat_bleef_liggen_verhuist_en_laat_geen_tweede_punt_achter(t):
    casus = t.casus()
    oud = t.overleg(casus, over=-3)
    hier = t.overleg()
    punt = services.zet_op_agenda(t.actor, hier, casus.nummer)
    assert t.punten(oud) == [] and t.punten(hier) == [punt]


# --- order, fixed points, what fits -----------------------------------------------------------------------------------


def test_in_volgorde_zet_het_gezin_vooraan_en_doet_de_tweede_keer_niets(t):
    kort, lang, gezin = t.casus(5, gezin=False), t.casus(300, gezin=False), t.casus(2)
    hier = t.overleg(kort, lang, gezin)
    assert services.zet_in_volgorde(t.actor, hier)
    assert t.nummers(hier) == [gezin.nummer, lang.nummer, kort.nummer]
    assert not services.zet_in_volgorde(t.actor, hier)
    assert len(t.log("agenda in volgorde gezet")) == 1
    punt = t.punten(hier)[0]
    services.zet_punt(t.actor, hier, punt, None, False)  # the family does not come after all
    services.zet_in_volgorde(t.actor, hier)
    assert t.nummers(hier)[0] == lang.nummer


def test_een_vaste_tijd_blijft_en_de_rest_stroomt_eromheen(t):
    a, b, c = (t.casus(dagen) for dagen in (30, 20, 10))
    hier = t.overleg(a, b, c)
    punt = t.punten(hier)[0]
    services.zet_punt(t.actor, hier, punt, T(10, 30), True)
    services.voeg_pauze_toe(t.actor, hier, T(11, 15), 10, " ")
    assert t.nummers(hier) == [b.nummer, a.nummer, c.nummer]
    tijden = queries.vakken(hier)
    assert tijden[punt.id] == (T(10, 30), T(11, 15))
    assert [tijden[p.id][0] for p in t.punten(hier)] == [T(9, 35), T(10, 30), T(11, 25)]
    assert t.db.scalars(sa.select(Pauze.titel)).all() == ["Pauze"]
    for doe, code in (
        (lambda: services.zet_punt(t.actor, hier, t.punten(hier)[0], T(11, 15), True), "al_vast"),
        (lambda: services.zet_punt(t.actor, hier, t.punten(hier)[0], T(8), True), "buiten_overleg"),
        (lambda: services.voeg_pauze_toe(t.actor, hier, T(10, 30), 10, ""), "al_vast"),
        (lambda: services.verplaats(t.actor, hier, punt, "later"), "vaste_tijd"),
    ):
        with pytest.raises(Geweigerd) as fout:
            doe()
        assert codes(fout) == [code]
    services.verplaats(t.actor, hier, t.punten(hier)[2], "eerder")
    assert t.nummers(hier) == [c.nummer, a.nummer, b.nummer]
    pauze = t.db.scalars(sa.select(Pauze)).one()
    services.haal_pauze_weg(t.actor, hier, pauze)
    assert t.db.scalars(sa.select(Pauze)).all() == []
    assert {regel.wat for regel in t.db.scalars(sa.select(Logregel))} >= {"pauze toegevoegd", "pauze weggehaald"}


def test_doorschuiven_gaat_naar_het_volgende_overleg_en_vertelt_het_een_keer(t):
    a, b = t.casus(30), t.casus(10)
    hier, later = t.overleg(a, b), t.overleg(over=21)
    punt = t.punten(hier)[1]
    naar = services.schuif_door(t.actor, hier, [punt])
    assert naar is not None and naar.id == later.id
    assert (t.nummers(hier), t.nummers(later)) == ([a.nummer], [b.nummer])
    (bericht,) = t.berichten()
    assert bericht.aan_id == t.cv.id and b.nummer in bericht.onderwerp and "Verzonnen" not in bericht.tekst
    assert len(t.log("naar een volgend overleg")) == 1


def test_zonder_volgend_overleg_gaat_de_casus_terug_op_de_lijst(t):
    a, b = t.casus(30), t.casus(10)
    hier = t.overleg(a, b)
    assert services.schuif_door(t.actor, hier, [t.punten(hier)[1]]) is None
    assert t.nummers(hier) == [a.nummer]
    assert t.voorraad(hier) == {b.nummer: "toegelaten"}


def test_vijftien_punten_op_de_server_binnen_vijftig_milliseconden(t):
    cases = [t.casus(dagen) for dagen in range(15)]
    hier = t.overleg(*cases)
    t.db.flush()
    punten, pauzes = queries.agenda(t.actor, hier), queries.pauzes_van(hier)
    duur = []
    for _ in range(5):
        begin = time.perf_counter()
        queries.regels(hier, punten, pauzes)
        _waarom(punten)
        _voorstellen(hier, queries.dag_van(hier, punten, pauzes), punten, queries.blokken(punten, pauzes))
        duur.append(time.perf_counter() - begin)
    assert min(duur) < 0.05
