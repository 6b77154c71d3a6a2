"""Forms of logging in."""

from __future__ import annotations

from wtforms import PasswordField

from tafel.kern.forms import Formulier, Tekst, Verplicht


class InlogForm(Formulier):
    """E-mail and password."""

    email = Tekst(
        "E-mailadres", [Verplicht("Vul uw e-mailadres in.")], render_kw={"autocomplete": "username", "type": "email"}
    )
    wachtwoord = PasswordField(
        "Wachtwoord", [Verplicht("Vul uw wachtwoord in.")], render_kw={"autocomplete": "current-password"}
    )


class WachtwoordForm(Formulier):
    """A new password, chosen with a one-time code."""

    wachtwoord = PasswordField(
        "Nieuw wachtwoord", [Verplicht("Kies een wachtwoord.")], render_kw={"autocomplete": "new-password"}
    )


class TelefoonForm(Formulier):
    """One's own number."""

    telefoon = Tekst("Uw telefoonnummer", render_kw={"autocomplete": "tel", "type": "tel"})


class LeegForm(Formulier):
    """A form with a button only."""
