"""The buttons on the demo's log-in page. Never reached outside the demo."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.kern.db import sessie


@dataclass(frozen=True)
class Rol:
    """One button: which account, under which heading, with which words."""

    email: str
    groep: str
    naam: str
    uitleg: str
    eerst: bool = False


_ROLLEN = (
    Rol("voorzitter@demo.test", "Aan de tafel", "Voorzitter", "Leid het overleg van vandaag. Begin hier.", eerst=True),
    Rol("vervanger@demo.test", "Aan de tafel", "Vervanger van de voorzitter", "Neemt een overleg over"),
    Rol("casus@demo.test", "Aan de tafel", "Casusverantwoordelijke", "Meld een leerling aan"),
    Rol("casus2@demo.test", "Aan de tafel", "Tweede casusverantwoordelijke", "Ziet alleen de eigen casussen"),
    Rol("onderzoeker@demo.test", "Aan de tafel", "Zaakonderzoeker", "Volg een casus een jaar lang"),
    Rol("school@demo.test", "Aan de tafel", "School", "Uw casus, uw tijd, uw afspraken"),
    Rol("leerplicht@demo.test", "Aan de tafel", "Leerplicht", "Partij aan de tafel"),
    Rol("jeugdarts@demo.test", "Aan de tafel", "Jeugdarts", "Adviseert aan de tafel"),
    Rol("teamleider@demo.test", "Geld", "Teamleider Toegang en Regie", "Akkoord op jeugdhulp"),
    Rol("directeur@demo.test", "Geld", "Directeur samenwerkingsverband", "Akkoord op onderwijs"),
    Rol("analist@demo.test", "Om de tafel heen", "Analist", "Cijfers, zonder leerlingen"),
    Rol("beheerder@demo.test", "Om de tafel heen", "Beheerder", "Tafels, mensen en mandaten"),
    Rol("fg@demo.test", "Om de tafel heen", "Functionaris gegevensbescherming", "Wie zag wat, en waarom"),
    Rol("voorzitter2@demo.test", "Een andere tafel", "Voorzitter van de Taskforce", "Ziet niets van deze tafel"),
    Rol("casus3@demo.test", "Een andere tafel", "Casusverantwoordelijke Taskforce", "Ziet niets van deze tafel"),
)


def groepen() -> list[tuple[str, list[Rol]]]:
    """Return the buttons under their headings, both in the order of the page."""
    return [(naam, list(lijst)) for naam, lijst in groupby(_ROLLEN, key=lambda rol: rol.groep)]


def rollen() -> tuple[Rol, ...]:
    """Return the buttons in the order of the page."""
    return _ROLLEN


def find_gebruiker(email: str) -> Gebruiker | None:
    """Return the demo account behind a button, or None."""
    if email not in {rol.email for rol in _ROLLEN}:
        return None
    return sessie.scalar(sa.select(Gebruiker).where(Gebruiker.email == email, Gebruiker.actief))
