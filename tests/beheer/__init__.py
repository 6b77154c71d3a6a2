"""Tests of beheer."""
