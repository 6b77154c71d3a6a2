"""One document: what it is, its bytes, who reads it, a newer version, withdrawing it."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from typing import Any

from flask import Response, url_for
from werkzeug.datastructures import MultiDict

from tafel.casussen.kader import casuskader
from tafel.casussen.models import Casus
from tafel.casussen.rules import ROLWOORDEN
from tafel.documenten import queries, rules, services
from tafel.documenten.forms import IntrekForm, LezersForm, VersieForm
from tafel.documenten.models import Document
from tafel.documenten.views.samen import GRENS, HIER, TE_GROOT, aan_tafel, bp, keur_alle, schrijvend
from tafel.kern.errors import foutantwoord
from tafel.kern.refusals import Geweigerd
from tafel.kern.versleuteling import Beschadigd
from tafel.kern.web import answer, done, eigen_transactie, grote_invoer, writes
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag, waarom

log = logging.getLogger("tafel")


@bp.get("/casussen/<nummer>/documenten/<uuid:document_id>")
@requires("document.zien", queries.document_uit_url)
def document(document: Document, casus: Casus, zaak: Zaak) -> Response:
    """Show what a document is, who may read it, and what can be done with it."""
    return _blad(document, casus, zaak)


def _blad(
    document: Document,
    casus: Casus,
    zaak: Zaak,
    status: int = 200,
    lezersform: LezersForm | None = None,
    versieform: VersieForm | None = None,
    intrekform: IntrekForm | None = None,
) -> Response:
    dossier = mag(wie(), "document.bewerken", zaak)
    lezers = queries.lezers([document.id])[document.id] if dossier else []
    delen = lezersform or LezersForm(formdata=None, data={"lezers": lezers})
    partijen = aan_tafel(casus) if dossier else []
    delen.bied_aan([*(partij.rol for partij in partijen), *lezers])
    grond = queries.gronden_van(casus) if lezers else rules.altijd
    versie = versieform or VersieForm(formdata=None)
    delen.versie.data = versie.versie.data = str(document.versie)
    return answer(
        "documenten/document.html",
        status=status,
        **casuskader(casus, zaak, HIER),
        document=document,
        soort=rules.SOORTWOORDEN[document.soort],
        grootte=rules.grootte_in_woorden(document.grootte),
        door=queries.naam_van(document.door_id),
        ingetrokken_door=queries.naam_van(document.ingetrokken_door_id) if document.ingetrokken_door_id else None,
        opvolger=queries.find_opvolger(document.id) if document.stand == "vervangen" else None,
        dossier=dossier,
        vervangen_kan=dossier and not rules.tegen_wijzigen(document.stand, casus.stand),
        lezers=[(ROLWOORDEN[rol], rules.wacht_op_grond(rol, document.soort, partijen, grond)) for rol in lezers],
        lezersform=delen,
        versieform=versie,
        intrekform=intrekform or IntrekForm(formdata=None),
    )


@bp.get("/casussen/<nummer>/documenten/<uuid:document_id>/bestand")
@requires("document.zien", queries.document_uit_url)
def bestand(document: Document, casus: Casus, zaak: Zaak) -> Response:
    """Send the bytes, always as a file to save: nothing in it can run here. A broken file is never begun."""
    try:
        inhoud = queries.inhoud(document)
    except Beschadigd:
        log.error("document %s gaat niet open", document.id)
        return foutantwoord(
            500,
            titel="Dit document is niet meer heel",
            uitleg="Het is niet geopend. Vraag de beheerder om het uit een reservekopie terug te zetten.",
        )
    noteer_inzage(wie(), casus.id, "document", waarom(wie(), zaak))
    naam = services.naam_zonder_kind(casus, document.naam, rules.uitgang(document.naam))
    kop = {
        "Content-Disposition": rules.kop_bijlage(f"{casus.nummer} {naam}"),
        "Content-Length": str(document.grootte),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(inhoud, mimetype=document.mediatype, headers=kop)


@bp.post("/casussen/<nummer>/documenten/<uuid:document_id>/lezers")
@requires("document.bewerken", queries.document_uit_url)
@writes
def deel(document: Document, casus: Casus, zaak: Zaak) -> Response:
    """Let other parties read a document."""
    form = LezersForm()
    form.bied_aan(partij.rol for partij in aan_tafel(casus))
    form.eis_versie(document.versie)
    try:
        if form.validate_on_submit():
            services.deel_met(wie(), casus, document, form.lezers.data or ())
            return done(_adres(casus, document))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _blad(document, casus, zaak, 422, lezersform=form)


@bp.post("/casussen/<nummer>/documenten/<uuid:document_id>/versie")
@requires("document.bewerken", queries.document_uit_url)
@grote_invoer(GRENS)
@eigen_transactie
@writes
def vervang(document: Document, casus: Casus, zaak: Zaak) -> Response:
    """Store a newer version; the old one stays, replaced."""
    form = VersieForm()
    form.eis_versie(document.versie)
    try:
        if not form.validate_on_submit():
            return _blad(document, casus, zaak, 422, versieform=form)
        with ExitStack() as tot_het_eind:
            nieuw_bestand = keur_alle(tot_het_eind)[0]
            dingen = schrijvend(
                "document.bewerken", queries.document_uit_url, nummer=casus.nummer, document_id=document.id
            )
            document, casus = dingen["document"], dingen["casus"]
            form.eis_versie(document.versie)
            nieuw = services.vervang(wie(), casus, document, nieuw_bestand)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _blad(document, casus, zaak, 422, versieform=form)
    return done(_adres(casus, nieuw))


@bp.post("/casussen/<nummer>/documenten/<uuid:document_id>/intrekken")
@requires("document.bewerken", queries.document_uit_url)
@writes
def trek_in(document: Document, casus: Casus, zaak: Zaak) -> Response:
    """Withdraw a document: its bytes are destroyed, the line stays."""
    form = IntrekForm()
    try:
        if form.validate_on_submit():
            services.trek_in(wie(), casus, document, form.reden.data or "")
            return done(_adres(casus, document))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _blad(document, casus, zaak, 422, intrekform=form)


def _adres(casus: Casus, document: Document) -> str:
    return url_for("documenten.document", nummer=casus.nummer, document_id=document.id)


def te_groot_versie(velden: MultiDict[str, str], **url: Any) -> Response:
    """Show the page again with why the newer version was not taken, to who may replace."""

    @requires("document.bewerken", queries.document_uit_url)
    def pagina(document: Document, casus: Casus, zaak: Zaak) -> Response:
        """Answer."""
        form = VersieForm(formdata=velden)
        form.toon([TE_GROOT])
        return _blad(document, casus, zaak, 413, versieform=form)

    antwoord: Response = pagina(**url)
    return antwoord
