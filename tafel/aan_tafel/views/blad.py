"""The blueprint of the live meeting, and the page that every view of it answers with."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, url_for
from werkzeug.routing import BuildError

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
    nummer = beeld["besluit"].nummer if beeld["besluit"] else None
    return answer(PAGINA, status=422 if fout else 200, **beeld, besluitlink=adres("besluiten.besluit", nummer=nummer))


def terug(overleg: Overleg, punt: Agendapunt, fase: str, anker: str | None = None, **verder: Any) -> Response:
    """Go back to the page after a write."""
    return done(url_for("aan_tafel.aan_tafel", overleg_id=overleg.id, punt=punt.id, fase=fase, _anchor=anker, **verder))


def adres(endpoint: str, **waarden: Any) -> str | None:
    """Return the address of a page of another subject, or None when it does not exist here."""
    if endpoint not in current_app.view_functions or None in waarden.values():
        return None
    try:
        return url_for(endpoint, **waarden)
    except BuildError:
        return None
