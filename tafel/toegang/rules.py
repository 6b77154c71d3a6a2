"""The policy: one table from permission to predicate. What is not in it is forbidden."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class TafelKeuze:
    """A table that a person belongs to."""

    id: uuid.UUID
    code: str
    naam: str
    profiel: str


@dataclass(frozen=True)
class Actor:
    """Who asks: a person with their roles at the table they are working at. Also what flask-login calls the user."""

    id: uuid.UUID
    naam: str
    email: str
    sessie_id: uuid.UUID
    tafel: TafelKeuze | None
    rollen: frozenset[str] = frozenset()
    tafels: tuple[TafelKeuze, ...] = ()
    functie: str = ""
    beheert: bool = False  # may make tables in this installation
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """Return the id that flask-login puts in the cookie; the token itself is kept by tafel.accounts."""
        return str(self.sessie_id)

    def is_een(self, *rollen: str) -> bool:
        """Tell whether this person has one of `rollen` at the present table."""
        return not self.rollen.isdisjoint(rollen)


@dataclass(frozen=True)
class Zaak:
    """The thing that is asked for, as far as the policy needs to know it.

    `rollen` are the asker's roles in this one case; `stand` its state; `eigen` tells that the thing is addressed to the
    asker in person (an action, a request for agreement).
    """

    tafel_id: uuid.UUID | None = None
    rollen: frozenset[str] = field(default_factory=frozenset)
    stand: str = ""
    eigen: bool = False


Regel = Callable[[Actor, Zaak], bool]


def _zelfde_tafel(actor: Actor, zaak: Zaak) -> bool:
    return actor.tafel is not None and zaak.tafel_id == actor.tafel.id


def _leidt(actor: Actor, zaak: Zaak) -> bool:
    """The chair of this table, unless a party in this case (R25)."""
    partij = zaak.rollen & {"partij", "gestopt"}  # gestopt: a party with whom may not be shared now (R64)
    return _zelfde_tafel(actor, zaak) and actor.is_een("voorzitter") and not partij


def _ziet_casus(actor: Actor, zaak: Zaak) -> bool:
    if not _zelfde_tafel(actor, zaak):
        return False
    if "casusverantwoordelijke" in zaak.rollen:
        return True
    if zaak.stand == "concept":
        return False
    return _leidt(actor, zaak) or bool(zaak.rollen & {"zaakonderzoeker", "partij", "voorzitter"})


def _ziet_aanmelding(actor: Actor, zaak: Zaak) -> bool:
    """The whole intake with consents: the submitter, the chair and the zaakonderzoeker; not every party (R68)."""
    return _ziet_casus(actor, zaak) and (
        _leidt(actor, zaak) or bool(zaak.rollen & {"casusverantwoordelijke", "zaakonderzoeker"})
    )


_KLAAR = frozenset({"afgesloten", "doorverwezen", "ingetrokken", "overgedragen"})


def _ziet_toestemming(actor: Actor, zaak: Zaak) -> bool:
    """The register of consent: who submitted, the chair and the zaakonderzoeker; never a party (R68)."""
    return _ziet_aanmelding(actor, zaak)


def _hoort(actor: Actor, zaak: Zaak) -> bool:
    """Who hears the story before the table does: the zaakonderzoeker, with or without the file (V19), or the chair."""
    zelf = bool(zaak.rollen & {"zaakonderzoeker", "zonder_dossier"})
    return _zelfde_tafel(actor, zaak) and zaak.stand != "concept" and (zelf or _leidt(actor, zaak))


def _ziet_opties(actor: Actor, zaak: Zaak) -> bool:
    """Options: who prepares the case; who submitted it once the table has decided; never a party."""
    na_besluit = "casusverantwoordelijke" in zaak.rollen and zaak.stand in ("opvolging", "afgesloten")
    return _volgt(actor, zaak) or (_ziet_casus(actor, zaak) and na_besluit)


def _ziet_formulier(actor: Actor, zaak: Zaak) -> bool:
    """Who sees the intake, and who sits there as jeugdarts (a role that the loader of the forms adds)."""
    return _ziet_aanmelding(actor, zaak) or (_ziet_casus(actor, zaak) and "jeugdarts" in zaak.rollen)


def _volgt(actor: Actor, zaak: Zaak) -> bool:
    return _ziet_casus(actor, zaak) and (_leidt(actor, zaak) or "zaakonderzoeker" in zaak.rollen)


def _heeft(*rollen: str) -> Regel:
    return lambda actor, _: actor.tafel is not None and actor.is_een(*rollen)


def _heeft_hier(*rollen: str) -> Regel:
    return lambda actor, zaak: _zelfde_tafel(actor, zaak) and actor.is_een(*rollen)


BELEID: dict[str, Regel] = {
    # everyone who is logged in
    "eigen": lambda _actor, _zaak: True,
    # cases
    "casus.lijst": _heeft("voorzitter", "casusverantwoordelijke", "zaakonderzoeker", "partij"),
    "casus.maken": _heeft("casusverantwoordelijke"),
    "casus.zien": _ziet_casus,
    "casus.aanmelding": _ziet_aanmelding,
    "casus.toets_opmerken": lambda a, z: _ziet_aanmelding(a, z) and z.stand not in _KLAAR,
    "casus.bewerken": lambda a, z: (
        _ziet_casus(a, z)
        and "casusverantwoordelijke" in z.rollen
        and z.stand in ("concept", "aanvulling", "teruggegeven")
    ),
    "casus.intrekken": lambda a, z: (
        _ziet_casus(a, z)
        and "casusverantwoordelijke" in z.rollen
        and z.stand in ("concept", "ingediend", "aanvulling", "teruggegeven", "toegelaten")
    ),
    "casus.spoed": lambda a, z: (
        _ziet_casus(a, z)
        and "casusverantwoordelijke" in z.rollen
        and z.stand in ("concept", "ingediend", "aanvulling", "teruggegeven", "toegelaten")
    ),
    # who was spoken to; after handing in the casusverantwoordelijke may still note a talk
    "opschaling.zien": _ziet_aanmelding,
    "opschaling.noteren": lambda a, z: (
        _ziet_casus(a, z)
        and "casusverantwoordelijke" in z.rollen
        and z.stand in ("concept", "ingediend", "aanvulling", "teruggegeven", "toegelaten")
    ),
    "drempels.zien": lambda a, _: a.tafel is not None and bool(a.rollen),
    "casus.mensen": lambda a, z: _leidt(a, z) and z.stand in ("ingediend", "toegelaten", "opvolging"),
    # the same child twice: for the submitter and the chair; closing one is for the chair
    "dubbel.zien": lambda a, z: _ziet_casus(a, z) and (_leidt(a, z) or "casusverantwoordelijke" in z.rollen),
    "dubbel.koppelen": lambda a, z: _ziet_casus(a, z) and (_leidt(a, z) or "casusverantwoordelijke" in z.rollen),
    "dubbel.sluiten": lambda a, z: _ziet_casus(a, z) and _leidt(a, z),
    # a list of one's own, brought in
    "import.zien": _heeft("casusverantwoordelijke"),
    "import.doen": lambda a, z: _zelfde_tafel(a, z) and z.eigen and a.is_een("casusverantwoordelijke"),
    "toestemming.zien": _ziet_toestemming,
    "toestemming.vastleggen": lambda a, z: _ziet_toestemming(a, z) and z.stand != "concept",
    # the plan of a case: who sits at the table reads it; it changes while the case runs (S1 h4)
    "plan.zien": _ziet_casus,
    "plan.bewerken": lambda a, z: (
        _ziet_casus(a, z)
        and bool(z.rollen & {"casusverantwoordelijke", "zaakonderzoeker"})
        and z.stand in ("toegelaten", "opvolging")
    ),
    # documents: who has the file (V19 leaves room here for a zaakonderzoeker without it), and a party what is shared
    "casus.documenten": _ziet_casus,
    "document.zien": lambda a, z: _ziet_aanmelding(a, z) or (_ziet_casus(a, z) and z.eigen),
    "document.toevoegen": lambda a, z: _ziet_aanmelding(a, z) and z.stand not in _KLAAR,
    "document.bewerken": _ziet_aanmelding,
    # the story, before the file (V19); only who hears it and who chairs
    "onderzoek.zien": _hoort,
    "onderzoek.bewerken": lambda a, z: _hoort(a, z) and z.stand not in _KLAAR,
    "onderzoek.dossier": lambda a, z: _hoort(a, z) and "zonder_dossier" in z.rollen,
    "optie.zien": _ziet_opties,
    "optie.bewerken": lambda a, z: _volgt(a, z) and z.stand not in _KLAAR,
    # what there is in the region: no case in it
    "aanbod.zien": _heeft("voorzitter", "zaakonderzoeker", "casusverantwoordelijke", "beheerder"),
    "aanbod.maken": _heeft("zaakonderzoeker", "beheerder"),
    "aanbod.bewerken": _heeft_hier("zaakonderzoeker", "beheerder"),
    # the forms of the field (S1 bijlage 3 and 6): not for every party
    "formulier.zien": _ziet_formulier,
    # only whether the tab is drawn: the page itself asks who sits in this case as jeugdarts
    "formulier.lijst": lambda a, z: _ziet_formulier(a, z) or (_ziet_casus(a, z) and "jeugdarts" in a.functie.lower()),
    "formulier.invullen": lambda a, z: (
        _ziet_formulier(a, z) and bool(z.rollen & {"casusverantwoordelijke", "jeugdarts"}) and z.stand not in _KLAAR
    ),
    "instroom.zien": _heeft("voorzitter"),
    # who may rule; whether there is still something to rule on is for the rule, which says so in a sentence
    "instroom.beslissen": lambda a, z: _leidt(a, z) and z.stand != "concept",
    # meetings
    "overleg.lijst": _heeft("voorzitter", "zaakonderzoeker"),
    "overleg.maken": _heeft("voorzitter"),
    "overleg.zien": _heeft_hier("voorzitter", "zaakonderzoeker"),
    "overleg.bewerken": _heeft_hier("voorzitter"),
    "overleg.leiden": _heeft_hier("voorzitter"),
    # who is invited, with what they may promise and what they answered; a chair who is a party in a case not to it
    "overleg.uitnodigen": _leidt,
    # the page of leerling and ouders: as they see it, and their secret address
    "link.zien": _volgt,
    "link.maken": lambda a, z: _leidt(a, z) and z.stand != "concept" and z.stand not in _KLAAR,
    # papers: what is still to arrange in one case, and the bundle of who has something to do at a meeting
    "blad.klaar": _volgt,
    "bundel.zien": lambda a, z: _zelfde_tafel(a, z) and (z.eigen or a.is_een("voorzitter")),
    "bundel.maken": lambda a, z: _zelfde_tafel(a, z) and (z.eigen or a.is_een("voorzitter")),
    # notes for oneself: who sits at the meeting, or sees a case on its agenda; only the writer finds their own
    "notitie.eigen": lambda a, z: _zelfde_tafel(a, z) and (z.eigen or a.is_een("voorzitter")),
    "notitie.opnemen": lambda a, z: z.eigen and _volgt(a, z),
    # decisions and money
    "besluit.zien": lambda a, z: _zelfde_tafel(a, z) and (_ziet_casus(a, z) or z.eigen),
    "akkoord.lijst": _heeft("akkoordgever"),
    "akkoord.zien": lambda a, z: _zelfde_tafel(a, z) and z.eigen,
    "akkoord.geven": lambda a, z: _zelfde_tafel(a, z) and z.eigen,
    # follow-up
    "opvolging.lijst": _heeft("voorzitter", "zaakonderzoeker"),
    "opvolging.zien": _volgt,
    "opvolging.bijhouden": lambda a, z: _volgt(a, z) and z.stand == "opvolging",
    "actie.lijst": _heeft("voorzitter", "casusverantwoordelijke", "zaakonderzoeker", "partij", "akkoordgever"),
    "actie.afmelden": lambda a, z: _zelfde_tafel(a, z) and (z.eigen or _volgt(a, z)),
    # around the table
    "inzicht.zien": _heeft("analist"),
    "beheer.zien": lambda a, _: a.beheert or _heeft("beheerder")(a, _),
    "beheer.tafel_maken": lambda a, _: a.beheert,
    "beheer.bewerken": _heeft("beheerder"),
    "logboek.zien": _heeft("fg"),
}


def mag(actor: Actor, recht: str, zaak: Zaak | None = None) -> bool:
    """Tell whether `actor` has `recht` on `zaak`. A permission that is not in the table is refused."""
    regel = BELEID.get(recht)
    return regel is not None and actor.is_authenticated and regel(actor, zaak or Zaak())


def waarom(actor: Actor, zaak: Zaak) -> str:
    """Return the Dutch sentence that tells why this person sees this case ("waarom zie ik dit")."""
    redenen = {
        "casusverantwoordelijke": "U ziet deze casus omdat u casusverantwoordelijke bent.",
        "zaakonderzoeker": "U ziet deze casus omdat u de zaakonderzoeker bent.",
        "zonder_dossier": "U ziet deze casus omdat u de zaakonderzoeker bent.",
        "partij": "U ziet deze casus omdat u als partij aan tafel zit.",
        "voorzitter": "U ziet deze casus omdat u voorzitter bent van deze tafel.",
    }
    for rol in redenen:
        if rol in zaak.rollen:
            return redenen[rol]
    return redenen["voorzitter"] if _leidt(actor, zaak) else "U ziet dit omdat het aan u is gevraagd."
