"""Keep a story: a draft while somebody types, a version when it is kept, read back or corrected."""

from __future__ import annotations

from tafel.casussen.models import Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Conflict, Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.onderzoeken import queries, rules
from tafel.onderzoeken.models import Verhaal, Verhaalversie
from tafel.toegang.rules import Actor


def _lees(casus: Casus, van: str, gezien: str = "") -> tuple[Verhaal | None, Verhaalversie | None]:
    """Return the row of this story (None before anything was typed), and what was last kept.

    Raises Conflict when somebody who saw version `gezien` was overtaken.
    """
    rij, laatste = queries.verhaal_met_laatste(casus.id, van)
    if gezien and gezien != str(rij.versie if rij else 0):
        raise Conflict
    return rij, laatste


def _nieuw(casus: Casus, van: str) -> Verhaal:
    rij = Verhaal(casus_id=casus.id, van=van, gewijzigd_op=nu())
    sessie.add(rij)
    sessie.flush()
    return rij


def bewaar_concept(actor: Actor, casus: Casus, van: str, tekst: str, gezien: str = "") -> Verhaal | None:
    """Keep what is being typed of a story; it is no version yet. Return its row, None while nothing was typed.

    The same text again changes nothing. Raises Conflict when version `gezien` is not the present one, Geweigerd when
    the text is too long.
    """
    if len(tekst) > rules.GEHEEL:
        weiger(Weigering("te_lang", "Gebruik hoogstens 10.000 tekens.", "tekst"))
    rij, laatste = _lees(casus, van, gezien)
    concept = "" if laatste is not None and laatste.tekst == tekst.strip() else tekst.strip()
    if concept != (rij.concept if rij else ""):
        rij = rij or _nieuw(casus, van)
        rij.concept, rij.gewijzigd_op = concept, nu()
        sessie.flush()
        schrijf(actor, "verhaal in concept bewaard", casus.nummer, casus_id=casus.id, van=van)
    return rij


def bewaar_verhaal(
    actor: Actor,
    casus: Casus,
    van: str,
    invoer: rules.Verhaalinvoer,
    alleen_voorbereiding: bool = False,
    gezien: str = "",
) -> Verhaal:
    """Keep a story as a version: first told, later read back and corrected (R29).

    What was kept before stays as an earlier version; the same again only changes the mark. Raises Geweigerd, and
    Conflict when version `gezien` is not the present one.
    """
    weiger(*rules.tegen_verhaal(invoer, vandaag()))
    rij, vorige = _lees(casus, van, gezien)
    rij = rij or _nieuw(casus, van)
    nieuw = Verhaalversie(
        verhaal_id=rij.id,
        nummer=vorige.nummer + 1 if vorige else 1,
        tekst=invoer.tekst.strip(),
        vorm=invoer.vorm,
        gehoord_op=invoer.gehoord_op,
        voorgelezen_op=invoer.voorgelezen_op,
        bijgesteld_door=invoer.bijgesteld_door.strip()[: rules.KORT],
        op=nu(),
        door_id=actor.id,
    )
    velden = ("tekst", "vorm", "gehoord_op", "voorgelezen_op", "bijgesteld_door")
    anders = vorige is None or any(getattr(vorige, veld) != getattr(nieuw, veld) for veld in velden)
    if anders:
        sessie.add(nieuw)
        rij.niet_gehoord = ""
    if anders or rij.concept or rij.alleen_voorbereiding != alleen_voorbereiding:
        rij.concept, rij.alleen_voorbereiding, rij.gewijzigd_op = "", alleen_voorbereiding, nu()
        sessie.flush()
        wat = "verhaal bewaard" if vorige is None else "verhaal bijgesteld"
        versie = nieuw.nummer if anders or vorige is None else vorige.nummer
        schrijf(
            actor, wat, casus.nummer, casus_id=casus.id, van=van, versie=versie, vorm=invoer.vorm,
            voorgelezen=invoer.voorgelezen_op is not None, alleen_voorbereiding=alleen_voorbereiding,
        )  # fmt: skip
    return rij


def bewaar_niet_gehoord(actor: Actor, casus: Casus, van: str, reden: str) -> Verhaal:
    """Keep why leerling or ouders could not be heard. Raises Geweigerd: no reason, or there is a story."""
    rij, laatste = _lees(casus, van)
    weiger(*rules.tegen_niet_gehoord(reden, laatste is not None))
    rij = rij or _nieuw(casus, van)
    if rij.niet_gehoord != reden.strip():
        rij.niet_gehoord, rij.gewijzigd_op = reden.strip(), nu()
        sessie.flush()
        schrijf(actor, "reden van niet horen bewaard", casus.nummer, casus_id=casus.id, van=van)
    return rij
