"""Views of the chair: who of the family has a link, how their page looks, make, print and take back."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, make_response, render_template, request, url_for

from tafel.casussen.kader import casuskader
from tafel.casussen.models import Betrokkene, Casus
from tafel.casussen.queries import casus_uit_url
from tafel.casussen.rules import ROLWOORDEN
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.forms import Formulier
from tafel.kern.refusals import Geweigerd, NietGevonden, Weigering
from tafel.kern.web import answer, done, writes
from tafel.links.queries import laatste_links
from tafel.links.rules import korte_code, werkt
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, waarom
from tafel.uitnodigingen.rules.familie import DOEL, MEEDOENWOORD
from tafel.voor_u import queries, services
from tafel.voor_u.views.blad import bp, toon


def _pagina(casus: Casus, zaak: Zaak, status: int = 200, geweigerd: tuple[Weigering, ...] = ()) -> Response:
    regels = [
        (een, een.link is not None and werkt(een.link.ingetrokken_op is not None, een.link.verloopt_op, nu()))
        for een in queries.familie(casus)
    ]
    return answer(
        "voor_u/links.html", status=status, **casuskader(casus, zaak, "uitnodigingen.casus"), regels=regels,
        rolwoorden=ROLWOORDEN, geweigerd=geweigerd, meedoenwoord=MEEDOENWOORD, leegform=Formulier(formdata=None),
    )  # fmt: skip


@bp.get("/casussen/<nummer>/voor-u")
@requires("link.zien", casus_uit_url)
def links(casus: Casus, zaak: Zaak) -> Response:
    """Show leerling and ouders of a case with their links."""
    return _pagina(casus, zaak)


@bp.get("/casussen/<nummer>/voor-u/<uuid:betrokkene_id>")
@requires("link.zien", queries.familielid_uit_url)
def voorbeeld(casus: Casus, betrokkene: Betrokkene, zaak: Zaak) -> Response:
    """Show the page as this one of the family sees it; nothing can be filled in."""
    noteer_inzage(wie(), casus.id, "bladzijde voor ouders en leerling", waarom(wie(), zaak))
    return toon(queries.bladzijde(casus, betrokkene), "")


@bp.post("/casussen/<nummer>/voor-u/<uuid:betrokkene_id>")
@requires("link.maken", queries.familielid_uit_url)
@writes
def doe(casus: Casus, betrokkene: Betrokkene, zaak: Zaak) -> Response:
    """Make a new link for one of the family, or take theirs back."""
    gedaan = request.form.get("doe", "")
    try:
        if gedaan == "maak":
            services.maak_link(wie(), casus, betrokkene, str(current_app.secret_key))
            return done(url_for("voor_u.brief", nummer=casus.nummer, betrokkene_id=betrokkene.id))
        if gedaan == "intrekken":
            services.trek_link_in(wie(), casus, betrokkene)
            return done(url_for("voor_u.links", nummer=casus.nummer) + f"#wie-{betrokkene.id}")
    except Geweigerd as geweigerd:
        sessie.rollback()
        return _pagina(casus, zaak, 422, geweigerd.weigeringen)
    raise NietGevonden


@bp.get("/casussen/<nummer>/voor-u/<uuid:betrokkene_id>/brief")
@requires("link.maken", queries.familielid_uit_url)
def brief(casus: Casus, betrokkene: Betrokkene, zaak: Zaak) -> Response:
    """The address of the page on paper, short enough to type over."""
    link: Any = laatste_links([betrokkene.id], DOEL).get(betrokkene.id)
    if link is None or not werkt(link.ingetrokken_op is not None, link.verloopt_op, nu()):
        raise NietGevonden
    if queries.waarom_niet(casus, [betrokkene])[betrokkene.id]:
        raise NietGevonden
    noteer_inzage(wie(), casus.id, "link op papier", waarom(wie(), zaak))
    tafel = wie().tafel
    adres = current_app.config["INSTELLINGEN"].base_url.partition("://")[2]
    code = korte_code(str(current_app.secret_key), link.zout)
    return make_response(
        render_template(
            "voor_u/brief.html", titel=f"Adres bij {casus.nummer}", scherm=True, voet="", nummer=casus.nummer,
            terug=url_for("voor_u.links", nummer=casus.nummer), naam=tafel.naam if tafel else "Tafel",
            vandaag=vandaag(), jij=betrokkene.rol == "leerling", tot=link.verloopt_op, adres=f"{adres}/voor-u/{code}",
        )
    )  # fmt: skip
