"""`tafel importeer BESTAND.yaml… [--als EMAIL]`: bring aanmeldingen in as concept, all or nothing per file."""

from __future__ import annotations

import argparse
import sys
import uuid
from pathlib import Path

import sqlalchemy as sa

from tafel.aanmeldingen.services import maak_casus
from tafel.accounts.models import Gebruiker
from tafel.casussen.queries import find_tafel_voor
from tafel.criteria.bestand import BestandFout, lees_bestand
from tafel.criteria.rules import Eis, Toetsuitslag
from tafel.criteria.schema import Document
from tafel.kern.commando import CommandoFout, database, meld, transactie
from tafel.kern.db import sessie
from tafel.kern.format import getal
from tafel.toegang.rules import Actor
from tafel.toetsen.queries import toets_van
from tafel.toetsen.rules import open_eisen

DEMO_EMAIL = "casus@demo.test"
MEEST_GENOEMD = 3


def voeg_toe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `tafel importeer`."""
    parser.add_argument("bestanden", metavar="BESTAND.yaml", type=Path, nargs="+", help="bestanden met een aanmelding")
    parser.add_argument("--als", metavar="EMAIL", help=f"de casusverantwoordelijke (in de demo {DEMO_EMAIL})")


def doe(args: argparse.Namespace) -> int:
    """Store every file as a concept; print its number and what is left: 0. Else 2, one line on stderr, none stored."""
    try:
        gelezen = [(pad, *lees_bestand(pad)[1:]) for pad in args.bestanden]
        with database() as inst:
            email = args.als or (DEMO_EMAIL if inst.demo else "")
            if not email:
                raise CommandoFout("--als ontbreekt. Noem het e-mailadres van de casusverantwoordelijke.")
            actoren = [_actor(email, pad, profiel) for pad, profiel, _ in gelezen]
            sessie.remove()
            for actor, (_pad, _profiel, document) in zip(actoren, gelezen, strict=True):
                sys.stdout.write(f"{_bewaar(actor, document)}\n")
    except (BestandFout, CommandoFout) as fout:
        return meld(fout)
    return 0


def _bewaar(actor: Actor, document: Document) -> str:
    """Store one aanmelding in a transaction of its own; return a line that begins with the number of the case."""
    with transactie():
        casus = maak_casus(actor, document)
        assert actor.tafel is not None
        uitslag = toets_van(casus, actor.tafel.profiel)
        return f"{casus.nummer} staat als concept bij {actor.naam}. {_nog(uitslag, open_eisen(uitslag, casus.vraag))}"


def _nog(uitslag: Toetsuitslag, open_: tuple[Eis, ...]) -> str:
    """Return what is still to do before handing in, in one sentence."""
    if uitslag.uitkomst == "uitgesloten":
        return "Deze leerling valt buiten de tafel."
    namen = [eis.naam[:1].lower() + eis.naam[1:] for eis in open_]
    namen = ["de vraag aan de tafel" if eis.code == "vraag" else naam for eis, naam in zip(open_, namen, strict=True)]
    genoemd = namen if len(namen) <= MEEST_GENOEMD else [*namen[:MEEST_GENOEMD], "en meer"]
    return f"Nog {getal(len(namen), 'ding', 'dingen')}: {', '.join(genoemd)}."


def _actor(email: str, pad: Path, profiel: str) -> Actor:
    """Return who brings the file in, at their table of the file's profile; raises CommandoFout."""
    gebruiker = sessie.scalar(sa.select(Gebruiker).where(Gebruiker.email == email.strip().lower()))
    if gebruiker is None or not gebruiker.actief:
        raise CommandoFout(f"--als {email}: deze persoon heeft hier geen account. Kijk het e-mailadres na.")
    tafel = find_tafel_voor(gebruiker.id, "casusverantwoordelijke", profiel)
    if tafel is None:
        raise CommandoFout(
            f"{pad}, tafel: {email} is geen casusverantwoordelijke aan een tafel van de soort {profiel}. "
            "Kies met --als iemand die dat wel is."
        )
    rollen = frozenset({"casusverantwoordelijke"})
    return Actor(gebruiker.id, gebruiker.naam, gebruiker.email, uuid.uuid4(), tafel, rollen, (tafel,))
