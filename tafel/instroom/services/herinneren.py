"""The day's reminders of instroom: each once, however often and wherever this runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Casus, Instroombesluit
from tafel.instroom import rules
from tafel.instroom.models import Spoedverzoek
from tafel.instroom.queries import op_agenda, pauzes_van
from tafel.instroom.rules import Termijnen
from tafel.instroom.services.melden import meld, meld_voorzitters
from tafel.kern.clock import lokaal, moment_van
from tafel.kern.db import sessie
from tafel.kern.format import datum_vol
from tafel.logboek.models import Logketen
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel

VRAAGT = ("aanvulling", "verlengd")


def herinner(op: dt.date) -> int:
    """Put in the outbox what people must hear on `op` about cases on their way; return how many are new.

    Days that were missed are caught up. Two machines wait for each other on the last link of the log.
    """
    sessie.get(Logketen, 1, with_for_update=True)
    aantal = _aanvullingen(op) + _spoed(op) + _te_laat(op)
    if aantal:
        schrijf(None, "herinnerd over instroom", op.isoformat(), berichten=aantal)
    return aantal


def _aanvullingen(op: dt.date) -> int:
    """Remind who must add something: halfway the term, and once when it is over; the chair may then close it."""
    nieuwste = (
        sa.select(Instroombesluit.id)
        .where(Instroombesluit.casus_id == Casus.id, Instroombesluit.soort.in_(VRAAGT))
        .order_by(Instroombesluit.op.desc())
        .limit(1)
        .correlate(Casus)
        .scalar_subquery()
    )
    rijen = sessie.execute(
        sa.select(Casus, Instroombesluit)
        .join(Instroombesluit, Instroombesluit.id == nieuwste)
        .where(Casus.stand == "aanvulling", Instroombesluit.laatst_herinnerd_op.is_(None))
        .order_by(Casus.nummer)
    ).all()
    aantal = 0
    for casus, besluit in rijen:
        assert besluit.termijn is not None  # held by the database for these kinds
        if op > besluit.termijn:
            besluit.herinnerd_op, besluit.laatst_herinnerd_op = besluit.herinnerd_op or op, op
            tekst = (
                f"De tijd om casus {casus.nummer} aan te vullen is voorbij, sinds {datum_vol(besluit.termijn)}. "
                "Dien de aanvulling nu in, of bel de voorzitter. De voorzitter kan de casus anders sluiten."
            )
            kop = f"Casus {casus.nummer}: de aanvulling is te laat"
            meld(None, casus, f"aanvulling-einde-{besluit.id}", kop, tekst, pad="/aanmelden")
            tekst = (
                f"De aanvulling van casus {casus.nummer} kwam niet op tijd. De aanmelder kreeg een herinnering. "
                "Geef meer tijd, of sluit de casus met een reden."
            )
            meld_voorzitters(None, casus, f"aanvulling-voorbij-{besluit.id}", kop, tekst)
            aantal += 1
        elif besluit.herinnerd_op is None and op >= rules.halverwege(lokaal(besluit.op).date(), besluit.termijn):
            besluit.herinnerd_op = op
            tekst = (
                f"De voorzitter vroeg een aanvulling bij casus {casus.nummer}. "
                f"Die kan tot en met {datum_vol(besluit.termijn)}."
            )
            kop = f"Casus {casus.nummer} wacht op uw aanvulling"
            meld(None, casus, f"aanvulling-half-{besluit.id}", kop, tekst, pad="/aanmelden")
            aantal += 1
    sessie.flush()
    return aantal


def _spoed(op: dt.date) -> int:
    """Tell the chairs of a request for spoed that nobody answered in time."""
    einde = moment_van(op + dt.timedelta(days=1), dt.time(0, 0))
    rijen = sessie.execute(
        sa.select(Casus, Spoedverzoek, Tafel.spoed_uren)
        .join(Spoedverzoek, Spoedverzoek.casus_id == Casus.id)
        .join(Tafel, Tafel.id == Casus.tafel_id)
        .where(Spoedverzoek.stand == "gevraagd", Casus.stand.in_(("ingediend", "toegelaten")))
        .order_by(Casus.nummer)
    ).all()
    aantal = 0
    for casus, spoed, uren in rijen:
        if rules.spoed_voor(spoed.gevraagd_op, casus.ingediend_op, uren) < einde:
            tekst = f"Voor casus {casus.nummer} is spoed gevraagd. De tijd om te antwoorden is vandaag voorbij."
            kop = f"Casus {casus.nummer}: antwoord op de spoedvraag"
            aantal += meld_voorzitters(None, casus, f"spoed-laat-{spoed.id}", kop, tekst) > 0
    return aantal


def _te_laat(op: dt.date) -> int:
    """Tell the chairs of a case that waits for a meeting longer than the uiterste datum of the table."""
    rijen: Sequence[Any] = sessie.execute(
        sa.select(Casus, Tafel)
        .join(Tafel, Tafel.id == Casus.tafel_id)
        .where(Casus.stand == "toegelaten", Casus.ingediend_op.is_not(None), ~op_agenda())
        .order_by(Casus.nummer)
    ).all()
    pauzes = pauzes_van([casus.id for casus, _ in rijen])
    aantal = 0
    for casus, tafel in rijen:
        termijnen = Termijnen(
            tafel.spoed_uren, tafel.antwoord_werkdagen, tafel.streef_werkdagen, tafel.uiterste_werkdagen
        )
        uiterste = rules.datums(lokaal(casus.ingediend_op).date(), termijnen, pauzes[casus.id]).uiterste
        if op > uiterste and not any(pauze.raakt(op) for pauze in pauzes[casus.id]):
            tekst = f"Casus {casus.nummer} wacht langer op de tafel dan afgesproken. Zet de casus op een agenda."
            kop = f"Casus {casus.nummer}: de uiterste datum is voorbij"
            sleutel = f"uiterste-{casus.id}-{uiterste.isoformat()}"
            aantal += meld_voorzitters(None, casus, sleutel, kop, tekst, "/instroom/wachtrij") > 0
    return aantal
