"""The aanmelding: six blocks on one page, kept as one goes, handed in when the check is done."""

from __future__ import annotations

from typing import Any

from flask import Response, request, url_for
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import BadRequest

from tafel.casussen import queries, rules
from tafel.casussen.forms import Aanmeldformulier, lees_alles, lees_blok, lees_verzoek
from tafel.casussen.forms.aanmelding import Posted, toon_waarde
from tafel.casussen.models import Casus
from tafel.casussen.services import bewaar_aanmelding, dien_in
from tafel.casussen.views.blad import bp, casuskader, kopregel, profiel
from tafel.criteria.formulier import Veldfout
from tafel.criteria.schema import BLOKKEN
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.forms import Formulier
from tafel.kern.refusals import Conflict, Geweigerd, NietGevonden
from tafel.kern.web import answer, done, is_fragment, writes
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag, waarom


def _posted() -> Posted:
    return request.form.to_dict(flat=False)


def _formulier(casus: Casus, posted: Posted | None = None, meer: str = "") -> Aanmeldformulier:
    """Return the form of what is stored, or of what was typed."""
    uitslag = queries.toets_van(casus, profiel())
    rest: dict[str, Any] = {"uitslag": uitslag, "vraag": casus.vraag, "dag": vandaag(), "meer": meer}
    rest["verzoek"] = casus.verzoek_uitzondering or ""
    if posted is not None:
        return Aanmeldformulier.getypt(posted, document=casus.aanmelding, **rest)
    return Aanmeldformulier(casus.aanmelding, **rest)


def _pagina(casus: Casus, zaak: Zaak, f: Aanmeldformulier, status: int = 200, melding: str = "") -> Response:
    form = Formulier()
    form.versie.data = str(casus.versie)
    return answer(
        "casussen/aanmelden.html",
        status=status,
        casus=casus,
        zaak=zaak,
        kopregel=kopregel(casus),
        f=f,
        form=form,
        melding=melding,
        bestemmingen=rules.BESTEMMINGEN,
        vandaag=vandaag(),
    )


@bp.get("/casussen/<nummer>/aanmelden")
@requires("casus.aanmelding", queries.casus_uit_url)
def aanmelden(casus: Casus, zaak: Zaak) -> Response:
    actor = wie()
    if mag(actor, "casus.bewerken", zaak):
        antwoord = _pagina(casus, zaak, _formulier(casus, meer=request.args.get("meer", "")))
    else:
        kader = casuskader(casus, zaak, "casussen.aanmelden")
        antwoord = answer("casussen/aanmelding.html", **kader, blokken=BLOKKEN, toon=toon_waarde)
    noteer_inzage(actor, casus.id, "aanmelding", waarom(actor, zaak))
    return antwoord


def _eis_versie(casus: Casus) -> None:
    gezien = request.form.get("versie", "")
    if gezien and gezien != str(casus.versie):
        raise Conflict


BOTSING = (
    "Iemand anders, of uzelf in een ander venster, heeft deze aanmelding intussen veranderd. "
    "Uw tekst staat nog hier en is nog niet bewaard. Bewaart u nu, dan geldt wat hier staat."
)


@bp.post("/casussen/<nummer>/aanmelden")
@requires("casus.bewerken", queries.casus_uit_url)
@writes
def bewaar_alles(casus: Casus, zaak: Zaak) -> Response:
    posted = dict(_posted())
    weg, meer = request.form.get("weg", ""), request.form.get("meer", "")
    if weg:
        posted = {naam: alle for naam, alle in posted.items() if not naam.startswith(f"{weg}-")}
    fout = _bewaar(casus, zaak, posted)
    if fout is not None:
        return fout
    if request.form.get("klaar"):
        return done(url_for("casussen.casussen"))
    if meer:
        f = _formulier(casus, meer=meer)
        try:
            laatste = f"{meer}-{f.rijen(meer) - 1}"
            return done(url_for("casussen.aanmelden", nummer=casus.nummer, meer=meer, _anchor=f"rij-{laatste}"))
        except KeyError:
            raise NietGevonden from None
    anker = weg.rpartition("-")[0] if weg else "inhoud"
    return done(url_for("casussen.aanmelden", nummer=casus.nummer, _anchor=anker))


