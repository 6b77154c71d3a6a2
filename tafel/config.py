"""Settings: one typed class read from the environment; a wrong value is refused in words."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tafel.kern.versleuteling import lees_sleutels, lijkt_sleutel, nieuwe_sleutel

PROJECT = Path(__file__).resolve().parent.parent
INSTANCE = PROJECT / "instance"


class InstellingFout(Exception):
    """A setting is missing or wrong; the message is one Dutch sentence that says how to mend it."""


@dataclass(frozen=True)
class Instellingen:
    """All settings of one running application."""

    database_url: str
    secret_key: str
    base_url: str
    mail_url: str
    demo: bool
    port: int
    sleutels: tuple[bytes, ...] = field(default=(), repr=False)  # of documents; the first seals, all open
    sleutelbestand: Path | None = None

    @property
    def veilig(self) -> bool:
        """Tell whether the application is served over https (cookies then carry Secure)."""
        return self.base_url.startswith("https://")


def _ja(waarde: str, naam: str) -> bool:
    if waarde in ("1", "ja", "true"):
        return True
    if waarde in ("", "0", "nee", "false"):
        return False
    raise InstellingFout(f"{naam} is '{waarde}'. Gebruik 1 (ja) of 0 (nee).")


def _demogeheim(instance: Path, naam: str, geheim: str) -> Path:
    """Return the file with a secret of the demo's own, made once (`geheim`) and kept beside the demo database."""
    bestand = instance / naam
    instance.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as uit:
            uit.write(geheim)
    except FileExistsError:
        pass
    return bestand


def _documentsleutels(waarde: str, demo: bool, instance: Path) -> tuple[tuple[bytes, ...], Path | None]:
    """Return the keys that documents are sealed with, and the file they stand in (None when in the setting itself)."""
    if not waarde:
        if not demo:
            raise InstellingFout(
                "TAFEL_SLEUTEL ontbreekt. Maak een bestand met: openssl rand -base64 32. Zet het pad hier, "
                "en bewaar een kopie apart: zonder deze sleutel zijn documenten niet te openen."
            )
        waarde = str(_demogeheim(instance, "documentsleutel", nieuwe_sleutel()))
    bestand = None if lijkt_sleutel(waarde) else Path(waarde)
    try:
        return lees_sleutels(waarde if bestand is None else bestand.read_text("ascii")), bestand
    except OSError as fout:
        soort = "bestaat niet" if isinstance(fout, FileNotFoundError) else "is niet te lezen"
        raise InstellingFout(f"TAFEL_SLEUTEL klopt niet: het bestand {waarde[:200]} {soort}.") from None
    except ValueError:
        raise InstellingFout(
            "TAFEL_SLEUTEL klopt niet: gebruik 32 bytes in base64, of het pad van een bestand met zo'n regel."
        ) from None


def lees_instellingen(omgeving: Mapping[str, str] | None = None, instance: Path | None = None) -> Instellingen:
    """Read the settings from `omgeving` (default: the process environment).

    Raises InstellingFout with one Dutch sentence for the first setting that is wrong or, outside the demo, missing.
    """
    bron = os.environ if omgeving is None else omgeving
    map_ = instance or INSTANCE
    demo = _ja(bron.get("TAFEL_DEMO", ""), "TAFEL_DEMO")

    poort = bron.get("PORT", "8000")
    if not poort.isdecimal() or not 0 < int(poort) < 65536:
        raise InstellingFout(f"PORT is '{poort}'. Gebruik een getal van 1 tot en met 65535.")

    database = bron.get("TAFEL_DATABASE_URL") or f"sqlite:///{map_ / 'tafel.db'}"
    if not database.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise InstellingFout("TAFEL_DATABASE_URL moet beginnen met sqlite:/// of postgresql+psycopg://.")

    sleutel = bron.get("TAFEL_SECRET_KEY", "")
    if not sleutel:
        if not demo:
            raise InstellingFout(
                "TAFEL_SECRET_KEY ontbreekt. Zet er een lang, willekeurig geheim in (32 tekens of meer)."
            )
        sleutel = _demogeheim(map_, "demosleutel", secrets.token_hex(32)).read_text().strip()
    if len(sleutel) < 32:
        raise InstellingFout("TAFEL_SECRET_KEY is te kort. Gebruik 32 tekens of meer.")

    basis = bron.get("TAFEL_BASE_URL") or (f"http://127.0.0.1:{poort}" if demo else "")
    if urlsplit(basis).scheme not in ("http", "https") or not urlsplit(basis).netloc:
        raise InstellingFout(
            "TAFEL_BASE_URL ontbreekt of klopt niet. Vul het adres in, bijvoorbeeld https://tafel.voorbeeld.nl."
        )

    mail = bron.get("TAFEL_MAIL_URL") or (f"map://{map_ / 'mail'}" if demo else "")
    if urlsplit(mail).scheme not in ("map", "smtp"):
        raise InstellingFout(
            "TAFEL_MAIL_URL ontbreekt of klopt niet. Gebruik smtp://server:poort of map:///pad/naar/map."
        )

    sleutels, bestand = _documentsleutels(bron.get("TAFEL_SLEUTEL", ""), demo, map_)
    return Instellingen(database, sleutel, basis.rstrip("/"), mail, demo, int(poort), sleutels, bestand)
