"""Rules of opschalingen: the ladder, one talk, the registration thresholds. Pure."""
