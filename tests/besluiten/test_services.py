"""Writing down, pricing and binding, on both engines."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
import sqlalchemy as sa

from tafel.besluiten.models import Akkoord, Commitment, Kostenregel
from tafel.besluiten.queries import besluit_van_punt
from tafel.besluiten.services import (
    Kosteninvoer,
    Onderdeelinvoer,
    begin_besluit,
    bewaar_zin,
    verbind,
    verwijder_kosten,
    verwijder_onderdeel,
    voeg_kosten_toe,
    wijzig_onderdeel,
)
from tafel.kern.db import sessie
from tafel.kern.refusals import Conflict, Geweigerd, NietGevonden
from tafel.logboek.models import Logregel
from tafel.organisaties.models import Mandaat
from tests import bouw
from tests.besluiten.scene import maak


def _codes(fout):
    return [w.code for w in fout.value.weigeringen]


def _invoer(deel, **anders):
    velden = ("soort", "betrokkene_id", "persoon", "wat", "wanneer", "formeel_besluit")
    return Onderdeelinvoer(**{**{veld: getattr(deel, veld) for veld in velden}, **anders})


def test_beginnen_geeft_steeds_hetzelfde_concept(db):
    s = maak()
    assert begin_besluit(s.actor, s.punt).id == begin_besluit(s.actor, s.punt).id
    assert db.scalar(sa.select(sa.func.count()).where(Logregel.wat == "besluit begonnen")) == 1


def test_na_de_uitkomst_begint_er_geen_besluit(db):
    s = maak()
    s.punt.uitkomst = "aangehouden"
    with pytest.raises(Geweigerd) as fout:
        begin_besluit(s.actor, s.punt)
    assert _codes(fout) == ["punt_klaar"]


def test_de_zin_wordt_bewaard_en_een_oude_versie_niet(db):
    s = maak()
    besluit = s.besluit()
    gezien = besluit.versie
    bewaar_zin(s.actor, besluit, "  S. gaat naar school. ", dt.date(2026, 11, 30), gezien)
    assert (besluit.zin, besluit.start_oplossing) == ("S. gaat naar school.", dt.date(2026, 11, 30))
    with pytest.raises(Conflict):
        bewaar_zin(s.actor, besluit, "iets anders", None, gezien)
    with pytest.raises(Geweigerd):
        bewaar_zin(s.actor, besluit, "x" * 601, None)


def test_een_onderdeel_hoort_bij_een_partij_van_deze_casus(db):
    s = maak()
    ander = maak("TFF")
    with pytest.raises(Geweigerd) as fout:
        s.onderdeel(betrokkene_id=ander.mensen["school"].id)
    assert _codes(fout) == ["partij_ontbreekt"]
    with pytest.raises(Geweigerd) as fout:
        s.onderdeel(soort="iets", persoon=" ", wat="", wanneer=None, formeel_besluit="iets")
    assert [w.veld for w in fout.value.weigeringen] == ["soort", "persoon", "wat", "wanneer", "formeel_besluit"]
    assert besluit_van_punt(s.punt.id).onderdelen == ()


def test_wie_geen_mandaat_heeft_draagt_geen_plek_en_geen_geld(db):
    s = maak()
    s.mensen["jeugdhulp"].heeft_mandaat = False
    with pytest.raises(Geweigerd) as fout:
        s.onderdeel("jeugdhulp", soort="plek")
    assert _codes(fout) == ["geen_mandaat"]
    deel = s.onderdeel("jeugdhulp", soort="anders")
    with pytest.raises(Geweigerd) as fout:
        s.kosten(deel)
    assert _codes(fout) == ["geen_mandaat"]


def test_kosten_vragen_de_juiste_mensen(db):
    s = maak()
    deel = s.onderdeel()
    s.kosten(deel)
    regel = besluit_van_punt(s.punt.id).onderdelen[0].kosten[0]
    assert [een.naam for een in regel.beslissers] == ["Bert Kuipers"]
    assert [een.naam for een in regel.kijkers] == ["Wilma Peters"]
    assert regel.beslissers[0].functie == "directeur samenwerkingsverband"
    assert regel.bedrag == Decimal("4320.00")
    assert regel.beslissers[0].gevraagd_op is None


def test_geldregel_beiden_laat_beiden_beslissen(db):
    s = maak(geldregel="beiden")
    s.kosten(s.onderdeel())
    assert len(besluit_van_punt(s.punt.id).onderdelen[0].kosten[0].beslissers) == 2


def test_wie_vraagt_geeft_nooit_akkoord_ook_niet_als_directeur(db):
    s = maak()
    deel = s.onderdeel()
    with pytest.raises(Geweigerd) as fout:
        s.kosten(deel, door=s.wie(s.directeur))
    assert _codes(fout) == ["eigen_aanvraag"]
    sessie.rollback()
    deel = s.onderdeel()
    bouw.mens(s.tafel, "akkoordgever", "Tweede Directeur", mandaat=("onderwijs", "vo", Decimal(9000)))
    s.kosten(deel, door=s.wie(s.directeur))
    assert [een.naam for een in besluit_van_punt(s.punt.id).onderdelen[0].kosten[0].beslissers] == ["Tweede Directeur"]


def test_een_bedrag_in_stukken_blijft_een_bedrag(db):
    s = maak()
    els = bouw.mens(s.tafel, "partij", "Els Bedacht", mandaat=("onderwijs", "vo", Decimal(2500)))
    deel, ander = s.onderdeel(), s.onderdeel("samenwerkingsverband")
    s.kosten(deel, bedrag="2000")
    assert s.akkoord(els).taak == "beslist"
    s.kosten(ander, bedrag="2000")  # another part: Els again
    s.kosten(deel, bedrag="501")
    eerste, tweede = besluit_van_punt(s.punt.id).onderdelen
    assert {een.naam for regel in eerste.kosten for een in regel.beslissers} == {"Bert Kuipers"}
    assert [een.naam for een in tweede.kosten[0].beslissers] == ["Els Bedacht"]


def test_boven_ieders_mandaat_wordt_niets_bewaard(db):
    s = maak()
    db.execute(sa.update(Mandaat).where(Mandaat.kant == "onderwijs").values(bedrag_tot=Decimal(2500)))
    deel = s.onderdeel()
    sessie.commit()
    with pytest.raises(Geweigerd) as fout:
        s.kosten(deel)
    assert fout.value.weigeringen[0].melding.replace("\u00a0", " ") == (
        "Bert Kuipers mag toezeggen tot € 2.500. Dit kost € 4.320."
    )
    sessie.rollback()
    assert db.scalar(sa.select(sa.func.count()).select_from(Kostenregel)) == 0


def test_een_tafel_die_adviseert_heeft_geen_kosten(db):
    s = maak(profiel="adviestafel", heeft_mandaat=False)
    deel = s.onderdeel()
    with pytest.raises(Geweigerd) as fout:
        s.kosten(deel)
    assert _codes(fout) == ["tafel_zonder_mandaat"]


def test_bedragen_blijven_op_de_cent_gelijk(db):
    s = maak()
    deel = s.onderdeel()
    for bedrag in ("0.10", "0.20", "1234567.89"):
        s.kosten(deel, bedrag=bedrag)
    sessie.commit()
    assert besluit_van_punt(s.punt.id).bedrag == Decimal("1234568.19")


@pytest.mark.parametrize("bedrag", ["0", "1.005", "1000000000"])
def test_een_bedrag_dat_niet_kan(db, bedrag):
    s = maak()
    deel, dag = s.onderdeel(), dt.date(2026, 11, 30)
    with pytest.raises(Geweigerd) as fout:
        voeg_kosten_toe(s.actor, deel, Kosteninvoer("onderwijs", Decimal(bedrag), "som", dag, dag))
    assert _codes(fout) == ["bedrag"]


def test_een_antwoord_vervalt_als_het_eigen_onderdeel_verandert(db):
    s = maak()
    eerste, tweede = s.onderdeel(), s.onderdeel("samenwerkingsverband")
    s.iedereen_verbindt()
    assert wijzig_onderdeel(s.actor, eerste, _invoer(eerste)).vervallen == ()  # nothing changed
    gevolg = wijzig_onderdeel(s.actor, eerste, _invoer(eerste, wat="belt elke dag"))
    assert gevolg.vervallen == ("school",)
    partijen = {een.rol: een for een in besluit_van_punt(s.punt.id).partijen}
    assert (partijen["school"].antwoord, partijen["school"].eerder) == (None, "ja")
    assert partijen["samenwerkingsverband"].antwoord == "ja"
    verbind(s.actor, s.besluit(), s.mensen["school"], "ja")
    assert verwijder_onderdeel(s.actor, tweede) == ("samenwerkingsverband",)
    s.kosten(eerste)
    assert {een.rol for een in besluit_van_punt(s.punt.id).partijen if een.antwoord is None} == {
        "school", "samenwerkingsverband",
    }  # fmt: skip


def test_een_onderdeel_naar_een_ander_vraagt_beiden_opnieuw(db):
    s = maak()
    deel = s.onderdeel()
    s.iedereen_verbindt()
    naar = s.mensen["jeugdhulp"]
    gevolg = wijzig_onderdeel(s.actor, deel, _invoer(deel, betrokkene_id=naar.id, persoon=naar.naam))
    assert gevolg.vervallen == ("school", "jeugdhulp")
    with pytest.raises(Conflict):
        wijzig_onderdeel(s.actor, deel, _invoer(deel, wat="iets"), versie=deel.versie - 1)


def test_kosten_weghalen_haalt_ook_de_vraag_weg(db):
    s = maak()
    deel = s.onderdeel()
    regel = s.kosten(deel)
    s.iedereen_verbindt()
    assert verwijder_kosten(s.actor, regel) == ("school",)
    assert db.scalar(sa.select(sa.func.count()).select_from(Akkoord)) == 0
    s.kosten(deel)
    verwijder_onderdeel(s.actor, deel)
    assert db.scalar(sa.select(sa.func.count()).select_from(Kostenregel)) == 0


def test_een_arrangement_laat_alsnog_beiden_beslissen(db):
    s = maak()
    deel = s.onderdeel()
    s.kosten(deel)
    wijzig_onderdeel(s.actor, deel, _invoer(deel, soort="onderwijszorgarrangement"))
    assert len(besluit_van_punt(s.punt.id).onderdelen[0].kosten[0].beslissers) == 2


def test_verbinden_vraagt_woorden_bij_nee_en_voorwaarde(db):
    s = maak()
    besluit = s.besluit()
    for antwoord in ("nee", "voorwaarde", "misschien"):
        with pytest.raises(Geweigerd):
            verbind(s.actor, besluit, s.mensen["ouders"], antwoord, " ")
    verbind(s.actor, besluit, s.mensen["ouders"], "nee", "te snel")
    verbind(s.actor, besluit, s.mensen["ouders"], "ja")
    assert db.scalars(sa.select(Commitment.antwoord)).all() == ["ja"]
    with pytest.raises(NietGevonden):
        verbind(s.actor, besluit, maak("TFF").mensen["ouders"], "ja")
