"""The story in the words of leerling and ouders, and what the file waits for (R29, V19)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from tafel.kern.refusals import Weigering

# whose story; ouder stands for who raises the child
VAN: Mapping[str, str] = {"leerling": "Leerling", "ouder": "Ouders"}
# in which form it was heard (S3: huisbezoek, school, online, via een vertrouwde)
VORMEN: Mapping[str, str] = {
    "huisbezoek": "Thuis, op bezoek",
    "school": "Op school",
    "online": "Online of aan de telefoon",
    "via_vertrouwde": "Via iemand die zij vertrouwen",
}
GEHEEL = 10_000  # characters of one story
REDEN = 1_000


@dataclass(frozen=True)
class Verhaalinvoer:
    """One story as it is kept: the words, how and when it was heard, when read back, who corrected it."""

    tekst: str
    vorm: str
    gehoord_op: dt.date | None
    voorgelezen_op: dt.date | None = None
    bijgesteld_door: str = ""


@dataclass(frozen=True)
class Gehoord:
    """How far one of them is heard: a story kept, how many wishes, or why they could not be heard."""

    verhaal: bool = False
    wensen: int = 0
    reden: str = ""

    @property
    def klaar(self) -> bool:
        """Tell whether nothing more is needed from this one."""
        return (self.verhaal and self.wensen > 0) or bool(self.reden.strip() and not self.verhaal)


def tegen_verhaal(invoer: Verhaalinvoer, vandaag: dt.date) -> list[Weigering]:
    """Return the reasons against keeping a story: words, a form, a day that was; read back not before it was heard."""
    redenen = []
    if not invoer.tekst.strip() and (invoer.voorgelezen_op is not None or invoer.bijgesteld_door.strip()):
        # one thing to do first: what else is said about the days follows from it
        melding = "Schrijf eerst het verhaal op. Voorlezen en bijstellen komt daarna."
        return [Weigering("geen_verhaal", melding, "tekst")]
    if not invoer.tekst.strip():
        redenen.append(Weigering("geen_verhaal", "Schrijf het verhaal op, in hun eigen woorden.", "tekst"))
    elif len(invoer.tekst) > GEHEEL:
        redenen.append(Weigering("te_lang", "Gebruik hoogstens 10.000 tekens.", "tekst"))
    if invoer.vorm not in VORMEN:
        redenen.append(Weigering("geen_vorm", "Kies hoe u het verhaal hoorde.", "vorm"))
    if invoer.gehoord_op is None:
        redenen.append(Weigering("geen_datum", "Vul in wanneer u het verhaal hoorde.", "gehoord_op"))
    elif invoer.gehoord_op > vandaag:
        redenen.append(_later("gehoord_op"))
    if invoer.voorgelezen_op is not None:
        if invoer.voorgelezen_op > vandaag:
            redenen.append(_later("voorgelezen_op"))
        elif invoer.gehoord_op is not None and invoer.voorgelezen_op < invoer.gehoord_op <= vandaag:
            melding = "Toen was het verhaal nog niet verteld. Vul een latere dag in."
            redenen.append(Weigering("voorgelezen_eerder", melding, "voorgelezen_op"))
    elif invoer.bijgesteld_door.strip():
        melding = "Vul in wanneer u het voorlas. Daarna kan iemand het bijstellen."
        redenen.append(Weigering("niet_voorgelezen", melding, "voorgelezen_op"))
    return redenen


def _later(veld: str) -> Weigering:
    return Weigering("datum_later", "Deze dag is nog niet geweest. Vul vandaag of eerder in.", veld)


def tegen_niet_gehoord(reden: str, heeft_verhaal: bool) -> list[Weigering]:
    """Return the reasons against keeping why one of them could not be heard: a reason, and no story yet."""
    if heeft_verhaal:
        return [Weigering("al_gehoord", "Het verhaal is al bewaard. Een reden is niet nodig.", "reden")]
    if not reden.strip():
        return [Weigering("geen_reden", "Schrijf waarom het niet kon.", "reden")]
    if len(reden) > REDEN:
        return [Weigering("te_lang", "Gebruik hoogstens 1.000 tekens.", "reden")]
    return []


def mist_voor_dossier(gehoord: Mapping[str, Gehoord]) -> list[str]:
    """Return in sentences what the file still waits for, leerling first; empty when it may open (R29, V19)."""
    zinnen = []
    for van, zin in (("leerling", "de leerling"), ("ouder", "de ouders")):
        stand = gehoord.get(van, Gehoord())
        if stand.klaar:
            continue
        if not stand.verhaal:
            zinnen.append(f"Bewaar het verhaal van {zin}, of schrijf op waarom het niet kon.")
        else:
            zinnen.append(f"Schrijf een wens van {zin} op. Weten zij het niet, dan is dat wat er staat.")
    return zinnen


def tegen_dossier(gehoord: Mapping[str, Gehoord]) -> list[Weigering]:
    """Return the reasons against opening the file: story and wish of leerling and ouders first (R29, V19)."""
    return [Weigering("eerst_horen", zin) for zin in mist_voor_dossier(gehoord)]
