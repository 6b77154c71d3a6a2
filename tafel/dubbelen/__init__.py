"""The same child twice, brothers and sisters: warn, link, reveal nothing."""
