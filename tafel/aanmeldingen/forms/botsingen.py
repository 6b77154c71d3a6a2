"""What a page says at a field that somebody else changed: who, when, both texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tafel.aanmeldingen.rules.velden import VRIJ, WEG, Getypt, Inhoud, Merk, gelezen, lees_vrij
from tafel.criteria.datums import in_woorden, uit_iso
from tafel.criteria.rijen import lees_plek, plek_van, rijen, splits, vind_rij
from tafel.criteria.schema import is_leeg, veld_bij
from tafel.kern.format import datum_zin, tijd

LABELS = {"vraag": "De vraag aan de tafel", "verzoek": "Waarom kan dit niet wachten?"}
LEEG = "(leeg)"


@dataclass(frozen=True)
class Botsing:
    """Two texts for one field: what stands, what this person typed, and whom the first one is from.

    gezien: the digest of what stands; oud: the digest of what the person began with; samen: both texts together, where
    they can be (ruw and tussen: what stands, and what comes between); weg: the row of this field was taken away.
    """

    naam: str
    label: str
    door: str
    staat: str
    typt: str
    gezien: str
    oud: str
    samen: str
    ruw: str
    tussen: str
    weg: bool


def label_van(naam: str, inhoud: Inhoud) -> str:
    """Return the label of a field; in a row with what the row is called and its place: "Gesprek 2: datum"."""
    if naam in LABELS:
        return LABELS[naam]
    lijst, rij, rest = splits(naam)
    label = str(veld_bij(naam).label)
    if not lijst or not rest:
        return label
    staat = [een.get("_id") for een in rijen(inhoud.document, lijst)]
    plek = f" {staat.index(rij) + 1}" if rij in staat else ""
    return f"{veld_bij(lijst).rij}{plek}: {label[:1].lower()}{label[1:]}"


def door_wie(merk: Merk | None, wie: str, dag: dt.date) -> str:
    """Return who changed it and when: "Hans Jacobs, om 14:02", "u, in een ander venster, om 14:02"."""
    if merk is None:
        return "iemand anders"
    moment = dt.datetime.fromtimestamp(merk.op, dt.UTC)
    wanneer = f"om {tijd(moment)}"
    if datum_zin(moment) != datum_zin(dag):
        wanneer = f"op {datum_zin(moment)} {wanneer}"
    return f"{'u, in een ander venster,' if merk.wie == wie else merk.naam} {wanneer}"


def botsing(een: Getypt, nu: Inhoud, marken: Mapping[str, Any], wie: str, dag: dt.date) -> Botsing:
    """Return both texts of a field that asks for a choice."""
    lijst, rij, _ = splits(een.naam)
    weg = bool(lijst) and vind_rij(nu.document, lijst, rij) is None
    merk = Merk.uit(marken.get(f"{lijst}-{rij}" if weg else een.naam))
    staat = toon_staat(nu, een.naam)
    lang = een.naam in VRIJ or veld_bij(een.naam).soort in ("lange_tekst", "tekstlijst")
    delen = [deel for deel in (nu.tekst(een.naam), een.tekst.replace("\r\n", "\n").strip()) if deel]
    scheiding = "\n" if een.naam not in VRIJ and veld_bij(een.naam).soort == "tekstlijst" else "\n\n"
    return Botsing(
        naam=een.naam,
        label=label_van(een.naam, nu),
        door=door_wie(merk, wie, dag),
        staat=staat,
        typt=toon_getypt(een),
        gezien=WEG if weg else nu.stempel(een.naam),
        oud=een.basis or "",
        samen=scheiding.join(delen) if lang and not weg and len(delen) > 1 else "",
        ruw=nu.tekst(een.naam),
        tussen=scheiding,
        weg=weg,
    )


def toon_staat(nu: Inhoud, naam: str) -> str:
    """Return what stands in a field, to read."""
    if naam in VRIJ:
        return nu.tekst(naam) or LEEG
    plek = plek_van(naam)
    return toon_waarde(plek.veld, lees_plek(nu.document, plek)) or LEEG


def toon_getypt(een: Getypt) -> str:
    """Return what was typed, to read."""
    if een.naam in VRIJ:
        return lees_vrij(een.naam, een.waarden)[0] or LEEG
    plek = plek_van(een.naam)
    waarde, tekst, fouten = gelezen(plek, een.waarden)
    return (tekst if fouten else toon_waarde(plek.veld, waarde)) or LEEG


def toon_waarde(veld: Any, waarde: Any) -> str:
    """Return a stored value in words, to read: dates in full, codes as their label, yes or no."""
    if is_leeg(waarde):
        return ""
    match veld.soort:
        case "datum":
            dag = uit_iso(waarde)
            return f"{datum_zin(dag)} {dag.year}" if dag else str(waarde)
        case "ja_nee":
            return "ja" if waarde else "nee"
        case "keuze":
            return str(veld.label_van(waarde))
        case "keuzelijst":
            return "; ".join(veld.label_van(code) for code in waarde)
        case "tekstlijst":
            return ", ".join(str(item) for item in waarde)
        case _:
            return str(waarde)


def als_getypt(naam: str, tekst: str) -> str:
    """Return the text of a field as one types it: a date as 21-11-2026."""
    dag = uit_iso(tekst) if naam not in VRIJ and veld_bij(naam).soort == "datum" else None
    return f"{dag.day}-{dag.month}-{dag.year}" if dag else tekst


def waarden_van(naam: str, tekst: str) -> tuple[str, ...]:
    """Return a kept text as the values a form would post: one per line for tick boxes."""
    vinkjes = naam not in VRIJ and veld_bij(naam).soort == "keuzelijst"
    return tuple(tekst.split("\n")) if vinkjes else (tekst,)


__all__: Sequence[str] = ("Botsing", "als_getypt", "botsing", "door_wie", "in_woorden", "label_van", "toon_waarde")
