"""A table with a meeting today: two cases, a chair, budget holders, and a browser of the chair."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask.testing import FlaskClient

from tafel.casussen.models import Betrokkene
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt
from tests import bouw


@dataclass
class Opzet:
    """What a test of the live meeting needs, as ids (rows go stale between requests)."""

    client: FlaskClient
    als: Any
    tafel_id: uuid.UUID
    overleg_id: uuid.UUID
    punt_id: uuid.UUID
    ander_punt_id: uuid.UUID
    casus_id: uuid.UUID
    andere_casus_id: uuid.UUID
    cv_id: uuid.UUID
    mensen: list[uuid.UUID]
    voorzitter: Any
    onderzoeker: Any
    partij: Any
    tafel: Any

    @property
    def pad(self) -> str:
        """Return the address of the live page."""
        return f"/overleggen/{self.overleg_id}/aan-tafel"

    def post(self, daad: str, punt: uuid.UUID | None = None, **velden: Any) -> Any:
        """Send one form of the page."""
        return self.client.post(
            f"{self.pad}/{punt or self.punt_id}/{daad}", data={k: str(v) for k, v in velden.items()}
        )

    def lees(self, *vraag: Any) -> Any:
        """Return one value from the database, and let go of the session."""
        try:
            return sessie.scalar(sa.select(*vraag) if not isinstance(vraag[0], sa.Select) else vraag[0])
        finally:
            sessie.remove()

    def telt(self, model: Any, *waar: Any) -> int:
        """Return how many rows there are."""
        return int(self.lees(sa.select(sa.func.count()).select_from(model).where(*waar)))

    def gezien(self) -> str:
        """Return the version that the page sends along with vaststellen."""
        tekst = self.client.get(f"{self.pad}?punt={self.punt_id}&fase=afronden").text
        formulier = tekst[tekst.index("/vaststellen") :]
        return re.search(r'name="versie" value="(\d+)"', formulier).group(1)


def opzet(als: Any, **anders: Any) -> Opzet:
    """Store the meeting and return what a test needs."""
    tafel = bouw.tafel()
    voorzitter = bouw.mens(tafel, "voorzitter", "Hans Jacobs")
    cv = bouw.mens(tafel, "casusverantwoordelijke")
    onderzoeker = bouw.mens(tafel, "zaakonderzoeker")
    partij = bouw.mens(tafel, "partij")
    bouw.mens(tafel, "akkoordgever", "Bert Kuipers", mandaat=("onderwijs", "vo", None))
    bouw.mens(tafel, "akkoordgever", "Wilma Peters", mandaat=("jeugdhulp", None, None))
    een, twee = bouw.casus(tafel, cv, "toegelaten"), bouw.casus(tafel, cv, "toegelaten")
    bouw.toegang(een, onderzoeker, "zaakonderzoeker")
    overleg = bouw.overleg(tafel, voorzitter, een, twee, **anders)
    punten = sessie.scalars(sa.select(Agendapunt.id).order_by(Agendapunt.volgorde)).all()
    mensen = sessie.scalars(
        sa.select(Betrokkene.id).where(Betrokkene.casus_id == een.id).order_by(Betrokkene.volgorde)
    ).all()
    sessie.commit()
    return Opzet(
        als(voorzitter), als, tafel.id, overleg.id, punten[0], punten[1], een.id, twee.id, cv.id, list(mensen),
        voorzitter, onderzoeker, partij, tafel,
    )  # fmt: skip
