"""The plan of a case: the version that holds, older ones, what changed, a new one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request, url_for

from tafel.casussen.kader import casuskader
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.kern.clock import vandaag
from tafel.kern.forms import Formulier
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.plannen.kader import botst, met_weigeringen
from tafel.plannen.queries import bestanden, find_concept, find_huidige, get_uit_lijst, versies
from tafel.plannen.rules.blad import Planblad, begin, lees_blad
from tafel.plannen.rules.regels import Planregel, uit_document
from tafel.plannen.rules.verschil import Planverschil, verschil
from tafel.plannen.rules.versies import KORT, is_heel
from tafel.plannen.services import bewaar_concept, maak_versie
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag, waarom

bp = Blueprint("plannen", __name__)


def _kader(casus: Casus, zaak: Zaak) -> dict[str, Any]:
    return {**casuskader(casus, zaak, "plannen.plan"), "kort": KORT, "dag": vandaag()}


def _wijzigt(zaak: Zaak) -> bool:
    return mag(wie(), "plan.bewerken", zaak)


@bp.get("/casussen/<nummer>/plan")
@requires("plan.zien", casus_uit_url)
def plan(casus: Casus, zaak: Zaak) -> Response:
    """Show one version (the one that holds, or the one asked for), the others, and what changed since the one before.

    `?versie=2` chooses a version, `?met=1` what to compare it with.
    """
    noteer_inzage(wie(), casus.id, "plan", waarom(wie(), zaak))
    alle = versies(casus.id, concept=_wijzigt(zaak))
    gemaakt = [rij for rij in alle if rij.stand != "concept"]
    gekozen = (
        get_uit_lijst(gemaakt, _getal("versie")) if request.args.get("versie") else gemaakt[0] if gemaakt else None
    )
    met = None
    if gekozen is not None:
        ander = _getal("met") if request.args.get("met") else gekozen.nummer - 1
        eerdere = [rij for rij in gemaakt if rij.nummer == ander]
        if not eerdere and request.args.get("met"):
            raise NietGevonden
        met = eerdere[0] if eerdere else next((rij for rij in gemaakt if rij.nummer < gekozen.nummer), None)
    oud, nieuw = sorted((met, gekozen), key=lambda r: r.nummer) if met and gekozen else (None, gekozen)
    return answer(
        "plannen/plan.html",
        versies=gemaakt,
        concept=next((rij for rij in alle if rij.stand == "concept"), None),
        gekozen=gekozen,
        regels=uit_document(gekozen.inhoud if gekozen else casus.aanmelding.get("plan_van_aanpak")),
        heel={rij.id: is_heel(rij.inhoud, rij.document_merk, rij.merk) for rij in gemaakt},
        oud=oud,
        nieuw=nieuw,
        verschil=_verschil(oud, nieuw),
        bestanden=bestanden(casus.id) if mag(wie(), "casus.aanmelding", zaak) else [],
        **_kader(casus, zaak),
    )


def _verschil(oud: Any, nieuw: Any) -> Planverschil | None:
    if oud is None or nieuw is None:
        return None
    return verschil(oud.inhoud, nieuw.inhoud, (oud.document_merk, nieuw.document_merk))


def _getal(naam: str) -> int:
    ruw = request.args.get(naam, "")
    if not (ruw.isascii() and ruw.isdecimal() and len(ruw) < 5):
        raise NietGevonden
    return int(ruw)


def _opgeslagen(casus: Casus) -> tuple[tuple[Planregel, ...], str]:
    """Return the lines that a new version begins with: those of the concept, else of the version that holds."""
    concept = find_concept(casus.id)
    bron = concept or find_huidige(casus.id)
    inhoud = bron.inhoud if bron else casus.aanmelding.get("plan_van_aanpak")
    return uit_document(inhoud), concept.reden if concept else ""


def _bewerk(casus: Casus, zaak: Zaak, blad: Planblad, status: int = 200) -> Response:
    return answer("plannen/nieuw.html", status=status, blad=blad, form=Formulier(), **_kader(casus, zaak))


@bp.get("/casussen/<nummer>/plan/nieuw")
@requires("plan.bewerken", casus_uit_url)
def nieuw(casus: Casus, zaak: Zaak) -> Response:
    """Show the lines to change, or a box to paste in."""
    regels, reden = _opgeslagen(casus)
    return _bewerk(casus, zaak, begin(regels, reden))


@bp.post("/casussen/<nummer>/plan/nieuw")
@requires("plan.bewerken", casus_uit_url)
@writes
def maak_nieuw(casus: Casus, zaak: Zaak) -> Response:
    """Do one step of the editor, or keep the lines as a version or a concept."""
    stap, blad = lees_blad(request.form.to_dict(flat=False), vandaag())
    if blad.fouten or stap not in ("bewaar", "concept"):
        return _bewerk(casus, zaak, blad, 422 if blad.fouten else 200)
    opgeslagen, _reden = _opgeslagen(casus)
    if anders := botst(blad, opgeslagen):
        return _bewerk(casus, zaak, anders, 409)
    try:
        if stap == "concept":
            bewaar_concept(wie(), casus, blad.regels, blad.reden)
        else:
            maak_versie(wie(), casus, blad.regels, blad.reden)
    except Geweigerd as geweigerd:
        return _bewerk(casus, zaak, met_weigeringen(blad, geweigerd.weigeringen), 422)
    return done(url_for("plannen.plan", nummer=casus.nummer))
