"""The zaakonderzoeker's day: at the table today, looking back, promises past their date."""

from __future__ import annotations

import datetime as dt

from flask import url_for

from tafel.kern.clock import vandaag
from tafel.kern.format import datum_zin, getal, tijd
from tafel.opvolging.queries import MomentRegel, acties, momenten_tot
from tafel.opvolging.rules import MOMENTNAMEN
from tafel.toegang.rules import Actor
from tafel.vandaag import queries
from tafel.vandaag.beeld import HOOGSTENS, Blok, Merk, Pagina, Regel, Stap


def zaakonderzoeker(actor: Actor) -> Pagina:
    """Return the start page of the zaakonderzoeker: four statements."""
    dag = vandaag()
    zondag = dag + dt.timedelta(days=6 - dag.weekday())
    nu_ = momenten_tot(actor, dag, HOOGSTENS)
    week = [een for een in momenten_tot(actor, zondag, 3 * HOOGSTENS) if een.gepland_op > dag][:HOOGSTENS]
    tafel = queries.mijn_punten_vandaag(actor, HOOGSTENS)
    beloofd = acties(actor, "tafel", voorbij_op=dag, hoogstens=HOOGSTENS)[0]
    blokken = []
    if tafel:
        regels = [
            Regel(
                "aan tafel", rij.nummer, rij.initialen, tijd(rij.begint_om), hint=rij.plaats,
                stap=Stap(url_for("casussen.casus", nummer=rij.nummer), "Lees de casus", rij.nummer),
            )
            for rij in tafel
        ]  # fmt: skip
        blokken.append(Blok("Vandaag aan tafel", regels, "", "het overleg begint om de tijd die er staat"))
    alles = Stap(url_for("opvolging.opvolging"), "Alles in opvolging")
    blokken.append(
        Blok("Terugkijken", [_moment(een, dag) for een in nu_], "Niets vandaag en niets te laat.", alles=alles)
    )
    blokken.append(
        Blok("Later deze week", [_moment(een, dag) for een in week], "Geen momenten meer deze week.", half=True)
    )
    regels = [
        Regel(
            f"{een.wie} {een.wat}", een.nummer, een.initialen, merk=Merk("fout", "klok", "Te laat"),
            hint=f"{datum_zin(een.wanneer).capitalize()}: {getal((dag - een.wanneer).days, 'dag', 'dagen')} te laat.",
            stap=Stap(url_for("opvolging.actie", actie_id=een.id), "Meld af", een.nummer),
        )
        for een in beloofd
    ]  # fmt: skip
    meer = Stap(url_for("opvolging.acties", van="tafel"), "Alle afspraken")
    blokken.append(
        Blok("Beloofd en voorbij de datum", regels, "Alles wat is beloofd, is op tijd.", alles=meer, half=True)
    )
    return _pagina(nu_, week, len(tafel), dag, blokken)


def _pagina(nu_: list[MomentRegel], week: list[MomentRegel], tafel: int, dag: dt.date, blokken: list[Blok]) -> Pagina:
    if nu_:
        eerste = nu_[0]
        te_laat = (dag - eerste.gepland_op).days
        zin = (
            f"Dat gesprek is {getal(te_laat, 'dag', 'dagen')} te laat."
            if te_laat
            else "Dat gesprek staat voor vandaag."
        )
        knop = Stap(url_for("opvolging.moment", nummer=eerste.nummer, moment_id=eerste.id), "Noteer het gesprek")
        return Pagina(
            f"Eerst terugkijken in {eerste.nummer} · {eerste.initialen}",
            zin,
            "Bel, en noteer het gesprek.",
            knop,
            blokken,
        )
    if tafel:
        zin = "U leest de wensen voor."
        return Pagina(
            f"Vandaag {getal(tafel, 'casus', 'casussen')} van u aan tafel", zin, "Lees de casus vooraf.", None, blokken
        )
    if week:
        zin = f"Het volgende moment is {datum_zin(week[0].gepland_op)}."
        return Pagina("Vandaag hoeft u niet terug te kijken", zin, "Maak vast een afspraak.", None, blokken)
    return Pagina(
        "Deze week is rustig", "Er staan geen momenten meer.", "U krijgt bericht als er iets is.", None, blokken
    )


def _moment(een: MomentRegel, dag: dt.date) -> Regel:
    uren = f"Laatst {een.uren} uur per week op school." if een.uren is not None else "Nog geen uren genoteerd."
    if een.gepland_op < dag:
        merk = Merk("fout", "klok", f"{getal((dag - een.gepland_op).days, 'dag', 'dagen')} te laat")
    else:
        merk = Merk("let", "klok", "Vandaag") if een.gepland_op == dag else Merk("info", "klok", "Gepland")
    if een.gepland_op <= dag:
        stap = Stap(url_for("opvolging.moment", nummer=een.nummer, moment_id=een.id), "Noteer het gesprek", een.nummer)
    else:
        stap = Stap(url_for("opvolging.casus", nummer=een.nummer), "Bekijk het jaar", een.nummer)
    wat = f"{MOMENTNAMEN[een.soort].capitalize()}, {datum_zin(een.gepland_op)}"
    return Regel(wat, een.nummer, een.initialen, merk=merk, hint=uren, stap=stap)
