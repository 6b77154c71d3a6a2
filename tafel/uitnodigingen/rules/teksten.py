"""The words of an invitation: case numbers, days, times, places, whom to call; never a name of a child.

To leerling and ouders it speaks in plain words: gezinsmail.
"""

from __future__ import annotations

from collections.abc import Sequence

from tafel.kern.format import datum_vol, datum_zin, tijd
from tafel.uitnodigingen.rules import gezinsmail
from tafel.uitnodigingen.rules.regel import Regel as Regel
from tafel.uitnodigingen.rules.regel import dag_naast, nieuw
from tafel.uitnodigingen.rules.regel import verplaatst as verplaatst
from tafel.uitnodigingen.rules.regel import vraag_opnieuw as vraag_opnieuw
from tafel.uitnodigingen.rules.regel import was_zin as was_zin
from tafel.uitnodigingen.rules.slots import Vak


def _uur(vak: Vak) -> str:
    return f"{tijd(vak.begint_om)} tot {tijd(vak.eindigt_om)} uur"


def _nummers(regels: Sequence[Regel]) -> str:
    woorden = [regel.nummer for regel in regels]
    return " en ".join([", ".join(woorden[:-1]), woorden[-1]] if len(woorden) > 1 else woorden)


def onderwerp(regels: Sequence[Regel]) -> str:
    """Return the subject of the one mail about these cases (the new ones and those that stay)."""
    if all(r.gezin for r in regels):
        return gezinsmail.onderwerp(regels)
    komt = [regel for regel in regels if regel.actie != "afzegging"]
    woord = "casussen" if len(komt or regels) > 1 else "casus"
    if not komt:
        return f"Gaat voor u niet door: {woord} {_nummers(regels)}, {datum_zin(regels[0].vak.datum)}"
    if any(regel.anders == "dag" for regel in komt):
        return f"Verplaatst naar {datum_zin(komt[0].vak.datum)}: {woord} {_nummers(komt)}"[:200]
    eerste = all(regel.actie == "uitnodiging" for regel in komt)
    kop = "Uitnodiging" if eerste else "Nieuwe tijd of plaats"
    if all(regel.actie == "niets" for regel in komt):
        kop = "Uitnodiging" if len(komt) == len(regels) else "Gewijzigde uitnodiging"
    return f"{kop}: {woord} {_nummers(komt)}, {datum_zin(komt[0].vak.datum)}"[:200]


def tekst(tafel: str, regels: Sequence[Regel], vraagt: bool = True) -> str:
    """Return the body of the mail: own cases and own times, in the order of the clock; what changed is named.

    `vraagt`: the answer is still to be given.
    """
    if all(r.gezin for r in regels):
        return gezinsmail.tekst(tafel, regels, vraagt)
    komt = sorted((r for r in regels if r.actie != "afzegging"), key=lambda r: (r.vak.datum, r.vak.begint_om))
    af = [r for r in regels if r.actie == "afzegging"]
    delen = []
    if komt:
        eerste = komt[0].vak
        dag = datum_vol(eerste.datum).capitalize()
        begin = f"U bent uitgenodigd voor een deel van het overleg van {tafel}.\n{dag}."
        verzet = [r for r in komt if r.anders == "dag" and r.was is not None]
        if verzet:
            begin = f"{_verzet(verzet)}\n{begin}"
        delen.append(begin)
        plek = f"Plaats: {eerste.plaats}." + (f"\nOnline meedoen: {eerste.online}" if eerste.online else "")
        delen += ["\n".join(f"Casus {r.nummer}: {_uur(r.vak)}. {nieuw(r)}".rstrip() for r in komt), plek]
        delen.append(_vraag(komt) if vraagt else "Uw antwoord staat erbij. De bijlage zet de nieuwe tijd in uw agenda.")
    if af:
        delen.append("\n".join(f"Casus {r.nummer} op {datum_zin(r.vak.datum)} gaat voor u niet door." for r in af))
    if not komt:
        delen.append("U hoeft niets te doen. Stond het in uw agenda, dan haalt de bijlage het weg.")
    bel = next((r.bel for r in regels if r.bel and r.bel[1]), None)
    if bel:
        delen.append(f"Een vraag? Bel {bel[0]}, {bel[1]}.")
    return "\n\n".join(delen)


def _verzet(verzet: Sequence[Regel]) -> str:
    """Return from which day to which; with the times when there is one case, else those stand at each case."""
    een = verzet[0]
    assert een.was is not None
    if len(verzet) == 1:
        return verplaatst(een.was, een.vak)
    return f"Het overleg is verplaatst: van {dag_naast(een.was, een.vak)} naar {dag_naast(een.vak, een.was)}."


def _vraag(komt: Sequence[Regel]) -> str:
    return (
        f"{_laat_weten(komt)} Kunt u niet, dan kan een ander komen die mag toezeggen wat u mag toezeggen.\n"
        "U hebt voor het antwoord geen account nodig. De bijlage zet de tijd in uw agenda."
    )


def _laat_weten(komt: Sequence[Regel]) -> str:
    """Return what is asked: to answer, or to answer again because the day or the time is another one."""
    for r in komt:
        if r.was is not None and (opnieuw := vraag_opnieuw(r.zei, r.was, r.vak)):
            return f"{opnieuw.partition('. ')[0]}. Laat weten of u dan {'ook' if r.zei == 'komt' else 'wel'} kunt."
    return f"Laat weten of u {'dan ook kunt' if any(r.anders == 'dag' for r in komt) else 'komt'}."


def agendatitel(nummer: str, gezin: bool = False) -> str:
    """Return what a calendar shows."""
    return f"Gesprek over school ({nummer})" if gezin else f"Overleg over casus {nummer}"


def bestandsnaam(nummer: str, gezin: bool = False) -> str:
    """Return the name of the calendar file of one case."""
    return f"{'gesprek' if gezin else 'casus'}-{nummer}.ics"
