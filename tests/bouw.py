"""Make things for tests: a table, people, cases in any state, a meeting. Straight rows, no services."""

from __future__ import annotations

import copy
import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene, Casus, Casustoegang, Nummerteller
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.organisaties.models import Lidmaatschap, Mandaat, Tafel
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tafel.toegang.rules import Actor, TafelKeuze

# an aanmelding that is tafelrijp at every date after 2026-11-23 (invented)
SAM: dict[str, Any] = {
    "leerling": {
        "voornaam": "Sam", "achternaam": "Verzonnen", "geboortedatum": "2013-05-14",
        "startkwalificatie": False, "vrijstelling": "geen",
    },
    "onderwijs": {"sector": "vo", "soort": "regulier", "school": "Het Verzonnen College"},
    "verzuim": {"soort": "langdurig_relatief", "thuis_sinds": "2026-09-07"},
    "casusverantwoordelijke": {
        "naam": "Mirjam Voorbeeld", "functie": "ondersteuningscoördinator",
        "organisatie": "Het Verzonnen College", "soort": "professional",
    },
    "partijen": [
        {"rol": "leerling", "organisatie": "", "naam": "Sam Verzonnen"},
        {"rol": "ouders", "organisatie": "", "naam": "A. en B. Verzonnen"},
        {"rol": "school", "organisatie": "Het Verzonnen College", "naam": "Mirjam Voorbeeld"},
        {"rol": "jeugdhulp", "organisatie": "Jeugdhulp De Brug", "naam": "Rob Fantasie"},
        {"rol": "samenwerkingsverband", "organisatie": "Samenwerkingsverband Fabelrijk vo", "naam": "Els Bedacht"},
    ],
    "eerdere_overleggen": [
        {"datum": "2026-09-17", "soort": "zat", "uitkomst": "Elke dag een uur later."},
        {"datum": "2026-10-01", "soort": "mdo", "uitkomst": "Plan gemaakt."},
    ],
    "eerdere_pogingen": [{"omschrijving": "Een uur later.", "waarom_niet_duurzaam": "De mentor werd ziek."}],
    "criteria": {
        "stap_1": ["ontbrekende_ondersteuning"],
        "stap_2": [{"soort": "plan_stagneert", "oorzaak": "wachtlijst"}],
    },
    "stagnatie": {
        "wat": "De begeleiding is niet begonnen.", "waar": "Bij jeugdhulp.", "oorzaak_soort": "wachtlijst",
        "oorzaak": "De wachttijd is 26 weken.", "wachtlijst_jeugdhulp": True, "veroorzakers": ["Jeugdhulp De Brug"],
        "reden_niet_gerealiseerd": "Het plan rekende op een begeleider.",
    },
    "opschalingen": [
        {
            "organisatie": "Jeugdhulp De Brug", "leidinggevende": "R. Baas", "functie": "teamleider",
            "datum": "2026-11-02", "wijze": "telefoon", "uitkomst": "Geen plek.", "zonder_resultaat": True,
        }
    ],
    "plan_van_aanpak": {
        "datum": "2026-10-01", "gezamenlijk_met": ["leerling", "ouders", "school"], "doel_is_onderwijs": True,
        "afspraken": [{"wie": "mentor", "wat": "belt elke maandag", "wanneer": "2026-10-05"}],
    },
    "geinformeerd": {"ouders": "2026-11-04", "leerling": "2026-11-04"},
    "ouders_met_gezag": ["A. Verzonnen", "B. Verzonnen"],
    "toestemmingen": [
        {"door": "ouder", "naam": "A. Verzonnen", "voor": "delen", "datum": "2026-11-04"},
        {"door": "ouder", "naam": "B. Verzonnen", "voor": "delen", "datum": "2026-11-06"},
        {"door": "leerling", "naam": "Sam", "voor": "delen", "datum": "2026-11-04"},
    ],
}  # fmt: skip


def tafel(code: str = "DBM", **anders: Any) -> Tafel:
    """Store a table (profile doorbraakoverleg unless said otherwise)."""
    waarden: dict[str, Any] = {
        "code": code,
        "naam": f"Tafel {code}",
        "profiel": "doorbraakoverleg",
        "ritme": "op aanvraag",
    }
    rij = Tafel(**{**waarden, **anders})
    sessie.add(rij)
    sessie.flush()
    return rij


def mens(bij: Tafel | None, rol: str | None, naam: str = "", **anders: Any) -> Gebruiker:
    """Store a person; with `bij` and `rol` also a membership of that table."""
    naam = naam or f"{(rol or 'iemand').capitalize()} Test"
    email = anders.pop("email", f"{rol or 'iemand'}-{uuid.uuid4().hex[:6]}@voorbeeld.test")
    rij = Gebruiker(email=email, naam=naam, gemaakt_op=nu())
    sessie.add(rij)
    sessie.flush()
    if bij is not None and rol:
        lid(bij, rij, rol, **anders)
    return rij


