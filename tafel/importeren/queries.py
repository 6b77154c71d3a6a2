"""Read the list somebody uploaded: open it, judge each row, look for children that are known already."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tafel.dubbelen.queries import Kandidaat, bekend
from tafel.dubbelen.rules import VAAG
from tafel.importeren import rules
from tafel.importeren.models import Importlijst
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.format import initialen
from tafel.kern.namen import vergelijk
from tafel.kern.refusals import NietGevonden
from tafel.kern.tabelfouten import letter
from tafel.kern.tabellen import Rij
from tafel.kern.versleuteling import Beschadigd, open_blok, pak_uit
from tafel.organisaties.models import Lidmaatschap, Organisatie
from tafel.toegang.rules import Actor, Zaak

BEWAREN = dt.timedelta(days=1)


@dataclass(frozen=True)
class Ingelezen:
    """The rows of an upload as they came: headings, the rows below them, remarks on the file."""

    koppen: tuple[str, ...]
    rijen: tuple[Rij, ...]
    opmerkingen: tuple[str, ...]


@dataclass(frozen=True)
class Regel:
    """One row of the preview: what it says, whom it is about in initials, and the case or row it looks like."""

    beeld: rules.Rijbeeld
    initialen: str
    kandidaat: Kandidaat | None = None
    zelfde_rij: int | None = None

    @property
    def misschien_bekend(self) -> bool:
        """Tell whether the child may be known already: such a row goes along only when it is ticked."""
        return self.kandidaat is not None or self.zelfde_rij is not None


@dataclass(frozen=True)
class Voorbeeld:
    """The whole preview, row by row, in three groups."""

    ingelezen: Ingelezen
    kolommen: tuple[str, ...]
    goed: list[Regel] = field(default_factory=list)
    bekend: list[Regel] = field(default_factory=list)
    fout: list[Regel] = field(default_factory=list)

    @property
    def vrij(self) -> list[tuple[int, str]]:
        """Return the columns that fill nothing: place and heading."""
        return [(nr, kop) for nr, kop in enumerate(self.ingelezen.koppen) if kop and not self.kolommen[nr]]

    def foutregels(self) -> list[tuple[int, str, str, str]]:
        """Return the list of errors and remarks: row, column, what is wrong, how to mend it."""
        koppen, uit = self.ingelezen.koppen, []
        for regel in sorted([*self.fout, *self.bekend, *self.goed], key=lambda r: r.beeld.nummer):
            meldingen = [*regel.beeld.fouten, *regel.beeld.opmerkingen]
            uit += [(regel.beeld.nummer, kolomnaam(koppen, m.kolom), m.melding, m.herstel) for m in meldingen]
            if regel.misschien_bekend:
                uit.append((regel.beeld.nummer, "", bekend_zin(regel), "Kijk of het hetzelfde kind is."))
        return uit


def kolomnaam(koppen: Sequence[str], kolom: int | None) -> str:
    """Return "B (Geboortedatum)": how people find a column back; "" for the whole row."""
    if kolom is None:
        return ""
    kop = koppen[kolom] if kolom < len(koppen) else ""
    return f"{letter(kolom)} ({kop})" if kop else letter(kolom)


def bekend_zin(regel: Regel) -> str:
    """Return the sentence about a child that may be known already; no number of a case one may not see."""
    if regel.zelfde_rij is not None:
        return f"Dit lijkt hetzelfde kind als in rij {regel.zelfde_rij}."
    if regel.kandidaat is not None and regel.kandidaat.zegt == "noem":
        return f"Dit kind lijkt op casus {regel.kandidaat.rij.nummer}."
    return VAAG


def import_uit_url(actor: Actor, import_id: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Return the uploaded list with this id, of this person at this table; raises NietGevonden."""
    if actor.tafel is None:
        raise NietGevonden
    lijst = sessie.scalar(
        sa.select(Importlijst).where(
            Importlijst.id == import_id,
            Importlijst.gebruiker_id == actor.id,
            Importlijst.tafel_id == actor.tafel.id,
        )
    )
    if lijst is None or nu() >= lijst.op + BEWAREN:  # a day old: thrown away, also before the daily run comes by
        raise NietGevonden
    return {"lijst": lijst}, Zaak(actor.tafel.id, eigen=True)


def find_lopend(actor: Actor) -> Any:
    """Return the list of this person at this table that still waits: id and when; None when there is none."""
    if actor.tafel is None:
        return None
    return sessie.execute(
        sa.select(Importlijst.id, Importlijst.op).where(
            Importlijst.gebruiker_id == actor.id,
            Importlijst.tafel_id == actor.tafel.id,
            Importlijst.verwerkt_op.is_(None),
            Importlijst.op > nu() - BEWAREN,
        )
    ).first()


def open_lijst(lijst: Importlijst) -> Ingelezen:
    """Return the rows of an upload. Raises NietGevonden when they do not open any more (the key is gone)."""
    try:
        sleutel = pak_uit(lijst.sleutel_id or "", lijst.sleutel or b"", lijst.band)
        inhoud = json.loads(open_blok(sleutel, lijst.inhoud or b"", lijst.band, 0, True))
    except Beschadigd:
        raise NietGevonden from None
    rijen = tuple(Rij(nummer, tuple(cellen)) for nummer, cellen in inhoud["rijen"])
    return Ingelezen(tuple(inhoud["koppen"]), rijen, tuple(inhoud["opmerkingen"]))


def voorbeeld(actor: Actor, lijst: Importlijst) -> Voorbeeld:
    """Return the preview of an upload: each row judged, and looked up once for all. One statement."""
    ingelezen = open_lijst(lijst)
    kolommen = tuple(lijst.kolommen)
    dag = vandaag()
    beelden = [rules.lees_rij(rij, ingelezen.koppen, kolommen, dag) for rij in ingelezen.rijen]
    uit = Voorbeeld(ingelezen, kolommen)
    per_dag: dict[Any, list[rules.Rijbeeld]] = {}
    for beeld, kandidaat in zip(beelden, bekend(actor, [beeld.kind for beeld in beelden]), strict=True):
        kind = beeld.kind
        eerder = per_dag.setdefault(kind.geboren, []) if kind.geboren and beeld.goed else []
        zelfde = next((een.nummer for een in eerder if vergelijk(kind, een.kind).band != "anders"), None)
        eerder.append(beeld)
        regel = Regel(beeld, initialen(kind.voornaam, kind.achternaam)[:20], kandidaat, zelfde)
        (uit.fout if not beeld.goed else uit.bekend if regel.misschien_bekend else uit.goed).append(regel)
    return uit


def organisatie_van(actor: Actor) -> str | None:
    """Return for which organisation this person is casusverantwoordelijke at this table."""
    if actor.tafel is None:
        return None
    return sessie.scalar(
        sa.select(Organisatie.naam)
        .join(Lidmaatschap, Lidmaatschap.organisatie_id == Organisatie.id)
        .where(
            Lidmaatschap.tafel_id == actor.tafel.id,
            Lidmaatschap.gebruiker_id == actor.id,
            Lidmaatschap.rol == "casusverantwoordelijke",
            Lidmaatschap.geldt(vandaag()),
        )
        .limit(1)
    )
