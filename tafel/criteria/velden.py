"""The fields of each part of the aanmelding document: keys, kinds, labels, hints, privacy marks."""

from tafel.criteria.keuzes import (
    CV_SOORTEN,
    GEVRAAGD,
    GEZAGSBRONNEN,
    INZETSOORTEN,
    ONDERWIJSSOORTEN,
    OVERLEGSOORTEN,
    PLAN_OORZAKEN,
    SECTOREN,
    STAGNATIE_OORZAKEN,
    STAP_1,
    STAP_2,
    TOESTEMMING_DOOR,
    TOESTEMMING_VOOR,
    VERZUIMSOORTEN,
    VRIJSTELLINGEN,
)
from tafel.criteria.veld import Veld

LEERLING = (
    Veld("voornaam", "tekst", "Voornaam", privacy="persoon"),
    Veld("achternaam", "tekst", "Achternaam", privacy="persoon"),
    Veld("geboortedatum", "datum", "Geboortedatum", privacy="persoon"),
    Veld("startkwalificatie", "ja_nee", "Heeft de leerling een startkwalificatie?",
         "Een diploma havo, vwo of mbo niveau 2 of hoger.", "persoon"),
    Veld("vrijstelling", "keuze", "Vrijstelling van de leerplicht", privacy="bijzonder", waarden=VRIJSTELLINGEN),
)  # fmt: skip
ONDERWIJS = (
    Veld("sector", "keuze", "Sector", waarden=SECTOREN),
    Veld("soort", "keuze", "Soort onderwijs", waarden=ONDERWIJSSOORTEN),
    Veld("school", "tekst", "School", "Laat dit leeg als de leerling geen school heeft.", "persoon"),
)
VERZUIM = (
    Veld("soort", "keuze", "Soort verzuim", privacy="persoon", waarden=VERZUIMSOORTEN),
    Veld("thuis_sinds", "datum", "Zit thuis sinds", "Laat dit leeg als de leerling nog niet thuiszit.", "persoon"),
)
OVERLEG = (
    Veld("datum", "datum", "Datum"),
    Veld("soort", "keuze", "Soort overleg", waarden=OVERLEGSOORTEN),
    Veld("uitkomst", "lange_tekst", "Wat kwam eruit?", privacy="bijzonder"),
)
POGING = (
    Veld("omschrijving", "lange_tekst", "Wat is geprobeerd?", privacy="bijzonder"),
    Veld("waarom_niet_duurzaam", "lange_tekst", "Waarom hield het geen stand?", privacy="bijzonder"),
)
INZET = (
    Veld("soort", "keuze", "Wat is er gedaan?", privacy="bijzonder", waarden=INZETSOORTEN),
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
REDEN_STAP_2 = (
    Veld("soort", "keuze", "Wat is er aan de hand?", privacy="bijzonder", waarden=STAP_2),
    Veld("oorzaak", "keuze", "Oorzaak", "Nodig als het plan vastloopt.", waarden=PLAN_OORZAKEN),
    Veld("datum", "datum", "Datum", "Nodig bij een melding, een proces-verbaal of hulp die vastloopt."),
    Veld("instantie", "tekst", "Instantie", "Nodig bij hulp die vastloopt."),
    Veld("uitkomst", "lange_tekst", "Wat was het antwoord?", "Nodig bij hulp die vastloopt.", "bijzonder"),
)
CRITERIA = (
    Veld("stap_1", "keuzelijst", "Stap 1: waarom is de tafel nodig?", waarden=STAP_1),
    Veld("stap_2", "groepenlijst", "Stap 2: de leerling zit al thuis",
         "Alleen nodig als de leerling thuiszit.", velden=REDEN_STAP_2, rij="Reden"),
)  # fmt: skip
STAGNATIE = (
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
OPSCHALING = (
    Veld("organisatie", "tekst", "Organisatie"),
    Veld("leidinggevende", "tekst", "Naam van de leidinggevende", privacy="persoon"),
    Veld("functie", "tekst", "Functie"),
    Veld("datum", "datum", "Datum"),
    Veld("wijze", "tekst", "Hoe?", "Telefoon, gesprek, e-mail of brief."),
    Veld("uitkomst", "lange_tekst", "Wat was het antwoord?", privacy="bijzonder"),
    Veld("zonder_resultaat", "ja_nee", "Bleef het zonder resultaat?"),
)
AFSPRAAK = (
    Veld("wie", "tekst", "Wie", privacy="persoon"),
    Veld("wat", "lange_tekst", "Wat", privacy="bijzonder"),
    Veld("wanneer", "datum", "Wanneer"),
)
PLAN = (
    Veld("datum", "datum", "Datum van het plan"),
    Veld("gezamenlijk_met", "tekstlijst", "Met wie is het plan gemaakt?",
         "Eén per regel: leerling, ouders, school of een ander."),
    Veld("doel_is_onderwijs", "ja_nee", "Is weer onderwijs volgen het doel?"),
    Veld("afspraken", "groepenlijst", "Afspraken", "Wie doet wat, en wanneer?", velden=AFSPRAAK, rij="Afspraak"),
)  # fmt: skip
CASUSVERANTWOORDELIJKE = (
    Veld("naam", "tekst", "Naam", privacy="persoon"),
    Veld("functie", "tekst", "Functie"),
    Veld("organisatie", "tekst", "Organisatie"),
    Veld("soort", "keuze", "Wie is de casusverantwoordelijke?", waarden=CV_SOORTEN),
    Veld("instemming_partners", "lange_tekst", "Wie stemde hiermee in, en waarom?",
         "Alleen nodig als de leerling of een ouder casusverantwoordelijke is."),
)  # fmt: skip
PARTIJ = (
    Veld("rol", "tekst", "Rol", "Bijvoorbeeld school, leerplicht of jeugdhulp."),
    Veld("naam", "tekst", "Naam", privacy="persoon"),
    Veld("organisatie", "tekst", "Organisatie", "Laat dit leeg bij leerling en ouders."),
    Veld("functie", "tekst", "Functie"),
    Veld("telefoon", "tekst", "Telefoon", privacy="persoon"),
    Veld("email", "tekst", "E-mail", privacy="persoon"),
)
GEZAG = (
    Veld("bron", "keuze", "Waar zag u wie het gezag heeft?", privacy="persoon", waarden=GEZAGSBRONNEN),
    Veld("datum", "datum", "Op welke dag keek u dat na?", privacy="persoon"),
)
STEUNPERSOON = (
    Veld("naam", "tekst", "Naam", privacy="persoon"),
    Veld("relatie", "tekst", "Wie is dat?", "Bijvoorbeeld: oom, mentor of jongerenwerker.", "persoon"),
)
GEINFORMEERD = (
    Veld("ouders", "datum", "De ouders weten het sinds", privacy="persoon"),
    Veld("leerling", "datum", "De leerling weet het sinds", privacy="persoon"),
)
TOESTEMMING = (
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
WILSONBEKWAAM = (
    Veld("vastgesteld_door", "tekst", "Wie stelde dit vast?", privacy="bijzonder"),
    Veld("datum", "datum", "Datum", privacy="bijzonder"),
)
