"""Notes for oneself: only the writer, never lost, gone after the meeting, in the report only after a warning."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.draaiboeken import services
from tafel.draaiboeken.models import Notitie, Verslagregel
from tafel.kern.clock import moment_van, vandaag
from tafel.kern.db import sessie
from tafel.kern.versleuteling import zet_sleutels
from tafel.logboek.models import Logregel
from tafel.overleggen.models import Agendapunt
from tests.draaiboeken.wereld import GEHEIM, Wereld
from tests.tellen import statements, zonder_logboek

HTMX = {"HX-Request": "true"}


@pytest.fixture
def w(app):
    """A meeting with one case."""
    with app.app_context():
        w = Wereld()
        sessie.remove()
    return w


def bewaar(client, w, tekst=GEHEIM, plek="", **anders):
    """Press Bewaar; with htmx=True as typing does."""
    plek = plek or w.nummer
    koppen = HTMX if anders.pop("htmx", False) else {}
    velden = {f"{plek}-tekst": tekst, **{f"{plek}-{naam}": waarde for naam, waarde in anders.items()}}
    return client.post(f"{w.notities}/{plek}", data=velden, headers=koppen)


def test_bewaren_met_de_knop_en_terugvinden(w, als):
    client = als(w.vz)
    antwoord = bewaar(client, w)
    assert antwoord.status_code == 303 and antwoord.location.endswith(f"/notities#notitie-{w.nummer}")
    assert GEHEIM in client.get(w.notities).text and GEHEIM in client.get(w.url).text
    assert bewaar(client, w, "Bij het overleg", plek="overleg").status_code == 303
    tekst = client.get(w.url).text
    assert "Bij het overleg" in tekst and GEHEIM in tekst
    sessie.remove()
    assert len(sessie.scalars(sa.select(Logregel).where(Logregel.wat == "notitie bewaard")).all()) == 2


def test_terwijl_iemand_typt_komt_alleen_de_stand_terug(w, als):
    client = als(w.zo)
    antwoord = bewaar(client, w, htmx=True, versie="0")
    assert antwoord.status_code == 200 and "Bewaard. Alleen u leest dit." in antwoord.text
    assert "<textarea" not in antwoord.text and f'name="{w.nummer}-versie" value="1"' in antwoord.text
    antwoord = bewaar(client, w, GEHEIM + " En nog iets.", htmx=True, versie="1")
    assert 'value="2"' in antwoord.text
    assert GEHEIM + " En nog iets." in client.get(w.notities).text


def test_in_de_tabel_staat_geen_leesbaar_woord(w, als, app):
    bewaar(als(w.vz), w)
    with app.extensions["engine"].connect() as verbinding:
        for tabel in sa.inspect(verbinding).get_table_names():
            for rij in verbinding.exec_driver_sql(f'SELECT * FROM "{tabel}"'):
                assert GEHEIM not in str(rij) and GEHEIM.encode() not in b"".join(
                    bytes(cel) for cel in rij if isinstance(cel, bytes | memoryview)
                ), tabel


def test_elke_keer_een_nieuwe_sleutel(w, als):
    client = als(w.vz)
    bewaar(client, w)
    een = w.notitie()[0]
    oud = (een.sleutel, een.inhoud)
    bewaar(client, w, GEHEIM + "!")
    nieuw = w.notitie()[0]
    assert nieuw.sleutel != oud[0] and nieuw.inhoud != oud[1]
    bewaar(client, w, GEHEIM + "!")
    assert w.notitie()[0].inhoud == nieuw.inhoud  # the same words again change nothing


@pytest.mark.parametrize("ander", ["zo", "invaller", "beheer", "fg", "partij", "cv", "buur"])
def test_niemand_anders_leest_een_notitie(w, als, ander):
    bewaar(als(w.vz), w)
    bewaar(als(w.vz), w, "OVER HET OVERLEG", plek="overleg")
    rij = next(een for een in w.notitie(w.vz) if een.casus_id)
    client = als(getattr(w, ander))
    opnemen, verslag = f"{w.notities}/{rij.id}/opnemen", f"/casussen/{w.nummer}/verslag"
    paden = (w.notities, w.url, f"/overleggen/{w.id}", f"/casussen/{w.nummer}", "/", "/logboek", opnemen, verslag)
    for pad in (*paden, f"{w.url}.pdf?als=html"):
        tekst = client.get(pad, follow_redirects=True).text
        assert GEHEIM not in tekst and "OVER HET OVERLEG" not in tekst, pad
    assert client.get(f"{w.notities}/{rij.id}/opnemen").status_code == 404
    assert client.post(f"{w.notities}/{rij.id}/opnemen", data={"tekst": "Weg ermee"}).status_code == 404
    assert len(w.notitie(w.vz)) == 2


def test_een_vreemde_krijgt_hetzelfde_als_bij_een_onbekend_overleg(w, als):
    onbekend = "/overleggen/00000000-0000-0000-0000-000000000009/notities"
    for wie in (w.beheer, w.fg, w.buur, w.nel):
        antwoord = als(wie).get(w.notities)
        assert antwoord.status_code == 404 and antwoord.data == als(wie).get(onbekend).data
        assert bewaar(als(wie), w).status_code == 404
    assert als(None).get(w.notities).status_code == 303
    assert w.notitie() == []


def test_een_partij_schrijft_bij_de_eigen_casus_en_niet_bij_een_andere(app, als):
    with app.app_context():
        w = Wereld(2)
        anders = w.cases[1]
        sessie.execute(sa.text("DELETE FROM casustoegang WHERE casus_id = :id AND rol = 'partij'").bindparams(
            sa.bindparam("id", anders.id, sa.Uuid())))  # fmt: skip
        sessie.commit()
        ander_nummer = anders.nummer
        sessie.remove()
    client = als(w.partij)
    assert bewaar(client, w).status_code == 303 and GEHEIM in client.get(w.notities).text
    assert ander_nummer not in client.get(w.notities).text
    assert bewaar(client, w, plek=ander_nummer).status_code == 404
    assert "Neem op in het verslag" not in client.get(w.notities).text


def test_twee_vensters_tegelijk_tonen_beide_teksten_en_er_gaat_niets_weg(w, als):
    client = als(w.vz)
    bewaar(client, w, "Eerste venster", versie="0")
    antwoord = bewaar(client, w, "Tweede <b>venster</b>", versie="0")
    assert antwoord.status_code == 409
    assert "Eerste venster" in antwoord.text and "Tweede &lt;b&gt;venster&lt;/b&gt;" in antwoord.text
    typend = bewaar(client, w, "Tweede venster", versie="0", htmx=True)
    assert typend.status_code == 409 and "Niet bewaard." in typend.text and "Eerste venster" in typend.text
    assert f'name="{w.nummer}-over" value="1"' in typend.text
    assert "Eerste venster" in client.get(w.notities).text
    assert bewaar(client, w, "Tweede venster", versie="0", over="1").status_code == 303
    assert "Tweede venster" in client.get(w.notities).text


def test_weggehaald_in_een_ander_venster_botst_ook(w, als):
    client = als(w.vz)
    bewaar(client, w)
    bewaar(client, w, "", versie="1")
    assert bewaar(client, w, "Nog iets", versie="1").status_code == 409
    assert w.notitie() == []


def test_te_lang_blijft_staan_en_bewaart_niets(w, als):
    client = als(w.vz)
    lang = "woord " * 2000
    antwoord = bewaar(client, w, lang)
    assert antwoord.status_code == 422 and "hoogstens 10.000 tekens" in antwoord.text and lang.strip() in antwoord.text
    typend = bewaar(client, w, lang, htmx=True)
    assert typend.status_code == 422 and "Niet bewaard." in typend.text
    assert w.notitie() == []


def test_leegmaken_haalt_de_rij_weg(w, als):
    client = als(w.vz)
    bewaar(client, w)
    antwoord = bewaar(client, w, "  ", htmx=True, versie="1")
    assert "Er is niets bewaard." in antwoord.text and 'value="0"' in antwoord.text
    assert w.notitie() == []
    assert bewaar(client, w, "Opnieuw", versie="0").status_code == 303


def test_een_notitie_blijft_als_de_casus_van_de_agenda_gaat(w, als):
    client = als(w.vz)
    bewaar(client, w)
    sessie.execute(sa.delete(Agendapunt))
    sessie.commit()
    assert GEHEIM in client.get(w.notities).text
    assert bewaar(client, w, "Nog steeds van mij").status_code == 303


def test_zonder_de_sleutel_zegt_de_bladzijde_het_en_wordt_er_niets_overschreven(w, als, app):
    client = als(w.vz)
    bewaar(client, w)
    zet_sleutels([b"een andere sleutel, van 32 bytes"])
    try:
        assert "Deze notitie is niet te openen" in client.get(w.notities).text
        assert bewaar(client, w, "Eroverheen").status_code == 422
        pad = f"{w.notities}/{w.notitie()[0].id}/opnemen"
        assert client.post(pad, data={"tekst": "Eroverheen"}).status_code == 422
    finally:
        zet_sleutels(app.config["INSTELLINGEN"].sleutels)
    assert GEHEIM in client.get(w.notities).text


# --- in the report ---------------------------------------------------------------------------------------------------


def test_opnemen_waarschuwt_eerst_en_staat_daarna_bij_de_casus(w, als):
    client = als(w.vz)
    bewaar(client, w, "<b>De school belt</b> maandag. Vader keek weg.")
    rij = w.notitie()[0]
    pad = f"{w.notities}/{rij.id}/opnemen"
    vraag = client.get(pad)
    assert "Straks leest iedereen die deze casus mag zien het." in vraag.text and "Vader keek weg." in vraag.text
    assert client.post(pad, data={"tekst": "  ", "versie": "1"}).status_code == 422
    assert client.post(pad, data={"tekst": "x", "versie": "7"}).status_code == 409
    assert len(w.notitie()) == 1
    antwoord = client.post(pad, data={"tekst": "<b>De school belt</b> maandag.", "versie": "1"})
    assert antwoord.status_code == 303 and antwoord.location == f"/casussen/{w.nummer}/verslag"
    assert w.notitie() == []
    for wie in (w.vz, w.zo, w.cv, w.partij):
        tekst = als(wie).get(f"/casussen/{w.nummer}/verslag").text
        assert "&lt;b&gt;De school belt&lt;/b&gt; maandag." in tekst and "Vader" not in tekst
    assert als(w.buur).get(f"/casussen/{w.nummer}/verslag").status_code == 404
    sessie.remove()
    regel = sessie.scalars(sa.select(Verslagregel)).one()
    assert regel.door_id == w.vz.id
    log = sessie.scalars(sa.select(Logregel).where(Logregel.wat == "notitie opgenomen in het verslag")).one()
    assert log.casus_id == w.casus.id and "school" not in str(log.gegevens)


def test_alleen_voorzitter_en_zaakonderzoeker_nemen_op(w, als):
    client = als(w.partij)
    bewaar(client, w)
    rij = w.notitie()[0]
    assert client.get(f"{w.notities}/{rij.id}/opnemen").status_code == 404
    bewaar(als(w.zo), w, "Van de zaakonderzoeker")
    zijne = w.notitie(w.zo)[0]
    assert als(w.zo).get(f"{w.notities}/{zijne.id}/opnemen").status_code == 200


# --- after the meeting -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stand, veld", [("gesloten", "gesloten_op"), ("geannuleerd", "geannuleerd_op")])
def test_14_dagen_na_het_overleg_is_er_geen_byte_meer(w, als, stand, veld):
    bewaar(als(w.vz), w)
    bewaar(als(w.zo), w, "Van de zaakonderzoeker")
    dicht = vandaag()
    overleg = w.vers()
    overleg.stand, overleg.reden_annuleren = stand, "Ziek"
    setattr(overleg, veld, moment_van(dicht, dt.time(12)))
    sessie.commit()
    weg = dicht + dt.timedelta(days=14)
    assert "Uw notities verdwijnen op" in als(w.vz).get(w.notities).text
    sessie.remove()
    assert services.ruim_notities_op(weg - dt.timedelta(days=1)) == 0
    assert services.ruim_notities_op(weg) == 2
    assert services.ruim_notities_op(weg) == 0
    sessie.commit()
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Notitie)) == 0


def test_een_overleg_dat_nog_komt_houdt_zijn_notities(w, als):
    bewaar(als(w.vz), w)
    sessie.remove()
    assert services.ruim_notities_op(vandaag() + dt.timedelta(days=400)) == 0


# --- how it costs ----------------------------------------------------------------------------------------------------


def test_hoogstens_acht_opdrachten_voor_de_bladzijde_en_zes_voor_bewaren(app, als):
    with app.app_context():
        w = Wereld(12)
        sessie.remove()
    client = als(w.vz)
    for casus in w.cases:
        bewaar(client, w, f"Over {casus.nummer}", plek=casus.nummer)
    with statements(app) as gezien:
        assert "Over 2026-012" in client.get(w.notities).text
    assert len(gezien) <= 5
    with statements(app) as gezien:
        bewaar(client, w, "Nog wat", htmx=True, versie="1")
    assert len(zonder_logboek(gezien)) <= 6, gezien
