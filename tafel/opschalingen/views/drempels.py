"""The thinking aid of the registration thresholds: a GET form without a child in it; nothing is stored."""

from __future__ import annotations

from typing import cast

from flask import Response, request

from tafel.kern.web import answer
from tafel.opschalingen.forms import DrempelForm
from tafel.opschalingen.rules import drempels as regels
from tafel.opschalingen.views.blad import bp
from tafel.toegang.guard import requires


@bp.get("/hulp/drempels")
@requires("drempels.zien")
def drempels() -> Response:
    form = DrempelForm(formdata=request.args or None)
    goed = not request.args or form.validate()
    if goed and form.spijbel.data is not None:
        fout = regels.tegen_telling(form.spijbel.data, form.eenheid.data or "")
        form.spijbel.errors = [fout] if fout else []
        goed = not fout
    return answer(
        "opschalingen/drempels.html",
        "opschalingen/_adviezen.html",
        status=200 if goed else 422,
        form=form,
        adviezen=_adviezen(form) if goed else [],
        gevraagd=bool(request.args),
        uitsluitingen=[form[f"niet_{code}"] for code in regels.UITSLUITINGEN],
    )


def _adviezen(form: DrempelForm) -> list[regels.Advies]:
    """Return an advice for each part in which something was filled in."""
    niet = [code for code in regels.UITSLUITINGEN if form[f"niet_{code}"].data]
    na, uit = bool(form.na_gesprek.data), []
    if form.laat.data is not None:
        uit.append(regels.spreekuur(regels.te_laat(form.laat.data, na_gesprek=na), niet))
    if form.spijbel.data is not None:
        eenheid, meer = cast(regels.Eenheid, form.eenheid.data), bool(form.meer_dagdelen.data)
        advies = regels.spijbelen(form.spijbel.data, eenheid, na_gesprek=na, meer_dagdelen=meer)
        uit.append(regels.spreekuur(advies, niet))
    tellingen = (form.meldingen.data, form.aaneen.data, form.verspreid.data)
    if form.opvallend.data or any(telling is not None for telling in tellingen):
        meldingen, aaneen, verspreid = (telling or 0 for telling in tellingen)
        telling = regels.Ziekte(meldingen, aaneen, bool(form.onduidelijk.data), verspreid, bool(form.opvallend.data))
        uit.append(regels.ziekte(telling))
    if form.uren.data is not None:
        uit.append(regels.wettelijk(form.uren.data))
    return uit
