"""What was tried, in one list by day: from the aanmelding, what came after it, and the chair's rulings (R6, R7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tafel.casussen.rules.afloop import BESLUITWOORDEN
from tafel.criteria.feiten import Aanmelding, Inzet
from tafel.criteria.schema import veld_bij

# criminal data, and a report about safety: only for who may read the whole aanmelding
GEVOELIG = frozenset({"proces_verbaal", "zorgmelding"})
# of these the content is never shown, whatever is stored (R69; criminal data)
ZONDER_INHOUD = frozenset({"proces_verbaal", "preventief_gesprek"})


@dataclass(frozen=True)
class Punt:
    """One thing that happened: the day (None: not known), what in a few words, and what came of it."""

    dag: dt.date | None
    tekst: str
    uitleg: str = ""


def tijdlijn(
    a: Aanmelding,
    *,
    ingediend: dt.date | None = None,
    besluiten: Sequence[tuple[dt.date, str]] = (),
    later: Sequence[tuple[dt.date, str, bool, str]] = (),
    gevoelig: bool = False,
) -> list[Punt]:
    """Return everything that was tried, by day; what has no day comes last, in the order of the aanmelding.

    `besluiten`: day and kind of each ruling; `later`: talks noted after handing in (day, organisation, whether with a
    leidinggevende, answer); `gevoelig`: whether the reader may see that there is a proces-verbaal or a zorgmelding.
    """
    punten = [
        *([Punt(a.verzuim.thuis_sinds, "Blijft thuis")] if a.verzuim.thuis_sinds else []),
        *_overleggen(a),
        *[Punt(None, p.omschrijving or "Een poging", p.waarom_niet_duurzaam or "") for p in a.eerdere_pogingen],
        *[_inzet(i) for i in a.inzet if gevoelig or i.soort not in GEVOELIG],
        *_stap_2(a, gevoelig),
        *[_gesprek(o.datum, o.organisatie or "een organisatie", True, o.uitkomst or "") for o in a.opschalingen],
        *[_gesprek(*een) for een in later],
        *([Punt(a.plan_van_aanpak.datum, "Plan van aanpak")] if a.plan_van_aanpak else []),
        *([Punt(ingediend, "Ingediend")] if ingediend else []),
        *[Punt(dag, BESLUITWOORDEN.get(soort, soort.capitalize())) for dag, soort in reversed(besluiten)],
    ]
    return sorted(punten, key=lambda punt: punt.dag or dt.date.max)


def _overleggen(a: Aanmelding) -> list[Punt]:
    soort = veld_bij("eerdere_overleggen-0-soort")
    return [Punt(o.datum, soort.label_van(o.soort) or "Overleg", o.uitkomst or "") for o in a.eerdere_overleggen]


def _inzet(i: Inzet) -> Punt:
    tekst = veld_bij("inzet-0-soort").label_van(i.soort) or "Een stap"
    if i.soort in ZONDER_INHOUD:
        return Punt(i.datum, tekst)
    delen = [f"Door {i.wie}." if i.wie else "", i.uitkomst or ""]
    if i.soort == "duo_melding":  # R70: leerling and ouders know it beforehand
        delen.append(vooraf(i.ouders_vooraf))
    return Punt(i.datum, tekst, " ".join(deel for deel in delen if deel))


def vooraf(wisten: bool | None) -> str:
    """Return in a sentence whether leerling and ouders knew of a report to DUO beforehand (R70)."""
    if wisten is None:
        return "Er staat nog niet of leerling en ouders dit vooraf wisten."
    return "Leerling en ouders wisten dit vooraf." if wisten else "Leerling en ouders wisten dit niet vooraf."


def weken_sinds(sinds: dt.date | None, vandaag: dt.date) -> int | None:
    """Return how many whole weeks a waiting list lasts; None without a day, or with one that is still to come."""
    return None if sinds is None or sinds > vandaag else (vandaag - sinds).days // 7


def _stap_2(a: Aanmelding, gevoelig: bool) -> list[Punt]:
    """Return the dated reasons of step 2 that are not in the list of what was done."""
    gezien = {(i.soort, i.datum) for i in a.inzet}
    punten = []
    for r in a.stap_2:
        if r.soort == "ketenhulp_gestagneerd":
            punten.append(_gesprek(r.datum, r.instantie or "een instantie", False, r.uitkomst or ""))
        elif r.soort in GEVOELIG and gevoelig and (r.soort, r.datum) not in gezien:
            punten.append(Punt(r.datum, veld_bij("inzet-0-soort").label_van(r.soort)))
    return punten


def _gesprek(dag: dt.date | None, organisatie: str, leiding: bool, antwoord: str) -> Punt:
    wat = f"Leidinggevende van {organisatie} gesproken" if leiding else f"Aangekaart bij {organisatie}"
    return Punt(dag, wat, antwoord)
