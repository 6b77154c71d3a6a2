"""Days of an aanmelding that can't both be true. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tafel.criteria.datums import uit_iso

GEBOREN, THUIS = "leerling-geboortedatum", "verzuim-thuis_sinds"


def tegen_dag(
    document: Mapping[str, Any], naam: str, waarde: Any, vandaag: dt.date, samen: Mapping[str, Any] | None = None
) -> str:
    """Return the sentence against a day of birth or a first day at home (an ISO text); "" when it can be.

    samen: values that come along in one go, by field; a day of birth is held against those before what is stored. A
    choice of Tafel: nobody is at home before birth, and who is not at home yet leaves the field empty. A day of birth
    that is still to come is up to the toets.
    """
    if naam not in (GEBOREN, THUIS) or not waarde:
        return ""
    dag = uit_iso(waarde)
    if dag is None:
        return ""
    if naam == THUIS and dag > vandaag:
        return "Deze dag is nog niet geweest. Laat dit leeg als de leerling nog niet thuiszit."
    geboren = uit_iso((document.get("leerling") or {}).get("geboortedatum") or "")
    thuis = uit_iso((samen or {}).get(THUIS, (document.get("verzuim") or {}).get("thuis_sinds")) or "")
    if naam == THUIS and geboren and dag < geboren:
        return "Deze dag is vóór de geboorte van de leerling. Kijk beide dagen na."
    if naam == GEBOREN and thuis and thuis < dag:
        return "Deze dag is ná de dag waarop de leerling thuis kwam te zitten. Kijk beide dagen na."
    return ""
