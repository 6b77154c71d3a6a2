"""Technique only: database, web, refusals, forms, errors, clock, format, headers. Knows no subject."""
