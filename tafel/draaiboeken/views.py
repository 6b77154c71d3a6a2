"""The script of a meeting for who leads it, and everybody's notes for themselves."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request, url_for
from sqlalchemy.orm.exc import StaleDataError

from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.draaiboeken import queries, rules, services
from tafel.draaiboeken.forms import NotitieForm, OpnemenForm
from tafel.draaiboeken.models import Notitie
from tafel.draaiboeken.queries import Plek
from tafel.draaiboeken.queries.notities import als_beeld, dicht_op
from tafel.kern.db import sessie
from tafel.kern.refusals import Conflict, Geweigerd, Weigering
from tafel.kern.web import answer, done, is_fragment, writes
from tafel.logboek.services import noteer_inzage
from tafel.overleggen.models import Overleg
from tafel.overleggen.queries import overleg_uit_url
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag, waarom

bp = Blueprint("draaiboeken", __name__)
NOTITIES = "draaiboeken.notities"
BOTST = "U schreef dit ook in een ander venster. Hieronder staan beide teksten. Er is niets weg."


@bp.get("/overleggen/<uuid:overleg_id>/draaiboek")
@requires("overleg.leiden", overleg_uit_url)
def draaiboek(overleg: Overleg, zaak: Zaak) -> Response:
    """The script: opening, each case with its phases and branches, closing. Opening it is noted per case."""
    boek = queries.draaiboek(wie(), overleg)
    for hoofdstuk in boek.hoofdstukken:
        noteer_inzage(wie(), hoofdstuk.casus_id, "draaiboek", waarom(wie(), Zaak(overleg.tafel_id)))
    beelden = {
        h.nummer: als_beeld(Plek(h.nummer, h.casus_id, h.initialen, mag_opnemen=True), h.notitie)
        for h in boek.hoofdstukken
    }
    return answer(
        "draaiboeken/draaiboek.html",
        overleg=overleg,
        zaak=zaak,
        boek=boek,
        notities=beelden,
        algemeen=als_beeld(Plek(queries.ALGEMEEN), boek.notitie),
        vormen={},
        botst={},
        naar="draaiboek",
        verdwijnt=rules.verdwijnt_op(dicht_op(overleg)),
    )


# --- notes for oneself -----------------------------------------------------------------------------------------------


@bp.get("/overleggen/<uuid:overleg_id>/notities")
@requires("notitie.eigen", queries.notities_uit_url)
def notities(overleg: Overleg, plekken: dict[str, Plek], zaak: Zaak) -> Response:
    """What I noted for this meeting. Nobody else reads it."""
    return _toon(overleg, plekken, zaak)


def _toon(
    overleg: Overleg,
    plekken: dict[str, Plek],
    zaak: Zaak,
    status: int = 200,
    form: tuple[str, NotitieForm] | None = None,
    botst: dict[str, str] | None = None,
) -> Response:
    """Answer the page with my notes; a refused form stands in it as it was typed."""
    if status >= 400:
        sessie.rollback()
    return answer(
        "draaiboeken/notities.html",
        status=status,
        overleg=overleg,
        zaak=zaak,
        beelden=queries.eigen_plekken(wie(), overleg, plekken),
        vormen=dict([form]) if form else {},
        botst=botst or {},
        naar="notities",
        leidt=mag(wie(), "overleg.leiden", zaak),
        verdwijnt=rules.verdwijnt_op(dicht_op(overleg)),
    )


@bp.post("/overleggen/<uuid:overleg_id>/notities/<plek>")
@requires("notitie.eigen", queries.met_plek)
@writes
def bewaar(overleg: Overleg, plekken: dict[str, Plek], plek: Plek, zaak: Zaak) -> Response:
    """Keep a note: while typing (htmx) the saved line comes back, with a button the page."""
    form = NotitieForm(prefix=plek.naam)
    gezien = request.form.get(f"{plek.naam}-over", "") or form.versie.data or ""
    try:
        if not form.validate_on_submit():
            return _geweigerd(overleg, plekken, plek, zaak, form)
        rij = services.bewaar_notitie(wie(), overleg, plek, form.tekst.data or "", gezien)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _geweigerd(overleg, plekken, plek, zaak, form)
    except (Conflict, StaleDataError):
        return _botst(overleg, plekken, plek, zaak, form)
    if is_fragment():
        return _stand(plek, rij.versie if rij else 0)
    naar = "draaiboeken.draaiboek" if _van_draaiboek(overleg, zaak) else NOTITIES
    return done(url_for(naar, overleg_id=overleg.id, _anchor=f"notitie-{plek.naam}"))


def _van_draaiboek(overleg: Overleg, zaak: Zaak) -> bool:
    """Tell whether the note was typed beside the script, by somebody who reads it."""
    hier = request.form.get("naar") == "draaiboek"
    return hier and mag(wie(), "overleg.leiden", Zaak(overleg.tafel_id, stand=zaak.stand))


def _stand(plek: Plek, versie: int | None, fout: str = "", status: int = 200, botst: str | None = None) -> Response:
    """Answer while somebody types: whether it is kept, and the version from now on; never the field itself."""
    return answer("draaiboeken/_stand.html", status=status, plek=plek, versie=versie, fout=fout, botst=botst)


def _geweigerd(
    overleg: Overleg, plekken: dict[str, Plek], plek: Plek, zaak: Zaak, form: NotitieForm
) -> Response:  # fmt: skip
    if is_fragment():
        return _stand(plek, None, " ".join([*form.los, *(str(f) for f in form.tekst.errors)]), 422)
    return _toon(overleg, plekken, zaak, 422, (plek.naam, form))


def _botst(overleg: Overleg, plekken: dict[str, Plek], plek: Plek, zaak: Zaak, form: NotitieForm) -> Response:
    """Answer a note that another window of the same person overtook: both texts, nothing stored (409)."""
    sessie.rollback()
    staat = als_beeld(plek, queries.notitie_van(wie(), overleg, plek))
    sessie.rollback()
    if is_fragment():
        return _stand(plek, staat.versie, BOTST, 409, staat.tekst)
    form.toon([Weigering("gelijktijdig", BOTST)])
    return _toon(overleg, plekken, zaak, 409, (plek.naam, form), {plek.naam: staat.tekst})


@bp.get("/overleggen/<uuid:overleg_id>/notities/<uuid:notitie_id>/opnemen")
@requires("notitie.opnemen", queries.met_notitie)
def opnemen(overleg: Overleg, casus: Casus, notitie: Notitie, zaak: Zaak) -> Response:
    """Ask once more: what goes into the report, and who reads it there."""
    beeld = als_beeld(Plek(casus.nummer, casus.id, casus.initialen), notitie)
    return _vraag(overleg, casus, notitie, zaak, OpnemenForm(formdata=None, tekst=beeld.tekst))


def _vraag(
    overleg: Overleg, casus: Casus, notitie: Notitie, zaak: Zaak, form: OpnemenForm, status: int = 200
) -> Response:
    context: dict[str, Any] = {"overleg": overleg, "casus": casus, "notitie": notitie, "zaak": zaak, "form": form}
    return answer("draaiboeken/opnemen.html", status=status, **context)


@bp.post("/overleggen/<uuid:overleg_id>/notities/<uuid:notitie_id>/opnemen")
@requires("notitie.opnemen", queries.met_notitie)
@writes
def neem_op(overleg: Overleg, casus: Casus, notitie: Notitie, zaak: Zaak) -> Response:
    """Take it up in the report of the case; the note goes."""
    form = OpnemenForm()
    try:
        if not form.validate_on_submit():
            return _vraag(overleg, casus, notitie, zaak, form, 422)
        services.neem_op(wie(), overleg, casus, notitie, form.tekst.data or "", form.versie.data or "")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _vraag(overleg, casus, notitie, zaak, form, 422)
    except (Conflict, StaleDataError):
        form.toon([Weigering("gelijktijdig", "Uw notitie veranderde intussen. Kijk wat hier staat en druk opnieuw.")])
        form.versie.data = ""
        return _vraag(overleg, casus, notitie, zaak, form, 409)
    return done(url_for("draaiboeken.verslag", nummer=casus.nummer))


# --- on the page of a case -------------------------------------------------------------------------------------------


@bp.get("/casussen/<nummer>/verslag")
@requires("casus.zien", casus_uit_url)
def verslag(casus: Casus, zaak: Zaak) -> Response:
    """What was taken up in the report of this case, and the way to my own notes. Fragment on the page of the case."""
    if not is_fragment():
        noteer_inzage(wie(), casus.id, "verslag", waarom(wie(), zaak))
    return answer(
        "draaiboeken/verslag.html",
        "draaiboeken/_verslag.html",
        casus=casus,
        zaak=zaak,
        regels=queries.verslag(casus.id),
        overleg=queries.plek_van_casus(casus.id),
    )
