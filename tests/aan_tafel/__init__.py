"""Tests of the live meeting."""
