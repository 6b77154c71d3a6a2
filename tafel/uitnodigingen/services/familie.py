"""The page of leerling and ouders that an invitation leads to: its link is made while sending."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping

from tafel.links.models import PersoonlijkeLink
from tafel.links.services import zorg_voor
from tafel.overleggen.models import Overleg
from tafel.toegang.rules import Actor
from tafel.uitnodigingen.models import Tijdslot
from tafel.uitnodigingen.queries.beeld import Gast, Item
from tafel.uitnodigingen.rules.familie import DOEL


def geef_link(actor: Actor | None, overleg: Overleg, item: Item, gast: Gast, geheim: str) -> PersoonlijkeLink | None:
    """Return the link of one of the family for this meeting, made when there is none.

    None for who has no page of their own, and when somebody took their link back.
    """
    if not gast.bladzijde or gast.betrokkene_id is None:
        return None
    return zorg_voor(
        actor, item.casus_id, gast.betrokkene_id, DOEL, geheim, overleg.datum, nummer=item.nummer,
        tafel_id=overleg.tafel_id,
    )  # fmt: skip


def enige_link(links: Mapping[uuid.UUID, PersoonlijkeLink], slots: Iterable[Tijdslot]) -> PersoonlijkeLink | None:
    """Return the link to which a mail about these invitations leads: when one of them goes on, and it has a page.

    Parents of two children at one meeting get the list of both.
    """
    door = [slot for slot in slots if not slot.afgezegd]
    return links.get(door[0].id) if len(door) == 1 else None
