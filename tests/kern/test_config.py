"""A wrong setting is refused in words."""

from __future__ import annotations

import base64

import pytest

from tafel.config import InstellingFout, lees_instellingen

GOED = {
    "TAFEL_SECRET_KEY": "g" * 40,
    "TAFEL_BASE_URL": "https://tafel.voorbeeld.test",
    "TAFEL_MAIL_URL": "smtp://localhost:25",
    "TAFEL_SLEUTEL": base64.b64encode(b"s" * 32).decode(),
}


def test_goede_instellingen(tmp_path):
    inst = lees_instellingen(GOED, tmp_path)
    assert inst.veilig and not inst.demo and inst.port == 8000
    assert inst.database_url.startswith("sqlite:///")


@pytest.mark.parametrize(
    "anders, woord",
    [
        ({"TAFEL_SECRET_KEY": ""}, "TAFEL_SECRET_KEY"),
        ({"TAFEL_SECRET_KEY": "kort"}, "te kort"),
        ({"TAFEL_BASE_URL": ""}, "TAFEL_BASE_URL"),
        ({"TAFEL_BASE_URL": "tafel.nl"}, "TAFEL_BASE_URL"),
        ({"TAFEL_MAIL_URL": "mail"}, "TAFEL_MAIL_URL"),
        ({"TAFEL_DATABASE_URL": "mysql://x"}, "TAFEL_DATABASE_URL"),
        ({"PORT": "0"}, "PORT"),
        ({"PORT": "tien"}, "PORT"),
        ({"TAFEL_DEMO": "misschien"}, "TAFEL_DEMO"),
        ({"TAFEL_SLEUTEL": ""}, "TAFEL_SLEUTEL ontbreekt"),
        ({"TAFEL_SLEUTEL": "/bestaat/niet"}, "bestaat niet"),
        ({"TAFEL_SLEUTEL": "/"}, "is niet te lezen"),
        ({"TAFEL_SLEUTEL": __file__}, "TAFEL_SLEUTEL klopt niet"),
    ],
)
def test_foute_instelling(tmp_path, anders, woord):
    with pytest.raises(InstellingFout, match=woord):
        lees_instellingen({**GOED, **anders}, tmp_path)


def test_demo_maakt_een_eigen_geheim_en_houdt_het(tmp_path):
    eerste = lees_instellingen({"TAFEL_DEMO": "1"}, tmp_path)
    assert len(eerste.secret_key) == 64
    assert lees_instellingen({"TAFEL_DEMO": "1"}, tmp_path).secret_key == eerste.secret_key
    assert (tmp_path / "demosleutel").stat().st_mode & 0o077 == 0


def test_de_documentsleutel_komt_uit_de_instelling_of_uit_een_bestand(tmp_path):
    assert lees_instellingen(GOED, tmp_path).sleutels == (b"s" * 32,)
    bestand = tmp_path / "sleutel"
    bestand.write_text(f"{base64.b64encode(b'n' * 32).decode()}\n{GOED['TAFEL_SLEUTEL']}\n")
    inst = lees_instellingen({**GOED, "TAFEL_SLEUTEL": str(bestand)}, tmp_path)
    assert inst.sleutels == (b"n" * 32, b"s" * 32) and inst.sleutelbestand == bestand
    assert "ssss" not in repr(inst) and base64.b64encode(b"n" * 32).decode() not in repr(inst)


def test_demo_maakt_een_documentsleutel_en_houdt_die(tmp_path):
    eerste = lees_instellingen({"TAFEL_DEMO": "1"}, tmp_path)
    assert len(eerste.sleutels[0]) == 32
    assert lees_instellingen({"TAFEL_DEMO": "1"}, tmp_path).sleutels == eerste.sleutels
    assert (tmp_path / "documentsleutel").stat().st_mode & 0o077 == 0
