"""A pasted plan becomes lines; nothing that was pasted is lost."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tafel.plannen.rules.datums import lees_dag
from tafel.plannen.rules.plakken import GEEN_WAT, GEEN_WIE, lees_plak

BIJ = dt.date(2026, 11, 21)

# what was pasted, and the lines (wie, wat, wanneer) that must come out
VOORBEELDEN = {
    "word, drie kolommen": (
        "Wie\tWat\tWanneer\nMentor\tbelt elke maandag\t5-10-2026\nOuders\tbrengen Sam naar school\t12-10-2026",
        [("Mentor", "belt elke maandag", "2026-10-05"), ("Ouders", "brengen Sam naar school", "2026-10-12")],
    ),
    "andere volgorde": (
        "Wanneer\tActie\tVerantwoordelijke\n5 oktober\tbellen\tmentor",
        [("mentor", "bellen", "2026-10-05")],
    ),
    "kop met vraagtekens": (
        "Wie doet het?\tWat gaan we doen?\tVóór wanneer?\nmentor\tbellen\t5 okt",
        [("mentor", "bellen", "2026-10-05")],
    ),
    "nummerkolom": ("Nr.\tActie\tDoor wie\tDatum gereed\n1\tBellen\tMentor\t5/10", None),
    "nummerkolom met bekende kop": (
        "Nr.\tActie\tDoor wie\tGereed\n1\tBellen\tMentor\t5/10\n2\tRooster\tSchool\t6/10",
        [("Mentor", "Bellen", "2026-10-05"), ("School", "Rooster", "2026-10-06")],
    ),
    "een lijst onder de tabel": (
        "Wie\tWat\tWanneer\nMentor\tbelt elke maandag\t5-10-2026\n\n"
        "• School: maakt een rooster vóór 6-10-2026\n1. mentor belt moeder vóór 5 oktober",
        [
            ("Mentor", "belt elke maandag", "2026-10-05"),
            ("School", "maakt een rooster", "2026-10-06"),
            ("mentor", "belt moeder", "2026-10-05"),
        ],
    ),
    "zonder kop": (
        "mentor\tbelt moeder\t5-10-2026\nschool\tmaakt een rooster\t6-10-2026",
        [("mentor", "belt moeder", "2026-10-05"), ("school", "maakt een rooster", "2026-10-06")],
    ),
    "zonder kop, datum vooraan": (
        "5-10-2026\tmentor\tbelt moeder\n6-10-2026\tschool\tmaakt een rooster",
        [("mentor", "belt moeder", "2026-10-05"), ("school", "maakt een rooster", "2026-10-06")],
    ),
    "zonder kop, wie in het midden": (
        "bellen met thuis\tmentor\t5-10-2026\nrooster maken\tschool\t6-10-2026",
        [("mentor", "bellen met thuis", "2026-10-05"), ("school", "rooster maken", "2026-10-06")],
    ),
    "twee kolommen": (
        "mentor\tbelt moeder vóór 5 oktober\nschool\tmaakt een rooster vóór 6 oktober",
        [("mentor", "belt moeder", "2026-10-05"), ("school", "maakt een rooster", "2026-10-06")],
    ),
    "lege datumcel": ("Wie\tWat\tWanneer\nmentor\tbelt elke week\t", [("mentor", "belt elke week", "")]),
    "datumcel zonder datum": ("Wie\tWat\tWanneer\nmentor\tbelt\telke week", [("mentor", "belt (elke week)", "")]),
    "samengevoegde cel": (
        "Wie\tWat\tWanneer\nmentor\tbelt\t5-10-2026\n\tmailt\t6-10-2026",
        [("mentor", "belt", "2026-10-05"), ("mentor", "mailt", "2026-10-06")],
    ),
    "regeleinde in een cel": (
        "Wie\tWat\tWanneer\nmentor\tbelt elke\nmaandag\t5-10-2026\nschool\trooster\t6-10-2026",
        [("mentor", "belt elke maandag", "2026-10-05"), ("school", "rooster", "2026-10-06")],
    ),
    "excel met aanhalingstekens": (
        'Wie\tWat\tWanneer\nmentor\t"belt elke\nmaandag"\t5-10-2026',
        [("mentor", "belt elke maandag", "2026-10-05")],
    ),
    "extra kolom blijft bewaard": (
        "Wie\tWat\tWanneer\tOpmerking\nmentor\tbelt\t5-10-2026\tna schooltijd",
        [("mentor", "belt – (Opmerking: na schooltijd)", "2026-10-05")],
    ),
    "titel boven de tabel": (
        "Plan van aanpak oktober\nWie\tWat\tWanneer\nmentor\tbelt\t5-10-2026",
        [("mentor", "belt", "2026-10-05")],
    ),
    "markdown": (
        "| Wie | Wat | Wanneer |\n|---|:--|---|\n| mentor | belt | 5-10-2026 |",
        [("mentor", "belt", "2026-10-05")],
    ),
    "strepen zonder kop": ("mentor | belt | 5-10-2026", [("mentor", "belt", "2026-10-05")]),
    "puntkomma": (
        "wie;wat;wanneer\nmentor;belt;5-10-2026\nouders;brengen Sam;6-10-2026",
        [("mentor", "belt", "2026-10-05"), ("ouders", "brengen Sam", "2026-10-06")],
    ),
    "komma met kop": ("wie,wat,wanneer\nmentor,belt,5-10-2026", [("mentor", "belt", "2026-10-05")]),
    "brede spaties": (
        "Wie      Wat             Wanneer\nmentor   belt moeder     5 oktober",
        [("mentor", "belt moeder", "2026-10-05")],
    ),
    "cellen onder elkaar": (
        "Wie\nWat\nWanneer\nmentor\nbelt\n5-10-2026\nouders\nbrengen Sam\n6-10-2026",
        [("mentor", "belt", "2026-10-05"), ("ouders", "brengen Sam", "2026-10-06")],
    ),
    "etiketten": (
        "Wie: mentor\nWat: belt elke maandag\nWanneer: 5 oktober 2026\n\nWie: ouders\nWat: brengen Sam\nWanneer: 6-10",
        [("mentor", "belt elke maandag", "2026-10-05"), ("ouders", "brengen Sam", "2026-10-06")],
    ),
    "streepje met woorden": (
        "- mentor belt elke maandag vóór 5 oktober",
        [("mentor", "belt elke maandag", "2026-10-05")],
    ),
    "genummerd": (
        "1. Mentor belt moeder op 5-10-2026\n2. School maakt een rooster uiterlijk 6 oktober 2026",
        [("Mentor", "belt moeder", "2026-10-05"), ("School", "maakt een rooster", "2026-10-06")],
    ),
    "genummerd met haakje": ("1) mentor belt moeder op 5-10-2026", [("mentor", "belt moeder", "2026-10-05")]),
    "bolletje": ("• Mentor belt moeder (5-10)", [("Mentor", "belt moeder", "2026-10-05")]),
    "word-o": ("o  mentor belt moeder op 5 okt", [("mentor", "belt moeder", "2026-10-05")]),
    "vinkje": ("☐ mentor belt moeder, 5 oktober", [("mentor", "belt moeder", "2026-10-05")]),
    "dubbele punt": ("Mentor: belt elke maandag (5-10)", [("Mentor", "belt elke maandag", "2026-10-05")]),
    "tijd is geen dubbele punt": (
        "Om 10:30 belt de mentor op 5 oktober",
        [("", "Om 10:30 belt de mentor", "2026-10-05")],
    ),
    "streepjes ertussen": ("mentor – belt moeder – 5 oktober", [("mentor", "belt moeder", "2026-10-05")]),
    "pijl": ("Joost Jansen -> belt moeder -> 5 oktober", [("Joost Jansen", "belt moeder", "2026-10-05")]),
    "kopje met een mens": (
        "Mentor:\n- belt moeder vóór 1 december\n- maakt een rooster vóór 2 december\nOuders:\n"
        "- brengen Sam op 3 december",
        [
            ("Mentor", "belt moeder", "2026-12-01"),
            ("Mentor", "maakt een rooster", "2026-12-02"),
            ("Ouders", "brengen Sam", "2026-12-03"),
        ],
    ),
    "door": (
        "Gesprek voeren met school door de mentor vóór 1 dec",
        [("de mentor", "Gesprek voeren met school", "2026-12-01")],
    ),
    "wie tussen haakjes": ("moeder bellen (mentor)", [("mentor", "moeder bellen", "")]),
    "naam en weekdag": (
        "Joost belt Mirjam uiterlijk vrijdag 27 november",
        [("Joost", "belt Mirjam", "2026-11-27")],
    ),
    "twee namen": (
        "Joost en Mirjam maken een rooster vóór 1 dec",
        [("Joost en Mirjam", "maken een rooster", "2026-12-01")],
    ),
    "rol met plek": (
        "de mentor van groep 7 en moeder maken afspraken, uiterlijk 5 dec a.s.",
        [("de mentor van groep 7 en moeder", "maken afspraken", "2026-12-05")],
    ),
    "apenstaart": ("@mentor belt moeder 5 december", [("mentor", "belt moeder", "2026-12-05")]),
    "week": ("mentor belt moeder in week 50", [("mentor", "belt moeder", "2026-12-11")]),
    "eind van de maand": ("School maakt eind november een rooster", [("School", "maakt een rooster", "2026-11-30")]),
    "vanaf blijft staan": ("Jeugdhulp begint vanaf 5 januari", [("Jeugdhulp", "begint vanaf 5 januari", "2027-01-05")]),
    "geen datum": ("- mentor belt elke maandag", [("mentor", "belt elke maandag", "")]),
    "geen wie": ("- bellen met school op 3 december", [("", "bellen met school", "2026-12-03")]),
    "vervolg op de volgende regel": (
        "- mentor belt moeder\n  over de gymles op 3 december",
        [("mentor", "belt moeder over de gymles", "2026-12-03")],
    ),
    "vaste spaties": ("mentor\u00a0belt\u00a0moeder op 3\u00a0december", [("mentor", "belt moeder", "2026-12-03")]),
    "twee datums": (
        "mentor belt tussen 5 oktober en 9 oktober",
        [("mentor", "belt tussen 5 oktober en 9 oktober", "2026-10-09")],
    ),
    "minuten zijn geen datum": ("mentor belt 5-10 minuten per dag", [("mentor", "belt 5-10 minuten per dag", "")]),
}


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_voorbeelden_uit_de_praktijk(naam):
    tekst, verwacht = VOORBEELDEN[naam]
    lezing = lees_plak(tekst, BIJ)
    if verwacht is not None:
        assert [(r.wie, r.wat, r.wanneer) for r in lezing.regels] == verwacht
    assert alles_is_er_nog(tekst, lezing)


def test_er_zijn_genoeg_voorbeelden():
    assert len(VOORBEELDEN) >= 40


def alles_is_er_nog(tekst, lezing):
    """Tell whether each line that holds something stands in the source of a line, or among what was passed over."""
    bronnen = "\n".join([r.bron for r in lezing.regels] + [bron for bron, _reden in lezing.overgeslagen])
    plat = "".join(bronnen.split())
    return all("".join(schoon(regel).split()) in plat for regel in re.split(r"[\r\n\v\f\x85\u2028\u2029]", tekst))


def schoon(tekst):
    return re.sub("[\ufeff\u200b\u00ad]", "", tekst)


@pytest.mark.parametrize(
    "tekst, dag",
    [
        ("5-10-2026", "2026-10-05"), ("05-10-2026", "2026-10-05"), ("5/10/2026", "2026-10-05"),
        ("5.10.2026", "2026-10-05"), ("2026-10-05", "2026-10-05"), ("5-10-26", "2026-10-05"), ("5/10", "2026-10-05"),
        ("5-10", "2026-10-05"), ("5 okt", "2026-10-05"), ("5 okt.", "2026-10-05"), ("5 oktober", "2026-10-05"),
        ("5 oktober 2026", "2026-10-05"), ("maandag 5 oktober", "2026-10-05"), ("ma 5 okt", "2026-10-05"),
        ("5 oktober '26", "2026-10-05"), ("uiterlijk 5 oktober", "2026-10-05"), ("vóór 5 oktober", "2026-10-05"),
        ("5 mrt", "2027-03-05"), ("1 maart 2027", "2027-03-01"), ("29 februari", "2028-02-29"),
        ("week 41", "2026-10-09"), ("wk 3", "2027-01-22"), ("week 53", "2027-01-01"), ("week 2 2028", "2028-01-14"),
        ("eind oktober", "2026-10-31"), ("eind februari 2028", "2028-02-29"), ("begin december", "2026-12-07"),
        ("medio januari", "2027-01-15"), ("half december", "2026-12-15"), ("in december", "2026-12-31"),
        ("5 oktober a.s.", "2026-10-05"), ("vrijdag 4 december 2026", "2026-12-04"),
    ],
)  # fmt: skip
def test_datums_in_woorden_en_cijfers(tekst, dag):
    lezing = lees_dag(tekst, BIJ, kolom=True)
    assert lezing.dag is not None
    assert (lezing.dag.isoformat(), lezing.rest) == (dag, "")


def test_het_jaar_is_dat_waarin_de_dag_het_dichtst_bij_ligt():
    assert lees_dag("24 juli", BIJ).dag == dt.date(2026, 7, 24)  # 120 days before
    assert lees_dag("23 juli", BIJ).dag == dt.date(2027, 7, 23)
    assert lees_dag("5 oktober", dt.date(2027, 9, 1)).dag == dt.date(2027, 10, 5)


def test_wat_niet_is_begrepen_staat_in_een_zin():
    def zinnen(tekst):
        (regel,) = lees_plak(tekst, BIJ).regels
        return regel.zinnen

    assert zinnen("mentor belt moeder op 5 oktober") == ()
    assert zinnen("bellen met school op 5 oktober") == (GEEN_WIE,)
    assert GEEN_WAT in zinnen("Wie\tWat\tWanneer\nmentor\t\t5-10")
    assert "“elke maandag” is geen datum" in zinnen("mentor belt elke maandag")[0]
    assert "Er staat geen datum bij." in zinnen("mentor belt moeder")[0]
    assert "31 februari bestaat niet." in zinnen("mentor belt op 31 februari")[0]
    assert zinnen("mentor belt op dinsdag 5 oktober") == ("5 oktober 2026 is een maandag. Controleer de dag.",)
    assert zinnen("mentor belt eind oktober") == ("“eind oktober” lezen we als 31 oktober 2026.",)
    assert zinnen("mentor belt week 41") == ("Week 41 lezen we als vrijdag 9 oktober 2026.",)
    assert "Week 60 bestaat niet." in zinnen("mentor belt week 60")[0]


def test_wat_geen_regel_is_staat_apart_met_de_reden():
    lezing = lees_plak("Plan van aanpak\n\nAfspraken:\n---\n- mentor belt op 5 oktober", BIJ)
    assert len(lezing.regels) == 1
    assert [bron for bron, _ in lezing.overgeslagen] == ["Plan van aanpak", "Afspraken:", "---"]
    assert lees_plak(" \n\t\n", BIJ).regels == ()


STUKJES = st.sampled_from(
    ["wie", "wat", "wanneer", "mentor", "Joost", "belt", "maken", "5-10", "5 oktober", "31 februari", "week 41",
     "week 99", "eind", "oktober", "elke maandag", "2026-13-45", "\t", "|", ";", ",", ":", "-", "–", "•",
     "1.", "(", ")", '"', " ",
     "\n", "\r\n", "\n\n", "@", "door", "en", "van", "groep 7", "\u00a0", "\ufeff", "é", "İ", "ß", "🙂", "---", "🎯:"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200), st.lists(STUKJES, max_size=60).map("".join), st.lists(STUKJES, max_size=60).map(" ".join)
    )
)
def test_plakken_verliest_niets_en_valt_niet_om(tekst):
    lezing = lees_plak(tekst, BIJ)
    assert alles_is_er_nog(tekst, lezing)
    for regel in lezing.regels:
        assert regel.wie or regel.wat or regel.wanneer
        assert regel.wanneer == "" or dt.date.fromisoformat(regel.wanneer)
        assert bool(regel.wie) or GEEN_WIE in regel.zinnen


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["mentor", "ouders", "school", "jeugdarts"]),
            st.sampled_from(["belt moeder", "maakt een rooster", "schrijft een brief", "komt langs"]),
            st.dates(dt.date(2026, 8, 1), dt.date(2027, 6, 1)),
        ),
        min_size=2, max_size=8,
    ),
    st.sampled_from(["\t", " | ", ";"]),
    st.permutations([0, 1, 2]),
)  # fmt: skip
def test_een_tabel_komt_terug_zoals_zij_was(rijen, scheiding, volgorde):
    koppen = ("Wie", "Wat", "Wanneer")
    regels = [koppen] + [(wie, wat, f"{dag.day}-{dag.month}-{dag.year}") for wie, wat, dag in rijen]
    tekst = "\n".join(scheiding.join(rij[nr] for nr in volgorde) for rij in regels)
    lezing = lees_plak(tekst, BIJ)
    assert [(r.wie, r.wat, r.dag) for r in lezing.regels] == rijen
    assert all(r.zinnen == () for r in lezing.regels)


@pytest.mark.parametrize("teken", ["5-", "maandag ", "a:", "(", " – ", "week 1 ", "en Jan ", "\t", '"', "elke "])
def test_een_lange_tekst_kost_geen_seconden(teken):
    begin = time.process_time()
    lees_plak(teken * (20_000 // len(teken)), BIJ)
    assert time.process_time() - begin < 2
