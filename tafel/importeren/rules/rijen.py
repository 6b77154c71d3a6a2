"""What one row of a list says: a part of an aanmelding, what can't be read, and what to look at again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tafel.criteria.datums import uit_iso
from tafel.criteria.formulier import lees_veld
from tafel.criteria.rules import leeftijd
from tafel.criteria.schema import veld_bij
from tafel.importeren.rules.kolommen import PADEN
from tafel.kern.namen import Kind, kaal
from tafel.kern.refusals import Weigering
from tafel.kern.tabellen import Rij, herstel_datum, is_rekenfout

MEEST = 200  # cases at once: a SQLite database takes one writer, and nobody should wait longer than two seconds
MAX_NAAM = 200
MAX_VRAAG = 300
# how lists write what the form lets choose from; the codes and labels themselves count too
_WOORDEN: Mapping[str, Mapping[str, str]] = {
    "onderwijs-sector": {
        "primair onderwijs": "po", "basisonderwijs": "po", "basisschool": "po", "bo": "po", "sbo": "po",
        "voortgezet onderwijs": "vo", "voortgezet": "vo", "middelbaar": "vo", "vmbo": "vo", "havo": "vo", "vwo": "vo",
        "middelbaar beroepsonderwijs": "mbo", "beroepsonderwijs": "mbo",
    },
    "onderwijs-soort": {
        "gewoon": "regulier", "so": "speciaal", "vso": "speciaal", "speciaal onderwijs": "speciaal",
        "voortgezet speciaal onderwijs": "speciaal", "regulier onderwijs": "regulier", "sbo": "speciaal",
    },
    "verzuim-soort": {
        "absoluut verzuim": "absoluut", "niet ingeschreven": "absoluut", "relatief": "langdurig_relatief",
        "langdurig relatief verzuim": "langdurig_relatief", "relatief verzuim": "langdurig_relatief",
        "langdurig": "langdurig_relatief", "langdurig afwezig": "langdurig_relatief",
        "ingeschreven": "langdurig_relatief", "anders": "andere_reden", "overig": "andere_reden",
    },
    "leerling-vrijstelling": {
        "nee": "geen", "n": "geen", "a": "5a", "b": "5b", "c": "5c", "artikel a": "5a", "onder a": "5a",
        "onder b": "5b", "onder c": "5c",
    },
    "stagnatie-oorzaak_soort": {"wachtlijsten": "wachtlijst", "visie": "visieverschil", "verschil van visie":
                                "visieverschil", "school": "partner", "organisatie": "partner", "leerling":
                                "problematiek"},
}  # fmt: skip
_JA_NEE = {
    **dict.fromkeys(("ja", "j", "waar", "true", "x", "1", "yes"), "ja"),
    **dict.fromkeys(("nee", "n", "onwaar", "false", "0", "no", "neen"), "nee"),
}


@dataclass(frozen=True)
class Melding:
    """Something about one cell or row: its column (from 0, None: the row), what is wrong and how to mend it."""

    kolom: int | None
    melding: str
    herstel: str = ""


@dataclass
class Rijbeeld:
    """What one row became: the values by path, the question, the child, and what there is to say about it."""

    nummer: int
    waarden: dict[str, Any] = field(default_factory=dict)
    vraag: str = ""
    fouten: list[Melding] = field(default_factory=list)
    opmerkingen: list[Melding] = field(default_factory=list)

    @property
    def goed(self) -> bool:
        """Tell whether the row can become a case."""
        return not self.fouten

    @property
    def kind(self) -> Kind:
        """Return the child of this row."""
        geboren = self.waarden.get("leerling-geboortedatum")
        dag = uit_iso(geboren) if geboren else None
        return Kind(self.waarden.get("leerling-voornaam") or "", self.waarden.get("leerling-achternaam") or "", dag)


def lees_rij(rij: Rij, koppen: Sequence[str], kolommen: Sequence[str], vandaag: dt.date) -> Rijbeeld:
    """Return what one row says when each column fills the field in `kolommen`."""
    beeld, los = Rijbeeld(rij.nummer), {}
    for nr, pad in enumerate(kolommen):
        tekst = rij.cel(nr)
        if not tekst or pad not in PADEN:
            continue
        if is_rekenfout(tekst):
            beeld.fouten.append(Melding(nr, "Hier staat een rekenfout van het rekenblad.", "Typ de waarde zelf."))
        elif pad in ("tussenvoegsel", "naam"):
            los[pad] = (nr, tekst)
        elif pad == "vraag":
            _vraag(beeld, nr, tekst)
        else:
            _waarde(beeld, nr, pad, tekst)
    meer = [nr for nr in range(len(koppen), len(rij.cellen)) if rij.cel(nr)]
    if meer:
        melding = "Deze rij heeft meer cellen dan er koppen zijn."
        beeld.fouten.append(Melding(meer[0], melding, "Kijk of er een scheidingsteken in een cel staat."))
    _naam(beeld, los)
    _dagen(beeld, kolommen, vandaag)
    return beeld


def _vraag(beeld: Rijbeeld, nr: int, tekst: str) -> None:
    beeld.vraag = tekst
    if len(tekst) > MAX_VRAAG:
        melding = f"De vraag is {len(tekst)} tekens lang. Er passen er {MAX_VRAAG}."
        beeld.opmerkingen.append(Melding(nr, melding, "Maak de vraag korter voordat u indient."))


def _waarde(beeld: Rijbeeld, nr: int, pad: str, tekst: str) -> None:
    veld = veld_bij(pad)
    if veld.soort == "datum":
        tekst, gedaan = herstel_datum(tekst.removesuffix(" 00:00"))
        if gedaan:
            beeld.opmerkingen.append(Melding(nr, f"Dit is {tekst} geworden: {gedaan}.", "Kijk na of dat klopt."))
    elif veld.soort == "keuze":
        tekst = _keuze(pad, tekst) or tekst
    elif veld.soort == "ja_nee":
        tekst = _JA_NEE.get(tekst.strip().lower(), tekst)
    elif veld.soort == "tekstlijst":
        tekst = "\n".join(deel.strip() for deel in re.split(r"[;\n]", tekst))
    elif veld.soort == "tekst":
        tekst = " ".join(tekst.split())
        if len(tekst) > MAX_NAAM:
            beeld.fouten.append(Melding(nr, f"Hier passen {MAX_NAAM} tekens.", "Maak de tekst korter."))
            return
    waarde, fouten = lees_veld(pad, [tekst])
    for fout in fouten:
        herstel = ""
        melding = fout.melding
        if veld.soort == "keuze":
            melding, herstel = "Dit kennen wij niet.", f"Kies uit: {'; '.join(w.label for w in veld.waarden)}."
        elif veld.soort == "ja_nee":
            melding, herstel = "Dit is geen ja of nee.", "Vul ja of nee in."
        beeld.fouten.append(Melding(nr, melding, herstel))
    if not fouten and waarde not in (None, "", []):
        beeld.waarden[pad] = waarde


def _keuze(pad: str, tekst: str) -> str | None:
    """Return the code of a word from a list; None when it is not known."""
    plat = _plat(tekst)
    for waarde in veld_bij(pad).waarden:
        if plat in (_plat(waarde.code), _plat(waarde.label), _plat(waarde.label.partition("(")[0])):
            return waarde.code
    return _WOORDEN.get(pad, {}).get(plat)


def _plat(tekst: str) -> str:
    """Return lower case words and figures, without signs: "5 a" and "5A" are the same."""
    woorden = re.sub(r"[\W_]+", " ", tekst.lower()).split()
    return "5" + woorden[1] if len(woorden) == 2 and woorden[0] == "5" else " ".join(woorden)


def _naam(beeld: Rijbeeld, los: Mapping[str, tuple[int, str]]) -> None:
    """Put the pieces of a name together; a whole name in one cell is split, and said so."""
    if "naam" in los:
        nr, heel = los["naam"]
        voor, achter = _splits(heel)
        vol = {"leerling-voornaam": voor, "leerling-achternaam": achter}
        beeld.waarden |= {pad: deel[:MAX_NAAM] for pad, deel in vol.items() if deel and pad not in beeld.waarden}
        if "," not in heel:
            beeld.opmerkingen.append(Melding(nr, "Wij splitsten deze naam.", "Kijk voornaam en achternaam na."))
    tussen = los.get("tussenvoegsel", (0, ""))[1]
    achternaam = beeld.waarden.get("leerling-achternaam")
    if tussen and achternaam and not kaal(achternaam).startswith(kaal(tussen) + " "):
        beeld.waarden["leerling-achternaam"] = f"{tussen} {achternaam}"[:MAX_NAAM]
    if not (beeld.waarden.get("leerling-voornaam") or beeld.waarden.get("leerling-achternaam")):
        beeld.fouten.append(Melding(None, "Er staat geen naam in deze rij.", "Vul de naam van de leerling in."))


def _splits(heel: str) -> tuple[str, str]:
    """Return first and last name of "Verzonnen, van, Sam", "van Verzonnen, Sam" or "Sam van Verzonnen"."""
    delen = [deel.strip() for deel in heel.split(",")]
    if len(delen) >= 3:
        return delen[2], f"{delen[1]} {delen[0]}".strip()
    if len(delen) == 2:
        return delen[1], delen[0]
    voor, _, achter = heel.strip().partition(" ")
    return voor, achter.strip()


def _dagen(beeld: Rijbeeld, kolommen: Sequence[str], vandaag: dt.date) -> None:
    """Look whether the dates can be: born in the past, of the age of the table, at home not in the future."""
    for pad, melding, herstel in (
        ("leerling-geboortedatum", "Deze dag is nog niet geweest.", "Vul de geboortedatum in."),
        ("verzuim-thuis_sinds", "Deze dag is nog niet geweest.", "Vul vandaag of eerder in."),
    ):
        dag = uit_iso(beeld.waarden.get(pad) or "")
        if dag is not None and dag > vandaag:
            beeld.fouten.append(Melding(list(kolommen).index(pad), melding, herstel))
    geboren = beeld.kind.geboren
    kolom = list(kolommen).index("leerling-geboortedatum") if "leerling-geboortedatum" in kolommen else None
    if geboren is None:
        if not any(fout.kolom == kolom and kolom is not None for fout in beeld.fouten):
            beeld.opmerkingen.append(Melding(kolom, "Er staat geen geboortedatum.", "Vul die later aan."))
    elif geboren <= vandaag and not 4 <= leeftijd(geboren, vandaag) < 18:
        oud = leeftijd(geboren, vandaag)
        beeld.opmerkingen.append(Melding(kolom, f"Deze leerling is {oud} jaar.", "De tafel is er van 4 tot 18 jaar."))


def tegen_vastleggen(aantal: int, gekozen: int) -> list[Weigering]:
    """Return the reasons against making cases of the chosen rows."""
    if not gekozen:
        melding = "Er is geen rij die mee kan. Verbeter de lijst en lees die opnieuw in."
        if aantal:
            melding = "Kies minstens één rij, of verbeter de lijst en lees die opnieuw in."
        return [Weigering("geen_rijen", melding)]
    if gekozen > MEEST:
        return [Weigering("te_veel", f"Dit zijn {gekozen} casussen. Er kunnen er {MEEST} tegelijk. Deel de lijst.")]
    return []
