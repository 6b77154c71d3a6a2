"""Rules of inviting: every boundary, without a database."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from dataclasses import replace
from decimal import Decimal

import pytest

from tafel.uitnodigingen.rules import antwoorden, mandaat, slots, soorten, teksten
from tafel.uitnodigingen.rules.mandaat import Houder, Partij, Verwacht
from tafel.uitnodigingen.rules.slots import Slotfeiten, Vak

VAK = Vak(dt.date(2026, 12, 3), dt.time(10, 15), dt.time(11), "Stadskantoor", "")
LATER = replace(VAK, begint_om=dt.time(10, 30))
DAG = VAK.datum


# --- R23 --------------------------------------------------------------------------------------------------------------


def test_alle_zes_zijn_genoeg():
    assert soorten.ontbreekt(soorten.ZES, {}) == ()


@pytest.mark.parametrize("soort", soorten.ZES)
def test_elke_soort_wordt_gemist(soort):
    assert soorten.ontbreekt(set(soorten.ZES) - {soort}, {}) == (soort,)


@pytest.mark.parametrize("reden, mist", [("", True), ("  ", True), ("x", False)])
def test_een_reden_telt_alleen_met_woorden(reden, mist):
    assert bool(soorten.ontbreekt(set(soorten.ZES) - {"leerplicht"}, {"leerplicht": reden})) is mist


def test_het_wijkteam_is_ook_hulp_en_de_jeugdarts_niet():
    zonder = set(soorten.ZES) - {"jeugdhulp"}
    assert soorten.ontbreekt(zonder | {"wijkteam"}, {}) == ()
    assert soorten.ontbreekt(zonder | {"jeugdarts"}, {}) == ("jeugdhulp",)


@pytest.mark.parametrize(
    "school, sector, nvt",
    [(True, "vo", set()), (False, "vo", {"school"}), (True, "mbo", {"samenwerkingsverband"}),
     (False, "mbo", {"school", "samenwerkingsverband"}), (True, None, set())],
)  # fmt: skip
def test_geen_school_en_mbo_zijn_vanzelf_nvt(school, sector, nvt):
    assert set(soorten.vanzelf_nvt(school, sector)) == nvt


@pytest.mark.parametrize(
    "nvt, goed",
    [({"leerplicht": "x" * 200}, True), ({"leerplicht": "x" * 201}, False), ({"ouders": "weg"}, False),
     ({"leerling": " "}, True), ({"iets": "x"}, False)],
)  # fmt: skip
def test_welke_redenen_mogen(nvt, goed):
    assert (soorten.keur_nvt(nvt) == []) is goed


# --- what somebody must hear ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "feiten, actie",
    [
        (Slotfeiten(VAK, None), "uitnodiging"),
        (Slotfeiten(VAK, None, compleet=False), "niets"),
        (Slotfeiten(VAK, None, mag=False), "niets"),
        (Slotfeiten(VAK, None, ingetrokken=True), "niets"),
        (Slotfeiten(None, None), "niets"),
        (Slotfeiten(VAK, VAK), "niets"),
        (Slotfeiten(VAK, LATER), "wijziging"),
        (Slotfeiten(VAK, replace(VAK, plaats="Raadhuis")), "wijziging"),
        (Slotfeiten(VAK, replace(VAK, online="https://x.nl")), "wijziging"),
        (Slotfeiten(VAK, LATER, compleet=False), "wijziging"),
        (Slotfeiten(None, VAK), "afzegging"),
        (Slotfeiten(VAK, VAK, mag=False), "afzegging"),
        (Slotfeiten(VAK, VAK, ingetrokken=True), "afzegging"),
        (Slotfeiten(None, VAK, afgezegd=True), "niets"),
        (Slotfeiten(VAK, VAK, afgezegd=True), "uitnodiging"),
        (Slotfeiten(VAK, VAK, afgezegd=True, ingetrokken=True), "niets"),
        (Slotfeiten(VAK, VAK, ander_adres=True), "uitnodiging"),
        (Slotfeiten(VAK, LATER, begonnen=True), "niets"),
        (Slotfeiten(None, VAK, begonnen=True), "niets"),
    ],
)
def test_wat_iemand_moet_horen(feiten, actie):
    assert slots.actie(feiten) == actie


def test_na_vertellen_is_er_nooit_meer_iets_te_vertellen():
    """Property over all facts: sending once brings the state in which nothing is sent."""
    vlaggen = itertools.product((False, True), repeat=5)
    for nu, gestuurd, (afgezegd, ingetrokken, mag, compleet, ander) in itertools.product(
        (None, VAK, LATER), (None, VAK), list(vlaggen)
    ):
        f = Slotfeiten(nu, gestuurd, afgezegd, ingetrokken, mag, compleet, False, ander)
        doe = slots.actie(f)
        if doe == "afzegging":
            f = replace(f, afgezegd=True)
        elif doe != "niets":
            f = replace(f, gestuurd=nu, afgezegd=False, ander_adres=False)
        assert slots.actie(f) == "niets", f


def test_het_volgnummer_gaat_alleen_op():
    assert [slots.volgend_nummer(0, False), slots.volgend_nummer(0, True), slots.volgend_nummer(7, True)] == [0, 1, 8]


def test_de_link_werkt_tot_en_met_de_dag_erna():
    assert slots.verloopt(dt.date(2026, 12, 31)) == dt.date(2027, 1, 2)


# --- answers ----------------------------------------------------------------------------------------------------------

FEITEN = antwoorden.Antwoordfeiten("jeugdhulp", True, False, DAG, DAG)
VERA = antwoorden.Vervanger("Vera", "teamleider", "vera@voorbeeld.nl", True, Decimal(500))


@pytest.mark.parametrize(
    "feiten, antwoord, reden, vervanger, codes",
    [
        (FEITEN, "komt", "", None, []),
        (replace(FEITEN, vandaag=DAG + dt.timedelta(days=1)), "komt", "", None, ["voorbij"]),
        (replace(FEITEN, geldt=False), "komt", "", None, ["voorbij"]),
        (replace(FEITEN, begonnen=True), "komt", "", None, ["voorbij"]),
        (FEITEN, "kan_niet", " ", None, ["reden_ontbreekt"]),
        (FEITEN, "kan_niet", "x" * 500, None, []),
        (FEITEN, "kan_niet", "x" * 501, None, ["reden_lang"]),
        (FEITEN, "ander", "", VERA, []),
        (FEITEN, "ander", "", None, ["antwoord"]),
        (FEITEN, "", "", None, ["antwoord"]),
        (replace(FEITEN, rol="ouders"), "ander", "", VERA, ["antwoord"]),
        (replace(FEITEN, rol="leerling"), "kan_niet", "Liever niet.", None, []),
        (FEITEN, "ander", "", replace(VERA, naam=""), ["naam_ontbreekt"]),
        (FEITEN, "ander", "", replace(VERA, functie=" "), ["functie_ontbreekt"]),
        (FEITEN, "ander", "", replace(VERA, mandaat=False), ["bedrag_zonder_mandaat"]),
        (FEITEN, "ander", "", replace(VERA, mandaat=False, tot=None), []),
    ],
)  # fmt: skip
def test_welk_antwoord_mag(feiten, antwoord, reden, vervanger, codes):
    assert [w.code for w in antwoorden.keur_antwoord(feiten, antwoord, reden, vervanger)] == codes


@pytest.mark.parametrize(
    "adres, goed",
    [("a@b.nl", True), ("a.b+c@d.e.nl", True), ("a@b", False), ("a b@c.nl", False), ("a@b.nl, c@d.nl", False),
     ("a@b.nl\nBcc: c@d.nl", False), ("", False), ("é@b.nl", False), ("x" * 200 + "@b.nl", False)],
)  # fmt: skip
def test_wat_een_adres_is(adres, goed):
    assert antwoorden.is_adres(adres) is goed


# --- mandate ----------------------------------------------------------------------------------------------------------


def houder(naam, kant, sector=None, tot=None):
    return Houder(uuid.uuid5(uuid.NAMESPACE_DNS, naam), naam, "", kant, sector, Decimal(tot) if tot else None)


NEL, ELS, MAARTEN, PETRA = (
    houder("Nel", "jeugdhulp"), houder("Els", "onderwijs", "vo", 2500), houder("Maarten", "onderwijs", "vo"),
    houder("Petra", "vrij", "mbo", 10_000),
)  # fmt: skip
ALLEN = (NEL, ELS, MAARTEN, PETRA)
V = Verwacht(None, Decimal(2500), False, "vo", True)


@pytest.mark.parametrize(
    "verwacht, wie",
    [
        (replace(V, onderwijs=None), []),
        (V, ["Nel", "Els"]),  # precisely her ceiling
        (replace(V, onderwijs=Decimal("2500.01")), ["Nel", "Maarten"]),
        (Verwacht(Decimal(1), None, False, "vo", True), ["Nel", "Els"]),  # the other side, to know of it (R33)
        (Verwacht(Decimal(3000), None, False, "vo", True, "beiden"), ["Nel", "Maarten"]),  # V5
        (replace(V, sector="mbo"), ["Nel", "Petra"]),  # V6
        (replace(V, sector="po"), ["Nel"]),  # nobody of po here
        (replace(V, sector="vo", school=False), ["Nel"]),  # no school: a free holder, who is not here
    ],
)
def test_beide_kanten_komen_bij_geld(verwacht, wie):
    assert [h.naam for h in mandaat.wie_nodig(verwacht, ALLEN)] == wie


@pytest.mark.parametrize(
    "stand, soort", [("komt", "goed"), ("open", "let"), ("niet_gevraagd", "let"), ("kan_niet", "fout")]
)
def test_wie_komt_bepaalt_de_kleur(stand, soort):
    punten = mandaat.zicht(V, (NEL, MAARTEN), {NEL.gebruiker_id: "komt", MAARTEN.gebruiker_id: stand}, ())
    assert [p.soort for p in punten] == ["goed", soort]


def test_te_weinig_mandaat_wordt_dagen_vooraf_gezegd():
    punten = mandaat.zicht(replace(V, onderwijs=Decimal(4320)), (NEL, ELS), {ELS.gebruiker_id: "komt"}, ())
    assert punten[1].soort == "fout" and "tot €\u00a02.500" in punten[1].zin and "4.320" in punten[1].zin


def test_een_ander_met_genoeg_mandaat_die_komt_telt():
    """Maarten is invited by hand and comes; Els, the first choice, can't."""
    standen = {NEL.gebruiker_id: "komt", ELS.gebruiker_id: "kan_niet", MAARTEN.gebruiker_id: "komt"}
    assert [p.soort for p in mandaat.zicht(V, ALLEN, standen, ())] == ["goed", "goed"]


