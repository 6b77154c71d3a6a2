"""The aanmelding: begin a case, keep it, hand it in."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from tafel.aanmeldingen import rules
from tafel.aanmeldingen.services.concepten import wis_concepten
from tafel.berichten.services import leg_klaar
from tafel.casussen import queries as casussen
from tafel.casussen.models import Casus, Casustoegang, Toets
from tafel.casussen.rules import MAX_KORT
from tafel.casussen.services import leg_indiening_vast, volgend_nummer, zet_betrokkenen
from tafel.criteria.datums import uit_iso
from tafel.criteria.inhoud import zonder_inhoud
from tafel.criteria.rijen import met_sleutels
from tafel.criteria.rules import CRITERIA_VERSIE, Toetsuitslag
from tafel.criteria.schema import leeg_document
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.format import initialen
from tafel.kern.refusals import NietGevonden, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Lidmaatschap, Organisatie
from tafel.plannen.services import leg_plan_vast
from tafel.toegang.rules import Actor, TafelKeuze
from tafel.toestemmingen.services import neem_over
from tafel.toetsen.queries import toets_van
from tafel.toetsen.rules import open_eisen
from tafel.toetsen.services import leg_toets_vast, volg_toets, vraag_uitzondering


def leg_vast(
    casus: Casus, document: Mapping[str, Any], vraag: str, profiel: str, door_id: uuid.UUID | None = None
) -> Toetsuitslag:
    """Store document and question in `casus`, with the columns that lists read from it; return the check of today.

    What flipped in the check is kept as done by `door_id`.

    The one place where an aanmelding is stored. Every row gets its key.
    """
    leerling, onderwijs = document.get("leerling") or {}, document.get("onderwijs") or {}
    casus.aanmelding = zonder_inhoud(met_sleutels(document))  # no text about a proces-verbaal or a preventief gesprek
    casus.vraag = vraag.strip()
    casus.initialen = initialen(leerling.get("voornaam"), leerling.get("achternaam"))[:20]
    casus.geboortedatum = _dag(leerling.get("geboortedatum"))
    casus.sector = onderwijs.get("sector")
    casus.school = (onderwijs.get("school") or "").strip()[:MAX_KORT] or None
    casus.thuis_sinds = _dag((document.get("verzuim") or {}).get("thuis_sinds"))
    casus.oorzaak_soort = (document.get("stagnatie") or {}).get("oorzaak_soort")
    uitslag = toets_van(casus, profiel)
    casus.nog_te_doen = len(open_eisen(uitslag, casus.vraag))
    casus.gewijzigd_op = nu()
    volg_toets(casus, uitslag, door_id)
    return uitslag


def _dag(iso: str | None) -> dt.date | None:
    return uit_iso(iso) if iso else None


def tafel_van(actor: Actor) -> TafelKeuze:
    """Return the table at which this person works; raises NietGevonden without one."""
    if actor.tafel is None:
        raise NietGevonden
    return actor.tafel


def maak_casus(actor: Actor, document: Mapping[str, Any] | None = None, vraag: str = "") -> Casus:
    """Begin a case as concept at the table of `actor`, who becomes casusverantwoordelijke; return it with its number.

    Without `document` an empty one in which the casusverantwoordelijke stands.
    """
    tafel, dag = tafel_van(actor), vandaag()
    volgnummer = volgend_nummer(tafel.id, "casus", dag.year)
    casus = Casus(
        id=uuid.uuid4(),
        tafel_id=tafel.id,
        jaar=dag.year,
        volgnummer=volgnummer,
        nummer=f"{dag.year}-{volgnummer:03d}",
        stand="concept",
        gemaakt_op=nu(),
    )
    leg_vast(casus, _begin(actor, tafel) if document is None else document, vraag, tafel.profiel, actor.id)
    sessie.add(casus)
    sessie.flush()
    sessie.add(
        Casustoegang(
            casus_id=casus.id,
            gebruiker_id=actor.id,
            rol="casusverantwoordelijke",
            reden="begon de aanmelding",
            van=dag,
        )
    )
    schrijf(actor, "casus gemaakt", casus.nummer, casus_id=casus.id, uit_bestand=document is not None)
    return casus


def _begin(actor: Actor, tafel: TafelKeuze) -> dict[str, Any]:
    """Return an empty document with the person who begins it as casusverantwoordelijke."""
    organisatie = sessie.scalar(
        sa.select(Organisatie.naam)
        .join(Lidmaatschap, Lidmaatschap.organisatie_id == Organisatie.id)
        .where(
            Lidmaatschap.tafel_id == tafel.id,
            Lidmaatschap.gebruiker_id == actor.id,
            Lidmaatschap.rol == "casusverantwoordelijke",
            Lidmaatschap.geldt(vandaag()),
        )
        .limit(1)
    )
    document = leeg_document()
    document["casusverantwoordelijke"] |= {
        "naam": actor.naam,
        "functie": actor.functie or None,
        "organisatie": organisatie,
        "soort": "professional",
    }
    return document


def dien_in(actor: Actor, casus: Casus, verzoek: str | None = None) -> Toets:
    """Hand the case in: the check is kept as it stands, people get their place, the chairs get a message.

    With `verzoek`, why this can't wait, also while something misses: the chair rules on the exception (V1). Raises
    Geweigerd with what stands in the way, each at its field.
    """
    uitslag = toets_van(casus, tafel_van(actor).profiel)
    open_ = open_eisen(uitslag, casus.vraag)
    feiten = rules.Instroomfeiten(casus.stand, open_)
    weiger(*(rules.tegen_indienen(feiten) if verzoek is None else rules.tegen_verzoek(feiten, verzoek)))
    opnieuw = casus.ingediend_op is not None
    toets = leg_toets_vast(casus, uitslag, "ingediend")
    casus.stand = "ingediend"
    casus.verzoek_uitzondering = verzoek.strip() if verzoek and open_ else None
    casus.ingediend_op = casus.gewijzigd_op = nu()
    casus.criteria_versie = CRITERIA_VERSIE
    casus.nog_te_doen = 0
    if open_:
        vraag_uitzondering(actor, casus, [eis.code for eis in open_], casus.verzoek_uitzondering or "")
    wis_concepten(casus)
    zet_betrokkenen(casus)
    neem_over(actor, casus)  # after this the register of consent is the truth
    leg_indiening_vast(casus)
    leg_plan_vast(actor, casus)
    wat = "ingediend met verzoek om uitzondering" if open_ else "casus ingediend"
    mist = [eis.code for eis in open_]
    schrijf(actor, wat, casus.nummer, casus_id=casus.id, opnieuw=opnieuw, criteria=CRITERIA_VERSIE, mist=mist)
    lees = "Lees waarom het niet kan wachten, en beslis" if open_ else "Lees de aanmelding en beslis"
    erbij = " met een verzoek om uitzondering" if open_ else ""
    for voorzitter in casussen.voorzitters(casus.tafel_id):
        leg_klaar(
            voorzitter,
            f"ingediend-{toets.id}-{voorzitter}",
            f"Casus {casus.nummer} is {'opnieuw ' if opnieuw else ''}ingediend{erbij}",
            f"{actor.naam} diende casus {casus.nummer} in{erbij}. {lees} of die naar de tafel gaat.",
            f"/instroom/{casus.nummer}",
        )
    return toets
