"""Change an aanmelding: begin it, keep it, hand it in. By verb."""

from tafel.aanmeldingen.services.aanmelden import bewaar_aanmelding, dien_in, leg_vast, maak_casus

__all__ = ["bewaar_aanmelding", "dien_in", "leg_vast", "maak_casus"]
