"""The blueprint of onderzoeken, and the page that every view of it answers with."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response

from tafel.casussen.kader import casuskader
from tafel.casussen.models import Casus
from tafel.casussen.queries import betrokkenen, toegangen
from tafel.casussen.rules import GEZIN, ROLWOORDEN
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.web import answer, is_fragment
from tafel.onderzoeken import queries, rules
from tafel.onderzoeken.forms import BelForm, NietGehoordForm, VerhaalForm, WensForm
from tafel.toegang.guard import wie
from tafel.toegang.rules import Zaak, mag

bp = Blueprint("onderzoeken", __name__)
BLAD = "onderzoeken.onderzoek"
BOTST = "Iemand anders wijzigde dit intussen. Uw tekst staat nog hier. Kijk wat er nu staat en bewaar opnieuw."


@dataclass(frozen=True)
class Contact:
    """Somebody to call: how they are called on the page, and their number; without one, where it is filled in."""

    naam: str
    wie: str
    telefoon: str
    stoel: str = ""


def contacten(casus: Casus, mensen: Any, toegang: Any) -> list[Contact]:
    """Return whom one can call: family first, each party once, and who submitted the case."""
    uit: dict[str, Contact] = {}
    for b in mensen:
        naam = casus.initialen if b.rol == "leerling" else b.naam
        uit.setdefault(naam, Contact(naam, ROLWOORDEN[b.rol], b.telefoon, str(b.id)))
    for t in toegang:
        if t.rol == "casusverantwoordelijke":
            bekend = uit.get(t.naam)
            uit[t.naam] = Contact(
                t.naam,
                "Casusverantwoordelijke",
                t.telefoon or (bekend.telefoon if bekend else ""),
                bekend.stoel if bekend else "",
            )
    return list(uit.values())


def verhaalform(beeld: queries.Verhaalbeeld) -> VerhaalForm:
    """Return the form of one story as it stands."""
    laatste = beeld.laatste
    return VerhaalForm(
        formdata=None,
        prefix=beeld.van,
        tekst=beeld.getypt,
        vorm=laatste.vorm if laatste else None,
        gehoord_op=laatste.gehoord_op if laatste else vandaag(),
        voorgelezen_op=laatste.voorgelezen_op if laatste else None,
        bijgesteld_door=laatste.bijgesteld_door if laatste else "",
        apart=bool(beeld.rij and beeld.rij.alleen_voorbereiding),
        versie=str(beeld.rij.versie if beeld.rij else 0),
    )


def belform(namen: list[Contact]) -> BelForm:
    """Return the empty form of a call."""
    form = BelForm(formdata=None, prefix="bel")
    form.wie.choices = {c.naam: c.naam for c in namen}
    return form


def toon(
    casus: Casus,
    zaak: Zaak,
    status: int = 200,
    fragment: str | None = None,
    *,
    verhalen: Mapping[str, VerhaalForm] | None = None,
    redenen: Mapping[str, NietGehoordForm] | None = None,
    wens: WensForm | None = None,
    wenswijzig: tuple[uuid.UUID, WensForm] | None = None,
    bel: BelForm | None = None,
    getypt: Mapping[str, tuple[str, bool]] | None = None,
    botst: Mapping[str, str] | None = None,
    weigeringen: Any = (),
    van: str = "",
) -> Response:
    """Answer with the page, or with one piece of it; a form that was refused stands in it as it was typed.

    `botst`: what stands now where two people wrote at once, by name of the story or piece. Eight statements.
    """
    if status >= 400:
        sessie.rollback()  # the page shows what is stored, and what was typed
    verhaal, alle = queries.verhalen(casus.id), queries.wensen(casus.id)
    stand = queries.gehoord(verhaal, alle)
    mensen, toegang = betrokkenen(casus.id), toegangen(casus.id)
    namen = contacten(casus, mensen, toegang)
    if bel is not None:
        bel.wie.choices = {c.naam: c.naam for c in namen}
    vormen = {v: (verhalen or {}).get(v) or verhaalform(beeld) for v, beeld in verhaal.items()}
    for v, form in vormen.items():
        rij = verhaal[v].rij
        form.versie.data = str(rij.versie if rij else 0)
    ik = next((t for t in toegang if t.rol == "zaakonderzoeker" and t.gebruiker_id == wie().id), None)
    return answer(
        "onderzoeken/onderzoek.html",
        fragment,
        status=status,
        **casuskader(casus, zaak, BLAD),
        verhalen=verhaal,
        vormen=vormen,
        redenen={v: (redenen or {}).get(v) or NietGehoordForm(formdata=None, prefix=f"{v}-niet") for v in verhaal},
        wensen=alle,
        wens=wens or WensForm(formdata=None, prefix="wens", van="leerling"),
        wenswijzig=wenswijzig,
        stukken=queries.stukken(casus.id),
        getypt=getypt or {},
        botst=botst or {},
        gesprekken=queries.belnotities(casus.id),
        bel=bel or belform(namen),
        contacten=namen,
        gezin=GEZIN,
        gehoord=stand,
        mist=rules.mist_voor_dossier(stand),
        dicht="zonder_dossier" in zaak.rollen,
        ik=ik,
        bewerkt=mag(wie(), "onderzoek.bewerken", zaak),
        weigeringen=weigeringen,
        van=van,
        woorden=WOORDEN,
        vandaag=vandaag(),
        oob=False,
        is_fragment=fragment is not None and is_fragment(),
    )


WOORDEN = {
    "van": rules.VAN,
    "vormen": rules.VORMEN,
    "stukken": rules.STUKKEN,
    "velden": rules.VELDEN,
    "kanten": rules.KANTEN,
    "antwoorden": rules.ANTWOORDEN,
    "belzinnen": rules.BELZINNEN,
}
