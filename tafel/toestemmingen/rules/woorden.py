"""Who decides, in plain words, for the top of the page and the line under block 6. Pure."""

from __future__ import annotations

from collections.abc import Mapping

# group of the table -> what is said after "S.V. is 13 jaar."; {wie} stands for the initials or "de leerling"
BESLIST: Mapping[str, str] = {
    "onbekend": "Vul de geboortedatum in. Dan staat hier wie beslist over delen.",
    "kind": "De ouders beslissen over delen en over hulp.",
    "tiener": "De ouders beslissen over delen. Over hulp beslissen {wie} en de ouders samen.",
    "jongere": "{Wie} beslist over delen en over hulp. De ouders horen alleen wat {wie} goed vindt.",
    "volwassen": "{Wie} is volwassen en beslist. De ouders horen alleen wat {wie} goed vindt.",
    "vertegenwoordigd": "{Wie} kan dit niet zelf beslissen. De ouders beslissen, in het belang van {wie}.",
    "volwassen_vertegenwoordigd": "{Wie} kan dit niet zelf beslissen. De wettelijk vertegenwoordiger beslist.",
}
GEVRAAGD: Mapping[str, str] = {
    "ja": "Aan {wie} is gevraagd wat die ervan vindt: het is goed.",
    "nee": "Aan {wie} is gevraagd wat die ervan vindt: liever niet. Weeg dat mee.",
    "geen": "Vraag {wie} wat die ervan vindt, en leg dat vast.",
}


def wie_beslist(groep: str, oud: int | None, wie: str, instemming: str = "") -> str:
    """Return the sentences: the age, who decides, and from 12 to 15 whether the pupil was asked (`instemming`)."""
    hoofd = wie[:1].upper() + wie[1:]
    delen = [BESLIST[groep]]
    if oud is not None and groep != "onbekend":
        delen.insert(0, f"{hoofd} is {oud} jaar.")
    if groep == "tiener" and instemming:
        delen.append(GEVRAAGD[instemming])
    return " ".join(deel.format(wie=wie, Wie=hoofd) for deel in delen)
