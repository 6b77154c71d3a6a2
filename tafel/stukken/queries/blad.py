"""Read what comes on the one A4 of cases, for one case or for a whole meeting in as many statements."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Betrokkene, Casus
from tafel.casussen.rules import ROLWOORDEN, thuis, tijdlijn, weken_sinds
from tafel.criteria.feiten import Aanmelding, feiten_uit
from tafel.criteria.keuzes import criteria_profiel
from tafel.criteria.rules import leeftijd
from tafel.criteria.schema import veld_bij
from tafel.dubbelen.queries.kinderen import letters_van
from tafel.kern.clock import lokaal, vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_jaar, datum_zin, getal
from tafel.kern.namen import namen_met_letters
from tafel.onderzoeken.rules import ANTWOORDEN
from tafel.opties.models import Optie
from tafel.opties.rules import KANSEN, redenzin
from tafel.overleggen.models import DICHT, Agendapunt, Overleg
from tafel.plannen.models import Planversie
from tafel.stukken import rules
from tafel.stukken.queries import rijen
from tafel.uitnodigingen.models import Verwachting
from tafel.uitnodigingen.rules.antwoorden import ANTWOORDWOORD, GEZIN
from tafel.uitnodigingen.rules.familie import komt_met_ouders
from tafel.uitnodigingen.rules.mandaat import Houder


def agendapunt_van(casus_id: uuid.UUID) -> Any:
    """Return (Overleg, Agendapunt, Verwachting or None) of the meeting a case waits for; None when none does."""
    return sessie.execute(
        sa.select(Overleg, Agendapunt, Verwachting)
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .outerjoin(
            Verwachting, sa.and_(Verwachting.overleg_id == Overleg.id, Verwachting.casus_id == Agendapunt.casus_id)
        )
        .where(Agendapunt.casus_id == casus_id, Agendapunt.uitkomst.is_(None), Overleg.stand.not_in(DICHT))
        .limit(1)
    ).first()


def bladfeiten(
    profiel: str,
    casussen: Sequence[Casus],
    overleg: Overleg | None,
    verwacht: Mapping[uuid.UUID, Verwachting | None],
    vast: Mapping[uuid.UUID, uuid.UUID | None],
) -> dict[uuid.UUID, rules.Bladfeiten]:
    """Return the facts of the sheet of each case: five statements, however many cases.

    `verwacht`: what this meeting expects per case; `vast`: the version of the plan that is pinned for it, if one is.
    What is only for preparing is not even read.
    """
    ids = [casus.id for casus in casussen]
    dag = overleg.datum if overleg else vandaag()
    inbreng, opties = rijen.inbreng(ids), rijen.opties(ids)
    plannen, mensen = rijen.plannen(ids, vast), rijen.mensen(ids, dag)
    slots = rijen.slots(overleg, ids) if overleg else {}
    return {
        casus.id: _feiten(
            profiel, casus, inbreng[casus.id], opties[casus.id], plannen.get(casus.id), mensen[casus.id],
            slots.get(casus.id, []), verwacht.get(casus.id), vast.get(casus.id),
        )
        for casus in casussen
    }  # fmt: skip


def _feiten(
    profiel: str,
    casus: Casus,
    rijen: Sequence[Any],
    opties: Sequence[Optie],
    plan: Planversie | None,
    mensen: Sequence[Betrokkene],
    slots: Sequence[Any],
    v: Verwachting | None,
    vast: uuid.UUID | None,
) -> rules.Bladfeiten:
    dag = vandaag()
    a = feiten_uit(casus.aanmelding, dag, criteria_profiel(profiel))
    s = a.stagnatie
    nieuwste = sorted(_soort(rijen, "besluit"), key=lambda r: r.op, reverse=True)
    lijn = partial(
        tijdlijn, a,
        ingediend=lokaal(casus.ingediend_op).date() if casus.ingediend_op else None,
        besluiten=[(lokaal(r.op).date(), r.van) for r in nieuwste],
        later=[(r.dag, r.van, r.extra == "leiding", r.tekst) for r in _soort(rijen, "gesprek")],
    )  # fmt: skip
    ligt = veld_bij("stagnatie-oorzaak_soort").label_van(s.oorzaak_soort)
    bij = f", bij {' en '.join(s.veroorzakers)}" if s.veroorzakers else ""
    return rules.Bladfeiten(
        nummer=casus.nummer,
        initialen=casus.initialen,
        dag=dag,
        namen=(*letters_van((r.van, r.tekst) for r in _soort(rijen, "kind")), *namen_van(casus)),
        organisaties=organisaties_van(casus, mensen),
        leerling=_leerling(casus, a),
        thuis=thuis(casus.thuis_sinds, dag),
        vraag=casus.vraag,
        tijdlijn=tuple(lijn(gevoelig=True)),
        tijdlijn_partij=tuple(lijn(gevoelig=False)),
        verhalen=_verhalen(rijen),
        werkt=next((r.tekst for r in _soort(rijen, "stuk")), ""),
        wensen=tuple(
            rules.Wensfeiten(_VAN[r.van], r.tekst, ANTWOORDEN.get(r.antwoord, ""), r.extra)
            for r in sorted(_soort(rijen, "wens"), key=lambda r: r.nummer)
        ),
        wat=s.wat or "",
        oorzaak=s.oorzaak or "",
        ligt_aan=f"{ligt or 'Nog niet gekozen'}{bij}" if ligt or bij else (s.geen_veroorzaker_reden or ""),
        opheffen=s.wie_kan_opheffen or "",
        wachtlijst=_wachtlijst(s.wachtlijst_jeugdhulp, s.wachtlijst_sinds, dag),
        opties=tuple(_optie(o) for o in opties),
        plan=_plan(plan, casus.aanmelding, dag, vast),
        verwacht=rules.Verwachtfeiten(v.kosten_jeugdhulp, v.kosten_onderwijs, v.plek) if v else None,
        komt=_komt(mensen, slots, komt_met_ouders(casus.geboortedatum, dag)),
    )


_VAN = {"leerling": "Leerling", "ouder": "Ouders"}


def _soort(rijen: Sequence[Any], wat: str) -> list[Any]:
    return [rij for rij in rijen if rij.wat == wat]


def namen_van(casus: Casus) -> tuple[tuple[str, str], ...]:
    """Return how the child of the case may be called, each with the letters that stand instead on paper."""
    kind = casus.aanmelding.get("leerling") or {}
    return namen_met_letters(str(kind.get("voornaam") or ""), str(kind.get("achternaam") or ""))


def organisaties_van(casus: Casus, mensen: Sequence[Betrokkene]) -> tuple[str, ...]:
    """Return the names of organisations around a case: these stay whole on paper."""
    bron = casus.aanmelding
    uit_document = [een.get("organisatie") for deel in ("partijen", "opschalingen") for een in bron.get(deel) or ()]
    veroorzakers = (bron.get("stagnatie") or {}).get("veroorzakers") or ()
    alle = [casus.school, *uit_document, *veroorzakers, *(b.organisatie for b in mensen)]
    return tuple(dict.fromkeys(str(naam) for naam in alle if naam))


def _leerling(casus: Casus, a: Aanmelding) -> str:
    jaren = leeftijd(casus.geboortedatum, vandaag()) if casus.geboortedatum else None
    soort = veld_bij("onderwijs-soort").label_van(a.onderwijs.soort)
    school = a.onderwijs.school or "staat nergens ingeschreven"
    delen = [
        f"{jaren} jaar" if jaren is not None and jaren >= 0 else "",
        (a.onderwijs.sector or ""),
        soort.lower(),
        school,
    ]
    return ", ".join(filter(None, delen)) + "."


def _verhalen(rijen: Sequence[Any]) -> tuple[rules.Kant, ...]:
    per = {r.van: r for r in _soort(rijen, "verhaal")}
    uit = []
    for van, kop in _VAN.items():
        r = per.get(van)
        if r is None or not (r.tekst or r.extra):
            uit.append(rules.Kant(kop))
        elif r.tekst:
            uit.append(rules.Kant(kop, r.tekst, datum_jaar(r.dag)))
        else:
            uit.append(rules.Kant(kop, reden=r.extra))
    return tuple(uit)


def _wachtlijst(wacht: bool | None, sinds: dt.date | None, dag: dt.date) -> str:
    if not wacht:
        return ""
    weken = weken_sinds(sinds, dag)
    if sinds is None or weken is None:
        return "Ja, sinds wanneer is niet bekend."
    return f"Sinds {datum_jaar(sinds)}, {getal(weken, 'week', 'weken')}."


def _optie(o: Optie) -> rules.Optiefeiten:
    plek = f"Plek: {o.plek}, vanaf {datum_zin(o.plek_vanaf)}. Ja zegt {o.ja_zegt}." if o.plek and o.plek_vanaf else ""
    kan = "Gekozen. " * (o.stand == "gekozen") + redenzin(o.reeel, o.reeel_waarom)
    return rules.Optiefeiten(
        o.naam, o.onderwijs, o.zorg, o.vervoer, o.kosten, o.bedrag, KANSEN.get(o.kans or "", ""), kan, plek
    )


def _plan(
    versie: Planversie | None, aanmelding: Mapping[str, Any], dag: dt.date, vast: uuid.UUID | None
) -> rules.Planfeiten | None:
    inhoud = versie.inhoud if versie else aanmelding.get("plan_van_aanpak") or {}
    regels = [een for een in inhoud.get("afspraken") or () if een.get("wat")]
    voorbij = sum(1 for een in regels if (een.get("wanneer") or "9") < dag.isoformat())
    datum = lokaal(versie.op).date() if versie else plandatum(aanmelding)
    if not regels and versie is None and datum is None:
        return None
    return rules.Planfeiten(versie.nummer if versie else None, datum, len(regels), voorbij, bool(versie and vast))


def plandatum(aanmelding: Mapping[str, Any]) -> dt.date | None:
    """Return the day of the plan in an aanmelding, or None."""
    try:
        return dt.date.fromisoformat(str((aanmelding.get("plan_van_aanpak") or {}).get("datum")))
    except ValueError:
        return None


def _komt(mensen: Sequence[Betrokkene], slots: Sequence[Any], met_kind: bool) -> tuple[rules.Komt, ...]:
    per: dict[str, list[Any]] = defaultdict(list)
    for slot in slots:
        per[slot.stoel].append(slot)
    uit = []
    for b in mensen:
        slot = per.pop(f"b:{b.id}", [None])[0]
        antwoord = ANTWOORDWOORD[slot.antwoord] if slot else "nog niet uitgenodigd"
        if b.rol in GEZIN:
            if met_kind and b.rol == "leerling" and slot is None:
                antwoord = "met de ouders, jonger dan 12"
            uit.append(rules.Komt(ROLWOORDEN[b.rol], antwoord=antwoord))
            continue
        wie = ", ".join(dict.fromkeys(filter(None, (b.naam, b.functie, b.organisatie))))
        uit.append(rules.Komt(ROLWOORDEN[b.rol], wie, b.mandaat, not b.heeft_mandaat, antwoord))
    for rest in per.values():
        eerste = rest[0]
        if eerste.hoedanigheid == "partij":
            continue  # their seat is gone
        houders = [
            Houder(r.gebruiker_id, r.naam, r.functie, r.kant, r.sector, r.bedrag_tot) for r in rest if r.mandaat_id
        ]
        mag = ", ".join(dict.fromkeys(houder.mag for houder in houders))
        woord = "Budgethouder" if eerste.hoedanigheid == "geld" else "Leidinggevende"
        uit.append(rules.Komt(woord, eerste.naam, mag, antwoord=ANTWOORDWOORD[eerste.antwoord]))
    return tuple(uit)
