"""Rules of the forms of the field: what is in them, when one may be kept."""
