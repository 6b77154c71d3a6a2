"""The register: taking over, recording, withdrawing at once, birthdays; both engines."""

from __future__ import annotations

import copy
import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Betrokkene, Casustoegang
from tafel.casussen.services import koppel_betrokkene, leg_indiening_vast
from tafel.documenten.queries import gronden_van
from tafel.documenten.rules import Partij
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd
from tafel.logboek.models import Logregel
from tafel.overleggen.queries import betrokken_gebruikers
from tafel.toestemmingen import queries, rules, services
from tafel.toestemmingen.models import Gezagsouder, Toestemming, Wilsonbekwaamheid
from tests import bouw
from tests.tellen import statements


@pytest.fixture
def wereld(db, tafel):
    """A handed in case of today's thirteen-year-old, with the register, and the actors."""

    class W:
        pass

    w = W()
    dag = vandaag()
    document = copy.deepcopy(bouw.SAM)
    for rij in document["toestemmingen"]:
        rij["datum"] = (dag - dt.timedelta(days=9)).isoformat()
    w.casus = bouw.casus(
        tafel.tafel, tafel.cv, "toegelaten", document, geboortedatum=dag.replace(year=dag.year - 13, day=1)
    )
    w.voorzitter = bouw.actor(tafel.voorzitter, tafel.tafel, "voorzitter")
    w.cv = bouw.actor(tafel.cv, tafel.tafel, "casusverantwoordelijke")
    w.t = tafel
    w.nieuw = services.neem_over(w.cv, w.casus)
    leg_indiening_vast(w.casus)
    w.school = sessie.scalar(sa.select(Betrokkene).where(Betrokkene.rol == "jeugdhulp"))
    return w


def tel(model, **waar):
    return sessie.scalar(sa.select(sa.func.count()).select_from(model).filter_by(**waar))


def invoer(**anders):
    waarden = {"door": "leerling", "naam": "", "soort": "onderwijs", "doel": "delen", "antwoord": "nee",
               "op": vandaag(), "hoe": "gesprek"} | anders  # fmt: skip
    return rules.Uitspraakinvoer(**waarden)


def test_overnemen_maakt_rijen_en_nog_een_keer_niets(wereld):
    assert wereld.nieuw == 5
    assert (tel(Toestemming), tel(Gezagsouder)) == (3, 2)
    assert services.neem_over(wereld.cv, wereld.casus) == 0
    assert tel(Logregel, wat="toestemmingen overgenomen") == 1


def test_opnieuw_indienen_neemt_alleen_over_wat_nieuw_is(wereld):
    document = copy.deepcopy(wereld.casus.aanmelding)
    document["toestemmingen"][0]["_id"] = "abcd1234"
    document["toestemmingen"][1]["ingetrokken"] = vandaag().isoformat()
    document["ouders_met_gezag"] = ["A. Verzonnen", "C. Verzonnen"]
    document["gezag"] = {"bron": "gezagsregister", "datum": vandaag().isoformat()}
    document["wilsonbekwaam"] = {"vastgesteld_door": "een arts", "datum": vandaag().isoformat()}
    wereld.casus.aanmelding = document
    services.neem_over(wereld.cv, wereld.casus)
    assert [ouder.naam for ouder in queries.ouders(wereld.casus.id)] == ["A. Verzonnen", "C. Verzonnen"]
    assert queries.ouders(wereld.casus.id)[0].gezag_bron == "gezagsregister"
    assert tel(Wilsonbekwaamheid, ter_zake="alles") == 1
    assert services.neem_over(wereld.cv, wereld.casus) == 0


def test_koppelen_mag_met_toestemming_en_na_intrekken_niet_meer(wereld):
    koppel_betrokkene(wereld.voorzitter, wereld.casus, wereld.school, wereld.t.partij.id)
    assert sessie.scalar(sa.select(Casustoegang).where(Casustoegang.rol == "partij")).deelt_tot is None
    koppel_betrokkene(wereld.voorzitter, wereld.casus, wereld.school, None)
    ouder = next(rij for rij in queries.toestemmingen(wereld.casus.id) if rij.door == "ouder")
    services.trek_in(wereld.cv, wereld.casus, ouder)
    with pytest.raises(Geweigerd) as fout:
        koppel_betrokkene(wereld.voorzitter, wereld.casus, wereld.school, wereld.t.partij.id)
    [weigering] = fout.value.weigeringen
    assert weigering.code == "geen_toestemming"
    assert "zegt nee, of trok het in" in weigering.melding


