"""The aanmelding file: YAML read strictly by the schema, every fault with its line, its field and how to mend it.

Source: the contract, 'The aanmelding file'. Null or an absent key counts as not filled in; texts stay exactly as
they are in the file. Rows are counted from 1 in messages.
"""

import re
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from tafel.criteria.datums import bestaat_niet, uit_iso
from tafel.criteria.inhoud import verboden
from tafel.criteria.knopen import STANDAARD, Plekfout, lees_knopen, regel_van
from tafel.criteria.schema import DOCUMENT, KOP, Document, is_leeg, leeg
from tafel.criteria.tekens import verboden_teken
from tafel.criteria.veld import Veld

MAX_ECHO = 40
_ALLES = Veld("", "groep", "Bestand", velden=(*KOP, *DOCUMENT.velden))
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUL = ("", "~", "null", "Null", "NULL")
_WAAR, _ONWAAR = ("true", "yes", "on"), ("false", "no", "off")
_SOORTEN = {
    "str": "tekst",
    "value": "tekst",
    "merge": "tekst",
    "int": "een getal",
    "float": "een getal",
    "bool": "true of false",
    "timestamp": "een datum",
    "seq": "een lijst",
    "map": "een groep velden",
    "null": "niets",
}


class BestandFout(Exception):
    """The file can't be read as an aanmelding; str() is one Dutch line with file, line, field and how to mend it."""


def lees_bestand(pad: Path) -> tuple[date, str, Document]:
    """The peildatum, the kind of table and the document of an aanmelding file; raises BestandFout and nothing else."""
    try:
        wortel = lees_knopen(pad)
        document = _groep(_ALLES, wortel, "")
        for sleutel in ("peildatum", "tafel"):
            _verplicht(document[sleutel], sleutel, wortel)
        _verplicht(document["leerling"]["geboortedatum"], "leerling.geboortedatum", wortel)
    except Plekfout as fout:
        raise BestandFout(_zin(pad, fout)) from None
    peildatum = date.fromisoformat(document.pop("peildatum"))
    return peildatum, document.pop("tafel"), document


def _zin(pad: Path, fout: Plekfout) -> str:
    naam = "".join(t if t.isprintable() else "?" for t in str(pad))
    regel = f"regel {fout.regel}" if fout.regel else ""
    return f"{', '.join(deel for deel in (naam, regel, fout.veld) if deel)}: {fout.melding}"


def _verplicht(waarde: object, veld: str, wortel: yaml.Node) -> None:
    if waarde is not None:
        return
    knoop = wortel
    for sleutel in veld.split("."):
        for naam, inhoud in knoop.value if isinstance(knoop, yaml.MappingNode) else ():
            if naam.value == sleutel:
                knoop = inhoud
    voorbeeld = "doorbraakoverleg" if veld == "tafel" else "2026-11-21"
    raise Plekfout(regel_van(knoop), f"dit veld is verplicht. Vul het in, als {voorbeeld}.", veld)


def _echo(tekst: str) -> str:
    regel = "".join(t if t.isprintable() else " " for t in tekst)
    return f"'{regel if len(regel) <= MAX_ECHO else regel[: MAX_ECHO - 1] + '…'}'"


def _soort(knoop: yaml.Node) -> str:
    """The kind of YAML value by its resolved tag; "" for a tag that an aanmelding does not know."""
    naam = str(knoop.tag).removeprefix(STANDAARD)
    vorm = {"seq": yaml.SequenceNode, "map": yaml.MappingNode}.get(naam, yaml.ScalarNode)
    return naam if naam in _SOORTEN and isinstance(knoop, vorm) else ""


def _verkeerd(knoop: yaml.Node, pad: str, hoort: str, mend: str) -> Plekfout:
    staat = _SOORTEN.get(_soort(knoop), "iets anders")
    return Plekfout(regel_van(knoop), f"hier hoort {hoort}, maar er staat {staat}. {mend}", pad)


def _lees(veld: Veld, knoop: yaml.Node, pad: str) -> Any:
    """The value of one field; raises Plekfout."""
    if _soort(knoop) == "null" and knoop.value in _NUL:
        return leeg(veld)
    match veld.soort:
        case "groep":
            groep = _groep(veld, knoop, pad)
            return leeg(veld) if veld.leeg_is_null and is_leeg(groep) else groep
        case "groepenlijst":
            return [_rij(veld, item, plek) for item, plek in _items(knoop, pad)]
        case "tekstlijst":
            return [_tekst(item, plek) for item, plek in _items(knoop, pad)]
        case "keuzelijst":
            return [_keuze(veld, item, plek) for item, plek in _items(knoop, pad)]
        case "keuze":
            return _keuze(veld, knoop, pad)
        case "ja_nee":
            return _ja_nee(knoop, pad)
        case "datum":
            return _datum(knoop, pad)
        case _:
            return _tekst(knoop, pad)


