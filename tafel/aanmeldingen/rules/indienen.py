"""What stands between an aanmelding and handing it in. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tafel.casussen.rules import tegen_overgang
from tafel.criteria.rules import Eis
from tafel.kern.refusals import Weigering
from tafel.toetsen.rules import NOOIT_UITZONDERING

MAX_VERZOEK = 1500
# a case without a question is no case: the submitter can mend that at once
GEEN_VERZOEK = NOOIT_UITZONDERING | {"vraag"}


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
