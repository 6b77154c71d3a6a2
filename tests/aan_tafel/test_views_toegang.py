"""Who may be at the live page, two tabs, a second press, and how many statements the page costs."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

import pytest
import sqlalchemy as sa

from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Commitment, Kostenregel
from tafel.casussen.models import Betrokkene
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
from tafel.overleggen.models import Agendapunt, Deelname
from tests import bouw
from tests.aan_tafel.opzet import Opzet, opzet
from tests.tellen import statements

DADEN = [
    "begin", "aanwezig/{m}", "gehoord/{m}", "zin", "onderdelen", "onderdelen/{m}", "onderdelen/{m}/weg",
    "onderdelen/{m}/kosten", "kosten/{m}/weg", "verbind/{m}", "vaststellen", "afronden",
]  # fmt: skip


@pytest.fixture
def o(app, als) -> Opzet:
    klaar = opzet(als)
    klaar.client.post(f"{klaar.pad}/open")
    return klaar


def alles(o: Opzet) -> list[str]:
    return [f"{o.pad}/{o.punt_id}/{d.format(m=o.mensen[0])}" for d in DADEN] + [
        f"{o.pad}/open", f"/overleggen/{o.overleg_id}/sluiten"
    ]  # fmt: skip


def test_zonder_inloggen(o):
    vreemd = o.als(None)
    assert vreemd.get(o.pad).status_code == 303
    for pad in alles(o):
        assert vreemd.post(pad).status_code == 303


@pytest.mark.parametrize("rol", ["casusverantwoordelijke", "partij", "akkoordgever", "analist", "beheerder", "fg"])
def test_andere_rollen_vinden_niets(o, rol):
    client = o.als(bouw.mens(o.tafel, rol))
    onbekend = client.get(f"/overleggen/{uuid.uuid4()}/aan-tafel")
    assert onbekend.status_code == 404
    assert client.get(o.pad).data == onbekend.data
    for pad in alles(o):
        assert client.post(pad).status_code == 404


def test_de_voorzitter_van_een_andere_tafel_vindt_niets(o):
    client = o.als(bouw.mens(bouw.tafel("TFF"), "voorzitter"))
    onbekend = client.get(f"/overleggen/{uuid.uuid4()}/aan-tafel")
    assert client.get(o.pad).data == onbekend.data
    assert client.get(f"/overleggen/{o.overleg_id}/sluiten").status_code == 404
    for pad in alles(o):
        assert client.post(pad).status_code == 404


def test_de_zaakonderzoeker_leest_mee_zonder_knoppen(o):
    client = o.als(o.onderzoeker)
    bladzijde = client.get(f"{o.pad}?punt={o.punt_id}&fase=horen").text
    assert "U leest mee." in bladzijde
    assert "<form" not in bladzijde
    assert "<form" not in client.get(f"{o.pad}?punt={o.punt_id}&fase=besluit").text
    assert client.get(f"{o.pad}?punt={o.ander_punt_id}").status_code == 404  # not in that case
    for pad in alles(o):
        assert client.post(pad).status_code == 403


def test_een_punt_van_een_ander_overleg_hoort_hier_niet(o):
    ander = bouw.overleg(o.tafel, o.voorzitter)
    sessie.commit()
    elders = f"/overleggen/{ander.id}/aan-tafel/{o.punt_id}/begin"
    sessie.remove()
    assert o.client.post(elders).status_code == 404
    assert o.post(f"gehoord/{uuid.uuid4()}", hoe="gesproken", inbreng="Ik.").status_code == 404
    assert o.post(f"verbind/{uuid.uuid4()}", antwoord="ja").status_code == 404
    for vraag in ("punt=geen", f"punt={uuid.uuid4()}", "fase=taart"):
        assert o.client.get(f"{o.pad}?{vraag}").status_code == 404


def test_wie_partij_is_leidt_die_casus_niet(o):
    tweede = bouw.mens(o.tafel, "voorzitter", "Ada Tweede")
    sessie.execute(sa.update(Betrokkene).where(Betrokkene.id == o.mensen[2]).values(gebruiker_id=tweede.id))
    sessie.commit()
    sessie.remove()
    pad = f"{o.pad}/{o.punt_id}/gehoord/{o.mensen[0]}"
    antwoord = o.als(tweede).post(pad, data={"hoe": "gesproken", "inbreng": "Ik wil wel."})
    assert antwoord.status_code == 404
    assert o.telt(Deelname) == 0


def test_twee_tabbladen_bij_horen(o):
    mens = o.mensen[2]
    assert o.post(f"gehoord/{mens}", hoe="gesproken", inbreng="Eerst dit.", versie="0").status_code == 303
    assert o.post(f"gehoord/{mens}", hoe="gesproken", inbreng="Eerst dit.", versie="0").status_code == 303  # same
    antwoord = o.post(f"gehoord/{mens}", hoe="gesproken", inbreng="Nee, dat.", versie="0")
    assert antwoord.status_code == 409
    assert o.lees(Deelname.inbreng) == "Eerst dit."
    assert o.telt(Logregel, Logregel.wat == "gehoord") == 1


def test_twee_tabbladen_bij_het_besluit(o):
    o.post("zin", zin="S. gaat twee uur naar school.")
    oud = o.lees(Besluit.versie)
    assert o.post("zin", zin="S. gaat drie uur naar school.", versie=oud).status_code == 303
    assert o.post("zin", zin="S. gaat niet.", versie=oud).status_code == 409
    assert o.post("zin", zin="S. gaat niet.").status_code == 409  # a tab from before there was a sentence
    o.post(f"verbind/{o.mensen[0]}", antwoord="ja", versie="0")
    assert o.post(f"verbind/{o.mensen[0]}", antwoord="nee", toelichting="Toch niet.", versie="0").status_code == 409
    assert o.lees(Commitment.antwoord) == "ja"


def test_vaststellen_op_een_oude_tekst_gaat_niet(o):
    o.post("begin")
    gezien = o.gezien()
    o.post("zin", zin="S. gaat twee uur naar school.")
    assert o.post("vaststellen", versie=gezien).status_code == 409
    eerder = o.gezien()
    o.post("zin", zin="S. gaat drie uur naar school.", versie=o.lees(Besluit.versie))
    assert o.post("vaststellen", versie=eerder).status_code == 409


def test_inzage_een_keer_per_overleg(o):
    for fase in ("horen", "knelpunt", "besluit"):
        o.client.get(f"{o.pad}?punt={o.punt_id}&fase={fase}")
    assert o.telt(Inzage, Inzage.casus_id == o.casus_id, Inzage.gebruiker_id == o.voorzitter.id) == 1


def _vol(o: Opzet) -> None:
    """Store ten people, twelve parts with costs, and thirty items."""
    cv = sessie.get(type(o.voorzitter), o.cv_id)
    bert = bouw.mens(o.tafel, "akkoordgever", "Bert Twee")
    mensen = [Betrokkene(casus_id=o.casus_id, volgorde=10 + nr, rol="anders", naam=f"Mens {nr}") for nr in range(5)]
    besluit = Besluit(tafel_id=o.tafel_id, casus_id=o.casus_id, agendapunt_id=o.punt_id, zin="S. gaat naar school.")
    sessie.add_all([*mensen, besluit])
    for nr in range(28):
        een = bouw.casus(o.tafel, cv, "toegelaten")
        sessie.add(Agendapunt(overleg_id=o.overleg_id, casus_id=een.id, volgorde=nr + 3, minuten=5))
    sessie.flush()
    for nr in range(12):
        deel = Besluitonderdeel(besluit_id=besluit.id, volgorde=nr, soort="plek", betrokkene_id=o.mensen[2],
                                persoon="M", wat=f"doet {nr}", wanneer=vandaag())  # fmt: skip
        sessie.add(deel)
        sessie.flush()
        regel = Kostenregel(onderdeel_id=deel.id, kant="onderwijs", bedrag=Decimal(10), grond="uur", van=vandaag(),
                            tot=vandaag() + dt.timedelta(days=1), gevraagd_door_id=o.voorzitter.id)  # fmt: skip
        sessie.add(regel)
        sessie.flush()
        sessie.add(Akkoord(kostenregel_id=regel.id, gebruiker_id=bert.id, gevraagd_door_id=o.voorzitter.id,
                           functie="directeur", taak="beslist"))  # fmt: skip
    for een in mensen:
        sessie.add(Commitment(besluit_id=besluit.id, betrokkene_id=een.id, antwoord="ja", op=nu()))
        sessie.add(Deelname(agendapunt_id=o.punt_id, betrokkene_id=een.id, gehoord="gesproken", inbreng="Ja."))
    sessie.commit()
    sessie.remove()


@pytest.mark.parametrize("fase", ["horen", "knelpunt", "besluit", "afronden"])
def test_de_bladzijde_kost_hoogstens_acht_vragen(app, o, fase):
    o.post("begin")
    pad = f"{o.pad}?punt={o.punt_id}&fase={fase}"
    o.client.get(pad)
    with statements(app) as klein:
        assert o.client.get(pad).status_code == 200
    _vol(o)
    with statements(app) as groot:
        bladzijde = o.client.get(pad).text
    assert "Mens 4" in bladzijde
    assert len(groot) == len(klein) <= 8, groot


def test_openen_en_sluiten_kosten_hoogstens_vijf_vragen(app, o):
    _vol(o)
    with statements(app) as sluiten:
        o.client.get(f"/overleggen/{o.overleg_id}/sluiten")
    sessie.execute(sa.text("UPDATE overleg SET stand = 'gepland', geopend_op = NULL"))
    sessie.commit()
    sessie.remove()
    with statements(app) as openen:
        assert "Open het overleg" in o.client.get(o.pad).text
    assert max(len(sluiten), len(openen)) <= 5, (sluiten, openen)


def test_de_zin_bewaart_zichzelf_terwijl_men_typt(app, o):
    o.post("begin")
    o.post("zin", zin="S. gaat twee uur.")
    versie = o.lees(Besluit.versie)
    velden = {"zin": "S. gaat drie uur.", "versie": versie}
    antwoord = o.client.post(f"{o.pad}/{o.punt_id}/zin", data=velden, headers={"HX-Request": "true"})
    assert antwoord.status_code == 200
    assert antwoord.text.count("<html") == 0
    assert f'value="{versie + 1}"' in antwoord.text
    # the button, pressed right after, sends the same with the version from before: kept once, no conflict
    assert o.post("zin", **velden).status_code == 303
    leeg = o.client.post(f"{o.pad}/{o.punt_id}/zin", data={"zin": " "}, headers={"HX-Request": "true"})
    assert leeg.status_code == 422
    assert "Nog niet bewaard." in leeg.text
    assert o.lees(Besluit.zin) == "S. gaat drie uur."


def test_een_tik_ververst_alleen_die_ene_mens(app, o):
    o.post("begin")
    pad = f"{o.pad}/{o.punt_id}/aanwezig/{o.mensen[2]}"
    antwoord = o.client.post(pad, data={"aanwezig": "ja"}, headers={"HX-Request": "true"})
    assert antwoord.status_code == 200
    assert antwoord.text.count("<li") == 1
    assert "Aan tafel: 1 van 5" in antwoord.text
    assert "<textarea" not in antwoord.text
    assert o.lees(Deelname.aanwezig) is True
    assert o.post(f"aanwezig/{o.mensen[2]}", aanwezig="misschien").status_code == 404
