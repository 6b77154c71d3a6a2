"""Terms, spoed, letters and reminders; and no case is ever lost."""

from __future__ import annotations

import copy
import datetime as dt
import random
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from tafel.aanmeldingen.services import bewaar_aanmelding, dien_in
from tafel.berichten.models import Bericht
from tafel.casussen.models import Casus, Indiening, Instroombesluit
from tafel.casussen.rules import plek
from tafel.instroom import queries, services
from tafel.instroom.models import Brief, Opschorting, Spoedverzoek
from tafel.instroom.rules import Spoedvraag
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd
from tafel.overleggen.models import Agendapunt
from tafel.overleggen.queries import zonder_agenda
from tafel.overleggen.services import haal_van_agenda, trek_casus_in, zet_op_agenda
from tests import bouw

VRAAG = Spoedvraag("De opvang stopt.", "Dan is er niemand.", None)


@pytest.fixture
def w(db):
    """A table with its chair and casusverantwoordelijke as actors, and one case that was handed in."""
    tafel = bouw.tafel()
    cv, vz = bouw.mens(tafel, "casusverantwoordelijke"), bouw.mens(tafel, "voorzitter")
    wereld = SimpleNamespace(tafel=tafel, cv_rij=cv, vz_rij=vz)
    wereld.cv = bouw.actor(cv, tafel, "casusverantwoordelijke")
    wereld.vz = bouw.actor(vz, tafel, "voorzitter")
    wereld.casus = bouw.casus(tafel, cv)
    dien_in(wereld.cv, wereld.casus)
    return wereld


def codes(fout):
    return [w.code for w in fout.value.weigeringen]


def berichten(wie):
    return list(
        sessie.scalars(sa.select(Bericht.onderwerp).where(Bericht.aan_id == wie.id).order_by(Bericht.gemaakt_op))
    )


def test_opnieuw_indienen_houdt_nummer_en_bewaart_beide_keren(w):
    nummer = w.casus.nummer
    services.geef_terug(w.vz, w.casus, ["plan"], "Maak het samen.")
    nieuw = copy.deepcopy(w.casus.aanmelding["verzuim"]) | {"thuis_sinds": "2026-09-08"}
    bewaar_aanmelding(w.cv, w.casus, {"verzuim": nieuw})
    dien_in(w.cv, w.casus)
    assert (w.casus.nummer, w.casus.stand) == (nummer, "ingediend")
    keren = sessie.scalars(sa.select(Indiening).order_by(Indiening.volgnummer)).all()
    assert [k.volgnummer for k in keren] == [1, 2]
    assert keren[0].document["verzuim"]["thuis_sinds"] == "2026-09-07"
    dingen, _ = queries.instroom_uit_url(w.vz, nummer)
    assert dingen["vorige"].volgnummer == 1
    assert [rij.nummer for rij in queries.instroom(w.vz, filter_="opnieuw")] == [nummer]
    assert queries.instroom(w.vz, filter_="nieuw") == []


def test_een_partij_met_wie_niet_gedeeld_wordt_hoort_niet_wat_de_voorzitter_besliste(w):
    partij, gestopt = (bouw.mens(w.tafel, "partij", naam) for naam in ("Ali Partij", "Bo Partij"))
    bouw.toegang(w.casus, partij, "partij")
    bouw.toegang(w.casus, gestopt, "partij").deelt_tot = vandaag()
    sessie.flush()
    services.geef_terug(w.vz, w.casus, ["plan"], "Maak het samen.")
    assert len(berichten(partij)) == 1 and berichten(gestopt) == []


def test_aanvulling_herinnert_halverwege_en_aan_het_eind_en_elk_een_keer(w):
    tot = vandaag() + dt.timedelta(days=14)
    besluit = services.vraag_aanvulling(w.vz, w.casus, ["plan"], "Bel nog.", tot)
    assert w.casus.stand == "aanvulling"
    assert services.herinner(vandaag()) == 0
    half = vandaag() + dt.timedelta(days=10)
    assert (services.herinner(half), services.herinner(half)) == (1, 0)
    assert services.herinner(tot) == 0  # on the last day there is still time
    with pytest.raises(Geweigerd) as fout:
        services.sluit_zonder_aanvulling(w.vz, w.casus, "Kwam niet.")
    assert codes(fout) == ["termijn_loopt"]
    na = tot + dt.timedelta(days=1)
    assert (services.herinner(na), services.herinner(na)) == (1, 0)
    assert (besluit.herinnerd_op, besluit.laatst_herinnerd_op) == (half, na)
    onderwerpen = berichten(w.cv_rij)
    assert sum("wacht op uw aanvulling" in o for o in onderwerpen) == 1
    assert sum("is te laat" in o for o in onderwerpen) == 1
    assert sum("is te laat" in o for o in berichten(w.vz_rij)) == 1


