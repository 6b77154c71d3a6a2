"""From what is in the register to the facts of one act: who answered what, for this recipient and kind, on this day.

Pure. A withdrawal counts as a no from its day on; the newest word of a person counts, however wide it was.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tafel.casussen.rules import ROLWOORDEN, rol_van
from tafel.criteria.rules import naamsleutel, verjaardag
from tafel.toestemmingen.rules.oordeel import Oordeel, Ouder, Vraag, Wilsonbekwaam, oordeel
from tafel.toestemmingen.rules.tabel import GRENZEN

IEDEREEN = ""
"""The recipient of a consent that holds for everyone at the table."""

# which statements count for which question: (purpose, kind) -> the (purpose, kind) of statements
_TELT: Mapping[tuple[str, str], frozenset[tuple[str, str]]] = {
    ("delen", "hulpverlening"): frozenset({("delen", "hulpverlening"), ("hulp", "hulpverlening")}),
    ("delen", "medisch"): frozenset({("delen", "medisch"), ("hulp", "medisch")}),
    ("hulp", "onderwijs"): frozenset({("hulp", "hulpverlening"), ("hulp", "medisch")}),
}


@dataclass(frozen=True)
class Ontvanger:
    """Who would receive: the kind of party, the organisation, the person."""

    rol: str
    organisatie: str = ""
    naam: str = ""

    @property
    def sleutels(self) -> frozenset[str]:
        """What this recipient can be called in a consent."""
        woorden = (self.rol, ROLWOORDEN.get(self.rol, ""), self.organisatie, self.naam)
        return frozenset(naamsleutel(woord) for woord in woorden if woord) - {naamsleutel("anders")}

    def heet(self, tekst: str) -> bool:
        """Tell whether a consent for `tekst` is a consent for this recipient (everyone included)."""
        sleutel = naamsleutel(tekst)
        if sleutel == IEDEREEN or sleutel in self.sleutels:
            return True
        sleutel = re.sub(r"^(de|het|een) +", "", sleutel)
        if sleutel in self.sleutels:
            return True
        return " " not in sleutel and rol_van(sleutel) == self.rol != "anders"


@dataclass(frozen=True)
class Uitspraak:
    """One statement of one person; `orde` and `orde_ingetrokken` tell which was written down first on the same day."""

    door: str
    naam: str
    soort: str
    doel: str
    antwoord: str
    op: dt.date
    ontvanger: str = IEDEREEN
    tot: dt.date | None = None
    ingetrokken: dt.date | None = None
    orde: float = 0
    orde_ingetrokken: float = 0


@dataclass(frozen=True)
class Grondfeit:
    """Another grondslag, as far as it matters here."""

    soort: str
    van: dt.date
    ontvanger: str = IEDEREEN
    tot: dt.date | None = None
    beeindigd_op: dt.date | None = None


@dataclass(frozen=True)
class Registerfeiten:
    """What the register of one case holds."""

    geboren: dt.date | None
    ouders: tuple[tuple[str, str], ...] = ()
    """Name and state (aanwezig, onbereikbaar, uitgesloten) of every parent with gezag."""
    uitspraken: tuple[Uitspraak, ...] = ()
    grondslagen: tuple[Grondfeit, ...] = ()
    wilsonbekwaam: tuple[Wilsonbekwaam, ...] = field(default=())


def antwoord_van(
    uitspraken: Iterable[Uitspraak], soort: str, doel: str, aan: Ontvanger | None, dag: dt.date
) -> tuple[str, dt.date | None]:
    """Return the answer of one person on a day ("ja", "nee", "geen") and since when; all `uitspraken` are theirs.

    Without `aan` only what holds for everyone counts. A yes ends after its last day; a withdrawal stays a no until a
    new yes; a no that is taken back is no answer.
    """
    telt = _TELT.get((doel, soort), frozenset({(doel, soort)}))
    gezegd: list[tuple[dt.date, float, str]] = []
    for u in uitspraken:
        if (u.doel, u.soort) not in telt or not (aan.heet(u.ontvanger) if aan else u.ontvanger == IEDEREEN):
            continue
        if u.op <= dag and (u.tot is None or dag <= u.tot):
            gezegd.append((u.op, u.orde, u.antwoord))
        if u.ingetrokken is not None and u.ingetrokken <= dag:
            gezegd.append((u.ingetrokken, u.orde_ingetrokken, "nee" if u.antwoord == "ja" else "geen"))
    if not gezegd:
        return "geen", None
    op, _, antwoord = max(gezegd)
    return antwoord, op


def vraag_voor(
    r: Registerfeiten,
    dag: dt.date,
    aan: Ontvanger | None = None,
    soort: str = "onderwijs",
    doel: str = "delen",
    betreft: Iterable[str] = (),
) -> Vraag:
    """Return the facts of one act on `dag`; `betreft` names the parents it is about or who are to be told."""

    def _zei(door: str, naam: str | None = None, doel_: str = doel) -> tuple[str, dt.date | None]:
        van = (u for u in r.uitspraken if u.door == door and (naam is None or naamsleutel(u.naam) == naam))
        return antwoord_van(van, soort, doel_, None if doel_ == "informeren" else aan, dag)

    om_wie = {naamsleutel(naam) for naam in betreft}
    leerling, leerling_op = _zei("leerling")
    informeren = {_zei("leerling", doel_="informeren")[0], _zei("vertegenwoordiger", doel_="informeren")[0]}
    return Vraag(
        geboren=r.geboren,
        dag=dag,
        soort=soort,
        doel=doel,
        ouders=tuple(
            Ouder(naam, staat, _zei("ouder", naamsleutel(naam))[0], naamsleutel(naam) in om_wie)
            for naam, staat in r.ouders
        ),
        leerling=leerling,
        leerling_op=leerling_op,
        vertegenwoordiger=_zei("vertegenwoordiger")[0],
        ouders_informeren="nee" if "nee" in informeren else "ja" if "ja" in informeren else "geen",
        verstrekker=_zei("verstrekker")[0],
        wilsonbekwaam=r.wilsonbekwaam,
        grondslag=any(_grond_geldt(g, soort, aan, dag) for g in r.grondslagen),
    )


def _grond_geldt(g: Grondfeit, soort: str, aan: Ontvanger | None, dag: dt.date) -> bool:
    past = g.soort == soort and (aan.heet(g.ontvanger) if aan else g.ontvanger == IEDEREEN)
    duurt = g.van <= dag and (g.tot is None or dag <= g.tot)
    return past and duurt and (g.beeindigd_op is None or dag < g.beeindigd_op)


def oordeel_over(
    r: Registerfeiten,
    dag: dt.date,
    aan: Ontvanger | None = None,
    soort: str = "onderwijs",
    doel: str = "delen",
    betreft: Iterable[str] = (),
) -> Oordeel:
    """Return the judgement about one act on `dag`."""
    return oordeel(vraag_voor(r, dag, aan, soort, doel, betreft))


def stopt_op(r: Registerfeiten, dag: dt.date, aan: Ontvanger, soort: str = "onderwijs") -> dt.date | None:
    """Return the first day from `dag` on at which sharing with `aan` is not allowed; None when nothing ends it.

    Between the days on which something can change the answer is the same, so only those are asked.
    """
    een_dag = dt.timedelta(days=1)
    dagen = {dag}
    for u in r.uitspraken:
        dagen |= {u.op, *([u.tot + een_dag] if u.tot and u.tot < dt.date.max else []), *filter(None, [u.ingetrokken])}
    for g in r.grondslagen:
        dagen |= {*([g.tot + een_dag] if g.tot and g.tot < dt.date.max else []), *filter(None, [g.beeindigd_op])}
    for w in r.wilsonbekwaam:
        dagen |= set(filter(None, [w.datum, w.beeindigd_op]))
    if r.geboren:
        dagen |= {verjaardag(r.geboren, grens) for grens in GRENZEN}
    toekomst = sorted(een for een in dagen if een >= dag)
    return next((een for een in toekomst if not oordeel_over(r, een, aan, soort).mag), None)
