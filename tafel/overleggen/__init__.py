"""Meetings and their agenda."""
