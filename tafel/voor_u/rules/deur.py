"""How long a browser keeps a page of a family open after its button was pressed. Pure."""

from __future__ import annotations

from collections.abc import Mapping

MEEST = 5  # pages in one browser: a family with several children
SECONDEN = 2 * 60 * 60


def is_open(open_: Mapping[str, float], link: str, nu: float) -> bool:
    """Tell whether this page was opened here less than two hours ago."""
    sinds = open_.get(link)
    return isinstance(sinds, int | float) and 0 <= nu - sinds < SECONDEN


def blijft_open(open_: Mapping[str, float], link: str, nu: float, meest: int) -> dict[str, float]:
    """Return the pages that are open here when this one is opened now: the newest `meest`, the ended ones left out."""
    rest = {een: sinds for een, sinds in open_.items() if een != link and is_open(open_, een, nu)}
    nieuwste = sorted(rest.items(), key=lambda paar: paar[1])[-(meest - 1) :]
    return {**dict(nieuwste), link: nu}
