"""One case in the mail of one person, and the sentences about what is new about it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from tafel.kern.format import datum_zin, tijd
from tafel.uitnodigingen.rules.slots import Actie, Moment, Vak, wat_anders


@dataclass(frozen=True)
class Regel:
    """One case of one person: its number, when and where, and what is new about it.

    was: what they were told before, when this is a change; zei: what they answered to that; met_kind: parents who come
    with a child that gets no invitation of its own (R28); jij: the leerling; bel: whom to call, name and number.
    """

    nummer: str
    vak: Vak
    actie: Actie
    gezin: bool = False
    was: Vak | None = None
    zei: str = ""
    met_kind: bool = False
    jij: bool = False
    bel: tuple[str, str] | None = None

    @property
    def anders(self) -> str:
        """What is new: "dag", "tijd", "plaats" or nothing."""
        return wat_anders(self.was, self.vak) if self.was is not None and self.actie == "wijziging" else ""


def dag_naast(moment: Moment, naast: Moment) -> str:
    """Return a day beside another one: the year only when they differ."""
    return datum_zin(moment.datum, naast.datum)


def van_naar(was: Moment, nu: Moment) -> str:
    """Return from when to when something moved; the days only when they differ."""
    if was.datum == nu.datum:
        return f"van {tijd(was.begint_om)} naar {tijd(nu.begint_om)} uur"
    return f"van {dag_naast(was, nu)} {tijd(was.begint_om)} naar {dag_naast(nu, was)} {tijd(nu.begint_om)}"


def verplaatst(was: Moment, nu: Moment) -> str:
    """Return in one sentence that a meeting, or only the time of a case, moved."""
    wat = "De tijd is veranderd" if was.datum == nu.datum else "Het overleg is verplaatst"
    return f"{wat}: {van_naar(was, nu)}."


def was_zin(was: Vak, nu: Vak) -> str:
    """Return what somebody still counts on."""
    om = f"{tijd(was.begint_om)}" + (f" tot {tijd(was.eindigt_om)}" if was.begint_om == nu.begint_om else "")
    return {"dag": f"{dag_naast(was, nu)} {tijd(was.begint_om)}", "tijd": om}.get(wat_anders(was, nu), was.plaats)


def vraag_opnieuw(zei: str, toen: Moment, nu: Moment, jij: bool = False) -> str:
    """Return what somebody said about another moment, and the same question about this one; "" when nothing."""
    if zei not in ("komt", "kan_niet"):
        return ""
    if toen.datum != nu.datum:
        toen_zin, nu_zin = (f"op {dag_naast(*paar).partition(' ')[2]}" for paar in ((toen, nu), (nu, toen)))
    else:
        toen_zin, nu_zin = (f"om {tijd(een.begint_om)} uur" for een in (toen, nu))
    wie, kunt, kwam, kon = ("Je", "Kun je", "kwam", "kon") if jij else ("U", "Kunt u", "kwam", "kon")
    if zei == "komt":
        return f"{wie} zei dat {wie.lower()} {kwam} {toen_zin}. {kunt} ook {nu_zin}?"
    return f"{wie} zei dat {wie.lower()} niet {kon} {toen_zin}. {kunt} wel {nu_zin}?"


def nieuw(r: Regel) -> str:
    """Return what is new about one case."""
    if r.was is None or not r.anders:
        return ""
    if r.anders == "plaats":
        return "De plaats is nieuw." if r.was.plaats != r.vak.plaats else "De link om online mee te doen is nieuw."
    return f"Dit is nieuw, het was {was_zin(r.was, r.vak)}."
