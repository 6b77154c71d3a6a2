"""The aanmelding: the form, its check, handing in."""
