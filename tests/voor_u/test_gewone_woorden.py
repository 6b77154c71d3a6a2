"""No word of the field on anything a family reads: the page, the door, a refused form, the letters. Not what is typed
by professionals either.
"""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.db import sessie
from tafel.voor_u.rules.gewone_woorden import VAKWOORDEN, in_gewone_woorden, vakwoorden_in, zonder_bedrag
from tests.voor_u.lezen import zinnen
from tests.voor_u.wereld import Familie, geld_aan_tafel, open_

GETYPT = (
    "mandaat tot € 2.500", "doorzettingsmacht tot € 10.000", "akkoordgever voor de casus", "toekennen tlv en zzl",
    "budgethouder", "arrangement, maximaal 4.000 euro per jaar",
)  # fmt: skip


@pytest.fixture
def w(app):
    """Two cases, invited, in which professionals typed nothing but words of the field."""
    with app.app_context():
        w = Familie()
        partijen = sessie.scalars(
            sa.select(Betrokkene).where(
                Betrokkene.casus_id == w.cases[0].id, Betrokkene.rol.not_in(("leerling", "ouders"))
            )
        ).all()
        for nr, een in enumerate(partijen):
            een.heeft_mandaat, een.mandaat = True, GETYPT[nr % len(GETYPT)]
            een.functie = "akkoordgever casusregie"
        geld_aan_tafel(w)
        sessie.commit()
        w.ouders, w.leerling = w.link("ouders"), w.link("leerling")
    return w


def tekst_van(html):
    """The words of a page in one line."""
    return " ".join(" ".join(zin) for zin in zinnen(html))


@pytest.mark.parametrize("sector", ["po", "vo", "mbo"])
def test_b1_korte_zinnen_en_geen_woord_van_het_vak(w, app, sector):
    with app.app_context():
        sessie.execute(sa.update(Casus).values(sector=sector))
        sessie.commit()
        sessie.remove()
    for pad in (w.ouders, w.leerling):
        client = open_(app, pad)
        paginas = [app.test_client().get(pad).text, client.get(pad).text, client.post(pad + "/meedoen").text]
        client.post(pad + "/komt-niet", data={"meedoen": "schrijven"})
        paginas += [client.get(pad).text, client.get("/voor-u/bestaat-niet").text]
        for html in paginas:
            lang = [len(zin) for zin in zinnen(html)]
            assert sum(lang) / len(lang) <= 15, sum(lang) / len(lang)
            assert not vakwoorden_in(tekst_van(html)) and "€" not in html and " euro" not in html
        assert "Mag beslissen" in paginas[1]


def test_wie_komen_en_wat_ieder_mag_staat_er_in_gewone_woorden(w, app):
    tekst = tekst_van(open_(app, w.ouders).get(w.ouders).text)
    assert "Mag beslissen als de anderen er samen niet uitkomen" in tekst
    assert "Mag beslissen over geld voor hulp" in tekst and "Mag beslissen voor de eigen organisatie" in tekst
    assert "zaakonderzoek" not in tekst.lower()


def test_de_brief_aan_het_gezin_ook_niet(w, als):
    for rol in ("leerling", "ouders"):
        slot = w.slot(rol).id
        sessie.remove()
        papier = als(w.vz).get(f"{w.url}/slot/{slot}/brief").text
        assert not vakwoorden_in(tekst_van(papier.partition("<main")[2] or papier)), rol


@pytest.mark.parametrize(
    "getypt, gewoon",
    [
        ("rooster en mentor", "rooster en mentor"), ("tot € 2.500", ""), ("vervoer, maximaal 400 euro", "vervoer"),
        ("ondersteuning tot EUR 2500,- per jaar", "extra hulp"), ("plaatsing en rooster", "een plek en rooster"),
        ("het mandaat", ""), ("", ""), ("hulp tot 12 weken", "hulp tot 12 weken"),
    ],
)  # fmt: skip
def test_in_gewone_woorden(getypt, gewoon):
    assert in_gewone_woorden(getypt) == gewoon


def test_korte_vakwoorden_tellen_alleen_als_heel_woord():
    assert vakwoorden_in("Zaterdag zat er niemand") == ["zat"] and vakwoorden_in("De casussen") == ["casus"]
    assert not vakwoorden_in("zaterdag, contact, locomotief") and len(set(VAKWOORDEN)) == len(VAKWOORDEN)
    assert zonder_bedrag("tot twaalf weken") == "tot twaalf weken"
