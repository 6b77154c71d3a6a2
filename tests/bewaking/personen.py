"""Who uses each page in the guards."""

from __future__ import annotations

from tests.draaiboeken.bewaking import PERSOON as PERSOON_DRAAIBOEK
from tests.onderzoeken.bewaking import PERSOON as PERSOON_ONDERZOEK
from tests.stukken.bewaking import PERSOON as PERSOON_STUKKEN

# the one who may use a view, by its permission; by its endpoint where the permission does not tell
PERSOON = {
    "eigen": "voorzitter", "casus.lijst": "voorzitter", "casus.maken": "casus", "casus.zien": "voorzitter",
    "casus.documenten": "casus", "document.zien": "casus", "document.toevoegen": "casus", "document.bewerken": "casus",
    "casus.aanmelding": "casus", "casus.toets_opmerken": "casus", "toestemming.zien": "voorzitter",
    "toestemming.vastleggen": "voorzitter", "casus.bewerken": "casus", "casus.intrekken": "casus2",
    "casus.spoed": "casus", "casus.mensen": "voorzitter",
    "opschaling.zien": "casus", "opschaling.noteren": "casus", "drempels.zien": "casus",
    "dubbel.zien": "voorzitter", "dubbel.koppelen": "voorzitter", "dubbel.sluiten": "voorzitter",
    "import.zien": "casus", "import.doen": "casus",
    "instroom.zien": "voorzitter", "instroom.beslissen": "voorzitter", "overleg.lijst": "voorzitter",
    "overleg.maken": "voorzitter", "overleg.zien": "voorzitter", "overleg.bewerken": "voorzitter",
    "overleg.leiden": "voorzitter", "overleg.uitnodigen": "voorzitter", "besluit.zien": "voorzitter",
    "akkoord.lijst": "teamleider",
    "akkoord.zien": "teamleider", "akkoord.geven": "teamleider", "opvolging.lijst": "onderzoeker",
    "opvolging.zien": "onderzoeker", "opvolging.bijhouden": "onderzoeker", "actie.lijst": "onderzoeker",
    "plan.zien": "voorzitter", "plan.bewerken": "casus", "formulier.zien": "casus", "formulier.invullen": "casus",
    "actie.afmelden": "onderzoeker", "inzicht.zien": "analist", "beheer.zien": "beheerder",
    "beheer.tafel_maken": "beheerder", "beheer.bewerken": "beheerder", "logboek.zien": "fg",
    "link.zien": "voorzitter", "link.maken": "voorzitter",
    **PERSOON_DRAAIBOEK, **PERSOON_ONDERZOEK, **PERSOON_STUKKEN,
}  # fmt: skip
