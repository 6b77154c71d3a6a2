"""Views by link: one person answers their own invitations, on a phone and without account. A GET changes nothing."""

from __future__ import annotations

import uuid

from flask import Response, make_response, redirect, request, url_for

from tafel.berichten import kalender
from tafel.berichten.post import code_van
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd, NietGevonden, Weigering, weiger
from tafel.kern.web import answer, done, writes
from tafel.links.kader import achter_code, zonder_spoor
from tafel.toegang.guard import openbaar
from tafel.uitnodigingen import services
from tafel.uitnodigingen.forms import AntwoordForm
from tafel.uitnodigingen.queries.erbij import erbij
from tafel.uitnodigingen.queries.familie import links_van
from tafel.uitnodigingen.queries.link import Linkbeeld, link
from tafel.uitnodigingen.rules import teksten
from tafel.uitnodigingen.rules.antwoorden import ANTWOORDWOORD, GEZIN
from tafel.uitnodigingen.services.post import afspraak
from tafel.uitnodigingen.views.blad import bp

WAT = "uitnodiging"


def _open(code: str) -> Linkbeeld | Response:
    """Return what the code opens; who tries many codes must wait, and every miss is the same 404."""
    return achter_code(WAT, lambda: link(code))


def _bladzijden(beeld: Linkbeeld) -> dict[uuid.UUID, str]:
    """Return the address of the own page of each invitation of a leerling or parent."""
    geheim = services.dit_huis().geheim
    links = links_van(eigen.slot for eigen in beeld.slots)
    return {slot: f"/voor-u/{code_van(geheim, een.zout)}" for slot, een in links.items()}


def _volg(beeld: Linkbeeld) -> None:
    """Let who answers hear first, by mail and calendar, of a change that the page already shows."""
    achter = next((een.slot for een in beeld.slots if een.nu.achter), None)
    if achter is not None:
        services.volg(beeld.overleg, achter, services.dit_huis())


def _pagina(
    code: str, beeld: Linkbeeld, status: int = 200, mis: tuple[uuid.UUID, str, AntwoordForm] | None = None
) -> Response:
    forms = {}
    for nr, eigen in enumerate(beeld.slots):
        eigen_form = mis[2] if mis and mis[0] == eigen.slot.id else AntwoordForm(formdata=None, prefix=f"s{nr}")
        forms[eigen.slot.id] = eigen_form
    return answer(
        "uitnodigingen/link.html", status=status, code=code, beeld=beeld, forms=forms, open_id=mis[0] if mis else None,
        open_wat=mis[1] if mis else "", antwoordwoord=ANTWOORDWOORD, gezin=GEZIN, bladzijden=_bladzijden(beeld),
        teksten=teksten, erbij=erbij(beeld.overleg, (eigen.slot for eigen in beeld.slots)),
    )  # fmt: skip


@bp.get("/uitnodiging/<code>")
@openbaar
def uitnodiging(code: str) -> Response:
    """Show one person their own cases and times: number, day, place; no name, nothing of the case.

    Leerling and ouders of one case have a page of their own: this leads there.
    """
    beeld = _open(code)
    if isinstance(beeld, Response):
        return beeld
    bladzijden = _bladzijden(beeld)
    if len(beeld.slots) == 1 and bladzijden:
        return zonder_spoor(make_response(redirect(bladzijden[beeld.slots[0].slot.id])))
    return zonder_spoor(_pagina(code, beeld))


@bp.get("/uitnodiging/<code>/agenda.ics")
@openbaar
def in_agenda(code: str) -> Response:
    """The own times of one person as a file for a calendar, as they are now: numbers, times, places."""
    beeld = _open(code)
    if isinstance(beeld, Response):
        return beeld
    huis = services.dit_huis()
    afspraken = [afspraak(huis, een.slot, een.nummer, een.nu) for een in beeld.slots]
    antwoord = Response(kalender.feed(afspraken, "Tafel"), content_type="text/calendar; charset=utf-8")
    antwoord.headers["Content-Disposition"] = 'attachment; filename="overleg.ics"'
    return zonder_spoor(antwoord)


@bp.post("/uitnodiging/<code>")
@openbaar
@writes
def antwoorden(code: str) -> Response:
    """Keep an answer to one of the invitations of this link."""
    beeld = _open(code)
    if isinstance(beeld, Response):
        return beeld
    gevraagd = request.form.get("slot", "")
    if gevraagd == "alle" and request.form.get("antwoord") == "komt":
        _volg(beeld)
        for een in beeld.slots:
            if een.open:
                services.geef_antwoord(beeld.overleg, een.slot, een.begonnen, "komt")
        return done(url_for("uitnodigingen.uitnodiging", code=code))
    nr, eigen = next(((nr, e) for nr, e in enumerate(beeld.slots) if str(e.slot.id) == gevraagd), (0, None))
    if eigen is None:
        raise NietGevonden
    form, antwoord = AntwoordForm(prefix=f"s{nr}"), request.form.get("antwoord", "")
    try:
        if antwoord == "komt" or form.validate():
            if eigen.nu.vak is None and not eigen.begonnen:
                weiger(Weigering("vervalt", "Dit gaat voor u niet door. U hoeft niets te doen."))
            _volg(beeld)
            vervanger = form.vervanger() if antwoord == "ander" else None
            services.geef_antwoord(
                beeld.overleg, eigen.slot, eigen.begonnen, antwoord, form.reden.data or "", vervanger
            )
            return done(url_for("uitnodigingen.uitnodiging", code=code) + f"#slot-{nr}")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    sessie.rollback()
    return _pagina(code, link(code), 422, (eigen.slot.id, antwoord, form))
