"""A yes or no of somebody whose name is not among the parents with gezag: why it does not count. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tafel.criteria.rules import naamsleutel


def naam_die_niet_telt(naam: str, ouders: Sequence[str]) -> str:
    """Return why what `naam` said as a parent does not count, and which name is expected; "" when it counts.

    Without known parents the sentence about those says enough already.
    """
    sleutel = naamsleutel(naam)
    if not ouders or sleutel in {naamsleutel(ouder) for ouder in ouders}:
        return ""
    anderen = " of ".join(f"“{ouder}”" for ouder in ouders)
    if not sleutel:
        return f"Dit telt nog niet mee: er staat geen naam bij. Vul in wie het was: {anderen}."
    lijkt = [ouder for ouder in ouders if _lijkt(naam, ouder)]
    staat = f"“{lijkt[0]}”" if len(lijkt) == 1 else anderen
    return f"“{naam}” telt niet mee: bij Ouders met gezag staat {staat}. Gebruik precies dezelfde naam."


def _lijkt(een: str, ander: str) -> bool:
    """Tell whether two names can be one person: the same last word, and first words that begin alike."""
    a, b = _woorden(een), _woorden(ander)
    return bool(a and b) and a[-1] == b[-1] and (len(a) == 1 or len(b) == 1 or a[0][0] == b[0][0])


def _woorden(naam: str) -> list[str]:
    return [woord for woord in naamsleutel(naam).replace(".", " ").split() if woord]


def namen_die_niet_tellen(gezegd: Iterable[tuple[str, str]], ouders: Sequence[str]) -> list[tuple[str, str]]:
    """Return (key, sentence) of each (key, name) of a parent that does not count."""
    return [(sleutel, zin) for sleutel, naam in gezegd if (zin := naam_die_niet_telt(naam, ouders))]
