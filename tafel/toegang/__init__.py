"""Who may do what: one policy table of pure predicates, default deny."""
