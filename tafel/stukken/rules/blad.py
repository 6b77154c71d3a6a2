"""What belongs on the one A4 of a case, in which order, and how much of it fits (feature 28). Pure.

Always the same order, so that who reads eight of them in a row knows where to look (05-practice, "Vooraf").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tafel.casussen.rules import Thuis
from tafel.casussen.rules.tijdlijn import Punt
from tafel.kern.format import datum_jaar, euro, getal
from tafel.stukken.rules.knip import knip, knip_regel, zonder_naam

REGELS = 8  # of the timeline
WENSEN, OPTIES, MENSEN = 5, 6, 10
NIET_INGEVULD = "Nog niet ingevuld."


@dataclass(frozen=True)
class Leesrecht:
    """What one reader may see on the sheet: story and wishes, options, what is sensitive, money and answers."""

    inbreng: bool = True
    opties: bool = False
    gevoelig: bool = False
    geld: bool = False


VOLLEDIG = Leesrecht(inbreng=True, opties=True, gevoelig=True, geld=True)
"""Chair and zaakonderzoeker."""
PARTIJ = Leesrecht()
"""Who sits at the table: no options (those are for who prepares), no expected money, nothing about safety or crime."""


@dataclass(frozen=True)
class Maat:
    """How wide each text may be, in letters; `schaal` 1 fills an A4 where every text is long."""

    schaal: float

    def van(self, wat: str) -> float:
        """Return the room for one kind of text."""
        return BREEDTES[wat] * self.schaal


BREEDTES: Mapping[str, float] = {
    "vraag": 300, "leerling": 220, "tijdlijn": 52, "verhaal": 400, "werkt": 170, "wens": 110, "wat": 210,
    "oorzaak": 210, "opheffen": 110, "optie": 46, "onderwijs": 80, "kosten": 52, "kan": 62, "besluit": 220,
    "mens": 78, "plan": 150,
}  # fmt: skip
MATEN = tuple(Maat(schaal) for schaal in (2.6, 1.9, 1.4, 1.05, 0.85, 0.7, 0.55, 0.36))
"""From roomy to narrow; who makes the PDF takes the first that fits."""


@dataclass(frozen=True)
class Wensfeiten:
    """One wish and its answer in words ("" when there is none yet)."""

    van: str
    tekst: str
    antwoord: str = ""
    waarom: str = ""


@dataclass(frozen=True)
class Optiefeiten:
    """One option: name, onderwijs, zorg, vervoer, kosten, amount, chance in words, whether it can be and why."""

    naam: str
    onderwijs: str = ""
    zorg: str = ""
    vervoer: str = ""
    kosten: str = ""
    bedrag: Decimal | None = None
    kans: str = ""
    kan: str = ""
    plek: str = ""


@dataclass(frozen=True)
class Planfeiten:
    """The plan: version, since when, how many lines, how many of them are past their day; pinned for this meeting."""

    nummer: int | None
    datum: dt.date | None
    regels: int
    voorbij: int
    vast: bool = False


@dataclass(frozen=True)
class Verwachtfeiten:
    """What the chair expects to decide: amounts per side, a place."""

    jeugdhulp: Decimal | None = None
    onderwijs: Decimal | None = None
    plek: bool = False


@dataclass(frozen=True)
class Komt:
    """Who comes: kind of party, who, what they may promise, whether they answered (in words)."""

    rolwoord: str
    wie: str = ""
    mandaat: str = ""
    zonder_mandaat: bool = False
    antwoord: str = ""


@dataclass(frozen=True)
class Kant:
    """The story of leerling or ouders: the words, when it was heard; or why they could not be heard."""

    kop: str
    tekst: str = ""
    gehoord: str = ""
    reden: str = ""


@dataclass(frozen=True)
class Bladfeiten:
    """Everything known of one case that may come on its sheet. Nothing in it is only for preparing."""

    nummer: str
    initialen: str
    dag: dt.date
    namen: tuple[tuple[str, str], ...] = ()  # how the child may be called, and the letters that stand instead
    organisaties: tuple[str, ...] = ()  # their names stay whole, also when the child is called like a part of one
    leerling: str = ""  # age, sector, kind, school
    thuis: Thuis | None = None
    vraag: str = ""
    tijdlijn: tuple[Punt, ...] = ()  # with what is sensitive
    tijdlijn_partij: tuple[Punt, ...] = ()  # without
    verhalen: tuple[Kant, ...] = ()
    werkt: str = ""
    wensen: tuple[Wensfeiten, ...] = ()
    wat: str = ""
    oorzaak: str = ""
    ligt_aan: str = ""
    opheffen: str = ""
    wachtlijst: str = ""
    opties: tuple[Optiefeiten, ...] = ()
    plan: Planfeiten | None = None
    verwacht: Verwachtfeiten | None = None
    komt: tuple[Komt, ...] = ()


@dataclass(frozen=True)
class Blad:
    """The sheet as it is printed: every text cut, in the order of reading."""

    nummer: str
    initialen: str
    leerling: tuple[str, str]
    vraag: str
    tijdlijn: tuple[tuple[str, str], ...] = ()
    verhalen: tuple[Kant, ...] | None = None  # None: not for this reader
    werkt: str | None = None
    wensen: tuple[Wensfeiten, ...] | None = None
    meer_wensen: int = 0
    wat: str = ""
    knoop: tuple[tuple[str, str], ...] = ()
    opties: tuple[tuple[str, str, str, str], ...] | None = None
    meer_opties: int = 0
    plan: str = ""
    besluit: str = ""
    komt: tuple[Komt, ...] = ()
    meer_komt: int = 0


def stel_samen(f: Bladfeiten, recht: Leesrecht, maat: Maat) -> Blad:
    """Return the sheet of one case for one reader, with every text at most as wide as `maat` says."""

    def kort(wat: str, tekst: str, factor: float = 1.0) -> str:
        """Return a text without the name of the child, at most as wide as its place."""
        return knip(zonder_naam(tekst, f.namen, f.organisaties), maat.van(wat) * factor)

    def regel(tekst: str, uitleg: str) -> str:
        """Return a line of the timeline; what came of it only when enough of it fits to be read."""
        wat, kwam = (zonder_naam(een, f.namen, f.organisaties) for een in (tekst, uitleg))
        return knip_regel(wat, kwam, maat.van("tijdlijn"))

    inbreng, opties = recht.inbreng, recht.opties
    lijn = f.tijdlijn if recht.gevoelig else f.tijdlijn_partij
    return Blad(
        nummer=f.nummer,
        initialen=f.initialen,
        leerling=(knip(f.leerling, maat.van("leerling")), _thuiszin(f.thuis)),
        vraag=kort("vraag", f.vraag) or NIET_INGEVULD,
        tijdlijn=tuple((datum_jaar(dag), regel(tekst, uitleg) if dag else tekst) for dag, tekst, uitleg in _kies(lijn)),
        verhalen=tuple(Kant(k.kop, kort("verhaal", k.tekst), k.gehoord, kort("werkt", k.reden)) for k in f.verhalen)
        if inbreng
        else None,
        werkt=kort("werkt", f.werkt) if inbreng else None,
        wensen=tuple(
            Wensfeiten(w.van, kort("wens", w.tekst, 0.6), w.antwoord, kort("wens", w.waarom, 0.5))
            for w in f.wensen[:WENSEN]
        )
        if inbreng
        else None,
        meer_wensen=max(0, len(f.wensen) - WENSEN) if inbreng else 0,
        wat=kort("wat", f.wat) or NIET_INGEVULD,
        knoop=tuple(
            (kop, kort(wat, tekst))
            for kop, wat, tekst in (
                ("Hoe dat komt", "oorzaak", f.oorzaak),
                ("Ligt vooral aan", "opheffen", f.ligt_aan),
                ("Wie maakt dit los", "opheffen", f.opheffen),
                ("Wachtlijst", "opheffen", f.wachtlijst),
            )
            if tekst
        ),
        opties=tuple(_optie(o, kort) for o in f.opties[:OPTIES]) if opties else None,
        meer_opties=max(0, len(f.opties) - OPTIES) if opties else 0,
        plan=knip(planzin(f.plan), maat.van("plan")),
        besluit=knip(besluitzin(f, recht), maat.van("besluit")),
        komt=tuple(_mens(k, recht, kort) for k in f.komt[:MENSEN]),
        meer_komt=max(0, len(f.komt) - MENSEN),
    )


def _thuiszin(thuis: Thuis | None) -> str:
    if thuis is None:
        return "Zit nog niet thuis."
    return f"{getal(thuis.dagen, 'dag', 'dagen')} thuis, sinds {datum_jaar(thuis.sinds)}. {thuis.zin}"


def _kies(punten: Sequence[Punt]) -> list[tuple[dt.date | None, str, str]]:
    """Return at most eight lines: how it began, what was last, and one line that counts what lies between."""
    met_dag = [punt for punt in punten if punt.dag]
    zinnen = [(punt.dag, punt.tekst, punt.uitleg) for punt in met_dag]
    if len(zinnen) <= REGELS:
        return zinnen
    begin, eind = zinnen[:2], zinnen[-(REGELS - 3) :]
    tussen = len(zinnen) - len(begin) - len(eind)
    return [*begin, (None, f"Daartussen nog {getal(tussen, 'stap', 'stappen')} (zie casus)", ""), *eind]


def _optie(o: Optiefeiten, kort: Callable[..., str]) -> tuple[str, str, str, str]:
    geld = " ".join(filter(None, (o.vervoer, o.kosten)))
    kosten = kort("kosten", geld)
    if o.bedrag:
        kosten = f"{euro(o.bedrag)}. {kosten}" if kosten else euro(o.bedrag)
    kan = " ".join(filter(None, (o.kan, o.plek, f"Kans: {o.kans.lower()}." if o.kans else "")))
    return (
        kort("optie", o.naam),
        kort("onderwijs", " ".join(filter(None, (o.onderwijs, o.zorg)))),
        kosten,
        kort("kan", kan) or "Nog niet bekend",
    )


def planzin(plan: Planfeiten | None) -> str:
    """Return how the plan of action stands, in one or two sentences."""
    if plan is None or not plan.regels:
        return "Er staat nog geen plan."
    kop = f"Versie {plan.nummer}" if plan.nummer else "Plan uit de aanmelding"
    sinds = f" van {datum_jaar(plan.datum)}" if plan.datum else ""
    vast = " Deze versie ligt op tafel." if plan.vast else ""
    open_ = f" Van {plan.voorbij} is de datum voorbij." if plan.voorbij else ""
    return f"{kop}{sinds}: {getal(plan.regels, 'afspraak', 'afspraken')}.{open_}{vast}"


def besluitzin(f: Bladfeiten, recht: Leesrecht) -> str:
    """Return which decision is asked: a choice out of the options, a place, money as far as the reader may see it."""
    zinnen = []
    if recht.opties and f.opties:
        zinnen.append(f"Kies uit {getal(len(f.opties), 'optie', 'opties')}.")
    v = f.verwacht
    if v and v.plek:
        zinnen.append("Een plek toezeggen.")
    if v and recht.geld and (v.jeugdhulp or v.onderwijs):
        kanten = [("jeugdhulp", v.jeugdhulp), ("onderwijs", v.onderwijs)]
        bedragen = " en ".join(f"{kant} tot {euro(bedrag)}" for kant, bedrag in kanten if bedrag)
        zinnen.append(f"Verwachte kosten: {bedragen}.")
    elif recht.geld:
        zinnen.append("Er worden nog geen kosten verwacht." if v else "Verwachte kosten zijn nog niet ingevuld.")
    return " ".join(zinnen) or "Een antwoord op de vraag aan de tafel: wie doet wat, en wanneer."


def _mens(k: Komt, recht: Leesrecht, kort: Callable[..., str]) -> Komt:
    # a person is never cut in two: who it is may take half, what they may promise the rest
    return Komt(
        k.rolwoord, kort("mens", k.wie, 0.7), kort("mens", k.mandaat, 0.5), k.zonder_mandaat,
        k.antwoord if recht.geld else "",
    )  # fmt: skip
