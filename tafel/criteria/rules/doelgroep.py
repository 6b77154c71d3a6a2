"""Who the table is for: leeftijd, plicht, vierjarige, verzuimsoort, onderwijs (protocol, bijlage 8: R1-R4)."""

from tafel.criteria.datums import in_woorden
from tafel.criteria.feiten import Aanmelding
from tafel.criteria.rules.basis import Eis, in_orde, jaren, mist, nvt
from tafel.criteria.rules.leeftijden import MAXIMUM, MINIMUM, Plichtstatus, plichtstatus

_PLICHT = {
    "vrijgesteld": "De leerling heeft een vrijstelling.",
    "nog_niet_leerplichtig": "De leerling is nog niet leerplichtig. Aanmelden mag wel.",
    "leerplichtig": "De leerling is leerplichtig.",
    "kwalificatieplichtig": "De leerling is kwalificatieplichtig.",
}


def status(a: Aanmelding) -> Plichtstatus:
    """The plichtstatus of this pupil on the peildatum."""
    kind = a.leerling
    return plichtstatus(
        kind.geboortedatum, a.peildatum, startkwalificatie=kind.startkwalificatie, vrijstelling=kind.vrijstelling
    )


def toets_leeftijd(a: Aanmelding) -> Eis:
    """R1: at least 4 and not yet 18 on the peildatum."""
    if a.leerling.geboortedatum is None:
        return mist("leeftijd", "De geboortedatum is nog niet ingevuld.", "Vul de geboortedatum in")
    oud = jaren(a)
    if a.leerling.geboortedatum > a.peildatum:
        uitleg = f"{in_woorden(a.leerling.geboortedatum)} is nog niet geweest."
        return mist("leeftijd", uitleg, "Kijk de geboortedatum na")
    if oud < MINIMUM:
        uitleg = "De leerling is nog geen 4 jaar. De tafel is er vanaf 4 jaar."
        return mist("leeftijd", uitleg, "Kijk de geboortedatum na")
    if oud >= MAXIMUM:
        uitleg = "De leerling is al 18 jaar of ouder. Vraag het Doorstroompunt om hulp."
        return mist("leeftijd", uitleg, "Kijk de geboortedatum na")
    return in_orde("leeftijd", f"De leerling is {oud} jaar.")


def toets_plicht(a: Aanmelding) -> Eis:
    """Doelgroep: any plichtstatus but geen_plicht. Without a date of birth it can't be said yet (leeftijd says so)."""
    uitslag = status(a)
    if uitslag == "onbekend":
        return nvt("plicht", "Dat is nog niet te zeggen: de geboortedatum ontbreekt.")
    if uitslag == "geen_plicht":
        reden = "is 18 jaar of ouder" if jaren(a) >= MAXIMUM else "heeft een startkwalificatie"
        return mist(
            "plicht",
            f"De leerling {reden}. Er is geen leerplicht of kwalificatieplicht meer. Vraag het Doorstroompunt om hulp.",
            "Kijk na of de leerling nog leerplichtig is",
            veld="leerling-geboortedatum" if jaren(a) >= MAXIMUM else "",
        )
    return in_orde("plicht", _PLICHT[uitslag])


def toets_vierjarige(a: Aanmelding, *, mag: bool) -> Eis:
    """R2, V2: a pupil not yet leerplichtig is welcome, unless this table keeps such a child on the list only."""
    if status(a) != "nog_niet_leerplichtig":
        return nvt("vierjarige", "Dit geldt alleen voor een kind dat nog niet leerplichtig is.")
    if mag:
        return in_orde("vierjarige", "De leerling is nog niet leerplichtig. Bij deze tafel mag dat.")
    tafel = "de taskforce" if a.tafel == "taskforce" else "deze tafel"
    return mist(
        "vierjarige",
        f"De leerling is nog niet leerplichtig. Bij {tafel} staat zo'n kind op de lijst, niet op de agenda.",
        "Overleg met de voorzitter over een kind dat nog niet leerplichtig is",
    )


def toets_verzuimsoort(a: Aanmelding) -> Eis:
    """R3: one known kind; absoluut without a school, langdurig_relatief with one."""
    soort, school = a.verzuim.soort, a.onderwijs.school
    if soort is None:
        return mist("verzuimsoort", "De soort verzuim is nog niet gekozen.", "Kies de soort verzuim")
    if soort == "absoluut" and school:
        return mist(
            "verzuimsoort",
            "U koos: staat niet ingeschreven. Maar er is wel een school ingevuld.",
            "Kies een andere soort verzuim of haal de school weg",
        )
    if soort == "langdurig_relatief" and not school:
        return mist(
            "verzuimsoort",
            "U koos: ingeschreven, langdurig afwezig. Maar er is geen school ingevuld.",
            "Vul de school in of kies een andere soort verzuim",
            veld="onderwijs-school",
        )
    return in_orde("verzuimsoort", "De soort verzuim is gekozen.")


def toets_onderwijs(a: Aanmelding) -> Eis:
    """R4: known sector (po, vo, mbo) and kind (regulier, speciaal); no school is a valid answer."""
    if a.onderwijs.sector is None:
        return mist("onderwijs", "De sector (po, vo of mbo) is nog niet gekozen.", "Kies de sector")
    if a.onderwijs.soort is None:
        return mist(
            "onderwijs",
            "Nog niet gekozen: regulier of speciaal onderwijs.",
            "Kies regulier of speciaal onderwijs",
            veld="onderwijs-soort",
        )
    return in_orde("onderwijs", "De sector en de soort onderwijs zijn gekozen.")
