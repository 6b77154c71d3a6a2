"""The aanmelding document, described once: keys, kinds, labels, blocks and privacy marks.

The file reader, the form reader, the facts and the screens all walk this tree. The shape is that of the
aanmelding file; in the app a document has no peildatum (today) and no tafel (the table of the case).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tafel.criteria.keuzes import (
    CV_SOORTEN,
    GEVRAAGD,
    GEZAGSBRONNEN,
    INZET,
    ONDERWIJSSOORTEN,
    OVERLEGSOORTEN,
    PLAN_OORZAKEN,
    SECTOREN,
    STAGNATIE_OORZAKEN,
    STAP_1,
    STAP_2,
    TAFELS,
    TOESTEMMING_DOOR,
    TOESTEMMING_VOOR,
    VERZUIMSOORTEN,
    VRIJSTELLINGEN,
    Waarde,
)

Soort = Literal["tekst", "lange_tekst", "datum", "ja_nee", "keuze", "tekstlijst", "keuzelijst", "groep", "groepenlijst"]
Privacy = Literal["zakelijk", "persoon", "bijzonder"]

Document = dict[str, Any]
"""A nested JSON-able dict in the shape of this tree; dates are ISO strings, an empty value is None."""


@dataclass(frozen=True)
class Veld:
    """One field of the tree.

    waarden: the closed list of a keuze or keuzelijst; velden: the fields of a groep or of each row of a groepenlijst;
    rij: what one row of a groepenlijst is called; leeg_is_null: a wholly blank groep is stored as None; blok: the
    block of the form (1-6), for top-level fields that are in the form.
    """

    sleutel: str
    soort: Soort
    label: str
    hint: str = ""
    privacy: Privacy = "zakelijk"
    blok: int | None = None
    waarden: tuple[Waarde, ...] = ()
    velden: tuple["Veld", ...] = ()
    rij: str = ""
    leeg_is_null: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the closed list, in order; empty for a field without one."""
        return tuple(waarde.code for waarde in self.waarden)

    def label_van(self, code: str | None) -> str:
        """The Dutch label of a code of this closed list; "" for None or an unknown code."""
        return next((waarde.label for waarde in self.waarden if waarde.code == code), "")

    def kind(self, sleutel: str) -> "Veld":
        """The field with this key in a groep or a row; raises KeyError if there is none."""
        for veld in self.velden:
            if veld.sleutel == sleutel:
                return veld
        raise KeyError(sleutel)


@dataclass(frozen=True)
class Blok:
    """One of the six blocks of the form, with the top-level fields in it."""

    nummer: int
    titel: str
    hint: str
    velden: tuple[Veld, ...]

    @property
    def sleutels(self) -> tuple[str, ...]:
        """The top-level keys of this block, in order."""
        return tuple(veld.sleutel for veld in self.velden)


KOP = (
    Veld("peildatum", "datum", "Datum van de toets"),
    Veld("tafel", "keuze", "Soort tafel", waarden=TAFELS),
)
"""The two keys that stand in the file only."""

