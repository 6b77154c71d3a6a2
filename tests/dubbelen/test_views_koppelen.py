"""Two cases side by side: link, unlink, close one as a double; who may see which."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Casus
from tafel.dubbelen.models import Casusband
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
from tests import bouw
from tests.casussen.hulp import HTMX, lees, tel
from tests.dubbelen.bewaking import maak_band
from tests.dubbelen.wereld import klaar, zet
from tests.tellen import statements


@pytest.fixture
def cv2(tafel):
    """Another casusverantwoordelijke of the same table."""
    mens = bouw.mens(tafel.tafel, "casusverantwoordelijke", "Sanne Prins")
    sessie.commit()
    return mens


def band():
    return lees(sa.select(Casusband).where(Casusband.verbroken_op.is_(None)))


def test_de_voorzitter_ziet_wie_op_wie_lijkt(app, als, tafel, cv2):
    nieuw = zet(tafel.tafel, tafel.cv, "Mohammed El Amrani", stand="ingediend")
    oud = zet(tafel.tafel, cv2, "Mohamed Elamrani", stand="opvolging")
    klaar()
    client = als(tafel.voorzitter)
    with statements(app) as gezien:
        tekst = client.get(f"/instroom/{nieuw.nummer}/dubbelen", headers=HTMX).text
    assert len(gezien) <= 4
    assert oud.nummer in tekst and "in opvolging" in tekst and "Mohamed" not in tekst
    with statements(app) as gezien:
        pagina = client.get(f"/casussen/{nieuw.nummer}/dubbelen").text
    assert len(gezien) <= 8
    assert "<mark>Elamrani</mark>" in pagina and "Hetzelfde kind" in pagina
    assert tel(Inzage, casus_id=nieuw.id, wat="dubbelen") == 1
    assert client.get(f"/instroom/{nieuw.nummer}").text.count(f"/instroom/{nieuw.nummer}/dubbelen") == 1


def test_een_tweeling_is_een_vraag_aan_de_voorzitter_en_geen_dubbel(app, als, tafel, cv2):
    een = zet(tafel.tafel, tafel.cv, "Sam Verzonnen")
    ander = zet(tafel.tafel, cv2, "Lot Verzonnen")
    klaar()
    tekst = als(tafel.voorzitter).get(f"/instroom/{een.nummer}/dubbelen", headers=HTMX).text
    assert "Misschien een tweeling" in tekst and ander.nummer in tekst


def test_een_concept_van_een_ander_ziet_de_voorzitter_niet(app, als, tafel, cv2):
    een = zet(tafel.tafel, tafel.cv)
    zet(tafel.tafel, cv2, stand="concept")
    klaar()
    tekst = als(tafel.voorzitter).get(f"/instroom/{een.nummer}/dubbelen", headers=HTMX).text
    assert "href" not in tekst.replace('use href="#', "")


def test_koppelen_en_de_voorzitter_hoort_het(app, als, tafel):
    mijn = zet(tafel.tafel, tafel.cv, stand="teruggegeven")
    oud = zet(tafel.tafel, tafel.cv, stand="toegelaten")
    klaar()
    client = als(tafel.cv)
    data = {"ander": oud.nummer, "soort": "zelfde_kind"}
    antwoord = client.post(f"/casussen/{mijn.nummer}/dubbelen", data=data, headers=HTMX)
    assert antwoord.status_code == 200
    assert "Hetzelfde kind" in antwoord.text and "Ja, koppel" not in antwoord.text
    assert client.post(f"/casussen/{oud.nummer}/dubbelen", data={**data, "ander": mijn.nummer}).status_code == 303
    assert tel(Casusband) == 1  # said twice, from both sides
    assert tel(Logregel, wat="casus naast een andere gelegd") == 2
    assert tel(Bericht, aan_id=tafel.voorzitter.id) == 1
    bericht = lees(sa.select(Bericht))
    assert mijn.nummer in bericht.onderwerp and "Verzonnen" not in bericht.tekst
    for een, ander in ((mijn, oud), (oud, mijn)):
        tekst = client.get(f"/casussen/{een.nummer}/banden", headers=HTMX).text
        assert ander.nummer in tekst and "Hoort bij" in tekst


def test_nee_een_ander_kind_haalt_de_waarschuwing_weg_maar_de_voorzitter_ziet_wie_het_zei(app, als, tafel):
    mijn = zet(tafel.tafel, tafel.cv, stand="teruggegeven")
    oud = zet(tafel.tafel, tafel.cv, stand="toegelaten")
    klaar()
    client = als(tafel.cv)
    data = {"ander": oud.nummer, "soort": "ander_kind", "reden": "Een nichtje."}
    assert oud.nummer not in client.post(f"/casussen/{mijn.nummer}/dubbelen", data=data, headers=HTMX).text
    assert oud.nummer not in client.get(f"/casussen/{mijn.nummer}/dubbelen", headers=HTMX).text
    assert "Hoort bij" not in client.get(f"/casussen/{mijn.nummer}/banden", headers=HTMX).text
    tekst = als(tafel.voorzitter).get(f"/instroom/{mijn.nummer}/dubbelen", headers=HTMX).text
    assert "Mirjam Voorbeeld zegt: een ander kind." in tekst
    assert "Een nichtje." in als(tafel.voorzitter).get(f"/casussen/{mijn.nummer}/dubbelen").text
    wel = {"ander": oud.nummer, "soort": "zelfde_kind"}
    assert als(tafel.voorzitter).post(f"/casussen/{mijn.nummer}/dubbelen", data=wel).status_code == 303
    assert (band().soort, tel(Casusband)) == ("zelfde_kind", 2)


@pytest.mark.parametrize(
    "data, zin",
    [
        ({}, "Vul het nummer van de andere casus in"),
        ({"ander": "2026-999", "soort": "zelfde_kind"}, "is er niet, of is niet voor u"),
        ({"ander": "VAN_EEN_ANDER", "soort": "zelfde_kind"}, "is er niet, of is niet voor u"),
        ({"ander": "ZELF", "soort": "zelfde_kind"}, "Dit is deze casus zelf."),
        ({"ander": "MIJN", "soort": ""}, "Kies wat deze twee casussen met elkaar hebben."),
        ({"ander": "MIJN", "soort": "neef"}, "Kies wat deze twee casussen met elkaar hebben."),
    ],
)
def test_wat_niet_kan_krijgt_een_zin_en_de_tekst_blijft(app, als, tafel, cv2, data, zin):
    een = zet(tafel.tafel, tafel.cv, stand="teruggegeven")
    mijn = zet(tafel.tafel, tafel.cv, "Bo Bedacht", "2012-01-02", stand="toegelaten")
    vreemd = zet(tafel.tafel, cv2)
    klaar()
    nummers = {"VAN_EEN_ANDER": vreemd.nummer, "ZELF": een.nummer, "MIJN": mijn.nummer}
    data = {naam: nummers.get(waarde, waarde) for naam, waarde in data.items()}
    antwoord = als(tafel.cv).post(f"/casussen/{een.nummer}/dubbelen", data={**data, "reden": "Dat zag ik."})
    assert antwoord.status_code == 422
    assert zin in antwoord.text and "Dat zag ik." in antwoord.text
    assert band() is None


def test_een_casus_die_niet_van_mij_is_klinkt_als_een_die_niet_bestaat(app, als, tafel, cv2):
    een = zet(tafel.tafel, tafel.cv, stand="teruggegeven")
    vreemd = zet(tafel.tafel, cv2)
    klaar()
    teksten = []
    for nummer in (vreemd.nummer, "2026-999"):
        data = {"ander": nummer, "soort": "zelfde_kind"}
        tekst = als(tafel.cv).post(f"/casussen/{een.nummer}/dubbelen", data=data).text
        teksten.append(tekst.replace(nummer, "NUMMER"))
    assert teksten[0] == teksten[1]


def test_broer_of_zus(app, als, tafel, cv2):
    mijn = zet(tafel.tafel, tafel.cv, "Sam Verzonnen")
    zus = zet(tafel.tafel, tafel.cv, "Lot Verzonnen", "2010-01-02")
    gedeeld = zet(tafel.tafel, cv2, "Bo Verzonnen", "2015-01-02")
    bouw.toegang(gedeeld, tafel.cv, "zaakonderzoeker")
    klaar()
    client, data = als(tafel.cv), {"soort": "broer_of_zus"}
    assert client.post(f"/casussen/{mijn.nummer}/dubbelen", data={**data, "ander": zus.nummer}).status_code == 303
    niet = client.post(f"/casussen/{mijn.nummer}/dubbelen", data={**data, "ander": gedeeld.nummer})
    assert niet.status_code == 422 and "als beide casussen van u zijn" in niet.text
    wel = als(tafel.voorzitter).post(f"/casussen/{mijn.nummer}/dubbelen", data={**data, "ander": gedeeld.nummer})
    assert wel.status_code == 303 and tel(Casusband) == 2
    assert tel(Bericht) == 0


def test_de_band_is_er_alleen_voor_wie_ook_de_andere_casus_ziet(app, als, tafel, cv2):
    mijn = zet(tafel.tafel, tafel.cv)
    vreemd = zet(tafel.tafel, cv2)
    bouw.toegang(mijn, tafel.partij, "partij")
    id_ = maak_band(mijn, vreemd, tafel.voorzitter.id)
    klaar()
    for wie, ziet in ((tafel.voorzitter, True), (tafel.cv, False), (tafel.partij, False)):
        antwoord = als(wie).get(f"/casussen/{mijn.nummer}/banden", headers=HTMX)
        assert antwoord.status_code == 200
        assert (vreemd.nummer in antwoord.text) is ziet
    assert vreemd.nummer not in als(tafel.cv).get(f"/casussen/{mijn.nummer}/dubbelen").text
    for doe in ("los", "sluit"):
        assert als(tafel.cv).post(f"/casussen/{mijn.nummer}/banden/{id_}/{doe}").status_code in (403, 404)
        assert als(tafel.ander).post(f"/casussen/{mijn.nummer}/banden/{id_}/{doe}").status_code == 404
    assert als(cv2).get(f"/casussen/{mijn.nummer}/banden").status_code == 404


def test_losmaken_vraagt_een_reden(app, als, tafel, cv2):
    mijn, ander = zet(tafel.tafel, tafel.cv), zet(tafel.tafel, cv2)
    id_ = maak_band(mijn, ander, tafel.voorzitter.id)
    klaar()
    client, pad = als(tafel.voorzitter), f"/casussen/{mijn.nummer}/banden/{id_}/los"
    leeg = client.post(pad, data={"reden": " "})
    assert leeg.status_code == 422 and "Schrijf waarom deze casussen niet bij elkaar horen." in leeg.text
    assert band() is not None
    assert client.post(pad, data={"reden": "Toch een nichtje."}).status_code == 303
    assert band() is None and lees(sa.select(Casusband)).verbroken_reden == "Toch een nichtje."
    nog_eens = client.post(pad, data={"reden": "Toch een nichtje."})
    assert nog_eens.status_code == 422 and "al los van elkaar" in nog_eens.text
    assert tel(Logregel, wat="casussen losgemaakt") == 2
    assert client.post(f"/casussen/{mijn.nummer}/dubbelen", data={"ander": ander.nummer, "soort": "zelfde_kind"})
    assert tel(Casusband) == 2


def test_de_voorzitter_sluit_de_dubbele_en_de_band_blijft(app, als, tafel, cv2):
    dubbel, gaat_door = zet(tafel.tafel, tafel.cv), zet(tafel.tafel, cv2, stand="toegelaten")
    id_ = maak_band(dubbel, gaat_door, tafel.voorzitter.id)
    klaar()
    client, pad = als(tafel.voorzitter), f"/casussen/{dubbel.nummer}/banden/{id_}/sluit"
    assert client.get(f"/casussen/{dubbel.nummer}/dubbelen").text.count("als dubbel") == 1
    leeg = client.post(pad, data={"reden": ""})
    assert leeg.status_code == 422 and "Schrijf waarom deze casus dubbel is." in leeg.text
    assert client.post(pad, data={"reden": "Zelfde kind, al toegelaten."}).status_code == 303
    casus = lees(sa.select(Casus).where(Casus.id == dubbel.id))
    assert (casus.stand, casus.sluituitkomst, casus.sluitreden) == (
        "ingetrokken", "dubbel", "Zelfde kind, al toegelaten.",
    )  # fmt: skip
    assert band().id == id_
    berichten = tel(Bericht, aan_id=tafel.cv.id)
    tekst = lees(sa.select(Bericht.tekst).where(Bericht.aan_id == tafel.cv.id))
    assert berichten == 1 and dubbel.nummer in tekst and gaat_door.nummer not in tekst
    assert client.post(pad, data={"reden": "Nog eens."}).status_code == 422
    andersom = client.post(f"/casussen/{gaat_door.nummer}/banden/{id_}/sluit", data={"reden": "Ook dicht."})
    assert andersom.status_code == 422 and "De andere casus loopt niet." in andersom.text
    assert "Dit kind heeft al een casus" in als(tafel.cv).get(f"/casussen/{dubbel.nummer}").text


def test_een_casus_op_een_agenda_gaat_niet_zomaar_dicht(app, als, tafel, cv2):
    dubbel, ander = zet(tafel.tafel, tafel.cv, stand="toegelaten"), zet(tafel.tafel, cv2, stand="toegelaten")
    bouw.overleg(tafel.tafel, tafel.voorzitter, dubbel)
    id_ = maak_band(dubbel, ander, tafel.voorzitter.id)
    klaar()
    pad = f"/casussen/{dubbel.nummer}/banden/{id_}/sluit"
    antwoord = als(tafel.voorzitter).post(pad, data={"reden": "Dubbel."})
    assert antwoord.status_code == 422 and "staat op een agenda" in antwoord.text
    assert als(tafel.cv).post(pad, data={"reden": "Dubbel."}).status_code in (403, 404)


def _als_gestopte_partij(tafel, cv2):
    """Return a case of the cv, and one of somebody else about the same child in which the cv may read no longer."""
    mijn, ander = zet(tafel.tafel, tafel.cv), zet(tafel.tafel, cv2, "Sam Verzonnenn", school="Het Andere College")
    bouw.toegang(ander, tafel.cv, "partij").deelt_tot = vandaag()
    sessie.commit()
    return mijn, ander


def test_na_intrekken_hoort_een_partij_niets_meer_van_de_andere_casus(app, als, tafel, cv2):
    mijn, ander = _als_gestopte_partij(tafel, cv2)
    maak_band(mijn, ander, tafel.cv.id, "broer_of_zus")
    klaar()
    client = als(tafel.cv)
    assert client.get(f"/casussen/{ander.nummer}").status_code == 404
    assert ander.nummer not in client.get(f"/casussen/{mijn.nummer}/banden", headers=HTMX).text


def test_na_intrekken_noemt_de_waarschuwing_de_andere_casus_niet(app, als, tafel, cv2):
    mijn, ander = _als_gestopte_partij(tafel, cv2)
    klaar()
    pagina = als(tafel.cv).get(f"/casussen/{mijn.nummer}/dubbelen").text
    assert ander.nummer not in pagina and "Het Andere College" not in pagina
