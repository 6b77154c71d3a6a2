"""Log in and out, accounts, sessions on the server, throttling."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from datetime import timedelta

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

from tafel.accounts.models import Gebruiker, Inlogpoging, Sessie, Uitnodiging
from tafel.accounts.rules import HOOGSTENS, VENSTER, Inlogger, keur_telefoon, keur_wachtwoord, te_vaak
from tafel.kern.clock import nu
from tafel.kern.db import begin_schrijven, los, sessie
from tafel.kern.refusals import Geweigerd, Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# hashed once, so that an unknown e-mail address takes as long as a wrong password
_NIEMAND = _hasher.hash(secrets.token_urlsafe(16))
FOUT = Weigering("inloggen_fout", "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het opnieuw.")
WACHT = Weigering("inloggen_wacht", "Er is te vaak een verkeerd wachtwoord gebruikt. Wacht een kwartier.")


def sleutel_van(token: str) -> str:
    """Return what the database keeps of a random token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _gemerkt(wat: str) -> str:
    return hmac.new(current_app.secret_key.encode(), wat.encode(), "sha256").hexdigest()  # type: ignore[union-attr]


def te_vaak_mis(wat: str, adres: str) -> bool:
    """Tell whether an address asked for too many secrets of one kind that do not exist, within a quarter of an hour."""
    vraag = sa.select(sa.func.count()).where(
        Inlogpoging.sleutel == _gemerkt(f"{wat}:{adres}"), Inlogpoging.op > nu() - VENSTER
    )
    return te_vaak(0, sessie.scalar(vraag) or 0)


def noteer_mis(wat: str, adres: str) -> None:
    """Count one try at a secret that does not exist, in a transaction of its own: ends that of the request."""
    sessie.rollback()
    with los() as verbinding:
        verbinding.execute(sa.insert(Inlogpoging).values(id=uuid.uuid4(), sleutel=_gemerkt(f"{wat}:{adres}"), op=nu()))


def hash_wachtwoord(wachtwoord: str) -> str:
    """Return the Argon2id hash to keep."""
    return _hasher.hash(wachtwoord)


def _klopt(hash_: str, wachtwoord: str) -> bool:
    try:
        return _hasher.verify(hash_, wachtwoord)
    except (VerificationError, InvalidHashError):
        return False


def controleer_wachtwoord(email: str, wachtwoord: str, adres: str) -> Inlogger:
    """Check e-mail and password: the first step of logging in; return who it is. No session is opened yet.

    Reads first, hashes without holding the write lock, then writes. Raises Geweigerd with one sentence that does not
    tell whether the account exists; a failed try is committed, so that it counts.
    """
    email = email.strip().casefold()[:200]
    sleutels = (_gemerkt("account:" + email), _gemerkt("adres:" + adres))
    sinds = nu() - VENSTER
    tel = sa.select(Inlogpoging.sleutel, sa.func.count()).where(
        Inlogpoging.sleutel.in_(sleutels), Inlogpoging.op > sinds
    )
    aantal = dict(sessie.execute(tel.group_by(Inlogpoging.sleutel)).all())
    velden = sa.select(Gebruiker.id, Gebruiker.naam, Gebruiker.wachtwoord)
    bekend = sessie.execute(
        velden.where(Gebruiker.email == email, Gebruiker.actief, Gebruiker.wachtwoord.is_not(None))
    ).first()
    sessie.rollback()
    if te_vaak(aantal.get(sleutels[0], 0), aantal.get(sleutels[1], 0)):
        raise Geweigerd([WACHT])

    klopt = _klopt(bekend.wachtwoord if bekend else _NIEMAND, wachtwoord[:200])
    db = begin_schrijven()
    if bekend is None or not klopt:
        db.add_all(Inlogpoging(sleutel=sleutel, op=nu()) for sleutel in sleutels)
        db.commit()
        raise Geweigerd([FOUT])
    db.execute(sa.delete(Inlogpoging).where(sa.or_(Inlogpoging.sleutel == sleutels[0], Inlogpoging.op <= sinds)))
    return Inlogger(bekend.id, bekend.naam).na("wachtwoord")


def open_sessie(gebruiker_id: uuid.UUID, naam: str) -> str:
    """Open a session on the server for a person who has passed all steps; return the token for the browser."""
    token, nu_ = secrets.token_urlsafe(32), nu()
    sessie.add(
        Sessie(
            sleutel=sleutel_van(token),
            gebruiker_id=gebruiker_id,
            begonnen_op=nu_,
            gezien_op=nu_,
            verloopt_op=nu_ + HOOGSTENS,
        )
    )
    sessie.execute(sa.delete(Sessie).where(Sessie.verloopt_op <= nu_))
    schrijf(None, "ingelogd", "sessie", namens=(gebruiker_id, naam))
    return token


