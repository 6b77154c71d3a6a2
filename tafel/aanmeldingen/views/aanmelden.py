"""The aanmelding: six blocks on one page, kept as a whole without JavaScript, handed in when the check is done."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, request, url_for

from tafel.aanmeldingen import queries
from tafel.aanmeldingen.forms import Aanmeldformulier, Posted, botsing, lees_heel, lees_venster, toon_waarde
from tafel.aanmeldingen.forms.lezen import Gelezen
from tafel.aanmeldingen.rules.samenvoegen import voeg_in
from tafel.aanmeldingen.rules.velden import Gevolg, Samen, is_naam, lees_vrij
from tafel.aanmeldingen.services import bewaar_formulier, dien_in, inhoud_van
from tafel.aanmeldingen.views.blad import bp
from tafel.aanmeldingen.views.scherm import formulier, met_concepten, pagina, toon_gevolgen, uit_concept
from tafel.casussen.kader import casuskader, profiel
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_op_slot, casus_uit_url
from tafel.criteria.formulier import Veldfout
from tafel.criteria.rijen import LIJSTEN, splits
from tafel.criteria.schema import BLOKKEN
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag, waarom
from tafel.toetsen.queries import toets_van

BOTSING = (
    "Iemand anders, of uzelf in een ander venster, heeft deze aanmelding intussen veranderd. "
    "Uw tekst staat nog hier en is nog niet opgeslagen. Kies per veld. Drukt u op Bewaar, dan geldt wat u hier typte."
)
SAMEN = "Beide teksten staan nu in het veld. Maak er één tekst van en druk op Bewaar."


@bp.get("/casussen/<nummer>/aanmelden")
@requires("casus.aanmelding", casus_uit_url)
def aanmelden(casus: Casus, zaak: Zaak) -> Response:
    """Show the form with what is stored and the drafts of who looks; to others the aanmelding to read."""
    actor = wie()
    if mag(actor, "casus.bewerken", zaak):
        concepten = queries.concepten(casus.id, actor.id)
        typ = Aanmeldformulier.typ(uit_concept(een) for een in concepten if is_naam(een.veld))
        f = formulier(casus, waarden=typ, meer=request.args.get("meer", ""), pagina=True)
        wacht = met_concepten(f, casus, concepten)
        antwoord = pagina(casus, zaak, f, concepten=concepten, wacht=wacht)
    else:
        kader = casuskader(casus, zaak, "aanmeldingen.aanmelden")
        antwoord = answer("aanmeldingen/aanmelding.html", **kader, blokken=BLOKKEN, toon=toon_waarde)
    noteer_inzage(actor, casus.id, "aanmelding", waarom(actor, zaak))
    return antwoord


@bp.post("/casussen/<nummer>/aanmelden")
@requires("casus.bewerken", casus_op_slot)
@writes
def bewaar_alles(casus: Casus, zaak: Zaak) -> Response:
    """Keep the whole form or nothing; also for the buttons that add a row, take one away, or choose a text."""
    posted = request.form.to_dict(flat=False)
    nummer = casus.nummer
    meer, weg = request.form.get("meer", ""), request.form.get("weg", "")
    if meer and meer not in LIJSTEN:
        raise NietGevonden
    if "samen" in posted:
        return _voeg_samen(casus, zaak, posted)
    fout = _bewaar(casus, zaak, posted)
    if fout is not None:
        return fout
    if request.form.get("klaar"):
        return done(url_for("casussen.casussen"))
    if meer:
        rij = formulier(casus, meer=meer, pagina=True).rijen(meer)
        anker = f"rij-{meer}-{len(rij) - 1}"
        return done(url_for("aanmeldingen.aanmelden", nummer=nummer, meer=meer, _anchor=anker))
    anker = splits(weg)[0] or request.form.get("ander", "") or request.form.get("mijn", "") or "inhoud"
    return done(url_for("aanmeldingen.aanmelden", nummer=nummer, _anchor=anker))


def _bewaar(casus: Casus, zaak: Zaak, posted: Posted) -> Response | None:
    """Keep a whole posted form; return the page to answer with when that can't be (422, 409), else None."""
    gelezen = _lees(casus, posted)
    if not gelezen.fouten:
        samen, goed = bewaar_formulier(
            wie(), casus, gelezen.getypt, gelezen.weg, lees_venster(posted), laat=gelezen.laat
        )
        if goed:
            return None
    else:
        samen = voeg_in(inhoud_van(casus), casus.velden_op, gelezen.getypt, gelezen.weg, vandaag=vandaag())
    return _opnieuw(casus, zaak, gelezen, samen, 422 if samen.fouten or gelezen.fouten else 409)


