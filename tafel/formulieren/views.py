"""The forms of the field in one case: which there are, fill one in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, request, url_for

from tafel.casussen.kader import casuskader
from tafel.casussen.models import Casus
from tafel.criteria.datums import DatumFout, lees_datum
from tafel.criteria.formulier import veldtekst
from tafel.criteria.schema import is_leeg
from tafel.criteria.veld import Veld
from tafel.formulieren.queries import JEUGDARTS, casus_voor_formulier, find_conclusie, find_stand, lijst
from tafel.formulieren.rules.bewaren import lees
from tafel.formulieren.rules.schema import CONCLUSIEWOORD, FORMULIEREN, TERUGKOPPELING
from tafel.formulieren.services import bewaar_formulier
from tafel.kern.clock import vandaag
from tafel.kern.forms import Formulier as Leegformulier
from tafel.kern.refusals import Geweigerd, Weigering
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, waarom

bp = Blueprint("formulieren", __name__)
LEGE_RIJEN = 2


@bp.get("/casussen/<nummer>/formulieren")
@requires("formulier.zien", casus_voor_formulier)
def formulieren(casus: Casus, zaak: Zaak) -> Response:
    """List the forms of this case with their versions."""
    noteer_inzage(wie(), casus.id, "formulieren", waarom(wie(), zaak))
    rijen = lijst(casus.id)
    return answer(
        "formulieren/formulieren.html",
        soorten=[(soort, [rij for rij in rijen if rij.soort == soort.code]) for soort in FORMULIEREN.values()],
        woord=CONCLUSIEWOORD,
        is_arts=JEUGDARTS in zaak.rollen,
        dag=vandaag(),
        **casuskader(casus, zaak, "formulieren.formulieren"),
    )


@bp.get("/casussen/<nummer>/formulieren/conclusie")
@requires("formulier.zien", casus_voor_formulier)
def conclusie(casus: Casus, zaak: Zaak) -> Response:
    """Answer one line for the page of the case: volledig, deels or niet, the day, from whom."""
    gevonden = find_conclusie(casus.id)
    return answer(
        "formulieren/conclusie.html",
        "formulieren/_conclusie.html",
        conclusie=gevonden,
        woord=CONCLUSIEWOORD,
        dag=vandaag(),
        **casuskader(casus, zaak, "formulieren.formulieren"),
    )


def _waarden(velden: Sequence[Veld], inhoud: Mapping[str, Any], voor: str = "") -> dict[str, Any]:
    """Return the fields of a form as they would be posted, with two blank rows below each list."""
    uit: dict[str, Any] = {}
    for veld in velden:
        waarde = inhoud.get(veld.sleutel)
        if veld.soort == "groepenlijst":
            for nr, rij in enumerate([*(waarde or []), *[{}] * LEGE_RIJEN]):
                uit |= _waarden(veld.velden, rij, f"{voor}{veld.sleutel}-{nr}-")
        else:
            uit[f"{voor}{veld.sleutel}"] = veldtekst(veld, waarde)
    return uit


def _pagina(
    casus: Casus,
    zaak: Zaak,
    soort: str,
    waarden: Mapping[str, Any],
    fouten: Sequence[Weigering] = (),
    status: int = 200,
) -> Response:
    per: dict[str, list[str]] = {}
    for fout in fouten:
        per.setdefault(fout.veld or "", []).append(fout.melding)
    form = Leegformulier()
    concept = find_stand(casus.id, soort, "concept")
    form.versie.data = str(concept.versie) if concept else "0"
    return answer(
        "formulieren/invullen.html",
        status=status,
        soort=FORMULIEREN[soort],
        w=waarden,
        fouten=per,
        form=form,
        overgetypt=soort == TERUGKOPPELING.code and JEUGDARTS not in zaak.rollen,
        **casuskader(casus, zaak, "formulieren.formulieren"),
    )


@bp.get("/casussen/<nummer>/formulieren/<soort>/invullen")
@requires("formulier.invullen", casus_voor_formulier)
def invullen(casus: Casus, zaak: Zaak, soort: str) -> Response:
    """Show the form: the concept, else what the version that holds says, else what is known."""
    bron = find_stand(casus.id, soort, "concept")
    if bron is None or bron.door_id != wie().id:  # what somebody else is still writing is theirs
        bron = find_stand(casus.id, soort, "definitief")
    inhoud = bron.inhoud if bron else _begin(zaak, soort)
    waarden = _waarden(FORMULIEREN[soort].boom.velden, inhoud)
    waarden["brief_van"] = bron.brief_van.isoformat() if bron and bron.brief_van else ""
    return _pagina(casus, zaak, soort, waarden)


def _begin(zaak: Zaak, soort: str) -> dict[str, Any]:
    if soort == TERUGKOPPELING.code:
        return {"naam": wie().naam, "email": wie().email} if JEUGDARTS in zaak.rollen else {}
    return {"datum": vandaag().isoformat()}


@bp.post("/casussen/<nummer>/formulieren/<soort>/invullen")
@requires("formulier.invullen", casus_voor_formulier)
@writes
def bewaar(casus: Casus, zaak: Zaak, soort: str) -> Response:
    """Keep what was filled in, as concept or as the version that holds."""
    posted = request.form.to_dict(flat=False)
    getypt = {naam: waarden if len(waarden) > 1 else waarden[0] for naam, waarden in posted.items()}
    inhoud, fouten = lees(soort, posted)
    brief_van = None
    try:
        ruw = request.form.get("brief_van", "").strip()
        brief_van = lees_datum(ruw) if ruw else None
    except DatumFout as fout:
        fouten.append(Weigering("veld", str(fout), "brief_van"))
    vol = {**_waarden(FORMULIEREN[soort].boom.velden, inhoud), "brief_van": "", **getypt}
    concept = request.form.get("stap") != "vast"
    staat = find_stand(casus.id, soort, "concept")
    form = Leegformulier()
    if form.versie.data != str(staat.versie if staat else 0):  # also without: nobody overwrites unseen
        zin = "Iemand anders veranderde dit formulier. Uw tekst staat er nog. Bewaart u nog eens, dan geldt uw tekst."
        return _pagina(casus, zaak, soort, vol, [Weigering("botst", zin)], 409)
    if is_leeg({k: v for k, v in inhoud.items() if k not in ("datum", "naam", "email")}) and not fouten:
        fouten.append(Weigering("leeg", "Er is nog niets ingevuld."))
    if fouten:
        return _pagina(casus, zaak, soort, vol, fouten, 422)
    try:
        bewaar_formulier(
            wie(), casus, soort, inhoud, concept=concept, is_arts=JEUGDARTS in zaak.rollen, brief_van=brief_van
        )
    except Geweigerd as geweigerd:
        return _pagina(casus, zaak, soort, vol, geweigerd.weigeringen, 422)
    return done(url_for("formulieren.formulieren", nummer=casus.nummer))
