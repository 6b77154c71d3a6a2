"""Who may come to a case: the parties, budget holders when money is expected, who else was asked along."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tafel.casussen.models import Betrokkene
from tafel.casussen.rules import ROLWOORDEN
from tafel.criteria.rules import naamsleutel
from tafel.uitnodigingen.models import Tijdslot, Verwachting
from tafel.uitnodigingen.queries import laden
from tafel.uitnodigingen.rules import mandaat, slots, teksten
from tafel.uitnodigingen.rules.antwoorden import GEZIN, zei_eerder
from tafel.uitnodigingen.rules.mandaat import Stand


@dataclass(frozen=True)
class Gast:
    """One person at one case: how they are reached, whether the case may be shared, what they were sent."""

    stoel: str
    wie: str  # the same person at other cases of this meeting has the same
    hoedanigheid: str
    rol: str
    naam: str
    organisatie: str
    functie: str
    mandaat: str
    heeft_mandaat: bool
    gebruiker_id: uuid.UUID | None
    email: str
    betrokkene_id: uuid.UUID | None = None
    vervangt: str = ""
    waarom_niet: str = ""  # "" when it may be shared
    slot: Tijdslot | None = None
    actie: slots.Actie = "niets"
    telefoon: str = ""
    bladzijde: bool = False  # one of the family, with a page of their own
    vak: slots.Vak | None = None  # when and where it is now
    account: laden.Lid | None = None  # a member of the table who seems to be the same person, and is not linked here

    @property
    def weg(self) -> str:
        """How this person hears of it."""
        return "account" if self.gebruiker_id else "mail" if self.email else "brief"

    @property
    def rolwoord(self) -> str:
        """The kind of party in a word."""
        if self.hoedanigheid == "partij":
            return ROLWOORDEN[self.rol]
        return "Budgethouder" if self.hoedanigheid == "geld" else "Leidinggevende"

    @property
    def _oud(self) -> slots.Vak | None:
        """What this person still counts on, when it is otherwise now."""
        s = self.slot
        if s is None or s.gestuurd_op is None or self.vak is None or self.actie != "wijziging":
            return None
        return slots.Vak(s.datum, s.begint_om, s.eindigt_om, s.plaats, s.online)

    @property
    def anders(self) -> str:
        """What this person must hear is new: "dag", "tijd" or "plaats"; "" when there is no change to tell."""
        return slots.wat_anders(self._oud, self.vak) if self._oud and self.vak else ""

    @property
    def verplaatst(self) -> bool:
        """Whether this person counts on another day than it is now."""
        return self.anders == "dag"

    @property
    def was(self) -> str:
        """What this person still counts on, in words; "" when they know how it is."""
        return teksten.was_zin(self._oud, self.vak) if self._oud and self.vak else ""

    @property
    def zei(self) -> str:
        """What this person answered about another moment, while the question is open again: komt, kan_niet or ""."""
        s = self.slot
        return zei_eerder(s.antwoord, s.geantwoord_op, s.reden, self.anders in ("dag", "tijd")) if s else ""

    @property
    def stand(self) -> Stand:
        """Whether this person comes."""
        slot = self.slot
        if slot is None or slot.gestuurd_op is None or slot.afgezegd or slot.ingetrokken:
            return "niet_gevraagd"
        if self.verplaatst:
            return "open"  # the answer was about another day
        if slot.antwoord == "komt":
            return "komt"
        return "kan_niet" if slot.antwoord == "kan_niet" else "open"


def _wie(gebruiker_id: uuid.UUID | None, email: str, stoel: str) -> str:
    """Return who somebody is across cases: the account, else the mail address, else this one seat."""
    return f"g:{gebruiker_id}" if gebruiker_id else f"m:{email.casefold()}" if email else stoel


def _wie_op_papier(b: Betrokkene) -> str:
    """Return who gets one letter for all their cases: a professional with the same name, organisation and kind.

    Never leerling or ouders, and not a seat that only bears the name of an organisation.
    """
    if b.rol in GEZIN or not b.organisatie.strip() or naamsleutel(b.naam) == naamsleutel(b.organisatie):
        return f"b:{b.id}"
    wie = f"{b.rol}|{naamsleutel(b.naam)}|{b.organisatie.strip().casefold()}"
    return f"p:{hashlib.sha256(wie.encode()).hexdigest()[:40]}"


def partijen(stoelen: Sequence[laden.Stoel], leden: laden.Leden, met_kind: bool = False) -> list[Gast]:
    """Return who has a seat at the case; of whose account is closed only the mail address counts.

    A seat that is not linked but bears the mail address of an account is the same person: one mail. `met_kind`: the
    leerling is not invited apart (R28).
    """
    uit = []
    for stoel in stoelen:
        b = stoel.betrokkene
        if met_kind and b.rol == "leerling":
            continue
        van_account = leden.van_adres(stoel.email) if b.rol not in GEZIN else None
        wie = _wie(stoel.gebruiker_id or (van_account.id if van_account else None), stoel.email, _wie_op_papier(b))
        los = b.gebruiker_id is None and b.rol not in GEZIN
        uit.append(
            Gast(
                f"b:{b.id}", wie, "partij", b.rol, b.naam, b.organisatie, b.functie, b.mandaat, b.heeft_mandaat,
                stoel.gebruiker_id, stoel.email, b.id, stoel.vervangt, telefoon=stoel.telefoon,
                account=leden.zelfde(b.naam, b.organisatie, stoel.email) if los else None,
            )
        )  # fmt: skip
    return uit


def geld(verwacht: mandaat.Verwacht, stoelen: Sequence[laden.Stoel], leden: laden.Leden) -> list[Gast]:
    """Return the budget holders who come because money is expected and who have no seat yet (R26, R33)."""
    zitten = {stoel.betrokkene.gebruiker_id for stoel in stoelen}
    return [
        Gast(
            f"g:{h.gebruiker_id}", f"g:{h.gebruiker_id}", "geld", "", h.naam,
            leden.organisaties.get(h.gebruiker_id, ""), h.functie, h.mag, True, h.gebruiker_id,
            leden.emails.get(h.gebruiker_id, ""),
        )
        for h in mandaat.wie_nodig(verwacht, leden.houders)
        if h.gebruiker_id not in zitten
    ]  # fmt: skip


def leiding(v: Verwachting | None) -> list[Gast]:
    """Return who was asked along and is no party (R26)."""
    return [
        Gast(
            f"e:{een['id']}", _wie(None, een["email"], f"e:{een['id']}"), "leiding", "", een["naam"],
            een["organisatie"], een["functie"], "", True, None, een["email"],
        )
        for een in (v.erbij if v else [])
    ]  # fmt: skip


def invallers(v: Verwachting | None, gasten: Iterable[Gast]) -> list[mandaat.Invaller]:
    """Return who comes in the place of a budget holder, newest last; not who was taken off again."""
    per_stoel = {gast.stoel: gast for gast in gasten}
    return [
        mandaat.Invaller(
            uuid.UUID(een["plaats_van"]), een["naam"], bool(een.get("mandaat")),
            Decimal(een["tot"]) if een.get("tot") else None, gast.stand,
        )
        for een in (v.erbij if v else [])
        if een.get("plaats_van") and (gast := per_stoel.get(f"e:{een['id']}")) is not None
        and not (gast.slot is not None and gast.slot.ingetrokken)
    ]  # fmt: skip


def leiding_voorstel(aanmelding: Mapping[str, Any], v: Verwachting | None) -> tuple[tuple[str, str, str], ...]:
    """Return the leidinggevenden of the aanmelding who do not come along yet (R16, R26)."""
    al = {een["naam"] for een in (v.erbij if v else [])}
    velden = ("leidinggevende", "functie", "organisatie")
    rijen = (tuple(str(een.get(veld) or "")[:200] for veld in velden) for een in aanmelding.get("opschalingen") or ())
    return tuple((naam, functie, org) for naam, functie, org in dict.fromkeys(rijen) if naam and naam not in al)
