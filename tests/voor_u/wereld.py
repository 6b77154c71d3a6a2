"""A meeting next week with two cases, invitations sent, and a page for ouders and leerling of the first."""

from __future__ import annotations

from tafel.berichten.post import code_van
from tafel.kern.db import sessie
from tafel.links.queries import laatste_links
from tafel.uitnodigingen.models import Tijdslot
from tafel.uitnodigingen.rules.familie import DOEL
from tafel.voor_u.services import maak_link
from tests.uitnodigingen.wereld import HUIS, Wereld


class Familie(Wereld):
    """The world of invitations, with links."""

    def __init__(self, aantal=2, **anders):
        super().__init__(aantal, **anders)
        self.stuur()

    def stuur(self):
        """Send the invitations."""
        self.verstuur()
        sessie.remove()

    def link(self, rol, nr=0):
        """Return the address of a link of one of the family, made when there is none."""
        mens = self.stoel(self.cases[nr], rol)
        link = laatste_links([mens.id], DOEL).get(mens.id)
        if link is None or link.ingetrokken_op is not None:
            link = maak_link(self.actor, self.cases[nr], mens, HUIS.geheim)
        pad = f"/voor-u/{code_van(HUIS.geheim, link.zout)}"
        sessie.commit()
        sessie.remove()
        return pad


def geld_aan_tafel(w):
    """Invite who decides on money to the case of the family too."""
    slot = w.slot("school")
    sessie.add(
        Tijdslot(
            genodigde_id=slot.genodigde_id, overleg_id=slot.overleg_id, casus_id=slot.casus_id, rol="",
            stoel=f"g:{w.nel.id}", hoedanigheid="geld", naam="Nelleke Rekenwonder", weg="account",
            gestuurd_op=slot.gestuurd_op, datum=slot.datum, begint_om=slot.begint_om, eindigt_om=slot.eindigt_om,
            plaats=slot.plaats,
        )
    )  # fmt: skip


def open_(app, pad):
    """Return a browser in which the button on the first page was pressed."""
    client = app.test_client()
    assert client.post(pad).status_code == 303
    return client
