"""What the demo shows of instroom: what was handed in, a request for spoed, a day promised."""

from __future__ import annotations

import datetime as dt

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Casus
from tafel.casussen.services import leg_indiening_vast
from tafel.instroom.models import Spoedverzoek
from tafel.kern.clock import nu
from tafel.kern.db import sessie


def vul_instroom(gevallen: dict[str, Casus], mensen: dict[str, Gebruiker]) -> None:
    """Keep what each case was handed in with; let one of them ask for spoed, seventeen hours ago."""
    for casus in gevallen.values():
        if casus.ingediend_op is not None:
            leg_indiening_vast(casus)
    sessie.add(
        Spoedverzoek(
            casus_id=gevallen["02"].id,
            gevraagd_op=nu() - dt.timedelta(hours=17),
            gevraagd_door_id=mensen["wijkteam"].id,
            reden="Vrijdag stopt de opvang bij oma. Daarna is er overdag niemand thuis.",
            waarom_nu="Het volgende overleg is pas over drie weken. Zo lang kan M. niet alleen zijn.",
        )
    )
    sessie.flush()
