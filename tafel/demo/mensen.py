"""The people of the demo: accounts, organisations, memberships, mandates. Every name is invented."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from decimal import Decimal

from tafel.accounts.models import Gebruiker
from tafel.accounts.services import hash_wachtwoord
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.organisaties.models import Lidmaatschap, Mandaat, Organisatie, Tafel

WACHTWOORD = "tafel-demo"


@dataclass(frozen=True)
class Mandaatgegeven:
    """What a member may promise: side, sector, upper limit, for what."""

    kant: str
    sector: str | None = None
    tot: int | None = None
    waarvoor: str = ""


@dataclass(frozen=True)
class Mens:
    """One person: account, table, roles, function, organisation, and what they may promise."""

    email: str
    naam: str
    tafel: str
    rollen: tuple[str, ...]
    functie: str
    organisatie: str
    soort: str
    mandaten: tuple[Mandaatgegeven, ...] = field(default=())
    mag: str = ""  # what this person may promise at the table, in words
    ook: tuple[str, ...] = ()  # how the files of the demo write the name


NH = ("Gemeente Nergenshuizen", "gemeente")
FS = ("Gemeente Fabelstad", "gemeente")
ZO = ("Bureau Zaakonderzoek Fabelland", "anders")  # works for no party, so may hear every story (R29)
ONPARTIJDIG = ("Bureau Onpartijdig", "anders")  # works for no party either, so may take over every meeting
MENSEN = (
    Mens("voorzitter", "Hans Jacobs", "DBM", ("voorzitter",), "technisch voorzitter", *NH),
    Mens("vervanger", "Anneke Invalberg", "DBM", ("voorzitter",), "plaatsvervangend voorzitter", *ONPARTIJDIG),
    Mens("casus", "Mirjam Voorbeeld", "DBM", ("casusverantwoordelijke", "partij"), "ondersteuningscoördinator",
         "Het Verzonnen College", "school", mag="plek, rooster en begeleiding op school"),
    Mens("casus2", "Sanne Prins", "DBM", ("casusverantwoordelijke", "partij"), "intern begeleider",
         "Basisschool De Verzonnen Vlinder", "school", mag="plek en begeleiding op school"),
    Mens("onderzoeker", "Fatima Aydin", "DBM", ("zaakonderzoeker",), "zaakonderzoeker", *ZO),
    Mens("school", "Nadia Denkbeeld", "DBM", ("partij",), "teamleider", "MBO Nergensland", "school",
         mag="plaatsing en rooster"),
    Mens("leerplicht", "Joost Denkbeeldig", "DBM", ("partij", "casusverantwoordelijke"), "leerplichtambtenaar",
         "Leerplicht Nergenshuizen", "leerplicht", mag="leerplicht en vrijstelling"),
    Mens("jeugdarts", "Vera Droom", "DBM", ("partij",), "jeugdarts", "Jeugdgezondheid Sprookjesdal", "jeugdarts",
         mag="medisch advies", ook=("V. Droom",)),
    Mens("wijkteam", "Dewi Sterrenveld", "DBM", ("partij", "casusverantwoordelijke"), "gezinswerker",
         "Wijkteam Nergenshuizen", "wijkteam", mag="hulp thuis, tot twaalf weken"),
    Mens("jeugdhulp", "Rob Fantasie", "DBM", ("partij",), "teamleider ambulant", "Jeugdhulp De Brug", "jeugdhulp",
         mag="inzet van begeleiders"),
    Mens("regie", "Kees Zogenaamd", "DBM", ("partij",), "regisseur", "Toegang en Regie Nergenshuizen", "wijkteam",
         mag="toegang tot jeugdhulp"),
    Mens("swv-vo", "Els Bedacht", "DBM", ("partij", "akkoordgever"), "coördinator",
         "Samenwerkingsverband Fabelrijk vo", "samenwerkingsverband",
         (Mandaatgegeven("onderwijs", "vo", 2500, "ondersteuning in de klas"),), mag="ondersteuning tot € 2.500"),
    Mens("swv-po", "Guus Bedenksel", "DBM", ("partij",), "coördinator", "Samenwerkingsverband Fabelrijk po",
         "samenwerkingsverband"),
    Mens("teamleider", "Nelleke Rekenwonder", "DBM", ("akkoordgever",), "teamleider Toegang en Regie",
         "Toegang en Regie Nergenshuizen", "gemeente", (Mandaatgegeven("jeugdhulp", None, None, "jeugdhulp"),)),
    Mens("directeur", "Maarten Hooggedacht", "DBM", ("akkoordgever",), "directeur samenwerkingsverband",
         "Samenwerkingsverband Fabelrijk vo", "samenwerkingsverband",
         tuple(Mandaatgegeven("onderwijs", sector, None, "ondersteuning") for sector in ("po", "vo"))),
    Mens("mbo", "Petra van Boven", "DBM", ("akkoordgever",), "directeur studentzaken", "MBO Nergensland", "school",
         (Mandaatgegeven("vrij", "mbo", 10_000, "begeleiding op het mbo"),)),
    Mens("analist", "Ilja Cijfer", "DBM", ("analist",), "beleidsadviseur", *NH),
    Mens("beheerder", "Bea Sleutelberg", "DBM", ("beheerder",), "functioneel beheerder", *NH),
    Mens("fg", "Floor Wetsteen", "DBM", ("fg",), "functionaris gegevensbescherming", *NH),
    Mens("voorzitter2", "Corrie Onpartijdig", "TFF", ("voorzitter",), "onafhankelijk voorzitter",
         *ONPARTIJDIG),
    Mens("casus3", "Roos van Verzinsel", "TFF", ("casusverantwoordelijke", "partij"), "ondersteuningscoördinator",
         "Het Denkbeeldcollege", "school", mag="plek en begeleiding op school"),
    Mens("onderzoeker2", "Bilal Speurwerk", "TFF", ("zaakonderzoeker",), "zaakonderzoeker", *ZO),
    Mens("leerplicht2", "Karin Denkstap", "TFF", ("partij", "casusverantwoordelijke"), "leerplichtambtenaar",
         "Leerplicht Fabelstad", "leerplicht", mag="leerplicht en vrijstelling"),
    Mens("doorstroompunt", "Femke Droombeeld", "TFF", ("partij", "casusverantwoordelijke"), "trajectbegeleider",
         "Doorstroompunt Fabelstad", "leerplicht", mag="begeleiding naar werk of school"),
    Mens("teamleider2", "Otto Rekenwonder", "TFF", ("akkoordgever",), "teamleider jeugdhulp", *FS,
         (Mandaatgegeven("jeugdhulp", None, None, "jeugdhulp"),)),
    Mens("directeur2", "Wies Hooggedacht", "TFF", ("akkoordgever",), "directeur samenwerkingsverband",
         "Samenwerkingsverband Fabelstad", "samenwerkingsverband",
         tuple(Mandaatgegeven("onderwijs", sector, None, "ondersteuning") for sector in ("po", "vo"))),
    Mens("beheerder2", "Bram Sleutelbos", "TFF", ("beheerder",), "functioneel beheerder", *FS),
)  # fmt: skip


def maak_mensen(tafels: dict[str, Tafel], van: dt.date) -> dict[str, Gebruiker]:
    """Store people, organisations, memberships and mandates; return people by the first part of their address."""
    hash_ = hash_wachtwoord(WACHTWOORD)  # one hash for all: it takes long on purpose
    organisaties: dict[str, Organisatie] = {}
    for mens in MENSEN:
        if mens.organisatie not in organisaties:
            organisaties[mens.organisatie] = Organisatie(id=uuid.uuid4(), naam=mens.organisatie, soort=mens.soort)
    sessie.add_all(organisaties.values())
    uit: dict[str, Gebruiker] = {}
    for mens in MENSEN:
        uit[mens.email] = Gebruiker(
            id=uuid.uuid4(), email=f"{mens.email}@demo.test", naam=mens.naam, wachtwoord=hash_, gemaakt_op=nu()
        )
    sessie.add_all(uit.values())
    sessie.flush()
    for mens in MENSEN:
        for nummer, rol in enumerate(mens.rollen):
            lid = Lidmaatschap(
                id=uuid.uuid4(), tafel_id=tafels[mens.tafel].id, gebruiker_id=uit[mens.email].id,
                organisatie_id=organisaties[mens.organisatie].id, rol=rol, functie=mens.functie, van=van,
            )  # fmt: skip
            sessie.add(lid)
            sessie.flush()
            if rol == "akkoordgever" or (nummer == 0 and "akkoordgever" not in mens.rollen):
                sessie.add_all(
                    Mandaat(lidmaatschap_id=lid.id, kant=m.kant, sector=m.sector, waarvoor=m.waarvoor, van=van,
                            bedrag_tot=None if m.tot is None else Decimal(m.tot))
                    for m in mens.mandaten
                )  # fmt: skip
    sessie.flush()
    return uit
