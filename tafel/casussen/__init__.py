"""Cases: intake (aanmelding), admission (instroom), people and access."""
