"""Calendar files: one appointment with a fixed id, its changes and its end, and a feed of many (RFC 5545).

The title holds a case number, never a name of a child.
"""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event, vCalAddress, vText

ZONE = zoneinfo.ZoneInfo("Europe/Amsterdam")
_PRODID = "-//Tafel//Agenda//NL"


@dataclass(frozen=True)
class Afspraak:
    """One appointment of one person.

    uid: stays the same for the life of the invitation; volgnummer: goes up with every change (SEQUENCE); begint and
    eindigt: local Dutch clock time without zone; gewijzigd_op: aware moment of the last change; geannuleerd: it does
    not go on (METHOD CANCEL).
    """

    uid: str
    volgnummer: int
    titel: str
    begint: dt.datetime
    eindigt: dt.datetime
    gewijzigd_op: dt.datetime
    plaats: str = ""
    tekst: str = ""
    adres: str = ""  # link to the page
    geannuleerd: bool = False


def bestand(afspraak: Afspraak, organisator: str, aan: str = "") -> bytes:
    """Return the file that goes with one mail: an invitation or change (REQUEST), or its end (CANCEL).

    organisator, aan: mail addresses.
    """
    kalender = _kalender("CANCEL" if afspraak.geannuleerd else "REQUEST")
    kalender.add_component(_gebeurtenis(afspraak, organisator, aan))
    return _af(kalender)


def feed(afspraken: Iterable[Afspraak], naam: str) -> bytes:
    """Return the feed to which a calendar can subscribe; a cancelled appointment stays in it as cancelled."""
    kalender = _kalender("PUBLISH")
    kalender.add("name", naam)
    kalender.add("x-wr-calname", naam)
    kalender.add("refresh-interval", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for afspraak in afspraken:
        kalender.add_component(_gebeurtenis(afspraak))
    return _af(kalender)


def _kalender(methode: str) -> Calendar:
    kalender = Calendar()
    kalender.add("prodid", _PRODID)
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", methode)
    return kalender


def _gebeurtenis(afspraak: Afspraak, organisator: str = "", aan: str = "") -> Event:
    gebeurtenis = Event()
    gebeurtenis.add("uid", afspraak.uid)
    gebeurtenis.add("sequence", afspraak.volgnummer)
    gebeurtenis.add("dtstamp", afspraak.gewijzigd_op.astimezone(dt.UTC))
    gebeurtenis.add("last-modified", afspraak.gewijzigd_op.astimezone(dt.UTC))
    gebeurtenis.add("dtstart", _utc(afspraak.begint))
    gebeurtenis.add("dtend", _utc(afspraak.eindigt))
    gebeurtenis.add("summary", vText(afspraak.titel))
    gebeurtenis.add("status", "CANCELLED" if afspraak.geannuleerd else "CONFIRMED")
    gebeurtenis.add("class", "CONFIDENTIAL")
    gebeurtenis.add("transp", "TRANSPARENT" if afspraak.geannuleerd else "OPAQUE")
    for sleutel, waarde in (("location", afspraak.plaats), ("description", afspraak.tekst), ("url", afspraak.adres)):
        if waarde:
            gebeurtenis.add(sleutel, waarde)
    if organisator:
        gebeurtenis["organizer"] = vCalAddress(f"mailto:{organisator}")
    if aan:
        deelnemer = vCalAddress(f"mailto:{aan}")
        deelnemer.params["RSVP"] = vText("FALSE")
        gebeurtenis.add("attendee", deelnemer, encode=False)
    return gebeurtenis


def _utc(lokaal: dt.datetime) -> dt.datetime:
    """Return the moment of a Dutch clock time. Moments need no time zone in the file, which readers get wrong."""
    return lokaal.replace(tzinfo=ZONE).astimezone(dt.UTC)


def _af(kalender: Calendar) -> bytes:
    return bytes(kalender.to_ical())
