"""Keep the pieces: all at once, or one while somebody types."""

from __future__ import annotations

from flask import Response, request, url_for
from sqlalchemy.orm.exc import StaleDataError

from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.kern.refusals import Conflict, Geweigerd
from tafel.kern.web import done, is_fragment, writes
from tafel.onderzoeken import queries, services
from tafel.onderzoeken.models import Onderzoekstuk
from tafel.onderzoeken.rules import STUKKEN
from tafel.onderzoeken.services import Stukinvoer
from tafel.onderzoeken.views.blad import BLAD, BOTST, bp, toon
from tafel.onderzoeken.views.verhalen import bewaard
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


def _getypt(*soorten: str) -> list[Stukinvoer]:
    """Return the pieces that came along, as they were typed."""
    return [
        Stukinvoer(
            soort,
            request.form[f"{soort}-tekst"].replace("\r\n", "\n").replace("\x00", "").strip(),
            f"{soort}-apart" in request.form,
        )
        for soort in soorten
        if f"{soort}-tekst" in request.form
    ]


def _botsingen(invoer: list[Stukinvoer], rijen: dict[str, Onderzoekstuk]) -> dict[str, str]:
    """Return what stands now of the pieces that somebody else changed since the page was opened."""
    uit = {}
    for een in invoer:
        rij = rijen.get(een.soort)
        gezien = request.form.get(f"{een.soort}-versie", "")
        if gezien and rij is not None and gezien != str(rij.versie) and rij.tekst != een.tekst:
            uit[een.soort] = rij.tekst
    return uit


@bp.post("/casussen/<nummer>/onderzoek/stukken")
@requires("onderzoek.bewerken", casus_uit_url)
@writes
def bewaar_stukken(casus: Casus, zaak: Zaak) -> Response:
    """Keep every piece of the form, or none."""
    invoer = _getypt(*STUKKEN)
    getypt = {een.soort: (een.tekst, een.alleen_voorbereiding) for een in invoer}
    botst = _botsingen(invoer, queries.stukken(casus.id))
    try:
        if botst:
            raise Conflict
        services.bewaar_stukken(wie(), casus, invoer)
    except Geweigerd as geweigerd:
        return toon(casus, zaak, 422, getypt=getypt, weigeringen=geweigerd.weigeringen)
    except (Conflict, StaleDataError):
        return toon(casus, zaak, 409, getypt=getypt, botst=botst)
    return done(url_for(BLAD, nummer=casus.nummer, _anchor="velden"))


@bp.post("/casussen/<nummer>/onderzoek/stukken/<soort>")
@requires("onderzoek.bewerken", queries.met_stuk)
@writes
def bewaar_stuk(casus: Casus, soort: str, zaak: Zaak) -> Response:  # noqa: ARG001
    """Keep one piece while somebody types; answer with the saved line and the new version, never with the field."""
    if not is_fragment():
        return done(url_for(BLAD, nummer=casus.nummer, _anchor="velden"))
    invoer = _getypt(soort)
    try:
        if _botsingen(invoer, queries.stukken(casus.id)):
            raise Conflict
        rijen = services.bewaar_stukken(wie(), casus, invoer)
    except Geweigerd as geweigerd:
        return bewaard(422, fout=geweigerd.weigeringen[0].melding)
    except (Conflict, StaleDataError):
        return bewaard(409, fout=BOTST)
    return bewaard(200, versies={soort: rijen[soort].versie} if soort in rijen else {})
