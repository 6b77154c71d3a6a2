"""What somebody must hear: the difference between the part of the meeting they know of and how it stands now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from tafel.kern.refusals import Weigering

Actie = Literal["niets", "uitnodiging", "wijziging", "afzegging"]


@dataclass(frozen=True)
class Vak:
    """When and where one person is expected for one case."""

    datum: dt.date
    begint_om: dt.time
    eindigt_om: dt.time
    plaats: str
    online: str = ""


class Moment(Protocol):
    """A day with the time at which a case begins."""

    @property
    def datum(self) -> dt.date:
        """Return the day."""

    @property
    def begint_om(self) -> dt.time:
        """Return from when."""


@dataclass(frozen=True)
class Tijdstip:
    """A moment on its own: what somebody was told or said before."""

    datum: dt.date
    begint_om: dt.time


@dataclass(frozen=True)
class Slotfeiten:
    """One person at one case: how it stands now (None: it does not go on for them) and what they were told last.

    mag: the case may be shared with them; compleet: every kind of party is invited or n.v.t. (R23); begonnen: the case
    is at the table or was; ander_adres: what was sent went to another address than the one we know now.
    """

    nu: Vak | None
    gestuurd: Vak | None
    afgezegd: bool = False
    ingetrokken: bool = False
    mag: bool = True
    compleet: bool = True
    begonnen: bool = False
    ander_adres: bool = False


def actie(f: Slotfeiten) -> Actie:
    """Return what this person must be told. The same facts after telling always give "niets": twice sends once."""
    if f.begonnen:
        return "niets"
    weet_van = f.gestuurd is not None and not f.afgezegd
    if f.nu is None or f.ingetrokken or not f.mag:
        return "afzegging" if weet_van else "niets"
    if weet_van:
        if f.ander_adres:
            return "uitnodiging"
        return "niets" if f.gestuurd == f.nu else "wijziging"
    return "uitnodiging" if f.compleet else "niets"


def wat_anders(was: Vak, nu: Vak) -> Literal["", "dag", "tijd", "plaats"]:
    """Return what is most of all new about a part of a meeting: another day goes before another time or place."""
    if was.datum != nu.datum:
        return "dag"
    if (was.begint_om, was.eindigt_om) != (nu.begint_om, nu.eindigt_om):
        return "tijd"
    return "" if was == nu else "plaats"


@dataclass(frozen=True)
class Plekfeiten:
    """What decides whether a page may still show what somebody was told: the meeting and the item as they are now.

    op_agenda: the item is there and was not taken off before it began; begonnen: it is at the table or was.
    """

    datum: dt.date
    begint_om: dt.time
    eindigt_om: dt.time
    geannuleerd: bool
    op_agenda: bool
    begonnen: bool


def op_bladzijde(gestuurd: Vak, f: Plekfeiten) -> Literal["gestuurd", "nieuw", "weg"]:
    """Return what a page shows of an invitation: what was told, how it is now, or that it does not go on.

    A meeting that moved is moved at once: no page shows the old day, also before the mails went. While only the order
    of one day is shuffled, people keep the time they were told, until they are told another.
    """
    if f.begonnen:
        return "gestuurd"
    if f.geannuleerd or not f.op_agenda:
        return "weg"
    buiten = gestuurd.begint_om < f.begint_om or gestuurd.begint_om >= f.eindigt_om
    return "nieuw" if gestuurd.datum != f.datum or buiten else "gestuurd"


def volgend_nummer(volgnummer: int, eerder_gestuurd: bool) -> int:
    """Return the SEQUENCE of what is sent now (RFC 5546): 0 for the first, one more with each change or end."""
    return volgnummer + 1 if eerder_gestuurd else 0


def verloopt(datum: dt.date) -> dt.date:
    """Return the first day on which the link of an invitation no longer works: after the day of the meeting, plus 1."""
    return datum + dt.timedelta(days=2)


def keur_versturen(tegen_voorzitter: Sequence[str], nodigt_uit: bool) -> list[Weigering]:
    """Return why nobody can be invited: who chairs may not chair this meeting (R24, R25).

    `tegen_voorzitter`: the sentences against the chair; `nodigt_uit`: somebody new is invited. Changes and ends always
    go: who counts on a time that is wrong must hear it.
    """
    return [Weigering("voorzitter", zin) for zin in tegen_voorzitter] if nodigt_uit else []


def opnieuw(gestuurd: bool, afgezegd: bool, ingetrokken: bool) -> list[Weigering]:
    """Return why an invitation can't be sent once more: there is none that holds."""
    if not gestuurd or afgezegd or ingetrokken:
        return [Weigering("niet_gestuurd", "Deze uitnodiging is er niet meer. Laad de bladzijde opnieuw.")]
    return []
