"""What the pages of documents share: judging what came in, the write lock after it, who sits at the table."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from flask import Blueprint, request

from tafel.casussen.models import Casus
from tafel.documenten import queries, rules, services
from tafel.documenten.keuring.meldingen import HOOGSTENS
from tafel.kern.db import begin_schrijven, sessie
from tafel.kern.refusals import Geweigerd, NietGevonden, Weigering
from tafel.toegang.guard import wie
from tafel.toegang.rules import mag

bp = Blueprint("documenten", __name__)
HIER = "documenten.documenten"
GRENS = HOOGSTENS + 1024 * 1024
TE_GROOT = Weigering("te_groot", "Samen is dit meer dan 20 MB. Maak het kleiner, of voeg het in delen toe.", "bestand")


def aan_tafel(casus: Casus) -> list[rules.Partij]:
    """Return the parties a document can be shared with: who sits at the table, in a draft who will."""
    straks = [een for een in casus.aanmelding.get("partijen") or () if isinstance(een, dict)]
    return queries.partijen(casus.id) or [
        rules.Partij(str(een.get("rol")), str(een.get("organisatie") or ""), str(een.get("naam") or ""))
        for een in straks
    ]


def keur_alle(tot_het_eind: ExitStack) -> list[services.Gekeurd]:
    """Judge every file of the request; a refusal names the file when there are several. Raises Geweigerd."""
    gekozen = [bestand for bestand in request.files.getlist("bestand") if bestand.filename]
    if not gekozen:
        services.keur(None)
    goed, fouten = [], []
    for bestand in gekozen[:20]:
        try:
            goed.append(tot_het_eind.enter_context(services.keur(bestand)))
        except Geweigerd as nee:
            for een in nee.weigeringen:
                naam = rules.getoonde_naam(bestand.filename or "")
                melding = een.melding if len(gekozen) == 1 else f"{naam}: {een.melding}"
                fouten.append(Weigering(een.code, melding, een.veld))
    if fouten:
        raise Geweigerd(fouten)
    return goed


def schrijvend(recht: str, lader: Any, **url: Any) -> dict[str, Any]:
    """Take the write lock and load again what the address names: it may have changed while we judged."""
    sessie.rollback()
    begin_schrijven()
    dingen, zaak = lader(wie(), **url)
    if not mag(wie(), recht, zaak):
        raise NietGevonden
    return dict(dingen)
