"""The blueprint of opties."""

from __future__ import annotations

from flask import Blueprint

from tafel.kern.refusals import Weigering

bp = Blueprint("opties", __name__)
BLAD = "opties.opties"
BOTST = Weigering("gelijktijdig", "Iemand anders wijzigde dit intussen. Uw tekst staat nog hier. Bewaar opnieuw.")