def test_zonder_houder_wordt_de_beheerder_genoemd():
    [jeugd, onderwijs] = mandaat.zicht(V, (), {}, ())
    assert {jeugd.soort, onderwijs.soort} == {"fout"} and "beheerder" in jeugd.zin


SCHOOL = Partij("school", "Mirjam", True, "rooster", "komt")
SWV = Partij("samenwerkingsverband", "Els", True, "", "open")


@pytest.mark.parametrize(
    "partijen, sector, soort",
    [
        ((SCHOOL, SWV), "vo", "goed"),
        ((replace(SCHOOL, heeft_mandaat=False), SWV), "vo", "let"),
        ((replace(SCHOOL, heeft_mandaat=False),), "vo", "fout"),
        ((SWV,), "mbo", "fout"),
        ((replace(SCHOOL, stand="kan_niet"),), "vo", "fout"),
        ((), "vo", "fout"),
    ],
)
def test_een_plek_vraagt_school_of_samenwerkingsverband_met_mandaat(partijen, sector, soort):
    v = Verwacht(None, None, True, sector, True)
    assert [p.soort for p in mandaat.zicht(v, ALLEN, {}, partijen)] == [soort]


def test_wie_niets_mag_toezeggen_draagt_niets():
    gezin = Partij("ouders", "Ouders", False, "", "open")
    assert mandaat.zonder_mandaat([SCHOOL, replace(SWV, heeft_mandaat=False), gezin]) == ["Els"]


