"""The command `tafel gebruiker`: make, block, and the first beheerder. Each new account gets a link that works once."""

from __future__ import annotations

import argparse
import sys

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.accounts.services import blokkeer, maak_gebruiker, nodig_uit
from tafel.config import Instellingen
from tafel.kern.clock import vandaag
from tafel.kern.commando import CommandoFout, database, meld, transactie
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd
from tafel.logboek.services import schrijf
from tafel.organisaties.models import ROLLEN, Lidmaatschap, Tafel


def voeg_toe(parser: argparse.ArgumentParser) -> None:
    """Add the sub-commands."""
    delen = parser.add_subparsers(dest="doen", required=True, metavar="maak | blokkeer | eerste-beheerder")
    maak = delen.add_parser("maak", help="maakt een account met een rol aan een tafel")
    maak.add_argument("email", metavar="EMAIL")
    maak.add_argument("--naam", required=True)
    maak.add_argument("--rol", required=True, choices=ROLLEN)
    maak.add_argument("--tafel", metavar="CODE", help="de code van de tafel; mag weg als er één tafel is")
    maak.add_argument("--functie", default="")
    blok = delen.add_parser("blokkeer", help="sluit een account meteen af")
    blok.add_argument("email", metavar="EMAIL")
    eerst = delen.add_parser("eerste-beheerder", help="maakt het eerste account, van wie tafels mag maken")
    eerst.add_argument("email", metavar="EMAIL")
    eerst.add_argument("--naam", required=True)


def doe(args: argparse.Namespace) -> int:
    """Do the sub-command; 0 done, 2 with one Dutch line when it can't."""
    uitvoeren = {"maak": _maak, "blokkeer": _blokkeer, "eerste-beheerder": _eerste}[args.doen]
    try:
        with database() as inst, transactie():
            regel = uitvoeren(args, inst)
    except Geweigerd as geweigerd:
        return meld(f"tafel gebruiker {args.doen} {args.email}: {geweigerd.weigeringen[0].melding}")
    except CommandoFout as fout:
        return meld(fout)
    sys.stdout.write(regel + "\n")
    return 0


def _link(gebruiker: Gebruiker, inst: Instellingen) -> str:
    code = nodig_uit(gebruiker.id)
    return (
        f"Account gemaakt voor {gebruiker.email}. Geef deze link door; hij werkt één keer, drie dagen lang:\n"
        f"{inst.base_url}/wachtwoord/{code}"
    )


def _tafel(code: str | None) -> Tafel:
    tafels = list(sessie.scalars(sa.select(Tafel).order_by(Tafel.code)))
    if not tafels:
        raise CommandoFout("Er is nog geen tafel. Maak eerst de beheerder: tafel gebruiker eerste-beheerder")
    codes = ", ".join(tafel.code for tafel in tafels)
    if code is None and len(tafels) > 1:
        raise CommandoFout(f"Er zijn meer tafels. Geef op welke: --tafel CODE, met een van {codes}.")
    gevonden = [tafel for tafel in tafels if code is None or tafel.code == code.upper()]
    if not gevonden:
        raise CommandoFout(f"--tafel {code}: deze tafel is er niet. Kies uit {codes}.")
    return gevonden[0]


def _maak(args: argparse.Namespace, inst: Instellingen) -> str:
    tafel = _tafel(args.tafel)
    gebruiker = maak_gebruiker(args.email, args.naam)
    lid = Lidmaatschap(
        tafel_id=tafel.id, gebruiker_id=gebruiker.id, rol=args.rol, functie=args.functie.strip()[:200], van=vandaag()
    )
    sessie.add(lid)
    schrijf(None, "account gemaakt", "account", tafel_id=tafel.id, rol=args.rol)
    return _link(gebruiker, inst)


def _blokkeer(args: argparse.Namespace, _: Instellingen) -> str:
    gebruiker = blokkeer(args.email)
    return f"Het account {gebruiker.email} is afgesloten. Wie ermee was ingelogd, is uitgelogd."


def _eerste(args: argparse.Namespace, inst: Instellingen) -> str:
    lid = sa.select(Lidmaatschap.id).where(
        Lidmaatschap.rol == "beheerder", sa.or_(Lidmaatschap.tot.is_(None), Lidmaatschap.tot >= vandaag())
    )
    eigen = sa.select(Gebruiker.id).where(Gebruiker.beheert, Gebruiker.actief)
    if sessie.scalar(eigen.limit(1)) or sessie.scalar(lid.limit(1)):
        raise CommandoFout("Er is al een beheerder. Die maakt accounts bij Beheer. Of gebruik: tafel gebruiker maak")
    gebruiker = maak_gebruiker(args.email, args.naam)
    gebruiker.beheert = True
    schrijf(None, "eerste beheerder gemaakt", "account")
    return _link(gebruiker, inst)
