"""A series of meetings by the rhythm of the table, round the holidays."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import sqlalchemy as sa
import time_machine

from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tafel.overleggen.models import Overleg, Overlegsjabloon, Schoolvakantie
from tafel.overleggen.vakanties import officiele_vakanties
from tests.overleggen.wereld import Wereld

REEKS = {
    "soort": "weken", "aantal": "3", "weekdag": "3", "vanaf": "2026-12-01", "tot": "2027-02-28",
    "begint_om": "09:30", "eindigt_om": "12:00", "plaats": "Stadskantoor", "welkom_minuten": "5",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _op_een_dag():
    with time_machine.travel(dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC), tick=True):
        yield


def dagen(pagina):
    return re.findall(r'name="dagen" value="([\d-]+)"', pagina)


def overleggen(w):
    rijen = list(sessie.scalars(sa.select(Overleg.datum).where(Overleg.tafel_id == w.tafel_id).order_by(Overleg.datum)))
    sessie.remove()
    return [dag.isoformat() for dag in rijen]


def aantal(model):
    n = sessie.scalar(sa.select(sa.func.count()).select_from(model))
    sessie.remove()
    return n


def test_eerst_de_dagen_zien_dan_plannen(app, als):
    w = Wereld()
    client = als(w.vz)
    assert client.post("/overleggen/vakanties/overnemen", data={"regio": "zuid"}).status_code == 303
    begin = {**REEKS, "voorzitter_id": str(w.vz.id)}
    heen = client.post("/overleggen/reeks", data=begin)
    assert heen.status_code == 303, "going back to the days must not ask to send a form again"
    pagina = client.get(heen.location)
    assert pagina.status_code == 200
    assert dagen(pagina.text) == ["2026-12-03", "2027-01-07", "2027-01-14", "2027-02-04", "2027-02-25"]
    assert "Donderdag 24 december valt in de kerstvakantie." in pagina.text
    assert overleggen(w) == ["2026-11-22"]
    klaar = client.post(
        "/overleggen/reeks", data={**begin, "plan": "ja", "dagen": ["2026-12-03", "2027-02-04", "2030-01-01"]}
    )
    assert klaar.status_code == 303
    lijst = client.get(klaar.location).text
    assert "2 overleggen staan nu gepland, tot en met donderdag 4 februari 2027." in lijst
    assert "nu gepland" not in client.get("/overleggen?gepland=x&tot=morgen").text
    assert overleggen(w) == ["2026-11-22", "2026-12-03", "2027-02-04"]
    assert aantal(Overlegsjabloon) == 1
    assert sessie.scalar(sa.select(sa.func.count()).where(Logregel.wat == "reeks overleggen gepland")) == 1
    sessie.remove()
    opnieuw = client.post("/overleggen/reeks", data=begin, follow_redirects=True).text
    assert "2026-12-03" not in dagen(opnieuw) and "Al gepland" in opnieuw
    assert 'value="Stadskantoor"' in client.get("/overleggen/reeks").text


def test_de_dagen_hebben_een_eigen_adres_ook_met_een_fout_erin(app, als):
    w = Wereld()
    client = als(w.vz)
    begin = {**REEKS, "voorzitter_id": str(w.vz.id)}
    heen = client.post("/overleggen/reeks", data=begin).location
    assert "csrf" not in heen and heen.endswith("#dagen")
    goed = client.get(heen).text
    assert "Plan deze overleggen" in goed and 'aria-invalid="true"' not in goed
    fout = client.get(heen.replace("begint_om=09", "begint_om=x"))
    assert fout.status_code == 200 and "Vul een tijd in als 09:30." in fout.text and dagen(fout.text) == []


def test_zonder_dag_wordt_niets_gepland(app, als):
    w = Wereld()
    client = als(w.vz)
    antwoord = client.post("/overleggen/reeks", data={**REEKS, "voorzitter_id": str(w.vz.id), "plan": "ja"})
    assert antwoord.status_code == 422 and "Kies minstens één dag." in antwoord.text
    assert overleggen(w) == ["2026-11-22"] and aantal(Overlegsjabloon) == 0


@pytest.mark.parametrize(
    "veld,waarde,zin",
    [
        ("soort", "soms", "Kies hoe vaak de tafel samenkomt."),
        ("aantal", "0", "Vul een heel getal in van 1 tot en met 52."),
        ("weekdag", "6", "Kies een dag."),
        ("vanaf", "", "Vul de eerste dag in."),
        ("tot", "31-02-2027", "Deze datum bestaat niet."),
        ("plaats", "", "Vul in waar het overleg is."),
        ("online", "javascript:alert(1)", "Plak het hele adres, dat begint met https://"),
        ("online", "http://voorbeeld.nl/x", "Plak het hele adres, dat begint met https://"),
        ("voorzitter_id", "", "Kies de voorzitter."),
    ],
)
def test_verkeerde_invoer_staat_bij_het_veld(app, als, veld, waarde, zin):
    w = Wereld()
    data = {**REEKS, "voorzitter_id": str(w.vz.id), "plan": "ja", "dagen": ["2026-12-03"], veld: waarde}
    antwoord = als(w.vz).post("/overleggen/reeks", data=data)
    assert antwoord.status_code == 422 and zin in antwoord.text
    assert overleggen(w) == ["2026-11-22"]


def test_het_einde_voor_het_begin_wordt_geweigerd(app, als):
    w = Wereld()
    data = {**REEKS, "voorzitter_id": str(w.vz.id), "eindigt_om": "09:00", "plan": "ja", "dagen": ["2026-12-03"]}
    antwoord = als(w.vz).post("/overleggen/reeks", data=data)
    assert antwoord.status_code == 422
    assert antwoord.text.count("Het overleg eindigt na het begin.") == 2  # in the list and at the field
    assert overleggen(w) == ["2026-11-22"]


def test_vakanties_erbij_en_eraf(app, als):
    w = Wereld()
    client = als(w.vz)
    goed = {"naam": "Carnaval", "van": "2027-02-08", "tot": "2027-02-12"}
    assert client.post("/overleggen/vakanties", data=goed).status_code == 303
    over = client.post(
        "/overleggen/vakanties", data={**goed, "naam": "Nog een", "van": "2027-02-12", "tot": "2027-02-20"}
    )
    assert over.status_code == 422 and "In deze dagen staat al een vakantie." in over.text
    assert client.post("/overleggen/vakanties", data={**goed, "tot": "2027-02-01"}).status_code == 422
    client.post("/overleggen/vakanties/overnemen", data={"regio": "zuid"})
    rijen = list(sessie.scalars(sa.select(Schoolvakantie).order_by(Schoolvakantie.van)))
    namen = [(rij.naam, rij.van.isoformat()) for rij in rijen]
    sessie.remove()
    assert ("carnaval", "2027-02-08") in namen
    assert ("voorjaarsvakantie", "2027-02-13") in namen and ("kerstvakantie", "2026-12-19") in namen
    tel = len(namen)
    client.post("/overleggen/vakanties/overnemen", data={"regio": "zuid"})
    assert aantal(Schoolvakantie) == tel
    assert client.post(f"/overleggen/vakanties/{rijen[0].id}/weg").status_code == 303
    assert client.post(f"/overleggen/vakanties/{rijen[0].id}/weg").status_code == 404
    assert client.post("/overleggen/vakanties/overnemen", data={"regio": "oost"}).status_code == 422


def test_een_ander_mag_dit_niet(app, als):
    w = Wereld()
    for wie in (w.zo, w.cv):
        client = als(wie)
        assert client.get("/overleggen/reeks").status_code == 403
        assert client.post("/overleggen/reeks", data=REEKS).status_code == 403
        assert client.get("/overleggen/vakanties").status_code == 403


def test_de_officiele_vakanties_van_drie_regios():
    dag = dt.date(2026, 11, 22)

    def zomer(regio):
        return next(v.van for v in officiele_vakanties(regio, dag) if v.naam == "zomervakantie")

    begin = {regio: zomer(regio) for regio in ("noord", "midden", "zuid")}
    assert begin == {"noord": dt.date(2027, 7, 10), "midden": dt.date(2027, 7, 17), "zuid": dt.date(2027, 7, 24)}
    kerst = officiele_vakanties("midden", dag)[0]
    assert (kerst.naam, kerst.van, kerst.tot) == ("kerstvakantie", dt.date(2026, 12, 19), dt.date(2027, 1, 3))
