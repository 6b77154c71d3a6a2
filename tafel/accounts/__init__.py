"""Accounts and logging in, as a list of steps; sessions live on the server."""
