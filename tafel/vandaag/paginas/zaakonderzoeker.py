"""The zaakonderzoeker's day: whom to hear, at the table today, looking back, promises past their date."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import url_for

from tafel.kern.clock import nu, vandaag
from tafel.kern.format import datum_zin, getal, tijd
from tafel.opvolging.queries import ActieRegel, MomentRegel, acties, momenten_tot, nieuw_in_opvolging, tel_te_laat
from tafel.opvolging.rules import MOMENTNAMEN
from tafel.opvolging.woorden import laatzin
from tafel.toegang.rules import Actor
from tafel.vandaag import queries
from tafel.vandaag.beeld import HOOGSTENS, Blok, Merk, Pagina, Regel, Stap, kort
from tafel.vandaag.paginas.akkoord import eerst_geen_akkoord, zonder_akkoord
from tafel.vandaag.punten import Tafelpunt, mijn_punten_vandaag
from tafel.vandaag.rules import dag_en_maand

NIEUW = dt.timedelta(days=7)  # how long a case counts as new in follow-up


def zaakonderzoeker(actor: Actor) -> Pagina:
    """Return the start page of the zaakonderzoeker: seven statements."""
    dag = vandaag()
    zondag = dag + dt.timedelta(days=6 - dag.weekday())
    momenten = momenten_tot(actor, zondag, 4 * HOOGSTENS)
    nu_ = [een for een in momenten if een.gepland_op <= dag][:HOOGSTENS]
    week = [een for een in momenten if een.gepland_op > dag][:HOOGSTENS]
    tafel = mijn_punten_vandaag(actor, HOOGSTENS)
    horen = queries.nog_te_horen(actor, HOOGSTENS)
    beloofd = acties(actor, "tafel", voorbij_op=dag, hoogstens=HOOGSTENS)[0]
    nee = queries.zonder_akkoord(actor, "zaakonderzoeker", HOOGSTENS)
    nieuw = nieuw_in_opvolging(actor, nu() - NIEUW, HOOGSTENS)
    alles = Stap(url_for("opvolging.opvolging"), "Alles in opvolging")
    meer = Stap(url_for("opvolging.acties", van="tafel"), "Alle afspraken")
    terug = [_moment(een, dag) for een in nu_]
    laat = Blok("Te laat beloofd", [_beloofd(een, dag) for een in beloofd], "Niets is te laat.", alles=meer, half=True)
    later = [_moment(een, dag) for een in week]
    blokken = [
        *([zonder_akkoord(nee)] if nee else []),
        *([_aan_tafel(tafel, {rij.nummer for rij in horen})] if tafel else []),
        *([Blok("Eerst horen", [_te_horen(rij, dag) for rij in horen], "")] if horen else []),
        Blok("Terugkijken", terug, "Vandaag geen moment, en geen moment te laat.", alles=alles),
        *([Blok("Nieuw in opvolging", [_nieuw(rij, dag) for rij in nieuw], "")] if nieuw else []),
        laat,
        Blok("Later deze week", later, "Geen momenten meer deze week.", half=True),
    ]
    zin = laatzin(*tel_te_laat(actor)) if len(beloofd) or (nu_ and nu_[0].gepland_op < dag) else ""
    if zin:
        return _te_laat(zin, nu_, beloofd, dag, blokken)
    if nu_:
        eerste = nu_[0]
        kop, knop = f"Vandaag terugkijken in {eerste.nummer} · {eerste.initialen}", _noteer(eerste)
        return Pagina(kop, "Dat gesprek staat voor vandaag.", "Bel, en noteer het gesprek.", knop, blokken)
    if nee and not tafel:
        return eerst_geen_akkoord(nee[0], blokken)
    if horen and not tafel:
        kop, knop = f"Hoor eerst het verhaal in {horen[0].nummer} · {horen[0].initialen}", _schrijf_op(horen[0])
        return Pagina(kop, "Daarna gaat het dossier open.", "Bel, en maak een afspraak.", knop, blokken)
    return _rustig(week, len(tafel), nieuw, dag, blokken)


def _te_laat(zin: str, nu_: list[MomentRegel], beloofd: list[ActieRegel], dag: dt.date, blokken: list[Blok]) -> Pagina:
    """Return the page of who is late: first the conversation, then what others promised."""
    if nu_ and nu_[0].gepland_op < dag:
        eerste = nu_[0]
        te_laat = getal((dag - eerste.gepland_op).days, "dag", "dagen")
        wie = f"Het gesprek in {eerste.nummer} · {eerste.initialen} is {te_laat} te laat."
        return Pagina(zin, wie, "Bel, en noteer het gesprek.", _noteer(eerste), blokken)
    oudste = beloofd[0]
    wie = (
        f"In {oudste.nummer} · {oudste.initialen} is het {getal((dag - oudste.wanneer).days, 'dag', 'dagen')} te laat."
    )
    knop = Stap(url_for("opvolging.actie", actie_id=oudste.id), "Bekijk de afspraak")
    return Pagina(zin, wie, "Bel wie het zou doen.", knop, blokken)


def _rustig(week: list[MomentRegel], tafel: int, nieuw: list[Any], dag: dt.date, blokken: list[Blok]) -> Pagina:
    """Return the page of a day on which nothing is late and nothing must be recorded."""
    if tafel:
        kop = f"Vandaag {getal(tafel, 'casus', 'casussen')} van u aan tafel"
        return Pagina(kop, "U leest de wensen voor.", "Lees de casus vooraf.", None, blokken)
    if nieuw:
        kop = f"Nieuw: {nieuw[0].nummer}, eerste moment op {dag_en_maand(nieuw[0].eerste, dag)}"
        knop = Stap(url_for("opvolging.casus", nummer=nieuw[0].nummer), "Bekijk het jaar")
        return Pagina(kop, "Er is een besluit. U volgt deze casus een jaar.", "Lees wat er komt.", knop, blokken)
    if week:
        zin = f"Het volgende moment is {datum_zin(week[0].gepland_op, dag)}."
        return Pagina("Vandaag hoeft u niet terug te kijken", zin, "Maak vast een afspraak.", None, blokken)
    return Pagina(
        "Deze week is rustig", "Er staan geen momenten meer.", "U krijgt bericht als er iets is.", None, blokken
    )


def _noteer(een: MomentRegel) -> Stap:
    return Stap(url_for("opvolging.moment", nummer=een.nummer, moment_id=een.id), "Noteer het gesprek")


def _schrijf_op(rij: Any) -> Stap:
    return Stap(url_for("onderzoeken.onderzoek", nummer=rij.nummer), "Schrijf het verhaal op", rij.nummer)


def _te_horen(rij: Any, dag: dt.date) -> Regel:
    """Return the line of a case whose story comes first (V19)."""
    zin = (
        "Leerling en ouders zijn nog niet gehoord.",
        "Eén van de twee is gehoord.",
        "Beiden zijn gehoord. Het dossier kan bijna open.",
    )[min(rij.gehoord, 2)]
    wanneer = f" Op de agenda van {datum_zin(rij.overleg_op, dag)}." if rij.overleg_op else ""
    merk = (
        Merk("let", "stem", "Gesprek nog te voeren") if rij.gehoord < 2 else Merk("info", "slot", "Dossier nog dicht")
    )
    return Regel(
        "Hoor eerst het verhaal", rij.nummer, rij.initialen, merk=merk, hint=zin + wanneer, stap=_schrijf_op(rij)
    )


def _aan_tafel(rijen: list[Tafelpunt], te_horen: set[str]) -> Blok:
    regels = [
        Regel(
            "aan tafel" if rij.begint_om else "gaat vandaag niet door", rij.nummer, rij.initialen,
            tijd(rij.begint_om) if rij.begint_om else "–", hint=rij.plaats,
            stap=_schrijf_op(rij)
            if rij.nummer in te_horen
            else Stap(url_for("casussen.casus", nummer=rij.nummer), "Lees de casus", rij.nummer),
        )
        for rij in rijen
    ]  # fmt: skip
    return Blok("Vandaag aan tafel", regels, "", "zo laat begint elke casus")


def _nieuw(rij: Any, dag: dt.date) -> Regel:
    stap = Stap(url_for("opvolging.casus", nummer=rij.nummer), "Bekijk het jaar", rij.nummer)
    zin = f"Eerste moment op {datum_zin(rij.eerste, dag)}"
    return Regel(zin, rij.nummer, rij.initialen, merk=Merk("info", "vlag", "Nieuw"), stap=stap)


def _beloofd(een: ActieRegel, dag: dt.date) -> Regel:
    dagen = getal((dag - een.wanneer).days, "dag", "dagen")
    return Regel(
        kort(f"{een.wie} {een.wat}"), een.nummer, een.initialen, merk=Merk("fout", "klok", f"{dagen} te laat"),
        hint=f"Afgesproken voor {datum_zin(een.wanneer, dag)}.",
        stap=Stap(url_for("opvolging.actie", actie_id=een.id), "Meld af", een.nummer),
    )  # fmt: skip


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
    wat = f"{MOMENTNAMEN[een.soort].capitalize()}, {datum_zin(een.gepland_op, dag)}"
    return Regel(wat, een.nummer, een.initialen, merk=merk, hint=uren, stap=stap)
