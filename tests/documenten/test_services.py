"""Store, replace, share, withdraw; what others hang on a row; nothing half after an error."""

from __future__ import annotations

import hashlib

import pytest
import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.documenten import queries, services
from tafel.documenten.models import Document, Documentblok, Documentlezer
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.versleuteling import BLOK
from tafel.logboek.models import Logregel
from tests import bouw
from tests.documenten import maken
from tests.documenten.maken import Bestand


@pytest.fixture
def wie(db, tafel):
    casus = bouw.casus(tafel.tafel, tafel.cv, "toegelaten")
    sessie.flush()
    return bouw.actor(tafel.cv, tafel.tafel, "casusverantwoordelijke"), casus


def lees(document):
    return b"".join(queries.inhoud(document))


def tel(model):
    return sessie.scalar(sa.select(sa.func.count()).select_from(model))


def test_bewaar_en_lees_terug(wie):
    actor, casus = wie
    inhoud = maken.pdf()
    document = services.bewaar(actor, casus, Bestand(inhoud, "verslag.pdf", "application/pdf"), "verslag", " Gesprek ")
    assert (document.omschrijving, document.naam, document.stand) == ("Gesprek", "verslag.pdf", "actueel")
    assert document.sha256 == hashlib.sha256(inhoud).hexdigest() and document.grootte == len(inhoud)
    sessie.commit()
    assert lees(document) == inhoud
    gesloten = sessie.scalar(sa.select(Documentblok.inhoud))
    assert inhoud[:20] not in gesloten and len(gesloten) == len(inhoud) + 16
    regel = sessie.scalars(sa.select(Logregel).order_by(Logregel.volgnummer.desc())).first()
    assert regel.wat == "document toegevoegd" and regel.gegevens["sha256"] == document.sha256
    assert "Gesprek" not in str(regel.gegevens) and "verslag.pdf" not in str(regel.gegevens)


def test_een_groot_bestand_gaat_in_blokken(wie):
    actor, casus = wie
    inhoud = maken.pdf_met(lambda een: een.pages[0].contents_add(b"% " + b"x" * (2 * BLOK + 5)), compress_streams=False)
    document = services.bewaar(actor, casus, Bestand(inhoud, "groot.pdf"), "verslag", "Groot")
    sessie.commit()
    assert document.blokken == 3 == tel(Documentblok)
    assert [len(stuk) for stuk in queries.inhoud(document)][:2] == [BLOK, BLOK]
    assert lees(document) == inhoud


def test_bij_een_rij_van_een_ander(wie):
    actor, casus = wie
    for nr in (1, 2):
        bestand = Bestand(maken.pdf(), f"mail{nr}.pdf")
        services.bewaar(actor, casus, bestand, "bewijs_van_opschaling", f"Mail {nr}", "opschaling:1")
    services.bewaar(actor, casus, Bestand(maken.pdf(), "x.pdf"), "brief", "Los")
    assert [rij.omschrijving for rij in queries.bij(casus.id, "opschaling:1")] == ["Mail 1", "Mail 2"]
    assert queries.bij_alle(casus.id, ["opschaling:2"]) == {"opschaling:2": []}
    assert queries.bij_alle(casus.id, []) == {}
    assert [rij.omschrijving for rij in queries.lijst(casus.id)] == ["Los", "Mail 2", "Mail 1"]
    assert queries.lijst(casus.id)[0].door == "Mirjam Voorbeeld"
    derde = queries.lijst(casus.id, per=1)
    assert len(derde) == 2
    assert [r.omschrijving for r in queries.lijst(casus.id, (derde[0].op, derde[0].id))] == ["Mail 2", "Mail 1"]


def test_de_naam_van_het_kind_komt_er_niet_in(wie):
    actor, casus = wie
    document = services.bewaar(actor, casus, Bestand(maken.pdf(), "Verslag Sam Verzonnen 3 mei.pdf"), "verslag", "x")
    assert document.naam == "Verslag S.V. 3 mei.pdf"


def test_een_nieuwere_versie_neemt_alles_over(wie):
    actor, casus = wie
    oud = services.bewaar(
        actor, casus, Bestand(maken.pdf(), "plan.pdf"), "plan_van_aanpak", "Plan", "plan:1", ["school"]
    )
    docx = maken.docx()
    nieuw = services.vervang(actor, casus, oud, Bestand(docx, "plan 2.docx"))
    sessie.commit()
    assert (oud.stand, nieuw.stand, nieuw.soort, nieuw.omschrijving, nieuw.bij) == (
        "vervangen", "actueel", "plan_van_aanpak", "Plan", "plan:1",
    )  # fmt: skip
    assert queries.lezers([nieuw.id]) == {nieuw.id: ["school"]} and queries.find_opvolger(oud.id) == nieuw.id
    assert lees(oud) == maken.pdf() and lees(nieuw) == docx
    with pytest.raises(Geweigerd) as fout:
        services.vervang(actor, casus, oud, Bestand(maken.pdf(), "plan.pdf"))
    assert fout.value.weigeringen[0].code == "al_vervangen"


