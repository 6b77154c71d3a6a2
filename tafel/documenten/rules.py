"""Rules of documents: what a file may be called, who may read it, what may still be changed. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import quote

from tafel.documenten.keuring.meldingen import (
    ANDERE_SOORTEN,
    HOOGSTENS,
    SOORT_VAN_UITGANG,
    UITGANGEN,
    melding,
)
from tafel.kern.namen import hoofdwoorden
from tafel.kern.refusals import Weigering

SOORTWOORDEN = {
    "verslag": "Verslag",
    "plan_van_aanpak": "Plan van aanpak",
    "brief": "Brief",
    "formulier": "Formulier",
    "bewijs_van_opschaling": "Bewijs van opschaling",
    "toestemming": "Toestemming",
    "anders": "Anders",
}
# a case that is over takes no new documents; reading and withdrawing stay possible
OVER = frozenset({"afgesloten", "doorverwezen", "ingetrokken", "overgedragen"})
NAAMLENGTE = 80
# names that Windows keeps for devices
_APPARAAT = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.I)


@dataclass(frozen=True)
class Partij:
    """Somebody at the table, as far as consent is about them."""

    rol: str
    organisatie: str = ""
    naam: str = ""


# tells whether a party may read a document of this kind in one case today: consent or another ground (R68)
Grond = Callable[[Partij, str], bool]


def altijd(_partij: Partij, _soort: str) -> bool:
    """Judge as long as no subject above keeps consent: the tick is enough."""
    return True


def zonder_dossier(_casusrollen: Iterable[str]) -> bool:
    """Tell whether somebody hears the story without the file (V19). Nobody yet; asked in `mag_zien`."""
    return False


@dataclass(frozen=True)
class Leesfeiten:
    """What is known of one reader and one document."""

    stand: str
    soort: str
    dossier: bool  # casusverantwoordelijke, zaakonderzoeker or chair
    stoelen: frozenset[Partij]  # the chairs this person has at the table
    lezers: frozenset[str]  # the parties that were ticked


def mag_zien(feiten: Leesfeiten, grond: Grond = altijd) -> bool:
    """Tell whether this person may open this document.

    A party only what is current, ticked for it, and has a ground for it (R68: otherwise the document is not there).
    """
    if feiten.stand == "ingetrokken":
        return False
    if feiten.dossier:
        return True
    samen = [stoel for stoel in feiten.stoelen if stoel.rol in feiten.lezers]
    return feiten.stand == "actueel" and any(grond(stoel, feiten.soort) for stoel in samen)


def wacht_op_grond(rol: str, soort: str, aan_tafel: Iterable[Partij], grond: Grond = altijd) -> bool:
    """Tell whether a party was ticked, while somebody of it has no ground yet to read this kind of document."""
    return any(not grond(partij, soort) for partij in [p for p in aan_tafel if p.rol == rol] or [Partij(rol)])


def tegen_wijzigen(documentstand: str, casusstand: str) -> list[Weigering]:
    """Return what is against replacing a document."""
    if casusstand in OVER:
        return [Weigering("casus_is_over", "Deze casus is afgesloten. Toevoegen kan niet meer.")]
    if documentstand == "vervangen":
        return [Weigering("al_vervangen", "Er is al een nieuwere versie. Vervang die.")]
    if documentstand == "ingetrokken":
        return [Weigering("al_ingetrokken", "Dit document is ingetrokken. Voeg het opnieuw toe.")]
    return []


def tegen_toevoegen(casusstand: str, omschrijving: str, soort: str) -> list[Weigering]:
    """Return what is against adding a document to a case in this state."""
    tegen = []
    if casusstand in OVER:
        tegen.append(Weigering("casus_is_over", "Deze casus is afgesloten. Toevoegen kan niet meer."))
    if soort not in SOORTWOORDEN:
        tegen.append(Weigering("onbekende_documentsoort", "Kies wat voor document het is.", "soort"))
    if not omschrijving.strip():
        tegen.append(Weigering("geen_omschrijving", "Zeg in een paar woorden wat dit is.", "omschrijving"))
    return tegen


def tegen_intrekken(documentstand: str, reden: str) -> list[Weigering]:
    """Return what is against withdrawing a document."""
    if documentstand == "ingetrokken":
        return [Weigering("al_ingetrokken", "Dit document was al ingetrokken.")]
    if not reden.strip():
        return [Weigering("geen_reden", "Zeg waarom u dit document intrekt.", "reden")]
    return []


def tegen_delen(documentstand: str, rollen: Iterable[str], bekend: Iterable[str]) -> list[Weigering]:
    """Return what is against setting the readers of a document."""
    if documentstand != "actueel":
        return [Weigering("niet_actueel", "Alleen de nieuwste versie kunt u delen.")]
    if not set(rollen) <= set(bekend):
        return [Weigering("onbekende_partij", "Kies een partij uit de lijst.", "lezers")]
    return []


# --- the name of a file -----------------------------------------------------------------------------------------------


def uitgang(naam: str) -> str:
    """Return the ending of a name as the receiving computer will read it, in lower case: "pdf"; "" without one."""
    kaal = _zichtbaar(naam)
    stam, punt, eind = kaal.rpartition(".")
    return eind.lower() if punt and stam and re.fullmatch(r"[A-Za-z0-9]{1,10}", eind) else ""


def tegen_bestand(naam: str, grootte: int) -> list[Weigering]:
    """Return what is against a file before it is opened: nothing chosen, empty, too large, a kind we do not take."""
    if not naam:
        return [_nee("geen_bestand")]
    if grootte == 0:
        return [_nee("leeg")]
    if grootte > HOOGSTENS:
        return [_nee("te_groot")]
    eind = uitgang(naam)
    if not eind:
        return [_nee("geen_uitgang")]
    if eind in UITGANGEN:
        return []
    soort = SOORT_VAN_UITGANG.get(eind)
    if soort is None:
        return [_nee("onbekende_uitgang", uitgang=eind)]
    _, wat, hoe = ANDERE_SOORTEN[soort]
    return [_nee("andere_soort", uitgang=eind, wat=wat, hoe=hoe)]


def _nee(code: str, **gegevens: str) -> Weigering:
    return Weigering(code, melding(code, **gegevens), "bestand")


def namen_van_het_kind(voornaam: str, achternaam: str) -> list[str]:
    """Return how a child may be called in the name of a file: whole, and each part without its prefixes."""
    voor, achter = voornaam.strip(), achternaam.strip()
    hoofd = hoofdwoorden(achter)
    heel = [f"{voor} {eind}" for eind in (achter, " ".join(hoofd))]
    return [*heel, f"{achter} {voor}", voor, achter, *hoofdwoorden(voor), *hoofd]


def _plat(tekst: str) -> str:
    """Return as many signs, each without its accent."""
    return "".join(unicodedata.normalize("NFKD", teken)[0] for teken in tekst)


def label(naam: str, soort: str, kind: Iterable[str] = (), initialen: str = "") -> str:
    """Return the name a document gets: cleaned, short, ending on `soort`, and without the names of the child (`kind`).

    A file is never stored under it: it is only shown, and offered when the document is saved on a computer.
    """
    stam = _zichtbaar(naam)
    if uitgang(naam):
        stam = stam.rpartition(".")[0]
    for deel in sorted({een.strip() for een in kind if len(een.strip()) > 1}, key=len, reverse=True):
        los = r"[\s_.-]*".join(map(re.escape, _plat(deel).split()))
        for m in reversed([*re.finditer(rf"(?<![^\W\d_]){los}(?![^\W\d_])", _plat(stam), re.I)]):
            stam = stam[: m.start()] + initialen + stam[m.end() :]
    stam = re.sub(r"\s+", " ", stam).strip(" .-_")
    if not stam or _APPARAAT.fullmatch(stam.partition(".")[0].strip()):
        stam = f"document {stam}".strip()
    return f"{stam[:NAAMLENGTE].rstrip(' .-_')}.{soort}"


def getoonde_naam(naam: str) -> str:
    """Return the name of a file that was not stored, short and harmless, to say which one a sentence is about."""
    return _zichtbaar(naam)[:60] or "bestand"


def _zichtbaar(naam: str) -> str:
    """Return what a person sees of a name: the last part of a path, without control and direction signs."""
    heel = unicodedata.normalize("NFKC", naam[:20_000])
    deel = re.split(r"[/\\]", heel)[-1]
    schoon = "".join(t if unicodedata.category(t)[0] != "C" else " " if t in "\t\n" else "" for t in deel)
    return re.sub(r"\s+", " ", re.sub(r'[<>:"|?*%]', " ", schoon)).strip(" .")


def kop_bijlage(naam: str) -> str:
    """Return the header that offers a file under `naam` (RFC 6266): ASCII for old programs, UTF-8 for all others."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode()
    kaal = re.sub(r'[^\x20-\x7e]|["\\%;]', "_", kaal)
    return f"attachment; filename=\"{kaal}\"; filename*=UTF-8''{quote(naam, safe='')}"


def grootte_in_woorden(aantal: int) -> str:
    """Return "310 kB" or "2,4 MB"."""
    if aantal < 1_000_000:
        return f"{max(1, round(aantal / 1000))} kB"
    return f"{aantal / 1_000_000:.1f} MB".replace(".", ",")
