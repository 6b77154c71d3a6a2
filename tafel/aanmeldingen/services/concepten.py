"""Take away the drafts of a case."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.aanmeldingen.models import Veldconcept
from tafel.casussen.models import Casus
from tafel.kern.db import sessie


def wis_concepten(casus: Casus) -> None:
    """Take away every draft of a case, of whoever: it was handed in or withdrawn."""
    sessie.execute(
        sa.delete(Veldconcept).where(Veldconcept.casus_id == casus.id),
        execution_options={"synchronize_session": False},
    )
    casus.velden_op = {}
