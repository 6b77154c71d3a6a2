"""The people of a case, for the chair: accounts, mandates, who investigates, who is responsible."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any, cast

from flask import Response, url_for

from tafel.casussen import queries, rules
from tafel.casussen.forms import (
    BetrokkeneForm,
    ContactForm,
    SteunpersoonForm,
    StoelForm,
    WisselForm,
    ZaakonderzoekerForm,
)
from tafel.casussen.kader import casuskader
from tafel.casussen.models import Betrokkene, Casus
from tafel.casussen.services import (
    koppel_betrokkene,
    wijs_zaakonderzoeker_aan,
    wissel_casusverantwoordelijke,
    zet_contact,
    zet_steunpersoon,
    zet_stoel_bij,
)
from tafel.casussen.views.blad import bp
from tafel.kern.clock import vandaag
from tafel.kern.refusals import Geweigerd
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Actor, Zaak


def _id(tekst: str | None) -> uuid.UUID | None:
    """Return the id that was chosen; None for nobody, an id of nobody for something that is no id."""
    if not tekst:
        return None
    try:
        return uuid.UUID(tekst)
    except ValueError:
        return uuid.UUID(int=0)


def _pagina(
    casus: Casus,
    zaak: Zaak,
    status: int = 200,
    *,
    rij: tuple[uuid.UUID, BetrokkeneForm | ContactForm] | None = None,
    steun: SteunpersoonForm | None = None,
    onderzoeker: ZaakonderzoekerForm | None = None,
    wissel: WisselForm | None = None,
    stoel: StoelForm | None = None,
) -> Response:
    """Show the people, with at most one form that was refused."""
    leden = queries.leden(casus.tafel_id)
    toegangen = queries.toegangen(casus.id)
    huidig = next((t for t in toegangen if t.rol == "zaakonderzoeker"), None)
    onderzoeker = onderzoeker or ZaakonderzoekerForm(zaakonderzoeker=str(huidig.gebruiker_id) if huidig else "")
    wissel = wissel or WisselForm(datum=vandaag())
    onderzoeker.zaakonderzoeker.choices = {"": "Nog niemand", **_namen(leden, "zaakonderzoeker")}
    wissel.gebruiker.choices = {"": "Kies een persoon", **_namen(leden, "casusverantwoordelijke")}
    namen = {"": "Geen account", **_namen(leden, None)}
    mensen = []
    for betrokkene in queries.betrokkenen(casus.id):
        form = _geweigerd(betrokkene, rij[1]) if rij and rij[0] == betrokkene.id else _form(betrokkene)
        if isinstance(form, BetrokkeneForm):
            form.gebruiker.choices = namen
        form.versie.data = str(betrokkene.versie)
        mensen.append((betrokkene, form, namen.get(str(betrokkene.gebruiker_id or ""), "")))
    return answer(
        "casussen/mensen.html",
        status=status,
        **casuskader(casus, zaak, "casussen.mensen"),
        mensen=mensen,
        open_id=rij[0] if rij else None,
        rolwoorden=rules.ROLWOORDEN,
        gezin=rules.GEZIN,
        onderzoeker=onderzoeker,
        wissel=wissel,
        stoel=stoel or StoelForm(formdata=None),
        steun=steun or SteunpersoonForm(formdata=None, obj=queries.find_steunpersoon(casus.id)),
        toegangen=toegangen,
    )


def _namen(leden: list[Any], rol: str | None) -> dict[str, str]:
    """Return id to name for members with `rol` (any role); without one, not the chairs: they are no party (R25)."""
    voorzitters = {lid.gebruiker_id for lid in leden if lid.rol == "voorzitter"}
    namen: dict[str, str] = {}
    for lid in leden:
        if lid.rol == rol or (rol is None and lid.gebruiker_id not in voorzitters):
            extra = lid.organisatie or lid.functie
            namen.setdefault(str(lid.gebruiker_id), f"{lid.naam}, {extra}" if extra else lid.naam)
    return namen


def _geweigerd(betrokkene: Betrokkene, form: BetrokkeneForm | ContactForm) -> BetrokkeneForm | ContactForm:
    """Return a refused form as this person's page draws it: of a professional the contact is part of a larger one."""
    vol = _form(betrokkene)
    if type(vol) is type(form):
        return form
    for naam in ("telefoon", "email"):
        vol[naam].data, vol[naam].errors = form[naam].data, form[naam].errors
    return vol


def _form(betrokkene: Betrokkene) -> BetrokkeneForm | ContactForm:
    if betrokkene.rol in rules.GEZIN:
        return ContactForm(formdata=None, telefoon=betrokkene.telefoon, email=betrokkene.email)
    return BetrokkeneForm(
        formdata=None,
        telefoon=betrokkene.telefoon,
        email=betrokkene.email,
        gebruiker=str(betrokkene.gebruiker_id or ""),
        functie=betrokkene.functie,
        heeft_mandaat=betrokkene.heeft_mandaat,
        mandaat=betrokkene.mandaat,
    )


