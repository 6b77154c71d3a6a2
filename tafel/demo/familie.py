"""The invitations of today's first case, as they went out last week: so the family page shows a real talk.

No mail goes out: the demo only stores how it stands.
"""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from collections.abc import Mapping

from tafel.accounts.models import Gebruiker
from tafel.accounts.services import sleutel_van
from tafel.berichten.post import code_van
from tafel.kern.clock import lokaal, moment_van
from tafel.kern.db import sessie
from tafel.links.services import zorg_voor
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Deelname, Overleg
from tafel.uitnodigingen.models import Genodigde, Tijdslot
from tafel.uitnodigingen.queries.beeld import beeld
from tafel.uitnodigingen.rules.antwoorden import GEZIN
from tafel.uitnodigingen.rules.familie import DOEL
from tafel.uitnodigingen.rules.slots import verloopt
from tafel.uitnodigingen.services.sturen import verzonden

TELEFOON = {"onderzoeker": "000-123 45 01", "casus": "000-123 45 02", "voorzitter": "000-123 45 03"}  # of nobody


def geef_telefoons(mensen: Mapping[str, Gebruiker]) -> None:
    """Give the people whom a family may call a number that does not exist."""
    for naam, nummer in TELEFOON.items():
        mensen[naam].telefoon = nummer
    sessie.flush()


def nodig_familie_uit(tafel: Tafel, overleg: Overleg, dag: dt.date, geheim: str) -> None:
    """Give everybody at the first case of `overleg` an invitation; who is no family said yes. Family gets a link."""
    item = beeld(None, overleg).items[0]
    vak, op = item.vak, moment_van(dag - dt.timedelta(days=6), dt.time(15, 30))
    if vak is None:
        return
    for gast in item.gasten:
        zout = secrets.token_urlsafe(32)
        mens = Genodigde(
            id=uuid.uuid4(), overleg_id=overleg.id, sleutel=gast.wie, gebruiker_id=gast.gebruiker_id, email=gast.email,
            zout=zout, code=sleutel_van(code_van(geheim, zout)), ronde=0,
            verloopt_op=moment_van(verloopt(overleg.datum), dt.time()),
        )  # fmt: skip
        sessie.add(mens)
        sessie.flush()
        familie = gast.rol in GEZIN
        slot = Tijdslot(
                genodigde_id=mens.id, overleg_id=overleg.id, casus_id=item.casus_id, stoel=gast.stoel, naam=gast.naam,
                hoedanigheid=gast.hoedanigheid, rol=gast.rol, weg=gast.weg, gestuurd_op=op, datum=vak.datum,
                begint_om=vak.begint_om, eindigt_om=vak.eindigt_om, plaats=vak.plaats, online=vak.online,
                antwoord="open" if familie else "komt", geantwoord_op=None if familie else op,
        )  # fmt: skip
        sessie.add_all([slot, verzonden(slot, "uitnodiging", op)])
        if gast.betrokkene_id:
            sessie.add(
                Deelname(
                    agendapunt_id=item.punt_id, betrokkene_id=gast.betrokkene_id, inbreng="", reden="",
                    uitnodiging_1=lokaal(op).date(),
                )
            )  # fmt: skip
        if familie and gast.betrokkene_id:
            zorg_voor(
                None, item.casus_id, gast.betrokkene_id, DOEL, geheim, overleg.datum, nummer=item.nummer,
                tafel_id=tafel.id,
            )  # fmt: skip
    sessie.flush()
