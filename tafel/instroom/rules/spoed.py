"""Spoed: asked by the casusverantwoordelijke, granted or refused by the chair, within a term in hours. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tafel.instroom.rules.termijnen import LANGSTE_DAGEN, Teken
from tafel.kern.format import datum_kort, getal
from tafel.kern.refusals import Weigering

MAX_SPOED = 500
VRAAGBAAR = ("concept", "ingediend", "aanvulling", "teruggegeven", "toegelaten")


@dataclass(frozen=True)
class Spoedvraag:
    """What somebody asks: why it is urgent, why it can't wait for the next meeting, and by which day."""

    reden: str
    waarom_nu: str
    gewenst_op: dt.date | None


def tegen_spoedvraag(stand: str, loopt: str | None, vraag: Spoedvraag, vandaag: dt.date) -> list[Weigering]:
    """Return the reasons against asking; `loopt` is the state of the request that runs already, if any."""
    if stand not in VRAAGBAAR:
        return [Weigering("stand", "Deze casus wacht niet meer op de tafel. Spoed vragen kan niet meer.")]
    if loopt == "gevraagd":
        return [Weigering("al_gevraagd", "U hebt al spoed gevraagd. De voorzitter antwoordt nog.")]
    if loopt == "toegekend":
        return [Weigering("al_toegekend", "Deze casus heeft al spoed.")]
    redenen = []
    for tekst, veld, leeg in (
        (vraag.reden, "reden", "Schrijf wat er aan de hand is."),
        (vraag.waarom_nu, "waarom_nu", "Schrijf waarom het niet kan wachten tot het volgende overleg."),
    ):
        lengte = len(tekst.strip())
        if not lengte:
            redenen.append(Weigering(f"geen_{veld}", leeg, veld))
        elif lengte > MAX_SPOED:
            redenen.append(Weigering(f"{veld}_lang", f"Maak het korter. Er passen {MAX_SPOED} tekens.", veld))
    dag = vraag.gewenst_op
    if dag is not None and (dag < vandaag or (dag - vandaag).days > LANGSTE_DAGEN):
        redenen.append(Weigering("gewenst_op", "Kies vandaag of een dag binnen een jaar.", "gewenst_op"))
    return redenen


def tegen_spoedantwoord(stand: str, reden: str) -> list[Weigering]:
    """Return the reasons against answering: there must be an open request, and a reason goes with yes and no."""
    if stand != "gevraagd":
        return [Weigering("spoed_stand", "Over deze spoedvraag is al beslist.")]
    return [] if reden.strip() else [Weigering("geen_reden", "Schrijf waarom wel of geen spoed.", "spoedreden")]


def spoed_voor(gevraagd: dt.datetime, ingediend: dt.datetime | None, uren: int) -> dt.datetime:
    """Return until when the chair may answer: `uren` hours after asking, or after handing in when that came later."""
    return max(gevraagd, ingediend or gevraagd) + dt.timedelta(hours=uren)


def spoeddag(gewenst: dt.date | None, vandaag: dt.date) -> Teken:
    """Return granted spoed with the day before which an answer of the table is needed, and whether that is past."""
    if gewenst is None:
        return Teken("let", "vlag", "Spoed")
    if gewenst < vandaag:
        return Teken("fout", "let", f"Spoed, was nodig vóór {datum_kort(gewenst, vandaag)}")
    return Teken("let", "vlag", f"Spoed, nodig vóór {datum_kort(gewenst, vandaag)}")


def spoedklok(voor: dt.datetime, nu: dt.datetime) -> Teken:
    """Return what is left of the time to answer, in whole hours: "nog 31 uur", or how late the answer is."""
    minuten = int((voor - nu).total_seconds() // 60)
    if minuten < 0:
        uren = -minuten // 60
        return Teken(
            "fout", "let", f"Spoed gevraagd, {f'{uren} uur' if uren else getal(-minuten, 'minuut', 'minuten')} te laat"
        )
    if minuten < 60:
        return Teken("fout", "klok", f"Spoed gevraagd, nog {getal(minuten, 'minuut', 'minuten')}")
    return Teken("let", "klok", f"Spoed gevraagd, nog {minuten // 60} uur")
