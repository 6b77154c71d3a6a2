"""Rules of logging in: how long a session lasts, how often one may try, what a password must be."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tafel.kern.refusals import Weigering

STIL = dt.timedelta(minutes=30)
HOOGSTENS = dt.timedelta(hours=12)
VENSTER = dt.timedelta(minutes=15)
POGINGEN_PER_ACCOUNT = 5
POGINGEN_PER_ADRES = 30
KORTSTE_WACHTWOORD = 12


def sessie_geldig(gezien_op: dt.datetime, verloopt_op: dt.datetime, nu: dt.datetime) -> bool:
    """Tell whether a session still counts: not idle for 30 minutes, not older than 12 hours."""
    return nu < verloopt_op and nu - gezien_op < STIL


def te_vaak(op_account: int, op_adres: int) -> bool:
    """Tell whether somebody must wait: failed tries within the last 15 minutes, on the account or from the address."""
    return op_account >= POGINGEN_PER_ACCOUNT or op_adres >= POGINGEN_PER_ADRES


def keur_telefoon(telefoon: str) -> list[Weigering]:
    """Return why this is no telephone number; empty means nobody can call, and is allowed."""
    kaal = telefoon.strip()
    if kaal and (len(kaal) > 40 or sum(teken.isdigit() for teken in kaal) < 6 or set(kaal) - set("0123456789 +-()")):
        zin = "Vul een nummer in van cijfers, zoals 06 12345678. Of laat het leeg."
        return [Weigering("telefoon", zin, "telefoon")]
    return []


def keur_wachtwoord(wachtwoord: str, email: str) -> list[Weigering]:
    """Return all reasons against a new password (length over composition)."""
    redenen = []
    if len(wachtwoord) < KORTSTE_WACHTWOORD:
        redenen.append(
            Weigering("wachtwoord_kort", f"Gebruik {KORTSTE_WACHTWOORD} tekens of meer. Een zin is goed.", "wachtwoord")
        )
    if len(wachtwoord) > 200:
        redenen.append(Weigering("wachtwoord_lang", "Gebruik hoogstens 200 tekens.", "wachtwoord"))
    kaal = wachtwoord.casefold()
    if (
        email.partition("@")[0].casefold() in kaal
        or len(set(kaal)) < 5
        or kaal.startswith(("wachtwoord", "password", "welkom"))
    ):
        redenen.append(Weigering("wachtwoord_makkelijk", "Dit wachtwoord is te raden. Kies een ander.", "wachtwoord"))
    return redenen


@dataclass(frozen=True)
class Inlogger:
    """Somebody on the way in: who they say they are, and which steps they have passed."""

    id: uuid.UUID
    naam: str
    gedaan: tuple[str, ...] = ()

    def na(self, stap: str) -> Inlogger:
        """Return the same person with one more step passed."""
        return replace(self, gedaan=(*self.gedaan, stap))


@dataclass(frozen=True)
class Stap:
    """One step of logging in: its name, the page that asks it, and for whom it is needed."""

    naam: str
    endpoint: str
    nodig: Callable[[Inlogger], bool]


STAPPEN: tuple[Stap, ...] = (Stap("wachtwoord", "accounts.inloggen", lambda _: True),)


def volgende_stap(inlogger: Inlogger, stappen: Sequence[Stap]) -> Stap | None:
    """Return the first step that is needed and not passed yet; None when the session may open."""
    return next((stap for stap in stappen if stap.naam not in inlogger.gedaan and stap.nodig(inlogger)), None)
