"""The people of a case: their places in hearing order, who has an account, who investigates, who is responsible."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.casussen import queries, rules
from tafel.casussen.delen import deelstand
from tafel.casussen.models import Betrokkene, Casus, Casustoegang, Steunpersoon
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor

_TIJDELIJK = 10_000  # place numbers while rows change places: they are unique per case


def zet_betrokkenen(casus: Casus) -> list[Betrokkene]:
    """Give everyone of the aanmelding a place at the table in hearing order; return the rows.

    Rows that still match stay, with their account and mandate; who is no longer named loses place and access.
    """
    personen = rules.personen_uit(casus.aanmelding)
    oud = {rules.Persoon(b.rol, b.naam, b.organisatie).sleutel: b for b in queries.betrokkenen(casus.id)}
    nodig = {persoon.sleutel for persoon in personen}
    blijft = {b.gebruiker_id for sleutel, b in oud.items() if sleutel in nodig}
    for sleutel, rij in oud.items():
        if sleutel not in nodig:
            if rij.gebruiker_id and rij.gebruiker_id not in blijft:
                sluit_toegang(casus.id, rij.gebruiker_id, "partij")
            sessie.delete(rij)
        else:
            rij.volgorde += _TIJDELIJK
    sessie.flush()
    rijen: list[Betrokkene] = []
    for volgorde, persoon in enumerate(personen, start=1):
        rij = oud.get(persoon.sleutel) or Betrokkene(
            casus_id=casus.id, rol=persoon.rol, naam=persoon.naam, organisatie=persoon.organisatie
        )
        rij.volgorde = volgorde
        rij.functie = rij.functie or persoon.functie or persoon.woord
        rij.telefoon = rij.telefoon or persoon.telefoon[:40]
        rij.email = rij.email or persoon.email
        sessie.add(rij)
        rijen.append(rij)
    steun = rules.steunpersoon_uit(casus.aanmelding)
    if steun and queries.find_steunpersoon(casus.id) is None:
        sessie.add(Steunpersoon(casus_id=casus.id, naam=steun[0], relatie=steun[1]))
    sessie.flush()
    return rijen


def zet_contact(actor: Actor, casus: Casus, betrokkene: Betrokkene, telefoon: str, email: str) -> None:
    """Keep how somebody at the table can be reached."""
    betrokkene.telefoon, betrokkene.email = telefoon.strip()[:40], email.strip()[: rules.MAX_KORT]
    sessie.flush()
    schrijf(actor, "contact bijgewerkt", casus.nummer, casus_id=casus.id, rol=betrokkene.rol)


def zet_steunpersoon(
    actor: Actor, casus: Casus, naam: str, relatie: str = "", telefoon: str = "", email: str = ""
) -> None:
    """Say whom leerling or ouders take along (R27): sits beside them and decides nothing. Without a name: nobody."""
    rij = queries.find_steunpersoon(casus.id)
    if not naam.strip():
        if rij is not None:
            sessie.delete(rij)
    else:
        rij = rij or Steunpersoon(casus_id=casus.id)
        rij.naam, rij.relatie = naam.strip()[: rules.MAX_KORT], relatie.strip()[: rules.MAX_KORT]
        rij.telefoon, rij.email = telefoon.strip()[:40], email.strip()[: rules.MAX_KORT]
        sessie.add(rij)
    sessie.flush()
    schrijf(actor, "steunpersoon bijgewerkt", casus.nummer, casus_id=casus.id, er_is_iemand=bool(naam.strip()))


def zet_stoel_bij(actor: Actor, casus: Casus, rol: str, naam: str, organisatie: str = "") -> Betrokkene:
    """Give one more person a place at the table, in hearing order; return the row. Raises Geweigerd.

    For who was not named in the aanmelding, such as leerplicht (R23: all six kinds of party, or a reason why not).
    """
    rijen = queries.betrokkenen(casus.id)
    nieuw = rules.Persoon(rol, naam.strip()[: rules.MAX_KORT], organisatie.strip()[: rules.MAX_KORT])
    weiger(*rules.tegen_stoel(nieuw, [rules.Persoon(b.rol, b.naam, b.organisatie) for b in rijen]))
    stoel = Betrokkene(casus_id=casus.id, rol=nieuw.rol, naam=nieuw.naam, organisatie=nieuw.organisatie)
    for rij in rijen:
        rij.volgorde += _TIJDELIJK
    sessie.flush()
    volgorde = sorted([*rijen, stoel], key=lambda een: rules.HOORVOLGORDE.index(een.rol))  # stable: who is there first
    for plek, rij in enumerate(volgorde, start=1):
        rij.volgorde = plek
    sessie.add(stoel)
    sessie.flush()
    schrijf(actor, "stoel bijgezet", casus.nummer, casus_id=casus.id, rol=nieuw.rol)
    return stoel


def geef_toegang(
    casus_id: uuid.UUID,
    gebruiker_id: uuid.UUID,
    rol: str,
    reden: str,
    van: dt.date | None = None,
    deelt_tot: dt.date | None = None,
) -> None:
    """Let a person into one case in `rol` from `van` (today); once is enough, and a row of that day is opened again.

    `deelt_tot`: the first day on which the register of consent stops sharing with this party, if there is one.
    """
    van = van or vandaag()
    rijen = sessie.scalars(
        sa.select(Casustoegang).where(
            Casustoegang.casus_id == casus_id, Casustoegang.gebruiker_id == gebruiker_id, Casustoegang.rol == rol
        )
    ).all()
    if any(rij.tot is None for rij in rijen):
        return
    zelfde_dag = next((rij for rij in rijen if rij.van == van), None)
    if zelfde_dag is not None:
        zelfde_dag.tot, zelfde_dag.reden, zelfde_dag.deelt_tot = None, reden[: rules.MAX_KORT], deelt_tot
    else:
        kort = reden[: rules.MAX_KORT]
        sessie.add(
            Casustoegang(
                casus_id=casus_id, gebruiker_id=gebruiker_id, rol=rol, reden=kort, van=van, deelt_tot=deelt_tot
            )
        )
    sessie.flush()


def sluit_toegang(casus_id: uuid.UUID, gebruiker_id: uuid.UUID, rol: str, tot: dt.date | None = None) -> None:
    """End a person's access to one case in `rol`; from `tot` (today) on they do not see it."""
    waar = (Casustoegang.casus_id == casus_id, Casustoegang.gebruiker_id == gebruiker_id, Casustoegang.rol == rol)
    for rij in sessie.scalars(sa.select(Casustoegang).where(*waar, Casustoegang.tot.is_(None))):
        rij.tot = max(tot or vandaag(), rij.van)
    sessie.flush()


