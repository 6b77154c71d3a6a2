"""The script out of its facts: times, lines, conditions, branches. No database."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from tafel.draaiboeken import rules
from tafel.draaiboeken.rules import (
    FASEN,
    Casusfeiten,
    Geld,
    Knoop,
    Optie,
    Spreker,
    Tafelfeiten,
    Wens,
    casusscript,
    fasetijden,
    opening,
    sluiting,
    spreektijden,
    takken,
    verdeel,
    verder,
    zinnen,
)

SAM = Spreker("leerling", "Leerling", "Leerling", komt="komt")
OUDERS = Spreker("ouders", "Ouders", "Ouders", komt="komt")
SCHOOL = Spreker("school", "Mirjam Voorbeeld", "School", "oco", "Het College", "rooster", komt="komt")
ROB = Spreker("jeugdhulp", "Rob Fantasie", "Jeugdhulp", "begeleider", "De Brug", "", False, komt="komt")
ELS = Spreker("", "Els Duur", "Budgethouder", "directeur", "SWV", "mag toezeggen tot € 2.500", hoedanigheid="geld")
T = Tafelfeiten(
    tafel="Doorbraakoverleg", voorzitter="Hans Jacobs", ik="Hans Jacobs", volgend_op=dt.date(2026, 12, 14),
    begint=dt.time(9, 30), eindigt=dt.time(12), aantal=3,
)  # fmt: skip
F = Casusfeiten(
    nummer="2026-003", initialen="S.V.", minuten=45, begint=dt.time(9, 35), sector="vo", vraag="Hoe kan S. naar school",
    knoop=Knoop("De begeleiding begon niet", "Bij jeugdhulp", "Een wachtlijst", "De teamleider"),
    sprekers=(SAM, OUDERS, SCHOOL, ROB, ELS), volgende="2026-004", volgende_minuten=45, tafel=T,
)  # fmt: skip


def teksten(lijst):
    """All words of lines or branches, as one text."""
    uit = []
    for een in lijst:
        uit += [een.als, *(z.tekst for z in een.zinnen)] if hasattr(een, "als") else [een.tekst, een.bij]
    return "\n".join(uit).replace("\u00a0", " ")


def tak(fase, feiten, begin):
    """The branch that begins with these words."""
    return next(t for t in takken(fase, feiten) if t.als.startswith(begin))


# --- times -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("minuten", [5, 7, 12, 30, 45, 90, 240])
def test_de_fasen_zijn_samen_precies_de_tijd_van_de_casus(minuten):
    tijden = fasetijden(dt.time(9, 35), minuten)
    assert list(tijden) == list(FASEN)
    assert sum(duur for _, duur in tijden.values()) == minuten
    om = dt.time(9, 35)
    for begint, duur in tijden.values():
        assert begint == om
        om = (dt.datetime.combine(dt.date(2026, 1, 1), om) + dt.timedelta(minutes=duur)).time()


def test_van_45_minuten_is_bijna_de_helft_om_te_horen():
    assert [duur for _, duur in fasetijden(dt.time(10), 45).values()] == [3, 20, 2, 8, 7, 3, 2]


def test_leerling_en_ouders_krijgen_de_meeste_spreektijd():
    assert spreektijden(33, ["leerling", "ouders", "school", "leerplicht", "jeugdhulp"]) == [7, 8, 6, 6, 6]
    assert verdeel(10, []) == [] and verdeel(0, [1, 2]) == [0, 0] and sum(verdeel(7, [1, 1, 1])) == 7


# --- lines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fase", FASEN)
def test_elke_fase_heeft_zinnen_eisen_en_takken_ook_zonder_feiten(fase):
    leeg = Casusfeiten()
    for f in (F, leeg):
        assert any(z.soort in ("zeg", "wie") for z in zinnen(fase, f))
        assert verder(fase, f) and takken(fase, f)
    for zin in [*zinnen(fase, F), *(z for t in takken(fase, F) for z in t.zinnen)]:
        assert zin.tekst.strip() and "  " not in zin.tekst and ".." not in zin.tekst.replace("…", "")
        assert "!" not in zin.tekst and "helaas" not in zin.tekst.lower()


def test_een_onbekende_fase_bestaat_niet():
    with pytest.raises(KeyError):
        zinnen("pauze", F)


def test_de_opening_noemt_wie_leest_en_zegt_het_als_die_vervangt():
    zelf = teksten(opening(T, [F]).zinnen)
    assert "Ik ben Hans Jacobs en ik leid dit overleg." in zelf and "Ik vervang" not in zelf and "Goedemorgen." in zelf
    ander = teksten(opening(replace(T, ik="Ine Invaller", begint=dt.time(13)), [F]).zinnen)
    assert "Ik ben Ine Invaller" in ander and "Ik vervang vandaag Hans Jacobs." in ander and "Goedemiddag." in ander


def test_een_tafel_die_adviseert_belooft_geen_besluit():
    advies = replace(F, tafel=replace(T, heeft_mandaat=False))
    assert "geeft advies" in teksten(opening(advies.tafel, []).zinnen)
    assert "We adviseren" in teksten(zinnen("besluit", advies)) and "We besluiten" not in teksten(
        zinnen("besluit", advies)
    )


def test_horen_gaat_in_volgorde_met_namen_van_professionals_en_zonder_naam_van_het_gezin():
    regels = zinnen("horen", F)
    assert [z.tekst for z in regels if z.soort == "wie"] == ["Leerling", "Ouders", "School", "Jeugdhulp"]
    assert [z.eigen for z in regels if z.soort == "wie"] == [True, True, False, False]
    assert sum(z.minuten for z in regels) == 20
    assert "Mirjam Voorbeeld, oco, Het College" in teksten(regels) and "Els Duur" not in teksten(regels)


def test_welkom_zegt_wie_wat_mag_beslissen():
    tekst = teksten(zinnen("welkom", F))
    assert "Mirjam Voorbeeld, oco, Het College. Die mag toezeggen: rooster." in tekst
    assert "Rob Fantasie, begeleider, De Brug. Die denkt mee, en kan vandaag niets toezeggen." in tekst
    assert "Els Duur, directeur, SWV. Die mag toezeggen tot € 2.500." in tekst


def test_in_po_zijn_de_woorden_van_po():
    po = replace(F, sector="po")
    alles = "\n".join(teksten(zinnen(f, po)) + teksten(takken(f, po)) + "\n".join(verder(f, po)) for f in FASEN)
    assert "leerkracht" in alles and "ib'er" in alles and "ouders en leerling" in alles.lower()
    assert "mentor" not in alles and "ondersteuningscoördinator" not in alles


@pytest.mark.parametrize(
    "meedoen, woord",
    [
        ("schrijven", "De leerling schreef het op."), ("voorlezen", "wil dat iemand het voorleest"),
        ("filmpje", "maakte een filmpje"), ("via_iemand", "laat iemand anders het zeggen"),
        ("alleen_luisteren", "Jij wilde vooral luisteren."),
    ],
)  # fmt: skip
def test_de_leerling_doet_mee_zoals_gekozen(meedoen, woord):
    f = replace(F, sprekers=(replace(SAM, meedoen=meedoen, woorden="Twee uur is genoeg."), OUDERS))
    tekst = teksten(zinnen("horen", f))
    assert woord in tekst and "Lees voor: “Twee uur is genoeg.”" in tekst


def test_elke_wens_krijgt_het_antwoord_met_waarom_of_de_vraag():
    f = replace(F, wensen=(
        Wens("leerling", "Niet meer dan 15", "kan_niet", "De klas is vol"), Wens("ouders", "Rust"),
        Wens("leerling", "Twee uur", "kan", "Het rooster past.", "Eigen school"),
    ))  # fmt: skip
    tekst = teksten(zinnen("opties", f))
    assert "Jij zei: “Niet meer dan 15”\n" in tekst and "Dat kan niet. De klas is vol." in tekst
    assert "U zei: “Rust”" in tekst and "Wie kan hier antwoord op geven?" in tekst
    assert "Dat kan. Het rooster past. Het hoort bij deze weg: eigen school." in tekst
    assert "Nog open: 1." in verder("opties", f)[0] and tak("opties", f, "Kan een wens niet").let


def test_het_besluit_wordt_voorgesteld_uit_wat_gekozen_is_of_als_enige_kan():
    a = Optie("Twee uur op de eigen school", onderwijs="Maandag twee uur", plek_vanaf=dt.date(2026, 12, 7))
    b, c = Optie("Tussenvoorziening", reeel=True), Optie("Thuis", reeel=False)
    gekozen = replace(F, opties=(replace(a, stand="gekozen"), b))
    tekst = teksten(zinnen("besluit", gekozen))
    assert "We besluiten: twee uur op de eigen school, vanaf maandag 7 december." in tekst
    assert "Onderwijs: maandag twee uur." in tekst
    assert "We besluiten: tussenvoorziening." in teksten(zinnen("besluit", replace(F, opties=(b, c))))
    twijfel = teksten(zinnen("besluit", replace(F, opties=(b, replace(a, reeel=True)))))
    assert "Maak één zin" in twijfel and "voorstel" not in twijfel


def test_wegen_die_niet_gekozen_zijn_worden_niet_genoemd():
    f = replace(F, opties=(Optie("Thuis", stand="niet_gekozen"), Optie("SWV-klas", plek="Zaal 2", ja_zegt="Els Duur",
                                                                      plek_vanaf=dt.date(2026, 12, 7))))  # fmt: skip
    tekst = teksten(zinnen("opties", f))
    assert "Weg A: SWV-klas." in tekst and "Plek: Zaal 2 vanaf maandag 7 december. Els Duur zegt daar ja op." in tekst
    assert "thuis" not in tekst.lower() and "is één weg" in tekst


# --- branches --------------------------------------------------------------------------------------------------------


def test_wie_er_niet_is_valt_op_en_de_reden_staat_erbij():
    weg = replace(F, sprekers=(SAM, OUDERS, replace(ROB, komt="kan_niet", reden="Is ziek")))
    een = tak("welkom", weg, "Is een partij er niet")
    assert een.let and "Rob Fantasie, begeleider, De Brug kan niet: Is ziek." in teksten([een])
    assert not tak("welkom", F, "Is een partij er niet").let


def test_zonder_leerling_zegt_de_tak_hoe_de_mening_binnenkwam():
    f = replace(
        F, sprekers=(replace(SAM, komt="kan_niet", meedoen="schrijven", woorden="Ik wil koken."), OUDERS),
        wensen=(Wens("leerling", "Koken"), Wens("ouders", "Rust")), niet_gehoord={"leerling": "Wil niet bellen"},
    )  # fmt: skip
    een = tak("welkom", f, "Is de leerling er niet")
    tekst = teksten([een])
    assert een.let and "De leerling schreef het op. Lees voor: “Ik wil koken.”" in tekst and "1 wens" in tekst
    assert "Vooraf lukte het gesprek niet: Wil niet bellen." in tekst and "twee uitnodigingen" in tekst
    assert not tak("welkom", F, "Is de leerling er niet").let
    assert tak("welkom", replace(F, sprekers=(OUDERS,)), "Is de leerling er niet").let


def test_ontbrekend_mandaat_geeft_voorbehoud_met_een_termijn():
    f = replace(F, geld=Geld(punten=(("fout", "Jeugdhulpkosten: niemand"), ("goed", "Een plek: komt.")),
                             zonder_mandaat=("Rob Fantasie",)))  # fmt: skip
    een = tak("besluit", f, "Ontbreekt mandaat")
    tekst = teksten([een])
    assert een.let and "Jeugdhulpkosten: niemand." in tekst and "Een plek" not in tekst
    assert "onder voorbehoud" in tekst and "binnen 3 werkdagen" in tekst and "Zonder mandaat: Rob Fantasie" in tekst
    assert not tak("besluit", F, "Ontbreekt mandaat").let


def test_alleen_bij_geld_moeten_beide_partners_het_zien():
    f = replace(F, geld=Geld(jeugdhulp=Decimal(900), onderwijs=Decimal(4320), partners=("Els Duur", "Nel Reken")))
    assert "Laat beide partners de kosten zien" in teksten([tak("besluit", f, "Kost het geld")])
    assert "Els Duur en Nel Reken" in teksten([tak("besluit", f, "Kost het geld")])
    assert "€ 900 aan jeugdhulp" in teksten(zinnen("besluit", f)) and "€ 4.320 aan onderwijs" in teksten(
        zinnen("besluit", f)
    )
    assert "Jeugdhulp en onderwijs hebben allebei de kosten gezien." in verder("besluit", f)
    assert not [t for t in takken("besluit", F) if t.als.startswith("Kost")]


def test_doorzettingskracht_staat_er_alleen_met_een_convenant():
    met = replace(F, tafel=replace(T, doorzettingskracht=True, convenant="Convenant 2024"))
    assert "Convenant 2024" in teksten([tak("besluit", met, "Denkt u aan doorzettingskracht")])
    alles = "\n".join(teksten(zinnen(f, F)) + teksten(takken(f, F)) for f in FASEN) + teksten(rules.elk_moment(T))
    assert "doorzettingskracht" not in alles.lower()


@pytest.mark.parametrize(
    "anders, zin",
    [
        ({}, "we nemen 10 minuten van casus 2026-004"), ({"volgende_minuten": 30}, "10 minuten van casus 2026-004"),
        ({"volgende_minuten": 29}, "Casus 2026-004 begint op tijd"), ({"volgende": ""}, "10 minuten langer door"),
    ],
)  # fmt: skip
def test_loopt_het_uit_dan_zijn_er_twee_voorstellen(anders, zin):
    tekst = teksten([tak("afronden", replace(F, **anders), "Loopt het uit")])
    assert zin in tekst and "Tweede voorstel: we maken dit af op maandag 14 december." in tekst
    zonder = replace(F, tafel=replace(T, volgend_op=None))
    assert "op een dag die u vandaag nog van mij hoort" in teksten([tak("afronden", zonder, "Loopt het uit")])


def test_elk_moment_kent_schorsing_stoppen_en_de_meldcode():
    tekst = teksten(rules.elk_moment(T))
    assert "Tien minuten" in tekst and "Wil het gezin stoppen?" in tekst and "meldcode" in tekst
    assert "De tafel kan verder op maandag 14 december." in tekst


def test_wat_nog_geregeld_moet_worden_staat_bij_de_opening_per_casus():
    f = replace(F, sprekers=(replace(SAM, komt="open"), SCHOOL), geld=Geld(punten=(("let", "Een plek: niemand."),)))
    assert opening(T, [f]).vooraf == (
        "2026-003: Een plek: niemand.", "2026-003: Leerling gaf nog geen antwoord op de uitnodiging.",
    )  # fmt: skip
    assert "Ouders gaven nog" in opening(T, [replace(F, sprekers=(replace(OUDERS, komt="open"),))]).vooraf[0]
    assert opening(T, [F]).vooraf == ("2026-003: Els Duur gaf nog geen antwoord op de uitnodiging.",)


# --- names, whole ----------------------------------------------------------------------------------------------------


def test_de_naam_van_het_kind_wordt_een_letter_in_alles_wat_getypt_is():
    f = replace(
        F, vraag="Hoe kan Sam weer?", knoop=Knoop("Sam zegt nee", "bij Sam", "Sam", "Sam"),
        sprekers=(replace(SAM, woorden="Ik ben Sam", reden="Sam is ziek", neemt_mee="oom van Sam"), SCHOOL),
        wensen=(Wens("leerling", "Sam rust", "kan", "Sam kan het", "Weg van Sam"),),
        opties=(Optie("Sam thuis", "Sam", "Sam", "Sam", "Sam", None, "Els", "Sam", True, "gekozen"),),
        niet_gehoord={"leerling": "Sam sliep"},
    ).zonder([("Sam", "S.")])  # fmt: skip
    alles = "\n".join(teksten(zinnen(een, f)) + teksten(takken(een, f)) for een in FASEN)
    assert not re.search(r"\bSam\b", alles) and "S. zegt nee" in alles and "Mirjam Voorbeeld" in alles


def test_een_heel_casusscript_staat_op_de_klok():
    script = casusscript(F)
    assert [s.fase for s in script.stappen] == list(FASEN)
    assert script.stappen[0].begint == dt.time(9, 35) and script.stappen[1].begint == dt.time(9, 38)
    assert sluiting(T, dt.time(11, 50)).begint == dt.time(11, 50)


@pytest.mark.parametrize(
    "fase, rol, begin",
    [
        ("horen", "leerling", "Jij mag beginnen."), ("horen", "school", "Wat gaat goed op school"),
        ("horen", "", "Is er iets gezegd"), ("knelpunt", "", "Klopt dat, voor jou?"),
        ("besluit", "", "Nu vraag ik ieder"), ("afronden", "", "Klopt het zo? Jij hebt het laatste woord."),
    ],
)  # fmt: skip
def test_de_kernzin_van_een_fase_is_een_zin_uit_het_draaiboek(fase, rol, begin):
    zin = rules.kernzin(fase, "vo", rol)
    assert zin.startswith(begin)
    assert zin in [z.tekst for z in zinnen(fase, replace(F, sprekers=(Spreker(rol or "school", "x"),)))]
