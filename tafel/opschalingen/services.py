"""Note who was spoken to. In the aanmelding while it still moves; after that as a row of its own."""

from __future__ import annotations

import uuid

import sqlalchemy as sa

from tafel.aanmeldingen.services import voeg_rij_toe
from tafel.berichten.services import leg_klaar
from tafel.casussen import queries as casussen
from tafel.casussen.models import Casus
from tafel.casussen.rules import MAX_KORT
from tafel.documenten.models import Document
from tafel.documenten.services import Gekeurd, bewaar
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.opschalingen.models import Opschaling
from tafel.opschalingen.rules.gesprek import IN_DE_AANMELDING, WIJZEN, Invoer, tegen_gesprek, tegen_overnemen
from tafel.toegang.rules import Actor


def noteer_gesprek(
    actor: Actor, casus: Casus, g: Invoer, bijlage: Gekeurd | None = None, rij_id: uuid.UUID | None = None
) -> str:
    """Note one talk; return the key of its row (the eight characters of the aanmelding, or the id of its own row).

    A talk with a leidinggevende is a row of the aanmelding while that can change, so that the toets counts it (R16).
    After handing in, and always for somebody of the organisation itself, it is a row of its own; the chairs hear of a
    leidinggevende who was spoken to later. `bijlage` is a file that was judged already (a mail, a letter): it hangs on
    this talk. With a `rij_id` that was used before nothing is added. Raises Geweigerd with every reason, each at its
    field.
    """
    rij_id = rij_id or uuid.uuid4()
    if al := genoteerd(casus, rij_id):
        return al
    weiger(*tegen_gesprek(g, casus.stand, vandaag()))
    in_de_aanmelding = g.trede == "leiding" and casus.stand in IN_DE_AANMELDING
    sleutel = (_in_de_aanmelding if in_de_aanmelding else _eigen_rij)(actor, casus, g, rij_id)
    schrijf(
        actor, "gesprek genoteerd", casus.nummer, casus_id=casus.id, trede=g.trede, wijze=g.wijze,
        zonder_resultaat=g.zonder_resultaat, in_de_aanmelding=in_de_aanmelding,
    )  # fmt: skip
    if bijlage is not None:
        wat = f"Gesprek met {g.organisatie.strip()}"[:MAX_KORT]
        bewaar(actor, casus, bijlage, "bewijs_van_opschaling", wat, bij_gesprek(sleutel))
    if not in_de_aanmelding and g.trede == "leiding":
        _meld(actor, casus, sleutel)
    return sleutel


def genoteerd(casus: Casus, rij_id: uuid.UUID) -> str:
    """Return the key of the talk that was noted under this id; "" when there is none."""
    if sessie.get(Opschaling, rij_id) is not None:
        return str(rij_id)
    rijen = (casus.aanmelding or {}).get("opschalingen") or ()
    return next((str(rij["_id"]) for rij in rijen if rij.get("_id") == rij_id.hex[:8]), "")


def bij_gesprek(sleutel: str) -> str:
    """Return what a document carries that hangs on this talk."""
    return f"opschaling:{sleutel}"


def _in_de_aanmelding(actor: Actor, casus: Casus, g: Invoer, rij_id: uuid.UUID) -> str:
    rij = {
        "organisatie": g.organisatie.strip(),
        "leidinggevende": g.naam.strip(),
        "functie": g.functie.strip(),
        "datum": g.datum.isoformat() if g.datum else None,
        "wijze": WIJZEN[g.wijze].lower(),
        "uitkomst": g.uitkomst.strip(),
        "zonder_resultaat": g.zonder_resultaat,
    }
    return voeg_rij_toe(actor, casus, "opschalingen", rij, rij_id.hex[:8])


def _eigen_rij(actor: Actor, casus: Casus, g: Invoer, rij_id: uuid.UUID) -> str:
    rij = Opschaling(
        id=rij_id,
        casus_id=casus.id,
        organisatie=g.organisatie.strip(),
        trede=g.trede,
        naam=g.naam.strip(),
        functie=g.functie.strip(),
        datum=g.datum,
        wijze=g.wijze,
        uitkomst=g.uitkomst.strip(),
        zonder_resultaat=g.zonder_resultaat,
        genoteerd_op=nu(),
        door_id=actor.id,
    )
    sessie.add(rij)
    sessie.flush()
    return str(rij.id)


def _meld(actor: Actor, casus: Casus, sleutel: str) -> None:
    for voorzitter in casussen.voorzitters(casus.tafel_id):
        leg_klaar(
            voorzitter,
            f"opschaling-{sleutel}-{voorzitter}",
            f"Bij casus {casus.nummer} is nog een leidinggevende gesproken",
            f"{actor.naam} noteerde een gesprek met een leidinggevende, nadat casus {casus.nummer} was ingediend.",
            f"/casussen/{casus.nummer}/opschaling",
        )


def neem_over(actor: Actor, casus: Casus, rij: Opschaling) -> str:
    """Put a talk that was noted later in the aanmelding, now that it moves again; return the key of its new row.

    So that the toets counts it. Raises Geweigerd when the aanmelding stands still, or when it is no talk with a
    leidinggevende.
    """
    g = Invoer(
        rij.organisatie, rij.trede, rij.naam, rij.functie, rij.datum, rij.wijze, rij.uitkomst, rij.zonder_resultaat
    )  # fmt: skip
    weiger(*tegen_overnemen(casus.stand, rij.trede))
    weiger(*tegen_gesprek(g, casus.stand, vandaag()))
    sleutel = _in_de_aanmelding(actor, casus, g, uuid.uuid4())
    hangt = sa.update(Document).where(Document.casus_id == casus.id, Document.bij == bij_gesprek(str(rij.id)))
    sessie.execute(hangt.values(bij=bij_gesprek(sleutel)), execution_options={"synchronize_session": False})
    sessie.delete(rij)
    sessie.flush()
    schrijf(actor, "gesprek overgenomen in de aanmelding", casus.nummer, casus_id=casus.id, rij=str(rij.id))
    return sleutel
