"""One case on one A4, and whether it is ready for the table."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response, url_for

from tafel.casussen.kader import casuskader, profiel
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.kern.web import answer
from tafel.logboek.services import noteer_inzage
from tafel.overleggen.models import Overleg
from tafel.stukken import rules
from tafel.stukken.queries.blad import agendapunt_van, bladfeiten
from tafel.stukken.queries.klaar import klaar_uit_url, klaar_van_casus, klaarstand
from tafel.stukken.views.uitvoer import bp, stuk
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag, waarom

OP_SCHERM = rules.MATEN[2]
NA_OVERLEG = ("opvolging", "afgesloten")


def leesrecht(zaak: Zaak, *, op_tafel: bool) -> rules.Leesrecht:
    """Return what who asks may see on the sheet: what was heard goes to the others once the case is on an agenda."""
    actor = wie()
    if mag(actor, "blad.klaar", zaak):
        return rules.VOLLEDIG
    return rules.Leesrecht(
        inbreng=op_tafel,
        opties=mag(actor, "optie.zien", zaak),
        gevoelig=mag(actor, "casus.aanmelding", zaak),
    )


def _vel(casus: Casus, zaak: Zaak) -> dict[str, Any]:
    """Return the sheet of one case for who asks, in every size, and the meeting it waits for. Six statements."""
    rij = agendapunt_van(casus.id)
    overleg: Overleg | None = rij.Overleg if rij else None
    verwacht = {casus.id: rij.Verwachting if rij else None}
    vast: dict[uuid.UUID, uuid.UUID | None] = {casus.id: rij.Agendapunt.planversie_id if rij else None}
    feiten = bladfeiten(profiel(), [casus], overleg, verwacht, vast)[casus.id]
    recht = leesrecht(zaak, op_tafel=rij is not None or casus.stand in NA_OVERLEG)
    return {"overleg": overleg, "versies": [rules.stel_samen(feiten, recht, maat) for maat in rules.MATEN]}


@bp.get("/casussen/<nummer>/blad")
@requires("casus.zien", casus_uit_url)
def blad(casus: Casus, zaak: Zaak) -> Response:
    """Show a case on one A4, always in the same order. Opening it is noted."""
    vel = _vel(casus, zaak)
    kader = casuskader(casus, zaak, "stukken.blad")
    antwoord = answer(
        "stukken/blad.html", **kader, overleg=vel["overleg"], blad=vel["versies"][rules.MATEN.index(OP_SCHERM)]
    )
    noteer_inzage(wie(), casus.id, "blad", kader["waarom"])
    return antwoord


@bp.get("/casussen/<nummer>/blad.pdf")
@requires("casus.zien", casus_uit_url)
def blad_pdf(casus: Casus, zaak: Zaak) -> Response:
    """The same on paper: always one A4, whatever was written. Opening it is noted."""
    vel = _vel(casus, zaak)
    noteer_inzage(wie(), casus.id, "blad", waarom(wie(), zaak))
    return stuk(
        "stukken/a4.html",
        f"blad-{casus.nummer}.pdf",
        casus.nummer,
        url_for("stukken.blad", nummer=casus.nummer),
        versies=[{"blad": een} for een in vel["versies"]],
        overleg=vel["overleg"],
    )


@bp.get("/overleggen/<uuid:overleg_id>/klaar")
@requires("overleg.uitnodigen", klaar_uit_url)
def klaar(overleg: Overleg, feiten: dict[uuid.UUID, Any], zaak: Zaak) -> Response:
    """Show per case of a meeting whether it is ready, and whom the chair must still phone about what."""
    return answer(
        "stukken/klaar.html", "stukken/_klaarlijst.html", overleg=overleg, zaak=zaak,
        cases=klaarstand(wie(), overleg, feiten), enig=None,
    )  # fmt: skip


@bp.get("/casussen/<nummer>/klaar")
@requires("blad.klaar", klaar_van_casus)
def klaar_casus(overleg: Overleg, feiten: dict[uuid.UUID, Any], nummer: str, zaak: Zaak) -> Response:
    """Show the same of one case."""
    cases = [een for een in klaarstand(wie(), overleg, feiten) if een.item.nummer == nummer]
    return answer(
        "stukken/klaar.html", "stukken/_klaarcasus.html", overleg=overleg, zaak=zaak, cases=cases, enig=nummer
    )
