"""Characters that no text of an aanmelding may hold, whether it comes from a file or from a form."""

import re

_VERBODEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def verboden_teken(tekst: str) -> str | None:
    """The first control character, lone surrogate or non-character as U+XXXX, or None; tab and line ends are fine."""
    gevonden = _VERBODEN.search(tekst)
    return f"U+{ord(gevonden[0]):04X}" if gevonden else None
