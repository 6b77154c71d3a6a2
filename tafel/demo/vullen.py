"""Fill an empty database with the demo: two tables, their people, cases in all phases, a meeting today."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel import modellen  # noqa: F401  all tables, for the foreign keys
from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene, Casus, Casustoegang, Nummerteller
from tafel.config import Instellingen
from tafel.criteria.rules import CRITERIA_VERSIE, nog_te_doen
from tafel.demo.mensen import MENSEN, maak_mensen
from tafel.demo.verschuiven import lees
from tafel.kern.clock import moment_van, vandaag
from tafel.kern.db import begin_schrijven, koppel, maak_engine, sessie
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Overleg

GEZIN = ("leerling", "ouders")


@dataclass(frozen=True)
class Verhaal:
    """One case of the demo: which file, at which table, in which state, whose, and what to call things."""

    bestand: str
    tafel: str
    stand: str
    cv: str
    vraag: str
    dagen: int  # how many days ago it was begun
    vervang: tuple[tuple[str, str], ...] = ()
    leeg: tuple[str, ...] = ()  # keys that are not filled in yet


VERHALEN = (
    Verhaal("05", "DBM", "teruggegeven", "casus2", "Wie helpt L. elke ochtend de klas in, en wie betaalt dat?", 20,
            (("Tess Hersenspin", "Sanne Prins"),)),
    Verhaal("01", "DBM", "toegelaten", "casus", "Hoe kan S. weer naar school, zonder te wachten op de wachtlijst?", 19),
    Verhaal("04", "DBM", "toegelaten", "casus2", "Wie betaalt de plek met onderwijs en zorg voor N., en wanneer begint hij?", 16,
            (("Tess Hersenspin", "Sanne Prins"),)),
    Verhaal("10", "DBM", "toegelaten", "wijkteam", "Wie helpt J. op lesdagen opstaan tot er een begeleider is?", 15),
    Verhaal("02", "DBM", "ingediend", "wijkteam", "Welke school geeft M. een plek, en wie helpt daar bij het eten?", 6),
    Verhaal("06", "DBM", "ingediend", "casus", "Hoe komt Y. weer rustig op school?", 4,
            (("Bram Luchtfietser", "Mirjam Voorbeeld"),)),
    Verhaal("08", "DBM", "ingediend", "leerplicht", "Welke school schrijft T. in?", 3),
    Verhaal("07", "DBM", "concept", "casus", "", 2,
            (("Anouk Papierwoud", "Mirjam Voorbeeld"), ("Lyceum De Fabel", "Het Verzonnen College")),
            ("stagnatie", "opschalingen", "toestemmingen", "plan_van_aanpak", "geinformeerd")),
    Verhaal("12", "DBM", "concept", "leerplicht", "", 1),
    Verhaal("09", "TFF", "toegelaten", "casus3", "Hoe komen ouders, L. en de scholen tot één plek?", 14),
    Verhaal("03", "TFF", "toegelaten", "leerplicht2", "Waarom mag B. niet beginnen op de plek die er is?", 12),
    Verhaal("11", "TFF", "ingediend", "doorstroompunt", "Wie beslist over de dagbesteding van R.?", 5),
)  # fmt: skip


def vul_leeg(inst: Instellingen) -> bool:
    """Fill the database of `inst` with the demo when there is no table yet; return whether it did. One transaction."""
    engine = maak_engine(inst.database_url)
    koppel(engine)
    try:
        db = begin_schrijven()
        leeg = db.scalar(sa.select(Tafel.id).limit(1)) is None
        if leeg:
            vul(vandaag())
            db.commit()
        return leeg
    finally:
        sessie.remove()
        engine.dispose()


def vul(dag: dt.date) -> None:
    """Store the whole demo as it stands on `dag`, in the transaction of the caller."""
    tafels = {
        "DBM": Tafel(id=uuid.uuid4(), code="DBM", naam="Doorbraakoverleg Meierij", profiel="doorbraakoverleg", ritme="op aanvraag"),
        "TFF": Tafel(id=uuid.uuid4(), code="TFF", naam="Taskforce Fabelstad", profiel="taskforce", ritme="elke drie weken",
                     geldregel="beiden", gemeente_mag_voorzitten=False),
    }  # fmt: skip
    sessie.add_all(tafels.values())
    sessie.flush()
    mensen = maak_mensen(tafels, dag - dt.timedelta(days=400))
    schrijf(None, "demo geladen", "installatie")
    casussen = {v.bestand: _casus(v, tafels[v.tafel], mensen, dag) for v in VERHALEN}
    _overleg(tafels["DBM"], mensen["voorzitter"], dag, [casussen["01"], casussen["04"], casussen["10"]])
    _overleg(tafels["TFF"], mensen["voorzitter2"], dag + dt.timedelta(days=7), [casussen["09"], casussen["03"]])


def _overleg(tafel: Tafel, voorzitter: Gebruiker, dag: dt.date, casussen: list[Casus]) -> Overleg:
    rij = Overleg(
        id=uuid.uuid4(), tafel_id=tafel.id, datum=dag, begint_om=dt.time(9, 30), eindigt_om=dt.time(12, 0),
        plaats="Stadskantoor Nergenshuizen, kamer 2.04", voorzitter_id=voorzitter.id,
    )  # fmt: skip
    sessie.add(rij)
    sessie.flush()
    for nr, een in enumerate(casussen, start=1):
        sessie.add(Agendapunt(overleg_id=rij.id, casus_id=een.id, volgorde=nr, minuten=45))
    sessie.flush()
    return rij


def _vervang(waarde: Any, paren: tuple[tuple[str, str], ...]) -> Any:
    if isinstance(waarde, dict):
        return {sleutel: _vervang(deel, paren) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_vervang(deel, paren) for deel in waarde]
    if isinstance(waarde, str):
        for van, naar in paren:
            waarde = waarde.replace(van, naar)
    return waarde


def _initialen(leerling: dict[str, Any]) -> str:
    achter = [deel for deel in leerling["achternaam"].split() if deel[:1].isupper()]
    return f"{leerling['voornaam'][0]}.{achter[-1][0]}."


def _casus(v: Verhaal, tafel: Tafel, mensen: dict[str, Gebruiker], dag: dt.date) -> Casus:
    document, uitslag = lees(v.bestand, dag, profiel=tafel.profiel)
    document = _vervang(document, v.vervang)
    for sleutel in v.leeg:
        document[sleutel] = {} if isinstance(document[sleutel], dict) else []
    begonnen = moment_van(dag - dt.timedelta(days=v.dagen), dt.time(10, 15))
    ingediend = None if v.stand == "concept" else begonnen + dt.timedelta(days=1, hours=2)
    jaar = begonnen.year
    teller = sessie.get(Nummerteller, (tafel.id, "casus", jaar))
    if teller is None:
        teller = Nummerteller(tafel_id=tafel.id, soort="casus", jaar=jaar, laatste=0)
        sessie.add(teller)
    teller.laatste += 1
    thuis = document["verzuim"].get("thuis_sinds")
    rij = Casus(
        id=uuid.uuid4(), tafel_id=tafel.id, jaar=jaar, volgnummer=teller.laatste, nummer=f"{jaar}-{teller.laatste:03d}",
        stand=v.stand, aanmelding=document, vraag=v.vraag, initialen=_initialen(document["leerling"]),
        geboortedatum=dt.date.fromisoformat(document["leerling"]["geboortedatum"]),
        sector=document["onderwijs"]["sector"], school=document["onderwijs"]["school"],
        thuis_sinds=dt.date.fromisoformat(thuis) if thuis else None,
        oorzaak_soort=document["stagnatie"].get("oorzaak_soort"), gemaakt_op=begonnen, gewijzigd_op=ingediend or begonnen,
        ingediend_op=ingediend, criteria_versie=CRITERIA_VERSIE, nog_te_doen=len(nog_te_doen(uitslag)),
    )  # fmt: skip
    sessie.add(rij)
    sessie.flush()
    van = begonnen.date()
    sessie.add(Casustoegang(casus_id=rij.id, gebruiker_id=mensen[v.cv].id, rol="casusverantwoordelijke", reden="maakte de aanmelding",
                            van=van))  # fmt: skip
    if v.stand not in ("concept", "teruggegeven"):
        onderzoeker = mensen["onderzoeker" if v.tafel == "DBM" else "onderzoeker2"]
        if v.stand != "ingediend":
            sessie.add(
                Casustoegang(
                    casus_id=rij.id,
                    gebruiker_id=onderzoeker.id,
                    rol="zaakonderzoeker",
                    reden="volgt deze casus",
                    van=van,
                )
            )
        _betrokkenen(rij, v, mensen)
    sessie.flush()
    schrijf(None, "casus ingelezen", rij.nummer, tafel_id=tafel.id, casus_id=rij.id)
    return rij


def _betrokkenen(rij: Casus, v: Verhaal, mensen: dict[str, Gebruiker]) -> None:
    """The parties of the aanmelding as people at the table; who has an account at this table is linked to it."""
    bekend = {m.naam: m for m in MENSEN if m.tafel == v.tafel} | {
        "V. Droom": m for m in MENSEN if m.email == "jeugdarts"
    }
    for nr, partij in enumerate(rij.aanmelding["partijen"], start=1):
        mens = bekend.get(partij["naam"]) if partij["rol"] not in GEZIN else None
        sessie.add(
            Betrokkene(
                casus_id=rij.id, volgorde=nr, rol=partij["rol"], naam=partij["naam"], organisatie=partij["organisatie"],
                functie=mens.functie if mens else "", gebruiker_id=mensen[mens.email].id if mens else None,
            )
        )  # fmt: skip
        if mens and mens.email != v.cv:
            sessie.add(Casustoegang(casus_id=rij.id, gebruiker_id=mensen[mens.email].id, rol="partij", reden="zit aan tafel",
                                    van=rij.gemaakt_op.date()))  # fmt: skip
