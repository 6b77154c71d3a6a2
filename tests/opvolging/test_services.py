"""Services of the follow-up: what is written, logged and sent, and what is refused."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from tafel.besluiten.models import Besluit, Besluitonderdeel
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import nu
from tafel.logboek.models import Logregel
from tafel.opvolging import services
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.overleggen.models import Agendapunt
from tests import bouw


class Wereld:
    """A table with a chair, a zaakonderzoeker, a party with an account and one decided case."""

    def __init__(self, **anders):
        self.tafel = bouw.tafel(**anders)
        self.voorzitter = bouw.mens(self.tafel, "voorzitter", "Hans Voorzit")
        self.cv = bouw.mens(self.tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
        self.zo = bouw.mens(self.tafel, "zaakonderzoeker", "Fatima Zoekt")
        self.partij = bouw.mens(self.tafel, "partij", "Rob Fantasie")
        self.actor = bouw.actor(self.voorzitter, self.tafel, "voorzitter")
        self.zo_actor = bouw.actor(self.zo, self.tafel, "zaakonderzoeker")
        self.partij_actor = bouw.actor(self.partij, self.tafel, "partij")
        self.casus = bouw.casus(self.tafel, self.cv, "toegelaten")
        bouw.toegang(self.casus, self.zo, "zaakonderzoeker")
        bouw.toegang(self.casus, self.partij, "partij")

    def besluit(self, db, start: dt.date | None = None, nr: int = 1) -> Besluit:
        """Store a settled decision with two parts: the school's and that of jeugdhulp (which has an account)."""
        overleg = bouw.overleg(self.tafel, self.voorzitter, self.casus)
        punt = db.scalars(sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id)).one()
        punt.uitkomst, punt.klaar_op = "besloten", nu()
        besluit = Besluit(
            tafel_id=self.tafel.id, casus_id=self.casus.id, agendapunt_id=punt.id, jaar=2026, volgnummer=nr, vastgesteld_op=nu(),
            nummer=f"DBM-2026-{nr:03d}", stand="vastgesteld", zin="S. begint.", start_oplossing=start,
        )  # fmt: skip
        db.add(besluit)
        db.flush()
        mensen = {b.rol: b for b in db.scalars(sa.select(Betrokkene).where(Betrokkene.casus_id == self.casus.id))}
        mensen["jeugdhulp"].gebruiker_id = self.partij.id
        for volgorde, (rol, persoon, wat) in enumerate(
            (
                ("school", "Mirjam Voorbeeld", "maakt een rooster"),
                ("jeugdhulp", "Rob Fantasie", "begint met begeleiding"),
            ),
            1,
        ):
            db.add(
                Besluitonderdeel(
                    besluit_id=besluit.id, volgorde=volgorde, soort="anders", betrokkene_id=mensen[rol].id,
                    persoon=persoon, wat=wat, wanneer=dt.date(2026, 12, 1),
                )
            )  # fmt: skip
        db.flush()
        return besluit


def standen(db, soort) -> list[str]:
    """Return the states of all rows, oldest day first."""
    veld = soort.gepland_op if soort is Opvolgmoment else soort.wanneer
    return list(db.scalars(sa.select(soort.stand).order_by(veld)))


def test_begin_zet_afspraken_en_het_jaar_klaar(db, app):
    w = Wereld()
    besluit = w.besluit(db, start=dt.date(2026, 12, 1))
    services.begin_opvolging(w.actor, w.casus, besluit)
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
    assert db.scalars(sa.select(Logregel.wat).where(Logregel.casus_id == casus.id)).all() == ["opvolging begonnen"]


def test_begin_twee_keer_verandert_niets(db, app):
    w = Wereld()
    besluit = w.besluit(db)
    services.begin_opvolging(w.actor, w.casus, besluit)
    services.begin_opvolging(w.actor, w.casus, besluit)
    assert len(standen(db, Actie)) == 2
    assert len(standen(db, Opvolgmoment)) == 6


def test_een_nieuw_besluit_laat_de_oude_momenten_vervallen(db, app):
    w = Wereld()
    services.begin_opvolging(w.actor, w.casus, w.besluit(db, start=dt.date(2026, 6, 1)))
    services.begin_opvolging(w.actor, w.casus, w.besluit(db, start=dt.date(2026, 12, 1), nr=2))
    db.commit()
    assert sorted(standen(db, Opvolgmoment)) == ["gepland"] * 6 + ["vervallen"] * 6
    assert w.casus.start_oplossing == dt.date(2026, 12, 1)


def test_zonder_startdag_telt_de_dag_van_het_besluit(db, app):
    w = Wereld(nazorg_maanden=3)
    besluit = w.besluit(db)
    besluit.vastgesteld_op = dt.datetime(2026, 11, 30, 23, 30, tzinfo=dt.UTC)  # already 1 December in the Netherlands
    services.begin_opvolging(w.actor, w.casus, besluit)
    assert w.casus.start_oplossing == dt.date(2026, 12, 1)
    assert len(standen(db, Opvolgmoment)) == 3
