"""The lines of the plan in the aanmelding: pasted or typed, looked at, then kept."""

from __future__ import annotations

from typing import Any

from flask import Response, request, url_for

from tafel.aanmeldingen.services import inhoud_van, vervang_deel
from tafel.aanmeldingen.views.blad import bp
from tafel.casussen.kader import casuskader
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.kern.clock import vandaag
from tafel.kern.forms import Formulier
from tafel.kern.refusals import Geweigerd
from tafel.kern.web import answer, done, writes
from tafel.plannen.kader import botst, met_weigeringen
from tafel.plannen.rules.blad import Planblad, begin, lees_blad
from tafel.plannen.rules.regels import naar_document, uit_document
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


def _plan(casus: Casus) -> dict[str, Any]:
    return inhoud_van(casus).document.get("plan_van_aanpak") or {}


def _pagina(casus: Casus, zaak: Zaak, blad: Planblad, status: int = 200) -> Response:
    kader = casuskader(casus, zaak, "aanmeldingen.aanmelden")
    return answer("aanmeldingen/plan.html", status=status, blad=blad, form=Formulier(), **kader)


@bp.get("/casussen/<nummer>/aanmelden/plan")
@requires("casus.bewerken", casus_uit_url)
def plan_plakken(casus: Casus, zaak: Zaak) -> Response:
    """Show the lines that stand in the aanmelding, and a box to paste in."""
    return _pagina(casus, zaak, begin(uit_document(_plan(casus))))


@bp.post("/casussen/<nummer>/aanmelden/plan")
@requires("casus.bewerken", casus_uit_url)
@writes
def neem_plan_over(casus: Casus, zaak: Zaak) -> Response:
    """Do one step of the editor, or put the lines in the aanmelding. Lines that miss something are kept too (R19)."""
    stap, blad = lees_blad(request.form.to_dict(flat=False), vandaag())
    if blad.fouten or stap != "bewaar":
        return _pagina(casus, zaak, blad, 422 if blad.fouten else 200)
    staat = _plan(casus)
    if anders := botst(blad, uit_document(staat)):
        return _pagina(casus, zaak, anders, 409)
    try:
        vervang_deel(wie(), casus, "plan_van_aanpak", {**staat, "afspraken": naar_document(blad.regels)})
    except Geweigerd as geweigerd:
        return _pagina(casus, zaak, met_weigeringen(blad, geweigerd.weigeringen), 422)
    return done(url_for("aanmeldingen.aanmelden", nummer=casus.nummer, _anchor="blok-5"))
