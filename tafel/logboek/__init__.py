"""Audit trail and view log: append-only, written in the same transaction."""
