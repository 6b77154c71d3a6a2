"""What was handed in, with one case opened beside the list."""

from __future__ import annotations

from typing import Any

from flask import Response

from tafel.casussen.models import Casus
from tafel.instroom import queries
from tafel.instroom.pagina import kiezer, pagina
from tafel.instroom.views.blad import bp
from tafel.kern.web import answer
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


@bp.get("/instroom")
@requires("instroom.zien")
def instroom() -> Response:
    """Show what waits, with the first case opened beside the list."""
    links = kiezer()
    if not links["kiezer"]:
        return answer("instroom/instroom.html", **links, gekozen=None, vanzelf=True)
    dingen, zaak = queries.instroom_uit_rij(links["kiezer"][0]["rij"])
    return gelezen(dingen["casus"], pagina(**dingen, zaak=zaak, links=links))


def gelezen(casus: Casus, antwoord: Response) -> Response:
    """Note that the chair opened this case; after the page was read."""
    noteer_inzage(wie(), casus.id, "instroom", "U ziet deze casus omdat u voorzitter bent van deze tafel.")
    return antwoord


@bp.get("/instroom/<nummer>")
@requires("instroom.zien", queries.instroom_uit_url)
def instroom_casus(casus: Casus, zaak: Zaak, **rest: Any) -> Response:
    """Show one case beside the list."""
    return gelezen(casus, pagina(casus, zaak, **rest))
