"""The words of an invitation: case numbers, days, times and places; never a name of a child, nor of anybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tafel.kern.format import datum_vol, datum_zin, tijd
from tafel.uitnodigingen.rules.slots import Actie, Moment, Vak, wat_anders


@dataclass(frozen=True)
class Regel:
    """One case of one person: its number, when and where, and what is new about it.

    was: what they were told before, when this is a change; zei: what they answered to that; met_kind: parents who come
    with a child that gets no invitation of its own (R28).
    """

    nummer: str
    vak: Vak
    actie: Actie
    gezin: bool = False
    was: Vak | None = None
    zei: str = ""
    met_kind: bool = False

    @property
    def anders(self) -> str:
        """What is new: "dag", "tijd", "plaats" or nothing."""
        return wat_anders(self.was, self.vak) if self.was is not None and self.actie == "wijziging" else ""


def _dag(moment: Moment, naast: Moment) -> str:
    return datum_zin(moment.datum, naast.datum)


def van_naar(was: Moment, nu: Moment) -> str:
    """Return from when to when something moved; the days only when they differ."""
    if was.datum == nu.datum:
        return f"van {tijd(was.begint_om)} naar {tijd(nu.begint_om)} uur"
    return f"van {_dag(was, nu)} {tijd(was.begint_om)} naar {_dag(nu, was)} {tijd(nu.begint_om)}"


def verplaatst(was: Moment, nu: Moment) -> str:
    """Return in one sentence that a meeting, or only the time of a case, moved."""
    wat = "De tijd is veranderd" if was.datum == nu.datum else "Het overleg is verplaatst"
    return f"{wat}: {van_naar(was, nu)}."


def was_zin(was: Vak, nu: Vak) -> str:
    """Return what somebody still counts on."""
    om = f"{tijd(was.begint_om)}" + (f" tot {tijd(was.eindigt_om)}" if was.begint_om == nu.begint_om else "")
    return {"dag": f"{_dag(was, nu)} {tijd(was.begint_om)}", "tijd": om}.get(wat_anders(was, nu), was.plaats)


def vraag_opnieuw(zei: str, toen: Moment, nu: Moment, jij: bool = False) -> str:
    """Return what somebody said about another moment, and the same question about this one; "" when nothing."""
    if zei not in ("komt", "kan_niet"):
        return ""
    if toen.datum != nu.datum:
        toen_zin, nu_zin = (f"op {_dag(*paar).partition(' ')[2]}" for paar in ((toen, nu), (nu, toen)))
    else:
        toen_zin, nu_zin = (f"om {tijd(een.begint_om)} uur" for een in (toen, nu))
    wie, kunt, kwam, kon = ("Je", "Kun je", "kwam", "kon") if jij else ("U", "Kunt u", "kwam", "kon")
    if zei == "komt":
        return f"{wie} zei dat {wie.lower()} {kwam} {toen_zin}. {kunt} ook {nu_zin}?"
    return f"{wie} zei dat {wie.lower()} niet {kon} {toen_zin}. {kunt} wel {nu_zin}?"


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
        delen += ["\n".join(f"Casus {r.nummer}: {_uur(r.vak)}. {_nieuw(r)}".rstrip() for r in komt), plek]
        delen.append(_vraag(komt) if vraagt else "Uw antwoord staat erbij. De bijlage zet de nieuwe tijd in uw agenda.")
    if af:
        delen.append("\n".join(f"Casus {r.nummer} op {datum_zin(r.vak.datum)} gaat voor u niet door." for r in af))
    if not komt:
        delen.append("U hoeft niets te doen. Stond het in uw agenda, dan haalt de bijlage het weg.")
    return "\n\n".join(delen)


def _verzet(verzet: Sequence[Regel]) -> str:
    """Return from which day to which; with the times when there is one case, else those stand at each case."""
    een = verzet[0]
    assert een.was is not None
    if len(verzet) == 1:
        return verplaatst(een.was, een.vak)
    return f"Het overleg is verplaatst: van {_dag(een.was, een.vak)} naar {_dag(een.vak, een.was)}."


def _nieuw(r: Regel) -> str:
    """Return what is new about one case."""
    if r.was is None or not r.anders:
        return ""
    if r.anders == "plaats":
        return "De plaats is nieuw." if r.was.plaats != r.vak.plaats else "De link om online mee te doen is nieuw."
    return f"Dit is nieuw, het was {was_zin(r.was, r.vak)}."


def _vraag(komt: Sequence[Regel]) -> str:
    laat = _laat_weten(komt)
    if all(r.gezin for r in komt):
        kind = "Uw kind is jonger dan 12. Het gesprek is met u, en uw kind mag mee.\n"
        return (
            f"{kind if any(r.met_kind for r in komt) else ''}U mag iemand meenemen. U hoeft niets voor te bereiden.\n"
            f"{laat} Kunt of wilt u niet? Zeg het gerust, dan zoeken we samen iets anders."
        )
    return (
        f"{laat} Kunt u niet, dan kan een ander komen die mag toezeggen wat u mag toezeggen.\n"
        "U hebt voor het antwoord geen account nodig. De bijlage zet de tijd in uw agenda."
    )


def _laat_weten(komt: Sequence[Regel]) -> str:
    """Return what is asked: to answer, or to answer again because the day or the time is another one."""
    for r in komt:
        if r.was is not None and (opnieuw := vraag_opnieuw(r.zei, r.was, r.vak)):
            return f"{opnieuw.partition('. ')[0]}. Laat weten of u dan {'ook' if r.zei == 'komt' else 'wel'} kunt."
    return f"Laat weten of u {'dan ook kunt' if any(r.anders == 'dag' for r in komt) else 'komt'}."


def agendatitel(nummer: str) -> str:
    """Return what a calendar shows."""
    return f"Overleg over casus {nummer}"


def bestandsnaam(nummer: str) -> str:
    """Return the name of the calendar file of one case."""
    return f"casus-{nummer}.ics"
