"""The plan van aanpak: made together and SMART: R18a, R19 (protocol, bijlage 8 and hoofdstuk 4)."""

from tafel.criteria.feiten import Aanmelding, PlanVanAanpak
from tafel.criteria.rules.basis import JONG, Eis, in_orde, jaren, mist, nvt, opsomming, tijdig
from tafel.criteria.rules.namen import naamsleutel


def toets_plan(a: Aanmelding) -> Eis:
    """R18a: a dated plan, made with the school (if any) and ouders or leerling; from 12 with the leerling."""
    plan = a.plan_van_aanpak
    if plan is None:
        return mist("plan", "Er is nog geen plan van aanpak.", "Vul het plan van aanpak in")
    if plan.datum is None:
        return mist("plan", "De datum van het plan van aanpak ontbreekt.", "Vul de datum van het plan in")
    if not tijdig(plan.datum, a.peildatum):
        return mist("plan", "De datum van het plan van aanpak is nog niet geweest.", "Kijk de datum van het plan na")
    weg = _ontbrekende_makers(a, plan)
    if weg:
        wie = opsomming(weg)
        return mist(
            "plan",
            f"Het plan is nog niet samen gemaakt met: {wie}.",
            f"Maak het plan samen met {wie} en vul dat in",
            veld="plan_van_aanpak-gezamenlijk_met",
        )
    return in_orde("plan", "Er is een plan van aanpak dat samen is gemaakt.")


def _ontbrekende_makers(a: Aanmelding, plan: PlanVanAanpak) -> list[str]:
    met = {naamsleutel(wie) for wie in plan.gezamenlijk_met}
    weg = ["de school"] if a.onderwijs.school and "school" not in met else []
    if jaren(a) >= JONG:
        return weg if "leerling" in met else [*weg, "de leerling"]
    return weg if met & {"leerling", "ouder", "ouders"} else [*weg, "de ouders of de leerling"]


def toets_plan_smart(a: Aanmelding) -> Eis:
    """R19: education is the goal, and at least one agreement, each with who, what and when."""
    plan = a.plan_van_aanpak
    if plan is None:
        return nvt("plan_smart", "Er is nog geen plan van aanpak.")
    if plan.doel_is_onderwijs is not True:
        return mist(
            "plan_smart",
            "In het plan staat nog niet dat weer onderwijs volgen het doel is.",
            "Vul in of weer onderwijs volgen het doel is",
            veld="plan_van_aanpak-doel_is_onderwijs",
        )
    if not plan.afspraken:
        return mist("plan_smart", "In het plan staan nog geen afspraken.", "Schrijf op wie wat doet, en wanneer")
    for nummer, afspraak in enumerate(plan.afspraken):
        weg = [sleutel for sleutel in ("wie", "wat", "wanneer") if getattr(afspraak, sleutel) is None]
        if weg:
            return mist(
                "plan_smart",
                f"Bij afspraak {nummer + 1} van het plan ontbreekt nog: {opsomming(weg)}.",
                f"Vul {opsomming(weg)} in bij afspraak {nummer + 1}",
                veld=f"plan_van_aanpak-afspraken-{nummer}-{weg[0]}",
            )
    return in_orde("plan_smart", "Bij elke afspraak staat wie, wat en wanneer.")
