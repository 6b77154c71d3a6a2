"""The check of one case: is it ready, what misses, what proves each requirement, what happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, url_for
from flask_login import current_user

from tafel.casussen.kader import casuskader, profiel
from tafel.casussen.models import Casus, Toets
from tafel.casussen.queries import casus_op_slot, casus_uit_url
from tafel.casussen.rules import BESTEMMINGEN
from tafel.criteria.rules import Eis
from tafel.kern.clock import lokaal, vandaag
from tafel.kern.eenmalig import staat_er_al
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, is_fragment, writes
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag
from tafel.toetsen import queries, rules
from tafel.toetsen.forms import OpmerkingForm, WeigerForm
from tafel.toetsen.models import Eisopmerking
from tafel.toetsen.services import voeg_opmerking_toe, weiger_uitzondering
from tafel.toetsen.views.blad import bp

MOMENTEN = {"ingediend": "Bij indienen", "toegelaten": "Bij toelaten"}
UITKOMSTEN = {
    "tafelrijp": "tafelrijp",
    "nog_niet_tafelrijp": "nog niet tafelrijp",
    "uitgesloten": "buiten de doelgroep",
}
WAARDOOR = {"dag": "door de dag", "criteria": "door andere eisen van de tafel"}


def _beeld(casus: Casus, toetsen: Sequence[Toets]) -> dict[str, Any]:
    """Return the check as the page needs it: of today, or of the day on which the case went on to the table."""
    dag = vandaag()
    if casus.stand not in queries.TOETSBAAR and toetsen:
        dag = lokaal(toetsen[0].op).date()
    uitslag = queries.toets_van(casus, profiel(), dag)
    eisen = rules.alle_eisen(uitslag, casus.vraag)
    standen = rules.eisstanden(eisen, casus.toetsstand)
    strook = rules.maak_strook(uitslag, rules.open_eisen(uitslag, casus.vraag), standen)
    return {"dag": dag, "uitslag": uitslag, "eisen": eisen, "standen": standen, "strook": strook}


def _stand(bewaard: dict[str, Any]) -> str:
    """Return the status of a stored requirement; before it was kept it followed from met or not."""
    return bewaard.get("stand") or {True: "voldaan", None: "nvt"}.get(bewaard["voldaan"], "nog_niet")


def _verloop(code: str, casus: Casus, veranderd: Sequence[Any], toetsen: Sequence[Toets]) -> list[tuple[Any, str]]:
    """Return what happened to one requirement as (moment, words), newest first; it begins with the case itself."""
    punten = []
    for v in veranderd:
        door = WAARDOOR.get(v.aanleiding) or f"door {v.door or 'het systeem'}"
        punten.append((v.op, f"van {rules.EISWOORDEN[v.was]} naar {rules.EISWOORDEN[v.werd]}, {door}"))
    for toets in toetsen:
        stand = next((_stand(e) for e in toets.eisen if e["code"] == code), None)
        if stand:
            punten.append((toets.op, f"{MOMENTEN[toets.moment].lower()}: {rules.EISWOORDEN[stand]}"))
    punten.append((casus.gemaakt_op, "de aanmelding is begonnen"))
    return sorted(punten, key=lambda punt: punt[0], reverse=True)


def _meer(casus: Casus, zaak: Zaak, eisen: Sequence[Eis], toetsen: Sequence[Toets]) -> dict[str, dict[str, Any]]:
    """Return for each requirement what it unfolds to: evidence, comments, history. Three statements."""
    stukken = queries.stukken(casus.id) if mag(wie(), "document.zien", zaak) else {}
    verloop, leeg = queries.verloop(casus.id), OpmerkingForm(formdata=None)
    return {
        e.code: {
            "bewijs": rules.bewijs_bij(e.code, casus.aanmelding, casus.vraag),
            "stukken": stukken.get(e.code, []),
            "opmerkingen": verloop.opmerkingen.get(e.code, []),
            "verloop": _verloop(e.code, casus, verloop.veranderingen.get(e.code, ()), toetsen),
            "leeg": leeg,
        }
        for e in eisen
    }


def _pagina(
    casus: Casus,
    zaak: Zaak,
    form: OpmerkingForm | None = None,
    weiger: WeigerForm | None = None,
    code: str = "",
    status: int = 200,
) -> Response:
    kader, actor = casuskader(casus, zaak, "toetsen.toets"), wie()
    toetsen, versies = queries.toetsen(casus.id), queries.versies(casus.tafel_id)
    beeld = _beeld(casus, toetsen)
    strook, uitzonderingen = beeld["strook"], queries.uitzonderingen(casus.id)
    nummer = casus.criteria_nummer or queries.geldt_nu(versies, beeld["dag"]).nummer
    antwoord = answer(
        "toetsen/toets.html",
        status=status,
        **kader,
        **beeld,
        groepen=rules.groepen(beeld["eisen"], (*strook.open, *strook.uitgezonderd)),
        meer=_meer(casus, zaak, beeld["eisen"], toetsen),
        bewerken=mag(actor, "casus.bewerken", zaak),
        opmerken=mag(actor, "casus.toets_opmerken", zaak),
        eiswoorden=rules.EISWOORDEN,
        momenten=[
            {"naam": MOMENTEN[t.moment], "op": t.op, "zin": UITKOMSTEN[t.uitkomst], "nummer": t.criteria_nummer}
            for t in toetsen
        ],
        uitzonderingen=uitzonderingen,
        wacht=[u for u in uitzonderingen if u.besluit == "gevraagd"],
        versie=next((v for v in versies if v.nummer == nummer), versies[-1]),
        form=form or OpmerkingForm(formdata=None),
        weiger=weiger or WeigerForm(formdata=None),
        open_code=code,
        namen={e.code: e.naam for e in beeld["eisen"]},
        bestemmingen=BESTEMMINGEN,
    )
    if status == 200:
        noteer_inzage(actor, casus.id, "toets", kader["waarom"])
    return antwoord


@bp.get("/casussen/<nummer>/toets")
@requires("casus.aanmelding", casus_uit_url)
def toets(casus: Casus, zaak: Zaak) -> Response:
    """Show whether the case is ready, what is open, and every requirement with what proves it."""
    return _pagina(casus, zaak)


def _eis_uit_url(actor: Any, nummer: str, eis: str, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Return the case and the code of one requirement; raises NietGevonden for a code that is none. One statement."""
    dingen, zaak = casus_op_slot(actor, nummer)
    if eis not in rules.CODES:
        raise NietGevonden
    return {**dingen, "eis": eis}, zaak