def _rij(veld: Veld, knoop: yaml.Node, pad: str) -> Document:
    rij = _groep(veld, knoop, pad)
    if veld.sleutel == "inzet" and (fout := verboden(rij)):  # a row of the contract (stap_2) stays readable
        sleutel, zin = next(iter(fout.items()))
        raise Plekfout(regel_van(knoop), zin[:1].lower() + zin[1:], _pad(pad, sleutel))
    return rij


def _groep(veld: Veld, knoop: yaml.Node, pad: str) -> Document:
    if _soort(knoop) != "map":
        waar = "deze groep" if pad else "dit bestand"
        mend = f"Schrijf in {waar} de velden als 'naam: waarde'."
        raise _verkeerd(knoop, pad, "een groep velden", mend)
    gevonden: dict[str, yaml.Node] = {}
    for naam, inhoud in knoop.value:
        sleutel = _sleutel(veld, naam, pad)
        if sleutel in gevonden:
            raise Plekfout(regel_van(naam), "dit veld staat er twee keer. Haal er een weg.", _pad(pad, sleutel))
        gevonden[sleutel] = inhoud
    return {
        kind.sleutel: _lees(kind, gevonden[kind.sleutel], _pad(pad, kind.sleutel))
        if kind.sleutel in gevonden
        else leeg(kind)
        for kind in veld.velden
    }


def _pad(pad: str, deel: str) -> str:
    return f"{pad}.{deel}" if pad else deel


def _sleutel(veld: Veld, naam: yaml.Node, pad: str) -> str:
    namen = [kind.sleutel for kind in veld.velden]
    sleutel = naam.value if _soort(naam) == "str" else None
    if sleutel in namen:
        return str(sleutel)
    echo = _echo(naam.value) if isinstance(naam, yaml.ScalarNode) else "hier"
    lijkt = get_close_matches(str(naam.value)[:MAX_ECHO], namen, 1)
    mend = f"Bedoelt u {lijkt[0]}?" if lijkt else f"Kies uit: {', '.join(namen)}."
    raise Plekfout(regel_van(naam), f"het veld {echo} bestaat niet. {mend}", pad)


def _items(knoop: yaml.Node, pad: str) -> list[tuple[yaml.Node, str]]:
    """The items of a list with their path; an item that is null is no item."""
    if _soort(knoop) != "seq":
        raise _verkeerd(knoop, pad, "een lijst", "Schrijf een lijst als [een, twee], of met een streepje per regel.")
    paren = ((item, _pad(pad, str(nummer))) for nummer, item in enumerate(knoop.value, start=1))
    return [(item, plek) for item, plek in paren if not (_soort(item) == "null" and item.value in _NUL)]


def _tekst(knoop: yaml.Node, pad: str) -> str:
    if _soort(knoop) not in ("str", "value", "merge"):
        raise _verkeerd(knoop, pad, "tekst", "Zet tekst tussen aanhalingstekens.")
    tekst = str(knoop.value)
    if teken := verboden_teken(tekst):
        raise Plekfout(regel_van(knoop), f"hier staat een onzichtbaar teken ({teken}). Haal het weg.", pad)
    return tekst


def _keuze(veld: Veld, knoop: yaml.Node, pad: str) -> str:
    if _soort(knoop) == "str" and knoop.value in veld.codes:
        return str(knoop.value)
    echo = f"{_echo(knoop.value)} kan hier niet" if isinstance(knoop, yaml.ScalarNode) else "dit kan hier niet"
    raise Plekfout(regel_van(knoop), f"{echo}. Kies uit: {', '.join(veld.codes)}.", pad)


def _ja_nee(knoop: yaml.Node, pad: str) -> bool:
    if _soort(knoop) == "bool" and knoop.value.lower() in (*_WAAR, *_ONWAAR):
        return knoop.value.lower() in _WAAR
    raise _verkeerd(knoop, pad, "true of false", "Schrijf true of false, zonder aanhalingstekens.")


def _datum(knoop: yaml.Node, pad: str) -> str:
    soort, tekst = _soort(knoop), str(knoop.value)
    delen = _ISO.fullmatch(tekst) if isinstance(knoop, yaml.ScalarNode) else None
    if soort == "str" and delen:
        mend = "schrijf de datum zonder aanhalingstekens, als 2026-11-21."
        raise Plekfout(regel_van(knoop), f"dit is tekst, geen datum: {mend}", pad)
    if soort == "timestamp" and not delen:
        raise Plekfout(regel_van(knoop), "schrijf alleen de datum, zonder tijd, als 2026-11-21.", pad)
    if soort != "timestamp" or not delen:
        raise _verkeerd(knoop, pad, "een datum", "Schrijf de datum als 2026-11-21.")
    if uit_iso(tekst) is None:
        wat = bestaat_niet(int(delen[1]), int(delen[2]), int(delen[3]))
        raise Plekfout(regel_van(knoop), f"{wat}. Schrijf een datum die bestaat, als 2026-11-21.", pad)
    return tekst
