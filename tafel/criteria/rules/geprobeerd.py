"""What was tried, with whom, and why the table is needed: R5-R11 (protocol, bijlage 8)."""

from tafel.criteria.feiten import Aanmelding, RedenStap2
from tafel.criteria.rules.basis import Eis, in_orde, mist, nvt, opsomming, tijdig
from tafel.criteria.rules.namen import naamsleutel
from tafel.criteria.rules.versie import STANDAARD, Criteria

AANTAL = ("geen", "één", "twee", "drie", "vier", "vijf")
FAMILIE = ("leerling", "ouder", "ouders")
_NODIG = {
    "plan_stagneert": ("oorzaak",),
    "zorgmelding": ("datum",),
    "proces_verbaal": ("datum",),
    "ketenhulp_gestagneerd": ("instantie", "datum", "uitkomst"),
}
_WOORDEN = {"oorzaak": "de oorzaak", "datum": "de datum", "instantie": "de instantie", "uitkomst": "het antwoord"}


def toets_partijen(a: Aanmelding) -> Eis:
    """R5: at least two different organisations; leerling and ouders are not counted."""
    namen = {naamsleutel(p.organisatie) for p in a.partijen if naamsleutel(p.rol) not in FAMILIE} - {""}
    if len(namen) >= 2:
        return in_orde("partijen", f"Er doen {len(namen)} organisaties mee.")
    hoeveel = "Er is nog maar één organisatie genoemd" if namen else "Er is nog geen organisatie genoemd"
    return mist(
        "partijen",
        f"{hoeveel}. Noem er minstens twee. Leerling en ouders tellen hier niet mee.",
        "Noem minstens twee organisaties",
        veld=f"partijen-{len(a.partijen)}-organisatie",
    )


def toets_eerdere_overleggen(a: Aanmelding, criteria: Criteria = STANDAARD) -> Eis:
    """R6: at least two earlier meetings (or as many as the table asks) with date, kind and outcome."""
    minstens, hard = criteria.overleggen, "eerdere_overleggen" in criteria.hard
    goed = [o for o in a.eerdere_overleggen if tijdig(o.datum, a.peildatum) and o.soort and o.uitkomst]
    naam = "Eén eerder overleg" if minstens == 1 else f"{AANTAL[minstens].capitalize()} eerdere overleggen"
    if len(goed) >= minstens:
        uitleg = f"Er waren {len(goed)} eerdere overleggen." if len(goed) > 1 else "Er was één eerder overleg."
        return in_orde("eerdere_overleggen", uitleg, naam=naam)
    hoeveel = f"Er zijn nog maar {AANTAL[len(goed)]} eerdere overleggen compleet"
    if len(goed) < 2:
        hoeveel = "Er is nog maar één eerder overleg compleet" if goed else "Er is nog geen eerder overleg compleet"
    half = next((i for i, o in enumerate(a.eerdere_overleggen) if o not in goed), len(a.eerdere_overleggen))
    return mist(
        "eerdere_overleggen",
        f"{hoeveel}. {_hoeveel(minstens, hard=hard)}, met datum, soort en uitkomst.",
        "Vul een eerder overleg in" if hard else "Vul een eerder overleg in, of leg uit waarom dat er niet was",
        veld=f"eerdere_overleggen-{half}-datum",
        naam=naam,
    )


def toets_eerdere_poging(a: Aanmelding, criteria: Criteria = STANDAARD) -> Eis:
    """R7: at least one earlier attempt (or as many as the table asks) with what was done and why it did not last."""
    minstens, hard = criteria.pogingen, "eerdere_poging" in criteria.hard
    goed = [p for p in a.eerdere_pogingen if p.omschrijving and p.waarom_niet_duurzaam]
    naam = "" if minstens == 1 else f"{AANTAL[minstens].capitalize()} eerdere pogingen, en waarom die stopten"
    if len(goed) >= minstens:
        return in_orde("eerdere_poging", "Er staat wat er is geprobeerd, en waarom dat stopte.", naam=naam)
    half = next((i for i, p in enumerate(a.eerdere_pogingen) if p not in goed), None)
    if half is not None:
        veld = "waarom_niet_duurzaam" if a.eerdere_pogingen[half].omschrijving else "omschrijving"
        uitleg = "Bij de eerdere poging ontbreekt wat er is gedaan of waarom het stopte."
        actie, veld = "Schrijf op waarom de poging stopte", f"eerdere_pogingen-{half}-{veld}"
        return mist("eerdere_poging", uitleg, actie, veld=veld, naam=naam)
    if not goed:
        uitleg = "Er staat nog geen eerdere poging."
        return mist("eerdere_poging", uitleg, "Schrijf op wat al is geprobeerd", naam=naam)
    keren = "is" if len(goed) == 1 else "zijn"
    return mist(
        "eerdere_poging",
        f"Er {keren} nog maar {AANTAL[len(goed)]} eerdere {'poging' if len(goed) == 1 else 'pogingen'} compleet. "
        f"{_hoeveel(minstens, hard=hard)}.",
        "Schrijf op wat er nog meer is geprobeerd",
        veld=f"eerdere_pogingen-{len(goed)}-omschrijving",
        naam=naam,
    )


