"""The table of the views tests."""

from tests.casussen.conftest import tafel  # noqa: F401