def test_gemiste_dagen_geven_alleen_de_laatste_herinnering(w):
    besluit = services.vraag_aanvulling(w.vz, w.casus, [], "Bel nog.", vandaag() + dt.timedelta(days=4))
    na = vandaag() + dt.timedelta(days=9)
    assert services.herinner(na) == 1
    assert besluit.herinnerd_op == besluit.laatst_herinnerd_op == na
    assert not any("wacht op uw" in o for o in berichten(w.cv_rij))


def test_sluiten_kan_na_de_herinnering_en_zegt_het(w):
    besluit = services.vraag_aanvulling(w.vz, w.casus, [], "Bel nog.", vandaag() + dt.timedelta(days=4))
    besluit.termijn = vandaag() - dt.timedelta(days=1)
    with pytest.raises(Geweigerd) as fout:
        services.sluit_zonder_aanvulling(w.vz, w.casus, "Kwam niet.")
    assert codes(fout) == ["niet_herinnerd"]
    services.herinner(vandaag())
    services.sluit_zonder_aanvulling(w.vz, w.casus, "Kwam niet.")
    assert (w.casus.stand, w.casus.sluituitkomst, w.casus.sluitreden) == ("ingetrokken", "gesloten", "Kwam niet.")
    assert any("gesloten" in o for o in berichten(w.cv_rij))


def test_meer_tijd_begint_de_herinneringen_opnieuw(w):
    services.vraag_aanvulling(w.vz, w.casus, ["plan"], "Bel nog.", vandaag() + dt.timedelta(days=2))
    services.herinner(vandaag() + dt.timedelta(days=3))
    later = services.geef_meer_tijd(w.vz, w.casus, vandaag() + dt.timedelta(days=20), "De directeur is ziek.")
    assert (later.soort, later.mist, later.laatst_herinnerd_op) == ("verlengd", ["plan"], None)
    assert services.herinner(vandaag() + dt.timedelta(days=21)) == 1
    dien_in(w.cv, w.casus)
    with pytest.raises(Geweigerd):
        services.geef_meer_tijd(w.vz, w.casus, vandaag() + dt.timedelta(days=30), "Nog meer.")
    assert services.herinner(vandaag() + dt.timedelta(days=90)) == 0


def test_geen_uitzondering_geeft_terug_en_telt_apart(w):
    w.casus.verzoek_uitzondering = "Het kan niet wachten."
    services.weiger_uitzondering(w.vz, w.casus, "Bel eerst de directeur.")
    assert w.casus.stand == "teruggegeven"
    assert sessie.scalar(sa.select(Instroombesluit.soort)) == "geen_uitzondering"


def test_spoed_vragen_toekennen_en_voorrang(w):
    ander = bouw.casus(w.tafel, w.cv_rij, "ingediend", thuis_sinds=dt.date(2025, 1, 1))
    spoed = services.vraag_spoed(w.cv, w.casus, VRAAG)
    assert [r.nummer for r in queries.instroom(w.vz)] == [w.casus.nummer, ander.nummer]
    with pytest.raises(Geweigerd) as fout:
        services.vraag_spoed(w.cv, w.casus, VRAAG)
    assert codes(fout) == ["al_gevraagd"]
    with pytest.raises(Geweigerd):
        services.beslis_spoed(w.vz, w.casus, spoed, True, " ")
    services.beslis_spoed(w.vz, w.casus, spoed, True, "Geen toezicht.")
    services.laat_toe(w.vz, w.casus)
    services.laat_toe(w.vz, ander)
    assert [r.nummer for r in queries.wachtrij(w.vz)] == [w.casus.nummer, ander.nummer]
    assert [een.spoed for een in zonder_agenda(w.vz)] == [True, False]
    assert any("heeft spoed" in o for o in berichten(w.cv_rij))


