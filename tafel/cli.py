"""The command line `tafel`: one registry of commands, each in a module of its own subject.

A command is a line in OPDRACHTEN: its name, its module (by custom `tafel.<subject>.commands`) and one Dutch line of
help. The module is imported only when its command is called, so `tafel toets` needs no web and no database. It has

    def voeg_toe(parser: argparse.ArgumentParser) -> None:   adds its arguments (or sub-commands) to its parser
    def doe(args: argparse.Namespace) -> int:                does it and returns the exit code

Exit 0 is done, 1 the answer is "no", 2 wrong input: `doe` prints one Dutch line on stderr (file, field, how to mend it)
and changes nothing. A mistake in the arguments themselves is answered here in the same way.
"""

import argparse
import errno
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn, TextIO


@dataclass(frozen=True)
class Opdracht:
    """One command: the word on the command line, the module that does it, and a line of Dutch help."""

    naam: str
    module: str
    hulp: str


OPDRACHTEN: tuple[Opdracht, ...] = (
    Opdracht("toets", "tafel.criteria.commands", "kijkt of een aanmelding naar de tafel kan, zonder iets te bewaren"),
    Opdracht("importeer", "tafel.aanmeldingen.commands", "brengt aanmeldingen uit bestanden in als concept"),
    Opdracht("demo", "tafel.demo.commands", "laadt de demotafel in een lege database"),
    Opdracht("vul", "tafel.demo.vul", "maakt veel verzonnen casussen, om te meten"),
    Opdracht("gebruiker", "tafel.accounts.commands", "maakt of sluit een account"),
    Opdracht("berichten", "tafel.berichten.commands", "verstuurt de berichten die klaarliggen"),
    Opdracht("logboek", "tafel.logboek.commands", "kijkt of het logboek heel is"),
    Opdracht("doctor", "tafel.doctor", "kijkt of deze installatie veilig en heel is"),
    Opdracht("dagelijks", "tafel.draaiboeken.commands", "zet klaar wat mensen vandaag moeten horen; twee keer mag"),
)


_VERTALING: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"geef nog op: \1"),
    (r"one of the arguments (.+) is required", r"geef een van deze op: \1"),
    (r"unrecognized arguments: (.+)", r"dit kennen we hier niet: \1"),
    (r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", r"\1: \2 kan niet; kies uit \3"),
    (r"argument (.+?): expected .+", r"\1: hier ontbreekt een waarde"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 kan niet samen met \2"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1: hier hoort geen waarde bij"),
    (r"argument (.+?): invalid .+ value: (.+)", r"\1: \2 klopt niet"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


AFGEBROKEN = 141
"""The exit code when our reader went away before the answer was out, as the shell has it (128 + SIGPIPE)."""


class _Opmaak(argparse.HelpFormatter):
    """Help with a Dutch usage line."""

    def add_usage(self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
                  ) -> None:  # fmt: skip
        """Write the usage with "Gebruik:" before it."""
        super().add_usage(usage, actions, groups, prefix or "Gebruik: ")


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch; sub-parsers made from it do so too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what ArgumentParser takes; abbreviations are off and the help is Dutch."""
        kwargs = {"formatter_class": _Opmaak, "allow_abbrev": False, **kwargs, "add_help": False}
        super().__init__(*args, **kwargs)
        self._positionals.title, self._optionals.title = "gegevens", "opties"
        self.add_argument("-h", "--help", action="help", help="laat deze hulp zien")

    def error(self, message: str) -> NoReturn:
        """Say a usage mistake in one Dutch line on stderr and leave with exit code 2."""
        for engels, nederlands in _VERTALING:
            if gevonden := re.fullmatch(engels, message, re.DOTALL):
                message = gevonden.expand(nederlands)
                break
        self.exit(2, f"{_regel(f'{self.prog}: {message}. Hulp: {self.prog} --help')}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command with these arguments (default: those of the process) and return the exit code."""
    for stroom in (sys.stdout, sys.stderr):
        _utf8(stroom)
    code = AFGEBROKEN
    try:
        code = _voer_uit(list(sys.argv[1:] if argv is None else argv))
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output went away, as with `| head`
        _sluit_uitvoer()
    except OSError as fout:
        if fout.errno != errno.ENOSPC:
            raise
        _sluit_uitvoer()
        print("tafel: de schijf is vol. Maak ruimte en probeer het opnieuw.", file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        code = 130
    return code


def hoofd() -> NoReturn:
    """Entry point of the console script: run and leave with the exit code."""
    sys.exit(main())


def _voer_uit(argv: list[str]) -> int:
    opdrachten = {opdracht.naam: opdracht for opdracht in OPDRACHTEN}
    try:
        if not argv or argv[0] not in opdrachten:
            return _zonder_opdracht(argv)
        opdracht = opdrachten[argv[0]]
        module = import_module(opdracht.module)
        parser = Parser(prog=f"tafel {opdracht.naam}", description=f"{opdracht.naam}: {opdracht.hulp}.")
        voeg_toe: Callable[[argparse.ArgumentParser], None] = module.voeg_toe
        doe: Callable[[argparse.Namespace], int] = module.doe
        voeg_toe(parser)
        return doe(parser.parse_args(argv[1:]))
    except SystemExit as einde:  # argparse after --help or a usage mistake
        return einde.code if isinstance(einde.code, int) else 0


def _zonder_opdracht(argv: list[str]) -> int:
    if argv and argv[0] in ("-h", "--help"):
        breedte = max(len(opdracht.naam) for opdracht in OPDRACHTEN)
        print("Gebruik: tafel OPDRACHT …\n\nopdrachten:")
        for opdracht in OPDRACHTEN:
            print(f"  {opdracht.naam:<{breedte}}  {opdracht.hulp}")
        print("\nHulp bij een opdracht: tafel OPDRACHT --help")
        return 0
    fout = f"de opdracht '{argv[0][:40]}' bestaat niet" if argv else "noem een opdracht"
    print(_regel(f"tafel: {fout}. Hulp: tafel --help"), file=sys.stderr)
    return 2


def _regel(tekst: str) -> str:
    """The text on one line."""
    return " ".join(tekst.splitlines())


def _utf8(stroom: TextIO | None) -> None:
    if stroom is not None and hasattr(stroom, "reconfigure"):
        stroom.reconfigure(encoding="utf-8", errors="backslashreplace")


def _sluit_uitvoer() -> None:
    """Send what is still buffered nowhere, so that Python does not stumble over it while it ends."""
    niets = os.open(os.devnull, os.O_WRONLY)
    os.dup2(niets, sys.stdout.fileno())
    os.close(niets)


if __name__ == "__main__":
    hoofd()
