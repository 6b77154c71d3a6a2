"""The words of an invitation: case numbers, days, times and places; never a name of a child, nor of anybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tafel.kern.format import datum_vol, datum_zin, tijd
from tafel.uitnodigingen.rules.slots import Actie, Vak


@dataclass(frozen=True)
class Regel:
    """One case of one person: its number, when and where, and what is new about it."""

    nummer: str
    vak: Vak
    actie: Actie
    gezin: bool = False


def _uur(vak: Vak) -> str:
    return f"{tijd(vak.begint_om)} tot {tijd(vak.eindigt_om)} uur"


def _nummers(regels: Sequence[Regel]) -> str:
    woorden = [regel.nummer for regel in regels]
    return " en ".join([", ".join(woorden[:-1]), woorden[-1]] if len(woorden) > 1 else woorden)


def onderwerp(regels: Sequence[Regel]) -> str:
    """Return the subject of the one mail about these cases (the new ones and those that stay)."""
    komt = [regel for regel in regels if regel.actie != "afzegging"]
    woord = "casussen" if len(komt or regels) > 1 else "casus"
    if not komt:
        return f"Gaat voor u niet door: {woord} {_nummers(regels)}, {datum_zin(regels[0].vak.datum)}"
    eerste = all(regel.actie == "uitnodiging" for regel in komt)
    kop = "Uitnodiging" if eerste else "Nieuwe tijd of plaats"
    if all(regel.actie == "niets" for regel in komt):
        kop = "Uitnodiging" if len(komt) == len(regels) else "Gewijzigde uitnodiging"
    return f"{kop}: {woord} {_nummers(komt)}, {datum_zin(komt[0].vak.datum)}"[:200]


def tekst(tafel: str, regels: Sequence[Regel]) -> str:
    """Return the body of the mail: own cases and own times, in the order of the clock; what changed is named."""
    komt = sorted((r for r in regels if r.actie != "afzegging"), key=lambda r: (r.vak.datum, r.vak.begint_om))
    af = [r for r in regels if r.actie == "afzegging"]
    delen = []
    if komt:
        eerste = komt[0].vak
        delen.append(
            f"U bent uitgenodigd voor een deel van het overleg van {tafel}.\n{datum_vol(eerste.datum).capitalize()}."
        )
        regeltekst = [
            f"Casus {r.nummer}: {_uur(r.vak)}{'. Dit is nieuw.' if r.actie == 'wijziging' else '.'}" for r in komt
        ]
        plek = f"Plaats: {eerste.plaats}." + (f"\nOnline meedoen: {eerste.online}" if eerste.online else "")
        delen += ["\n".join(regeltekst), plek, _vraag(komt)]
    if af:
        delen.append("\n".join(f"Casus {r.nummer} op {datum_zin(r.vak.datum)} gaat voor u niet door." for r in af))
    if not komt:
        delen.append("U hoeft niets te doen. Stond het in uw agenda, dan haalt de bijlage het weg.")
    return "\n\n".join(delen)


def _vraag(komt: Sequence[Regel]) -> str:
    if all(r.gezin for r in komt):
        return (
            "U mag iemand meenemen. U hoeft niets voor te bereiden.\n"
            "Laat weten of u komt. Kunt of wilt u niet? Zeg het gerust, dan zoeken we samen iets anders."
        )
    return (
        "Laat weten of u komt. Kunt u niet, dan kan een ander komen die mag toezeggen wat u mag toezeggen.\n"
        "U hebt voor het antwoord geen account nodig. De bijlage zet de tijd in uw agenda."
    )


def agendatitel(nummer: str) -> str:
    """Return what a calendar shows."""
    return f"Overleg over casus {nummer}"


def bestandsnaam(nummer: str) -> str:
    """Return the name of the calendar file of one case."""
    return f"casus-{nummer}.ics"
