"""Tafel: the web application for the table that breaks deadlocked cases of children without school."""
