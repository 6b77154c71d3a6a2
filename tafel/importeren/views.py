"""Bring in a list in two steps: read it and see what it says, then make cases of it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request, url_for

from tafel.importeren import queries, rules, services
from tafel.importeren.forms import Leeg, UploadForm
from tafel.importeren.models import Importlijst
from tafel.kern.db import begin_schrijven, sessie
from tafel.kern.format import getal
from tafel.kern.refusals import Geweigerd
from tafel.kern.tabelfouten import Tabelfout
from tafel.kern.tabellen import MAX_BYTES, lees_tabel, schrijf_csv
from tafel.kern.web import answer, done, eigen_transactie, grote_invoer, writes
from tafel.toegang.guard import requires, wie

bp = Blueprint("importeren", __name__)
TOON = 50  # rows of one group on the page; the rest is in the list to download
VOORBEELDRIJ = {
    "leerling-voornaam": "Sam", "leerling-achternaam": "Verzonnen", "leerling-geboortedatum": "14-05-2013",
    "onderwijs-sector": "vo", "onderwijs-soort": "regulier", "onderwijs-school": "Het Verzonnen College",
    "verzuim-soort": "langdurig relatief", "verzuim-thuis_sinds": "01-09-2026",
    "vraag": "Hoe kan S. weer naar school?",
}  # fmt: skip


def _pagina(form: UploadForm, status: int = 200) -> Response:
    return answer(
        "importeren/importeren.html",
        status=status,
        form=form,
        lopend=queries.find_lopend(wie()),
        niet_in_lijst=rules.NIET_IN_LIJST,
        meest=rules.MEEST,
    )


@bp.get("/importeren")
@requires("import.zien")
def importeren() -> Response:
    """Ask for a list."""
    return _pagina(UploadForm(formdata=None))


@bp.get("/importeren/voorbeeld.csv")
@requires("import.zien")
def voorbeeldbestand() -> Response:
    """Give a list to fill in: the headings, and one invented row."""
    velden = [veld for veld in rules.VELDEN if veld.pad != "naam"]
    rij = [VOORBEELDRIJ.get(veld.pad, "") for veld in velden]
    return _csv("tafel-voorbeeld.csv", schrijf_csv([veld.label for veld in velden], [rij]))


def _csv(naam: str, inhoud: bytes) -> Response:
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return Response(inhoud, mimetype="text/csv", headers=koppen)


@bp.post("/importeren")
@requires("import.zien")
@grote_invoer(2 * MAX_BYTES)  # what is a little too large gets a sentence
@eigen_transactie
@writes
def lees_in() -> Response:
    """Read the file before the write lock is taken: nobody waits for a large list of somebody else."""
    form = UploadForm()
    bestand = request.files.get("bestand")
    if not form.validate_on_submit() or bestand is None or not bestand.filename:
        form.bestand.errors = [*form.bestand.errors, "Kies een bestand: Excel (.xlsx), ODS of CSV."]
        return _pagina(form, 422)
    try:
        tabel = lees_tabel(bestand.read(MAX_BYTES + 1))
    except Tabelfout as fout:
        form.bestand.errors = [str(fout)]
        return _pagina(form, 422)
    finally:
        bestand.close()
    sessie.remove()
    begin_schrijven()
    lijst = services.neem_aan(wie(), tabel)
    return done(url_for("importeren.bekijk", import_id=lijst.id))


def _beeld(lijst: Importlijst, form: Leeg, status: int = 200, kolommen: list[str] | None = None) -> Response:
    """Draw the preview, or what came of it; `kolommen` is a choice that was refused."""
    if lijst.verwerkt_op is not None:
        return answer("importeren/klaar.html", lijst=lijst, niet_in_lijst=rules.NIET_IN_LIJST)
    beeld = queries.voorbeeld(wie(), lijst)
    return answer(
        "importeren/voorbeeld.html",
        status=status,
        lijst=lijst,
        form=form,
        beeld=beeld,
        kolommen=kolommen or beeld.kolommen,
        velden=rules.VELDEN,
        toon=TOON,
        meest=rules.MEEST,
        kolomnaam=queries.kolomnaam,
        bekend_zin=queries.bekend_zin,
        niet_in_lijst=rules.NIET_IN_LIJST,
        knopzin=_knopzin(len(beeld.goed)),
    )


def _knopzin(aantal: int) -> str:
    return f"Maak {getal(aantal, 'aanmelding', 'aanmeldingen')}" if aantal else "Maak de aangevinkte aanmeldingen"


@bp.get("/importeren/<uuid:import_id>")
@requires("import.doen", queries.import_uit_url)
def bekijk(lijst: Importlijst, **_: Any) -> Response:
    """Show what the list says, or what came of it."""
    return _beeld(lijst, Leeg(formdata=None))


@bp.get("/importeren/<uuid:import_id>/fouten.csv")
@requires("import.doen", queries.import_uit_url)
def fouten(lijst: Importlijst, **_: Any) -> Response:
    """Give what is wrong as a list: row, column, what, how to mend it. What stood in the cell stays out of it."""
    regels = queries.voorbeeld(wie(), lijst).foutregels() if lijst.verwerkt_op is None else []
    return _csv("tafel-fouten.csv", schrijf_csv(["Rij", "Kolom", "Wat is er?", "Wat kunt u doen?"], regels))


@bp.post("/importeren/<uuid:import_id>/kolommen")
@requires("import.doen", queries.import_uit_url)
@writes
def kolommen(lijst: Importlijst, **_: Any) -> Response:
    """Let columns fill other fields, and read again."""
    form = Leeg()
    keuze = [request.form.get(f"kolom-{nr}", "") for nr in range(len(lijst.kolommen))]
    if form.validate_on_submit():
        try:
            services.kies_kolommen(wie(), lijst, keuze)
            return done(url_for("importeren.bekijk", import_id=lijst.id))
        except Geweigerd as geweigerd:
            form.toon(geweigerd.weigeringen)
    sessie.rollback()
    return _beeld(lijst, form, 422, keuze)


@bp.post("/importeren/<uuid:import_id>/vastleggen")
@requires("import.doen", queries.import_uit_url)
@writes
def vastleggen(lijst: Importlijst, **_: Any) -> Response:
    """Make cases of the rows."""
    form = Leeg()
    ook = {int(rij) for rij in request.form.getlist("ook") if rij.isascii() and rij.isdecimal() and len(rij) < 8}
    if form.validate_on_submit():
        try:
            services.leg_vast(wie(), lijst, ook)
            return done(url_for("importeren.bekijk", import_id=lijst.id))
        except Geweigerd as geweigerd:
            form.toon(geweigerd.weigeringen)
    sessie.rollback()
    return _beeld(lijst, form, 422)


@bp.post("/importeren/<uuid:import_id>/weg")
@requires("import.doen", queries.import_uit_url)
@writes
def weg(lijst: Importlijst, **_: Any) -> Response:
    """Throw the list away."""
    services.gooi_weg(wie(), lijst)
    return done(url_for("importeren.importeren"))
