"""Tests of organisaties."""
