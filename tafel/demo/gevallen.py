"""The cases of the demo: which file, at which table, how far it is, whose it is."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tafel.aanmeldingen.services import leg_vast
from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene, Casus, Instroombesluit
from tafel.casussen.services import volgend_nummer, zet_betrokkenen
from tafel.casussen.services.mensen import geef_toegang
from tafel.criteria.rules import CRITERIA_VERSIE, gelijke_naam
from tafel.demo.mensen import MENSEN, Mens
from tafel.demo.verschuiven import MAP, lees
from tafel.kern.clock import lokaal, moment_van
from tafel.kern.db import sessie
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.toestemmingen.services import neem_over, werk_bij
from tafel.toetsen.services import leg_toets_vast

OPVOLGING = Path(__file__).parent / "opvolging"
GEZIN = ("leerling", "ouders")


@dataclass(frozen=True)
class Verhaal:
    """One case: its file, table, state, casusverantwoordelijke, question, and how many days ago it was begun."""

    bestand: str
    tafel: str
    stand: str
    cv: str
    vraag: str
    dagen: int
    vervang: tuple[tuple[str, str], ...] = ()  # names that differ from the file
    verzoek: str = ""  # why it can't wait although something misses
    mist: tuple[str, ...] = ()
    reden: str = ""


VERHALEN = (
    Verhaal("13", "DBM", "toegelaten", "casus", "Wie begeleidt J. op twee ochtenden, tot jeugdhulp plek heeft?", 47),
    Verhaal("14", "DBM", "toegelaten", "casus2", "Wie is er vier ochtenden bij S., en wie betaalt dat?", 45),
    Verhaal("01", "DBM", "toegelaten", "casus", "Hoe kan S. weer naar school, zonder te wachten op de wachtlijst?", 14),
    Verhaal("04", "DBM", "toegelaten", "casus2", "Wie betaalt de plek met onderwijs en zorg voor N.?", 12,
            (("Tess Hersenspin", "Sanne Prins"),)),
    Verhaal("10", "DBM", "toegelaten", "wijkteam", "Wie helpt J. op lesdagen opstaan tot er een begeleider is?", 11),
    Verhaal("07", "DBM", "teruggegeven", "casus", "Hoe brengen we drie adviezen voor F. bij elkaar?", 9,
            (("Anouk Papierwoud", "Mirjam Voorbeeld"), ("Lyceum De Fabel", "Het Verzonnen College")),
            mist=("eerdere_overleggen",),
            reden="Er staat één eerder overleg in. Is er ook met het samenwerkingsverband gesproken? Zet dat erbij."),
    Verhaal("02", "DBM", "ingediend", "wijkteam", "Welke school geeft M. een plek, en wie helpt daar bij het eten?", 6),
    Verhaal("05", "DBM", "ingediend", "casus2", "Wie helpt L. elke ochtend de klas in?", 5,
            (("Tess Hersenspin", "Sanne Prins"),),
            verzoek="L. is al negen weken thuis, net als haar broer. De directeur van de school is ziek. Ik spreek "
            "haar vervanger volgende week dinsdag en vul het gesprek dan aan. Zo lang kan L. niet wachten."),
    Verhaal("08", "DBM", "concept", "leerplicht", "Welke school schrijft T. in?", 3),
    Verhaal("06", "DBM", "concept", "casus", "Hoe komt Y. weer rustig op school?", 2,
            (("Bram Luchtfietser", "Mirjam Voorbeeld"),)),
    Verhaal("09", "TFF", "toegelaten", "casus3", "Hoe komen ouders, L. en de scholen tot één plek?", 10),
    Verhaal("03", "TFF", "toegelaten", "leerplicht2", "Hoe kan B. beginnen op de plek die er is?", 9,
            (("Joost Denkbeeldig", "Karin Denkstap"),)),
    Verhaal("11", "TFF", "ingediend", "doorstroompunt", "Wie beslist over de dagbesteding van R.?", 5),
)  # fmt: skip


def maak_casus(v: Verhaal, tafel: Tafel, mensen: dict[str, Gebruiker], dag: dt.date) -> Casus:
    """Store one case as it stands on `dag`, with its people, its checks and the chair's ruling."""
    oud = v.bestand in ("13", "14")
    ijkdag = dag - dt.timedelta(days=v.dagen - 2) if oud else dag
    document, _ = lees(v.bestand, ijkdag, profiel=tafel.profiel, map_=OPVOLGING if oud else MAP)
    document = _vervang(document, v.vervang)
    begonnen = moment_van(dag - dt.timedelta(days=v.dagen), dt.time(10, 15))
    jaar = lokaal(begonnen).year
    nummer = volgend_nummer(tafel.id, "casus", jaar)
    rij = Casus(
        id=uuid.uuid4(), tafel_id=tafel.id, jaar=jaar, volgnummer=nummer, nummer=f"{jaar}-{nummer:03d}",
        gemaakt_op=begonnen,
    )  # fmt: skip
    uitslag = leg_vast(rij, document, v.vraag, tafel.profiel, mensen[v.cv].id)
    rij.stand, rij.gewijzigd_op = v.stand, begonnen
    sessie.add(rij)
    sessie.flush()
    van = lokaal(begonnen).date()
    geef_toegang(rij.id, mensen[v.cv].id, "casusverantwoordelijke", "begon de aanmelding", van)
    schrijf(None, "casus van de demo geladen", rij.nummer, tafel_id=tafel.id, casus_id=rij.id, stand=v.stand)
    if v.stand == "concept":
        return rij

    ingediend = begonnen + dt.timedelta(hours=26)
    rij.ingediend_op = rij.gewijzigd_op = ingediend
    rij.criteria_versie, rij.nog_te_doen = CRITERIA_VERSIE, len(v.mist)
    rij.verzoek_uitzondering = v.verzoek or None
    leg_toets_vast(rij, uitslag, "ingediend").op = ingediend
    zet_betrokkenen(rij)
    neem_over(None, rij)
    if v.stand == "ingediend":
        sessie.flush()
        return rij
    besloten = ingediend + dt.timedelta(hours=22)
    voorzitter = mensen["voorzitter" if v.tafel == "DBM" else "voorzitter2"]
    sessie.add(
        Instroombesluit(
            casus_id=rij.id, soort=v.stand, reden=v.reden, mist=list(v.mist), op=besloten, door_id=voorzitter.id
        )
    )
    rij.gewijzigd_op = besloten
    if v.stand == "toegelaten":
        leg_toets_vast(rij, uitslag, "toegelaten").op = besloten
        onderzoeker = mensen["onderzoeker" if v.tafel == "DBM" else "onderzoeker2"]
        sinds = lokaal(besloten).date()
        geef_toegang(rij.id, onderzoeker.id, "zaakonderzoeker", "onderzoekt en volgt deze casus", sinds)
        koppel_mensen(rij, v, mensen, sinds)
        werk_bij(None, rij)  # parties read as far as the register of consent goes
    sessie.flush()
    return rij


