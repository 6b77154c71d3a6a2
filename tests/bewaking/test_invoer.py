"""Whatever somebody sends: never an error of ours, a refusal stores nothing and says so in Dutch, markup stays text.

For every writing address of the application, by the one who may use it, with the fields that its form shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from werkzeug.routing import Rule

from tafel.kern.db import sessie
from tafel.logboek.services import eerste_breuk
from tests.bewaking.formulieren import Vorm, bladzijden, lees_vormen
from tests.bewaking.terugzetten import bewaart, geschreven, zet_terug
from tests.bewaking.wereld import NIET_GETELD, Wereld
from tests.voor_u.bewaking import ZONDER_FORMULIER as ZONDER_OPENEN

MARKUP = "<script>x9</script>\"'><b x9>"
ROMMEL = (
    "drie", "31-02-2026", "2026-02-31", "a" * 20_000, "nul\x00teken", "half \ud800 teken", "\u202eomgekeerd \U0001f600",
    "9e999", "-1", "99999999999999999999", "0001-01-01", "9999-12-31", "00000000-0000-0000-0000-000000000009", MARKUP,
    "NaN", " ",
)  # fmt: skip
VOOR_POSTGRES = {"nul\x00teken", "half \ud800 teken", "a" * 20_000, "99999999999999999999"}
VAST = {"versie", "csrf_token"}
# addresses whose form stands on no page in this state: their fields
ZONDER_FORMULIER = {
    "accounts.ander_tafel": ("tafel",), "accounts.inloggen_met_wachtwoord": ("email", "wachtwoord", "terug"),
    "accounts.inloggen_als_rol": ("email", "rol"), "aan_tafel.begin": (), "aan_tafel.open_": (),
    "aanmeldingen.bewaar": (
        "leerling-voornaam", "leerling-geboortedatum", "criteria-stap_1", "opschalingen-0-datum", "vraag", "verzoek",
        "partijen-1a2b3c4d-rol", "basis", "weg", "laat", "venster", "volgnummer", "merk",
    ),
    "overleggen.alles": (), "overleggen.inkorten": (), "overleggen.alles_terug": ("nummer",),
    "overleggen.volgorde_terug": ("nummer",), "overleggen.ruimte": ("nummer", "om"),
    "instroom.aanvulling": ("termijn", "reden", "besluit"),
    "onderzoeken.open_dossier": (), "onderzoeken.bewaar_niet_gehoord": ("ouder-niet-reden",),
    "instroom.belofte": ("beloofd_op",),
    "instroom.opschorten": ("van", "tot", "reden", "besluit"),
    "casussen.contact": ("telefoon", "email"), "uitnodigingen.koppelen": ("wie", "account"),
    "toetsen.geen_uitzondering": ("reden",), **ZONDER_OPENEN,
}  # fmt: skip
TYPEND = {"aanmeldingen.bewaar", "onderzoeken.bewaar_concept", "onderzoeken.bewaar_stuk"}  # only with htmx
NIEUWE_CLIENT = {"accounts.inloggen_met_wachtwoord", "accounts.inloggen_als_rol", "accounts.uitloggen"}


@pytest.fixture(scope="module", autouse=True)
def _geen_papier() -> Iterator[None]:
    """Make no PDF: a child process of a second for each, that tests.stukken tests."""
    with pytest.MonkeyPatch.context() as mp:
        mp.setattr("tafel.stukken.services.maak_pdf", lambda *_args, **_kwargs: b"%PDF-")
        yield


@pytest.fixture(scope="module")
def vormen(wereld: Wereld) -> dict[str, Vorm]:
    """Each address that a page posts to, with all fields that any page shows for it."""
    uit: dict[str, Vorm] = {}
    for wie, adres in bladzijden(wereld):
        for vorm in lees_vormen(wereld.als(wie).get(adres).text, adres):
            bij = uit.setdefault(vorm.pad, vorm)
            for naam, waarden in vorm.velden.items():
                bij.velden.setdefault(naam, waarden)
            bij.knoppen |= vorm.knoppen
    return uit


@pytest.fixture(scope="module")
def vastgelegd(wereld: Wereld) -> Iterator[list[str]]:
    """The tables that were written to in a transaction that was committed; emptied by who reads it.

    A sieve: only then the digest of all rows is worth its time.
    """
    with geschreven(wereld.app.extensions["engine"], NIET_GETELD) as gezien:
        yield gezien


def _vorm(w: Wereld, regel: Rule, vormen: dict[str, Vorm]) -> Vorm:
    pad = w.adres(regel)
    if pad in vormen:
        return vormen[pad]
    return Vorm(pad, {naam: [] for naam in ZONDER_FORMULIER[regel.endpoint]})


def _ladingen(vorm: Vorm, motor: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Return (what it is, fields) of everything that is sent to one form."""
    getoond = [(naam, waarde) for naam, alle in vorm.velden.items() for waarde in alle]
    vast = [(naam, waarde) for naam, waarde in getoond if naam.rpartition("-")[2] in VAST]
    velden = [naam for naam in vorm.velden if naam.rpartition("-")[2] not in VAST]
    yield "leeg", []
    yield "zoals getoond", [*getoond, *vorm.knoppen.items()]
    for nr, rommel in enumerate(ROMMEL):
        # the same in every field, on PostgreSQL what it reads in its own way; besides every field something else
        if motor == "sqlite" or rommel in VOOR_POSTGRES:
            yield f"alles {rommel[:20]!r}", [*vast, *vorm.knoppen.items(), *((naam, rommel) for naam in velden)]
        if nr % 6 == 0:
            anders = {naam: ROMMEL[(nr + plek) % len(ROMMEL)] for plek, naam in enumerate(velden)}
            yield f"door elkaar {nr}", [*vast, *((naam, anders[naam]) for naam in velden), *vorm.knoppen.items()]
    alles = [*vorm.velden, *vorm.knoppen]
    yield "dubbel", [(naam, waarde) for naam in alles for waarde in ("een", "twee")]
    yield "ook de versie", [(naam, "9" * 30) for naam in alles]


