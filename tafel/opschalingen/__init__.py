"""The opschalingsladder, the talk with a leidinggevende, and the thinking aid of the thresholds."""
