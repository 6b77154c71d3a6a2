"""What the pages of the lines show, for the views of each subject that edits a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tafel.kern.refusals import Weigering
from tafel.plannen.rules.blad import Planblad
from tafel.plannen.rules.regels import Planregel, stempel


def met_weigeringen(blad: Planblad, weigeringen: Iterable[Weigering]) -> Planblad:
    """Return the page with each reason of a service at its field; one without a field stands above the lines."""
    fouten = dict(blad.fouten)
    for weigering in weigeringen:
        veld = weigering.veld or "regels"
        fouten[veld] = (*fouten.get(veld, ()), weigering.melding)
    return replace(blad, fouten=fouten)


def botst(blad: Planblad, opgeslagen: Iterable[Planregel]) -> Planblad | None:
    """Return the page with what is stored now beside it, when somebody else changed the lines meanwhile; else None.

    The next time the person presses the button, they have seen it.
    """
    nu = tuple(opgeslagen)
    if blad.stempel == stempel(nu):
        return None
    zin = "Iemand anders veranderde het plan. Kijk hieronder wat er nu staat. Bewaart u nog eens, dan geldt uw tekst."
    return replace(met_weigeringen(blad, [Weigering("botst", zin)]), nu=nu, stempel=stempel(nu))
