"""Put together what the page of one meeting shows: rows by the clock, why here, what solves a day that is too full."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from tafel.kern.clock import vandaag
from tafel.kern.format import tijd
from tafel.overleggen import queries, rules
from tafel.overleggen.forms import PauzeForm, ZetForm
from tafel.overleggen.gedaan import Gedaan, op_pagina
from tafel.overleggen.models import Agendaversie, Overleg, Pauze
from tafel.overleggen.queries import Kandidaat, Overlegkop, Punt, Regel
from tafel.overleggen.rules.dagindeling import (
    Blok,
    Dag,
    kort_in_tot_het_past,
    schuif_door_tot_het_past,
    verzet_late_pauzes,
)
from tafel.overleggen.rules.instromen import kies_wat_past
from tafel.overleggen.rules.ordenen import Stap, orden, stappen, waarom_hier, wie_kan_wachten
from tafel.overleggen.rules.ritme import waarom_vrij
from tafel.overleggen.rules.ruimtes import Later, Vulling, vul_ruimte
from tafel.overleggen.rules.versies import Verschil, letter, verschillen
from tafel.toegang.rules import Actor, Zaak, mag

TOON_KANDIDATEN = 25


def stel_samen(
    actor: Actor, overleg: Overleg, zaak: Zaak, wachtenden: bool, gedaan: Gedaan | None = None, **anders: Any
) -> dict[str, Any]:
    """Return every variable of the page of one meeting: five statements with `wachtenden`, two without.

    gedaan: what a button just did, to say so with a way back.
    """
    kop = queries.kop(overleg) if wachtenden else None
    versie = queries.laatste_versie(overleg)
    dicht = overleg.stand in rules.DICHT
    if wachtenden and not dicht:
        punten, kandidaten = queries.agenda_en_voorraad(actor, overleg)
    else:
        punten, kandidaten = queries.agenda(actor, overleg), None
    pauzes = queries.pauzes_van(overleg)
    rijen, dag = queries.regels(overleg, punten, pauzes)
    blokken = queries.blokken(punten, pauzes)
    op_de_klok = [rij.punt for rij in rijen if rij.punt]
    verschil = _verschil(overleg, versie, op_de_klok, pauzes)
    los = [punt.id for punt in op_de_klok if punt.open and not punt.vast_om]
    ad_hoc = rules.is_ad_hoc(overleg.stand, overleg.vastgezet_op is not None)
    passen = _passen(overleg, kop.minuten_per_casus, blokken, kandidaten or ()) if kop else []
    regelt = mag(actor, "overleg.bewerken", zaak) and not dicht
    context: dict[str, Any] = {
        "overleg": overleg,
        "zaak": zaak,
        "kop": kop,
        "dicht": dicht,
        "vrij": _vrij(overleg),
        "noteert": _noteert(actor, overleg, punten),
        "hier": overleg.stand == "bezig" or overleg.datum <= vandaag(),
        "aantal": len(punten),
        "rijen": rijen,
        "dag": dag,
        "los": los,
        "klaar_ervoor": sum(not punt.open for punt in op_de_klok),
        "plekken": {punt.id: plek for plek, punt in enumerate(op_de_klok, start=1)},
        "waarom": _waarom(op_de_klok),
        "stappen": _stappen(overleg, op_de_klok, pauzes) if not dicht else [],
        **_voorstellen(overleg, dag, punten, blokken),
        "kandidaten": kandidaten[:TOON_KANDIDATEN] if kandidaten is not None else None,
        "meer_kandidaten": max(0, len(kandidaten or ()) - TOON_KANDIDATEN),
        "passen": passen,
        "bij_instroom": queries.bij_instroom(actor) if kandidaten is not None and regelt else [],
        **_vullingen(rijen, kop, kandidaten, regelt),
        "gedaan": op_pagina(gedaan, op_de_klok, ad_hoc) if regelt else None,
        "ad_hoc": ad_hoc,
        "versie": letter(versie.volgnummer) if versie else None,
        "volgende_versie": letter((versie.volgnummer if versie else 0) + 1),
        "verschil": verschil,
        "verschil_per": {een.punt: een for een in verschil if een.punt},
        "woord": rules.UITKOMSTWOORD,
        "zetform": ZetForm(formdata=None),
        "pauzeform": PauzeForm(formdata=None),
        "fout": None,
        "melding": None,
        "geweigerd": (),
    }
    return context | anders


def _noteert(actor: Actor, overleg: Overleg, punten: Sequence[Punt]) -> bool:
    """Tell whether who asks has a page of own notes here: who chairs, or sees a case on the agenda."""
    zaak = Zaak(overleg.tafel_id, stand=overleg.stand, eigen=any(punt.mag_zien for punt in punten))
    return mag(actor, "notitie.eigen", zaak)


def _vrij(overleg: Overleg) -> str:
    """Return a sentence when a coming meeting is on a day on which people seldom meet."""
    if overleg.stand != "gepland" or overleg.datum <= vandaag():
        return ""
    return waarom_vrij(overleg.datum, overleg.in_vakantie)


def _waarom(punten: Sequence[Punt]) -> dict[uuid.UUID, str]:
    """Return for each item why it stands where it stands; a fixed time goes before the rules."""
    los = [punt for punt in punten if punt.open and not punt.vast_om]
    nummers = [plek for plek, punt in enumerate(punten, start=1) if punt.open and not punt.vast_om]
    zinnen = waarom_hier([punt.orde for punt in los], vandaag(), nummers)
    vast = {punt.id: f"Vast om {tijd(punt.vast_om)}." for punt in punten if punt.open and punt.vast_om}
    return {punt.id: zinnen[str(punt.id)] for punt in los} | vast


def _stappen(overleg: Overleg, punten: Sequence[Punt], pauzes: Sequence[Pauze]) -> list[Stap]:
    """Return what the button "Zet in volgorde" would move, each with why; `punten` by the clock as they stand now."""
    open_ = [punt for punt in punten if punt.open]
    per = {str(punt.id): punt for punt in open_}
    klaar = [punt for punt in punten if not punt.open]
    regels = [per[plek.sleutel] for plek in orden([punt.orde for punt in open_], vandaag())]
    straks = [str(een) for een in queries.tijden_van(queries.dag_van(overleg, [*klaar, *regels], pauzes))]
    return stappen([punt.orde for punt in open_], [een for een in straks if een in per], vandaag())


def _voorstellen(overleg: Overleg, dag: Dag, punten: Sequence[Punt], blokken: Sequence[Blok]) -> dict[str, Any]:
    """Return the two ways that make a day fit which is too full, or in which something fixed begins late."""
    if dag.past:
        return {"korter": [], "weg": [], "laat": []}
    tijden = (overleg.begint_om, overleg.eindigt_om, overleg.welkom_minuten)
    per = {str(punt.id): punt for punt in punten}
    verzet = verzet_late_pauzes(*tijden, blokken)
    laat = [(toen.vast_om, nu.vast_om) for toen, nu in zip(blokken, verzet, strict=True) if toen is not nu]
    blokken = verzet
    kort = kort_in_tot_het_past(*tijden, blokken)
    open_ = [punt for punt in punten if punt.open]
    wie_eerst = wie_kan_wachten([punt.orde for punt in open_])
    belofte = {str(punt.id) for punt in open_ if punt.vast_om or punt.orde.spoed}
    door = schuif_door_tot_het_past(*tijden, blokken, wie_eerst, belofte) if len(punten) > 1 else None
    return {
        "korter": [(per[sleutel], minuten) for sleutel, minuten in kort.minuten.items()] if kort else [],
        "weg": [per[sleutel] for sleutel in door.weg] if door else [],
        "laat": laat,
    }


def _passen(overleg: Overleg, minuten: int, blokken: Sequence[Blok], kandidaten: Sequence[Kandidaat]) -> list[str]:
    """Return the numbers of what still fits, most pressing first."""
    wie = [een.nummer for een in kandidaten if not een.voorzitter_is_partij]
    return kies_wat_past(overleg.begint_om, overleg.eindigt_om, overleg.welkom_minuten, blokken, wie, minuten)


def _verschil(
    overleg: Overleg, versie: Agendaversie | None, punten: Sequence[Punt], pauzes: Sequence[Pauze]
) -> list[Verschil]:
    """Return what changed since the newest version; nothing while there is none, or once the meeting is over."""
    if versie is None or overleg.stand in rules.DICHT:
        return []
    return verschillen(versie.inhoud, queries.inhoud_van(overleg, punten, pauzes))


def _vullingen(
    rijen: Sequence[Regel],
    kop: Overlegkop | None,
    kandidaten: Sequence[Kandidaat] | None,
    regelt: bool,
) -> dict[str, Any]:
    """Return per gap, by the time it begins, what fits in it; each case is offered once. With how long is usual.

    A fragment does not ask who waits: it offers later cases only, and the way to the page (`wie_wacht` is False).
    """
    if not regelt or not any(rij.soort == "ruimte" for rij in rijen):
        return {"vulling": {}, "gewoon": 0, "wie_wacht": True}
    gewoon = kop.minuten_per_casus if kop else 0
    wie = [een.nummer for een in kandidaten or () if not een.voorzitter_is_partij]
    punten = [rij.punt for rij in rijen if rij.punt]
    uit: dict[dt.time, tuple[Vulling, Punt | None]] = {}
    for nr, rij in enumerate(rijen):
        if rij.soort != "ruimte" or rij.om is None:
            continue
        erna = [een.punt for een in rijen[nr + 1 :] if een.punt and een.om is not None]
        los = {str(een.id): een for een in erna if een.open and not een.vast_om}
        later = [Later(sleutel, een.minuten) for sleutel, een in los.items()]
        plek = punten.index(erna[0]) + 1 if erna else len(punten)
        vulling = vul_ruimte(rij.minuten, gewoon, wie, later, plek)
        if vulling is not None:
            uit[rij.om] = vulling, los.get(vulling.sleutel)
            wie = [een for een in wie if een != vulling.nummer]
    return {"vulling": uit, "gewoon": gewoon, "wie_wacht": kandidaten is not None}
