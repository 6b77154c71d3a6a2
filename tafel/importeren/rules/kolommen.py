"""The columns of a list: which heading stands for which field of the aanmelding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tafel.kern.namen import kaal
from tafel.kern.refusals import Weigering

KOPRIJEN = 10  # above the headings a list may carry a title


@dataclass(frozen=True)
class Importveld:
    """A field that a column can fill: its path in the aanmelding, what it is called, and how lists call it."""

    pad: str
    label: str
    namen: tuple[str, ...] = ()


def _veld(pad: str, label: str, namen: str = "") -> Importveld:
    return Importveld(pad, label, tuple(naam.strip() for naam in namen.split(",") if naam.strip()))


# the order is that of the form; a name is written as `kaal` leaves it
VELDEN = (
    _veld("leerling-voornaam", "Voornaam", "voornamen, roepnaam, voornaam leerling, voornaam kind, voorn"),
    _veld("tussenvoegsel", "Tussenvoegsel", "tussenvoegsels, voorvoegsel, voorvoegsels, tv, tussenv"),
    _veld("leerling-achternaam", "Achternaam", "familienaam, achternaam leerling, achternaam kind, geslachtsnaam"),
    _veld("naam", "Hele naam", "naam, leerling, naam leerling, naam kind, leerlingnaam, volledige naam, naam van de "
          "leerling, kind"),
    _veld("leerling-geboortedatum", "Geboortedatum", "geboren, geboren op, geb datum, gebdatum, geb dat, geboortedag, "
          "geboortedatum leerling, datum geboorte, gb datum"),
    _veld("leerling-startkwalificatie", "Startkwalificatie", "heeft startkwalificatie, diploma"),
    _veld("leerling-vrijstelling", "Vrijstelling", "vrijstelling leerplicht, vrijgesteld"),
    _veld("onderwijs-sector", "Sector", "onderwijssector, sector onderwijs, po vo mbo, soort school"),
    _veld("onderwijs-soort", "Soort onderwijs", "onderwijssoort, regulier of speciaal, onderwijstype"),
    _veld("onderwijs-school", "School", "schoolnaam, naam school, onderwijsinstelling, instelling, naam van de school"),
    _veld("verzuim-soort", "Soort verzuim", "verzuim, verzuimsoort, type verzuim, verzuimtype, aard verzuim"),
    _veld("verzuim-thuis_sinds", "Thuis sinds", "zit thuis sinds, sinds, thuis vanaf, thuiszit sinds, thuiszittend "
          "sinds, verzuim sinds, eerste verzuimdag, eerste dag verzuim, datum verzuim, begin verzuim, startdatum"),
    _veld("vraag", "Vraag aan de tafel", "vraag, de vraag aan de tafel, hulpvraag, vraagstelling"),
    _veld("stagnatie-wat", "Wat gaat er niet door?", "knelpunt, wat zit vast, probleem, wat gaat er niet door"),
    _veld("stagnatie-waar", "Waar loopt het vast?", "waar, waar zit het vast, waar loopt het vast"),
    _veld("stagnatie-oorzaak_soort", "Soort oorzaak", "oorzaak soort, oorzaaksoort, waar ligt dat vooral aan"),
    _veld("stagnatie-oorzaak", "Hoe komt dat?", "oorzaak, hoe komt dat, reden"),
    _veld("stagnatie-wachtlijst_jeugdhulp", "Wachtlijst jeugdhulp", "wachtlijst, op wachtlijst, wachtlijst ja nee"),
    _veld("stagnatie-wachtlijst_sinds", "Wachtlijst sinds", "op wachtlijst sinds, wacht sinds"),
    _veld("stagnatie-veroorzakers", "Welke organisatie kan dit oplossen?", "organisatie, organisaties, "
          "partij, partijen, welke organisatie kan dit oplossen"),
    _veld("stagnatie-reden_niet_gerealiseerd", "Waarom is het plan niet gelukt?", "reden niet gerealiseerd, "
          "waarom niet gelukt, waarom is het plan niet gelukt"),
    _veld("ouders_met_gezag", "Ouders met gezag", "ouders, ouder, gezag, gezaghebbenden, namen ouders"),
    _veld("geinformeerd-ouders", "Ouders weten het sinds", "ouders geinformeerd, ouders op de hoogte, datum ouders"),
    _veld("geinformeerd-leerling", "Leerling weet het sinds", "leerling geinformeerd, leerling op de hoogte"),
)  # fmt: skip
PADEN = {veld.pad: veld for veld in VELDEN}
_NAMEN = {naam: veld.pad for veld in VELDEN for naam in (kaal(veld.label), *veld.namen)}
# what a list can't hold well: filled in afterwards, in the form
NIET_IN_LIJST = (
    "het plan van aanpak", "wat er al is geprobeerd", "wie u heeft gesproken", "wie er aan tafel komt",
    "de toestemmingen",
)  # fmt: skip


def herken(kop: str) -> str:
    """Return the path of the field that a heading stands for; "" when it is not known."""
    zonder_uitleg = kop.partition("(")[0] or kop.replace("(", " ")
    for vorm in (kop, zonder_uitleg):
        if (pad := _NAMEN.get(kaal(vorm))) is not None:
            return pad
    return ""


def is_bsn(kop: str) -> bool:
    """Tell whether a column holds a BSN: Tafel has no ground to keep it, so it is not even kept for a day."""
    return bool({"bsn", "burgerservicenummer", "sofinummer", "persoonsgebondennummer", "pgn"} & set(kaal(kop).split()))


def kies_kolommen(koppen: Sequence[str]) -> list[str]:
    """Return for each column the field it fills; the first of two with the same name wins."""
    uit: list[str] = []
    for kop in koppen:
        pad = herken(kop)
        uit.append(pad if pad not in uit else "")
    if "leerling-voornaam" in uit and "leerling-achternaam" in uit and "naam" in uit:
        uit[uit.index("naam")] = ""
    return uit


def vind_koprij(rijen: Iterable[Sequence[str]]) -> int:
    """Return which of the first rows holds the headings: the one with most known names; the first when none has two."""
    tellen = [sum(bool(herken(cel)) for cel in rij) for _, rij in zip(range(KOPRIJEN), rijen, strict=False)]
    meest = max(tellen, default=0)
    return tellen.index(meest) if meest >= 2 else 0


def tegen_kolommen(kolommen: Sequence[str]) -> list[Weigering]:
    """Return the reasons against a choice of columns: a name is needed, and no field twice."""
    gekozen = [pad for pad in kolommen if pad]
    redenen = [Weigering("kolom_onbekend", "Kies een veld uit de lijst.") for pad in gekozen if pad not in PADEN][:1]
    for pad in dict.fromkeys(gekozen):
        if pad in PADEN and gekozen.count(pad) > 1:
            redenen.append(Weigering("kolom_dubbel", f"Twee kolommen zijn “{PADEN[pad].label}”. Kies er één."))
    if not {"leerling-voornaam", "leerling-achternaam", "naam"} & set(gekozen):
        redenen.append(Weigering("geen_naam", "Kies welke kolom de naam van de leerling is."))
    return redenen
