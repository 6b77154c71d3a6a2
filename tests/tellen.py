"""Count SQL statements, so that a page cannot quietly get slower."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from flask import Flask


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """Collect every statement sent to the database of `app` (BEGIN and the note of who looked not counted)."""
    engine = app.extensions["engine"]
    gezien: list[str] = []

    def _noteer(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "INSERT INTO inzage", "UPDATE sessie SET gezien_op")):
            gezien.append(statement)

    sa.event.listen(engine, "before_cursor_execute", _noteer)
    try:
        yield gezien
    finally:
        sa.event.remove(engine, "before_cursor_execute", _noteer)
