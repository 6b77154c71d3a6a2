"""Before the story is heard nothing of a case opens for the zaakonderzoeker; what is only for preparing reaches nobody.

Over every address of the application, with canaries in everything that was typed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from werkzeug.routing import Rule

from tafel.besluiten.models import Besluit
from tafel.casussen.models import Casus, Casustoegang
from tafel.documenten.models import Document
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import begin_schrijven, sessie
from tafel.onderzoeken.models import Belnotitie, Onderzoekstuk, Verhaal, Verhaalversie, Wens
from tafel.plannen.models import Planversie
from tests.bewaking.wereld import Wereld

GEHEIM, APART = "Quagga", "Zwavelzuur"  # words that nobody writes
EERST = {"onderzoeken.onderzoek", "onderzoeken.blad"}  # what is open before the story
VAN_DE_ZAAK = ("/casussen/<nummer>", "/documenten/", "/besluiten/<nummer>", "/opvolging/<nummer>", "/instroom/<nummer>")


def _kanaries(waarde: Any) -> Any:
    """Return the intake with a canary after every longer text."""
    if isinstance(waarde, dict):
        return {naam: _kanaries(een) for naam, een in waarde.items()}
    if isinstance(waarde, list):
        return [_kanaries(een) for een in waarde]
    return f"{waarde} {GEHEIM}" if isinstance(waarde, str) and " " in waarde else waarde


@pytest.fixture(scope="module")
def dicht(wereld: Wereld) -> Iterator[Wereld]:
    """The world in which every file is closed for the zaakonderzoeker, full of canaries."""
    with wereld.app.app_context():
        begin_schrijven()
        wie = wereld.mensen["onderzoeker"]
        bij = sa.select(Casus.id).where(Casus.tafel_id == wereld.tafel_a)
        for casus in sessie.scalars(sa.select(Casus).where(Casus.tafel_id == wereld.tafel_a)):
            casus.vraag, casus.aanmelding = f"Hoe? {GEHEIM}", _kanaries(casus.aanmelding)
        sessie.execute(sa.update(Document).values(naam=f"Verslag {GEHEIM}"))
        for plan in sessie.scalars(sa.select(Planversie)):
            plan.inhoud = _kanaries(plan.inhoud)
        sessie.execute(sa.update(Besluit).values(zin=f"Begint {GEHEIM}"))
        _apart(sessie.scalars(bij).all(), wie)
        sessie.flush()
        sessie.execute(
            sa.update(Casustoegang)
            .where(Casustoegang.gebruiker_id == wie, Casustoegang.rol == "zaakonderzoeker")
            .values(dossier_dicht_op=nu(), dossier_open_op=None)
        )
        sessie.commit()
        sessie.remove()
    with pytest.MonkeyPatch.context() as even:
        even.setattr("tafel.stukken.services.maak_pdf", _als_tekst)
        yield wereld
    wereld.herstel()


def _apart(casussen: Any, wie: Any) -> None:
    """Keep something that is only for preparing, of every kind, in each of these cases."""
    for model in (Verhaal, Wens, Onderzoekstuk, Belnotitie):
        sessie.execute(sa.update(model).values(alleen_voorbereiding=True))
    sessie.execute(sa.update(Verhaal).values(concept=APART))
    sessie.execute(sa.update(Verhaalversie).values(tekst=f"{APART}verhaal"))
    sessie.execute(sa.update(Wens).values(tekst=f"{APART}wens"))
    sessie.execute(sa.update(Onderzoekstuk).values(tekst=f"{APART}stuk"))
    sessie.execute(sa.update(Belnotitie).values(wat=f"{APART}bel"))
    heeft = set(sessie.scalars(sa.select(Verhaal.casus_id).where(Verhaal.van == "ouder")))
    for casus_id in casussen:
        if casus_id in heeft:
            continue
        verhaal = Verhaal(casus_id=casus_id, van="ouder", gewijzigd_op=nu(), alleen_voorbereiding=True)
        sessie.add(verhaal)
        sessie.flush()
        gehoord: dt.date = vandaag()
        waarden = {"vorm": "huisbezoek", "gehoord_op": gehoord, "op": nu(), "door_id": wie}
        sessie.add_all([
            Verhaalversie(verhaal_id=verhaal.id, nummer=1, tekst=f"{APART}verhaal", **waarden),
            Wens(
                casus_id=casus_id, nummer=70, van="leerling", tekst=f"{APART}wens", alleen_voorbereiding=True,
                gemaakt_op=nu(), door_id=wie,
            ),
        ])  # fmt: skip


def _als_tekst(html: Any, *_args: Any, **_kwargs: Any) -> bytes:
    """Give the HTML of a paper instead of the PDF that is made of it: all its words, and no child process."""
    return str(html if isinstance(html, str) else html[0]).encode()


def _woorden(antwoord: Any) -> str:
    """Return the words of an answer, those of a paper too."""
    return str(antwoord.get_data(as_text=False).decode("utf-8", "replace"))


def _adressen(w: Wereld, methode: str) -> Iterator[tuple[Rule, str]]:
    for regel in w.routes(methode):
        try:
            yield regel, w.adres(regel)
        except KeyError:
            continue


def test_voor_het_verhaal_gaat_geen_enkel_adres_open(dicht):
    client, gezien = dicht.als("onderzoeker"), 0
    for regel, pad in _adressen(dicht, "GET"):
        if regel.endpoint in EERST:
            continue
        antwoord = client.get(pad)
        if regel.rule.startswith(VAN_DE_ZAAK):
            gezien += 1
            assert antwoord.status_code in (403, 404), (regel.endpoint, antwoord.status_code)
        assert GEHEIM not in _woorden(antwoord), regel.endpoint
    assert gezien > 30
    assert GEHEIM in dicht.als("voorzitter").get(f"/casussen/{dicht.echt['nummer']}").text  # the canary is there


def test_voor_het_verhaal_is_er_ook_niets_te_schrijven(dicht):
    client, gezien, voor = dicht.als("onderzoeker"), 0, dicht.afdruk()
    for regel, pad in _adressen(dicht, "POST"):
        if regel.rule.startswith(VAN_DE_ZAAK) and not regel.endpoint.startswith("onderzoeken."):
            gezien += 1
            assert client.post(pad, data={}).status_code in (403, 404), regel.endpoint
    assert gezien > 30
    assert dicht.afdruk() == voor


@pytest.mark.parametrize("wie", ["casus", "leerplicht", "teamleider"])
def test_wat_alleen_voor_voorbereiding_is_bereikt_niemand_die_niet_voorbereidt(dicht, wie):
    client = dicht.als(wie)
    for regel, pad in _adressen(dicht, "GET"):
        assert APART not in _woorden(client.get(pad)), regel.endpoint


def test_op_papier_staat_nooit_wat_alleen_voor_voorbereiding_is(dicht):
    """The chair reads it on the pages for preparing only: on no other page, and on no paper."""
    client, met = dicht.als("voorzitter"), set()
    for regel, pad in _adressen(dicht, "GET"):
        if APART in _woorden(client.get(pad)):
            met.add(regel.endpoint)
    assert "onderzoeken.onderzoek" in met
    assert met <= {"onderzoeken.onderzoek", "opties.opties"}
