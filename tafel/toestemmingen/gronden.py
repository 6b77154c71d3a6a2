"""What the register of consent says about reading a document (R68): given to documenten when the application starts."""

from __future__ import annotations

from tafel.casussen.models import Casus
from tafel.documenten.rules import Grond, Partij
from tafel.kern.clock import vandaag
from tafel.toestemmingen import queries, rules


def gronden(casus: Casus) -> Grond:
    """Return who may read documents of this case today, by consent or another ground. One statement."""
    feiten, dag = queries.registerfeiten(casus), vandaag()

    def mag(partij: Partij, _soort: str) -> bool:
        """Tell whether what is shared for school may be shared with this party."""
        aan = rules.Ontvanger(partij.rol, partij.organisatie, partij.naam)
        return rules.oordeel_over(feiten, dag, aan, "onderwijs").mag

    return mag
