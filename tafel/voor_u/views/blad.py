"""The blueprint of voor_u, and the page as it is shown to the family and in a preview."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from tafel.kern.forms import Formulier
from tafel.kern.web import answer
from tafel.voor_u.forms import MeedoenForm, MeenemenForm, NietForm
from tafel.voor_u.queries import Bladzijde
from tafel.voor_u.rules import teksten

bp = Blueprint("voor_u", __name__)


def toon(b: Bladzijde, code: str, status: int = 200, mis: Formulier | None = None, **anders: Any) -> Response:
    """Show the page of one person; without `code` it is a preview. `mis`: the form that was refused."""
    slot = b.slot
    staat = {"meedoen": slot.meedoen, "tekst": slot.meedoen_tekst, "naam": slot.neemt_mee} if slot else {}
    staat["reden"] = slot.reden if slot else ""
    forms = {
        soort.__name__: mis if isinstance(mis, soort) else soort(formdata=None, data=staat)
        for soort in (MeedoenForm, MeenemenForm, NietForm)
    }
    return answer(
        "voor_u/bladzijde.html", status=status, b=b, x=b.lezer, code=code, t=teksten, mis=mis, nieter=forms["NietForm"],
        meedoener=forms["MeedoenForm"], meenemer=forms["MeenemenForm"], **anders,
    )  # fmt: skip
