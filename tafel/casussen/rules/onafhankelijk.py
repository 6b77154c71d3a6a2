"""Who may investigate a case: somebody who had nothing to do with it before, and who begins without the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tafel.criteria.rules import naamsleutel
from tafel.kern.refusals import Weigering

VELD = "zaakonderzoeker"
KIES = "Kies iemand die er nog niet bij betrokken was."


@dataclass(frozen=True)
class Eerder:
    """What a person had to do with this case: roles they ever had in it, a seat, their name and where they work.

    `namen` and `organisaties` are those of the people and parties of the case.
    """

    rollen: frozenset[str] = frozenset()
    zit_aan_tafel: bool = False
    naam: str = ""
    werkt_bij: tuple[str, ...] = ()
    namen: frozenset[str] = field(default_factory=frozenset)
    organisaties: frozenset[str] = field(default_factory=frozenset)


def namen_in(document: Mapping[str, Any], stoelen: Iterable[str]) -> frozenset[str]:
    """Return the names of who has to do with a case: at the table, named in the aanmelding, spoken to."""
    namen = [*stoelen, (document.get("casusverantwoordelijke") or {}).get("naam")]
    namen += [partij.get("naam") for partij in document.get("partijen") or ()]
    namen += [gesprek.get("leidinggevende") for gesprek in document.get("opschalingen") or ()]
    return frozenset(filter(None, map(naamsleutel, namen)))


def organisaties_in(document: Mapping[str, Any], stoelen: Iterable[str]) -> frozenset[str]:
    """Return the organisations that are a party in a case: at the table, school, who holds the plan up."""
    namen = [*stoelen, (document.get("casusverantwoordelijke") or {}).get("organisatie")]
    namen += [partij.get("organisatie") for partij in document.get("partijen") or ()]
    namen += [(document.get("onderwijs") or {}).get("school")]
    namen += list((document.get("stagnatie") or {}).get("veroorzakers") or ())
    return frozenset(filter(None, map(naamsleutel, namen)))


def tegen_eerder(feiten: Eerder) -> list[Weigering]:
    """Return the reasons against this zaakonderzoeker: none who was involved before, whoever asks.

    Source: S3 (Rotterdam), "zaakonderzoeker niet eerder betrokken"; 05-practice, transition 5 -> 6 and wish 15.
    """
    redenen = []
    if "casusverantwoordelijke" in feiten.rollen:
        redenen.append(("was_cv", f"Deze persoon is of was casusverantwoordelijke van deze casus. {KIES}"))
    betrokken = feiten.zit_aan_tafel or "partij" in feiten.rollen or naamsleutel(feiten.naam) in feiten.namen
    if betrokken and not redenen:
        redenen.append(("was_betrokken", f"Deze persoon is of was bij deze casus betrokken. {KIES}"))
    waar = next((een for een in feiten.werkt_bij if naamsleutel(een) in feiten.organisaties), None)
    if waar is not None:
        redenen.append(("werkt_bij_partij", f"Deze persoon werkt bij {waar}, en dat is partij in deze casus. {KIES}"))
    return [Weigering(code, zin, VELD) for code, zin in redenen]


def begint_zonder_dossier(stand: str) -> bool:
    """Tell whether a new zaakonderzoeker of a case in `stand` hears the story before the file opens (V19, R29).

    Not after the table has decided: who takes over then follows the agreements.
    """
    return stand != "opvolging"
