"""The ladder: per organisation that can lift the knot who was spoken to, and who is still missing (R16, R17, V18)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tafel.criteria.feiten import Aanmelding
from tafel.criteria.rules.basis import opsomming, tijdig
from tafel.criteria.rules.namen import gelijke_naam, naamsleutel

Trede = Literal["zelf", "leiding"]
Stand = Literal["klaar", "kan_wel", "half", "nog_niet"]
TREDEN: dict[str, str] = {"leiding": "Een leidinggevende", "zelf": "Een medewerker"}
_VELDEN = {
    "naam": "de naam",
    "functie": "de functie",
    "datum": "de datum",
    "uitkomst": "het antwoord",
    "zonder_resultaat": "of het zonder resultaat bleef",
}


@dataclass(frozen=True)
class Gesprek:
    """One talk: of the aanmelding, or noted later (`later`), when the aanmelding stood still."""

    organisatie: str | None = None
    trede: Trede = "leiding"
    naam: str | None = None
    functie: str | None = None
    datum: dt.date | None = None
    wijze: str | None = None
    uitkomst: str | None = None
    zonder_resultaat: bool | None = None
    sleutel: str = ""
    later: bool = False


@dataclass(frozen=True)
class Partner:
    """One organisation on the ladder: its talks per step, its state, and that state as a sentence."""

    organisatie: str
    is_school: bool
    zelf: tuple[Gesprek, ...]
    leiding: tuple[Gesprek, ...]
    stand: Stand
    zin: str

    @property
    def open(self) -> bool:
        """Whether a talk with a leidinggevende still misses."""
        return self.stand in ("nog_niet", "half")


@dataclass(frozen=True)
class Ladder:
    """All organisations that can lift the knot, in the order of the aanmelding; `reden` when there is none (V18)."""

    partners: tuple[Partner, ...]
    reden: str | None = None
    overig: tuple[Gesprek, ...] = ()

    @property
    def mist(self) -> tuple[Partner, ...]:
        """The organisations of which a leidinggevende is still missing."""
        return tuple(partner for partner in self.partners if partner.open)

    @property
    def zin(self) -> str:
        """Where the ladder stands, in one sentence."""
        if not self.partners:
            if self.reden:
                return "Geen organisatie houdt het tegen. Er staat waarom."
            return "Er staat nog niet welke organisatie dit kan oplossen."
        if not self.mist:
            if len(self.partners) == 1:
                return f"De leidinggevende van {self.partners[0].organisatie} is gesproken."
            return "Alle leidinggevenden zijn gesproken."
        return self.mist[0].zin


def maak_ladder(a: Aanmelding, gesprekken: Iterable[Gesprek]) -> Ladder:
    """Return the ladder of an aanmelding with all talks: those in it and those noted later.

    The first step, the organisation itself, is taken also from help in the chain that came to a halt (R9, 2b). Which
    talk counts is the same as in the toets: name, function, a day that has been, an answer.
    """
    alle = [*gesprekken, *_aangekaart(a)]
    namen: dict[str, str] = {}
    for naam in a.stagnatie.veroorzakers:
        namen.setdefault(naamsleutel(naam), naam)
    partners = tuple(_partner(naam, alle, a) for naam in namen.values())
    overig = tuple(
        g for g in alle if g.organisatie and g.trede == "leiding" and naamsleutel(g.organisatie) not in namen
    )
    return Ladder(partners, a.stagnatie.geen_veroorzaker_reden, overig)


def _aangekaart(a: Aanmelding) -> list[Gesprek]:
    return [
        Gesprek(organisatie=r.instantie, trede="zelf", datum=r.datum, uitkomst=r.uitkomst)
        for r in a.stap_2
        if r.soort == "ketenhulp_gestagneerd" and r.instantie
    ]


def _partner(naam: str, gesprekken: Sequence[Gesprek], a: Aanmelding) -> Partner:
    van = sorted(
        (g for g in gesprekken if gelijke_naam(g.organisatie, naam)), key=lambda g: (g.datum or dt.date.max, g.sleutel)
    )
    leiding = tuple(g for g in van if g.trede == "leiding")
    is_school = gelijke_naam(a.onderwijs.school, naam)
    stand, zin = _stand(naam, leiding, a, is_school)
    return Partner(naam, is_school, tuple(g for g in van if g.trede == "zelf"), leiding, stand, zin)


def _stand(naam: str, leiding: Sequence[Gesprek], a: Aanmelding, is_school: bool) -> tuple[Stand, str]:
    heel = [g for g in leiding if not mist_aan(g, a.peildatum)]
    if any(g.zonder_resultaat for g in heel):
        return "klaar", f"De leidinggevende van {naam} is gesproken. Het bleef zonder resultaat."
    if heel:
        return "kan_wel", f"De leidinggevende van {naam} is gesproken. Het kan daar worden opgelost."
    if leiding:
        mist = opsomming(mist_aan(leiding[-1], a.peildatum))
        return "half", f"Bij het gesprek met de leidinggevende van {naam} mist nog: {mist}."
    if is_school:  # R17: the one who leads the ondersteuningscoördinator
        wie = schoolcontact(a.onderwijs.sector)
        return "nog_niet", f"Van {naam} is de leidinggevende van de {wie} nog niet gesproken."
    return "nog_niet", f"Van {naam} is nog geen leidinggevende gesproken."


def schoolcontact(sector: str | None) -> str:
    """Return who carries the support at a school of this sector."""
    return "intern begeleider" if sector == "po" else "ondersteuningscoördinator"


def mist_aan(g: Gesprek, peildatum: dt.date) -> list[str]:
    """Return in words what this talk still lacks to count; a day that is still to come does not count (R16)."""
    weg = [sleutel for sleutel in ("naam", "functie", "uitkomst", "zonder_resultaat") if getattr(g, sleutel) is None]
    if not tijdig(g.datum, peildatum):
        weg.append("datum")
    return [woord for sleutel, woord in _VELDEN.items() if sleutel in weg]
