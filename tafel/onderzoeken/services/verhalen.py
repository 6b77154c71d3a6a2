"""Keep a story: a draft while somebody types, a version when it is kept, read back or corrected."""

from __future__ import annotations

from tafel.casussen.models import Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.onderzoeken import queries, rules
from tafel.onderzoeken.models import Verhaal, Verhaalversie
from tafel.toegang.rules import Actor


def _rij(casus: Casus, van: str) -> Verhaal:
    """Return the row of this story; the first time it is made."""
    rij = queries.find_verhaal(casus.id, van)
    if rij is None:
        rij = Verhaal(casus_id=casus.id, van=van, gewijzigd_op=nu())
        sessie.add(rij)
        sessie.flush()
    return rij


def bewaar_concept(actor: Actor, casus: Casus, van: str, tekst: str) -> Verhaal:
    """Keep what is being typed of a story; it is no version yet. The same text again changes nothing."""
    if len(tekst) > rules.GEHEEL:
        weiger(Weigering("te_lang", "Gebruik hoogstens 10.000 tekens.", "tekst"))
    rij = _rij(casus, van)
    laatste = queries.laatste_versie(rij.id)
    concept = "" if laatste is not None and laatste.tekst == tekst.strip() else tekst.strip()
    if concept != rij.concept:
        rij.concept, rij.gewijzigd_op = concept, nu()
        sessie.flush()
        schrijf(actor, "verhaal in concept bewaard", casus.nummer, casus_id=casus.id, van=van)
    return rij


def bewaar_verhaal(
    actor: Actor, casus: Casus, van: str, invoer: rules.Verhaalinvoer, alleen_voorbereiding: bool = False
) -> Verhaal:
    """Keep a story as a version: first told, later read back and corrected (R29). Raises Geweigerd.

    What was kept before stays as an earlier version; the same again only changes the mark.
    """
    weiger(*rules.tegen_verhaal(invoer, vandaag()))
    rij = _rij(casus, van)
    vorige = queries.laatste_versie(rij.id)
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
    rij = _rij(casus, van)
    weiger(*rules.tegen_niet_gehoord(reden, queries.laatste_versie(rij.id) is not None))
    if rij.niet_gehoord != reden.strip():
        rij.niet_gehoord, rij.gewijzigd_op = reden.strip(), nu()
        sessie.flush()
        schrijf(actor, "reden van niet horen bewaard", casus.nummer, casus_id=casus.id, van=van)
    return rij
