"""The toets of a case: how it stands today, and how it stood when people acted on it."""
