"""Nobody walks into the work of another table, nor into a case without a role in it: every address, by itself.

The addresses come from the application, so a new route is walked too; a parameter without a real value fails here.
"""

from __future__ import annotations

import re
import uuid

import pytest
import sqlalchemy as sa
from werkzeug.routing import Map, Rule

from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tests.bewaking.wereld import Wereld

# codes of an invitation or of a page of one's own: open to who has the code, without login
ZONDER_ACCOUNT = {
    "accounts.wachtwoord", "accounts.wachtwoord_kiezen", "uitnodigingen.uitnodiging", "uitnodigingen.antwoorden",
    "uitnodigingen.agendafeed", "voor_u.deur", "voor_u.openen", "voor_u.komt", "voor_u.komt_niet", "voor_u.meedoen",
    "voor_u.meenemen", "voor_u.terug", "uitnodigingen.in_agenda",
}  # fmt: skip
# what a role sees of the whole table: meetings for who prepares them, members for who keeps them
VAN_DE_TAFEL = {
    ("zaakonderzoeker", "overleg.zien"), ("beheerder", "beheer.bewerken"),
    ("zaakonderzoeker", "aanbod.bewerken"), ("beheerder", "aanbod.bewerken"),
}  # fmt: skip
NERGENS = "/overleggen/00000000-0000-0000-0000-000000000007/bestaat-niet"
WISSELT = re.compile(rb'(name="csrf_token"[^>]*value="[^"]*"|"X-CSRFToken": ?"[^"]*"|nonce-[\w-]+)')


def _met_waarde(wereld: Wereld) -> list[tuple[str, Rule]]:
    """Return (method, rule) of every address that names one thing."""
    return [
        (methode, regel)
        for methode in ("GET", "POST")
        for regel in wereld.routes(methode)
        if regel.arguments and regel.endpoint not in ZONDER_ACCOUNT
    ]


def _vraag(wereld: Wereld, wie: uuid.UUID, methode: str, pad: str) -> tuple[int, bytes]:
    antwoord = wereld.als(wie).open(pad, method=methode)
    return antwoord.status_code, WISSELT.sub(b"", antwoord.data)


def _nergens(wereld: Wereld, wie: uuid.UUID) -> bytes:
    """Return the page this person gets for an address that does not exist at all."""
    bewaard = wereld.echt.setdefault("_nergens", {})
    if wie not in bewaard:
        status, bewaard[wie] = _vraag(wereld, wie, "GET", NERGENS)
        assert status == 404
    return bytes(bewaard[wie])


def _gevonden(wereld: Wereld, wie: uuid.UUID, methode: str, pad: str) -> str | None:
    """Return what this person learns at an address that is not theirs, or None for 403 and the common 404."""
    status, lijf = _vraag(wereld, wie, methode, pad)
    if status == 403:
        return None
    if status != 404:
        return f"{methode} {pad}: {status}"
    return None if lijf == _nergens(wereld, wie) else f"{methode} {pad}: another 404 than that of an unknown address"


def test_elke_parameter_heeft_een_echte_waarde(wereld):
    """A value is real when the one who may use the view does not get a 404."""
    for methode, regel in _met_waarde(wereld):
        if methode == "GET" and not regel.rule.endswith(".pdf"):  # paper takes long, and has the values of the others
            antwoord = wereld.als(wereld.persoon(regel)).get(wereld.adres(regel))
            verder = antwoord.status_code == 303 and "/inloggen" not in antwoord.location  # a piece goes to its page
            assert antwoord.status_code == 200 or verder, (regel, antwoord.status_code)
        else:
            wereld.adres(regel)


def test_een_parameter_zonder_waarde_valt_op(wereld):
    nieuw = Rule("/iets/<uuid:onbekend_id>", endpoint="iets")
    Map([nieuw])
    with pytest.raises(KeyError):
        wereld.waarden(nieuw)


def test_de_wandeling_ziet_wie_wel_binnen_is(wereld):
    """Negative control: for the chair of A the same walk finds everything open."""
    open_ = [
        _gevonden(wereld, wereld.mensen["voorzitter"], methode, wereld.adres(regel))
        for methode, regel in _met_waarde(wereld)
        if methode == "GET" and not regel.rule.endswith(".pdf")
    ]
    assert sum(bool(een) for een in open_) > 10


def test_een_andere_tafel_vindt_niets(wereld):
    fout = [
        (naam, wat)
        for naam, wie in wereld.buren.items()
        for methode, regel in _met_waarde(wereld)
        if (wat := _gevonden(wereld, wie, methode, wereld.adres(regel)))
    ]
    assert not fout, fout


def test_een_ding_van_a_binnen_een_overleg_van_b_bestaat_niet(wereld):
    """The chair of B takes their own meeting and puts in an item, person or part of A."""
    wie = wereld.mensen["voorzitter2"]
    for methode, regel in _met_waarde(wereld):
        if "overleg_id" in regel.arguments and len(regel.arguments) > 1:
            status, _lijf = _vraag(wereld, wie, methode, wereld.adres(regel, overleg_id=str(wereld.echt["overleg_b"])))
            assert status == 404, (methode, regel.endpoint, status)


def test_wie_lid_is_zonder_rol_in_de_casus_vindt_niets(wereld):
    fout = []
    for rol, wie in wereld.vreemden.items():
        for methode, regel in _met_waarde(wereld):
            recht = wereld.app.view_functions[regel.endpoint]._recht
            if (rol, recht) not in VAN_DE_TAFEL:
                wat = _gevonden(wereld, wie, methode, wereld.adres(regel))
                fout += [(rol, wat)] if wat else []
    assert not fout, fout


def test_een_tweede_casusverantwoordelijke_ziet_de_casus_van_de_eerste_niet(wereld):
    """casus2 has cases at this table, but not this one."""
    wie = wereld.mensen["leerplicht"]
    for methode, regel in _met_waarde(wereld):
        if "nummer" in regel.arguments and not regel.endpoint.startswith(("stukken.", "besluiten.")):
            pad = wereld.adres(regel, nummer=wereld.echt["toetsen.toets"]["nummer"])
            assert _gevonden(wereld, wie, methode, pad) is None, (methode, regel)


def test_de_eigen_lijsten_noemen_niets_van_een_ander(wereld):
    """Addresses without a parameter: no number or initials of a case that this person may not see."""
    with wereld.app.app_context():
        rijen = sessie.execute(
            sa.select(Casus.nummer, Casus.initialen).where(
                Casus.tafel_id == wereld.tafel_a,
                Casus.volgnummer > 3,  # the log of B names its own first three
            )
        ).all()
        sessie.remove()
    van_a = {waarde for rij in rijen for waarde in rij}
    for wie in (*wereld.buren.values(), *(id_ for rol, id_ in wereld.vreemden.items() if rol != "fg")):
        for regel in wereld.routes("GET"):
            if not regel.arguments and getattr(wereld.app.view_functions[regel.endpoint], "_recht", None):
                tekst = wereld.als(wie).get(wereld.adres(regel)).text
                gezien = {een for een in van_a if re.search(rf"(?<![\w.-]){re.escape(een)}(?![\w-])", tekst)}
                assert not gezien, (regel, wie, gezien)


def test_de_lijst_van_de_voorzitter_noemt_ze_wel(wereld):
    """Negative control of the test above."""
    assert wereld.echt["nummer"] in wereld.als("voorzitter").get("/casussen").text
