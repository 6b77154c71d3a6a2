"""The papers of one person: nothing of another case, of who gave no consent, or only for preparing; logged."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import uuid

import pikepdf
import pytest
import sqlalchemy as sa

from tafel.casussen.models import Casustoegang
from tafel.draaiboeken.queries import Plek
from tafel.draaiboeken.services import bewaar_notitie
from tafel.kern.db import begin_schrijven, sessie
from tafel.logboek.models import Inzage, Logregel
from tafel.stukken import services
from tafel.uitnodigingen.models import Tijdslot
from tests import bouw
from tests.stukken.test_views import tekst
from tests.stukken.wereld import Wereld, nummers
from tests.tellen import statements


def papieren(client, w, **anders):
    """Return the words of the papers, as a page that prints (the same HTML becomes the PDF)."""
    antwoord = client.post(w.bundel, data={"als": "html", **anders})
    assert antwoord.status_code == 200
    return tekst(antwoord.text)


def genodigde(w, rol, nr=0):
    """Who is invited in this role."""
    id_ = str(w.slot(rol, nr).genodigde_id)
    sessie.remove()
    return id_


def verwijder_stoel(w, nr):
    """Rob is not asked in this case."""
    stoel = w.stoel(w.cases[nr], "jeugdhulp")
    stoel.gebruiker_id, stoel.naam = None, "Iemand Anders"
    sessie.execute(
        sa.delete(Casustoegang).where(Casustoegang.casus_id == w.cases[nr].id, Casustoegang.gebruiker_id == w.rob.id)
    )
    sessie.commit()


@pytest.fixture
def w(app):
    """Three cases; Rob is invited to the first two, and the parents of the second say no."""
    with app.app_context():
        w = Wereld(3)
        verwijder_stoel(w, 2)
        w.alles_uit()
        w.zonder_toestemming(1)
    return w


def test_een_partij_krijgt_alleen_de_eigen_casus_met_toestemming(w, als):
    eigen, nee, ander = nummers(w)
    stuk = papieren(als(w.rob), w)
    assert f"{eigen} · S.V." in stuk and "KAS0 verhaal leerling" in stuk and "KAS0 plan" in stuk
    assert "versie 3" in stuk
    for woord in ("KAS1", "KAS2", nee, ander, "VOORBEREIDING", "OPTIE", "GEVOELIG", "OUDEVERSIE", "Verwachte kosten"):
        assert woord not in stuk, woord
    assert "KAS0 gedeeld" in stuk and "NIETGEDEELD" not in stuk
    assert re.search(r"Voor Rob Fantasie, op .+ om \d\d:\d\d uur\. Niet doorsturen\.", services_voet(als(w.rob), w))


def test_de_voorzitter_krijgt_de_stukken_van_alle_casussen_en_leest_dat_zo(w, als):
    stuk = papieren(als(w.vz), w)
    assert "alleen uw deel" not in stuk and "Dit zijn de stukken van alle casussen op de agenda." in stuk
    assert "Dit is alleen uw deel van de agenda." in papieren(als(w.vz), w, voor=genodigde(w, "jeugdhulp"))
    assert "Dit is alleen uw deel van de agenda." in papieren(als(w.rob), w)


def services_voet(client, w):
    """The mark that runs along every page."""
    gezien = []
    echt = services.maak_pdf
    try:
        services.maak_pdf = lambda html, **_: gezien.extend(html) or b"%PDF-"
        assert client.post(w.bundel).status_code == 200
    finally:
        services.maak_pdf = echt
    return tekst(re.search(r'<p class="voettekst">(.+?)</p>', gezien[0])[1])


def test_de_voorzitter_kiest_voor_wie_en_ziet_waarom_iemand_iets_niet_krijgt(w, als):
    eigen, nee, ander = nummers(w)
    client = als(w.vz)
    pagina = client.get(w.bundel)
    assert "Stukken voor …" in pagina.text and "Rob Fantasie" in pagina.text
    rob = genodigde(w, "jeugdhulp")
    voor = client.get(f"{w.bundel}?voor={rob}")
    assert "Stukken voor Rob Fantasie" in voor.text
    assert eigen in voor.text and nee in voor.text and ander not in voor.text
    assert "is nog niet gevraagd" in voor.text
    stuk = papieren(client, w, voor=rob)
    assert "KAS0 verhaal" in stuk and "door Hans Jacobs" in stuk
    for woord in ("KAS1", "KAS2", "OPTIE", "VOORBEREIDING"):
        assert woord not in stuk, woord


def test_de_voorzitter_krijgt_zelf_alles_behalve_wat_alleen_voorbereiding_is(w, als):
    stuk = papieren(als(w.vz), w)
    for woord in ("KAS0 verhaal", "KAS1 verhaal", "KAS2 verhaal", "OPTIE0", "OPTIE2", "NIETGEDEELD1"):
        assert woord in stuk, woord
    assert "VOORBEREIDING" not in stuk


def test_aantekeningen_van_de_voorzitter_komen_op_geen_papier(w, als):
    plek = Plek(nummers(w)[0], w.cases[0].id, "S.V.")
    begin_schrijven()
    bewaar_notitie(w.actor, w.vers(), plek, "KANARIE-NOTITIE")
    sessie.commit()
    sessie.remove()
    for wie, anders in ((w.vz, {}), (w.rob, {}), (w.zo, {}), (w.vz, {"voor": genodigde(w, "jeugdhulp")})):
        assert "KANARIE-NOTITIE" not in papieren(als(wie), w, **anders)


def test_een_zaakonderzoeker_krijgt_de_eigen_casussen(w, als):
    sessie.execute(
        sa.delete(Casustoegang).where(Casustoegang.casus_id == w.cases[1].id, Casustoegang.gebruiker_id == w.zo.id)
    )
    sessie.commit()
    stuk = papieren(als(w.zo), w)
    assert "KAS0 verhaal" in stuk and "KAS2 verhaal" in stuk and "OPTIE0" in stuk and "KAS1" not in stuk


def test_een_zaakonderzoeker_zonder_dossier_hoort_eerst(w, als):
    sessie.execute(
        sa.text("UPDATE casustoegang SET dossier_dicht_op = van WHERE rol = 'zaakonderzoeker'")
        if sessie.get_bind().dialect.name == "postgresql"
        else sa.text("UPDATE casustoegang SET dossier_dicht_op = '2026-01-01 00:00:00' WHERE rol = 'zaakonderzoeker'")
    )
    sessie.commit()
    sessie.remove()
    assert "Hoor eerst het verhaal" in als(w.zo).get(w.bundel).text
    assert als(w.zo).post(w.bundel).status_code == 422


def test_ouders_en_leerling_staan_niet_in_de_lijst_en_krijgen_geen_bundel(w, als):
    client = als(w.vz)
    assert "Verzonnen" not in re.search(r'id="anderen".+?</aside>', client.get(w.bundel).text, re.S)[0].replace(
        "Het Verzonnen College", ""
    )
    for rol in ("ouders", "leerling"):
        assert client.get(f"{w.bundel}?voor={genodigde(w, rol)}").status_code == 404


def test_wie_niet_komt_of_niet_meer_is_uitgenodigd_krijgt_niets(w, als):
    rob = genodigde(w, "jeugdhulp")
    sessie.execute(sa.update(Tijdslot).where(Tijdslot.rol == "jeugdhulp").values(antwoord="kan_niet", reden="ziek"))
    sessie.commit()
    pagina = als(w.vz).get(f"{w.bundel}?voor={rob}")
    assert "Komt niet, en krijgt dus geen stukken." in pagina.text and "Maak de pdf" not in pagina.text
    antwoord = als(w.vz).post(w.bundel, data={"voor": rob})
    assert antwoord.status_code == 422
    assert "Er zijn voor dit overleg geen stukken om te maken." in antwoord.text
    assert als(w.rob).post(w.bundel).status_code == 422


def test_een_voorzitter_die_partij_is_maakt_die_stukken_niet(w, als):
    bouw.toegang(sessie.merge(w.cases[0]), w.vz, "partij")
    sessie.commit()
    sessie.remove()
    client = als(w.vz)
    assert "KAS0" not in papieren(client, w)
    stuk = client.get(f"{w.bundel}?voor={genodigde(w, 'jeugdhulp')}").text
    assert nummers(w)[0] not in stuk


def test_wie_niets_met_het_overleg_heeft_vindt_niets(w, als):
    leeg, vreemd = bouw.mens(w.tafel, "partij"), bouw.mens(bouw.tafel("TFF"), "voorzitter")
    sessie.commit()
    weg = w.bundel.replace(str(w.id), str(uuid.uuid4()))
    for wie in (leeg, vreemd):
        client = als(wie)
        for doe in (client.get, client.post):
            echt, niets = doe(w.bundel), doe(weg)
            assert (echt.status_code, echt.data) == (404, niets.data)
        assert client.get(f"{w.bundel}/stand").status_code == 404
    assert als(None).get(w.bundel).status_code == 303
    # only the chair chooses somebody else; an unknown one is the same
    rob = genodigde(w, "jeugdhulp")
    for wie, voor in ((w.rob, rob), (w.zo, rob), (w.vz, str(uuid.uuid4())), (w.vz, "x")):
        assert als(wie).get(f"{w.bundel}?voor={voor}").status_code == 404
        assert als(wie).post(w.bundel, data={"voor": voor}).status_code == 404
        assert sessie.scalar(sa.select(sa.func.count()).select_from(Logregel).where(
            Logregel.wat == "stukken gemaakt")) == 0  # fmt: skip
        sessie.remove()


def test_elk_maken_staat_in_het_logboek_en_elke_casus_ook(w, als):
    rob = genodigde(w, "jeugdhulp")
    papieren(als(w.vz), w, voor=rob)
    regels = sessie.execute(
        sa.select(Logregel.wat, Logregel.casus_id, Logregel.gegevens, Logregel.door).order_by(Logregel.volgnummer)
    ).all()[-2:]
    assert [(r.wat, r.casus_id, r.door) for r in regels] == [
        ("casus in stukken", w.cases[0].id, "Hans Jacobs"), ("stukken gemaakt", None, "Hans Jacobs"),
    ]  # fmt: skip
    assert regels[1].gegevens == {"overleg": str(w.id), "genodigde": rob, "casussen": 1}
    assert sessie.scalars(sa.select(Inzage.wat)).all() == ["stukken"]
    sessie.remove()


def test_hoe_ver_het_is(w, als):
    client, htmx = als(w.rob), {"HX-Request": "true"}
    pad = re.search(r'hx-get="([^"]+/bundel/stand[^"]*)"', client.get(w.bundel).text)[1].replace("&amp;", "&")
    bezig = client.get(pad, headers=htmx)
    assert "De stukken worden gemaakt" in bezig.text and "keer=2" in bezig.text
    papieren(client, w)
    klaar = client.get(pad, headers=htmx)
    assert "Klaar om" in klaar.text and "hx-trigger" not in klaar.text
    assert "Laatst gemaakt op" in client.get(pad).text  # without JavaScript
    assert "Deze stukken zijn nog niet gemaakt." in als(w.vz).get(f"{w.bundel}/stand").text
    for keer in ("90", "99999", "x"):
        assert "Dit duurt lang" in client.get(f"{w.bundel}/stand?sinds=2999-01-01T00:00&keer={keer}", headers=htmx).text


def test_de_bladzijde_kost_hoogstens_acht_vragen(w, als, app):
    for wie, vraag in ((w.vz, ""), (w.rob, ""), (w.vz, f"?voor={genodigde(w, 'jeugdhulp')}")):
        client = als(wie)
        client.get(w.bundel + vraag)
        with statements(app) as gezien:
            assert client.get(w.bundel + vraag).status_code == 200
        assert len(gezien) <= 8, gezien


def test_zonder_pango_blijft_de_bladzijde_staan(w, als, monkeypatch):
    monkeypatch.setattr(services, "opdracht", lambda: [sys.executable, "-c", "import sys; sys.exit(3)"])
    antwoord = als(w.rob).post(w.bundel)
    assert antwoord.status_code == 503
    assert "PDF maken kan op deze computer nog niet." in antwoord.text and "Open als bladzijde" in antwoord.text
    assert sessie.scalar(sa.select(Logregel.wat).where(Logregel.wat == "stukken gemaakt")) is None
    sessie.remove()


@pytest.mark.pdf
def test_de_pdf_zelf_houdt_geen_byte_van_een_ander_vast(w, als):
    antwoord = als(w.rob).post(w.bundel)
    assert (antwoord.status_code, antwoord.mimetype) == (200, "application/pdf")
    assert re.fullmatch(r'attachment; filename="stukken-\d{4}-\d\d-\d\d\.pdf"', antwoord.headers["Content-Disposition"])
    pdf = pikepdf.open(io.BytesIO(antwoord.data))
    assert not re.search("Sam|S.V.|Rob|KAS", str(pdf.docinfo.Title))
    assert bool(pdf.Root.MarkInfo.Marked) and len(pdf.pages) == 3
    rauw = b"".join(een.read_bytes() for een in pdf.objects if isinstance(een, pikepdf.Stream)) + antwoord.data
    kaal = subprocess.run(["pdftotext", "-", "-"], input=antwoord.data, capture_output=True, check=True).stdout.decode()
    assert "KAS0" in kaal
    assert kaal.count("Niet doorsturen") >= 3
    for woord in ("KAS1", "KAS2", "VOORBEREIDING", "NIETGEDEELD", "OPTIE"):
        assert woord not in kaal and woord.encode() not in rauw
