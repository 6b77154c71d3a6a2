"""Sending: one mail a person, each only their own part, changes once, ends told; nothing twice."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
import sqlalchemy as sa

from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd
from tafel.logboek.models import Logregel
from tafel.organisaties.models import Lidmaatschap, Organisatie, Tafel
from tafel.overleggen.models import Agendapunt, Deelname
from tafel.uitnodigingen.models import Genodigde, Tijdslot, Verzending
from tafel.uitnodigingen.services import Invoer, bewaar_verwachting, trek_in, zet_nvt
from tafel.uitnodigingen.services.antwoorden import nodig_weer_uit, stuur_opnieuw
from tafel.uitnodigingen.services.dagelijks import vertel_wijzigingen
from tests.uitnodigingen.wereld import HUIS, Wereld, aan, agenda_van, gebeurtenissen, mails


@pytest.fixture
def w(db):
    """A meeting with one case."""
    return Wereld()


def test_ieder_hoort_alleen_de_eigen_casus_en_tijd(db):
    w = Wereld(3)
    uitslag = w.verstuur()
    # Rob, Els and Joost; leerling and ouders of three cases, and one letter for who comes from school for all three
    assert (uitslag.gemaild, uitslag.brieven) == (3, 7)
    [rob] = aan(w.rob)
    assert rob.tekst.count("Casus 2026-") == 3 and len(rob.bijlagen) == 3
    tijden = [een.dtstart.value.astimezone(dt.UTC) for een in gebeurtenissen([rob])]
    assert tijden == sorted(tijden) and len(set(tijden)) == 3
    rijen = sessie.scalars(sa.select(Tijdslot).where(Tijdslot.rol == "jeugdhulp").order_by(Tijdslot.begint_om)).all()
    assert [rij.begint_om for rij in rijen] == [dt.time(9, 35), dt.time(10, 20), dt.time(11, 5)]
    assert all(een.eindigt_om == twee.begint_om for een, twee in itertools.pairwise(rijen))


def test_wie_bij_een_casus_hoort_krijgt_niets_over_een_andere(db):
    w = Wereld(2)
    w.stoel(w.cases[0], "leerplicht").email = "alleen@voorbeeld.test"
    sessie.commit()
    w.verstuur()
    [een] = mails("alleen@voorbeeld.test")
    assert w.cases[0].nummer in een.tekst and w.cases[1].nummer not in een.tekst + een.onderwerp
    assert [b["naam"] for b in een.bijlagen] == [f"casus-{w.cases[0].nummer}.ics"]


def test_twee_keer_drukken_verstuurt_een_keer(w):
    w.verstuur()
    voor = len(mails()), sessie.scalar(sa.select(sa.func.count()).select_from(Verzending))
    uitslag = w.verstuur()
    assert (uitslag.gemaild, uitslag.brieven) == (0, 0)
    assert (len(mails()), sessie.scalar(sa.select(sa.func.count()).select_from(Verzending))) == voor


def test_versturen_staat_in_het_logboek_en_bij_de_casus(w):
    w.verstuur()
    [regel] = sessie.scalars(sa.select(Logregel).where(Logregel.wat == "uitnodigingen verstuurd"))
    assert regel.onderwerp == w.cases[0].nummer and regel.gegevens["verstuurd"] == {"uitnodiging": 6}
    assert "Verzonnen" not in str(regel.gegevens)
    rijen = sessie.scalars(sa.select(Verzending)).all()
    assert {(r.rol, r.weg) for r in rijen} == {
        ("leerling", "brief"), ("ouders", "brief"), ("school", "brief"), ("jeugdhulp", "account"),
        ("samenwerkingsverband", "mail"), ("leerplicht", "mail"),
    }  # fmt: skip
    dagen = sessie.scalars(sa.select(Deelname.uitnodiging_1)).all()
    assert len(dagen) == 6 and None not in dagen  # V3 counts dated invitations


def test_een_verschoven_tijd_geeft_een_bericht_en_geen_tweede_afspraak(db):
    w = Wereld(2)
    w.verstuur()
    eerste = agenda_van(aan(w.rob))
    punten = sessie.scalars(sa.select(Agendapunt).order_by(Agendapunt.volgorde)).all()
    punten[0].minuten = 60
    sessie.commit()
    uitslag = w.verstuur()
    assert uitslag.gemaild == 3  # the first ends later, the second begins later: one mail each
    berichten = aan(w.rob)
    assert len(berichten) == 2 and "Dit is nieuw, het was 10:20." in berichten[1].tekst
    na = agenda_van(berichten)
    assert {e.uid.value for e in na} == {e.uid.value for e in eerste} and len(na) == 2
    assert all(e.sequence.value == "1" for e in na)
    assert {e.dtstart.value for e in na} != {e.dtstart.value for e in eerste}


def test_een_andere_dag_houdt_dezelfde_afspraak(w):
    w.verstuur()
    w.vers().datum += dt.timedelta(days=14)
    sessie.commit()
    w.verstuur()
    [een] = agenda_van(aan(w.rob))
    assert een.dtstart.value.date() == w.vers().datum and een.sequence.value == "1"
    mens = sessie.scalar(sa.select(Genodigde).where(Genodigde.gebruiker_id == w.rob.id))
    assert mens.verloopt_op.date() >= w.vers().datum + dt.timedelta(days=1)


def test_een_andere_plaats_telt_op_en_houdt_het_antwoord(w):
    w.verstuur()
    w.slot("jeugdhulp").antwoord = "komt"
    w.vers().plaats = "Raadhuis"
    sessie.commit()
    w.verstuur()
    assert w.slot("jeugdhulp").antwoord == "komt" and w.slot("jeugdhulp").volgnummer == 1
    w.vers().begint_om = dt.time(10)
    sessie.commit()
    w.verstuur()
    assert w.slot("jeugdhulp").antwoord == "open" and w.slot("jeugdhulp").volgnummer == 2


def test_van_de_agenda_zegt_af(w):
    w.verstuur()
    punt = w.punt()
    sessie.execute(sa.delete(Deelname))
    sessie.delete(punt)
    sessie.commit()
    uitslag = w.verstuur()
    assert uitslag.gemaild == 3 and agenda_van(aan(w.rob)) == []
    assert [b["methode"] for b in aan(w.rob)[1].bijlagen] == ["CANCEL"]
    assert "gaat voor u niet door" in aan(w.rob)[1].tekst
    assert w.verstuur().gemaild == 0


def test_wat_terugkomt_is_dezelfde_afspraak(w):
    w.verstuur()
    w.punt().uitkomst = "ingetrokken"
    sessie.commit()
    w.verstuur()
    assert agenda_van(aan(w.rob)) == []
    w.punt().uitkomst = None
    sessie.commit()
    w.verstuur()
    [een] = agenda_van(aan(w.rob))
    assert een.sequence.value == "2"


def test_een_geannuleerd_overleg_zegt_iedereen_af(w):
    w.verstuur()
    overleg = w.vers()
    overleg.stand, overleg.reden_annuleren = "geannuleerd", "De voorzitter is ziek."
    sessie.commit()
    assert w.verstuur().gemaild == 3 and agenda_van(aan(w.rob)) == [] and agenda_van(mails("els@voorbeeld.test")) == []
    assert "ziek" not in aan(w.rob)[1].tekst


def test_wie_niet_mag_delen_wordt_niet_uitgenodigd(w):
    casus = w.cases[0]
    casus.aanmelding = {**casus.aanmelding, "toestemmingen": []}
    sessie.commit()
    uitslag = w.verstuur()
    assert uitslag.gemaild == 0 and uitslag.brieven == 2  # leerling and ouders: it is about them
    assert w.slot("jeugdhulp") is None and w.slot("leerling") is not None


def test_zonder_een_soort_gaat_de_casus_niet_mee_en_de_rest_wel(db):
    w = Wereld(2)
    sessie.delete(w.stoel(w.cases[0], "leerplicht"))
    sessie.commit()
    w.verstuur()
    assert w.slot("jeugdhulp", 0) is None and w.slot("jeugdhulp", 1) is not None
    zet_nvt(w.actor, w.vers(), {w.cases[0].id: {"leerplicht": "Valt niet onder de Leerplichtwet."}})
    sessie.commit()
    w.verstuur()
    assert w.slot("jeugdhulp", 0) is not None
    assert len(aan(w.rob)) == 2 and len(agenda_van(aan(w.rob))) == 2


def test_leerling_en_ouders_zijn_nooit_nvt(w):
    with pytest.raises(Geweigerd):
        zet_nvt(w.actor, w.vers(), {w.cases[0].id: {"leerling": "Wil niet."}})


def test_geld_verwacht_nodigt_beide_budgethouders_uit(w):
    bewaar_verwachting(w.actor, w.vers(), w.cases[0], Invoer(jeugdhulp=None, onderwijs=4320))
    sessie.commit()
    w.verstuur()
    wie = {s.naam for s in sessie.scalars(sa.select(Tijdslot).where(Tijdslot.hoedanigheid == "geld"))}
    assert wie == {"Nelleke Rekenwonder", "Maarten Hoog"}  # Els may not promise so much


def test_opnieuw_gaat_met_dezelfde_link_en_een_tweede_dag(w):
    w.verstuur()
    w.slot("leerplicht")
    sessie.execute(sa.update(Deelname).values(uitnodiging_1=dt.date(2026, 1, 5)))
    code = sessie.scalar(sa.select(Genodigde.code).where(Genodigde.email == "joost@voorbeeld.test"))
    stuur_opnieuw(w.actor, w.vers(), w.slot("leerplicht"), HUIS)
    sessie.commit()
    een, twee = mails("joost@voorbeeld.test")
    assert een.zout == twee.zout and len(agenda_van([een, twee])) == 1
    assert sessie.scalar(sa.select(Genodigde.code).where(Genodigde.email == "joost@voorbeeld.test")) == code
    assert sessie.scalars(sa.select(Deelname).where(Deelname.uitnodiging_2.is_not(None))).one()


def test_intrekken_zegt_af_en_blijft_zo_tot_weer_uitgenodigd(w):
    w.verstuur()
    trek_in(w.actor, w.vers(), w.slot("leerplicht"), HUIS)
    sessie.commit()
    assert agenda_van(mails("joost@voorbeeld.test")) == [] and len(aan(w.rob)) == 1
    assert w.verstuur().gemaild == 0
    with pytest.raises(Geweigerd):
        stuur_opnieuw(w.actor, w.vers(), w.slot("leerplicht"), HUIS)
    nodig_weer_uit(w.actor, w.vers(), w.slot("leerplicht"), HUIS)
    sessie.commit()
    assert len(agenda_van(mails("joost@voorbeeld.test"))) == 1


def test_een_ander_adres_krijgt_een_eigen_link_en_de_oude_vervalt(w):
    w.verstuur()
    oud = sessie.scalar(sa.select(Genodigde).where(Genodigde.email == "joost@voorbeeld.test")).id
    w.stoel(w.cases[0], "leerplicht").email = "goed@voorbeeld.test"
    sessie.commit()
    assert w.verstuur().gemaild == 1 and len(mails("goed@voorbeeld.test")) == 1
    assert sessie.scalar(sa.select(sa.func.count()).where(Tijdslot.genodigde_id == oud)) == 0


def zet_op_de_stoel(w, nr=0):
    """The chair of the meeting becomes a party in one case after it was planned."""
    w.stoel(w.cases[nr], "school").gebruiker_id = w.vz.id
    sessie.commit()


def test_een_voorzitter_die_partij_is_nodigt_niet_uit(w):
    zet_op_de_stoel(w)
    with pytest.raises(Geweigerd) as fout:
        w.verstuur()
    sessie.rollback()
    assert fout.value.weigeringen[0].melding.startswith("Hans Jacobs is partij in casus 2026-")
    assert mails() == [] and sessie.scalar(sa.select(sa.func.count()).select_from(Tijdslot)) == 0


def test_een_voorzitter_van_de_gemeente_nodigt_niet_uit_aan_een_tafel_die_dat_niet_wil(w):
    w.verstuur()
    gemeente = Organisatie(naam="Gemeente Nergenshuizen", soort="gemeente")
    sessie.add(gemeente)
    sessie.flush()
    sessie.execute(sa.update(Tafel).where(Tafel.id == w.tafel.id).values(gemeente_mag_voorzitten=False))
    sessie.execute(
        sa.update(Lidmaatschap).where(Lidmaatschap.gebruiker_id == w.vz.id).values(organisatie_id=gemeente.id)
    )
    w.vers().plaats = "Wijkhuis"
    sessie.commit()
    assert w.verstuur().gemaild == 3  # who counts on a place that is wrong hears it all the same
    sessie.add(Agendapunt(overleg_id=w.id, casus_id=w.casus().id, volgorde=9, minuten=30))
    sessie.commit()
    with pytest.raises(Geweigerd) as fout:
        w.verstuur()
    sessie.rollback()
    assert "werkt bij de gemeente. Aan deze tafel mag dat niet." in fout.value.weigeringen[0].melding


def test_de_dagelijkse_ronde_vertelt_een_wijziging_ook_bij_een_verkeerde_voorzitter(w):
    w.verstuur()
    zet_op_de_stoel(w)
    w.vers().plaats = "Wijkhuis"
    sessie.commit()
    assert vertel_wijzigingen(vandaag(), HUIS) == 4  # the chair in the seat of school too
