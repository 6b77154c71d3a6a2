"""Put together what the live page shows: from the meeting, the item and the phase to the words in the foot."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tafel.aan_tafel.beeld import Besluitbeeld, Deel, Mens, Punt, Tafelbeeld
from tafel.aan_tafel.forms import AfrondForm, GehoordForm, KostenForm, OnderdeelForm, VerbindForm, ZinForm
from tafel.aan_tafel.queries import agenda, gezien, tafelbeeld
from tafel.aan_tafel.rules import FASEN, HOEWOORDEN, klok, redenen_tegen_fase
from tafel.aan_tafel.voorlezen import niet_al_gezegd, niet_zonder_meer, openpunten, telling, waarom_niet_vaststellen
from tafel.besluiten.rules import (
    ANTWOORDWOORDEN,
    FORMEELWOORDEN,
    KANTWOORDEN,
    STANDWOORDEN,
    Regelfeiten,
    nee_en_voorwaarde,
    onderdeel_stand,
)
from tafel.casussen.rules import thuis
from tafel.criteria.keuzes import STAGNATIE_OORZAKEN
from tafel.criteria.rules.leeftijden import leeftijd
from tafel.draaiboeken.rules import kernzin
from tafel.kern.clock import moment_van, nu, vandaag
from tafel.kern.refusals import NietGevonden
from tafel.overleggen.models import Overleg
from tafel.overleggen.queries import PlanOpTafel, dag_van, tijden_van
from tafel.overleggen.rules import UITKOMSTWOORD
from tafel.toegang.rules import Actor, Zaak, mag

WOORDEN: dict[str, Any] = {
    "uitkomstwoorden": UITKOMSTWOORD,
    "hoewoorden": HOEWOORDEN,
    "standwoorden": STANDWOORDEN,
    "kantwoorden": KANTWOORDEN,
    "antwoordwoorden": ANTWOORDWOORDEN,
    "formeelwoorden": FORMEELWOORDEN,
}


@dataclass(frozen=True)
class Keuze:
    """What the address asks for: which item, phase, person, part and whether to add costs or end without decision."""

    punt: uuid.UUID | None = None
    fase: str | None = None
    wie: str | None = None
    deel: str | None = None
    kosten: str | None = None
    einde: bool = False


def punten_met_tijd(actor: Actor, overleg: Overleg) -> list[Punt]:
    """Return the agenda with the time at which each item is planned."""
    punten = agenda(actor, overleg)
    dag = dag_van(overleg, punten)
    begint = {punt_id: vak[0] for punt_id, vak in tijden_van(dag).items()}
    return [dataclasses.replace(p, begint=begint.get(p.id, dag.eindigt)) for p in punten]


def kies_punt(punten: Sequence[Punt], gevraagd: uuid.UUID | None) -> Punt:
    """Return the item that is asked for, or else the first one that still has no outcome; raises NietGevonden."""
    leesbaar = [p for p in punten if p.leesbaar]
    if gevraagd is not None:
        leesbaar = [p for p in leesbaar if p.id == gevraagd]
    if not leesbaar:
        raise NietGevonden
    open_ = [p for p in leesbaar if p.uitkomst is None]
    return next((p for p in open_ if p.begonnen_op), (open_ or leesbaar)[0])


def stel_samen(
    actor: Actor, overleg: Overleg, zaak: Zaak, keuze: Keuze, fout: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return every variable of the live page. `fout` holds forms that came back with a sentence at a field."""
    punten = punten_met_tijd(actor, overleg)
    punt = kies_punt(punten, keuze.punt)
    beeld = tafelbeeld(punt)
    fase = keuze.fase or _fase_nu(beeld)
    leidt = _leidt(actor, overleg, zaak, punt)
    dicht = redenen_tegen_fase(fase, punt.begonnen_op is not None)
    redenen = waarom_niet_vaststellen(beeld)
    nu_ = nu()
    loopt = klok(nu_, moment_van(overleg.datum, punt.begint), punt.minuten, punt.begonnen_op)
    spreekt = _spreekt(beeld, keuze, fase) if leidt else None
    return {
        "overleg": overleg,
        "zaak": zaak,
        "punten": punten,
        "beeld": beeld,
        "punt": punt,
        "casus": beeld.casus,
        "besluit": beeld.besluit,
        "fase": fase,
        "fasen": _fasen(beeld, fase),
        "leidt": leidt,
        "nu": nu_,
        "klok": loopt,
        "leeftijd": _leeftijd(beeld),
        "thuis": thuis(beeld.casus.thuis_sinds, vandaag()),
        "spreekt": spreekt,
        "zeg": kernzin(fase, beeld.casus.sector, spreekt.rol if spreekt and fase == "horen" else ""),
        "keuze": keuze,
        "redenen": redenen,
        "openpunten": openpunten(redenen, beeld),
        "voorbehoud": niet_zonder_meer(beeld),
        "in_getal": nee_en_voorwaarde(m.antwoord for m in beeld.mensen),
        "telling": telling(beeld),
        "knelpunt": knelpunt(beeld.casus.aanmelding, beeld.casus.plan),
        **WOORDEN,
        "fase_dicht": dicht,
        "schrijft": leidt and (not dicht or bool(fout)),
        "delen": delen_met_stand(beeld.besluit),
        "kosten": kosten_per_kant(beeld.besluit),
        "gevraagden": gevraagden(beeld.besluit),
        "vandaag": vandaag(),
        "gezien": gezien(beeld.besluit),
        "fout_bij_vaststellen": niet_al_gezegd((fout or {}).get("vaststellen", []), redenen),
        "twee_zinnen": bool((fout or {}).get("twee_zinnen")),
        "twee_gehoord": bool((fout or {}).get("twee_gehoord")),
        "volgend": next((p for p in punten if p.uitkomst is None and p.leesbaar and p.id != punt.id), None),
        **_formulieren(beeld, keuze, spreekt, fout or {}),
    }


