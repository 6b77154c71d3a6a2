"""Who investigates a case: somebody who was not involved before, and who hears the story before the file opens."""

from __future__ import annotations

import uuid

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.berichten.services import leg_klaar
from tafel.casussen import queries, rules
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.casussen.services.mensen import geef_toegang, sluit_toegang
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Lidmaatschap, Organisatie
from tafel.toegang.rules import Actor

ROL = "zaakonderzoeker"


def wijs_zaakonderzoeker_aan(actor: Actor, casus: Casus, gebruiker_id: uuid.UUID | None) -> None:
    """Let a member follow this case as zaakonderzoeker (None: nobody); the one before stops. Raises Geweigerd.

    Only who was not involved before, whoever assigns. The file stays closed until the story is heard (V19), unless the
    table has decided already: then there is a year to follow, not a question to prepare.
    """
    nu_toe = {t.gebruiker_id for t in queries.toegangen(casus.id) if t.rol == ROL}
    if gebruiker_id in nu_toe or (gebruiker_id is None and not nu_toe):
        return
    if gebruiker_id is not None:
        weiger(*rules.tegen_rol(queries.lidfeiten(casus.tafel_id, gebruiker_id), ROL, ROL))
        weiger(*rules.tegen_eerder(_eerder(casus, gebruiker_id)))
    for oud in nu_toe:
        sluit_toegang(casus.id, oud, ROL)
    wie = str(gebruiker_id) if gebruiker_id else None
    dicht = gebruiker_id is not None and rules.begint_zonder_dossier(casus.stand)
    schrijf(actor, "zaakonderzoeker aangewezen", casus.nummer, casus_id=casus.id, gebruiker=wie, zonder_dossier=dicht)
    if gebruiker_id is None:
        return
    geef_toegang(casus.id, gebruiker_id, ROL, "onderzoekt en volgt deze casus")
    rij = _toegang(casus.id, gebruiker_id)
    rij.dossier_dicht_op, rij.dossier_open_op = (nu() if dicht else None), None
    sessie.flush()
    verder = " Hoor eerst het verhaal. Daarna gaat het dossier open." if dicht else ""
    leg_klaar(
        gebruiker_id,
        f"zaakonderzoeker-{casus.id}-{gebruiker_id}-{vandaag()}",
        f"U volgt casus {casus.nummer}",
        f"De voorzitter wees u aan als zaakonderzoeker van casus {casus.nummer}.{verder}",
        f"/casussen/{casus.nummer}/onderzoek" if dicht else f"/casussen/{casus.nummer}",
    )


def zet_dossier_open(casus_id: uuid.UUID, gebruiker_id: uuid.UUID) -> None:
    """Let this zaakonderzoeker into the file from now on; raises NietGevonden when it is not closed for them.

    Whether the story is there is for tafel.onderzoeken.services, which asks this and writes it in the log.
    """
    rij = _toegang(casus_id, gebruiker_id)
    if rij.dossier_dicht_op is None or rij.dossier_open_op is not None:
        raise NietGevonden
    rij.dossier_open_op = nu()
    sessie.flush()


def _toegang(casus_id: uuid.UUID, gebruiker_id: uuid.UUID) -> Casustoegang:
    rij = sessie.scalar(
        sa.select(Casustoegang).where(
            Casustoegang.casus_id == casus_id,
            Casustoegang.gebruiker_id == gebruiker_id,
            Casustoegang.rol == ROL,
            Casustoegang.tot.is_(None),
        )
    )
    if rij is None:
        raise NietGevonden
    return rij


def _eerder(casus: Casus, gebruiker_id: uuid.UUID) -> rules.Eerder:
    """Return what this person had to do with the case before: roles, seat, and where they work."""
    hier = (Casustoegang.casus_id == casus.id, Casustoegang.gebruiker_id == gebruiker_id)
    rollen = sessie.scalars(sa.select(Casustoegang.rol).where(*hier))
    naam = sessie.scalar(sa.select(Gebruiker.naam).where(Gebruiker.id == gebruiker_id)) or ""
    werkt_bij = sessie.scalars(
        sa.select(Organisatie.naam)
        .join(Lidmaatschap, Lidmaatschap.organisatie_id == Organisatie.id)
        .where(Lidmaatschap.gebruiker_id == gebruiker_id, Lidmaatschap.geldt(vandaag()))
        .order_by(Organisatie.naam)
    )
    stoelen = sessie.execute(
        sa.select(Betrokkene.gebruiker_id, Betrokkene.naam, Betrokkene.organisatie).where(
            Betrokkene.casus_id == casus.id
        )
    ).all()
    return rules.Eerder(
        rollen=frozenset(rollen),
        zit_aan_tafel=any(stoel.gebruiker_id == gebruiker_id for stoel in stoelen),
        naam=naam,
        werkt_bij=tuple(dict.fromkeys(werkt_bij)),
        namen=rules.namen_in(casus.aanmelding, [stoel.naam for stoel in stoelen]),
        organisaties=rules.organisaties_in(casus.aanmelding, [stoel.organisatie for stoel in stoelen]),
    )
