"""The figures on exceptions: counted per requirement and year, small numbers screened, also by subtraction."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tafel.inzicht.queries import tel_uitzonderingen
from tafel.inzicht.rules import KLEIN, WEG, tel_af
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.toetsen.models import Uitzondering
from tests import bouw
from tests.tellen import statements


@pytest.mark.parametrize(
    "aantallen, regels, rest",
    [
        ({"plan": {"gevraagd": 4}}, [], False),
        ({"plan": {"gevraagd": 5}}, [("plan", "5", WEG, WEG)], False),
        ({"plan": {"toegestaan": 5, "geweigerd": 5}}, None, False),
        ({"plan": {"toegestaan": 20}, "reden": {"geweigerd": 20}}, None, False),
    ],
)
def test_tel_af(aantallen, regels, rest):
    uit, zin = tel_af(aantallen)
    assert bool(zin) is rest
    if regels is not None:
        assert [(r[0], r[1]) for r in uit] == [(r[0], r[1]) for r in regels]
    for eis, gevraagd, ja, nee in uit:
        assert gevraagd == str(sum(aantallen[eis].values()))
        for getoond, naam in ((ja, "toegestaan"), (nee, "geweigerd")):
            echt = aantallen[eis].get(naam, 0)
            assert getoond in (str(echt), KLEIN, WEG)
            assert echt >= 5 or getoond in (KLEIN, WEG)


@settings(deadline=None, max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(["plan", "reden", "stap_2", "opschaling"]),
        st.dictionaries(st.sampled_from(["gevraagd", "toegestaan", "geweigerd", "vervallen"]), st.integers(0, 12)),
        max_size=4,
    )
)
def test_een_klein_aantal_blijft_altijd_weg_en_is_niet_uit_te_rekenen(aantallen):
    regels, _ = tel_af(aantallen)
    for eis, gevraagd, ja, nee in regels:
        deel = aantallen[eis]
        for getoond, naam in ((ja, "toegestaan"), (nee, "geweigerd")):
            if getoond.isdecimal():
                assert deel.get(naam, 0) == int(getoond) >= 5
        if gevraagd.isdecimal() and ja.isdecimal() and nee.isdecimal():
            over = int(gevraagd) - int(ja) - int(nee)
            assert over >= 5, "what is left over follows from the three figures"


def test_de_analist_ziet_ze_per_jaar_en_een_ander_niet(app, als):
    tafel, ander = bouw.tafel(), bouw.tafel("TFF")
    analist, cv = bouw.mens(tafel, "analist"), bouw.mens(tafel, "casusverantwoordelijke")
    vreemd = bouw.mens(ander, "analist")
    for nummer in range(12):
        casus = bouw.casus(tafel, cv, "ingediend")
        besluit = "toegestaan" if nummer < 6 else "gevraagd"
        sessie.add(
            Uitzondering(
                casus_id=casus.id, eis="plan", jaar=2026, gevraagd_op=nu(), motivatie="Haast.", besluit=besluit,
                reden="Ja." if besluit == "toegestaan" else "", besloten_op=nu() if besluit == "toegestaan" else None,
            )
        )  # fmt: skip
    sessie.add(Uitzondering(casus_id=casus.id, eis="reden", jaar=2025, gevraagd_op=nu(), motivatie="Haast."))
    sessie.commit()
    blok = als(analist).get("/inzicht").text.split("Verzoeken om uitzondering", 1)[1].split("</section>")[0]
    assert "Plan van aanpak, samen gemaakt" in blok
    assert ">12<" in blok
    assert "2025: minder dan vijf." in blok
    assert "Waarom het plan niet lukte" not in blok
    leeg = als(vreemd).get("/inzicht").text
    assert "Er is nog geen uitzondering gevraagd." in leeg
    assert als(cv).get("/inzicht").status_code == 403
    client = als(analist)
    with statements(app) as gezien:
        client.get("/inzicht")
    assert len(gezien) <= 5


def test_zonder_tafel_is_er_niets(db):
    tafel = bouw.tafel()
    wie = bouw.mens(tafel, "analist")
    actor = bouw.actor(wie, tafel, "analist")
    assert tel_uitzonderingen(actor) == {}
