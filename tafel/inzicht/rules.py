"""Which figures may be shown: small cells are screened so that subtraction reveals nothing (R76)."""

from __future__ import annotations

from collections.abc import Mapping

DREMPEL = 5
KLEIN, WEG = "<5", "niet getoond"
STANDEN = {
    "concept": "Wordt ingevuld",
    "ingediend": "Wacht op de voorzitter",
    "aanvulling": "Wacht op aanvulling",
    "teruggegeven": "Teruggegeven",
    "toegelaten": "Toegelaten tot de tafel",
    "opvolging": "In opvolging",
    "afgesloten": "Afgesloten",
    "doorverwezen": "Doorverwezen",
    "opgelost": "Opgelost vóór de tafel",
    "ingetrokken": "Ingetrokken",
    "overgedragen": "Overgedragen",
}
OORZAKEN = {
    "wachtlijst": "Wachtlijst",
    "visieverschil": "Verschil van visie",
    "partner": "Een partner doet niet mee",
    "problematiek": "Wat er bij de leerling speelt",
    "onbekend": "Nog niet ingevuld",
}


def scherm_af(cellen: Mapping[str, int]) -> dict[str, str]:
    """Return how each count of a table is shown: the number, "<5", or "niet getoond"; {} when all together are under 5.

    The total is taken as known. One "<5" alone could be found by subtraction, so the smallest larger cells are withheld
    as well until every small one can still be anything from 0 to 4. When that cannot be, nothing is told apart.
    """
    totaal = sum(cellen.values())
    if totaal < DREMPEL:
        return {}
    klein = [naam for naam, aantal in cellen.items() if aantal < DREMPEL]
    groot = sorted((naam for naam in cellen if cellen[naam] >= DREMPEL), key=lambda naam: (cellen[naam], naam))
    if not klein:
        return {naam: str(aantal) for naam, aantal in cellen.items()}
    for erbij in range(len(groot) + 1):
        weg = groot[:erbij]
        rest = sum(cellen[naam] for naam in (*klein, *weg))
        if weg:
            veilig = rest - DREMPEL * len(weg) >= DREMPEL - 1
        else:
            veilig = DREMPEL - 1 <= rest <= (DREMPEL - 1) * (len(klein) - 1)
        if veilig:
            return {
                naam: KLEIN if naam in klein else WEG if naam in weg else str(aantal) for naam, aantal in cellen.items()
            }
    return dict.fromkeys(cellen, WEG)


ANDERE = "Alle andere: minder dan 5 per soort."
ELK_KLEIN = "Overal minder dan 5 per soort."
ALLES_WEG = "Deze aantallen blijven weg. Anders is een klein aantal uit te rekenen."


def vouw(getoond: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """Return (what is shown line by line, one sentence for the cells that are not): nothing more than `getoond` tells.

    One small cell alone keeps its own line, and so does a larger one that is withheld.
    """
    klein = [naam for naam, waarde in getoond.items() if waarde == KLEIN]
    if getoond and all(waarde == WEG for waarde in getoond.values()):
        return {}, ALLES_WEG
    if len(klein) < 2:
        return dict(getoond), ""
    los = {naam: waarde for naam, waarde in getoond.items() if waarde != KLEIN}
    return los, ANDERE if los else ELK_KLEIN


def tel_af(aantallen: Mapping[str, Mapping[str, int]]) -> tuple[list[tuple[str, str, str, str]], str]:
    """Return per requirement (code, asked, granted, refused) as shown, and one sentence for what is not.

    aantallen: requirement -> decision -> number, of one year. The numbers per requirement are screened as one table;
    the decisions of a requirement only where its number is told, and then as a table of their own (R76): what was
    asked and has no answer yet keeps a cell, so that nothing follows from the difference.
    """
    los, rest = vouw(scherm_af({eis: sum(deel.values()) for eis, deel in aantallen.items()}))
    regels = []
    for eis, gevraagd in los.items():
        deel = aantallen[eis]
        over = sum(aantal for besluit, aantal in deel.items() if besluit not in ("toegestaan", "geweigerd"))
        ja, nee = deel.get("toegestaan", 0), deel.get("geweigerd", 0)
        cellen = scherm_af({"ja": ja, "nee": nee, "over": over}) if gevraagd.isdecimal() else {}
        regels.append((eis, gevraagd, cellen.get("ja", WEG), cellen.get("nee", WEG)))
    return regels, rest


def bevinding(oorzaken: Mapping[str, int]) -> str:
    """Return the finding for the h1, out of what may be shown: the largest cause, or that there is too little."""
    getoond = scherm_af(oorzaken)
    zichtbaar = {naam: int(waarde) for naam, waarde in getoond.items() if waarde.isdecimal() and naam in OORZAKEN}
    zichtbaar.pop("onbekend", None)
    if not zichtbaar:
        return "Nog te weinig casussen voor een beeld"
    naam = max(zichtbaar, key=lambda een: zichtbaar[een])
    zinnen = {
        "wachtlijst": "De meeste casussen zitten vast op een wachtlijst",
        "visieverschil": "De meeste casussen zitten vast op verschil van visie",
        "partner": "De meeste casussen zitten vast op een partner",
        "problematiek": "De meeste casussen zitten vast op wat er bij de leerling speelt",
    }
    return zinnen[naam]
