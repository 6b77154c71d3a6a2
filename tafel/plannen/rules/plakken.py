"""A pasted plan becomes lines who-what-when: from a table, a list or loose sentences. Nothing that was pasted is lost.

Feature 5, wish 6 of the casusverantwoordelijke; the lines are those of R19 (wie-wat-wanneer).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from tafel.criteria.datums import uit_iso
from tafel.plannen.rules.datums import Datumlezing, is_dag, lees_dag, noemt_dag
from tafel.plannen.rules.koppen import kolommen_van, kop_van
from tafel.plannen.rules.mensen import is_wie, splits_wie
from tafel.plannen.rules.regels import Planregel
from tafel.plannen.rules.tabellen import Rij, als_tabel

GEEN_WIE = "Er staat niet bij wie dit doet. Vul dat in."
GEEN_WAT = "Er staat niet bij wat er gebeurt. Vul dat in."
_OPSOMMING = re.compile(
    r"^\s*(?:[-–—•·*▪►●○◦☐☑✓✔→>\uf0b7]+(?=\s|\w)|o(?=\s{1,4}\S)|\[[ xX]?\]|\(?[0-9]{1,2}[.)](?=\s|[A-Za-z])"
    r"|[a-zA-Z][.)](?=\s))\s*"
)
_STREEP = re.compile(r"\s+(?:[-–—]|->|→|=>)+\s+|\s*(?:→|=>|->)\s*")


@dataclass(frozen=True)
class Plaklezing:
    """What was read: the lines; `overgeslagen` are lines that are no part of the plan themselves, with the reason."""

    regels: tuple[Planregel, ...] = ()
    overgeslagen: tuple[tuple[str, str], ...] = ()


@dataclass
class _Lezer:
    bij: dt.date
    regels: list[Planregel] = field(default_factory=list)
    over: list[tuple[str, str]] = field(default_factory=list)

    def sla_over(self, bron: str, reden: str) -> None:
        """Keep a line apart that is no part of the plan itself, with the reason."""
        self.over.append((bron, reden))

    def voeg_toe(self, wie: str, wat: str, dag: Datumlezing | None, bron: str) -> None:
        """Keep one line, with a sentence for each thing that was not understood."""
        zinnen = [] if wie else [GEEN_WIE]
        if not wat:
            zinnen.append(GEEN_WAT)
        lezing = dag or lees_dag("", self.bij)
        if lezing.zin:
            zinnen.append(lezing.zin)
        wanneer = lezing.dag.isoformat() if lezing.dag else ""
        self.regels.append(Planregel(wie, _groot(wat), wanneer, "", tuple(zinnen), bron))


def lees_plak(tekst: str, bij: dt.date) -> Plaklezing:
    """Return the lines of a pasted plan, with dates without a year read near the day `bij`. Never raises.

    Every line that is not blank stands in the `bron` of one of the lines, or among `overgeslagen`.
    """
    lezer = _Lezer(bij)
    schoon = re.sub("[\u00a0\u2007\u202f]", " ", re.sub("[\ufeff\u200b\u00ad]", "", tekst))
    regels = [regel.rstrip() for regel in re.split(r"\r\n|[\r\n\v\f\x85\u2028\u2029]", schoon)]
    if not any(regel.strip() for regel in regels):
        return Plaklezing()
    rijen = als_tabel(regels)
    if rijen is not None:
        _tabel(lezer, rijen)
    elif (blokken := _etiketten(regels)) is not None:
        _blokken(lezer, blokken)
    else:
        _lijst(lezer, regels)
    return Plaklezing(tuple(lezer.regels), tuple(lezer.over))


# --- a table ----------------------------------------------------------------------------------------------------------


def _tabel(lezer: _Lezer, rijen: list[Rij]) -> None:
    """Read rows of cells, by the headings above them or else by what stands in the columns."""
    kolommen: list[str] | None = None
    begin = 0
    for plaats, rij in enumerate(rijen[:4]):
        if kolommen := kolommen_van(rij.cellen):
            for titel in rijen[:plaats]:
                lezer.sla_over(titel.bron, "een titel boven de tabel")
            lezer.sla_over(rij.bron, "de kop van de tabel")
            begin = plaats + 1
            break
    inhoud = rijen[begin:]
    if kolommen is None:
        breed = max((len(rij.cellen) for rij in inhoud), default=0)
        kolommen = _raad(inhoud, breed, lezer.bij)
    vorige_wie = ""
    for rij in inhoud:
        if not any(cel.strip() for cel in rij.cellen) or re.fullmatch(r"[\s|:;+=_-]*", rij.bron):
            lezer.sla_over(rij.bron, "alleen lijnen")
        elif kolommen_van(rij.cellen):
            lezer.sla_over(rij.bron, "de kop van de tabel")
        elif len([cel for cel in rij.cellen if cel.strip()]) == 1 and len(kolommen) > 1:
            los = next(cel for cel in rij.cellen if cel.strip())
            _zin(lezer, _OPSOMMING.sub("", los, count=1).strip() or los, rij.bron, "")
        else:
            vorige_wie = _rij(lezer, rij, kolommen, vorige_wie)


def _raad(rijen: list[Rij], breed: int, bij: dt.date) -> list[str]:
    """Return what each column most likely holds: the one with dates, the one with people, the rest is what."""
    kolommen = [[rij.cellen[nr].strip() if nr < len(rij.cellen) else "" for rij in rijen] for nr in range(breed)]
    soorten = [""] * breed
    gevuld = [[cel for cel in kolom if cel] for kolom in kolommen]
    for nr, cellen in enumerate(gevuld):
        if nr == 0 and breed > 2 and cellen and all(re.fullmatch(r"[0-9]{1,2}[.)]?", cel) for cel in cellen):
            soorten[nr] = "nr"
    punten = [
        0 if soorten[nr] else sum(2 if is_dag(cel, bij) else noemt_dag(cel, bij) for cel in cellen)
        for nr, cellen in enumerate(gevuld)
    ]
    # of two columns one is dates only when its cells are nothing else: there must be room for what
    vol = max(punten, default=0)
    if breed > 1 and vol > (sum(map(bool, gevuld[punten.index(vol)])) if breed == 2 else 0):
        soorten[max(range(breed), key=lambda nr: (punten[nr], nr))] = "wanneer"
    open_ = [nr for nr in range(breed) if not soorten[nr]]
    if len(open_) > 1:
        mensen = {nr: sum(is_wie(cel) for cel in gevuld[nr]) for nr in open_}
        soorten[max(open_, key=lambda nr: (mensen[nr], -nr))] = "wie"
    return [soort or "wat" for soort in soorten]


def _rij(lezer: _Lezer, rij: Rij, kolommen: list[str], vorige_wie: str) -> str:
    """Keep one row of a table; return who, for a next row in which that cell is empty (joined cells in Word)."""
    wie, wat, wanneer, nummer = [], [], [], ""
    for nr, ruw in enumerate(rij.cellen):
        cel = " ".join(ruw.split())
        soort = kolommen[nr] if nr < len(kolommen) else "wat"
        if not cel:
            continue
        if soort == "nr":
            nummer = cel
        elif soort == "wie":
            wie.append(cel)
        elif soort == "wanneer":
            wanneer.append(cel)
        else:
            wat.append(cel if soort == "wat" else f"({soort}: {cel})")
    if not (wie or wat or wanneer):
        lezer.sla_over(rij.bron, "alleen een nummer")
        return vorige_wie
    tekst, namen = " – ".join(wat), ", ".join(wie)
    tekst = _OPSOMMING.sub("", tekst) if tekst else tekst
    if wanneer:
        dag: Datumlezing = lees_dag(" ".join(wanneer), lezer.bij, kolom=True)
        rest = dag.rest
        if rest:
            tekst = f"{tekst} ({rest})" if tekst else rest
    else:
        dag = lees_dag(tekst, lezer.bij)
        tekst = dag.rest
    if not namen and "wie" not in kolommen:
        namen, tekst = splits_wie(tekst)
    elif not namen and vorige_wie:
        namen = vorige_wie
    if nummer and not re.fullmatch(r"[0-9]{1,3}[.)]?", nummer):
        tekst = f"{nummer}: {tekst}"
    lezer.voeg_toe(namen, tekst, dag, rij.bron)
    return namen


# --- labelled blocks: "Wie: …", "Wat: …", "Wanneer: …" ----------------------------------------------------------------


def _etiketten(regels: list[str]) -> list[list[tuple[str, str, str]]] | None:
    """Return blocks of (label, value, source) when the text is written as labels with a colon; else None."""
    blokken: list[list[tuple[str, str, str]]] = []
    bekend = 0
    vol = [regel for regel in regels if regel.strip()]
    for regel in vol:
        etiket, punt, waarde = _OPSOMMING.sub("", regel).partition(":")
        soort = kop_van(etiket.strip(" *_")) if punt else None
        if soort in ("wie", "wat", "wanneer"):
            bekend += 1
            if not blokken or any(soort == eerder for eerder, _w, _b in blokken[-1]):
                blokken.append([])
            blokken[-1].append((soort, waarde.strip(" *_"), regel.strip()))
        elif blokken:
            blokken[-1].append(("", regel.strip(), regel.strip()))
        else:
            blokken.append([("titel", regel.strip(), regel.strip())])
    soorten = {soort for blok in blokken for soort, _w, _b in blok}
    return blokken if bekend >= 2 and bekend * 2 >= len(vol) and len(soorten & {"wie", "wat", "wanneer"}) > 1 else None


def _blokken(lezer: _Lezer, blokken: list[list[tuple[str, str, str]]]) -> None:
    for blok in blokken:
        bron = "\n".join(deel[2] for deel in blok)
        if blok[0][0] == "titel":
            _lijst(lezer, [deel[1] for deel in blok])
            continue
        delen = {soort: " ".join(w for s, w, _b in blok if s == soort and w) for soort in ("wie", "wat", "wanneer", "")}
        tekst = " ".join(deel for deel in (delen["wat"], delen[""]) if deel)
        if not any(delen.values()):
            lezer.sla_over(bron, "er is niets ingevuld")
            continue
        dag = lees_dag(delen["wanneer"], lezer.bij, kolom=True) if delen["wanneer"] else lees_dag(tekst, lezer.bij)
        if delen["wanneer"]:
            tekst = f"{tekst} ({dag.rest})" if tekst and dag.rest else tekst or dag.rest
        else:
            tekst = dag.rest
        lezer.voeg_toe(delen["wie"], tekst, dag, bron)


# --- a list or loose sentences ----------------------------------------------------------------------------------------


def _lijst(lezer: _Lezer, regels: list[str]) -> None:
    """Read line by line; "Mentor:" above a list says who for the lines below it."""
    stukken = _voeg_vervolg_samen(regels)
    wie_erboven = ""
    for plaats, (regel, bron) in enumerate(stukken):
        tekst = _OPSOMMING.sub("", regel, count=1).strip()
        volgt = next((r for r, _b in stukken[plaats + 1 :]), "")
        if not any(teken.isalnum() for teken in tekst):
            lezer.sla_over(bron, "geen tekst")
        elif _is_kop(tekst):
            kop = tekst.rstrip(": ").strip("*_# ")
            is_mens = is_wie(kop) and bool(volgt)
            wie_erboven = kop if is_mens else ""
            lezer.sla_over(bron, "een kopje: wie het doet" if is_mens else "een kopje")
        else:
            if wie_erboven and not _OPSOMMING.match(regel):
                wie_erboven = ""
            _zin(lezer, tekst, bron, wie_erboven)


def _is_kop(tekst: str) -> bool:
    """Tell whether a line only announces what comes below it."""
    if tekst.endswith(":"):
        return len(tekst.split()) <= 8
    return bool(re.fullmatch(r"#*\s*(?:plan van aanpak|afspraken|acties|actielijst|actiepunten)\W*", tekst, re.I))


def _voeg_vervolg_samen(regels: list[str]) -> list[tuple[str, str]]:
    """Return (line, source); a line that goes on in lower case below a bullet belongs to that bullet."""
    uit: list[tuple[str, str]] = []
    was_punt = False
    for regel in regels:
        if not regel.strip():
            was_punt = False
            continue
        punt = bool(_OPSOMMING.match(regel))
        if was_punt and not punt and (regel.strip()[0].islower() or regel[:1] in (" ", "\t")):
            eerder, bron = uit[-1]
            uit[-1] = (f"{eerder} {regel.strip()}", f"{bron}\n{regel.strip()}")
        else:
            uit.append((regel, regel.strip()))
            was_punt = punt
    return uit


def _zin(lezer: _Lezer, tekst: str, bron: str, wie_erboven: str) -> None:
    """Keep one sentence: the date out of it, then who, and what is left is what."""
    tekst = " ".join(tekst.split())
    stukken = [stuk.strip() for stuk in _STREEP.split(tekst) if stuk.strip()]
    if len(stukken) > 1 and _uit_stukken(lezer, stukken, bron, wie_erboven):
        return
    dag = lees_dag(tekst, lezer.bij)
    wie, wat = splits_wie(dag.rest)
    if not wie and wie_erboven:
        wie, wat = wie_erboven, dag.rest
    lezer.voeg_toe(wie, wat.strip(" .") if wat.count(".") == 1 else wat, dag, bron)


def _uit_stukken(lezer: _Lezer, stukken: list[str], bron: str, wie_erboven: str) -> bool:
    """Keep "mentor – belt moeder – 5 oktober"; False when the dashes do not part who or when from what."""
    dagen = [nr for nr, stuk in enumerate(stukken) if is_dag(stuk, lezer.bij)]
    mensen = [nr for nr, stuk in enumerate(stukken) if is_wie(stuk) and nr not in dagen]
    if not dagen and not mensen:
        return False
    wie_nr = mensen[0] if mensen else 0 if len(stukken) - len(dagen[-1:]) > 1 and not wie_erboven else None
    dag_nr = dagen[-1] if dagen else None
    rest = [stuk for nr, stuk in enumerate(stukken) if nr not in (wie_nr, dag_nr)]
    wie, wat = stukken[wie_nr] if wie_nr is not None else wie_erboven, " – ".join(rest)
    if not wie:
        wie, wat = splits_wie(wat)
    dag = lees_dag(stukken[dag_nr], lezer.bij, kolom=True) if dag_nr is not None else lees_dag(wat, lezer.bij)
    lezer.voeg_toe(wie, wat if dag_nr is not None else dag.rest, dag, bron)
    return True


def _groot(tekst: str) -> str:
    """Return the text without a lonely comma or stop at its ends; words stay as they were typed."""
    return tekst.strip(" ,;").strip()


__all__ = ["Plaklezing", "Planregel", "lees_plak", "uit_iso"]
