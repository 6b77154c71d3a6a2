"""A line of a plan: who, what, when. Reading the lines that a person posted; comparing and marking them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tafel.criteria.datums import DatumFout, lees_datum, uit_iso
from tafel.criteria.formulier import MAX_RIJEN, Veldfout
from tafel.criteria.tekens import verboden_teken

MAX_VELD = 1_500
_NAAM = re.compile(r"regel-([0-9]{1,4})-(?:wie|wat|wanneer)")


@dataclass(frozen=True)
class Planregel:
    """One line. `wanneer` is ISO or what was typed (see `fouten`); `id_` is the stable key of the row, "" when new."""

    wie: str = ""
    wat: str = ""
    wanneer: str = ""
    id_: str = ""
    zinnen: tuple[str, ...] = ()
    bron: str = ""

    @property
    def dag(self) -> dt.date | None:
        """The day, or None when there is none (yet)."""
        return uit_iso(self.wanneer)

    @property
    def leeg(self) -> bool:
        """Whether nothing is filled in."""
        return not (self.wie or self.wat or self.wanneer)


def uit_document(plan: Mapping[str, Any] | None) -> tuple[Planregel, ...]:
    """Return the lines of a `plan_van_aanpak` as stored in an aanmelding or a version."""
    return tuple(
        Planregel(rij.get("wie") or "", rij.get("wat") or "", rij.get("wanneer") or "", str(rij.get("_id") or ""))
        for rij in (plan or {}).get("afspraken") or ()
    )


def naar_document(regels: Sequence[Planregel]) -> list[dict[str, Any]]:
    """Return the lines as rows of `plan_van_aanpak.afspraken`; blank lines are left out."""
    rijen = []
    for regel in regels:
        if not regel.leeg:
            rij: dict[str, Any] = {k: v or None for k, v in (("wie", regel.wie), ("wat", regel.wat))}
            rij["wanneer"] = regel.wanneer or None
            rijen.append(rij | ({"_id": regel.id_} if regel.id_ else {}))
    return rijen


def lees_regels(posted: Mapping[str, Sequence[str]]) -> tuple[tuple[Planregel, ...], list[Veldfout]]:
    """Return the posted lines as typed (blank ones left out), with every fault at its field.

    The fields are `regel-<n>-wie`, `-wat`, `-wanneer` and `-id`. The faults name the field by its place among the
    lines that are returned. A line may lack who or when: what misses is for the toets (R19).
    """
    nummers = sorted({int(t[1]) for naam in posted if (t := _NAAM.fullmatch(naam))})
    regels: list[Planregel] = []
    fouten: list[Veldfout] = []
    for nummer in nummers[: MAX_RIJEN + 1]:
        ruw = {k: _een(posted, f"regel-{nummer}-{k}") for k in ("wie", "wat", "wanneer", "id")}
        if not (ruw["wie"] or ruw["wat"] or ruw["wanneer"]):
            continue
        plek = f"regel-{len(regels)}"
        for veld in ("wie", "wat"):
            if zin := _tegen_tekst(ruw[veld]):
                fouten.append(Veldfout(f"{plek}-{veld}", zin))
        try:
            ruw["wanneer"] = lees_datum(ruw["wanneer"]).isoformat() if ruw["wanneer"] else ""
        except DatumFout as fout:
            fouten.append(Veldfout(f"{plek}-wanneer", str(fout)))
        id_ = ruw["id"] if re.fullmatch(r"[0-9a-f]{8}", ruw["id"]) else ""
        regels.append(Planregel(ruw["wie"], ruw["wat"], ruw["wanneer"], id_))
    if len(regels) > MAX_RIJEN:
        fouten.append(Veldfout("regels", f"Dit zijn te veel regels. Er passen er {MAX_RIJEN}."))
    return tuple(regels), fouten


def _een(posted: Mapping[str, Sequence[str]], naam: str) -> str:
    waarden = posted.get(naam) or [""]
    waarde = waarden if isinstance(waarden, str) else waarden[-1]
    return str(waarde).replace("\r\n", "\n").replace("\r", "\n").strip()


def _tegen_tekst(tekst: str) -> str:
    if teken := verboden_teken(tekst):
        return f"In deze tekst staat een onzichtbaar teken ({teken}). Typ de tekst opnieuw."
    return f"Deze tekst is te lang. Er passen {MAX_VELD:,} tekens.".replace(",", ".") if len(tekst) > MAX_VELD else ""


def merk_van(inhoud: Mapping[str, Any], document_merk: str | None = None) -> str:
    """Return the sha256 over the content of a plan and the digest of its file, in one canonical form.

    Keys that start with "_" do not count, nor does an empty value or the order of keys; the order of lines does.
    """
    tekst = json.dumps([_canoniek(inhoud), document_merk], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(tekst.encode("utf-8", "surrogatepass")).hexdigest()


def _canoniek(waarde: Any) -> Any:
    if isinstance(waarde, Mapping):
        schoon = {k: _canoniek(v) for k, v in waarde.items() if not str(k).startswith("_")}
        return {k: v for k, v in schoon.items() if v not in (None, "", [], {})}
    if isinstance(waarde, list | tuple):
        return [_canoniek(deel) for deel in waarde]
    return waarde


def stempel(regels: Sequence[Planregel]) -> str:
    """Return ten characters that change when a line changes: what the person saw when they began."""
    return merk_van({"afspraken": naar_document(regels)})[:10]
