"""What scripts/start does before the server: check the settings, migrate, fill an empty demo, say where it is."""

from __future__ import annotations

import sys
from pathlib import Path

from tafel.config import InstellingFout, lees_instellingen


def main() -> int:
    """Prepare the database and print address and accounts; return the exit code."""
    try:
        inst = lees_instellingen()
    except InstellingFout as fout:
        print(fout, file=sys.stderr)
        return 2
    if inst.database_url.startswith("sqlite:///"):
        Path(inst.database_url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)

    from tafel.kern.migraties import is_bij, migreer

    if not is_bij(inst.database_url):
        migreer(inst.database_url)
    if inst.demo:
        from tafel.accounts.demo import rollen
        from tafel.demo.vullen import vul_leeg

        vul_leeg(inst)
        print(f"Tafel staat klaar op http://127.0.0.1:{inst.port}")
        print(
            "Dit is een demo, alles is verzonnen. Kies op de inlogpagina een rol, of log in met wachtwoord tafel-demo:"
        )
        for rol in rollen():
            print(f"  {rol.email:24} {rol.naam}")
    else:
        print(f"Tafel staat klaar op {inst.base_url} (luistert op 127.0.0.1:{inst.port}).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
