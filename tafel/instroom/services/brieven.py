"""Letters about what the chair ruled: made from the ruling, read over by the chair, kept with it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Casus, Casustoegang, Instroombesluit
from tafel.casussen.rules import BESTEMMINGEN
from tafel.instroom import rules
from tafel.instroom.models import Brief
from tafel.instroom.queries import find_brief
from tafel.instroom.rules import Brieffeiten
from tafel.instroom.services.melden import meld
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.toegang.rules import Actor
from tafel.toetsen.queries import toets_van
from tafel.toetsen.rules import alle_eisen


def brieffeiten(casus: Casus, besluit: Any | None, overleg_op: dt.date | None = None) -> Brieffeiten:
    """Return what a letter about `besluit` tells; without one, about how the case stands now. Two statements."""
    tafel = sessie.execute(sa.select(Tafel.naam, Tafel.profiel).where(Tafel.id == casus.tafel_id)).one()
    mensen = sessie.execute(
        sa.select(Gebruiker.id, Gebruiker.naam, Gebruiker.telefoon, Casustoegang.rol)
        .outerjoin(Casustoegang, sa.and_(Casustoegang.gebruiker_id == Gebruiker.id, Casustoegang.casus_id == casus.id))
        .where(
            sa.or_(
                Gebruiker.id == (besluit.door_id if besluit is not None else None),
                sa.and_(Casustoegang.rol == "casusverantwoordelijke", Casustoegang.geldt(vandaag())),
            )
        )
    ).all()
    cv = next((een for een in mensen if een.rol == "casusverantwoordelijke"), None)
    door = next((een.naam for een in mensen if besluit is not None and een.id == besluit.door_id), "")
    soort = besluit.soort if besluit is not None else _stand(casus)
    mist: tuple[str, ...] = ()
    if besluit is not None and besluit.mist:
        namen = {eis.code: eis.naam for eis in alle_eisen(toets_van(casus, tafel.profiel), casus.vraag)}
        mist = tuple(namen[code] for code in besluit.mist if code in namen)
    return Brieffeiten(
        soort=soort,
        nummer=casus.nummer,
        tafel=tafel.naam,
        voorzitter=door,
        contact=(f"{cv.naam} ({cv.telefoon})" if cv.telefoon else cv.naam) if cv else "",
        reden=besluit.reden if besluit is not None else (casus.sluitreden or ""),
        mist=mist,
        bestemming=BESTEMMINGEN.get(besluit.verwezen_naar or "", "") if besluit is not None else "",
        waarheen=besluit.waarheen if besluit is not None else "",
        termijn=besluit.termijn if besluit is not None else None,
        overleg_op=overleg_op,
        beloofd_op=casus.beloofd_op,
    )


def _stand(casus: Casus) -> str:
    if casus.stand == "ingetrokken":
        return "opgelost_voor_tafel" if casus.sluituitkomst == "opgelost_voor_tafel" else "ingetrokken"
    return casus.stand


def concept_brief(casus: Casus, besluit: Instroombesluit | None, aan: str, overleg_op: dt.date | None = None) -> str:
    """Return the words of a letter as they are before anybody read them over."""
    code = besluit.verwezen_naar or "" if besluit is not None else ""
    return rules.brief(aan, brieffeiten(casus, besluit, overleg_op), code)


def bewaar_brief(actor: Actor, casus: Casus, besluit: Instroombesluit, aan: str, tekst: str) -> Brief:
    """Keep a letter with its ruling, as it was read over; it does not change any more. Raises Geweigerd."""
    weiger(*rules.tegen_brief(tekst))
    if find_brief(besluit.id, aan) is not None:
        weiger(Weigering("al_bewaard", "Deze brief is al bewaard. U kunt hem afdrukken."))
    rij = Brief(casus_id=casus.id, besluit_id=besluit.id, aan=aan, tekst=tekst.strip(), op=nu(), door_id=actor.id)
    sessie.add(rij)
    sessie.flush()
    schrijf(actor, "brief bewaard", casus.nummer, casus_id=casus.id, aan=aan, soort=besluit.soort)
    wie = "leerling en ouders" if aan == "gezin" else "u"
    tekst_bericht = f"Bij casus {casus.nummer} staat een brief voor {wie} klaar."
    if aan == "gezin":
        tekst_bericht += " Druk hem af, geef hem aan hen en lees hem samen door."
    meld(actor, casus, f"brief-{rij.id}", f"Casus {casus.nummer}: een brief", tekst_bericht, pad="/brieven")
    return rij
