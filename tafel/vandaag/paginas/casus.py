"""The day of who brings cases, of a party and of who agrees to costs."""

from __future__ import annotations

from typing import Any

from flask import url_for

from tafel.besluiten.queries import open_akkoorden
from tafel.kern.clock import vandaag
from tafel.kern.format import datum_zin, euro, getal
from tafel.opvolging.queries import ActieRegel, acties
from tafel.overleggen.rules import UITKOMSTWOORD
from tafel.toegang.rules import Actor
from tafel.vandaag import queries
from tafel.vandaag.beeld import HOOGSTENS, Blok, Merk, Pagina, Regel, Stap, kort
from tafel.vandaag.paginas.akkoord import eerst_geen_akkoord, zonder_akkoord
from tafel.vandaag.rules import besproken

STANDEN = ("aanvulling", "teruggegeven", "concept", "ingediend", "toegelaten", "opvolging")
ZONDER_BESLUIT = ("aangehouden", "geen_overeenstemming", "buiten_onze_macht")


def casusverantwoordelijke(actor: Actor) -> Pagina:
    """Return the start page of the casusverantwoordelijke: three statements."""
    nee = queries.zonder_akkoord(actor, "casusverantwoordelijke", HOOGSTENS)
    casussen = queries.mijn_casussen(actor, "casusverantwoordelijke", STANDEN, HOOGSTENS + 1)
    alles = Stap(url_for("casussen.casussen"), "Alle casussen")
    leeg = "U hebt nog geen casussen bij deze tafel."
    blokken = [
        *([zonder_akkoord(nee)] if nee else []),
        Blok("Mijn casussen", [_van_cv(rij) for rij in casussen[:HOOGSTENS]], leeg, alles=alles),
        _afspraken(actor),
    ]
    nieuw = Stap(url_for("aanmeldingen.nieuw"), "Meld een leerling aan")
    terug = [rij for rij in casussen if rij.stand in ("aanvulling", "teruggegeven")]
    concept = [rij for rij in casussen if rij.stand == "concept"]
    if terug:
        kop, doe = f"{terug[0].nummer} · {terug[0].initialen} kwam terug", "Lees eerst wat er mist."
        knop = Stap(url_for("aanmeldingen.aanmelden", nummer=terug[0].nummer), "Vul aan")
        return Pagina(kop, "De voorzitter schreef erbij waarom.", doe, knop, blokken, nieuw)
    if nee:
        return eerst_geen_akkoord(nee[0], blokken, nieuw)
    if concept:
        eerste = min(concept, key=lambda rij: rij.nog_te_doen)
        kop = f"Nog {getal(eerste.nog_te_doen, 'ding', 'dingen')} voor {eerste.nummer} · {eerste.initialen}"
        if not eerste.nog_te_doen:
            kop = f"{eerste.nummer} · {eerste.initialen} kan naar de tafel"
        doe = "Vul in wat mist." if eerste.nog_te_doen else "Dien de aanmelding in."
        knop = Stap(url_for("aanmeldingen.aanmelden", nummer=eerste.nummer), "Ga verder met aanmelden")
        return Pagina(kop, "U kunt stoppen wanneer u wilt. Alles wordt bewaard.", doe, knop, blokken, nieuw)
    if casussen:
        return Pagina(
            "U hoeft nu niets aan te vullen",
            "U krijgt bericht als er iets is.",
            "Zit een leerling vast? Meld aan.",
            None,
            blokken,
            nieuw,
        )
    return Pagina(
        "Meld een leerling aan",
        "De tafel kijkt mee als een plan blijft steken.",
        "U begint met zes blokken.",
        nieuw,
        blokken,
    )


def _van_cv(rij: Any) -> Regel:
    """Return the line of one case with its one next thing."""
    aanmelden = url_for("aanmeldingen.aanmelden", nummer=rij.nummer)
    bekijk = Stap(url_for("casussen.casus", nummer=rij.nummer), "Bekijk de casus", rij.nummer)
    if rij.stand == "aanvulling":
        merk, hint = Merk("let", "pen", "Vul iets aan"), rij.reden or ""
        stap = Stap(aanmelden, "Vul aan", rij.nummer)
    elif rij.stand == "teruggegeven":
        merk, hint, stap = Merk("let", "pen", "Teruggegeven"), rij.reden or "", Stap(aanmelden, "Vul aan", rij.nummer)
    elif rij.stand == "concept":
        merk = Merk("let", "pen", f"Nog {getal(rij.nog_te_doen, 'ding', 'dingen')}")
        merk = merk if rij.nog_te_doen else Merk("goed", "ok", "Compleet")
        hint, stap = "", Stap(aanmelden, "Ga verder" if rij.nog_te_doen else "Dien in", f"met {rij.nummer}")
    elif rij.stand == "ingediend":
        hint = f"Ingediend op {datum_zin(rij.ingediend_op, vandaag())}. De voorzitter leest het."
        merk, stap = Merk("info", "klok", "Wacht op de voorzitter"), bekijk
    else:
        return _bij_de_tafel(rij, bekijk)
    return Regel("", rij.nummer, rij.initialen, merk=merk, hint=hint, stap=stap)


