"""The branches: what the chair does and says when it goes another way. Sources: R31, R33-R44, V3, 05-practice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tafel.draaiboeken.rules.feiten import Casusfeiten, Spreker, Tafelfeiten, Tak, doe, zeg
from tafel.draaiboeken.rules.zinnen import MEEDOEN, af
from tafel.kern.format import datum_zin, getal

AKKOORD_WERKDAGEN = 3  # as besluiten asks a budget holder after the meeting
RUIMTE = 10  # minutes asked from the next case
HOUDT_OVER = 20  # what the next case keeps at least


def takken(fase: str, feiten: Casusfeiten) -> tuple[Tak, ...]:
    """Return the branches of one phase (a key of FASEN); raises KeyError for another phase."""
    return tuple(_TAKKEN[fase](feiten))


def altijd(t: Tafelfeiten) -> tuple[Tak, ...]:
    """Return the branches that may be needed at any moment."""
    keer = f" De tafel kan verder op {datum_zin(t.volgend_op)}." if t.volgend_op else ""
    return (
        Tak("Wordt het te veel voor iemand?", (
            zeg("We stoppen even. Tien minuten. Niemand hoeft hier iets te zeggen."),
            doe("Ga mee naar buiten met wie dat wil. Vraag de zaakonderzoeker om erbij te blijven."),
            zeg("Wil je verder, of maken we het een andere keer af? Allebei is goed."),
        )),
        Tak("Wil het gezin stoppen?", (
            zeg("Dat mag. U hoeft niet te zeggen waarom. Wat we al opschreven, lees ik u voor."),
            zeg("Wat wilt u dat er nu gebeurt? En wie mag u morgen bellen?"),
            doe(f"Geef de casus de uitkomst aangehouden, met een dag binnen zes weken.{keer} Er komt nu geen besluit."),
        )),
        Tak("Gaat het over schuld?", (
            zeg("Ik stop u even. We zoeken niet wie schuld heeft. Wat helpt vanaf maandag?"),
        )),
        Tak("Valt iemand een ander in de rede?", (zeg("U komt zo. Eerst mag dit verhaal af."),)),
        Tak("Hoort u iets over onveiligheid?", (
            zeg("Dank je dat je dit zegt. Daar praat ik straks met jou over, niet met iedereen erbij."),
            doe("Volg de stappen van de meldcode. Wacht daarmee niet op een besluit van de tafel."),
        )),
    )  # fmt: skip


def bij_opening(cases: Sequence[Casusfeiten]) -> tuple[Tak, ...]:
    """Return the branches of the opening."""
    eerste = f" Begin zo nodig met {cases[1].nummer}." if len(cases) > 1 else ""
    return (
        Tak("Is iemand te laat?", (
            zeg("We wachten vijf minuten. Dan beginnen we."),
            doe(f"Bel wie mist.{eerste} Leerling en ouders die op tijd zijn, wachten niet."),
        )),
        Tak("Zegt iemand: ik mag niets toezeggen?", (
            zeg("Goed dat u het zegt. Wie kan dat wel, en is die nu te bellen?"),
            doe("Zet bij die partij dat het mandaat mist. Wat geld of een plek kost, wordt dan onder voorbehoud."),
        )),
    )  # fmt: skip


# --- per phase -------------------------------------------------------------------------------------------------------


def _is_er(f: Casusfeiten, rol: str) -> bool:
    """Tell whether somebody in this role is expected in the room."""
    return any(een.komt not in ("kan_niet",) for een in f.van(rol))


def _welkom(f: Casusfeiten) -> list[Tak]:
    uit = [_gezin_weg(f, "leerling")]
    if f.van("ouders") or not f.van("leerling"):
        uit.append(_gezin_weg(f, "ouders"))
    weg = [een for een in f.sprekers if een.komt == "kan_niet" and not een.gezin]
    zinnen = [doe(f"{een.voluit} kan niet{f': {af(een.reden)}' if een.reden else '.'}") for een in weg]
    zinnen += [
        doe("Bel wie mist. Meedoen aan de telefoon telt."),
        zeg("Voor wie er niet is, zeggen wij niets toe. We maken er een vraag aan die partij van, met een dag."),
    ]
    uit.append(Tak("Is een partij er niet?", tuple(zinnen), let=bool(weg)))
    return uit


def _gezin_weg(f: Casusfeiten, rol: str) -> Tak:
    """What to do when leerling or ouders are not there: how their view came in all the same (V3)."""
    wie, is_, zegt = ("de leerling", "is", "zegt") if rol == "leerling" else ("de ouders", "zijn", "zeggen")
    mensen = f.van(rol)
    zinnen = [doe(_hoe_binnen(een)) for een in mensen if een.meedoen or een.woorden]
    eigen = [w for w in f.wensen if (w.van == "leerling") == (rol == "leerling")]
    if eigen:
        zinnen.append(doe(f"Lees {getal(len(eigen), 'wens', 'wensen')} van {wie} voor, in hun eigen woorden."))
    if f.niet_gehoord and rol in f.niet_gehoord:
        zinnen.append(doe(f"Vooraf lukte het gesprek niet: {af(f.niet_gehoord[rol])}"))
    zinnen.append(zeg(f"{wie[:1].upper() + wie[1:]} {is_} er nu niet. Wie weet wat {wie} hier {zegt}?"))
    zinnen.append(
        doe("Leg vast waarom, de twee uitnodigingen met hun dag, en hoe de mening toch binnenkwam. Anders mag er geen "
            "besluit komen.")
    )  # fmt: skip
    return Tak(f"{is_.capitalize()} {wie} er niet?", tuple(zinnen), let=not _is_er(f, rol))


def _hoe_binnen(een: Spreker) -> str:
    kop = "De leerling" if een.rol == "leerling" else "Een ouder"
    hoe = f"{kop} {MEEDOEN.get(een.meedoen, een.meedoen)}." if een.meedoen else ""
    woorden = f" Lees voor: “{' '.join(een.woorden.split())}”" if een.woorden else ""
    return (hoe + woorden).strip()


def _horen(f: Casusfeiten) -> list[Tak]:
    uit = []
    if f.van("leerling") or not f.sprekers:
        uit.append(Tak("Wil de leerling niet praten?", (
            zeg("Dat mag. Je hoeft niets te zeggen. Wil je het opschrijven, of mag iemand het voor je zeggen?"),
            doe("Kies in Tafel: wil niet spreken. De keuze is genoeg; u hoeft niets te bewijzen."),
        )))  # fmt: skip
    uit.append(Tak("Duurt één verhaal te lang?", (
        zeg("Ik zet dit er zo bij. Wat is het belangrijkste dat wij moeten weten?"),
    )))  # fmt: skip
    return uit


def _knelpunt(_: Casusfeiten) -> list[Tak]:
    return [
        Tak("Zegt iemand: dat klopt niet?", (
            zeg("Hoe zou u het zeggen? Eén zin."),
            doe("Schrijf die zin ernaast, even groot. U hoeft het niet eens te worden om verder te gaan."),
        )),
    ]  # fmt: skip


def _opties(f: Casusfeiten) -> list[Tak]:
    nee = [w for w in f.wensen if w.antwoord == "kan_niet"]
    return [
        Tak("Kan een wens niet?", (
            zeg("Dit kan niet. Ik zeg u eerlijk waarom. Wat komt er het dichtst bij?"),
        ), let=bool(nee)),
        Tak("Kiezen leerling en ouders iets anders?", (
            zeg("Dan begint u daar. Wat is er nodig om dat te proberen, en hoe lang?"),
            doe("Wil de leerling iets anders dan de ouders, schrijf dan beide op."),
        )),
    ]  # fmt: skip


def _besluit(f: Casusfeiten) -> list[Tak]:
    uit = [_nee(), _mandaat(f)]
    if f.geld.verwacht:
        partners = " en ".join(f.geld.partners) or "jeugdhulp en onderwijs"
        uit.append(Tak("Kost het geld?", (
            zeg(f"Wat kost dit, tot wanneer, en wie betaalt? Ik vraag het aan {partners}."),
            doe("Laat beide partners de kosten zien, ook als één van de twee betaalt. Zet per kant het bedrag erbij."),
        ), let=True))  # fmt: skip
    uit.append(Tak("Komt u er niet uit?", (
        zeg("We worden het niet eens. Ik schrijf op wat ieder vindt, even groot, zonder oordeel."),
        zeg("Wat doen we tot de volgende keer wel?"),
        doe("Kies de uitkomst: geen overeenstemming, aangehouden, of buiten onze macht. Noem een dag."),
    )))  # fmt: skip
    if f.tafel.doorzettingskracht:
        uit.append(_doorzetten(f))
    return uit


def _nee() -> Tak:
    # R36: a part without its executor's yes does not stand
    return Tak("Zegt iemand nee?", (
        zeg("Dank u voor uw eerlijkheid. Wat is er nodig om wel ja te zeggen?"),
        zeg("Geldt uw nee voor alles, of voor één onderdeel?"),
        doe("Doet die partij zelf dat onderdeel? Dan kan het zo niet. Pas het aan, of vraag het een ander. Is het een "
            "ander onderdeel, schrijf de nee met de reden op en ga verder."),
        zeg("Zegt de leerling of een ouder nee? Dan zoeken we eerst wat wel kan. Niemand wordt overstemd."),
    ))  # fmt: skip


def _mandaat(f: Casusfeiten) -> Tak:
    zinnen = [doe(af(zin)) for zin in f.geld.mist]
    if f.geld.zonder_mandaat:
        wie = " en ".join(f.geld.zonder_mandaat)
        zinnen.append(doe(f"Zonder mandaat: {wie}. Wat geld of een plek kost, gaat naar een ander."))
    zinnen += [
        zeg("Dit onderdeel is onder voorbehoud. De rest begint gewoon."),
        zeg(f"U hoort binnen {AKKOORD_WERKDAGEN} werkdagen of het mag. Ik bel u zelf als het langer duurt."),
        doe("Zeg wie er beslist, en noem de dag."),
    ]
    return Tak("Ontbreekt mandaat?", tuple(zinnen), let=bool(f.geld.mist or f.geld.zonder_mandaat))


def _doorzetten(f: Casusfeiten) -> Tak:
    # R40-R44: only with a convenant, on two grounds, never against help, neighbourhood team or a waiting list
    bij = f" ({f.tafel.convenant})" if f.tafel.convenant else ""
    return Tak("Denkt u aan doorzettingskracht?", (
        doe(f"Dat mag alleen volgens het convenant{bij}, en op twee gronden: er is een plek en de ouders weigeren, of "
            "er is een plek en de school of het bestuur weigert."),
        doe("De plek staat vast, met een dag. Er staat wat de zaakonderzoeker al probeerde. Nooit tegen jeugdhulp, het "
            "wijkteam of een wachtlijst."),
        zeg("Ik zeg u nu wat dit betekent, wie het beslist, op welke grond, en waar u bezwaar kunt maken."),
    ))  # fmt: skip


def _afspraken(f: Casusfeiten) -> list[Tak]:
    return [
        Tak("Zegt iemand: “zo snel mogelijk” of “dat pakken wij op”?", (
            zeg("Wie precies? En op welke dag is het klaar?"),
        )),
        Tak("Is wie het doet er niet?", (
            zeg("Dan spreken we dat nu niet af. Wie vraagt het, en wanneer horen we het antwoord?"),
        )),
        Tak(f"Is de {f.mentor} volgende week weg?", (zeg("Wie is er dan? Ik wil een naam, ook voor die week."),)),
    ]  # fmt: skip


def _afronden(f: Casusfeiten) -> list[Tak]:
    return [_loopt_uit(f)]


def _loopt_uit(f: Casusfeiten) -> Tak:
    """Two proposals: minutes from the next case, or go on at the next meeting."""
    if f.volgende and f.volgende_minuten >= RUIMTE + HOUDT_OVER:
        een = zeg(f"Eerste voorstel: we nemen {RUIMTE} minuten van casus {f.volgende}. Ik vraag dat eerst aan hen.")
    elif f.volgende:
        een = zeg(f"Eerste voorstel: we maken alleen het besluit af. Casus {f.volgende} begint op tijd.")
    else:
        een = zeg(f"Eerste voorstel: we gaan {RUIMTE} minuten langer door. Wie moet er weg?")
    dag = f"op {datum_zin(f.tafel.volgend_op)}" if f.tafel.volgend_op else "op een dag die u vandaag nog van mij hoort"
    return Tak("Loopt het uit?", (
        een,
        zeg(f"Tweede voorstel: we maken dit af {dag}. Wat kan er tot die tijd al beginnen?"),
        zeg("Ik wil niet haasten. Wat kiest u?"),
        doe("Kiest u het tweede, geef de casus dan de uitkomst aangehouden, met een dag binnen zes weken."),
    ))  # fmt: skip


_TAKKEN: Mapping[str, Callable[[Casusfeiten], list[Tak]]] = {
    "welkom": _welkom,
    "horen": _horen,
    "knelpunt": _knelpunt,
    "opties": _opties,
    "besluit": _besluit,
    "afspraken": _afspraken,
    "afronden": _afronden,
}
