"""Is a case ready for the table, and what must the chair still arrange or phone about (feature 28, the light). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tafel.kern.format import datum_zin, getal
from tafel.opties.rules import TEN_MINSTE
from tafel.uitnodigingen.rules.antwoorden import GEZIN
from tafel.uitnodigingen.rules.soorten import SOORTWOORD

PLAN_OUD = 42  # days before the meeting after which a plan is asked about again; choice of Tafel


@dataclass(frozen=True)
class Mens:
    """Whom to phone: name, what they are here, number ("" when it is not known).

    Without a number: the place to fill it in. `stoel`: of somebody with a seat at the case; `account`: of who fills it
    in themselves.
    """

    naam: str
    wat: str = ""
    telefoon: str = ""
    stoel: str = ""
    account: str = ""


@dataclass(frozen=True)
class Gastfeiten:
    """One person who is expected: kind of party, who, whether they were asked and answer, may hear, may promise."""

    rol: str
    mens: Mens
    stand: Literal["niet_gevraagd", "open", "komt", "kan_niet"]
    partij: bool = True
    stelt_ander_voor: bool = False
    waarom_niet: str = ""
    heeft_mandaat: bool = True


@dataclass(frozen=True)
class Klaarfeiten:
    """What is known of one case of a meeting, some days before it."""

    datum: dt.date  # of the meeting
    ontbreekt: tuple[str, ...] = ()  # kinds of party of which nobody comes, without a reason (R23)
    gasten: tuple[Gastfeiten, ...] = ()
    mandaat_mist: tuple[str, ...] = ()  # sentences: expected decisions for which nobody comes with enough mandate
    verwacht: bool = True  # the chair filled in what is expected to be decided
    verhaal: Mapping[str, bool] = field(default_factory=dict)  # leerling, ouder: heard, or why not is written down
    opties: int = 0
    plan_van: dt.date | None = None
    meedoen: bool | None = None  # whether it is known how the leerling takes part; None: there is no leerling
    voorzitter: tuple[str, ...] = ()  # sentences against the chair in this case (R24, R25)
    casusverantwoordelijke: Mens | None = None
    zaakonderzoeker: Mens | None = None


@dataclass(frozen=True)
class Klaarpunt:
    """One thing to do before the meeting, where it is done, and whom to phone."""

    code: str
    zin: str
    bel: Mens | None = None
    waar: Literal["", "uitnodigingen", "onderzoek", "opties", "plan", "mensen", "toestemming"] = ""


@dataclass(frozen=True)
class Stand:
    """The light: always with a word and an icon, never the colour alone."""

    soort: Literal["goed", "let"]
    woord: str
    icoon: str


def stand_van(punten: Sequence[Klaarpunt]) -> Stand:
    """Return the light of a case: green without points, else orange with how many there are."""
    if not punten:
        return Stand("goed", "Klaar voor de tafel", "ok")
    return Stand("let", f"Nog {getal(len(punten), 'punt', 'punten')}", "let")


def klaarpunten(f: Klaarfeiten) -> list[Klaarpunt]:
    """Return what is still to arrange, in the order in which a chair would do it; empty: ready for the table.

    Sources: R23 (six kinds), R25 (chair no party), R26, R33, R38 (mandate), R29 (story first), R31 (leerling heard),
    R68 (consent), S3 (three options).
    """
    return [
        *(Klaarpunt("voorzitter", zin) for zin in f.voorzitter),
        *_wie_mist(f),
        *(punt for gast in f.gasten for punt in _gast(gast, f)),
        *(Klaarpunt("mandaat", zin, waar="uitnodigingen") for zin in f.mandaat_mist),
        *_verwacht(f),
        *_verhaal(f),
        *_meedoen(f),
        *_opties(f),
        *_plan(f),
    ]


def _wie_mist(f: Klaarfeiten) -> Iterable[Klaarpunt]:
    for soort in f.ontbreekt:
        zin = f"Nodig {SOORTWOORD[soort]} uit, of schrijf op waarom dat niet hoeft."
        yield Klaarpunt("ontbreekt", zin, f.casusverantwoordelijke, "mensen")
    wacht = [gast for gast in f.gasten if gast.stand == "niet_gevraagd" and not gast.waarom_niet]
    if wacht:
        zin = f"{getal(len(wacht), 'mens is', 'mensen zijn')} nog niet uitgenodigd. Verstuur de uitnodigingen."
        yield Klaarpunt("niet_uitgenodigd", zin, None, "uitnodigingen")


def _gast(g: Gastfeiten, f: Klaarfeiten) -> Iterable[Klaarpunt]:
    if g.waarom_niet:
        zin = f"Delen met {_aan_wie(g)} mag nog niet. {g.waarom_niet}"
        yield Klaarpunt("toestemming", zin, f.casusverantwoordelijke, "toestemming")
        return
    if g.stand == "kan_niet":
        hoe = "Vraag hoe zij wel gehoord willen worden."
        ander = "Vraag wie er komt, en wat die mag toezeggen."
        kan = "kunnen" if g.rol == "ouders" else "kan"
        yield Klaarpunt("komt_niet", f"{_wie(g)} {kan} niet. {hoe if g.rol in GEZIN else ander}", _bel(g, f))
    elif g.stand == "open" and g.stelt_ander_voor:
        yield Klaarpunt("ander", f"{_wie(g)} stelt een ander voor. Kies of dat goed is.", None, "uitnodigingen")
    elif g.stand == "open":
        gaf = "gaven" if g.rol == "ouders" else "gaf"
        yield Klaarpunt("geen_antwoord", f"{_wie(g)} {gaf} nog geen antwoord. Bel of het lukt.", _bel(g, f))
    if g.partij and not g.heeft_mandaat and g.rol not in GEZIN and g.stand != "kan_niet":
        zin = f"{_wie(g)} mag niets toezeggen. Vraag om mandaat, of wie het wel heeft."
        yield Klaarpunt("zonder_mandaat", zin, _bel(g, f), "mensen")


def _aan_wie(g: Gastfeiten) -> str:
    return {"leerling": "de leerling", "ouders": "de ouders"}.get(g.rol) or _wie(g)


def _wie(g: Gastfeiten) -> str:
    """Return who it is; of leerling and ouders only what they are."""
    if g.rol in GEZIN:
        return "De leerling" if g.rol == "leerling" else "Ouders"
    return f"{g.mens.naam} ({g.mens.wat.lower()})" if g.mens.wat else g.mens.naam


def _bel(g: Gastfeiten, f: Klaarfeiten) -> Mens | None:
    """Return whom to phone about somebody: themselves; about the leerling, or without a number, who knows them."""
    if g.rol == "leerling" or (g.rol in GEZIN and not g.mens.telefoon):
        return f.casusverantwoordelijke
    return g.mens


def _verwacht(f: Klaarfeiten) -> Iterable[Klaarpunt]:
    if not f.verwacht:
        zin = "Vul in welke kosten u verwacht, of dat er geen zijn. Dan klopt wie er met mandaat moet komen."
        yield Klaarpunt("verwachting", zin, None, "uitnodigingen")


def _verhaal(f: Klaarfeiten) -> Iterable[Klaarpunt]:
    niet = [woord for van, woord in (("leerling", "de leerling"), ("ouder", "de ouders")) if not f.verhaal.get(van)]
    if niet and f.zaakonderzoeker is None:
        zin = "Wijs een zaakonderzoeker aan. Het verhaal is nog niet gehoord."
        yield Klaarpunt("geen_onderzoeker", zin, None, "mensen")
    elif niet:
        zin = f"Het verhaal van {' en '.join(niet)} is nog niet gehoord. Vraag wanneer dat kan."
        yield Klaarpunt("verhaal", zin, f.zaakonderzoeker, "onderzoek")


def _meedoen(f: Klaarfeiten) -> Iterable[Klaarpunt]:
    if f.meedoen is False:
        zin = "Nog niet bekend is hoe de leerling wil meedoen: praten, schrijven, een filmpje of via iemand anders."
        yield Klaarpunt("meedoen", zin, f.zaakonderzoeker or f.casusverantwoordelijke)


def _opties(f: Klaarfeiten) -> Iterable[Klaarpunt]:
    if f.opties < TEN_MINSTE:
        staat = (
            ("Er staan nog geen opties", "Er staat 1 optie")[f.opties]
            if f.opties < 2
            else f"Er staan {f.opties} opties"
        )
        yield Klaarpunt("opties", f"{staat}. Vraag om minstens {TEN_MINSTE}.", f.zaakonderzoeker, "opties")


def _plan(f: Klaarfeiten) -> Iterable[Klaarpunt]:
    if f.plan_van is None:
        yield Klaarpunt("geen_plan", "Er staat nog geen plan van aanpak.", f.casusverantwoordelijke, "plan")
    elif (f.datum - f.plan_van).days > PLAN_OUD:
        zin = f"Het plan is van {datum_zin(f.plan_van, f.datum)}. Vraag of het nog klopt."
        yield Klaarpunt("plan_oud", zin, f.casusverantwoordelijke, "plan")
