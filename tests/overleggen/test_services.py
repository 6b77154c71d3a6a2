"""Planning a meeting and making its agenda: what is stored, logged and told."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Betrokkene
from tafel.kern.clock import vandaag
from tafel.kern.refusals import Geweigerd
from tafel.logboek.models import Logregel
from tafel.organisaties.models import Organisatie
from tafel.overleggen import services
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tafel.overleggen.queries import voorraad
from tests import bouw


def _tafel(db, **anders):
    tafel = bouw.tafel(**anders)
    vz = bouw.mens(tafel, "voorzitter", "Hans Jacobs")
    cv = bouw.mens(tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
    return tafel, vz, cv, bouw.actor(vz, tafel, "voorzitter")


def _plan(vz, **anders):
    waarden = {
        "datum": vandaag(), "begint_om": dt.time(9, 30), "eindigt_om": dt.time(12), "plaats": "Stadskantoor",
        "welkom_minuten": 5, "voorzitter_id": vz.id,
    }  # fmt: skip
    return services.Plan(**{**waarden, **anders})


def _codes(fout):
    return [w.code for w in fout.value.weigeringen]


def _gelogd(db, wat):
    return db.scalars(sa.select(Logregel).where(Logregel.wat == wat)).all()


def _volgorde(db, overleg):
    rijen = db.execute(sa.select(Agendapunt.volgorde, Agendapunt.casus_id).where(Agendapunt.overleg_id == overleg.id))
    return sorted(rijen.all())


def _punten(db, overleg):
    return db.scalars(
        sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id).order_by(Agendapunt.volgorde)
    ).all()


def test_plannen_bewaart_en_staat_in_het_logboek(db):
    tafel, vz, _, actor = _tafel(db)
    overleg = services.plan_overleg(actor, _plan(vz))
    assert (overleg.tafel_id, overleg.stand, overleg.voorzitter_id) == (tafel.id, "gepland", vz.id)
    assert _gelogd(db, "overleg gepland")[0].onderwerp == f"overleg {vandaag().isoformat()}"


def test_voorzitter_van_een_andere_tafel_of_niemand_wordt_geweigerd(db):
    _, _, cv, actor = _tafel(db)
    vreemd = bouw.mens(bouw.tafel("TF"), "voorzitter")
    for wie in (vreemd.id, cv.id, None):
        with pytest.raises(Geweigerd) as fout:
            services.plan_overleg(actor, _plan(vreemd, voorzitter_id=wie))
        assert _codes(fout) == ["voorzitter_geen_lid"]
    assert db.scalar(sa.select(sa.func.count()).select_from(Overleg)) == 0


def test_voorzitter_van_de_gemeente_mag_alleen_waar_dat_mag(db):
    tafel, _, _, actor = _tafel(db, gemeente_mag_voorzitten=False)
    org = Organisatie(naam="Gemeente Fabelrijk", soort="gemeente")
    db.add(org)
    db.flush()
    ambtenaar = bouw.mens(tafel, "voorzitter", "An Ambtenaar", organisatie_id=org.id)
    with pytest.raises(Geweigerd) as fout:
        services.plan_overleg(actor, _plan(ambtenaar))
    assert _codes(fout) == ["voorzitter_van_gemeente"]
    tafel.gemeente_mag_voorzitten = True
    db.flush()
    services.plan_overleg(actor, _plan(ambtenaar))


def test_partij_mag_niet_voorzitten_en_de_casus_wordt_genoemd(db):
    tafel, vz, cv, actor = _tafel(db)
    ander = bouw.mens(tafel, "voorzitter", "Truus Anders")
    casus = bouw.casus(tafel, cv, "toegelaten")
    overleg = bouw.overleg(tafel, vz, casus)
    db.scalars(sa.select(Betrokkene).where(Betrokkene.rol == "school")).one().gebruiker_id = ander.id
    db.flush()
    with pytest.raises(Geweigerd) as fout:
        services.wijzig_overleg(actor, overleg, _plan(vz, voorzitter_id=ander.id))
    assert fout.value.weigeringen[0].melding == f"Truus Anders is partij in casus {casus.nummer}. Kies iemand anders."
    # and the other way round: such a case does not come on the agenda of that chair
    tweede = bouw.overleg(tafel, ander, datum=vandaag() + dt.timedelta(7))
    nog_een = bouw.casus(tafel, cv, "toegelaten")
    bouw.toegang(nog_een, ander, "partij")
    with pytest.raises(Geweigerd) as fout:
        services.zet_op_agenda(actor, tweede, nog_een.nummer)
    assert _codes(fout) == ["voorzitter_is_partij"]


def test_verzetten_vertelt_het_aan_de_mensen_van_de_casus_en_niet_aan_mij(db):
    tafel, vz, cv, actor = _tafel(db)
    casus = bouw.casus(tafel, cv, "toegelaten")
    bouw.toegang(casus, vz, "voorzitter")
    overleg = bouw.overleg(tafel, vz, casus)
    services.wijzig_overleg(actor, overleg, _plan(vz, datum=vandaag() + dt.timedelta(7)))
    berichten = db.scalars(sa.select(Bericht)).all()
    assert [b.aan_id for b in berichten] == [cv.id]
    assert casus.nummer in berichten[0].onderwerp
    assert "Verzonnen" not in berichten[0].tekst + berichten[0].onderwerp
    assert len(_gelogd(db, "overleg gewijzigd")) == 1


def test_niets_veranderd_is_niets_geschreven(db):
    tafel, vz, _, actor = _tafel(db)
    overleg = bouw.overleg(tafel, vz)
    services.wijzig_overleg(actor, overleg, _plan(vz))
    assert _gelogd(db, "overleg gewijzigd") == []


def test_op_de_agenda_achteraan_met_de_minuten_van_de_tafel(db):
    tafel, vz, cv, actor = _tafel(db, minuten_per_casus=35)
    een, twee = (bouw.casus(tafel, cv, "toegelaten") for _ in range(2))
    overleg = bouw.overleg(tafel, vz, een)
    punt = services.zet_op_agenda(actor, overleg, f" {twee.nummer} ")
    assert (punt.volgorde, punt.minuten) == (2, 35)
    assert _gelogd(db, "op agenda gezet")[0].casus_id == twee.id
    assert db.scalars(sa.select(Bericht.aan_id)).all() == [cv.id]


@pytest.mark.parametrize(
    "stand,code",
    [("concept", "casus_onbekend"), ("ingediend", "casus_niet_toegelaten"), ("afgesloten", "casus_niet_toegelaten")],
)
def test_wat_niet_toegelaten_is_komt_er_niet_op(db, stand, code):
    tafel, vz, cv, actor = _tafel(db)
    casus = bouw.casus(tafel, cv, stand)
    overleg = bouw.overleg(tafel, vz)
    with pytest.raises(Geweigerd) as fout:
        services.zet_op_agenda(actor, overleg, casus.nummer)
    assert _codes(fout) == [code]
    assert _volgorde(db, overleg) == []


def test_een_casus_van_een_andere_tafel_is_onbekend(db):
    tafel, vz, _, actor = _tafel(db)
    vreemd = bouw.tafel("TF")
    casus = bouw.casus(vreemd, bouw.mens(vreemd, "casusverantwoordelijke"), "toegelaten")
    with pytest.raises(Geweigerd) as fout:
        services.zet_op_agenda(actor, bouw.overleg(tafel, vz), casus.nummer)
    assert _codes(fout) == ["casus_onbekend"]


def test_een_casus_wacht_op_een_agenda_tegelijk_en_mag_na_aanhouden_weer(db):
    tafel, vz, cv, actor = _tafel(db)
    casus = bouw.casus(tafel, cv, "toegelaten")
    eerst = bouw.overleg(tafel, vz, casus)
    later = bouw.overleg(tafel, vz, datum=vandaag() + dt.timedelta(7))
    with pytest.raises(Geweigerd) as fout:
        services.zet_op_agenda(actor, later, casus.nummer)
    assert _codes(fout) == ["al_op_agenda"]
    _punten(db, eerst)[0].uitkomst = "aangehouden"
    db.flush()
    assert [een.nummer for een in voorraad(actor, later)] == [casus.nummer]
    services.zet_op_agenda(actor, later, casus.nummer)
    assert voorraad(actor, later) == []


def test_eraf_hernummert_zonder_gaten_en_bewaart_de_reden(db):
    tafel, vz, cv, actor = _tafel(db)
    casussen = [bouw.casus(tafel, cv, "toegelaten") for _ in range(3)]
    overleg = bouw.overleg(tafel, vz, *casussen)
    punt = _punten(db, overleg)[1]
    iemand = db.scalars(sa.select(Betrokkene.id).where(Betrokkene.casus_id == casussen[1].id)).first()
    db.add(Deelname(agendapunt_id=punt.id, betrokkene_id=iemand, uitnodiging_1=vandaag()))
    db.flush()
    services.haal_van_agenda(actor, overleg, punt, "  Ouders van Sam Verzonnen zijn ziek. ")
    assert _volgorde(db, overleg) == [(1, casussen[0].id), (2, casussen[2].id)]
    regel = _gelogd(db, "van agenda gehaald")[0]
    assert (regel.onderwerp, regel.gegevens["reden"]) == (casussen[1].nummer, "Ouders van S.V. zijn ziek.")
    assert db.scalars(sa.select(Bericht.aan_id)).all() == [cv.id]


@pytest.mark.parametrize("veld", ["begonnen_op", "uitkomst"])
def test_een_begonnen_punt_ligt_vast(db, veld):
    tafel, vz, cv, actor = _tafel(db)
    overleg = bouw.overleg(tafel, vz, bouw.casus(tafel, cv, "toegelaten"))
    punt = _punten(db, overleg)[0]
    setattr(punt, veld, "aangehouden" if veld == "uitkomst" else bouw.nu())
    db.flush()
    for doe in (
        lambda: services.haal_van_agenda(actor, overleg, punt, "reden"),
        lambda: services.verplaats(actor, overleg, punt, "later"),
        lambda: services.zet_minuten(actor, overleg, punt, 30),
    ):
        with pytest.raises(Geweigerd):
            doe()
    assert _punten(db, overleg) == [punt]


@pytest.mark.parametrize("naar,verwacht", [("eerder", [1, 0, 2]), ("later", [0, 2, 1]), (1, [1, 0, 2]), (3, [0, 2, 1])])
def test_verplaatsen_schuift_en_laat_de_versie_met_rust(db, naar, verwacht):
    tafel, vz, cv, actor = _tafel(db)
    casussen = [bouw.casus(tafel, cv, "toegelaten") for _ in range(3)]
    overleg = bouw.overleg(tafel, vz, *casussen)
    punt = _punten(db, overleg)[1]
    versie = punt.versie
    services.verplaats(actor, overleg, punt, naar)
    db.expire_all()
    assert [c for _, c in _volgorde(db, overleg)] == [casussen[i].id for i in verwacht]
    assert [n for n, _ in _volgorde(db, overleg)] == [1, 2, 3]
    assert punt.versie == versie


def test_verplaatsen_aan_de_rand_schrijft_niets_en_een_plek_buiten_de_agenda_mag_niet(db):
    tafel, vz, cv, actor = _tafel(db)
    overleg = bouw.overleg(tafel, vz, bouw.casus(tafel, cv, "toegelaten"), bouw.casus(tafel, cv, "toegelaten"))
    punt = _punten(db, overleg)[0]
    assert services.verplaats(actor, overleg, punt, "eerder") == 1
    assert _gelogd(db, "agenda verschoven") == []
    for plek in (0, 3):
        with pytest.raises(Geweigerd) as fout:
            services.verplaats(actor, overleg, punt, plek)
        assert _codes(fout) == ["positie"]


def test_inkorten_maakt_precies_passend(db):
    tafel, vz, cv, actor = _tafel(db)
    overleg = bouw.overleg(tafel, vz, *(bouw.casus(tafel, cv, "toegelaten") for _ in range(4)))
    services.kort_agenda_in(actor, overleg)
    assert sum(p.minuten for p in _punten(db, overleg)) == 145
    with pytest.raises(Geweigerd) as fout:
        services.kort_agenda_in(actor, overleg)
    assert _codes(fout) == ["past_al"]
