"""The page of the script: who leads reads it, a substitute too; nobody else; few statements; nothing kept apart."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from tafel.casussen.models import Betrokkene
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage
from tafel.overleggen.models import Agendapunt
from tests.draaiboeken.wereld import Wereld
from tests.dubbelen.familie import ZIN, ZIN_MET_LETTERS, geef_broer_en_zus
from tests.tellen import statements


@pytest.fixture
def w(app):
    """A meeting with one case."""
    with app.app_context():
        w = Wereld()
        sessie.remove()
    return w


def test_de_voorzitter_leest_alle_fasen_met_zinnen_en_takken(w, als):
    tekst = als(w.vz).get(w.url).text
    for woord in ("Opening", "Welkom", "Horen", "Knelpunt", "Opties", "Besluit", "Afspraken", "Afronden", "Sluiting"):
        assert f">{woord}</h" in tekst
    assert "Ik ben Hans Jacobs en ik leid dit overleg." in tekst and "Loopt het uit?" in tekst
    assert "Jij zei: “Niet meer dan 15 in de klas”" in tekst and "We besluiten: twee uur per dag." in tekst
    assert "De leerling wil dat iemand het voorleest." in tekst and "Ik heet S. en ik wil koken." in tekst
    assert "Kost het geld?" in tekst and "Nelleke Reken" in tekst
    assert "Vooraf lukte het gesprek niet: Belden niet terug." in tekst


def test_een_vervanger_krijgt_zijn_eigen_zinnen(w, als):
    tekst = als(w.invaller).get(w.url).text
    assert "Ik ben Ine Invaller en ik leid dit overleg. Ik vervang vandaag Hans Jacobs." in tekst


def test_geen_naam_van_het_gezin_en_niets_dat_alleen_voor_voorbereiding_is(w, als):
    tekst = als(w.vz).get(w.url).text
    kaal = tekst.replace("Het Verzonnen College", "")
    assert not re.search(r"\bSam\b", kaal) and "Verzonnen" not in kaal and "S.V." in kaal
    assert "STILLE WENS" not in tekst and "STIL VERHAAL" not in tekst


def test_de_naam_van_een_school_blijft_heel(w, als):
    w.casus.vraag = "Hoe kan Sam Verzonnen weer naar Het Verzonnen College?"
    sessie.add(w.casus)
    sessie.commit()
    assert "Hoe kan S.V. weer naar Het Verzonnen College?" in als(w.vz).get(w.url).text


@pytest.mark.parametrize("soort", ["broer_of_zus", "ander_kind"])
def test_namen_van_broers_en_zussen_worden_letters(app, als, soort):
    with app.app_context():
        w = Wereld()
        geef_broer_en_zus(w.tafel, w.casus, w.cv, soort)
        w.casus.vraag = ZIN
        sessie.commit()
        sessie.remove()
    client = als(w.vz)
    with statements(app) as gezien:
        tekst = client.get(w.url).text
    assert "Ravi" not in tekst and "Zeester" not in tekst and "R.Z." in tekst  # the seat too
    if soort == "broer_of_zus":
        assert ZIN_MET_LETTERS in tekst and "Lotte" not in tekst
    else:
        assert "Lotte Kreeftman" in tekst  # judged to be another child: not known here
    assert len(gezien) <= 8


def test_alleen_wie_leidt_opent_het_draaiboek(w, als):
    for wie, code in ((w.zo, 403), (w.cv, 404), (w.partij, 404), (w.beheer, 404), (w.fg, 404), (w.buur, 404)):
        antwoord = als(wie).get(w.url)
        assert antwoord.status_code == code, wie.naam
        if code == 404:
            onbekend = als(wie).get("/overleggen/00000000-0000-0000-0000-000000000009/draaiboek")
            assert antwoord.data == onbekend.data
        assert "Niet meer dan 15" not in antwoord.text
    assert als(None).get(w.url).status_code == 303
    sessie.remove()
    assert not sessie.scalars(sa.select(Inzage).where(Inzage.wat == "draaiboek", Inzage.gebruiker_id != w.vz.id)).all()


def test_wie_zelf_partij_is_leest_die_casus_niet(w, als):
    sessie.add(Betrokkene(casus_id=w.casus.id, volgorde=40, rol="leerplicht", naam="Hans Jacobs", gebruiker_id=w.vz.id))
    sessie.commit()
    tekst = als(w.vz).get(w.url).text
    assert "U zit in deze casus zelf aan tafel." in tekst and "Niet meer dan 15" not in tekst
    assert "Niet meer dan 15" in als(w.invaller).get(w.url).text


def test_openen_wordt_per_casus_genoteerd(w, als):
    als(w.vz).get(w.url)
    sessie.remove()
    rij = sessie.scalars(sa.select(Inzage).where(Inzage.wat == "draaiboek")).one()
    assert (rij.casus_id, rij.gebruiker_id) == (w.casus.id, w.vz.id)


def test_een_lege_agenda_zegt_wat_nu(w, als):
    sessie.execute(sa.delete(Agendapunt))
    sessie.commit()
    client = als(w.vz)
    client.post(f"{w.notities}/overleg", data={"overleg-tekst": "Zoek een zaal."})
    tekst = client.get(w.url).text
    assert "Er staat nog geen casus op de agenda." in tekst and "Zoek een zaal." in tekst


def test_een_overleg_dat_niet_doorgaat_zegt_dat(w, als):
    overleg = w.vers()
    overleg.stand, overleg.reden_annuleren = "geannuleerd", "Ziek"
    sessie.commit()
    tekst = als(w.vz).get(w.url).text
    assert "Dit overleg gaat niet door." in tekst and "Niet meer dan 15" not in tekst


def test_getypte_tekens_blijven_tekst(w, als):
    w.casus.vraag = "<script>x9</script>"
    sessie.add(w.casus)
    sessie.commit()
    tekst = als(w.vz).get(w.url).text
    assert "<script>x9" not in tekst and "&lt;script&gt;x9" in tekst


def test_po_woorden_op_de_bladzijde(w, als):
    w.casus.sector = "po"
    sessie.add(w.casus)
    sessie.commit()
    tekst = als(w.vz).get(w.url).text
    assert "ib&#39;er" in tekst and "leerkracht" in tekst


def test_hoogstens_acht_opdrachten_voor_twaalf_casussen(app, als):
    with app.app_context():
        w = Wereld(12)
        sessie.remove()
    client = als(w.vz)
    client.get(w.url)
    with statements(app) as gezien:
        antwoord = client.get(w.url)
    assert antwoord.text.count('class="kaart casusscript"') == 12
    assert len(gezien) <= 8, [zin[:60] for zin in gezien]


def test_op_papier_staat_hetzelfde_zonder_notities(w, als):
    client = als(w.vz)
    client.post(f"{w.notities}/{w.nummer}", data={f"{w.nummer}-tekst": "GEHEIME NOTITIE"})
    pagina = client.get(f"{w.url}.pdf?als=html")
    assert (
        pagina.status_code == 200 and "Niet meer dan 15 in de klas" in pagina.text and "Loopt het uit?" in pagina.text
    )
    assert (
        "GEHEIME NOTITIE" not in pagina.text
        and not re.search(r"\bSam\b", pagina.text)
        and "STILLE WENS" not in pagina.text
    )
    pdf = client.get(f"{w.url}.pdf")
    assert pdf.status_code in (200, 503)
    if pdf.status_code == 200:
        assert pdf.data.startswith(b"%PDF-") and "draaiboek-" in pdf.headers["Content-Disposition"]
    assert als(w.zo).get(f"{w.url}.pdf").status_code == 403 and als(w.buur).get(f"{w.url}.pdf").status_code == 404
