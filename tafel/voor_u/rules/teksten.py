"""What the family page says, in plain Dutch (B1): short sentences, no words of the field; u for parents, je for youth.

Only fixed sentences, chosen by what is certain. No text that professionals wrote about the child comes on this page.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tafel.kern.format import datum_zin
from tafel.uitnodigingen.rules.familie import ZONDER_KOMEN
from tafel.uitnodigingen.rules.mandaat import Houder
from tafel.voor_u.rules.gewone_woorden import in_gewone_woorden, vakwoorden_in, zonder_bedrag

# 08-law: stands on every document for a family
_VAST = "Dit is een afspraak tussen de partijen. Het is geen overheidsbesluit. "
_BRIEF = "later een brief van de gemeente, het samenwerkingsverband of de school, dan staat daarin of en hoe"
VASTE_ZIN = f"{_VAST}Krijgt u {_BRIEF} u bezwaar kunt maken."
VASTE_ZIN_JE = f"{_VAST}Krijg je {_BRIEF} je bezwaar kunt maken."
MEEDOEN_U = {
    "praten": "Ik praat zelf",
    "schrijven": "Ik schrijf het op",
    "voorlezen": "Iemand leest voor wat ik schreef",
    "filmpje": "Ik laat een filmpje zien",
    "via_iemand": "Iemand praat voor mij",
    "alleen_luisteren": "Ik kom, en luister alleen",
}

# the same for who does not come: what can be done without being there
MEEDOEN_NIET = {een: MEEDOEN_U[een] for een in ZONDER_KOMEN} | {"filmpje": "Ik geef een filmpje mee"}


def keuzes(komt_niet: bool) -> dict[str, str]:
    """Return how somebody may take part, with the words of the page."""
    return MEEDOEN_NIET if komt_niet else MEEDOEN_U


@dataclass(frozen=True)
class Lezer:
    """Who reads the page, and what is certain about the case."""

    jij: bool
    sector: str | None = None
    ingeschreven: bool = True
    thuis_sinds: dt.date | None = None
    oorzaak: str | None = None
    beslist_zelf: bool = False  # the leerling is 16 or older
    jong: bool = False  # the leerling is younger than 12: the talk is with the parents (R28)
    mandaat: bool = True  # the table decides; otherwise it gives advice

    @property
    def u(self) -> str:
        """How the reader is spoken to."""
        return "je" if self.jij else "u"

    @property
    def kind(self) -> str:
        """The child, as the reader would say."""
        return "jij" if self.jij else "uw kind"

    @property
    def mentor(self) -> str:
        """Who knows the child best at school: swaps with the kind of school (07-words)."""
        return {"po": "leerkracht", "mbo": "begeleider op school"}.get(self.sector or "", "mentor")


def waarom(x: Lezer) -> list[str]:
    """Return why we sit together, in paragraphs of at most three sentences."""
    school = "een opleiding" if x.sector == "mbo" else "school"
    if x.ingeschreven:
        waar = f"Naar {'de opleiding' if x.sector == 'mbo' else 'school'} gaan lukt "
        eerste = waar + ("jou" if x.jij else "uw kind") + " nu niet, of niet goed."
    else:
        eerste = f"{x.kind.capitalize()} {'hebt' if x.jij else 'heeft'} nu geen {school.removeprefix('een ')}."
    zinnen = [eerste]
    if x.thuis_sinds:
        zinnen.append(f"{x.kind.capitalize()} {'bent' if x.jij else 'is'} thuis sinds {datum_zin(x.thuis_sinds)}.")
    if x.oorzaak == "wachtlijst":
        zinnen.append("De hulp die nodig is, heeft een wachtlijst.")
    elif x.oorzaak == "visieverschil":
        zinnen.append("Niet iedereen denkt hetzelfde over wat nu helpt.")
    zinnen.append("Er is al veel geprobeerd. Dat hielp nog niet genoeg.")
    daarna = "en spreken dan af wie wat doet" if x.mandaat else "en geven dan advies"
    doel = (
        "Nu komen mensen bij elkaar die iets kunnen doen. "
        f"Zij luisteren eerst naar {'jou' if x.jij else 'u'}, {daarna}. Niemand krijgt de schuld."
    )
    return [" ".join(zinnen), doel]


def wie_beslist(x: Lezer) -> list[str]:
    """Return who decides, in one paragraph; from 16 on also who decides about the data."""
    zelf = f"Over wat {'jij' if x.jij else 'u'} zelf {'doet, beslis jij' if x.jij else 'doet, beslist u'}."
    if x.mandaat:
        zin = f"De mensen bij wie ‘mag beslissen’ staat, maken de afspraken. {zelf}"
    else:
        zin = f"Deze tafel geeft advies. De school, de hulp of de gemeente beslist later zelf. {zelf}"
    uit = [zin]
    if x.beslist_zelf:
        uit.append(
            "Je bent 16 of ouder. Jij beslist wie jouw gegevens leest."
            if x.jij
            else "Uw kind is 16 of ouder. Uw kind beslist zelf wie de gegevens leest."
        )
    return uit


def niet_eens(x: Lezer) -> list[str]:
    """Return what to do when one does not agree (08-law W5-W7)."""
    if x.jij:
        return [
            "Zeg het aan tafel, of bel vooraf. Je mag nee zeggen tegen wat jij zelf moet doen. "
            "We schrijven jouw mening op. De regels over naar school gaan blijven wel gelden.",
        ]
    return [
        "Zeg het aan tafel, of bel vooraf. U mag nee zeggen tegen wat u zelf moet doen. "
        "Wij schrijven uw mening op. De regels van de leerplicht blijven wel gelden.",
    ]


def hulp_bij_klacht(x: Lezer) -> list[str]:
    """Return where to complain and who helps for free (08-law W4-W6, L20)."""
    regels = [
        "Een klacht over school? Ga naar de klachtencommissie van de school.",
        "Een klacht over de hulp? Ga naar de organisatie die de hulp geeft.",
        "Een klacht over iemand van de gemeente? Ga naar de gemeente.",
    ]
    if x.jij:
        regels.append("Wil je met iemand anders praten? Bel gratis met de Kindertelefoon: 0800-0432.")
    else:
        regels.append("Gratis raad vraagt u aan Ouders & Onderwijs: oudersenonderwijs.nl.")
        if x.sector != "mbo":
            regels.append("Gratis hulp geeft een onderwijsconsulent: onderwijsconsulenten.nl.")
    return regels


def vaste_zin(x: Lezer) -> str:
    """Return the fixed sentence of every document for a family."""
    return VASTE_ZIN_JE if x.jij else VASTE_ZIN


def gegevens(x: Lezer) -> list[str]:
    """Return what happens with the data (08-law P13; keeping a year after closing)."""
    over = "jou" if x.jij else "u en uw kind"
    uit = [
        f"Wie aan tafel zit, leest over {over} alleen wat nodig is en wat mag. Tafel houdt bij wie wat leest.",
        f"{'Wil je' if x.jij else 'Wilt u'} weten wat er staat, of wie het las? Vraag het. "
        f"Klopt er iets niet? Dan passen we het aan, of we schrijven {'jouw' if x.jij else 'uw'} mening erbij.",
        "Een jaar nadat alles klaar is, wissen we het.",
    ]
    if x.jij and x.beslist_zelf:
        uit.insert(1, "Zei je ja tegen delen? Je mag dat altijd weer nee maken.")
    elif x.jij:
        uit.insert(1, "Wil je iets liever niet delen? Zeg het. Dat telt mee.")
    elif not x.beslist_zelf:
        uit.insert(1, "Zei u ja tegen delen? U mag dat altijd weer nee maken.")
    return uit


def zo_gaat_het(x: Lezer, voorzitter: str) -> list[str]:
    """Return how the talk goes (R31: leerling and ouders first; R30: each wish an answer)."""
    eerste = "Jij mag als eerste praten." if x.jij else "U en uw kind mogen als eerste praten."
    return [
        f"{voorzitter} leidt het gesprek. {eerste} Daarna praten de anderen, om de beurt.",
        f"Op elke wens van {'jou' if x.jij else 'u'} komt een antwoord: kan, kan niet, en waarom.",
        "Aan het eind lezen we de afspraken voor. Dan hoor"
        + (" je" if x.jij else "t u")
        + " wie wat doet, en wanneer.",
    ]


def mee(x: Lezer) -> str:
    """Return who may come along (R27, R28)."""
    if not x.jij:
        kind = "Uw kind is jonger dan 12. Het gesprek is met u, en uw kind mag mee. " if x.jong else ""
        return f"{kind}U mag iemand meenemen die u vertrouwt. Die zit naast u en beslist niet mee."
    ouders = "Je mag met of zonder je ouders praten."
    vooraf = "" if x.beslist_zelf else " Praat je alleen? Dan vertellen we dat vooraf aan je ouders."
    ook = f" Dat kan ook je {x.mentor} zijn."
    return f"Je mag iemand meenemen die je vertrouwt.{ook} Die beslist niet mee. {ouders}{vooraf}"


# --- who come, and what each may decide -------------------------------------------------------------------------------

_VAN = {
    "school": "van school",
    "leerplicht": "van leerplicht: let op of elk kind les krijgt",
    "jeugdhulp": "van de hulp",
    "samenwerkingsverband": "van het samenwerkingsverband: scholen die samen extra hulp regelen",
    "jeugdarts": "dokter voor kinderen en jongeren",
    "wijkteam": "hulp uit de buurt",
}


def wie_is(rol: str, naam: str, functie: str, organisatie: str, x: Lezer) -> str:
    """Return what a professional is, in plain words, with the organisation when it tells something."""
    wat = _VAN.get(rol) or ("" if vakwoorden_in(functie) else functie) or "doet mee"
    if rol == "school" and x.sector == "mbo":
        wat = "van de opleiding"
    legt_uit = ":" in wat or rol == "jeugdarts"  # says enough
    return wat if legt_uit or not organisatie or organisatie == naam else f"{wat} ({organisatie})"


_EIGEN = "Mag beslissen voor de eigen organisatie"
_GELD_PARTIJ = "Mag beslissen over geld van de eigen organisatie"
_KNOOP = ("doorzettingsmacht", "doorzettingskracht")


def mag_partij(heeft_mandaat: bool, mandaat: str, tafel_beslist: bool) -> tuple[bool, str]:
    """Return whether somebody may decide, and in plain words what (feature 26, R38); no amounts, no words of the field.

    `mandaat` is what a professional typed. What can't be said in plain words is said in general.
    """
    if not (heeft_mandaat and tafel_beslist):
        return False, "Geeft advies, beslist niet"
    if any(woord in mandaat.lower() for woord in _KNOOP):
        return True, "Mag beslissen als de anderen er samen niet uitkomen"
    over = in_gewone_woorden(mandaat)
    if not over:
        return True, _GELD_PARTIJ if mandaat.strip() and not zonder_bedrag(mandaat) else _EIGEN
    return True, f"Mag beslissen {over}" if over.lower().startswith(("tot ", "over ")) else f"Mag beslissen over {over}"


_GELD = {"jeugdhulp": "geld voor hulp", "onderwijs": "geld voor hulp op school", "vrij": "geld voor school"}


def wie_geld(functie: str) -> str:
    """Return what somebody who comes for the money is; a function in words of the field is left out."""
    onbekend = not functie or vakwoorden_in(functie) or "samenwerkingsverband" in functie.lower()
    return "gaat over geld" if onbekend else functie


def mag_geld(h: Houder) -> str:
    """Return what a budget holder may decide, in words; up to how much is not for the family to weigh."""
    return f"Mag beslissen over {_GELD[h.kant]}"
