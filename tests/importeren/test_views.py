"""A list comes in, is looked at, and becomes concepts: once."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.aanmeldingen import services as aanmelden
from tafel.casussen.models import Casus, Casustoegang
from tafel.importeren.models import Importlijst
from tafel.importeren.queries import organisatie_van
from tafel.importeren.services import ruim_op
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import begin_schrijven, sessie
from tafel.kern.tabellen import lees_tabel
from tafel.logboek.models import Logregel
from tafel.organisaties.models import Lidmaatschap, Organisatie
from tests import bouw
from tests.casussen.hulp import lees, tel
from tests.dubbelen.wereld import klaar, zet
from tests.importeren.lijsten import BO, FOUT, KOPPEN, SAM, csv, lees_in, lijst, upload
from tests.kern.bladen import xlsx
from tests.tellen import statements


def test_van_lijst_naar_concepten(app, als, tafel):
    client = als(tafel.cv)
    assert "Lees een lijst in" in client.get("/casussen").text
    assert "toestemmingen" in client.get("/importeren").text
    pad = lees_in(client, csv(SAM, BO, FOUT))
    tekst = client.get(pad).text
    assert "2 rijen kunnen mee" in tekst and "1 rij kan nog niet mee" in tekst
    assert "Rij 4 · C.F." in tekst and "31 februari 2014 bestaat niet" in tekst and "C (Geboortedatum)" in tekst
    assert "Verzonnen College" not in tekst and "Cleo" not in tekst
    assert tel(Casus) == 0
    antwoord = client.post(f"{pad}/vastleggen")
    assert antwoord.status_code == 303 and antwoord.location == pad
    gemaakt = client.get(pad).text
    assert "2 aanmeldingen staan als concept in uw lijst" in gemaakt
    casussen = sessie.scalars(sa.select(Casus).order_by(Casus.nummer)).all()
    sessie.remove()
    sam, bo = casussen
    assert (sam.stand, sam.initialen, sam.geboortedatum) == ("concept", "S.V.", dt.date(2013, 5, 14))
    assert sam.aanmelding["leerling"]["voornaam"] == "Sam" and sam.vraag == "Hoe kan S. weer naar school?"
    assert sam.aanmelding["verzuim"] == {"soort": "langdurig_relatief", "thuis_sinds": "2026-09-07"}
    assert (bo.sector, bo.school, bo.thuis_sinds) == ("vo", "Lyceum De Fabel", dt.date(2026, 9, 1))
    assert sam.aanmelding["casusverantwoordelijke"]["naam"] == "Mirjam Voorbeeld"
    assert tel(Casustoegang, gebruiker_id=tafel.cv.id, rol="casusverantwoordelijke") == 2
    assert client.get(f"/casussen/{bo.nummer}/aanmelden").status_code == 200
    assert (tel(Logregel, wat="lijst ingelezen"), tel(Logregel, wat="lijst ingevoerd")) == (1, 1)
    assert tel(Logregel, wat="casus gemaakt") == 2


def test_twee_keer_drukken_maakt_niets_twee_keer(app, als, tafel):
    client = als(tafel.cv)
    pad = lees_in(client, csv(SAM, BO))
    assert [client.post(f"{pad}/vastleggen").status_code for _ in range(3)] == [303, 303, 303]
    assert tel(Casus) == 2
    assert client.post(f"{pad}/kolommen", data={"kolom-0": "vraag"}).status_code == 303
    rij = lijst()
    assert rij.inhoud is rij.sleutel is rij.sleutel_id is None and len(rij.nummers) == 2


def test_alles_of_niets(app, als, tafel, monkeypatch):
    client = als(tafel.cv)
    pad = lees_in(client, csv(SAM, BO))
    echt, geteld = aanmelden.maak_casus, []

    def hapert(*wat, **anders):
        geteld.append(1)
        if len(geteld) == 2:
            raise RuntimeError("the second one fails")
        return echt(*wat, **anders)

    monkeypatch.setattr("tafel.importeren.services.maak_casus", hapert)
    with pytest.raises(RuntimeError):
        client.post(f"{pad}/vastleggen")
    assert tel(Casus) == 0 and lijst().verwerkt_op is None
    monkeypatch.undo()
    assert client.post(f"{pad}/vastleggen").status_code == 303
    assert tel(Casus) == 2


@pytest.mark.parametrize(
    "inhoud, zin",
    [
        (b"", "Dit bestand is leeg."),
        (b"%PDF-1.4", "Dit is een PDF."),
        (b'a;b\n"c', "aanhalingstekens"),
        (b"a;b\nc;d\x00", "Rij 2, kolom B"),
        (b"PK\x03\x04kapot", "beschadigd"),
    ],
)
def test_wat_niet_te_lezen_is_krijgt_een_zin_en_bewaart_niets(app, als, tafel, inhoud, zin):
    antwoord = upload(als(tafel.cv), inhoud)
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    assert lijst() is None


def test_zonder_bestand(app, als, tafel):
    for data in ({}, {"bestand": "tekst"}):
        antwoord = als(tafel.cv).post("/importeren", data=data)
        assert antwoord.status_code == 422
        assert "Kies een bestand" in antwoord.text


def test_een_bestand_van_vijf_megabyte_wordt_gelezen_en_een_groter_niet(app, als, tafel):
    client = als(tafel.cv)
    vol = csv(*(f"{SAM}{'x' * 8000}" for _ in range(600)))
    assert 4_500_000 < len(vol) < 5_242_880
    assert upload(client, vol).status_code == 303
    te_groot = upload(client, vol + b"\n" + b"a;" * 250_000)
    assert te_groot.status_code == 422 and "te groot. Er passen 5 MB." in te_groot.text
    assert upload(client, b"a;b\n" * 2_700_000).status_code == 413
    klein = lees_in(client, csv(SAM))
    assert client.post(f"{klein}/kolommen", data={"kolom-0": "y" * 2_100_000}).status_code == 413


def test_de_rijen_liggen_versleuteld(app, als, tafel):
    lees_in(als(tafel.cv), csv(SAM))
    rij = lijst()
    assert b"Verzonnen" not in rij.inhoud and b"Sam" not in rij.inhoud
    assert rij.kolommen[:2] == ["leerling-voornaam", "leerling-achternaam"]


def test_een_ander_ziet_mijn_lijst_niet(app, als, tafel):
    pad = lees_in(als(tafel.cv), csv(SAM))
    ander = bouw.mens(tafel.tafel, "casusverantwoordelijke", "Sanne Prins")
    sessie.commit()
    for wie in (ander, tafel.ander, tafel.voorzitter):
        client = als(wie)
        for weg in ("", "/fouten.csv"):
            antwoord = client.get(f"{pad}{weg}")
            assert antwoord.status_code == 404
            assert antwoord.data == client.get("/importeren/00000000-0000-0000-0000-000000000001").data
        for doe in ("vastleggen", "kolommen", "weg"):
            assert client.post(f"{pad}/{doe}").status_code == 404
    for wie in (tafel.voorzitter, tafel.partij):
        assert als(wie).get("/importeren").status_code == 403
    assert als(None).get(pad).status_code == 303
    assert lijst() is not None


def test_kolommen_kiezen(app, als, tafel):
    client = als(tafel.cv)
    pad = lees_in(client, csv("Sam;Verzonnen;14-05-2013;wie dan?", koppen="Kind A;Kind B;Geboren;Postcode"))
    tekst = client.get(pad).text
    assert "Niet herkend" in tekst and "Kind A, Kind B, Postcode." in tekst and "Nog geen rij kan mee" in tekst
    dubbel = {"kolom-0": "leerling-voornaam", "kolom-1": "leerling-voornaam", "kolom-3": "vraag"}
    antwoord = client.post(f"{pad}/kolommen", data=dubbel)
    assert antwoord.status_code == 422
    assert "Twee kolommen zijn “Voornaam”." in antwoord.text
    assert '<option value="vraag" selected>' in antwoord.text  # the choice is still there
    goed = {**dubbel, "kolom-1": "leerling-achternaam", "kolom-2": "leerling-geboortedatum"}
    assert client.post(f"{pad}/kolommen", data=goed).status_code == 303
    assert client.post(f"{pad}/vastleggen").status_code == 303
    casus = lees(sa.select(Casus))
    assert (casus.initialen, casus.vraag) == ("S.V.", "wie dan?")


def test_zonder_goede_rij_komt_er_niets(app, als, tafel):
    client = als(tafel.cv)
    pad = lees_in(client, csv(FOUT))
    antwoord = client.post(f"{pad}/vastleggen")
    assert antwoord.status_code == 422
    assert "Er is geen rij die mee kan." in antwoord.text
    assert tel(Casus) == 0 and lijst().verwerkt_op is None


def test_de_foutenlijst(app, als, tafel):
    client = als(tafel.cv)
    pad = lees_in(client, csv(SAM, FOUT.replace("thuis", "=1+1")))
    antwoord = client.get(f"{pad}/fouten.csv")
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="tafel-fouten.csv"'
    rijen = [rij.cellen for rij in lees_tabel(antwoord.data).rijen]
    assert rijen[0] == ("Rij", "Kolom", "Wat is er?", "Wat kunt u doen?")
    assert {(rij[0], rij[1]) for rij in rijen[1:]} == {
        ("3", "C (Geboortedatum)"), ("3", "E (Sector)"), ("3", "G (Soort verzuim)"),
    }  # fmt: skip
    assert "Cleo" not in antwoord.text and "=1+1" not in antwoord.text


def test_het_voorbeeld_is_zelf_in_te_lezen(app, als, tafel):
    client = als(tafel.cv)
    pad = lees_in(client, client.get("/importeren/voorbeeld.csv").data)
    tekst = client.get(pad).text
    assert "1 rij kan mee" in tekst and "Niet herkend" not in tekst


def test_een_rekenblad_met_titel_en_echte_datums(app, als, tafel):
    rijen = [["Lijst thuiszitters"], [], KOPPEN.split(";")[:3], ["Sam", "Verzonnen", dt.date(2013, 5, 14)]]
    client = als(tafel.cv)
    pad = lees_in(client, xlsx(rijen))
    assert "Rij 4 · S.V." in client.get(pad).text
    client.post(f"{pad}/vastleggen")
    assert lees(sa.select(Casus.geboortedatum)) == dt.date(2013, 5, 14)


def test_een_bsn_wordt_niet_bewaard(app, als, tafel):
    client = als(tafel.cv)
    pad = lees_in(client, csv("Sam;Verzonnen;123456782", koppen="Voornaam;Achternaam;BSN"))
    tekst = client.get(pad).text
    assert "In deze lijst staat een BSN." in tekst and "123456782" not in tekst
    client.post(f"{pad}/kolommen", data={"kolom-0": "leerling-voornaam", "kolom-1": "vraag", "kolom-2": "naam"})
    assert "123456782" not in client.get(pad).text
    client.post(f"{pad}/vastleggen")
    assert "123456782" not in str(lees(sa.select(Casus.aanmelding)))


def test_een_kind_dat_misschien_bekend_is_gaat_alleen_aangevinkt_mee(app, als, tafel):
    ander = bouw.mens(tafel.tafel, "casusverantwoordelijke", "Sanne Prins")
    mijn = zet(tafel.tafel, tafel.cv, "Bo Bedacht", "2012-01-02", stand="concept")
    van_ander = zet(tafel.tafel, ander)
    klaar()
    client = als(tafel.cv)
    pad = lees_in(client, csv(SAM, BO, "Puk;Papier;3-3-2014;;;;;", "Puk;Papier;3-3-2014;;;;;"))
    tekst = client.get(pad).text
    assert f"Dit kind lijkt op casus {mijn.nummer}." in tekst
    assert "Dit kind is misschien al bij deze tafel bekend. De voorzitter kijkt dit na." in tekst
    assert van_ander.nummer not in tekst
    assert "Dit lijkt hetzelfde kind als in rij 4." in tekst
    client.post(f"{pad}/vastleggen", data={"ook": ["3", "99", "x"]})
    assert tel(Casus) == 4  # the two that were there, Puk, and Bo who was ticked


def test_een_andere_tafel_verandert_niets_aan_het_voorbeeld(app, als, tafel):
    client = als(tafel.cv)
    pad = lees_in(client, csv(SAM, BO))
    with statements(app) as zonder:
        leeg = client.get(pad).data
    tff = bouw.tafel("AND")
    zet(tff, bouw.mens(tff, "casusverantwoordelijke", "Ver Weg"))
    klaar()
    with statements(app) as met:
        assert client.get(pad).data == leeg
    assert met == zonder and len(met) <= 4


def test_weggooien_en_een_nieuwe_lijst(app, als, tafel):
    client = als(tafel.cv)
    eerste = lees_in(client, csv(SAM))
    assert "U heeft nog een lijst openstaan" in client.get("/importeren").text
    tweede = lees_in(client, csv(BO))
    assert client.get(eerste).status_code == 404 and tel(Importlijst) == 1
    assert client.post(f"{tweede}/weg").status_code == 303
    assert lijst() is None and client.get(tweede).status_code == 404


def test_na_een_dag_is_de_lijst_weg(app, als, tafel):
    client = als(tafel.cv)
    pad = lees_in(client, csv(SAM))
    sessie.execute(sa.update(Importlijst).values(op=nu() - dt.timedelta(hours=24)))
    klaar()
    assert client.get(pad).status_code == 404  # also before the daily run
    assert "nog een lijst" not in client.get("/importeren").text
    with app.app_context():
        begin_schrijven()
        assert ruim_op() == 1
        assert ruim_op() == 0
        sessie.commit()
        sessie.remove()
    assert lijst() is None and tel(Logregel, wat="oude lijsten weggegooid") == 1


def test_een_lidmaatschap_dat_voorbij_is_geeft_geen_organisatie(app, als, tafel):
    actor = bouw.actor(tafel.cv, tafel.tafel, "casusverantwoordelijke")
    organisatie = Organisatie(naam="Het Verzonnen College", soort="school")
    sessie.add(organisatie)
    sessie.flush()
    sessie.execute(sa.update(Lidmaatschap).values(organisatie_id=organisatie.id))
    assert organisatie_van(actor) == "Het Verzonnen College"
    sessie.execute(sa.update(Lidmaatschap).values(van=vandaag() - dt.timedelta(9), tot=vandaag() - dt.timedelta(1)))
    assert organisatie_van(actor) is None
    sessie.rollback()
