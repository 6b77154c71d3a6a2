"""Real values for the guards: a link of the ouders of the case that was invited, whose page can be filled in."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tafel.berichten.post import code_van
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.rules import Actor
from tafel.voor_u.services import maak_link
from tests.uitnodigingen.wereld import HUIS


def maak_bladzijden(actor: Actor, overleg: Overleg) -> dict[str, Any]:
    """Make a link for the ouders of the second case of `overleg`; return the parameters of the addresses."""
    casus, ouders = sessie.execute(
        sa.select(Casus, Betrokkene)
        .join(Agendapunt, Agendapunt.casus_id == Casus.id)
        .join(Betrokkene, Betrokkene.casus_id == Casus.id)
        .where(Agendapunt.overleg_id == overleg.id, Agendapunt.volgorde == 2, Betrokkene.rol == "ouders")
    ).one()
    link = {"code": code_van(HUIS.geheim, maak_link(actor, casus, ouders, HUIS.geheim).zout)}
    bij = {"nummer": casus.nummer, "betrokkene_id": ouders.id}
    return {
        **{f"voor_u.{naam}": link for naam in ("deur", "openen", "komt", "komt_niet", "meedoen", "meenemen")},
        "voor_u.terug": {**link, "wat": "komt-niet"},
        **{f"voor_u.{naam}": bij for naam in ("links", "voorbeeld", "doe", "brief")},
    }


# behind the door: no page shows these to who did not press the button yet
ZONDER_FORMULIER = {
    "voor_u.komt": (), "voor_u.komt_niet": ("reden", "meedoen"), "voor_u.meedoen": ("meedoen", "tekst"),
    "voor_u.meenemen": ("naam",),
}  # fmt: skip
