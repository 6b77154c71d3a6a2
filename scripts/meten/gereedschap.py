"""What the measurements share: a filled database, a log-in, a result."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tafel.config import PROJECT


@dataclass
class Meting:
    """One measurement: lines for people, figures for machines, and whether it stays within its bound."""

    titel: str
    regels: list[tuple[str, str]] = field(default_factory=list)
    cijfers: dict[str, float] = field(default_factory=dict)
    goed: bool = True


def omgeving(map_: Path, poort: int = 8000) -> dict[str, str]:
    """Return the environment of a demo with its database in `map_`."""
    return {
        **os.environ,
        "TAFEL_DEMO": "1",
        "TAFEL_DATABASE_URL": f"sqlite:///{map_ / 'meten.db'}",
        "TAFEL_MAIL_URL": f"map://{map_ / 'mail'}",
        "TAFEL_SECRET_KEY": "meten-" + "m" * 40,
        "TAFEL_BASE_URL": f"http://127.0.0.1:{poort}",
        "PORT": str(poort),
    }


def vul(map_: Path, casussen: int) -> dict[str, str]:
    """Make a demo database with `casussen` synthetic cases in `map_`; return its environment."""
    env = omgeving(map_)
    for opdracht in (["-m", "tafel.start"], ["-m", "tafel.cli", "vul", "--casussen", str(casussen), "--zaad", "1"]):
        subprocess.run([sys.executable, *opdracht], env=env, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    return env


def vrije_poort() -> int:
    """Return a port of this machine that nobody uses now."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])
