"""Messages: an outbox row in the same transaction, mail after commit."""
