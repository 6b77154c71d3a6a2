"""Tests of toegang."""
