"""Ask a child process to judge a file; the web process itself never opens one."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Protocol

from tafel.documenten import rules
from tafel.documenten.keuring.meldingen import HOOGSTENS, MEDIATYPES, melding
from tafel.kern.refusals import Geweigerd, Weigering, weiger

log = logging.getLogger("tafel")
PROJECT = Path(__file__).resolve().parent.parent.parent.parent
WACHT = 20.0
# no secret of ours goes to the child: only what a program needs to start
OMGEVING = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR", "VIRTUAL_ENV")
_STUK = 256 * 1024
_tegelijk = threading.BoundedSemaphore(2)


class Bestand(Protocol):
    """A file as it came in (werkzeug's FileStorage, or something with the same three)."""

    @property
    def stream(self) -> Any:
        """Its bytes."""

    @property
    def filename(self) -> str | None:
        """What the sender calls it."""

    @property
    def mimetype(self) -> str:
        """What the browser says it is."""


@dataclass
class Gekeurd:
    """A file that was judged and found good: its clean bytes in a file without a name, gone when this is closed."""

    inhoud: BinaryIO
    naam: str
    soort: str
    mediatype: str
    grootte: int
    sha256: str

    def __enter__(self) -> Gekeurd:
        """Use it for a while."""
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Let the bytes go."""
        self.inhoud.close()

    def stukken(self) -> Iterator[bytes]:
        """Yield the bytes from the start."""
        self.inhoud.seek(0)
        while stuk := self.inhoud.read(_STUK):
            yield stuk


def opdracht() -> list[str]:
    """Return the command that starts the child, without its arguments."""
    return [sys.executable, "-m", "tafel.documenten.keuring.kind"]


def keur(bestand: Bestand | None) -> Gekeurd:
    """Judge a file by its content; at most two are judged at a time. Touches no database: call it before the lock.

    Raises Geweigerd with one sentence at the field `bestand`. Close what comes back (`with keur(…) as gekeurd`).
    """
    naam = (bestand.filename if bestand is not None else None) or ""
    if bestand is None or not naam:
        raise Geweigerd(rules.tegen_bestand("", 0))
    with tempfile.TemporaryFile(prefix="tafel-") as binnen:
        weiger(*rules.tegen_bestand(naam, _schrijf_over(bestand.stream, binnen)))
        schoon = tempfile.TemporaryFile(prefix="tafel-")  # noqa: SIM115 - lives on in Gekeurd
        try:
            soort = _vraag_kind(binnen, schoon, rules.uitgang(naam), bestand.mimetype or "")
            if soort not in ("jpg", "png"):
                _schrijf_over(binnen, schoon)
            return _beschrijf(schoon, naam, soort)
        except BaseException:
            schoon.close()
            raise


def _schrijf_over(van: Any, naar: BinaryIO) -> int:
    """Copy at most a little more than is allowed; return how many bytes."""
    van.seek(0)
    totaal = 0
    while stuk := van.read(_STUK):
        totaal += len(stuk)
        if totaal > HOOGSTENS:
            break
        naar.write(stuk)
    naar.flush()
    return totaal


def _vraag_kind(binnen: BinaryIO, schoon: BinaryIO, uitgang: str, gezegd: str) -> str:
    """Return the kind that the child found; raises Geweigerd with its reason, or because it did not answer."""
    binnen.seek(0)
    if not _tegelijk.acquire(timeout=WACHT):
        raise _geweigerd("te_lang")
    try:
        klaar = subprocess.run(
            [*opdracht(), uitgang, gezegd.lower()[:100], str(schoon.fileno())],
            stdin=binnen,
            capture_output=True,
            pass_fds=(schoon.fileno(),),
            timeout=WACHT,
            cwd=PROJECT,
            env={naam: os.environ[naam] for naam in OMGEVING if naam in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired:
        log.warning("keuren duurde langer dan %s s", WACHT)
        raise _geweigerd("te_lang") from None
    finally:
        _tegelijk.release()
    try:
        oordeel: dict[str, Any] = json.loads(klaar.stdout) if klaar.returncode == 0 else {}
    except ValueError:
        oordeel = {}
    if oordeel.get("soort") in MEDIATYPES:
        return str(oordeel["soort"])
    if "code" in oordeel:
        raise _geweigerd(oordeel["code"], **oordeel["gegevens"])
    # what the child says can hold words of the document: only its length and exit code are kept
    log.warning("keuren mislukt: code %s, %s tekens uitleg", klaar.returncode, len(klaar.stderr))
    raise _geweigerd("te_lang" if klaar.returncode == -24 else "niet_te_bekijken")


def _geweigerd(code: str, **gegevens: str) -> Geweigerd:
    return Geweigerd([Weigering(code, melding(code, **gegevens), "bestand")])


def _beschrijf(schoon: BinaryIO, naam: str, soort: str) -> Gekeurd:
    som, grootte = hashlib.sha256(), 0
    schoon.seek(0)
    while stuk := schoon.read(_STUK):
        som.update(stuk)
        grootte += len(stuk)
    return Gekeurd(schoon, naam, soort, MEDIATYPES[soort], grootte, som.hexdigest())
