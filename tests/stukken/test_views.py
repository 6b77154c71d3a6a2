"""Documents by address: who gets them, what stands on them, what is noted."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import sys
import uuid

import pikepdf
import pytest
import sqlalchemy as sa

from tafel.besluiten.models import Besluit, Besluitonderdeel
from tafel.casussen.models import Casus
from tafel.draaiboeken.models import Verslagregel
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_zin
from tafel.logboek.models import Inzage
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt
from tafel.stukken import services
from tests import bouw
from tests.stukken.bouw_besluit import ZIN, Wereld

VASTE_ZIN = (
    "Dit is een afspraak tussen de partijen. Het is geen overheidsbesluit. Krijgt u later een brief van de gemeente, "
    "het samenwerkingsverband of de school, dan staat daarin of en hoe u bezwaar kunt maken."
)


def tekst(html):
    """Return the words of a page, with single blanks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def kijk(client, pad):
    antwoord = client.get(f"{pad}?als=html")
    assert antwoord.status_code == 200
    return tekst(antwoord.text)


def test_het_besluitblad_zegt_wie_wat_wanneer_en_onder_welke_voorwaarde(app, als):
    w = Wereld()
    blad = kijk(als(w.vz), w.blad)
    assert ZIN in blad
    assert "Mirjam Voorbeeld, school ontvangt S. elke dag twee uur ma 30 nov geldt" in blad
    assert "regelt zes uur begeleiding per week; € 4.320 onderwijs ma 30 nov wacht op akkoord van Bert" in blad
    assert "vóór vr 27 nov" in blad
    assert "S.V. zegt ja" in blad
    assert "Ouders zeggen ja met een voorwaarde: als school dezelfde dag belt" in blad
    assert "Mirjam Voorbeeld, school, zegt nee: geen plek" in blad
    assert "Rob Fantasie, jeugdhulp, heeft geen antwoord gegeven" in blad
    assert "Fatima Aydin kijkt terug op" in blad and "en sluit af op" in blad
    assert "Alle partijen zijn gehoord op" in blad
    assert VASTE_ZIN in blad
    assert "Gemaakt voor: Hans Jacobs, regisseur leerplicht" in blad
    assert "Demo: alles is verzonnen." in blad


def test_geen_naam_van_het_kind_of_de_ouders_op_papier(app, als):
    w = Wereld()
    for pad in (w.blad, f"{w.overleg}/besluitenlijst.pdf", f"{w.overleg}/agenda.pdf"):
        blad = kijk(als(w.vz), pad).replace("alles is verzonnen", "")
        assert "Sam " not in blad
        assert "erzonnen" not in blad


@pytest.mark.parametrize(
    "akkoord,woorden", [("akkoord", "geldt"), ("afgewezen", "geldt niet: het akkoord is niet gegeven")]
)
def test_na_het_akkoord_staat_er_wat_geldt(app, als, akkoord, woorden):
    w = Wereld(akkoord=akkoord)
    assert f"4.320 onderwijs ma 30 nov {woorden} 3" in kijk(als(w.vz), w.blad)


def test_een_geweigerd_bedrag_en_de_eerste_dag_staan_op_het_blad(app, als):
    w = Wereld(akkoord="afgewezen")
    sessie.execute(sa.update(Besluit).values(start_oplossing=dt.date(vandaag().year, 11, 30)))
    sessie.execute(sa.update(Besluitonderdeel).values(wanneer=dt.date(vandaag().year + 1, 2, 1)))
    sessie.commit()
    sessie.remove()
    blad = kijk(als(w.vz), w.blad)
    assert f"De oplossing begint op {datum_zin(dt.date(vandaag().year, 11, 30))}." in blad
    assert "Onderdeel 2 kreeg geen akkoord van Bert Kuipers: te duur" in blad
    assert "Kosten samen € 4.320: € 0 akkoord · € 4.320 afgewezen · € 0 wacht".replace("€ ", "€\u00a0") in blad.replace(
        "€ ", "€\u00a0"
    )
    assert f"1 feb {vandaag().year + 1}" in blad
    assert f"1 feb {vandaag().year + 1}" in kijk(als(w.vz), f"{w.overleg}/besluitenlijst.pdf")


