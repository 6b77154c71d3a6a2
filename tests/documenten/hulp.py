"""Post documents in tests of views."""

from __future__ import annotations

import io

import sqlalchemy as sa

from tafel.casussen.models import Betrokkene
from tafel.documenten.models import Document
from tafel.kern.db import sessie
from tests import bouw
from tests.casussen.hulp import haal, lees
from tests.documenten import maken

BRIEF = {"soort": "verslag", "omschrijving": "Gesprek met de school"}


def invoer(inhoud=None, naam="verslag.pdf", **anders):
    bestand = (io.BytesIO(maken.pdf() if inhoud is None else inhoud), naam)
    return {**BRIEF, "bestand": bestand, **anders}


def stuur(client, pad, inhoud, **velden):
    """Post a multipart body made by hand: werkzeug's own leaves a temporary file open when nobody reads it."""
    delen = [f'--grens\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in velden.items()]
    kop = '--grens\r\nContent-Disposition: form-data; name="bestand"; filename="a.pdf"\r\n\r\n'
    lijf = "".join(delen).encode() + kop.encode() + inhoud + b"\r\n--grens--\r\n"
    return client.post(pad, data=lijf, content_type="multipart/form-data; boundary=grens")


def erbij(client, nummer, **anders):
    """Add a document and return its row."""
    antwoord = client.post(f"/casussen/{nummer}/documenten", data=invoer(**anders))
    assert antwoord.status_code == 303, antwoord.text
    return lees(sa.select(Document).order_by(Document.op.desc()).limit(1))


def adres(nummer, document, rest=""):
    return f"/casussen/{nummer}/documenten/{document.id}{rest}"


def zet_aan_tafel(tafel, nummer, rol="jeugdhulp"):
    """Give the party a chair and access to the case."""
    casus = haal(nummer)
    stoel = sessie.scalars(sa.select(Betrokkene).where(Betrokkene.casus_id == casus.id, Betrokkene.rol == rol)).one()
    stoel.gebruiker_id = tafel.partij.id
    bouw.toegang(casus, tafel.partij, "partij")
    sessie.commit()
    sessie.remove()
