"""The facts of one aanmelding, as the rules read them: cleaned, typed and frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tafel.criteria.datums import uit_iso
from tafel.criteria.schema import DOCUMENT, is_leeg
from tafel.criteria.veld import Veld


@dataclass(frozen=True)
class Leerling:
    """The pupil."""

    voornaam: str | None = None
    achternaam: str | None = None
    geboortedatum: date | None = None
    startkwalificatie: bool | None = None
    vrijstelling: str | None = None


@dataclass(frozen=True)
class Onderwijs:
    """The schooling; school None means no school."""

    sector: str | None = None
    soort: str | None = None
    school: str | None = None


@dataclass(frozen=True)
class Verzuim:
    """The absence; thuis_sinds None means not (yet) at home."""

    soort: str | None = None
    thuis_sinds: date | None = None


@dataclass(frozen=True)
class Casusverantwoordelijke:
    """Who follows the plan and may bring the case to the table."""

    naam: str | None = None
    functie: str | None = None
    organisatie: str | None = None
    soort: str | None = None
    instemming_partners: str | None = None


@dataclass(frozen=True)
class Partij:
    """A party that is needed for change."""

    rol: str | None = None
    organisatie: str | None = None
    naam: str | None = None
    functie: str | None = None
    telefoon: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class EerderOverleg:
    """An earlier meeting about this pupil."""

    datum: date | None = None
    soort: str | None = None
    uitkomst: str | None = None


@dataclass(frozen=True)
class EerderePoging:
    """An earlier attempt, and why it did not last."""

    omschrijving: str | None = None
    waarom_niet_duurzaam: str | None = None


@dataclass(frozen=True)
class Inzet:
    """One thing that was done before; of a preventief gesprek or a proces-verbaal no content (R69, law)."""

    soort: str | None = None
    datum: date | None = None
    wie: str | None = None
    uitkomst: str | None = None
    ouders_vooraf: bool | None = None


@dataclass(frozen=True)
class Gezag:
    """Where it was seen who has gezag, and on which day."""

    bron: str | None = None
    datum: date | None = None


@dataclass(frozen=True)
class Steunpersoon:
    """Whom leerling or ouders take along (R27)."""

    naam: str | None = None
    relatie: str | None = None


@dataclass(frozen=True)
class RedenStap2:
    """One reason of step 2, with its evidence."""

    soort: str | None = None
    oorzaak: str | None = None
    datum: date | None = None
    instantie: str | None = None
    uitkomst: str | None = None


@dataclass(frozen=True)
class Stagnatie:
    """Why it is stuck."""

    wat: str | None = None
    waar: str | None = None
    oorzaak_soort: str | None = None
    oorzaak: str | None = None
    wachtlijst_jeugdhulp: bool | None = None
    wachtlijst_sinds: date | None = None
    wie_kan_opheffen: str | None = None
    veroorzakers: tuple[str, ...] = ()
    geen_veroorzaker_reden: str | None = None
    reden_niet_gerealiseerd: str | None = None


@dataclass(frozen=True)
class Opschaling:
    """One talk with a manager (leidinggevende) of a party that holds it up."""

    organisatie: str | None = None
    leidinggevende: str | None = None
    functie: str | None = None
    datum: date | None = None
    wijze: str | None = None
    uitkomst: str | None = None
    zonder_resultaat: bool | None = None


@dataclass(frozen=True)
class Afspraak:
    """One line of the plan: who, what, when."""

    wie: str | None = None
    wat: str | None = None
    wanneer: date | None = None


@dataclass(frozen=True)
class PlanVanAanpak:
    """The plan made together; a plan in which nothing is filled in is no plan (None)."""

    datum: date | None = None
    gezamenlijk_met: tuple[str, ...] = ()
    doel_is_onderwijs: bool | None = None
    afspraken: tuple[Afspraak, ...] = ()


@dataclass(frozen=True)
class Toestemming:
    """One consent: by whom, for what, when; for whom and until when (None: everyone at the table, no end)."""

    door: str | None = None
    naam: str | None = None
    voor: str | None = None
    datum: date | None = None
    ontvanger: str | None = None
    tot: date | None = None
    hoe: str | None = None
    ingetrokken: date | None = None


@dataclass(frozen=True)
class Aanmelding:
    """All facts of one aanmelding on one day at one kind of table."""

    peildatum: date
    tafel: str
    leerling: Leerling = Leerling()
    onderwijs: Onderwijs = Onderwijs()
    verzuim: Verzuim = Verzuim()
    casusverantwoordelijke: Casusverantwoordelijke = Casusverantwoordelijke()
    partijen: tuple[Partij, ...] = ()
    eerdere_overleggen: tuple[EerderOverleg, ...] = ()
    eerdere_pogingen: tuple[EerderePoging, ...] = ()
    inzet: tuple[Inzet, ...] = ()
    stap_1: tuple[str, ...] = ()
    stap_2: tuple[RedenStap2, ...] = ()
    stagnatie: Stagnatie = Stagnatie()
    opschalingen: tuple[Opschaling, ...] = ()
    plan_van_aanpak: PlanVanAanpak | None = None
    ouders_geinformeerd: date | None = None
    leerling_geinformeerd: date | None = None
    ouders_met_gezag: tuple[str, ...] = ()
    gezag: Gezag = Gezag()
    steunpersoon: Steunpersoon = Steunpersoon()
    toestemmingen: tuple[Toestemming, ...] = ()
    wilsonbekwaam: bool = False


def feiten_uit(document: Mapping[str, Any], peildatum: date, tafel: str) -> Aanmelding:
    """The facts of a document that came through a reader; absent keys count as not filled in. Raises nothing.

    Outer blanks of texts are taken off and only blanks is None; a blank item of a list of texts and a null item of
    any list are no items; wilsonbekwaam counts when both its fields are filled in.
    """
    d = _schoon(DOCUMENT, document)
    plan, wils = d["plan_van_aanpak"], d["wilsonbekwaam"]
    return Aanmelding(
        peildatum=peildatum,
        tafel=tafel,
        leerling=Leerling(**d["leerling"]),
        onderwijs=Onderwijs(**d["onderwijs"]),
        verzuim=Verzuim(**d["verzuim"]),
        casusverantwoordelijke=Casusverantwoordelijke(**d["casusverantwoordelijke"]),
        partijen=tuple(Partij(**rij) for rij in d["partijen"]),
        eerdere_overleggen=tuple(EerderOverleg(**rij) for rij in d["eerdere_overleggen"]),
        eerdere_pogingen=tuple(EerderePoging(**rij) for rij in d["eerdere_pogingen"]),
        inzet=tuple(Inzet(**rij) for rij in d["inzet"]),
        stap_1=d["criteria"]["stap_1"],
        stap_2=tuple(RedenStap2(**rij) for rij in d["criteria"]["stap_2"]),
        stagnatie=Stagnatie(**d["stagnatie"]),
        opschalingen=tuple(Opschaling(**rij) for rij in d["opschalingen"]),
        plan_van_aanpak=None if is_leeg(plan) else _plan(plan),
        ouders_geinformeerd=d["geinformeerd"]["ouders"],
        leerling_geinformeerd=d["geinformeerd"]["leerling"],
        ouders_met_gezag=d["ouders_met_gezag"],
        gezag=Gezag(**d["gezag"]),
        steunpersoon=Steunpersoon(**d["steunpersoon"]),
        toestemmingen=tuple(Toestemming(**rij) for rij in d["toestemmingen"]),
        wilsonbekwaam=bool(wils["vastgesteld_door"] and wils["datum"]),
    )


def _plan(plan: Mapping[str, Any]) -> PlanVanAanpak:
    return PlanVanAanpak(**{**plan, "afspraken": tuple(Afspraak(**rij) for rij in plan["afspraken"])})


def _schoon(veld: Veld, waarde: Any) -> Any:
    """The value of one field, cleaned by its kind; what does not fit the kind counts as not filled in."""
    match veld.soort:
        case "groep":
            bron = waarde if isinstance(waarde, Mapping) else {}
            return {kind.sleutel: _schoon(kind, bron.get(kind.sleutel)) for kind in veld.velden}
        case "groepenlijst":
            rijen = waarde if isinstance(waarde, list | tuple) else ()
            return tuple(
                {kind.sleutel: _schoon(kind, rij.get(kind.sleutel)) for kind in veld.velden}
                for rij in rijen
                if isinstance(rij, Mapping)
            )
        case "tekstlijst" | "keuzelijst":
            items = waarde if isinstance(waarde, list | tuple) else ()
            schoon = (_tekst(item) for item in items)
            return tuple(item for item in schoon if item and (not veld.waarden or item in veld.codes))
        case "datum":
            return waarde if isinstance(waarde, date) else uit_iso(waarde) if isinstance(waarde, str) else None
        case "ja_nee":
            return waarde if isinstance(waarde, bool) else None
        case "keuze":
            return waarde if waarde in veld.codes else None
        case _:
            return _tekst(waarde)


def _tekst(waarde: object) -> str | None:
    return (waarde.strip() or None) if isinstance(waarde, str) else None
