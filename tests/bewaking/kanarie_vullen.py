"""Put a canary in every text of every case: the columns are found by their privacy marks, so a new one is too."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import Base, begin_schrijven, sessie
from tafel.organisaties.models import Tafel
from tests import bouw
from tests.bewaking.kanarie_woorden import Kooi
from tests.bewaking.wereld import Wereld

GEMERKT = {"bijzonder", "persoon"}
CODE = re.compile(r"[a-z0-9_]*|[0-9a-f-]{36}|\d{4}-\d\d-\d\d([T ].*)?")  # a choice, an id, a day: not typed by anyone
NAMEN = {
    "naam", "voornaam", "achternaam", "wie", "persoon", "leidinggevende", "ouders_met_gezag", "door", "met_wie",
    "ja_zegt", "initialen", "namens", "vervanger_naam",
}  # fmt: skip
GEZIN = {"leerling", "ouders", "ouder", "steunpersoon"}
ALTIJD_GEZIN = {"gezagsouder", "steunpersoon", "toestemming", "leerling", "ouders_met_gezag", "toestemmingen"}
ORGANISATIE = {"organisatie", "organisaties", "veroorzakers", "instantie"}
ZONDER = {
    # codes of a closed list that the database does not hold to it
    "casus.sector": "code", "casus.oorzaak_soort": "code", "casus.sluituitkomst": "code", "casus.toetsstand": "codes",
    "casus.velden_op": "moments and accounts", "deelname.gehoord": "code", "agendapunt.uitkomst": "code",
    "formulier.conclusie": "code", "gezagsouder.gezag_bron": "code", "toestemming.hoe": "code",
    "toets.uitkomst": "code", "verzending.rol": "code", "tijdslot.rol": "code", "genodigde.sleutel": "id or address",
    # what goes out itself: watched, not filled
    "inzage.naam": "account", "logregel.door": "account", "bericht.adres": "where it goes",
}  # fmt: skip


def kolommen(metadata: sa.MetaData = Base.metadata) -> Iterator[sa.Column[Any]]:
    """Return the columns with text of a case or a family: marked so, typed by somebody, no closed list."""
    for tabel in metadata.sorted_tables:
        if not _bij_casus(tabel):
            continue
        eisen = [str(eis.sqltext) for eis in tabel.constraints if isinstance(eis, sa.CheckConstraint)]
        for een in tabel.columns:
            tekst = isinstance(een.type, sa.String | sa.JSON) and not een.foreign_keys
            gesloten = any(re.search(rf"\b{een.name} IN \(", eis) for eis in eisen)
            if een.info.get("privacy") in GEMERKT and tekst and not gesloten and str(een) not in ZONDER:
                yield een


def _bij_casus(tabel: sa.Table) -> bool:
    """Return whether a row hangs on a case: by its references, or by what refers to it and hangs on no table."""
    op = {k.column.table for k in tabel.foreign_keys} - {tabel}
    if tabel.name == "casus" or any(een.name == "casus" or _recht(een) for een in op):
        return True
    los = "tafel_id" not in tabel.columns and tabel.name not in ("gebruiker", "tafel")
    return los and any(_recht(een) for een in tabel.metadata.sorted_tables if tabel in _op(een))


def _recht(tabel: sa.Table) -> bool:
    return any(een.name == "casus" for een in _op(tabel))


def _op(tabel: sa.Table) -> set[sa.Table]:
    return {k.column.table for k in tabel.foreign_keys}


def bereid_voor(w: Wereld) -> None:
    """Add what the walk needs and the world does not have: an aanmelding that can be handed in, logged-in browsers."""
    with w.app.app_context():
        begin_schrijven()
        cv = sessie.get_one(Gebruiker, w.mensen["casus"])
        tafel = sessie.scalars(sa.select(Tafel).where(Tafel.id == w.tafel_a)).one()
        w.echt["kanarie.klaar"] = bouw.casus(tafel, cv, "concept").nummer
        sessie.commit()
        sessie.remove()
    for id_ in {*w.mensen.values(), *w.vreemden.values(), *w.buren.values()}:
        w.als(id_)


class Vuller:
    """Fills one world: the rows as they were kept, then what is still empty, then tables without a row."""

    def __init__(self, w: Wereld, kooi: Kooi) -> None:
        """Take the kept rows of `w` as what there is."""
        self.w, self.kooi = w, kooi
        self.rijen = {naam: {rij["id"]: rij for rij in alle if "id" in rij} for naam, alle in w.foto.items()}
        self.omgekeerd = {
            rij[k.parent.name]: rij for t in Base.metadata.sorted_tables for k in t.foreign_keys
            if k.column.table.name == "genodigde" for rij in w.foto[t.name]
        }  # fmt: skip

    def casus(self, tabel: sa.Table, rij: dict[str, Any]) -> str:
        """Return the number of the case of a row; "" when it has none."""
        if tabel.name == "casus":
            return str(rij["nummer"])
        if rij.get("casus_id"):
            return str(self.rijen["casus"][rij["casus_id"]]["nummer"])
        for sleutel in sorted(tabel.foreign_keys, key=lambda k: k.parent.name):
            doel = sleutel.column.table
            boven = self.rijen[doel.name].get(rij[sleutel.parent.name])
            if boven is not None and doel is not tabel and (gevonden := self.casus(doel, boven)):
                return gevonden
        if rij.get("id") in self.omgekeerd and tabel.name == "genodigde":
            return self.casus(Base.metadata.tables["tijdslot"], self.omgekeerd[rij["id"]])
        return ""

    def soort(self, plek: str, naam: str, rij: dict[str, Any], privacy: str) -> str:
        """Return which kind of canary stands here: of the family, of a professional, or what was written."""
        if naam == "initialen":
            return "initialen"
        wie = {str(rij.get("rol", "")), str(rij.get("soort", "")) if "email" in rij else ""}
        if naam in NAMEN or naam in ("email", "telefoon", "relatie"):
            if wie & GEZIN or set(plek.split(".")) & ALTIJD_GEZIN:
                return "naam"
            return "vak" if privacy == "persoon" or rij.get("rol") else "inhoud"
        return "inhoud" if privacy == "bijzonder" else "vak"

    def tekst(self, casus: str, plek: str, waarde: str, soort: str, lengte: int | None) -> str:
        """Return the value with its canary: a name becomes the word, a sentence begins with it."""
        naam = plek.rpartition(".")[2]
        if naam == "telefoon":
            return self.kooi.geef(casus, f"tel {waarde}", plek, soort, telefoon=True)
        woord = self.kooi.geef(casus, waarde, plek, soort)
        if plek == "document.naam":  # an uploader named the child: that must not come out
            kind = next(rij["aanmelding"]["leerling"] for rij in self.w.foto["casus"] if rij["nummer"] == casus)
            return f"{kind.get('voornaam')} {kind.get('achternaam')} {woord}.pdf"
        if naam.endswith("email"):
            return f"{woord.lower()}@voorbeeld.test"
        return woord if naam in NAMEN or not waarde else f"{woord} {waarde}"[:lengte]

    def json(self, casus: str, plek: str, waarde: Any, rij: dict[str, Any], privacy: str) -> Any:
        """Return a document with a canary in each text in it."""
        if isinstance(waarde, dict):
            return {
                sleutel: deel if sleutel.startswith("_") or sleutel in ORGANISATIE
                else self.json(casus, f"{plek}.{sleutel}", deel, waarde, privacy)
                for sleutel, deel in waarde.items()
            }  # fmt: skip
        if isinstance(waarde, list):
            return [self.json(casus, plek, deel, rij, privacy) for deel in waarde]
        if not isinstance(waarde, str) or CODE.fullmatch(waarde):
            return waarde
        return self.tekst(casus, plek, waarde, self.soort(plek, plek.rpartition(".")[2], rij, privacy), None)

    def waarde(self, kolom: sa.Column[Any], rij: dict[str, Any], nieuw: str = "") -> Any:
        """Return what a column gets in this row; `nieuw` instead of nothing."""
        casus, plek, privacy = self.casus(kolom.table, rij), str(kolom), str(kolom.info["privacy"])
        if isinstance(kolom.type, sa.JSON):
            mens = {"id": uuid.uuid4().hex, "naam": nieuw, "functie": f"{nieuw} f", "organisatie": "", "email": ""}
            los: Any = [mens] if kolom.name == "erbij" else {"leerplicht": nieuw}  # the shapes of verwachting
            return self.json(casus, plek, rij[kolom.name] or (los if nieuw else None), rij, privacy)
        lengte = getattr(kolom.type, "length", None)
        soort = self.soort(plek, kolom.name, rij, privacy)
        return self.tekst(casus, plek, rij[kolom.name] or nieuw, soort, lengte)

    def vul(self) -> None:
        """Fill what there is; then one row of each column that nobody filled yet."""
        alle = list(kolommen())
        for kolom in alle:
            for rij in self.w.foto[kolom.table.name]:
                if rij[kolom.name]:
                    rij[kolom.name] = self.waarde(kolom, rij)
        self.w.herstel()
        for tabel in {k.table: None for k in alle}:
            if not self.w.foto[tabel.name]:
                self.rij_erbij(tabel)
        for kolom in alle:
            self._vul_leeg(kolom)
        self.w.leg_vast()

    def _vul_leeg(self, kolom: sa.Column[Any]) -> None:
        """Fill rows that hold nothing here, where the database allows it."""
        sleutels = list(kolom.table.primary_key.columns)
        for rij in self.w.foto[kolom.table.name]:
            if rij[kolom.name]:
                continue
            deze = sa.and_(*(k == rij[k.name] for k in sleutels))
            nieuw = self.waarde(kolom, rij, f"nieuw {kolom} {rij[sleutels[0].name]}")
            try:
                with self._schrijft() as db:
                    db.execute(sa.update(kolom.table).where(deze).values({kolom.name: nieuw}))
            except sa.exc.IntegrityError:
                continue
            rij[kolom.name] = nieuw

    def rij_erbij(self, tabel: sa.Table) -> None:
        """Add one row to a table that has none: what must be there, and nothing else."""
        rij = {kolom.name: self._verzin(kolom) for kolom in tabel.columns}
        for kolom in kolommen():
            if kolom.table is tabel and rij[kolom.name]:
                rij[kolom.name] = self.waarde(kolom, {**rij, kolom.name: None}, f"nieuw {kolom}")
        with self._schrijft() as db:
            db.execute(tabel.insert(), rij)
        self.w.foto[tabel.name] = [rij]
        self.rijen[tabel.name] = {rij.get("id"): rij}

    def _verzin(self, kolom: sa.Column[Any]) -> Any:
        if kolom.foreign_keys:
            doel = next(iter(kolom.foreign_keys)).column.table.name
            if doel == "casus":  # one of table A, that everybody knows
                return next(id_ for id_, een in self.rijen["casus"].items() if een["nummer"] == self.w.echt["nummer"])
            return next(iter(self.rijen[doel]), None)
        if kolom.nullable:
            return None
        eisen = (str(e.sqltext) for e in kolom.table.constraints if isinstance(e, sa.CheckConstraint))
        lijst = next((m[1] for eis in eisen if (m := re.search(rf"\b{kolom.name} IN \('([^']+)'", eis))), None)
        soort = kolom.type.python_type if not isinstance(kolom.type, sa.JSON) else dict
        later = dt.timedelta(days=7 if kolom.name.startswith(("tot", "eind", "verloopt")) else 0)
        los = {uuid.UUID: uuid.uuid4(), dt.date: vandaag() + later, dt.time: dt.time(10), int: 1, bool: False, dict: {}}
        los |= {str: lijst or "x", bytes: b"x", dt.datetime: nu() + later}
        return los.get(soort, nu() + later)

    def _schrijft(self) -> Any:
        return self.w.app.extensions["engine"].execution_options(schrijven=True).begin()
