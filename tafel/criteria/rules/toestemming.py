"""Who knows and who consents: R57-R61, R70, V23, V24 (protocol, bijlage 4 and hoofdstuk 3 and 4).

Under 12 the parents; from 12 the pupil too; from 16 the pupil alone, unless wilsonbekwaam.
"""

from tafel.criteria.feiten import Aanmelding
from tafel.criteria.rules.basis import JONG, OUD, Eis, in_orde, jaren, mag_delen, mist, nvt, opsomming, tijdig
from tafel.criteria.rules.namen import naamsleutel


def beslist_zelf(a: Aanmelding) -> bool:
    """Whether the pupil decides alone: 16 or older and not wilsonbekwaam."""
    return jaren(a) >= OUD and not a.wilsonbekwaam


def toets_geinformeerd(a: Aanmelding) -> Eis:
    """R70: ouders know, and from 12 the leerling; from 16 the leerling, and ouders only with the pupil's consent."""
    if beslist_zelf(a):
        return _geinformeerd_zelf(a)
    jong = jaren(a) < JONG
    naam = "Ouders weten ervan" if jong else "Ouders en leerling weten ervan"
    weten = {"ouders": a.ouders_geinformeerd} if jong else {
        "ouders": a.ouders_geinformeerd, "leerling": a.leerling_geinformeerd}  # fmt: skip
    leeg = [wie for wie, dag in weten.items() if dag is None]
    if leeg:
        wie = opsomming([f"de {sleutel}" for sleutel in leeg])
        werkwoord = "weet" if leeg == ["leerling"] else "weten"
        return mist(
            "geinformeerd",
            f"Nog niet ingevuld sinds wanneer {wie} hiervan {werkwoord}.",
            f"Vertel het {wie} en noteer de datum",
            veld=f"geinformeerd-{leeg[0]}",
            naam=naam,
        )
    later = [wie for wie, dag in weten.items() if not tijdig(dag, a.peildatum)]
    if later:
        return _nog_niet_geweest(later[0], naam)
    return in_orde("geinformeerd", f"{'De ouders' if jong else 'De ouders en de leerling'} weten ervan.", naam=naam)


def _nog_niet_geweest(wie: str, naam: str) -> Eis:
    return mist(
        "geinformeerd",
        f"De datum waarop de {wie} het hoorden is nog niet geweest."
        if wie == "ouders"
        else "De datum waarop de leerling het hoorde is nog niet geweest.",
        f"Kijk de datum na bij de {wie}",
        veld=f"geinformeerd-{wie}",
        naam=naam,
    )


def _geinformeerd_zelf(a: Aanmelding) -> Eis:
    naam = "De leerling weet ervan"
    if a.leerling_geinformeerd is None:
        return mist(
            "geinformeerd",
            "Nog niet ingevuld sinds wanneer de leerling hiervan weet.",
            "Vertel het de leerling en noteer de datum",
            veld="geinformeerd-leerling",
            naam=naam,
        )
    if not tijdig(a.leerling_geinformeerd, a.peildatum):
        return _nog_niet_geweest("leerling", naam)
    if a.ouders_geinformeerd and not mag_delen(a, "leerling"):
        return mist(
            "geinformeerd",
            "De ouders zijn ingelicht, maar de leerling gaf nog geen toestemming om te delen. Vanaf 16 jaar moet dat.",
            "Vraag de leerling om toestemming en noteer die",
            veld="toestemmingen-0-door",
            naam=naam,
        )
    return in_orde("geinformeerd", "De leerling weet ervan.", naam=naam)


def toets_toestemming(a: Aanmelding) -> Eis:
    """R57-R61, V23: consent to share by a parent with gezag; 12-15 the leerling was asked too; from 16 the leerling."""
    rij = f"toestemmingen-{len(a.toestemmingen)}-door"
    if beslist_zelf(a):
        if mag_delen(a, "leerling"):
            return in_orde("toestemming", "De leerling gaf toestemming om te delen.")
        return mist(
            "toestemming",
            "De leerling gaf nog geen toestemming om te delen. Vanaf 16 jaar beslist de leerling zelf.",
            "Noteer de toestemming van de leerling",
            veld=rij,
        )
    if not _ouders_die_delen(a):
        if not a.ouders_met_gezag:
            return mist(
                "toestemming",
                "Nog niet ingevuld welke ouders het gezag hebben.",
                "Vul in welke ouders het gezag hebben en noteer de toestemming",
                veld="ouders_met_gezag",
            )
        return mist(
            "toestemming",
            "Nog geen ouder met gezag gaf toestemming om te delen.",
            "Noteer de toestemming van een ouder",
            veld=rij,
        )
    if jaren(a) >= JONG and not a.wilsonbekwaam and not mag_delen(a, "leerling"):
        return mist(
            "toestemming",
            "Aan de leerling is nog niet gevraagd of delen goed is. Vanaf 12 jaar moet dat.",
            "Vraag het aan de leerling en noteer dat",
            veld=rij,
        )
    return in_orde("toestemming", "Er is toestemming om te delen.")


def _gezag(a: Aanmelding) -> set[str]:
    return {naamsleutel(naam) for naam in a.ouders_met_gezag}


def _ouders_die_delen(a: Aanmelding) -> set[str]:
    return {naamsleutel(t.naam) for t in mag_delen(a, "ouder")} & _gezag(a)


def toets_toestemming_beide_ouders(a: Aanmelding) -> Eis:
    """V24: all parents with gezag consented to share; n.v.t. from 16 or with fewer than two of them."""
    if beslist_zelf(a):
        return nvt("toestemming_beide_ouders", "Vanaf 16 jaar beslist de leerling zelf.")
    gezag, ja = _gezag(a), _ouders_die_delen(a)
    if len(gezag) < 2:
        return nvt("toestemming_beide_ouders", "Dit geldt alleen als twee of meer ouders het gezag hebben.")
    if ja == gezag:
        return in_orde("toestemming_beide_ouders", "Alle ouders met gezag gaven toestemming om te delen.")
    wie = (
        f"Van de {len(gezag)} ouders met gezag {'gaf' if len(ja) == 1 else 'gaven'} er {len(ja)}"
        if ja
        else (f"Nog geen van de {len(gezag)} ouders met gezag gaf")
    )
    return mist(
        "toestemming_beide_ouders",
        f"{wie} toestemming om te delen. Vraag het alle ouders met gezag.",
        "Noteer de toestemming van de andere ouder",
        veld=f"toestemmingen-{len(a.toestemmingen)}-door",
    )
