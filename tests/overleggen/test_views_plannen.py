"""Planning and listing meetings."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import sqlalchemy as sa

from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tafel.overleggen.models import Overleg
from tests import bouw
from tests.overleggen.wereld import Wereld

PLAN = {
    "datum": (vandaag() + dt.timedelta(7)).isoformat(),
    "begint_om": "13:00", "eindigt_om": "15:30", "plaats": "Wijkhuis De Linde", "welkom_minuten": "10",
}  # fmt: skip


def test_lege_lijst_en_lege_agenda_zeggen_wat_nu(app, als):
    tafel = bouw.tafel()
    vz = bouw.mens(tafel, "voorzitter")
    sessie.commit()
    client = als(vz)
    assert "Er is nog geen overleg gepland" in client.get("/overleggen").text
    overleg = bouw.overleg(tafel, vz)
    url = f"/overleggen/{overleg.id}"
    sessie.commit()
    sessie.remove()
    pagina = client.get(url).text
    assert "De agenda is nog leeg" in pagina
    assert 'aria-disabled="true" aria-describedby="eerst"' in pagina


def test_plannen(app, als):
    w = Wereld()
    antwoord = als(w.vz).post("/overleggen/nieuw", data={**PLAN, "voorzitter_id": str(w.vz.id)})
    assert antwoord.status_code == 303
    rij = sessie.scalars(sa.select(Overleg).where(Overleg.plaats == "Wijkhuis De Linde")).one()
    assert (rij.begint_om, rij.eindigt_om, rij.welkom_minuten) == (dt.time(13), dt.time(15, 30), 10)
    assert antwoord.location.endswith(str(rij.id))
    assert sessie.scalar(sa.select(sa.func.count()).where(Logregel.wat == "overleg gepland")) == 1


@pytest.mark.parametrize(
    "veld,waarde,zin",
    [
        ("datum", "", "Vul de datum van het overleg in."),
        ("datum", "2020-01-01", "Kies vandaag of later."),
        ("datum", "31-02-2027", "Deze datum bestaat niet."),
        ("begint_om", "25:00", "Vul een tijd in als 09:30."),
        ("eindigt_om", "13:00", "Het overleg eindigt na het begin."),
        ("plaats", "   ", "Vul in waar het overleg is."),
        ("plaats", "x" * 201, "Gebruik hoogstens 200 tekens."),
        ("welkom_minuten", "61", "Vul een heel getal in van 0 tot en met 60."),
        ("voorzitter_id", "", "Kies de voorzitter."),
        ("voorzitter_id", "onzin", "Kies een voorzitter van deze tafel."),
    ],
)
@pytest.mark.parametrize("wijzigen", [False, True])
def test_een_verkeerd_veld_krijgt_een_zin_en_bewaart_niets(app, als, veld, waarde, zin, wijzigen):
    w = Wereld()
    data = {**PLAN, "voorzitter_id": str(w.vz.id), "versie": "1", veld: waarde}
    antwoord = als(w.vz).post(f"{w.url}/wijzigen" if wijzigen else "/overleggen/nieuw", data=data)
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    assert (
        waarde if veld == "plaats" and waarde.strip() else "De Linde" if veld != "plaats" else "13:00"
    ) in antwoord.text
    assert sessie.scalars(sa.select(Overleg.plaats)).all() == ["Stadskantoor"]


def test_wijzigen_met_een_oude_versie_is_een_conflict(app, als):
    w = Wereld()
    data = {**PLAN, "voorzitter_id": str(w.vz.id), "versie": "1"}
    client = als(w.vz)
    assert client.post(f"{w.url}/wijzigen", data=data).status_code == 303
    assert client.post(f"{w.url}/wijzigen", data={**data, "plaats": "Elders"}).status_code == 409
    assert sessie.scalars(sa.select(Overleg.plaats)).all() == ["Wijkhuis De Linde"]


def test_de_lijst_gaat_met_sleutels_verder(app, als):
    w = Wereld()
    for dag in range(1, 31):
        for teken in (1, -1):
            sessie.add(
                Overleg(
                    tafel_id=w.tafel_id, datum=vandaag() + dt.timedelta(teken * dag), begint_om=dt.time(9),
                    eindigt_om=dt.time(12), plaats=f"Zaal {teken * dag:+d}.", voorzitter_id=w.vz.id,
                )
            )  # fmt: skip
    sessie.commit()
    client = als(w.vz)
    eerst = client.get("/overleggen").text
    assert "Zaal +24." in eerst and "Zaal +25." not in eerst
    assert "Zaal -25." in eerst and "Zaal -26." not in eerst
    komend = client.get(re.search(r'href="(/overleggen\?komend_na=[^"]+)"', eerst)[1]).text
    assert "Zaal +25." in komend and "Zaal +30." in komend and "Zaal +24." not in komend
    voorbij = client.get(re.search(r'href="(/overleggen\?voorbij_na=[^"]+)"', eerst)[1]).text
    assert "Zaal -26." in voorbij and "Zaal -30." in voorbij and "Zaal -25." not in voorbij
    assert client.get("/overleggen?komend_na=onzin&voorbij_na=~~").status_code == 200


def test_alle_fouten_staan_er_in_een_keer(app, als):
    w = Wereld()
    invoer = {"datum": "2020-01-01", "begint_om": "13:00", "eindigt_om": "12:00", "plaats": "", "welkom_minuten": "99"}
    pagina = als(w.vz).post("/overleggen/nieuw", data=invoer)
    assert pagina.status_code == 422
    for zin in (
        "Kies vandaag of later.", "Het overleg eindigt na het begin.", "Vul in waar het overleg is.",
        "Vul een heel getal in van 0 tot en met 60.", "Kies de voorzitter.",
    ):  # fmt: skip
        assert zin in pagina.text
    assert "Kies een voorzitter van deze tafel." not in pagina.text  # one sentence at a field
    half = als(w.vz).post(
        f"{w.url}/wijzigen", data={**PLAN, "datum": "", "begint_om": "25:00", "voorzitter_id": "x", "versie": "1"}
    )
    assert half.status_code == 422
    for zin in (
        "Vul de datum van het overleg in.",
        "Vul een tijd in als 09:30.",
        "Kies een voorzitter van deze tafel.",
    ):
        assert zin in half.text


def test_een_gesloten_overleg_van_vandaag_hoort_bij_de_eerdere(app, als):
    w = Wereld()
    sessie.execute(sa.update(Overleg).where(Overleg.id == w.id).values(stand="gesloten"))
    sessie.commit()
    pagina = als(w.vz).get("/overleggen").text
    assert "Vandaag is er een overleg" not in pagina
    assert "Er is geen volgend overleg gepland" in pagina
    assert pagina.index('id="voorbij"') < pagina.index(f"/overleggen/{w.id}/besluitenlijst.pdf")
    assert pagina.count(f'href="/overleggen/{w.id}"') == 1
