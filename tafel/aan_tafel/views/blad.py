"""The blueprint of the live meeting, and the page that every view of it answers with."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, url_for

from tafel.aan_tafel.pagina import Keuze, stel_samen
from tafel.aan_tafel.queries import INGEZIEN
from tafel.kern.db import sessie
from tafel.kern.forms import Formulier
from tafel.kern.refusals import Weigering
from tafel.kern.web import answer, done
from tafel.logboek.services import noteer_inzage
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.guard import wie
from tafel.toegang.rules import Zaak, waarom

bp = Blueprint("aan_tafel", __name__)
PAGINA = "aan_tafel/aan_tafel.html"
GELIJKTIJDIG = "Iemand anders wijzigde dit net. Kijk wat er nu staat en bewaar opnieuw."


def toon(overleg: Overleg, zaak: Zaak, keuze: Keuze, fout: dict[str, Any] | None = None, status: int = 422) -> Response:
    """Answer with the live page; with `fout` as a refusal: the same page, what was typed still there.

    A refused form changes nothing: what the view wrote before is let go first, so that the page shows what stands.
    """
    actor = wie()
    if fout is not None:
        sessie.rollback()
    beeld = stel_samen(actor, overleg, zaak, keuze, fout)
    punt = beeld["punt"]
    if fout is None and not punt.geopend_in_log:
        rollen = frozenset({"voorzitter" if actor.is_een("voorzitter") else "zaakonderzoeker"})
        noteer_inzage(actor, punt.casus_id, INGEZIEN, waarom(actor, Zaak(overleg.tafel_id, rollen)))
    return answer(PAGINA, status=status if fout else 200, **beeld)


def toon_gelijktijdig(overleg: Overleg, zaak: Zaak, keuze: Keuze, naam: str, form: Formulier) -> Response:
    """Answer a form that somebody else overtook (409): the page as it now stands, the form open as it was typed.

    The form gets the version that stands now, so that who looks and saves again is heard.
    """
    form.versie.data = ""
    form.toon([Weigering("gelijktijdig", GELIJKTIJDIG)])
    return toon(overleg, zaak, keuze, {naam: form}, status=409)


def terug(overleg: Overleg, punt: Agendapunt, fase: str, anker: str | None = None, **verder: Any) -> Response:
    """Go back to the page after a write."""
    return done(url_for("aan_tafel.aan_tafel", overleg_id=overleg.id, punt=punt.id, fase=fase, _anchor=anker, **verder))
