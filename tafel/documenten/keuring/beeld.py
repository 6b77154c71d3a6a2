"""Judge a JPEG or PNG and paint it anew: what is not picture (EXIF, place, comments, profiles, a tail) stays behind."""

from __future__ import annotations

import warnings
from typing import BinaryIO

from tafel.documenten.keuring.weigering import Afgekeurd

PUNTEN = 40_000_000
_VORMEN = {"jpg": ("JPEG", "MPO"), "png": ("PNG",)}


def keur(bestand: BinaryIO, soort: str, uit: BinaryIO) -> None:
    """Write the picture in `bestand` anew to `uit`, upright and bare. Raises Afgekeurd."""
    from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # our own bound is checked before a pixel is read
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    warnings.simplefilter("ignore")
    _eis_geen_staart(bestand, soort)
    bestand.seek(0)
    try:
        with Image.open(bestand, formats=_VORMEN[soort]) as beeld:
            breed, hoog = beeld.size
            if breed * hoog > PUNTEN:
                raise Afgekeurd("beeld_te_groot")
            if soort == "png" and getattr(beeld, "n_frames", 1) > 1:
                raise Afgekeurd("beeld_beweegt")
            beeld.load()
            recht = ImageOps.exif_transpose(beeld)
    except Afgekeurd:
        raise
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, MemoryError, ZeroDivisionError) as fout:
        raise Afgekeurd("beeld_kapot") from fout
    if soort == "jpg":
        kaal = recht if recht.mode in ("L", "RGB") else recht.convert("RGB")
        kaal.info = {}
        kaal.save(uit, "JPEG", quality=88, subsampling="4:2:0")
        return
    if recht.mode in ("P", "PA") or "transparency" in recht.info:
        recht = recht.convert("RGBA" if recht.mode == "PA" or "transparency" in recht.info else "RGB")
    recht.info = {}
    recht.save(uit, "PNG", compress_level=6 if breed * hoog < 4_000_000 else 2)


_NA_HET_EIND = (
    b"<html", b"<script", b"<?php", b"<!doctype", b"%pdf-", b"pk\x03\x04", b"rar!", b"7z\xbc\xaf", b"mz\x90",
)  # fmt: skip


def _eis_geen_staart(bestand: BinaryIO, soort: str) -> None:
    """Refuse a picture with another file behind its end. Phones put harmless data there: that is left behind."""
    bestand.seek(0)
    alles = bestand.read()
    eind = _eind_jpeg(alles) if soort == "jpg" else _eind_png(alles)
    if eind is None:
        raise Afgekeurd("beeld_kapot")
    staart = alles[eind:].lower()
    if any(een in staart for een in _NA_HET_EIND):
        raise Afgekeurd("dubbel")


def _eind_png(alles: bytes) -> int | None:
    """Return where the last chunk of a PNG ends; None when it has no end."""
    plek = 8
    while plek + 12 <= len(alles):
        lengte = int.from_bytes(alles[plek : plek + 4], "big")
        soort = alles[plek + 4 : plek + 8]
        plek += 12 + lengte
        if soort == b"IEND":
            return plek if plek <= len(alles) else None
    return None


def _eind_jpeg(alles: bytes) -> int | None:
    """Return where the first picture of a JPEG ends; None when it has no end."""
    plek = 2
    while plek + 4 <= len(alles):
        if alles[plek] != 0xFF:
            return None
        merk = alles[plek + 1]
        if merk == 0xFF:
            plek += 1
        elif merk == 0xD9:
            return plek + 2
        elif merk == 0x01 or 0xD0 <= merk <= 0xD8:
            plek += 2
        else:
            plek += 2 + int.from_bytes(alles[plek + 2 : plek + 4], "big")
            if merk == 0xDA:
                plek = _na_de_punten(alles, plek)
                if plek < 0:
                    return None
    return plek + 2 if alles[plek : plek + 2] == b"\xff\xd9" else None


def _na_de_punten(alles: bytes, plek: int) -> int:
    """Return where the compressed points stop: the next marker that is not padding or a restart; -1 at the end."""
    while True:
        plek = alles.find(b"\xff", plek)
        if plek < 0 or plek + 1 >= len(alles):
            return -1
        volgend = alles[plek + 1]
        if volgend == 0xFF:
            plek += 1
        elif volgend == 0 or 0xD0 <= volgend <= 0xD7:
            plek += 2
        else:
            return plek
