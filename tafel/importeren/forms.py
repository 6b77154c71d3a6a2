"""The upload, and the choice of columns and rows."""

from __future__ import annotations

from flask_wtf.file import FileField

from tafel.kern.forms import Formulier


class UploadForm(Formulier):
    """One file with a list."""

    bestand = FileField("Kies uw lijst")


class Leeg(Formulier):
    """A form with a button only."""
