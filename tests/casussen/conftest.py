"""The table of the views tests."""

from __future__ import annotations

import pytest

from tafel.kern.db import sessie
from tests import bouw


@pytest.fixture
def tafel(app):
    """A table with its people: t.cv, t.voorzitter, t.onderzoeker, t.partij; and somebody of another table."""

    class T:
        pass

    t = T()
    t.tafel = bouw.tafel()
    t.cv = bouw.mens(t.tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
    t.voorzitter = bouw.mens(t.tafel, "voorzitter", "Hans Jacobs")
    t.onderzoeker = bouw.mens(t.tafel, "zaakonderzoeker", "Zoë Zoeker")
    t.partij = bouw.mens(t.tafel, "partij", "Rob Fantasie")
    t.ander = bouw.mens(bouw.tafel("TFF"), "voorzitter", "Vreemde Voorzitter")
    sessie.commit()
    return t