def log_uit(actor: Actor) -> None:
    """End the session of this browser; its token is worth nothing afterwards."""
    sessie.execute(sa.delete(Sessie).where(Sessie.id == actor.sessie_id))
    schrijf(actor, "uitgelogd", "sessie")


def kies_tafel(actor: Actor, tafel_id: uuid.UUID) -> None:
    """Let this session work at another table of the same person. Raises Geweigerd when it is not theirs."""
    weiger(*([] if tafel_id in {t.id for t in actor.tafels} else [Weigering("tafel", "Deze tafel is niet van u.")]))
    sessie.execute(sa.update(Sessie).where(Sessie.id == actor.sessie_id).values(tafel_id=tafel_id))
    schrijf(actor, "tafel gekozen", "sessie", tafel_id=tafel_id)


def zet_telefoon(actor: Actor, telefoon: str) -> None:
    """Keep one's own number, on which family and parties can call; empty takes it away. Raises Geweigerd."""
    weiger(*keur_telefoon(telefoon))
    sessie.execute(sa.update(Gebruiker).where(Gebruiker.id == actor.id).values(telefoon=telefoon.strip()))
    schrijf(actor, "telefoon bijgewerkt", "account", er_is_een_nummer=bool(telefoon.strip()))


def telefoon_van(actor: Actor) -> str:
    """Return one's own number, or "". One statement."""
    return sessie.scalar(sa.select(Gebruiker.telefoon).where(Gebruiker.id == actor.id)) or ""


def maak_gebruiker(email: str, naam: str, *, telefoon: str = "", wachtwoord: str | None = None) -> Gebruiker:
    """Make an account; without password a person sets one by a one-time code (see nodig_uit).

    Raises Geweigerd when the address is taken or is no address.
    """
    email = email.strip().casefold()
    redenen = []
    if "@" not in email or " " in email or len(email) > 200:
        redenen.append(Weigering("email", "Vul een e-mailadres in, zoals naam@voorbeeld.nl.", "email"))
    if not naam.strip():
        redenen.append(Weigering("naam", "Vul de naam in.", "naam"))
    if sessie.scalar(sa.select(Gebruiker.id).where(Gebruiker.email == email)):
        redenen.append(Weigering("email_bezet", "Er is al een account met dit e-mailadres.", "email"))
    weiger(*redenen)
    gebruiker = Gebruiker(
        email=email,
        naam=naam.strip(),
        telefoon=telefoon,
        wachtwoord=hash_wachtwoord(wachtwoord) if wachtwoord else None,
        gemaakt_op=nu(),
    )
    sessie.add(gebruiker)
    sessie.flush()
    return gebruiker


def nodig_uit(gebruiker_id: uuid.UUID) -> str:
    """Make a one-time code, valid for three days, with which the person sets a password; return it."""
    code = secrets.token_urlsafe(24)
    sessie.add(Uitnodiging(sleutel=sleutel_van(code), gebruiker_id=gebruiker_id, verloopt_op=nu() + timedelta(days=3)))
    sessie.flush()
    return code


def stel_wachtwoord_in(code: str, wachtwoord: str) -> Gebruiker:
    """Use a one-time code to set a password. Raises Geweigerd; ends all sessions of the person."""
    uitnodiging = sessie.scalar(sa.select(Uitnodiging).where(Uitnodiging.sleutel == sleutel_van(code)))
    if uitnodiging is None or uitnodiging.gebruikt_op is not None or uitnodiging.verloopt_op <= nu():
        raise Geweigerd([Weigering("code", "Deze code geldt niet meer. Vraag de beheerder om een nieuwe.", "code")])
    gebruiker = sessie.get_one(Gebruiker, uitnodiging.gebruiker_id)
    weiger(*keur_wachtwoord(wachtwoord, gebruiker.email))
    uitnodiging.gebruikt_op = nu()
    gebruiker.wachtwoord = hash_wachtwoord(wachtwoord)
    sessie.execute(sa.delete(Sessie).where(Sessie.gebruiker_id == gebruiker.id))
    schrijf(None, "wachtwoord ingesteld", "account")
    return gebruiker


def blokkeer(email: str) -> Gebruiker:
    """Block an account at once: no log-in, all sessions ended. Raises Geweigerd when there is none."""
    gebruiker = sessie.scalar(sa.select(Gebruiker).where(Gebruiker.email == email.strip().casefold()))
    if gebruiker is None:
        raise Geweigerd([Weigering("email", f"Er is geen account met het adres {email}.")])
    gebruiker.actief = False
    sessie.execute(sa.delete(Sessie).where(Sessie.gebruiker_id == gebruiker.id))
    schrijf(None, "account geblokkeerd", "account")
    return gebruiker
