"""The sentences about what is late."""

from __future__ import annotations

import pytest

from tafel.opvolging.woorden import laatzin


@pytest.mark.parametrize(
    "momenten, afspraken, verwacht",
    [
        (0, 0, ""),
        (1, 0, "Eén moment is te laat"),
        (0, 1, "Eén afspraak is te laat"),
        (1, 1, "Eén moment en één afspraak zijn te laat"),
        (3, 0, "3 momenten zijn te laat"),
        (2, 1, "2 momenten en één afspraak zijn te laat"),
        (0, 12, "12 afspraken zijn te laat"),
    ],
)
def test_laatzin(momenten, afspraken, verwacht):
    assert laatzin(momenten, afspraken) == verwacht
