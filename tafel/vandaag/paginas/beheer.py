"""The day around the table: what is incomplete, who looked, what the figures say."""

from __future__ import annotations

from typing import Any

from flask import url_for

from tafel.inzicht.queries import tel
from tafel.inzicht.rules import OORZAKEN, STANDEN, bevinding, scherm_af, vouw
from tafel.kern.format import datum_kort, getal, tijd
from tafel.logboek.woorden import over_een_ander
from tafel.toegang.rules import Actor
from tafel.vandaag import queries
from tafel.vandaag.beeld import HOOGSTENS, Blok, Merk, Pagina, Regel, Stap, kort
from tafel.vandaag.rules import tekorten

NUMMER = len("DBM-2026-001")


def beheerder(actor: Actor) -> Pagina:
    """Return the start page of the beheerder: two statements."""
    mist = tekorten(queries.leden_van(actor), queries.mensen_zonder_rol(HOOGSTENS + 1))
    beheer = url_for("beheer.beheer")
    regels = [
        Regel(wat, merk=Merk("let", "pen", "Nog niet klaar"), hint=hint, stap=Stap(beheer, "Vul aan", wat))
        for wat, hint in mist[:HOOGSTENS]
    ]
    blok = Blok("Nog niet compleet", regels, "Alles is ingevuld.", alles=Stap(beheer, "Naar beheer"))
    if not mist:
        return Pagina("De tafel is compleet", "Iedereen heeft een rol en een geldig mandaat.", "", None, [blok])
    aantal = getal(len(mist), "instelling is", "instellingen zijn")
    kop = f"{aantal} nog niet compleet"
    return Pagina(
        kop, "Zonder deze gegevens loopt het werk vast.", f"{mist[0][0]}.", Stap(beheer, "Naar beheer"), [blok]
    )


def fg(actor: Actor) -> Pagina:
    """Return the start page of the functionaris gegevensbescherming: two statements."""
    regels = [_logregel(rij) for rij in queries.laatste_logregels(actor, HOOGSTENS)]
    gezien = [
        Regel(
            f"{rij.naam}: {rij.wat}",
            rij.nummer,
            hint=f"{datum_kort(rij.op)}, {tijd(rij.op)}. {over_een_ander(rij.waarom)}",
        )
        for rij in queries.laatste_inzagen(actor, HOOGSTENS)
    ]
    log = Stap(url_for("logboek.logboek"), "Open het logboek")
    blokken = [
        Blok("Laatst gewijzigd", regels, "Nog niets gewijzigd.", half=True, alles=Stap(log.url, "Alle wijzigingen")),
        Blok(
            "Laatst ingezien", gezien, "Nog niemand keek.", half=True,
            alles=Stap(url_for("logboek.logboek", soort="inzagen"), "Alle inzagen"),
        ),
    ]  # fmt: skip
    return Pagina(
        "Wie keek en wie wijzigde", "U ziet geen inhoud van casussen.", "Loop de laatste regels na.", log, blokken
    )


def _logregel(rij: Any) -> Regel:
    """Return one change; a subject that is no number (a meeting, a person) stands in the hint."""
    wat, wanneer = f"{rij.door}: {rij.wat}", f"{datum_kort(rij.op)}, {tijd(rij.op)}"
    if len(rij.onderwerp) <= NUMMER:
        return Regel(wat, rij.onderwerp, hint=wanneer)
    return Regel(wat, " ", hint=f"{kort(rij.onderwerp)}. {wanneer}")


def analist(actor: Actor) -> Pagina:
    """Return the start page of the analist: two statements."""
    standen, oorzaken = tel(actor)
    blokken = []
    for titel, cellen, woorden in (
        ("Casussen naar stand", standen, STANDEN),
        ("Waarom het vastzit", oorzaken, OORZAKEN),
    ):
        getoond, rest = vouw(scherm_af(cellen))
        regels = [Regel(woorden[naam], rechts=waarde) for naam, waarde in getoond.items()]
        blokken.append(Blok(titel, regels, "Nog te weinig casussen om te laten zien.", half=True, rest=rest))
    knop = Stap(url_for("inzicht.inzicht"), "Bekijk alle cijfers")
    zin = "Aantallen onder de vijf zijn afgeschermd."
    return Pagina(bevinding(oorzaken), zin, "Deel geen cijfers buiten de tafel zonder afspraak.", knop, blokken)
