"""Documents on paper: agenda, besluitblad, besluitenlijst as tagged PDF."""
