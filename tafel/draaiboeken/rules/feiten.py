"""The facts that a script is made of, and what it is made into: sentences, conditions, branches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from tafel.kern.letters import zonder_naam

# phase -> word on the page, in the order of a case (05-practice, script minute by minute)
FASEN: Mapping[str, str] = {
    "welkom": "Welkom",
    "horen": "Horen",
    "knelpunt": "Knelpunt",
    "opties": "Opties",
    "besluit": "Besluit",
    "afspraken": "Afspraken",
    "afronden": "Afronden",
}
GEZIN = ("leerling", "ouders")
Komst = Literal["komt", "open", "niet_gevraagd", "kan_niet"]


@dataclass(frozen=True)
class Spreker:
    """Somebody at the table, in the order of hearing. Of the family no name: `wie` is then the word for the role.

    `meedoen`, `woorden`, `neemt_mee`: how leerling or ouders take part, what they wrote, whom they bring (R27, V3).
    """

    rol: str
    wie: str
    rolwoord: str = ""
    functie: str = ""
    organisatie: str = ""
    mandaat: str = ""
    heeft_mandaat: bool = True
    komt: Komst = "open"
    reden: str = ""
    vervangt: str = ""
    meedoen: str = ""
    woorden: str = ""
    neemt_mee: str = ""
    hoedanigheid: str = "partij"

    @property
    def gezin(self) -> bool:
        """Tell whether this is leerling or ouders."""
        return self.rol in GEZIN

    @property
    def voluit(self) -> str:
        """Return who this is as the chair says it: name, function, organisation."""
        delen = (self.wie, self.functie, self.organisatie if self.organisatie != self.wie else "")
        return ", ".join(deel for deel in delen if deel)


@dataclass(frozen=True)
class Wens:
    """One wish in their words, with its answer (R30)."""

    van: str
    tekst: str
    antwoord: str | None = None
    waarom: str = ""
    optie: str = ""


@dataclass(frozen=True)
class Optie:
    """One way out, as far as the table hears of it."""

    naam: str
    onderwijs: str = ""
    zorg: str = ""
    vervoer: str = ""
    plek: str = ""
    plek_vanaf: dt.date | None = None
    ja_zegt: str = ""
    nodig: str = ""
    reeel: bool | None = None
    stand: str = "open"


@dataclass(frozen=True)
class Knoop:
    """Where it is stuck, from the aanmelding."""

    wat: str = ""
    waar: str = ""
    oorzaak: str = ""
    opheffen: str = ""


@dataclass(frozen=True)
class Geld:
    """What the table expects to spend, and how the mandate stands: sentence and whether it is in order."""

    jeugdhulp: Decimal | None = None
    onderwijs: Decimal | None = None
    plek: bool = False
    punten: tuple[tuple[str, str], ...] = ()  # (goed, let or fout; the sentence)
    zonder_mandaat: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()  # who must have seen the costs

    @property
    def verwacht(self) -> bool:
        """Tell whether costs are expected."""
        return bool(self.jeugdhulp or self.onderwijs)

    @property
    def mist(self) -> tuple[str, ...]:
        """Return what is missing or not sure, in sentences."""
        return tuple(zin for soort, zin in self.punten if soort != "goed")


@dataclass(frozen=True)
class Tafelfeiten:
    """What of the table and the meeting changes the words. `voorzitter`: who leads by the agenda; `ik`: who reads."""

    tafel: str = ""
    voorzitter: str = ""
    ik: str = ""
    heeft_mandaat: bool = True
    doorzettingskracht: bool = False
    convenant: str = ""
    volgend_op: dt.date | None = None
    begint: dt.time = dt.time(0)
    eindigt: dt.time = dt.time(0)
    welkom_minuten: int = 5
    aantal: int = 0


@dataclass(frozen=True)
class Casusfeiten:
    """Everything of one case that its script says. Only the number of minutes is needed; the rest may be unknown."""

    nummer: str = ""
    initialen: str = ""
    minuten: int = 45
    begint: dt.time = dt.time(0)
    sector: str | None = None
    vraag: str = ""
    knoop: Knoop = Knoop()
    sprekers: tuple[Spreker, ...] = ()
    wensen: tuple[Wens, ...] = ()
    opties: tuple[Optie, ...] = ()
    geld: Geld = Geld()
    niet_gehoord: Mapping[str, str] | None = None  # leerling or ouders -> why they could not be heard before
    steunpersoon: str = ""
    volgende: str = ""  # number of the next case, "" when this is the last
    volgende_minuten: int = 0
    tafel: Tafelfeiten = Tafelfeiten()

    @property
    def po(self) -> bool:
        """Tell whether the words of primary school hold."""
        return self.sector == "po"

    @property
    def familie(self) -> str:
        """Return how leerling and ouders are named together (S1 inleiding: in po the ouders stand first)."""
        return "ouders en leerling" if self.po else "leerling en ouders"

    @property
    def mentor(self) -> str:
        """Return who sees the pupil each day."""
        return "leerkracht" if self.po else "mentor"

    @property
    def oco(self) -> str:
        """Return who coordinates support at school."""
        return "ib'er" if self.po else "ondersteuningscoördinator"

    def van(self, rol: str) -> tuple[Spreker, ...]:
        """Return who sits here in this role."""
        return tuple(een for een in self.sprekers if een.rol == rol)

    def zonder(self, namen: Iterable[tuple[str, str]], blijft: Iterable[str] = ()) -> Casusfeiten:
        """Return these facts with a letter in place of every name of a child, in all that somebody typed.

        `namen`: of the child itself last, so that its letters hold. Names of organisations in `blijft` stay whole.
        A brother or sister with a seat is called by letters too.
        """
        paren, heel = tuple(namen), (*blijft, *(een.organisatie for een in self.sprekers))

        def _kaal(tekst: str) -> str:
            return zonder_naam(tekst, paren, heel)

        k = self.knoop
        return replace(
            self,
            vraag=_kaal(self.vraag),
            knoop=Knoop(_kaal(k.wat), _kaal(k.waar), _kaal(k.oorzaak), _kaal(k.opheffen)),
            sprekers=tuple(
                replace(
                    een, wie=dict(paren).get(een.wie, een.wie), reden=_kaal(een.reden), woorden=_kaal(een.woorden),
                    neemt_mee=_kaal(een.neemt_mee),
                )
                for een in self.sprekers
            ),
            wensen=tuple(
                replace(w, tekst=_kaal(w.tekst), waarom=_kaal(w.waarom), optie=_kaal(w.optie)) for w in self.wensen
            ),
            opties=tuple(
                replace(
                    o, naam=_kaal(o.naam), onderwijs=_kaal(o.onderwijs), zorg=_kaal(o.zorg), vervoer=_kaal(o.vervoer),
                    plek=_kaal(o.plek), nodig=_kaal(o.nodig),
                )
                for o in self.opties
            ),
            niet_gehoord={rol: _kaal(reden) for rol, reden in (self.niet_gehoord or {}).items()},
        )  # fmt: skip

    @property
    def partijen(self) -> tuple[Spreker, ...]:
        """Return who is heard: every party, not who only comes for the money or as leidinggevende."""
        return tuple(een for een in self.sprekers if een.hoedanigheid == "partij")


@dataclass(frozen=True)
class Zin:
    """One line of the script. zeg: say it literally; doe: do or look; wie: who has the floor, `bij` is who or what."""

    soort: Literal["zeg", "doe", "wie"]
    tekst: str
    bij: str = ""
    minuten: int = 0
    eigen: bool = False  # leerling or ouders


@dataclass(frozen=True)
class Tak:
    """A branch: when this happens, these lines."""

    als: str
    zinnen: tuple[Zin, ...]
    let: bool = False  # by the facts this is likely to happen


@dataclass(frozen=True)
class Stap:
    """One phase of a case, or the opening or closing of the meeting: when, how long, the lines, what must be true."""

    fase: str
    titel: str
    begint: dt.time
    minuten: int
    zinnen: tuple[Zin, ...]
    verder: tuple[str, ...] = ()
    takken: tuple[Tak, ...] = ()
    vooraf: tuple[str, ...] = ()  # what is still to arrange before it begins


def zeg(tekst: str) -> Zin:
    """Return a line to say."""
    return Zin("zeg", tekst)


def doe(tekst: str) -> Zin:
    """Return a line to do."""
    return Zin("doe", tekst)
