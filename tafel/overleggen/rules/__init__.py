"""Judge the planning of a meeting and its agenda."""

from tafel.overleggen.rules.agenderen import (
    UITKOMSTWOORD,
    Puntfeiten,
    Zetfeiten,
    haal_eraf,
    tegen_van_tafel,
    telt,
    wijzig_punt,
    zet_erop,
)
from tafel.overleggen.rules.indelen import (
    Naar,
    Tijden,
    Tijdvak,
    keur_minuten,
    keur_positie,
    kort_in,
    kortst_thuis,
    schuif,
    tijden,
)
from tafel.overleggen.rules.klaarstaan import Gereed, Persoonfeiten, gereed
from tafel.overleggen.rules.plannen import Planfeiten, Voorzitterfeiten, keur_overleg, mag_voorzitten

__all__ = [
    "UITKOMSTWOORD", "Gereed", "Naar", "Persoonfeiten", "Planfeiten", "Puntfeiten", "Tijden", "Tijdvak",
    "Voorzitterfeiten", "Zetfeiten", "gereed", "haal_eraf", "keur_minuten", "keur_overleg", "keur_positie", "kort_in",
    "kortst_thuis", "mag_voorzitten", "schuif", "tegen_van_tafel", "telt", "tijden", "wijzig_punt", "zet_erop",
]  # fmt: skip
