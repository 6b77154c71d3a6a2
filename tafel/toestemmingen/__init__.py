"""Consent: who may decide at this age, for whom, for what, until when; and what may be shared."""
