"""Answers by link and what the chair does with a substitute."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
import sqlalchemy as sa

from tafel.aan_tafel.queries import agenda as agenda_aan_tafel
from tafel.aan_tafel.queries import mensen_op_agenda, mensen_van
from tafel.accounts.models import Gebruiker
from tafel.berichten.models import Bericht
from tafel.berichten.post import code_van
from tafel.casussen.models import Betrokkene
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd
from tafel.logboek.models import Logregel
from tafel.overleggen.models import Agendapunt
from tafel.uitnodigingen.models import Genodigde, Tijdslot, Vervanging
from tafel.uitnodigingen.queries.beeld import beeld
from tafel.uitnodigingen.queries.link import link
from tafel.uitnodigingen.rules.antwoorden import Vervanger
from tafel.uitnodigingen.services import (
    Invoer,
    aanvaard_vervanger,
    bewaar_verwachting,
    geef_antwoord,
    noteer_antwoord,
    wijs_vervanger_af,
    zet_vervanger,
)
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


def test_hetzelfde_antwoord_twee_keer_verandert_niets(w):
    for _ in range(2):
        antwoord(w, "jeugdhulp", "ander", "", VERA)
    regels = sa.select(sa.func.count()).select_from(Logregel).where(Logregel.wat == "uitnodiging beantwoord")
    assert sessie.scalar(regels) == 1
    antwoord(w, "jeugdhulp", "ander", "", replace(VERA, mandaat=False, tot=None))
    assert sessie.scalar(regels) == 2


def test_een_vervanger_voor_een_periode_zit_ook_bij_het_volgende_overleg(w):
    dag = w.vers().datum
    zet_vervanger(w.actor, w.vers(), w.slot("jeugdhulp"), False, VERA, dag, dag + dt.timedelta(days=20), HUIS)
    sessie.commit()
    w.vers().datum = dag + dt.timedelta(days=20)
    sessie.commit()
    assert "Vera Anders" in wie_zitten(w) and "Rob Fantasie" not in wie_zitten(w)
    w.vers().datum = dag + dt.timedelta(days=21)
    sessie.commit()
    assert "Rob Fantasie" in wie_zitten(w) and "Vera Anders" not in wie_zitten(w)


def wie_zitten(w):
    """Who is invited to the case of the meeting."""
    [item] = beeld(w.actor, w.vers()).items
    return {gast.naam for gast in item.gasten}


def test_twee_vervangers_op_een_dag_wordt_geweigerd(w):
    dag = w.vers().datum
    zet_vervanger(w.actor, w.vers(), w.slot("jeugdhulp"), False, VERA, dag, dag + dt.timedelta(days=20), HUIS)
    v = sessie.scalars(sa.select(Vervanging)).one()
    v.van = dag + dt.timedelta(days=10)  # as for a later meeting; on this day Rob sits there himself
    sessie.commit()
    w.verstuur()
    ander = replace(VERA, naam="Bo Ook", email="bo@voorbeeld.test")
    with pytest.raises(Geweigerd) as fout:
        zet_vervanger(w.actor, w.vers(), w.slot_van("Rob Fantasie"), False, ander, dag, v.van, HUIS)
    assert fout.value.weigeringen[0].melding.startswith("Vera Anders komt al van")
    tot = v.van - dt.timedelta(days=1)
    zet_vervanger(w.actor, w.vers(), w.slot_van("Rob Fantasie"), False, ander, dag, tot, HUIS)


def geld_verwacht(w):
    """Costs are expected and both sides were invited; return the invitation of the budget holder of jeugdhulp."""
    bewaar_verwachting(w.actor, w.vers(), w.cases[0], Invoer(jeugdhulp=Decimal(900)))
    sessie.commit()
    w.verstuur()
    return w.slot_van("Nelleke Rekenwonder")


def zin_over_jeugdhulp(w):
    """What the list says of the costs of jeugdhulp."""
    [item] = beeld(w.actor, w.vers()).items
    return next((punt.soort, punt.zin) for punt in item.mandaat if punt.zin.startswith("Jeugdhulpkosten"))


def test_wie_voor_een_budgethouder_komt_telt_met_de_eigen_grens(w):
    slot = geld_verwacht(w)
    dag = w.vers().datum
    wie = Vervanger("Piet Plaats", "teamleider", "piet@voorbeeld.test", True, Decimal(1000))
    zet_vervanger(w.actor, w.vers(), slot, False, wie, None, None, HUIS)
    sessie.commit()
    soort, zin = zin_over_jeugdhulp(w)
    assert soort == "let" and "Piet Plaats voor Nelleke Rekenwonder gaf nog geen antwoord" in zin and "1.000" in zin
    assert len(agenda_van(aan(w.nel))) == 0 and len(agenda_van(mails("piet@voorbeeld.test"))) == 1
    bewaar_verwachting(w.actor, w.vers(), w.cases[0], Invoer(jeugdhulp=Decimal(1001)))
    assert "Dat is te weinig" in zin_over_jeugdhulp(w)[1] and w.vers().datum == dag


def test_wie_zonder_mandaat_voor_een_budgethouder_komt_laat_de_plaats_leeg(w):
    slot = geld_verwacht(w)
    wie = Vervanger("Piet Plaats", "stagiair", "piet@voorbeeld.test", False)
    zet_vervanger(w.actor, w.vers(), slot, False, wie, None, None, HUIS)
    sessie.commit()
    assert zin_over_jeugdhulp(w)[0] == "fout" and "zoek een vervanger met mandaat" in zin_over_jeugdhulp(w)[1]


def test_niemand_vervangt_leerling_of_ouders(w):
    dag = w.vers().datum
    with pytest.raises(Geweigerd, match="gezin"):
        zet_vervanger(w.actor, w.vers(), w.slot("ouders"), False, VERA, dag, dag, HUIS)


def test_van_wie_het_account_dicht_is_wordt_niet_gemaild(db):
    w = Wereld()
    sessie.execute(sa.update(Gebruiker).where(Gebruiker.id == w.rob.id).values(actief=False))
    sessie.commit()
    w.verstuur()
    assert aan(w.rob) == [] and w.slot("jeugdhulp").weg == "brief"


def test_wie_al_vervangen_is_wordt_niet_nog_eens_vervangen(w):
    slot = geld_verwacht(w)
    zet_vervanger(w.actor, w.vers(), slot, False, VERA, None, None, HUIS)
    sessie.commit()
    with pytest.raises(Geweigerd, match="niet_gestuurd"):
        zet_vervanger(w.actor, w.vers(), sessie.merge(slot), False, VERA, None, None, HUIS)
