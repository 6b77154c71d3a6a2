"""Pictures that are too large, broken, moving, or carry a second file."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.documenten.corpus.vorm import Geval
from tests.documenten.maken import beeld, pdf, zip_van

KAPOT = "Deze foto is niet heel. Maak of verstuur haar opnieuw en voeg haar dan toe."
GROOT = "Deze foto heeft meer dan 40 miljoen punten. Verklein haar en probeer het opnieuw."
DUBBEL = "In dit bestand zit nog een tweede bestand verstopt."


def _stuk(soort: bytes, inhoud: bytes) -> bytes:
    return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))


def _bom_png(breed: int, hoog: int) -> bytes:
    """A PNG of a few kB that says it is enormous."""
    kop = struct.pack(">IIBBBBB", breed, hoog, 8, 0, 0, 0, 0)
    punten = zlib.compress(b"\x00" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + _stuk(b"IHDR", kop) + _stuk(b"IDAT", punten) + _stuk(b"IEND", b"")


def _bom_jpg() -> bytes:
    ruw = bytearray(beeld())
    plek = ruw.index(b"\xff\xc0")
    ruw[plek + 5 : plek + 9] = struct.pack(">HH", 60_000, 60_000)
    return bytes(ruw)


def _beweegt() -> bytes:
    uit = io.BytesIO()
    plaatjes = [Image.new("RGB", (8, 8), kleur) for kleur in ("red", "blue")]
    plaatjes[0].save(uit, "PNG", save_all=True, append_images=plaatjes[1:])
    return uit.getvalue()


def _zwelt() -> bytes:
    """A PNG whose text chunk unpacks to 100 MB."""
    ruw = beeld("PNG")
    tekst = _stuk(b"zTXt", b"a\x00\x00" + zlib.compress(b"x" * 100_000_000, 9))
    return ruw[:33] + tekst + ruw[33:]


def _j(wat, maak, zin):
    return Geval(wat, "foto.jpg", maak, zin, "image/jpeg")


def _p(wat, maak, zin):
    return Geval(wat, "foto.png", maak, zin, "image/png")


KWAAD = (
    _p("60.000 bij 60.000", lambda: _bom_png(60_000, 60_000), GROOT),
    _p("net te veel punten", lambda: _bom_png(8_000, 5_001), GROOT),
    _j("60.000 bij 60.000", _bom_jpg, GROOT),
    _j("afgeknipte foto", lambda: beeld()[:-200], KAPOT),
    _p("afgeknipt plaatje", lambda: beeld("PNG")[:-30], KAPOT),
    _j("alleen een begin", lambda: b"\xff\xd8\xff\xe0" + b"\x00" * 30, KAPOT),
    _p("verkeerde controlesom", lambda: beeld("PNG").replace(b"IHDR\x00", b"IHDR\x01", 1), KAPOT),
    _p("beweegt", _beweegt, "Dit plaatje beweegt. Sla één beeld op als JPEG of PNG en voeg dat toe."),
    _p("tekst die opzwelt", _zwelt, KAPOT),
    _j("zip achter een foto", lambda: beeld() + zip_van({"a.txt": "a"}), DUBBEL),
    _p("zip achter een plaatje", lambda: beeld("PNG") + zip_van({"a.txt": "a"}), DUBBEL),
    _j("webpagina achter een foto", lambda: beeld() + b"<script>alert(1)</script>", DUBBEL),
    _j("webpagina in het commentaar", lambda: beeld(comment=b"<script>alert(1)</script>"), DUBBEL),
    _j("pdf achter een foto", lambda: beeld() + pdf(), DUBBEL),
    _j("programma achter een foto", lambda: beeld() + b"MZ\x90\x00" + b"\x00" * 90, DUBBEL),
)
