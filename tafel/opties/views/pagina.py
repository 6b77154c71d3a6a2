"""Options side by side with the wishes; what became of an option, and the answer to a wish."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response, request, url_for

from tafel.casussen.kader import casuskader
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.kern.db import sessie
from tafel.kern.refusals import Conflict, Geweigerd, NietGevonden
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.onderzoeken.models import Wens
from tafel.onderzoeken.queries import met_wens, wensen
from tafel.onderzoeken.rules import ANTWOORDEN, VAN
from tafel.opties import queries, rules, services
from tafel.opties.forms import AntwoordForm, KiesForm, lees_id
from tafel.opties.models import Optie
from tafel.opties.views.blad import BLAD, BOTST, bp
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag, waarom


def toon(
    casus: Casus,
    zaak: Zaak,
    status: int = 200,
    *,
    keuze: tuple[uuid.UUID, KiesForm] | None = None,
    antwoord: tuple[uuid.UUID, AntwoordForm] | None = None,
    weigeringen: Any = (),
) -> Response:
    """Show the options and the wishes, with at most one form that was refused. Five statements."""
    if status >= 400:
        sessie.rollback()
    bewerkt = mag(wie(), "optie.bewerken", zaak)
    alle, bij = queries.opties(casus.id), queries.koppelingen(casus.id)
    bereidt_voor = bewerkt or mag(wie(), "onderzoek.zien", zaak)
    zichtbaar = [wens for wens in wensen(casus.id) if bereidt_voor or not wens.alleen_voorbereiding]
    namen = {"": "Geen van deze opties", **{str(een.rij.id): een.rij.naam for een in alle}}
    vormen = {}
    for wens in zichtbaar:
        form = antwoord[1] if antwoord and antwoord[0] == wens.id else _antwoordform(wens, bij)
        form.optie.choices, form.versie.data = namen, str(wens.versie)
        vormen[wens.id] = form
    return answer(
        "opties/opties.html",
        status=status,
        **casuskader(casus, zaak, BLAD),
        opties=alle,
        telzin=rules.telzin(len(alle)),
        vol=bool(rules.tegen_erbij(len(alle))),
        keuze=keuze,
        kiesform=KiesForm(formdata=None),
        wensen=zichtbaar,
        vormen=vormen,
        bij={wens_id: namen.get(str(optie_id), "") for wens_id, optie_id in bij.items()},
        open_wens=antwoord[0] if antwoord else None,
        bewerkt=bewerkt,
        weigeringen=weigeringen,
        woorden={"antwoorden": ANTWOORDEN, "van": VAN, "kansen": rules.KANSEN, "standen": rules.STANDEN},
    )


def _antwoordform(wens: Wens, bij: Any) -> AntwoordForm:
    return AntwoordForm(
        formdata=None,
        prefix=f"wens-{wens.nummer}",
        antwoord=wens.antwoord,
        waarom=wens.waarom,
        optie=str(bij.get(wens.id, "")),
    )


@bp.get("/casussen/<nummer>/opties")
@requires("optie.zien", casus_uit_url)
def opties(casus: Casus, zaak: Zaak) -> Response:
    antwoord = toon(casus, zaak)
    noteer_inzage(wie(), casus.id, "opties", waarom(wie(), zaak))
    return antwoord


@bp.post("/casussen/<nummer>/opties/<uuid:optie_id>/plek")
@requires("optie.bewerken", queries.met_optie)
@writes
def verplaats(casus: Casus, optie: Optie, zaak: Zaak) -> Response:  # noqa: ARG001
    """Put an option one place earlier or later."""
    richting = request.form.get("richting", "")
    if richting not in ("eerder", "later"):
        raise NietGevonden
    services.verplaats(wie(), casus, optie, richting)
    return done(url_for(BLAD, nummer=casus.nummer, _anchor=f"optie-{optie.id}"))


@bp.post("/casussen/<nummer>/opties/<uuid:optie_id>/keuze")
@requires("optie.bewerken", queries.met_optie)
@writes
def kies(casus: Casus, optie: Optie, zaak: Zaak) -> Response:
    """Say what became of an option: the button tells which."""
    form = KiesForm()
    optie_id = optie.id
    try:
        form.eis_versie(optie.versie)
        if not form.validate_on_submit():
            return toon(casus, zaak, 422, keuze=(optie_id, form))
        services.kies(wie(), casus, optie, request.form.get("stand", ""), form.omdat.data or "")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return toon(casus, zaak, 422, keuze=(optie_id, form))
    except Conflict:
        form.toon([BOTST])
        return toon(casus, zaak, 409, keuze=(optie_id, form))
    return done(url_for(BLAD, nummer=casus.nummer, _anchor=f"optie-{optie_id}"))


@bp.post("/casussen/<nummer>/opties/wensen/<uuid:wens_id>")
@requires("optie.bewerken", met_wens)
@writes
def beantwoord(casus: Casus, wens: Wens, zaak: Zaak) -> Response:
    """Answer one wish, with or without an option (R30)."""
    form = AntwoordForm(prefix=f"wens-{wens.nummer}")
    wens_id, anker = wens.id, f"wens-{wens.nummer}"
    try:
        form.eis_versie(wens.versie)
        if not form.validate_on_submit():
            return toon(casus, zaak, 422, antwoord=(wens_id, form))
        gekozen = lees_id(form.optie.data)
        services.beantwoord_wens(wie(), casus, wens, form.antwoord.data or "", form.waarom.data or "", gekozen)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return toon(casus, zaak, 422, antwoord=(wens_id, form))
    except Conflict:
        form.toon([BOTST])
        return toon(casus, zaak, 409, antwoord=(wens_id, form))
    return done(url_for(BLAD, nummer=casus.nummer, _anchor=anker))
