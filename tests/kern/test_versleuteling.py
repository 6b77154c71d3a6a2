"""Seal and open: what was changed, moved, cut off, put back or taken from elsewhere never opens."""

from __future__ import annotations

import base64
import os
import random

import pytest

from tafel.kern import versleuteling as v
from tafel.kern.versleuteling import Beschadigd, GeenSleutel

SLEUTEL = b"s" * 32


@pytest.fixture(autouse=True)
def _sleutel():
    bewaard = tuple(v._bos.sleutels.values())
    v.zet_sleutels([SLEUTEL])
    yield
    v.zet_sleutels(bewaard)


class Kluis:
    """A stored file as a database keeps it: wrapped key and blocks, all of which may be tampered with."""

    def __init__(self, casus, document, inhoud):
        self.casus, self.document, self.inhoud = casus, document, inhoud
        datasleutel = v.maak_datasleutel()
        delen = list(v.in_blokken([inhoud]))
        self.aantal = len(delen)
        self.sleutel_id, self.sleutel = v.verpak(datasleutel, self.kop())
        band = v.band(casus, document)
        self.blokken = [v.sluit_blok(datasleutel, b, band, nr, laatste) for nr, (b, laatste) in enumerate(delen)]

    def kop(self):
        return v.band(self.casus, self.document, self.aantal, len(self.inhoud))

    def open(self):
        datasleutel = v.pak_uit(self.sleutel_id, self.sleutel, self.kop())
        if len(self.blokken) != self.aantal:
            raise Beschadigd
        band = v.band(self.casus, self.document)
        uit = [v.open_blok(datasleutel, b, band, nr, nr == self.aantal - 1) for nr, b in enumerate(self.blokken)]
        return b"".join(uit)


def _bits(kans, kluis, _):
    nr = kans.randrange(len(kluis.blokken))
    ruw = bytearray(kluis.blokken[nr])
    ruw[kans.randrange(len(ruw))] ^= 1 << kans.randrange(8)
    kluis.blokken[nr] = bytes(ruw)


def _sleutelbits(kans, kluis, _):
    ruw = bytearray(kluis.sleutel)
    ruw[kans.randrange(len(ruw))] ^= 1 << kans.randrange(8)
    kluis.sleutel = bytes(ruw)


def _knip(kans, kluis, _):
    nr = kans.randrange(len(kluis.blokken))
    kluis.blokken[nr] = kluis.blokken[nr][: kans.randrange(len(kluis.blokken[nr]))]


def _laat_weg(kans, kluis, _):
    """Leave out the last blocks, and say that there were fewer."""
    kluis.blokken = kluis.blokken[: kans.randrange(1, len(kluis.blokken))]
    kluis.aantal = len(kluis.blokken)


def _wissel_om(kans, kluis, _):
    i, j = kans.sample(range(len(kluis.blokken)), 2)
    kluis.blokken[i], kluis.blokken[j] = kluis.blokken[j], kluis.blokken[i]


def _verdubbel(kans, kluis, _):
    kluis.blokken.append(kluis.blokken[-1])
    kluis.aantal += 1


def _van_ander(kans, kluis, ander):
    nr = kans.randrange(min(len(kluis.blokken), len(ander.blokken)))
    kluis.blokken[nr] = ander.blokken[nr]


def _alles_van_ander(_, kluis, ander):
    """All bytes and the key of another document of the same case: as when two rows are swapped."""
    kluis.blokken, kluis.sleutel = ander.blokken, ander.sleutel


def _andere_casus(_, kluis, __):
    kluis.casus += 1


def _ander_document(_, kluis, __):
    kluis.document += 1


def _teruggezet(_, kluis, ander):
    """An older version put back under the newer one's row, with everything that row says about it."""
    oud = Kluis(kluis.casus, kluis.document + 10_000, ander.inhoud)
    kluis.blokken, kluis.sleutel, kluis.aantal, kluis.inhoud = oud.blokken, oud.sleutel, oud.aantal, oud.inhoud


def _andere_lengte(_, kluis, __):
    kluis.inhoud += b"x"


def _andere_sleutel(_, kluis, __):
    kluis.sleutel_id = "f" * 16


