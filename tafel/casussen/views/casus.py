"""The list of cases, and one case on one A4."""

from __future__ import annotations

import re
from typing import Any

from flask import Response, request, url_for

from tafel.casussen import queries, rules
from tafel.casussen.kader import casuskader, jaren, profiel
from tafel.casussen.models import Casus
from tafel.casussen.views.blad import bp
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.keuzes import criteria_profiel
from tafel.criteria.rules import EISEN
from tafel.criteria.schema import veld_bij
from tafel.kern.clock import lokaal, vandaag
from tafel.kern.web import answer
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag

STATUS = {
    "concept": ("stil", "pen"),
    "ingediend": ("", "klok"),
    "aanvulling": ("let", "pen"),
    "teruggegeven": ("let", "pen"),
    "toegelaten": ("goed", "ok"),
    "opvolging": ("", "vlag"),
}
_NA = re.compile(r"(\d{4})-(\d{1,6})")


@bp.get("/casussen")
@requires("casus.lijst")
def casussen() -> Response:
    actor = wie()
    na = _NA.fullmatch(request.args.get("na", ""))
    rijen = queries.lijst(actor, (int(na[1]), int(na[2])) if na else None)
    pagina, verder = rijen[: queries.PER_PAGINA], len(rijen) > queries.PER_PAGINA
    return answer(
        "casussen/casussen.html",
        regels=[_regel(rij) for rij in pagina],
        volgende=f"{pagina[-1].jaar}-{pagina[-1].volgnummer}" if verder else None,
        eerste=na is None,
    )


def _regel(rij: Any) -> dict[str, Any]:
    """Return one line of the list: the case, its state and the one next step."""
    actor = wie()
    leidt = actor.is_een("voorzitter") and not rij.is_partij
    hoort = bool(rij.hoort) and not leidt
    stap = rules.volgende_stap(rij.stand, is_cv=bool(rij.is_cv), leidt=leidt, nog=rij.nog_te_doen, hoort=hoort)
    if stap.endpoint == "opvolging.casus" and not (leidt or actor.is_een("zaakonderzoeker")):
        stap = rules.Stap("Lees de casus", "casussen.casus")
    return {
        "rij": rij,
        "jaren": jaren(rij),
        "hoort": hoort,
        "thuis": None if hoort else rules.thuis(rij.thuis_sinds, vandaag()),
        "status": (*STATUS.get(rij.stand, ("stil", "rondje")), rules.STANDWOORDEN[rij.stand].capitalize()),
        "stap": stap.tekst,
        "url": url_for(stap.endpoint, nummer=rij.nummer),
    }


@bp.get("/casussen/<nummer>")
@requires("casus.zien", queries.casus_uit_url)
def casus(casus: Casus, zaak: Zaak) -> Response:
    kader = casuskader(casus, zaak, "casussen.casus")
    feiten = feiten_uit(casus.aanmelding, vandaag(), criteria_profiel(profiel()))
    besluiten = queries.instroombesluiten(casus.id)
    antwoord = answer(
        "casussen/casus.html",
        **kader,
        a=feiten,
        thuis=rules.thuis(casus.thuis_sinds, vandaag()),
        tijdlijn=rules.tijdlijn(
            feiten,
            ingediend=lokaal(casus.ingediend_op).date() if casus.ingediend_op else None,
            besluiten=[(lokaal(b.op).date(), b.soort) for b in besluiten],
            later=queries.later_gesproken(casus.id),
            gevoelig=mag(wie(), "casus.aanmelding", zaak),
        ),
        weken=rules.weken_sinds(feiten.stagnatie.wachtlijst_sinds, vandaag()),
        betrokkenen=queries.betrokkenen(casus.id),
        rolwoorden=rules.ROLWOORDEN,
        toegangen=queries.toegangen(casus.id),
        steunpersoon=queries.find_steunpersoon(casus.id),
        laatste=besluiten[0] if besluiten else None,
        eisnamen={eis.code: eis.naam for eis in EISEN} | {"vraag": "Vraag aan de tafel"},
        bestemmingen=rules.BESTEMMINGEN,
        afloop=rules.AFLOOP,
        oorzaak=veld_bij("stagnatie-oorzaak_soort").label_van(feiten.stagnatie.oorzaak_soort),
    )
    noteer_inzage(wie(), casus.id, "casus", kader["waarom"])
    return antwoord
