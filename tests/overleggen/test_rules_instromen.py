"""What belongs on an agenda and why, what still fits, the words between two versions, order by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from tafel.overleggen.rules import is_ad_hoc, keur_ad_hoc, keur_annuleren, schuif_los, zet_erop
from tafel.overleggen.rules.dagindeling import Blok, keur_pauze, keur_vast_om, kort_in_tot_het_past, punt_als_blok
from tafel.overleggen.rules.instromen import Stroomfeiten, kies_wat_past, waarom_op_agenda
from tafel.overleggen.rules.ordenen import Ordepunt, met_de_hand, waarom_hier
from tafel.overleggen.rules.versies import als_inhoud, keur_vastleggen, letter, verschillen
from tests.overleggen.test_rules import ZET

DAG = dt.date(2026, 11, 22)
EERDER = dt.date(2026, 11, 3)
NEGEN, TIEN, TWAALF = dt.time(9), dt.time(10), dt.time(12)


def waarom(stand="toegelaten", **feiten):
    reden = waarom_op_agenda(Stroomfeiten(stand, **feiten), DAG)
    return (reden.soort, reden.zin) if reden else None


def codes(weigeringen):
    return [w.code for w in weigeringen]


# --- what belongs on it -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "feiten,soort,zin",
    [
        ({}, "toegelaten", "Toegelaten, nog niet besproken."),
        ({"spoed": True}, "spoed", "Spoed toegekend."),
        (
            {"bleef_op": EERDER},
            "blijft_liggen",
            "Stond op de agenda van dinsdag 3 november en kwam niet aan de beurt.",
        ),
        (
            {"laatste_uitkomst": "niet_besproken", "laatste_op": EERDER},
            "blijft_liggen",
            "Ging niet door op dinsdag 3 november.",
        ),
        (
            {"laatste_uitkomst": "aangehouden", "laatste_op": EERDER},
            "nog_geen_besluit",
            "Aangehouden op dinsdag 3 november.",
        ),
        (
            {"laatste_uitkomst": "geen_overeenstemming", "laatste_op": EERDER},
            "nog_geen_besluit",
            "Geen overeenstemming op dinsdag 3 november.",
        ),
        (
            {"laatste_uitkomst": "besloten", "laatste_op": dt.date(2025, 11, 3)},
            "terug",
            "Terug naar de tafel, na het besluit op maandag 3 november 2025.",
        ),
        (
            {"spoed": True, "laatste_uitkomst": "aangehouden", "laatste_op": EERDER},
            "spoed",
            "Spoed toegekend. Aangehouden op dinsdag 3 november.",
        ),
    ],
)
def test_een_toegelaten_casus_hoort_altijd_op_een_agenda(feiten, soort, zin):
    assert waarom(**feiten) == (soort, zin)


@pytest.mark.parametrize("stand", ["concept", "ingediend", "aanvulling", "afgesloten", "ingetrokken", "overgedragen"])
def test_wat_niet_aan_de_tafel_is_hoort_er_niet(stand):
    assert waarom(stand, bleef_op=EERDER, spoed=True) is None


def test_een_casus_in_opvolging_hoort_er_alleen_als_er_iets_ligt():
    assert waarom("opvolging", laatste_uitkomst="besloten", laatste_op=EERDER) is None
    assert waarom("opvolging", terugkijken_op=DAG + dt.timedelta(1)) is None
    assert waarom("opvolging", terugkijken_op=DAG)[0] == "terugkijken"
    assert waarom("opvolging", bleef_op=EERDER, terugkijken_op=DAG)[0] == "blijft_liggen"
    assert waarom("opvolging", laatste_uitkomst="niet_besproken", laatste_op=EERDER)[0] == "blijft_liggen"


def test_spoed_gaat_voor_en_terugkijken_komt_achteraan():
    soorten = [{"spoed": True}, {"bleef_op": EERDER}, {"laatste_uitkomst": "aangehouden"}, {}]
    rangen = [waarom_op_agenda(Stroomfeiten("toegelaten", **een), DAG).rang for een in soorten]
    terug = waarom_op_agenda(Stroomfeiten("opvolging", terugkijken_op=DAG), DAG).rang
    assert rangen == sorted(rangen) and len(set(rangen)) == 4 and terug > max(rangen)


def test_wat_past_wordt_gekozen_en_een_vast_punt_blijft_op_tijd():
    assert kies_wat_past(NEGEN, TWAALF, 0, [], ["a", "b", "c", "d"], 45) == ["a", "b", "c", "d"]
    assert kies_wat_past(NEGEN, TWAALF, 5, [], ["a", "b", "c", "d"], 45) == ["a", "b", "c"]
    assert kies_wat_past(NEGEN, TIEN, 0, [Blok("x", 60)], ["a"], 45) == []
    vast = [Blok("ouders", 30, dt.time(9, 45))]
    assert kies_wat_past(NEGEN, TIEN.replace(minute=15), 0, vast, ["a", "b"], 45) == ["a"]


# --- order by hand ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "nu,regels,verzet",
    [("abc", "abc", ""), ("bac", "abc", "a"), ("cab", "abc", "c"), ("bcda", "abcd", "a"), ("", "", "")],
)
def test_zo_min_mogelijk_is_met_de_hand_gezet(nu, regels, verzet):
    assert met_de_hand(nu, regels) == frozenset(verzet)


def test_elke_plek_heeft_een_reden_ook_wie_met_de_hand_is_gezet():
    lang, kort = dt.date(2026, 1, 1), dt.date(2026, 11, 1)
    a = Ordepunt("a", "1", False, False, lang, frozenset())
    b = Ordepunt("b", "2", True, False, kort, frozenset({"De Brug"}))
    assert waarom_hier([b, a], DAG) == {"b": "Leerling of ouders zijn erbij; 21 dagen thuis.", "a": "325 dagen thuis."}
    assert "Hier gezet." in "".join(waarom_hier([a, b], DAG).values())


@pytest.mark.parametrize(
    "wat,naar,verwacht",
    [
        ("c", "eerder", "cVab"), ("c", "later", "aVbc"), ("a", "later", "bVac"), ("c", 1, "cVab"), ("a", 4, "bVca"),
        ("a", 2, "aVbc"), ("b", 2, "aVbc"),
    ],
)  # fmt: skip
def test_wat_los_is_schuift_om_wat_vast_staat(wat, naar, verwacht):
    begin = {"c": "aVbc", "a": "aVbc", "b": "aVbc"}[wat]
    if (wat, naar) == ("c", "eerder"):
        verwacht = "aVcb"
    assert "".join(schuif_los(begin, {"V"}, wat, naar)) == verwacht


# --- fixed points -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "om,code",
    [
        (dt.time(8, 59), ["buiten_overleg"]), (NEGEN, []), (dt.time(11, 59), []), (TWAALF, ["buiten_overleg"]),
        (TIEN, ["al_vast"]),
    ],
)  # fmt: skip
def test_een_vaste_tijd_valt_binnen_het_overleg_en_op_een_vrije_plek(om, code):
    assert codes(keur_vast_om(om, NEGEN, TWAALF, {TIEN})) == code


@pytest.mark.parametrize("minuten,code", [(4, ["minuten"]), (5, []), (120, []), (121, ["minuten"])])
def test_een_pauze_duurt_vijf_minuten_tot_twee_uur(minuten, code):
    assert codes(keur_pauze(TIEN, minuten, NEGEN, TWAALF, set())) == code


def test_wat_begonnen_is_wordt_niet_ingekort_en_wat_vervalt_neemt_geen_tijd():
    assert punt_als_blok("a", 45, False, "niet_besproken", None) is None
    assert punt_als_blok("a", 45, True, None, None).soort == "begonnen"
    begonnen = Blok("a", 100, None, "begonnen")
    voorstel = kort_in_tot_het_past(NEGEN, dt.time(11), 0, [begonnen, Blok("b", 30)])
    assert voorstel.minuten == {"b": 20}


# --- versions ---------------------------------------------------------------------------------------------------------


def inhoud(punten, **anders):
    rijen = [{"id": n, "nummer": n, "begint": van, "eindigt": tot} for n, van, tot in punten]
    waarden = {"datum": DAG, "begint_om": NEGEN, "eindigt_om": TWAALF, "plaats": "Zaal 1", "pauzes": [], **anders}
    return als_inhoud(punten=rijen, **waarden)


def test_letters():
    assert [letter(n) for n in (0, 1, 2, 26, 27, 52, 53)] == ["", "A", "B", "Z", "AA", "AZ", "BA"]


def test_de_verschillen_staan_in_woorden():
    oud = inhoud([("1", "09:00", "09:45"), ("2", "09:45", "10:30"), ("3", "10:30", "11:00")])
    nieuw = inhoud(
        [("1", "09:00", "09:40"), ("4", "09:40", "10:00"), ("2", "10:00", "10:45")],
        datum=DAG + dt.timedelta(1), plaats="Zaal 2", eindigt_om=dt.time(11),
        pauzes=[{"om": "10:45", "minuten": 10, "titel": "Pauze"}],
    )  # fmt: skip
    assert [een.zin for een in verschillen(oud, nieuw)] == [
        "Het overleg is op maandag 23 november (was zondag 22 november).",
        "Het overleg eindigt om 11:00 (was 12:00).",
        "Plaats: Zaal 2 (was Zaal 1).",
        "1 duurt 40 minuten (was 45).",
        "4 kwam erbij, om 09:40.",
        "2 begint om 10:00 (was 09:45).",
        "3 ging van de agenda.",
        "Pauze om 10:45 kwam erbij, 10 minuten.",
    ]
    assert [een.nummer for een in verschillen(oud, nieuw) if een.tijd] == ["1", "2"]
    assert "Pauze om 10:45 ging eraf." in [een.zin for een in verschillen(nieuw, oud)]
    assert verschillen(oud, oud) == []


def test_vastleggen_vraagt_een_agenda_en_iets_nieuws():
    nu = inhoud([("1", "09:00", "09:45")])
    assert keur_vastleggen("gepland", 1, None, nu) == []
    assert codes(keur_vastleggen("gepland", 1, nu, nu)) == ["niets_anders"]
    assert codes(keur_vastleggen("gepland", 0, None, inhoud([]))) == ["lege_agenda"]
    for stand in ("gesloten", "geannuleerd"):
        assert codes(keur_vastleggen(stand, 1, None, nu)) == ["overleg_dicht"]


# --- ad hoc and cancelling --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stand,vastgezet,ad_hoc",
    [("gepland", False, False), ("gepland", True, True), ("bezig", False, True), ("bezig", True, True)],
)
def test_ad_hoc_vraagt_een_reden(stand, vastgezet, ad_hoc):
    assert is_ad_hoc(stand, vastgezet) is ad_hoc
    assert codes(keur_ad_hoc(stand, vastgezet, "  ")) == (["reden_ad_hoc"] if ad_hoc else [])
    assert keur_ad_hoc(stand, vastgezet, "Moet nu.") == []


@pytest.mark.parametrize(
    "stand,reden,code",
    [
        ("gepland", "Ziek.", []), ("gepland", " ", ["reden_mist"]), ("bezig", "Ziek.", ["overleg_bezig"]),
        ("gesloten", "Ziek.", ["overleg_gesloten"]), ("geannuleerd", "Ziek.", ["overleg_geannuleerd"]),
    ],
)  # fmt: skip
def test_annuleren_kan_alleen_vooraf_en_met_een_reden(stand, reden, code):
    assert codes(keur_annuleren(stand, reden)) == code


def test_een_geannuleerd_overleg_neemt_niets_aan():
    weigeringen = zet_erop(dataclasses.replace(ZET, overleg_stand="geannuleerd"))
    assert codes(weigeringen) == ["overleg_geannuleerd"]
    assert weigeringen[0].melding == "Dit overleg is geannuleerd. Kies een volgend overleg."
