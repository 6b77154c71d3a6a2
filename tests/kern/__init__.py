"""Tests of kern."""
