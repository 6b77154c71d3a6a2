"""Organisations, tables with their profile, memberships and mandates."""
