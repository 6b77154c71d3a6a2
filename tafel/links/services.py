"""Make, keep and take back personal links."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid

from tafel.accounts.services import sleutel_van
from tafel.berichten.post import code_van
from tafel.kern.clock import moment_van, nu, vandaag
from tafel.kern.db import sessie
from tafel.links.models import PersoonlijkeLink
from tafel.links.queries import laatste_links
from tafel.links.rules import korte_code, verloopt
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor


def nieuwe_code(geheim: str) -> tuple[str, str]:
    """Return a fresh salt, and what the database keeps of the code that follows from it and the key `geheim`."""
    zout = secrets.token_urlsafe(32)
    return zout, sleutel_van(code_van(geheim, zout))


def maak(
    actor: Actor | None,
    casus_id: uuid.UUID,
    betrokkene_id: uuid.UUID,
    doel: str,
    geheim: str,
    overleg: dt.date | None = None,
    *,
    nummer: str,
    tafel_id: uuid.UUID,
) -> PersoonlijkeLink:
    """Make a new link for one person; one that still works is taken back first. `overleg`: day of their meeting."""
    oud = laatste_links([betrokkene_id], doel).get(betrokkene_id)
    if oud is not None and oud.ingetrokken_op is None:
        oud.ingetrokken_op = nu()
        sessie.flush()
    zout, merk = nieuwe_code(geheim)
    kort = sleutel_van(korte_code(geheim, zout))
    rij = PersoonlijkeLink(
        id=uuid.uuid4(), doel=doel, casus_id=casus_id, betrokkene_id=betrokkene_id, zout=zout, code=merk, kort=kort,
        verloopt_op=moment_van(verloopt(vandaag(), overleg), dt.time()), gemaakt_op=nu(),
        gemaakt_door_id=actor.id if actor else None,
    )  # fmt: skip
    sessie.add(rij)
    sessie.flush()
    schrijf(actor, "link gemaakt", nummer, tafel_id=tafel_id, casus_id=casus_id, doel=doel)
    return rij


def zorg_voor(
    actor: Actor | None,
    casus_id: uuid.UUID,
    betrokkene_id: uuid.UUID,
    doel: str,
    geheim: str,
    overleg: dt.date,
    *,
    nummer: str,
    tafel_id: uuid.UUID,
) -> PersoonlijkeLink | None:
    """Return the link of one person for a meeting on `overleg`: the one there is, kept longer, else a new one.

    None when the last one was taken back by somebody: then a new one is for a person to make, not for a mail.
    """
    er_is = laatste_links([betrokkene_id], doel).get(betrokkene_id)
    if er_is is None:
        return maak(actor, casus_id, betrokkene_id, doel, geheim, overleg, nummer=nummer, tafel_id=tafel_id)
    if er_is.ingetrokken_op is not None:
        return None
    er_is.verloopt_op = moment_van(verloopt(vandaag(), overleg), dt.time())
    sessie.flush()
    return er_is


def trek_in(actor: Actor, link: PersoonlijkeLink, nummer: str) -> None:
    """Take a link back: from now on it opens nothing. Twice changes nothing."""
    if link.ingetrokken_op is not None:
        return
    link.ingetrokken_op = nu()
    sessie.flush()
    schrijf(actor, "link ingetrokken", nummer, casus_id=link.casus_id, doel=link.doel)
