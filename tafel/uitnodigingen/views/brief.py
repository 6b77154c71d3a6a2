"""Views of invitations on paper: one letter, and all that lie ready for a meeting, to print in one go."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, make_response, render_template, url_for

from tafel.casussen.models import Casus
from tafel.casussen.rules import ROLWOORDEN
from tafel.kern.clock import vandaag
from tafel.links.rules import korte_code
from tafel.logboek.services import noteer_inzage
from tafel.overleggen.models import Overleg
from tafel.overleggen.queries import overleg_uit_url
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, waarom
from tafel.uitnodigingen import services
from tafel.uitnodigingen.models import Tijdslot
from tafel.uitnodigingen.queries import lijst
from tafel.uitnodigingen.queries.familie import links_van
from tafel.uitnodigingen.rules.antwoorden import GEZIN
from tafel.uitnodigingen.views.blad import bp


def _papier(titel: str, overleg: Overleg, brieven: Sequence[lijst.Brief], anker: str = "") -> Response:
    tafel, huis = wie().tafel, services.dit_huis()
    adressen = {
        slot: f"{huis.base_url.partition('://')[2]}/voor-u/{korte_code(huis.geheim, link.zout)}"
        for slot, link in links_van(een.slot for een in brieven).items()
    }
    html = render_template(
        "uitnodigingen/brief.html", titel=titel, scherm=True, voet="", naam=tafel.naam if tafel else "Tafel",
        terug=url_for("uitnodigingen.uitnodigingen", overleg_id=overleg.id) + anker, brieven=brieven,
        vandaag=vandaag(), gezin=GEZIN, rolwoorden=ROLWOORDEN, adressen=adressen,
    )  # fmt: skip
    return make_response(html)


@bp.get("/overleggen/<uuid:overleg_id>/uitnodigingen/slot/<uuid:slot_id>/brief")
@requires("overleg.uitnodigen", lijst.slot_uit_url)
def brief(overleg: Overleg, slot: Tijdslot, casus: Casus, zaak: Zaak, **_: bool) -> Response:
    """The invitation on paper, in plain words: for leerling, ouders, and who has no mail address."""
    noteer_inzage(wie(), casus.id, "uitnodigingsbrief", waarom(wie(), zaak))
    titel = f"Uitnodiging bij casus {casus.nummer}"
    return _papier(titel, overleg, [lijst.brief(overleg, slot, casus.nummer, casus.geboortedatum)], f"#slot-{slot.id}")


@bp.get("/overleggen/<uuid:overleg_id>/uitnodigingen/brieven")
@requires("overleg.uitnodigen", overleg_uit_url)
def brieven(overleg: Overleg, zaak: Zaak) -> Response:
    """Every invitation on paper of a meeting, each on a page of its own."""
    alle = lijst.brieven(wie(), overleg)
    for casus_id in dict.fromkeys(slot.casus_id for een in alle for slot, _ in een.eigen):
        noteer_inzage(wie(), casus_id, "uitnodigingsbrief", waarom(wie(), zaak))
    return _papier(f"Brieven voor {overleg.datum.isoformat()}", overleg, alle)
