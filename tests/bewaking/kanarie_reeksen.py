"""What takes more than one form: a meeting from the first word to its end, a case handed in, papers, the days after."""

from __future__ import annotations

import argparse
import ast
import datetime as dt
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

import tafel.opvolging.commands as dagelijks
from tafel.berichten.models import Bericht
from tafel.config import PROJECT
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tests.bewaking import kanarie_uit as uit
from tests.bewaking.kanarie_lopen import Wandelaar
from tests.bewaking.terugzetten import geschreven, zet_terug
from tests.bewaking.wereld import Wereld
from tests.documenten import maken
from tests.importeren.lijsten import csv

Stap = tuple[str, str, dict[str, Any]]


def reeksen(loper: Wandelaar) -> Iterator[list[Stap]]:
    """Return the lists of steps; the rows are put back after each list."""
    w, woord = loper.w, loper.woord
    live = f"/overleggen/{w.echt['live_id']}/aan-tafel/{w.echt['live_punt_id']}"
    mensen = [rij for rij in w.foto["betrokkene"] if rij["casus_id"] == _casus_id(loper, w.echt["nummer"])]
    iedereen: list[Stap] = []
    for rij in mensen:
        iedereen += [
            ("voorzitter", f"{live}/aanwezig/{rij['id']}", {"aanwezig": "ja"}),
            ("voorzitter", f"{live}/gehoord/{rij['id']}", {"hoe": "gesproken", "inbreng": woord("gehoord")}),
        ]
    ja = {"antwoord": "ja", "versie": "0"}
    iedereen += [("voorzitter", f"{live}/verbind/{rij['id']}", ja) for rij in mensen]
    yield [*iedereen, ("voorzitter", f"{live}/vaststellen", {"versie": "{versie}"})]
    weg = {"uitkomst": "aangehouden", "toelichting": woord("afronden")}
    tafel, einde = live.rpartition("/")[0], f"/overleggen/{w.echt['live_id']}/sluiten"
    punten = sorted(
        (rij["volgorde"], rij["id"]) for rij in w.foto["agendapunt"] if rij["overleg_id"] == w.echt["live_id"]
    )
    los = [
        (("voorzitter", f"{tafel}/{id_}/begin", {}), ("voorzitter", f"{tafel}/{id_}/afronden", weg))
        for _, id_ in punten
    ]
    yield [*(stap for twee in los for stap in twee), ("voorzitter", einde, {"versie": "{versie}"})]
    klaar = w.echt["kanarie.klaar"]
    yield [("casus", f"/casussen/{klaar}/indienen", {})]
    broer = {"ander": w.echt["overleggen.ad_hoc"]["nummer"], "soort": "broer_of_zus", "reden": woord("dubbel")}
    yield [("voorzitter", f"/casussen/{w.echt['nummer']}/dubbelen", broer)]
    slot, link = f"/overleggen/{w.echt['overleg_id']}/uitnodigingen/slot/{w.echt['slot_id']}", _link(w)
    vera = {"vervanger_naam": woord("vervanger", "naam"), "vervanger_functie": "arts", "vervanger_mandaat": "ja"}
    vera |= {"vervanger_email": "vera@voorbeeld.test"}
    vera = {f"s{nr}-{naam}": waarde for nr in range(9) for naam, waarde in vera.items()}  # whichever slot it is
    voorstel = ("voorzitter", link, {"slot": str(w.echt["slot_id"]), "antwoord": "ander", **vera})
    for doe in ("opnieuw", "intrekken", "terug", "komt", "komt_niet"):
        yield [("voorzitter", slot, {"doe": doe})]
    for doe in ("aanvaarden", "afwijzen"):
        yield [voorstel, ("voorzitter", slot, {"doe": doe})]
    yield from _van_een_casus(loper)


def _link(w: Wereld) -> str:
    return f"/uitnodiging/{w.echt['uitnodigingen.uitnodiging']['code']}"


