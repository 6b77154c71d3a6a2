"""The agenda page of a meeting with 12 items beside a bare Flask page with the same rows, interleaved A/B/A/B."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask, render_template_string, session

from scripts.meten.gereedschap import Meting, vul
from tafel.app import create_app
from tafel.config import lees_instellingen
from tafel.kern.db import begin_schrijven, maak_engine, sessie

RONDES, PER_RONDE = 30, 10

_KAAL = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Agenda</title></head><body>
<h1>Agenda</h1>
<table>{% for r in rijen %}
<tr><td>{{ r.volgorde }}</td><td>{{ r.minuten }}</td><td>{{ r.nummer }} {{ r.initialen }}</td>

<td>{{ r.thuis_sinds }}</td><td>{{ r.stand }}</td></tr>{% endfor %}</table></body></html>"""

_RIJEN = sa.text(
    "SELECT a.volgorde, a.minuten, c.nummer, c.initialen, c.thuis_sinds, c.stand FROM agendapunt a "
    "JOIN casus c ON c.id = a.casus_id WHERE a.overleg_id = :overleg ORDER BY a.volgorde"
)


def _kale_app(url: str, overleg_id: Any) -> Flask:
    """Return the floor: Flask, a signed session, one Core query, one inline template."""
    app = Flask("kaal")
    app.secret_key = "kaal" * 10
    engine = maak_engine(url)

    @app.get("/")
    def agenda() -> str:
        """Show the rows."""
        session.get("_user_id")
        with engine.connect() as verbinding:
            rijen = verbinding.execute(_RIJEN.bindparams(sa.bindparam("overleg", overleg_id, sa.Uuid()))).all()
        return render_template_string(_KAAL, rijen=rijen)

    return app


def _tijd(doe: Callable[[], None]) -> float:
    """Return the processor time of one call in milliseconds."""
    begin = time.process_time()
    for _ in range(PER_RONDE):
        doe()
    return (time.process_time() - begin) * 1000 / PER_RONDE


def meet(map_: Path) -> Meting:
    """Measure; no bound yet, the figure is written down to compare later ones with."""
    from tafel.accounts.models import Gebruiker
    from tafel.accounts.services import open_sessie
    from tafel.organisaties.models import Lidmaatschap
    from tafel.overleggen.models import Agendapunt, Overleg

    env = vul(map_, 1000)
    app = create_app(lees_instellingen(env, map_))
    begin_schrijven()
    tel = sa.func.count(Agendapunt.id)
    overleg = sessie.execute(
        sa.select(Overleg.id, Overleg.tafel_id, tel.label("aantal"))
        .join(Agendapunt)
        .group_by(Overleg.id)
        .order_by(tel.desc())
    ).first()
    assert overleg is not None, "tafel vul makes planned meetings with items"
    voorzitter = sessie.scalars(
        sa.select(Gebruiker)
        .join(Lidmaatschap, Lidmaatschap.gebruiker_id == Gebruiker.id)
        .where(Lidmaatschap.rol == "voorzitter", Lidmaatschap.tafel_id == overleg.tafel_id)
    ).first()
    assert voorzitter is not None
    token = open_sessie(voorzitter.id, voorzitter.naam)
    sessie.commit()
    sessie.remove()
    tafel = app.test_client()
    with tafel.session_transaction() as koek:
        koek["_user_id"] = token
    kaal = _kale_app(env["TAFEL_DATABASE_URL"], overleg.id).test_client()
    pad = f"/overleggen/{overleg.id}"

    def van_tafel() -> None:
        assert tafel.get(pad).status_code == 200

    def van_kaal() -> None:
        assert kaal.get("/").status_code == 200

    for _ in range(PER_RONDE):
        van_tafel()
        van_kaal()
    gc.collect()
    gc.freeze()
    a, b = [], []
    for _ in range(RONDES):
        a.append(_tijd(van_tafel))
        b.append(_tijd(van_kaal))
    tafel_ms, kaal_ms = statistics.median(a), statistics.median(b)
    meting = Meting(f"agenda met {overleg.aantal} casussen, 1.000 casussen in de database, SQLite")
    meting.regels = [
        ("Tafel", f"{tafel_ms:6.2f} ms processortijd per bladzijde, {len(tafel.get(pad).data) / 1000:.0f} kB"),
        ("kale Flask met dezelfde rijen", f"{kaal_ms:6.2f} ms"),
        ("verhouding", f"{tafel_ms / kaal_ms:6.2f} keer"),
    ]
    meting.cijfers = {"tafel_ms": tafel_ms, "kaal_ms": kaal_ms, "verhouding": tafel_ms / kaal_ms}
    return meting
