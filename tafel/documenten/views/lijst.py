"""The documents of a case: the list, and the form to add one."""

from __future__ import annotations

import datetime as dt
import uuid
from contextlib import ExitStack
from typing import Any

from flask import Response, request, url_for
from werkzeug.datastructures import MultiDict

from tafel.casussen.kader import casuskader
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_op_slot, casus_uit_url
from tafel.casussen.rules import ROLWOORDEN
from tafel.documenten import queries, rules, services
from tafel.documenten.forms import DocumentForm
from tafel.documenten.models import Document
from tafel.documenten.views.samen import GRENS, HIER, TE_GROOT, aan_tafel, bp, keur_alle, schrijvend
from tafel.kern.eenmalig import staat_er_al
from tafel.kern.refusals import Geweigerd
from tafel.kern.web import answer, done, eigen_transactie, grote_invoer, writes
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag, waarom


@bp.get("/casussen/<nummer>/documenten")
@requires("casus.documenten", casus_uit_url)
def documenten(casus: Casus, zaak: Zaak) -> Response:
    """Show the documents that this person may see, newest first, and beside it the form to add."""
    soort = request.args.get("soort", "")  # who comes from the plan adds a plan
    form = DocumentForm(formdata=None, soort=soort if soort in rules.SOORTWOORDEN else "")
    antwoord = _lijst(casus, zaak, form)
    noteer_inzage(wie(), casus.id, "documenten", waarom(wie(), zaak))
    return antwoord


def _lijst(casus: Casus, zaak: Zaak, form: DocumentForm, status: int = 200) -> Response:
    dossier = mag(wie(), "document.bewerken", zaak)
    na = _na(request.args.get("na", ""))
    rijen = queries.lijst(casus.id, na) if dossier else queries.lijst_voor_partij(wie(), casus)
    pagina = rijen[: queries.PER_PAGINA] if dossier else rijen
    volgende = f"{pagina[-1].op.isoformat()}|{pagina[-1].id}" if len(rijen) > len(pagina) else None
    lezers = queries.lezers([rij.id for rij in pagina if rij.stand == "actueel"]) if dossier else {}
    partijen = aan_tafel(casus) if dossier else []
    form.bied_aan(partij.rol for partij in partijen)
    grond = queries.gronden_van(casus) if lezers else rules.altijd
    return answer(
        "documenten/documenten.html",
        status=status,
        **casuskader(casus, zaak, HIER),
        dossier=dossier,
        regels=[
            {
                "rij": rij,
                "lezers": [
                    (ROLWOORDEN[rol], rules.wacht_op_grond(rol, rij.soort, partijen, grond))
                    for rol in lezers.get(rij.id, ())
                ],
            }
            for rij in pagina
        ],
        soorten=rules.SOORTWOORDEN,
        in_woorden=rules.grootte_in_woorden,
        form=form,
        na=na is not None,
        volgende=volgende,
    )


def _na(tekst: str) -> tuple[dt.datetime, uuid.UUID] | None:
    """Return where a next page begins; None for anything we did not write ourselves."""
    op, _, id_ = tekst.partition("|")
    try:
        moment = dt.datetime.fromisoformat(op)
        return (moment.astimezone(dt.UTC), uuid.UUID(id_)) if moment.tzinfo else None
    except (ValueError, OverflowError):  # the first and the last day have no place in another time zone
        return None


@bp.post("/casussen/<nummer>/documenten")
@requires("document.toevoegen", casus_uit_url)
@grote_invoer(GRENS)
@eigen_transactie
@writes
def voeg_toe(casus: Casus, zaak: Zaak) -> Response:
    """Judge what came in, then store it: nobody waits for the lock while a file is judged."""
    form = DocumentForm()
    form.bied_aan(partij.rol for partij in aan_tafel(casus))
    try:
        if not form.validate_on_submit():
            return _lijst(casus, zaak, form, 422)
        with ExitStack() as tot_het_eind:
            bestanden = keur_alle(tot_het_eind)
            casus = schrijvend("document.toevoegen", casus_op_slot, nummer=casus.nummer)["casus"]
            for nr, bestand in enumerate(bestanden):
                rij_id = form.rij_id(wie().id, casus.id, nr, bestand.naam, bestand.sha256)
                if not staat_er_al(Document, rij_id):
                    services.bewaar(
                        wie(), casus, bestand, form.soort.data, form.omschrijving.data or "", None,
                        form.lezers.data or (), rij_id,
                    )  # fmt: skip
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _lijst(casus, zaak, form, 422)
    return done(url_for(HIER, nummer=casus.nummer))


def te_groot_lijst(velden: MultiDict[str, str], **url: Any) -> Response:
    """Show the form again with what was typed, to who may add."""

    @requires("document.toevoegen", casus_uit_url)
    def pagina(casus: Casus, zaak: Zaak) -> Response:
        """Answer."""
        form = DocumentForm(formdata=velden)
        form.bied_aan(partij.rol for partij in aan_tafel(casus))
        form.toon([TE_GROOT])
        return _lijst(casus, zaak, form, 413)

    antwoord: Response = pagina(**url)
    return antwoord
