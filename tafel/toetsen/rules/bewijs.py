"""What proves a requirement: the filled-in fields of the aanmelding, each with a short quote. Pure.

Of a child no name is quoted, of a consent of the pupil neither: the page says "de leerling".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tafel.criteria.datums import in_woorden, uit_iso
from tafel.criteria.rules.basis import kort
from tafel.criteria.schema import DOCUMENT, is_leeg
from tafel.criteria.veld import Veld

CITAAT = 160
# requirement -> the fields that prove it. "x-*" is every row of a list, with the fields of the row that are quoted.
_VELDEN: dict[str, tuple[str, ...]] = {
    "leeftijd": ("leerling-geboortedatum",),
    "plicht": ("leerling-geboortedatum", "leerling-startkwalificatie", "leerling-vrijstelling"),
    "vierjarige": ("leerling-geboortedatum",),
    "verzuimsoort": ("verzuim-soort", "verzuim-thuis_sinds", "onderwijs-school"),
    "onderwijs": ("onderwijs-sector", "onderwijs-soort", "onderwijs-school"),
    "partijen": ("partijen-*-rol,organisatie",),
    "eerdere_overleggen": ("eerdere_overleggen-*-datum,soort,uitkomst",),
    "eerdere_poging": ("eerdere_pogingen-*-omschrijving,waarom_niet_duurzaam",),
    "stap_1": ("criteria-stap_1",),
    "stap_2": ("verzuim-thuis_sinds", "criteria-stap_2-*-soort"),
    "stap_2_bewijs": ("criteria-stap_2-*-oorzaak,instantie,datum,uitkomst",),
    "casusverantwoordelijke": (
        "casusverantwoordelijke-soort", "casusverantwoordelijke-naam", "casusverantwoordelijke-functie",
        "casusverantwoordelijke-organisatie", "casusverantwoordelijke-instemming_partners",
    ),
    "opschaling": (
        "stagnatie-veroorzakers", "stagnatie-geen_veroorzaker_reden",
        "opschalingen-*-leidinggevende,functie,organisatie,datum,uitkomst",
    ),
    "plan": ("plan_van_aanpak-datum", "plan_van_aanpak-gezamenlijk_met"),
    "plan_smart": ("plan_van_aanpak-doel_is_onderwijs", "plan_van_aanpak-afspraken-*-wie,wat,wanneer"),
    "reden": ("stagnatie-reden_niet_gerealiseerd",),
    "oorzaak": (
        "stagnatie-wat", "stagnatie-waar", "stagnatie-oorzaak_soort", "stagnatie-oorzaak",
        "stagnatie-wachtlijst_jeugdhulp",
    ),
    "geinformeerd": ("geinformeerd-ouders", "geinformeerd-leerling"),
    "toestemming": ("ouders_met_gezag", "toestemmingen-*-door,voor,datum"),
    "toestemming_beide_ouders": ("ouders_met_gezag", "toestemmingen-*-door,voor,datum"),
}  # fmt: skip

STUKKEN = {
    "plan_van_aanpak": ("plan", "plan_smart"),
    "bewijs_van_opschaling": ("opschaling",),
    "toestemming": ("toestemming", "toestemming_beide_ouders"),
}
"""Kind of document -> the requirements that it proves."""


@dataclass(frozen=True)
class Bewijs:
    """One field that proves a requirement: its form name and block, its label and a short quote of what it says."""

    veld: str
    blok: int
    label: str
    citaat: str


def bewijs_bij(code: str, document: Mapping[str, Any], vraag: str = "") -> tuple[Bewijs, ...]:
    """Return the filled-in fields behind a requirement, in the order of the form; empty when nothing is there yet."""
    if code == "vraag":
        return (Bewijs("vraag", 4, "De vraag aan de tafel", kort(vraag, CITAAT)),) if vraag.strip() else ()
    return tuple(deel for pad in _VELDEN.get(code, ()) for deel in _bij(pad, document))


def _bij(pad: str, document: Mapping[str, Any]) -> Iterator[Bewijs]:
    vast, _, rij = pad.partition("-*-")
    veld: Veld = DOCUMENT
    waarde: Any = document
    blok = DOCUMENT.kind(vast.split("-")[0]).blok or 0
    for sleutel in vast.split("-"):
        veld = veld.kind(sleutel)
        waarde = waarde.get(sleutel) if isinstance(waarde, Mapping) else None
    if not rij:
        if citaat := _citaat(veld, waarde):
            yield Bewijs(vast, blok, veld.label.rstrip(":"), citaat)
        return
    sleutels = rij.split(",")
    for nummer, een in enumerate(waarde if isinstance(waarde, list | tuple) else ()):
        if not isinstance(een, Mapping) or (vast == "partijen" and is_leeg(een.get("organisatie"))):
            continue  # leerling and ouders don't count as organisations
        delen = [_citaat(veld.kind(sleutel), een.get(sleutel)) for sleutel in sleutels]
        if any(delen):
            label = f"{veld.rij} {nummer + 1}"
            yield Bewijs(f"{vast}-{nummer}-{sleutels[0]}", blok, label, kort(", ".join(d for d in delen if d), CITAAT))


def _citaat(veld: Veld, waarde: Any) -> str:
    """Return a stored value in a few words; "" when it is empty or not what the field holds."""
    if is_leeg(waarde):
        return ""
    match veld.soort:
        case "datum":
            dag = uit_iso(waarde) if isinstance(waarde, str) else None
            return in_woorden(dag) if dag else ""
        case "ja_nee":
            return ("ja" if waarde else "nee") if isinstance(waarde, bool) else ""
        case "keuze":
            return veld.label_van(waarde)
        case "keuzelijst":
            return kort("; ".join(veld.label_van(code) for code in waarde), CITAAT)
        case "tekstlijst":
            return kort(", ".join(str(item) for item in waarde), CITAAT)
        case _:
            return kort(waarde.rstrip(" ."), CITAAT) if isinstance(waarde, str) else ""
