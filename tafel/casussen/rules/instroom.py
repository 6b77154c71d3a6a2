"""What stands between an aanmelding and the table, and what the chair may rule on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tafel.casussen.rules.stand import tegen_overgang
from tafel.criteria.rules import Eis, Toetsuitslag, nog_te_doen
from tafel.kern.refusals import Weigering

MAX_VRAAG = 300
MAX_VERZOEK = 1500
# R21: where a case can go instead of to this table
BESTEMMINGEN: Mapping[str, str] = {
    "mdo": "Multidisciplinair overleg (MDO)",
    "casuistiekoverleg": "Casuïstiekoverleg (alleen vo)",
    "samenwerkingsverband": "Samenwerkingsverband, bij verschil van mening met ouders",
    "onderwijsconsulent": "Onderwijsconsulent",
    "andere_tafel": "Een andere tafel",
    "doorstroompunt": "Doorstroompunt (18 jaar en ouder, zonder startkwalificatie)",
}
INTREKKEN: Mapping[str, str] = {
    "opgelost_voor_tafel": "Het is opgelost vóór de tafel",
    "ingetrokken": "Er is een andere reden",
}
NOOIT_UITZONDERING = frozenset({"leeftijd", "plicht"})
# a case without a question is no case: the submitter can mend that at once
GEEN_VERZOEK = NOOIT_UITZONDERING | {"vraag"}
# profiles with criteria of their own; every other one follows the doorbraakoverleg
CRITERIA_PROFIELEN = ("doorbraakoverleg", "taskforce", "actietafel")


def criteria_profiel(profiel: str) -> str:
    """Return the profile whose criteria count at a table of `profiel`."""
    return profiel if profiel in CRITERIA_PROFIELEN else "doorbraakoverleg"


def vraag_eis(vraag: str) -> Eis:
    """Return the requirement that the case has a question to the table of at most 300 characters (choice of Tafel)."""
    lengte = len(vraag.strip())
    goed = 0 < lengte <= MAX_VRAAG
    uitleg, actie = "De vraag aan de tafel staat er.", ""
    if not lengte:
        uitleg, actie = "Er staat nog geen vraag aan de tafel.", "Schrijf de vraag aan de tafel"
    elif not goed:
        uitleg = f"De vraag aan de tafel is {lengte} tekens lang. Er passen er {MAX_VRAAG}."
        actie = "Maak de vraag aan de tafel korter"
    return Eis(
        "vraag", "hard", goed, uitleg, "Keuze van Tafel: één vraag per casus", "Vraag aan de tafel", actie, "vraag", 4
    )


def alle_eisen(uitslag: Toetsuitslag, vraag: str) -> tuple[Eis, ...]:
    """Return every requirement of the toets, and the question to the table."""
    return (*uitslag.eisen, vraag_eis(vraag))


def open_eisen(uitslag: Toetsuitslag, vraag: str) -> tuple[Eis, ...]:
    """Return what stands between this aanmelding and handing in: open hard requirements and a missing question."""
    eis = vraag_eis(vraag)
    return (*nog_te_doen(uitslag), *(() if eis.voldaan else (eis,)))


@dataclass(frozen=True)
class Instroomfeiten:
    """The facts of handing in or deciding on admission: the state, what is open, the school sector."""

    stand: str
    open: tuple[Eis, ...] = ()
    sector: str | None = None


def tegen_indienen(feiten: Instroomfeiten) -> list[Weigering]:
    """Return the reasons against handing in: the state, and each open hard requirement at its field (R1-R20)."""
    redenen = tegen_overgang(feiten.stand, "ingediend")
    return redenen or [Weigering(eis.code, eis.uitleg, eis.veld) for eis in feiten.open]


def kan_verzoeken(open_: Sequence[Eis]) -> bool:
    """Tell whether an exception can be asked for: something is open that may wait, and nothing that never may (V1)."""
    codes = {eis.code for eis in open_}
    return bool(codes - GEEN_VERZOEK) and not codes & NOOIT_UITZONDERING


def tegen_verzoek(feiten: Instroomfeiten, motivatie: str) -> list[Weigering]:
    """Return the reasons against handing in with a request for an exception (R9, V1); none when nothing is open.

    Never for leeftijd, plicht or a missing question, never without a motivation of 1 to 1,500 characters.
    """
    redenen = tegen_overgang(feiten.stand, "ingediend")
    if redenen or not feiten.open:
        return redenen
    redenen = [
        Weigering(eis.code, f"{eis.uitleg} Hiervoor kan geen uitzondering.", eis.veld)
        for eis in feiten.open
        if eis.code in GEEN_VERZOEK
    ]
    if not motivatie.strip():
        redenen.append(Weigering("geen_motivatie", "Schrijf waarom dit niet kan wachten.", "verzoek"))
    return redenen + te_lang(motivatie)


def te_lang(motivatie: str) -> list[Weigering]:
    """Return the reason against a motivation that is too long."""
    lengte = len(motivatie.strip())
    melding = f"Uw uitleg is {lengte} tekens lang. Er passen er {MAX_VERZOEK}."
    return [Weigering("motivatie_te_lang", melding, "verzoek")] if lengte > MAX_VERZOEK else []


def tegen_toelaten(feiten: Instroomfeiten) -> list[Weigering]:
    """Return the reasons against admitting: every hard requirement must be met (protocol, bijlage 8)."""
    redenen = tegen_overgang(feiten.stand, "toegelaten")
    return redenen or [Weigering(eis.code, eis.uitleg) for eis in feiten.open]


def tegen_uitzondering(feiten: Instroomfeiten, reden: str) -> list[Weigering]:
    """Return the reasons against a reasoned exception: never for leeftijd or plicht, never without a reason (V1)."""
    redenen = tegen_overgang(feiten.stand, "toegelaten")
    if redenen:
        return redenen
    if not feiten.open:
        redenen.append(Weigering("niets_open", "Er staat niets open. Laat de casus gewoon toe."))
    redenen += [
        Weigering(eis.code, f"{eis.uitleg} Hiervoor kan geen uitzondering.")
        for eis in feiten.open
        if eis.code in NOOIT_UITZONDERING
    ]
    return redenen + zonder_reden(reden, "Schrijf waarom u deze uitzondering maakt.")


def tegen_teruggeven(stand: str, mist: Sequence[str], codes: Sequence[str], reden: str) -> list[Weigering]:
    """Return the reasons against giving back: the submitter must read why; `mist` holds only known `codes`."""
    redenen = tegen_overgang(stand, "teruggegeven")
    if redenen:
        return redenen
    if set(mist) - set(codes):
        redenen.append(Weigering("mist_onbekend", "Kies alleen wat er in de lijst staat.", "mist"))
    return redenen + zonder_reden(reden, "Schrijf wat de aanmelder nog moet doen.")


def tegen_doorverwijzen(feiten: Instroomfeiten, naar: str, reden: str) -> list[Weigering]:
    """Return the reasons against referring elsewhere: a known destination that fits the school, and a reason (R21)."""
    redenen = tegen_overgang(feiten.stand, "doorverwezen")
    if redenen:
        return redenen
    if naar not in BESTEMMINGEN:
        redenen.append(Weigering("bestemming", "Kies waar deze casus beter past.", "naar"))
    elif naar == "casuistiekoverleg" and feiten.sector != "vo":
        melding = "Het casuïstiekoverleg is er alleen voor het voortgezet onderwijs. Kies een andere plek."
        redenen.append(Weigering("casuistiekoverleg_alleen_vo", melding, "naar"))
    return redenen + zonder_reden(reden, "Schrijf waarom deze casus daar beter past.")


def tegen_intrekken(stand: str, soort: str, reden: str) -> list[Weigering]:
    """Return the reasons against withdrawing: a case that was decided on can't be, and the reason is kept (R79)."""
    redenen = tegen_overgang(stand, "ingetrokken")
    if redenen:
        return redenen
    if soort not in INTREKKEN:
        redenen.append(Weigering("soort", "Kies waarom u de casus intrekt.", "soort"))
    return redenen + zonder_reden(reden, "Schrijf in één zin wat er is veranderd.")


def zonder_reden(reden: str, melding: str) -> list[Weigering]:
    """Return `melding` as the reason against when no reason was written."""
    return [] if reden.strip() else [Weigering("geen_reden", melding, "reden")]
