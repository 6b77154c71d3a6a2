"""The six kinds of party that are invited to every case, or why not (R23)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tafel.kern.refusals import Weigering

# R23; source: protocol 's-Hertogenbosch, "Uitnodigen"
ZES = ("leerling", "ouders", "school", "leerplicht", "jeugdhulp", "samenwerkingsverband")
SOORTWOORD: Mapping[str, str] = {
    "leerling": "leerling",
    "ouders": "ouders",
    "school": "school",
    "leerplicht": "leerplicht",
    "jeugdhulp": "betrokken hulpverlening",
    "samenwerkingsverband": "samenwerkingsverband",
}
# who also counts as the help that is involved
_OOK: Mapping[str, frozenset[str]] = {"jeugdhulp": frozenset({"jeugdhulp", "wijkteam"})}
MAX_REDEN = 200
GEEN_HULP = "Er is geen hulp betrokken."


def vanzelf_nvt(school: bool, sector: str | None) -> dict[str, str]:
    """Return the kinds that cannot come, with why: no school, no samenwerkingsverband in mbo (V6)."""
    nvt = {} if school else {"school": "De leerling staat nergens ingeschreven."}
    if sector == "mbo":
        nvt["samenwerkingsverband"] = "Het mbo kent geen samenwerkingsverband."
    return nvt


def ontbreekt(rollen: Collection[str], nvt: Mapping[str, str]) -> tuple[str, ...]:
    """Return the kinds of party of which nobody is invited and no reason is given, in the order of hearing (R23)."""
    return tuple(
        soort
        for soort in ZES
        if not (_OOK.get(soort, frozenset({soort})) & set(rollen)) and not str(nvt.get(soort, "")).strip()
    )


def keur_nvt(nvt: Mapping[str, str]) -> list[Weigering]:
    """Return why these reasons can't be kept: only for one of the six, never for leerling or ouders, not too long."""
    redenen = []
    for soort, reden in nvt.items():
        if soort not in ZES or (soort in ("leerling", "ouders") and reden.strip()):
            redenen.append(Weigering("soort", "Leerling en ouders nodigt u altijd uit.", f"nvt_{soort}"))
        elif len(reden.strip()) > MAX_REDEN:
            redenen.append(Weigering("te_lang", f"Gebruik hoogstens {MAX_REDEN} tekens.", f"nvt_{soort}"))
    return redenen
