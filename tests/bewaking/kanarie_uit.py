"""What is to be seen outside a page: titles, addresses, file names, headers, mails, calendar files, log records."""

from __future__ import annotations

import html
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any
from urllib.parse import unquote

import sqlalchemy as sa
from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from tafel.berichten.models import Bericht
from tafel.berichten.post import Bijlage, Brief, maak_mail
from tafel.logboek.models import Logregel

Stuk = tuple[str, str]  # kind, text

ADRES = re.compile(
    r'\s(?:href|src|action|formaction|poster|data|hx-(?:get|post|put|patch|delete|push-url|replace-url))="([^"]*)"'
)
BALK = re.compile(r'<header class="balk">.*?</header>|<footer class="voet">.*?</footer>', re.S)
TITEL = re.compile(r"<title>(.*?)</title>", re.S)
BESTAND = re.compile(r'\sdownload="([^"]*)"')
DOORSTUREN = {
    "location",
    "hx-location",
    "hx-redirect",
    "hx-push-url",
    "hx-replace-url",
    "hx-trigger",
    "refresh",
    "link",
}
PRATEN = ("mailto:", "tel:")  # to call or write to the one whose number stands there: not an address of ours
AGENDA = "text/calendar"


def van_antwoord(antwoord: Any, app: Flask) -> Iterator[Stuk]:
    """Return everything of an answer that is seen outside its page."""
    yield "adres", unquote(antwoord.request.full_path if antwoord.request.query_string else antwoord.request.path)
    for naam, waarde in antwoord.headers:
        if naam.lower() == "set-cookie":
            yield "koekje", _koekje(app, waarde)
        elif naam.lower() == "content-disposition":
            yield "bestandsnaam", unquote(waarde)
        else:
            yield ("adres" if naam.lower() in DOORSTUREN else "kopregel"), unquote(waarde)
    if antwoord.mimetype == AGENDA:
        yield "agenda", _vouw_uit(antwoord.text)
    elif antwoord.mimetype == "application/json":
        yield "json", json.dumps(antwoord.json, ensure_ascii=False)
    elif antwoord.mimetype == "text/html" or antwoord.data.startswith(b"%PDF-van-html"):
        yield from van_html(antwoord.text)


def van_html(tekst: str) -> Iterator[Stuk]:
    """Return the titles, addresses, names to save under and the bar of a page."""
    for titel in TITEL.findall(tekst):
        yield "titel", html.unescape(titel)
    for adres in ADRES.findall(tekst):
        if not adres.startswith(PRATEN):
            yield "adres", unquote(html.unescape(adres))
    for naam in BESTAND.findall(tekst):
        yield "bestandsnaam", html.unescape(naam)
    for balk in BALK.findall(tekst):
        yield "balk", html.unescape(re.sub(r"<[^>]+>", " ", balk))


def _koekje(app: Flask, kop: str) -> str:
    """Return what the browser can read in a cookie of ours."""
    waarde = kop.partition("=")[2].partition(";")[0]
    ondertekenaar = SecureCookieSessionInterface().get_signing_serializer(app)
    try:
        return json.dumps(dict(ondertekenaar.loads(waarde)), default=str) if ondertekenaar else waarde
    except Exception:
        return unquote(waarde)


def _vouw_uit(tekst: str) -> str:
    """Return a calendar file with its long lines made whole again."""
    return re.sub(r"\r?\n[ \t]", "", tekst)


def van_bericht(rij: Any, email: str, base_url: str = "http://localhost") -> Iterator[Stuk]:
    """Return everything of a mail as it goes out; the address that it goes to is left out."""
    los = tuple(Bijlage(**een) for een in rij.bijlagen or ())
    brief = maak_mail(Brief(rij.id, email, rij.onderwerp, rij.tekst, rij.pad, los), base_url)
    yield "adres", unquote(f"{rij.pad} {rij.sleutel}")
    for deel in brief.walk():
        if isinstance(deel, EmailMessage):
            yield from _van_deel(deel, email)


def _van_deel(deel: EmailMessage, email: str) -> Iterator[Stuk]:
    koppen = [f"{naam}: {waarde}" for naam, waarde in deel.items() if naam.lower() not in ("to", "content-disposition")]
    yield "mail", "\n".join(koppen)
    if deel.get_filename():
        yield "bestandsnaam", str(deel.get_filename())
    if deel.get_content_type() == AGENDA:
        yield "agenda", _vouw_uit(str(deel.get_content())).replace(f"mailto:{email}", "")
    elif not deel.is_multipart():
        yield "mail", str(deel.get_content())


def berichten(engine: sa.Engine, behalve: set[Any]) -> list[tuple[Any, str]]:
    """Return the rows of the outbox that are not in `behalve`, each with the address it goes to."""
    mens = sa.table("gebruiker", sa.column("id", sa.Uuid()), sa.column("email"))
    vraag = sa.select(Bericht.__table__, mens.c.email.label("email_van")).select_from(
        sa.outerjoin(Bericht.__table__, mens, Bericht.aan_id == mens.c.id)
    )
    with engine.connect() as db:
        return [(rij, rij.email_van or rij.adres) for rij in db.execute(vraag) if rij.id not in behalve]


def logregels(engine: sa.Engine, na: int) -> Iterator[Stuk]:
    """Return the audit lines after this number."""
    with engine.connect() as db:
        for rij in db.execute(sa.select(Logregel.__table__).where(Logregel.volgnummer > na)):
            yield "logboek", f"{rij.wat} {rij.onderwerp} {json.dumps(rij.gegevens, ensure_ascii=False, default=str)}"


class _Opvanger(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.regels: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record as a log file would show it, traceback included."""
        self.regels.append(self.format(record))


@contextmanager
def vang_log() -> Iterator[list[str]]:
    """Collect every log record of every logger, from DEBUG on; emptied by who reads it."""
    wortel, opvanger = logging.getLogger(), _Opvanger()
    namen = [wortel, logging.getLogger("tafel"), logging.getLogger("werkzeug"), logging.getLogger("tafel.app")]
    niveaus = [een.level for een in namen]
    wortel.addHandler(opvanger)
    for een in namen:
        een.setLevel(logging.DEBUG)
    try:
        yield opvanger.regels
    finally:
        wortel.removeHandler(opvanger)
        for een, niveau in zip(namen, niveaus, strict=True):
            een.setLevel(niveau)