@bp.get("/casussen/<nummer>/mensen")
@requires("casus.mensen", queries.casus_uit_url)
def mensen(casus: Casus, zaak: Zaak) -> Response:
    antwoord = _pagina(casus, zaak)
    noteer_inzage(wie(), casus.id, "mensen", "U ziet deze casus omdat u voorzitter bent van deze tafel.")
    return antwoord


def _met_betrokkene(actor: Actor, nummer: str, betrokkene_id: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Load the case and one of its people."""
    dingen, zaak = queries.casus_op_slot(actor, nummer)
    return {**dingen, "betrokkene": queries.get_betrokkene(dingen["casus"].id, betrokkene_id)}, zaak


@bp.post("/casussen/<nummer>/mensen/<uuid:betrokkene_id>")
@requires("casus.mensen", _met_betrokkene)
@writes
def koppel(casus: Casus, betrokkene: Betrokkene, zaak: Zaak) -> Response:
    form = BetrokkeneForm()
    form.eis_versie(betrokkene.versie)
    if not form.validate_on_submit():
        return _pagina(casus, zaak, 422, rij=(betrokkene.id, form))
    mandaat, functie = form.mandaat.data or "", form.functie.data or ""
    try:
        keuze = _id(form.gebruiker.data)
        koppel_betrokkene(wie(), casus, betrokkene, keuze, mandaat, bool(form.heeft_mandaat.data), functie)
        if form.telefoon.raw_data or form.email.raw_data:
            zet_contact(wie(), casus, betrokkene, form.telefoon.data or "", form.email.data or "")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _pagina(casus, zaak, 422, rij=(betrokkene.id, form))
    return done(url_for("casussen.mensen", nummer=casus.nummer, _anchor=f"betrokkene-{betrokkene.id}"))


@bp.post("/casussen/<nummer>/mensen/<uuid:betrokkene_id>/contact")
@requires("casus.mensen", _met_betrokkene)
@writes
def contact(casus: Casus, betrokkene: Betrokkene, zaak: Zaak) -> Response:
    form = ContactForm()
    form.eis_versie(betrokkene.versie)
    if not form.validate_on_submit():
        return _pagina(casus, zaak, 422, rij=(betrokkene.id, form))
    zet_contact(wie(), casus, betrokkene, form.telefoon.data or "", form.email.data or "")
    return done(url_for("casussen.mensen", nummer=casus.nummer, _anchor=f"betrokkene-{betrokkene.id}"))


@bp.post("/casussen/<nummer>/steunpersoon")
@requires("casus.mensen", queries.casus_uit_url)
@writes
def steunpersoon(casus: Casus, zaak: Zaak) -> Response:
    form = SteunpersoonForm()
    if not form.validate_on_submit():
        return _pagina(casus, zaak, 422, steun=form)
    gegevens = (form.naam.data or "", form.relatie.data or "", form.telefoon.data or "", form.email.data or "")
    zet_steunpersoon(wie(), casus, *gegevens)
    return done(url_for("casussen.mensen", nummer=casus.nummer, _anchor="steunpersoon"))


@bp.post("/casussen/<nummer>/mensen")
@requires("casus.mensen", queries.casus_uit_url)
@writes
def stoel(casus: Casus, zaak: Zaak) -> Response:
    form = StoelForm()
    try:
        if form.validate():
            rij = zet_stoel_bij(wie(), casus, form.rol.data or "", form.naam.data or "", form.organisatie.data or "")
            return done(url_for("casussen.mensen", nummer=casus.nummer, _anchor=f"betrokkene-{rij.id}"))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _pagina(casus, zaak, 422, stoel=form)


@bp.post("/casussen/<nummer>/zaakonderzoeker")
@requires("casus.mensen", queries.casus_uit_url)
@writes
def zaakonderzoeker(casus: Casus, zaak: Zaak) -> Response:
    form = ZaakonderzoekerForm()
    if not form.validate_on_submit():
        return _pagina(casus, zaak, 422, onderzoeker=form)
    try:
        wijs_zaakonderzoeker_aan(wie(), casus, _id(form.zaakonderzoeker.data))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _pagina(casus, zaak, 422, onderzoeker=form)
    return done(url_for("casussen.mensen", nummer=casus.nummer))


@bp.post("/casussen/<nummer>/casusverantwoordelijke")
@requires("casus.mensen", queries.casus_uit_url)
@writes
def casusverantwoordelijke(casus: Casus, zaak: Zaak) -> Response:
    form = WisselForm()
    if not form.validate_on_submit():
        return _pagina(casus, zaak, 422, wissel=form)
    try:
        keuze = _id(form.gebruiker.data) or uuid.UUID(int=0)
        datum = cast(dt.date, form.datum.data)
        wissel_casusverantwoordelijke(wie(), casus, keuze, datum, form.reden.data or "")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _pagina(casus, zaak, 422, wissel=form)
    return done(url_for("casussen.mensen", nummer=casus.nummer))
