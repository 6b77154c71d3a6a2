"""The plain page for a family or a party, by personal link."""