MANIEREN = (
    _bits, _sleutelbits, _knip, _laat_weg, _wissel_om, _verdubbel, _van_ander, _alles_van_ander, _andere_casus,
    _ander_document, _teruggezet, _andere_lengte, _andere_sleutel,
)  # fmt: skip
KEREN = 120


@pytest.mark.parametrize("manier", MANIEREN, ids=lambda m: m.__name__)
def test_elke_schade_wordt_gezien(manier, monkeypatch):
    """13 ways of 120 times: 1,560 corruptions, not one of which opens."""
    monkeypatch.setattr(v, "BLOK", 64)
    kans = random.Random(manier.__name__)
    for keer in range(KEREN):
        kluis, ander = (Kluis(keer, nr, kans.randbytes(kans.randrange(200, 400))) for nr in (1, 2))
        assert kluis.open() == kluis.inhoud
        manier(kans, kluis, ander)
        with pytest.raises(Beschadigd):
            kluis.open()


def test_zonder_band_zou_een_verwisseling_niet_opvallen(monkeypatch):
    """Negative control: with the tie to case and document switched off, two swapped documents open as each other."""
    monkeypatch.setattr(v, "band", lambda *_: b"")
    monkeypatch.setattr(v, "_blokband", lambda *_: b"")
    kluis, ander = Kluis(1, 1, b"a" * 50), Kluis(1, 2, b"b" * 50)
    _alles_van_ander(None, kluis, ander)
    assert kluis.open() == ander.inhoud


@pytest.mark.parametrize("lengte", [0, 1, 63, 64, 65, 128, 129, 1000])
def test_heen_en_terug(lengte, monkeypatch):
    monkeypatch.setattr(v, "BLOK", 64)
    inhoud = os.urandom(lengte)
    kluis = Kluis(1, 1, inhoud)
    assert kluis.open() == inhoud and len(kluis.blokken) == max(1, -(-lengte // 64))
    assert inhoud[:32] not in b"".join(kluis.blokken) or lengte < 8


def test_stukken_van_elke_maat_geven_dezelfde_blokken(monkeypatch):
    monkeypatch.setattr(v, "BLOK", 10)
    heel = [(b"0123456789", False), (b"abc", True)]
    assert list(v.in_blokken([b"0123456789abc"])) == heel
    assert list(v.in_blokken([bytes([b]) for b in b"0123456789abc"])) == heel


def test_een_oude_sleutel_opent_nog_en_de_nieuwe_sluit():
    kluis = Kluis(1, 1, b"oud")
    v.zet_sleutels([b"n" * 32, SLEUTEL])
    assert kluis.open() == b"oud"
    assert Kluis(1, 2, b"nieuw").sleutel_id == v.sleutel_id(b"n" * 32) != kluis.sleutel_id
    v.zet_sleutels([b"n" * 32])
    with pytest.raises(GeenSleutel):
        kluis.open()
    v.zet_sleutels([])
    with pytest.raises(GeenSleutel):
        Kluis(1, 1, b"x")


def test_dezelfde_inhoud_ziet_er_elke_keer_anders_uit():
    een, twee = Kluis(1, 1, b"x" * 100), Kluis(1, 1, b"x" * 100)
    assert een.blokken != twee.blokken and een.sleutel != twee.sleutel


def test_banden_lopen_niet_in_elkaar_over():
    assert v.band("ab", "c") != v.band("a", "bc") != v.band("abc")


def test_sleutels_lezen():
    regel = base64.b64encode(b"a" * 32).decode()
    assert v.lees_sleutels(f"{regel}\n{base64.urlsafe_b64encode(b'?' * 32).decode()}\n") == (b"a" * 32, b"?" * 32)
    assert v.lees_sleutels(v.nieuwe_sleutel()) and v.lijkt_sleutel(regel)
    for fout in ("", " \n", "kort", base64.b64encode(b"a" * 31).decode(), f"{regel} x"):
        with pytest.raises(ValueError):
            v.lees_sleutels(fout)
    assert not v.lijkt_sleutel("/etc/tafel/sleutel") and "aaaa" not in v.sleutel_id(b"a" * 32)
    assert "s" * 8 not in repr(v._bos)
