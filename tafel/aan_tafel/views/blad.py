"""The blueprint of the live meeting, and the page that every view of it answers with."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, url_for

from tafel.aan_tafel.pagina import Keuze, stel_samen
from tafel.aan_tafel.queries import INGEZIEN
from tafel.kern.web import answer, done
from tafel.logboek.services import noteer_inzage
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.guard import wie
from tafel.toegang.rules import Zaak, waarom

bp = Blueprint("aan_tafel", __name__)
PAGINA = "aan_tafel/aan_tafel.html"


def toon(overleg: Overleg, zaak: Zaak, keuze: Keuze, fout: dict[str, Any] | None = None) -> Response:
    """Answer with the live page; with `fout` as a refusal (422): the same page, what was typed still there."""
    actor = wie()
    beeld = stel_samen(actor, overleg, zaak, keuze, fout)
    punt = beeld["punt"]
    if fout is None and not punt.geopend_in_log:
        rollen = frozenset({"voorzitter" if actor.is_een("voorzitter") else "zaakonderzoeker"})
        noteer_inzage(actor, punt.casus_id, INGEZIEN, waarom(actor, Zaak(overleg.tafel_id, rollen)))
    return answer(PAGINA, status=422 if fout else 200, **beeld)


def terug(overleg: Overleg, punt: Agendapunt, fase: str, anker: str | None = None, **verder: Any) -> Response:
    """Go back to the page after a write."""
    return done(url_for("aan_tafel.aan_tafel", overleg_id=overleg.id, punt=punt.id, fase=fase, _anchor=anker, **verder))
