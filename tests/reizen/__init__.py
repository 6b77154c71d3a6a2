"""Tests of reizen."""
