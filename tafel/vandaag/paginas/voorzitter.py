"""The chair's day: the meeting, what came in, what is late."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from flask import url_for

from tafel.instroom.queries import instroom
from tafel.kern.clock import lokaal, nu, vandaag
from tafel.kern.format import datum_zin, euro, getal, tijd
from tafel.opvolging.queries import acties, momenten_tot
from tafel.opvolging.rules import MOMENTNAMEN
from tafel.overleggen.models import Overleg
from tafel.overleggen.queries import Punt, agenda, regels
from tafel.toegang.rules import Actor
from tafel.vandaag import queries
from tafel.vandaag.beeld import HOOGSTENS, Blok, Merk, Pagina, Regel, Stap, kort
from tafel.vandaag.paginas.akkoord import zonder_akkoord
from tafel.vandaag.rules import Antwoorden, antwoordzin, gereedzin, overlegzin, regelstap, wie_niet_komt

ICOON = {"goed": "ok", "let": "let", "stil": "rondje"}
LAAT = Merk("fout", "fout", "Te laat")


def voorzitter(actor: Actor) -> Pagina:
    """Return the chair's start page: seven statements."""
    overleg, dicht, antwoorden = queries.find_overleggen(actor)
    punten = agenda(actor, overleg) if overleg else []
    binnen = instroom(actor, HOOGSTENS + 1)
    geld, nee = queries.geld_van_de_tafel(actor, HOOGSTENS)
    blokken = [zonder_akkoord(nee)] if nee else []
    antwoorden = replace(antwoorden, nooit=sum(punt.niet_uitgenodigd for punt in punten if punt.open))
    blokken += [_overleg(overleg, punten, antwoorden)] if overleg else []
    blokken += [_binnen(binnen), _te_laat(actor, geld)]
    hier = overleg is not None and (overleg.stand == "bezig" or overleg.datum == vandaag())
    if dicht and not hier:
        return _na_afloop(dicht, overleg, binnen, blokken)
    if overleg is None:
        kop, doe = "Er staat geen overleg gepland", "Beslis eerst over wat er binnenkwam." if binnen else "Plan er een."
        zin = f"{getal(len(binnen), 'casus wacht', 'casussen wachten')} op u." if binnen else "Niets wacht op u."
        knop = Stap(url_for("overleggen.nieuw"), "Plan een overleg")
        return Pagina(kop, zin, doe, knop, blokken)
    kop = overlegzin(overleg.stand, overleg.datum, overleg.begint_om, lokaal(nu()))
    zin, doe = gereedzin(["let" if _nee(punt, antwoorden) else punt.gereed.soort for punt in punten])
    if hier and punten:
        knop = Stap(url_for("aan_tafel.aan_tafel", overleg_id=overleg.id), "Naar de tafel")
    else:
        knop = Stap(url_for("overleggen.overleg", overleg_id=overleg.id), "Maak de agenda")
    return Pagina(kop, zin, doe, knop, blokken)


def _na_afloop(dicht: Overleg, overleg: Overleg | None, binnen: list[Any], blokken: list[Blok]) -> Pagina:
    """Return the page after today's meeting: read what was decided, and what is next."""
    knop = Stap(url_for("stukken.besluitenlijst_pdf", overleg_id=dicht.id), "Lees de besluitenlijst")
    if overleg:
        zin = f"Het volgende overleg is {datum_zin(overleg.datum, vandaag())}."
        ook = Stap(url_for("overleggen.overleg", overleg_id=overleg.id), "Maak de agenda")
    else:
        zin = "Er staat nog geen volgend overleg gepland."
        ook = Stap(url_for("overleggen.nieuw"), "Plan een overleg")
    doe = "Beslis over wat er binnenkwam." if binnen else f"{ook.tekst}."
    return Pagina("Het overleg van vandaag is gesloten", zin, doe, knop, blokken, ook)


def _overleg(overleg: Overleg, punten: list[Punt], a: Antwoorden) -> Blok:
    rijen = [_punt(rij.punt, rij.om, a) for rij in regels(overleg, punten)[0] if rij.soort == "punt"][:HOOGSTENS]
    naam = "Overleg van vandaag" if overleg.datum == vandaag() else f"Overleg van {datum_zin(overleg.datum)}"
    plek = f"{tijd(overleg.begint_om)} – {tijd(overleg.eindigt_om)} · {overleg.plaats}"
    alles = Stap(url_for("overleggen.overleg", overleg_id=overleg.id), "De hele agenda")
    if (zin := antwoordzin(a)) and overleg.stand == "gepland":
        woord = "Kijk wie er komt" if a.open or a.kan_niet or a.ander else "Nodig ze uit"
        stap = Stap(url_for("uitnodigingen.uitnodigingen", overleg_id=overleg.id), woord)
        rijen = [*rijen[: HOOGSTENS - 1], Regel(zin, merk=Merk("let", "mens", "Uitnodigingen"), stap=stap)]
    return Blok(naam, rijen, "De agenda is nog leeg. Zet er een casus op.", plek, alles)


