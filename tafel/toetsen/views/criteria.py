"""The criteria of a table: which versions there are, and a new one from a day on. For the beheerder, never a case."""

from __future__ import annotations

from flask import Response, url_for

from tafel.casussen.kader import profiel
from tafel.criteria.keuzes import criteria_profiel
from tafel.criteria.rules import EISEN, TE_VERHARDEN
from tafel.kern.clock import vandaag
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, writes
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import TafelKeuze
from tafel.toetsen import queries, rules
from tafel.toetsen.forms import CriteriaForm
from tafel.toetsen.services import maak_versie
from tafel.toetsen.views.blad import bp


def _tafel() -> TafelKeuze:
    tafel = wie().tafel
    if tafel is None:
        raise NietGevonden
    return tafel


@bp.get("/beheer/criteria")
@requires("beheer.bewerken")
def criteria() -> Response:
    """Show every version with what it changed, and how many running cases follow which."""
    tafel, soort, dag = _tafel(), criteria_profiel(profiel()), vandaag()
    alle = queries.versies(tafel.id)
    nu = queries.geldt_nu(alle, dag)
    volgt = queries.volgers(tafel.id)
    regels = [
        {
            "versie": versie,
            "zinnen": rules.verschillen(alle[nr + 1].criteria, versie.criteria, soort) if versie.vanaf else [],
            "nu": versie == nu,
            "later": versie.vanaf is not None and versie.vanaf > dag,
            "casussen": volgt.get(versie.nummer, 0),
        }
        for nr, versie in enumerate(alle)
    ]
    return answer(
        "toetsen/criteria.html",
        nu=nu,
        zinnen=rules.in_woorden(nu.criteria, soort),
        regels=regels,
        concepten=volgt.get(None, 0),
        altijd=[eis for eis in EISEN if eis.code not in TE_VERHARDEN],
    )


def _pagina(form: CriteriaForm, status: int = 200) -> Response:
    laatste = queries.versies(_tafel().id)[0]
    namen = {eis.code: eis for eis in EISEN}
    return answer("toetsen/nieuwe_criteria.html", status=status, form=form, laatste=laatste, eisen=namen)


@bp.get("/beheer/criteria/nieuw")
@requires("beheer.bewerken")
def nieuwe_criteria() -> Response:
    """Show the form for a new version, filled with the last one."""
    laatste = queries.versies(_tafel().id)[0]
    form = CriteriaForm.van(laatste.criteria, criteria_profiel(profiel()))
    form.vanaf.data = max(vandaag(), laatste.vanaf or vandaag())
    return _pagina(form)


@bp.post("/beheer/criteria/nieuw")
@requires("beheer.bewerken")
@writes
def maak_criteria() -> Response:
    """Make a new version."""
    form = CriteriaForm()
    try:
        if not form.validate_on_submit():
            raise Geweigerd([])
        maak_versie(wie(), form.criteria(criteria_profiel(profiel())), form.vanaf.data, form.reden.data or "")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _pagina(form, 422)
    return done(url_for("toetsen.criteria"))