def koppel_betrokkene(
    actor: Actor,
    casus: Casus,
    betrokkene: Betrokkene,
    gebruiker_id: uuid.UUID | None,
    mandaat: str = "",
    heeft_mandaat: bool = True,
    functie: str = "",
) -> None:
    """Link a party to a member of this table (None: nobody) and keep what they may promise (R38).

    The member gets access to the case as a party; who was linked before loses it. Raises Geweigerd: a chair of
    this table is no party here (R25), families have no account, and without consent or another grondslag nothing is
    shared (R68).
    """
    vorige, stopt_op = betrokkene.gebruiker_id, None
    if gebruiker_id is not None and gebruiker_id != vorige:
        weiger(*rules.tegen_koppelen(queries.lidfeiten(casus.tafel_id, gebruiker_id, betrokkene.rol)))
        stand = deelstand(casus, betrokkene)
        if not stand.mag:
            melding = f"Met deze partij mag u nu niet delen. {stand.waarom} Kijk bij Toestemming."
            weiger(Weigering("geen_toestemming", melding, "gebruiker"))
        stopt_op = stand.stopt_op
    betrokkene.gebruiker_id = gebruiker_id
    betrokkene.mandaat, betrokkene.heeft_mandaat = mandaat.strip()[: rules.MAX_KORT], heeft_mandaat
    betrokkene.functie = functie.strip()[: rules.MAX_KORT]
    sessie.flush()
    if vorige and vorige not in {rij.gebruiker_id for rij in queries.betrokkenen(casus.id)}:
        sluit_toegang(casus.id, vorige, "partij")
    schrijf(
        actor,
        "betrokkene gekoppeld" if gebruiker_id else "betrokkene bijgewerkt",
        casus.nummer,
        casus_id=casus.id,
        rol=betrokkene.rol,
        gebruiker=str(gebruiker_id) if gebruiker_id else None,
        heeft_mandaat=heeft_mandaat,
    )
    if gebruiker_id is not None and gebruiker_id != vorige:
        reden = f"zit aan tafel: {rules.ROLWOORDEN[betrokkene.rol].lower()}"
        geef_toegang(casus.id, gebruiker_id, "partij", reden, deelt_tot=stopt_op)
        leg_klaar(
            gebruiker_id,
            f"partij-{betrokkene.id}-{gebruiker_id}",
            f"U zit aan tafel bij casus {casus.nummer}",
            f"De voorzitter noemt u als {rules.ROLWOORDEN[betrokkene.rol].lower()} bij casus {casus.nummer}. "
            "U kunt de casus nu lezen.",
            f"/casussen/{casus.nummer}",
        )


def wissel_casusverantwoordelijke(
    actor: Actor, casus: Casus, gebruiker_id: uuid.UUID, datum: dt.date, reden: str
) -> None:
    """Hand the case to another casusverantwoordelijke from `datum` on, with the reason (R14). Raises Geweigerd."""
    oud = queries.find_casusverantwoordelijke(casus.id)
    if oud is None:
        raise NietGevonden
    feiten = queries.lidfeiten(casus.tafel_id, gebruiker_id)
    zelfde = oud.gebruiker_id == gebruiker_id
    weiger(*rules.tegen_wisselen(feiten, zelfde, oud.van, datum, vandaag(), reden))
    oud.tot = datum
    sessie.flush()
    geef_toegang(casus.id, gebruiker_id, "casusverantwoordelijke", reden.strip(), datum)
    schrijf(
        actor,
        "casusverantwoordelijke gewisseld",
        casus.nummer,
        casus_id=casus.id,
        van=str(oud.gebruiker_id),
        naar=str(gebruiker_id),
        per=datum.isoformat(),
    )
    for wie, zin in ((gebruiker_id, "U bent nu"), (oud.gebruiker_id, "Iemand anders is nu")):
        leg_klaar(
            wie,
            f"wissel-{casus.id}-{gebruiker_id}-{datum}-{wie}",
            f"Casus {casus.nummer} heeft een andere casusverantwoordelijke",
            f"{zin} casusverantwoordelijke van casus {casus.nummer}, vanaf {datum:%d-%m-%Y}.",
            f"/casussen/{casus.nummer}" if wie == gebruiker_id else "/casussen",
        )