def test_intrekken_vernietigt_sleutel_en_bytes_maar_niet_de_regel(wie):
    actor, casus = wie
    document = services.bewaar(actor, casus, Bestand(maken.pdf(), "x.pdf"), "brief", "Brief", None, ["school"])
    with pytest.raises(Geweigerd) as fout:
        services.trek_in(actor, casus, document, "  ")
    assert fout.value.weigeringen[0].veld == "reden"
    services.trek_in(actor, casus, document, "Van een ander kind.")
    sessie.commit()
    rij = sessie.scalar(sa.select(Document))
    assert rij.sleutel is None and rij.intrekreden == "Van een ander kind." and rij.stand == "ingetrokken"
    assert tel(Documentblok) == tel(Documentlezer) == 0
    with pytest.raises(NietGevonden):
        queries.inhoud(rij)
    with pytest.raises(Geweigerd):
        services.trek_in(actor, casus, rij, "Nog een keer.")


def test_delen_zet_precies_deze_lezers(wie):
    actor, casus = wie
    document = services.bewaar(actor, casus, Bestand(maken.pdf(), "x.pdf"), "brief", "Brief", None, ["school"])
    services.deel_met(actor, casus, document, ["jeugdhulp", "wijkteam"])
    assert queries.lezers([document.id])[document.id] == ["jeugdhulp", "wijkteam"]
    aantal = tel(Logregel)
    services.deel_met(actor, casus, document, ["wijkteam", "jeugdhulp"])
    assert tel(Logregel) == aantal, "nothing changed, no line"
    with pytest.raises(Geweigerd):
        services.deel_met(actor, casus, document, ["buurvrouw"])


@pytest.mark.parametrize(
    "anders, code",
    [
        ({"soort": "roman"}, "onbekende_documentsoort"),
        ({"omschrijving": "  "}, "geen_omschrijving"),
        ({"lezers": ["buurvrouw"]}, "onbekende_partij"),
        ({"bestand": None}, "geen_bestand"),
    ],
)
def test_weigeren_bewaart_niets(wie, anders, code):
    actor, casus = wie
    invoer = {"bestand": Bestand(maken.pdf(), "x.pdf"), "soort": "brief", "omschrijving": "Brief", **anders}
    with pytest.raises(Geweigerd) as fout:
        services.bewaar(actor, casus, **invoer)
    assert fout.value.weigeringen[0].code == code
    assert tel(Document) == tel(Documentblok) == 0


def test_een_afgesloten_casus_neemt_niets_meer_aan(wie):
    actor, casus = wie
    casus.stand = "afgesloten"
    with pytest.raises(Geweigerd):
        services.bewaar(actor, casus, Bestand(maken.pdf(), "x.pdf"), "brief", "Brief")


def test_na_een_fout_halverwege_is_er_niets(app, tafel):
    """Raise at every statement of storing in turn: never a row, a block or a line is left."""
    casus_id = bouw.casus(tafel.tafel, tafel.cv, "toegelaten").id
    actor = bouw.actor(tafel.cv, tafel.tafel, "casusverantwoordelijke")
    sessie.commit()
    with services.keur(Bestand(maken.pdf(), "x.pdf")) as gekeurd:
        for keer in range(1, 40):
            sessie.remove()
            casus, geteld = sessie.get_one(Casus, casus_id), [0]

            def _stop(*_, geteld=geteld, keer=keer):
                geteld[0] += 1
                if geteld[0] == keer:
                    raise ConnectionError

            engine = app.extensions["engine"]
            sa.event.listen(engine, "before_cursor_execute", _stop)
            try:
                services.bewaar(actor, casus, gekeurd, "brief", "Brief", None, ["school"])
                gelukt = True
            except ConnectionError:
                gelukt = False
            finally:
                sa.event.remove(engine, "before_cursor_execute", _stop)
                sessie.rollback()
            assert tel(Document) == tel(Documentblok) == tel(Documentlezer) == tel(Logregel) == 0
            if gelukt:
                break
    assert gelukt and keer > 5, "the walk over the statements did not end"
