"""Papers of a meeting and a case: each as a PDF, and with ?als=html as a page that prints."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response, request, url_for

from tafel.besluiten.models import Besluit
from tafel.besluiten.queries import besluit_uit_url
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.formulieren.queries import casus_voor_formulier, get_versie
from tafel.formulieren.rules.schema import FORMULIEREN, datum_uit_iso
from tafel.instroom.models import Brief
from tafel.instroom.queries import brieven, find_brief, geldend_besluit
from tafel.instroom.services import concept_brief
from tafel.kern.clock import vandaag
from tafel.kern.refusals import NietGevonden
from tafel.logboek.services import noteer_inzage
from tafel.overleggen.models import Overleg
from tafel.overleggen.queries import agenda, kop, overleg_uit_url, regels
from tafel.overleggen.rules import UITKOMSTWOORD
from tafel.stukken import queries
from tafel.stukken.queries import wie_op_papier
from tafel.stukken.views.uitvoer import bp, stuk
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Actor, Zaak, waarom


@bp.get("/overleggen/<uuid:overleg_id>/agenda.pdf")
@requires("overleg.zien", overleg_uit_url)
def agenda_pdf(overleg: Overleg, **_: Zaak) -> Response:
    """The agenda: times, case numbers, who sits at each case."""
    punten = agenda(wie(), overleg)
    rijen, dag = regels(overleg, punten)
    return stuk(
        "stukken/agenda.html",
        f"agenda-{overleg.datum.isoformat()}.pdf",
        f"Agenda {overleg.datum.isoformat()}",
        url_for("overleggen.overleg", overleg_id=overleg.id),
        overleg=overleg,
        kop=kop(overleg),
        aantal=len(punten),
        rijen=rijen,
        dag=dag,
    )


@bp.get("/overleggen/<uuid:overleg_id>/besluitenlijst.pdf")
@requires("overleg.zien", overleg_uit_url)
def besluitenlijst_pdf(overleg: Overleg, **_: Zaak) -> Response:
    """What the table decided, case by case; a case that the reader may not see keeps its content."""
    punten = agenda(wie(), overleg)
    besluiten = queries.besluiten_van_overleg(overleg.id)
    hoofd = kop(overleg)
    for punt in punten:
        if punt.mag_zien and punt.uitkomst is not None:
            noteer_inzage(wie(), punt.casus_id, "besluitenlijst", f"U ziet overleggen van {hoofd.tafel}."[:200])
    return stuk(
        "stukken/besluitenlijst.html",
        f"besluitenlijst-{overleg.datum.isoformat()}.pdf",
        f"Besluitenlijst {overleg.datum.isoformat()}",
        url_for("overleggen.overleg", overleg_id=overleg.id),
        overleg=overleg,
        kop=hoofd,
        punten=punten,
        besluiten=besluiten,
        toelichtingen=queries.toelichtingen(overleg.id),
        verslag=queries.verslag_van_overleg(overleg.id),
        woord=UITKOMSTWOORD,
    )


@bp.get("/besluiten/<nummer>/besluitblad.pdf")
@requires("besluit.zien", besluit_uit_url)
def besluitblad_pdf(besluit: Besluit, zaak: Zaak) -> Response:
    """The sheet of one decision, on one A4 where it fits. Opening it is noted."""
    blad = queries.besluitblad(besluit.id)
    noteer_inzage(wie(), besluit.casus_id, "besluitblad", waarom(wie(), zaak))
    return stuk(
        "stukken/besluitblad.html",
        f"besluitblad-{besluit.nummer}.pdf",
        f"Besluit {besluit.nummer}",
        url_for("besluiten.besluit", nummer=besluit.nummer),
        blad=blad,
        besluit=blad.besluit,
        wie_op_papier=wie_op_papier,
    )


def _brief(actor: Actor, nummer: str, brief_id: uuid.UUID, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load a letter of this case; raises NietGevonden for another one."""
    dingen, zaak = casus_uit_url(actor, nummer)
    brief = next((een for een in brieven(dingen["casus"].id) if een.id == brief_id), None)
    if brief is None:
        raise NietGevonden
    return {**dingen, "brief": brief}, zaak


@bp.get("/casussen/<nummer>/brieven/<uuid:brief_id>.pdf")
@requires("casus.aanmelding", _brief)
def brief_pdf(casus: Casus, brief: Brief, zaak: Zaak) -> Response:
    """A letter as it was kept, on one A4. Opening it is noted."""
    noteer_inzage(wie(), casus.id, "brief", waarom(wie(), zaak))
    return stuk(
        "stukken/brief.html",
        f"brief-{casus.nummer}.pdf",
        f"Brief bij {casus.nummer}",
        url_for("instroom.brieven", nummer=casus.nummer),
        tekst=brief.tekst,
        kop=f"Over {casus.nummer}",
        op=brief.op,
    )


@bp.get("/casussen/<nummer>/wat-nu.pdf")
@requires("casus.aanmelding", casus_uit_url)
def wat_nu_pdf(casus: Casus, zaak: Zaak) -> Response:
    """What happens next, for leerling and ouders: the kept letter about the newest ruling, else how it stands now."""
    besluit = geldend_besluit(casus)
    bewaard = find_brief(besluit.id, "gezin") if besluit else None
    tekst = bewaard.tekst if bewaard else concept_brief(casus, besluit, "gezin", queries.overleg_van(casus.id))
    noteer_inzage(wie(), casus.id, "wat nu", waarom(wie(), zaak))
    return stuk(
        "stukken/brief.html",
        f"wat-nu-{casus.nummer}.pdf",
        f"Wat gebeurt er nu, {casus.nummer}",
        url_for("instroom.brieven", nummer=casus.nummer),
        tekst=tekst,
        kop="Wat gebeurt er nu?",
        op=bewaard.op if bewaard else vandaag(),
    )


@bp.get("/casussen/<nummer>/formulieren/<soort>.pdf")
@requires("formulier.zien", casus_voor_formulier)
def formulier_pdf(casus: Casus, zaak: Zaak, soort: str) -> Response:
    """One version of a form of the field; without ?versie= the empty one, to fill in by hand. Opening it is noted."""
    nummer = request.args.get("versie", "")
    is_getal = nummer.isascii() and nummer.isdecimal() and len(nummer) < 7
    versie, door = get_versie(casus.id, soort, int(nummer)) if is_getal else (None, "")
    if (nummer and versie is None) or (versie is not None and versie.stand == "concept"):
        raise NietGevonden
    noteer_inzage(wie(), casus.id, "formulier", waarom(wie(), zaak))
    return stuk(
        "stukken/formulier.html",
        f"{soort.replace('_', '-')}-{casus.nummer}.pdf",
        f"{FORMULIEREN[soort].titel}, casus {casus.nummer}",
        url_for("formulieren.formulieren", nummer=casus.nummer),
        soort=FORMULIEREN[soort],
        inhoud=versie.inhoud if versie else {},
        versie=versie,
        door=door,
        casus=casus,
        datum=datum_uit_iso,
    )
