"""What somebody may answer to an invitation, by link and without account."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tafel.kern.format import datum_zin, euro
from tafel.kern.refusals import Weigering

GEZIN = frozenset({"leerling", "ouders"})
MAX_REDEN = 500
LANGST = dt.timedelta(days=366)  # of a substitute
_ADRES = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[^@\s<>,;:\"()\[\]\\]+\.[^@\s<>,;:\"()\[\]\\.]+", re.ASCII)

ANTWOORDWOORD: Mapping[str, str] = {
    "open": "Nog geen antwoord",
    "komt": "Komt",
    "kan_niet": "Kan niet",
    "ander": "Stelt een ander voor",
}


def zei_eerder(antwoord: str, geantwoord_op: dt.datetime | None, reden: str, ander_moment: bool = False) -> str:
    """Return what somebody said about another day or time while the question is open again: "komt", "kan_niet" or "".

    When a case moves the answer is open again and the moment of answering stays. `ander_moment`: it moved, and they
    were not told yet, so what stands is about the moment before.
    """
    if ander_moment and antwoord in ("komt", "kan_niet"):
        return antwoord
    if antwoord != "open" or geantwoord_op is None:
        return ""
    return "kan_niet" if reden else "komt"


def is_adres(tekst: str) -> bool:
    """Tell whether this is a mail address that can stand in a header: one, and nothing else."""
    return tekst.isascii() and len(tekst) <= 200 and _ADRES.fullmatch(tekst) is not None


@dataclass(frozen=True)
class Vervanger:
    """Who comes instead, as proposed: may they promise anything, and up to which amount (None: no limit named)."""

    naam: str
    functie: str
    email: str
    mandaat: bool
    tot: Decimal | None = None

    def schoon(self) -> Vervanger:
        """Return the same without blanks around the words."""
        return replace(self, naam=self.naam.strip(), functie=self.functie.strip(), email=self.email.strip())


def mandaatzin(mandaat: bool, tot: Decimal | None) -> str:
    """Return in words what somebody may promise."""
    if not mandaat:
        return ""
    return f"mag toezeggen tot {euro(tot)}" if tot else "mag toezeggen"


@dataclass(frozen=True)
class Antwoordfeiten:
    """One answer to one invitation: the person's role, whether the invitation holds, and the day of the meeting."""

    rol: str
    geldt: bool
    begonnen: bool
    datum: dt.date
    vandaag: dt.date


def keur_antwoord(f: Antwoordfeiten, antwoord: str, reden: str, vervanger: Vervanger | None) -> list[Weigering]:
    """Return every reason against this answer. Saying no takes a reason; only professionals send somebody else."""
    if not f.geldt or f.begonnen or f.vandaag > f.datum:
        return [Weigering("voorbij", "Deze uitnodiging geldt niet meer. Bel de voorzitter als dat niet klopt.")]
    if antwoord == "komt":
        return []
    if antwoord == "kan_niet":
        if not reden.strip():
            return [Weigering("reden_ontbreekt", "Schrijf waarom u niet kunt.", "reden")]
        lang = f"Gebruik hoogstens {MAX_REDEN} tekens."
        return [Weigering("reden_lang", lang, "reden")] if len(reden.strip()) > MAX_REDEN else []
    if antwoord != "ander" or vervanger is None or f.rol in GEZIN:
        return [Weigering("antwoord", "Kies of u komt.")]
    return keur_vervanger(vervanger)


def keur_vervanger(v: Vervanger) -> list[Weigering]:
    """Return what misses of somebody who comes instead: a name, a function, a mail address."""
    redenen = []
    if not v.naam.strip():
        redenen.append(Weigering("naam_ontbreekt", "Vul in wie er komt.", "vervanger_naam"))
    if not v.functie.strip():
        redenen.append(Weigering("functie_ontbreekt", "Vul de functie in van wie er komt.", "vervanger_functie"))
    if not is_adres(v.email.strip()):
        redenen.append(Weigering("adres", "Vul een e-mailadres in, zoals naam@voorbeeld.nl.", "vervanger_email"))
    if v.tot is not None and not v.mandaat:
        zin = "Er staat een bedrag, maar geen mandaat. Kies ja of haal het bedrag weg."
        redenen.append(Weigering("bedrag_zonder_mandaat", zin, "vervanger_tot"))
    return redenen


def keur_periode(van: dt.date | None, tot: dt.date | None, dag: dt.date) -> list[Weigering]:
    """Return why somebody can't come instead in this period: the day of the meeting lies in it, a year at most.

    Feature 26: a substitute sits from a day until a day, so that old lists keep the old names.
    """
    redenen = []
    if van is None or van > dag:
        redenen.append(Weigering("van", f"Kies een dag op of vóór {datum_zin(dag)}, de dag van het overleg.", "van"))
    if tot is None or tot < dag:
        redenen.append(Weigering("tot", f"Kies een dag op of na {datum_zin(dag)}, de dag van het overleg.", "tot"))
    elif van is not None and tot > van + LANGST:
        redenen.append(Weigering("te_lang", "Kies hoogstens een jaar. Zet daarna de stoel zelf om.", "tot"))
    return redenen


def keur_aanvaarden(antwoord: str, rol: str, begonnen: bool) -> list[Weigering]:
    """Return why the chair can't let somebody else come: nobody is proposed, or the case is at the table."""
    if begonnen:
        return keur_vervangen(rol, begonnen)
    if antwoord != "ander" or rol in GEZIN:
        return [Weigering("geen_voorstel", "Er is geen vervanger voorgesteld. Laad de bladzijde opnieuw.")]
    return []


def keur_vervangen(rol: str, begonnen: bool) -> list[Weigering]:
    """Return why nobody can come instead: the case was at the table, or it is about leerling or ouders themselves."""
    if begonnen:
        return [Weigering("begonnen", "Deze casus is al aan tafel geweest.")]
    if rol in GEZIN:
        return [Weigering("gezin", "Leerling en ouders kan niemand vervangen. Zij mogen iemand meenemen.")]
    return []
