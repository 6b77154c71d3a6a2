"""Figures about the table, with small numbers screened."""
