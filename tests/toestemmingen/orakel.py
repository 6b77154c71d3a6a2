"""A second judge of consent, written from the text of the rules (R57-R66, V23, V24, V26) and not from the engine.

Plain questions one after the other, its own way to count years, nothing shared with tafel.toestemmingen: two people who
read the same text must come to the same answer. It knows ages, people and answers; it gives yes or no, on what that
rests, the codes of what misses and of what deserves attention, who hears of it and who may not.
"""

from __future__ import annotations

import calendar
import datetime as dt


def volle_jaren(geboren: dt.date, dag: dt.date) -> int:
    """Count the birthdays that were: 29 February is celebrated on 1 March when there is no 29th."""
    jaren = -1
    for jaar in range(geboren.year, dag.year + 1):
        if geboren.month == 2 and geboren.day == 29 and not calendar.isleap(jaar):
            feest = dt.date(jaar, 3, 1)
        else:
            feest = dt.date(jaar, geboren.month, geboren.day)
        if feest <= dag:
            jaren += 1
    return jaren


def band(geboren: dt.date | None, dag: dt.date) -> str:
    """Return in which age band somebody is: the only thing about the day that matters."""
    if geboren is None or geboren > dag:
        return "?"
    oud = volle_jaren(geboren, dag)
    return "0-11" if oud <= 11 else "12-15" if oud <= 15 else "16-17" if oud <= 17 else "18+"


def beoordeel(
    leeftijd: str,  # a band
    soort: str,
    doel: str,
    ouders: list[tuple[str, str, str, bool]],  # name, state, answer, is it about this one
    leerling: str,
    vertegenwoordiger: str,
    ouders_vertellen: str,
    verstrekker: str,
    onbekwaam: frozenset[str],  # in which matters: alles, delen, hulp
    grondslag: bool,
) -> dict[str, object]:
    """Return mag, basis, mist, let_op (sets of (code, name)), horen and niet_horen (sets)."""
    if leeftijd == "?":
        leeg: dict[str, object] = {"let_op": set(), "horen": set(), "niet_horen": set()}
        return {"mag": False, "basis": "", "mist": {("geboortedatum", "")}, **leeg}

    over_hulp = doel == "hulp" or soort in ("hulpverlening", "medisch")
    if soort == "ouder":
        zaak = "delen"
    else:
        zaak = "hulp" if over_hulp else "delen"
    kan_niet_zelf = leeftijd != "0-11" and ("alles" in onbekwaam or zaak in onbekwaam)

    def buiten(staat: str) -> bool:  # R62: from twelve
        return staat == "uitgesloten" and leeftijd != "0-11"

    meedoend = [o for o in ouders if not buiten(o[1])]
    buitengesloten = {("ouder_uitgesloten", o[0]) for o in ouders if buiten(o[1])}
    mist: set[tuple[str, str]] = set()
    let_op: set[tuple[str, str]] = set()

    # R60: about a parent: that parent, and nobody else
    if soort == "ouder":
        wie = [o for o in ouders if o[3]]
        if not wie:
            mist.add(("betrokken_ouder", ""))
        for naam, _staat, zegt, _over in wie:
            if zegt == "nee":
                mist.add(("ouder_nee", naam))
            elif zegt == "geen":
                mist.add(("ouder_geen", naam))
        return _uitkomst(mist, let_op, doel, grondslag) | {"horen": set(), "niet_horen": buitengesloten}

    # who says yes
    ouders_nodig = leerling_nodig = vertegenwoordiger_nodig = False
    if leeftijd == "18+":
        vertegenwoordiger_nodig, leerling_nodig = kan_niet_zelf, not kan_niet_zelf
    elif leeftijd == "16-17" and not kan_niet_zelf:
        leerling_nodig = True
    elif doel != "informeren":  # parents of somebody under sixteen may be told without asking anybody
        ouders_nodig = True
        if leeftijd == "12-15" and not kan_niet_zelf:
            if over_hulp:
                leerling_nodig = True
            elif leerling == "geen":
                mist.add(("leerling_niet_gevraagd", ""))
            elif leerling == "nee":
                let_op.add(("leerling_wil_niet", ""))

    if ouders_nodig:
        if not meedoend:
            mist.add(("geen_ouder", ""))
        iemand_ja = any(o[2] == "ja" for o in meedoend)
        for naam, staat, zegt, _over in meedoend:
            if zegt == "nee":
                mist.add(("ouder_nee", naam))
            if zegt == "geen":
                weg = staat == "onbereikbaar"
                if over_hulp or not iemand_ja:
                    mist.add(("ouder_onbereikbaar" if weg else "ouder_geen", naam))
                else:
                    let_op.add(("een_ouder_onbereikbaar" if weg else "een_ouder_mist", naam))
    if leerling_nodig and leerling != "ja":
        mist.add((f"leerling_{leerling}", ""))
    if vertegenwoordiger_nodig and vertegenwoordiger != "ja":
        mist.add((f"vertegenwoordiger_{vertegenwoordiger}", ""))

    if doel == "informeren":
        if over_hulp and verstrekker != "ja":  # R63
            mist.add((f"verstrekker_{verstrekker}", ""))
        for naam, staat, _zegt, over in ouders:
            if over and buiten(staat):
                mist.add(("ouder_uitgesloten", naam))

    # who hears of it: R70, R59
    horen: set[str] = set()
    niet = set(buitengesloten)
    vrij = leeftijd in ("0-11", "12-15") or (leeftijd == "16-17" and kan_niet_zelf)
    if not vrij:
        beslisser = vertegenwoordiger if vertegenwoordiger_nodig else leerling
        vrij = ouders_vertellen == "ja" or (doel == "informeren" and beslisser == "ja")
        if not vrij:
            niet.add(("ouders_niet_horen_vertegenwoordiger" if vertegenwoordiger_nodig else "ouders_niet_horen", ""))
    if vrij:
        horen |= {o[0] for o in meedoend}
    if doel != "informeren":
        horen.add("leerling")
        if vertegenwoordiger_nodig:
            horen.add("vertegenwoordiger")
    return _uitkomst(mist, let_op, doel, grondslag) | {"horen": horen, "niet_horen": niet}


def _uitkomst(mist, let_op, doel, grondslag):
    """G04: another ground carries sharing only, never help and never telling the parents."""
    if not mist:
        return {"mag": True, "basis": "toestemming", "mist": set(), "let_op": let_op}
    if grondslag and doel == "delen":
        nee = any(code.endswith("nee") for code, _naam in mist)
        erbij = {("grondslag_na_nee" if nee else "grondslag", "")}
        return {"mag": True, "basis": "grondslag", "mist": set(), "let_op": let_op | erbij}
    return {"mag": False, "basis": "", "mist": mist, "let_op": let_op}
