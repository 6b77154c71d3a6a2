"""Numbers without gaps: concurrent settling, a rolled-back one, and what happens without the lock."""

from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from tafel.besluiten.models import Besluit
from tafel.besluiten.services import stel_vast, vaststellen
from tafel.casussen.models import Nummerteller
from tafel.kern.db import begin_schrijven, sessie
from tafel.kern.refusals import Geweigerd
from tests.besluiten.scene import Scene, maak
from tests.besluiten.tweede import nog_een_casus


def _rijpe(aantal: int) -> tuple[Scene, list[tuple[object, object]]]:
    """Return the scene and (actor, id) of `aantal` drafts that may be settled, at one table."""
    s = maak()
    rijp = [(s.actor, s.rijp().id)]
    for _ in range(aantal - 1):
        ander = nog_een_casus(s)
        rijp.append((ander.actor, ander.rijp().id))
    sessie.commit()
    sessie.remove()
    return s, rijp


def _tegelijk(app, rijp, wacht=None):
    """Settle each draft in a thread of its own; return the faults."""
    start, fouten = threading.Barrier(len(rijp)), []

    def werk(actor, sleutel):
        with app.app_context():
            try:
                start.wait(20)
                begin_schrijven()
                stel_vast(actor, sessie.get(Besluit, sleutel))
                sessie.commit()
            except Exception as fout:
                fouten.append(fout)
            finally:
                sessie.rollback()
                sessie.remove()

    draden = [threading.Thread(target=werk, args=een) for een in rijp]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    return fouten


def _nummers():
    return sorted(sessie.scalars(sa.select(Besluit.volgnummer).where(Besluit.volgnummer.is_not(None))))


def test_twee_tegelijk_krijgen_opeenvolgende_nummers(app):
    _, rijp = _rijpe(4)
    assert _tegelijk(app, rijp) == []
    assert _nummers() == [1, 2, 3, 4]


def test_een_besluit_door_twee_tegelijk_krijgt_een_nummer(app):
    _, rijp = _rijpe(1)
    fouten = _tegelijk(app, rijp * 2)
    assert len(fouten) == 1
    assert isinstance(fouten[0], Geweigerd)
    assert _nummers() == [1]
    assert sessie.scalar(sa.select(Nummerteller.laatste).where(Nummerteller.soort == "besluit")) == 1


def test_een_afgebroken_vaststelling_laat_geen_gat(app):
    _, rijp = _rijpe(2)
    (actor, eerste), (actor_2, tweede) = rijp
    with app.app_context():
        begin_schrijven()
        assert stel_vast(actor, sessie.get(Besluit, eerste)).volgnummer == 1
        sessie.rollback()
        sessie.remove()
        begin_schrijven()
        assert stel_vast(actor_2, sessie.get(Besluit, tweede)).volgnummer == 1
        sessie.commit()
        sessie.remove()
        begin_schrijven()
        assert stel_vast(actor, sessie.get(Besluit, eerste)).volgnummer == 2
        sessie.commit()
    assert _nummers() == [1, 2]


def test_elke_tafel_telt_zelf(app):
    eerste, tweede = maak().vast(), maak("TFF").vast()
    assert (eerste.nummer[:3], tweede.nummer[:3]) == ("DBM", "TFF")
    assert (eerste.volgnummer, tweede.volgnummer) == (1, 1)


@pytest.mark.parametrize("app", ["postgres"], indirect=True)
def test_zonder_slot_gaat_het_mis(app, monkeypatch):
    """Negative control: read, then write, without lock. On SQLite not testable: there every writer locks all."""
    _, rijp = _rijpe(2)
    sessie.add(Nummerteller(tafel_id=rijp[0][0].tafel.id, soort="besluit", jaar=2026, laatste=0))
    sessie.commit()
    sessie.remove()
    samen = threading.Barrier(2)

    def zonder_slot(tafel_id, jaar):
        nummer = sessie.scalar(sa.select(Nummerteller.laatste).where(Nummerteller.tafel_id == tafel_id)) + 1
        samen.wait(20)
        sessie.execute(sa.update(Nummerteller).values(laatste=nummer))
        return nummer

    monkeypatch.setattr(vaststellen, "neem_volgnummer", zonder_slot)
    fouten = _tegelijk(app, rijp)
    assert len(fouten) == 1
    assert isinstance(fouten[0], (IntegrityError, StaleDataError))
