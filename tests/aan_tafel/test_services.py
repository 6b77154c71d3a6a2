"""Services of the table, on rows: what they write, whom they tell, and that nothing half is left."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tafel.aan_tafel.services import (
    Gehoord,
    begin_punt,
    leg_gehoord_vast,
    open_overleg,
    rond_af_zonder_besluit,
    sluit_overleg,
    stel_vast,
    zet_aanwezigheid,
)
from tafel.berichten.models import Bericht
from tafel.besluiten.services import Onderdeelinvoer, begin_besluit, bewaar_zin, verbind, voeg_onderdeel_toe
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Conflict, Geweigerd, NietGevonden
from tafel.logboek.models import Logregel
from tafel.opvolging.models import Actie
from tafel.overleggen.models import Agendapunt, Deelname
from tests import bouw


class Kamer:
    """An open meeting with one case, as rows in one session."""

    def __init__(self) -> None:
        self.tafel = bouw.tafel()
        self.voorzitter = bouw.mens(self.tafel, "voorzitter")
        self.cv = bouw.mens(self.tafel, "casusverantwoordelijke")
        self.partij = bouw.mens(self.tafel, "partij")
        self.casus = bouw.casus(self.tafel, self.cv, "toegelaten")
        self.overleg = bouw.overleg(self.tafel, self.voorzitter, self.casus)
        self.punt = sessie.scalars(sa.select(Agendapunt)).one()
        self.mensen = list(sessie.scalars(sa.select(Betrokkene).order_by(Betrokkene.volgorde)))
        self.mensen[3].gebruiker_id = self.partij.id
        self.actor = bouw.actor(self.voorzitter, self.tafel, "voorzitter")
        open_overleg(self.actor, self.overleg)

    @property
    def hier(self):
        return self.actor, self.overleg, self.punt, self.casus

    def wat(self) -> list[str]:
        return list(sessie.scalars(sa.select(Logregel.wat).order_by(Logregel.volgnummer)))

    def klaar_om_vast_te_stellen(self) -> None:
        bouw.hoor_iedereen(self.punt)
        besluit = begin_besluit(self.actor, self.punt)
        bewaar_zin(self.actor, besluit, "S. gaat weer naar school.", None)
        school = self.mensen[2]
        invoer = Onderdeelinvoer("anders", school.id, school.naam, "belt elke week", vandaag())
        voeg_onderdeel_toe(self.actor, besluit, invoer)
        for mens in self.mensen:
            verbind(self.actor, besluit, mens, "ja")


@pytest.fixture
def kamer(db) -> Kamer:
    return Kamer()


def test_beginnen_gebeurt_een_keer(kamer):
    begin_punt(*kamer.hier)
    eerst = kamer.punt.begonnen_op
    begin_punt(*kamer.hier)
    assert kamer.punt.begonnen_op == eerst
    assert kamer.wat() == ["plan vastgelegd", "overleg geopend", "casus aan tafel"]


def test_wie_spreekt_is_er(kamer):
    rij = leg_gehoord_vast(*kamer.hier, kamer.mensen[0].id, Gehoord("gesproken", "Ik wil wel."))
    assert (rij.aanwezig, rij.gehoord, rij.inbreng) == (True, "gesproken", "Ik wil wel.")
    rij = leg_gehoord_vast(*kamer.hier, kamer.mensen[1].id, Gehoord("schriftelijk", "Wij willen één persoon."))
    assert rij.aanwezig is None


def test_voorlezen_bewaart_de_eigen_vorm(kamer):
    rij = leg_gehoord_vast(*kamer.hier, kamer.mensen[0].id, Gehoord("voorlezen", "Ik wil wel."))
    assert (rij.gehoord, rij.reden) == ("schriftelijk", "laat het voorlezen")


def test_aanpassen_haalt_weg_wat_niet_meer_past(kamer):
    school = kamer.mensen[2].id
    een, twee = vandaag().replace(day=1, month=1), vandaag().replace(day=2, month=1)
    leg_gehoord_vast(*kamer.hier, school, Gehoord("niet_gehoord", "Uit hun brief.", "Ziek.", een, twee))
    rij = leg_gehoord_vast(*kamer.hier, school, Gehoord("gesproken", "Ik ben er toch."), gezien=1)
    assert (rij.gehoord, rij.reden, rij.uitnodiging_1) == ("gesproken", "", None)


def test_een_oude_versie_wint_niet(kamer):
    school = kamer.mensen[2].id
    leg_gehoord_vast(*kamer.hier, school, Gehoord("gesproken", "Eerst dit."), gezien=0)
    with pytest.raises(Conflict):
        leg_gehoord_vast(*kamer.hier, school, Gehoord("gesproken", "Dan dat."), gezien=0)


def test_iemand_van_een_andere_casus_zit_hier_niet(kamer):
    ander = bouw.casus(kamer.tafel, kamer.cv, "toegelaten")
    vreemd = sessie.scalars(sa.select(Betrokkene.id).where(Betrokkene.casus_id == ander.id)).first()
    with pytest.raises(NietGevonden):
        zet_aanwezigheid(*kamer.hier, vreemd, True)


def test_aanwezigheid_laat_een_regel_na_per_wijziging(kamer):
    for ja in (True, True, False):
        zet_aanwezigheid(*kamer.hier, kamer.mensen[0].id, ja)
    assert kamer.wat().count("aanwezigheid") == 2
    assert sessie.scalars(sa.select(Deelname.aanwezig)).one() is False


def test_vaststellen_zonder_geld_is_besloten(kamer):
    kamer.klaar_om_vast_te_stellen()
    besluit = stel_vast(*kamer.hier)
    assert besluit.nummer is not None
    assert (kamer.punt.uitkomst, kamer.casus.stand) == ("besloten", "opvolging")
    assert kamer.punt.klaar_op is not None
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Actie)) == 1
    assert {"besluit vastgesteld", "uitkomst", "opvolging begonnen"} <= set(kamer.wat())
    with pytest.raises(Geweigerd):
        stel_vast(*kamer.hier)


def test_vaststellen_zonder_dat_iedereen_is_gehoord_verandert_niets(kamer):
    kamer.klaar_om_vast_te_stellen()
    sessie.execute(sa.delete(Deelname).where(Deelname.betrokkene_id == kamer.mensen[3].id))
    with pytest.raises(Geweigerd) as fout:
        stel_vast(*kamer.hier)
    assert [w.code for w in fout.value.weigeringen] == ["niet_gehoord"]
    assert "ugdhulp" in fout.value.weigeringen[0].melding
    assert (kamer.punt.uitkomst, kamer.casus.stand) == (None, "toegelaten")


def test_aanhouden_vertelt_het_de_mensen_met_alleen_het_nummer(kamer):
    rond_af_zonder_besluit(*kamer.hier, "aangehouden", "Ouders van Sam zijn ziek.")
    berichten = sessie.scalars(sa.select(Bericht).where(Bericht.sleutel.like("uitkomst-%"))).all()
    assert {b.aan_id for b in berichten} == {kamer.cv.id, kamer.partij.id}
    for bericht in berichten:
        assert kamer.casus.nummer in bericht.onderwerp
        assert "Sam" not in bericht.onderwerp + bericht.tekst
    assert kamer.casus.stand == "toegelaten"
    assert "Sam" not in str([r.gegevens for r in sessie.scalars(sa.select(Logregel))])


def test_intrekken_sluit_de_casus(kamer):
    rond_af_zonder_besluit(*kamer.hier, "ingetrokken", "De ouders willen niet verder.")
    casus = sessie.get(Casus, kamer.casus.id)
    assert (casus.stand, casus.sluitreden) == ("ingetrokken", "De ouders willen niet verder.")
    assert casus.afgesloten_op is not None


def test_sluiten_pas_als_alles_een_uitkomst_heeft(kamer):
    with pytest.raises(Geweigerd) as fout:
        sluit_overleg(kamer.actor, kamer.overleg)
    assert kamer.casus.nummer in fout.value.weigeringen[0].melding
    rond_af_zonder_besluit(*kamer.hier, "buiten_onze_macht", "De wet staat dit niet toe.")
    sluit_overleg(kamer.actor, kamer.overleg)
    assert kamer.overleg.stand == "gesloten"
    assert kamer.wat()[-1] == "overleg gesloten"
    with pytest.raises(Geweigerd):
        begin_punt(*kamer.hier)


def test_na_openen_kan_de_agenda_niet_nog_een_keer_open(kamer):
    with pytest.raises(Geweigerd):
        open_overleg(kamer.actor, kamer.overleg)