def test_geweigerde_spoed_mag_opnieuw_en_behandelde_spoed_geeft_geen_voorrang_meer(w):
    spoed = services.vraag_spoed(w.cv, w.casus, VRAAG)
    services.beslis_spoed(w.vz, w.casus, spoed, False, "Er is opvang.")
    tweede = services.vraag_spoed(w.cv, w.casus, VRAAG)
    services.beslis_spoed(w.vz, w.casus, tweede, True, "Nu wel.")
    services.laat_toe(w.vz, w.casus)
    overleg = bouw.overleg(w.tafel, w.vz_rij, w.casus)
    sessie.execute(
        sa.update(Agendapunt)
        .where(Agendapunt.overleg_id == overleg.id)
        .values(uitkomst="besloten", klaar_op=nu() + dt.timedelta(minutes=1))
    )
    [rij] = queries.wachtrij(w.vz)
    assert rij.spoed is None
    derde = services.vraag_spoed(w.cv, w.casus, VRAAG)
    assert (derde.stand, tweede.stand) == ("gevraagd", "behandeld")


def test_spoed_zonder_antwoord_meldt_zich_een_keer(w):
    spoed = services.vraag_spoed(w.cv, w.casus, VRAAG)
    spoed.gevraagd_op = w.casus.ingediend_op = nu() - dt.timedelta(hours=60)
    assert (services.herinner(vandaag()), services.herinner(vandaag())) == (1, 0)
    assert sum("antwoord op de spoedvraag" in o for o in berichten(w.vz_rij)) == 1


def test_de_database_houdt_een_spoedvraag_tegelijk(w):
    services.vraag_spoed(w.cv, w.casus, VRAAG)
    sessie.add(Spoedverzoek(casus_id=w.casus.id, gevraagd_op=nu(), gevraagd_door_id=w.cv.id, reden="x", waarom_nu="y"))
    with pytest.raises(sa.exc.IntegrityError):
        sessie.flush()
    sessie.rollback()


def test_opschorten_schuift_de_dagen_en_hervatten_stopt_dat(w):
    services.laat_toe(w.vz, w.casus)
    services.schort_op(w.vz, w.casus, vandaag() - dt.timedelta(days=3), vandaag() + dt.timedelta(days=30), "Vakantie.")
    [pauze] = queries.pauzes_van([w.casus.id])[w.casus.id]
    assert pauze.raakt(vandaag())
    with pytest.raises(Geweigerd) as fout:
        services.schort_op(w.vz, w.casus, vandaag(), vandaag() + dt.timedelta(days=2), "Nog eens.")
    assert codes(fout) == ["overlap"]
    services.hervat(w.vz, w.casus)
    rij = sessie.scalars(sa.select(Opschorting)).one()
    assert (rij.tot, rij.eerder_hervat_op is not None) == (vandaag(), True)
    with pytest.raises(Geweigerd):
        services.hervat(w.vz, w.casus)


def test_belofte_en_volgorde_van_de_wachtrij(w):
    ander = bouw.casus(w.tafel, w.cv_rij, "ingediend", thuis_sinds=dt.date(2026, 10, 1))
    for casus in (w.casus, ander):
        services.laat_toe(w.vz, casus)
    services.beloof(w.vz, ander, vandaag() + dt.timedelta(days=3))
    assert [r.nummer for r in queries.wachtrij(w.vz)] == [w.casus.nummer, ander.nummer]
    assert [r.nummer for r in queries.wachtrij(w.vz, "belofte")] == [ander.nummer, w.casus.nummer]
    assert [r.nummer for r in queries.wachtrij(w.vz, "belofte", ander.nummer)] == [w.casus.nummer]
    services.beloof(w.vz, ander, None)
    assert ander.beloofd_op is None


def test_uiterste_datum_voorbij_meldt_zich_een_keer_en_niet_als_de_tijd_stilstaat(w):
    services.laat_toe(w.vz, w.casus)
    later = vandaag() + dt.timedelta(days=80)
    assert (services.herinner(later), services.herinner(later)) == (1, 0)
    assert sum("uiterste datum" in o for o in berichten(w.vz_rij)) == 1


