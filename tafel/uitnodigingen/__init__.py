"""Invitations per slot: who comes, with which mandate, confirmed by link, in the calendar."""