# --- words ------------------------------------------------------------------------------------------------------------


def test_een_mail_noemt_alle_eigen_tijden_in_de_volgorde_van_de_klok():
    regels = [teksten.Regel("2026-044", LATER, "uitnodiging"), teksten.Regel("2026-041", VAK, "uitnodiging")]
    tekst = teksten.tekst("Doorbraakoverleg", regels)
    assert tekst.index("2026-041") < tekst.index("2026-044") and "10:15 tot 11:00 uur" in tekst
    assert teksten.onderwerp(regels) == "Uitnodiging: casussen 2026-044 en 2026-041, donderdag 3 december"


@pytest.mark.parametrize(
    "acties, begin",
    [(("uitnodiging",), "Uitnodiging: casus"), (("wijziging",), "Nieuwe tijd of plaats: casus"),
     (("afzegging",), "Gaat voor u niet door: casus"), (("niets",), "Uitnodiging: casus"),
     (("niets", "afzegging"), "Gewijzigde uitnodiging: casus"), (("uitnodiging", "wijziging"), "Nieuwe tijd")],
)  # fmt: skip
def test_het_onderwerp_zegt_wat_er_is(acties, begin):
    regels = [teksten.Regel(f"2026-04{nr}", VAK, actie) for nr, actie in enumerate(acties)]
    assert teksten.onderwerp(regels).startswith(begin)


def test_niets_dan_afzeggen_vraagt_geen_antwoord():
    tekst = teksten.tekst("Tafel", [teksten.Regel("2026-041", VAK, "afzegging")])
    assert "niet door" in tekst and "Laat weten" not in tekst


def test_een_gezin_leest_gewone_woorden():
    tekst = teksten.tekst("Tafel", [teksten.Regel("2026-041", VAK, "uitnodiging", gezin=True)])
    assert "U mag iemand meenemen" in tekst and "mandaat" not in tekst and "toezeggen" not in tekst


def test_een_verkeerde_voorzitter_houdt_alleen_nieuwe_uitnodigingen_tegen():
    zinnen = ("Hans Jacobs is partij in casus 2026-041. Kies iemand anders.",)
    assert [w.melding for w in slots.keur_versturen(zinnen, True)] == list(zinnen)
    assert slots.keur_versturen(zinnen, False) == [] == slots.keur_versturen((), True)
