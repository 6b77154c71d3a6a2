"""Keep what leerling and ouders say on their own page; make and take back their links."""

from __future__ import annotations

from tafel.casussen.models import Betrokkene, Casus, Steunpersoon
from tafel.casussen.queries import find_steunpersoon
from tafel.kern.db import sessie
from tafel.kern.refusals import Weigering, weiger
from tafel.links import services as links
from tafel.links.models import PersoonlijkeLink
from tafel.links.queries import laatste_links
from tafel.logboek.services import schrijf
from tafel.overleggen.models import Overleg
from tafel.toegang.rules import Actor
from tafel.uitnodigingen.models import Tijdslot
from tafel.uitnodigingen.rules.familie import DOEL, ZONDER_KOMEN
from tafel.uitnodigingen.services import geef_antwoord
from tafel.voor_u.queries import overlegdag, waarom_niet
from tafel.voor_u.rules.keuren import keur_meedoen, keur_meenemen


def te_laat() -> None:
    """Refuse: there is no talk to answer for. Raises Geweigerd."""
    weiger(Weigering("voorbij", "Er is nu geen gesprek gepland. Bel gerust."))


def noteer_geopend(casus: Casus, betrokkene: Betrokkene) -> None:
    """Write down that one of the family opened their page."""
    schrijf(
        None, "bladzijde geopend", casus.nummer, tafel_id=casus.tafel_id, casus_id=casus.id, rol=betrokkene.rol
    )  # fmt: skip


def kies_meedoen(casus: Casus, slot: Tijdslot, geldt: bool, meedoen: str, tekst: str) -> None:
    """Keep how one of the family takes part, and what they want to say with it. Raises Geweigerd.

    Chair and zaakonderzoeker read it. The text itself is not in the log.
    """
    weiger(*keur_meedoen(geldt, meedoen, tekst, slot.rol == "leerling", slot.antwoord == "kan_niet"))
    slot.meedoen, slot.meedoen_tekst = meedoen, tekst.strip()
    sessie.flush()
    schrijf(
        None, "meedoen gekozen", casus.nummer, tafel_id=casus.tafel_id, casus_id=casus.id, rol=slot.rol,
        meedoen=meedoen, met_tekst=bool(tekst.strip()),
    )  # fmt: skip


def kom_niet(casus: Casus, overleg: Overleg, slot: Tijdslot, begonnen: bool, reden: str, meedoen: str) -> None:
    """Keep that one of the family does not come, and how they take part all the same. Raises Geweigerd.

    A way of taking part for which one must be there (talk, listen) no longer holds.
    """
    geef_antwoord(overleg, slot, begonnen, "kan_niet", reden)
    if meedoen:
        kies_meedoen(casus, slot, not begonnen, meedoen, slot.meedoen_tekst)
    elif slot.meedoen not in ZONDER_KOMEN:
        slot.meedoen = None
    sessie.flush()


def neem_mee(casus: Casus, slot: Tijdslot, geldt: bool, naam: str) -> None:
    """Keep whom one of the family brings (R27); without a name nobody. Raises Geweigerd.

    The case has one steunpersoon. The first who names somebody fills that place; a second one keeps the name with their
    own invitation, and neither sees whom the other brings.
    """
    weiger(*keur_meenemen(geldt, naam))
    nieuw, oud = naam.strip(), slot.neemt_mee
    rij = find_steunpersoon(casus.id)
    slot.neemt_mee = nieuw
    if rij is None and nieuw:
        sessie.add(Steunpersoon(casus_id=casus.id, naam=nieuw, relatie="", telefoon="", email=""))
    elif rij is not None and oud and rij.naam == oud:
        if nieuw:
            rij.naam, rij.relatie, rij.telefoon, rij.email = nieuw, "", "", ""
        else:
            sessie.delete(rij)
    sessie.flush()
    schrijf(
        None, "steunpersoon bijgewerkt", casus.nummer, tafel_id=casus.tafel_id, casus_id=casus.id, rol=slot.rol,
        er_is_iemand=bool(nieuw),
    )  # fmt: skip


def maak_link(actor: Actor, casus: Casus, betrokkene: Betrokkene, geheim: str) -> PersoonlijkeLink:
    """Make a new link for one of the family; the old one stops. Raises Geweigerd when they may not read it."""
    reden = waarom_niet(casus, [betrokkene])[betrokkene.id]
    if reden:
        weiger(Weigering("geen_bladzijde", reden))
    return links.maak(
        actor, casus.id, betrokkene.id, DOEL, geheim, overlegdag(casus.id), nummer=casus.nummer, tafel_id=casus.tafel_id
    )


def trek_link_in(actor: Actor, casus: Casus, betrokkene: Betrokkene) -> None:
    """Take the link of one of the family back. Without one nothing happens."""
    link = laatste_links([betrokkene.id], DOEL).get(betrokkene.id)
    if link is not None:
        links.trek_in(actor, link, casus.nummer)
