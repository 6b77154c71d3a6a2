"""A complete aanmelding that meets every rule, and ways to change one thing in it."""

import copy
from collections.abc import Mapping
from datetime import date
from typing import Any

from tafel.criteria.feiten import feiten_uit
from tafel.criteria.rules import Eis, Toetsuitslag, toets

PEIL = date(2026, 11, 23)
WEG = object()
VOLGORDE = [
    "leeftijd", "plicht", "vierjarige", "verzuimsoort", "onderwijs", "partijen", "eerdere_overleggen",
    "eerdere_poging", "stap_1", "stap_2", "stap_2_bewijs", "casusverantwoordelijke", "opschaling", "plan",
    "plan_smart", "reden", "oorzaak", "geinformeerd", "toestemming", "toestemming_beide_ouders",
]  # fmt: skip
ZACHT = {"vierjarige", "eerdere_overleggen", "eerdere_poging", "toestemming_beide_ouders"}

GOED: dict[str, Any] = {
    "leerling": {
        "voornaam": "Sam",
        "achternaam": "Verzonnen",
        "geboortedatum": "2013-05-14",
        "startkwalificatie": False,
        "vrijstelling": "geen",
    },
    "onderwijs": {"sector": "vo", "soort": "regulier", "school": "Het Verzonnen College"},
    "verzuim": {"soort": "langdurig_relatief", "thuis_sinds": "2026-09-07"},
    "casusverantwoordelijke": {
        "naam": "Mirjam Voorbeeld",
        "functie": "oco",
        "organisatie": "Het Verzonnen College",
        "soort": "professional",
        "instemming_partners": None,
    },
    "partijen": [
        {"rol": "school", "organisatie": "Het Verzonnen College", "naam": "Mirjam"},
        {"rol": "jeugdhulp", "organisatie": "De Brug", "naam": "Rob"},
    ],
    "eerdere_overleggen": [
        {"datum": "2026-09-17", "soort": "zat", "uitkomst": "later beginnen"},
        {"datum": "2026-10-01", "soort": "mdo", "uitkomst": "plan gemaakt"},
    ],
    "eerdere_pogingen": [{"omschrijving": "later beginnen", "waarom_niet_duurzaam": "mentor ziek"}],
    "criteria": {
        "stap_1": ["verschil_van_mening"],
        "stap_2": [
            {"soort": "plan_stagneert", "oorzaak": "wachtlijst", "datum": None, "instantie": None, "uitkomst": None}
        ],
    },
    "stagnatie": {
        "wat": "de hulp begint niet",
        "waar": "bij jeugdhulp",
        "oorzaak_soort": "wachtlijst",
        "oorzaak": "wachttijd",
        "wachtlijst_jeugdhulp": True,
        "veroorzakers": ["De Brug"],
        "geen_veroorzaker_reden": None,
        "reden_niet_gerealiseerd": "geen begeleider",
    },
    "opschalingen": [
        {
            "organisatie": "De Brug",
            "leidinggevende": "R. Baas",
            "functie": "teamleider",
            "datum": "2026-11-02",
            "wijze": "telefoon",
            "uitkomst": "geen plek",
            "zonder_resultaat": True,
        }
    ],
    "plan_van_aanpak": {
        "datum": "2026-10-01",
        "gezamenlijk_met": ["leerling", "ouders", "school"],
        "doel_is_onderwijs": True,
        "afspraken": [{"wie": "mentor", "wat": "belt", "wanneer": "2026-10-05"}],
    },
    "geinformeerd": {"ouders": "2026-11-04", "leerling": "2026-11-04"},
    "ouders_met_gezag": ["A. Verzonnen", "B. Verzonnen"],
    "toestemmingen": [
        {"door": "ouder", "naam": "A. Verzonnen", "voor": "delen", "datum": "2026-11-04"},
        {"door": "ouder", "naam": "B. Verzonnen", "voor": "delen", "datum": "2026-11-06"},
        {"door": "leerling", "naam": "Sam", "voor": "delen", "datum": "2026-11-04"},
    ],
    "wilsonbekwaam": None,
}
GEEN_12 = "2014-11-24"  # twelve tomorrow
NET_12 = "2014-11-23"
GEEN_16 = "2010-11-24"
NET_16 = "2010-11-23"
WILS = {"vastgesteld_door": "J. Arts", "datum": "2026-10-01"}


def anders(wijzig: Mapping[str, Any]) -> dict[str, Any]:
    """GOED with values changed by dotted path (`stagnatie.wat`, `opschalingen.0.datum`); WEG takes a key away."""
    document = copy.deepcopy(GOED)
    for pad, waarde in wijzig.items():
        *vooraf, laatste = [int(deel) if deel.isdecimal() else deel for deel in pad.split(".")]
        plek: Any = document
        for deel in vooraf:
            plek = plek[deel]
        if waarde is WEG:
            plek.pop(laatste, None) if isinstance(plek, dict) else plek.pop(laatste)
        else:
            plek[laatste] = waarde
    return document


def uitslag(wijzig: Mapping[str, Any] | None = None, *, op: date = PEIL, tafel: str = "doorbraakoverleg"
            ) -> Toetsuitslag:  # fmt: skip
    """The result of the check of GOED with these changes."""
    return toets(feiten_uit(anders(wijzig or {}), op, tafel))


def eis(code: str, wijzig: Mapping[str, Any] | None = None, *, op: date = PEIL, tafel: str = "doorbraakoverleg") -> Eis:
    """One judged requirement of GOED with these changes."""
    return uitslag(wijzig, op=op, tafel=tafel).eis(code)