def test_een_brief_hoort_bij_een_besluit_en_verandert_niet(w):
    besluit = services.verwijs_door(w.vz, w.casus, "mdo", "Begin daar.")
    tekst = services.concept_brief(w.casus, besluit, "gezin")
    assert "Begin daar." in tekst and w.casus.nummer in tekst and "Sam" not in tekst
    services.bewaar_brief(w.vz, w.casus, besluit, "gezin", tekst)
    with pytest.raises(Geweigerd) as fout:
        services.bewaar_brief(w.vz, w.casus, besluit, "gezin", "Anders.")
    assert codes(fout) == ["al_bewaard"]
    assert sessie.scalar(sa.select(Brief.tekst)) == tekst.strip()


# --- no case gets lost ------------------------------------------------------------------------------------------------


def _waar(w, casus):
    """Return every place where people would find this case, by the lists themselves."""
    plekken = []
    if casus.stand == "concept":
        plekken.append("concept")
    if casus.nummer in [r.nummer for r in queries.instroom(w.vz)]:
        plekken.append("instroom")
    if casus.nummer in [r.nummer for r in queries.instroom(w.vz, filter_="aanvulling")]:
        plekken.append("aanvulling")
    if casus.nummer in [r.nummer for r in queries.wachtrij(w.vz)]:
        plekken.append("wachtrij")
    punt = sa.select(Agendapunt.id).where(Agendapunt.casus_id == casus.id, Agendapunt.uitkomst.is_(None))
    op_agenda = sessie.scalar(punt) is not None
    if op_agenda:
        plekken.append("agenda")
    elif casus.stand == "opvolging":
        plekken.append("opvolging")
    if casus.afgesloten_op is not None:
        plekken.append("gesloten")
    assert plekken == [plek(casus.stand, op_agenda)], (casus.stand, plekken)
    return plekken[0]


@pytest.mark.parametrize("zaad", range(8))
def test_elke_casus_staat_altijd_op_precies_een_plek(w, zaad):
    """Random walks through everything that can be done with a case, allowed or not: never nowhere, never twice."""
    kans, casus = random.Random(zaad), bouw.casus(w.tafel, w.cv_rij)
    overleg, dag, gezien = bouw.overleg(w.tafel, w.vz_rij, datum=vandaag() + dt.timedelta(days=30)), vandaag(), set()
    stappen = {
        "indienen": lambda: dien_in(w.cv, casus),
        "toelaten": lambda: services.laat_toe(w.vz, casus),
        "teruggeven": lambda: services.geef_terug(w.vz, casus, [], "Bel nog."),
        "aanvulling": lambda: services.vraag_aanvulling(w.vz, casus, [], "Bel nog.", dag + dt.timedelta(days=3)),
        "verlengen": lambda: services.geef_meer_tijd(w.vz, casus, dag + dt.timedelta(days=9), "Ziek."),
        "sluiten": lambda: services.sluit_zonder_aanvulling(w.vz, casus, "Kwam niet."),
        "spoed": lambda: services.vraag_spoed(w.cv, casus, VRAAG),
        "beloof": lambda: services.beloof(w.vz, casus, dag + dt.timedelta(days=5)),
        "agenda": lambda: zet_op_agenda(w.vz, overleg, casus.nummer),
        "eraf": lambda: haal_van_agenda(
            w.vz, overleg, sessie.scalars(sa.select(Agendapunt).where(Agendapunt.casus_id == casus.id)).one(), "Later."
        ),
    }
    einde = {
        "doorverwijzen": lambda: services.verwijs_door(w.vz, casus, "mdo", "Past daar."),
        "intrekken": lambda: trek_casus_in(w.cv, casus, "opgelost_voor_tafel", "Een vaste mentor."),
    }
    gezien.add(_waar(w, casus))
    for nr in range(40):
        doe = kans.choice(list((stappen | einde if nr > 30 else stappen).values()))
        try:
            with sessie.begin_nested():
                doe()
        except (Geweigerd, sa.exc.NoResultFound):
            sessie.refresh(casus)
        sessie.expire_all()
        gezien.add(_waar(w, casus))
    assert len(gezien) > 2, gezien
    assert sessie.get(Casus, casus.id) is not None
