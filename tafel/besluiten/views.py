"""Views of besluiten: a decision to read, and the agreements that a budget holder gives."""

from __future__ import annotations

import uuid

from flask import Blueprint, Response, request, url_for

from tafel.besluiten.forms import AkkoordForm
from tafel.besluiten.models import Akkoord, Besluit
from tafel.besluiten.queries import (
    Soort,
    akkoord_uit_url,
    akkoorden_van,
    beeld_van_besluit,
    besluit_uit_url,
    voor_akkoordgever,
    vraag_uit_beeld,
)
from tafel.besluiten.services import beslis_akkoord
from tafel.kern.refusals import Geweigerd, Weigering, weiger
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.overleggen.queries import plan_op_tafel
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag, waarom

bp = Blueprint("besluiten", __name__)
LIJSTEN: tuple[Soort, ...] = ("wacht", "kijkt_mee", "klaar")


@bp.get("/besluiten/<nummer>")
@requires("besluit.zien", besluit_uit_url)
def besluit(besluit: Besluit, zaak: Zaak) -> Response:
    """Show a settled decision: sentence, parts, money, who binds themselves, what waits."""
    actor = wie()
    beeld = beeld_van_besluit(besluit.id)
    op_casus = mag(actor, "casus.zien", zaak)
    if not op_casus:
        beeld = voor_akkoordgever(beeld)
    noteer_inzage(actor, besluit.casus_id, "besluit", waarom(actor, zaak))
    mijn = next((een.id for deel in beeld.onderdelen for een in deel.wacht_op if een.gebruiker_id == actor.id), None)
    terug = bool(beeld.afgewezen) and mag(actor, "opvolging.bijhouden", zaak)
    _dag, plan = plan_op_tafel(beeld.agendapunt_id)
    return answer(
        "besluiten/besluit.html", plan=plan, beeld=beeld, zaak=zaak, mijn=mijn, op_casus=op_casus, terug=terug
    )


@bp.get("/akkoord")
@requires("akkoord.lijst")
def akkoorden() -> Response:
    """List what waits for my agreement, what I look on at, and what I answered."""
    soort, na = request.args.get("soort", ""), request.args.get("na")
    welke = (soort,) if soort in LIJSTEN and na else LIJSTEN
    bladen = {een: akkoorden_van(wie(), een, na if een == soort else None) for een in LIJSTEN if een in welke}
    return answer("besluiten/akkoorden.html", bladen=bladen)


@bp.get("/akkoord/<uuid:akkoord_id>")
@requires("akkoord.zien", akkoord_uit_url)
def akkoord(akkoord: Akkoord, besluit_id: uuid.UUID, zaak: Zaak) -> Response:  # noqa: ARG001
    """Show one request for agreement on one screen; with ?nee=1 the field for the reason."""
    return _pagina(akkoord, besluit_id, AkkoordForm(formdata=None), nee="nee" in request.args)


@bp.post("/akkoord/<uuid:akkoord_id>")
@requires("akkoord.geven", akkoord_uit_url)
@writes
def beantwoorden(akkoord: Akkoord, besluit_id: uuid.UUID, zaak: Zaak) -> Response:  # noqa: ARG001
    """Record yes or no, once."""
    form = AkkoordForm()
    ja = form.antwoord.data == "ja"
    if not form.validate_on_submit():
        return _pagina(akkoord, besluit_id, form, nee=not ja, status=422)
    try:
        if form.antwoord.data not in ("ja", "nee"):
            weiger(Weigering("antwoord_onbekend", "Kies ja of nee."))
        beslis_akkoord(wie(), akkoord, ja, form.reden.data or "")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _pagina(akkoord, besluit_id, form, nee=not ja, status=422)
    return done(url_for("besluiten.akkoord", akkoord_id=akkoord.id))


def _pagina(akkoord: Akkoord, besluit_id: uuid.UUID, form: AkkoordForm, *, nee: bool, status: int = 200) -> Response:
    """Render the request; opening it is noted, refusing an answer is not."""
    beeld = voor_akkoordgever(beeld_van_besluit(besluit_id))
    vraag = vraag_uit_beeld(beeld, akkoord.id)
    if status == 200:
        noteer_inzage(wie(), beeld.casus_id, "kosten", "U ziet dit omdat het aan u is gevraagd.")
    return answer("besluiten/akkoord.html", status=status, beeld=beeld, vraag=vraag, form=form, nee=nee)
