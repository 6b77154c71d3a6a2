"""Beheer: tables, their settings, people and mandates. Never a case."""
