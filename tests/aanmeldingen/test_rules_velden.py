"""One field at a time: every combination of what stands, what one began with and what was typed."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from tafel.aanmeldingen.rules.samenvoegen import nieuwe_marken, op_sleutels, voeg_in
from tafel.aanmeldingen.rules.velden import (
    WEG,
    Getypt,
    Inhoud,
    Merk,
    Samen,
    Venster,
    is_naam,
    oordeel,
    sinds,
    stempel,
)
from tafel.criteria.rijen import met_sleutels
from tests.bouw import SAM

IK = Venster("ik", "Mirjam", "0000000a", 5)
NU = Inhoud(met_sleutels(SAM), "Hoe?", "")


@pytest.mark.parametrize("staat, basis, typt", [*itertools.product("ABC", repeat=3)])
def test_alle_combinaties_overschrijven_nooit_ongezien(staat, basis, typt):
    wat = oordeel(staat, basis, typt)
    if typt == staat:
        assert wat == "zelfde"
    elif staat == basis:
        assert wat == "bewaar"
    elif typt == basis:
        assert wat == "laat"
    else:
        assert wat == "botst"


@pytest.mark.parametrize("staat, basis, typt", [*itertools.product("ABC", repeat=3)])
def test_het_eigen_venster_botst_nooit_met_zichzelf(staat, basis, typt):
    assert oordeel(staat, basis, typt, eigen=True) == ("zelfde" if typt == staat else "bewaar")
    assert oordeel(staat, basis, typt, eigen=True, oud=True) == ("zelfde" if typt == staat else "laat")


def test_een_lege_tekst_heeft_een_leeg_stempel():
    assert stempel("") == ""
    assert len(stempel("x")) == 12
    assert NU.stempel("steunpersoon-naam") == ""


@pytest.mark.parametrize(
    "naam, opgeslagen, getypt",
    [
        ("verzuim-thuis_sinds", "2026-09-07", "7 september 2026"),
        ("stagnatie-wat", "De begeleiding is niet begonnen.", "  De begeleiding is niet begonnen.\r\n"),
        ("stagnatie-wachtlijst_jeugdhulp", True, "ja"),
        ("stagnatie-veroorzakers", ["Jeugdhulp De Brug"], "\nJeugdhulp De Brug \n"),
    ],
)
def test_dezelfde_waarde_anders_getypt_is_geen_verandering(naam, opgeslagen, getypt):
    uit = voeg_in(NU, {}, [Getypt(naam, (getypt,), "iets-anders")])
    assert [g.wat for g in uit.gevolgen] == ["bewaard"]
    assert not uit.veranderd
    assert opgeslagen


def test_een_fout_verandert_niets():
    uit = voeg_in(NU, {}, [Getypt("verzuim-thuis_sinds", ("31-2-2026",), "")])
    assert (uit.gevolgen[0].wat, uit.veranderd, uit.inhoud.document == NU.document) == ("fout", set(), True)


def test_invoer_wordt_niet_veranderd():
    voor = met_sleutels(SAM)
    voeg_in(NU, {}, [Getypt("verzuim-soort", ("absoluut",))], {f"partijen-{voor['partijen'][0]['_id']}": None})
    assert NU.document == voor


def test_te_veel_regels():
    vol = Inhoud(met_sleutels({**SAM, "partijen": [{"rol": f"r{i}"} for i in range(100)]}), "", "")
    uit = voeg_in(vol, {}, [Getypt("partijen-0000000a-rol", ("nog een",), "")])
    assert uit.gevolgen[0].melding == "Dit zijn te veel regels. Er passen er 100."


def test_nummers_worden_sleutels_en_een_nieuwe_regel_krijgt_er_een():
    nieuw = iter(["0000000a", "0000000b"])
    uit = op_sleutels(
        [Getypt(f"opschalingen-{n}", ("x",)) for n in ("0-datum", "7-datum", "7-functie", "8-functie")],
        NU.document,
        lambda: next(nieuw),
    )
    bekend = NU.document["opschalingen"][0]["_id"]
    assert [een.naam.split("-")[1] for een in uit] == [bekend, "0000000a", "0000000a", "0000000b"]


def test_een_weggehaalde_regel_laat_een_merk_en_kan_in_een_keer_terug():
    rij = f"opschalingen-{NU.document['opschalingen'][0]['_id']}"
    weg = voeg_in(NU, {}, [], {rij: None})
    assert weg.weg == {rij}
    marken = nieuwe_marken(
        {f"{rij}-datum": [1, "x", "y", "z", 1, 1], "vraag": [1, "x", "y", "z", 1, 1]}, weg, IK, 100, 2
    )
    assert set(marken) == {"vraag", rij}
    vraagt = voeg_in(weg.inhoud, marken, [Getypt(f"{rij}-functie", ("directeur",), stempel("teamleider"))])
    assert [g.wat for g in vraagt.gevolgen] == ["botst"]
    ongemoeid = voeg_in(weg.inhoud, marken, [Getypt(f"{rij}-functie", ("teamleider",), stempel("teamleider"))])
    assert [g.wat for g in ongemoeid.gevolgen] == ["laat"]
    velden = [Getypt(f"{rij}-functie", ("directeur",), WEG), Getypt(f"{rij}-organisatie", ("De Brug",), WEG)]
    terug = voeg_in(weg.inhoud, marken, velden)
    assert [g.wat for g in terug.gevolgen] == ["bewaard", "bewaard"]
    assert rij not in nieuwe_marken(marken, terug, IK, 101, 3)


def test_een_nieuwe_regel_is_geen_weggehaalde():
    uit = voeg_in(NU, {}, [Getypt("opschalingen-0000000a-functie", ("x",), "")])
    assert uit.gevolgen[0].wat == "bewaard"


def test_wat_anderen_veranderden_sinds_een_versie():
    marken = {
        "vraag": [1, "Hans", "h", "0000000b", 1, 4],
        "verzoek": [1, "Hans", "h", "0000000b", 1, 3],
        "verzuim-soort": [1, "Ik", "ik", "0000000a", 1, 5],
        "onzin": "x",
    }
    assert set(sinds(marken, 3, "0000000a")) == {"vraag"}
    assert set(sinds(marken, 3, "")) == {"vraag", "verzuim-soort"}
    assert Merk.uit(["te", "kort"]) is None


@pytest.mark.parametrize(
    "naam, goed",
    [("vraag", True), ("verzoek", True), ("leerling-voornaam", True), ("leerling", False), ("versie", False)],
)
def test_welke_namen_velden_zijn(naam, goed):
    assert is_naam(naam) is goed
    assert isinstance(Samen(NU).botst, list)


DAG = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    "typt, fout",
    [
        ({"verzuim-thuis_sinds": "22-11-2026"}, {}),
        ({"verzuim-thuis_sinds": "23-11-2026"}, {"verzuim-thuis_sinds": "nog niet geweest"}),
        ({"verzuim-thuis_sinds": "14-5-2013"}, {}),
        ({"verzuim-thuis_sinds": "13-5-2013"}, {"verzuim-thuis_sinds": "vóór de geboorte"}),
        ({"verzuim-thuis_sinds": ""}, {}),
        ({"leerling-geboortedatum": "7-9-2026"}, {}),
        ({"leerling-geboortedatum": "8-9-2026"}, {"leerling-geboortedatum": "thuis kwam te zitten"}),
        ({"verzuim-thuis_sinds": "10-9-2026", "leerling-geboortedatum": "8-9-2026"}, {}),
        (
            {"verzuim-thuis_sinds": "7-9-2026", "leerling-geboortedatum": "8-9-2026"},
            {"leerling-geboortedatum": "thuis kwam te zitten"},
        ),
    ],
)
def test_dagen_die_niet_kunnen(typt, fout):
    uit = voeg_in(NU, {}, [Getypt(naam, (dag,)) for naam, dag in typt.items()], vandaag=DAG)
    assert {g.getypt.naam for g in uit.fouten} == set(fout)
    for g in uit.fouten:
        assert fout[g.getypt.naam] in g.melding
