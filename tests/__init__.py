"""Tests of Tafel."""