def _nee(punt: Punt, a: Antwoorden) -> str:
    """Return who said no at an item that is still to come; "" when nobody did."""
    return wie_niet_komt(a.nee.get(punt.casus_id, ())) if punt.open else ""


def _punt(punt: Punt, begint: dt.time | None, a: Antwoorden) -> Regel:
    if begint is None:
        merk = Merk("stil", "rondje", "Vervalt")
    elif punt.uitkomst:
        merk = Merk("goed", "ok", "Besproken")
    elif punt.gereed.soort == "goed" and (nee := _nee(punt, a)):
        merk = Merk("let", "let", nee)
    else:
        merk = Merk(punt.gereed.soort, ICOON[punt.gereed.soort], punt.gereed.woord)
    jaren = f"{punt.leeftijd} jaar" if punt.leeftijd is not None else ""
    return Regel(jaren, punt.nummer, punt.initialen, tijd(begint), merk, punt.gereed.uitleg, _puntstap(punt))


def _puntstap(punt: Punt) -> Stap | None:
    """Return what must be done for a case before the meeting; reading it when nothing must."""
    if not punt.mag_zien:
        return None
    if punt.uitkomst or punt.gereed.soort == "goed" or not punt.mag_regelen:
        woord = "Lees de casus" if punt.uitkomst else "Lees de A4"
        return Stap(url_for("casussen.casus", nummer=punt.nummer), woord, f"van {punt.nummer}")
    woord = regelstap(punt.gereed.woord, punt.gereed.mist)
    return Stap(url_for("casussen.mensen", nummer=punt.nummer), woord, f"in {punt.nummer}")


def _binnen(rijen: list[Any]) -> Blok:
    regels = [_aanmelding(rij) for rij in rijen[:HOOGSTENS]]
    alles = Stap(url_for("instroom.instroom"), "Alles in instroom")
    return Blok("Binnengekomen", regels, "Niets te beslissen.", alles=alles, half=True)


def _aanmelding(rij: Any) -> Regel:
    dagen = (vandaag() - rij.thuis_sinds).days if rij.thuis_sinds and rij.thuis_sinds <= vandaag() else None
    hint = f"Zit {getal(dagen, 'dag', 'dagen')} thuis." if dagen is not None else "Zit nog niet thuis."
    stap = Stap(url_for("instroom.instroom_casus", nummer=rij.nummer), "Beslis", f"over {rij.nummer}")
    merk = Merk("let", "vlag", "Spoed gevraagd") if rij.spoed == "gevraagd" else Merk("let", "klok", "Wacht op u")
    return Regel("", rij.nummer, rij.initialen, merk=merk, hint=hint, stap=stap)


def _te_laat(actor: Actor, akkoorden: list[Any]) -> Blok:
    dag = vandaag()
    geld = [
        Regel(
            f"Akkoord op {euro(rij.bedrag)}", rij.nummer, rij.initialen, merk=LAAT,
            hint=f"{rij.naam} zou antwoorden vóór {datum_zin(rij.antwoord_voor, dag)}.",
            stap=Stap(url_for("besluiten.besluit", nummer=rij.besluit), "Bekijk het besluit", rij.besluit),
        )
        for rij in akkoorden
    ]  # fmt: skip
    momenten = [
        Regel(
            f"Terugkijken na {MOMENTNAMEN[een.soort]}" if een.soort != "extra" else "Extra moment",
            een.nummer, een.initialen, merk=LAAT, hint=f"Gepland op {datum_zin(een.gepland_op, dag)}.",
            stap=_opvolging(een.nummer),
        )
        for een in momenten_tot(actor, dag - dt.timedelta(days=1), HOOGSTENS)
    ]  # fmt: skip
    beloofd = [
        Regel(
            kort(f"{een.wie} {een.wat}"), een.nummer, een.initialen, merk=LAAT,
            hint=f"Afgesproken voor {datum_zin(een.wanneer, dag)}.", stap=_opvolging(een.nummer),
        )
        for een in acties(actor, "tafel", voorbij_op=dag, hoogstens=HOOGSTENS)[0]
    ]  # fmt: skip
    regels = [*geld, *momenten, *beloofd][:HOOGSTENS]
    alles = Stap(url_for("opvolging.opvolging"), "Alles in opvolging")
    return Blok("Te laat", regels, "Niets is te laat.", alles=alles, half=True)


def _opvolging(nummer: str) -> Stap:
    return Stap(url_for("opvolging.casus", nummer=nummer), "Bekijk de opvolging", nummer)
