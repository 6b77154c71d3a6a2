"""The pages that leerling and ouders have, by their invitations."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from tafel.kern.clock import nu
from tafel.links.models import PersoonlijkeLink
from tafel.links.queries import laatste_links
from tafel.links.rules import werkt
from tafel.uitnodigingen.models import Tijdslot
from tafel.uitnodigingen.rules.antwoorden import GEZIN
from tafel.uitnodigingen.rules.familie import DOEL


def links_van(slots: Iterable[Tijdslot]) -> dict[uuid.UUID, PersoonlijkeLink]:
    """Return the link that works of each invitation of a leerling or parent, by invitation. At most one statement."""
    stoelen = {
        slot.id: uuid.UUID(slot.stoel[2:]) for slot in slots if slot.rol in GEZIN and slot.stoel.startswith("b:")
    }
    links = laatste_links(set(stoelen.values()), DOEL)
    goed = {id_: een for id_, een in links.items() if werkt(een.ingetrokken_op is not None, een.verloopt_op, nu())}
    return {slot: goed[wie] for slot, wie in stoelen.items() if wie in goed}
