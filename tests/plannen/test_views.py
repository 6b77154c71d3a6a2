"""The page of the plan: versions, differences, a new one; who may do what."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.aan_tafel.services import open_overleg
from tafel.berichten.models import Bericht
from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
from tafel.plannen.models import Planversie
from tafel.plannen.rules.regels import uit_document
from tafel.plannen.services import leg_plan_vast, maak_versie
from tests import bouw
from tests.casussen.hulp import haal, lees, maak, tel
from tests.plannen.hulp import regel, regels


def met_versies(t, aantal=1, stand="toegelaten"):
    """Store a case with this many versions and return its number."""
    nummer = maak(t, stand)
    casus = sessie.scalars(sa.select(Casus).where(Casus.nummer == nummer)).one()
    wie = bouw.actor(t.cv, t.tafel, "casusverantwoordelijke")
    leg_plan_vast(wie, casus)
    for nr in range(2, aantal + 1):
        maak_versie(wie, casus, [regel("school", f"doet stap {nr}", f"2026-12-{nr:02d}")], f"Reden {nr}.")
    sessie.commit()
    sessie.remove()
    return nummer


def huidig():
    return lees(sa.select(Planversie).where(Planversie.stand == "definitief"))


def test_de_pagina_toont_de_versie_die_geldt_en_wat_veranderde(app, als, tafel):
    nummer = met_versies(tafel, 3)
    pagina = als(tafel.cv).get(f"/casussen/{nummer}/plan").text
    assert "Plan van aanpak, versie 3" in pagina
    assert "Deze versie geldt nu." in pagina
    assert "Wat veranderde van versie 2 naar versie 3" in pagina
    assert "Reden 3." in pagina
    assert "geldt nu" in pagina
    assert "vervallen" in pagina
    assert lees(sa.select(Inzage.wat)) == "plan"
    een = als(tafel.cv).get(f"/casussen/{nummer}/plan?versie=1").text
    assert "<b>Vervallen.</b> Nu geldt versie 3." in een
    assert "belt elke maandag" in een
    ver = als(tafel.cv).get(f"/casussen/{nummer}/plan?versie=3&met=1").text
    assert "Wat veranderde van versie 1 naar versie 3" in ver
    assert "Weg" in ver
    assert "Erbij" in ver


def test_een_onbekende_versie_is_er_niet(app, als, tafel):
    nummer = met_versies(tafel)
    for vraag in ("versie=9", "versie=abc", "versie=1&met=9", "versie=-1", "versie=99999999"):
        assert als(tafel.cv).get(f"/casussen/{nummer}/plan?{vraag}").status_code == 404


def test_een_nieuwe_versie_met_reden(app, als, tafel):
    nummer = met_versies(tafel)
    client = als(tafel.cv)
    assert "Een nieuwe versie van het plan" in client.get(f"/casussen/{nummer}/plan/nieuw").text
    begin = uit_document(huidig().inhoud)
    data = regels(("school", "maakt een rooster", "2026-12-01"), begin=begin, reden="De mentor is ziek.")
    antwoord = client.post(f"/casussen/{nummer}/plan/nieuw", data=data)
    assert (antwoord.status_code, antwoord.location) == (303, f"/casussen/{nummer}/plan")
    nu = huidig()
    assert (nu.nummer, nu.reden, [r.wie for r in uit_document(nu.inhoud)]) == (2, "De mentor is ziek.", ["school"])
    assert haal(nummer).aanmelding["plan_van_aanpak"] == bouw.SAM["plan_van_aanpak"]
    assert tel(Logregel, wat="plan vastgelegd") == 2
    assert tel(Bericht) == 0  # nobody else follows this case


def test_geplakt_wordt_eerst_getoond(app, als, tafel):
    nummer = met_versies(tafel)
    begin = uit_document(huidig().inhoud)
    antwoord = als(tafel.cv).post(
        f"/casussen/{nummer}/plan/nieuw", data=regels(stap="vervang", plak="- school belt op 7-12-2026", begin=begin)
    )
    assert antwoord.status_code == 200
    assert 'value="school"' in antwoord.text
    assert huidig().nummer == 1


def test_wat_niet_mag_wordt_gezegd_en_niets_bewaard(app, als, tafel):
    nummer = met_versies(tafel)
    client, begin = als(tafel.cv), uit_document(huidig().inhoud)
    fout = client.post(f"/casussen/{nummer}/plan/nieuw", data=regels(("school", "belt & mailt", ""), begin=begin))
    assert fout.status_code == 422
    assert "Vul een datum in." in fout.text
    assert "Schrijf in één zin waarom het plan verandert." in fout.text
    assert "belt &amp; mailt" in fout.text
    assert tel(Planversie) == 1
    oud = client.post(
        f"/casussen/{nummer}/plan/nieuw", data=regels(("school", "belt", "2026-12-01"), begin=(), reden="Omdat.")
    )
    assert oud.status_code == 409
    assert "Iemand anders veranderde het plan." in oud.text
    assert 'value="school"' in oud.text
    assert tel(Planversie) == 1


def test_een_concept_is_er_alleen_voor_wie_het_plan_bijhoudt(app, als, tafel):
    nummer = met_versies(tafel)
    begin = uit_document(huidig().inhoud)
    client = als(tafel.cv)
    data = regels(("school", "denkt na", ""), stap="concept", begin=begin)
    assert client.post(f"/casussen/{nummer}/plan/nieuw", data=data).status_code == 303
    assert "Er staat een concept klaar" in client.get(f"/casussen/{nummer}/plan").text
    assert "denkt na" in client.get(f"/casussen/{nummer}/plan/nieuw").text
    bij_voorzitter = als(tafel.voorzitter).get(f"/casussen/{nummer}/plan").text
    assert "concept" not in bij_voorzitter
    assert als(tafel.voorzitter).get(f"/casussen/{nummer}/plan?versie=2").status_code == 404


def test_wie_het_plan_ziet_en_wie_het_verandert(app, als, tafel):
    nummer = met_versies(tafel)
    casus = haal(nummer)
    partij, zo = bouw.mens(tafel.tafel, "partij"), bouw.mens(tafel.tafel, "zaakonderzoeker")
    bouw.toegang(casus, partij, "partij")
    bouw.toegang(casus, zo, "zaakonderzoeker")
    sessie.commit()
    sessie.remove()
    pad = f"/casussen/{nummer}/plan"
    for wie, zien, veranderen in (
        (tafel.cv, 200, 200), (zo, 200, 200), (tafel.voorzitter, 200, 403), (partij, 200, 403), (tafel.ander, 404, 404)
    ):  # fmt: skip
        assert als(wie).get(pad).status_code == zien
        assert als(wie).get(f"{pad}/nieuw").status_code == veranderen
        assert als(wie).post(f"{pad}/nieuw", data=regels(stap="regel")).status_code == veranderen
    onbekend = als(tafel.ander).get("/casussen/2026-999/plan")
    assert als(tafel.ander).get(pad).data == onbekend.data
    assert als(None).get(pad).status_code == 303
    assert "Maak een nieuwe versie" not in als(partij).get(pad).text
    klaar = met_versies(tafel, stand="afgesloten")
    assert als(tafel.cv).get(f"/casussen/{klaar}/plan/nieuw").status_code == 403


def test_voor_het_indienen_staat_het_plan_van_de_aanmelding_er(app, als, tafel):
    nummer = maak(tafel)
    pagina = als(tafel.cv).get(f"/casussen/{nummer}/plan").text
    assert "belt elke maandag" in pagina
    assert "Bij het indienen wordt het versie 1." in pagina
    assert f"/casussen/{nummer}/aanmelden/plan" in pagina


def test_een_veranderde_versie_wordt_genoemd(app, als, tafel):
    nummer = met_versies(tafel)
    sessie.execute(sa.update(Planversie).values(inhoud={"afspraken": [{"wie": "x", "wat": "y", "wanneer": None}]}))
    sessie.commit()
    sessie.remove()
    assert "is niet meer zoals zij is vastgelegd" in als(tafel.cv).get(f"/casussen/{nummer}/plan").text


def test_aan_tafel_staat_de_versie_die_op_tafel_ligt(app, als, tafel):
    nummer = met_versies(tafel)
    casus = haal(nummer)
    overleg = bouw.overleg(tafel.tafel, tafel.voorzitter, sessie.merge(casus))
    open_overleg(bouw.actor(tafel.voorzitter, tafel.tafel, "voorzitter"), overleg)
    sessie.commit()
    overleg_id = overleg.id
    maak_versie(bouw.actor(tafel.cv, tafel.tafel), sessie.get(Casus, casus.id), [regel("school", "later")], "Omdat.")
    sessie.commit()
    sessie.remove()
    pagina = als(tafel.voorzitter).get(f"/overleggen/{overleg_id}/aan-tafel?fase=knelpunt").text
    assert "Plan, versie 1" in pagina
    assert "belt elke maandag" in pagina
    assert f"/casussen/{nummer}/plan?versie=1" in pagina
    assert "Lag op tafel op" in als(tafel.cv).get(f"/casussen/{nummer}/plan").text
