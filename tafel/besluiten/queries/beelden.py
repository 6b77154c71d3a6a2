"""Plain pictures of a decision for templates and documents: no rows, no lazy loads. A leerling is initials."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tafel.besluiten.rules import (
    ANTWOORDWOORDEN,
    FORMEELWOORDEN,
    KANTWOORDEN,
    SOORTWOORDEN,
    STANDWOORDEN,
    Besluitfeiten,
    Kostenfeit,
    Onderdeelfeit,
    Partijfeit,
    Regelfeiten,
    antwoorden_in_woorden,
    besluit_stand_in_woorden,
    onder_voorbehoud,
    onderdeel_stand,
    redenen_tegen_vaststellen,
)
from tafel.kern.refusals import NietGevonden, Weigering


@dataclass(frozen=True)
class Akkoordbeeld:
    """One budget holder on one cost line."""

    id: uuid.UUID
    gebruiker_id: uuid.UUID
    naam: str
    functie: str
    taak: str
    stand: str
    reden: str
    gevraagd_op: dt.datetime | None
    antwoord_voor: dt.date | None
    beslist_op: dt.datetime | None


@dataclass(frozen=True)
class Kostenbeeld:
    """One cost line with its budget holders."""

    id: uuid.UUID
    versie: int
    kant: str
    bedrag: Decimal
    grond: str
    van: dt.date
    tot: dt.date
    gevraagd_door_id: uuid.UUID
    akkoorden: tuple[Akkoordbeeld, ...] = ()

    @property
    def kantwoord(self) -> str:
        """Return the side in a word."""
        return KANTWOORDEN[self.kant]

    @property
    def stand(self) -> str:
        """Return geldt, wacht_op_akkoord or afgewezen: how this amount stands (R34)."""
        return onderdeel_stand([Regelfeiten(tuple(een.stand for een in self.beslissers))])

    @property
    def beslissers(self) -> tuple[Akkoordbeeld, ...]:
        """Return who decides."""
        return tuple(een for een in self.akkoorden if een.taak == "beslist")

    @property
    def kijkers(self) -> tuple[Akkoordbeeld, ...]:
        """Return who looks on."""
        return tuple(een for een in self.akkoorden if een.taak == "kijkt_mee")


@dataclass(frozen=True)
class Onderdeelbeeld:
    """One part with its money. `partij` names the party in a sentence."""

    id: uuid.UUID
    versie: int
    nummer: int
    soort: str
    betrokkene_id: uuid.UUID
    rol: str
    partij: str
    persoon: str
    wat: str
    wanneer: dt.date
    formeel_besluit: str
    kosten: tuple[Kostenbeeld, ...] = ()

    @property
    def soortwoord(self) -> str:
        """Return the kind in words."""
        return SOORTWOORDEN[self.soort]

    @property
    def formeelwoord(self) -> str:
        """Return which formal decision it still needs, in words."""
        return FORMEELWOORDEN[self.formeel_besluit]

    @property
    def stand(self) -> str:
        """Return geldt, wacht_op_akkoord or afgewezen (R34)."""
        return onderdeel_stand([Regelfeiten(tuple(een.stand for een in regel.beslissers)) for regel in self.kosten])

    @property
    def standwoord(self) -> str:
        """Return the state in words."""
        return STANDWOORDEN[self.stand]

    @property
    def bedrag(self) -> Decimal:
        """Return what the part costs together."""
        return sum((regel.bedrag for regel in self.kosten), Decimal(0))

    @property
    def geen_akkoord(self) -> tuple[Akkoordbeeld, ...]:
        """Return who said no to the costs."""
        return tuple(een for regel in self.kosten for een in regel.beslissers if een.stand == "afgewezen")

    @property
    def wacht_op(self) -> tuple[Akkoordbeeld, ...]:
        """Return who still has to decide."""
        return tuple(een for regel in self.kosten for een in regel.beslissers if een.stand == "open")


@dataclass(frozen=True)
class Partijbeeld:
    """One party in the case: heard or not, and how it binds itself. `eerder`: an answer that no longer counts."""

    feit: Partijfeit
    versie: int
    functie: str
    gebruiker_id: uuid.UUID | None
    toelichting: str
    op: dt.datetime | None
    eerder: str | None

    @property
    def id(self) -> uuid.UUID:
        """Return the id of the betrokkene."""
        return self.feit.id

    @property
    def rol(self) -> str:
        """Return the role in the case."""
        return self.feit.rol

    @property
    def naam(self) -> str:
        """Return the name; of a leerling the initials."""
        return self.feit.naam

    @property
    def wie(self) -> str:
        """Return who is meant, in a sentence."""
        return self.feit.wie

    @property
    def antwoord(self) -> str | None:
        """Return ja, voorwaarde, nee, or None without an answer that counts."""
        return self.feit.antwoord

    @property
    def antwoordwoord(self) -> str:
        """Return the answer in a word."""
        return ANTWOORDWOORDEN[self.antwoord] if self.antwoord else "Nog niet gevraagd"


@dataclass(frozen=True)
class Besluitbeeld:
    """A decision as it stands."""

    id: uuid.UUID
    versie: int
    tafel_id: uuid.UUID
    tafel_heeft_mandaat: bool
    geldregel: str
    casus_id: uuid.UUID
    casusnummer: str
    initialen: str
    sector: str | None
    school: bool
    agendapunt_id: uuid.UUID
    overleg_id: uuid.UUID
    overleg_bezig: bool
    nummer: str | None
    stand: str
    zin: str
    start_oplossing: dt.date | None
    vastgesteld_op: dt.datetime | None
    vastgesteld_door: str
    onderdelen: tuple[Onderdeelbeeld, ...]
    partijen: tuple[Partijbeeld, ...]

    @property
    def bedrag(self) -> Decimal:
        """Return what the decision costs together."""
        return sum((een.bedrag for een in self.onderdelen), Decimal(0))

    @property
    def onder_voorbehoud(self) -> bool:
        """Tell whether a part still waits for agreement."""
        return onder_voorbehoud([een.stand for een in self.onderdelen])

    @property
    def in_woorden(self) -> str:
        """Return one sentence on how the decision stands."""
        return besluit_stand_in_woorden(self.stand, [een.stand for een in self.onderdelen])

    @property
    def bedrag_per_stand(self) -> dict[str, Decimal]:
        """Return what is agreed, refused and waits, in this order, zero included."""
        per = dict.fromkeys(("geldt", "afgewezen", "wacht_op_akkoord"), Decimal(0))
        for deel in self.onderdelen:
            for regel in deel.kosten:
                per[regel.stand] += regel.bedrag
        return per

    @property
    def afgewezen(self) -> tuple[Onderdeelbeeld, ...]:
        """Return the parts that do not hold because the money was refused."""
        return tuple(een for een in self.onderdelen if een.stand == "afgewezen")

    @property
    def antwoorden_in_woorden(self) -> str:
        """Return one sentence on how everybody answered (R36)."""
        return antwoorden_in_woorden(een.antwoord for een in self.partijen)

    def feiten(self, bezwaren: Mapping[uuid.UUID, tuple[Weigering, ...]] | None = None) -> Besluitfeiten:
        """Return the facts on which settling depends; `bezwaren` per cost line from the money rule."""
        tegen = bezwaren or {}
        return Besluitfeiten(
            stand=self.stand,
            zin=self.zin,
            tafel_heeft_mandaat=self.tafel_heeft_mandaat,
            partijen=tuple(een.feit for een in self.partijen),
            onderdelen=tuple(
                Onderdeelfeit(
                    nummer=een.nummer,
                    soort=een.soort,
                    betrokkene_id=een.betrokkene_id,
                    persoon=een.persoon,
                    wat=een.wat,
                    wanneer=een.wanneer,
                    kosten=tuple(Kostenfeit(r.kant, len(r.beslissers), tegen.get(r.id, ())) for r in een.kosten),
                )
                for een in self.onderdelen
            ),
            sector=self.sector,
            school=self.school,
        )

    @property
    def tegen_vaststellen(self) -> list[Weigering]:
        """Return what keeps this decision from being settled; empty when it may be (for the button)."""
        return redenen_tegen_vaststellen(self.feiten())


def voor_akkoordgever(beeld: Besluitbeeld) -> Besluitbeeld:
    """Return the decision without what the parties said and answered: who only decides on money needs the grounds."""
    return replace(beeld, partijen=())


@dataclass(frozen=True)
class Vraag:
    """One request for agreement within its decision: the part, the cost line, the request, and the other lines."""

    onderdeel: Onderdeelbeeld
    regel: Kostenbeeld
    akkoord: Akkoordbeeld
    andere_regels: tuple[Kostenbeeld, ...]

    @property
    def mede_beslissers(self) -> tuple[Akkoordbeeld, ...]:
        """Return who else decides on this cost line."""
        return tuple(een for een in self.regel.beslissers if een.id != self.akkoord.id)


def vraag_uit_beeld(beeld: Besluitbeeld, akkoord_id: uuid.UUID) -> Vraag:
    """Return one request within the picture of its decision."""
    regels = [(deel, regel) for deel in beeld.onderdelen for regel in deel.kosten]
    for deel, regel in regels:
        for een in regel.akkoorden:
            if een.id == akkoord_id:
                return Vraag(deel, regel, een, tuple(ander for _, ander in regels if ander.id != regel.id))
    raise NietGevonden
