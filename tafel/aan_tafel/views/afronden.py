"""The end of a case at the table, and of the meeting."""

from __future__ import annotations

from flask import Response, request, url_for

from tafel.aan_tafel.forms import AfrondForm, KnopForm
from tafel.aan_tafel.pagina import Keuze, punten_met_tijd
from tafel.aan_tafel.queries import besluit_van, gezien, punt_uit_url
from tafel.aan_tafel.rules import PuntStand, wat_is_open
from tafel.aan_tafel.services import rond_af_zonder_besluit, sluit_overleg, stel_vast
from tafel.aan_tafel.views.blad import bp, terug, toon, toon_gelijktijdig
from tafel.casussen.models import Casus
from tafel.kern.refusals import Conflict, Geweigerd, Weigering
from tafel.kern.web import answer, done, writes
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.overleggen.queries import overleg_uit_url
from tafel.overleggen.rules import UITKOMSTWOORD
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak

ANDERS = Weigering(
    "gelijktijdig", "Iemand anders wijzigde dit besluit net. Lees voor wat er nu staat en stel dan vast."
)


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/<uuid:punt_id>/vaststellen")
@requires("overleg.leiden", punt_uit_url)
@writes
def vaststellen(overleg: Overleg, punt: Agendapunt, casus: Casus, zaak: Zaak) -> Response:
    """Settle the decision as it was read aloud; a second press changes nothing."""
    if punt.uitkomst in ("besloten", "onder_voorbehoud"):
        return terug(overleg, punt, "afronden")
    keuze = Keuze(punt.id, "afronden")
    try:
        KnopForm().eis_versie(gezien(besluit_van(punt.id)))
        stel_vast(wie(), overleg, punt, casus)
    except Geweigerd as geweigerd:
        return toon(overleg, zaak, keuze, {"vaststellen": geweigerd.weigeringen})
    except Conflict:
        return toon(overleg, zaak, keuze, {"vaststellen": [ANDERS]}, status=409)
    return terug(overleg, punt, "afronden")


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/<uuid:punt_id>/afronden")
@requires("overleg.leiden", punt_uit_url)
@writes
def zonder_besluit(overleg: Overleg, punt: Agendapunt, casus: Casus, zaak: Zaak) -> Response:
    """End the case without decision, with the reason; a second press changes nothing."""
    form = AfrondForm()
    uitkomst, keuze = request.form.get("uitkomst", ""), Keuze(punt.id, "afronden", einde=True)
    if punt.uitkomst is not None and punt.uitkomst == uitkomst:
        return terug(overleg, punt, "afronden")
    if form.validate_on_submit():
        try:
            form.eis_versie(punt.versie)
            rond_af_zonder_besluit(wie(), overleg, punt, casus, uitkomst, form.toelichting.data or "")
            return terug(overleg, punt, "afronden")
        except Geweigerd as geweigerd:
            form.toon(geweigerd.weigeringen)
        except Conflict:
            return toon_gelijktijdig(overleg, zaak, keuze, "afrondform", form)
    return toon(overleg, zaak, keuze, {"afrondform": form})


@bp.get("/overleggen/<uuid:overleg_id>/sluiten")
@requires("overleg.leiden", overleg_uit_url)
def sluiten(overleg: Overleg, zaak: Zaak) -> Response:
    """Show what every item came to and what is still open, and the button to close."""
    return _sluitpagina(overleg, zaak)


@bp.post("/overleggen/<uuid:overleg_id>/sluiten")
@requires("overleg.leiden", overleg_uit_url)
@writes
def sluit(overleg: Overleg, zaak: Zaak) -> Response:
    """Close the meeting; a second press changes nothing."""
    if overleg.stand != "gesloten":
        try:
            KnopForm().eis_versie(overleg.versie)
            sluit_overleg(wie(), overleg)
        except Geweigerd as geweigerd:
            return _sluitpagina(overleg, zaak, [w.melding for w in geweigerd.weigeringen])
        except Conflict:
            zin = "Iemand anders wijzigde dit overleg net. Kijk wat er nu staat en sluit dan."
            return _sluitpagina(overleg, zaak, [zin], status=409)
    return done(url_for("aan_tafel.sluiten", overleg_id=overleg.id))


def _sluitpagina(overleg: Overleg, zaak: Zaak, fouten: list[str] | None = None, status: int = 422) -> Response:
    punten = punten_met_tijd(wie(), overleg)
    stand = [PuntStand(str(p.id), p.nummer, p.begonnen_op is not None, p.uitkomst) for p in punten]
    return answer(
        "aan_tafel/sluiten.html",
        status=status if fouten else 200,
        overleg=overleg,
        zaak=zaak,
        punten=punten,
        open={een.sleutel: een for een in wat_is_open(stand)},
        fouten=fouten or [],
        uitkomstwoorden=UITKOMSTWOORD,
    )
