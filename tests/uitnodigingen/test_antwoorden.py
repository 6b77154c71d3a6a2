"""Answers by link and what the chair does with a substitute."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
import sqlalchemy as sa

from tafel.aan_tafel.queries import agenda as agenda_aan_tafel
from tafel.aan_tafel.queries import mensen_op_agenda, mensen_van
from tafel.berichten.models import Bericht
from tafel.berichten.post import code_van
from tafel.casussen.models import Betrokkene
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd
from tafel.overleggen.models import Agendapunt
from tafel.uitnodigingen.models import Genodigde, Tijdslot, Vervanging
from tafel.uitnodigingen.queries.beeld import beeld
from tafel.uitnodigingen.queries.link import link
from tafel.uitnodigingen.rules.antwoorden import Vervanger
from tafel.uitnodigingen.services import aanvaard_vervanger, geef_antwoord, noteer_antwoord, wijs_vervanger_af
from tests import bouw
from tests.uitnodigingen.wereld import HUIS, Wereld, aan, agenda_van, mails

VERA = Vervanger("Vera Anders", "gedragswetenschapper", "vera@voorbeeld.test", True, Decimal(1000))


@pytest.fixture
def w(db):
    """A meeting with one case, invitations sent."""
    w = Wereld()
    w.verstuur()
    return w


def antwoord(w, rol, *rest):
    geef_antwoord(w.vers(), w.slot(rol), False, *rest)
    sessie.commit()


def test_de_link_opent_alleen_de_eigen_tijd(w):
    mens = sessie.scalar(sa.select(Genodigde).where(Genodigde.gebruiker_id == w.rob.id))
    code = code_van(HUIS.geheim, mens.zout)
    assert len(code) == 43 and mens.code != code and code not in str(vars(mens))
    beeld_ = link(code)
    assert [e.nummer for e in beeld_.slots] == [w.cases[0].nummer] and beeld_.slots[0].slot.rol == "jeugdhulp"


def test_nee_hoort_de_voorzitter_een_keer(w):
    antwoord(w, "jeugdhulp", "kan_niet", "Ik ben dan weg.")
    antwoord(w, "jeugdhulp", "kan_niet", "Ik ben dan weg.")
    rijen = sessie.scalars(sa.select(Bericht).where(Bericht.aan_id == w.vz.id, Bericht.sleutel.startswith("antwoord:")))
    [een] = rijen.all()
    assert w.cases[0].nummer in een.onderwerp and "Ik ben dan weg" not in een.tekst
    assert w.slot("jeugdhulp").reden == "Ik ben dan weg."


def test_een_vervanger_komt_in_de_stoel_en_de_oude_lijst_houdt_de_oude_naam(w):
    antwoord(w, "jeugdhulp", "ander", "", VERA)
    slot = w.slot("jeugdhulp")
    aanvaard_vervanger(w.actor, w.vers(), slot, False, HUIS)
    sessie.commit()
    mensen = sessie.scalars(
        sa.select(Betrokkene).where(Betrokkene.rol == "jeugdhulp").order_by(Betrokkene.volgorde)
    ).all()
    assert [m.naam for m in mensen] == ["Rob Fantasie", "Vera Anders"] and mensen[1].volgorde == mensen[0].volgorde + 1
    assert (mensen[1].organisatie, mensen[1].heeft_mandaat) == (mensen[0].organisatie, True)
    v = sessie.scalars(sa.select(Vervanging)).one()
    assert (v.van, v.tot) == (w.vers().datum, w.vers().datum)
    [item] = beeld(w.actor, w.vers()).items
    hier = [g for g in item.gasten if g.rol == "jeugdhulp"]
    assert [(g.naam, g.vervangt, g.actie) for g in hier] == [("Vera Anders", "Rob Fantasie", "niets")]
    assert agenda_van(aan(w.rob)) == [] and len(agenda_van(mails("vera@voorbeeld.test"))) == 1
    assert len(mails("els@voorbeeld.test")) == 1  # nobody else hears of it
    w.vers().datum += dt.timedelta(days=7)
    sessie.commit()
    [item] = beeld(w.actor, w.vers()).items
    assert [g.naam for g in item.gasten if g.rol == "jeugdhulp"] == ["Rob Fantasie"]


def test_zonder_mandaat_komt_een_vervanger_zonder_mandaat(w):
    antwoord(w, "jeugdhulp", "ander", "", Vervanger("Vera Anders", "stagiair", "vera@voorbeeld.test", False))
    aanvaard_vervanger(w.actor, w.vers(), w.slot("jeugdhulp"), False, HUIS)
    assert sessie.scalar(sa.select(Betrokkene.heeft_mandaat).where(Betrokkene.naam == "Vera Anders")) is False
    [item] = beeld(w.actor, w.vers()).items
    assert item.zonder_mandaat == ("Vera Anders",)


def test_liever_niet_zet_de_vraag_weer_open(w):
    antwoord(w, "jeugdhulp", "ander", "", VERA)
    wijs_vervanger_af(w.actor, w.slot("jeugdhulp"), False)
    assert w.slot("jeugdhulp").antwoord == "open"
    with pytest.raises(Geweigerd):
        aanvaard_vervanger(w.actor, w.vers(), w.slot("jeugdhulp"), False, HUIS)


def test_wie_afgezegd_is_kan_niet_meer_antwoorden(w):
    w.punt().uitkomst = "ingetrokken"
    sessie.commit()
    w.verstuur()
    with pytest.raises(Geweigerd):
        antwoord(w, "jeugdhulp", "komt")
    assert sessie.scalar(sa.select(Tijdslot.antwoord).where(Tijdslot.rol == "jeugdhulp")) == "open"


def test_aan_tafel_zit_de_vervanger_en_niet_wie_vervangen_is(w):
    antwoord(w, "jeugdhulp", "ander", "", VERA)
    aanvaard_vervanger(w.actor, w.vers(), w.slot("jeugdhulp"), False, HUIS)
    sessie.commit()
    punt = w.punt()
    namen = [mens.naam for mens in mensen_van(punt.id, punt.casus_id, "S.V.")]
    assert "Vera Anders" in namen and "Rob Fantasie" not in namen
    [regel] = mensen_op_agenda(agenda_aan_tafel(w.actor, w.vers())).values()
    assert "Vera Anders (jeugdhulp)" in regel and not any("Rob" in een for een in regel)
    ander = bouw.overleg(w.tafel, w.vz, datum=w.vers().datum + dt.timedelta(days=30))
    punt.uitkomst = "aangehouden"
    sessie.flush()
    sessie.add(Agendapunt(overleg_id=ander.id, casus_id=punt.casus_id, volgorde=1, minuten=45))
    sessie.flush()
    nieuw = sessie.scalar(sa.select(Agendapunt).where(Agendapunt.overleg_id == ander.id))
    namen = [mens.naam for mens in mensen_van(nieuw.id, nieuw.casus_id, "S.V.")]
    assert "Rob Fantasie" in namen and "Vera Anders" not in namen


def test_wat_iemand_aan_de_telefoon_zei_telt_ook(w):
    noteer_antwoord(w.actor, w.slot("ouders"), False, True)
    assert w.slot("ouders").antwoord == "komt"
    noteer_antwoord(w.actor, w.slot("ouders"), False, False)
    assert (w.slot("ouders").antwoord, w.slot("ouders").reden) == ("kan_niet", "Gehoord door de voorzitter.")
    with pytest.raises(Geweigerd):
        noteer_antwoord(w.actor, w.slot("ouders"), True, True)
