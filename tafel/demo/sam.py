"""What the demo shows of the first case of today: the story of leerling and ouders, their wishes, three options."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Casus
from tafel.kern.clock import moment_van
from tafel.kern.db import sessie
from tafel.logboek.services import schrijf
from tafel.onderzoeken.models import Onderzoekstuk, Verhaal, Verhaalversie, Wens
from tafel.opties.models import Optie, Wensoptie

LEERLING = (
    "Ik wil wel naar school, maar niet meteen een hele dag. In de kookles gaat het vanzelf, dan weet ik wat ik moet "
    "doen. In de klas ziet iedereen dat ik weg ben geweest. Als er één iemand is die het weet, durf ik naar binnen."
)
OUDERS = (
    "We zien een kind dat wil en niet durft. Op de dagen met koken en techniek stond ons kind om zeven uur klaar. Nu "
    "wacht iedereen op de begeleider, en wij ook. Zes maanden wachten is te lang."
)
WENSEN = (
    ("leerling", "Weer koken en techniek, op dezelfde ochtenden."),
    ("leerling", "Eén vaste persoon bij de deur."),
    ("ouder", "Een kleine klas, tot het weer gaat."),
)


def vertel_sam(casus: Casus, wie: Gebruiker, dag: dt.date) -> None:
    """Store stories, read back by who told them, what works, wishes with answers, and three options."""
    gehoord = dag - dt.timedelta(days=7)
    op = moment_van(gehoord, dt.time(15, 30))
    for van, tekst in (("leerling", LEERLING), ("ouder", OUDERS)):
        rij = Verhaal(casus_id=casus.id, van=van, gewijzigd_op=op)
        sessie.add(rij)
        sessie.flush()
        sessie.add(
            Verhaalversie(
                verhaal_id=rij.id, nummer=1, tekst=tekst, vorm="huisbezoek", gehoord_op=gehoord,
                voorgelezen_op=gehoord, bijgesteld_door="de leerling" if van == "leerling" else "", op=op,
                door_id=wie.id,
            )
        )  # fmt: skip
        schrijf(None, "verhaal bewaard", casus.nummer, tafel_id=casus.tafel_id, casus_id=casus.id, van=van, versie=1)
    for soort, tekst in (
        ("werkt", "Koken en techniek: op tijd, en tot het einde gebleven."),
        ("helpt", "De mentor van vorig jaar, en een oma die ’s ochtends belt."),
        ("school_nodig", "Zes uur per week iemand die meeloopt, en een plek om even weg te zijn."),
        ("leerling_sterk", "Kan goed koken, helpt anderen en houdt zich aan afspraken."),
        ("school_zwaar", "De mentor viel uit en de klas is groot."),
    ):
        sessie.add(
            Onderzoekstuk(casus_id=casus.id, soort=soort, tekst=tekst, alleen_voorbereiding=False, gewijzigd_op=op)
        )
    wensen = [
        Wens(casus_id=casus.id, nummer=nummer, van=van, tekst=tekst, gemaakt_op=op, door_id=wie.id)
        for nummer, (van, tekst) in enumerate(WENSEN, start=1)
    ]
    sessie.add_all(wensen)
    sessie.flush()
    _antwoorden(wensen, wie, op + dt.timedelta(days=4))
    opties = _opties(casus, dag)
    sessie.add_all(opties)
    sessie.flush()
    sessie.add_all([
        Wensoptie(wens_id=wensen[0].id, optie_id=opties[0].id), Wensoptie(wens_id=wensen[1].id, optie_id=opties[0].id),
    ])  # fmt: skip
    sessie.flush()


def _antwoorden(wensen: list[Wens], wie: Gebruiker, op: dt.datetime) -> None:
    for wens, antwoord, waarom in (
        (wensen[0], "kan", "De school heeft dezelfde ochtenden nog vrij."),
        (wensen[2], "kan_niet", "De kleine klas op deze school is vol tot de zomer."),
    ):
        wens.antwoord, wens.waarom, wens.beantwoord_op, wens.beantwoord_door_id = antwoord, waarom, op, wie.id


def _opties(casus: Casus, dag: dt.date) -> list[Optie]:
    op = moment_van(dag - dt.timedelta(days=2), dt.time(14, 0))
    return [
        Optie(
            casus_id=casus.id, volgorde=1, naam="Twee ochtenden koken en techniek, met iemand die meeloopt",
            onderwijs="Maandag en donderdag, daarna elke drie weken een ochtend erbij.",
            zorg="Zes uur per week begeleiding, tot Jeugdhulp De Brug begint.", vervoer="Op de fiets, met een ouder.",
            kosten="Begeleiding voor zesentwintig weken.", bedrag=Decimal(6240), kans="groot",
            nodig="Akkoord op de kosten, en één vaste begeleider.", plek="Eigen school",
            plek_vanaf=dag + dt.timedelta(days=8), ja_zegt="De directeur van de school", reeel=True,
            reeel_waarom="het eerder werkte en dezelfde ochtenden vrij zijn", gewijzigd_op=op,
        ),
        Optie(
            casus_id=casus.id, volgorde=2, naam="Thuis beginnen, met les op afstand",
            onderwijs="Elke dag een uur, met de mentor.", zorg="Een gesprek per week.", vervoer="Niet nodig.",
            kosten="Geen extra kosten.", kans="redelijk", nodig="Een mentor met tijd.", reeel=True,
            reeel_waarom="het morgen kan beginnen, als tussenstap", gewijzigd_op=op,
        ),
        Optie(
            casus_id=casus.id, volgorde=3, naam="Wachten op Jeugdhulp De Brug", onderwijs="Geen, tot die plek er is.",
            zorg="Begint over veertien weken.", vervoer="Niet nodig.", kosten="Geen extra kosten.", kans="klein",
            nodig="Veertien weken geduld.", reeel=False,
            reeel_waarom="nog langer wachten de stap naar school groter maakt", gewijzigd_op=op,
        ),
    ]  # fmt: skip
