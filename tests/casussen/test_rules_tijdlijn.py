"""What was tried, by day, and what is never in it (R6, R7, R69, R70; criminal data)."""

from __future__ import annotations

import copy
import datetime as dt

import pytest

from tafel.casussen.rules import tijdlijn, weken_sinds
from tafel.casussen.rules.tijdlijn import vooraf
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.keuzes import INZETSOORTEN
from tests.bouw import SAM

DAG = dt.date(2026, 11, 22)
GEHEIM = "Hier staat iets wat niemand mag lezen."


def feiten(*inzet, **anders):
    """Return the facts of SAM with these steps."""
    return feiten_uit({**copy.deepcopy(SAM), "inzet": list(inzet), **anders}, DAG, "doorbraakoverleg")


def test_alles_staat_op_volgorde_en_wat_geen_dag_heeft_achteraan():
    punten = tijdlijn(
        feiten({"soort": "jeugdarts", "datum": "2026-10-12", "wie": "D. Dokter", "uitkomst": "Deels belastbaar."}),
        ingediend=dt.date(2026, 11, 3),
        besluiten=[(dt.date(2026, 11, 5), "toegelaten"), (dt.date(2026, 11, 4), "teruggegeven")],
        later=[(dt.date(2026, 11, 6), "Wijkteam", True, "Nee.")],
    )
    assert [punt.tekst for punt in punten] == [
        "Blijft thuis",
        "Zorg- en adviesteam (ZAT)",
        "Multidisciplinair overleg (MDO)",
        "Plan van aanpak",
        "Jeugdarts",
        "Leidinggevende van Jeugdhulp De Brug gesproken",
        "Ingediend",
        "Teruggegeven",
        "Toegelaten",
        "Leidinggevende van Wijkteam gesproken",
        "Een uur later.",
    ]
    assert punten[-1].dag is None
    assert punten[-1].uitleg == "De mentor werd ziek."
    assert punten[4].uitleg == "Door D. Dokter. Deels belastbaar."


@pytest.mark.parametrize("soort", [w.code for w in INZETSOORTEN])
def test_elke_soort_inzet_heeft_een_woord(soort):
    punt = next(p for p in tijdlijn(feiten({"soort": soort, "datum": "2025-01-01"}), gevoelig=True))
    assert punt.tekst
    assert punt.dag == dt.date(2025, 1, 1)


@pytest.mark.parametrize("soort", ["proces_verbaal", "preventief_gesprek"])
def test_de_inhoud_komt_er_nooit_uit_ook_niet_als_zij_er_toch_staat(soort):
    rij = {"soort": soort, "datum": "2026-10-01", "wie": GEHEIM, "uitkomst": GEHEIM}
    assert GEHEIM not in repr(tijdlijn(feiten(rij), gevoelig=True))


@pytest.mark.parametrize("soort, woord", [("proces_verbaal", "Proces-verbaal"), ("zorgmelding", "Zorgmelding")])
def test_strafgegevens_en_zorgmelding_alleen_voor_wie_de_aanmelding_leest(soort, woord):
    a = feiten({"soort": soort, "datum": "2026-10-01", "uitkomst": GEHEIM})
    assert woord in [p.tekst for p in tijdlijn(a, gevoelig=True)]
    assert woord not in [p.tekst for p in tijdlijn(a)]
    assert GEHEIM not in repr(tijdlijn(a))


def test_stap_2_staat_erbij_maar_niet_dubbel():
    criteria = {
        "stap_1": [],
        "stap_2": [
            {"soort": "proces_verbaal", "datum": "2026-10-01", "uitkomst": GEHEIM},
            {
                "soort": "ketenhulp_gestagneerd",
                "datum": "2026-10-02",
                "instantie": "De Brug",
                "uitkomst": "Geen intake.",
            },
            {"soort": "plan_stagneert", "oorzaak": "wachtlijst"},
        ],
    }
    los = tijdlijn(feiten(criteria=criteria), gevoelig=True)
    assert [p.tekst for p in los].count("Proces-verbaal") == 1
    assert ("Aangekaart bij De Brug", "Geen intake.") in [(p.tekst, p.uitleg) for p in los]
    assert GEHEIM not in repr(los)
    samen = tijdlijn(feiten({"soort": "proces_verbaal", "datum": "2026-10-01"}, criteria=criteria), gevoelig=True)
    assert [p.tekst for p in samen].count("Proces-verbaal") == 1
    assert "Proces-verbaal" not in [p.tekst for p in tijdlijn(feiten(criteria=criteria))]


@pytest.mark.parametrize(
    "wisten, woord", [(True, "wisten dit vooraf"), (False, "wisten dit niet vooraf"), (None, "staat nog niet")]
)
def test_een_duo_melding_zegt_of_leerling_en_ouders_het_vooraf_wisten(wisten, woord):
    rij = {"soort": "duo_melding", "datum": "2026-10-01", "ouders_vooraf": wisten}
    punt = next(p for p in tijdlijn(feiten(rij)) if p.tekst == "Verzuimmelding bij DUO")
    assert woord in punt.uitleg
    assert punt.uitleg == vooraf(wisten)


def test_leeg_is_leeg():
    assert tijdlijn(feiten_uit({}, DAG, "doorbraakoverleg")) == []


@pytest.mark.parametrize(
    "sinds, weken",
    [
        (None, None), (DAG, 0), (DAG - dt.timedelta(days=6), 0), (DAG - dt.timedelta(days=7), 1),
        (DAG + dt.timedelta(days=1), None),
    ],
)  # fmt: skip
def test_weken_op_de_wachtlijst(sinds, weken):
    assert weken_sinds(sinds, DAG) == weken
