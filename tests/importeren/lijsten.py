"""Lists to upload, and how they are uploaded."""

from __future__ import annotations

import io

import sqlalchemy as sa

from tafel.importeren.models import Importlijst
from tafel.kern.db import sessie

KOPPEN = "Voornaam;Achternaam;Geboortedatum;School;Sector;Thuis sinds;Soort verzuim;Vraag"
SAM = "Sam;Verzonnen;14-05-2013;Het Verzonnen College;vo;07-09-2026;langdurig relatief;Hoe kan S. weer naar school?"
BO = "Bo;Bedacht;2-1-2012;Lyceum De Fabel;VO;1 september 2026;Ingeschreven, langdurig afwezig;Wie helpt B.?"
FOUT = "Cleo;Fabel;31-02-2014;De Wilgentuin;xo;;thuis;"


def csv(*rijen: str, koppen: str = KOPPEN) -> bytes:
    """Return a list with these rows."""
    return "\r\n".join((koppen, *rijen)).encode()


def upload(client, inhoud: bytes, naam: str = "lijst.csv"):
    """Upload a file; return the answer."""
    data = {"bestand": (io.BytesIO(inhoud), naam)}
    antwoord = client.post("/importeren", data=data, content_type="multipart/form-data")
    antwoord.request.environ["wsgi.input"].close()  # the test client keeps a large body in a file
    return antwoord


def lees_in(client, inhoud: bytes) -> str:
    """Upload a file that can be read; return the address of the preview."""
    antwoord = upload(client, inhoud)
    assert antwoord.status_code == 303, antwoord.text
    return antwoord.location


def lijst():
    """Return the list that is kept, or None."""
    sessie.remove()
    rij = sessie.scalar(sa.select(Importlijst))
    sessie.remove()
    return rij
