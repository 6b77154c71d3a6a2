"""The script of a meeting: what the chair says, what must be true to go on, and the notes of each for themselves."""
