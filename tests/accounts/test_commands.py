"""`tafel gebruiker` and `tafel doctor`: accounts by a link that works once; every finding with its mend."""

from __future__ import annotations

import base64
import re

import pytest
import sqlalchemy as sa

from tafel.accounts.models import Gebruiker, Sessie
from tafel.accounts.services import open_sessie
from tafel.berichten.services import leg_klaar
from tafel.cli import main
from tafel.doctor import kijk_inhoud, kijk_installatie
from tafel.kern.db import koppel, sessie
from tafel.organisaties.models import Lidmaatschap
from tests import bouw
from tests.conftest import instellingen


@pytest.fixture
def tafel(app, monkeypatch):
    """Run a command on the database of the test."""
    engine, inst = app.extensions["engine"], app.config["INSTELLINGEN"]
    for naam, waarde in (
        ("TAFEL_DATABASE_URL", inst.database_url), ("TAFEL_MAIL_URL", inst.mail_url), ("TAFEL_DEMO", "0"),
        ("TAFEL_SECRET_KEY", inst.secret_key), ("TAFEL_BASE_URL", "https://tafel.test"),
        ("TAFEL_SLEUTEL", base64.b64encode(inst.sleutels[0]).decode()),
    ):  # fmt: skip
        monkeypatch.setenv(naam, waarde)

    def _doe(*args: str) -> int:
        sessie.remove()
        code = main(list(args))
        koppel(engine)
        return code

    return _doe


def test_de_eerste_beheerder_op_een_lege_database(tafel, app, capsys):
    assert tafel("gebruiker", "eerste-beheerder", "Bea@Voorbeeld.test", "--naam", "Bea") == 0
    link = re.search(r"https://tafel.test(/wachtwoord/[\w-]+)", capsys.readouterr().out)[1]
    gebruiker = sessie.scalars(sa.select(Gebruiker)).one()
    assert (gebruiker.email, gebruiker.beheert, gebruiker.wachtwoord) == ("bea@voorbeeld.test", True, None)
    sessie.remove()
    assert app.test_client().post(link, data={"wachtwoord": "een heel lange zin"}).status_code == 303
    assert tafel("gebruiker", "eerste-beheerder", "twee@voorbeeld.test", "--naam", "Twee") == 2
    assert "Er is al een beheerder." in capsys.readouterr().err


def test_een_account_met_een_rol(tafel, capsys):
    assert tafel("gebruiker", "maak", "a@b.nl", "--naam", "A", "--rol", "fg") == 2
    assert "Er is nog geen tafel." in capsys.readouterr().err
    bouw.tafel()
    bouw.tafel("XYZ")
    sessie.commit()
    assert tafel("gebruiker", "maak", "a@b.nl", "--naam", "A", "--rol", "fg") == 2
    assert "DBM, XYZ" in capsys.readouterr().err
    assert tafel("gebruiker", "maak", "a@b.nl", "--naam", "A", "--rol", "fg", "--tafel", "QQ") == 2
    assert tafel("gebruiker", "maak", "a@b.nl", "--naam", "A", "--rol", "koning", "--tafel", "DBM") == 2
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Gebruiker)) == 0
    assert tafel("gebruiker", "maak", "a@b.nl", "--naam", "A", "--rol", "fg", "--tafel", "dbm", "--functie", "fg") == 0
    lid = sessie.scalars(sa.select(Lidmaatschap)).one()
    assert (lid.rol, lid.functie) == ("fg", "fg")
    assert tafel("gebruiker", "maak", "A@b.nl", "--naam", "A", "--rol", "fg", "--tafel", "dbm") == 2
    assert "Er is al een account" in capsys.readouterr().err


def test_blokkeren_sluit_meteen_af(tafel, app, capsys):
    mens = bouw.mens(bouw.tafel(), "voorzitter", email="weg@voorbeeld.test")
    open_sessie(mens.id, mens.naam)
    sessie.commit()
    assert tafel("gebruiker", "blokkeer", "WEG@voorbeeld.test") == 0
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Sessie)) == 0
    assert sessie.scalars(sa.select(Gebruiker.actief)).one() is False
    assert tafel("gebruiker", "blokkeer", "niemand@voorbeeld.test") == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_doctor_noemt_een_tafel_zonder_mensen(db, tafel):
    assert any("nog geen beheerder" in wat for wat, _ in kijk_inhoud())
    hier = bouw.tafel()
    assert {wat for wat, _ in kijk_inhoud()} == {
        "Tafel DBM heeft geen voorzitter.",
        "Tafel DBM heeft geen akkoordgever voor jeugdhulp.",
        "Tafel DBM heeft geen akkoordgever voor onderwijs.",
    }
    bouw.mens(hier, "voorzitter")
    bouw.mens(hier, "akkoordgever", mandaat=("jeugdhulp", None, None))
    bouw.mens(hier, "akkoordgever", mandaat=("onderwijs", "vo", None))
    assert list(kijk_inhoud()) == []


def test_doctor_noemt_een_bericht_dat_vastzit(db):
    from tafel.berichten.models import Bericht

    mens = bouw.mens(bouw.tafel(), "voorzitter")
    leg_klaar(mens.id, "a", "Onderwerp", "Tekst")
    db.execute(sa.update(Bericht).values(pogingen=8))
    assert any("Niet te versturen berichten: 1." in wat for wat, _ in kijk_inhoud())


def test_doctor_over_de_installatie(tmp_path):
    open_demo = instellingen("sqlite:///x", base_url="https://tafel.test")
    wat = " ".join(een for een, _ in kijk_installatie(open_demo, tmp_path))
    assert "iedereen kan er als elke rol naar binnen" in wat and "Bestanden voor de browser ontbreken" in wat
    echt = instellingen("sqlite:///x", base_url="http://tafel.test", demo=False)
    wat = " ".join(een for een, _ in kijk_installatie(echt))
    assert "geen https" in wat and "naar een map" in wat
    assert all(mend for _, mend in kijk_installatie(echt))


def test_doctor_als_opdracht(tafel, capsys):
    assert tafel("doctor") == 1
    assert "nog geen beheerder" in capsys.readouterr().out
