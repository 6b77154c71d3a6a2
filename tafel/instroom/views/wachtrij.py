"""What is ready for the table and waits for a meeting."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from tafel.casussen.kader import jaren
from tafel.casussen.queries import PER_PAGINA
from tafel.casussen.rules import thuis
from tafel.instroom import queries, rules
from tafel.instroom.pagina import begin_termijn, na_uit_url, spoedteken, termijnen_uit
from tafel.instroom.views.blad import bp
from tafel.kern.clock import vandaag
from tafel.kern.web import answer
from tafel.toegang.guard import requires, wie


@bp.get("/instroom/wachtrij")
@requires("instroom.zien")
def wachtrij() -> Response:
    """Show who waits for a meeting, by days at home or by the day promised. Five statements."""
    op, na = "belofte" if request.args.get("op") == "belofte" else "thuis", na_uit_url()
    rijen = queries.wachtrij(wie(), op, na, PER_PAGINA + 1)
    bladzijde = rijen[:PER_PAGINA]
    pauzes = queries.pauzes_van([rij.id for rij in bladzijde])
    regels = [_regel(rij, pauzes[rij.id]) for rij in bladzijde]
    return answer(
        "instroom/wachtrij.html",
        regels=regels,
        op=op,
        na=na or None,
        volgende=bladzijde[-1].nummer if len(rijen) > len(bladzijde) else None,
        aantallen=queries.tel(wie()),
        overleg=queries.volgend_overleg(wie()),
        termijnen=termijnen_uit(bladzijde[0]) if bladzijde else None,
        laat=sum(regel["teken"] is not None and regel["teken"].soort == "fout" for regel in regels),
        vandaag=vandaag(),
    )


def _regel(rij: Any, pauzes: list[rules.Pauze]) -> dict[str, Any]:
    """Return one line: the case, days at home, both days and how they stand, spoed."""
    termijnen, dag = termijnen_uit(rij), vandaag()
    begin = begin_termijn(rij.ingediend_op, [rij.toegelaten_op, rij.laatst_toegelaten_op])
    dagen = rules.datums(begin, termijnen, pauzes) if begin else None
    teken = rules.datumteken(dagen, dag, pauzes) if dagen else None
    if rij.spoed == "toegekend" and teken and teken.soort == "stil":
        teken = None  # the ordinary terms say nothing about a case that goes first
    return {
        "rij": rij,
        "jaren": jaren(rij),
        "thuis": thuis(rij.thuis_sinds, dag),
        "datums": dagen,
        "teken": teken,
        "belofte_voorbij": rij.beloofd_op is not None and rij.beloofd_op < dag,
        "spoed": spoedteken(rij.spoed, rij.spoed_op, rij.ingediend_op, termijnen, rij.spoed_voor),
        "gewenst": rij.spoed_voor if rij.spoed == "gevraagd" else None,
    }
