"""Rules of besluiten: states of parts, who decides on money, reasons against settling. Pure functions over facts."""

from tafel.besluiten.rules.geld import (
    AL_BEANTWOORD,
    EIGEN_AANVRAAG,
    Akkoordfeiten,
    Kandidaat,
    Toewijzing,
    akkoordgevers,
    mag_akkoord_geven,
    zijden,
)
from tafel.besluiten.rules.onderdelen import (
    ANTWOORDWOORDEN,
    FORMEELWOORDEN,
    KANTWOORDEN,
    ONDERDEELSTANDEN,
    SOORTWOORDEN,
    STANDWOORDEN,
    VASTGESTELD,
    Regelfeiten,
    Stand,
    aanduiding,
    antwoorden_in_woorden,
    besluit_stand_in_woorden,
    is_gedragen,
    nee_en_voorwaarde,
    onder_voorbehoud,
    onderdeel_stand,
)
from tafel.besluiten.rules.vaststellen import (
    PERIODE,
    Besluitfeiten,
    Kostenfeit,
    Kosteninhoud,
    Onderdeelfeit,
    Partijfeit,
    besluitnummer,
    redenen_tegen_antwoord,
    redenen_tegen_dag,
    redenen_tegen_invoer,
    redenen_tegen_kosten,
    redenen_tegen_onderdeel,
    redenen_tegen_vaststellen,
)
from tafel.kern.refusals import Weigering

# what the database refuses when a race gets past the services, in the same words
GRENZEN: dict[str, Weigering] = {
    "ck_akkoord_niet_eigen_aanvraag": EIGEN_AANVRAAG,
    "ck_akkoord_reden": Weigering("reden_ontbreekt", "Schrijf op waarom u nee zegt. De tafel leest dit.", "reden"),
    "ck_akkoord_kijkt_mee": Weigering("kijkt_mee", "U kijkt mee met deze kosten. Een ander beslist erover."),
    "ck_kostenregel_bedrag": Weigering("bedrag", "Vul een bedrag in dat meer is dan nul, in euro en centen.", "bedrag"),
    "ck_kostenregel_periode": PERIODE,
    "ck_kostenregel_grond": Weigering(
        "grond_ontbreekt", "Schrijf op waarvoor het geld is en hoe het is berekend.", "grond"
    ),
    "ck_commitment_toelichting": Weigering("toelichting_ontbreekt", "Schrijf op waarom het geen ja is.", "toelichting"),
    "ck_besluitonderdeel_wie_wat": Weigering("onderdeel_onvolledig", "Vul in wie het doet en wat er gebeurt.", "wat"),
    "uq_commitment_besluit_id_betrokkene_id": Weigering(
        "al_beantwoord", "Deze partij heeft net al geantwoord. Laad de bladzijde opnieuw."
    ),
}

__all__ = [
    "AL_BEANTWOORD",
    "ANTWOORDWOORDEN",
    "EIGEN_AANVRAAG",
    "FORMEELWOORDEN",
    "GRENZEN",
    "KANTWOORDEN",
    "ONDERDEELSTANDEN",
    "PERIODE",
    "SOORTWOORDEN",
    "STANDWOORDEN",
    "VASTGESTELD",
    "Akkoordfeiten",
    "Besluitfeiten",
    "Kandidaat",
    "Kostenfeit",
    "Kosteninhoud",
    "Onderdeelfeit",
    "Partijfeit",
    "Regelfeiten",
    "Stand",
    "Toewijzing",
    "aanduiding",
    "akkoordgevers",
    "antwoorden_in_woorden",
    "besluit_stand_in_woorden",
    "besluitnummer",
    "is_gedragen",
    "mag_akkoord_geven",
    "nee_en_voorwaarde",
    "onder_voorbehoud",
    "onderdeel_stand",
    "redenen_tegen_antwoord",
    "redenen_tegen_dag",
    "redenen_tegen_invoer",
    "redenen_tegen_kosten",
    "redenen_tegen_onderdeel",
    "redenen_tegen_vaststellen",
    "zijden",
]