def koppel_mensen(rij: Casus, v: Verhaal, mensen: dict[str, Gebruiker], van: dt.date) -> None:
    """Link who has an account at this table to their place in the case, with what they may promise there."""
    for een in sessie.scalars(sa.select(Betrokkene).where(Betrokkene.casus_id == rij.id)):
        mens = None if een.rol in GEZIN else _bekend(een, v)
        if mens is None:
            continue
        een.gebruiker_id, een.functie, een.mandaat = mensen[mens.email].id, mens.functie, mens.mag
        een.heeft_mandaat = bool(mens.mag)
        if mens.email != v.cv:
            geef_toegang(rij.id, mensen[mens.email].id, "partij", f"zit aan tafel: {een.rol}", van)


def _bekend(een: Betrokkene, v: Verhaal) -> Mens | None:
    return next(
        (m for m in MENSEN if m.tafel == v.tafel and (gelijke_naam(m.naam, een.naam) or een.naam in m.ook)), None
    )


def _vervang(waarde: Any, paren: tuple[tuple[str, str], ...]) -> Any:
    if isinstance(waarde, dict):
        return {sleutel: _vervang(deel, paren) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_vervang(deel, paren) for deel in waarde]
    if isinstance(waarde, str):
        for van, naar in paren:
            waarde = waarde.replace(van, naar)
    return waarde
