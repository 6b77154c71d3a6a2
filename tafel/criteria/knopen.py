"""From the bytes of a YAML file to nodes with line numbers, safely: nothing is constructed, nothing is expanded."""

from pathlib import Path
from typing import Any

import yaml

from tafel.criteria.tekens import verboden_teken

MAX_BYTES = 1_000_000
MAX_DIEPTE = 20
STANDAARD = "tag:yaml.org,2002:"


class Plekfout(Exception):
    """Something is wrong at one place of the file; the line is 0 when it is about the file as a whole."""

    def __init__(self, regel: int, melding: str, veld: str = "") -> None:
        """Keep the line, the Dutch message and the path of the field."""
        super().__init__(melding)
        self.regel, self.melding, self.veld = regel, melding, veld


def lees_knopen(pad: Path) -> yaml.Node:
    """The root node of the one YAML document in this file; raises Plekfout."""
    tekst = _tekst(_bytes(pad))
    for nummer, regel in enumerate(tekst.split("\n"), start=1):
        if teken := verboden_teken(regel):
            raise Plekfout(nummer, f"hier staat een onzichtbaar teken ({teken}). Haal het weg.")
    lezer = _Componist(tekst)
    try:
        wortel = lezer.get_single_node()
    except yaml.YAMLError as fout:
        raise _yaml_fout(fout) from None
    except (ValueError, OverflowError, RecursionError):  # an escape or a number beyond what Python can hold
        raise Plekfout(lezer.line + 1, "dit is geen geldige YAML. Kijk deze regel na.") from None
    finally:
        lezer.dispose()
    if wortel is None:
        raise Plekfout(0, "dit bestand is leeg. Zet er een aanmelding in.")
    return wortel


def regel_van(knoop: yaml.Node) -> int:
    """The line on which a node begins, counted from 1."""
    return int(knoop.start_mark.line) + 1


def _bytes(pad: Path) -> bytes:
    try:
        with pad.open("rb") as bestand:
            inhoud = bestand.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Plekfout(0, "dit bestand is er niet. Kijk de naam na.") from None
    except IsADirectoryError:
        raise Plekfout(0, "dit is een map. Noem een bestand.") from None
    except PermissionError:
        raise Plekfout(0, "dit bestand mag niet worden gelezen. Vraag om leesrecht.") from None
    except (OSError, ValueError):
        raise Plekfout(0, "dit bestand is niet te lezen. Kijk de naam na.") from None
    if len(inhoud) > MAX_BYTES:
        raise Plekfout(0, "dit bestand is te groot. Het mag 1.000.000 bytes zijn.")
    return inhoud


def _tekst(inhoud: bytes) -> str:
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = inhoud.count(b"\n", 0, fout.start) + 1
        raise Plekfout(regel, "dit is geen UTF-8. Bewaar het bestand als UTF-8.") from None


def _yaml_fout(fout: yaml.YAMLError) -> Plekfout:
    plek = getattr(fout, "problem_mark", None)
    regel = plek.line + 1 if plek else 0
    probleem = str(getattr(fout, "problem", None) or "")
    if "another document" in probleem:
        return Plekfout(regel, "hier begint een tweede document. Zet één aanmelding in een bestand.")
    if "'\\t'" in probleem:
        return Plekfout(regel, "hier staat een tab. Gebruik spaties om in te springen.")
    if "tag" in probleem:
        return Plekfout(regel, "tags (met een !) mogen hier niet. Haal de tag weg.")
    return Plekfout(
        regel, "dit is geen geldige YAML. Kijk naar het inspringen, de dubbele punten en de aanhalingstekens."
    )


class _Componist(yaml.SafeLoader):
    """Composes nodes, and refuses what a person does not write: anchors, aliases, own tags, deep nesting."""

    diepte = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """One node, unless its event is of a refused sort; raises Plekfout."""
        lezer: Any = self  # the stubs leave peek_event untyped
        event = lezer.peek_event()
        regel = int(event.start_mark.line) + 1
        if isinstance(event, yaml.AliasEvent):
            raise Plekfout(regel, "verwijzingen (met een *) mogen hier niet. Schrijf de waarde uit.")
        if getattr(event, "anchor", None) is not None:
            raise Plekfout(regel, "ankers (met een &) mogen hier niet. Haal het anker weg.")
        if not (getattr(event, "tag", None) or STANDAARD).startswith(STANDAARD):
            raise Plekfout(regel, "tags (met een !) mogen hier niet. Haal de tag weg.")
        if self.diepte >= MAX_DIEPTE:
            raise Plekfout(regel, "hier staan te veel lijsten of groepen in elkaar. Haal er een paar weg.")
        self.diepte += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.diepte -= 1
