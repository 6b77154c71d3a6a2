"""See which tables were written to, and put back only the rows that changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from tafel.kern.db import Base
from tests.bewaking.wereld import Wereld


@contextmanager
def geschreven(engine: sa.Engine, behalve: Iterable[str] = ()) -> Iterator[list[str]]:
    """Collect the tables that were written to in a transaction that was committed; emptied by who reads it."""
    gezien: list[str] = []
    niet = set(behalve)

    def _schrijft(conn: sa.Connection, _cursor: Any, zin: str, *_: Any) -> None:
        if (m := re.match(r'(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)', zin)) and m[1] not in niet:
            conn.info.setdefault("tabellen", []).append(m[1])

    def _vast(conn: sa.Connection) -> None:
        gezien.extend(conn.info.pop("tabellen", []))

    def _weg(conn: sa.Connection) -> None:
        conn.info.pop("tabellen", None)

    luisteraars = (("before_cursor_execute", _schrijft), ("commit", _vast), ("rollback", _weg))
    for soort, doe in luisteraars:
        sa.event.listen(engine, soort, doe)
    try:
        yield gezien
    finally:
        for soort, doe in luisteraars:
            sa.event.remove(engine, soort, doe)


def bewaart(w: Wereld, tabellen: Iterable[str], woord: str) -> bool:
    """Tell whether one of these tables may hold `woord`: it stands in a text, or something is sealed."""
    with w.app.extensions["engine"].connect() as db:
        for naam in tabellen:
            tabel = Base.metadata.tables[naam]
            teksten = [k for k in tabel.columns if isinstance(k.type, sa.String | sa.JSON)]
            if any(isinstance(k.type, sa.LargeBinary) for k in tabel.columns):
                return True
            staat_er = sa.or_(*(sa.cast(k, sa.Text).contains(woord) for k in teksten))
            if teksten and db.scalar(sa.select(sa.exists().where(staat_er).select_from(tabel))):
                return True
    return False


def _ook(tabellen: Iterable[str]) -> set[str]:
    """Return the tables, and those whose rows go along when a row of one of them goes."""
    alle = set(tabellen)
    while nieuw := {
        tabel.name
        for tabel in Base.metadata.sorted_tables
        for sleutel in tabel.foreign_keys
        if sleutel.ondelete and sleutel.column.table.name in alle and tabel.name not in alle
    }:
        alle |= nieuw
    return alle


def _verschil(db: sa.Connection, tabel: sa.Table, foto: list[dict[str, Any]]) -> tuple[list[Any], ...]:
    """Return the rows that are too many, missing and changed, against the kept ones."""
    sleutels = [k.name for k in tabel.primary_key.columns]
    nu = {tuple(rij[s] for s in sleutels): dict(rij) for rij in db.execute(tabel.select()).mappings()}
    toen = {tuple(rij[s] for s in sleutels): rij for rij in foto}
    anders = [rij for sleutel, rij in toen.items() if sleutel in nu and nu[sleutel] != rij]
    weg = [rij for sleutel, rij in toen.items() if sleutel not in nu]
    return [rij for sleutel, rij in nu.items() if sleutel not in toen], weg, anders


def zet_terug(w: Wereld, tabellen: Iterable[str]) -> None:
    """Make the rows of these tables what they were; all rows of all tables when they hang together too much."""
    namen = _ook(tabellen)
    geraakt = [tabel for tabel in Base.metadata.sorted_tables if tabel.name in namen]
    try:
        with w.app.extensions["engine"].connect().execution_options(schrijven=True) as db, db.begin():
            verschil = {tabel: _verschil(db, tabel, w.foto[tabel.name]) for tabel in geraakt}
            for tabel in reversed(geraakt):
                for rij in verschil[tabel][0]:
                    db.execute(tabel.delete().where(_deze(tabel, rij)))
            for tabel in geraakt:
                _erbij, weg, anders = verschil[tabel]
                if weg:
                    db.execute(tabel.insert(), weg)
                for rij in anders:
                    db.execute(tabel.update().where(_deze(tabel, rij)).values(rij))
    except sa.exc.IntegrityError:
        w.herstel()


def _deze(tabel: sa.Table, rij: dict[str, Any]) -> sa.ColumnElement[bool]:
    return sa.and_(*(k == rij[k.name] for k in tabel.primary_key.columns))
