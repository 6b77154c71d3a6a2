"""From the aanmelding document to what goes into the register when it is handed in. Pure."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tafel.criteria.feiten import feiten_uit
from tafel.toestemmingen.rules.oordeel import Wilsonbekwaam
from tafel.toestemmingen.rules.uitspraken import Registerfeiten, Uitspraak

# "voor" of the aanmelding -> kind of data and purpose
_VOOR: Mapping[str, tuple[str, str]] = {"delen": ("onderwijs", "delen"), "hulp": ("hulpverlening", "hulp")}


@dataclass(frozen=True)
class Regel:
    """One consent of the aanmelding: its key there, how it was asked, and the statement."""

    bron: str
    hoe: str
    uitspraak: Uitspraak


@dataclass(frozen=True)
class Overname:
    """What the aanmelding says about consent, cleaned."""

    ouders: tuple[str, ...]
    gezag_bron: str
    gezag_datum: dt.date | None
    regels: tuple[Regel, ...]
    wilsonbekwaam: Wilsonbekwaam | None

    def feiten(self, geboren: dt.date | None) -> Registerfeiten:
        """Return it as the register would hold it, for a case that was not taken over (yet)."""
        return Registerfeiten(
            geboren=geboren,
            ouders=tuple((naam, "aanwezig") for naam in self.ouders),
            uitspraken=tuple(regel.uitspraak for regel in self.regels),
            wilsonbekwaam=(self.wilsonbekwaam,) if self.wilsonbekwaam else (),
        )


def sleutel_van(rij: Mapping[str, Any]) -> str:
    """Return the key of a row: its own `_id`, or one made of what stands in it."""
    eigen = rij.get("_id")
    if isinstance(eigen, str) and eigen:
        return eigen[:20]
    inhoud = {sleutel: waarde for sleutel, waarde in rij.items() if not sleutel.startswith("_")}
    return "x" + hashlib.sha256(json.dumps(inhoud, sort_keys=True, default=str).encode()).hexdigest()[:15]


def uit_document(document: Mapping[str, Any], dag: dt.date) -> Overname:
    """Return what a document says about consent; rows without who, for what or a day are no consent."""
    a = feiten_uit(document, dag, "doorbraakoverleg")
    rijen = [rij for rij in document.get("toestemmingen") or () if isinstance(rij, Mapping)]
    regels: dict[str, Regel] = {}
    for nr, (rij, t) in enumerate(zip(rijen, a.toestemmingen, strict=True)):
        if t.door is None or t.voor is None or t.datum is None:
            continue
        soort, doel = _VOOR[t.voor]
        tot = t.tot if t.tot is None or t.tot >= t.datum else t.datum
        weg = t.ingetrokken if t.ingetrokken is None or t.ingetrokken >= t.datum else t.datum
        uitspraak = Uitspraak(
            t.door, t.naam or "", soort, doel, "ja", t.datum, t.ontvanger or "", tot, weg, orde=nr, orde_ingetrokken=nr
        )
        bron = sleutel_van(rij)
        regels.setdefault(bron, Regel(bron, t.hoe or "", uitspraak))
    wils = document.get("wilsonbekwaam") or {}
    bekend = None
    if a.wilsonbekwaam:
        datum = wils.get("datum")
        dag_ = datum if isinstance(datum, dt.date) else dt.date.fromisoformat(str(datum))
        bekend = Wilsonbekwaam(str(wils.get("vastgesteld_door")).strip(), dag_)
    ouders = tuple(dict.fromkeys(naam[:200] for naam in a.ouders_met_gezag))
    return Overname(ouders, a.gezag.bron or "", a.gezag.datum, tuple(regels.values()), bekend)
