"""Put what was typed into an aanmelding, field by field; take rows away. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tafel.aanmeldingen.rules.datums import THUIS, tegen_dag
from tafel.aanmeldingen.rules.velden import (
    VRIJ,
    WEG,
    Getypt,
    Gevolg,
    Inhoud,
    Merk,
    Samen,
    Venster,
    gelezen,
    lees_vrij,
    oordeel,
    stempel,
)
from tafel.criteria import inhoud as inhoudsregels
from tafel.criteria.formulier import MAX_RIJEN
from tafel.criteria.rijen import (
    LIJSTEN,
    Plek,
    haal_rij_weg,
    is_sleutel,
    met_sleutels,
    op_sleutel,
    plek_van,
    rijen,
    splits,
    vind_rij,
    zet_plek,
)
from tafel.criteria.schema import Document


def op_sleutels(getypt: Iterable[Getypt], document: Document, nieuw: Callable[[], str]) -> list[Getypt]:
    """Return the same fields with rows by key: a number is the row at that place, beyond the last one a new row."""
    bij: dict[str, str] = {}
    uit = []
    for een in getypt:
        lijst, rij, rest = splits(naam := op_sleutel(document, een.naam))
        if lijst and not is_sleutel(rij):
            sleutel = bij.setdefault(f"{lijst}-{rij}", "") or nieuw()
            bij[f"{lijst}-{rij}"] = sleutel
            naam = f"{lijst}-{sleutel}-{rest}" if rest else f"{lijst}-{sleutel}"
        uit.append(replace(een, naam=naam))
    return uit


def voeg_in(
    nu: Inhoud,
    marken: Mapping[str, Any],
    getypt: Sequence[Getypt],
    weg: Mapping[str, Mapping[str, str] | None] | None = None,
    venster: Venster | None = None,
    *,
    vandaag: dt.date = dt.date.max,
) -> Samen:
    """Return the contents with what was typed put in, field by field, and rows taken away.

    `weg` names rows (`opschalingen-1a2b3c4d`), each with the digests of its fields as the person saw them (None: not
    known). Fields come by key. A first day at home after `vandaag` is wrong. Raises nothing: each field gets its own
    outcome.
    """
    uit = Samen(Inhoud(met_sleutels(nu.document), nu.vraag, nu.verzoek))
    for rijnaam, gezien in (weg or {}).items():
        _neem_weg(uit, rijnaam, gezien, marken, venster)
    samen = {een.naam: gelezen(plek_van(THUIS), een.waarden)[0] for een in getypt if een.naam == THUIS}
    dagen = _Dagen(vandaag, samen)
    # what empties comes first, then the kind of a row: a text that its kind forbids must be able to go along with it;
    # the first day at home comes after the day of birth
    for een in sorted(getypt, key=lambda g: (bool(g.tekst.strip()), not g.naam.endswith("-soort"), g.naam == THUIS)):
        uit.gevolgen.append(_doe(uit, een, marken, venster, dagen))
    return uit


@dataclass(frozen=True)
class _Dagen:
    """Today, and the first day at home when it comes along."""

    vandaag: dt.date
    samen: Mapping[str, Any]


def _neem_weg(
    uit: Samen, rijnaam: str, gezien: Mapping[str, str] | None, marken: Mapping[str, Any], venster: Venster | None
) -> None:
    """Take a row away; not one in which another window changed something that the person did not see."""
    lijst, sleutel, rest = splits(rijnaam)
    if not lijst or rest or vind_rij(uit.inhoud.document, lijst, sleutel) is None:
        return
    velden = [f"{rijnaam}-{kind.sleutel}" for kind in LIJSTEN[lijst].velden]
    anders = [n for n in velden if gezien is not None and uit.inhoud.stempel(n) != gezien.get(n, "")]
    if any(not _is_eigen(naam, marken, venster) for naam in anders):
        uit.gevolgen.append(Gevolg(Getypt(rijnaam, ()), "botst"))
        return
    haal_rij_weg(uit.inhoud.document, lijst, sleutel)
    uit.weg.add(rijnaam)


def _is_eigen(naam: str, marken: Mapping[str, Any], venster: Venster | None) -> bool:
    """Tell whether this very window changed the field last."""
    merk = Merk.uit(marken.get(naam))
    return bool(merk and venster and venster.merk and merk.venster == venster.merk)


def _doe(uit: Samen, een: Getypt, marken: Mapping[str, Any], venster: Venster | None, dagen: _Dagen) -> Gevolg:
    if een.naam in VRIJ:
        waarde: Any
        waarde, fouten = lees_vrij(een.naam, een.waarden)
        tekst, plek = str(waarde), None
    else:
        plek = plek_van(een.naam)
        waarde, tekst, fouten = gelezen(plek, een.waarden)
    if fouten:
        return Gevolg(een, "fout", " ".join(dict.fromkeys(fouten)))
    staat = _staat(uit, een.naam, plek, marken)
    merk = Merk.uit(marken.get(een.naam))
    eigen = _is_eigen(een.naam, marken, venster)
    oud = eigen and merk is not None and venster is not None and venster.nummer < merk.nummer
    typt = stempel(tekst)
    terug = (
        een.basis == WEG and plek is not None and plek.rijnaam in uit.terug
    )  # this very request brought the row back
    basis = staat if een.basis is None or terug else een.basis
    wat = oordeel(staat, basis, typt, eigen=eigen, oud=oud)
    if staat == WEG and not typt:
        wat = "laat"
    if wat != "bewaar":
        return Gevolg(een, {"zelfde": "bewaard", "laat": "laat", "botst": "botst"}[wat])  # type: ignore[arg-type]
    tegen = _tegen(uit.inhoud.document, plek, waarde, dagen) if plek else None
    if tegen:
        return Gevolg(een, "fout", *tegen)
    _zet(uit, een.naam, plek, waarde)
    return Gevolg(een, "bewaard")


def _staat(uit: Samen, naam: str, plek: Plek | None, marken: Mapping[str, Any]) -> str:
    """Return the digest of what stands there; WEG in a row that somebody took away."""
    if plek and plek.lijst and vind_rij(uit.inhoud.document, plek.lijst, plek.rij) is None:
        return WEG if plek.rijnaam in marken or plek.rijnaam in uit.weg else ""
    return uit.inhoud.stempel(naam)


def _tegen(document: Document, plek: Plek, waarde: Any, dagen: _Dagen) -> tuple[str, bool] | None:
    """Return the sentence against this value, and whether the text may be kept nowhere."""
    if not plek.lijst:
        zin = tegen_dag(document, plek.naam, waarde, dagen.vandaag, dagen.samen)
        return (zin, False) if zin else None
    rij = vind_rij(document, plek.lijst, plek.rij)
    if rij is None and len(rijen(document, plek.lijst)) >= MAX_RIJEN:
        return f"Dit zijn te veel regels. Er passen er {MAX_RIJEN}.", False
    if plek.lijst in inhoudsregels.LIJSTEN:
        sleutel = plek.pad[0]
        fout = inhoudsregels.verboden({**(rij or {}), sleutel: waarde})
        if fout:
            return fout.get(sleutel) or next(iter(fout.values())), sleutel in fout
    return None


def _zet(uit: Samen, naam: str, plek: Plek | None, waarde: Any) -> None:
    uit.veranderd.add(naam)
    if plek is None:
        deel = {"vraag": waarde} if naam == "vraag" else {"verzoek": waarde}
        uit.inhoud = replace(uit.inhoud, **deel)
        return
    zet_plek(uit.inhoud.document, plek, waarde)
    if plek.lijst:
        uit.terug.add(plek.rijnaam)


def nieuwe_marken(
    marken: Mapping[str, Any], samen: Samen, venster: Venster, op: int, versie: int
) -> dict[str, list[Any]]:
    """Return who changed which field last, after this change; a row that was taken away leaves one mark."""
    merk = Merk(op, venster.naam, venster.wie, venster.merk, venster.nummer, versie).als_lijst()
    nieuw = {
        naam: rij
        for naam, rij in marken.items()
        if naam not in samen.terug and not any(naam.startswith(f"{weg}-") for weg in samen.weg)
    }
    return {**nieuw, **dict.fromkeys(sorted(samen.veranderd | samen.weg), merk)}
