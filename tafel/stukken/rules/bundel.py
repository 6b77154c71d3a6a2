"""Whether somebody gets the papers of one case in their bundle (feature 33; R58-R68). Pure."""

from __future__ import annotations

from dataclasses import dataclass

from tafel.uitnodigingen.rules.antwoorden import GEZIN


@dataclass(frozen=True)
class Deelfeiten:
    """One person at one case: role, whether the case may be shared with them, what they were sent and answered."""

    rol: str
    waarom_niet: str = ""  # "" when it may be shared today and on the day of the meeting
    uitgenodigd: bool = False
    afgezegd: bool = False
    antwoord: str = "open"


def waarom_geen_stukken(f: Deelfeiten) -> str:
    """Return in a sentence why somebody gets no papers of a case; "" when they do.

    Leerling and ouders have a page of their own. Consent goes before everything else (R68); papers follow the
    invitation, so that who was not asked, or does not come, has nothing lying about.
    """
    if f.rol in GEZIN:
        return "Leerling en ouders krijgen hun eigen bladzijde, niet deze stukken."
    if f.waarom_niet:
        return f.waarom_niet
    if not f.uitgenodigd:
        return "Nog niet uitgenodigd. Wie is uitgenodigd, krijgt stukken."
    if f.afgezegd:
        return "De uitnodiging geldt niet meer."
    if f.antwoord == "kan_niet":
        return "Komt niet, en krijgt dus geen stukken."
    return ""
