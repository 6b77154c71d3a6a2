"""Two tables full of work for the guards: the demo, a live meeting, a full agenda; a real value for every address."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tafel.aan_tafel.services import begin_punt, open_overleg
from tafel.accounts.models import Gebruiker
from tafel.accounts.services import open_sessie
from tafel.besluiten.models import Akkoord, Besluit, Kostenregel
from tafel.besluiten.services import (
    Kosteninvoer,
    Onderdeelinvoer,
    begin_besluit,
    bewaar_zin,
    voeg_kosten_toe,
    voeg_onderdeel_toe,
)
from tafel.casussen.models import Betrokkene, Casus, Casustoegang, Nummerteller
from tafel.demo.last import stort
from tafel.demo.vullen import vul
from tafel.documenten.models import Document
from tafel.instroom.models import Spoedverzoek
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import Base, begin_schrijven, sessie
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.organisaties.models import ROLLEN, Lidmaatschap, Mandaat, Tafel
from tafel.overleggen.models import Agendapunt, Overleg, Pauze
from tests import bouw
from tests.bewaking.personen import PERSOON
from tests.bewaking.rijen import maak_brief, maak_vakantie
from tests.draaiboeken.bewaking import maak_notitie
from tests.dubbelen.bewaking import maak_band
from tests.importeren.bewaking import maak_lijst
from tests.onderzoeken.bewaking import maak_onderzoek
from tests.opschalingen.hulp import later_gesprek
from tests.toestemmingen.bewaking import maak_register
from tests.uitnodigingen.bewaking import maak_uitnodigingen
from tests.voor_u.bewaking import maak_bladzijden

NIET_GETELD = {"sessie", "inzage", "inlogpoging"}  # kept by reading and by logging in, not by a change
OVERLEG_OP_TAFEL = ("aan_tafel.", "stukken.besluitenlijst")


@dataclass
class Wereld:
    """The application with two full tables: A (DBM, of the demo) and B (TFF)."""

    app: Flask
    tafel_a: uuid.UUID
    tafel_b: uuid.UUID
    mensen: dict[str, uuid.UUID]  # of the demo, by the first part of the address
    vreemden: dict[str, uuid.UUID]  # members of A with one role and no case
    buren: dict[str, uuid.UUID]  # everybody of B
    echt: dict[str, Any] = field(default_factory=dict)
    foto: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    _clients: dict[uuid.UUID, FlaskClient] = field(default_factory=dict)

    def als(self, wie: str | uuid.UUID) -> FlaskClient:
        """Return the browser in which this person is logged in; always the same one."""
        id_ = self.mensen[wie] if isinstance(wie, str) else wie
        if id_ not in self._clients:
            with self.app.app_context():
                token = open_sessie(id_, str(sessie.scalar(sa.select(Gebruiker.naam).where(Gebruiker.id == id_))))
                sessie.commit()
                sessie.remove()
            self._clients[id_] = client = self.app.test_client()
            with client.session_transaction() as koek:
                koek.update(_user_id=token, _fresh=True)
        return self._clients[id_]

    def waarden(self, regel: Rule) -> dict[str, str]:
        """Return a real value of table A for each parameter of an address; KeyError when there is none yet."""
        punt = regel.endpoint
        per = {**self.echt, **self.echt.get(punt, {})}
        if "overleg_id" in regel.arguments and (punt.startswith(OVERLEG_OP_TAFEL)):
            per |= {"overleg_id": self.echt["live_id"], "punt_id": self.echt["live_punt_id"]}
        return {naam: str(per[naam]) for naam in regel.arguments}

    def adres(self, regel: Rule, **anders: str) -> str:
        """Return the address of a rule with real values of table A."""
        return bouw_adres(self.app, regel, {**self.waarden(regel), **anders})

    def persoon(self, regel: Rule) -> str:
        """Return who may use this view, as a name of the demo; voorzitter for what is open to all."""
        recht = getattr(self.app.view_functions[regel.endpoint], "_recht", None)
        return str(self.echt.get(regel.endpoint, {}).get("persoon") or PERSOON[recht or "eigen"])

    def routes(self, methode: str) -> list[Rule]:
        """Return the rules of the application with this method, static files left out."""
        alle = [r for r in self.app.url_map.iter_rules() if methode in (r.methods or ()) and r.endpoint != "static"]
        return sorted(alle, key=lambda r: r.rule)

    def leg_vast(self) -> None:
        """Keep all rows, to return to them."""
        with self.app.extensions["engine"].connect() as verbinding:
            for tabel in Base.metadata.sorted_tables:
                rijen = [dict(rij) for rij in verbinding.execute(tabel.select()).mappings()]
                zelf = [k.parent.name for k in tabel.foreign_keys if k.column.table is tabel]
                self.foto[tabel.name] = sorted(rijen, key=lambda r, zelf=zelf: any(r[k] is not None for k in zelf))

    def herstel(self) -> None:
        """Put every row back as it was kept."""
        engine = self.app.extensions["engine"]
        with engine.connect().execution_options(schrijven=True) as verbinding, verbinding.begin():
            for tabel in reversed(Base.metadata.sorted_tables):
                verbinding.execute(tabel.delete())
            for tabel in Base.metadata.sorted_tables:
                if self.foto[tabel.name]:
                    verbinding.execute(tabel.insert(), self.foto[tabel.name])

    def afdruk(self) -> dict[str, int]:
        """Return a digest per table of all rows, so that a refusal that stores something is seen."""
        with self.app.extensions["engine"].connect() as verbinding:
            return {
                tabel.name: hash(tuple(sorted(map(repr, verbinding.exec_driver_sql(f"SELECT * FROM {tabel.name}")))))
                for tabel in Base.metadata.sorted_tables
                if tabel.name not in NIET_GETELD
            }


def bouw_adres(app: Flask, regel: Rule, waarden: dict[str, str]) -> str:
    """Return the path of a rule with these values."""
    omgezet = {naam: regel._converters[naam].to_python(waarde) for naam, waarde in waarden.items()}
    return str(app.url_map.bind("localhost").build(regel.endpoint, omgezet))


def maak_wereld(app: Flask, casussen: int = 0) -> Wereld:
    """Fill an empty database: the demo, `casussen` of the load generator, a live meeting, an agenda of twelve items."""
    with app.app_context():
        begin_schrijven()
        dag = vandaag()
        vul(dag)
        code = {rij.code: rij.id for rij in sessie.execute(sa.select(Tafel.code, Tafel.id))}
        a, b = sessie.get_one(Tafel, code["DBM"]), sessie.get_one(Tafel, code["TFF"])
        _nummers_apart(b.id)
        mensen = {
            str(email).partition("@")[0]: id_ for email, id_ in sessie.execute(sa.select(Gebruiker.email, Gebruiker.id))
        }
        sessie.execute(sa.update(Gebruiker).where(Gebruiker.id == mensen["beheerder"]).values(beheert=True))
        vreemden = {rol: bouw.mens(a, rol, f"Vreemde {rol}").id for rol in ROLLEN if rol != "voorzitter"}
        bij_b = sa.select(Lidmaatschap.gebruiker_id).where(Lidmaatschap.tafel_id == b.id)
        van_b = set(sessie.scalars(bij_b)) - {
            mensen["directeur2"],
            mensen["doorstroompunt"],
        }  # roles that are there twice
        buren = {naam: id_ for naam, id_ in mensen.items() if id_ in van_b}
        buren |= {rol: bouw.mens(b, rol, f"Buur {rol}").id for rol in ("analist", "fg", "partij", "zaakonderzoeker")}
        wereld = Wereld(app, a.id, b.id, mensen, vreemden, buren)
        _echte_waarden(wereld, a, b, dag)
        sessie.flush()
        if casussen:
            stort(a.id, casussen, 7, dag)
        sessie.commit()
        sessie.remove()
    return wereld


def _nummers_apart(tafel_id: uuid.UUID) -> None:
    """Give table B numbers that table A does not have: the number of a case is only its own at its own table."""
    for casus in sessie.scalars(sa.select(Casus).where(Casus.tafel_id == tafel_id)):
        casus.volgnummer += 900
        casus.nummer = f"{casus.jaar}-{casus.volgnummer:03d}"
    sessie.execute(
        sa.update(Nummerteller)
        .where(Nummerteller.tafel_id == tafel_id, Nummerteller.soort == "casus")
        .values(laatste=Nummerteller.laatste + 900)
    )
    sessie.flush()


def _een(vraag: sa.Select[Any]) -> Any:
    return sessie.execute(vraag.limit(1)).scalar_one()


def _echte_waarden(w: Wereld, a: Tafel, b: Tafel, dag: dt.date) -> None:
    """Make a live meeting and a full agenda at table A, and write down a real value for every parameter."""
    hans = sessie.get_one(Gebruiker, w.mensen["voorzitter"])
    actor = bouw.actor(hans, a, "voorzitter")
    live = sessie.scalars(sa.select(Overleg).where(Overleg.tafel_id == a.id, Overleg.datum == dag)).one()
    open_overleg(actor, live)
    punt = _een(sa.select(Agendapunt).where(Agendapunt.overleg_id == live.id).order_by(Agendapunt.volgorde))
    casus = sessie.get_one(Casus, punt.casus_id)
    begin_punt(actor, live, punt, casus)
    besluit = begin_besluit(actor, punt)
    bewaar_zin(actor, besluit, "S. begint maandag met twee uur.", dag + dt.timedelta(days=7), None)
    mens = _een(sa.select(Betrokkene).where(Betrokkene.casus_id == casus.id, Betrokkene.rol == "jeugdhulp"))
    later = dag + dt.timedelta(days=9)
    deel = voeg_onderdeel_toe(actor, besluit, Onderdeelinvoer("jeugdhulp", mens.id, mens.naam, "begeleidt S.", later))
    geld = Kosteninvoer("jeugdhulp", Decimal(900), "Jeugdwet", later, later + dt.timedelta(weeks=6))
    regel = voeg_kosten_toe(actor, deel, geld)

    cv = sessie.get_one(Gebruiker, w.mensen["casus"])
    volle = bouw.overleg(
        a, hans, *[bouw.casus(a, cv, "toegelaten") for _ in range(12)], datum=dag + dt.timedelta(days=8)
    )
    wacht = bouw.casus(a, cv, "toegelaten")  # one that waits for an agenda
    pauze = Pauze(overleg_id=volle.id, om=dt.time(10, 30), minuten=10)
    sessie.add(pauze)
    sessie.flush()
    jip = _een(
        sa.select(Casus).join(Besluit).where(Casus.tafel_id == a.id, Besluit.stand == "vastgesteld")
        .order_by(Besluit.vastgesteld_op)
    )  # fmt: skip
    lid = _een(sa.select(Lidmaatschap).where(Lidmaatschap.gebruiker_id == w.mensen["directeur"]))
    concept = _een(sa.select(Casus).where(Casus.tafel_id == a.id, Casus.stand == "concept", _van(w.mensen["casus"])))
    ingediend = _een(
        sa.select(Casus).where(Casus.tafel_id == a.id, Casus.stand == "ingediend", _van(w.mensen["casus2"]))
    )
    reden = {"reden": "De opvang stopt.", "waarom_nu": "Dan is er niemand."}
    sessie.add(Spoedverzoek(casus_id=ingediend.id, gevraagd_op=nu(), gevraagd_door_id=w.mensen["casus2"], **reden))
    bij_jip = {"nummer": jip.nummer, "persoon": "onderzoeker"}
    loopt = _een(sa.select(Casus).where(Casus.tafel_id == a.id, Casus.stand == "toegelaten", _van(w.mensen["casus"])))
    bij_concept, bij_ingediend = {"nummer": concept.nummer}, {"nummer": ingediend.nummer}
    w.echt = {
        "nummer": casus.nummer, "overleg_id": volle.id,
        "punt_id": _een(sa.select(Agendapunt.id).where(Agendapunt.overleg_id == volle.id, Agendapunt.volgorde == 2)),
        "live_id": live.id, "live_punt_id": punt.id, "betrokkene_id": mens.id, "deel_id": deel.id,
        "kosten_id": regel.id, "lid_id": lid.id, "code": "bestaat-niet",
        "mandaat_id": _een(sa.select(Mandaat.id).where(Mandaat.lidmaatschap_id == lid.id)),
        "akkoord_id": _een(
            sa.select(Akkoord.id).join(Kostenregel).where(
                Akkoord.gebruiker_id == w.mensen["teamleider"], Akkoord.stand == "open", Akkoord.taak == "beslist",
                Akkoord.gevraagd_op.is_not(None),
            )
        ),
        "actie_id": _een(sa.select(Actie.id).where(Actie.casus_id == jip.id, Actie.stand == "open")),
        "moment_id": _een(
            sa.select(Opvolgmoment.id).where(Opvolgmoment.casus_id == jip.id, Opvolgmoment.stand == "gepland")
            .order_by(Opvolgmoment.gepland_op)
        ),
        **{f"aanmeldingen.{naam}": bij_concept for naam in (
            "aanmelden", "bewaar_alles", "bewaar", "verder", "indienen")},
        **{f"opschalingen.{naam}": bij_concept for naam in ("opschaling", "kort", "noteer")},
        "opschalingen.overnemen": {
            **bij_concept, "opschaling_id": later_gesprek(concept, w.mensen["casus"]),
        },
        "toetsen.toets": bij_concept,
        "document_id": _een(sa.select(Document.id).where(Document.casus_id == casus.id, Document.soort == "verslag")),
        **{f"aanmeldingen.{naam}": bij_concept for naam in ("plan_plakken", "neem_plan_over")},
        **{f"plannen.{naam}": {"nummer": loopt.nummer} for naam in ("nieuw", "maak_nieuw")},
        **{f"formulieren.{naam}": {"nummer": loopt.nummer, "soort": "ziekteverzuim"} for naam in (
            "formulieren", "invullen", "bewaar", "conclusie")},
        "stukken.formulier_pdf": {"nummer": loopt.nummer, "soort": "ziekteverzuim"},
        "toetsen.opmerking": {**bij_concept, "eis": "plan"}, "toetsen.geen_uitzondering": bij_ingediend,
        **{f"instroom.{naam}": bij_ingediend for naam in (
            "instroom_casus", "beslis", "spoed", "aanvulling", "belofte", "opschorten")},
        **{f"instroom.{naam}": bij_concept for naam in ("spoed_vragen", "vraag_spoed", "spoedstand", "terug")},
        "pauze_id": pauze.id, **{f"overleggen.{naam}": {"nummer": wacht.nummer} for naam in ("ad_hoc", "zet_ad_hoc")},
        "aan": "gezin", "brief_id": maak_brief(casus, w.mensen["voorzitter"]),
        **{f"overleggen.{naam}": bij_ingediend for naam in ("intrekken", "trek_casus_in")},
        **{f"opvolging.{naam}": bij_jip for naam in (
            "casus", "moment", "leg_moment_vast", "plannen", "plan_extra_moment", "sluiten", "sluit", "terug",
            "terug_naar_tafel")},
        **{naam: {"nummer": _een(sa.select(Besluit.nummer).where(Besluit.casus_id == jip.id))} for naam in (
            "besluiten.besluit", "stukken.besluitblad_pdf")},
        **{f"dubbelen.{naam}": bij_ingediend for naam in (
            "dubbelen", "bij_instroom", "banden", "leg_naast", "los", "sluit")},
        "band_id": maak_band(ingediend, casus, w.mensen["voorzitter"]),
        "import_id": maak_lijst(a, w.mensen["casus"]),
        **maak_register(casus),
        **maak_uitnodigingen(actor, volle), **maak_notitie(actor, volle),
        **maak_bladzijden(actor, volle),
        **maak_onderzoek(casus, a, cv, w.mensen["onderzoeker"]),
        "vakantie_id": maak_vakantie(a),
        "overleg_b": _een(sa.select(Overleg.id).where(Overleg.tafel_id == b.id)),
    }  # fmt: skip


def _van(wie: uuid.UUID) -> sa.ColumnElement[bool]:
    return Casus.id.in_(
        sa.select(Casustoegang.casus_id).where(
            Casustoegang.gebruiker_id == wie, Casustoegang.rol == "casusverantwoordelijke"
        )
    )
