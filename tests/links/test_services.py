"""Make, find, keep longer, take back: one that works at a time, and the code nowhere in the database."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa
import time_machine
from sqlalchemy.exc import IntegrityError

from tafel.berichten.post import code_van
from tafel.casussen.models import Betrokkene
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.links.models import PersoonlijkeLink
from tafel.links.queries import laatste_links, zoek
from tafel.links.rules import korte_code
from tafel.links.services import maak, trek_in, zorg_voor
from tafel.logboek.models import Logregel
from tests import bouw

GEHEIM = "sleutel van het huis"


@pytest.fixture
def w(db):
    """A case with its people, and a chair."""

    class W:
        tafel = bouw.tafel()
        vz = bouw.mens(tafel, "voorzitter", "Hans Jacobs")
        casus = bouw.casus(tafel, bouw.mens(tafel, "casusverantwoordelijke"), "toegelaten")
        actor = bouw.actor(vz, tafel, "voorzitter")
        wie = sessie.scalars(
            sa.select(Betrokkene).where(Betrokkene.casus_id == casus.id, Betrokkene.rol == "ouders")
        ).one()

        def maak(self, overleg=None):
            return maak(
                self.actor, self.casus.id, self.wie.id, "familie", GEHEIM, overleg, nummer=self.casus.nummer,
                tafel_id=self.tafel.id,
            )  # fmt: skip

        def zorg(self, overleg):
            return zorg_voor(
                None, self.casus.id, self.wie.id, "familie", GEHEIM, overleg, nummer=self.casus.nummer,
                tafel_id=self.tafel.id,
            )  # fmt: skip

    return W()


def test_lang_en_kort_openen_dezelfde_en_niets_anders(w):
    link = w.maak()
    lang, kort = code_van(GEHEIM, link.zout), korte_code(GEHEIM, link.zout)
    for code in (lang, kort, kort.upper(), kort.replace("-", "")):
        gevonden, casus, wie = zoek(code, "familie")
        assert (gevonden.id, casus.id, wie.id) == (link.id, w.casus.id, w.wie.id)
    for mis in ("", "bestaat-niet", lang[:-1], lang.swapcase(), link.zout, link.code, link.kort, "x" * 5000):
        with pytest.raises(NietGevonden):
            zoek(mis, "familie")
    with pytest.raises(NietGevonden):
        zoek(lang, "geld")
    rijen = [str(rij) for rij in sessie.execute(sa.select(sa.text("*")).select_from(sa.text("persoonlijke_link")))]
    assert rijen and not [rij for rij in rijen if lang in rij or kort in rij]


def test_een_nieuwe_maakt_de_oude_ongeldig(w):
    oud = w.maak()
    nieuw = w.maak()
    assert oud.ingetrokken_op is not None and nieuw.ingetrokken_op is None
    with pytest.raises(NietGevonden):
        zoek(code_van(GEHEIM, oud.zout), "familie")
    assert laatste_links([w.wie.id], "familie") == {w.wie.id: nieuw}
    regels = sessie.scalars(sa.select(Logregel).where(Logregel.wat == "link gemaakt")).all()
    assert [(r.onderwerp, r.gegevens, r.door) for r in regels] == [
        (w.casus.nummer, {"doel": "familie"}, "Hans Jacobs")
    ] * 2


def test_twee_die_tegelijk_werken_kan_niet(w):
    link = w.maak()
    sessie.add(
        PersoonlijkeLink(
            doel="familie", casus_id=w.casus.id, betrokkene_id=w.wie.id, zout="z", code="c", kort="k",
            verloopt_op=link.verloopt_op, gemaakt_op=link.gemaakt_op,
        )
    )  # fmt: skip
    with pytest.raises(IntegrityError):
        sessie.flush()
    sessie.rollback()


def test_verlopen_en_ingetrokken_openen_niets(w):
    link = w.maak()
    code = code_van(GEHEIM, link.zout)
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=13), tick=False):
        assert zoek(code, "familie")
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=15), tick=False), pytest.raises(NietGevonden):
        zoek(code, "familie")
    trek_in(w.actor, link, w.casus.nummer)
    trek_in(w.actor, link, w.casus.nummer)
    with pytest.raises(NietGevonden):
        zoek(code, "familie")
    aantal = sa.select(sa.func.count()).select_from(Logregel).where(Logregel.wat == "link ingetrokken")
    assert sessie.scalar(aantal) == 1


def test_zorgen_voor_houdt_dezelfde_langer_en_maakt_nooit_een_nieuwe_na_intrekken(w):
    link = w.maak()
    eerst = link.verloopt_op
    assert w.zorg(vandaag() + dt.timedelta(days=20)).id == link.id and link.verloopt_op > eerst
    trek_in(w.actor, link, w.casus.nummer)
    assert w.zorg(vandaag() + dt.timedelta(days=20)) is None
    assert w.maak().id != link.id  # by hand it can


def test_zorgen_voor_maakt_de_eerste(w):
    link = w.zorg(vandaag() + dt.timedelta(days=7))
    assert link is not None and link.gemaakt_door_id is None
