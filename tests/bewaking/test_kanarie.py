"""Canaries over everything that goes out: no name, no word of a child in mail, calendar, title, address or file name.

Every text of every case holds a word of its own (tests.bewaking.kanarie_vullen finds the columns by their privacy
marks); then every form is sent, every page asked, every day lived. What leaves is read word for word.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import sqlalchemy as sa

from tafel.kern.clock import nu as uit_nu
from tafel.kern.db import Base
from tests.bewaking import kanarie_uit as uit
from tests.bewaking.formulieren import lees_vormen
from tests.bewaking.kanarie_bladzijden import Kijker
from tests.bewaking.kanarie_lopen import Gezien, Loop, Wandelaar
from tests.bewaking.kanarie_reeksen import die_stuurden, plekken_die_sturen, speel
from tests.bewaking.kanarie_vullen import Vuller, bereid_voor, kolommen
from tests.bewaking.kanarie_woorden import Kooi
from tests.bewaking.terugzetten import geschreven, zet_terug
from tests.bewaking.wereld import Wereld

# kind and where -> which kinds of canary may be there, and why
MAG = {
    # the chair is told on the form: this goes in the log, name nobody
    ("logboek", "overleggen.afhalen"): {"inhoud"},
    # number, initials and what the uploader called it; the name of the child in it became initials
    ("bestandsnaam", "/bestand"): {"inhoud", "initialen"},
}
# functions that send and that one walk does not reach, each tested in its own subject
NIET_GESPEELD = {
    "besluiten/services/akkoord.py:_vertel": "after the last of several answers",
    "casussen/services/mensen.py:koppel_betrokkene": "needs a party with whom may be shared",
    "dubbelen/services.py:_meld_voorzitters": "needs another chair",
    "formulieren/services.py:bewaar_formulier": "needs somebody else than who holds the case",
    "opvolging/services/acties.py:meld_actie": "needs another one who follows",
    "plannen/services.py:maak_versie": "needs another one who follows",
}
# forms that no walk can send as they should be, and why
NIET_GELUKT = {
    "accounts.ander_tafel": "needs a person of two tables", "accounts.inloggen_als_rol": "needs a cookie",
    "accounts.inloggen_met_wachtwoord": "no password is known", "accounts.wachtwoord_kiezen": "no code is known",
    "beheer.maak_tafel": "a code of its own", "instroom.aanvulling": "a state of its own",
    "instroom.opschorten": "a state of its own", "overleggen.alles": "nothing fits", "overleggen.inkorten": "too full",
    "overleggen.alles_terug": "nothing came on", "overleggen.volgorde_terug": "nothing moved",
    "overleggen.ruimte": "no minutes are empty",
}  # fmt: skip
WIE_LEEST = ("voorzitter", "casus", "onderzoeker", "jeugdhulp")
NIETS = ("analist", "beheerder", "fg")  # roles that read nothing of a child


@dataclass
class Uit:
    """A world full of canaries, and what left it."""

    w: Wereld
    kooi: Kooi
    vuller: Vuller
    loper: Wandelaar
    loop: Loop
    reeksen: list[tuple[str, int]]
    stuurden: set[str]

    def lekken(self, gezien: set[Gezien]) -> list[str]:
        """Return what left that should not have."""
        fout = []
        for een in sorted(gezien, key=lambda g: (g.soort, g.waar, g.tekst)):
            mag = {
                soort for (wat, plek), alle in MAG.items() if wat == een.soort and plek in een.waar for soort in alle
            }
            fout += [f"{een.soort} bij {een.waar}: {k}" for k in self.kooi.gezien(een.tekst) if k.soort not in mag]
        return fout


@pytest.fixture(scope="module")
def u(wereld: Wereld) -> Iterator[Uit]:
    """Fill the world, send everything once. PostgreSQL gets a short walk: what is sent does not depend on it."""
    kooi = Kooi()
    bereid_voor(wereld)
    wereld.leg_vast()
    vuller = Vuller(wereld, kooi)
    vuller.vul()
    loper = Wandelaar(wereld, kooi)
    with pytest.MonkeyPatch.context() as mp, die_stuurden() as stuurden:
        mp.setattr("tafel.stukken.services.maak_pdf", _geen_pdf)
        reeksen = speel(loper)
        loop = loper.alles(kort=_postgres(wereld))
        yield Uit(wereld, kooi, vuller, loper, loop, reeksen, stuurden)


def _geen_pdf(html: Any, **_: Any) -> bytes:
    """Return the page that a paper is made of, so that it can be read."""
    return b"%PDF-van-html" + "".join([html] if isinstance(html, str) else html).encode()


def _postgres(w: Wereld) -> bool:
    return bool(w.app.extensions["engine"].dialect.name == "postgresql")


@pytest.fixture(scope="module")
def kijker(u: Uit) -> Kijker:
    """Who asks all pages."""
    return Kijker(u.w, u.kooi, u.vuller)


def test_elke_gemerkte_kolom_houdt_een_kanarie(u):
    gevuld = {".".join(plek.split(".")[:2]) for plek in u.kooi.plekken()}
    leeg = [str(kolom) for kolom in kolommen() if str(kolom) not in gevuld]
    assert not leeg, f"no row of the world has a text in {leeg}"
    assert len([een for een in u.kooi.per_nummer if een.soort == "naam"]) > 100
    casussen = {een.casus for een in u.kooi.per_nummer}
    assert {rij["nummer"] for rij in u.w.foto["casus"]} <= casussen


def test_een_nieuwe_kolom_wordt_vanzelf_gevonden():
    metadata = sa.MetaData()
    sa.Table("casus", metadata, sa.Column("id", sa.Uuid), sa.Column("naam", sa.String, info={"privacy": "bijzonder"}))
    naar = sa.Column("casus_id", sa.ForeignKey("casus.id"))
    keuze = sa.CheckConstraint("kleur IN ('rood', 'wit')", name="kleur")
    velden = [sa.Column(naam, sa.Text, info={"privacy": "bijzonder"}) for naam in ("geheim", "kleur")]
    sa.Table("nieuw", metadata, sa.Column("id", sa.Uuid), naar, *velden, keuze)
    assert [str(kolom) for kolom in kolommen(metadata)] == ["casus.naam", "nieuw.geheim"]
    assert len(list(kolommen(Base.metadata))) > 90


def test_bijna_alles_wordt_gespeeld(u):
    """Or nothing is proved: every list of steps succeeds, and every form and sender is reached but for the named."""
    niet = [stap for stap in u.reeksen if stap[1] not in (0, 200, 303)]
    assert not niet, niet
    assert u.loop.mails > 300
    zonder = plekken_die_sturen() - u.stuurden
    if _postgres(u.w):
        return
    assert len(zonder - set(NIET_GESPEELD)) <= 3, zonder - set(NIET_GESPEELD)
    over = {regel.endpoint for regel in u.w.routes("POST")} - set(u.loop.gelukt) - set(NIET_GELUKT)
    assert len(over) <= 12, over  # new forms that need more than their page shows


def test_niets_dat_naar_buiten_gaat_noemt_een_kind(u):
    soorten = {een.soort for een in u.loop.gezien}
    assert {"mail", "agenda", "titel", "adres", "bestandsnaam", "balk", "logboek", "kopregel", "koekje"} <= soorten
    fout = u.lekken(u.loop.gezien)
    assert not fout, "\n".join(fout[:20])


def test_een_bladzijde_houdt_alleen_wat_erop_hoort(u, kijker):
    """Of another case nothing; of another table nothing; and outside the page nothing at all."""
    if _postgres(u.w):
        return  # what a page says does not depend on the engine
    fout = [een for wie in WIE_LEEST for een in kijker.vreemd(wie)]
    for wie in {*u.w.buren.values(), *u.w.vreemden.values()}:
        fout += kijker.vreemd(wie, alles=False)
    assert kijker.gezien > 300
    fout += u.lekken(kijker.buiten)
    assert not fout, "\n".join(fout[:20])


def test_wie_geen_kind_mag_kennen_leest_er_geen(u, kijker):
    for rol in NIETS:
        wie = u.w.vreemden[rol]
        for regel, adres, _van in kijker.adressen():
            if not regel.arguments:
                assert not kijker.vraag(wie, adres), (rol, adres)


def test_een_bladzijde_zonder_inloggen_noemt_niemand(u, kijker):
    """Links, feeds, health and help: before the door is opened nothing tells whose it is."""
    client, gezien = u.w.app.test_client(), 0
    for regel in u.w.routes("GET"):
        if getattr(u.w.app.view_functions[regel.endpoint], "_recht", "") is None:
            antwoord = client.get(u.w.adres(regel))
            gezien += antwoord.status_code == 200
            gelezen = u.kooi.gezien(antwoord.text)
            if regel.endpoint == "uitnodigingen.uitnodiging":  # as what the others come, at the own cases only
                gelezen = [
                    k for k in gelezen if k.soort != "vak" or k.casus not in kijker.van_adres(u.w.waarden(regel))
                ]
            assert not gelezen, (regel, [str(k) for k in gelezen])
            stukken = {Gezien(soort, regel.rule, tekst) for soort, tekst in uit.van_antwoord(antwoord, u.w.app)}
            assert not u.lekken(stukken)
    assert gezien > 5


# --- negative controls: each kind of leak is seen ---------------------------------------------------------------------


def _naam(u: Uit) -> str:
    return next(een.woord for een in u.kooi.per_nummer if "casus.aanmelding.leerling.achternaam" in een.plekken)


def _nagemaakt(u: Uit, monkeypatch: pytest.MonkeyPatch, lijf: str, **koppen: str) -> set[str]:
    """Answer the start page with `lijf`, ask it as the chair, return the kinds of leak that are found."""
    monkeypatch.setitem(u.w.app.view_functions, "vandaag.vandaag", lambda: (lijf, 200, koppen))
    antwoord = u.w.als("voorzitter").get("/")
    stukken = {Gezien(soort, "/", tekst) for soort, tekst in uit.van_antwoord(antwoord, u.w.app)}
    return {een.partition(" ")[0] for een in u.lekken(stukken)}


@pytest.mark.parametrize(
    "soort, lijf",
    [
        ("titel", "<html><title>Casus van {naam} - Tafel</title>"),
        ("adres", '<a href="/casussen/{naam}">x</a>'),
        ("adres", '<div hx-get="/x?wie={naam}"></div>'),
        ("bestandsnaam", '<a href="/x" download="brief {naam}.pdf">x</a>'),
        ("balk", '<header class="balk"><b>{naam}</b></header>'),
    ],
)
def test_een_naam_buiten_de_bladzijde_valt_op(u, monkeypatch, soort, lijf):
    assert _nagemaakt(u, monkeypatch, lijf.format(naam=_naam(u).upper())) == {soort}
    assert not _nagemaakt(u, monkeypatch, f"<main>{_naam(u)}</main>")


@pytest.mark.parametrize(
    "soort, kop",
    [("bestandsnaam", "Content-Disposition"), ("adres", "HX-Push-Url"), ("adres", "Location"), ("kopregel", "X-Wie")],
)
def test_een_naam_in_een_kopregel_valt_op(u, monkeypatch, soort, kop):
    assert _nagemaakt(u, monkeypatch, "x", **{kop: f"/brief%20{_naam(u)}.pdf"}) == {soort}


def test_een_naam_in_mail_agenda_en_log_valt_op(u, monkeypatch):
    """Through the whole chain: the place of a meeting goes in mail and calendar file, the log line in the log."""
    naam, w = _naam(u), u.w
    regel = next(r for r in w.routes("POST") if r.endpoint == "overleggen.wijzigen_bewaren")
    bladzijde = w.als("voorzitter").get(w.adres(regel)).text
    vorm = next(v for v in lees_vormen(bladzijde, w.adres(regel)) if v.pad == w.adres(regel))
    data = {veld: alle for veld, alle in vorm.velden.items() if alle} | {"plaats": f"Bij {naam} thuis"}
    monkeypatch.setattr("tafel.berichten.services.nu", _schrijf_in_log(naam, uit_nu))
    stuk = Wandelaar(w, u.kooi)
    with geschreven(stuk.engine) as tabellen, uit.vang_log() as log:
        assert w.als("voorzitter").post(w.adres(regel), data=data).status_code == 303
        versturen = f"/overleggen/{w.echt['overleg_id']}/uitnodigingen"
        w.als("voorzitter").post(versturen, data={"versie": ""})
        stuk.bewaar_rijen("x")
        stuk.bewaar("x", (("log", een) for een in log))
        zet_terug(w, tabellen)
    assert {"mail", "agenda", "log", "logboek"} <= {een.partition(" ")[0] for een in u.lekken(stuk.loop.gezien)}


def _schrijf_in_log(naam: str, klok: Any) -> Any:
    def _nu() -> Any:
        logging.getLogger("tafel").debug("bericht voor %s", naam)
        return klok()

    return _nu


def test_een_kanarie_van_een_ander_valt_op(u, monkeypatch, kijker):
    """A word of another table on the page of a case is found."""
    vreemd = next(een for een in u.kooi.per_nummer if een.casus not in kijker.van_a | {"formulier"})
    monkeypatch.setitem(u.w.app.view_functions, "vandaag.vandaag", lambda: f"<p>{vreemd.woord}</p>")
    assert kijker.vraag("voorzitter", "/") == [vreemd] and vreemd.casus not in kijker.ziet(u.w.mensen["voorzitter"])
