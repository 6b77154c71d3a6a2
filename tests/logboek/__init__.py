"""Tests of logboek."""
