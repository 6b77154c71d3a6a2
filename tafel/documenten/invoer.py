"""What was typed in a request that is too large to take: the fields before the first file."""

from __future__ import annotations

from typing import BinaryIO

from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_options_header
from werkzeug.sansio.multipart import Data, Field, File, MultipartDecoder, NeedData

BEGIN = 256 * 1024
WEG = 200 * 1024 * 1024  # what is read and thrown away, so that a browser reads our answer and not a broken line
_STUK = 256 * 1024


def begin_van_invoer(stroom: BinaryIO, soort: str, lengte: int | None) -> MultiDict[str, str]:
    """Return the typed fields at the start of a multipart body; the rest is read and thrown away."""
    begin = stroom.read(min(BEGIN, lengte or 0))
    over = min((lengte or 0) - len(begin), WEG)
    while over > 0 and (stuk := stroom.read(min(_STUK, over))):
        over -= len(stuk)
    _, opties = parse_options_header(soort)
    grens = opties.get("boundary", "")
    return _velden(begin, grens.encode("latin-1", "replace")) if grens else MultiDict()


def _velden(begin: bytes, grens: bytes) -> MultiDict[str, str]:
    """Read fields until the first file or until the piece we have ends."""
    uit: MultiDict[str, str] = MultiDict()
    lezer, naam, waarde = MultipartDecoder(grens, max_form_memory_size=BEGIN * 2, max_parts=200), "", b""
    try:
        lezer.receive_data(begin)
        while not isinstance(deel := lezer.next_event(), NeedData | File):
            if isinstance(deel, Field):
                naam, waarde = deel.name, b""
            elif isinstance(deel, Data):
                waarde += deel.data
                if not deel.more_data:
                    uit.add(naam, waarde.decode("utf-8", "replace"))
    except (HTTPException, ValueError):
        pass
    return uit