_LEERLING = (
    Veld("voornaam", "tekst", "Voornaam", privacy="persoon"),
    Veld("achternaam", "tekst", "Achternaam", privacy="persoon"),
    Veld("geboortedatum", "datum", "Geboortedatum", privacy="persoon"),
    Veld("startkwalificatie", "ja_nee", "Heeft de leerling een startkwalificatie?",
         "Een diploma havo, vwo of mbo niveau 2 of hoger.", "persoon"),
    Veld("vrijstelling", "keuze", "Vrijstelling van de leerplicht", privacy="bijzonder", waarden=VRIJSTELLINGEN),
)  # fmt: skip
_ONDERWIJS = (
    Veld("sector", "keuze", "Sector", waarden=SECTOREN),
    Veld("soort", "keuze", "Soort onderwijs", waarden=ONDERWIJSSOORTEN),
    Veld("school", "tekst", "School", "Laat dit leeg als de leerling geen school heeft.", "persoon"),
)
_VERZUIM = (
    Veld("soort", "keuze", "Soort verzuim", privacy="persoon", waarden=VERZUIMSOORTEN),
    Veld("thuis_sinds", "datum", "Zit thuis sinds", "Laat dit leeg als de leerling nog niet thuiszit.", "persoon"),
)
_OVERLEG = (
    Veld("datum", "datum", "Datum"),
    Veld("soort", "keuze", "Soort overleg", waarden=OVERLEGSOORTEN),
    Veld("uitkomst", "lange_tekst", "Wat kwam eruit?", privacy="bijzonder"),
)
_POGING = (
    Veld("omschrijving", "lange_tekst", "Wat is geprobeerd?", privacy="bijzonder"),
    Veld("waarom_niet_duurzaam", "lange_tekst", "Waarom hield het geen stand?", privacy="bijzonder"),
)
_INZET = (
    Veld("soort", "keuze", "Wat is er gedaan?", privacy="bijzonder", waarden=INZET),
    Veld("datum", "datum", "Datum"),
    Veld("wie", "tekst", "Door wie?", privacy="persoon"),
    Veld(
        "uitkomst",
        "lange_tekst",
        "Wat kwam eruit?",
        "Niet bij een preventief gesprek of een proces-verbaal: daarvan noteert u alleen de datum.",
        "bijzonder",
    ),
    Veld(
        "ouders_vooraf", "ja_nee", "Wisten leerling en ouders dit vooraf?", "Nodig bij een verzuimmelding.", "persoon"
    ),
)
_REDEN_STAP_2 = (
    Veld("soort", "keuze", "Wat is er aan de hand?", privacy="bijzonder", waarden=STAP_2),
    Veld("oorzaak", "keuze", "Oorzaak", "Nodig als het plan vastloopt.", waarden=PLAN_OORZAKEN),
    Veld("datum", "datum", "Datum", "Nodig bij een melding, een proces-verbaal of hulp die vastloopt."),
    Veld("instantie", "tekst", "Instantie", "Nodig bij hulp die vastloopt."),
    Veld("uitkomst", "lange_tekst", "Wat was het antwoord?", "Nodig bij hulp die vastloopt.", "bijzonder"),
)
_CRITERIA = (
    Veld("stap_1", "keuzelijst", "Stap 1: waarom is de tafel nodig?", waarden=STAP_1),
    Veld("stap_2", "groepenlijst", "Stap 2: de leerling zit al thuis",
         "Alleen nodig als de leerling thuiszit.", velden=_REDEN_STAP_2, rij="Reden"),
)  # fmt: skip
_STAGNATIE = (
    Veld("wat", "lange_tekst", "Wat gaat er niet door?",
         "In één of twee zinnen. Wat zou er nu moeten gebeuren, en gebeurt niet?", "bijzonder"),
    Veld("waar", "lange_tekst", "Waar loopt het vast?", privacy="bijzonder"),
    Veld("oorzaak_soort", "keuze", "Waar ligt dat vooral aan?", waarden=STAGNATIE_OORZAKEN),
    Veld("oorzaak", "lange_tekst", "Hoe komt dat?",
         "Schrijf het zo dat de ouders het mee kunnen lezen.", "bijzonder"),
    Veld("wachtlijst_jeugdhulp", "ja_nee", "Is er een wachtlijst bij jeugdhulp?"),
    Veld("wachtlijst_sinds", "datum", "Sinds wanneer staat de leerling op die wachtlijst?",
         "Laat dit leeg als er geen wachtlijst is.", "bijzonder"),
    Veld("wie_kan_opheffen", "tekst", "Wie kan de knoop losmaken?",
         "Een persoon of functie. Bijvoorbeeld: de directeur van het samenwerkingsverband.", "persoon"),
    Veld("veroorzakers", "tekstlijst", "Welke organisatie kan dit oplossen?", "Eén organisatie per regel."),
    Veld("geen_veroorzaker_reden", "lange_tekst", "Is er geen organisatie die het tegenhoudt? Schrijf waarom.",
         privacy="bijzonder"),
    Veld("reden_niet_gerealiseerd", "lange_tekst", "Waarom is het plan niet gelukt?",
         "Schrijf ook op wat wel werkte.", "bijzonder"),
)  # fmt: skip
_OPSCHALING = (
    Veld("organisatie", "tekst", "Organisatie"),
    Veld("leidinggevende", "tekst", "Naam van de leidinggevende", privacy="persoon"),
    Veld("functie", "tekst", "Functie"),
    Veld("datum", "datum", "Datum"),
    Veld("wijze", "tekst", "Hoe?", "Telefoon, gesprek, e-mail of brief."),
    Veld("uitkomst", "lange_tekst", "Wat was het antwoord?", privacy="bijzonder"),
    Veld("zonder_resultaat", "ja_nee", "Bleef het zonder resultaat?"),
)
_AFSPRAAK = (
    Veld("wie", "tekst", "Wie", privacy="persoon"),
    Veld("wat", "lange_tekst", "Wat", privacy="bijzonder"),
    Veld("wanneer", "datum", "Wanneer"),
)
_PLAN = (
    Veld("datum", "datum", "Datum van het plan"),
    Veld("gezamenlijk_met", "tekstlijst", "Met wie is het plan gemaakt?",
         "Eén per regel: leerling, ouders, school of een ander."),
    Veld("doel_is_onderwijs", "ja_nee", "Is weer onderwijs volgen het doel?"),
    Veld("afspraken", "groepenlijst", "Afspraken", "Wie doet wat, en wanneer?", velden=_AFSPRAAK, rij="Afspraak"),
)  # fmt: skip
_CASUSVERANTWOORDELIJKE = (
    Veld("naam", "tekst", "Naam", privacy="persoon"),
    Veld("functie", "tekst", "Functie"),
    Veld("organisatie", "tekst", "Organisatie"),
    Veld("soort", "keuze", "Wie is de casusverantwoordelijke?", waarden=CV_SOORTEN),
    Veld("instemming_partners", "lange_tekst", "Wie stemde hiermee in, en waarom?",
         "Alleen nodig als de leerling of een ouder casusverantwoordelijke is."),
)  # fmt: skip
_PARTIJ = (
    Veld("rol", "tekst", "Rol", "Bijvoorbeeld school, leerplicht of jeugdhulp."),
    Veld("organisatie", "tekst", "Organisatie", "Laat dit leeg bij leerling en ouders."),
    Veld("naam", "tekst", "Naam", privacy="persoon"),
    Veld("functie", "tekst", "Functie"),
    Veld("telefoon", "tekst", "Telefoon", privacy="persoon"),
    Veld("email", "tekst", "E-mail", privacy="persoon"),
)
_GEZAG = (
    Veld("bron", "keuze", "Waar zag u wie het gezag heeft?", privacy="persoon", waarden=GEZAGSBRONNEN),
    Veld("datum", "datum", "Op welke dag keek u dat na?", privacy="persoon"),
)
_STEUNPERSOON = (
    Veld("naam", "tekst", "Naam", privacy="persoon"),
    Veld("relatie", "tekst", "Wie is dat?", "Bijvoorbeeld: oom, mentor of jongerenwerker.", "persoon"),
)
_GEINFORMEERD = (
    Veld("ouders", "datum", "De ouders weten het sinds", privacy="persoon"),
    Veld("leerling", "datum", "De leerling weet het sinds", privacy="persoon"),
)
_TOESTEMMING = (
    Veld("door", "keuze", "Wie gaf toestemming?", privacy="persoon", waarden=TOESTEMMING_DOOR),
    Veld("naam", "tekst", "Naam", privacy="persoon"),
    Veld("voor", "keuze", "Waarvoor?", privacy="persoon", waarden=TOESTEMMING_VOOR),
    Veld("datum", "datum", "Datum", privacy="persoon"),
    Veld(
        "ontvanger",
        "tekst",
        "Met wie mag dit gedeeld worden?",
        "Laat dit leeg als het voor iedereen aan de tafel geldt.",
        "persoon",
    ),
    Veld("tot", "datum", "Tot en met welke dag?", "Laat dit leeg als het geldt zolang de tafel duurt.", "persoon"),
    Veld("hoe", "keuze", "Hoe is het gevraagd?", privacy="persoon", waarden=GEVRAAGD),
    Veld("ingetrokken", "datum", "Ingetrokken op", "Alleen als iemand nee zegt na een eerder ja.", "persoon"),
)
_WILSONBEKWAAM = (
    Veld("vastgesteld_door", "tekst", "Wie stelde dit vast?", privacy="bijzonder"),
    Veld("datum", "datum", "Datum", privacy="bijzonder"),
)