def test_intrekken_stopt_lezen_meteen_en_een_nieuw_ja_hervat(wereld):
    koppel_betrokkene(wereld.voorzitter, wereld.casus, wereld.school, wereld.t.partij.id)
    ouder = next(rij for rij in queries.toestemmingen(wereld.casus.id) if rij.door == "ouder")
    assert services.trek_in(wereld.cv, wereld.casus, ouder, door="A. Verzonnen") == 1
    toegang = sessie.scalar(sa.select(Casustoegang).where(Casustoegang.rol == "partij"))
    assert toegang.deelt_tot == vandaag()
    assert (ouder.antwoord, ouder.ingetrokken, ouder.ingetrokken_door) == ("ja", vandaag(), "A. Verzonnen")
    assert tel(Logregel, wat="delen gestopt") == tel(Logregel, wat="toestemming ingetrokken") == 1
    assert tel(Bericht, aan_id=wereld.t.partij.id, onderwerp=f"U leest casus {wereld.casus.nummer} nu niet") == 1
    with pytest.raises(Geweigerd):
        services.trek_in(wereld.cv, wereld.casus, ouder)
    services.leg_vast(wereld.cv, wereld.casus, invoer(door="ouder", naam=ouder.naam, antwoord="ja"))
    assert toegang.deelt_tot is None
    assert tel(Logregel, wat="delen hervat") == 1


def test_opnieuw_indienen_vergeet_geen_ouder_die_nee_zei(wereld):
    koppel_betrokkene(wereld.voorzitter, wereld.casus, wereld.school, wereld.t.partij.id)
    services.voeg_ouder_toe(wereld.voorzitter, wereld.casus, "C. Verzonnen", "gezagsregister")
    services.leg_vast(wereld.voorzitter, wereld.casus, invoer(door="ouder", naam="C. Verzonnen"))
    toegang = sessie.scalar(sa.select(Casustoegang).where(Casustoegang.rol == "partij"))
    assert toegang.deelt_tot == vandaag()
    services.neem_over(wereld.cv, wereld.casus)  # the aanmelding does not name this parent
    assert toegang.deelt_tot == vandaag() and tel(Logregel, wat="delen hervat") == 0
    assert "C. Verzonnen" in [ouder.naam for ouder in queries.ouders(wereld.casus.id)]


def test_opnieuw_indienen_vergeet_geen_ouder_die_in_het_register_is_toegevoegd(wereld):
    services.voeg_ouder_toe(wereld.voorzitter, wereld.casus, "C. Verzonnen", "gezagsregister")
    services.neem_over(wereld.cv, wereld.casus)
    assert "C. Verzonnen" in [ouder.naam for ouder in queries.ouders(wereld.casus.id)]


def test_een_ouder_die_verviel_komt_terug_als_iemand_die_weer_toevoegt(wereld):
    wereld.casus.aanmelding = {**wereld.casus.aanmelding, "ouders_met_gezag": ["A. Verzonnen"]}
    services.neem_over(wereld.cv, wereld.casus)
    assert [ouder.naam for ouder in queries.ouders(wereld.casus.id)] == ["A. Verzonnen"]
    services.voeg_ouder_toe(wereld.voorzitter, wereld.casus, "B. Verzonnen", "gezagsregister")
    assert [ouder.naam for ouder in queries.ouders(wereld.casus.id)] == ["A. Verzonnen", "B. Verzonnen"]
    assert tel(Gezagsouder) == 2


def test_een_grondslag_draagt_delen_tot_hij_stopt(wereld):
    koppel_betrokkene(wereld.voorzitter, wereld.casus, wereld.school, wereld.t.partij.id)
    services.leg_vast(wereld.cv, wereld.casus, invoer(door="ouder", naam="A. Verzonnen"))
    toegang = sessie.scalar(sa.select(Casustoegang).where(Casustoegang.rol == "partij"))
    assert toegang.deelt_tot == vandaag()
    grond = rules.Grondslaginvoer(
        "publieke_taak", "onderwijs", "Nodig.", "Niet meer.", "Niet minder.", "M. Voorbeeld", vandaag()
    )
    rij = services.leg_grondslag_vast(wereld.cv, wereld.casus, grond)
    assert toegang.deelt_tot is None
    assert services.beeindig_grondslag(wereld.cv, wereld.casus, rij) == 1
    assert toegang.deelt_tot == vandaag()
    with pytest.raises(Geweigerd):
        services.beeindig_grondslag(wereld.cv, wereld.casus, rij)


