"""The two forms of the field, described once: fields, kinds, labels, closed lists.

The facts come from protocol bijlage 3 (aanmeldformulier ziekteverzuim) and bijlage 6 (terugkoppeling); the words are
ours. Of bijlage 6 the medical reason has no field, and of bijlage 3 only whether a diagnosis is known (R67, bijlage 5:
geheimhouding).
"""

from __future__ import annotations

from dataclasses import dataclass

from tafel.criteria.datums import in_woorden, uit_iso
from tafel.criteria.keuzes import Waarde
from tafel.criteria.veld import Veld

REDENEN = (
    Waarde("vier_dagen", "Meer dan 4 dagen ziek gemeld, verspreid over de afgelopen maand"),
    Waarde("week", "Meer dan een week achter elkaar ziek, en het is niet duidelijk waarom"),
    Waarde("drie_keer", "In 2 maanden drie keer of vaker 1 of 2 dagen ziek gemeld"),
    Waarde("opvallend", "Op een andere manier opvallend, bijvoorbeeld vaak ziek naar huis"),
)
GESPREK = (Waarde("eerste", "Eerste gesprek"), Waarde("vervolg", "Vervolggesprek"))
VORMEN = (
    Waarde("leerling", "Gesprek met de leerling"),
    Waarde("leerling_telefoon", "Telefoongesprek met de leerling"),
    Waarde("ouder", "Gesprek met ouder of verzorger"),
    Waarde("ouder_telefoon", "Telefoongesprek met ouder of verzorger"),
    Waarde("samen", "Gesprek met leerling en ouder of verzorger samen"),
)
CONCLUSIES = (
    Waarde("volledig", "De leerling kan volledig meedoen aan het lesprogramma"),
    Waarde("deels", "De leerling kan deels meedoen aan het lesprogramma"),
    Waarde("niet", "De leerling kan nu niet meedoen aan het lesprogramma"),
)
CONCLUSIEWOORD = {"volledig": "kan volledig meedoen", "deels": "kan deels meedoen", "niet": "kan nu niet meedoen"}
GEEN_MEDISCH = "Geen medische gegevens: geen klacht, geen diagnose, geen behandeling."


@dataclass(frozen=True)
class Formuliersoort:
    """One form: its code, its name, who it is for, and its fields."""

    code: str
    titel: str
    uitleg: str
    boom: Veld


ZIEKTEVERZUIM = Formuliersoort(
    "ziekteverzuim", "Aanmeldformulier ziekteverzuim",
    "Van school aan de jeugdarts. Bespreek het eerst met de ouders.",
    Veld("ziekteverzuim", "groep", "Aanmeldformulier ziekteverzuim", velden=(
        Veld("datum", "datum", "Datum van deze aanmelding"),
        Veld("besproken", "ja_nee", "Is dit met de ouders besproken?", "Pas als dat is gebeurd, gaat het weg."),
        Veld("groep", "tekst", "Groep of klas"),
        Veld("leerkracht", "tekst", "Leerkracht, mentor of intern begeleider", privacy="persoon"),
        Veld("telefoon_ouders", "tekst", "Telefoon van de ouders", privacy="persoon"),
        Veld("email_ouders", "tekst", "E-mail van de ouders", privacy="persoon"),
        Veld("redenen", "keuzelijst", "Waarom meldt u aan?",
             "Kruis aan wat past. De richtlijn noemt bij de tweede reden meer dan 10 schooldagen, hier een week.",
             "bijzonder", waarden=REDENEN),
        Veld("overzicht", "ja_nee", "Stuurt u het verzuimoverzicht mee?"),
        Veld("patroon", "lange_tekst", "Was de leerling eerder ziek gemeld, en ziet u een patroon?",
             privacy="bijzonder"),
        Veld("volgens_ouders", "lange_tekst", "Wat is volgens de ouders de reden?",
             "In hun woorden. Schrijf geen klachten of diagnose op.", "bijzonder"),
        Veld("onder_controle", "ja_nee", "Is de leerling onder controle van huisarts of specialist?",
             privacy="bijzonder"),
        Veld("bij_wie", "tekst", "Zo ja, bij wie?", privacy="bijzonder"),
        Veld("diagnose_bekend", "ja_nee", "Is er een diagnose bekend?",
             "Alleen ja of nee. Welke, bespreken de ouders zelf met de jeugdarts.", "bijzonder"),
        Veld("zorgen", "lange_tekst", "Zijn er zorgen over gedrag of over thuis?", privacy="bijzonder"),
        Veld("wijkteam", "ja_nee", "Is het wijkteam betrokken bij leerling of gezin?", privacy="bijzonder"),
        Veld("ander_verzuim", "tekst", "Is er ander verzuim? Zo ja, welk?", "Bijvoorbeeld te laat komen of spijbelen.",
             "bijzonder"),
        Veld("leerplicht", "ja_nee", "Is de leerplichtambtenaar betrokken?", privacy="bijzonder"),
        Veld("acties", "groepenlijst", "Wat deed school al?", privacy="bijzonder", rij="Actie", velden=(
            Veld("datum", "datum", "Datum"),
            Veld("wat", "tekst", "Wat deed school?"),
            Veld("resultaat", "tekst", "Wat leverde het op?"),
        )),
    )),
)  # fmt: skip
TERUGKOPPELING = Formuliersoort(
    "terugkoppeling_jeugdarts", "Terugkoppeling van de jeugdarts",
    "Van de jeugdarts aan school, leerling en ouders: kan de leerling meedoen, en wat is afgesproken.",
    Veld("terugkoppeling_jeugdarts", "groep", "Terugkoppeling van de jeugdarts", velden=(
        Veld("naam", "tekst", "Naam van de jeugdarts of JGZ-medewerker", privacy="persoon"),
        Veld("telefoon", "tekst", "Telefoon", privacy="persoon"),
        Veld("email", "tekst", "E-mail", privacy="persoon"),
        Veld("datum", "datum", "Datum van het contact"),
        Veld("gesprek", "keuze", "Soort gesprek", waarden=GESPREK),
        Veld("vorm", "keuzelijst", "Met wie was het gesprek?", waarden=VORMEN),
        Veld("akkoord", "ja_nee", "Weten leerling en ouders wat hier staat, en vinden zij dat goed?"),
        Veld("conclusie", "keuze", "Conclusie", privacy="bijzonder", waarden=CONCLUSIES),
        Veld("advies", "lange_tekst", "Advies voor school", f"Hoeveel uur, welke lessen, hoe opbouwen. {GEEN_MEDISCH}",
             "bijzonder"),
        Veld("afspraken", "groepenlijst", "Afspraken met leerling en ouders", GEEN_MEDISCH, "bijzonder",
             rij="Afspraak", velden=(
                 Veld("wie", "tekst", "Wie"),
                 Veld("wat", "tekst", "Wat"),
                 Veld("wanneer", "datum", "Wanneer"),
             )),
    )),
)  # fmt: skip
FORMULIEREN = {soort.code: soort for soort in (ZIEKTEVERZUIM, TERUGKOPPELING)}


def datum_uit_iso(iso: str | None) -> str:
    """Return a stored date in words, "" for none."""
    dag = uit_iso(iso) if iso else None
    return in_woorden(dag) if dag else ""