DOCUMENT = Veld("aanmelding", "groep", "Aanmelding", velden=(
    Veld("leerling", "groep", "Leerling", blok=1, privacy="persoon", velden=_LEERLING),
    Veld("onderwijs", "groep", "Onderwijs", blok=1, privacy="persoon", velden=_ONDERWIJS),
    Veld("verzuim", "groep", "Verzuim", blok=2, privacy="persoon", velden=_VERZUIM),
    Veld("eerdere_overleggen", "groepenlijst", "Eerdere overleggen", "Noem er minstens twee.",
         "bijzonder", blok=3, velden=_OVERLEG, rij="Overleg"),
    Veld("eerdere_pogingen", "groepenlijst", "Eerdere pogingen", "Ook wat een tijdje wel werkte.",
         "bijzonder", blok=3, velden=_POGING, rij="Poging"),
    Veld("inzet", "groepenlijst", "Wat is er verder gedaan?", "Alleen wat er was. U hoeft niets te herhalen.",
         "bijzonder", blok=3, velden=_INZET, rij="Stap"),
    Veld("criteria", "groep", "Reden van opschaling", blok=4, privacy="bijzonder", velden=_CRITERIA),
    Veld("stagnatie", "groep", "Waarom het vastzit", "Schrijf het zo dat de ouders het mee kunnen lezen.",
         "bijzonder", blok=4, velden=_STAGNATIE),
    Veld("opschalingen", "groepenlijst", "Wie heeft u daar gesproken?",
         "Een leidinggevende van elke organisatie die dit kan oplossen. Eén telefoontje is genoeg.",
         "bijzonder", blok=4, velden=_OPSCHALING, rij="Gesprek"),
    Veld("plan_van_aanpak", "groep", "Plan van aanpak", blok=5, privacy="bijzonder", velden=_PLAN, leeg_is_null=True),
    Veld("casusverantwoordelijke", "groep", "Casusverantwoordelijke", blok=6, privacy="persoon",
         velden=_CASUSVERANTWOORDELIJKE),
    Veld("partijen", "groepenlijst", "Partijen", "Wie is nodig om dit te veranderen?", "persoon", blok=6,
         velden=_PARTIJ, rij="Partij"),
    Veld("ouders_met_gezag", "tekstlijst", "Ouders met gezag", "Eén naam per regel.", "persoon", blok=6),
    Veld("gezag", "groep", "Hoe weet u wie het gezag heeft?", blok=6, privacy="persoon", velden=_GEZAG),
    Veld("steunpersoon", "groep", "Neemt iemand een steunpersoon mee?", "Leerling en ouders mogen iemand meenemen.",
         "persoon", blok=6, velden=_STEUNPERSOON, leeg_is_null=True),
    Veld("geinformeerd", "groep", "Wie weet ervan?", blok=6, privacy="persoon", velden=_GEINFORMEERD),
    Veld("toestemmingen", "groepenlijst", "Toestemmingen", "Vanaf 12 jaar vraagt u het ook aan de leerling. "
         "Vanaf 16 jaar beslist de leerling.", "persoon", blok=6, velden=_TOESTEMMING, rij="Toestemming"),
    Veld("wilsonbekwaam", "groep", "Kan de leerling dit niet zelf beslissen?",
         "Vul dit alleen in als een deskundige het vaststelde.", "bijzonder", blok=6, velden=_WILSONBEKWAAM,
         leeg_is_null=True),
))  # fmt: skip
"""The whole document, without the two keys of KOP."""