def _van_een_casus(loper: Wandelaar) -> Iterator[list[Stap]]:
    """Return steps around one case that need another person, a file, or a step before."""
    w, woord, gisteren = loper.w, loper.woord, (vandaag() - dt.timedelta(days=1)).isoformat()
    nummer, concept = w.echt["nummer"], w.echt["toetsen.toets"]["nummer"]
    ingediend, dicht = w.echt["instroom.beslis"]["nummer"], w.echt["onderzoeken.open_dossier"]["nummer"]
    yield [("onderzoeker", f"/casussen/{nummer}/opties/{w.echt['optie_id']}/plek", {"richting": "eerder"})]
    for waar in (nummer, concept):
        yield [("casus", f"/casussen/{waar}/documenten", {
            **_bestand(f"{woord('bestand', 'naam')} verslag.pdf"), "soort": "verslag",
            "omschrijving": woord("omschrijving")})]  # fmt: skip
    versie = f"/casussen/{nummer}/documenten/{w.echt['document_id']}/versie"
    yield [("casus", versie, {**_bestand(f"{woord('nieuwer bestand', 'naam')}.pdf"), "versie": "2"})]
    lijst = csv(f"{woord('lijst', 'naam')};Bedacht;2-1-2012;Lyceum;VO;1 september 2026;Ingeschreven;{woord('vraag')}")
    yield [("casus", "/importeren", {"bestand": (io.BytesIO(lijst), f"{woord('lijst bestand', 'naam')}.csv")})]
    verhaal = {"leerling-tekst": woord("verhaal"), "leerling-vorm": "school", "leerling-gehoord_op": gisteren}
    ouder = {naam.replace("leerling", "ouder"): waarde for naam, waarde in verhaal.items()}
    wens = {"wens-van": "leerling", "wens-tekst": woord("wens")}
    onderzoek = f"/casussen/{dicht}/onderzoek"
    yield [
        ("onderzoeker", f"{onderzoek}/verhaal/leerling", {**verhaal, "leerling-voorgelezen_op": gisteren}),
        ("onderzoeker", f"{onderzoek}/verhaal/ouder", {**ouder, "ouder-voorgelezen_op": gisteren}),
        ("onderzoeker", f"{onderzoek}/wensen", wens),
        ("onderzoeker", f"{onderzoek}/wensen", {**wens, "wens-van": "ouder"}),
        ("onderzoeker", f"{onderzoek}/dossier", {}),
    ]
    terug = {"besluit": "teruggeven", "reden": woord("teruggeven"), "mist": "eerdere_overleggen"}
    yield [("voorzitter", f"/instroom/{ingediend}", terug)]
    gesprek = {"organisatie": "Jeugdhulp De Brug", "naam": woord("leiding", "naam"), "functie": "teamleider"}
    gesprek |= {"zin": "geen_plek", "antwoord": "", "zonder_resultaat": "ja", "datum": gisteren, "wijze": "telefoon"}
    yield [("casus2", f"/casussen/{ingediend}/opschaling", {**gesprek, "trede": "leiding", "versie": ""})]
    yield [("casus2", f"/casussen/{ingediend}/toets/plan/opmerkingen", {"tekst": woord("opmerking")})]
    yield [("beheerder", "/beheer/leden/nieuw", {
        "versie": "", "email": "directeur2@demo.test", "naam": "Iemand", "rol": "partij", "van": vandaag().isoformat()})
    ]  # fmt: skip


def _bestand(naam: str) -> dict[str, Any]:
    return {"bestand": (io.BytesIO(maken.pdf()), naam)}


def _casus_id(loper: Wandelaar, nummer: str) -> Any:
    return next(rij["id"] for rij in loper.w.foto["casus"] if rij["nummer"] == nummer)


def plekken_die_sturen() -> set[str]:
    """Return every function in the application that puts a message in the outbox, as "file:function"."""
    uit_ = set()
    for pad in sorted((PROJECT / "tafel").rglob("*.py")):
        plek = pad.relative_to(PROJECT / "tafel").as_posix()
        if plek.startswith(("berichten/", "demo/")):
            continue
        for een in ast.walk(ast.parse(pad.read_text())):
            roept = (x for x in ast.walk(een) if isinstance(x, ast.Call) and getattr(x.func, "id", "") == "leg_klaar")
            if isinstance(een, ast.FunctionDef) and any(roept):
                uit_.add(f"{plek}:{een.name}")
    return uit_


@contextmanager
def die_stuurden() -> Iterator[set[str]]:
    """Collect the functions that made a message."""
    gezien: set[str] = set()

    def _noteer(_bericht: Bericht, _args: Any, _kwargs: Any) -> None:
        frame = sys._getframe()
        while frame.f_code.co_name != "leg_klaar" and frame.f_back:
            frame = frame.f_back
        while frame.f_back and "/tafel/" in (bij := frame.f_back.f_code.co_filename):
            frame = frame.f_back
            gezien.add(f"{bij.rpartition('/tafel/')[2]}:{frame.f_code.co_name}")

    sa.event.listen(Bericht, "init", _noteer)
    try:
        yield gezien
    finally:
        sa.event.remove(Bericht, "init", _noteer)


def speel(loper: Wandelaar) -> list[tuple[str, int]]:
    """Do all lists of steps; return what each last step answered."""
    antwoorden = []
    with geschreven(loper.engine) as tabellen, uit.vang_log() as log:
        for stappen in reeksen(loper):
            for wie, pad, data in stappen:
                if data.get("versie") == "{versie}":
                    data = {"versie": loper.versie(wie, pad)}
                antwoord = loper.w.als(wie).post(pad, data=data)
                loper.bewaar(pad, uit.van_antwoord(antwoord, loper.w.app))
                antwoorden.append((pad, antwoord.status_code))
                loper.slaagde(pad, antwoord.status_code)
            loper.bewaar_rijen(pad)
            loper.bewaar(pad, (("log", regel) for regel in log))
            log.clear()
            zet_terug(loper.w, tabellen)
            tabellen.clear()
        antwoorden += [(f"dagelijks {dagen}", _dag(loper, dagen)) for dagen in (0, 3, 5, 8, 21, 60, 120)]
        zet_terug(loper.w, tabellen)
    return antwoorden


def _dag(loper: Wandelaar, dagen: int) -> int:
    """Do what the machine does every day, as on a day that comes."""

    @contextmanager
    def _hier() -> Iterator[Any]:
        yield loper.w.app.config["INSTELLINGEN"]

    with pytest.MonkeyPatch.context() as mp, loper.w.app.app_context():
        mp.setattr(dagelijks, "database", _hier)
        sessie.remove()
        code = dagelijks.doe(argparse.Namespace(op=(vandaag() + dt.timedelta(days=dagen)).isoformat()))
        sessie.remove()
    loper.bewaar_rijen("dagelijks")
    return code
