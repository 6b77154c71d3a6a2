"""May this be shared or done today, who decides, who is asked and told, and what still misses. Pure.

The table says what it takes (tabel.py); here the answers are laid next to it. Every sentence names a parent by name and
the pupil only as "de leerling".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from tafel.criteria.rules import leeftijd, verjaardag
from tafel.toestemmingen.rules.tabel import DOMEINEN, GROEPEN, TABEL, TER_ZAKE, Regel

OUDERSTATEN = ("aanwezig", "onbereikbaar", "uitgesloten")
ANTWOORDEN = ("ja", "nee", "geen")


@dataclass(frozen=True)
class Ouder:
    """A parent with gezag: name, whether they can be asked, what they answered to this ("ja", "nee", "geen")."""

    naam: str
    staat: str = "aanwezig"
    antwoord: str = "geen"
    betreft: bool = False
    """The data are about this parent (R60), or this is the parent who is to be told."""


@dataclass(frozen=True)
class Wilsonbekwaam:
    """Who found that the pupil cannot decide this, when, and in which matter: alles, delen or hulp (R61)."""

    vastgesteld_door: str
    datum: dt.date | None
    ter_zake: str = "alles"
    beeindigd_op: dt.date | None = None


@dataclass(frozen=True)
class Vraag:
    """The facts of one act on one day: about whom, what kind of data, for which purpose, who answered what."""

    geboren: dt.date | None
    dag: dt.date
    soort: str = "onderwijs"
    doel: str = "delen"
    ouders: tuple[Ouder, ...] = ()
    leerling: str = "geen"
    leerling_op: dt.date | None = None
    """When the pupil said yes, if they did."""
    vertegenwoordiger: str = "geen"
    ouders_informeren: str = "geen"
    """What who decides answered to: may the parents be told?"""
    verstrekker: str = "geen"
    wilsonbekwaam: tuple[Wilsonbekwaam, ...] = ()
    grondslag: bool = False
    """Another grondslag, weighed and valid on this day, for this recipient and kind of data."""


@dataclass(frozen=True)
class Punt:
    """One thing that misses or deserves attention: a code, a Dutch sentence, and whom it is about (a parent's name)."""

    code: str
    zin: str
    wie: str = ""


@dataclass(frozen=True)
class Oordeel:
    """The answer: mag or not, on what it rests, who decides, who is asked and told, what misses."""

    mag: bool
    basis: str
    groep: str
    beslist: tuple[str, ...] = ()
    gevraagd: tuple[str, ...] = ()
    horen: tuple[str, ...] = ()
    """Who is told beforehand: leerling, vertegenwoordiger, or the name of a parent."""
    niet_horen: tuple[Punt, ...] = ()
    mist: tuple[Punt, ...] = ()
    let_op: tuple[Punt, ...] = ()


ZINNEN: Mapping[str, str] = {
    "geboortedatum": "De geboortedatum is nog niet ingevuld. Zonder leeftijd is niet te zeggen wie beslist.",
    "geen_ouder": "Nog niet ingevuld welke ouders het gezag hebben.",
    "ouder_nee": "{naam} zegt nee, of trok het in. Dan mag het niet.",
    "ouder_geen": "{naam} is nog niet gevraagd.",
    "ouder_onbereikbaar": "{naam} is niet bereikbaar, en moet hier ook ja zeggen.",
    "een_ouder_mist": "{naam} is nog niet gevraagd. Vraag alle ouders met gezag.",
    "een_ouder_onbereikbaar": "{naam} is niet bereikbaar. De andere ouder gaf toestemming.",
    "ouder_uitgesloten": "{naam} krijgt niets te horen. Daar is een afweging voor vastgelegd.",
    "betrokken_ouder": "Kies om welke ouder het gaat.",
    "leerling_nee": "De leerling zegt nee, of trok het in. Dan mag het niet.",
    "leerling_geen": "De leerling is nog niet gevraagd, en beslist.",
    "leerling_niet_gevraagd": "Aan de leerling is nog niet gevraagd wat die ervan vindt.",
    "leerling_wil_niet": "De leerling wil dit liever niet. Weeg dat mee: hoe ouder, hoe zwaarder.",
    "leerling_eerder": "De leerling zei ja vóór de 16e verjaardag. Vraag het nog een keer.",
    "vertegenwoordiger_nee": "De wettelijk vertegenwoordiger zegt nee, of trok het in. Dan mag het niet.",
    "vertegenwoordiger_geen": "De wettelijk vertegenwoordiger is nog niet gevraagd.",
    "verstrekker_nee": "De hulpverlener van wie dit komt, vindt dat een ouder dit niet mag zien.",
    "verstrekker_geen": "Vraag eerst de hulpverlener van wie dit komt of een ouder dit mag zien.",
    "grondslag": "Er is geen toestemming. Delen mag omdat er een andere grondslag is vastgelegd.",
    "grondslag_na_nee": "Er is nee gezegd. Delen mag toch, omdat er een andere grondslag is vastgelegd. Leg dat uit.",
    "ouders_niet_horen": "Vertel de ouders hier niets over. Dat mag alleen als de leerling dat goed vindt.",
    "ouders_niet_horen_vertegenwoordiger": "Vertel de ouders hier niets over, tenzij de vertegenwoordiger dat goed "
    "vindt.",
}


def _punt(code: str, naam: str = "") -> Punt:
    return Punt(code, ZINNEN[code].format(naam=naam), naam)


def groep_op(geboren: dt.date | None, dag: dt.date, wilsonbekwaam: bool = False) -> str:
    """Return the group of the table on a day; "onbekend" without a date of birth, or before birth."""
    if geboren is None or dag < geboren:
        return "onbekend"
    oud = leeftijd(geboren, dag)
    gewoon, vertegenwoordigd = next((a, b) for tot, a, b in GROEPEN if oud < tot)
    return vertegenwoordigd if wilsonbekwaam else gewoon


def is_wilsonbekwaam(v: Vraag) -> bool:
    """Tell whether somebody found, on or before this day, that the pupil cannot decide in this matter (R61)."""
    zaken = ("alles", TER_ZAKE[DOMEINEN[v.doel, v.soort]])
    return any(
        bool(w.vastgesteld_door.strip())
        and w.ter_zake in zaken
        and w.datum is not None
        and w.datum <= v.dag
        and (w.beeindigd_op is None or v.dag < w.beeindigd_op)
        for w in v.wilsonbekwaam
    )


def oordeel(v: Vraag) -> Oordeel:
    """Return whether the act may take place on its day, and everything around it; raises KeyError on an unknown kind.

    Source: protocol 's-Hertogenbosch, bijlage 4 (R57-R66, V23, V24, V26); G04 for another grondslag.
    """
    groep = groep_op(v.geboren, v.dag, is_wilsonbekwaam(v))
    if groep == "onbekend":
        return Oordeel(False, "", groep, mist=(_punt("geboortedatum"),))
    regel = TABEL[groep, DOMEINEN[v.doel, v.soort]]
    mist, let_op = _beslissing(v, regel)
    basis = "toestemming"
    if mist and v.grondslag and regel.andere_grond:
        nee = any(punt.code.endswith("_nee") for punt in mist)
        basis, let_op, mist = "grondslag", [_punt("grondslag_na_nee" if nee else "grondslag"), *let_op], []
    horen, niet_horen = _wie_hoort(v, regel)
    return Oordeel(
        mag=not mist,
        basis="" if mist else basis,
        groep=groep,
        beslist=regel.beslist,
        gevraagd=regel.gevraagd,
        horen=tuple(horen),
        niet_horen=tuple(niet_horen),
        mist=tuple(mist),
        let_op=tuple(let_op),
    )


def _beslissing(v: Vraag, regel: Regel) -> tuple[list[Punt], list[Punt]]:
    """Return what misses and what deserves attention, of everybody whose answer counts."""
    mist: list[Punt] = []
    let_op: list[Punt] = []
    for wie in regel.beslist:
        for punt, hard in _BESLISSERS[wie](v, regel):
            (mist if hard else let_op).append(punt)
    for punt, hard in _instemming(v) if regel.gevraagd else ():
        (mist if hard else let_op).append(punt)
    if regel.verstrekker and v.verstrekker != "ja":
        mist.append(_punt(f"verstrekker_{v.verstrekker}"))
    mist += [_punt("ouder_uitgesloten", o.naam) for o in v.ouders if _te_horen_maar_uitgesloten(v, o, regel)]
    return mist, let_op


Punten = list[tuple[Punt, bool]]


def _telt(ouder: Ouder, regel: Regel) -> bool:
    return not (regel.beperken and ouder.staat == "uitgesloten")


def _te_horen_maar_uitgesloten(v: Vraag, ouder: Ouder, regel: Regel) -> bool:
    return v.doel == "informeren" and v.soort != "ouder" and ouder.betreft and not _telt(ouder, regel)


def _ouders(v: Vraag, regel: Regel) -> Punten:
    """V24: one yes is enough to share when no parent says no; the other is a warning. For help every parent."""
    ouders = [o for o in v.ouders if _telt(o, regel)]
    if not ouders:
        return [(_punt("geen_ouder"), True)]
    eis_allen = regel.alle_ouders or not any(o.antwoord == "ja" for o in ouders)
    uit: Punten = [(_punt("ouder_nee", o.naam), True) for o in ouders if o.antwoord == "nee"]
    for o in ouders:
        if o.antwoord == "geen":
            uit.append((_punt(_MIST_OUDER[eis_allen, o.staat == "onbereikbaar"], o.naam), eis_allen))
    return uit


# (every parent must, not reachable) -> code
_MIST_OUDER: Mapping[tuple[bool, bool], str] = {
    (True, False): "ouder_geen",
    (True, True): "ouder_onbereikbaar",
    (False, False): "een_ouder_mist",
    (False, True): "een_ouder_onbereikbaar",
}


def _leerling(v: Vraag, _: Regel) -> Punten:
    if v.leerling != "ja":
        return [(_punt(f"leerling_{v.leerling}"), True)]
    if v.geboren and v.leerling_op and v.leerling_op < verjaardag(v.geboren, 16) <= v.dag:
        return [(_punt("leerling_eerder"), False)]  # R65: the system asks the pupil
    return []


def _instemming(v: Vraag) -> Punten:
    """R58: asked and written down; a no weighs."""
    return {
        "geen": [(_punt("leerling_niet_gevraagd"), True)],
        "nee": [(_punt("leerling_wil_niet"), False)],
        "ja": [],
    }[v.leerling]


def _vertegenwoordiger(v: Vraag, _: Regel) -> Punten:
    return [] if v.vertegenwoordiger == "ja" else [(_punt(f"vertegenwoordiger_{v.vertegenwoordiger}"), True)]


def _betrokken_ouder(v: Vraag, _: Regel) -> Punten:
    """R60: data about a parent need the yes of that parent, whatever the age of the pupil."""
    om_wie = [o for o in v.ouders if o.betreft]
    if not om_wie:
        return [(_punt("betrokken_ouder"), True)]
    return [(_punt(f"ouder_{o.antwoord}", o.naam), True) for o in om_wie if o.antwoord != "ja"]


_BESLISSERS = {
    "ouders": _ouders,
    "leerling": _leerling,
    "vertegenwoordiger": _vertegenwoordiger,
    "betrokken_ouder": _betrokken_ouder,
}


def _wie_hoort(v: Vraag, regel: Regel) -> tuple[list[str], list[Punt]]:
    """Return who is told beforehand (R70), and who may not be told and why (R59, R62)."""
    horen = [wie for wie in regel.hoort if wie != "ouders"]
    niet = [_punt("ouder_uitgesloten", o.naam) for o in v.ouders if not _telt(o, regel)]
    tellend = [o.naam for o in v.ouders if _telt(o, regel)]
    mag = not regel.ouders_na_ja or (v.doel == "informeren" and _zei_ja(v, regel)) or v.ouders_informeren == "ja"
    if mag and ("ouders" in regel.hoort or regel.ouders_na_ja):
        return horen + tellend, niet
    if not mag:
        code = "ouders_niet_horen" if "leerling" in regel.beslist else "ouders_niet_horen_vertegenwoordiger"
        niet = [_punt(code), *niet]
    return horen, niet


def _zei_ja(v: Vraag, regel: Regel) -> bool:
    return (v.leerling if "leerling" in regel.beslist else v.vertegenwoordiger) == "ja"
