"""Letters: the chair reads one over and keeps it; who hands it over finds all of them on one page."""

from __future__ import annotations

from typing import Any

from flask import Response, url_for

from tafel.casussen.kader import casuskader, naam_in, profiel
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url, instroombesluiten
from tafel.casussen.rules import BESLUITWOORDEN, BESTEMMINGEN
from tafel.instroom import queries, rules, services
from tafel.instroom.forms import BriefForm
from tafel.instroom.models import Brief
from tafel.instroom.views.blad import bp
from tafel.kern.clock import vandaag
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Actor, Zaak, waarom
from tafel.toetsen.queries import toets_van
from tafel.toetsen.rules import alle_eisen


def _lader(actor: Actor, nummer: str, aan: str, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load the case and to whom the letter goes; the ruling it is about is the newest one."""
    dingen, zaak = queries.instroom_uit_url(actor, nummer)
    if aan not in rules.AANHEF:
        raise NietGevonden
    besluit = queries.laatste_besluit(dingen["casus"].id)
    if besluit is None:
        raise NietGevonden
    return {"casus": dingen["casus"], "besluit": besluit, "aan": aan}, zaak


def _pagina(
    casus: Casus, zaak: Zaak, besluit: Any, aan: str, form: BriefForm, brief: Brief | None, status: int = 200
) -> Response:
    return answer(
        "instroom/brief.html",
        status=status,
        **casuskader(casus, zaak, ""),
        besluit=besluit,
        besluitwoord=BESLUITWOORDEN[besluit.soort],
        aan=aan,
        brief=brief,
        form=form,
        hoogstens=rules.MAX_BRIEF,
        noemt=naam_in(casus, brief.tekst) if brief else "",
    )


@bp.get("/instroom/<nummer>/brief/<aan>")
@requires("instroom.beslissen", _lader)
def brief(casus: Casus, besluit: Any, aan: str, zaak: Zaak) -> Response:
    """Show a letter to read over, or as it was kept."""
    bewaard = queries.find_brief(besluit.id, aan)
    tekst = bewaard.tekst if bewaard else services.concept_brief(casus, besluit, aan)
    return _pagina(casus, zaak, besluit, aan, BriefForm(formdata=None, tekst=tekst), bewaard)


@bp.post("/instroom/<nummer>/brief/<aan>")
@requires("instroom.beslissen", _lader)
@writes
def bewaar_brief(casus: Casus, besluit: Any, aan: str, zaak: Zaak) -> Response:
    """Keep a letter with its ruling."""
    form = BriefForm()
    try:
        if form.validate_on_submit():
            services.bewaar_brief(wie(), casus, besluit, aan, form.tekst.data or "")
            return done(url_for("instroom.brief", nummer=casus.nummer, aan=aan))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _pagina(casus, zaak, besluit, aan, form, queries.find_brief(besluit.id, aan), 422)


@bp.get("/casussen/<nummer>/brieven")
@requires("casus.aanmelding", casus_uit_url)
def brieven(casus: Casus, zaak: Zaak) -> Response:
    """Show what was decided on the way to the table, by whom and why, with the letters about it."""
    kader = casuskader(casus, zaak, "instroom.brieven")
    per_besluit: dict[Any, list[Brief]] = {}
    for een in queries.brieven(casus.id):
        per_besluit.setdefault(een.besluit_id, []).append(een)
    antwoord = answer(
        "instroom/brieven.html",
        **kader,
        besluiten=instroombesluiten(casus.id),
        woorden=BESLUITWOORDEN,
        bestemmingen=BESTEMMINGEN,
        brieven=per_besluit,
        spoed=queries.find_spoed(casus.id),
    )
    noteer_inzage(wie(), casus.id, "brieven", waarom(wie(), zaak))
    return antwoord


@bp.get("/casussen/<nummer>/terug")
@requires("casus.bewerken", casus_uit_url)
def terug(casus: Casus, zaak: Zaak) -> Response:
    """Show the submitter what the chair asked for, with the way to each field: a piece of the aanmelding, or a page."""
    besluit = queries.geldend_besluit(casus)
    eisen = {eis.code: eis for eis in alle_eisen(toets_van(casus, profiel()), casus.vraag)}
    punten = [eisen[code] for code in (besluit.mist if besluit else []) if code in eisen]
    return answer(
        "instroom/terug.html",
        "instroom/_terug.html",
        **casuskader(casus, zaak, ""),
        besluit=besluit,
        punten=punten,
        vandaag=vandaag(),
    )
