"""Views of one invitation: again, back, a substitute; and who got what when in a case."""

from __future__ import annotations

from flask import Response, request, url_for

from tafel.casussen.kader import casuskader
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.casussen.rules import ROLWOORDEN
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.overleggen.models import Overleg
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, waarom
from tafel.uitnodigingen import services
from tafel.uitnodigingen.forms import InvallerForm
from tafel.uitnodigingen.models import Tijdslot
from tafel.uitnodigingen.queries import lijst
from tafel.uitnodigingen.queries.eerder import hoe_nu
from tafel.uitnodigingen.rules.antwoorden import ANTWOORDWOORD, GEZIN, keur_vervangen
from tafel.uitnodigingen.views.blad import bp
from tafel.uitnodigingen.views.overleg import pagina


@bp.post("/overleggen/<uuid:overleg_id>/uitnodigingen/slot/<uuid:slot_id>")
@requires("overleg.uitnodigen", lijst.slot_uit_url)
@writes
def slot(overleg: Overleg, slot: Tijdslot, begonnen: bool, zaak: Zaak, **_: Casus) -> Response:
    """Send one invitation again, take it back, give it back, or answer a proposed substitute."""
    huis = services.dit_huis()
    try:
        match request.form.get("doe", ""):
            case "opnieuw":
                services.stuur_opnieuw(wie(), overleg, slot, huis)
            case "intrekken":
                services.trek_in(wie(), overleg, slot, huis)
            case "terug":
                services.nodig_weer_uit(wie(), overleg, slot, huis)
            case "aanvaarden":
                services.aanvaard_vervanger(wie(), overleg, slot, begonnen, huis)
            case "komt" | "komt_niet" as zegt:
                services.noteer_antwoord(wie(), slot, begonnen, zegt == "komt")
            case "afwijzen":
                services.wijs_vervanger_af(wie(), slot, begonnen)
            case _:
                raise NietGevonden
    except Geweigerd as geweigerd:
        sessie.rollback()
        return pagina(overleg, zaak, 422, geweigerd=geweigerd.weigeringen)
    return done(url_for("uitnodigingen.uitnodigingen", overleg_id=overleg.id) + f"#slot-{slot.id}")


@bp.get("/overleggen/<uuid:overleg_id>/uitnodigingen/slot/<uuid:slot_id>/vervanger")
@requires("overleg.uitnodigen", lijst.slot_uit_url)
def vervanger(overleg: Overleg, slot: Tijdslot, casus: Casus, begonnen: bool, zaak: Zaak) -> Response:
    """Ask who comes instead of somebody, and from when until when."""
    if slot.rol in GEZIN:
        raise NietGevonden
    form = InvallerForm.over(slot)
    form.toon(keur_vervangen(slot.rol, begonnen))
    return _vervangerpagina(overleg, slot, casus, zaak, form)


def _vervangerpagina(
    overleg: Overleg, slot: Tijdslot, casus: Casus, zaak: Zaak, form: InvallerForm, status: int = 200
) -> Response:
    return answer(
        "uitnodigingen/vervanger.html", status=status, overleg=overleg, slot=slot, nummer=casus.nummer, form=form,
        zaak=zaak,
    )  # fmt: skip


@bp.post("/overleggen/<uuid:overleg_id>/uitnodigingen/slot/<uuid:slot_id>/vervanger")
@requires("overleg.uitnodigen", lijst.slot_uit_url)
@writes
def vervangen(overleg: Overleg, slot: Tijdslot, casus: Casus, begonnen: bool, zaak: Zaak) -> Response:
    """Let somebody come instead, and tell both."""
    if slot.rol in GEZIN:
        raise NietGevonden
    form = InvallerForm()
    try:
        if form.validate():
            services.zet_vervanger(
                wie(), overleg, slot, begonnen, form.vervanger(), form.van.data, form.tot.data, services.dit_huis()
            )
            adres = url_for("uitnodigingen.uitnodigingen", overleg_id=overleg.id)
            return done(f"{adres}#slot-{slot.id}")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    sessie.rollback()
    return _vervangerpagina(overleg, slot, casus, zaak, form, 422)


@bp.get("/casussen/<nummer>/uitnodigingen")
@requires("casus.aanmelding", casus_uit_url)
def casus(casus: Casus, zaak: Zaak) -> Response:
    """Show who is invited to one case and what they answered, and who got what when."""
    nu = lijst.genodigden_van(casus.id)
    antwoord = answer(
        "uitnodigingen/casus.html",
        **casuskader(casus, zaak, "uitnodigingen.casus"),
        nu=nu,
        staat=hoe_nu(nu),
        antwoordwoord=ANTWOORDWOORD,
        verzendingen=lijst.verzendingen(casus.id),
        rolwoorden=ROLWOORDEN,
        gezin=GEZIN,
    )
    noteer_inzage(wie(), casus.id, "uitnodigingen", waarom(wie(), zaak))
    return antwoord
