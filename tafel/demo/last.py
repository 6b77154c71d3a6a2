"""Invented rows in bulk: cases in every state, meetings, decisions, promises, moments. Deterministic by seed."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections import defaultdict
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Commitment, Kostenregel
from tafel.casussen.models import Betrokkene, Casus, Casustoegang, Instroombesluit, Nummerteller
from tafel.criteria.rules import CRITERIA_VERSIE
from tafel.demo.verschuiven import lees
from tafel.kern.clock import lokaal, moment_van
from tafel.kern.db import sessie
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.opvolging.rules import momenten
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Deelname, Overleg

MEEST = 100_000
PER_OVERLEG = 12
VOOR = (
    "Ada", "Bas", "Cleo", "Daan", "Evi", "Fos", "Gijs", "Hedy", "Ivo", "Juul", "Kik", "Lot", "Max", "Noor", "Olle",
    "Puk", "Quin", "Roef", "Suus", "Teun", "Uwe", "Veer", "Zita",
)  # fmt: skip
ACHTER = ("Bedacht", "Denkbeeld", "Fabel", "Luchtig", "Maanlicht", "Papier", "Regenboog", "Sprookje", "Wolk")
OORZAKEN = ("partner", "problematiek", "wachtlijst", "visieverschil")
STANDEN = (
    ("opvolging", 30), ("afgesloten", 30), ("toegelaten", 12), ("ingediend", 10), ("concept", 8),
    ("teruggegeven", 4), ("doorverwezen", 3), ("ingetrokken", 3),
)  # fmt: skip
AAN_TAFEL = ("opvolging", "afgesloten")
SLUIT = {"afgesloten": "duurzaam_terug", "doorverwezen": "doorverwezen", "ingetrokken": "opgelost"}

Rijen = defaultdict[type[Any], list[dict[str, Any]]]


def stort(tafel_id: uuid.UUID, aantal: int, zaad: int, dag: dt.date) -> dict[str, int]:
    """Add `aantal` cases to a demo table in the transaction of the caller; return how many rows of what were made."""
    return _Storting(tafel_id, random.Random(zaad), dag).maak(aantal)


class _Storting:
    """One load: draws from one source of chance, collects rows, writes them in bulk."""

    def __init__(self, tafel_id: uuid.UUID, kans: random.Random, dag: dt.date) -> None:
        """Look up the people of the table."""
        self.tafel_id, self.kans, self.dag = tafel_id, kans, dag
        self.rijen: Rijen = defaultdict(list)
        rijen = sessie.execute(sa.select(Gebruiker.email, Gebruiker.id).where(Gebruiker.email.like("%@demo.test")))
        self.mens = {email.partition("@")[0]: id_ for email, id_ in rijen}
        self.tellers: dict[tuple[str, int], int] = {
            (soort, jaar): laatste
            for soort, jaar, laatste in sessie.execute(
                sa.select(Nummerteller.soort, Nummerteller.jaar, Nummerteller.laatste).where(
                    Nummerteller.tafel_id == tafel_id
                )
            )
        }
        self.document, _ = lees("01", dag)
        code = sessie.scalar(sa.select(Tafel.code).where(Tafel.id == tafel_id))
        self.code = str(code)

    def maak(self, aantal: int) -> dict[str, int]:
        """Make the rows and store them."""
        namen, gewicht = zip(*STANDEN, strict=True)
        standen = self.kans.choices(namen, gewicht, k=aantal)
        begin = sorted(self.kans.randrange(10, 1000) for _ in range(aantal))[::-1]
        behandeld: list[tuple[uuid.UUID, str, dt.date, list[uuid.UUID]]] = []
        for stand, dagen in zip(standen, begin, strict=True):
            id_, mensen = self._casus(stand, self.dag - dt.timedelta(days=dagen))
            if stand in AAN_TAFEL:
                behandeld.append((id_, stand, self.dag - dt.timedelta(days=dagen), mensen))
        for nr in range(0, len(behandeld), PER_OVERLEG):
            self._overleg(behandeld[nr : nr + PER_OVERLEG])
        return self._schrijf()

    def _id(self) -> uuid.UUID:
        return uuid.UUID(int=self.kans.getrandbits(128), version=4)

    def _nummer(self, soort: str, jaar: int) -> int:
        self.tellers[soort, jaar] = self.tellers.get((soort, jaar), 0) + 1
        return self.tellers[soort, jaar]

    def _casus(self, stand: str, dag: dt.date) -> tuple[uuid.UUID, list[uuid.UUID]]:
        kans, id_, op = self.kans, self._id(), moment_van(dag, dt.time(9, 0))
        voor, achter = kans.choice(VOOR), kans.choice(ACHTER)
        geboren = dag - dt.timedelta(days=kans.randrange(5 * 366, 17 * 365))
        sector = "po" if (dag - geboren).days < 12 * 365 else "vo"
        thuis = dag - dt.timedelta(days=kans.randrange(10, 300))
        leerling = {
            **self.document["leerling"],
            "voornaam": voor,
            "achternaam": achter,
            "geboortedatum": geboren.isoformat(),
        }
        document = {**self.document, "leerling": leerling}
        nummer = self._nummer("casus", dag.year)
        dicht = stand in SLUIT
        self.rijen[Casus].append(
            {
                "id": id_, "tafel_id": self.tafel_id, "jaar": dag.year, "volgnummer": nummer,
                "nummer": f"{dag.year}-{nummer:03d}", "stand": stand, "aanmelding": document,
                "vraag": f"Hoe komt {voor[0]}. weer naar school?", "initialen": f"{voor[0]}.{achter[0]}.",
                "geboortedatum": geboren, "sector": sector, "school": self.document["onderwijs"]["school"],
                "thuis_sinds": thuis, "oorzaak_soort": kans.choice(OORZAKEN),
                "gemaakt_op": op, "gewijzigd_op": op, "ingediend_op": None if stand == "concept" else op,
                "criteria_versie": CRITERIA_VERSIE, "nog_te_doen": kans.randrange(1, 9) if stand == "concept" else 0,
                "start_oplossing": dag + dt.timedelta(days=40) if stand in AAN_TAFEL else None,
                "afgesloten_op": op + dt.timedelta(days=30) if dicht else None, "sluituitkomst": SLUIT.get(stand),
                "sluitreden": "Verzonnen reden." if dicht else None, "versie": 1,
            }
        )  # fmt: skip
        self._toegang(id_, kans.choice(("casus", "casus2", "leerplicht")), "casusverantwoordelijke", dag)
        mensen = [self._id() for _ in document["partijen"]] if stand not in ("concept", "teruggegeven") else []
        for nr, (mens, partij) in enumerate(zip(mensen, document["partijen"], strict=False), start=1):
            naam = f"{voor} {achter}" if partij["rol"] == "leerling" else partij["naam"]
            self.rijen[Betrokkene].append(
                {
                    "id": mens, "casus_id": id_, "volgorde": nr, "rol": partij["rol"], "naam": naam, "functie": "",
                    "organisatie": partij["organisatie"], "mandaat": "", "heeft_mandaat": True, "gebruiker_id": None,
                    "versie": 1,
                }
            )  # fmt: skip
        if stand in ("toegelaten", *AAN_TAFEL, "teruggegeven"):
            self._toegang(id_, "onderzoeker", "zaakonderzoeker", dag)
            soort = "teruggegeven" if stand == "teruggegeven" else "toegelaten"
            self.rijen[Instroombesluit].append(
                {
                    "id": self._id(), "casus_id": id_, "soort": soort, "reden": "Verzonnen reden.", "mist": [],
                    "verwezen_naar": None, "op": op, "door_id": self.mens["voorzitter"],
                }
            )  # fmt: skip
        return id_, mensen

    def _toegang(self, casus: uuid.UUID, wie: str, rol: str, dag: dt.date) -> None:
        self.rijen[Casustoegang].append(
            {
                "id": self._id(), "casus_id": casus, "gebruiker_id": self.mens[wie], "rol": rol,
                "reden": "verzonnen last", "van": dag, "tot": None,
            }
        )  # fmt: skip

    def _overleg(self, punten: list[tuple[uuid.UUID, str, dt.date, list[uuid.UUID]]]) -> None:
        """A meeting in the past with these cases, each decided."""
        id_ = self._id()
        dag = min(max(begonnen for _, _, begonnen, _ in punten) + dt.timedelta(days=5), self.dag - dt.timedelta(days=1))
        op = moment_van(dag, dt.time(9, 0))
        self.rijen[Overleg].append(
            {
                "id": id_, "tafel_id": self.tafel_id, "datum": dag, "begint_om": dt.time(9), "eindigt_om": dt.time(17),
                "plaats": "Stadskantoor", "welkom_minuten": 5, "voorzitter_id": self.mens["voorzitter"], "versie": 1,
                "stand": "gesloten", "geopend_op": op, "gesloten_op": op + dt.timedelta(hours=8),
            }
        )  # fmt: skip
        for nr, (casus, stand, _, mensen) in enumerate(punten, start=1):
            punt, klaar = self._id(), op + dt.timedelta(minutes=40 * nr)
            self.rijen[Agendapunt].append(
                {
                    "id": punt, "overleg_id": id_, "casus_id": casus, "volgorde": nr, "minuten": 35,
                    "begonnen_op": klaar - dt.timedelta(minutes=35), "klaar_op": klaar, "uitkomst": "besloten",
                    "toelichting": "", "versie": 1,
                }
            )  # fmt: skip
            self.rijen[Deelname].extend(
                {
                    "id": self._id(), "agendapunt_id": punt, "betrokkene_id": mens, "aanwezig": True,
                    "gehoord": "gesproken", "inbreng": "Verzonnen inbreng.", "reden": "", "versie": 1,
                    "uitnodiging_1": None, "uitnodiging_2": None,
                }
                for mens in mensen
            )  # fmt: skip
            self._besluit(casus, punt, klaar, mensen, klaar_met=stand == "afgesloten")

    def _besluit(
        self, casus: uuid.UUID, punt: uuid.UUID, op: dt.datetime, mensen: list[uuid.UUID], *, klaar_met: bool
    ) -> None:
        id_, dag = self._id(), lokaal(op).date()
        nummer, start = self._nummer("besluit", dag.year), dag + dt.timedelta(days=7)
        self.rijen[Besluit].append(
            {
                "id": id_, "tafel_id": self.tafel_id, "casus_id": casus, "agendapunt_id": punt, "jaar": dag.year,
                "volgnummer": nummer, "nummer": f"{self.code}-{dag.year}-{nummer:03d}", "stand": "vastgesteld",
                "zin": "De leerling begint klein, met een vaste begeleider.", "start_oplossing": start,
                "vastgesteld_op": op, "vastgesteld_door_id": self.mens["voorzitter"], "versie": 1,
            }
        )  # fmt: skip
        for nr, mens in enumerate(mensen[2:5], start=1):
            deel, wanneer = self._id(), dag + dt.timedelta(days=self.kans.randrange(7, 60))
            self.rijen[Besluitonderdeel].append(
                {
                    "id": deel, "besluit_id": id_, "volgorde": nr, "soort": "onderwijsondersteuning",
                    "betrokkene_id": mens, "persoon": "Verzonnen Mens", "wat": "regelt wat is afgesproken",
                    "wanneer": wanneer, "formeel_besluit": "nee", "versie": 1,
                }
            )  # fmt: skip
            self.rijen[Commitment].append(
                {
                    "id": self._id(), "besluit_id": id_, "betrokkene_id": mens, "antwoord": "ja", "toelichting": "",
                    "op": op, "vervallen_op": None, "versie": 1,
                }
            )  # fmt: skip
            open_ = not klaar_met and (wanneer >= self.dag or self.kans.random() < 0.1)
            self.rijen[Actie].append(
                {
                    "id": self._id(), "tafel_id": self.tafel_id, "casus_id": casus, "onderdeel_id": deel,
                    "gebruiker_id": self.mens["jeugdhulp"], "wie": "Verzonnen Mens", "wat": "regelt wat is afgesproken",
                    "wanneer": wanneer, "stand": "open" if open_ else "gelukt", "resultaat": "" if open_ else "Gedaan.",
                    "klaar_op": None if open_ else op + dt.timedelta(days=6), "versie": 1,
                }
            )  # fmt: skip
            if nr == 1:
                self._kosten(deel, op, dag, start)
        for soort, gepland in momenten(start):
            self._moment(casus, id_, soort, gepland, klaar_met=klaar_met)

    def _kosten(self, deel: uuid.UUID, op: dt.datetime, dag: dt.date, start: dt.date) -> None:
        regel, vrager = self._id(), self.mens["voorzitter"]
        self.rijen[Kostenregel].append(
            {
                "id": regel, "onderdeel_id": deel, "kant": "jeugdhulp",
                "bedrag": Decimal(100 * self.kans.randrange(5, 90)),
                "grond": "Jeugdwet", "van": start, "tot": start + dt.timedelta(weeks=12), "gevraagd_door_id": vrager,
                "versie": 1,
            }
        )  # fmt: skip
        self.rijen[Akkoord].append(
            {
                "id": self._id(), "kostenregel_id": regel, "gebruiker_id": self.mens["teamleider"], "reden": "",
                "gevraagd_door_id": vrager, "functie": "teamleider", "taak": "beslist", "stand": "akkoord",
                "gevraagd_op": op, "antwoord_voor": dag + dt.timedelta(days=5), "beslist_op": op + dt.timedelta(days=2),
                "versie": 1,
            }
        )  # fmt: skip

    def _moment(self, casus: uuid.UUID, besluit: uuid.UUID, soort: str, gepland: dt.date, *, klaar_met: bool) -> None:
        gehouden = gepland < self.dag and (klaar_met or self.kans.random() < 0.95)
        stand = "gehouden" if gehouden else ("vervallen" if klaar_met else "gepland")
        self.rijen[Opvolgmoment].append(
            {
                "id": self._id(), "tafel_id": self.tafel_id, "casus_id": casus, "besluit_id": besluit, "soort": soort,
                "gepland_op": gepland, "stand": stand, "gehouden_op": gepland if gehouden else None,
                "met_wie": "ouders" if gehouden else "", "verslag": "Het gaat een stukje beter." if gehouden else "",
                "uren_per_week": self.kans.randrange(0, 25) if gehouden else None, "versie": 1,
            }
        )  # fmt: skip

    def _schrijf(self) -> dict[str, int]:
        """Write all rows, tables in the order of their foreign keys, and the counters of the numbers."""
        volgorde = (
            Casus, Casustoegang, Betrokkene, Instroombesluit, Overleg, Agendapunt, Deelname, Besluit, Besluitonderdeel,
            Commitment, Kostenregel, Akkoord, Actie, Opvolgmoment,
        )  # fmt: skip
        for model in volgorde:
            if self.rijen[model]:
                sessie.execute(sa.insert(model), self.rijen[model])
        for (soort, jaar), laatste in self.tellers.items():
            sessie.merge(Nummerteller(tafel_id=self.tafel_id, soort=soort, jaar=jaar, laatste=laatste))
        sessie.flush()
        namen = {
            Casus: "casussen",
            Overleg: "overleggen",
            Besluit: "besluiten",
            Actie: "afspraken",
            Opvolgmoment: "momenten",
        }
        return {naam: len(self.rijen[model]) for model, naam in namen.items()}
