"""Personal links: one person, one purpose, an end; only the hash of the code is kept."""
