"""Tests of bewaking."""
