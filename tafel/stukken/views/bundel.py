"""The papers of one person for one meeting: look what is in it, make it, follow how far it is."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from flask import Response, make_response, request, url_for

from tafel.casussen.kader import profiel
from tafel.kern.clock import nu
from tafel.kern.db import begin_schrijven, sessie
from tafel.kern.format import datum_vol, tijd
from tafel.kern.forms import Formulier
from tafel.kern.refusals import NietGevonden
from tafel.kern.web import answer, eigen_transactie, writes
from tafel.overleggen.models import Overleg
from tafel.stukken import rules, services
from tafel.stukken.queries import bundel as queries
from tafel.stukken.queries.klaar import bundel_uit_url
from tafel.stukken.views.uitvoer import als_pdf, bp, gemaakt_voor, zet
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag
from tafel.uitnodigingen.queries.beeld import beeld

WAAROM = "U maakte de stukken voor een overleg."
MATEN = (
    rules.MATEN[2],
    rules.MATEN[4],
    rules.MATEN[-1],
)  # fewer tries than for one sheet: eight cases are laid out each time
WACHT = 60.0
HOOGSTENS = 90  # times the page asks how far it is, once a second


@dataclass(frozen=True)
class _Keuze:
    """Whose papers, which cases, and whom else the chair can choose."""

    ontvanger: queries.Ontvanger
    delen: list[queries.Deel]
    mensen: list[tuple[queries.Ontvanger, int]]


def _keuze(overleg: Overleg, zaken: dict[uuid.UUID, Zaak], zaak: Zaak, voor: str) -> _Keuze:
    """Return whose papers are asked for; raises NietGevonden for somebody whom the asker may not choose."""
    actor, leidt = wie(), mag(wie(), "overleg.uitnodigen", zaak)
    b = beeld(actor, overleg)
    mensen = queries.genodigden(actor, b, zaken) if leidt else []
    if not voor:
        ik = queries.Ontvanger(actor.naam, actor.functie or "")
        return _Keuze(ik, queries.eigen_delen(actor, b, zaken), mensen)
    if not leidt:
        raise NietGevonden
    return _Keuze(*queries.delen_voor(actor, b, zaken, _als_id(voor)), mensen)


def _als_id(tekst: str) -> uuid.UUID:
    try:
        return uuid.UUID(tekst)
    except ValueError:
        raise NietGevonden from None


def _toon(overleg: Overleg, zaak: Zaak, keuze: _Keuze, status: int = 200, uitleg: str = "") -> Response:
    return answer(
        "stukken/bundel.html", status=status, overleg=overleg, zaak=zaak, keuze=keuze, form=Formulier(formdata=None),
        mee=[deel for deel in keuze.delen if deel.recht is not None], volledig=rules.VOLLEDIG, uitleg=uitleg,
        sinds=nu().isoformat(),
    )  # fmt: skip


@bp.get("/overleggen/<uuid:overleg_id>/bundel")
@requires("bundel.zien", bundel_uit_url)
def bundel(overleg: Overleg, zaken: dict[uuid.UUID, Zaak], zaak: Zaak) -> Response:
    """Show what the papers hold, and of which cases this person gets none and why. The chair chooses for whom."""
    return _toon(overleg, zaak, _keuze(overleg, zaken, zaak, request.args.get("voor", "")))


@bp.post("/overleggen/<uuid:overleg_id>/bundel")
@requires("bundel.maken", bundel_uit_url)
@writes
@eigen_transactie
def maak_bundel(overleg: Overleg, zaken: dict[uuid.UUID, Zaak], zaak: Zaak) -> Response:
    """Make the papers as they may be read at this moment, and write that down. No lock is held while it is made."""
    keuze = _keuze(overleg, zaken, zaak, request.form.get("voor", ""))
    inhoud = queries.inhoud(profiel(), overleg, keuze.delen)
    if not inhoud:
        return _toon(overleg, zaak, keuze, 422, "Er zijn voor dit overleg geen stukken om te maken.")
    scherm = request.form.get("als") == "html"
    html = _html(overleg, keuze, inhoud, scherm=scherm)
    try:
        antwoord = (
            make_response(html[0])
            if scherm
            else als_pdf(html, f"stukken-{overleg.datum.isoformat()}.pdf", bijlage=True, wacht=WACHT)
        )
    except services.GeenPdf as geen:
        sessie.rollback()
        return _toon(overleg, zaak, keuze, 503, geen.uitleg)
    sessie.rollback()
    services.noteer_lezen(wie(), inhoud, WAAROM)
    begin_schrijven()
    services.noteer_bundel(wie(), overleg, keuze.ontvanger.genodigde_id, inhoud)
    return antwoord


def _html(overleg: Overleg, keuze: _Keuze, inhoud: list[queries.Inhoud], *, scherm: bool) -> list[str]:
    moment = nu()
    voor = ", ".join(filter(None, (keuze.ontvanger.naam, keuze.ontvanger.wat)))
    door = "" if keuze.ontvanger.genodigde_id is None else f" door {gemaakt_voor()}"
    versies: list[dict[str, Any]] = [
        {"bladen": [rules.stel_samen(een.feiten, een.deel.recht or rules.PARTIJ, maat) for een in inhoud]}
        for maat in (MATEN if not scherm else rules.MATEN[2:3])
    ]
    return zet(
        "stukken/papieren_bundel.html", f"Stukken {overleg.datum.isoformat()}",
        url_for("stukken.bundel", overleg_id=overleg.id, voor=keuze.ontvanger.genodigde_id), scherm=scherm,
        versies=versies, overleg=overleg, inhoud=inhoud, ontvanger=voor, niet=len(keuze.delen) - len(inhoud),
        leidt=keuze.ontvanger.genodigde_id is None and wie().is_een("voorzitter"),
        merk=f"Voor {voor}. Gemaakt op {datum_vol(moment)} om {tijd(moment)} uur{door}. Niet doorsturen.",
        voet=f"Voor {voor}, op {datum_vol(moment)} om {tijd(moment)} uur. Niet doorsturen.",
    )  # fmt: skip


@bp.get("/overleggen/<uuid:overleg_id>/bundel/stand")
@requires("bundel.zien", bundel_uit_url)
def bundelstand(overleg: Overleg, zaken: dict[uuid.UUID, Zaak], zaak: Zaak) -> Response:  # noqa: ARG001
    """Tell how far the papers are: still busy, or made at which time. Asked once a second by the page."""
    voor = request.args.get("voor", "")
    op = queries.laatst_gemaakt(overleg, wie(), _als_id(voor) if voor else None)
    keer = request.args.get("keer", "1")
    tel = int(keer) if keer.isascii() and keer.isdecimal() and len(keer) < 4 else HOOGSTENS
    return answer(
        "stukken/bundelstand.html", "stukken/_bundelstand.html", overleg=overleg, voor=voor, keer=tel,
        klaar=op if op is not None and op >= _moment(request.args.get("sinds", "")) else None,
        sinds=request.args.get("sinds", ""), op=op, moe=tel >= HOOGSTENS,
    )  # fmt: skip


def _moment(tekst: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(tekst)
    except ValueError:
        return nu()
    return moment if moment.tzinfo else nu()
