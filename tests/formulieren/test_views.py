"""The forms in a case: who fills them in, who sees them, what comes of it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Betrokkene, Casustoegang
from tafel.formulieren.models import Formulier
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
from tests import bouw
from tests.casussen.hulp import haal, lees, maak, tel

B3 = {"datum": "2026-11-20", "besproken": "ja", "redenen": ["week"], "patroon": "Elke maandag <ziek>.", "stap": "vast",
      "versie": "0"}  # fmt: skip
B6 = {
    "naam": "J. Arts",
    "datum": "2026-11-20",
    "conclusie": "deels",
    "advies": "Twee uur.",
    "akkoord": "ja",
    "stap": "vast",
    "versie": "0",
}


@pytest.fixture
def casus(tafel):
    """A case with a jeugdarts at the table; returns its number."""
    nummer = maak(tafel, "toegelaten")
    rij = sessie.merge(haal(nummer))
    tafel.arts, tafel.partij = (
        bouw.mens(tafel.tafel, "partij", "J. Arts"),
        bouw.mens(tafel.tafel, "partij", "P. Partij"),
    )
    tafel.zo = bouw.mens(tafel.tafel, "zaakonderzoeker")
    for wie in (tafel.arts, tafel.partij):
        bouw.toegang(rij, wie, "partij")
    bouw.toegang(rij, tafel.zo, "zaakonderzoeker")
    sessie.add(Betrokkene(casus_id=rij.id, volgorde=90, rol="jeugdarts", naam="J. Arts", gebruiker_id=tafel.arts.id))
    sessie.add(Betrokkene(casus_id=rij.id, volgorde=91, rol="jeugdhulp", naam="P.", gebruiker_id=tafel.partij.id))
    sessie.commit()
    sessie.remove()
    return nummer


def adres(nummer, soort="terugkoppeling_jeugdarts"):
    return f"/casussen/{nummer}/formulieren/{soort}/invullen"


def test_de_jeugdarts_vult_de_terugkoppeling_in(app, als, tafel, casus):
    arts = als(tafel.arts)
    assert "Vul de terugkoppeling in" in arts.get(f"/casussen/{casus}/formulieren").text
    leeg = arts.get(adres(casus)).text
    assert 'value="J. Arts"' in leeg
    assert "Geen medische gegevens" in leeg
    assert "Datum van de brief" not in leeg
    assert arts.post(adres(casus), data=B6).status_code == 303
    rij = lees(sa.select(Formulier))
    assert (rij.stand, rij.nummer, rij.conclusie, rij.namens, rij.brief_van) == ("definitief", 1, "deels", "", None)
    assert tel(Logregel, wat="formulier vastgelegd") == 1
    assert tel(Bericht, aan_id=tafel.cv.id) == 1
    regel = als(tafel.cv).get(f"/casussen/{casus}/formulieren/conclusie").text
    assert "De leerling kan deels meedoen." in regel
    assert "Bron: J. Arts." in regel


def test_een_brief_overtypen_namens_de_jeugdarts(app, als, tafel, casus):
    cv = als(tafel.cv)
    assert "Datum van de brief" in cv.get(adres(casus)).text
    zonder = cv.post(adres(casus), data=B6)
    assert zonder.status_code == 422
    assert 'id="brief_van-fout"' in zonder.text
    assert cv.post(adres(casus), data={**B6, "brief_van": "2026-11-19"}).status_code == 303
    rij = lees(sa.select(Formulier))
    assert (rij.namens, rij.brief_van.isoformat(), rij.door_id) == ("J. Arts", "2026-11-19", tafel.cv.id)
    assert "brief van donderdag 19 november" in cv.get(f"/casussen/{casus}/formulieren/conclusie").text


def test_ziekteverzuim_is_van_de_casusverantwoordelijke(app, als, tafel, casus):
    pad = adres(casus, "ziekteverzuim")
    assert als(tafel.cv).post(pad, data=B3).status_code == 303
    assert lees(sa.select(Formulier.inhoud))["redenen"] == ["week"]
    assert tel(Bericht) == 0


def test_een_fout_bewaart_niets_en_houdt_de_tekst_vast(app, als, tafel, casus):
    pad = adres(casus, "ziekteverzuim")
    fout = als(tafel.cv).post(pad, data={**B3, "besproken": "nee", "datum": "31-2-2026"})
    assert fout.status_code == 422
    assert "bestaat niet" in fout.text
    assert "Elke maandag &lt;ziek&gt;." in fout.text
    assert 'value="31-2-2026"' in fout.text
    tweede = als(tafel.cv).post(pad, data={**B3, "besproken": "nee"})
    assert "Bespreek dit formulier eerst met de ouders." in tweede.text
    medisch = als(tafel.arts).post(adres(casus), data={**B6, "advies": "Rust bij ADHD."})
    assert medisch.status_code == 422
    assert "“ADHD” is een medisch gegeven." in medisch.text
    assert als(tafel.cv).post(pad, data={"stap": "concept", "versie": "0"}).status_code == 422
    assert tel(Formulier) == 0


def test_versies_en_een_concept_dat_alleen_de_maker_ziet(app, als, tafel, casus):
    arts, cv = als(tafel.arts), als(tafel.cv)
    arts.post(adres(casus), data=B6)
    arts.post(adres(casus), data={**B6, "advies": "Drie uur, nog niet af.", "stap": "concept"})
    assert "Drie uur" in arts.get(adres(casus)).text
    assert "Drie uur" not in cv.get(adres(casus)).text
    assert cv.get(f"/casussen/{casus}/formulieren/terugkoppeling_jeugdarts.pdf?versie=2&als=html").status_code == 404
    ander = cv.post(adres(casus), data={**B6, "brief_van": "2026-11-19", "versie": "1"})
    assert ander.status_code == 422
    assert "Iemand anders werkt aan dit formulier." in ander.text
    assert arts.post(adres(casus), data={**B6, "conclusie": "volledig", "versie": "1"}).status_code == 303
    assert [(r.nummer, r.stand) for r in rijen()] == [(1, "vervallen"), (2, "definitief")]
    pagina = cv.get(f"/casussen/{casus}/formulieren").text
    assert "De leerling kan volledig meedoen." in pagina
    assert "vervallen" in pagina


def rijen():
    sessie.remove()
    uit = sessie.execute(sa.select(Formulier.nummer, Formulier.stand).order_by(Formulier.nummer)).all()
    sessie.remove()
    return uit


def test_op_papier_ingevuld_en_leeg(app, als, tafel, casus):
    als(tafel.cv).post(adres(casus, "ziekteverzuim"), data=B3)
    pad = f"/casussen/{casus}/formulieren/ziekteverzuim.pdf"
    vol = als(tafel.cv).get(f"{pad}?versie=1&als=html").text
    assert "Elke maandag &lt;ziek&gt;." in vol
    assert "20 november 2026" in vol
    leeg = als(tafel.cv).get(f"{pad}?als=html").text
    assert "☐ Meer dan 4 dagen" in leeg
    assert "Elke maandag" not in leeg
    for vraag in ("versie=9", "versie=x", "versie=99999999999999999999", f"versie={'9' * 5000}"):
        assert als(tafel.cv).get(f"{pad}?{vraag}&als=html").status_code == 404
    assert tel(Inzage, wat="formulier") == 2


def test_andere_partijen_zien_de_formulieren_niet(app, als, tafel, casus):
    als(tafel.arts).post(adres(casus), data=B6)
    paden = (
        f"/casussen/{casus}/formulieren", f"/casussen/{casus}/formulieren/conclusie",
        f"/casussen/{casus}/formulieren/terugkoppeling_jeugdarts.pdf?versie=1&als=html", adres(casus),
    )  # fmt: skip
    onbekend = {wie.id: als(wie).get("/casussen/2026-999/formulieren").data for wie in (tafel.partij, tafel.ander)}
    for pad in paden:
        for wie in (tafel.partij, tafel.ander):
            antwoord = als(wie).get(pad)
            assert (antwoord.status_code, antwoord.data) == (404, onbekend[wie.id])
        assert als(None).get(pad).status_code == 303
        for wie in (tafel.zo, tafel.voorzitter):
            assert als(wie).get(pad).status_code == (403 if pad == adres(casus) else 200)
    assert als(tafel.partij).post(adres(casus), data=B6).status_code == 404
    assert als(tafel.cv).get(adres(casus, "bestaat_niet")).status_code == 404
    assert "Formulieren" not in als(tafel.partij).get(f"/casussen/{casus}").text


def test_iemand_anders_veranderde_het_concept(app, als, tafel, casus):
    pad, cv = adres(casus, "ziekteverzuim"), als(tafel.cv)
    cv.post(pad, data={**B3, "stap": "concept", "versie": "0"})
    antwoord = cv.post(pad, data={**B3, "patroon": "Mijn tekst.", "versie": "0"})
    assert antwoord.status_code == 409
    assert "Mijn tekst." in antwoord.text
    assert lees(sa.select(Formulier.inhoud))["patroon"] == "Elke maandag <ziek>."


def test_gestopt_delen_sluit_ook_de_formulieren(app, als, tafel, casus):
    """Consent that was withdrawn ends what the jeugdarts may see, from the same day on."""
    arts = als(tafel.arts)
    assert arts.get(f"/casussen/{casus}/formulieren").status_code == 200
    van_arts = Casustoegang.gebruiker_id == tafel.arts.id
    sessie.execute(sa.update(Casustoegang).where(van_arts).values(deelt_tot=vandaag()))
    sessie.commit()
    sessie.remove()
    assert arts.get(f"/casussen/{casus}/formulieren").status_code == 404
    assert arts.post(adres(casus), data=B6).status_code == 404
    assert tel(Formulier) == 0


def test_aantal_vragen_aan_de_database(app, als, tafel, casus):
    als(tafel.arts).post(adres(casus), data=B6)
    cv, engine, vragen = als(tafel.cv), app.extensions["engine"], []

    def noteer(*wat):
        vragen.append(wat[2])

    sa.event.listen(engine, "before_cursor_execute", noteer)
    try:
        for pad, hoogstens in (
            (f"/casussen/{casus}/formulieren", 4), (f"/casussen/{casus}/formulieren/conclusie", 4), (adres(casus), 6),
            (f"/casussen/{casus}/plan", 5), (f"/casussen/{casus}/plan/nieuw", 5),
        ):  # fmt: skip
            vragen.clear()
            assert cv.get(pad).status_code == 200
            assert len([v for v in vragen if v.startswith("SELECT")]) <= hoogstens, (pad, len(vragen))
    finally:
        sa.event.remove(engine, "before_cursor_execute", noteer)


def test_zonder_versie_overschrijft_niemand_iets(app, als, tafel, casus):
    cv, pad = als(tafel.cv), adres(casus, "ziekteverzuim")
    zonder = {naam: waarde for naam, waarde in B3.items() if naam != "versie"}
    antwoord = cv.post(pad, data={**zonder, "stap": "concept", "patroon": "Mijn tekst."})
    assert antwoord.status_code == 409
    assert "Mijn tekst." in antwoord.text
    assert tel(Formulier) == 0
