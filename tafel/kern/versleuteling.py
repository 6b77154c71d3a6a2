"""Encryption at rest: each file has a key of its own, wrapped by the key of the installation (AES-256-GCM).

A file is cut in blocks. Each block is sealed with its number, whether it is the last, and the `band`: bytes that say
which thing it belongs to (case, document). So a block that was changed, moved, left out, cut off or taken from another
file does not open. The wrapped key tells which installation key made it, so that keys can be changed one by one.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

BLOK = 1024 * 1024
LENGTE = 32
_NONCE = 12


class Beschadigd(Exception):
    """What is stored does not open: changed, moved, cut off, or sealed with a key that is not there."""


class GeenSleutel(Beschadigd):
    """The installation key that wrapped this is not among ours."""


def nieuwe_sleutel() -> str:
    """Return a fresh installation key, as TAFEL_SLEUTEL takes it (base64)."""
    return base64.b64encode(os.urandom(LENGTE)).decode()


def lees_sleutels(tekst: str) -> tuple[bytes, ...]:
    """Return the keys in `tekst`: base64 of 32 bytes each, one per line. The first seals, all open.

    Raises ValueError when there is none or one is something else.
    """
    uit = []
    for regel in tekst.split():
        try:
            sleutel = base64.b64decode(regel.replace("-", "+").replace("_", "/"), validate=True)
        except (binascii.Error, ValueError):
            raise ValueError("not base64") from None
        if len(sleutel) != LENGTE:
            raise ValueError("not 32 bytes")
        uit.append(sleutel)
    if not uit:
        raise ValueError("no key")
    return tuple(dict.fromkeys(uit))


def lijkt_sleutel(tekst: str) -> bool:
    """Tell whether `tekst` is written like a key (and not like the path of a file)."""
    return bool(re.fullmatch(r"[A-Za-z0-9+/_-]{43}=", tekst.strip()))


def sleutel_id(sleutel: bytes) -> str:
    """Return the name of an installation key: tells which one it is, and nothing about it."""
    return hashlib.sha256(b"tafel sleutel-id" + sleutel).hexdigest()[:16]


@dataclass
class _Bos:
    """The installation keys of this process, by their name; `eerste` seals."""

    eerste: str = ""
    sleutels: dict[str, bytes] = field(default_factory=dict, repr=False)


_bos = _Bos()


def zet_sleutels(sleutels: Iterable[bytes]) -> None:
    """Let this process use these installation keys (from the settings); the first one seals."""
    per_id = {sleutel_id(een): een for een in sleutels}
    _bos.sleutels, _bos.eerste = per_id, next(iter(per_id), "")


def heeft_sleutel(naam: str) -> bool:
    """Tell whether this process has the installation key of this name."""
    return naam in _bos.sleutels


def band(*delen: object) -> bytes:
    """Return the bytes that tie a seal to `delen`; each with its length, so that no two lists give the same bytes."""
    stukken = [str(deel).encode() for deel in delen]
    return b"".join(len(stuk).to_bytes(4, "big") + stuk for stuk in stukken)


def maak_datasleutel() -> bytes:
    """Return a fresh key for one file."""
    return AESGCM.generate_key(bit_length=256)


def verpak(datasleutel: bytes, aan: bytes) -> tuple[str, bytes]:
    """Wrap the key of a file, tied to `aan`; return the name of the installation key and the wrapped bytes.

    Raises GeenSleutel when this process has no installation key.
    """
    if not _bos.eerste:
        raise GeenSleutel("no installation key")
    nonce = os.urandom(_NONCE)
    gesloten = AESGCM(_bos.sleutels[_bos.eerste]).encrypt(nonce, datasleutel, band("sleutel", _bos.eerste) + aan)
    return _bos.eerste, nonce + gesloten


def pak_uit(naam: str, verpakt: bytes, aan: bytes) -> bytes:
    """Return the key of a file. Raises GeenSleutel without its installation key, Beschadigd when it does not open."""
    if naam not in _bos.sleutels:
        raise GeenSleutel(naam)
    return _open(_bos.sleutels[naam], verpakt[:_NONCE], verpakt[_NONCE:], band("sleutel", naam) + aan)


def sluit_blok(datasleutel: bytes, inhoud: bytes, aan: bytes, nr: int, laatste: bool) -> bytes:
    """Seal block `nr` of a file. The key is this file's only, so the number is the nonce: it never comes twice."""
    return AESGCM(datasleutel).encrypt(nr.to_bytes(_NONCE, "big"), inhoud, _blokband(aan, nr, laatste))


def open_blok(datasleutel: bytes, gesloten: bytes, aan: bytes, nr: int, laatste: bool) -> bytes:
    """Open block `nr`. Raises Beschadigd when it is not exactly what was sealed there."""
    return _open(datasleutel, nr.to_bytes(_NONCE, "big"), gesloten, _blokband(aan, nr, laatste))


def in_blokken(delen: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Cut a stream in blocks of BLOK bytes; yield each with whether it is the last. An empty stream is one block."""
    buffer = bytearray()
    for deel in delen:
        buffer += deel
        while len(buffer) > BLOK:
            yield bytes(buffer[:BLOK]), False
            del buffer[:BLOK]
    yield bytes(buffer), True


def _blokband(aan: bytes, nr: int, laatste: bool) -> bytes:
    return band("blok", nr, "laatste" if laatste else "meer") + aan


def _open(sleutel: bytes, nonce: bytes, gesloten: bytes, aan: bytes) -> bytes:
    try:
        return AESGCM(sleutel).decrypt(nonce, gesloten, aan)
    except (InvalidTag, ValueError):
        raise Beschadigd from None
