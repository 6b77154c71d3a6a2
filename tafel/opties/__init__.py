"""Options for a case, the answer to each wish, and the map of support in the region."""
