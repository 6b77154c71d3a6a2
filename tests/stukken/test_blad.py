"""One A4 per case: who sees what of it, and that it is always one A4."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
import sqlalchemy as sa

from tafel.kern.db import sessie
from tafel.logboek.models import Inzage
from tafel.stukken import rules, services
from tests import bouw
from tests.dubbelen.familie import ZIN, ZIN_MET_LETTERS, geef_broer_en_zus
from tests.stukken.test_views import tekst
from tests.stukken.wereld import Wereld, nummers
from tests.tellen import statements

LANG = "Dit is een lange zin waarin van alles gebeurt, met overleg en nog meer overleg over de samenwerking. " * 40


def test_altijd_dezelfde_volgorde_en_niets_van_de_voorbereiding(app, als):
    w = Wereld()
    [nummer] = nummers(w)
    blad = als(w.vz).get(f"/casussen/{nummer}/blad")
    assert blad.status_code == 200
    koppen = re.findall(r"<h3>([^<]+)</h3>", blad.text)
    assert koppen == [
        "Vraag aan de tafel", "Hoe het liep", "In hun eigen woorden", "Wat werkt", "Wensen", "De knoop", "Opties",
        "Plan van aanpak", "Gevraagd besluit", "Wie komt, en wat die mag toezeggen",
    ]  # fmt: skip
    for woord in (
        "KAS0 vraag", "KAS0 verhaal leerling", "KAS0 verhaal ouder", "KAS0 werkt", "KAS0 wens", "KAS0 oorzaak",
        "KAS0 opheffen", "OPTIE0", "Versie 3", "Kies uit 6 opties", "Jeugdhulp De Brug",
    ):  # fmt: skip
        assert woord in blad.text, woord
    assert "Zorgmelding" in blad.text
    for woord in ("VOORBEREIDING", "OUDEVERSIE", "Sam ", "A. en B."):
        assert woord not in blad.text
    assert f"<title>{nummer} op één A4" in blad.text


def test_namen_van_broers_en_zussen_worden_letters(app, als):
    w = Wereld()
    geef_broer_en_zus(w.tafel, w.cases[0], w.cv)
    w.cases[0].vraag = ZIN
    sessie.commit()
    [nummer] = nummers(w)
    pagina = als(w.vz).get(f"/casussen/{nummer}/blad").text
    assert ZIN_MET_LETTERS in pagina
    for naam in ("Lotte", "Kreeftman", "Ravi", "Zeester"):
        assert naam not in pagina, naam
    sessie.execute(sa.text("UPDATE casusband SET verbroken_op = CURRENT_TIMESTAMP, verbroken_reden = 'x'"))
    sessie.commit()
    assert "Lotte" in als(w.vz).get(f"/casussen/{nummer}/blad").text


def test_een_verhaal_dat_alleen_voorbereiding_is_komt_er_niet_op(app, als):
    w = Wereld()
    sessie.execute(sa.text("UPDATE verhaal SET alleen_voorbereiding = true WHERE van = 'ouder'"))
    sessie.commit()
    [nummer] = nummers(w)
    for wie in (w.vz, w.zo, w.rob):
        pagina = als(wie).get(f"/casussen/{nummer}/blad").text
        assert "verhaal ouder" not in pagina and "verhaal leerling" in pagina


def test_een_partij_ziet_geen_opties_geen_geld_en_niets_gevoeligs(app, als):
    w = Wereld()
    [nummer] = nummers(w)
    pagina = als(w.rob).get(f"/casussen/{nummer}/blad").text
    assert "KAS0 verhaal leerling" in pagina
    for woord in ("OPTIE0", "Zorgmelding", "GEVOELIG0", "Verwachte kosten", "nog niet uitgenodigd", "VOORBEREIDING"):
        assert woord not in pagina, woord
    cv = als(w.cv).get(f"/casussen/{nummer}/blad").text
    assert "Zorgmelding" in cv and "OPTIE0" not in cv


def test_voordat_een_casus_op_een_agenda_staat_lezen_anderen_het_verhaal_niet(app, als):
    w = Wereld()
    [nummer] = nummers(w)
    sessie.execute(sa.text("DELETE FROM agendapunt"))
    sessie.commit()
    assert "KAS0 verhaal" not in als(w.rob).get(f"/casussen/{nummer}/blad").text
    assert "KAS0 verhaal" not in als(w.cv).get(f"/casussen/{nummer}/blad").text
    assert "KAS0 verhaal" in als(w.zo).get(f"/casussen/{nummer}/blad").text


def test_wie_geen_rol_heeft_vindt_niets(app, als):
    w = Wereld()
    [nummer] = nummers(w)
    vreemd, ander = bouw.mens(w.tafel, "zaakonderzoeker"), bouw.mens(bouw.tafel("TFF"), "voorzitter")
    sessie.commit()
    for pad in ("blad", "blad.pdf", "klaar"):
        for wie in (vreemd, ander):
            weg = als(wie).get(f"/casussen/2026-999/{pad}").data
            antwoord = als(wie).get(f"/casussen/{nummer}/{pad}")
            assert (antwoord.status_code, antwoord.data) == (404, weg)
        assert als(None).get(f"/casussen/{nummer}/{pad}").status_code == 303


def test_openen_wordt_genoteerd_en_kost_hoogstens_acht_vragen(app, als):
    w = Wereld(3)
    client = als(w.vz)
    nummer = nummers(w)[0]
    client.get(f"/casussen/{nummer}/blad")
    with statements(app) as gezien:
        client.get(f"/casussen/{nummer}/blad")
    assert len(gezien) <= 8, gezien
    assert set(sessie.scalars(sa.select(Inzage.wat))) == {"blad"}
    sessie.remove()


def test_in_woorden_staat_de_naam_van_het_kind_niet_en_de_school_wel(app, als):
    w = Wereld(tekst="Sam Verzonnen zei: Sam wil wel.")
    [nummer] = nummers(w)
    blad = tekst(als(w.vz).get(f"/casussen/{nummer}/blad.pdf?als=html").text)
    assert "S.V. zei: S. wil wel." in blad
    assert "Het Verzonnen College" in blad
    assert not re.search(r"\bSam\b", blad)


WOORDEN = {
    "gewoon": LANG,
    "lege": "",
    "wijd": "WMWM" * 900,
    "smal": "i" * 4000,
    "woorden wijd": "WM " * 1200,
    "beeldjes": "👩‍👧🚌" * 300,
    "elders": "שלום مرحبا 中文字符 " * 150,
    "korte zinnen": "Ja. " * 1000,
    "enters": "Ja.\n\n" * 700,
    "tekens": "<b>&amp; \u202e\u200b\u0301 " * 300,
}


@pytest.mark.pdf
@pytest.mark.parametrize("soort", WOORDEN)
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_het_is_altijd_een_a4(app, als, soort):
    w = Wereld(tekst=WOORDEN[soort])
    casus = w.cases[0]
    casus = sessie.merge(casus)
    casus.school = casus.aanmelding["onderwijs"]["school"]
    for nr in range(8):  # more people than a table holds
        sessie.add(_mens(casus, nr, WOORDEN[soort]))
    sessie.commit()
    [nummer] = nummers(w)
    antwoord = als(w.vz).get(f"/casussen/{nummer}/blad.pdf")
    assert (antwoord.status_code, antwoord.mimetype) == (200, "application/pdf")
    assert antwoord.headers["Content-Disposition"] == f'inline; filename="blad-{nummer}.pdf"'
    pdf = pikepdf.open(io.BytesIO(antwoord.data))
    assert len(pdf.pages) == 1
    assert str(pdf.Root.Lang) == "nl" and bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.docinfo.Title) == nummer


def _mens(casus, nr, woorden):
    from tafel.casussen.models import Betrokkene

    return Betrokkene(
        casus_id=casus.id, volgorde=50 + nr, rol="anders", naam=(woorden or "Iemand")[:200].strip() or "x",
        organisatie=(woorden or "Ergens")[:200], functie=(woorden or "")[:200], mandaat=(woorden or "")[:200],
    )  # fmt: skip


@pytest.mark.pdf
def test_kort_krijgt_de_ruimte_en_lang_wordt_gekort():
    ruim, krap = ("".join(f"<p>{nr}" for nr in range(aantal)) for aantal in (400, 3))
    bladen = [
        f"<html lang=nl><title>t</title><main><h1>t</h1><div id=a4-1>{midden}</div><p id=a4-1-einde>{naam}</p></main>"
        for naam, midden in (("ruim", ruim), ("krap", krap))
    ]
    lang = pikepdf.open(io.BytesIO(services.maak_pdf(bladen)))
    assert len(lang.pages) == 1  # the roomy one does not fit
    kort = pikepdf.open(io.BytesIO(services.maak_pdf([bladen[0]])))
    assert len(kort.pages) > 1  # without a narrower one it is made as it is


def test_de_eerste_die_past_wordt_gekozen():
    from tafel.stukken.pdf import kies

    class Bladzijde:
        def __init__(self, *ankers):
            self.anchors = dict.fromkeys(ankers)

    def zet(versie):
        past = versie >= "d"
        ankers = [("a4-1", "a4-1-einde")] if past else [("a4-1",), ("a4-1-einde",)]
        return type("D", (), {"pages": [Bladzijde(*een) for een in ankers]})()

    for versies, keus in (("abcdef", "d"), ("defg", "d"), ("abc", "c"), ("d", "d"), ("abcd", "d")):
        assert kies(list(versies), zet)[0] == keus
    assert len(rules.MATEN) > 3