def test_waarom_er_geen_besluit_is_staat_op_de_lijst_voor_wie_het_mag_zien(app, als):
    w = Wereld()
    sessie.execute(sa.update(Besluit).values(agendapunt_id=_ander_punt(w)))
    sessie.execute(
        sa.update(Agendapunt)
        .where(Agendapunt.id == w.punt_id)
        .values(uitkomst="aangehouden", toelichting="Ouders konden <vandaag> niet.", klaar_op=nu())
    )
    sessie.commit()
    sessie.remove()
    lijst = als(w.vz).get(f"{w.overleg}/besluitenlijst.pdf?als=html").text
    assert "Aangehouden" in lijst
    assert "Ouders konden &lt;vandaag&gt; niet." in lijst
    assert sessie.scalar(sa.select(Inzage.wat)) == "besluitenlijst"
    sessie.remove()
    assert "Ouders konden" not in als(w.zo2).get(f"{w.overleg}/besluitenlijst.pdf?als=html").text


def _ander_punt(w):
    """Move the decision away: an item of another meeting."""
    tafel = sessie.get(Tafel, w.tafel_id)
    elders = bouw.overleg(tafel, w.vz, sessie.get(Casus, w.casus_id), stand="gesloten")
    punt = sessie.scalars(sa.select(Agendapunt).where(Agendapunt.overleg_id == elders.id)).one()
    punt.uitkomst, punt.klaar_op = "onder_voorbehoud", nu()
    sessie.flush()
    return punt.id


def test_wie_niet_gehoord_is_wordt_genoemd(app, als):
    w = Wereld()
    w.niet_gehoord("jeugdhulp")
    assert "iedereen, behalve jeugdhulp." in kijk(als(w.vz), w.blad)


def test_de_besluitenlijst_noemt_uitkomst_nummer_en_wat_open_is(app, als):
    w = Wereld()
    lijst = kijk(als(w.vz), f"{w.overleg}/besluitenlijst.pdf")
    assert "S.V. · besluit DBM-2026-014 Besloten, onder voorbehoud" in lijst
    assert "Onderdeel 2 wacht op akkoord. De rest geldt." in lijst
    assert "A. Verzonnen" not in lijst


def test_wie_de_casus_niet_mag_zien_leest_ook_het_besluit_niet(app, als):
    w = Wereld()
    lijst = kijk(als(w.zo2), f"{w.overleg}/besluitenlijst.pdf")
    assert "Deze casus is niet voor u." in lijst
    assert ZIN not in lijst
    assert "DBM-2026-014" not in lijst
    assert als(w.zo2).get(w.blad).status_code == 404
    assert ZIN in kijk(als(w.zo), f"{w.overleg}/besluitenlijst.pdf")


def test_wat_in_het_verslag_staat_staat_onder_de_casus_voor_wie_die_mag_zien(app, als):
    w = Wereld()
    sessie.add_all(
        Verslagregel(overleg_id=overleg_id, casus_id=w.casus_id, tekst=zin, op=nu(), door_id=w.vz.id)
        for overleg_id, zin in (
            (uuid.UUID(w.overleg.rpartition("/")[2]), "<b>Sam</b> wil op dinsdag beginnen."),
            (_elders(w), "Dit was een ander overleg."),
        )
    )
    sessie.commit()
    sessie.remove()
    lijst = als(w.vz).get(f"{w.overleg}/besluitenlijst.pdf?als=html").text
    assert "In het verslag" in lijst and "&lt;b&gt;S.&lt;/b&gt; wil op dinsdag beginnen." in lijst
    assert "een ander overleg" not in lijst and "Sam" not in lijst
    assert "dinsdag beginnen" in kijk(als(w.zo), f"{w.overleg}/besluitenlijst.pdf")
    assert "In het verslag" not in kijk(als(w.zo2), f"{w.overleg}/besluitenlijst.pdf")


def _elders(w):
    """Another meeting of this table."""
    return bouw.overleg(sessie.get(Tafel, w.tafel_id), w.vz, stand="gesloten", datum=vandaag()).id


