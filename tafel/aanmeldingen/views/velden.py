"""Fields that keep themselves: one small request per pause in typing, answered with what changed and nothing else."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, render_template, request, url_for

from tafel.aanmeldingen.forms import Aanmeldformulier, door_wie, lees_velden, lees_venster
from tafel.aanmeldingen.forms.botsingen import als_getypt
from tafel.aanmeldingen.rules.velden import VRIJ, WEG, is_naam, sinds
from tafel.aanmeldingen.services import bewaar_velden, inhoud_van, wie_kort
from tafel.aanmeldingen.views.blad import bp
from tafel.aanmeldingen.views.scherm import formulier, open_velden, toon_gevolgen
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_op_slot, casus_uit_url
from tafel.casussen.rules import BESTEMMINGEN
from tafel.criteria.rijen import LIJSTEN, plek_van, splits, vind_rij
from tafel.kern.clock import nu
from tafel.kern.forms import Formulier
from tafel.kern.refusals import Weigering, weiger
from tafel.kern.web import done, is_fragment, writes
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


@bp.post("/casussen/<nummer>/aanmelden/velden")
@requires("casus.bewerken", casus_op_slot)
@writes
def bewaar(casus: Casus, zaak: Zaak) -> Response:
    """Keep any number of fields, take rows away; say what became of each, and what another window changed.

    What can't go in is kept as a draft of this person, so the answer is 200 also then.
    """
    if not is_fragment():
        return done(url_for("aanmeldingen.aanmelden", nummer=casus.nummer))
    actor = wie()
    if request.form.get("wie", wie_kort(actor.id)) != wie_kort(actor.id):
        weiger(Weigering("ander", "In dit venster typte iemand anders. Kopieer wat u nodig heeft en laad opnieuw."))
    posted = request.form.to_dict(flat=False)
    gelezen, venster = lees_velden(posted, inhoud_van(casus).document), lees_venster(posted)
    bewaring = bewaar_velden(actor, casus, gelezen.getypt, gelezen.weg, venster, gelezen.laat)
    f = formulier(casus, uitslag=bewaring.uitslag, waarden=Aanmeldformulier.typ(gelezen.getypt))
    toon_gevolgen(f, casus, bewaring.gevolgen)
    f.wacht = {een.veld for een in bewaring.concepten}
    gezien = request.form.get("versie", "")
    vanaf = int(gezien) if gezien.isascii() and gezien.isdecimal() and len(gezien) < 10 else casus.versie
    rest = _van_anderen(f, casus, vanaf, venster[0], {een.naam for een in gelezen.getypt})
    toets, _, blokken = request.form.get("merk", ".").partition(".")
    merk = f.merk
    antwoord = make_response(
        render_template(
            "aanmeldingen/_velden.html",
            casus=casus,
            zaak=zaak,
            f=f,
            velden=[_uitkomst(f, g.getypt.naam, g.wat, g.getypt.tekst) for g in bewaring.gevolgen if g.getypt.waarden],
            rijen_anders=[g.getypt.naam for g in bewaring.gevolgen if not g.getypt.waarden],
            laat=[_uitkomst(f, naam, "laat", "") for naam in sorted(gelezen.laat) if is_naam(naam)],
            weg=sorted({*gelezen.weg} - {g.getypt.naam for g in bewaring.gevolgen}),
            anders=rest,
            open_velden=open_velden(f, [een.veld for een in bewaring.concepten]),
            moment=nu(),
            merk=merk,
            met_toets=toets != merk.partition(".")[0],
            met_blokken=blokken != merk.partition(".")[2],
            bestemmingen=BESTEMMINGEN,
            lijsten=LIJSTEN,
        )
    )
    return antwoord


def _uitkomst(f: Aanmeldformulier, naam: str, wat: str, getypt: str) -> dict[str, Any]:
    """Return what the page must know of one field: its outcome, its digest, and its text where that became another."""
    tekst = f.inhoud.tekst(naam)
    lijst, rij, _ = splits(naam)
    weg = bool(lijst) and vind_rij(f.inhoud.document, lijst, rij) is None
    datum = naam not in VRIJ and plek_van(naam).veld.soort == "datum"
    toon = als_getypt(naam, tekst)
    return {
        "naam": naam,
        "wat": wat,
        "basis": f.inhoud.stempel(naam),
        "waarde": toon if wat == "laat" or (wat == "bewaard" and datum and toon != getypt.strip()) else None,
        "weg": weg and wat == "laat",
    }


def _van_anderen(f: Aanmeldformulier, casus: Casus, vanaf: int, venster: str, mijn: set[str]) -> list[dict[str, Any]]:
    """Return the fields and rows that another window changed since this page last heard, with who and when."""
    uit: list[dict[str, Any]] = []
    wie_ = wie_kort(wie().id)
    for naam, merk in sorted(sinds(casus.velden_op, vanaf, venster).items()):
        lijst, rij, rest = splits(naam)
        wie_deed = door_wie(merk, wie_, f.dag)
        if lijst and not rest:
            uit.append({"soort": "rij_weg", "rij": naam, "zin": f"{LIJSTEN[lijst].rij} weggehaald door {wie_deed}"})
        elif is_naam(naam) and naam not in mijn:
            f.stil[naam] = f"Intussen gewijzigd door {wie_deed}"
            er = not lijst or vind_rij(f.inhoud.document, lijst, rij) is not None
            uit.append({"soort": "veld", **_uitkomst(f, naam, "laat", ""), "weg": not er})
            if er and lijst and not any(een.get("rij") == f"{lijst}-{rij}" for een in uit):
                uit.append({"soort": "rij", "rij": f"{lijst}-{rij}", "lijst": lijst, "sleutel": rij})
    return uit


@bp.get("/casussen/<nummer>/aanmelden/verder")
@requires("casus.bewerken", casus_uit_url)
def verder(casus: Casus, zaak: Zaak) -> Response:  # noqa: ARG001
    """Give a page that was left open the token of the present session, so that it can go on keeping."""
    if not is_fragment():
        return done(url_for("aanmeldingen.aanmelden", nummer=casus.nummer))
    return make_response(
        render_template("aanmeldingen/_verder.html", form=Formulier(formdata=None), wie=wie_kort(wie().id))
    )


__all__ = ["WEG", "bewaar", "verder"]