def _leidt(actor: Actor, overleg: Overleg, zaak: Zaak, punt: Punt) -> bool:
    """Tell whether this person gets buttons: leads this table, the meeting is open, the item has no outcome (R25)."""
    open_ = overleg.stand == "bezig" and punt.uitkomst is None
    return open_ and mag(actor, "overleg.leiden", zaak) and not punt.zelf_partij


def _fase_nu(beeld: Tafelbeeld) -> str:
    if beeld.punt.uitkomst is not None:
        return "afronden"
    return "horen" if beeld.niet_gehoord else "besluit"


def _spreekt(beeld: Tafelbeeld, keuze: Keuze, fase: str) -> Mens | None:
    """Return who has the floor: the one asked for, else the next in the fixed order."""
    gekozen = beeld.mens(keuze.wie)
    if gekozen is not None:
        return gekozen
    if fase == "horen":
        return next(iter(beeld.niet_gehoord), None)
    return next(iter(beeld.zonder_antwoord), None) if fase == "besluit" else None


def _fasen(beeld: Tafelbeeld, fase: str) -> list[dict[str, Any]]:
    """Return the phases with word, tick and place."""
    besluit = beeld.besluit
    af = {
        "horen": not beeld.niet_gehoord,
        "knelpunt": besluit is not None and bool(besluit.zin),
        "besluit": besluit is not None and bool(besluit.zin and besluit.delen) and not beeld.zonder_antwoord,
        "afronden": beeld.punt.uitkomst is not None,
    }
    woorden = dict(FASEN)
    if fase == "horen" and beeld.niet_gehoord:
        woorden["horen"] = f"Horen, {beeld.gehoord} van {len(beeld.mensen)}"
    return [{"sleutel": naam, "woord": woord, "af": af[naam]} for naam, woord in woorden.items()]


def _leeftijd(beeld: Tafelbeeld) -> int | None:
    geboren = beeld.casus.geboortedatum
    return leeftijd(geboren, vandaag()) if geboren else None


