"""Age and compulsory education (leerplicht), computed from dates alone.

Source: the contract ('leeftijd', 'plicht'), Leerplichtwet as summed up in design note L1-L3.
"""

from datetime import date
from typing import Literal

Plichtstatus = Literal[
    "onbekend", "vrijgesteld", "geen_plicht", "nog_niet_leerplichtig", "leerplichtig", "kwalificatieplichtig"
]
MINIMUM, MAXIMUM = 4, 18
EERSTE_MAAND_SCHOOLJAAR = 8


def verjaardag(geboortedatum: date, leeftijd: int) -> date:
    """The day on which someone reaches this age; born 29 February: 1 March in a common year.

    Beyond the last year of the calendar it is the last day there is.
    """
    jaar = geboortedatum.year + leeftijd
    if jaar > date.max.year:
        return date.max
    try:
        return geboortedatum.replace(year=jaar)
    except ValueError:  # 29 February in a common year
        return date(jaar, 3, 1)


def leeftijd(geboortedatum: date, op: date) -> int:
    """The age in whole years on a day; the birthday counts as the new age; negative before birth."""
    nog_niet_jarig = (op.month, op.day) < (geboortedatum.month, geboortedatum.day)
    return op.year - geboortedatum.year - nog_niet_jarig


def schooljaar(dag: date) -> int:
    """The year in which the school year (1 August through 31 July) of a day began."""
    return dag.year if dag.month >= EERSTE_MAAND_SCHOOLJAAR else dag.year - 1


def plichtstatus(
    geboortedatum: date | None, op: date, *, startkwalificatie: bool | None = None, vrijstelling: str | None = None
) -> Plichtstatus:
    """The status under the Leerplichtwet on a day; "onbekend" without a date of birth (a draft)."""
    if geboortedatum is None:
        return "onbekend"
    if vrijstelling not in (None, "geen"):
        return "vrijgesteld"
    if leeftijd(geboortedatum, op) >= MAXIMUM:
        return "geen_plicht"
    # L1: from the first day of the month after the fifth birthday
    vijf = verjaardag(geboortedatum, 5)
    if (op.year, op.month) <= (vijf.year, vijf.month):
        return "nog_niet_leerplichtig"
    # L2: through 31 July of the school year in which the pupil turns 16
    if schooljaar(op) <= schooljaar(verjaardag(geboortedatum, 16)):
        return "leerplichtig"
    # L3: until 18, or a startkwalificatie
    return "geen_plicht" if startkwalificatie else "kwalificatieplichtig"
