"""What a page of an aanmelding shows, out of what is stored, what was typed and the drafts of who looks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from flask import Response

from tafel.aanmeldingen.forms import OPGEVOUWEN, Aanmeldformulier, botsing, door_wie, label_van, waarden_van
from tafel.aanmeldingen.models import Veldconcept
from tafel.aanmeldingen.rules.samenvoegen import voeg_in
from tafel.aanmeldingen.rules.velden import VRIJ, Getypt, Gevolg, Merk, is_naam
from tafel.aanmeldingen.services import inhoud_van, wie_kort
from tafel.casussen import queries as casussen
from tafel.casussen.kader import kopregel, profiel
from tafel.casussen.models import Casus
from tafel.casussen.rules import BESTEMMINGEN, ROLWOORDEN
from tafel.criteria.formulier import Veldfout
from tafel.criteria.rijen import LIJSTEN, bladnamen, splits
from tafel.criteria.rules import Toetsuitslag
from tafel.kern.clock import vandaag
from tafel.kern.forms import Formulier
from tafel.kern.web import answer
from tafel.toegang.guard import wie
from tafel.toegang.rules import Zaak
from tafel.toetsen.queries import toets_van

FUNCTIES = ("teamleider", "directeur", "bestuurder", "manager")
WIJZEN = ("telefoon", "gesprek", "e-mail", "brief")


def formulier(casus: Casus, uitslag: Toetsuitslag | None = None, **rest: Any) -> Aanmeldformulier:
    """Return the form of what is stored, with its check of today; `rest` are typed values and how it is drawn."""
    return Aanmeldformulier(inhoud_van(casus), uitslag or toets_van(casus, profiel()), vandaag(), **rest)


def uit_concept(rij: Veldconcept) -> Getypt:
    """Return a draft as what was typed."""
    return Getypt(rij.veld, waarden_van(rij.veld, rij.waarde), rij.basis)


def toon_gevolgen(f: Aanmeldformulier, casus: Casus, gevolgen: Iterable[Gevolg]) -> None:
    """Put at each field what is wrong with what was typed, or both texts when somebody else changed it."""
    wie_, nu = wie_kort(wie().id), f.inhoud
    for gevolg in gevolgen:
        naam = gevolg.getypt.naam
        if gevolg.wat == "fout":
            f.voeg_fouten_toe([Veldfout(naam, gevolg.melding)])
        elif gevolg.wat == "botst" and gevolg.getypt.waarden:
            f.botsingen[naam] = botsing(gevolg.getypt, nu, casus.velden_op, wie_, f.dag)
        elif gevolg.wat == "botst":
            f.voeg_fouten_toe([Veldfout(naam, rij_anders(casus, naam))])


def rij_anders(casus: Casus, rijnaam: str) -> str:
    """Return why a row was not taken away."""
    marken = [m for n, r in casus.velden_op.items() if n.startswith(f"{rijnaam}-") and (m := Merk.uit(r))]
    door = door_wie(max(marken, key=lambda m: m.versie, default=None), wie_kort(wie().id), vandaag())
    lijst = splits(rijnaam)[0]
    woord = LIJSTEN[lijst].rij.lower() if lijst else "regel"
    return f"Iemand veranderde dit intussen ({door}). Klopt het nog? Haal {woord} dan nog een keer weg."


def met_concepten(f: Aanmeldformulier, casus: Casus, concepten: Sequence[Veldconcept]) -> set[str]:
    """Show the drafts of this person at their fields; return the fields whose draft could go in by now."""
    getypt = [een for een in map(uit_concept, concepten) if is_naam(een.naam)]
    samen = voeg_in(f.inhoud, casus.velden_op, getypt, vandaag=f.dag)
    toon_gevolgen(f, casus, samen.gevolgen)
    return {g.getypt.naam for g in samen.gevolgen if g.wat == "bewaard"}


def basis_van(f: Aanmeldformulier, ook: Sequence[Veldconcept] = ()) -> dict[str, str]:
    """Return the digests of all fields that hold something; of a wrong draft that of what the person began with."""
    nu = f.inhoud
    alle = {naam: nu.stempel(naam) for naam in (*bladnamen(nu.document), *VRIJ)}
    alle |= {rij.veld: rij.basis for rij in ook if rij.veld in f.fouten}
    alle |= {naam: een.gezien for naam, een in f.botsingen.items()}
    return {naam: een for naam, een in alle.items() if een}


def pagina(
    casus: Casus, zaak: Zaak, f: Aanmeldformulier, status: int = 200, melding: str = "", **rest: Any
) -> Response:
    """Draw the page with six blocks."""
    concepten: Sequence[Veldconcept] = rest.pop("concepten", ())
    wacht: set[str] = rest.pop("wacht", set())
    form = Formulier()
    form.versie.data = str(casus.versie)
    tafel = wie().tafel
    leden = casussen.leden(tafel.id) if tafel else []
    return answer(
        "aanmeldingen/aanmelden.html",
        status=status,
        casus=casus,
        zaak=zaak,
        kopregel=kopregel(casus),
        geweigerd=status >= 400,
        f=f,
        form=form,
        basis=json.dumps(basis_van(f, concepten), separators=(",", ":")),
        wacht=sorted(wacht),
        wie=wie_kort(wie().id),
        open_velden=open_velden(f),
        melding=melding,
        rollen=[rol for rol in ROLWOORDEN if rol != "anders"],
        organisaties=list(dict.fromkeys(lid.organisatie for lid in leden if lid.organisatie)),
        functies=list(dict.fromkeys([*FUNCTIES, *(lid.functie for lid in leden if lid.functie)])),
        leden={lid.naam: lid for lid in leden},
        wijzen=WIJZEN,
        opgevouwen=OPGEVOUWEN,
        bestemmingen=BESTEMMINGEN,
        vandaag=f.dag,
    )


def open_velden(f: Aanmeldformulier, namen: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """Return (field, label) of what this person typed and is not in the aanmelding yet."""
    namen = [*f.fouten, *f.botsingen] if namen is None else namen
    return [(naam, label_van(naam, f.inhoud)) for naam in dict.fromkeys(namen) if naam and is_naam(naam)]
