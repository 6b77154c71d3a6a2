"""Forms of the field: filled in and printed in the case."""
