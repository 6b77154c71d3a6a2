"""Open the meeting, show the live page, begin with a case."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response, request, url_for

from tafel.aan_tafel.pagina import Keuze, punten_met_tijd
from tafel.aan_tafel.queries import mensen_op_agenda, punt_uit_url
from tafel.aan_tafel.rules import FASEN, OpenFeiten, redenen_tegen_openen
from tafel.aan_tafel.services import begin_punt, open_overleg
from tafel.aan_tafel.views.blad import bp, terug, toon
from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.refusals import Geweigerd, NietGevonden, Weigering
from tafel.kern.web import answer, done, writes
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.overleggen.queries import overleg_uit_url
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


def lees_keuze() -> Keuze:
    """Return what the address asks for; a phase or item that can not be is NietGevonden."""
    fase, punt = request.args.get("fase"), request.args.get("punt")
    if fase is not None and fase not in FASEN:
        raise NietGevonden
    try:
        sleutel = uuid.UUID(punt) if punt else None
    except ValueError:
        raise NietGevonden from None
    return Keuze(
        sleutel,
        fase,
        request.args.get("wie"),
        request.args.get("deel"),
        request.args.get("kosten"),
        "einde" in request.args,
    )


@bp.get("/overleggen/<uuid:overleg_id>/aan-tafel")
@requires("overleg.zien", overleg_uit_url)
def aan_tafel(overleg: Overleg, zaak: Zaak) -> Response:
    """Show the meeting at the table; before it is open, who is expected."""
    if overleg.stand == "gepland":
        return _openen(overleg, zaak)
    return toon(overleg, zaak, lees_keuze())


def _openen(overleg: Overleg, zaak: Zaak, redenen: tuple[Weigering, ...] | None = None) -> Response:
    """Show agenda and who is expected, with the one button."""
    actor = wie()
    punten = punten_met_tijd(actor, overleg)
    if redenen is None:
        zelf = tuple(p.nummer for p in punten if p.zelf_partij)
        feiten = OpenFeiten(overleg.stand, overleg.datum, vandaag(), len(punten), zelf)
        tegen, status = redenen_tegen_openen(feiten), 200
    else:
        tegen, status = list(redenen), 422
    return answer(
        "aan_tafel/openen.html",
        status=status,
        overleg=overleg,
        zaak=zaak,
        punten=punten,
        mensen=mensen_op_agenda(punten),
        redenen=tegen,
    )


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/open")
@requires("overleg.leiden", overleg_uit_url)
@writes
def open_(overleg: Overleg, zaak: Zaak) -> Response:
    """Open the meeting and go to the first case; a second press goes there too."""
    naar = url_for("aan_tafel.aan_tafel", overleg_id=overleg.id)
    if overleg.stand == "bezig":
        return done(naar)
    try:
        open_overleg(wie(), overleg)
    except Geweigerd as geweigerd:
        return _openen(overleg, zaak, geweigerd.weigeringen)
    return done(naar)


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/<uuid:punt_id>/begin")
@requires("overleg.leiden", punt_uit_url)
@writes
def begin(overleg: Overleg, punt: Agendapunt, casus: Casus, **_: Any) -> Response:
    """Begin with a case: from now its time runs."""
    begin_punt(wie(), overleg, punt, casus)
    return terug(overleg, punt, "horen")
