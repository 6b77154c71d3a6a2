"""The world of the start pages."""

from __future__ import annotations

import pytest

from tests.opvolging.wereld import Wereld


@pytest.fixture
def w(app) -> Wereld:
    return Wereld()
