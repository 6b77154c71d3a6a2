"""Change an aanmelding from elsewhere: add a row, replace a part, bring in a whole one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tafel.aanmeldingen.rules.velden import VRIJ, Inhoud, Samen, Venster, stempel
from tafel.aanmeldingen.services.velden import (
    inhoud_van,
    leg_samen_vast,
    nieuwe_sleutel,
    tegen_bewerken,
    wie_kort,
)
from tafel.casussen.models import Casus
from tafel.criteria.formulier import lees_formulier, veldwaarden
from tafel.criteria.rijen import LIJSTEN, bladnamen, met_sleutels, rijen, zet_rijen, zonder_sleutels
from tafel.criteria.rules import Toetsuitslag
from tafel.kern.refusals import Weigering, weiger
from tafel.toegang.rules import Actor


def voeg_rij_toe(actor: Actor, casus: Casus, lijst: str, rij: Mapping[str, Any], sleutel: str | None = None) -> str:
    """Add one row to a list of the aanmelding (`opschalingen`, `plan_van_aanpak-afspraken`, …); return its key.

    `rij` holds values as the document does (dates as jjjj-mm-dd, codes of closed lists, True or False). Checked by the
    schema, kept per field like what is typed, with one log line. `sleutel`: the key, when the caller knows it (eight
    hex characters, not in use). Raises Geweigerd with a wrong value at its field, or
    when the case may not be edited; KeyError for a list or a key that does not exist.
    """
    if lijst not in LIJSTEN:
        raise KeyError(lijst)
    document = inhoud_van(casus).document
    sleutel = sleutel or nieuwe_sleutel()
    bekend = {kind.sleutel for kind in LIJSTEN[lijst].velden}
    nieuw = {naam: waarde for naam, waarde in rij.items() if not naam.startswith("_")}
    if set(nieuw) - bekend:
        raise KeyError(", ".join(sorted(set(nieuw) - bekend)))
    zet_rijen(document, lijst, [*rijen(document, lijst), {**nieuw, "_id": sleutel}])
    _vervang(actor, casus, document, lijst.split("-")[0])
    return sleutel


def vervang_deel(actor: Actor, casus: Casus, sleutel: str, waarde: Any) -> None:
    """Put one top-level part of the aanmelding in the place of what stands (a list of rows, a group, a list of texts).

    Rows keep the `_id` they carry; a row without one gets one. Checked, kept and logged like `voeg_rij_toe`. Raises
    Geweigerd and KeyError like it.
    """
    _vervang(actor, casus, {**inhoud_van(casus).document, sleutel: waarde}, sleutel)


def _vervang(actor: Actor, casus: Casus, document: Mapping[str, Any], sleutel: str) -> None:
    weiger(*tegen_bewerken(casus))
    staat = inhoud_van(casus)
    gevraagd = met_sleutels(document)
    posted = {n: [w] if isinstance(w, str) else w for n, w in veldwaarden({sleutel: gevraagd[sleutel]}).items()}
    deel, fouten = lees_formulier(posted, [sleutel])
    weiger(*(Weigering("veld", fout.melding, fout.veld) for fout in fouten))
    nieuw = Inhoud(met_sleutels({**staat.document, **deel}), staat.vraag, staat.verzoek)
    was, wordt = {*bladnamen(staat.document)}, {*bladnamen(nieuw.document)}
    anders = {naam for naam in wordt if stempel(nieuw.tekst(naam)) != stempel(staat.tekst(naam))}
    if zonder_sleutels(nieuw.document.get(sleutel)) != zonder_sleutels(staat.document.get(sleutel)):
        anders.add(sleutel)  # also when only the order of the rows is another
    samen = Samen(nieuw, [], anders, _weggehaald(was - wordt), set())
    leg_samen_vast(actor, casus, samen, Venster(wie_kort(actor.id), actor.naam))


def _weggehaald(namen: set[str]) -> set[str]:
    """Return the form names of the rows that these fields stood in."""
    return {naam.rpartition("-")[0] for naam in namen}


def bewaar_aanmelding(
    actor: Actor, casus: Casus, deel: Mapping[str, Any], vraag: str | None = None, verzoek: str | None = None
) -> Toetsuitslag:
    """Keep parts of the document, the question, and why this can't wait; None leaves what stands.

    For who brings in a whole aanmelding. Raises Geweigerd when the case may not be edited.
    """
    weiger(*tegen_bewerken(casus))
    staat = inhoud_van(casus)
    nieuw = Inhoud(
        met_sleutels({**staat.document, **deel}),
        staat.vraag if vraag is None else vraag.strip(),
        staat.verzoek if verzoek is None else verzoek.strip(),
    )
    was, wordt = {*bladnamen(staat.document)}, {*bladnamen(nieuw.document)}
    anders = {naam for naam in (*wordt, *VRIJ) if stempel(nieuw.tekst(naam)) != stempel(staat.tekst(naam))}
    samen = Samen(nieuw, [], anders, _weggehaald(was - wordt), set())
    return leg_samen_vast(actor, casus, samen, Venster(wie_kort(actor.id), actor.naam))
