"""The rules of the check (toets): pure judgements over facts, without clock or storage.

`toets` gives one result for the strip beside the form, the submit button, instroom and the command line. Each rule
names its source: R and V numbers are those of the rule set, which follows the protocol of 's-Hertogenbosch.
"""

from dataclasses import replace

from tafel.criteria.feiten import Aanmelding
from tafel.criteria.rules.basis import CRITERIA_VERSIE, EISEN, MAX_TEKENS, Eis, Eissoort, Toetsuitslag, Uitkomst
from tafel.criteria.rules.doelgroep import (
    status,
    toets_leeftijd,
    toets_onderwijs,
    toets_plicht,
    toets_verzuimsoort,
    toets_vierjarige,
)
from tafel.criteria.rules.geprobeerd import (
    toets_eerdere_overleggen,
    toets_eerdere_poging,
    toets_partijen,
    toets_stap_1,
    toets_stap_2,
    toets_stap_2_bewijs,
    zit_thuis,
)
from tafel.criteria.rules.leeftijden import Plichtstatus, leeftijd, plichtstatus, schooljaar, verjaardag
from tafel.criteria.rules.namen import gelijke_naam, naamsleutel
from tafel.criteria.rules.plan import toets_plan, toets_plan_smart
from tafel.criteria.rules.toestemming import (
    beslist_zelf,
    toets_geinformeerd,
    toets_toestemming,
    toets_toestemming_beide_ouders,
)
from tafel.criteria.rules.vastlopen import (
    toets_casusverantwoordelijke,
    toets_oorzaak,
    toets_opschaling,
    toets_reden,
)
from tafel.criteria.rules.versie import STANDAARD, TE_VERHARDEN, Criteria, als_parameters, criteria_uit

__all__ = [
    "CRITERIA_VERSIE",
    "EISEN",
    "MAX_TEKENS",
    "STANDAARD",
    "TE_VERHARDEN",
    "Criteria",
    "Eis",
    "Eissoort",
    "Plichtstatus",
    "Toetsuitslag",
    "Uitkomst",
    "als_parameters",
    "beslist_zelf",
    "criteria_uit",
    "gelijke_naam",
    "leeftijd",
    "naamsleutel",
    "nog_te_doen",
    "plichtstatus",
    "schooljaar",
    "toets",
    "verjaardag",
    "zit_thuis",
]


def toets(a: Aanmelding, criteria: Criteria = STANDAARD) -> Toetsuitslag:
    """The whole check of one aanmelding on its peildatum, by the criteria of a table; raises nothing.

    Source: the contract. `uitgesloten` when leeftijd or plicht fails; else `nog_niet_tafelrijp` when any hard
    requirement fails; else `tafelrijp`. A draft without a date of birth is not excluded, only not ready.
    """
    eisen = tuple(replace(eis, soort="hard") if eis.code in criteria.hard else eis for eis in _eisen(a, criteria))
    return Toetsuitslag(_uitkomst(a, eisen), status(a), eisen)


def _eisen(a: Aanmelding, criteria: Criteria) -> tuple[Eis, ...]:
    """Every requirement once, in the order of EISEN."""
    return (
        toets_leeftijd(a),
        toets_plicht(a),
        toets_vierjarige(a, mag=criteria.vierjarigen_mogen(a.tafel)),
        toets_verzuimsoort(a),
        toets_onderwijs(a),
        toets_partijen(a),
        toets_eerdere_overleggen(a, criteria),
        toets_eerdere_poging(a, criteria),
        toets_stap_1(a),
        toets_stap_2(a),
        toets_stap_2_bewijs(a),
        toets_casusverantwoordelijke(a),
        toets_opschaling(a),
        toets_plan(a),
        toets_plan_smart(a),
        toets_reden(a),
        toets_oorzaak(a),
        toets_geinformeerd(a),
        toets_toestemming(a),
        toets_toestemming_beide_ouders(a),
    )


def _uitkomst(a: Aanmelding, eisen: tuple[Eis, ...]) -> Uitkomst:
    open_ = {eis.code for eis in _harde_open(eisen)}
    if open_ & {"leeftijd", "plicht"} and a.leerling.geboortedatum:
        return "uitgesloten"
    return "nog_niet_tafelrijp" if open_ else "tafelrijp"


def _harde_open(eisen: tuple[Eis, ...]) -> tuple[Eis, ...]:
    return tuple(eis for eis in eisen if eis.soort == "hard" and eis.voldaan is False)


def nog_te_doen(uitslag: Toetsuitslag) -> tuple[Eis, ...]:
    """The hard requirements that are not met, in order: what stands between this aanmelding and the table."""
    return _harde_open(uitslag.eisen)
