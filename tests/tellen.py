"""Count SQL statements, so that a page cannot quietly get slower."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from flask import Flask

# the audit line of a change: read and lock the end of the chain, add the line, move the end. Three statements however
# much is changed, the same for every write: the price of the trail, that says nothing about how a view asks for rows
LOGBOEK = re.compile(r"(SELECT logketen\.|INSERT INTO logketen|INSERT INTO logregel|UPDATE logketen)")


@contextmanager
def _luister(app: Flask, bewaar: Callable[[str, Any], None]) -> Iterator[None]:
    """Tell `bewaar` every statement and its values.

    Not told: BEGIN, and the note of who looked (a row in inzage, the clock of the session): each is one statement in
    a transaction of its own, the same for every page.
    """
    engine = app.extensions["engine"]

    def _noteer(_conn: Any, _cursor: Any, statement: str, waarden: Any, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "INSERT INTO inzage", "UPDATE sessie SET gezien_op")):
            bewaar(statement, waarden)

    sa.event.listen(engine, "before_cursor_execute", _noteer)
    try:
        yield
    finally:
        sa.event.remove(engine, "before_cursor_execute", _noteer)


@contextmanager
def opdrachten(app: Flask) -> Iterator[list[tuple[str, Any]]]:
    """Collect every statement with its values sent to the database of `app`."""
    gezien: list[tuple[str, Any]] = []
    with _luister(app, lambda zin, waarden: gezien.append((zin, waarden))):
        yield gezien


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """Collect every statement sent to the database of `app` (BEGIN and the note of who looked not counted)."""
    gezien: list[str] = []
    with _luister(app, lambda zin, _: gezien.append(zin)):
        yield gezien


def zonder_logboek(zinnen: list[str]) -> list[str]:
    """Return the statements that are not the audit line of a change."""
    return [zin for zin in zinnen if not LOGBOEK.match(zin)]
