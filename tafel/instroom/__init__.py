"""Instroom: what was handed in, and what the chair rules on it."""
