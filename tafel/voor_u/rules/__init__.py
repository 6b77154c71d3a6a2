"""The words of the family page. Pure."""
