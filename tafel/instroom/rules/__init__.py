"""What the chair may rule, which terms run, what changed since the last time, and how letters say it. Pure."""

from tafel.casussen.rules import BESTEMMINGEN, Pauze
from tafel.instroom.rules.beslissen import (
    bestemmingen_voor,
    tegen_aanvulling,
    tegen_doorverwijzen,
    tegen_geen_uitzondering,
    tegen_sluiten,
    tegen_teruggeven,
    tegen_toelaten,
    tegen_uitzondering,
    tegen_verlengen,
)
from tafel.instroom.rules.brieven import AANHEF, MAX_BRIEF, Brieffeiten, brief, tegen_brief
from tafel.instroom.rules.spoed import Spoedvraag, spoed_voor, spoedklok, tegen_spoedantwoord, tegen_spoedvraag
from tafel.instroom.rules.termijnen import (
    Datums,
    Teken,
    Termijnen,
    antwoordteken,
    datums,
    datumteken,
    halverwege,
    standaard_termijn,
    tegen_belofte,
    tegen_hervatten,
    tegen_opschorten,
)
from tafel.instroom.rules.verschil import Wijziging, wijzigingen

__all__ = [
    "AANHEF",
    "BESTEMMINGEN",
    "MAX_BRIEF",
    "Brieffeiten",
    "Datums",
    "Pauze",
    "Spoedvraag",
    "Teken",
    "Termijnen",
    "Wijziging",
    "antwoordteken",
    "bestemmingen_voor",
    "brief",
    "datums",
    "datumteken",
    "halverwege",
    "spoed_voor",
    "spoedklok",
    "standaard_termijn",
    "tegen_aanvulling",
    "tegen_belofte",
    "tegen_brief",
    "tegen_doorverwijzen",
    "tegen_geen_uitzondering",
    "tegen_hervatten",
    "tegen_opschorten",
    "tegen_sluiten",
    "tegen_spoedantwoord",
    "tegen_spoedvraag",
    "tegen_teruggeven",
    "tegen_toelaten",
    "tegen_uitzondering",
    "tegen_verlengen",
    "wijzigingen",
]
