"""Rules of the papers: cutting, what belongs on one A4, the light, who gets papers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from tafel.casussen.rules import thuis
from tafel.casussen.rules.tijdlijn import Punt
from tafel.stukken import rules
from tafel.stukken.rules import Bladfeiten, Deelfeiten, Gastfeiten, Klaarfeiten, Maat, Mens

DAG = dt.date(2026, 11, 26)
RUIM = Maat(10)
CV, ZO = Mens("Mirjam Voorbeeld", "casusverantwoordelijke", "06 1"), Mens("Fatima Aydin", "zaakonderzoeker", "06 2")


# --- cutting ----------------------------------------------------------------------------------------------------------


def test_wat_past_blijft_heel_op_een_regel():
    assert rules.knip("  Een zin.\n\nNog  een. ", 100) == "Een zin. Nog een."
    precies = rules.breedte("abc")
    assert rules.knip("abc", precies) == "abc"
    assert rules.knip("abc", precies - 0.1) != "abc"


def test_een_lange_tekst_eindigt_bij_een_zin():
    tekst = "Hij was moe. Toen kwam de vakantie! Daarna ging het niet meer, en dat bleef zo."
    kort = rules.knip(tekst, rules.breedte("Hij was moe. Toen kwam de vakantie! …") + 1)
    assert kort == "Hij was moe. Toen kwam de vakantie! …"
    assert rules.knip("Een zin van ruim twintig. " * 9, 120).endswith("twintig. … (zie casus)")
    assert rules.knip('Zij zei: "Nee." Toen ging zij weg en kwam niet terug.', 40) == 'Zij zei: "Nee." …'


def test_een_voorletter_is_geen_einde_van_een_zin():
    assert rules.knip("MDO: M. wil terug naar school, in kleine stappen.", 30).startswith("MDO: M. wil terug")
    assert rules.knip("S.V. kwam elke dag en bleef. Daarna niet meer.", 40) == "S.V. kwam elke dag en bleef. …"


@pytest.mark.parametrize(
    "uitleg, ruimte, zin",
    [
        ("M. en haar moeder", 60, "MDO: M. en haar moeder"),
        ("M. en haar moeder willen dat er iemand meegaat", 22, "MDO"),
        ("Ging goed. Daarna bleef M. weer thuis, zonder bericht", 30, "MDO: Ging goed. …"),
        ("M. en haar moeder willen dat er iemand meegaat", 40, "MDO: M. en haar moeder willen dat er…"),
        ("", 22, "MDO"),
    ],
)
def test_van_een_stap_staat_er_genoeg_om_te_lezen_of_alleen_wat_het_was(uitleg, ruimte, zin):
    assert rules.knip_regel("MDO", uitleg, ruimte) == zin


def test_een_zin_die_niet_past_eindigt_na_een_woord_en_een_woord_na_een_letter():
    kort = rules.knip("dit is een zin zonder einde die maar doorgaat en doorgaat", 30)
    assert kort.endswith("…") and "doorgaat" not in kort and kort.startswith("dit is een zin")
    assert rules.knip("a" * 200, 30).startswith("aaa")


@pytest.mark.parametrize("teken", ["W", "i", "a", "é", "漢", "👩", "ش", "e\u0301", ". ", "W. ", "\u200b"])
@pytest.mark.parametrize("ruimte", [16, 40, 300])
def test_geknipt_is_nooit_breder_dan_de_ruimte(teken, ruimte):
    assert rules.breedte(rules.knip(teken * 3000, ruimte)) <= ruimte + rules.breedte(rules.ZIE_CASUS) * (ruimte < 17)


def test_de_naam_van_het_kind_wordt_letters():
    namen = [("Sam Verzonnen", "S.V."), ("Sam", "S."), ("Verzonnen", "V.")]
    assert rules.zonder_naam("Sam  Verzonnen en Sam. Samen, Sams, sam", namen) == "S.V. en S. Samen, Sams, sam"
    assert rules.zonder_naam("Moeder Verzonnen, van Het Verzonnen College.", namen, ["Het Verzonnen College"]) == (
        "Moeder V., van Het Verzonnen College."
    )
    assert rules.zonder_naam("Wil wil", [("Wil", "W.")]) == "W. wil"
    assert rules.zonder_naam("A b", [("A", "A.")]) == "A b"  # one letter is no name
    assert rules.zonder_naam("Sam", [("Sam", "S.")], ["Sam"]) == "S."
    assert rules.zonder_naam("a(b Sam", [("a(b", "A.")]) == "A. Sam"


# --- one A4 -----------------------------------------------------------------------------------------------------------

FEITEN = Bladfeiten(
    "2026-041", "S.V.", DAG, leerling="13 jaar.", thuis=thuis(dt.date(2026, 9, 7), DAG), vraag="Hoe weer naar school?",
    tijdlijn=(Punt(DAG, "Proces-verbaal"), Punt(DAG, "Ingediend")), tijdlijn_partij=(Punt(DAG, "Ingediend"),),
    verhalen=(rules.Kant("Leerling", "Ik wil wel.", "1 nov 2026"), rules.Kant("Ouders", reden="Zij zijn ver weg.")),
    werkt="Samen eten.", wensen=(rules.Wensfeiten("Leerling", "Rust", "Kan", "Op maandag."),), wat="Geen begeleiding.",
    opties=(rules.Optiefeiten("Thuis beginnen", bedrag=Decimal(900)),),
    plan=rules.Planfeiten(2, DAG, 3, 1), verwacht=rules.Verwachtfeiten(Decimal(900), None, True),
    komt=(rules.Komt("Jeugdhulp", "Rob", "tot € 900", antwoord="Komt"),),
)  # fmt: skip


def test_voorzitter_en_onderzoeker_zien_alles_een_partij_geen_opties_geld_of_gevoeligs():
    vol = rules.stel_samen(FEITEN, rules.VOLLEDIG, RUIM)
    assert [zin for _, zin in vol.tijdlijn] == ["Proces-verbaal", "Ingediend"]
    assert vol.opties[0] == ("Thuis beginnen", "", "€\u00a0900", "Nog niet bekend")
    assert vol.besluit == "Kies uit 1 optie. Een plek toezeggen. Verwachte kosten: jeugdhulp tot €\u00a0900."
    assert vol.komt[0].antwoord == "Komt"
    partij = rules.stel_samen(FEITEN, rules.PARTIJ, RUIM)
    assert [zin for _, zin in partij.tijdlijn] == ["Ingediend"]
    assert partij.opties is None and partij.komt[0].antwoord == ""
    assert partij.besluit == "Een plek toezeggen."
    assert partij.verhalen[0].tekst == "Ik wil wel." and partij.verhalen[1].reden == "Zij zijn ver weg."


def test_wie_de_inbreng_niet_mag_zien_krijgt_geen_verhaal_en_geen_wens():
    blad = rules.stel_samen(FEITEN, rules.Leesrecht(inbreng=False), RUIM)
    assert (blad.verhalen, blad.werkt, blad.wensen) == (None, None, None)
    assert "Ik wil wel" not in repr(blad) and "Rust" not in repr(blad)


@pytest.mark.parametrize("aantal,regels", [(0, 0), (8, 8), (9, 8), (40, 8)])
def test_de_tijdlijn_heeft_hoogstens_acht_regels_met_begin_en_eind(aantal, regels):
    punten = tuple(Punt(DAG + dt.timedelta(days=nr), f"stap {nr}", "uitleg") for nr in range(aantal))
    lijn = rules.stel_samen(replace(FEITEN, tijdlijn=punten), rules.VOLLEDIG, RUIM).tijdlijn
    assert len(lijn) == regels
    if aantal > 8:
        assert [zin for _, zin in lijn][:3] == ["stap 0: uitleg", "stap 1: uitleg", lijn[2][1]]
        assert lijn[2] == ("", f"Daartussen nog {aantal - 7} {'stap' if aantal == 8 else 'stappen'} (zie casus)")
        assert lijn[-1][1] == f"stap {aantal - 1}: uitleg"


def test_leeg_zegt_dat_het_leeg_is():
    blad = rules.stel_samen(Bladfeiten("2026-001", "?", DAG), rules.VOLLEDIG, RUIM)
    assert (blad.vraag, blad.wat) == ("Nog niet ingevuld.", "Nog niet ingevuld.")
    assert blad.plan == "Er staat nog geen plan."
    assert blad.leerling == (".", "Zit nog niet thuis.") or blad.leerling[1] == "Zit nog niet thuis."
    assert blad.besluit == "Verwachte kosten zijn nog niet ingevuld."
    zonder = replace(FEITEN, verwacht=rules.Verwachtfeiten(), opties=())
    assert rules.stel_samen(zonder, rules.VOLLEDIG, RUIM).besluit == "Er worden nog geen kosten verwacht."


def test_het_plan_in_een_zin():
    zin = rules.stel_samen(FEITEN, rules.PARTIJ, RUIM).plan
    assert zin == "Versie 2 van 26 nov 2026: 3 afspraken. Van 1 is de datum voorbij."
    vast = replace(FEITEN, plan=rules.Planfeiten(None, None, 1, 0, vast=True))
    assert (
        rules.stel_samen(vast, rules.PARTIJ, RUIM).plan
        == "Plan uit de aanmelding: 1 afspraak. Deze versie ligt op tafel."
    )


def test_meer_dan_past_wordt_geteld():
    veel = replace(FEITEN, wensen=FEITEN.wensen * 8, opties=FEITEN.opties * 7, komt=FEITEN.komt * 14)
    blad = rules.stel_samen(veel, rules.VOLLEDIG, RUIM)
    assert (len(blad.wensen), blad.meer_wensen) == (5, 3)
    assert (len(blad.opties), blad.meer_opties) == (6, 1)
    assert (len(blad.komt), blad.meer_komt) == (10, 4)


def test_elke_maat_is_smaller_dan_die_ervoor():
    assert list(rules.MATEN) == sorted(rules.MATEN, key=lambda maat: -maat.schaal)


# --- the light --------------------------------------------------------------------------------------------------------


def gast(rol="jeugdhulp", stand="komt", **anders):
    return Gastfeiten(rol, Mens("Rob Fantasie", "Jeugdhulp", "06 3"), stand, **anders)


KLAAR = Klaarfeiten(
    DAG, gasten=(gast(), gast("ouders"), gast("leerling")), verhaal={"leerling": True, "ouder": True}, opties=3,
    plan_van=DAG - dt.timedelta(days=42), meedoen=True, casusverantwoordelijke=CV, zaakonderzoeker=ZO,
)  # fmt: skip


def punten(**anders):
    return rules.klaarpunten(replace(KLAAR, **anders))


def test_alles_geregeld_is_groen_met_woord_en_teken():
    assert punten() == []
    assert rules.stand_van([]) == rules.Stand("goed", "Klaar voor de tafel", "ok")


@pytest.mark.parametrize(
    "anders,code,bel,zin",
    [
        ({"ontbreekt": ("leerplicht",)}, "ontbreekt", CV, "Nodig leerplicht uit, of schrijf op waarom dat niet hoeft."),
        ({"gasten": (gast(stand="niet_gevraagd"),) * 2}, "niet_uitgenodigd", None, "2 mensen zijn nog niet"),
        ({"gasten": (gast(stand="open"),)}, "geen_antwoord", gast().mens, "Rob Fantasie (jeugdhulp) gaf nog geen"),
        ({"gasten": (gast("ouders", "open"),)}, "geen_antwoord", gast().mens, "Ouders gaven nog geen antwoord."),
        ({"gasten": (gast("leerling", "open"),)}, "geen_antwoord", CV, "De leerling gaf nog geen antwoord."),
        ({"gasten": (gast(stand="open", stelt_ander_voor=True),)}, "ander", None, "stelt een ander voor"),
        ({"gasten": (gast(stand="kan_niet"),)}, "komt_niet", gast().mens, "Vraag wie er komt, en wat die mag"),
        ({"gasten": (gast("ouders", "kan_niet"),)}, "komt_niet", gast().mens, "Ouders kunnen niet. Vraag hoe zij wel"),
        ({"gasten": (gast(waarom_niet="A. is niet gevraagd."),)}, "toestemming", CV, "A. is niet gevraagd."),
        ({"gasten": (gast(heeft_mandaat=False),)}, "zonder_mandaat", gast().mens, "mag niets toezeggen"),
        ({"mandaat_mist": ("Een plek: niemand.",)}, "mandaat", None, "Een plek: niemand."),
        ({"verwacht": False}, "verwachting", None, "Vul in welke kosten u verwacht"),
        ({"verhaal": {"leerling": True}}, "verhaal", ZO, "Het verhaal van de ouders is nog niet gehoord."),
        ({"verhaal": {}}, "verhaal", ZO, "Het verhaal van de leerling en de ouders is"),
        ({"verhaal": {}, "zaakonderzoeker": None}, "geen_onderzoeker", None, "Wijs een zaakonderzoeker aan."),
        ({"opties": 2}, "opties", ZO, "Er staan 2 opties. Vraag om minstens 3."),
        ({"opties": 1}, "opties", ZO, "Er staat 1 optie."),
        ({"opties": 0}, "opties", ZO, "Er staan nog geen opties."),
        ({"meedoen": False}, "meedoen", ZO, "Nog niet bekend is hoe de leerling wil meedoen"),
        ({"plan_van": None}, "geen_plan", CV, "Er staat nog geen plan van aanpak."),
        ({"plan_van": DAG - dt.timedelta(days=43)}, "plan_oud", CV, "Het plan is van woensdag 14 oktober."),
        ({"voorzitter": ("Zoek een ander.",)}, "voorzitter", None, "Zoek een ander."),
    ],
)
def test_wat_nog_moet_en_wie_te_bellen(anders, code, bel, zin):
    [punt] = punten(**anders)
    assert (punt.code, punt.bel) == (code, bel)
    assert zin in punt.zin
    assert rules.stand_van([punt]) == rules.Stand("let", "Nog 1 punt", "let")


def test_zonder_leerling_aan_tafel_geen_vraag_hoe_die_meedoet():
    assert punten(meedoen=None) == []


def test_wie_niet_mag_horen_telt_alleen_als_toestemming():
    wacht = gast(stand="niet_gevraagd", waarom_niet="Nee.", heeft_mandaat=False)
    assert [punt.code for punt in punten(gasten=(wacht,))] == ["toestemming"]


def test_ouders_zonder_nummer_gaan_via_de_casusverantwoordelijke():
    ouders = Gastfeiten("ouders", Mens("A. Verzonnen", "Ouders"), "open")
    [punt] = punten(gasten=(ouders,))
    assert punt.bel == CV and "Verzonnen" not in punt.zin


def test_een_budgethouder_zonder_partij_hoeft_geen_mandaat_als_partij():
    assert punten(gasten=(gast("", heeft_mandaat=False, partij=False),)) == []


# --- who gets papers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "feiten,woord",
    [
        (Deelfeiten("jeugdhulp", uitgenodigd=True), ""),
        (Deelfeiten("", uitgenodigd=True, antwoord="komt"), ""),
        (Deelfeiten("ouders", uitgenodigd=True), "eigen bladzijde"),
        (Deelfeiten("leerling", uitgenodigd=True), "eigen bladzijde"),
        (Deelfeiten("jeugdhulp", waarom_niet="Mag niet.", uitgenodigd=True), "Mag niet."),
        (Deelfeiten("jeugdhulp"), "Nog niet uitgenodigd"),
        (Deelfeiten("jeugdhulp", uitgenodigd=True, afgezegd=True), "geldt niet meer"),
        (Deelfeiten("jeugdhulp", uitgenodigd=True, antwoord="kan_niet"), "Komt niet"),
    ],
)
def test_wie_stukken_krijgt(feiten, woord):
    waarom = rules.waarom_geen_stukken(feiten)
    assert woord in waarom and bool(waarom) == bool(woord)
