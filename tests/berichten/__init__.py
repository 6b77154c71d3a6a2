"""Tests of berichten."""
