"""What the demo shows of hearing first: one case half heard with its file closed, one with stories and options."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Casus, Casustoegang
from tafel.kern.clock import moment_van
from tafel.kern.db import sessie
from tafel.logboek.services import schrijf
from tafel.onderzoeken.models import Belnotitie, Onderzoekstuk, Verhaal, Verhaalversie, Wens
from tafel.opties.models import Aanbod, Optie, Wensoptie
from tafel.organisaties.models import Tafel

# what there is around Nergenshuizen: name, kind, what for, where, weeks, asked how many days ago, whom to call
AANBOD = (
    ("Atelier De Verfmuts", "cultuur", "Tekenen en bouwen in een kleine groep, ook overdag.",
     "Nergenshuizen-Noord", 0, 12, "balie, 06 0000 0101"),
    ("Boerderij De Bedachte Bever", "dagbesteding", "Dieren verzorgen, twee ochtenden, met begeleiding.",
     "Buitengebied", 3, 20, "Joke, 06 0000 0102"),
    ("Speltafel Het Nulveld", "spel", "Spelen met leeftijdgenoten, op woensdag.",
     "Wijkhuis Nergenshuizen", 0, 34, "wijkhuis, 06 0000 0103"),
    ("Klas Tussenin", "onderwijs", "Onderwijs en zorg in een klas van acht, voor 8 tot 12 jaar.",
     "Sprookjesdal", 9, 16, "Klas Tussenin, 06 0000 0104"),
    ("Praktijk Regenboogbrug", "ggz", "Behandeling bij angst, thuis of op school.",
     "Nergenshuizen", 14, 130, "aanmelding, 06 0000 0105"),
    ("Jongerenwerk Om de Hoek", "jongerenwerk", "Iemand die langskomt en mee naar buiten gaat.",
     "Heel Nergenshuizen", 1, 8, "Jongerenwerk, 06 0000 0106"),
    ("Judoclub Zachte Val", "sport", "Judo in een kleine groep, met een vaste leraar.",
     "Sporthal De Wolk", 0, 45, "Judoclub, 06 0000 0107"),
    ("Thuis Verder", "gezinshulp", "Hulp bij het ritme van de dag, in het gezin.",
     "Heel Nergenshuizen", 5, 27, "Thuis Verder, 06 0000 0108"),
)  # fmt: skip
LEERLING = (
    "Ik wil wel leren. Maar in de klas hoor ik alles tegelijk, en dan kan ik niet meer denken. Onder de tafel is het "
    "stiller. Toen er iemand meeging, ging het wel. Die zei niks, die was er gewoon. Ik heb een school getekend met "
    "een tent in de gang."
)
OUDERS = (
    "Hij was een vrolijk kind. Sinds de zomer slaapt hij slecht. Iedereen zegt dat het plan goed is, maar het begint "
    "niet. Wij bellen elke week iemand anders. De twee weken met de begeleider waren de beste van het jaar."
)


def vertel_onderzoek(
    tafels: Mapping[str, Tafel], gevallen: Mapping[str, Casus], mensen: Mapping[str, Gebruiker], dag: dt.date
) -> None:
    """Store the map of Nergenshuizen, a story with wishes and options in 04, and a closed file in 03."""
    kaart = _kaart(tafels["DBM"], AANBOD, dag)
    _kaart(tafels["TFF"], AANBOD[3:6], dag)
    casus, wie = gevallen["04"], mensen["onderzoeker"]
    _verhalen(casus, wie, dag)
    wensen = _wensen(casus, wie, dag)
    _opties(casus, wensen, kaart, dag)
    _dicht(gevallen["03"], mensen["onderzoeker2"], dag)
    sessie.flush()


def _kaart(
    tafel: Tafel, aanbod: tuple[tuple[str, str, str, str, int, int, str], ...], dag: dt.date
) -> dict[str, Aanbod]:
    rijen = {
        naam: Aanbod(
            tafel_id=tafel.id, naam=naam, soort=soort, waarvoor=waarvoor, plek=plek, wachttijd_weken=weken,
            peildatum=dag - dt.timedelta(days=geleden), contact=contact,
        )
        for naam, soort, waarvoor, plek, weken, geleden, contact in aanbod
    }  # fmt: skip
    sessie.add_all(rijen.values())
    sessie.flush()
    return rijen


def _verhalen(casus: Casus, wie: Gebruiker, dag: dt.date) -> None:
    for van, tekst, vorm, geleden, bij in (
        ("leerling", LEERLING, "huisbezoek", 6, "de leerling"),
        ("ouder", OUDERS, "huisbezoek", 6, ""),
    ):
        op = moment_van(dag - dt.timedelta(days=geleden), dt.time(16, 10))
        rij = Verhaal(casus_id=casus.id, van=van, gewijzigd_op=op)
        sessie.add(rij)
        sessie.flush()
        gehoord = dag - dt.timedelta(days=geleden)
        gelezen = gehoord + dt.timedelta(days=2)
        for nummer, zin, voor in ((1, tekst.rpartition(". ")[0] + ".", None), (2, tekst, gelezen)):
            sessie.add(
                Verhaalversie(
                    verhaal_id=rij.id, nummer=nummer, tekst=zin, vorm=vorm, gehoord_op=gehoord, voorgelezen_op=voor,
                    bijgesteld_door=bij if voor else "", op=op if nummer == 1 else op + dt.timedelta(days=2),
                    door_id=wie.id,
                )
            )  # fmt: skip
        schrijf(None, "verhaal bewaard", casus.nummer, tafel_id=casus.tafel_id, casus_id=casus.id, van=van, versie=2)
    op = moment_van(dag - dt.timedelta(days=4), dt.time(11, 0))
    for soort, tekst, apart in (
        ("werkt", "Samen eten met de groep. Sommen maken als iemand naast hem zit.", False),
        ("helpt", "Zijn opa, elke donderdag. De juf van vorig jaar stuurt kaarten.", False),
        ("school_nodig", "Een vaste volwassene in de klas en een stille plek in de gang.", False),
        ("leerling_sterk", "Tekent, bouwt en onthoudt alles over vogels.", False),
        ("leerling_zwaar", "Veel geluid tegelijk.", False),
        ("thuis_zwaar", "De ouders zijn moe van het regelen.", True),
        ("school_sterk", "De juf wil graag.", False),
    ):
        sessie.add(
            Onderzoekstuk(casus_id=casus.id, soort=soort, tekst=tekst, alleen_voorbereiding=apart, gewijzigd_op=op)
        )
    gebeld = moment_van(dag - dt.timedelta(days=3), dt.time(9, 40))
    for gesprek, wat, apart in (
        ("Guus Bedenksel", "Wil meedenken over een plek.", True),
        ("Yasmin Wensdroom", "Kan beginnen zodra er ja is op de kosten.", False),
    ):
        sessie.add(
            Belnotitie(
                casus_id=casus.id, wie=gesprek, wanneer=gebeld, wat=wat, alleen_voorbereiding=apart,
                genoteerd_op=gebeld, door_id=wie.id,
            )
        )  # fmt: skip


def _wensen(casus: Casus, wie: Gebruiker, dag: dt.date) -> list[Wens]:
    op = moment_van(dag - dt.timedelta(days=6), dt.time(16, 40))
    rijen = [
        Wens(casus_id=casus.id, nummer=nummer, van=van, tekst=tekst, gemaakt_op=op, door_id=wie.id)
        for nummer, (van, tekst) in enumerate(
            (
                ("leerling", "Een school met een stille plek."),
                ("leerling", "Dat iemand meegaat die niet de hele tijd praat."),
                ("ouder", "Eén iemand die wij kunnen bellen."),
            ),
            start=1,
        )
    ]
    sessie.add_all(rijen)
    sessie.flush()
    tweede = rijen[1]
    tweede.antwoord, tweede.waarom = "kan", "Dezelfde begeleider als in de proef kan weer komen, zodra er akkoord is."
    tweede.beantwoord_op, tweede.beantwoord_door_id = op + dt.timedelta(days=3), wie.id
    return rijen


def _opties(casus: Casus, wensen: list[Wens], kaart: Mapping[str, Aanbod], dag: dt.date) -> None:
    op = moment_van(dag - dt.timedelta(days=2), dt.time(15, 0))
    eigen = Optie(
        casus_id=casus.id, volgorde=1, naam="Drie ochtenden op de eigen school, met begeleider",
        onderwijs="Drie ochtenden in de eigen klas, rekenen en lezen op eigen niveau.",
        zorg="Zes uur begeleiding en zes uur behandeling per week, zestien weken.", vervoer="Lopend, met een ouder.",
        kosten="Begeleiding en behandeling, te delen door twee kanten.", bedrag=Decimal(8640), kans="groot",
        nodig="Akkoord van jeugdhulp en van het samenwerkingsverband. Een stille plek in de gang.",
        plek="Eigen klas", plek_vanaf=dag + dt.timedelta(days=7), ja_zegt="De directeur van de school", reeel=True,
        reeel_waarom="het in de proef van twee weken werkte", gewijzigd_op=op,
    )  # fmt: skip
    klas = Optie(
        casus_id=casus.id, volgorde=2, aanbod_id=kaart["Klas Tussenin"].id, naam="Naar Klas Tussenin",
        onderwijs="Vijf dagen, klas van acht.", zorg="In de klas.", vervoer="Taxi, 25 minuten.",
        kosten="Vervoer door de gemeente.", kans="redelijk", nodig="Een verklaring en negen weken geduld.",
        reeel=False, reeel_waarom="de wachttijd negen weken is en hij zo lang niet kan wachten",
        gewijzigd_op=op,
    )  # fmt: skip
    ver = Optie(
        casus_id=casus.id, volgorde=3, naam="Naar de kleine school in Sprookjesdal",
        onderwijs="Vijf dagen, groep van twaalf.", zorg="Eén ochtend per week op school.",
        vervoer="Taxi, een uur heen en een uur terug.", kosten="Vervoer door de gemeente.", kans="klein",
        nodig="Een nieuwe klas en elke dag twee uur reizen.", reeel=False,
        reeel_waarom="hij elke dag twee uur in de taxi zit en daar niemand kent", stand="niet_gekozen",
        omdat="hij elke dag twee uur in de taxi zit en daar niemand kent", gewijzigd_op=op,
    )  # fmt: skip
    sessie.add_all([eigen, klas, ver])
    sessie.flush()
    sessie.add(Wensoptie(wens_id=wensen[1].id, optie_id=eigen.id))


def _dicht(casus: Casus, wie: Gebruiker, dag: dt.date) -> None:
    """Let the zaakonderzoeker of this case begin without the file: the leerling is heard, the ouders half typed."""
    op = moment_van(dag - dt.timedelta(days=2), dt.time(10, 0))
    sessie.execute(
        sa.update(Casustoegang)
        .where(
            Casustoegang.casus_id == casus.id,
            Casustoegang.gebruiker_id == wie.id,
            Casustoegang.rol == "zaakonderzoeker",
        )
        .values(dossier_dicht_op=op)
    )
    leerling = Verhaal(casus_id=casus.id, van="leerling", gewijzigd_op=op)
    sessie.add(leerling)
    sessie.flush()
    sessie.add_all([
        Verhaalversie(
            verhaal_id=leerling.id, nummer=1, vorm="school", gehoord_op=op.date(), op=op, door_id=wie.id,
            tekst="Ik mag pas naar school als ik stil kan zitten. Maar thuis bouw ik torens, en dan zit ik heel stil.",
        ),
        Wens(
            casus_id=casus.id, nummer=1, van="leerling", tekst="Een klas met een bouwhoek.", gemaakt_op=op,
            door_id=wie.id,
        ),
    ])  # fmt: skip
    for wat, erbij in (("verhaal bewaard", {"van": "leerling", "versie": 1}), ("wens bewaard", {"van": "leerling"})):
        schrijf(None, wat, casus.nummer, tafel_id=casus.tafel_id, casus_id=casus.id, **erbij)
    sessie.add(
        Verhaal(
            casus_id=casus.id, van="ouder", gewijzigd_op=op,
            concept="Wij dachten dat er een plek was. Toen belde de school dat het toch niet kon.",
        )
    )  # fmt: skip
