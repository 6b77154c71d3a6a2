"""Letters in plain Dutch (B1, one A4) about what the chair ruled, and what happens next. Pure.

The words are those of Tafel (V10: the protocol has no such letters). No name of a child: the letter is handed over.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tafel.kern.format import datum_vol
from tafel.kern.refusals import Weigering

MAX_BRIEF = 2600  # what fits on one A4 in this type
AANHEF = {"casusverantwoordelijke": "Beste casusverantwoordelijke,", "gezin": "Beste leerling, beste ouders,"}


@dataclass(frozen=True)
class Brieffeiten:
    """What a letter tells: which ruling (or state), about which case, by whom, and why."""

    soort: str
    nummer: str
    tafel: str
    voorzitter: str = ""
    contact: str = ""  # the casusverantwoordelijke, with a telephone number when there is one
    reden: str = ""
    mist: tuple[str, ...] = ()
    bestemming: str = ""
    waarheen: str = ""
    termijn: dt.date | None = None
    overleg_op: dt.date | None = None
    beloofd_op: dt.date | None = None


# what happens at the place where a case is referred to, told to the family (S1 h5)
_DAAR = {
    "mdo": "Bij een multidisciplinair overleg zitten school en mensen van hulp en zorg samen. U praat daar zelf mee.",
    "casuistiekoverleg": "Daar maken school en samenwerkingsverband samen een plan. U hoort wat erin staat.",
    "samenwerkingsverband": "Het samenwerkingsverband helpt als school en ouders het niet eens zijn, en zoekt mee.",
    "onderwijsconsulent": "Een onderwijsconsulent denkt gratis en onafhankelijk met u mee.",
    "andere_tafel": "Die tafel weet nog niets van u. Uw gegevens gaan niet mee. U meldt zich daar samen opnieuw aan.",
    "doorstroompunt": "Het doorstroompunt helpt jongeren vanaf 18 jaar naar school of werk.",
}


def brief(aan: str, feiten: Brieffeiten, bestemming_code: str = "") -> str:
    """Return the letter to `aan` ("casusverantwoordelijke", "gezin"), ready to be read over and changed."""
    delen = _gezin(feiten, bestemming_code) if aan == "gezin" else _casusverantwoordelijke(feiten)
    groet = f"Met vriendelijke groet,\n\n{feiten.voorzitter or feiten.tafel}\n"
    groet += f"voorzitter van {feiten.tafel}" if feiten.voorzitter else ""
    return "\n\n".join([AANHEF[aan], *(deel for deel in delen if deel), groet.strip()])


def tegen_brief(tekst: str) -> list[Weigering]:
    """Return the reasons against keeping a letter: it holds words, and fits on one A4."""
    lengte = len(tekst.strip())
    if not lengte:
        return [Weigering("geen_tekst", "Schrijf de brief.", "tekst")]
    if lengte > MAX_BRIEF:
        zin = f"De brief is {lengte} tekens lang. Op één A4 passen er {MAX_BRIEF}. Maak de brief korter."
        return [Weigering("te_lang", zin, "tekst")]
    return []


def _kop(vraag: str, antwoord: str) -> str:
    return f"{vraag}\n{antwoord}"


def _lijst(mist: tuple[str, ...]) -> str:
    return "".join(f"\n- {een}" for een in mist)


def _plek(feiten: Brieffeiten) -> str:
    naam = feiten.bestemming.partition(" (")[0].partition(", bij")[0]
    return f"{naam}: {feiten.waarheen}" if feiten.waarheen else naam


def _besluit(feiten: Brieffeiten, *, gezin: bool) -> str:
    """Return in a sentence or two what was decided."""
    wie = f"De voorzitter van {feiten.tafel}"
    tot = f" tot en met {datum_vol(feiten.termijn)}" if feiten.termijn else ""
    wachten = " Er is nog niets besloten over de vraag zelf." if gezin else ""
    return {
        "toegelaten": f"{wie} laat de aanmelding toe. De tafel gaat erover praten.",
        "uitzondering": f"{wie} laat de aanmelding toe, ook al mist er nog iets. De tafel gaat erover praten.",
        "teruggegeven": f"{wie} heeft de aanmelding gelezen. Er mist nog iets. Daarom gaat zij terug.{wachten}",
        "geen_uitzondering": f"{wie} maakt geen uitzondering. Er moet eerst nog iets bij.{wachten}",
        "aanvulling": f"{wie} vraagt nog één ding. Dat kan{tot}.{wachten}",
        "verlengd": f"{wie} geeft meer tijd om aan te vullen{tot}.{wachten}",
        "doorverwezen": f"{wie} denkt dat een andere plek beter past: {_plek(feiten)}.",
        "gesloten": f"{wie} sluit de aanmelding. Wat nog nodig was, kwam niet.",
        "ingediend": f"De aanmelding ligt bij de voorzitter van {feiten.tafel}. De voorzitter leest haar.",
        "opgelost_voor_tafel": "Het is opgelost voordat de tafel nodig was. Dat is goed nieuws.",
        "ingetrokken": "De aanmelding bij de tafel is ingetrokken.",
        "concept": "De aanmelding is nog niet klaar. De tafel weet nog van niets.",
        "opvolging": "De tafel heeft een besluit genomen. De tafel kijkt een jaar lang mee of het lukt.",
        "afgesloten": "De tafel heeft de casus afgesloten.",
        "overgedragen": "Een andere tafel neemt het over.",
    }[feiten.soort]  # fmt: skip


def _gezin(feiten: Brieffeiten, code: str) -> list[str]:
    bel = feiten.contact or "de casusverantwoordelijke"
    daarna = {
        "toegelaten": _op_tafel(feiten),
        "uitzondering": _op_tafel(feiten),
        "teruggegeven": f"{bel} vult aan wat mist en stuurt het opnieuw in. U hoeft niets opnieuw te vertellen.",
        "geen_uitzondering": f"{bel} vult aan wat mist en stuurt het opnieuw in. U hoeft niets opnieuw te vertellen.",
        "aanvulling": f"{bel} vult dit aan. Daarna leest de voorzitter het opnieuw.",
        "verlengd": f"{bel} vult dit aan. Daarna leest de voorzitter het opnieuw.",
        "doorverwezen": f"{_DAAR.get(code, '')} {bel} bespreekt met u wie de eerste stap zet.".strip(),
        "gesloten": f"{bel} belt u om te bespreken wat nu kan helpen. Een nieuwe aanmelding mag altijd.",
        "ingediend": "U hoort van ons of de tafel erover gaat praten, en wanneer. U krijgt altijd antwoord.",
        "opgelost_voor_tafel": f"U hoeft niets te doen. Gaat het toch weer minder? Bel {bel}.",
        "ingetrokken": f"De tafel doet niets meer. Hebt u vragen? Bel {bel}.",
        "concept": f"{bel} vult de aanmelding samen met u in. Zonder u gaat er niets naar de tafel.",
        "opvolging": f"Op het besluitblad staat wie wat doet, en wanneer. Gaat iets niet zoals afgesproken? Bel {bel}.",
        "afgesloten": f"Hebt u later vragen? Bel {bel}.",
        "overgedragen": f"{bel} vertelt u wie u daar kunt bellen.",
    }[feiten.soort]
    schreef = f"De voorzitter schreef: “{feiten.reden.strip()}”" if feiten.voorzitter else feiten.reden.strip()
    waarom = schreef if feiten.reden.strip() else ""
    oneens = ""
    if feiten.soort in ("teruggegeven", "geen_uitzondering", "doorverwezen", "gesloten"):
        oneens = (
            f"Bel eerst {bel}. U mag ook advies vragen aan een onderwijsconsulent of aan Ouders & Onderwijs. "
            "Dat is gratis."
        )
    return [
        f"Deze brief gaat over aanmelding {feiten.nummer}.",
        _kop(
            "Wat is er besloten?" if feiten.soort != "ingediend" else "Hoe staat het ervoor?",
            _besluit(feiten, gezin=True),
        ),
        _kop("Waarom?" if feiten.soort != "opgelost_voor_tafel" else "Wat werkte?", waarom) if waarom else "",
        _kop("Wat gebeurt er nu?", daarna),
        _kop("Bent u het er niet mee eens?", oneens) if oneens else "",
        _kop("Hebt u een vraag?", f"Bel {bel}. U mag altijd vragen wat er over u is opgeschreven."),
    ]


def _op_tafel(feiten: Brieffeiten) -> str:
    if feiten.overleg_op:
        wanneer = f"De tafel praat erover op {datum_vol(feiten.overleg_op)}."
    elif feiten.beloofd_op:
        wanneer = f"Wij doen ons best om er vóór of op {datum_vol(feiten.beloofd_op)} over te praten."
    else:
        wanneer = "U hoort zo snel mogelijk op welke dag dat is."
    return (
        f"{wanneer} U mag erbij zijn en iemand meenemen. U komt als eerste aan het woord. "
        "Liever niet praten? Het mag ook op papier, of via iemand die u vertrouwt."
    )


def _casusverantwoordelijke(feiten: Brieffeiten) -> list[str]:
    mist = f"Dit is nog nodig:{_lijst(feiten.mist)}" if feiten.mist else ""
    opnieuw = (
        "Vul aan wat mist en dien opnieuw in. De aanmelding houdt haar nummer. "
        "De voorzitter ziet meteen wat er veranderd is."
    )
    daarna = {
        "toegelaten": "U hoort op welk overleg de casus wordt besproken. Vertel dit vandaag aan leerling en ouders.",
        "uitzondering": "Vul aan wat nog mist zodra dat kan. U hoort op welk overleg de casus wordt besproken.",
        "teruggegeven": opnieuw,
        "geen_uitzondering": opnieuw,
        "aanvulling": f"{opnieuw} Lukt dat niet op tijd? Bel dan de voorzitter.",
        "verlengd": f"{opnieuw} Lukt dat niet op tijd? Bel dan de voorzitter.",
        "doorverwezen": (
            "Bespreek dit met leerling en ouders, en spreek af wie de eerste stap zet. Deze tafel sluit de aanmelding. "
            "Er gaan geen gegevens mee: wat u daar deelt, bespreekt u eerst met leerling en ouders."
        ),
        "gesloten": "Bespreek met leerling en ouders wat nu kan helpen. Later opnieuw aanmelden mag altijd.",
    }.get(feiten.soort, "U hoort van ons wat er verder gebeurt.")
    return [
        f"Deze brief gaat over casus {feiten.nummer}.",
        _kop("Wat is er besloten?", _besluit(feiten, gezin=False)),
        _kop("Waarom?", feiten.reden.strip()) if feiten.reden.strip() else "",
        mist,
        _kop("Wat kunt u nu doen?", daarna),
        "Voor leerling en ouders is er een eigen brief. Geef die aan hen en lees hem samen door.",
    ]