def lid(
    bij: Tafel, wie: Gebruiker, rol: str, *, mandaat: tuple[str, str | None, Any] | None = None, **anders: Any
) -> Lidmaatschap:
    """Store a membership; `mandaat` = (kant, sector, bedrag_tot)."""
    rij = Lidmaatschap(tafel_id=bij.id, gebruiker_id=wie.id, rol=rol, van=dt.date(2026, 1, 1), **anders)
    sessie.add(rij)
    sessie.flush()
    if mandaat:
        kant, sector, tot = mandaat
        sessie.add(Mandaat(lidmaatschap_id=rij.id, kant=kant, sector=sector, bedrag_tot=tot, van=dt.date(2026, 1, 1)))
        sessie.flush()
    return rij


def toegang(bij: Casus, wie: Gebruiker, rol: str) -> Casustoegang:
    """Let a person into one case."""
    rij = Casustoegang(casus_id=bij.id, gebruiker_id=wie.id, rol=rol, reden="test", van=dt.date(2026, 1, 1))
    sessie.add(rij)
    sessie.flush()
    return rij


def casus(
    bij: Tafel, cv: Gebruiker, stand: str = "concept", document: dict[str, Any] | None = None, **anders: Any
) -> Casus:
    """Store a case of `cv` in state `stand` with the aanmelding SAM (or `document`), and its people."""
    jaar = 2026
    teller = sessie.get(Nummerteller, (bij.id, "casus", jaar))
    if teller is None:
        teller = Nummerteller(tafel_id=bij.id, soort="casus", jaar=jaar, laatste=0)
        sessie.add(teller)
    teller.laatste += 1
    inhoud = copy.deepcopy(SAM) if document is None else document
    rij = Casus(
        tafel_id=bij.id, jaar=jaar, volgnummer=teller.laatste, nummer=f"{jaar}-{teller.laatste:03d}", stand=stand,
        aanmelding=inhoud, vraag="Hoe kan S. weer naar school?", initialen="S.V.", geboortedatum=dt.date(2013, 5, 14),
        sector="vo", school="Het Verzonnen College", thuis_sinds=dt.date(2026, 9, 7), oorzaak_soort="wachtlijst",
        gemaakt_op=nu(), gewijzigd_op=nu(), ingediend_op=None if stand == "concept" else nu(),
    )  # fmt: skip
    for veld, waarde in anders.items():
        setattr(rij, veld, waarde)
    sessie.add(rij)
    sessie.flush()
    toegang(rij, cv, "casusverantwoordelijke")
    if stand not in ("concept", "teruggegeven"):
        betrokkenen(rij)
    return rij


def betrokkenen(bij: Casus) -> list[Betrokkene]:
    """Store the people of the aanmelding as people at the table."""
    rijen = [
        Betrokkene(casus_id=bij.id, volgorde=nr, rol=p["rol"], naam=p["naam"], organisatie=p["organisatie"])
        for nr, p in enumerate(bij.aanmelding.get("partijen", []), start=1)
    ]
    sessie.add_all(rijen)
    sessie.flush()
    return rijen


def overleg(
    bij: Tafel, voorzitter: Gebruiker, *cases: Casus, datum: dt.date | None = None, stand: str = "gepland"
) -> Overleg:
    """Store a meeting (today unless said otherwise) with `cases` on its agenda, 45 minutes each."""
    rij = Overleg(
        tafel_id=bij.id, datum=datum or vandaag(), begint_om=dt.time(9, 30), eindigt_om=dt.time(12, 0),
        plaats="Stadskantoor", voorzitter_id=voorzitter.id, stand=stand,
    )  # fmt: skip
    sessie.add(rij)
    sessie.flush()
    for nr, een in enumerate(cases, start=1):
        sessie.add(Agendapunt(overleg_id=rij.id, casus_id=een.id, volgorde=nr, minuten=45))
    sessie.flush()
    return rij


def hoor_iedereen(punt: Agendapunt) -> None:
    """Mark every person at this item as present and heard."""
    for een in sessie.scalars(sa.select(Betrokkene).where(Betrokkene.casus_id == punt.casus_id)):
        sessie.add(
            Deelname(
                agendapunt_id=punt.id, betrokkene_id=een.id, aanwezig=True, gehoord="gesproken", inbreng="Dit zei ik."
            )
        )
    sessie.flush()


def actor(wie: Gebruiker, bij: Tafel, *rollen: str) -> Actor:
    """Return the person as who asks (for tests of services)."""
    keuze = TafelKeuze(bij.id, bij.code, bij.naam, bij.profiel)
    return Actor(wie.id, wie.naam, wie.email, uuid.uuid4(), keuze, frozenset(rollen), (keuze,))