def _bij_de_tafel(rij: Any, bekijk: Stap) -> Regel:
    """Return the line of a case that the table has: when it is or was discussed, or that it is followed."""
    dag = vandaag()
    if rij.stand == "opvolging":
        merk, hint = Merk("goed", "ok", "In opvolging"), "Er is een besluit. De tafel kijkt een jaar lang terug."
    elif rij.overleg_op:
        merk = Merk("info", "klok", "Op de agenda")
        hint = f"Aan tafel op {datum_zin(rij.overleg_op, dag)}." if rij.overleg_op != dag else "Vandaag aan tafel."
    elif rij.uitkomst in ZONDER_BESLUIT:
        zin = besproken(rij.besproken_op, UITKOMSTWOORD[rij.uitkomst], dag)
        return Regel(
            zin, rij.nummer, rij.initialen, merk=Merk("let", "let", "Geen besluit"), hint=kort(rij.toelichting),
            stap=bekijk,
        )  # fmt: skip
    else:
        merk, hint = Merk("info", "klok", "Toegelaten"), "Wacht op een plek op de agenda."
    return Regel("", rij.nummer, rij.initialen, merk=merk, hint=hint, stap=bekijk)


def _afspraken(actor: Actor) -> Blok:
    regels = [_afspraak(een) for een in acties(actor, "mij", hoogstens=HOOGSTENS)[0]]
    alles = Stap(url_for("opvolging.acties"), "Alle afspraken")
    return Blok("Wat ik heb toegezegd", regels, "Geen open afspraken.", alles=alles)


def _afspraak(een: ActieRegel) -> Regel:
    merken = {
        "te_laat": Merk("fout", "klok", "Te laat"),
        "vandaag": Merk("let", "klok", "Vandaag"),
        "wacht_op_akkoord": Merk("let", "euro", "Wacht op akkoord"),
        "geen_akkoord": Merk("fout", "fout", "Geen akkoord"),
    }
    stap = Stap(url_for("opvolging.actie", actie_id=een.id), "Meld af", een.nummer)
    merk = merken.get(een.toont, Merk("stil", "rondje", "Open"))
    hint = f"Vóór {datum_zin(een.wanneer, vandaag())}."
    return Regel(kort(een.wat), een.nummer, een.initialen, merk=merk, hint=hint, stap=stap)


def partij(actor: Actor) -> Pagina:
    """Return the start page of a party: two statements."""
    casussen = queries.mijn_casussen(actor, "partij", ("toegelaten", "opvolging", "ingediend"), HOOGSTENS + 1)
    regels = [
        _bij_de_tafel(rij, Stap(url_for("casussen.casus", nummer=rij.nummer), "Lees de casus", rij.nummer))
        for rij in casussen[:HOOGSTENS]
    ]
    alles = Stap(url_for("casussen.casussen"), "Alle casussen")
    afspraken = _afspraken(actor)
    blokken = [Blok("Waar u aan tafel zit", regels, "U zit nu nergens aan tafel.", alles=alles), afspraken]
    gepland = sorted((rij for rij in casussen if rij.overleg_op), key=lambda rij: rij.overleg_op)
    if gepland:
        eerste = gepland[0]
        wanneer = "Vandaag" if eerste.overleg_op == vandaag() else datum_zin(eerste.overleg_op, vandaag()).capitalize()
        knop = Stap(url_for("casussen.casus", nummer=eerste.nummer), "Lees de casus")
        kop = f"{wanneer} zit u aan tafel voor {eerste.nummer} · {eerste.initialen}"
        return Pagina(kop, "Iedereen wordt gehoord, u ook.", "Weet vooraf wat u mag toezeggen.", knop, blokken)
    if afspraken.regels:
        knop = Stap(url_for("opvolging.acties"), "Meld af wat klaar is")
        return Pagina(
            "U hebt iets toegezegd", "De leerling en de ouders rekenen erop.", "Meld wat klaar is.", knop, blokken
        )
    return Pagina("U hoeft nu niets te doen", "U krijgt bericht als een tafel u nodig heeft.", "", None, blokken)


def akkoordgever(actor: Actor) -> Pagina:
    """Return the start page of who agrees to costs: one statement."""
    wacht = open_akkoorden(actor)
    laat, op_u = Merk("fout", "klok", "Te laat"), Merk("let", "euro", "Wacht op u")
    regels = [
        Regel(
            euro(rij.bedrag), rij.casusnummer,
            hint=f"Antwoord vóór {datum_zin(rij.antwoord_voor, vandaag())}.",
            merk=laat if rij.antwoord_voor < vandaag() else op_u,
            stap=Stap(url_for("besluiten.akkoord", akkoord_id=rij.id), "Geef antwoord", f"over {rij.casusnummer}"),
        )
        for rij in wacht[:HOOGSTENS]
    ]  # fmt: skip
    alles = Stap(url_for("besluiten.akkoorden"), "Alles over akkoord")
    blokken = [Blok("Wacht op uw akkoord", regels, "Niets wacht op u.", alles=alles)]
    if not wacht:
        return Pagina("Niets wacht op u", "U krijgt bericht als een tafel uw akkoord vraagt.", "", None, blokken)
    eerste = wacht[0]
    aantal = "één antwoord" if len(wacht) == 1 else f"{len(wacht)} antwoorden"
    knop = Stap(url_for("besluiten.akkoord", akkoord_id=eerste.id), "Geef antwoord")
    voor = datum_zin(eerste.antwoord_voor, vandaag())
    doe = f"Begin met casus {eerste.casusnummer}: {euro(eerste.bedrag)}, vóór {voor}."
    return Pagina(f"De tafel wacht op {aantal} van u", "Geen antwoord is geen akkoord.", doe, knop, blokken)
