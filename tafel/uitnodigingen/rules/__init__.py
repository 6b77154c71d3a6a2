"""Rules of inviting: who, what they must hear, what they may answer, what they may promise. Pure."""
