"""Change tables, memberships and mandates. Every change leaves a line in the log; who gets a role hears it."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import asdict, dataclass
from decimal import Decimal

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.accounts.services import maak_gebruiker, nodig_uit
from tafel.beheer.queries import Lid, find_tafel, periodes
from tafel.berichten.services import leg_klaar
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties import rules
from tafel.organisaties.models import Lidmaatschap, Mandaat, Organisatie, Tafel
from tafel.organisaties.profielen import PROFIELEN
from tafel.toegang.rules import Actor, TafelKeuze


@dataclass(frozen=True)
class Tafelwaarden:
    """The settings of a table that may change."""

    naam: str
    ritme: str
    geldregel: str
    nazorg_maanden: int
    minuten_per_casus: int
    doorzettingskracht: bool = False
    convenant: str = ""
    spoed_uren: int = 48
    antwoord_werkdagen: int = 5
    streef_werkdagen: int = 15
    uiterste_werkdagen: int = 30


@dataclass(frozen=True)
class NieuwLid:
    """Who is added to a table."""

    email: str
    naam: str
    rol: str
    functie: str
    organisatie: str
    organisatie_soort: str
    van: dt.date
    tot: dt.date | None = None


def _tafel(actor: Actor) -> TafelKeuze:
    if actor.tafel is None:
        raise NietGevonden
    return actor.tafel


def wijzig_tafel(actor: Actor, tafel: Tafel, waarden: Tafelwaarden) -> None:
    """Change the settings of a table; its profile and code stay. Raises Geweigerd."""
    kan = PROFIELEN[tafel.profiel].kan_doorzetten
    weiger(
        *rules.keur_doorzetten(waarden.doorzettingskracht, kan, waarden.convenant),
        *rules.keur_termijnen(waarden.streef_werkdagen, waarden.uiterste_werkdagen),
    )
    nieuw = asdict(waarden)
    velden = sorted(naam for naam, waarde in nieuw.items() if getattr(tafel, naam) != waarde)
    if not velden:
        return
    for naam in velden:
        setattr(tafel, naam, nieuw[naam])
    sessie.flush()
    schrijf(actor, "tafel gewijzigd", tafel.code, tafel_id=tafel.id, velden=velden)


def maak_tafel(actor: Actor, code: str, naam: str, profiel: str) -> Tafel:
    """Make a table with the settings of its profile; who makes it is its beheerder. Raises Geweigerd."""
    code = code.strip().upper()
    bezet = sessie.scalar(sa.select(Tafel.id).where(Tafel.code == code)) is not None
    redenen = rules.keur_tafelcode(code, bezet)
    if profiel not in PROFIELEN:
        redenen.append(Weigering("profiel", "Kies wat voor tafel het is.", "profiel"))
    weiger(*redenen)
    keus = PROFIELEN[profiel]
    tafel = Tafel(
        id=uuid.uuid4(), code=code, naam=naam, profiel=profiel, ritme=keus.ritme, heeft_mandaat=keus.heeft_mandaat,
        geldregel=keus.geldregel, gemeente_mag_voorzitten=keus.gemeente_mag_voorzitten,
        nazorg_maanden=keus.nazorg_maanden, minuten_per_casus=keus.minuten_per_casus,
    )  # fmt: skip
    sessie.add(tafel)
    sessie.flush()
    sessie.add(Lidmaatschap(tafel_id=tafel.id, gebruiker_id=actor.id, rol="beheerder", van=vandaag()))
    sessie.flush()
    schrijf(actor, "tafel gemaakt", code, tafel_id=tafel.id, profiel=profiel)
    return tafel


def voeg_lid_toe(actor: Actor, nieuw: NieuwLid) -> tuple[Lidmaatschap, str | None]:
    """Give a person a role at the table of `actor`; return the membership and, for a new account, its one-time code.

    Raises Geweigerd. Somebody who has an account keeps their name and password, and gets a message.
    """
    tafel = find_tafel(_tafel(actor).id)
    email = nieuw.email.strip().casefold()
    bekend = sessie.scalar(sa.select(Gebruiker).where(Gebruiker.email == email))
    organisatie = _organisatie(nieuw.organisatie)
    soort = organisatie.soort if organisatie else (nieuw.organisatie_soort if nieuw.organisatie.strip() else None)
    zelfde = [p for _, wie, p in periodes(tafel.id, nieuw.rol) if bekend is not None and wie == bekend.id]
    periode = rules.Periode(nieuw.van, nieuw.tot)
    redenen = rules.keur_lid(
        rules.Lidfeiten(
            rol=nieuw.rol, periode=periode, organisatie_soort=soort, zelfde_rol=tuple(zelfde),
            gemeente_mag_voorzitten=tafel.gemeente_mag_voorzitten, account_open=bekend is None or bekend.actief,
        )
    )  # fmt: skip
    if nieuw.organisatie.strip() and soort not in rules.SOORTWOORDEN:
        redenen.append(Weigering("organisatie_soort", "Kies wat voor organisatie het is.", "organisatie_soort"))
    weiger(*redenen)
    gebruiker = bekend or maak_gebruiker(email, nieuw.naam)
    if organisatie is None and nieuw.organisatie.strip():
        organisatie = Organisatie(id=uuid.uuid4(), naam=nieuw.organisatie.strip(), soort=nieuw.organisatie_soort)
        sessie.add(organisatie)
        sessie.flush()
    lid = Lidmaatschap(
        id=uuid.uuid4(), tafel_id=tafel.id, gebruiker_id=gebruiker.id, rol=nieuw.rol, functie=nieuw.functie,
        organisatie_id=organisatie.id if organisatie else None, van=nieuw.van, tot=nieuw.tot,
    )  # fmt: skip
    sessie.add(lid)
    sessie.flush()
    schrijf(
        actor, "lid toegevoegd", tafel.code, gebruiker=str(gebruiker.id), rol=nieuw.rol, nieuw_account=bekend is None
    )
    if bekend is None:
        return lid, nodig_uit(gebruiker.id)
    woord = rules.ROLWOORDEN[nieuw.rol].lower()
    leg_klaar(
        gebruiker.id,
        f"lid-{lid.id}",
        f"U heeft een rol aan {tafel.naam}",
        f"{actor.naam} voegde u toe aan {tafel.naam}, als {woord}. U kunt inloggen met uw eigen account.",
        "/",
    )
    return lid, None


def _organisatie(naam: str) -> Organisatie | None:
    kaal = naam.strip()
    if not kaal:
        return None
    return sessie.scalar(sa.select(Organisatie).where(sa.func.lower(Organisatie.naam) == kaal.lower()).limit(1))


def beeindig_lid(actor: Actor, lid: Lid, einde: dt.date) -> None:
    """Let a membership end on `einde`, with its mandates. Raises Geweigerd."""
    tafel = _tafel(actor)
    anderen = tuple(periode for id_, _, periode in periodes(tafel.id, lid.rol) if id_ != lid.id)
    weiger(*rules.keur_einde(lid.rol, lid.periode, einde, vandaag(), anderen))
    sessie.execute(sa.update(Lidmaatschap).where(Lidmaatschap.id == lid.id).values(tot=einde))
    schrijf(actor, "lid beëindigd", tafel.code, gebruiker=str(lid.gebruiker_id), rol=lid.rol, tot=einde.isoformat())


def geef_mandaat(
    actor: Actor, lid: Lid, kant: str, sector: str | None, waarvoor: str, bedrag_tot: Decimal | None,
    periode: rules.Periode,
) -> Mandaat:  # fmt: skip
    """Give an akkoordgever a mandate. Raises Geweigerd."""
    weiger(*rules.keur_mandaat(lid.rol, kant, sector, bedrag_tot, periode))
    rij = Mandaat(
        id=uuid.uuid4(), lidmaatschap_id=lid.id, kant=kant, sector=sector, waarvoor=waarvoor, bedrag_tot=bedrag_tot,
        van=periode.van, tot=periode.tot,
    )  # fmt: skip
    sessie.add(rij)
    sessie.flush()
    grens, wie = str(bedrag_tot) if bedrag_tot is not None else None, str(lid.gebruiker_id)
    schrijf(actor, "mandaat gegeven", _tafel(actor).code, gebruiker=wie, kant=kant, sector=sector, tot=grens)
    return rij


def beeindig_mandaat(actor: Actor, mandaat: Mandaat, einde: dt.date) -> None:
    """Let a mandate end on `einde`. Raises Geweigerd."""
    weiger(*rules.keur_mandaateinde(rules.Periode(mandaat.van, mandaat.tot), einde, vandaag()))
    mandaat.tot = einde
    sessie.flush()
    schrijf(actor, "mandaat beëindigd", _tafel(actor).code, kant=mandaat.kant, tot=einde.isoformat())
