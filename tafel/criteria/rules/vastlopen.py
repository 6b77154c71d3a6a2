"""Who carries the case and why it is stuck: R13-R18, R20 (protocol, bijlage 8, hoofdstuk 4 and 5)."""

from tafel.criteria.feiten import Aanmelding, Opschaling
from tafel.criteria.rules.basis import MAX_TEKENS, OUD, Eis, in_orde, jaren, kort, mist, opsomming, tijdig
from tafel.criteria.rules.namen import gelijke_naam, naamsleutel

_CV_WOORDEN = {
    "naam": "de naam",
    "functie": "de functie",
    "organisatie": "de organisatie",
    "instemming_partners": "de instemming van de partners",
}
_TEKSTEN = {"wat": "wat er niet doorgaat", "waar": "waar het vastloopt", "oorzaak": "hoe dat komt"}


def toets_casusverantwoordelijke(a: Aanmelding) -> Eis:
    """R13-R15: a professional with organisation; a pupil (from 16) or parent with the consent of the partners."""
    cv = a.casusverantwoordelijke
    if cv.soort is None:
        return mist(
            "casusverantwoordelijke",
            "Nog niet gekozen wie de casusverantwoordelijke is.",
            "Kies wie de casusverantwoordelijke is",
            veld="casusverantwoordelijke-soort",
        )
    if cv.soort == "leerling" and jaren(a) < OUD:
        return mist(
            "casusverantwoordelijke",
            "Een leerling kan pas vanaf 16 jaar zelf casusverantwoordelijke zijn.",
            "Kies een andere casusverantwoordelijke",
            veld="casusverantwoordelijke-soort",
        )
    derde = "organisatie" if cv.soort == "professional" else "instemming_partners"
    weg = [sleutel for sleutel in ("naam", "functie", derde) if getattr(cv, sleutel) is None]
    if weg:
        wat = opsomming([_CV_WOORDEN[sleutel] for sleutel in weg])
        return mist(
            "casusverantwoordelijke",
            f"Nog niet ingevuld bij de casusverantwoordelijke: {wat}.",
            f"Vul {wat} in bij de casusverantwoordelijke",
            veld=f"casusverantwoordelijke-{weg[0]}",
        )
    return in_orde("casusverantwoordelijke", "De casusverantwoordelijke is bekend.")


def toets_opschaling(a: Aanmelding) -> Eis:
    """R16, R17, V18: every veroorzaker was spoken to at the top without result; or there is a reason for none."""
    namen: dict[str, str] = {}
    for naam in a.stagnatie.veroorzakers:
        namen.setdefault(naamsleutel(naam), naam)
    if not namen:
        if a.stagnatie.geen_veroorzaker_reden:
            return in_orde("opschaling", "Geen organisatie houdt het tegen. Er staat waarom.")
        return mist(
            "opschaling",
            "Er staat nog niet welke organisatie dit kan oplossen, of waarom die er niet is.",
            "Vul in welke organisatie dit kan oplossen",
        )
    open_ = [naam for naam in namen.values() if not any(_telt(o, naam, a) for o in a.opschalingen)]
    if not open_:
        return in_orde("opschaling", f"Gesproken met de leidinggevende van {_wie(list(namen.values()))}.")
    eerste = open_[0]
    veld, half = _plek(a, eerste)
    actie = f"Vul in wie u bij {kort(eerste)} sprak"
    if half:
        actie = f"Maak het gesprek met de leidinggevende van {kort(eerste)} compleet"
    return mist("opschaling", _uitleg(a, open_), actie, veld=veld)


def _wie(namen: list[str]) -> str:
    return opsomming([kort(naam) for naam in namen])


def _uitleg(a: Aanmelding, namen: list[str]) -> str:
    half = [naam for naam in namen if any(gelijke_naam(o.organisatie, naam) for o in a.opschalingen)]
    niet = [naam for naam in namen if naam not in half]
    zinnen = []
    if niet:
        zinnen.append(f"Nog niet gesproken: de leidinggevende van {_wie(niet)}.")
    if half:
        zinnen.append(
            f"Nog niet compleet: het gesprek met de leidinggevende van {_wie(half)}. Nodig zijn naam, functie, "
            "een datum die al is geweest, het antwoord, en dat het zonder resultaat bleef."
        )
    return " ".join(zinnen)


def _telt(o: Opschaling, naam: str, a: Aanmelding) -> bool:
    ingevuld = o.leidinggevende and o.functie and o.uitkomst and tijdig(o.datum, a.peildatum)
    return bool(ingevuld) and o.zonder_resultaat is True and gelijke_naam(o.organisatie, naam)


def _plek(a: Aanmelding, naam: str) -> tuple[str, bool]:
    """The form field that mends it, and whether a talk with this organisation is half filled in."""
    for nummer, o in enumerate(a.opschalingen):
        if gelijke_naam(o.organisatie, naam):
            weg = [sleutel for sleutel in ("leidinggevende", "functie", "uitkomst") if getattr(o, sleutel) is None]
            if not tijdig(o.datum, a.peildatum):
                weg.append("datum")
            return f"opschalingen-{nummer}-{(weg or ['zonder_resultaat'])[0]}", True
    return f"opschalingen-{len(a.opschalingen)}-leidinggevende", False


def toets_reden(a: Aanmelding) -> Eis:
    """R18b: why the plan did not work, in 1 to 1,500 characters."""
    tekst = a.stagnatie.reden_niet_gerealiseerd
    if tekst is None:
        return mist("reden", "Er staat nog niet waarom het plan niet lukte.", "Schrijf op waarom het plan niet lukte")
    if len(tekst) > MAX_TEKENS:
        return mist("reden", f"De tekst over waarom het plan niet lukte is te lang: {_lengte(tekst)}.",
                    "Maak de tekst over het plan korter")  # fmt: skip
    return in_orde("reden", "Er staat waarom het plan niet lukte.")


def toets_oorzaak(a: Aanmelding) -> Eis:
    """R18c, R20: what, where and why (each 1 to 1,500 characters), the kind of cause, and waiting list yes or no."""
    s = a.stagnatie
    for sleutel, woorden in _TEKSTEN.items():
        tekst = getattr(s, sleutel)
        if tekst is None:
            return _mist_oorzaak(f"Er staat nog niet {woorden}.", f"Schrijf op {woorden}", sleutel)
        if len(tekst) > MAX_TEKENS:
            uitleg = f"De tekst over {woorden} is te lang: {_lengte(tekst)}."
            return _mist_oorzaak(uitleg, f"Maak de tekst over {woorden} korter", sleutel)
    if s.oorzaak_soort is None:
        return _mist_oorzaak("Nog niet gekozen waar het vooral aan ligt.", "Kies waar het aan ligt", "oorzaak_soort")
    if s.wachtlijst_jeugdhulp is None:
        return _mist_oorzaak(
            "Nog niet ingevuld of er een wachtlijst bij jeugdhulp is.",
            "Vul in of er een wachtlijst bij jeugdhulp is",
            "wachtlijst_jeugdhulp",
        )
    return in_orde("oorzaak", "Er staat wat er vastzit, waar en waarom.")


def _mist_oorzaak(uitleg: str, actie: str, sleutel: str) -> Eis:
    return mist("oorzaak", uitleg, actie, veld=f"stagnatie-{sleutel}")


def _lengte(tekst: str) -> str:
    duizenden = f"{len(tekst):,}".replace(",", ".")
    return f"{duizenden} tekens, en 1.500 is het meeste dat past"
