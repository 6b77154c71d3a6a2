"""Follow-up: actions and the moments of the year."""