@bp.post("/casussen/<nummer>/toets/<eis>/opmerkingen")
@requires("casus.toets_opmerken", _eis_uit_url)
@writes
def opmerking(casus: Casus, eis: str, zaak: Zaak) -> Response:
    """Add a comment at one requirement."""
    form, nieuw = OpmerkingForm(), None
    try:
        if not form.validate_on_submit():
            raise Geweigerd([])
        rij_id = form.rij_id(wie().id, casus.id, eis)
        # htmx takes the form away with its answer; should it come twice all the same, the id of the row refuses it
        if is_fragment() or not staat_er_al(Eisopmerking, rij_id):
            rij = voeg_opmerking_toe(wie(), casus, zaak, eis, form.tekst.data or "", rij_id)
            nieuw = {"tekst": rij.tekst, "rol": rij.rol, "op": rij.op, "door": wie().naam}
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        if not is_fragment():
            return _pagina(casus, zaak, form=form, code=eis, status=422)
        return answer("toetsen/_zeg.html", status=422, casus=casus, code=eis, form=form, nieuw=None)
    naar = url_for("toetsen.toets", nummer=casus.nummer, _anchor=f"eis-{eis}")
    leeg = OpmerkingForm(formdata=None)
    return done(naar, "toetsen/_zeg.html", casus=casus, code=eis, form=leeg, nieuw=nieuw)


@bp.post("/casussen/<nummer>/toets/uitzondering")
@requires("instroom.beslissen", casus_uit_url)
@writes
def geen_uitzondering(casus: Casus, zaak: Zaak) -> Response:
    """Refuse the exception that was asked for; the case itself stays where it is."""
    form = WeigerForm()
    try:
        if not form.validate_on_submit():
            raise Geweigerd([])
        weiger_uitzondering(wie(), casus, form.reden.data or "")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _pagina(casus, zaak, weiger=form, status=422)
    return done(url_for("toetsen.toets", nummer=casus.nummer))


@bp.app_template_global("toetsstrook")
def toetsstrook(casus: Any) -> rules.Strook | None:
    """Return the strip of a case (or of a row with its aanmelding, vraag, criteria, toetsstand); no statement.

    None once the case went on: then it stands as it was admitted.
    """
    if casus.stand not in queries.TOETSBAAR or not current_user.is_authenticated:
        return None
    uitslag = queries.toets_van(casus, profiel())
    standen = rules.eisstanden(rules.alle_eisen(uitslag, casus.vraag), casus.toetsstand)
    return rules.maak_strook(uitslag, rules.open_eisen(uitslag, casus.vraag), standen)
