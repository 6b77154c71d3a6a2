"""Ask a child process for a PDF (the web process itself never loads WeasyPrint); write down who made which papers."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tafel.logboek.services import noteer_inzage, schrijf
from tafel.overleggen.models import Overleg
from tafel.stukken.pdf import GEEN_PANGO, OF
from tafel.stukken.queries.bundel import GEMAAKT, Inhoud
from tafel.toegang.rules import Actor

log = logging.getLogger("tafel")
PROJECT = Path(__file__).resolve().parent.parent.parent
WACHT = 30.0
# no secret of ours goes to the child: only what a program needs to start
OMGEVING = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "TMPDIR", "VIRTUAL_ENV")
_tegelijk = threading.BoundedSemaphore(2)


class GeenPdf(Exception):
    """No PDF could be made; `uitleg` is a Dutch sentence for the person who asked."""

    def __init__(self, uitleg: str) -> None:
        """Keep the sentence."""
        super().__init__(uitleg)
        self.uitleg = uitleg


KAN_NIET = "PDF maken kan op deze computer nog niet. U kunt de pagina afdrukken."
TE_LANG = "Het maken van de PDF duurde te lang. U kunt de pagina afdrukken."
MISLUKT = "Deze PDF maken lukte niet. U kunt de pagina afdrukken."


def opdracht() -> list[str]:
    """Return the command that starts the child."""
    return [sys.executable, "-m", "tafel.stukken.pdf"]


def maak_pdf(html: str | Sequence[str], *, wacht: float = WACHT) -> bytes:
    """Return the PDF of `html`, or of the first of several versions that fits; at most two are made at a time.

    Raises GeenPdf without Pango, after `wacht` seconds, or when the child crashes.
    """
    if not _tegelijk.acquire(timeout=wacht):
        raise GeenPdf(TE_LANG)
    try:
        klaar = subprocess.run(
            opdracht(),
            input=(html if isinstance(html, str) else OF.join(html)).encode(),
            capture_output=True,
            timeout=wacht,
            cwd=PROJECT,
            env={naam: os.environ[naam] for naam in OMGEVING if naam in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired:
        log.warning("pdf duurde langer dan %s s", wacht)
        raise GeenPdf(TE_LANG) from None
    finally:
        _tegelijk.release()
    if klaar.returncode == GEEN_PANGO:
        raise GeenPdf(KAN_NIET)
    if klaar.returncode != 0 or not klaar.stdout.startswith(b"%PDF-"):
        # what the child says can hold words of the document: only its length and exit code are kept
        log.error("pdf mislukt: code %s, %s tekens uitleg", klaar.returncode, len(klaar.stderr))
        raise GeenPdf(MISLUKT)
    return klaar.stdout


def noteer_bundel(actor: Actor, overleg: Overleg, voor: uuid.UUID | None, inhoud: Sequence[Inhoud]) -> None:
    """Write down that papers were made: whose, and which cases. Flushes; never a name or a text.

    One line for the whole, one in the log of each case.
    """
    gegevens: dict[str, Any] = {"overleg": str(overleg.id), "genodigde": str(voor) if voor else None}
    for een in inhoud:
        item = een.deel.item
        schrijf(actor, "casus in stukken", item.nummer, casus_id=item.casus_id, **gegevens)
    schrijf(actor, GEMAAKT, overleg.datum.isoformat(), casussen=len(inhoud), **gegevens)


def noteer_lezen(actor: Actor, inhoud: Sequence[Inhoud], waarom: str) -> None:
    """Record that these cases were opened by who makes the papers; in transactions of their own, before any lock."""
    for een in inhoud:
        noteer_inzage(actor, een.deel.item.casus_id, "stukken", waarom)
