"""Views of the invitations of a meeting: look, expect, send."""

from __future__ import annotations

import uuid
from collections import defaultdict
from typing import Any

from flask import Response, request, url_for

from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.kern.forms import Formulier
from tafel.kern.refusals import Geweigerd, NietGevonden, Weigering
from tafel.kern.web import answer, done, writes
from tafel.overleggen.models import DICHT, Agendapunt, Overleg
from tafel.overleggen.queries import overleg_uit_url
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak
from tafel.uitnodigingen import services
from tafel.uitnodigingen.forms import NVT, ErbijForm, VerwachtingForm
from tafel.uitnodigingen.queries.beeld import beeld
from tafel.uitnodigingen.queries.lijst import find_verwachting, punt_en_casus_uit_url, stoel_uit_url
from tafel.uitnodigingen.queries.post import post
from tafel.uitnodigingen.rules.antwoorden import ANTWOORDWOORD, GEZIN
from tafel.uitnodigingen.rules.familie import MEEDOENWOORD
from tafel.uitnodigingen.rules.soorten import GEEN_HULP, SOORTWOORD
from tafel.uitnodigingen.views.blad import bp


def voor(punt_id: uuid.UUID) -> str:
    """Return what makes the fields of one case unique on the page."""
    return f"v{punt_id.hex[:8]}"


def pagina(
    overleg: Overleg,
    zaak: Zaak,
    status: int = 200,
    *,
    verwacht: tuple[uuid.UUID, VerwachtingForm] | None = None,
    erbij: tuple[uuid.UUID, ErbijForm] | None = None,
    geweigerd: tuple[Weigering, ...] = (),
    getypt: dict[str, str] | None = None,
) -> Response:
    """Show the invitations of a meeting, with at most one form that was refused."""
    b = beeld(wie(), overleg)
    forms = {
        item.punt_id: (
            verwacht[1] if verwacht and verwacht[0] == item.punt_id
            else VerwachtingForm.van(voor(item.punt_id), item.verwachting),
            erbij[1] if erbij and erbij[0] == item.punt_id
            else ErbijForm(formdata=None, prefix=f"e{item.punt_id.hex[:8]}"),
        )
        for item in b.items
    }  # fmt: skip
    return answer(
        "uitnodigingen/uitnodigingen.html", status=status, overleg=overleg, zaak=zaak, beeld=b, forms=forms,
        open_id=(verwacht or erbij or (None,))[0], geweigerd=geweigerd, getypt=getypt or {},
        nog=[item for item in b.items if item.ontbreekt and not item.begonnen and item.vak], soortwoord=SOORTWOORD,
        antwoordwoord=ANTWOORDWOORD, meedoenwoord=MEEDOENWOORD, geen_hulp=GEEN_HULP, gezin=GEZIN, nvt_soorten=NVT,
        post=post(b),
        dicht=overleg.stand in DICHT, gedaan=request.args.get("gedaan", ""), leegform=Formulier(formdata=None),
    )  # fmt: skip


@bp.get("/overleggen/<uuid:overleg_id>/uitnodigingen")
@requires("overleg.uitnodigen", overleg_uit_url)
def uitnodigingen(overleg: Overleg, zaak: Zaak) -> Response:
    """Show per case who is invited, how, and what they answered."""
    return pagina(overleg, zaak)


def _nvt() -> dict[uuid.UUID, dict[str, str]]:
    """Return the reasons that were filled in on the page: case -> kind -> why not."""
    uit: dict[uuid.UUID, dict[str, str]] = defaultdict(dict)
    for naam, waarde in request.form.items():
        deel = naam.split(":")
        if len(deel) == 3 and deel[0] == "nvt" and waarde.strip():
            try:
                uit[uuid.UUID(deel[1])][deel[2]] = waarde.replace("\x00", "")
            except ValueError:
                continue
    return uit


@bp.post("/overleggen/<uuid:overleg_id>/uitnodigingen")
@requires("overleg.uitnodigen", overleg_uit_url)
@writes
def versturen(overleg: Overleg, zaak: Zaak) -> Response:
    """Tell everyone what they don't know yet; reasons for who is not invited are kept first."""
    try:
        services.zet_nvt(wie(), overleg, _nvt())
        uitslag = services.verstuur(wie(), overleg, services.dit_huis())
    except Geweigerd as geweigerd:
        sessie.rollback()
        return pagina(overleg, zaak, 422, geweigerd=geweigerd.weigeringen, getypt=dict(request.form.items()))
    gedaan = f"{uitslag.gemaild}-{uitslag.brieven}"
    return done(url_for("uitnodigingen.uitnodigingen", overleg_id=overleg.id, gedaan=gedaan) + "#gedaan")


