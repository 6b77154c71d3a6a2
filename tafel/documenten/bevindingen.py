"""What `tafel doctor` says about documents: the key file, keys that are missing, files that do not open."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from tafel.documenten import queries
from tafel.documenten.models import Document
from tafel.kern.db import sessie
from tafel.kern.versleuteling import Beschadigd, GeenSleutel, heeft_sleutel

Bevinding = tuple[str, str]  # what is wrong, how to mend it


def kijk_sleutelbestand(bestand: Path | None, database_url: str) -> Iterator[Bevinding]:
    """Yield what is not safe about the file with the document key."""
    if bestand is None:
        return
    if stat.S_IMODE(bestand.stat().st_mode) & 0o077:
        yield (f"Anderen op deze computer kunnen de documentsleutel lezen: {bestand}.", f"Doe: chmod 600 {bestand}")
    map_ = Path(database_url.removeprefix("sqlite:///")).parent if database_url.startswith("sqlite:///") else None
    if map_ is not None and bestand.resolve().parent == map_.resolve() and bestand.name != "documentsleutel":
        yield (
            "De documentsleutel staat in dezelfde map als de database.",
            "Zet hem op een andere plek, zodat wie de map kopieert de documenten niet kan lezen.",
        )


def kijk_documenten() -> Iterator[Bevinding]:
    """Yield what is wrong with stored documents. Uses the open session; opens the newest one as a trial."""
    kapot = sessie.scalar(sa.select(sa.func.count()).where(Document.beschadigd)) or 0
    if kapot:
        yield (
            f"Documenten die niet meer heel zijn: {kapot}.",
            "Zet ze terug uit een reservekopie. In het logboek staat bij welke casus ze horen.",
        )
    namen = sessie.scalars(sa.select(Document.sleutel_id).where(Document.sleutel_id.is_not(None)).distinct())
    vreemd = sum(not heeft_sleutel(naam or "") for naam in namen)
    if vreemd:
        yield (
            "Er zijn documenten die met een andere sleutel zijn versleuteld.",
            "Zet de oude sleutel als tweede regel in het bestand van TAFEL_SLEUTEL.",
        )
    vraag = sa.select(Document).where(Document.sleutel.is_not(None), Document.beschadigd.is_(False))
    laatste = sessie.scalar(vraag.order_by(Document.op.desc()).limit(1))
    if laatste is not None:
        try:
            queries.controleer_inhoud(laatste)
        except GeenSleutel:
            pass  # said above
        except Beschadigd:
            yield (
                "Het nieuwste document gaat niet open.",
                "Laat tafel dagelijks draaien: die zoekt uit welke documenten niet heel zijn.",
            )
