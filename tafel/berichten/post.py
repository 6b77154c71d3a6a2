"""From an outbox row to a mail, and the two ways to deliver it: a folder of .eml files or a mail server."""

from __future__ import annotations

import base64
import hmac
import os
import smtplib
import ssl
import uuid
from contextlib import AbstractContextManager
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self
from urllib.parse import unquote, urlsplit

CODE = "{code}"  # in the path of a message: filled in while sending
WACHT = 15  # seconds for each step of talking with a mail server
SLOT = "U krijgt dit bericht omdat u meedoet aan een overleg. Antwoorden op deze mail leest niemand."


@dataclass(frozen=True)
class Bijlage:
    """A calendar file that goes with a mail: its name (a case number, never a person), its method, its text."""

    naam: str
    methode: str
    inhoud: str


@dataclass(frozen=True)
class Brief:
    """What a mail is made of. Holds no name of a child, no date of birth, no initials."""

    id: uuid.UUID
    email: str
    onderwerp: str
    tekst: str
    pad: str
    bijlagen: tuple[Bijlage, ...] = ()


class Bezorger(AbstractContextManager["Bezorger"], Protocol):
    """Delivers one mail at a time; raises an exception when it can't."""

    def bezorg(self, brief: EmailMessage) -> None:
        """Deliver `brief` or raise."""


def maak_mail(brief: Brief, base_url: str) -> EmailMessage:
    """Return the mail as plain text: neutral sender, a subject of one line, the link to the page behind log-in.

    The Message-ID follows from the row, so a mail that is sent twice is recognised as the same one.
    """
    huis = urlsplit(base_url).hostname or "localhost"
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address("Tafel", "tafel", huis)
    mail["To"] = Address(addr_spec=brief.email)
    mail["Subject"] = " ".join(brief.onderwerp.split())
    mail["Message-ID"] = f"<{brief.id}@{huis}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(f"{brief.tekst.strip()}\n\nBekijk het hier:\n{base_url}{brief.pad}\n\n-- \n{SLOT}\n")
    for bijlage in brief.bijlagen:
        mail.add_attachment(
            bijlage.inhoud, subtype="calendar", filename=bijlage.naam, params={"method": bijlage.methode}
        )
    return mail


def code_van(geheim: str, zout: str) -> str:
    """Return the code of a link: long and random, from the salt of its row and the key of the installation.

    A copy of the database alone holds no link that works; the same link can be sent again.
    """
    merk = hmac.new(geheim.encode(), f"link:{zout}".encode(), "sha256").digest()
    return base64.urlsafe_b64encode(merk).rstrip(b"=").decode()


def maak_bezorger(mail_url: str) -> Bezorger:
    """Return the deliverer for TAFEL_MAIL_URL: map:///folder or smtp://[user:password@]server[:port]."""
    delen = urlsplit(mail_url)
    if delen.scheme == "map":
        return Map(Path(unquote(delen.path)))
    return Server(
        delen.hostname or "localhost", delen.port or 25, unquote(delen.username or ""), unquote(delen.password or "")
    )


class Map:
    """Writes each mail as an .eml file; a reader never sees half a file."""

    def __init__(self, pad: Path) -> None:
        """Use the folder `pad`; it is made when it is not there."""
        self.pad = pad

    def __enter__(self) -> Self:
        """Make the folder."""
        self.pad.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        """Nothing is kept open."""

    def bezorg(self, brief: EmailMessage) -> None:
        """Write the file under a name of its own, then give it its name at once."""
        naam = str(brief["Message-ID"]).strip("<>").partition("@")[0]
        half = self.pad / f".{naam}.{uuid.uuid4().hex}"
        try:
            with half.open("xb") as uit:
                uit.write(brief.as_bytes())
                uit.flush()
                os.fsync(uit.fileno())
            half.replace(self.pad / f"{naam}.eml")
        finally:
            half.unlink(missing_ok=True)


class Server:
    """Talks SMTP over one connection, opened at the first mail and again after a failure. Uses TLS when offered."""

    def __init__(self, naam: str, poort: int, gebruiker: str, wachtwoord: str) -> None:
        """Keep where the server is; nothing is opened yet."""
        self.naam, self.poort, self.gebruiker, self.wachtwoord = naam, poort, gebruiker, wachtwoord
        self._lijn: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        """Open nothing before the first mail."""
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        """Say goodbye to the server."""
        self._sluit()

    def bezorg(self, brief: EmailMessage) -> None:
        """Hand one mail to the server."""
        try:
            self._open().send_message(brief)
        except Exception:
            self._sluit()
            raise

    def _open(self) -> smtplib.SMTP:
        if self._lijn is None:
            lijn = smtplib.SMTP(self.naam, self.poort, timeout=WACHT)
            self._lijn = lijn
            lijn.ehlo()
            if lijn.has_extn("starttls"):
                lijn.starttls(context=ssl.create_default_context())
                lijn.ehlo()
            elif self.gebruiker:
                raise smtplib.SMTPNotSupportedError("no TLS offered: the password is not sent")
            if self.gebruiker:
                lijn.login(self.gebruiker, self.wachtwoord)
        return self._lijn

    def _sluit(self) -> None:
        lijn, self._lijn = self._lijn, None
        if lijn is not None:
            try:
                lijn.quit()
            except (smtplib.SMTPException, OSError):
                lijn.close()


def soort_fout(fout: Exception) -> str:
    """Return what went wrong without anything personal: the kind of failure and the server's number, never its text."""
    code = getattr(fout, "smtp_code", None)
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        code = next((c for c, _ in fout.recipients.values()), None)
    return type(fout).__name__ + (f" {code}" if code else "")
