"""The aanmelding: six blocks on one page, kept as one goes, handed in when the check is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Response, request, url_for
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import BadRequest

from tafel.aanmeldingen.forms import Aanmeldformulier, lees_alles, lees_blok, lees_verzoek
from tafel.aanmeldingen.forms.aanmelding import LIJSTEN, VRAAGBLOK, Posted, rijen_op_pagina, toon_waarde
from tafel.aanmeldingen.forms.stempels import VERZOEK, Inhoud, Oordeel, gestuurd, oordeel, verschillen
from tafel.aanmeldingen.services import bewaar_aanmelding, dien_in
from tafel.aanmeldingen.views.blad import bp
from tafel.casussen.kader import casuskader, kopregel, profiel
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.casussen.rules import BESTEMMINGEN, ROLWOORDEN
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
from tafel.toetsen.queries import toets_van


def _posted() -> Posted:
    return request.form.to_dict(flat=False)


def _inhoud(casus: Casus) -> Inhoud:
    return Inhoud(casus.aanmelding, casus.vraag, casus.verzoek_uitzondering or "")


def _formulier(casus: Casus, posted: Posted | None = None, meer: str = "") -> Aanmeldformulier:
    """Return the form of what is stored, or of what was typed."""
    uitslag = toets_van(casus, profiel())
    rest: dict[str, Any] = {"uitslag": uitslag, "vraag": casus.vraag, "dag": vandaag(), "meer": meer}
    rest["verzoek"] = casus.verzoek_uitzondering or ""
    if posted is not None:
        return Aanmeldformulier.getypt(posted, document=casus.aanmelding, **rest)
    return Aanmeldformulier(casus.aanmelding, **rest)


def _pagina(
    casus: Casus,
    zaak: Zaak,
    f: Aanmeldformulier,
    status: int = 200,
    posted: Posted | None = None,
    botsingen: Botsingen | None = None,
) -> Response:
    """Draw the page. With what was posted it carries on where that page began: what it has seen, not what is new."""
    form, botsingen, nu = Formulier(), botsingen or {}, _inhoud(casus)
    form.versie.data = str(casus.versie)
    begin, gezien = gestuurd(posted or {}, "stempel"), gestuurd(posted or {}, "gezien")
    return answer(
        "aanmeldingen/aanmelden.html",
        status=status,
        casus=casus,
        zaak=zaak,
        kopregel=kopregel(casus),
        f=f,
        form=form,
        stempels=nu.stempels() | begin,
        gezien=gezien | {nummer: nu.stempel(nummer) for nummer in botsingen},
        botsingen=botsingen,
        lijsten=LIJSTEN,
        rollen=[rol for rol in ROLWOORDEN if rol != "anders"],
        melding=BOTSING if status == 409 else "",
        bestemmingen=BESTEMMINGEN,
        vandaag=vandaag(),
    )


@bp.get("/casussen/<nummer>/aanmelden")
@requires("casus.aanmelding", casus_uit_url)
def aanmelden(casus: Casus, zaak: Zaak) -> Response:
    actor = wie()
    if mag(actor, "casus.bewerken", zaak):
        antwoord = _pagina(casus, zaak, _formulier(casus, meer=request.args.get("meer", "")))
    else:
        kader = casuskader(casus, zaak, "aanmeldingen.aanmelden")
        antwoord = answer("aanmeldingen/aanmelding.html", **kader, blokken=BLOKKEN, toon=toon_waarde)
    noteer_inzage(actor, casus.id, "aanmelding", waarom(actor, zaak))
    return antwoord


BOTSING = (
    "Iemand anders, of uzelf in een ander venster, heeft deze aanmelding intussen veranderd. "
    "Uw tekst staat nog hier en is nog niet bewaard. Bewaart u nu, dan geldt wat hier staat."
)
Botsingen = dict[int, list[tuple[str, str]]]  # number of the block -> label and text of what stands there now


def _oordelen(
    casus: Casus, posted: Posted, nummers: Iterable[int], mijn: Inhoud, *, na_melding: bool
) -> dict[int, Oordeel]:
    """Return for each block whether it is kept; after a warning a button says that what was typed counts."""
    begin, nu = gestuurd(posted, "stempel"), _inhoud(casus)
    gezien = gestuurd(posted, "gezien") if na_melding else {}
    versie = request.form.get("versie", "")
    zelfde = not versie or versie == str(casus.versie)
    return {nr: oordeel(nr, nu, mijn, begin.get(nr, ""), gezien.get(nr, ""), zelfde) for nr in nummers}


@bp.post("/casussen/<nummer>/aanmelden")
@requires("casus.bewerken", casus_uit_url)
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
            return done(url_for("aanmeldingen.aanmelden", nummer=casus.nummer, meer=meer, _anchor=f"rij-{laatste}"))
        except KeyError:
            raise NietGevonden from None
    anker = weg.rpartition("-")[0] if weg else "inhoud"
    return done(url_for("aanmeldingen.aanmelden", nummer=casus.nummer, _anchor=anker))


def _bewaar(casus: Casus, zaak: Zaak, posted: Posted) -> Response | None:
    """Keep a whole posted form; return the page to answer with when that can't be (422, 409), else None.

    A block that only somebody else changed stays as they left it.
    """
    deel, vraag, fouten = lees_alles(posted)
    verzoek, verzoekfouten = lees_verzoek(posted)
    fouten += verzoekfouten
    if fouten:
        f = _formulier(casus, posted)
        f.voeg_fouten_toe(fouten)
        return _pagina(casus, zaak, f, 422, posted)
    mijn = _inhoud(casus).met(deel, vraag, verzoek)
    oordelen = _oordelen(casus, posted, range(len(BLOKKEN) + 1), mijn, na_melding=True)
    botst = [nummer for nummer, wat in oordelen.items() if wat == "botst"]
    try:
        if botst:
            raise Conflict
        for nummer, wat in oordelen.items():
            if wat == "laat" and nummer:
                deel = {sleutel: w for sleutel, w in deel.items() if sleutel not in BLOKKEN[nummer - 1].sleutels}
        vraag = None if oordelen[VRAAGBLOK] == "laat" else vraag
        bewaar_aanmelding(wie(), casus, deel, vraag, None if oordelen[VERZOEK] == "laat" else verzoek)
    except (Conflict, StaleDataError):
        sessie.rollback()
        botsingen = {nummer: verschillen(nummer, _inhoud(casus), mijn) for nummer in botst}
        return _pagina(casus, zaak, _formulier(casus, posted), 409, posted, botsingen)
    return None


@bp.post("/casussen/<nummer>/aanmelden/<int:blok>")
@requires("casus.bewerken", lambda actor, nummer, blok: _met_blok(actor, nummer, blok))
@writes
def bewaar_blok(casus: Casus, zaak: Zaak, blok: int) -> Response:
    """Keep one block while somebody types: the saved line, the check and the lines at the fields; never the inputs.

    When somebody else changed the same block nothing is kept until the button "mijn" says whose text counts.
    """
    posted = _posted()
    if not is_fragment():
        return done(url_for("aanmeldingen.aanmelden", nummer=casus.nummer))
    deel, vraag, fouten = lees_blok(posted, blok)
    if not deel and vraag is None and not fouten:
        raise BadRequest  # nothing came along: do not say that it is saved
    mijn = _inhoud(casus).met(deel, vraag)
    wat = _oordelen(casus, posted, (blok,), mijn, na_melding="mijn" in posted)[blok]
    botsing = wat == "botst" and not fouten
    try:
        if wat == "bewaar" and not fouten:
            bewaar_aanmelding(wie(), casus, deel, vraag)
    except StaleDataError:
        botsing = True
    if botsing:
        sessie.rollback()
    f = _formulier(casus)
    f.waarden |= Aanmeldformulier.getypt(posted, document={}, uitslag=f.uitslag, vraag="", dag=f.dag).waarden
    f.voeg_fouten_toe(fouten)
    nu, gezien, rijen = _inhoud(casus), gestuurd(posted, "gezien"), rijen_op_pagina(posted)
    rest: dict[str, Any] = {"blok": blok, "botsing": botsing, "vandaag": vandaag(), "bestemmingen": BESTEMMINGEN}
    # the request for an exception comes or goes with what is open; never while something is typed in it
    rest["wissel"] = f.kan_verzoeken != ("verzoek" in posted) and not "".join(posted.get("verzoek", [])).strip()
    rest |= {
        "stempel": nu.stempel(blok) if wat == "bewaar" else gestuurd(posted, "stempel").get(blok, ""),
        "gezien": nu.stempel(blok) if botsing else "",
        "al_gezegd": botsing and gezien.get(blok) == nu.stempel(blok),
        "verschil": verschillen(blok, nu, mijn) if botsing else [],
        "open_botsingen": sorted(({*gezien} - {blok, VERZOEK}) | ({blok} if botsing else set())),
        "rijen": rijen,
        "erbij": {n: range(rijen[n], f.gewezen(n)) for n in LIJSTEN if 0 < rijen[n] < f.gewezen(n)},
        "lijsten": LIJSTEN,
    }
    status = 409 if botsing else 422 if fouten else 200
    return answer("aanmeldingen/_bewaard.html", status=status, casus=casus, zaak=zaak, f=f, **rest)


def _met_blok(actor: Any, nummer: str, blok: int) -> tuple[dict[str, Any], Zaak]:
    """Load the case; a block that does not exist is not found."""
    dingen, zaak = casus_uit_url(actor, nummer)
    if not 1 <= blok <= len(BLOKKEN):
        raise NietGevonden
    return {**dingen, "blok": blok}, zaak


@bp.post("/casussen/<nummer>/indienen")
@requires("casus.bewerken", casus_uit_url)
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
    return _pagina(casus, zaak, f, 422, posted if heel else None)
