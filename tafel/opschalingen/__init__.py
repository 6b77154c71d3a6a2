"""The opschalingsladder, the timeline of what was tried, and the thinking aid of the thresholds."""
