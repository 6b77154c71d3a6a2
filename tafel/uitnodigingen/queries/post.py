"""What goes out to whom when it is sent now: read before the button is pressed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from tafel.uitnodigingen.queries.beeld import Beeld, Gast, Item, weet_van
from tafel.uitnodigingen.rules.antwoorden import GEZIN


@dataclass(frozen=True)
class Poststuk:
    """One mail or one letter: for whom, and about which cases."""

    wie: str
    nummers: tuple[str, ...]


@dataclass(frozen=True)
class Post:
    """All that goes out now; `verborgen`: people in cases of which the asker may not see who comes (R25)."""

    mails: tuple[Poststuk, ...]
    brieven: tuple[Poststuk, ...]
    verborgen: int


def _naam(item: Item, gast: Gast) -> str:
    """Return who it is; of the family the role and initials only."""
    if gast.rol == "ouders":
        return f"Ouders van {item.initialen}"
    return item.initialen if gast.rol in GEZIN else gast.naam


def post(b: Beeld) -> Post:
    """Return what goes out when it is sent now. No statement.

    Who already knows of other cases of this meeting reads those too in the same mail; here only what is new counts.
    """
    per: dict[str, list[tuple[Item, Gast]]] = defaultdict(list)
    verborgen: set[str] = set()
    for item in b.items:
        for gast in item.gasten:
            if gast.actie == "niets":
                continue
            if item.mag_zien:
                per[gast.wie].append((item, gast))
            else:
                verborgen.add(gast.wie)
    mails: list[Poststuk] = []
    brieven: list[Poststuk] = []
    for wat in per.values():
        item, gast = wat[0]
        nummers = tuple(een.nummer for een, _ in wat)
        (brieven if gast.weg == "brief" else mails).append(Poststuk(_naam(item, gast), nummers))
    weg = [slot for item in b.items if not item.begonnen and item.mag_zien for slot in item.weg if weet_van(slot)]
    mails += [Poststuk(slot.naam if slot.rol not in GEZIN else slot.rol.capitalize(), ()) for slot in weg]
    return Post(tuple(mails), tuple(brieven), len(verborgen - per.keys()))
