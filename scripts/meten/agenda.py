"""An agenda of 15 cases with pauses and fixed points: how long the server takes to compute it again after a change."""

from __future__ import annotations

import datetime as dt
import statistics
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from scripts.meten.gereedschap import Meting, vul
from tafel.app import create_app
from tafel.config import lees_instellingen
from tafel.kern.db import begin_schrijven, sessie

GRENS_MS = 50
PUNTEN = 15
KEREN = 100
HTMX = {"HX-Request": "true"}


def _maak(eindigt_om: dt.time) -> tuple[uuid.UUID, list[uuid.UUID], str]:
    """Store a meeting with 15 cases, two pauses and two families at a fixed time; return its keys and a log-in."""
    from tafel.accounts.models import Gebruiker
    from tafel.accounts.services import open_sessie
    from tafel.casussen.models import Casus
    from tafel.kern.clock import vandaag
    from tafel.organisaties.models import Lidmaatschap, Tafel
    from tafel.overleggen.models import Agendapunt, Overleg, Pauze

    begin_schrijven()
    meeste = sa.select(Tafel.id).join(Casus, Casus.tafel_id == Tafel.id).group_by(Tafel.id)
    tafel_id = sessie.scalar(meeste.order_by(sa.func.count().desc()).limit(1))
    voorzitter = sessie.scalars(
        sa.select(Gebruiker)
        .join(Lidmaatschap, Lidmaatschap.gebruiker_id == Gebruiker.id)
        .where(Lidmaatschap.rol == "voorzitter", Lidmaatschap.tafel_id == tafel_id)
    ).first()
    assert voorzitter is not None
    overleg = Overleg(
        tafel_id=tafel_id, datum=vandaag() + dt.timedelta(days=8), begint_om=dt.time(8), eindigt_om=eindigt_om,
        plaats="Stadskantoor", voorzitter_id=voorzitter.id,
    )  # fmt: skip
    sessie.add(overleg)
    sessie.flush()
    op_agenda = sa.select(Agendapunt.casus_id).where(Agendapunt.uitkomst.is_(None))
    casussen = sessie.scalars(
        sa.select(Casus.id)
        .where(Casus.tafel_id == tafel_id, Casus.stand.in_(("toegelaten", "opvolging")), Casus.id.not_in(op_agenda))
        .order_by(Casus.nummer)
        .limit(PUNTEN)
    ).all()
    assert len(casussen) == PUNTEN, "tafel vul makes cases that are admitted or in follow-up"
    vast = {3: dt.time(10, 15), 9: dt.time(13, 30)}
    punten = [
        Agendapunt(overleg_id=overleg.id, casus_id=een, volgorde=nr, minuten=30, vast_om=vast.get(nr))
        for nr, een in enumerate(casussen, start=1)
    ]
    sessie.add_all(punten)
    sessie.add_all(
        Pauze(overleg_id=overleg.id, om=om, minuten=lang) for om, lang in ((dt.time(10), 15), (dt.time(12), 30))
    )
    token = open_sessie(voorzitter.id, voorzitter.naam)
    uit = overleg.id, [punt.id for punt in punten if punt.vast_om is None], token
    sessie.commit()
    sessie.remove()
    return uit


def meet(map_: Path) -> Meting:
    """Measure a POST that moves an item and one that gives it another length, each with the agenda that comes back.

    With 1,000 cases in the database; also for a day that is too full, where both proposals are computed. The bound,
    50 ms, is for the median by the clock and for 95 of 100 in processor time: a busy machine moves the rest.
    """
    app = create_app(lees_instellingen(vul(map_, 1000), map_), WTF_CSRF_ENABLED=False)
    zinnen: list[str] = []
    sa.event.listen(app.extensions["engine"], "before_cursor_execute", lambda *a: zinnen.append(a[2]))
    meting = Meting(
        f"een agenda van {PUNTEN} casussen opnieuw berekend, twee pauzes en twee vaste tijden, {KEREN} keer"
    )
    for naam, einde in (("past", dt.time(18)), ("te_vol", dt.time(15))):
        overleg, los, token = _maak(einde)
        client = app.test_client()
        with client.session_transaction() as koek:
            koek["_user_id"], koek["_fresh"] = token, True
        pad = f"/overleggen/{overleg}/agenda"

        def verplaats(keer: int, client: Any = client, pad: str = pad, los: list[uuid.UUID] = los) -> Any:
            data = {"naar": "later" if keer % 2 else "eerder"}
            return client.post(f"{pad}/{los[7]}/verplaats", data=data, headers=HTMX)

        def verleng(keer: int, client: Any = client, pad: str = pad, los: list[uuid.UUID] = los) -> Any:
            data = {"minuten": str(25 + 5 * (keer % 3)), "versie": str(keer + 1)}
            return client.post(f"{pad}/{los[8]}/minuten", data=data, headers=HTMX)

        for wat, doe in (("verplaatst", verplaats), ("andere duur", verleng)):
            _tel(meting, f"{wat}, {naam.replace('_', ' ')}", f"{wat.replace(' ', '_')}_{naam}", doe, zinnen)
        with app.app_context():  # a case waits on one agenda at a time: make room for the next measurement
            from tafel.overleggen.models import Agendapunt

            begin_schrijven()
            sessie.execute(sa.delete(Agendapunt).where(Agendapunt.overleg_id == overleg))
            sessie.commit()
            sessie.remove()
    return meting


def _tel(meting: Meting, wat: str, sleutel: str, doe: Callable[[int], Any], zinnen: list[str]) -> None:
    tijden: list[float] = []
    rekentijd: list[float] = []
    aantal = groot = 0
    for keer in range(KEREN):
        del zinnen[:]
        begin, rekent = time.perf_counter(), time.process_time()
        antwoord = doe(keer)
        tijden.append((time.perf_counter() - begin) * 1000)
        rekentijd.append((time.process_time() - rekent) * 1000)
        assert antwoord.status_code == 200, antwoord.status_code
        aantal, groot = (
            len([zin for zin in zinnen if not zin.startswith(("BEGIN", "UPDATE sessie"))]),
            len(antwoord.data),
        )
    tijden, rekentijd = sorted(tijden[5:]), sorted(rekentijd[5:])
    midden, cpu95, cpu = statistics.median(tijden), rekentijd[int(len(rekentijd) * 0.95)], statistics.median(rekentijd)
    regel = f"mediaan {midden:.1f} ms; rekentijd {cpu:.1f} ms, 95 van de 100 {cpu95:.1f} ms (grens {GRENS_MS})"
    meting.regels.append((wat, f"{regel}; {aantal} opdrachten"))
    meting.cijfers |= {
        f"{sleutel}_mediaan_ms": midden,
        f"{sleutel}_rekentijd_ms": cpu,
        f"{sleutel}_p95_rekentijd_ms": cpu95,
        f"{sleutel}_opdrachten": aantal,
        f"{sleutel}_antwoord_bytes": groot,
    }
    meting.goed = meting.goed and max(midden, cpu95) <= GRENS_MS
