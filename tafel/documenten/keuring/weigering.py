"""How a judge says no: a code of `meldingen` with what fills its blanks."""

from __future__ import annotations


class Afgekeurd(Exception):
    """This file is refused; `code` names the reason."""

    def __init__(self, code: str, **gegevens: str) -> None:
        """Keep the reason."""
        super().__init__(code)
        self.code, self.gegevens = code, gegevens
