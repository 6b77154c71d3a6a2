"""Write wishes down one by one, and answer each (R30)."""

from __future__ import annotations

from tafel.casussen.models import Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.onderzoeken import queries, rules
from tafel.onderzoeken.models import Wens
from tafel.toegang.rules import Actor


def noteer_wens(actor: Actor, casus: Casus, van: str, tekst: str, alleen_voorbereiding: bool = False) -> Wens:
    """Write one wish down in the words of leerling or ouders. Raises Geweigerd."""
    weiger(*rules.tegen_wens(van, tekst))
    alle = queries.wensen(casus.id)
    wens = Wens(
        casus_id=casus.id,
        nummer=max((een.nummer for een in alle), default=0) + 1,
        van=van,
        tekst=tekst.strip(),
        alleen_voorbereiding=alleen_voorbereiding,
        gemaakt_op=nu(),
        door_id=actor.id,
    )
    sessie.add(wens)
    sessie.flush()
    schrijf(actor, "wens bewaard", casus.nummer, casus_id=casus.id, van=van, wens=wens.nummer)
    return wens


def wijzig_wens(actor: Actor, casus: Casus, wens: Wens, tekst: str, alleen_voorbereiding: bool) -> None:
    """Correct the words of a wish, or its mark. Raises Geweigerd: its words stand once it has an answer."""
    weiger(*rules.tegen_wens(wens.van, tekst))
    if wens.antwoord is not None and wens.tekst != tekst.strip():
        melding = "Deze wens heeft al een antwoord. Schrijf een nieuwe wens op."
        weiger(Weigering("al_beantwoord", melding, "tekst"))
    wens.tekst, wens.alleen_voorbereiding = tekst.strip(), alleen_voorbereiding
    sessie.flush()
    schrijf(
        actor, "wens gewijzigd", casus.nummer, casus_id=casus.id, wens=wens.nummer,
        alleen_voorbereiding=alleen_voorbereiding,
    )  # fmt: skip


def haal_wens_weg(actor: Actor, casus: Casus, wens: Wens) -> None:
    """Take a wish back that was written down wrongly. Raises Geweigerd: not once it has an answer."""
    if wens.antwoord is not None:
        weiger(Weigering("al_beantwoord", "Deze wens heeft al een antwoord en blijft staan."))
    nummer = wens.nummer
    sessie.delete(wens)
    sessie.flush()
    schrijf(actor, "wens weggehaald", casus.nummer, casus_id=casus.id, wens=nummer)


def beantwoord(actor: Actor, casus: Casus, wens: Wens, antwoord: str, waarom: str) -> None:
    """Answer a wish: kan, nog_niet or kan_niet, always with why (R30). A later answer replaces it. Raises Geweigerd.

    While preparing it is what the options say; at the table the chair asks it again.
    """
    weiger(*rules.tegen_antwoord(antwoord, waarom))
    wens.antwoord, wens.waarom = antwoord, waarom.strip()
    wens.beantwoord_op, wens.beantwoord_door_id = nu(), actor.id
    sessie.flush()
    schrijf(actor, "wens beantwoord", casus.nummer, casus_id=casus.id, wens=wens.nummer, antwoord=antwoord)
