"""The demo: an invented table with invented people, right relative to any day."""
