"""Pages of meetings and agendas: who sees them, what a refused form keeps, what they cost."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
import sqlalchemy as sa

from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tafel.overleggen.models import Agendapunt, Overleg
from tests import bouw

HTMX = {"HX-Request": "true"}


class Wereld:
    """A table with a chair, a case on today's agenda and one that waits; ids only, so that no session is held."""

    def __init__(self, aantal=1):
        tafel = bouw.tafel(naam="Doorbraakoverleg Meierij")
        self.vz = bouw.mens(tafel, "voorzitter", "Hans Jacobs")
        self.zo = bouw.mens(tafel, "zaakonderzoeker", "Fatima Aydin")
        self.cv = bouw.mens(tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
        cases = [bouw.casus(tafel, self.cv, "toegelaten") for _ in range(aantal)]
        self.wacht = bouw.casus(tafel, self.cv, "toegelaten", initialen="W.T.").nummer
        overleg = bouw.overleg(tafel, self.vz, *cases)
        self.nummers = [c.nummer for c in cases]
        self.id, self.tafel_id = overleg.id, tafel.id
        self.url = f"/overleggen/{overleg.id}"
        sessie.commit()
        self.punten = list(
            sessie.scalars(
                sa.select(Agendapunt.id).where(Agendapunt.overleg_id == self.id).order_by(Agendapunt.volgorde)
            )
        )
        sessie.remove()


def volgorde(w):
    rijen = sessie.scalars(sa.select(Agendapunt.id).where(Agendapunt.overleg_id == w.id).order_by(Agendapunt.volgorde))
    uit = list(rijen)
    sessie.remove()
    return uit


PLAN = {
    "datum": (vandaag() + dt.timedelta(7)).isoformat(),
    "begint_om": "13:00", "eindigt_om": "15:30", "plaats": "Wijkhuis De Linde", "welkom_minuten": "10",
}  # fmt: skip


def test_de_agenda_toont_tijden_nummers_en_wie_wacht(app, als):
    w = Wereld(2)
    pagina = als(w.vz).get(w.url).text
    assert "Agenda, 09:30 – 12:00" in pagina
    assert re.findall(r"<time>(\d\d:\d\d)</time>", pagina) == ["09:30", "09:35", "10:20", "11:05"]
    assert f"{w.nummers[0]} · S.V." in pagina
    assert f"{w.wacht} · W.T." in pagina
    assert "Klaar om 11:05 uur, 55 min over" in pagina
    for naam in ("Sam", "Verzonnen"):
        assert naam not in re.sub(r"Het Verzonnen College", "", pagina)


def test_te_vol_zegt_hoeveel_en_wat_het_oplost(app, als):
    w = Wereld(4)
    client = als(w.vz)
    assert "35 min te vol: u eindigt om 12:35 uur" in client.get(w.url).text
    assert client.post(f"{w.url}/agenda/inkorten").status_code == 303
    assert "te vol" not in client.get(w.url).text
    assert client.post(f"{w.url}/agenda/inkorten").status_code == 422


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


@pytest.mark.parametrize("rol", ["voorzitter", "zaakonderzoeker"])
def test_een_andere_tafel_ziet_niets_en_krijgt_dezelfde_bladzijde(app, als, rol):
    w = Wereld()
    anders = bouw.mens(bouw.tafel("TF", profiel="taskforce"), rol)
    sessie.commit()
    client = als(anders)
    onbekend = f"/overleggen/{uuid.uuid4()}"
    for pad in ("", "/wijzigen", f"/agenda/{w.punten[0]}/eraf", "/agenda.pdf", "/besluitenlijst.pdf"):
        echt, niets = client.get(w.url + pad), client.get(onbekend + pad)
        assert (echt.status_code, niets.status_code) == (404, 404)
        assert echt.data == niets.data
    for pad in ("/agenda", "/agenda/inkorten", f"/agenda/{w.punten[0]}/verplaats", f"/agenda/{w.punten[0]}/minuten"):
        assert client.post(w.url + pad, data={"nummer": w.wacht, "naar": "later", "minuten": "30"}).status_code == 404
    assert w.url not in client.get("/overleggen").text


def test_een_punt_van_een_ander_overleg_bestaat_hier_niet(app, als):
    w = Wereld()
    tweede = Overleg(
        tafel_id=w.tafel_id,
        datum=vandaag(),
        begint_om=dt.time(14),
        eindigt_om=dt.time(15),
        plaats="x",
        voorzitter_id=w.vz.id,
    )
    sessie.add(tweede)
    sessie.commit()
    url = f"/overleggen/{tweede.id}/agenda/{w.punten[0]}/minuten"
    sessie.remove()
    assert als(w.vz).post(url, data={"minuten": "30"}).status_code == 404


def test_zonder_inloggen_naar_de_inlogpagina_en_een_partij_ziet_geen_lijst(app, als):
    w = Wereld()
    assert als(None).get(w.url).status_code == 303
    assert als(None).post(f"{w.url}/agenda", data={"nummer": w.wacht}).status_code == 303
    assert als(w.cv).get("/overleggen").status_code == 403
    assert als(w.cv).get(w.url).status_code == 404


def test_de_zaakonderzoeker_kijkt_en_wijzigt_niet(app, als):
    w = Wereld()
    client = als(w.zo)
    pagina = client.get(w.url).text
    assert "Eerder" not in pagina
    assert "Zet op de agenda" not in pagina
    assert f'/casussen/{w.nummers[0]}"' not in pagina  # not the zaakonderzoeker of this case
    assert client.post(f"{w.url}/agenda", data={"nummer": w.wacht}).status_code == 403
    assert client.get("/overleggen/nieuw").status_code == 403


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


@pytest.mark.parametrize("koppen", [{}, HTMX])
def test_op_de_agenda_en_eraf(app, als, koppen):
    w = Wereld()
    client = als(w.vz)
    erop = client.post(f"{w.url}/agenda", data={"nummer": w.wacht}, headers=koppen)
    assert erop.status_code == (200 if koppen else 303)
    if koppen:
        assert erop.text.lstrip().startswith('<div id="agenda"')
        assert "<html" not in erop.text
        assert "Alle toegelaten casussen staan op een agenda." in erop.text
    punt = volgorde(w)[1]
    leeg = client.post(f"{w.url}/agenda/{punt}/eraf", data={"reden": " "})
    assert leeg.status_code == 422
    assert "Vul in waarom deze casus van de agenda gaat." in leeg.text
    assert len(volgorde(w)) == 2
    assert client.post(f"{w.url}/agenda/{punt}/eraf", data={"reden": "Ouders zijn ziek."}).status_code == 303
    assert volgorde(w) == w.punten
    assert client.get(f"{w.url}/agenda/{punt}/eraf").status_code == 404


@pytest.mark.parametrize("koppen", [{}, HTMX])
@pytest.mark.parametrize(
    "nummer,zin", [("", "Vul het nummer van de casus in"), ("1999-001", "Casus 1999-001 is er niet")]
)
def test_een_onbekend_nummer_komt_er_niet_op(app, als, koppen, nummer, zin):
    w = Wereld()
    antwoord = als(w.vz).post(f"{w.url}/agenda", data={"nummer": nummer}, headers=koppen)
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    assert volgorde(w) == w.punten


@pytest.mark.parametrize("koppen", [{}, HTMX])
def test_verplaatsen_met_knoppen_en_naar_een_plek(app, als, koppen):
    w = Wereld(3)
    a, b, c = w.punten
    client = als(w.vz)
    antwoord = client.post(f"{w.url}/agenda/{a}/verplaats", data={"naar": "later", "positie": "1"}, headers=koppen)
    assert volgorde(w) == [b, a, c]
    if koppen:
        assert f'id="later-{a}"' in antwoord.text  # htmx gives the focus back by this id
        assert "Staat nu op plek 2." in antwoord.text
    else:
        assert antwoord.location.endswith(f"#punt-{a}")
    client.post(f"{w.url}/agenda/{c}/verplaats", data={"naar": "positie", "positie": "1"}, headers=koppen)
    assert volgorde(w) == [c, b, a]


@pytest.mark.parametrize("positie", ["", "0", "4", "twee"])
def test_een_plek_die_er_niet_is(app, als, positie):
    w = Wereld(3)
    antwoord = als(w.vz).post(f"{w.url}/agenda/{w.punten[0]}/verplaats", data={"naar": "positie", "positie": positie})
    assert antwoord.status_code == 422
    assert "Kies een plek van 1 tot en met 3." in antwoord.text
    assert volgorde(w) == w.punten


@pytest.mark.parametrize("koppen", [{}, HTMX])
@pytest.mark.parametrize("minuten", ["4", "241", "", "drie kwartier", "-5", "<b>9</b>"])
def test_verkeerde_minuten_blijven_staan_met_een_zin(app, als, koppen, minuten):
    w = Wereld()
    antwoord = als(w.vz).post(
        f"{w.url}/agenda/{w.punten[0]}/minuten", data={"minuten": minuten, "versie": "1"}, headers=koppen
    )
    assert antwoord.status_code == 422
    assert "Vul" in antwoord.text and 'aria-invalid="true"' in antwoord.text
    assert f'value="{minuten.replace("<", "&lt;").replace(">", "&gt;")}"' in antwoord.text
    assert sessie.scalars(sa.select(Agendapunt.minuten)).all() == [45]


def test_minuten_veranderen_de_tijden_en_een_oude_versie_is_een_conflict(app, als):
    w = Wereld(2)
    client = als(w.vz)
    pad = f"{w.url}/agenda/{w.punten[0]}/minuten"
    antwoord = client.post(pad, data={"minuten": "60", "versie": "1"}, headers=HTMX)
    assert re.findall(r"<time>(\d\d:\d\d)</time>", antwoord.text) == ["09:30", "09:35", "10:35", "11:20"]
    assert client.post(pad, data={"minuten": "30", "versie": "1"}).status_code == 409
    assert sessie.scalars(sa.select(Agendapunt.minuten).where(Agendapunt.id == w.punten[0])).one() == 60


def test_een_gesloten_overleg_toont_uitkomsten_en_geen_knoppen(app, als):
    w = Wereld()
    sessie.execute(sa.update(Overleg).values(stand="gesloten"))
    sessie.execute(sa.update(Agendapunt).values(uitkomst="geen_overeenstemming"))
    sessie.commit()
    client = als(w.vz)
    pagina = client.get(w.url).text
    assert "Geen overeenstemming" in pagina
    assert "Besluitenlijst (pdf)" in pagina
    for knop in ("Eerder", "Zet op de agenda", "Naar de tafel", "Wijzig"):
        assert knop not in pagina
    assert client.post(f"{w.url}/agenda", data={"nummer": w.wacht}).status_code == 422


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


def _tel(app, doe):
    tellen = []
    motor = app.extensions["engine"]

    def _bij(verbinding, cursor, tekst, *_):
        if tekst.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            tellen.append(tekst)

    sa.event.listen(motor, "before_cursor_execute", _bij)
    try:
        doe()
    finally:
        sa.event.remove(motor, "before_cursor_execute", _bij)
    return len(tellen)


@pytest.mark.parametrize("aantal", [1, 12])
def test_zo_weinig_statements_hoe_vol_de_agenda_ook_is(app, als, aantal):
    w = Wereld(aantal)
    client = als(w.vz)
    assert _tel(app, lambda: client.get(w.url)) == 6
    assert _tel(app, lambda: client.get(w.url, headers=HTMX)) == 6
    assert _tel(app, lambda: client.get("/overleggen")) == 3
