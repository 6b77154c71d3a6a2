"""How the meetings of a table usually are: rhythm, place, pause; and what follows when their times change."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa
import time_machine

from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Overleg, Overlegsjabloon, Pauze, Schoolvakantie
from tafel.overleggen.rules.dagindeling import Vastpunt, verzet_vaste_punten
from tafel.overleggen.rules.ritme import ritme_van, waarom_vrij
from tests.overleggen.test_views_reeks import REEKS
from tests.overleggen.wereld import Wereld

T = dt.time
PLAN = {
    "datum": "2026-12-03", "begint_om": "13:00", "eindigt_om": "15:30", "plaats": "Wijkhuis De Linde",
    "welkom_minuten": "10",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _op_een_dag():
    with time_machine.travel(dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC), tick=True):
        yield


def lees(vraag):
    rijen = list(sessie.execute(vraag))
    sessie.remove()
    return rijen


def test_het_ritme_hoort_bij_het_soort_tafel():  # R53
    assert (ritme_van("taskforce").soort, ritme_van("taskforce").aantal) == ("weken", 3)
    assert (ritme_van("actietafel").soort, ritme_van("actietafel").aantal) == ("per_jaar", 6)
    assert (ritme_van("casuistiekoverleg").soort, ritme_van("casuistiekoverleg").aantal) == ("per_jaar", 4)
    assert ritme_van("doorbraakoverleg").soort == "op_aanvraag"


def test_een_nieuw_overleg_begint_zoals_het_vorige_met_de_pauze(app, als):
    w = Wereld()
    client = als(w.vz)
    goed = {**PLAN, "voorzitter_id": str(w.vz.id), "pauze_om": "14:15", "pauze_minuten": "15"}
    assert client.post("/overleggen/nieuw", data=goed).status_code == 303
    assert lees(sa.select(Pauze.om, Pauze.minuten)) == [(T(14, 15), 15)]
    pagina = client.get("/overleggen/nieuw").text
    for stuk in ('value="Wijkhuis De Linde"', 'value="13:00"', 'value="14:15"', 'value="15"'):
        assert stuk in pagina


@pytest.mark.parametrize(
    "veld,waarde,zin",
    [
        ("pauze_om", "12:00", "Kies een tijd van 13:00 tot 15:30."),
        ("pauze_om", "25:00", "Vul een tijd in als 09:30."),
        ("pauze_minuten", "", "Vul in hoeveel minuten de pauze duurt."),
        ("pauze_minuten", "121", "Een pauze duurt 5 tot en met 120 minuten."),
        ("pauze_minuten", "lang", "heel getal"),
    ],
)
@pytest.mark.parametrize("reeks", [False, True])
def test_een_verkeerde_pauze_staat_bij_het_veld_en_bewaart_niets(app, als, veld, waarde, zin, reeks):
    w = Wereld()
    basis = {**REEKS, **PLAN, "plan": "ja", "dagen": ["2026-12-03"]} if reeks else PLAN
    data = {**basis, "voorzitter_id": str(w.vz.id), "pauze_om": "14:15", "pauze_minuten": "15", veld: waarde}
    antwoord = als(w.vz).post("/overleggen/reeks" if reeks else "/overleggen/nieuw", data=data)
    assert antwoord.status_code == 422 and zin in antwoord.text and "De Linde" in antwoord.text
    assert lees(sa.select(Overleg.id).where(Overleg.id != w.id)) == [] and lees(sa.select(Pauze.id)) == []


def test_een_reeks_met_pauze(app, als):
    w = Wereld()
    data = {**REEKS, "voorzitter_id": str(w.vz.id), "pauze_om": "10:45", "pauze_minuten": "10", "plan": "ja"}
    assert als(w.vz).post("/overleggen/reeks", data={**data, "dagen": ["2026-12-03", "2027-01-14"]}).status_code == 303
    assert lees(sa.select(Pauze.om, Pauze.minuten)) == [(T(10, 45), 10)] * 2


def test_op_aanvraag_bewaart_het_sjabloon_en_plant_niets(app, als):
    w = Wereld()
    client = als(w.vz)
    data = {**PLAN, "soort": "op_aanvraag", "weekdag": "1", "voorzitter_id": str(w.vz.id)}
    antwoord = client.post("/overleggen/reeks", data=data)
    assert antwoord.status_code == 303 and antwoord.location.endswith("/overleggen/nieuw")
    assert lees(sa.select(Overlegsjabloon.soort, Overlegsjabloon.plaats)) == [("op_aanvraag", "Wijkhuis De Linde")]
    assert lees(sa.select(Overleg.id).where(Overleg.id != w.id)) == []
    assert "Wijkhuis De Linde" in client.get("/overleggen/nieuw").text
    fout = client.post("/overleggen/reeks", data={**data, "eindigt_om": "12:00"})
    assert fout.status_code == 422 and "Het overleg eindigt na het begin." in fout.text


@pytest.mark.parametrize("profiel,gekozen", [("taskforce", "weken"), ("actietafel", "per_jaar")])
def test_de_reeks_begint_met_het_ritme_van_de_tafel(app, als, profiel, gekozen):
    w = Wereld()
    sessie.execute(sa.update(Tafel).values(profiel=profiel))
    sessie.commit()
    assert f'checked id="soort-{["weken", "per_jaar"].index(gekozen)}"' in als(w.vz).get("/overleggen/reeks").text


def test_de_regio_wordt_onthouden(app, als):
    w = Wereld()
    client = als(w.vz)
    client.post("/overleggen/vakanties/overnemen", data={"regio": "zuid"})
    assert '<option selected value="zuid">' in client.get("/overleggen/vakanties").text
    assert lees(sa.select(Overlegsjabloon.regio)) == [("zuid",)]


def test_een_overleg_op_een_vrije_dag_zegt_dat(app, als):
    w = Wereld()
    sessie.add(
        Schoolvakantie(tafel_id=w.tafel_id, naam="kerstvakantie", van=dt.date(2026, 12, 19), tot=dt.date(2027, 1, 3))
    )
    sessie.commit()
    client = als(w.vz)
    zinnen = {
        "2026-12-22": "Deze dag valt in de kerstvakantie.",
        "2027-05-17": "Deze dag is een feestdag.",
        "2027-01-09": "Deze dag is in het weekend.",
        "2027-01-07": "",
    }
    for dag, zin in zinnen.items():
        sessie.execute(sa.update(Overleg).values(datum=dt.date.fromisoformat(dag)))
        sessie.commit()
        pagina = client.get(w.url).text
        assert zin in pagina and ("Kies een andere dag" in pagina) == bool(zin)


def test_waarom_vrij():
    assert waarom_vrij(dt.date(2026, 12, 25), None) == "Deze dag is een feestdag."
    assert waarom_vrij(dt.date(2026, 12, 24), None) == ""
    assert waarom_vrij(dt.date(2026, 12, 25), "kerstvakantie") == "Deze dag valt in de kerstvakantie."


def test_vaste_punten_bij_andere_tijden():
    pauze, ouders = Vastpunt("p", T(10, 45), pauze=True), Vastpunt("o", T(10, 15), pauze=False)
    assert verzet_vaste_punten(T(9, 30), T(9), T(12), [pauze, ouders]) == {}  # both still fit: promised is promised
    assert verzet_vaste_punten(T(9, 30), T(13), T(15, 30), [pauze, ouders]) == {"p": T(14, 15), "o": None}
    assert verzet_vaste_punten(T(9, 30), T(11), T(12), [pauze]) == {"p": None}  # would begin after the end
    ander = Vastpunt("q", T(14, 15), pauze=False)
    assert verzet_vaste_punten(T(9, 30), T(13), T(15, 30), [pauze, ander]) == {"p": None}  # something stands there
    assert verzet_vaste_punten(T(9, 30), T(9, 30), T(10, 45), [pauze]) == {"p": None}  # the end is not in it


def test_een_overleg_naar_de_middag_neemt_de_pauze_mee_en_laat_de_vaste_tijd_los(app, als):
    w = Wereld(2)
    sessie.execute(sa.update(Agendapunt).where(Agendapunt.id == w.punten[0]).values(vast_om=T(10, 15)))
    sessie.add(Pauze(overleg_id=w.id, om=T(10, 45), minuten=10))
    sessie.commit()
    data = {
        "datum": vandaag().isoformat(), "begint_om": "13:00", "eindigt_om": "15:30", "plaats": "Stadskantoor",
        "welkom_minuten": "5", "voorzitter_id": str(w.vz.id), "versie": "1",
    }  # fmt: skip
    client = als(w.vz)
    assert client.post(f"{w.url}/wijzigen", data=data).status_code == 303
    assert lees(sa.select(Pauze.om)) == [(T(14, 15),)]
    assert lees(sa.select(Agendapunt.vast_om).where(Agendapunt.overleg_id == w.id)) == [(None,), (None,)]
    assert "te laat" not in client.get(w.url).text