def test_openen_wordt_genoteerd_en_niet_voor_wie_niets_zag(app, als):
    w = Wereld()
    als(w.zo2).get(f"{w.overleg}/besluitenlijst.pdf?als=html")
    assert sessie.scalars(sa.select(Inzage)).all() == []
    als(w.vz).get(f"{w.blad}?als=html")
    als(w.zo).get(f"{w.overleg}/besluitenlijst.pdf?als=html")
    sessie.rollback()
    rijen = sessie.execute(sa.select(Inzage.casus_id, Inzage.gebruiker_id, Inzage.wat).order_by(Inzage.op)).all()
    assert rijen == [(w.casus_id, w.vz.id, "besluitblad"), (w.casus_id, w.zo.id, "besluitenlijst")]


def test_andere_tafel_onbekend_en_zonder_inloggen(app, als):
    w = Wereld()
    vreemd = bouw.mens(bouw.tafel("TF"), "voorzitter")
    sessie.commit()
    client = als(vreemd)
    for echt, niets in (
        (w.blad, "/besluiten/DBM-2026-999/besluitblad.pdf"),
        (f"{w.overleg}/agenda.pdf", f"/overleggen/{uuid.uuid4()}/agenda.pdf"),
        (f"{w.overleg}/besluitenlijst.pdf", f"/overleggen/{uuid.uuid4()}/besluitenlijst.pdf"),
    ):
        een, twee = client.get(echt), client.get(niets)
        assert (een.status_code, twee.status_code) == (404, 404)
        assert een.data == twee.data
        assert als(None).get(echt).status_code == 303


def test_zonder_pango_een_bladzijde_die_de_weg_wijst(app, als, monkeypatch):
    w = Wereld()
    monkeypatch.setattr(services, "opdracht", lambda: [sys.executable, "-c", "import sys; sys.exit(3)"])
    client = als(w.vz)
    antwoord = client.get(w.blad)
    assert antwoord.status_code == 503
    assert "PDF maken kan op deze computer nog niet. U kunt de pagina afdrukken." in antwoord.text
    assert f'href="{w.blad}?als=html"' in antwoord.text
    assert client.get(w.overleg).status_code == 200


@pytest.mark.pdf
def test_elk_stuk_is_een_getagde_pdf_met_een_naam_zonder_mensen(app, als, monkeypatch):
    # the web process makes no PDF itself: here the library is not there to import, only in the child process
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    w = Wereld()
    client = als(w.vz)
    for pad, naam in (
        (w.blad, r"besluitblad-DBM-2026-014\.pdf"),
        (f"{w.overleg}/agenda.pdf", r"agenda-\d{4}-\d\d-\d\d\.pdf"),
        (f"{w.overleg}/besluitenlijst.pdf", r"besluitenlijst-\d{4}-\d\d-\d\d\.pdf"),
    ):
        antwoord = client.get(pad)
        assert (antwoord.status_code, antwoord.mimetype) == (200, "application/pdf")
        assert re.fullmatch(rf'inline; filename="{naam}"', antwoord.headers["Content-Disposition"])
        assert antwoord.headers["Cache-Control"] == "no-store"
        pdf = pikepdf.open(io.BytesIO(antwoord.data))
        assert str(pdf.Root.Lang) == "nl"
        assert not re.search("Sam|Verzonnen|S.V.", str(pdf.docinfo.Title))
        assert len(pdf.pages) == 1


@pytest.mark.pdf
def test_script_lange_woorden_en_veertig_onderdelen(app, als):
    vreemd = "<script>alert(1)</script> " + "w" * 400 + " 👩‍👧 שלום مرحبا"
    w = Wereld(onderdelen=[(2, f"Persoon {nr}", f"doet {nr} {vreemd}") for nr in range(1, 41)], zin=vreemd)
    client = als(w.vz)
    assert "<script>alert" not in client.get(f"{w.blad}?als=html").text
    pdf = client.get(w.blad).data
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) > 1
    if shutil.which("pdftotext"):
        woorden = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
        assert "Persoon 40" in woorden
        assert "Bladzijde 2 van" in woorden
