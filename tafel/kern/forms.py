"""Base of all forms: Dutch sentences, refusals at their field, the version that a person saw."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, StopValidation, ValidationError

from tafel.kern.format import MAANDEN
from tafel.kern.refusals import Conflict, Weigering

KORT = 200
LANG = 10_000


class Verplicht(InputRequired):
    """The field must hold more than blanks; the sentence says what to fill in."""

    def __call__(self, form: Any, field: Field) -> None:
        """Raise StopValidation with the Dutch sentence when nothing but blanks came in."""
        if not field.raw_data or not str(field.raw_data[0]).strip():
            field.errors = []
            raise StopValidation(self.message or "Vul dit veld in.")


def _schoon(waarde: str | None) -> str:
    return (waarde or "").replace("\r\n", "\n").strip()


def _geen_nul(_: Any, field: Field) -> None:
    if field.data and "\x00" in str(field.data):
        raise ValidationError("Er staat een teken in dat niet kan. Typ de tekst opnieuw.")


class Tekst(StringField):
    """One line of text, at most 200 characters, outer blanks removed."""

    def __init__(self, label: str, validators: Iterable[Any] = (), **kwargs: Any) -> None:
        """Add the length rule to `validators`."""
        regels = [*validators, _geen_nul, Length(max=KORT, message=f"Gebruik hoogstens {KORT} tekens.")]
        super().__init__(label, regels, filters=[_schoon], **kwargs)


class LangeTekst(TextAreaField):
    """Text of several lines, at most 10,000 characters."""

    def __init__(self, label: str, validators: Iterable[Any] = (), **kwargs: Any) -> None:
        """Add the length rule to `validators`."""
        regels = [*validators, _geen_nul, Length(max=LANG, message="Gebruik hoogstens 10.000 tekens.")]
        super().__init__(label, regels, filters=[_schoon], **kwargs)


class _Omgezet(StringField):
    """A text field whose typed value is kept when it cannot be understood."""

    data: Any

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return self.toon(self.data) if self.data is not None else ""

    def toon(self, waarde: Any) -> str:
        """Return the stored value as one would type it."""
        return str(waarde)

    def lees(self, tekst: str) -> Any:
        """Return the value of `tekst`, or raise ValueError with a Dutch sentence; each kind of field has its own."""
        return tekst

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Turn what was typed into a value."""
        tekst = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if tekst:
            self.data = self.lees(tekst)


def lees_datum(tekst: str) -> dt.date:
    """Return the date of "21-11-2026", "2026-11-21" or "21 november 2026"; raise ValueError in Dutch."""
    delen = tekst.strip().lower().replace("/", "-").replace(" ", "-").split("-")
    if len(delen) == 3 and delen[1] in MAANDEN:
        delen[1] = str(MAANDEN.index(delen[1]) + 1)
    if len(delen) != 3 or not all(deel.isascii() and deel.isdecimal() for deel in delen):
        raise ValueError("Vul een datum in als 21-11-2026.")
    jaar, maand, dag = (delen[0], delen[1], delen[2]) if len(delen[0]) == 4 else (delen[2], delen[1], delen[0])
    if len(jaar) != 4:
        raise ValueError("Vul het jaar met vier cijfers in, als 21-11-2026.")
    try:
        return dt.date(int(jaar), int(maand), int(dag))
    except ValueError:
        raise ValueError("Deze datum bestaat niet. Vul een datum in als 21-11-2026.") from None


class Datum(_Omgezet):
    """A date, shown by the browser's own date field and typed as 21-11-2026 without one."""

    soort = "date"

    def toon(self, waarde: dt.date) -> str:
        """Return the ISO form that a browser's date field wants."""
        return waarde.isoformat()

    def lees(self, tekst: str) -> dt.date:
        """Return the date."""
        return lees_datum(tekst)


class Tijd(_Omgezet):
    """A time of day, as 09:30 or 9.30."""

    soort = "time"

    def toon(self, waarde: dt.time) -> str:
        """Return 09:30."""
        return waarde.strftime("%H:%M")

    def lees(self, tekst: str) -> dt.time:
        """Return the time."""
        uur, _, minuut = tekst.replace(".", ":").partition(":")
        try:
            return dt.time(int(uur), int(minuut[:2] or 0))
        except (ValueError, OverflowError):
            raise ValueError("Vul een tijd in als 09:30.") from None


class Aantal(_Omgezet):
    """A whole number within bounds."""

    def __init__(self, label: str, validators: Iterable[Any] = (), *, van: int, tot: int, **kwargs: Any) -> None:
        """Accept numbers `van` up to and including `tot`."""
        super().__init__(label, [*validators], **kwargs)
        self.van, self.tot = van, tot

    def lees(self, tekst: str) -> int:
        """Return the number."""
        if not (tekst.isascii() and tekst.isdecimal()) or len(tekst) > 9 or not self.van <= int(tekst) <= self.tot:
            raise ValueError(f"Vul een heel getal in van {self.van} tot en met {self.tot}.")
        return int(tekst)


class Bedrag(_Omgezet):
    """An amount in euro: 4.320 or 4320,50; exact."""

    def toon(self, waarde: Decimal) -> str:
        """Return 4320,50."""
        return f"{waarde:.2f}".replace(".", ",")

    def lees(self, tekst: str) -> Decimal:
        """Return the amount in euro, more than zero, at most two decimals."""
        kaal = tekst.replace("€", "").replace("\u00a0", "").replace(" ", "").removesuffix(",-")
        heel, komma, rest = kaal.partition(",")
        groepen = heel.split(".")
        if len(groepen) > 1 and not komma and len(groepen) == 2 and len(groepen[1]) in (1, 2):
            heel, rest = groepen[0], groepen[1]  # typed with a decimal point
        elif len(groepen) > 1 and not all(len(groep) == 3 for groep in groepen[1:]):
            raise ValueError("Vul een bedrag in als 4320 of 4.320,50.")
        heel = heel.replace(".", "")
        if (
            not heel.isascii()
            or not heel.isdecimal()
            or len(heel) > 9
            or (rest and not (rest.isascii() and rest.isdecimal()))
        ):
            raise ValueError("Vul een bedrag in als 4320 of 4.320,50.")
        if len(rest) > 2:
            raise ValueError("Gebruik hoogstens twee cijfers achter de komma.")
        bedrag = Decimal(f"{heel}.{rest or '0'}")
        if bedrag <= 0:
            raise ValueError("Vul een bedrag in dat meer is dan nul.")
        return bedrag.quantize(Decimal("0.01"))


class Formulier(FlaskForm):
    """A form that can show refusals of a service at their field."""

    versie = HiddenField()

    @property
    def los(self) -> list[str]:
        """Return the sentences that belong to no field (WTForms calls them form errors)."""
        return [str(fout) for fout in self.form_errors]

    def toon(self, weigeringen: Iterable[Weigering]) -> None:
        """Put each reason at its field; a reason without a field that is seen stands above the form."""
        for weigering in weigeringen:
            veld = self._fields.get(weigering.veld or "")
            if veld is None or isinstance(veld, HiddenField):
                self.form_errors.append(weigering.melding)
            else:
                veld.errors = [*veld.errors, weigering.melding]

    def eis_versie(self, huidig: int) -> None:
        """Raise Conflict when the person saw another version than `huidig` (sent along as a hidden field)."""
        gezien = self.versie.data
        if gezien and gezien != str(huidig):
            raise Conflict
