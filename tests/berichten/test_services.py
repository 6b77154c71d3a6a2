"""The outbox: each message goes out once, a failing one rests and is given up, nothing about a child leaves."""

from __future__ import annotations

import ast
import datetime as dt
import email
import email.policy
import re
import smtplib
import socketserver
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
import time_machine

from tafel.accounts.models import Gebruiker
from tafel.berichten import services
from tafel.berichten.models import Bericht
from tafel.berichten.post import soort_fout
from tafel.berichten.rules import BEZIG, HOOGSTENS_POGINGEN, rust_na
from tafel.berichten.services import leg_klaar, tel_vast, verstuur
from tafel.casussen.models import Casus
from tafel.demo.vullen import vul
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tests import bouw
from tests.conftest import instellingen

BRON = Path(__file__).resolve().parents[2] / "tafel"


@pytest.fixture
def post(app, tmp_path):
    """Settings that write to a folder, and two messages that wait."""
    ans = bouw.mens(None, None, "Ans Bericht", email="ans@voorbeeld.test")
    leg_klaar(
        ans.id, "een", "Casus 2026-041 is toegelaten", "De voorzitter laat casus 2026-041 toe.", "/casussen/2026-041"
    )
    leg_klaar(ans.id, "twee", "Regel één\nBcc: kwaad@voorbeeld.test", "Tekst met ë.")
    sessie.commit()
    sessie.remove()
    return instellingen(app.config["INSTELLINGEN"].database_url, mail_url=f"map://{tmp_path}"), tmp_path


def _open():
    try:
        return sessie.scalars(sa.select(Bericht).order_by(Bericht.gemaakt_op)).all()
    finally:
        sessie.remove()


def test_naar_een_map_een_keer(post):
    inst, map_ = post
    assert verstuur(inst) == services.Verzending(2, 0, 0)
    assert verstuur(inst) == services.Verzending(0, 0, 0)
    bestanden = sorted(map_.iterdir())
    assert len(bestanden) == 2 and all(b.suffix == ".eml" for b in bestanden)
    eerste = _open()[0]
    mail = email.message_from_bytes((map_ / f"{eerste.id}.eml").read_bytes(), policy=email.policy.default)
    assert mail["To"] == "ans@voorbeeld.test" and mail["From"] == "Tafel <tafel@localhost>"
    assert mail["Message-ID"] == f"<{eerste.id}@localhost>" and mail["Auto-Submitted"] == "auto-generated"
    assert not mail.is_multipart() and mail.get_content_type() == "text/plain"
    assert "http://localhost/casussen/2026-041" in mail.get_content()
    assert eerste.verzonden_op is not None and eerste.fout is None


def test_een_regeleinde_in_het_onderwerp_wordt_geen_kop(post):
    inst, map_ = post
    verstuur(inst)
    mails = [email.message_from_bytes(b.read_bytes(), policy=email.policy.default) for b in map_.iterdir()]
    assert all(mail["Bcc"] is None for mail in mails)
    assert "Regel één Bcc: kwaad@voorbeeld.test" in {mail["Subject"] for mail in mails}


def test_hoogstens(post):
    inst, _ = post
    assert verstuur(inst, 1).verzonden == 1
    assert verstuur(inst, 1).verzonden == 1


def test_twee_processen_versturen_nooit_hetzelfde(post, monkeypatch):
    inst, _ = post
    gezien = []

    class Traag:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def bezorg(self, mail):
            gezien.append(mail["Message-ID"])
            if len(gezien) == 1:  # a second process starts while this mail is under way
                verstuur(inst)

    monkeypatch.setattr(services, "maak_bezorger", lambda _: Traag())
    verstuur(inst)
    assert len(gezien) == len(set(gezien)) == 2


def test_na_een_val_komt_het_bericht_terug_met_hetzelfde_nummer(post, monkeypatch):
    inst, map_ = post

    class Valt:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def bezorg(self, mail):
            raise KeyboardInterrupt

    with monkeypatch.context() as m:
        m.setattr(services, "maak_bezorger", lambda _: Valt())
        with pytest.raises(KeyboardInterrupt):
            verstuur(inst)
    assert verstuur(inst).verzonden == 1  # the claimed one is left alone
    with time_machine.travel(nu() + BEZIG + dt.timedelta(seconds=1), tick=False):
        assert verstuur(inst).verzonden == 1
    assert len(list(map_.iterdir())) == 2


