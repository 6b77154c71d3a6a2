"""Two windows on one aanmelding: what a block held when the page was made, so that only that block can collide."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tafel.aanmeldingen.forms.aanmelding import VRAAGBLOK, Posted, toon_waarde
from tafel.criteria.formulier import lees_formulier, veldwaarden
from tafel.criteria.rijen import zonder_sleutels
from tafel.criteria.schema import BLOKKEN, Document, veld_bij

VERZOEK = 0  # the request for an exception stands outside the blocks
_RIJ = re.compile(r"-(\d+)-[a-z_0-9]+$")

Oordeel = Literal["bewaar", "laat", "botst"]


@dataclass(frozen=True)
class Inhoud:
    """The texts of an aanmelding, stored or typed."""

    document: Mapping[str, Any]
    vraag: str
    verzoek: str

    def met(self, deel: Document, vraag: str | None, verzoek: str | None = None) -> Inhoud:
        """Return this with what was typed put over it; None leaves what stands."""
        return Inhoud(
            {**self.document, **deel},
            self.vraag if vraag is None else vraag,
            self.verzoek if verzoek is None else verzoek,
        )

    def waarden(self, nummer: int) -> dict[str, str | list[str]]:
        """Return the field values of one block, as a form would send them."""
        if nummer == VERZOEK:
            return {"verzoek": self.verzoek.strip()}
        sleutels = BLOKKEN[nummer - 1].sleutels
        deel, _ = lees_formulier(_als_velden(self.document, sleutels), sleutels)
        waarden = _als_velden(deel, sleutels)
        return waarden | ({"vraag": self.vraag.strip()} if nummer == VRAAGBLOK else {})

    def stempel(self, nummer: int) -> str:
        """Return the digest of one block."""
        tekst = json.dumps(self.waarden(nummer), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(tekst.encode()).hexdigest()[:20]

    def stempels(self) -> dict[int, str]:
        """Return the digest of every block and of the request."""
        return {nummer: self.stempel(nummer) for nummer in range(len(BLOKKEN) + 1)}


def _als_velden(document: Mapping[str, Any], sleutels: tuple[str, ...]) -> dict[str, str | list[str]]:
    return {naam: w for naam, w in veldwaarden(zonder_sleutels(document)).items() if naam.split("-")[0] in sleutels}


def gestuurd(posted: Posted, soort: str) -> dict[int, str]:
    """Return the digests that came along as `stempel-4` (when the page was made) or `gezien-4` (when it was warned)."""
    namen = {nummer: f"{soort}-{nummer}" for nummer in range(len(BLOKKEN) + 1)}
    return {nummer: posted[naam][-1] for nummer, naam in namen.items() if posted.get(naam, [""])[-1]}


def oordeel(nummer: int, nu: Inhoud, mijn: Inhoud, begin: str, gezien: str, zelfde_versie: bool) -> Oordeel:
    """Return what to do with one block: keep what was typed, leave what another stored, or ask which counts.

    begin: the digest when the page was made ("" when none came along: then the version of the case decides). gezien:
    the digest of which the person was warned, when they press a button after that.
    """
    staat, typt = nu.stempel(nummer), mijn.stempel(nummer)
    if typt == staat or staat in (begin, gezien):
        return "bewaar"
    if not begin:
        return "bewaar" if zelfde_versie else "botst"
    return "laat" if typt == begin else "botst"


def verschillen(nummer: int, nu: Inhoud, mijn: Inhoud) -> list[tuple[str, str]]:
    """Return label and stored text of every field of a block that differs from what was typed."""
    staat, typt = nu.waarden(nummer), mijn.waarden(nummer)
    anders = [naam for naam in dict.fromkeys([*staat, *typt]) if (staat.get(naam) or "") != (typt.get(naam) or "")]
    return [(_label(naam), _tekst(naam, staat.get(naam) or "") or "(leeg)") for naam in anders]


def _label(naam: str) -> str:
    if naam in ("vraag", "verzoek"):
        return {"vraag": "De vraag aan de tafel", "verzoek": "Waarom dit niet kan wachten"}[naam]
    rij = _RIJ.search(naam)
    label = str(veld_bij(naam).label)
    return f"{veld_bij(naam[: rij.start()]).rij} {int(rij[1]) + 1}: {label[:1].lower()}{label[1:]}" if rij else label


def _tekst(naam: str, waarde: str | list[str]) -> str:
    if naam in ("vraag", "verzoek"):
        return str(waarde)
    veld = veld_bij(naam)
    if veld.soort in ("ja_nee", "tekstlijst"):
        return str(waarde).replace("\n", ", ")
    return toon_waarde(veld, waarde)
