"""Judge the planning of a meeting and its agenda."""

from tafel.overleggen.rules.agenderen import (
    DICHT,
    UITKOMSTWOORD,
    VERVALLEN,
    Puntfeiten,
    Zetfeiten,
    haal_eraf,
    is_ad_hoc,
    keur_ad_hoc,
    tegen_van_tafel,
    telt,
    wijzig_punt,
    zet_erop,
)
from tafel.overleggen.rules.indelen import Naar, keur_minuten, keur_positie, schuif, schuif_los
from tafel.overleggen.rules.klaarstaan import Gereed, Persoonfeiten, gereed
from tafel.overleggen.rules.plannen import (
    Planfeiten,
    Voorzitterfeiten,
    keur_annuleren,
    keur_overleg,
    mag_voorzitten,
)

__all__ = [
    "DICHT", "UITKOMSTWOORD", "VERVALLEN", "Gereed", "Naar", "Persoonfeiten", "Planfeiten", "Puntfeiten",
    "Voorzitterfeiten", "Zetfeiten", "gereed", "haal_eraf", "is_ad_hoc", "keur_ad_hoc", "keur_annuleren",
    "keur_minuten", "keur_overleg", "keur_positie", "mag_voorzitten", "schuif", "schuif_los", "tegen_van_tafel", "telt",
    "wijzig_punt", "zet_erop",
]  # fmt: skip
