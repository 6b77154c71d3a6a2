"""Documents of a case: the list with the form to add, one document, its bytes, share, replace, withdraw."""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from contextlib import ExitStack
from typing import Any

from flask import Blueprint, Response, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from tafel.casussen.kader import casuskader
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.casussen.rules import ROLWOORDEN
from tafel.documenten import queries, rules, services
from tafel.documenten.forms import DocumentForm, IntrekForm, LezersForm, VersieForm
from tafel.documenten.invoer import begin_van_invoer
from tafel.documenten.keuring.meldingen import HOOGSTENS
from tafel.documenten.models import Document
from tafel.kern.db import begin_schrijven, sessie
from tafel.kern.errors import foutantwoord
from tafel.kern.refusals import Geweigerd, NietGevonden, Weigering
from tafel.kern.versleuteling import Beschadigd
from tafel.kern.web import answer, done, eigen_transactie, grote_invoer, writes
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag, waarom

bp = Blueprint("documenten", __name__)
log = logging.getLogger("tafel")
HIER = "documenten.documenten"
GRENS = HOOGSTENS + 1024 * 1024
TE_GROOT = Weigering("te_groot", "Samen is dit meer dan 20 MB. Maak het kleiner, of voeg het in delen toe.", "bestand")


# --- the list ---------------------------------------------------------------------------------------------------------


@bp.get("/casussen/<nummer>/documenten")
@requires("casus.documenten", casus_uit_url)
def documenten(casus: Casus, zaak: Zaak) -> Response:
    """Show the documents that this person may see, newest first, and beside it the form to add."""
    antwoord = _lijst(casus, zaak, DocumentForm(formdata=None))
    noteer_inzage(wie(), casus.id, "documenten", waarom(wie(), zaak))
    return antwoord


def _lijst(casus: Casus, zaak: Zaak, form: DocumentForm, status: int = 200) -> Response:
    dossier = mag(wie(), "document.bewerken", zaak)
    na = _na(request.args.get("na", ""))
    rijen = queries.lijst(casus.id, na) if dossier else queries.lijst_voor_partij(wie(), casus)
    pagina = rijen[: queries.PER_PAGINA] if dossier else rijen
    volgende = f"{pagina[-1].op.isoformat()}|{pagina[-1].id}" if len(rijen) > len(pagina) else None
    lezers = queries.lezers([rij.id for rij in pagina if rij.stand == "actueel"]) if dossier else {}
    partijen = _aan_tafel(casus) if dossier else []
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
        return (moment, uuid.UUID(id_)) if moment.tzinfo else None
    except ValueError:
        return None


def _aan_tafel(casus: Casus) -> list[rules.Partij]:
    """Return the parties a document can be shared with: who sits at the table, in a draft who will."""
    straks = [een for een in casus.aanmelding.get("partijen") or () if isinstance(een, dict)]
    return queries.partijen(casus.id) or [
        rules.Partij(str(een.get("rol")), str(een.get("organisatie") or ""), str(een.get("naam") or ""))
        for een in straks
    ]


@bp.post("/casussen/<nummer>/documenten")
@requires("document.toevoegen", casus_uit_url)
@grote_invoer(GRENS)
@eigen_transactie
@writes
def voeg_toe(casus: Casus, zaak: Zaak) -> Response:
    """Judge what came in, then store it: nobody waits for the lock while a file is judged."""
    form = DocumentForm()
    form.bied_aan(partij.rol for partij in _aan_tafel(casus))
    try:
        if not form.validate_on_submit():
            return _lijst(casus, zaak, form, 422)
        with ExitStack() as tot_het_eind:
            bestanden = _keur_alle(tot_het_eind)
            casus = _schrijvend("document.toevoegen", casus_uit_url, nummer=casus.nummer)["casus"]
            for bestand in bestanden:
                services.bewaar(
                    wie(), casus, bestand, form.soort.data, form.omschrijving.data or "", None, form.lezers.data or ()
                )
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _lijst(casus, zaak, form, 422)
    return done(url_for(HIER, nummer=casus.nummer))


def _keur_alle(tot_het_eind: ExitStack) -> list[services.Gekeurd]:
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


def _schrijvend(recht: str, lader: Any, **url: Any) -> dict[str, Any]:
    """Take the write lock and load again what the address names: it may have changed while we judged."""
    sessie.rollback()
    begin_schrijven()
    dingen, zaak = lader(wie(), **url)
    if not mag(wie(), recht, zaak):
        raise NietGevonden
    return dict(dingen)


# --- one document -----------------------------------------------------------------------------------------------------


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
    partijen = _aan_tafel(casus) if dossier else []
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
    kop = {
        "Content-Disposition": rules.kop_bijlage(f"{casus.nummer} {document.naam}"),
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
    form.bied_aan(partij.rol for partij in _aan_tafel(casus))
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
            nieuw_bestand = _keur_alle(tot_het_eind)[0]
            dingen = _schrijvend(
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


# --- a request that is too large --------------------------------------------------------------------------------------


@bp.errorhandler(RequestEntityTooLarge)
def _te_groot(_: RequestEntityTooLarge) -> Response:
    """Show the form again with what was typed. Comes before login and right were checked: the page does that itself."""
    if request.endpoint not in ("documenten.voeg_toe", "documenten.vervang"):
        return foutantwoord(413)
    velden = begin_van_invoer(request.environ["wsgi.input"], request.content_type or "", request.content_length)
    toon = _te_groot_lijst if request.endpoint == "documenten.voeg_toe" else _te_groot_versie
    antwoord: Response = toon(velden=velden, **(request.view_args or {}))
    return antwoord


def _te_groot_lijst(velden: MultiDict[str, str], **url: Any) -> Response:
    @requires("document.toevoegen", casus_uit_url)
    def pagina(casus: Casus, zaak: Zaak) -> Response:
        form = DocumentForm(formdata=velden)
        form.bied_aan(partij.rol for partij in _aan_tafel(casus))
        form.toon([TE_GROOT])
        return _lijst(casus, zaak, form, 413)

    antwoord: Response = pagina(**url)
    return antwoord


def _te_groot_versie(velden: MultiDict[str, str], **url: Any) -> Response:
    @requires("document.bewerken", queries.document_uit_url)
    def pagina(document: Document, casus: Casus, zaak: Zaak) -> Response:
        form = VersieForm(formdata=velden)
        form.toon([TE_GROOT])
        return _blad(document, casus, zaak, 413, versieform=form)

    antwoord: Response = pagina(**url)
    return antwoord
