"""Read invitations: the picture of a meeting, by link, per case, the feed of one person."""
