"""The page of instroom as data: the list on the left, one case on the right."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from flask import Response, request, url_for

from tafel.aanmeldingen.rules import NOOIT_UITZONDERING
from tafel.casussen.kader import casuskader, jaren, profiel
from tafel.casussen.models import Casus, Indiening
from tafel.casussen.queries import PER_PAGINA, instroombesluiten
from tafel.casussen.rules import AFLOOP, BESLUITWOORDEN, STANDWOORDEN, thuis
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.keuzes import criteria_profiel
from tafel.criteria.schema import veld_bij
from tafel.instroom import queries, rules
from tafel.instroom.forms import AanvulForm, BelofteForm, InstroomForm, OpschortForm, SpoedantwoordForm
from tafel.instroom.models import Spoedverzoek
from tafel.instroom.rules import Teken, Termijnen
from tafel.kern.clock import lokaal, nu, vandaag
from tafel.kern.format import datum_kort, getal
from tafel.kern.web import answer
from tafel.toegang.guard import wie
from tafel.toegang.rules import Zaak
from tafel.toetsen.queries import toets_van
from tafel.toetsen.rules import alle_eisen, open_eisen

_NUMMER = re.compile(r"\d{4}-\d{1,6}")


@dataclass
class Formulieren:
    """The forms beside one case; the one that was refused comes in filled."""

    besluit: InstroomForm | None = None
    spoed: SpoedantwoordForm | None = None
    aanvul: AanvulForm | None = None
    belofte: BelofteForm | None = None
    opschort: OpschortForm | None = None


def na_uit_url() -> str:
    """Return the number after which this page of a list begins; "" for the first."""
    na = request.args.get("na", "")
    return na if _NUMMER.fullmatch(na) else ""


def filter_uit_url() -> str:
    """Return which list is asked for; "" for all that must be decided."""
    filter_ = request.args.get("filter", "")
    return filter_ if filter_ in queries.FILTERS else ""


def termijnen_uit(rij: Any) -> Termijnen:
    """Return the terms of the table out of a row of a list."""
    return Termijnen(rij.spoed_uren, rij.antwoord_werkdagen, rij.streef_werkdagen, rij.uiterste_werkdagen)


def spoedteken(
    stand: str | None, gevraagd: Any, ingediend: Any, termijnen: Termijnen, gewenst: dt.date | None = None
) -> Teken | None:
    """Return how spoed stands: asked with the time that is left, or granted with the day by which it is needed."""
    if stand == "gevraagd":
        return rules.spoedklok(rules.spoed_voor(gevraagd, ingediend, termijnen.spoed_uren), nu())
    return rules.spoeddag(gewenst, vandaag()) if stand == "toegekend" else None


def _tekens(rij: Any, mist: int) -> list[Teken]:
    """Return what stands in a card of the list: spoed first, then what is special, then whether all is there."""
    termijnen, dag = termijnen_uit(rij), vandaag()
    spoed = spoedteken(rij.spoed, rij.spoed_op, rij.ingediend_op, termijnen, rij.spoed_voor)
    tekens = [spoed] if spoed else []
    if rij.stand == "aanvulling" and rij.termijn:
        laat = rij.termijn < dag
        woord = "Te laat, was " if laat else "Wacht tot "
        tekens.append(
            Teken("fout" if laat else "info", "let" if laat else "klok", woord + datum_kort(rij.termijn, dag))
        )
        return tekens
    if rij.stand == "teruggegeven":
        return [*tekens, Teken("info", "pen", "Teruggegeven")]
    if rij.stand == "ingediend":
        laat_teken = rules.antwoordteken(lokaal(rij.ingediend_op).date(), termijnen, dag) if rij.ingediend_op else None
        tekens += [laat_teken] if laat_teken else []
    if rij.opnieuw:
        tekens.append(Teken("info", "pijl", "Opnieuw ingediend"))
    if rij.vraagt:
        tekens.append(Teken("let", "let", "Vraagt uitzondering"))
    elif mist:
        tekens.append(Teken("let", "pen", f"Mist {getal(mist, 'ding', 'dingen')}"))
    else:
        tekens.append(Teken("goed", "ok", "Alles is er"))
    return tekens


def kiezer() -> dict[str, Any]:
    """Return the left column: one page of a list, the number after which the next begins, and the counts. Two reads."""
    na, filter_ = na_uit_url(), filter_uit_url()
    rijen = queries.instroom(wie(), PER_PAGINA + 1, na, filter_)
    pagina = rijen[:PER_PAGINA]
    regels = []
    for rij in pagina:
        open_ = open_eisen(toets_van(rij.Casus, profiel()), rij.vraag)
        regels.append(
            {
                "rij": rij,
                "jaren": jaren(rij),
                "thuis": thuis(rij.thuis_sinds, vandaag()),
                "mist": open_[0].naam if open_ and rij.stand == "ingediend" else "",
                "meer": max(len(open_) - 1, 0),
                "tekens": _tekens(rij, len(open_)),
            }
        )
    return {
        "kiezer": regels,
        "na": na or None,
        "filter_": filter_ or None,
        "filters": queries.FILTERS,
        "aantallen": queries.tel(wie()),
        "volgende": pagina[-1].nummer if len(rijen) > len(pagina) else None,
    }


def pagina(
    casus: Casus,
    zaak: Zaak,
    spoed: Spoedverzoek | None,
    vorige: Indiening | None,
    termijnen: Termijnen,
    forms: Formulieren | None = None,
    status: int = 200,
    links: dict[str, Any] | None = None,
) -> Response:
    """Show one case beside the list; with `links` it was opened by itself, and a phone shows the list first."""
    forms = forms or Formulieren()
    uitslag = toets_van(casus, profiel())
    eisen = alle_eisen(uitslag, casus.vraag)
    hard = open_eisen(uitslag, casus.vraag)
    zacht = [eis for eis in eisen if eis.soort == "zacht" and eis.voldaan is False]
    form = forms.besluit or InstroomForm(formdata=None, termijn=rules.standaard_termijn(vandaag()))
    form.versie.data = str(casus.versie)
    form.mist.choices = {
        eis.code: eis.naam for eis in sorted(eisen, key=lambda eis: eis.voldaan is not False) if eis.voldaan is not None
    }
    form.naar.choices = {"": "Kies een plek", **rules.bestemmingen_voor(casus.sector)}
    besluiten = instroombesluiten(casus.id)
    feiten = feiten_uit(casus.aanmelding, vandaag(), criteria_profiel(profiel()))
    beslist = casus.stand not in ("ingediend",)
    opnieuw = casus.stand == "ingediend" and vorige is not None
    spoedantwoord = forms.spoed or SpoedantwoordForm(formdata=None)
    spoedantwoord.versie.data = str(spoed.versie) if spoed else ""
    return answer(
        "instroom/instroom.html",
        status=status,
        **casuskader(casus, zaak, ""),
        **(links or kiezer()),
        **_wachten(casus, termijnen, forms, besluiten),
        vanzelf=links is not None,
        gekozen=casus,
        form=form,
        a=feiten,
        thuis=thuis(casus.thuis_sinds, vandaag()),
        oorzaak=veld_bij("stagnatie-oorzaak_soort").label_van(feiten.stagnatie.oorzaak_soort),
        hard=hard,
        zacht=zacht,
        goed=sum(eis.voldaan is True for eis in eisen),
        nvt=sum(eis.voldaan is None for eis in eisen),
        uitzondering_kan=bool(hard) and not {eis.code for eis in hard} & NOOIT_UITZONDERING,
        besluiten=besluiten,
        besluitwoorden=BESLUITWOORDEN,
        gevinkt=[eis.naam for eis in eisen if besluiten and eis.code in besluiten[0].mist],
        afloop=AFLOOP,
        standwoord=STANDWOORDEN[casus.stand],
        bestemmingen=rules.BESTEMMINGEN,
        spoed=spoed,
        spoedteken=spoedteken(spoed.stand, spoed.gevraagd_op, casus.ingediend_op, termijnen, spoed.gewenst_op)
        if spoed
        else None,
        spoedform=spoedantwoord,
        brieven={brief.aan for brief in queries.brieven(casus.id) if brief.besluit_id == besluiten[0].id}
        if beslist and besluiten
        else set(),
        vorige=vorige if opnieuw else None,
        wijzigingen=rules.wijzigingen(vorige.document, casus.aanmelding, (vorige.vraag, casus.vraag))
        if opnieuw and vorige
        else [],
        vandaag=vandaag(),
    )


def _wachten(casus: Casus, termijnen: Termijnen, forms: Formulieren, besluiten: list[Any]) -> dict[str, Any]:
    """Return what belongs to a case that waits: for an addition, or for a meeting."""
    leeg: dict[str, Any] = {
        "aanvulling": None, "aanvulform": None, "tegen_sluiten": (), "datums": None, "datumteken": None,
        "opschortingen": (), "belofteform": None, "opschortform": None, "overleg": None,
    }  # fmt: skip
    dag = vandaag()
    if casus.stand == "aanvulling" and besluiten and besluiten[0].termijn:
        vraag = besluiten[0]
        form = forms.aanvul or AanvulForm(formdata=None)
        tegen = rules.tegen_sluiten(casus.stand, vraag.termijn, vraag.laatst_herinnerd_op, "x", dag)
        return {**leeg, "aanvulling": vraag, "aanvulform": form, "tegen_sluiten": tegen}
    if casus.stand != "toegelaten":
        return leeg
    rijen = queries.opschortingen(casus.id)
    pauzes = [rules.Pauze(rij.van, rij.tot) for rij in rijen]
    begin = begin_termijn(casus.ingediend_op, [b.op for b in besluiten if b.soort in ("toegelaten", "uitzondering")])
    dagen = rules.datums(begin, termijnen, pauzes) if begin else None
    return {
        **leeg,
        "datums": dagen,
        "datumteken": rules.datumteken(dagen, dag, pauzes) if dagen else None,
        "opschortingen": rijen,
        "belofteform": forms.belofte or BelofteForm(formdata=None, beloofd_op=casus.beloofd_op),
        "opschortform": forms.opschort or OpschortForm(formdata=None, van=dag),
        "overleg": queries.volgend_overleg(wie()),
    }


def begin_termijn(ingediend: Any, toegelaten: list[Any]) -> Any:
    """Return the day from which the terms of a waiting case count: handed in, or back to the table after that."""
    if ingediend is None:
        return None
    later = sorted(op for op in toegelaten if op and op >= ingediend)
    return lokaal(later[-1] if len(later) > 1 and later[-1] != later[0] else ingediend).date()


def adres(casus: Casus) -> str:
    """Return the address of one case beside the list, within the same list."""
    return url_for("instroom.instroom_casus", nummer=casus.nummer, filter=filter_uit_url() or None)
