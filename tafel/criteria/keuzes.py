"""The closed lists of the aanmelding, exactly those of the file format, with their Dutch labels."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Waarde:
    """One value of a closed list: the code that is stored and the Dutch label that is shown."""

    code: str
    label: str


def _lijst(**waarden: str) -> tuple[Waarde, ...]:
    return tuple(Waarde(code, label) for code, label in waarden.items())


TAFELS = _lijst(doorbraakoverleg="Doorbraakoverleg", taskforce="Taskforce", actietafel="Actietafel")
VRIJSTELLINGEN = (
    Waarde("geen", "Geen vrijstelling"),
    Waarde("5a", "Artikel 5 onder a: lichamelijke of psychische redenen"),
    Waarde("5b", "Artikel 5 onder b: bezwaar tegen de richting van de scholen"),
    Waarde("5c", "Artikel 5 onder c: school in het buitenland"),
)
SECTOREN = _lijst(po="Basisonderwijs (po)", vo="Voortgezet onderwijs (vo)", mbo="Mbo")
ONDERWIJSSOORTEN = _lijst(regulier="Regulier", speciaal="Speciaal")
VERZUIMSOORTEN = _lijst(
    absoluut="Staat niet ingeschreven",
    langdurig_relatief="Ingeschreven, langdurig afwezig",
    andere_reden="Andere reden, geen onderwijs",
)
CV_SOORTEN = _lijst(professional="Een professional", leerling="De leerling", ouder="Een ouder of verzorger")
OVERLEGSOORTEN = _lijst(
    zat="Zorg- en adviesteam (ZAT)",
    mdo="Multidisciplinair overleg (MDO)",
    casuistiekoverleg="Casuïstiekoverleg",
    breed_overleg="Breed overleg",
    anders="Een ander overleg",
)
STAP_1 = _lijst(
    verschil_van_mening="Er is verschil van mening over welke ondersteuning nodig is",
    ontbrekende_ondersteuning="Er ontbreekt ondersteuning; daardoor stokt de ontwikkeling of dreigt uitval",
)
STAP_2 = _lijst(
    plan_stagneert="Het plan van aanpak loopt vast",
    zorgmelding="Een zorgmelding hielp niet genoeg",
    proces_verbaal="Een proces-verbaal hielp niet genoeg",
    ketenhulp_gestagneerd="Hulp in de keten loopt vast en aankaarten hielp niet",
)
PLAN_OORZAKEN = _lijst(
    wachtlijst="Een wachtlijst", visieverschil="Partijen denken er verschillend over", anders="Iets anders"
)
STAGNATIE_OORZAKEN = _lijst(
    wachtlijst="Een wachtlijst",
    visieverschil="Partijen denken er verschillend over",
    partner="Een organisatie komt er niet aan toe",
    problematiek="Het is voor de leerling nu te zwaar",
)
TOESTEMMING_DOOR = _lijst(leerling="De leerling", ouder="Een ouder of verzorger")
TOESTEMMING_VOOR = _lijst(delen="Informatie delen met de tafel", hulp="Hulp en gegevens over hulp")

INZETSOORTEN = _lijst(
    gesprek="Een gesprek met leerling of ouders",
    preventief_gesprek="Preventief gesprek (spreekuur)",
    duo_melding="Verzuimmelding bij DUO",
    jeugdarts="Jeugdarts",
    schoolmaatschappelijk_werk="Schoolmaatschappelijk werk",
    onderwijsconsulent="Onderwijsconsulent",
    zorgmelding="Zorgmelding",
    proces_verbaal="Proces-verbaal",
    anders="Iets anders",
)
GEZAGSBRONNEN = _lijst(
    gezagsregister="In het gezagsregister",
    uittreksel="Op een uittreksel of uitspraak",
    school="In de gegevens van de school",
    ouders="De ouders zeggen het",
)
GEVRAAGD = _lijst(
    gesprek="In een gesprek", telefoon="Aan de telefoon", e_mail="Per e-mail", brief="Met een brief of formulier"
)

# profiles with criteria of their own; every other one follows the doorbraakoverleg
CRITERIA_PROFIELEN = ("doorbraakoverleg", "taskforce", "actietafel")


def criteria_profiel(profiel: str) -> str:
    """Return the profile whose criteria count at a table of `profiel`."""
    return profiel if profiel in CRITERIA_PROFIELEN else "doorbraakoverleg"
