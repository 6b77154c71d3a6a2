"""Instroom: what was handed in, and what the chair rules on it."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Response, request, url_for

from tafel.aanmeldingen.rules import NOOIT_UITZONDERING
from tafel.casussen.kader import casuskader, jaren, profiel
from tafel.casussen.models import Casus
from tafel.casussen.queries import PER_PAGINA, instroombesluiten
from tafel.casussen.rules import BESTEMMINGEN, STANDWOORDEN, thuis
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.keuzes import criteria_profiel
from tafel.criteria.schema import veld_bij
from tafel.instroom import queries
from tafel.instroom.forms import InstroomForm
from tafel.instroom.services import geef_terug, laat_toe, laat_toe_met_uitzondering, verwijs_door
from tafel.kern.clock import vandaag
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak
from tafel.toetsen.queries import toets_van
from tafel.toetsen.rules import alle_eisen, open_eisen

bp = Blueprint("instroom", __name__)
_NUMMER = re.compile(r"\d{4}-\d{1,6}")


def _kiezer() -> dict[str, Any]:
    """Return the left column: one page of what waits, and the number after which the next page begins."""
    na = request.args.get("na", "")
    na = na if _NUMMER.fullmatch(na) else ""
    rijen = queries.instroom(wie(), PER_PAGINA + 1, na)
    pagina = rijen[:PER_PAGINA]
    regels = [
        {
            "rij": rij,
            "jaren": jaren(rij),
            "thuis": thuis(rij.thuis_sinds, vandaag()),
            "mist": len(open_eisen(toets_van(rij, profiel()), rij.vraag)),
        }
        for rij in pagina
    ]
    return {"kiezer": regels, "na": na or None, "volgende": pagina[-1].nummer if len(rijen) > len(pagina) else None}


@bp.get("/instroom")
@requires("instroom.zien")
def instroom() -> Response:
    """Show what waits, with the first case opened beside the list."""
    kiezer = _kiezer()
    if not kiezer["kiezer"]:
        return answer("instroom/instroom.html", **kiezer, gekozen=None, vanzelf=True)
    dingen, zaak = queries.instroom_uit_url(wie(), kiezer["kiezer"][0]["rij"].nummer)
    return _gelezen(dingen["casus"], _pagina(dingen["casus"], zaak, InstroomForm(formdata=None), kiezer=kiezer))


def _gelezen(casus: Casus, antwoord: Response) -> Response:
    """Note that the chair opened this case; after the page was read."""
    noteer_inzage(wie(), casus.id, "instroom", "U ziet deze casus omdat u voorzitter bent van deze tafel.")
    return antwoord


@bp.get("/instroom/<nummer>")
@requires("instroom.zien", queries.instroom_uit_url)
def instroom_casus(casus: Casus, zaak: Zaak) -> Response:
    """Show one case beside the list."""
    return _gelezen(casus, _pagina(casus, zaak, InstroomForm(formdata=None)))


def _pagina(
    casus: Casus, zaak: Zaak, form: InstroomForm, status: int = 200, kiezer: dict[str, Any] | None = None
) -> Response:
    """Show one case beside the list; with `kiezer` it was opened by itself, and a phone shows the list first."""
    uitslag = toets_van(casus, profiel())
    eisen = alle_eisen(uitslag, casus.vraag)
    hard = open_eisen(uitslag, casus.vraag)
    zacht = [eis for eis in eisen if eis.soort == "zacht" and eis.voldaan is False]
    form.versie.data = str(casus.versie)
    mist_eerst = sorted(eisen, key=lambda eis: eis.voldaan is not False)
    form.mist.choices = {eis.code: eis.naam for eis in mist_eerst if eis.voldaan is not None}
    besluiten = instroombesluiten(casus.id)
    feiten = feiten_uit(casus.aanmelding, vandaag(), criteria_profiel(profiel()))
    return answer(
        "instroom/instroom.html",
        status=status,
        **casuskader(casus, zaak, ""),
        **(kiezer or _kiezer()),
        vanzelf=kiezer is not None,
        gekozen=casus,
        form=form,
        a=feiten,
        thuis=thuis(casus.thuis_sinds, vandaag()),
        oorzaak=veld_bij("stagnatie-oorzaak_soort").label_van(feiten.stagnatie.oorzaak_soort),
        hard=hard,
        zacht=zacht,
        goed=sum(eis.voldaan is True for eis in eisen),
        nvt=sum(eis.voldaan is None for eis in eisen),
        uitzondering_kan=bool(hard) and not {eis.code for eis in hard} & NOOIT_UITZONDERING,
        besluiten=besluiten,
        standwoord=STANDWOORDEN[casus.stand],
        bestemmingen=BESTEMMINGEN,
    )


@bp.post("/instroom/<nummer>")
@requires("instroom.beslissen", queries.instroom_uit_url)
@writes
def beslis(casus: Casus, zaak: Zaak) -> Response:
    """Rule on a case. A case that was ruled on in between is answered with what was ruled, not with an error page."""
    form = InstroomForm()
    actor, soort = wie(), request.form.get("besluit", "")
    if casus.stand == "ingediend":
        form.eis_versie(casus.versie)
    if not form.validate_on_submit():
        return _pagina(casus, zaak, form, 422)
    reden = form.reden.data or ""
    try:
        match soort:
            case "toelaten":
                laat_toe(actor, casus, reden)
            case "uitzondering":
                laat_toe_met_uitzondering(actor, casus, reden)
            case "teruggeven":
                geef_terug(actor, casus, form.mist.data or [], reden)
            case "doorverwijzen":
                verwijs_door(actor, casus, form.naar.data or "", reden)
            case _:
                raise NietGevonden
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _pagina(casus, zaak, form, 422)
    return done(url_for("instroom.instroom_casus", nummer=casus.nummer))
