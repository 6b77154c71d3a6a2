"""The live meeting: hearing round, decision, outcome."""
