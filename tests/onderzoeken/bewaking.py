"""Real values for the guards: a wish, a call, an option and a line of the map; and who may use these views."""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.onderzoeken.models import Belnotitie, Wens
from tafel.opties.models import Aanbod, Optie
from tafel.organisaties.models import Tafel
from tests import bouw

PERSOON = {
    "onderzoek.zien": "voorzitter", "onderzoek.bewerken": "onderzoeker", "onderzoek.dossier": "onderzoeker",
    "optie.zien": "voorzitter", "optie.bewerken": "onderzoeker", "aanbod.zien": "voorzitter",
    "aanbod.maken": "onderzoeker", "aanbod.bewerken": "beheerder",
}  # fmt: skip


def maak_onderzoek(casus: Casus, tafel: Tafel, cv: Gebruiker, onderzoeker: uuid.UUID) -> dict[str, Any]:
    """Store what the addresses of onderzoeken and opties name, and a case whose file is closed for `onderzoeker`."""
    wens = Wens(casus_id=casus.id, nummer=90, van="ouder", tekst="Rust.", gemaakt_op=nu(), door_id=onderzoeker)
    bel = Belnotitie(
        casus_id=casus.id, wie="Opa", wanneer=nu(), wat="Belt terug.", genoteerd_op=nu(), door_id=onderzoeker
    )  # fmt: skip
    optie = Optie(casus_id=casus.id, volgorde=90, naam="Thuis beginnen", gewijzigd_op=nu())
    sessie.add_all([wens, bel, optie])
    dicht = bouw.casus(tafel, cv, "toegelaten")
    toegang = bouw.toegang(dicht, sessie.get_one(Gebruiker, onderzoeker), "zaakonderzoeker")
    toegang.dossier_dicht_op = nu()
    sessie.flush()
    aanbod = sessie.scalars(sa.select(Aanbod.id).where(Aanbod.tafel_id == tafel.id).order_by(Aanbod.naam)).first()
    return {
        "van": "ouder", "soort": "werkt", "wens_id": wens.id, "belnotitie_id": bel.id, "optie_id": optie.id,
        "aanbod_id": aanbod, "onderzoeken.open_dossier": {"nummer": dicht.nummer},
    }  # fmt: skip
