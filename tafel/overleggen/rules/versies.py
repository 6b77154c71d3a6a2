"""Versions of an agenda: what is kept, and the differences between two in words (feature 21)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tafel.kern.format import datum_zin
from tafel.kern.refusals import Weigering


@dataclass(frozen=True)
class Verschil:
    """One difference: a line for people; `punt` when it is about one case, `tijd` when its time or length changed."""

    zin: str
    punt: str | None = None
    nummer: str | None = None
    tijd: bool = False


def letter(volgnummer: int) -> str:
    """Return how people call a version: 1 is A, 26 is Z, 27 is AA."""
    uit = ""
    while volgnummer > 0:
        volgnummer, rest = divmod(volgnummer - 1, 26)
        uit = chr(ord("A") + rest) + uit
    return uit


def als_inhoud(
    datum: dt.date,
    begint_om: dt.time,
    eindigt_om: dt.time,
    plaats: str,
    punten: Sequence[Mapping[str, Any]],
    pauzes: Sequence[Mapping[str, Any]],
    online: str = "",
) -> dict[str, Any]:
    """Return what is kept of an agenda. A punt: id, nummer, begint, eindigt; a pauze: om, minuten, titel."""
    return {
        "datum": datum.isoformat(),
        "begint_om": f"{begint_om:%H:%M}",
        "eindigt_om": f"{eindigt_om:%H:%M}",
        "plaats": plaats,
        "online": online,
        "punten": [dict(punt) for punt in punten],
        "pauzes": [dict(pauze) for pauze in pauzes],
    }


def verschillen(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> list[Verschil]:
    """Return what differs between two versions: the day, then the cases in their new order, then the pauses."""
    return [*_kop(oud, nieuw), *_punten(oud, nieuw), *_pauzes(oud, nieuw)]


def _kop(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> list[Verschil]:
    uit = []
    if oud["datum"] != nieuw["datum"]:
        dagen = [datum_zin(dt.date.fromisoformat(een["datum"])) for een in (nieuw, oud)]
        uit.append(Verschil(f"Het overleg is op {dagen[0]} (was {dagen[1]})."))
    if oud["begint_om"] != nieuw["begint_om"]:
        uit.append(Verschil(f"Het overleg begint om {nieuw['begint_om']} (was {oud['begint_om']})."))
    if oud["eindigt_om"] != nieuw["eindigt_om"]:
        uit.append(Verschil(f"Het overleg eindigt om {nieuw['eindigt_om']} (was {oud['eindigt_om']})."))
    if oud["plaats"] != nieuw["plaats"]:
        uit.append(Verschil(f"Plaats: {nieuw['plaats']} (was {oud['plaats']})."))
    if oud.get("online", "") != nieuw.get("online", ""):
        uit.append(
            Verschil("De link om online mee te doen is veranderd." if nieuw.get("online") else "Online kan niet meer.")
        )
    return uit


def _punten(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> list[Verschil]:
    was = {punt["id"]: punt for punt in oud["punten"]}
    wordt = {punt["id"] for punt in nieuw["punten"]}
    uit = []
    for punt in nieuw["punten"]:
        wie = {"punt": punt["id"], "nummer": punt["nummer"]}
        eerst = was.get(punt["id"])
        if eerst is None:
            uit.append(Verschil(f"{punt['nummer']} kwam erbij, om {punt['begint']}.", **wie))
        elif (eerst["begint"], eerst["eindigt"]) != (punt["begint"], punt["eindigt"]):
            uit.append(Verschil(f"{punt['nummer']} {_tijd(eerst, punt)}.", tijd=True, **wie))
    weg = [punt for punt in oud["punten"] if punt["id"] not in wordt]
    return uit + [Verschil(f"{een['nummer']} ging van de agenda.", een["id"], een["nummer"]) for een in weg]


def _tijd(was: Mapping[str, Any], nu: Mapping[str, Any]) -> str:
    delen = []
    if was["begint"] != nu["begint"]:
        delen.append(f"begint om {nu['begint']} (was {was['begint']})")
    if _duur(was) != _duur(nu):
        delen.append(f"duurt {_duur(nu)} minuten (was {_duur(was)})")
    return " en ".join(delen)


def _duur(punt: Mapping[str, Any]) -> int:
    begint, eindigt = (dt.time.fromisoformat(punt[veld]) for veld in ("begint", "eindigt"))
    return (eindigt.hour * 60 + eindigt.minute - begint.hour * 60 - begint.minute) % 1440


def _pauzes(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> list[Verschil]:
    was, wordt = ({(een["om"], een["minuten"], een["titel"]) for een in versie["pauzes"]} for versie in (oud, nieuw))
    erbij = [f"{titel} om {om} kwam erbij, {minuten} minuten." for om, minuten, titel in sorted(wordt - was)]
    eraf = [f"{titel} om {om} ging eraf." for om, _, titel in sorted(was - wordt)]
    return [Verschil(zin) for zin in [*erbij, *eraf]]


def keur_vastleggen(
    stand: str, aantal: int, vorige: Mapping[str, Any] | None, nu: Mapping[str, Any]
) -> list[Weigering]:
    """Return why the agenda can't be fixed now: the meeting is over, it is empty, or nothing changed."""
    if stand in ("gesloten", "geannuleerd"):
        return [Weigering("overleg_dicht", f"Dit overleg is {stand}. De agenda ligt al vast.")]
    if not aantal:
        return [Weigering("lege_agenda", "De agenda is nog leeg. Zet er eerst een casus op.")]
    if vorige is not None and not verschillen(vorige, nu):
        return [Weigering("niets_anders", "Er is niets veranderd sinds de vorige versie.")]
    return []
