"""Take a list in, choose its columns, make cases of its rows, throw it away."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from tafel.aanmeldingen.services import maak_casus
from tafel.criteria.schema import leeg_document
from tafel.importeren import queries, rules
from tafel.importeren.models import Importlijst
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, weiger
from tafel.kern.tabellen import Tabel
from tafel.kern.versleuteling import maak_datasleutel, sluit_blok, verpak
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor


def neem_aan(actor: Actor, tabel: Tabel) -> Importlijst:
    """Keep a table that was read, sealed, in place of an earlier one of this person; nothing becomes a case yet.

    The contents of a column with a BSN are not kept. `tabel` comes from kern.tabellen.lees_tabel.
    """
    if actor.tafel is None:
        raise NietGevonden
    begin = rules.vind_koprij(rij.cellen for rij in tabel.rijen)
    koppen, rijen = tabel.rijen[begin].cellen, tabel.rijen[begin + 1 :]
    bsn = {nr for nr, kop in enumerate(koppen) if rules.is_bsn(kop)}
    opmerkingen = [*tabel.opmerkingen]
    if bsn:
        opmerkingen.append("In deze lijst staat een BSN. Wij lazen die kolom niet. Haal haar ook uit uw eigen lijst.")
    sessie.execute(
        sa.delete(Importlijst).where(Importlijst.gebruiker_id == actor.id, Importlijst.tafel_id == actor.tafel.id)
    )
    lijst = Importlijst(
        id=uuid.uuid4(),
        tafel_id=actor.tafel.id,
        gebruiker_id=actor.id,
        op=nu(),
        kolommen=["" if nr in bsn else pad for nr, pad in enumerate(rules.kies_kolommen(koppen))],
        nummers=[],
    )
    cellen = [[rij.nummer, ["" if nr in bsn else cel for nr, cel in enumerate(rij.cellen)]] for rij in rijen]
    inhoud = {"koppen": koppen, "rijen": cellen, "opmerkingen": opmerkingen}
    sleutel = maak_datasleutel()
    lijst.inhoud = sluit_blok(sleutel, json.dumps(inhoud, ensure_ascii=False).encode(), lijst.band, 0, True)
    lijst.sleutel_id, lijst.sleutel = verpak(sleutel, lijst.band)
    sessie.add(lijst)
    sessie.flush()
    schrijf(actor, "lijst ingelezen", "importeren", soort=tabel.soort, rijen=len(rijen), kolommen=len(koppen))
    return lijst


def kies_kolommen(actor: Actor, lijst: Importlijst, kolommen: Sequence[str]) -> None:
    """Let each column fill another field. Raises Geweigerd."""
    vast = _vergrendel(lijst)
    if vast.verwerkt_op is not None:
        return
    gekozen = [*kolommen[: len(vast.kolommen)], *[""] * (len(vast.kolommen) - len(kolommen))]
    weiger(*rules.tegen_kolommen(gekozen))
    if gekozen != vast.kolommen:
        vast.kolommen = gekozen
        sessie.flush()
        schrijf(actor, "kolommen gekozen", "importeren", gekozen=sum(bool(pad) for pad in gekozen))


def leg_vast(actor: Actor, lijst: Importlijst, ook: Collection[int] = ()) -> list[str]:
    """Make a concept of every good row, and of the rows in `ook` whose child may be known; return their numbers.

    All or nothing, in the transaction of the caller. A list that was used gives the same numbers again. Raises
    Geweigerd.
    """
    vast = _vergrendel(lijst)
    if vast.verwerkt_op is not None:
        return [str(nummer) for nummer in vast.nummers]
    beeld = queries.voorbeeld(actor, vast)
    regels = sorted(
        [*beeld.goed, *(regel for regel in beeld.bekend if regel.beeld.nummer in ook)], key=lambda r: r.beeld.nummer
    )
    weiger(*rules.tegen_vastleggen(len(beeld.bekend), len(regels)))
    organisatie = queries.organisatie_van(actor)
    nummers = [maak_casus(actor, _document(actor, organisatie, r.beeld), r.beeld.vraag).nummer for r in regels]
    vast.nummers, vast.verwerkt_op = nummers, nu()
    vast.inhoud = vast.sleutel = vast.sleutel_id = None
    sessie.flush()
    niet = len(beeld.fout) + len(beeld.goed) + len(beeld.bekend) - len(nummers)
    schrijf(actor, "lijst ingevoerd", "importeren", casussen=len(nummers), niet=niet)
    return nummers


def _document(actor: Actor, organisatie: str | None, beeld: rules.Rijbeeld) -> dict[str, Any]:
    """Return an aanmelding with the values of one row, and who brings it in as casusverantwoordelijke."""
    document = leeg_document()
    document["casusverantwoordelijke"] |= {
        "naam": actor.naam,
        "functie": actor.functie or None,
        "organisatie": organisatie,
        "soort": "professional",
    }
    for pad, waarde in beeld.waarden.items():
        groep, _, sleutel = pad.partition("-")
        if sleutel:
            document[groep][sleutel] = waarde
        else:
            document[groep] = waarde
    return document


def gooi_weg(actor: Actor, lijst: Importlijst) -> None:
    """Throw an upload away."""
    sessie.delete(lijst)
    sessie.flush()
    schrijf(actor, "lijst weggegooid", "importeren")


def ruim_op() -> int:
    """Throw away every upload of a day old; return how many. For the daily run."""
    weg = sessie.execute(sa.delete(Importlijst).where(Importlijst.op <= nu() - queries.BEWAREN))
    aantal = int(getattr(weg, "rowcount", 0))
    if aantal:
        schrijf(None, "oude lijsten weggegooid", "importeren", aantal=aantal)
    return aantal


def _vergrendel(lijst: Importlijst) -> Importlijst:
    """Return the row, locked and as it is now: two presses at once make one set of cases. Raises NietGevonden."""
    vast = sessie.get(Importlijst, lijst.id, with_for_update=True, populate_existing=True)
    if vast is None:
        raise NietGevonden
    return vast
