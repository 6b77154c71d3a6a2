"""Calendar files, read back by another reader than the writer."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
import vobject

from tafel.berichten.kalender import Afspraak, bestand, feed

EEN = Afspraak(
    uid="uitnodiging-1@tafel",
    volgnummer=0,
    titel="Overleg over casus 2026-041",
    begint=dt.datetime(2026, 12, 3, 10, 15),
    eindigt=dt.datetime(2026, 12, 3, 11, 0),
    gewijzigd_op=dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC),
    plaats="Stadskantoor, kamer 2; ingang B",
    tekst="U bent welkom.\nNeem gerust iemand mee, ook als u twijfelt: dat mag.",
    adres="https://tafel.voorbeeld.nl/voor-u/abc",
)


def lees(tekst):
    return vobject.readOne(tekst.decode())


def test_een_uitnodiging_heeft_vast_id_volgnummer_en_nederlandse_tijd():
    kalender = lees(bestand(EEN, "tafel@voorbeeld.nl", "rob@voorbeeld.nl"))
    een = kalender.vevent
    assert kalender.method.value == "REQUEST"
    assert (een.uid.value, een.sequence.value, een.status.value) == ("uitnodiging-1@tafel", "0", "CONFIRMED")
    assert een.dtstart.value.astimezone(dt.UTC) == dt.datetime(2026, 12, 3, 9, 15, tzinfo=dt.UTC)
    assert een.dtend.value - een.dtstart.value == dt.timedelta(minutes=45)
    assert een.location.value == EEN.plaats
    assert een.description.value == EEN.tekst
    assert een.organizer.value == "mailto:tafel@voorbeeld.nl" and een.attendee.value == "mailto:rob@voorbeeld.nl"


def test_in_de_zomer_klopt_het_uur_ook():
    zomer = dataclasses.replace(EEN, begint=dt.datetime(2027, 7, 1, 9, 0), eindigt=dt.datetime(2027, 7, 1, 10, 0))
    begin = lees(bestand(zomer, "a@b.nl")).vevent.dtstart.value
    assert begin.astimezone(dt.UTC) == dt.datetime(2027, 7, 1, 7, 0, tzinfo=dt.UTC)


def test_een_verschoven_afspraak_houdt_haar_id_en_telt_op():
    eerst = lees(bestand(EEN, "a@b.nl")).vevent
    later = dataclasses.replace(EEN, volgnummer=1, begint=dt.datetime(2026, 12, 3, 11, 0))
    daarna = lees(bestand(later, "a@b.nl")).vevent
    assert eerst.uid.value == daarna.uid.value
    assert int(daarna.sequence.value) > int(eerst.sequence.value)
    assert daarna.dtstart.value != eerst.dtstart.value


def test_afzeggen_zegt_het_bij_dezelfde_afspraak_af():
    weg = lees(bestand(dataclasses.replace(EEN, volgnummer=2, geannuleerd=True), "a@b.nl"))
    assert weg.method.value == "CANCEL"
    assert (weg.vevent.uid.value, weg.vevent.status.value) == (EEN.uid, "CANCELLED")


def test_een_feed_houdt_alles_ook_wat_niet_doorgaat():
    tweede = dataclasses.replace(EEN, uid="uitnodiging-2@tafel", geannuleerd=True)
    kalender = lees(feed([EEN, tweede], "Doorbraakoverleg"))
    assert kalender.method.value == "PUBLISH"
    assert [e.status.value for e in kalender.vevent_list] == ["CONFIRMED", "CANCELLED"]
    assert lees(feed([], "Leeg")).prodid.value == "-//Tafel//Agenda//NL"


@pytest.mark.parametrize("rommel", ["a\r\nATTENDEE:mailto:x@y.nl", "\u202e;,\\n", "é" * 500])
def test_tekst_kan_geen_regels_toevoegen(rommel):
    kalender = lees(bestand(dataclasses.replace(EEN, titel=rommel, tekst=rommel), "a@b.nl"))
    assert not hasattr(kalender.vevent, "attendee")
    assert len(kalender.vevent_list) == 1


def test_regels_zijn_gevouwen_en_eindigen_goed():
    regels = bestand(dataclasses.replace(EEN, tekst="é" * 300), "a@b.nl").split(b"\r\n")
    assert all(len(regel) <= 75 for regel in regels) and regels[-1] == b""