def test_wat_niet_lukt_rust_en_wordt_na_acht_keer_opgegeven(post):
    inst, map_ = post
    bestand = map_ / "bestand"
    bestand.write_text("geen map")
    dicht = instellingen(inst.database_url, mail_url="smtp://127.0.0.1:9")
    moment = nu()
    for poging in range(1, HOOGSTENS_POGINGEN + 1):
        with time_machine.travel(moment, tick=False):
            uitslag = verstuur(dicht)
            assert (uitslag.mislukt, uitslag.opgegeven) == ((2, 0) if poging < HOOGSTENS_POGINGEN else (0, 2))
            assert verstuur(dicht) == services.Verzending(0, 0, 0)
        moment += rust_na(poging) + dt.timedelta(seconds=1)
    assert {rij.fout for rij in _open()} == {"ConnectionRefusedError"}
    assert tel_vast()[0] == 2


def test_een_geblokkeerd_account_krijgt_niets(post):
    inst, map_ = post
    sessie.execute(sa.update(Gebruiker).values(actief=False))
    sessie.commit()
    sessie.remove()
    assert verstuur(inst) == services.Verzending(0, 0, 2)
    assert list(map_.iterdir()) == []


class _Smtp(socketserver.StreamRequestHandler):
    """A very small mail server: keeps what it gets."""

    def handle(self):
        self.wfile.write(b"220 klaar\r\n")
        data = None
        for ruw in self.rfile:
            if data is not None:
                if ruw == b".\r\n":
                    self.server.brieven.append(b"".join(data))
                    data = None
                    self.wfile.write(b"250 dank\r\n")
                else:
                    data.append(ruw)
                continue
            woord = ruw.split()[0].upper()
            if woord == b"QUIT":
                self.wfile.write(b"221 dag\r\n")
                return
            if woord == b"DATA":
                data = []
            self.wfile.write(b"354 toe maar\r\n" if woord == b"DATA" else b"250 ok\r\n")


def test_naar_een_mailserver(post):
    inst, _ = post
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Smtp) as server:
        server.brieven = []
        draad = threading.Thread(target=server.serve_forever, daemon=True)
        draad.start()
        uit = verstuur(instellingen(inst.database_url, mail_url=f"smtp://127.0.0.1:{server.server_address[1]}"))
        server.shutdown()
    assert uit.verzonden == 2 and len(server.brieven) == 2
    assert b"To: ans@voorbeeld.test" in server.brieven[0]


def test_een_fout_noemt_geen_adres():
    geweigerd = smtplib.SMTPRecipientsRefused({"ans@voorbeeld.test": (550, b"Ans kennen we niet")})
    assert soort_fout(geweigerd) == "SMTPRecipientsRefused 550"
    assert soort_fout(OSError("/home/ans")) == "OSError"


@pytest.mark.parametrize("pogingen, minuten", [(0, 1), (1, 1), (2, 2), (7, 64), (8, 120), (50, 120)])
def test_rust(pogingen, minuten):
    assert rust_na(pogingen) == dt.timedelta(minutes=minuten)


def _aanroepen():
    for pad in BRON.rglob("*.py"):
        if pad.parts[-2] == "berichten":
            continue
        for knoop in ast.walk(ast.parse(pad.read_text())):
            if (
                isinstance(knoop, ast.Call)
                and getattr(knoop.func, "id", getattr(knoop.func, "attr", "")) == "leg_klaar"
            ):
                yield pad, knoop


def test_geen_bericht_in_de_bron_noemt_een_kind():
    verboden = {"initialen", "geboortedatum", "voornaam", "achternaam", "leerling", "vraag", "aanmelding", "zin", "wat"}
    aantal = 0
    for pad, aanroep in _aanroepen():
        aantal += 1
        for knoop in ast.walk(aanroep):
            naam = getattr(knoop, "attr", None) or getattr(knoop, "id", None)
            los = isinstance(knoop, ast.Name) and naam in ("zin", "wat", "vraag")  # a local name, not a field
            assert los or naam not in verboden, f"{pad.name}:{aanroep.lineno} zet {naam} in een bericht"
    assert aantal >= 5


def test_geen_bericht_van_de_demo_noemt_een_kind(db):
    from tafel.opvolging.services import herinner

    vul(vandaag())
    herinner(vandaag())
    db.commit()
    teksten = [f"{b.onderwerp} {b.tekst} {b.pad} {b.sleutel}" for b in db.scalars(sa.select(Bericht))]
    assert teksten
    for casus in db.scalars(sa.select(Casus)):
        leerling = casus.aanmelding["leerling"]
        geheim = [leerling["voornaam"], leerling["achternaam"], casus.initialen, str(casus.geboortedatum)]
        for tekst in teksten:
            assert not any(re.search(rf"(?<!\w){re.escape(deel)}(?!\w)", tekst) for deel in geheim), tekst