def _formulieren(beeld: Tafelbeeld, keuze: Keuze, spreekt: Mens | None, fout: Mapping[str, Any]) -> dict[str, Any]:
    """Return the forms of the page, filled with what is stored; a refused one as it was typed."""
    besluit, deel = beeld.besluit, beeld.deel(keuze.deel)
    forms: dict[str, Any] = {
        "gehoordform": lambda: GehoordForm(formdata=None, obj=spreekt),
        "zinform": lambda: ZinForm(formdata=None, obj=besluit),
        "deelform": lambda: OnderdeelForm(
            formdata=None, obj=deel, **({"betrokkene": str(deel.betrokkene_id)} if deel else {})
        ),
        "kostenform": lambda: KostenForm(formdata=None),
        "verbindform": lambda: VerbindForm(formdata=None, obj=spreekt),
        "afrondform": lambda: AfrondForm(formdata=None),
    }
    uit = {naam: fout.get(naam) or maak() for naam, maak in forms.items()}
    uit["deelform"].betrokkene.choices = partijkeuzes(beeld.mensen)
    uit["deel"] = deel
    return uit


def partijkeuzes(mensen: Sequence[Mens]) -> dict[str, str]:
    """Return id -> how the person is called, for a choice."""
    keuzes = {str(m.id): m.wie if m.eigen or m.rol == "anders" else f"{m.wie} ({m.rolnaam.lower()})" for m in mensen}
    return {"": "Kies een partij", **keuzes}


def delen_met_stand(besluit: Besluitbeeld | None) -> list[tuple[Deel, str]]:
    """Return each part with its state."""
    return [
        (deel, onderdeel_stand([Regelfeiten(tuple(w.stand for w in k.beslissers)) for k in deel.kosten]))
        for deel in (besluit.delen if besluit else ())
    ]


def kosten_per_kant(besluit: Besluitbeeld | None) -> dict[str, Decimal]:
    """Return the total per side."""
    totaal: dict[str, Decimal] = {}
    for deel in besluit.delen if besluit else ():
        for regel in deel.kosten:
            totaal[regel.kant] = totaal.get(regel.kant, Decimal(0)) + regel.bedrag
    return totaal


def gevraagden(besluit: Besluitbeeld | None) -> dict[str, list[str]]:
    """Return who is asked to agree and who looks on, by name, each once."""
    uit: dict[str, list[str]] = {"beslist": [], "kijkt_mee": []}
    for deel in besluit.delen if besluit else ():
        for regel in deel.kosten:
            for wie in regel.gevraagd:
                if wie.naam not in uit[wie.taak]:
                    uit[wie.taak].append(wie.naam)
    uit["kijkt_mee"] = [naam for naam in uit["kijkt_mee"] if naam not in uit["beslist"]]
    return uit


def knelpunt(aanmelding: Mapping[str, Any], vast_plan: PlanOpTafel | None = None) -> dict[str, Any]:
    """Return why it is stuck, what was tried and the plan, from the aanmelding; what is not filled in is empty.

    With a pinned version of the plan its lines are those of that version.
    """
    plan = vast_plan.inhoud if vast_plan else aanmelding.get("plan_van_aanpak") or {}
    vast = aanmelding.get("stagnatie") or {}
    oorzaken = {w.code: w.label for w in STAGNATIE_OORZAKEN}
    geprobeerd = [
        (poging.get("omschrijving") or "", poging.get("waarom_niet_duurzaam") or "")
        for poging in aanmelding.get("eerdere_pogingen") or []
    ] + [
        (f"{stap.get('organisatie') or ''}, {stap.get('functie') or 'leidinggevende'}", stap.get("uitkomst") or "")
        for stap in aanmelding.get("opschalingen") or []
    ]
    return {
        "waarom": [
            ("Wat", vast.get("wat")),
            ("Waar", vast.get("waar")),
            ("Oorzaak", vast.get("oorzaak")),
            ("Soort oorzaak", oorzaken.get(vast.get("oorzaak_soort") or "")),
            ("Plan niet gelukt", vast.get("reden_niet_gerealiseerd")),
        ],
        "geprobeerd": geprobeerd,
        "plan": [
            {"wie": een.get("wie") or "", "wat": een.get("wat") or "", "wanneer": _datum(een.get("wanneer"))}
            for een in plan.get("afspraken") or []
        ],
        "versie": vast_plan,
    }


def _datum(waarde: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(waarde))
    except ValueError:
        return None
