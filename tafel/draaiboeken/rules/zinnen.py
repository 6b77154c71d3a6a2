"""What the chair says in each phase of a case, literally.

Sources: 05-practice (script minute by minute, wishes of ouder and leerling); R27, R30-R33, R36, R38, R39.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tafel.draaiboeken.rules.feiten import Casusfeiten, Optie, Spreker, Wens, Zin, doe, zeg
from tafel.draaiboeken.rules.tijden import fasetijden, spreektijden
from tafel.kern.format import datum_zin, euro, getal

ANTWOORDWOORD: Mapping[str, str] = {"kan": "Dat kan", "nog_niet": "Dat kan nog niet", "kan_niet": "Dat kan niet"}
MEEDOEN: Mapping[str, str] = {
    "praten": "wil zelf praten",
    "schrijven": "schreef het op",
    "voorlezen": "wil dat iemand het voorleest",
    "filmpje": "maakte een filmpje",
    "via_iemand": "laat iemand anders het zeggen",
    "alleen_luisteren": "wil alleen luisteren",
}
_VRAAG: Mapping[str, str] = {
    "school": "Wat gaat goed op school, en waar liep het vast? Wat heeft de {mentor} nodig om het wel te kunnen?",
    "leerplicht": "Wat weegt leerplicht mee, en wat helpt volgens u?",
    "jeugdhulp": "Welke hulp is er nu? Wat kan er al beginnen, ook als er een wachtlijst is?",
    "samenwerkingsverband": "Welke plek of ondersteuning is er, en vanaf welke dag?",
    "jeugdarts": "Wat kan de leerling nu aan? Zeg het zonder diagnose.",
    "wijkteam": "Wat helpt er thuis en in de buurt?",
    "anders": "Wat ziet u dat helpt?",
}


def af(tekst: str) -> str:
    """Return a sentence with a full stop, on one line."""
    heel = " ".join(tekst.split())
    return heel if not heel or heel[-1] in ".?!" else heel + "."


def klein(tekst: str) -> str:
    """Return the words as they go on in the middle of a sentence; an abbreviation keeps its capitals."""
    heel = " ".join(tekst.split()).rstrip(".")
    return heel[:1].lower() + heel[1:] if heel[1:2].islower() or heel[1:2] == " " else heel


def zinnen(fase: str, feiten: Casusfeiten) -> tuple[Zin, ...]:
    """Return the lines of one phase (a key of FASEN) for these facts; raises KeyError for another phase."""
    return tuple(_ZINNEN[fase](feiten))


# --- the phases of a case --------------------------------------------------------------------------------------------


def _welkom(f: Casusfeiten) -> list[Zin]:
    wie = f.tafel.ik or f.tafel.voorzitter
    uit = [doe(f"Haal {f.familie} zelf op. Noem iedereen bij de naam.")]
    hoe = f" Ik ben {wie}." if wie else ""
    uit.append(zeg(f"Welkom. Fijn dat jullie er zijn.{hoe} Ik let op de tijd, en dat iedereen aan het woord komt."))
    if f.vraag:
        uit.append(zeg(f"We zijn hier voor deze vraag: {af(f.vraag)}"))
    uit.append(
        zeg(f"We hebben {getal(f.minuten, 'minuut', 'minuten')}. Jullie mogen eerst. Niemand valt je in de rede.")
    )
    uit += [Zin("zeg", f"Hier zit {af(_stelt_voor(een))}", bij="voorstellen") for een in f.sprekers if not een.gezin]
    mee = [een.neemt_mee for een in f.sprekers if een.neemt_mee] or ([f.steunpersoon] if f.steunpersoon else [])
    if mee:
        uit.append(zeg(f"Welkom ook aan wie jullie meenamen: {' en '.join(mee)}."))
    uit.append(zeg("Gaat het te snel, of wil je even weg? Steek je hand op. Dan stoppen we."))
    return uit


def _stelt_voor(een: Spreker) -> str:
    """Return who somebody is and what they may decide."""
    if een.hoedanigheid == "leiding":
        return f"{een.voluit}, die mee kan beslissen"
    if een.hoedanigheid == "geld" or (een.heeft_mandaat and een.mandaat.startswith("mag ")):
        return f"{een.voluit}. Die {een.mandaat}" if een.mandaat else een.voluit
    if not een.heeft_mandaat:
        return f"{een.voluit}. Die denkt mee, en kan vandaag niets toezeggen"
    return f"{een.voluit}. Die mag toezeggen: {een.mandaat}" if een.mandaat else een.voluit


def _horen(f: Casusfeiten) -> list[Zin]:
    duur = fasetijden(f.begint, f.minuten)["horen"][1]
    partijen = f.partijen
    tijden = spreektijden(duur, [een.rol for een in partijen])
    uit = []
    for een, minuten in zip(partijen, tijden, strict=True):
        uit.append(Zin("wie", een.rolwoord or een.wie, "" if een.gezin else een.voluit, minuten, een.gezin))
        uit += _vraag_aan(f, een)
    uit.append(zeg("Is er iets gezegd dat voor jou of voor u niet klopt? Zeg het. Dan schrijven we dat erbij."))
    return uit


def _wie_niet_komt(een: Spreker) -> list[Zin]:
    """What to do for one of the family who said no, and takes part in another way or not (V3)."""
    wie = "De leerling" if een.rol == "leerling" else "Deze ouder"
    if not (een.meedoen or een.woorden):
        return [doe(f"{wie} komt niet. Vraag wie weet wat {wie[:1].lower()}{wie[1:]} hier wil zeggen.")]
    hoe = MEEDOEN.get(een.meedoen, een.meedoen) or "doet wel mee"
    return [
        doe(f"{wie} komt niet, maar {hoe}."),
        zeg(f"{wie} is er niet, en doet wel mee. Daar luisteren we nu naar."),
        *_eigen_woorden(een),
    ]


def _vraag_aan(f: Casusfeiten, een: Spreker) -> list[Zin]:
    if een.gezin and een.komt == "kan_niet":
        return _wie_niet_komt(een)
    if een.rol == "leerling":
        uit = [zeg("Jij mag beginnen. Wat wil jij dat wij weten?")]
        if een.meedoen:
            uit = [doe(f"De leerling {MEEDOEN.get(een.meedoen, een.meedoen)}."), *uit]
        if een.meedoen == "alleen_luisteren":
            uit[-1] = zeg("Jij wilde vooral luisteren. Dat is goed. Bedenk je je, dan mag je altijd iets zeggen.")
        elif een.meedoen == "filmpje":
            uit[-1] = zeg("We kijken eerst naar jouw filmpje. Zeg maar wanneer het mag beginnen.")
        elif een.meedoen in ("voorlezen", "via_iemand", "schrijven"):
            uit[-1] = zeg("Jij koos hoe je het vertelt. We luisteren. Klopt het niet, zeg dan stop.")
        return [*uit, *_eigen_woorden(een)]
    if een.rol == "ouders":
        uit = [zeg("Wat wilt u dat wij weten? En waar hoopt u op, vandaag?")]
        if een.meedoen and een.meedoen != "praten":
            uit = [doe(f"Deze ouder {MEEDOEN.get(een.meedoen, een.meedoen)}."), *uit]
        return [*uit, *_eigen_woorden(een)]
    return [zeg(_VRAAG.get(een.rol, _VRAAG["anders"]).format(mentor=f.mentor))]


def _eigen_woorden(een: Spreker) -> list[Zin]:
    if not een.woorden:
        return []
    return [Zin("doe", f"Lees voor: “{' '.join(een.woorden.split())}”", eigen=True)]


def _knelpunt(f: Casusfeiten) -> list[Zin]:
    k = f.knoop
    uit = [zeg("Ik vat samen. Let op of het klopt.")]
    if k.wat:
        uit.append(zeg(f"Hier zit het vast: {af(klein(k.wat))}"))
    if k.waar:
        uit.append(zeg(f"Dat speelt hier: {af(klein(k.waar))}"))
    if k.oorzaak:
        uit.append(zeg(f"Dat komt hierdoor: {af(klein(k.oorzaak))}"))
    if k.opheffen:
        uit.append(zeg(f"Dit kan het losmaken: {af(klein(k.opheffen))}"))
    if not k.wat:
        uit.append(doe("In de aanmelding staat niet waar het vastzit. Zeg het in drie zinnen, met wat u net hoorde."))
    uit.append(zeg("Klopt dat, voor jou? En voor u? Wat mist er?"))
    return uit


def _wens(w: Wens) -> list[Zin]:
    van = "Jij zei" if w.van == "leerling" else "U zei"
    uit = [Zin("zeg", f"{van}: “{' '.join(w.tekst.split())}”", eigen=True)]
    if w.antwoord:
        met = f" Het hoort bij deze weg: {klein(w.optie)}." if w.optie else ""
        return [*uit, zeg(f"{ANTWOORDWOORD[w.antwoord]}. {af(w.waarom)}{met}")]
    return [*uit, zeg("Wie kan hier antwoord op geven? Kan het, of kan het niet, en waarom?")]


def _opties(f: Casusfeiten) -> list[Zin]:
    uit = []
    for wens in f.wensen:
        uit += _wens(wens)
    if not f.wensen:
        uit.append(zeg("Wat wil jij het liefst? En u? We geven op elke wens antwoord."))
    te_wegen = [een for een in f.opties if een.stand != "niet_gekozen"]
    if te_wegen:
        uit.append(zeg(f"Er {'is één weg' if len(te_wegen) == 1 else f'zijn {len(te_wegen)} wegen'}. Ik noem ze."))
        uit += [zeg(f"Weg {letter}: {_weg(een)}") for letter, een in zip("ABCDEF", te_wegen, strict=False)]
        uit.append(zeg("Wat past bij jou? Wat past bij u? En wat kan ieder van u waarmaken?"))
    else:
        uit.append(zeg("Er is nog geen weg uitgewerkt. Wat kan er maandag wel, hoe klein ook?"))
    if len(te_wegen) != 1:
        uit.append(zeg("Waar beginnen we mee? En wat doen we als dat niet lukt?"))
    return uit


def _weg(o: Optie) -> str:
    delen = [af(klein(o.naam))]
    if o.plek:
        wanneer = f" vanaf {datum_zin(o.plek_vanaf)}" if o.plek_vanaf else ""
        ja = f" {o.ja_zegt} zegt daar ja op." if o.ja_zegt else ""
        delen.append(f"Plek: {o.plek.rstrip('.')}{wanneer}.{ja}")
    if o.nodig:
        delen.append(f"Daarvoor is nodig: {af(klein(o.nodig))}")
    return " ".join(delen)


def voorstel(f: Casusfeiten) -> Optie | None:
    """Return the option that the decision is proposed from: the chosen one, else the only one that is reëel."""
    gekozen = [een for een in f.opties if een.stand == "gekozen"]
    reeel = [een for een in f.opties if een.stand == "open" and een.reeel]
    return gekozen[0] if gekozen else reeel[0] if len(reeel) == 1 else None


def _besluit(f: Casusfeiten) -> list[Zin]:
    weg = voorstel(f)
    advies = not f.tafel.heeft_mandaat
    uit = [zeg("Ik zeg het besluit hardop. Het staat ook op het scherm." if not advies else
               "Ik zeg ons advies hardop. Het staat ook op het scherm.")]  # fmt: skip
    doen = "We adviseren" if advies else "We besluiten"
    if weg is None:
        uit.append(doe(f"Maak één zin: “{doen}: de leerling …, vanaf …”"))
    else:
        wanneer = f", vanaf {datum_zin(weg.plek_vanaf)}" if weg.plek_vanaf else ""
        uit.append(Zin("zeg", f"{doen}: {klein(weg.naam)}{wanneer}.", bij="voorstel"))
        for kop, tekst in (("Onderwijs", weg.onderwijs), ("Zorg", weg.zorg), ("Vervoer", weg.vervoer)):
            if tekst:
                uit.append(zeg(f"{kop}: {af(klein(tekst))}"))
    uit += [zeg(zin) for zin in _geldzinnen(f)]
    uit.append(zeg("Bij elk onderdeel: wie doet het, wat precies, en op welke dag?"))
    rondje = _opsomming([een.rolwoord.lower() or een.wie for een in f.partijen])
    uit.append(zeg("Nu vraag ik ieder: ja, ja met een voorwaarde, of nee. Zwijgen is geen ja. We stemmen niet."))
    if rondje:
        uit.append(doe(f"Vraag het in deze volgorde: {rondje}."))
    return uit


def _geldzinnen(f: Casusfeiten) -> list[str]:
    uit = []
    for bedrag, waarvoor in ((f.geld.jeugdhulp, "jeugdhulp"), (f.geld.onderwijs, "onderwijs")):
        if bedrag:
            uit.append(f"Dit kost naar verwachting {euro(bedrag)} aan {waarvoor}. Dat deel geldt pas na akkoord.")
    return uit


def _opsomming(woorden: list[str]) -> str:
    uniek = list(dict.fromkeys(woorden))
    return " en ".join([", ".join(uniek[:-1]), uniek[-1]]) if len(uniek) > 1 else "".join(uniek)


def _afspraken(f: Casusfeiten) -> list[Zin]:
    return [
        zeg("Ik loop alles langs. Wie doet wat, en op welke dag?"),
        zeg(f"Wat gebeurt er op de eerste dag? Wie staat er bij de deur: de {f.mentor}, of iemand anders?"),
        zeg("Wie belt jullie deze week? En wie bellen jullie als het niet gaat?"),
        zeg("Over twee weken kijken we voor het eerst terug. Daarna na zes weken. We blijven een jaar kijken."),
        doe(f"Vraag aan school wie dit verder volgt: de {f.oco}, of wie anders?"),
    ]


def _afronden(f: Casusfeiten) -> list[Zin]:
    ouders = "ouders" if f.van("ouders") else "wie jij meenam"
    return [
        doe("Lees het besluit en de afspraken nog één keer voor."),
        zeg("Klopt het zo? Jij hebt het laatste woord. Wat wil je nog zeggen?"),
        zeg(f"En u, als {ouders}?" if f.van("ouders") else "En u?"),
        zeg("Vandaag nog krijgt u op papier wat we afspraken. Klopt er iets niet, bel dan. U heeft drie werkdagen."),
        zeg("Bent u het er niet mee eens? Op het papier staat waar u terecht kunt."),
        zeg("Dank je wel. Dank u wel. Ik loop even met jullie mee."),
    ]


_ZINNEN: Mapping[str, Callable[[Casusfeiten], list[Zin]]] = {
    "welkom": _welkom,
    "horen": _horen,
    "knelpunt": _knelpunt,
    "opties": _opties,
    "besluit": _besluit,
    "afspraken": _afspraken,
    "afronden": _afronden,
}