def _stuur(client: Any, pad: str, lading: list[tuple[str, str]], **koppen: str) -> Any:
    lijf = urlencode(lading, errors="surrogatepass").encode()
    return client.post(pad, data=lijf, content_type="application/x-www-form-urlencoded", headers=koppen)


def _klacht(
    w: Wereld, regel: Rule, vorm: Vorm, lading: list[tuple[str, str]], voor: dict[str, int], vastgelegd: list[str]
) -> str | None:
    """Send it; return what is wrong with the answer, or None. Puts back what was stored."""
    client = w.app.test_client() if regel.endpoint in NIEUWE_CLIENT else w.als(w.persoon(regel))
    koppen = {"HX-Request": "true"} if regel.endpoint in TYPEND else {}
    vastgelegd.clear()
    try:
        antwoord = _stuur(client, vorm.pad, lading, **koppen)
        if antwoord.status_code < 400:
            return _na_bewaren(w, client, antwoord, lading, set(vastgelegd))
        return _na_weigeren(w, antwoord, voor if vastgelegd else None)
    except Exception as fout:
        sessie.remove()
        return f"{type(fout).__name__}: {str(fout)[:300]}"
    finally:
        if vastgelegd:
            zet_terug(w, {*vastgelegd, *NIET_GETELD})


def _na_weigeren(w: Wereld, antwoord: Any, voor: dict[str, int] | None) -> str | None:
    """Return what is wrong with a refusal: an error of ours, something stored, or no sentence."""
    if antwoord.status_code >= 500:
        return f"{antwoord.status_code}"
    if voor is not None:
        anders = [tabel for tabel, afdruk in w.afdruk().items() if afdruk != voor[tabel]]
        if anders:
            return f"{antwoord.status_code}, and yet stored in {anders}"
    zegt = any(teken in antwoord.text for teken in ('role="alert"', "foutregel", 'class="bericht'))
    return None if zegt or antwoord.status_code != 422 else "422 without a sentence"


def _na_bewaren(w: Wereld, client: Any, antwoord: Any, lading: list[tuple[str, str]], tabellen: set[str]) -> str | None:
    """Return what is wrong with the pages after something was stored, or with the audit trail."""
    teksten = [antwoord.text]
    if antwoord.location and antwoord.location.startswith("/"):
        teksten.append(client.get(antwoord.location).text)
    if any(MARKUP in waarde for _, waarde in lading) and bewaart(w, tabellen, "x9"):
        teksten += [w.als(wie).get(adres).text for wie, adres in bladzijden(w) if "fase=" not in adres]
    if any("<script>x9" in tekst or "<b x9>" in tekst for tekst in teksten):
        return "markup that was typed became markup"
    with w.app.app_context():
        breuk = eerste_breuk()
        sessie.remove()
    return None if breuk is None else f"the audit trail breaks at {breuk}"


def test_elk_schrijvend_adres_heeft_een_formulier(wereld, vormen):
    zonder = {r.endpoint for r in wereld.routes("POST") if wereld.adres(r) not in vormen}
    assert zonder <= set(ZONDER_FORMULIER), zonder - set(ZONDER_FORMULIER)
    assert len(vormen) > 30


def test_geen_invoer_breekt_iets(wereld, vormen, vastgelegd):
    voor = wereld.afdruk()
    klachten, motor = [], wereld.app.extensions["engine"].dialect.name
    for regel in wereld.routes("POST"):
        vorm = _vorm(wereld, regel, vormen)
        for wat, lading in _ladingen(vorm, motor):
            klacht = _klacht(wereld, regel, vorm, lading, voor, vastgelegd)
            if klacht:
                klachten.append((regel.endpoint, wat, klacht))
    assert not klachten, "\n".join(map(str, klachten))
    assert wereld.afdruk() == voor


def test_de_afdruk_ziet_een_veranderde_rij(wereld, vastgelegd):
    """Negative control: one changed row is seen, and putting back undoes it."""
    vastgelegd.clear()
    voor = wereld.afdruk()
    antwoord = wereld.als("casus").post("/casussen/nieuw")
    assert antwoord.status_code == 303
    assert "casus" in vastgelegd
    anders = {tabel for tabel, afdruk in wereld.afdruk().items() if afdruk != voor[tabel]}
    assert {"casus", "casustoegang", "logregel"} <= anders
    zet_terug(wereld, vastgelegd)
    assert wereld.afdruk() == voor


def test_een_formulier_wordt_gelezen_zoals_een_browser(wereld):
    """Negative control of the reader: hidden, ticked, chosen and typed values, and buttons apart."""
    html = """<form method="post" action="/a"><input type="hidden" name="versie" value="2"><input type="checkbox"
      name="b" value="x" checked><input type="radio" name="c" value="y"><select name="d"><option value="1"></option>
      <option value="2" selected></option></select><textarea name="e">t &amp; u</textarea><button name="f" value="g">
      </button></form><form action="/zoek"><input name="q"></form>"""
    [vorm] = lees_vormen(html, "/")
    assert (vorm.pad, vorm.knoppen) == ("/a", {"f": "g"})
    assert vorm.velden == {"versie": ["2"], "b": ["x"], "c": [], "d": ["2"], "e": ["t & u"]}