SLEUTELS = tuple(veld.sleutel for veld in DOCUMENT.velden)


def _blok(nummer: int, titel: str, hint: str = "") -> Blok:
    return Blok(nummer, titel, hint, tuple(veld for veld in DOCUMENT.velden if veld.blok == nummer))


BLOKKEN = (
    _blok(1, "Leerling en onderwijs"),
    _blok(2, "Verzuim"),
    _blok(3, "Wat is geprobeerd"),
    _blok(4, "Waarom het vastzit", "Schrijf het zo dat de ouders het mee kunnen lezen."),
    _blok(5, "Plan van aanpak"),
    _blok(6, "Mensen en toestemming"),
)


def leeg(veld: Veld) -> Any:
    """The value of a field in which nothing is filled in: None, [] or a dict of such values."""
    if veld.soort == "groep":
        return None if veld.leeg_is_null else {kind.sleutel: leeg(kind) for kind in veld.velden}
    return [] if veld.soort in ("tekstlijst", "keuzelijst", "groepenlijst") else None


def leeg_document() -> Document:
    """A new document with every key present and nothing filled in."""
    return {veld.sleutel: leeg(veld) for veld in DOCUMENT.velden}


def is_leeg(waarde: object) -> bool:
    """Whether nothing is filled in: None, only blanks, or a list or dict of such values (False is an answer)."""
    if isinstance(waarde, Mapping):
        return all(is_leeg(deel) for deel in waarde.values())
    if isinstance(waarde, list | tuple):
        return all(is_leeg(deel) for deel in waarde)
    return waarde is None or (isinstance(waarde, str) and not waarde.strip())


def bladen(veld: Veld = DOCUMENT, pad: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Veld]]:
    """Every field that holds a value itself, with its path of keys (rows without their number)."""
    for kind in veld.velden:
        if kind.velden:
            yield from bladen(kind, (*pad, kind.sleutel))
        else:
            yield (*pad, kind.sleutel), kind


def veld_bij(pad: str) -> Veld:
    """The field of a form name such as `opschalingen-0-datum`; raises KeyError if the path does not exist."""
    veld, delen = DOCUMENT, pad.split("-")
    while delen:
        veld = veld.kind(delen.pop(0))
        if veld.soort == "groepenlijst" and delen and delen[0].isdecimal():
            delen.pop(0)
    return veld
