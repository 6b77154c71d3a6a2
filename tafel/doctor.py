"""The command `tafel doctor`: is this installation safe and whole? Every finding with its mend."""

from __future__ import annotations

import argparse
import ctypes.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from tafel.accounts.models import Gebruiker
from tafel.berichten.services import tel_vast
from tafel.config import PROJECT, Instellingen
from tafel.documenten.bevindingen import kijk_documenten, kijk_sleutelbestand
from tafel.kern.clock import vandaag
from tafel.kern.commando import CommandoFout, database, lees_omgeving, meld
from tafel.kern.db import controleer_engine, sessie
from tafel.kern.migraties import is_bij
from tafel.logboek.services import eerste_breuk
from tafel.organisaties.models import Lidmaatschap, Mandaat, Tafel

PANGO = ("pango-1.0", "pangoft2-1.0", "harfbuzz")
LOKAAL = ("localhost", "127.0.0.1", "::1")
_INSTALLEER = "apt-get install libpango-1.0-0 libpangoft2-1.0-0"
Bevinding = tuple[str, str]  # what is wrong, how to mend it


def voeg_toe(_: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def doe(_: argparse.Namespace) -> int:
    """Print every finding with its mend; 0 when there is none, 1 when there is, 2 when the settings are wrong."""
    try:
        inst = lees_omgeving()
    except CommandoFout as fout:
        return meld(fout)
    bevindingen = [*kijk_installatie(inst), *_database(inst)]
    for wat, mend in bevindingen:
        sys.stdout.write(f"- {wat}\n  {mend}\n")
    aantal = len(bevindingen)
    slot = {0: "Alles in orde.", 1: "Eén ding om na te kijken."}.get(aantal, f"{aantal} dingen om na te kijken.")
    sys.stdout.write(slot + "\n")
    return 1 if bevindingen else 0


def kijk_installatie(inst: Instellingen, static: Path = PROJECT / "static") -> Iterator[Bevinding]:
    """Yield what is wrong outside the database: settings, libraries, files."""
    huis = urlsplit(inst.base_url).hostname or ""
    if inst.demo and huis not in LOKAAL:
        yield (
            f"De demo staat aan op {inst.base_url}: iedereen kan er als elke rol naar binnen.",
            "Zet TAFEL_DEMO uit, of gebruik de demo alleen op uw eigen computer.",
        )
    if not inst.demo and not inst.veilig:
        yield (
            "De site gebruikt geen https: wachtwoorden zijn onderweg te lezen.",
            "Zet een proxy met https ervoor en begin TAFEL_BASE_URL met https://.",
        )
    if not inst.demo and inst.mail_url.startswith("map:"):
        yield (
            "Berichten gaan naar een map en niet naar mensen.",
            "Zet TAFEL_MAIL_URL op smtp://server:poort.",
        )
    yield from kijk_sleutelbestand(inst.sleutelbestand, inst.database_url)
    mist = [naam for naam in PANGO if ctypes.util.find_library(naam) is None]
    if mist:
        yield (f"Voor PDF ontbreekt {', '.join(mist)}.", f"Installeer het: {_INSTALLEER}")
    weg = list(ontbrekende_bestanden(static))
    if weg:
        yield (f"Bestanden voor de browser ontbreken: {', '.join(weg[:5])}.", "Haal ze op met scripts/start.")


def ontbrekende_bestanden(static: Path) -> Iterator[str]:
    """Yield the names of browser files that are not there."""
    manifest = static / "derden" / "manifest.json"
    namen = (
        [f"derden/{naam}" for naam in json.loads(manifest.read_text())]
        if manifest.exists()
        else ["derden/manifest.json"]
    )
    yield from (naam for naam in ("tafel.css", "tafel.js", *namen) if not (static / naam).exists())


def _database(inst: Instellingen) -> list[Bevinding]:
    try:
        if not is_bij(inst.database_url):
            return [("De database is niet van deze versie.", "Start Tafel met scripts/start; dat werkt haar bij.")]
        with database(inst):
            engine = sessie.get_bind()
            assert isinstance(engine, sa.Engine)
            veilig = [(regel, "Start Tafel opnieuw met scripts/start.") for regel in controleer_engine(engine)]
            return [*veilig, *kijk_inhoud()]
    except SQLAlchemyError as fout:
        soort = type(getattr(fout, "orig", None) or fout).__name__
        return [(f"De database antwoordt niet ({soort}).", "Controleer TAFEL_DATABASE_URL en of de server draait.")]


def kijk_inhoud() -> Iterator[Bevinding]:
    """Yield what is wrong in the database: log, outbox, tables without the people they need. Uses the open session."""
    breuk = eerste_breuk()
    if breuk is not None:
        yield (
            f"Het logboek is niet heel: regel {breuk} klopt niet.",
            "Zet een reservekopie op een andere plek terug en vergelijk de regels vanaf daar.",
        )
    yield from kijk_documenten()
    opgegeven, wacht = tel_vast()
    if opgegeven:
        yield (
            f"Niet te versturen berichten: {opgegeven}.",
            "Controleer de e-mailadressen bij Beheer en TAFEL_MAIL_URL.",
        )
    if wacht:
        yield (
            f"Berichten die langer dan een uur wachten: {wacht}.",
            "Laat elke minuut draaien: tafel berichten verstuur",
        )
    dag = vandaag()
    tafels = sessie.execute(
        sa.select(Tafel.id, Tafel.code, Tafel.profiel, Tafel.heeft_mandaat).order_by(Tafel.code)
    ).all()
    if not tafels and not sessie.scalar(sa.select(Gebruiker.id).where(Gebruiker.beheert, Gebruiker.actief).limit(1)):
        yield ("Er is nog geen beheerder en geen tafel.", "Begin met: tafel gebruiker eerste-beheerder EMAIL --naam …")
    rollen: set[Any] = set(
        sessie.execute(sa.select(Lidmaatschap.tafel_id, Lidmaatschap.rol).where(Lidmaatschap.geldt(dag))).all()
    )
    kanten: set[Any] = set(
        sessie.execute(
            sa.select(Lidmaatschap.tafel_id, Mandaat.kant)
            .join(Mandaat, Mandaat.lidmaatschap_id == Lidmaatschap.id)
            .where(Lidmaatschap.rol == "akkoordgever", Lidmaatschap.geldt(dag), Mandaat.geldt(dag))
        ).all()
    )
    for tafel in tafels:
        if (tafel.id, "voorzitter") not in rollen:
            yield (f"Tafel {tafel.code} heeft geen voorzitter.", "Voeg een voorzitter toe bij Beheer.")
        for kant in ("jeugdhulp", "onderwijs") if tafel.heeft_mandaat else ():
            if (tafel.id, kant) not in kanten:
                yield (
                    f"Tafel {tafel.code} heeft geen akkoordgever voor {kant}.",
                    "Voeg bij Beheer een akkoordgever toe, met een mandaat.",
                )