def _hoeveel(minstens: int, *, hard: bool) -> str:
    """How many it must be: "Liefst zijn het er twee" of what may be missing, "Nodig zijn er twee" of what may not."""
    if minstens == 1:
        return "Nodig is er één" if hard else "Liefst is het er één"
    return f"{'Nodig zijn er' if hard else 'Liefst zijn het er'} {AANTAL[minstens]}"


def toets_stap_1(a: Aanmelding) -> Eis:
    """R8: at least one known reason of step 1."""
    if a.stap_1:
        return in_orde("stap_1", "De reden van stap 1 is gekozen.")
    return mist("stap_1", "Er is nog geen reden gekozen bij stap 1.", "Kies waarom de tafel nodig is")


def zit_thuis(a: Aanmelding) -> bool:
    """R11, V1: at home from thuis_sinds on; empty or after the peildatum is not (yet) at home."""
    return tijdig(a.verzuim.thuis_sinds, a.peildatum)


def toets_stap_2(a: Aanmelding) -> Eis:
    """R9, R11: for a pupil at home at least one known reason of step 2."""
    if not zit_thuis(a):
        return nvt("stap_2", "De leerling zit niet thuis. Dan is stap 1 genoeg.")
    if any(reden.soort for reden in a.stap_2):
        return in_orde("stap_2", "De reden van stap 2 is gekozen.")
    return mist(
        "stap_2",
        "De leerling zit thuis. Er is nog geen reden gekozen bij stap 2.",
        "Kies wat er bij stap 2 aan de hand is",
    )


def toets_stap_2_bewijs(a: Aanmelding) -> Eis:
    """R10: each reason of step 2 has what its kind needs, and no date lies after the peildatum."""
    if not zit_thuis(a):
        return nvt("stap_2_bewijs", "De leerling zit niet thuis. Dan is stap 1 genoeg.")
    if not a.stap_2:
        return nvt("stap_2_bewijs", "Er staat nog geen reden bij stap 2.")
    for nummer, reden in enumerate(a.stap_2):
        eis = _bewijs(a, nummer, reden)
        if eis:
            return eis
    return in_orde("stap_2_bewijs", "Bij elke reden van stap 2 staat wat nodig is.")


def _bewijs(a: Aanmelding, nummer: int, reden: RedenStap2) -> Eis | None:
    waar, plek = f"Bij reden {nummer + 1} van stap 2", f"criteria-stap_2-{nummer}"
    if reden.soort is None:
        return mist(
            "stap_2_bewijs",
            f"{waar} is nog niet gekozen wat er aan de hand is.",
            f"Kies wat er aan de hand is bij reden {nummer + 1}",
            veld=f"{plek}-soort",
        )
    weg = [sleutel for sleutel in _NODIG[reden.soort] if getattr(reden, sleutel) is None]
    if weg:
        wat = opsomming([_WOORDEN[sleutel] for sleutel in weg])
        werkwoord = "ontbreekt" if len(weg) == 1 else "ontbreken"
        uitleg, actie = f"{waar} {werkwoord} nog: {wat}.", f"Vul {wat} in bij reden {nummer + 1} van stap 2"
        return mist("stap_2_bewijs", uitleg, actie, veld=f"{plek}-{weg[0]}")
    if reden.datum and not tijdig(reden.datum, a.peildatum):
        return mist(
            "stap_2_bewijs",
            f"{waar} staat een datum die nog niet is geweest.",
            f"Kijk de datum na bij reden {nummer + 1} van stap 2",
            veld=f"{plek}-datum",
        )
    return None