def _bewaar(casus: Casus, zaak: Zaak, posted: Posted) -> Response | None:
    """Keep a whole posted form; return the page to answer with when that can't be (422, 409), else None."""
    deel, vraag, fouten = lees_alles(posted)
    verzoek, verzoekfouten = lees_verzoek(posted)
    fouten += verzoekfouten
    try:
        _eis_versie(casus)
        if fouten:
            f = _formulier(casus, posted)
            f.voeg_fouten_toe(fouten)
            return _pagina(casus, zaak, f, 422)
        bewaar_aanmelding(wie(), casus, deel, vraag, verzoek)
    except (Conflict, StaleDataError):
        sessie.rollback()
        return _pagina(casus, zaak, _formulier(casus, posted), 409, melding=BOTSING)
    return None


@bp.post("/casussen/<nummer>/aanmelden/<int:blok>")
@requires("casus.bewerken", lambda actor, nummer, blok: _met_blok(actor, nummer, blok))
@writes
def bewaar_blok(casus: Casus, zaak: Zaak, blok: int) -> Response:
    """Keep one block while somebody types: the saved line, the check and the lines at the fields; never the inputs."""
    posted = _posted()
    if not is_fragment():
        return done(url_for("casussen.aanmelden", nummer=casus.nummer))
    deel, vraag, fouten = lees_blok(posted, blok)
    if not deel and vraag is None and not fouten:
        raise BadRequest  # nothing came along: do not say that it is saved
    botsing = False
    try:
        _eis_versie(casus)
        if not fouten:
            bewaar_aanmelding(wie(), casus, deel, vraag)
    except (Conflict, StaleDataError):
        sessie.rollback()
        botsing = True
    f = _formulier(casus)
    f.waarden |= Aanmeldformulier.getypt(posted, document={}, uitslag=f.uitslag, vraag="", dag=f.dag).waarden
    f.voeg_fouten_toe(fouten)
    status = 409 if botsing else 422 if fouten else 200
    rest: dict[str, Any] = {"blok": blok, "botsing": botsing, "vandaag": vandaag(), "bestemmingen": rules.BESTEMMINGEN}
    # the request for an exception comes or goes with what is open; never while something is typed in it
    rest["wissel"] = f.kan_verzoeken != ("verzoek" in posted) and not "".join(posted.get("verzoek", [])).strip()
    return answer("casussen/_bewaard.html", status=status, casus=casus, zaak=zaak, f=f, **rest)


def _met_blok(actor: Any, nummer: str, blok: int) -> tuple[dict[str, Any], Zaak]:
    """Load the case; a block that does not exist is not found."""
    dingen, zaak = queries.casus_uit_url(actor, nummer)
    if not 1 <= blok <= len(BLOKKEN):
        raise NietGevonden
    return {**dingen, "blok": blok}, zaak


@bp.post("/casussen/<nummer>/indienen")
@requires("casus.bewerken", queries.casus_uit_url)
@writes
def indienen(casus: Casus, zaak: Zaak) -> Response:
    """Keep what was typed (when the whole form comes along) and hand in, or neither.

    The button "uitzondering" hands in although something misses, with the reason why it can't wait.
    """
    posted = _posted()
    heel = "heel" in posted
    verzoek, fouten = lees_verzoek(posted) if "uitzondering" in posted else (None, [])
    if heel:
        fout = _bewaar(casus, zaak, posted)
        if fout is not None:
            return fout
    try:
        if not fouten:
            dien_in(wie(), casus, verzoek or "" if "uitzondering" in posted else None)
            return done(url_for("casussen.casus", nummer=casus.nummer))
    except Geweigerd as geweigerd:
        fouten = [Veldfout(w.veld or "", w.melding) for w in geweigerd.weigeringen]
    f = _formulier(casus, posted if heel else None)
    if "verzoek" in posted:
        f.waarden["verzoek"] = "".join(posted["verzoek"][-1:])
    f.voeg_fouten_toe(fouten)
    sessie.rollback()  # before drawing: the page carries the version that is stored
    return _pagina(casus, zaak, f, 422)
