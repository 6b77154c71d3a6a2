"""What is in a block, in a few words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tafel.criteria.feiten import Aanmelding, feiten_uit
from tafel.criteria.rules import leeftijd
from tafel.criteria.schema import veld_bij
from tafel.kern.format import datum_zin, getal, initialen


def feiten_van(document: Mapping[str, Any], dag: dt.date) -> Aanmelding:
    """Return the facts that the lines are made of; the kind of table does not matter for them."""
    return feiten_uit(document, dag, "doorbraakoverleg")


def samenvatting(nummer: int, a: Aanmelding, dag: dt.date) -> str:
    """Return what is in a block in a few words; children only as initials."""
    delen: list[str] = []
    match nummer:
        case 1:
            if a.leerling.voornaam or a.leerling.achternaam:
                delen.append(initialen(a.leerling.voornaam, a.leerling.achternaam))
            if a.leerling.geboortedatum and a.leerling.geboortedatum <= dag:
                delen.append(f"{leeftijd(a.leerling.geboortedatum, dag)} jaar")
            delen.append(a.onderwijs.school or "")
        case 2:
            delen.append(veld_bij("verzuim-soort").label_van(a.verzuim.soort))
            delen.append(f"thuis sinds {datum_zin(a.verzuim.thuis_sinds)}" if a.verzuim.thuis_sinds else "")
        case 3:
            delen.append(getal(len(a.eerdere_overleggen), "overleg", "overleggen"))
            delen.append(getal(len(a.eerdere_pogingen), "poging", "pogingen"))
        case 4:
            delen.append(veld_bij("stagnatie-oorzaak_soort").label_van(a.stagnatie.oorzaak_soort))
        case 5 if a.plan_van_aanpak:
            datum = a.plan_van_aanpak.datum
            delen.append(f"plan van {datum_zin(datum)}" if datum else "")
            delen.append(getal(len(a.plan_van_aanpak.afspraken), "afspraak", "afspraken"))
        case 6:
            delen.append(getal(len(a.partijen), "partij", "partijen"))
            delen.append(getal(len(a.toestemmingen), "toestemming", "toestemmingen"))
        case _:
            pass
    return ", ".join(deel for deel in delen if deel)
