"""What changed since the last time, in words."""

from __future__ import annotations

import copy

from tafel.criteria.schema import leeg_document
from tafel.instroom.rules import AANHEF, BESTEMMINGEN, MAX_BRIEF, Brieffeiten, brief, tegen_brief, wijzigingen
from tests.bouw import SAM


def anders(**doe):
    nieuw = copy.deepcopy(SAM)
    for sleutel, waarde in doe.items():
        nieuw[sleutel] = waarde
    return nieuw


def test_gelijk_geeft_niets_ook_als_lege_sleutels_verschillen():
    assert wijzigingen(SAM, copy.deepcopy(SAM)) == []
    assert wijzigingen({**leeg_document(), **SAM}, SAM) == []


def test_een_veld_dat_anders_is_staat_er_met_was_en_is():
    nieuw = anders(verzuim={**SAM["verzuim"], "thuis_sinds": "2026-09-08"})
    [een] = wijzigingen(SAM, nieuw)
    assert (een.soort, een.anker) == ("anders", "verzuim-thuis_sinds")
    assert een.was == "maandag 7 september 2026"
    assert een.nu == "dinsdag 8 september 2026"
    [leeg] = wijzigingen(SAM, anders(stagnatie={**SAM["stagnatie"], "waar": None}))
    assert (leeg.was, leeg.nu) == ("Bij jeugdhulp.", "niet ingevuld")


def test_de_vraag_hoort_erbij():
    [een] = wijzigingen(SAM, SAM, ("Hoe?", "Wie?"))
    assert (een.waar, een.was, een.nu) == ("De vraag aan de tafel", "Hoe?", "Wie?")


def test_een_rij_erbij_en_een_rij_weg():
    erbij = [*SAM["opschalingen"], {**SAM["opschalingen"][0], "organisatie": "School"}]
    [een] = wijzigingen(SAM, anders(opschalingen=erbij))
    assert (een.soort, een.waar, een.was) == ("erbij", "Gesprek 2", "")
    assert "organisatie: school" in een.nu.lower()
    [weg] = wijzigingen(SAM, anders(opschalingen=[]))
    assert (weg.soort, weg.nu) == ("weg", "")


def test_rijen_worden_gevolgd_met_hun_id_ook_als_ze_van_plek_wisselen():
    een, twee = SAM["eerdere_overleggen"]
    a, b = {**een, "_id": "aaaaaaaa"}, {**twee, "_id": "bbbbbbbb"}
    oud = anders(eerdere_overleggen=[a, b])
    nieuw = anders(eerdere_overleggen=[{**b, "uitkomst": "Anders."}, a])
    [een] = wijzigingen(oud, nieuw)
    assert (een.waar, een.was, een.nu) == ("Overleg 1: wat kwam eruit?", "Plan gemaakt.", "Anders.")
    # typed again with the same words is no change; another id with other words is another row, at the same place
    assert wijzigingen(oud, anders(eerdere_overleggen=[a, {**b, "_id": "cccccccc"}])) == []
    nieuwe_rij = anders(eerdere_overleggen=[a, {**b, "_id": "cccccccc", "uitkomst": "Heel anders."}])
    assert sorted(w.soort for w in wijzigingen(oud, nieuwe_rij)) == ["erbij", "weg"]


def test_een_id_dat_erbij_komt_is_geen_wijziging():
    nieuw = anders(eerdere_overleggen=[{**rij, "_id": "aaaaaaa1", "_los": 1} for rij in SAM["eerdere_overleggen"][:1]]
                   + [{**SAM["eerdere_overleggen"][1], "_id": "aaaaaaa2"}])  # fmt: skip
    assert wijzigingen(SAM, nieuw) == []


def test_een_rij_binnen_een_groep():
    plan = copy.deepcopy(SAM["plan_van_aanpak"])
    plan["afspraken"][0]["wanneer"] = "2026-10-12"
    [een] = wijzigingen(SAM, anders(plan_van_aanpak=plan))
    assert een.anker == "plan_van_aanpak-afspraken-0-wanneer"
    assert "5 oktober" in een.was and "12 oktober" in een.nu


def test_elke_brief_past_op_een_a4_en_noemt_de_weg_verder():
    reden = "Er is nog geen gesprek geweest met het samenwerkingsverband. " * 8
    soorten = ("toegelaten", "uitzondering", "teruggegeven", "geen_uitzondering", "aanvulling", "verlengd", "gesloten")
    for aan in AANHEF:
        for soort in soorten:
            tekst = brief(aan, Brieffeiten(soort, "2026-041", "Tafel", "H. Jacobs", "M. Voorbeeld", reden, ("Plan",)))
            assert tekst.startswith(AANHEF[aan])
            assert "2026-041" in tekst and reden.strip() in tekst
            assert tegen_brief(tekst) == [], (aan, soort, len(tekst))
            assert "!" not in tekst
        for code, naam in BESTEMMINGEN.items():
            feiten = Brieffeiten("doorverwezen", "2026-041", "Tafel", "H.", "M.", reden, bestemming=naam)
            tekst = brief(aan, feiten, code)
            assert naam.partition(" (")[0].partition(", bij")[0] in tekst
            assert tegen_brief(tekst) == []


def test_een_brief_over_een_andere_tafel_zegt_dat_er_niets_meegaat():
    feiten = Brieffeiten("doorverwezen", "2026-041", "Tafel", "H.", "M.", "Past.", bestemming="Een andere tafel",
                         waarheen="Taskforce Fabelstad")  # fmt: skip
    assert "Uw gegevens gaan niet mee" in brief("gezin", feiten, "andere_tafel")
    assert "Een andere tafel: Taskforce Fabelstad" in brief("gezin", feiten, "andere_tafel")


def test_een_brief_zonder_besluit_vertelt_hoe_het_staat():
    for stand in (
        "concept",
        "ingediend",
        "opvolging",
        "afgesloten",
        "opgelost_voor_tafel",
        "ingetrokken",
        "overgedragen",
    ):
        tekst = brief("gezin", Brieffeiten(stand, "2026-041", "Tafel", contact="M. Voorbeeld (06)"))
        assert "Wat gebeurt er nu?" in tekst and "M. Voorbeeld" in tekst


def test_een_brief_is_niet_leeg_en_niet_te_lang():
    assert [w.code for w in tegen_brief("  ")] == ["geen_tekst"]
    assert tegen_brief("x" * MAX_BRIEF) == []
    assert [w.code for w in tegen_brief("x" * (MAX_BRIEF + 1))] == ["te_lang"]
