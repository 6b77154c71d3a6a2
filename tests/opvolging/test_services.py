"""Services of the follow-up: what is written, logged and sent, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Casus, Casustoegang, Instroombesluit
from tafel.kern.clock import nu, vandaag
from tafel.kern.refusals import Geweigerd
from tafel.logboek.models import Logregel
from tafel.opvolging import services
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.overleggen.models import Agendapunt
from tests import bouw
from tests.opvolging.wereld import Wereld, actie_van, moment, standen

DAG = dt.timedelta(days=1)


def berichten(db) -> list[tuple[str, str]]:
    """Return (subject, path) of every message."""
    return sorted(tuple(rij) for rij in db.execute(sa.select(Bericht.onderwerp, Bericht.pad)))


def log(db) -> list[str]:
    """Return what the log tells, in order."""
    return list(db.scalars(sa.select(Logregel.wat).order_by(Logregel.volgnummer)))


def test_begin_zet_afspraken_en_het_jaar_klaar(db):
    w = Wereld()
    w.in_opvolging(start=dt.date(2026, 12, 1))
    db.commit()
    acties = db.scalars(sa.select(Actie).order_by(Actie.wie)).all()
    assert [(a.wie, a.gebruiker_id) for a in acties] == [
        ("Mirjam Voorbeeld, Het Verzonnen College", None),
        ("Rob Fantasie, Jeugdhulp De Brug", w.partij.id),
    ]
    dagen = db.execute(sa.select(Opvolgmoment.soort, Opvolgmoment.gepland_op).order_by(Opvolgmoment.gepland_op)).all()
    assert [tuple(d) for d in dagen] == [
        ("2wk", dt.date(2026, 12, 15)), ("6wk", dt.date(2027, 1, 12)), ("3mnd", dt.date(2027, 3, 1)),
        ("6mnd", dt.date(2027, 6, 1)), ("9mnd", dt.date(2027, 9, 1)), ("12mnd", dt.date(2027, 12, 1)),
    ]  # fmt: skip
    casus = db.get(Casus, w.casus.id)
    assert (casus.stand, casus.start_oplossing) == ("opvolging", dt.date(2026, 12, 1))
    assert log(db) == ["opvolging begonnen"]


def test_begin_twee_keer_verandert_niets(db):
    w = Wereld()
    besluit = w.in_opvolging()
    services.begin_opvolging(w.actor, w.casus, besluit)
    assert (len(standen(Actie)), len(standen(Opvolgmoment))) == (2, 6)


def test_een_nieuw_besluit_laat_de_oude_momenten_vervallen(db):
    w = Wereld()
    w.in_opvolging(start=dt.date(2026, 6, 1))
    services.leg_moment_vast(
        w.zo_actor, moment(), gehouden_op=dt.date(2026, 6, 16), met_wie="ouders", verslag="Goed.", uren_per_week=4
    )
    w.in_opvolging(start=dt.date(2026, 12, 1), nr=2)
    db.commit()
    assert sorted(standen(Opvolgmoment)) == ["gehouden"] + ["gepland"] * 6 + ["vervallen"] * 5
    assert w.casus.start_oplossing == dt.date(2026, 12, 1)


def test_zonder_startdag_telt_de_nederlandse_dag_van_het_besluit(db):
    w = Wereld(nazorg_maanden=3)
    besluit = w.besluit()
    besluit.vastgesteld_op = dt.datetime(2026, 11, 30, 23, 30, tzinfo=dt.UTC)  # already 1 December in the Netherlands
    services.begin_opvolging(w.actor, w.casus, besluit)
    assert w.casus.start_oplossing == dt.date(2026, 12, 1)
    assert len(standen(Opvolgmoment)) == 3


def test_een_moment_vastleggen(db):
    w = Wereld()
    w.in_opvolging(start=vandaag() - 14 * DAG)
    een = moment()
    with pytest.raises(Geweigerd) as fout:
        services.leg_moment_vast(w.zo_actor, een, gehouden_op=vandaag() + DAG, met_wie="", verslag="x")
    assert [r.veld for r in fout.value.weigeringen] == ["gehouden_op", "met_wie"]
    assert een.stand == "gepland"
    services.leg_moment_vast(
        w.zo_actor, een, gehouden_op=vandaag(), met_wie="ouders", verslag=" Gaat. ", uren_per_week=9
    )
    db.commit()
    assert (een.stand, een.verslag, een.uren_per_week) == ("gehouden", "Gaat.", 9)
    assert log(db)[-1] == "opvolgmoment vastgelegd"
    with pytest.raises(Geweigerd):
        services.leg_moment_vast(w.zo_actor, een, gehouden_op=vandaag(), met_wie="ouders", verslag="nog eens")


def test_een_extra_moment_hangt_aan_het_laatste_besluit(db):
    w = Wereld()
    besluit = w.in_opvolging()
    extra = services.plan_extra_moment(w.actor, w.casus, vandaag() + 3 * DAG)
    assert (extra.besluit_id, extra.soort) == (besluit.id, "extra")
    with pytest.raises(Geweigerd):
        services.plan_extra_moment(w.actor, w.casus, vandaag() + 3 * DAG)
    with pytest.raises(Geweigerd):
        services.plan_extra_moment(w.actor, bouw.casus(w.tafel, w.cv, "opvolging"), vandaag() + 3 * DAG)


def test_lukt_niet_vraagt_een_zin_en_vertelt_het_de_zaakonderzoeker(db):
    w = Wereld()
    w.in_opvolging()
    actie = actie_van("Rob")
    with pytest.raises(Geweigerd):
        services.meld_actie(w.partij_actor, actie, "lukt_niet", " ")
    services.meld_actie(w.partij_actor, actie, "lukt_niet", "Er is geen begeleider.")
    db.commit()
    assert actie.klaar_op is not None
    assert db.scalars(sa.select(Bericht.aan_id)).all() == [w.zo.id]
    assert "S.V." not in db.scalars(sa.select(Bericht.tekst)).one()
    assert berichten(db) == [
        (f"Casus {w.casus.nummer}: een afspraak lukt niet", f"/casussen/{w.casus.nummer}/opvolging")
    ]


def test_zonder_zaakonderzoeker_hoort_de_voorzitter_het_tenzij_die_partij_is(db):
    w = Wereld()
    tweede = bouw.mens(w.tafel, "voorzitter", "Ook Voorzitter")
    bouw.toegang(w.casus, tweede, "partij")
    db.execute(sa.delete(Casustoegang).where(Casustoegang.rol == "zaakonderzoeker"))
    w.in_opvolging()
    services.meld_actie(w.partij_actor, actie_van("Rob"), "lukt_niet", "Er is geen begeleider.")
    assert db.scalars(sa.select(Bericht.aan_id)).all() == [w.voorzitter.id]


def test_gelukt_kan_pas_na_akkoord_op_de_kosten(db):
    w = Wereld()
    w.in_opvolging()
    actie = actie_van("Rob")
    akkoord = w.kosten(actie)
    with pytest.raises(Geweigerd) as fout:
        services.meld_actie(w.partij_actor, actie, "gelukt")
    assert fout.value.weigeringen[0].code == "actie_wacht_op_akkoord"
    akkoord.stand, akkoord.beslist_op = "akkoord", nu()
    services.meld_actie(w.partij_actor, actie, "gelukt")
    assert (actie.stand, berichten(db)) == ("gelukt", [])


def test_sluiten_haalt_alles_weg_wat_nog_open_staat(db):
    w = Wereld()
    w.in_opvolging(start=vandaag() - 20 * DAG)
    later = bouw.mens(w.tafel, "partij", "Komt Later")
    rij = bouw.toegang(w.casus, later, "partij")
    rij.van = vandaag() + DAG
    services.meld_actie(w.partij_actor, actie_van("Rob"), "gelukt")
    with pytest.raises(Geweigerd):
        services.sluit_opvolging(w.actor, w.casus, "verhuisd", "")
    services.sluit_opvolging(w.actor, w.casus, "verhuisd", "Naar een andere stad.")
    db.commit()
    assert set(standen(Opvolgmoment)) == {"vervallen"}
    assert sorted(standen(Actie)) == ["gelukt", "vervallen"]
    assert (w.casus.stand, w.casus.sluituitkomst) == ("afgesloten", "verhuisd")
    tot = dict(db.execute(sa.select(Casustoegang.rol, Casustoegang.tot)).all())
    assert tot == {"casusverantwoordelijke": None, "zaakonderzoeker": None, "partij": vandaag()}
    assert db.scalars(sa.select(Bericht.aan_id)).all() == [w.cv.id]
    assert log(db)[-1] == "opvolging gesloten"


def test_sluiten_haalt_de_casus_van_de_agenda_waarop_zij_wacht(db):
    w = Wereld()
    w.in_opvolging()
    overleg = bouw.overleg(w.tafel, w.voorzitter, w.casus)
    db.commit()
    services.sluit_opvolging(w.actor, w.casus, "verhuisd", "Naar een andere stad.")
    db.commit()
    punt = db.scalars(sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id)).one()
    assert (punt.uitkomst, punt.toelichting) == ("ingetrokken", "Naar een andere stad.")
    assert "agendapunt ingetrokken" in log(db)


def test_een_casus_die_nu_aan_tafel_is_wordt_niet_gesloten(db):
    w = Wereld()
    w.in_opvolging()
    overleg = bouw.overleg(w.tafel, w.voorzitter, w.casus, stand="bezig")
    db.execute(sa.update(Agendapunt).where(Agendapunt.overleg_id == overleg.id).values(begonnen_op=nu()))
    db.commit()
    with pytest.raises(Geweigerd):
        services.sluit_opvolging(w.actor, w.casus, "verhuisd", "Naar een andere stad.")


def test_terug_naar_de_tafel_bewaart_de_reden_en_de_geschiedenis(db):
    w = Wereld()
    w.in_opvolging()
    services.terug_naar_tafel(w.zo_actor, w.casus, "Zit weer thuis.")
    db.commit()
    assert w.casus.stand == "toegelaten"
    assert standen(Opvolgmoment) == ["gepland"] * 6
    assert db.scalars(sa.select(Instroombesluit.reden)).all() == ["Zit weer thuis."]
    assert set(db.scalars(sa.select(Bericht.aan_id))) == {w.voorzitter.id, w.cv.id}


def test_herinneren_doet_alles_precies_een_keer(db):
    w = Wereld()
    w.in_opvolging(start=dt.date(2026, 12, 7))
    db.execute(sa.delete(Actie).where(Actie.gebruiker_id.is_(None)))
    actie_van("Rob").wanneer = dt.date(2026, 12, 21)
    db.commit()
    dagen = {20: 0, 21: 2, 28: 0, 29: 1}  # the moment and the promise; then five working days, Christmas skipped
    for dag, nieuw in dagen.items():
        assert services.herinner(dt.date(2026, 12, dag)) == nieuw
        assert services.herinner(dt.date(2026, 12, dag)) == 0
        db.commit()
    assert sorted(tuple(rij) for rij in db.execute(sa.select(Bericht.onderwerp, Bericht.aan_id))) == sorted(
        [
            (f"Casus {w.casus.nummer}: tijd om terug te kijken", w.zo.id),
            (f"Casus {w.casus.nummer}: uw afspraak", w.partij.id),
            (f"Casus {w.casus.nummer}: een afspraak is te laat", w.voorzitter.id),
        ]
    )
    assert log(db).count("herinnerd") == 2


def test_herinneren_slaat_over_wat_wacht_of_niet_meer_in_opvolging_is(db):
    w = Wereld()
    w.in_opvolging(start=vandaag())
    w.kosten(actie_van("Rob"))
    db.execute(sa.update(Opvolgmoment).values(stand="vervallen"))
    db.execute(sa.delete(Actie).where(Actie.gebruiker_id.is_(None)))
    assert services.herinner(vandaag() + 60 * DAG) == 0
    w.in_opvolging(start=vandaag(), nr=2)
    w.casus.stand = "toegelaten"
    assert services.herinner(vandaag() + 60 * DAG) == 0
