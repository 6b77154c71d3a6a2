"""Read by a secret in an address: the invitations of one person, and the calendar feed of one person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from tafel.accounts.models import Gebruiker
from tafel.accounts.services import sleutel_van
from tafel.casussen.models import Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.uitnodigingen.models import Agendasleutel, Genodigde, Tijdslot
from tafel.uitnodigingen.queries.eerder import Nu, eerder, hoe_nu, is_begonnen, punt_kolommen
from tafel.uitnodigingen.rules.slots import verloopt

FEED_DAGEN = 60  # how long a past appointment stays in a feed


@dataclass(frozen=True)
class Eigen:
    """One case as the invited person sees it: number and time; never a name, age or word of the case."""

    slot: Tijdslot
    nummer: str
    begonnen: bool
    nu: Nu

    @property
    def open(self) -> bool:
        """Tell whether an answer is still to be given."""
        return self.nu.vak is not None and not self.begonnen and self.nu.antwoord == "open"


@dataclass(frozen=True)
class Linkbeeld:
    """What a link opens."""

    overleg: Overleg
    tafel: str
    voorzitter: str
    telefoon: str
    slots: tuple[Eigen, ...]


def link(code: str) -> Linkbeeld:
    """Return what a code opens; raises NietGevonden for one that is unknown, ended or taken back.

    One statement; one more when the meeting moved and the mails did not go yet.
    """
    rijen = sessie.execute(
        sa.select(
            Tijdslot, Overleg, Casus.nummer, Tafel.naam.label("tafel"), Gebruiker.naam.label("voorzitter"),
            Gebruiker.telefoon, *punt_kolommen(), *eerder(),
        )
        .join(Tijdslot.genodigde)
        .options(contains_eager(Tijdslot.genodigde))
        .join(Overleg, Overleg.id == Tijdslot.overleg_id)
        .join(Casus, Casus.id == Tijdslot.casus_id)
        .join(Tafel, Tafel.id == Overleg.tafel_id)
        .join(Gebruiker, Gebruiker.id == Overleg.voorzitter_id)
        .outerjoin(
            Agendapunt, sa.and_(Agendapunt.overleg_id == Overleg.id, Agendapunt.casus_id == Tijdslot.casus_id)
        )
        .where(
            Genodigde.code == sleutel_van(code[:100]), Genodigde.verloopt_op > nu(), ~Tijdslot.afgezegd,
            ~Tijdslot.ingetrokken,
        )
        .order_by(Tijdslot.datum, Tijdslot.begint_om)
    ).all()  # fmt: skip
    geldig = [rij for rij in rijen if vandaag() < verloopt(max(rij.Tijdslot.datum, rij.Overleg.datum))]
    if not geldig:
        raise NietGevonden
    staat, eerste = hoe_nu(geldig), geldig[0]
    eigen = tuple(Eigen(rij.Tijdslot, rij.nummer, is_begonnen(rij), staat[rij.Tijdslot.id]) for rij in geldig)
    return Linkbeeld(eerste.Overleg, eerste.tafel, eerste.voorzitter, eerste.telefoon, eigen)


@dataclass(frozen=True)
class Feed:
    """What stands in somebody's feed: invitations with their case number, and the meetings they chair."""

    naam: str
    slots: tuple[tuple[Tijdslot, str, Nu], ...]
    overleggen: Sequence[Any]


def feed(token: str) -> Feed:
    """Return the feed that belongs to a secret; raises NietGevonden when it is unknown, taken back, or of a closed
    account. Three statements; one more while somebody must still hear of another day.
    """
    wie = sessie.execute(
        sa.select(Gebruiker.id)
        .join(Agendasleutel, Agendasleutel.gebruiker_id == Gebruiker.id)
        .where(Agendasleutel.sleutel == sleutel_van(token[:100]), Gebruiker.actief)
    ).scalar_one_or_none()
    if wie is None:
        raise NietGevonden
    sinds = vandaag() - dt.timedelta(days=FEED_DAGEN)
    eigen = sessie.execute(
        sa.select(Tijdslot, Casus.nummer, Overleg, *punt_kolommen(), *eerder())
        .join(Genodigde, Genodigde.id == Tijdslot.genodigde_id)
        .join(Casus, Casus.id == Tijdslot.casus_id)
        .join(Overleg, Overleg.id == Tijdslot.overleg_id)
        .outerjoin(Agendapunt, sa.and_(Agendapunt.overleg_id == Overleg.id, Agendapunt.casus_id == Tijdslot.casus_id))
        .where(Genodigde.gebruiker_id == wie, Tijdslot.datum >= sinds)
        .order_by(Tijdslot.datum, Tijdslot.begint_om)
    ).all()
    zit_voor = sessie.scalars(
        sa.select(Overleg).where(Overleg.voorzitter_id == wie, Overleg.datum >= sinds).order_by(Overleg.datum)
    ).all()
    staat = hoe_nu(eigen)
    return Feed("Tafel", tuple((rij.Tijdslot, rij.nummer, staat[rij.Tijdslot.id]) for rij in eigen), zit_voor)


def heeft_feed(gebruiker_id: Any) -> dt.datetime | None:
    """Return since when somebody has a feed; None without one. One statement."""
    return sessie.scalar(sa.select(Agendasleutel.gemaakt_op).where(Agendasleutel.gebruiker_id == gebruiker_id))
