"""Put messages in the outbox (same transaction) and send them after commit. No name of a child in any message."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.berichten.post import CODE, Bijlage, Brief, code_van, maak_bezorger, maak_mail, soort_fout
from tafel.berichten.rules import BEZIG, HOOGSTENS_POGINGEN, rust_na
from tafel.config import Instellingen
from tafel.kern.clock import nu
from tafel.kern.db import sessie

# the account lies in a layer above this one: only its address is read here
_gebruiker = sa.table("gebruiker", sa.column("id", sa.Uuid()), sa.column("email"), sa.column("actief", sa.Boolean()))


def leg_klaar(
    aan: uuid.UUID | str,
    sleutel: str,
    onderwerp: str,
    tekst: str,
    pad: str = "/",
    *,
    zout: str | None = None,
    bijlagen: Iterable[Bijlage] = (),
) -> bool:
    """Put one message for one person in the outbox; a second one with the same `sleutel` is not made.

    `aan` is an account, or a mail address of somebody without one. `tekst` holds case numbers and roles, never names of
    children. `pad` is where the link goes; "{code}" in it becomes the code that follows from `zout`. Return whether it
    is new.
    """
    db = sessie()
    db.flush()
    bestaat = db.scalar(sa.select(Bericht.id).where(Bericht.sleutel == sleutel))
    if bestaat is not None:
        return False
    wie: dict[str, Any] = {"adres": aan} if isinstance(aan, str) else {"aan_id": aan}
    los = [vars(een) for een in bijlagen]
    db.add(
        Bericht(
            sleutel=sleutel, onderwerp=onderwerp, tekst=tekst, pad=pad, zout=zout, bijlagen=los, gemaakt_op=nu(), **wie
        )
    )
    db.flush()
    return True


def neem_terug(voorvoegsel: str) -> bool:
    """Take messages out of the outbox whose key begins with `voorvoegsel`; return whether all of them still lay there.

    For something that is undone at once: who did not hear it yet need not hear that it is no longer so. When one of
    them is sent already, or is being sent now, nothing is taken back.
    """
    hier = Bericht.sleutel.startswith(voorvoegsel, autoescape=True)
    onderweg = sa.or_(Bericht.verzonden_op.is_not(None), Bericht.wacht_tot.is_not(None))
    if sessie.scalar(sa.select(sa.exists().where(hier, onderweg))):
        return False
    sessie.execute(sa.delete(Bericht).where(hier), execution_options={"synchronize_session": False})
    return True


@dataclass(frozen=True)
class Verzending:
    """What one round of sending did: sent, failed and to be tried again, given up."""

    verzonden: int
    mislukt: int
    opgegeven: int


def verstuur(inst: Instellingen, hoogstens: int = 100) -> Verzending:
    """Send what waits in the outbox, oldest first, at most `hoogstens` mails; return what happened.

    Uses short transactions of its own, so call it after commit. A message is first claimed for ten minutes, then sent,
    then marked as sent: two processes never take the same one. When the machine stops between the server's "accepted"
    and our mark, the mail goes out once more when the claim ends, with the same Message-ID. A message that fails rests
    longer each time and is given up, visibly (`tafel doctor`), after eight tries.
    """
    verzonden = mislukt = opgegeven = 0
    engine = sessie.get_bind()
    with maak_bezorger(inst.mail_url) as bezorger:
        while verzonden + mislukt + opgegeven < hoogstens and (rij := _neem(engine, inst.secret_key)) is not None:
            brief, pogingen, actief = rij
            try:
                if not actief:
                    raise PermissionError
                bezorger.bezorg(maak_mail(brief, inst.base_url))
            except Exception as fout:  # whatever the mail server does, the row stays and the next one gets its turn
                definitief = not actief or pogingen >= HOOGSTENS_POGINGEN
                _mislukt(
                    engine, brief.id, "geblokkeerd account" if not actief else soort_fout(fout), pogingen, definitief
                )
                mislukt, opgegeven = mislukt + (not definitief), opgegeven + definitief
            else:
                _zet(engine, brief.id, verzonden_op=nu(), wacht_tot=None, fout=None)
                verzonden += 1
    return Verzending(verzonden, mislukt, opgegeven)


def tel_vast(sinds: dt.datetime | None = None) -> tuple[int, int]:
    """Return how many messages were given up, and how many wait since before `sinds` (default: an hour ago)."""
    grens = sinds or nu() - dt.timedelta(hours=1)
    open_ = Bericht.verzonden_op.is_(None)
    op = sa.func.count().filter(Bericht.pogingen >= HOOGSTENS_POGINGEN)
    wacht = sa.func.count().filter(Bericht.pogingen < HOOGSTENS_POGINGEN, Bericht.gemaakt_op < grens)
    opgegeven, wachtend = sessie.execute(sa.select(op, wacht).select_from(Bericht).where(open_)).one()
    return opgegeven, wachtend


def _neem(engine: Any, geheim: str) -> tuple[Brief, int, bool] | None:
    """Claim the oldest message that may be sent; None when there is none."""
    nu_ = nu()
    vrij = sa.and_(
        Bericht.verzonden_op.is_(None),
        Bericht.pogingen < HOOGSTENS_POGINGEN,
        sa.or_(Bericht.wacht_tot.is_(None), Bericht.wacht_tot <= nu_),
    )
    with engine.connect().execution_options(schrijven=True) as verbinding, verbinding.begin():
        eerste = sa.select(Bericht.id).where(vrij).order_by(Bericht.gemaakt_op, Bericht.id).limit(1)
        if verbinding.dialect.name == "postgresql":
            eerste = eerste.with_for_update(skip_locked=True)
        rij = verbinding.execute(
            sa.update(Bericht)
            .where(vrij, Bericht.id == eerste.scalar_subquery())
            .values(wacht_tot=nu_ + BEZIG, pogingen=Bericht.pogingen + 1)
            .returning(
                Bericht.id,
                Bericht.aan_id,
                Bericht.adres,
                Bericht.onderwerp,
                Bericht.tekst,
                Bericht.pad,
                Bericht.pogingen,
                Bericht.zout,
                Bericht.bijlagen,
            )
        ).first()
        if rij is None:
            return None
        email, actief = rij.adres, True
        if rij.aan_id is not None:
            vraag = sa.select(_gebruiker.c.email, _gebruiker.c.actief).where(_gebruiker.c.id == rij.aan_id)
            email, actief = verbinding.execute(vraag).one()
    pad = rij.pad.replace(CODE, code_van(geheim, rij.zout)) if rij.zout else rij.pad
    los = tuple(Bijlage(**een) for een in rij.bijlagen or ())
    return Brief(rij.id, email, rij.onderwerp, rij.tekst, pad, los), rij.pogingen, bool(actief)


def _mislukt(engine: Any, id_: uuid.UUID, fout: str, pogingen: int, definitief: bool) -> None:
    _zet(
        engine,
        id_,
        fout=fout[:200],
        wacht_tot=nu() + rust_na(pogingen),
        pogingen=HOOGSTENS_POGINGEN if definitief else pogingen,
    )


def _zet(engine: Any, id_: uuid.UUID, **waarden: Any) -> None:
    with engine.connect().execution_options(schrijven=True) as verbinding, verbinding.begin():
        verbinding.execute(
            sa.update(Bericht).where(Bericht.id == id_, Bericht.verzonden_op.is_(None)).values(**waarden)
        )


__all__ = ["Verzending", "leg_klaar", "tel_vast", "verstuur"]
