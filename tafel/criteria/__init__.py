"""The intake check (toets): the form's description, its readers and the pure rules over its facts."""
