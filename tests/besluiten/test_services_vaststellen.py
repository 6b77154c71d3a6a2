"""Settling a decision, and what is fixed afterwards, on both engines."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa
import time_machine

from tafel.berichten.models import Bericht
from tafel.besluiten.models import Besluit, Commitment, Kostenregel
from tafel.besluiten.queries import besluit_van_punt
from tafel.besluiten.services import (
    Onderdeelinvoer,
    bewaar_zin,
    stel_vast,
    verbind,
    verwijder_kosten,
    verwijder_onderdeel,
    wijzig_onderdeel,
)
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd
from tafel.organisaties.models import Mandaat
from tafel.overleggen.models import Deelname
from tests.besluiten.scene import maak


def _codes(fout):
    return [w.code for w in fout.value.weigeringen]


def _invoer(deel, **anders):
    velden = ("soort", "betrokkene_id", "persoon", "wat", "wanneer", "formeel_besluit")
    return Onderdeelinvoer(**{**{veld: getattr(deel, veld) for veld in velden}, **anders})


def test_niet_alles_klaar_geeft_alle_redenen_en_geen_nummer(db):
    s = maak()
    besluit = s.rijp("onderwijs")
    db.execute(sa.update(Deelname).where(Deelname.betrokkene_id == s.mensen["jeugdhulp"].id).values(gehoord=None))
    db.execute(sa.delete(Commitment).where(Commitment.betrokkene_id == s.mensen["ouders"].id))
    bewaar_zin(s.actor, besluit, "", None)
    sessie.commit()
    sessie.expire_all()
    with pytest.raises(Geweigerd) as fout:
        stel_vast(s.actor, besluit)
    assert _codes(fout) == ["zin_ontbreekt", "niet_gehoord", "geen_antwoord"]
    assert "Jeugdhulp (Rob Fantasie) is niet gehoord." in fout.value.weigeringen[1].melding
    sessie.rollback()
    assert db.scalar(sa.select(Besluit.nummer)) is None


def test_de_knop_en_de_dienst_zeggen_hetzelfde(db):
    s = maak()
    besluit = s.besluit()
    met_knop = besluit_van_punt(s.punt.id).tegen_vaststellen
    with pytest.raises(Geweigerd) as fout:
        stel_vast(s.actor, besluit)
    assert list(fout.value.weigeringen) == met_knop


@time_machine.travel(dt.datetime(2026, 12, 23, 11, 0, tzinfo=dt.UTC), tick=False)
def test_vaststellen_vraagt_akkoord_binnen_drie_werkdagen(db):  # T3
    s = maak()
    besluit = s.vast("jeugdhulp")
    assert (besluit.stand, besluit.nummer) == ("vastgesteld", "DBM-2026-001")
    beeld = besluit_van_punt(s.punt.id)
    assert [een.stand for een in beeld.onderdelen] == ["geldt", "wacht_op_akkoord"]
    assert beeld.onder_voorbehoud
    vraag = s.akkoord(s.teamleider)
    assert vraag.antwoord_voor == dt.date(2026, 12, 29)  # past Christmas and a weekend
    berichten = {b.aan_id: b for b in db.scalars(sa.select(Bericht))}
    assert berichten[s.teamleider.id].pad == f"/akkoord/{vraag.id}"
    assert "Akkoord gevraagd" in berichten[s.teamleider.id].onderwerp
    assert "Ter inzage" in berichten[s.directeur.id].onderwerp
    assert berichten[s.cv.id].pad == "/besluiten/DBM-2026-001"
    for bericht in berichten.values():
        assert "S.V." not in bericht.tekst + bericht.onderwerp
        assert "Verzonnen" not in bericht.tekst + bericht.onderwerp


def test_een_mandaat_dat_verliep_houdt_het_vaststellen_tegen(db):
    s = maak()
    besluit = s.rijp("onderwijs")
    gisteren = dt.date(2026, 1, 2)
    db.execute(sa.update(Mandaat).where(Mandaat.kant == "onderwijs").values(tot=gisteren))
    sessie.commit()
    with pytest.raises(Geweigerd) as fout:
        stel_vast(s.actor, besluit)
    assert _codes(fout) == ["geen_akkoordgever"]


def test_zonder_de_andere_kant_wordt_er_niets_vastgesteld(db):  # R33
    s = maak()
    db.execute(sa.delete(Mandaat).where(Mandaat.kant == "jeugdhulp"))
    besluit = s.rijp("onderwijs")
    with pytest.raises(Geweigerd) as fout:
        stel_vast(s.actor, besluit)
    assert "jeugdhulpkosten" in fout.value.weigeringen[0].melding


def test_na_vaststellen_verandert_er_niets_meer(db):
    s = maak()
    besluit = s.vast("onderwijs")
    deel = s.onderdeel_rij()
    regel = db.scalars(sa.select(Kostenregel)).one()
    handelingen = (
        lambda: bewaar_zin(s.actor, besluit, "anders", None),
        lambda: s.onderdeel(),
        lambda: wijzig_onderdeel(s.actor, deel, _invoer(deel, wat="anders")),
        lambda: verwijder_onderdeel(s.actor, deel),
        lambda: s.kosten(deel),
        lambda: verwijder_kosten(s.actor, regel),
        lambda: verbind(s.actor, besluit, s.mensen["ouders"], "ja"),
        lambda: stel_vast(s.actor, besluit),
    )
    for handeling in handelingen:
        with pytest.raises(Geweigerd) as fout:
            handeling()
        assert _codes(fout) == ["al_vastgesteld"]
    assert not sessie.dirty
    assert not sessie.new