def _lees(casus: Casus, posted: Posted) -> Gelezen:
    versie = request.form.get("versie", "")
    return lees_heel(posted, inhoud_van(casus).document, zelfde_versie=not versie or versie == str(casus.versie))


def _opnieuw(casus: Casus, zaak: Zaak, gelezen: Gelezen, samen: Samen, status: int, melding: str = "") -> Response:
    """Draw the page again with what was typed, and at each field what is wrong or which texts there are."""
    f = formulier(casus, waarden=_nog_getypt(samen), pagina=True)
    toon_gevolgen(f, casus, samen.gevolgen)
    f.voeg_fouten_toe(gelezen.fouten)
    return pagina(casus, zaak, f, status, melding or (BOTSING if f.botsingen else ""))


def _nog_getypt(samen: Samen) -> dict[str, str | list[str]]:
    """Return what was typed; of a field that only somebody else changed what stands there now counts."""
    return Aanmeldformulier.typ(g.getypt for g in samen.gevolgen if g.wat != "laat" and g.getypt.waarden)


def _voeg_samen(casus: Casus, zaak: Zaak, posted: Posted) -> Response:
    """Fill a field with both texts, to edit and keep. Stores nothing."""
    gelezen, naam = _lees(casus, posted), request.form.get("samen", "")
    samen = voeg_in(inhoud_van(casus), casus.velden_op, gelezen.getypt, gelezen.weg, vandaag=vandaag())
    een = next((g for g in samen.gevolgen if g.getypt.naam == naam), None)
    if een is not None:
        samen.gevolgen.remove(een)
        tekst = botsing(een.getypt, inhoud_van(casus), casus.velden_op, "", vandaag()).samen or een.getypt.tekst
        samen.gevolgen.append(Gevolg(replace(een.getypt, waarden=(tekst,)), "bewaard"))
    return _opnieuw(casus, zaak, gelezen, samen, 200, SAMEN)


@bp.post("/casussen/<nummer>/indienen")
@requires("casus.bewerken", casus_op_slot)
@writes
def indienen(casus: Casus, zaak: Zaak) -> Response:
    """Keep what was typed (when the whole form comes along) and hand in, or neither.

    The button "uitzondering" hands in although something misses, with the reason why it can't wait.
    """
    posted = request.form.to_dict(flat=False)
    heel = "heel" in posted
    if heel and (fout := _bewaar(casus, zaak, posted)) is not None:
        return fout
    verzoek = "".join(posted.get("verzoek", [""])[-1:])
    tekst, zinnen = lees_vrij("verzoek", [verzoek] if "uitzondering" in posted else [])
    fouten = [Veldfout("verzoek", zin) for zin in zinnen]
    try:
        if not fouten:
            dien_in(wie(), casus, tekst if "uitzondering" in posted else None)
            return done(url_for("casussen.casus", nummer=casus.nummer))
    except Geweigerd as geweigerd:
        fouten = [Veldfout(w.veld or "", w.melding) for w in geweigerd.weigeringen]
    uitslag = toets_van(casus, profiel())
    sessie.rollback()  # before drawing: the page carries the version that is stored, and what was typed
    getypt = _lees(casus, posted).getypt if heel or "verzoek" in posted else []
    f = formulier(casus, uitslag=uitslag, waarden=Aanmeldformulier.typ(getypt), pagina=True)
    f.voeg_fouten_toe(fouten)
    return pagina(casus, zaak, f, 422)