@bp.post("/overleggen/<uuid:overleg_id>/uitnodigingen/<uuid:punt_id>/verwachting")
@requires("overleg.uitnodigen", punt_en_casus_uit_url)
@writes
def verwachten(overleg: Overleg, punt: Agendapunt, casus: Casus, zaak: Zaak) -> Response:
    """Keep what is expected of one case."""
    form = VerwachtingForm(prefix=voor(punt.id))
    staat = find_verwachting(overleg.id, casus.id)
    if staat is not None:
        form.eis_versie(staat.versie)
    try:
        if form.validate():
            services.bewaar_verwachting(wie(), overleg, casus, form.invoer())
            return _terug(overleg, punt)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    sessie.rollback()
    return pagina(overleg, zaak, 422, verwacht=(punt.id, form))


def _terug(overleg: Overleg, punt: Agendapunt) -> Response:
    return done(url_for("uitnodigingen.uitnodigingen", overleg_id=overleg.id) + f"#punt-{punt.id}")


@bp.post("/overleggen/<uuid:overleg_id>/uitnodigingen/<uuid:punt_id>/erbij")
@requires("overleg.uitnodigen", punt_en_casus_uit_url)
@writes
def erbij(overleg: Overleg, punt: Agendapunt, casus: Casus, zaak: Zaak) -> Response:
    """Let a leidinggevende or bestuurder come along."""
    form = ErbijForm(prefix=f"e{punt.id.hex[:8]}")
    waarden: dict[str, Any] = form.data
    try:
        if form.validate():
            mens = [waarden[veld] or "" for veld in ("naam", "functie", "organisatie", "email")]
            services.voeg_erbij(wie(), overleg, casus, *mens)
            return _terug(overleg, punt)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    sessie.rollback()
    return pagina(overleg, zaak, 422, erbij=(punt.id, form))


@bp.post("/overleggen/<uuid:overleg_id>/uitnodigingen/<uuid:punt_id>/niet-erbij")
@requires("overleg.uitnodigen", punt_en_casus_uit_url)
@writes
def niet_erbij(overleg: Overleg, punt: Agendapunt, casus: Casus, zaak: Zaak) -> Response:
    """Let somebody not come along after all."""
    try:
        services.haal_erbij_weg(wie(), overleg, casus, request.form.get("wie", ""))
    except Geweigerd as geweigerd:
        sessie.rollback()
        return pagina(overleg, zaak, 422, geweigerd=geweigerd.weigeringen)
    return _terug(overleg, punt)


@bp.post("/overleggen/<uuid:overleg_id>/uitnodigingen/<uuid:punt_id>/koppelen")
@requires("casus.mensen", stoel_uit_url)
@writes
def koppelen(overleg: Overleg, punt: Agendapunt, casus: Casus, zaak: Zaak) -> Response:
    """Link a seat to the account that seems to be of the same person: then they get it as every account holder."""
    try:
        stoel, account = (uuid.UUID(request.form.get(veld, "")) for veld in ("wie", "account"))
    except ValueError:
        raise NietGevonden from None
    try:
        services.koppel_stoel(wie(), casus, stoel, account)
    except Geweigerd as geweigerd:
        sessie.rollback()
        return pagina(overleg, zaak, 422, geweigerd=geweigerd.weigeringen)
    return _terug(overleg, punt)


@bp.get("/overleggen/<uuid:overleg_id>/mandaat")
@requires("overleg.zien", overleg_uit_url)
def mandaat(overleg: Overleg, zaak: Zaak) -> Response:
    """Show who comes with which mandate, and who is missing for what the table expects to decide."""
    b = beeld(wie(), overleg, met_register=False)
    return answer(
        "uitnodigingen/mandaat.html", "uitnodigingen/_mandaat.html", overleg=overleg, zaak=zaak, beeld=b,
        dicht=overleg.stand in DICHT,
    )  # fmt: skip
