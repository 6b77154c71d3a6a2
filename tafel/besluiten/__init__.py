"""Decisions of the table: parts, cost lines, commitments, numbering."""
