"""Bring in many aanmeldingen from a CSV or XLSX file: preview, errors per row, then commit."""
