"""Help inside the application: handbook and word list, the Meldcode page."""