def test_ouder_buiten_laten_en_wilsonbekwaam(wereld):
    b = queries.ouders(wereld.casus.id)[1]
    services.zet_ouderstaat(wereld.cv, wereld.casus, b, "uitgesloten", "De leerling wil dit niet.", "een arts")
    assert (b.staat, b.sinds) == ("uitgesloten", vandaag())
    services.zet_ouderstaat(wereld.cv, wereld.casus, b, "aanwezig", "weg", "weg")
    assert (b.reden, b.gewogen_door) == ("", "")
    rij = services.stel_wilsonbekwaam_vast(wereld.cv, wereld.casus, "een arts", vandaag(), "alles")
    school = rules.Ontvanger("school")
    assert queries.mag_delen(wereld.casus, school).groep == "vertegenwoordigd"
    services.beeindig_wilsonbekwaam(wereld.cv, wereld.casus, rij)
    assert queries.mag_delen(wereld.casus, school).groep == "tiener"
    with pytest.raises(Geweigerd):
        services.beeindig_wilsonbekwaam(wereld.cv, wereld.casus, rij)
    services.voeg_ouder_toe(wereld.cv, wereld.casus, "C. Verzonnen", "gezagsregister")
    assert len(queries.mag_delen_met_rollen(wereld.casus, ["school", "leerplicht"])["school"].let_op) == 1


def test_een_concept_en_een_casus_van_voor_het_register(wereld):
    concept = bouw.casus(wereld.t.tafel, wereld.t.cv, "concept")
    with pytest.raises(Geweigerd):
        services.leg_vast(wereld.cv, concept, invoer())
    oud = bouw.casus(wereld.t.tafel, wereld.t.cv, "toegelaten")
    assert queries.mag_delen(oud, rules.Ontvanger("school")).mag
    services.leg_vast(wereld.cv, oud, invoer())
    assert tel(Toestemming, casus_id=oud.id) == 4


def test_verjaardagen_melden_zich_een_keer(wereld):
    geboren = wereld.casus.geboortedatum
    zestien = geboren.replace(year=geboren.year + 16)
    assert services.kondig_verjaardagen_aan(zestien - dt.timedelta(days=31)) == 0
    vooraf = services.kondig_verjaardagen_aan(zestien - dt.timedelta(days=30))
    assert vooraf == 2  # casusverantwoordelijke and chair
    assert services.kondig_verjaardagen_aan(zestien - dt.timedelta(days=29)) == 0
    assert services.kondig_verjaardagen_aan(zestien) == 2
    assert services.kondig_verjaardagen_aan(zestien) == 0
    for tekst in sessie.scalars(sa.select(Bericht.tekst).where(Bericht.sleutel.startswith("verjaardag"))):
        assert not any(woord in tekst for woord in ("Sam", "S.V.", "16", "jaar", "verjaardag"))


def test_een_verjaardag_meldt_zich_ook_als_de_casus_op_aanvulling_wacht(wereld):
    wereld.casus.stand = "aanvulling"
    sessie.flush()
    zestien = wereld.casus.geboortedatum.replace(year=wereld.casus.geboortedatum.year + 16)
    assert services.kondig_verjaardagen_aan(zestien) == 2


def test_delen_stopt_vanzelf_op_de_verjaardag(wereld):
    """Nothing runs on the day: the day was written down when the answer was given."""
    koppel_betrokkene(wereld.voorzitter, wereld.casus, wereld.school, wereld.t.partij.id)
    services.leg_vast(wereld.cv, wereld.casus, invoer())  # the pupil would rather not
    geboren = wereld.casus.geboortedatum
    toegang = sessie.scalar(sa.select(Casustoegang).where(Casustoegang.rol == "partij"))
    assert toegang.deelt_tot == geboren.replace(year=geboren.year + 16)


def test_mag_delen_kost_een_vraag(wereld, app):
    with statements(app) as vragen:
        queries.mag_delen(wereld.casus, rules.Ontvanger("school"))
    assert len(vragen) == 1


def test_een_document_vraagt_een_grond_per_soort(wereld):
    """The port of documenten: a party reads with consent; what the jeugdarts concluded needs consent of its own."""
    brug = Partij("jeugdhulp", "Jeugdhulp De Brug", "Rob Fantasie")
    grond = gronden_van(wereld.casus)
    assert grond(brug, "verslag")
    assert not grond(brug, "formulier")
    ouder = next(rij for rij in queries.toestemmingen(wereld.casus.id) if rij.door == "ouder")
    services.trek_in(wereld.cv, wereld.casus, ouder)
    assert not gronden_van(wereld.casus)(brug, "verslag")


def test_na_intrekken_hoort_een_partij_niet_meer_van_een_overleg(wereld):
    koppel_betrokkene(wereld.voorzitter, wereld.casus, wereld.school, wereld.t.partij.id)
    assert wereld.t.partij.id in [rij[0] for rij in betrokken_gebruikers([wereld.casus.id])]
    ouder = next(rij for rij in queries.toestemmingen(wereld.casus.id) if rij.door == "ouder")
    services.trek_in(wereld.cv, wereld.casus, ouder)
    assert wereld.t.partij.id not in [rij[0] for rij in betrokken_gebruikers([wereld.casus.id])]
