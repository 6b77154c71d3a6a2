"""Judge whether a decision may be settled, and a part, cost line or commitment may be written down."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal

from tafel.besluiten.rules.onderdelen import FAMILIE, VASTGESTELD, aanduiding, hoofdletter
from tafel.kern.format import MAANDEN
from tafel.kern.refusals import Weigering

NUMMER = "{code}-{jaar}-{volgnummer:03d}"
GEHOORD = frozenset({"gesproken", "schriftelijk", "namens"})
PERIODE = Weigering("periode", "De laatste dag ligt vóór de eerste. Vul een latere dag in.", "tot")
TAFEL_GEEFT_ADVIES = "Deze tafel geeft advies en kan geen kosten toezeggen."


def besluitnummer(code: str, jaar: int, volgnummer: int) -> str:
    """Return the number of a decision: "DBM-2026-014"."""
    return NUMMER.format(code=code, jaar=jaar, volgnummer=volgnummer)


@dataclass(frozen=True)
class Partijfeit:
    """One person or party in the case: heard or not, and what it answered. `naam` of a leerling is the initials."""

    id: uuid.UUID
    rol: str
    naam: str
    organisatie: str = ""
    heeft_mandaat: bool = True
    gehoord: str | None = None
    inbreng: str = ""
    reden: str = ""
    uitnodiging_1: dt.date | None = None
    uitnodiging_2: dt.date | None = None
    antwoord: str | None = None

    @property
    def wie(self) -> str:
        """Return who is meant, in a sentence."""
        return aanduiding(self.rol, self.naam, self.organisatie)


@dataclass(frozen=True)
class Kostenfeit:
    """One cost line: its side, how many budget holders decide, and what the money rule has against it."""

    kant: str
    beslissers: int
    bezwaren: tuple[Weigering, ...] = ()


@dataclass(frozen=True)
class Onderdeelfeit:
    """One part of the decision."""

    nummer: int
    soort: str
    betrokkene_id: uuid.UUID | None
    persoon: str
    wat: str
    wanneer: dt.date | None
    kosten: tuple[Kostenfeit, ...] = ()


@dataclass(frozen=True)
class Besluitfeiten:
    """Everything on which settling depends. `sector` and `school` word the missing budget holder."""

    stand: str
    zin: str
    tafel_heeft_mandaat: bool
    partijen: tuple[Partijfeit, ...]
    onderdelen: tuple[Onderdeelfeit, ...]
    sector: str | None = None
    school: bool = True


def redenen_tegen_vaststellen(feiten: Besluitfeiten) -> list[Weigering]:
    """Return every reason against settling this decision; empty when it may be settled."""
    if feiten.stand != "concept":
        return [VASTGESTELD]
    redenen: list[Weigering] = []
    if not feiten.zin.strip():
        redenen.append(Weigering("zin_ontbreekt", "Schrijf het besluit in één zin.", "zin"))
    if not feiten.onderdelen:
        redenen.append(
            Weigering("geen_onderdelen", "Schrijf minstens één onderdeel op: wie doet wat, en wanneer.", "wat")
        )
    for partij in feiten.partijen:
        redenen += _gehoord(partij)
    wie = {partij.id: partij for partij in feiten.partijen}
    for onderdeel in feiten.onderdelen:
        redenen += _onderdeel(onderdeel, wie)
        redenen += _kosten(onderdeel, feiten)
    redenen += [_zonder_antwoord(partij) for partij in feiten.partijen if partij.antwoord is None]
    return redenen


def _gehoord(partij: Partijfeit) -> list[Weigering]:
    """Heard in the meeting (R31), or formally not: two dated invitations, why, and how the view came in (V3)."""
    # protocol 's-Hertogenbosch, bijlage 8; a leerling who does not want to speak had the opportunity
    if partij.gehoord in GEHOORD:
        return []
    if partij.gehoord == "eigen_keuze" and partij.rol == "leerling":
        return [] if partij.reden.strip() else [_onvolledig(partij, ["wat de leerling koos"])]
    if partij.gehoord == "niet_gehoord":
        mist = {
            "de eerste uitnodiging": partij.uitnodiging_1,
            "de tweede uitnodiging": partij.uitnodiging_2,
            "de reden": partij.reden.strip(),
            "hoe het standpunt is ingebracht": partij.inbreng.strip(),
        }
        open_ = [wat for wat, waarde in mist.items() if not waarde]
        return [_onvolledig(partij, open_)] if open_ else []
    zijn = "zijn" if partij.rol == "ouders" else "is"
    return [Weigering("niet_gehoord", f"{hoofdletter(partij.wie)} {zijn} niet gehoord.")]


def _onvolledig(partij: Partijfeit, mist: list[str]) -> Weigering:
    zijn = "zijn" if partij.rol == "ouders" else "is"
    zin = f"{hoofdletter(partij.wie)} {zijn} niet gehoord. Vul nog in: {', '.join(mist)}."
    return Weigering("afwezigheid_onvolledig", zin)


def _zonder_antwoord(partij: Partijfeit) -> Weigering:
    # R36, V15: silence is never yes
    return Weigering("geen_antwoord", f"Vraag {partij.wie} om een antwoord: ja, voorwaarde of nee.")


def _onderdeel(onderdeel: Onderdeelfeit, wie: dict[uuid.UUID, Partijfeit]) -> list[Weigering]:
    """A party, a person, an action, a date (R32); carried by a party of this case that said it would (V14, R39)."""
    nr = f"Onderdeel {onderdeel.nummer}"
    redenen: list[Weigering] = []
    mist = {
        "welke partij": onderdeel.betrokkene_id,
        "welke persoon": onderdeel.persoon.strip(),
        "wat er gebeurt": onderdeel.wat.strip(),
        "wanneer": onderdeel.wanneer,
    }
    open_ = [wat for wat, waarde in mist.items() if not waarde]
    if open_:
        redenen.append(Weigering("onderdeel_onvolledig", f"{nr}: vul nog in {' en '.join(open_)}."))
    if onderdeel.betrokkene_id is None:
        return redenen
    partij = wie.get(onderdeel.betrokkene_id)
    if partij is None:
        return [
            *redenen,
            Weigering("buiten_de_casus", f"{nr}: deze partij zit niet aan tafel. Maak er een verzoek van."),
        ]
    redenen += [
        Weigering(w.code, f"{nr}: {w.melding}", w.veld)
        for w in redenen_tegen_onderdeel(onderdeel, partij, tuple(wie.values()))
    ]
    if partij.antwoord == "nee":
        zin = f"{nr} kan zo niet: {partij.wie} zei nee. Geef het aan een ander of verander het."
        redenen.append(Weigering("uitvoerder_zegt_nee", zin))
    return redenen


def redenen_tegen_onderdeel(
    onderdeel: Onderdeelfeit, partij: Partijfeit, partijen: tuple[Partijfeit, ...]
) -> list[Weigering]:
    """Return why this party can not carry this part: no mandate for money or a place (R38), or another's person (R39).

    Only a "verzoek aan een derde" may name somebody who sits here for another party, or not at all (V27).
    """
    redenen = []
    if not partij.heeft_mandaat and (onderdeel.kosten or onderdeel.soort == "plek"):
        wat = "een plek" if onderdeel.soort == "plek" else "geld"
        zin = f"{hoofdletter(partij.wie)} heeft geen mandaat voor {wat}. Kies een partij met mandaat."
        redenen.append(Weigering("geen_mandaat", zin, "betrokkene"))
    persoon = onderdeel.persoon.strip().casefold()
    ander = next(
        (
            p
            for p in partijen
            if persoon and p.id != partij.id and p.naam.casefold() == persoon and not _samen(p, partij)
        ),
        None,
    )
    eigen = partij.naam.casefold() == persoon
    if ander is not None and not eigen and onderdeel.soort != "verzoek_aan_derde":
        zin = f"{ander.naam} zit hier voor een andere partij. Kies die partij, of noem een ander."
        redenen.append(Weigering("persoon_van_andere_partij", zin, "persoon"))
    return redenen


def redenen_tegen_invoer(
    onderdeel: Onderdeelfeit, partij: Partijfeit | None, partijen: tuple[Partijfeit, ...], soorten: tuple[str, ...]
) -> list[Weigering]:
    """Return why this part can not be written down as typed, each reason at its field (R32, R38, R39)."""
    redenen = []
    if onderdeel.soort not in soorten:
        redenen.append(Weigering("soort_onbekend", "Kies wat voor onderdeel dit is.", "soort"))
    if partij is None:
        redenen.append(Weigering("partij_ontbreekt", "Kies welke partij dit doet.", "betrokkene"))
    if not onderdeel.persoon.strip():
        redenen.append(Weigering("persoon_ontbreekt", "Vul in welke persoon dit doet.", "persoon"))
    if not onderdeel.wat.strip():
        redenen.append(Weigering("wat_ontbreekt", "Schrijf in één zin wat er gebeurt.", "wat"))
    if onderdeel.wanneer is None:
        redenen.append(Weigering("wanneer_ontbreekt", "Vul in wanneer.", "wanneer"))
    return redenen + (redenen_tegen_onderdeel(onderdeel, partij, partijen) if partij else [])


def redenen_tegen_dag(dag: dt.date | None, overleg: dt.date, veld: str) -> list[Weigering]:
    """Return why an agreement made on the day of the meeting can not be for `dag`: passed, or more than two years away.

    The day itself is allowed. A day that passed is most often a wrong year: the same day next year is proposed.
    """
    if dag is None:
        return []
    if dag < overleg:
        volgend = _een_jaar_later(dag)
        zin = f"{_dag_en_jaar(dag)} is al geweest."
        if overleg <= volgend <= _een_jaar_later(overleg):
            return [Weigering("dag_voorbij", f"{zin} Bedoelt u {_dag_en_jaar(volgend)}?", veld)]
        return [Weigering("dag_voorbij", f"{zin} Kies {_dag_en_jaar(overleg)} of een latere dag.", veld)]
    if dag > _een_jaar_later(_een_jaar_later(overleg)):
        return [Weigering("dag_te_ver", "Dat is over meer dan twee jaar. Kijk het jaar na.", veld)]
    return []


def _een_jaar_later(dag: dt.date) -> dt.date:
    """Return the same day a year later; of 29 February the 28th. The last year of the calendar stays as it is."""
    jaar = min(dag.year + 1, dt.MAXYEAR)
    return dag.replace(year=jaar, day=28) if (dag.month, dag.day) == (2, 29) else dag.replace(year=jaar)


def _dag_en_jaar(dag: dt.date) -> str:
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def _samen(een: Partijfeit, ander: Partijfeit) -> bool:
    """Tell whether two people sit for the same party: one organisation, or both of the family."""
    zelfde = bool(een.organisatie.strip()) and een.organisatie.casefold() == ander.organisatie.casefold()
    return zelfde or (een.rol in FAMILIE and ander.rol in FAMILIE)


def _kosten(onderdeel: Onderdeelfeit, feiten: Besluitfeiten) -> list[Weigering]:
    """Money only at a table with a mandate, and each line with somebody who decides (R33, R34)."""
    nr = onderdeel.nummer
    if onderdeel.kosten and not feiten.tafel_heeft_mandaat:
        return [Weigering("tafel_zonder_mandaat", f"{TAFEL_GEEFT_ADVIES} Haal de kosten van onderdeel {nr} weg.")]
    redenen: list[Weigering] = []
    for regel in onderdeel.kosten:
        if regel.bezwaren:
            redenen += regel.bezwaren
        elif regel.beslissers == 0:
            soort = "jeugdhulpkosten" if regel.kant == "jeugdhulp" else f"onderwijskosten in {feiten.sector}"
            if regel.kant != "jeugdhulp" and not (feiten.school and feiten.sector):
                soort = "onderwijskosten zonder school"
            zin = f"Voor {soort} is nog geen akkoordgever met mandaat. Vraag de beheerder."
            redenen.append(Weigering("geen_akkoordgever", zin))
    return list(dict.fromkeys(redenen))


@dataclass(frozen=True)
class Kosteninhoud:
    """The content of a cost line as typed."""

    bedrag: Decimal
    grond: str
    van: dt.date
    tot: dt.date


def redenen_tegen_kosten(inhoud: Kosteninhoud, tafel_heeft_mandaat: bool) -> list[Weigering]:
    """Return why this cost line can not be written down, apart from who decides on it."""
    redenen = []
    if not tafel_heeft_mandaat:
        redenen.append(Weigering("tafel_zonder_mandaat", TAFEL_GEEFT_ADVIES))
    if inhoud.bedrag <= 0 or inhoud.bedrag != inhoud.bedrag.quantize(Decimal("0.01")):
        redenen.append(Weigering("bedrag", "Vul een bedrag in dat meer is dan nul, in euro en centen.", "bedrag"))
    if not inhoud.grond.strip():
        redenen.append(Weigering("grond_ontbreekt", "Schrijf op waarvoor het geld is en hoe het is berekend.", "grond"))
    if inhoud.tot < inhoud.van:
        redenen.append(PERIODE)
    return redenen


def redenen_tegen_antwoord(antwoord: str, toelichting: str) -> list[Weigering]:
    """Return why this commitment can not be written down: unknown answer, or no or a condition without words (R36)."""
    if antwoord not in ("ja", "voorwaarde", "nee"):
        return [Weigering("antwoord_onbekend", "Kies ja, voorwaarde of nee.", "antwoord")]
    if antwoord == "ja" or toelichting.strip():
        return []
    wat = "welke voorwaarde het is" if antwoord == "voorwaarde" else "waarom het nee is"
    return [Weigering("toelichting_ontbreekt", f"Schrijf op {wat}.", "toelichting")]
