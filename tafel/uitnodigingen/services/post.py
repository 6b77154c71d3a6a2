"""Make the one mail of a person with its calendar files, and the appointment of one invitation."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flask import current_app

from tafel.berichten.kalender import Afspraak, bestand
from tafel.berichten.post import CODE, Bijlage
from tafel.berichten.services import leg_klaar
from tafel.kern.clock import nu
from tafel.links.models import PersoonlijkeLink
from tafel.uitnodigingen.models import Genodigde, Tijdslot
from tafel.uitnodigingen.queries.beeld import gestuurd
from tafel.uitnodigingen.queries.bellen import Belbaar
from tafel.uitnodigingen.queries.eerder import Nu
from tafel.uitnodigingen.rules import slots, teksten
from tafel.uitnodigingen.rules.antwoorden import GEZIN

PAD, PAD_FAMILIE = f"/uitnodiging/{CODE}", f"/voor-u/{CODE}"


@dataclass(frozen=True)
class Huis:
    """What links and calendar files need to know of the installation: its address and its key."""

    base_url: str
    geheim: str = field(repr=False)

    @property
    def naam(self) -> str:
        """The host, for ids and the sender."""
        return urlsplit(self.base_url).hostname or "localhost"


def dit_huis() -> Huis:
    """Return the installation this request runs in."""
    return Huis(current_app.config["INSTELLINGEN"].base_url, str(current_app.secret_key))


@dataclass(frozen=True)
class Oud:
    """What somebody knew before a change, and what they answered to that."""

    vak: slots.Vak
    zei: str


def mail(
    huis: Huis,
    mens: Genodigde,
    tafel: str,
    regels: list[tuple[Tijdslot, slots.Actie]],
    nummers: dict[uuid.UUID, str],
    *,
    oud: Mapping[uuid.UUID, Oud] | None = None,
    met_kind: Collection[uuid.UUID] = (),
    ook_gelijk: bool = False,
    link: PersoonlijkeLink | None = None,
    vraagt: bool = True,
    bel: Mapping[uuid.UUID, Belbaar] | None = None,
) -> None:
    """Put the one mail of a person in the outbox; `ook_gelijk`: with calendar files of what did not change too.

    `link`: the page of one of the family; without it the mail leads to the list of their invitations. `oud`: what
    they knew before, by invitation; `met_kind`: invitations of parents who may bring a young child (R28); `vraagt`: the
    answer is still to be given; `bel`: who can be called, by case.
    """
    mens.ronde += 1
    oud = oud or {}
    woorden = []
    for slot, actie in regels:
        vak, eerst = gestuurd(slot), oud.get(slot.id)
        assert vak is not None
        woorden.append(
            teksten.Regel(
                nummers[slot.casus_id], vak, actie, slot.rol in GEZIN, eerst.vak if eerst else None,
                eerst.zei if eerst else "", slot.id in met_kind, slot.rol == "leerling", _bel(slot, bel),
            )
        )  # fmt: skip
    bijlagen = [
        Bijlage(
            teksten.bestandsnaam(nummers[slot.casus_id], slot.rol in GEZIN),
            "CANCEL" if slot.afgezegd else "REQUEST",
            bestand(
                afspraak(huis, slot, nummers[slot.casus_id], was=oud[slot.id].vak if slot.id in oud else None),
                f"tafel@{huis.naam}",
                mens.email,
            ).decode(),
        )
        for slot, actie in regels
        if actie != "niets" or ook_gelijk
    ]
    leg_klaar(
        mens.gebruiker_id or mens.email, f"uitnodiging:{mens.id}:{mens.ronde}", teksten.onderwerp(woorden),
        teksten.tekst(tafel, woorden, vraagt), PAD_FAMILIE if link else PAD, zout=link.zout if link else mens.zout,
        bijlagen=bijlagen,
    )  # fmt: skip


def regel_van(slot: Tijdslot, nummer: str, bel: Mapping[uuid.UUID, Belbaar]) -> teksten.Regel:
    """Return one invitation as a mail about nothing new speaks of it."""
    vak = gestuurd(slot)
    assert vak is not None
    return teksten.Regel(
        nummer, vak, "niets", slot.rol in GEZIN, jij=slot.rol == "leerling", bel=_bel(slot, bel)
    )  # fmt: skip


def _bel(slot: Tijdslot, bel: Mapping[uuid.UUID, Belbaar] | None) -> tuple[str, str] | None:
    """Return whom to call about an invitation: the family who knows them best, a professional who chairs."""
    wie = (bel or {}).get(slot.casus_id, Belbaar())
    een = wie.beste if slot.rol in GEZIN else wie.voorzitter
    return (een.naam, een.telefoon) if een is not None else None


def afspraak(
    huis: Huis, slot: Tijdslot, nummer: str, staat: Nu | None = None, was: slots.Moment | None = None
) -> Afspraak:
    """Return the calendar appointment of one invitation, as it was sent last; with `staat` as it is now.

    Of another day or time (`was`) the description says what it was.
    """
    vak = gestuurd(slot) if staat is None else staat.vak
    was = staat.was if staat is not None else was
    weg = slot.afgezegd or vak is None
    vak = vak or slots.Vak(slot.datum, slot.begint_om, slot.eindigt_om, slot.plaats, slot.online)
    anders = was is not None and not weg and (was.datum, was.begint_om) != (vak.datum, vak.begint_om)
    verzet = teksten.verplaatst(was, vak) if was is not None and anders else ""
    online = f"Online meedoen: {vak.online}" if vak.online else ""
    return Afspraak(
        uid=f"{slot.id}@{huis.naam}",
        volgnummer=slot.volgnummer + (staat is not None and staat.achter),
        titel=teksten.agendatitel(nummer, slot.rol in GEZIN),
        begint=dt.datetime.combine(vak.datum, vak.begint_om),
        eindigt=dt.datetime.combine(vak.datum, vak.eindigt_om),
        gewijzigd_op=slot.gestuurd_op or nu(),
        plaats=vak.plaats,
        tekst="\n".join(deel for deel in (verzet, online) if deel),
        geannuleerd=weg,
    )
