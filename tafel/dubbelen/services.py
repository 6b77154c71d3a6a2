"""Say what two cases have with each other, take it back, and close a case that is a double."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url, voorzitters
from tafel.casussen.services import trek_in
from tafel.dubbelen import queries, rules
from tafel.dubbelen.models import Casusband
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, Weigering, bij_grenzen, weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor, Zaak, mag

ONBEKEND = Weigering("ander_onbekend", "Deze casus is er niet, of is niet voor u. Kijk het nummer na.", "ander")
bij_grenzen(
    {"uq_casusband_een_paar": Weigering("al_gekoppeld", "Iemand anders koppelde deze casussen net. Kijk nog eens.")}
)


def koppel(actor: Actor, casus: Casus, zaak: Zaak, ander_nummer: str, soort: str, reden: str = "") -> Casusband:
    """Say that `casus` and the case with `ander_nummer` are about one child, brothers or sisters, or two children.

    The asker must be able to see both; what is not theirs is refused in the words of what does not exist. The same
    thing said twice is one link. The chairs hear of one child with two cases. Raises Geweigerd.
    """
    try:
        dingen, zaak_ander = casus_uit_url(actor, ander_nummer.strip())
    except NietGevonden:
        dingen, zaak_ander = {}, Zaak()
    if not mag(actor, "casus.zien", zaak_ander):
        weiger(ONBEKEND)
    ander: Casus = dingen["casus"]
    staat = queries.find_band(casus.id, ander.id)
    weiger(*rules.tegen_koppelen(_feiten(actor, casus, zaak, ander, zaak_ander, staat, soort)))
    if staat is not None and staat.soort == soort:
        return staat
    if staat is not None:
        staat.verbroken_op, staat.verbroken_reden = nu(), "Opnieuw bekeken."
        sessie.flush()
    laag, hoog = sorted((casus.id, ander.id))
    band = Casusband(
        casus_id=laag,
        andere_casus_id=hoog,
        soort=soort,
        reden=reden.strip(),
        door_id=actor.id,
        door=actor.naam,
        op=nu(),
        verbroken_reden="",
    )
    sessie.add(band)
    sessie.flush()
    for een in (casus, ander):
        schrijf(actor, "casus naast een andere gelegd", een.nummer, casus_id=een.id, uitkomst=soort)
    if soort == "zelfde_kind":
        _meld_voorzitters(actor, band, casus, ander)
    return band


def _feiten(
    actor: Actor, casus: Casus, zaak: Zaak, ander: Casus, zaak_ander: Zaak, staat: Casusband | None, soort: str
) -> rules.Bandfeiten:
    beide = (zaak, zaak_ander)
    return rules.Bandfeiten(
        soort,
        casus.id == ander.id,
        staat.soort if staat else "",
        all(mag(actor, "instroom.beslissen", een) for een in beide),
        all("casusverantwoordelijke" in een.rollen for een in beide),
    )


def _meld_voorzitters(actor: Actor, band: Casusband, casus: Casus, ander: Casus) -> None:
    """Tell the chairs; not of a draft, which they may not see."""
    if "concept" in (casus.stand, ander.stand):
        return
    for voorzitter in voorzitters(casus.tafel_id):
        if voorzitter != actor.id:
            leg_klaar(
                voorzitter,
                f"dubbel-{band.id}-{voorzitter}",
                f"Casus {casus.nummer} en {ander.nummer} gaan over hetzelfde kind",
                f"{actor.naam} zegt dat casus {casus.nummer} en {ander.nummer} over hetzelfde kind gaan. "
                "Kijk welke casus verdergaat en sluit de andere.",
                f"/casussen/{casus.nummer}/dubbelen",
            )


def maak_los(actor: Actor, band: Casusband, casus: Casus, ander: Casus, reden: str) -> None:
    """End a link, with the reason. Raises Geweigerd."""
    weiger(*rules.tegen_losmaken(band.verbroken_op is not None, reden))
    band.verbroken_op, band.verbroken_reden = nu(), reden.strip()
    sessie.flush()
    for een in (casus, ander):
        schrijf(actor, "casussen losgemaakt", een.nummer, casus_id=een.id, was=band.soort)


def sluit_als_dubbel(actor: Actor, band: Casusband, casus: Casus, ander: Casus, reden: str) -> None:
    """Close `casus` because `ander` is about the same child and goes on; the link stays. Raises Geweigerd.

    Both rows are locked, so that two chairs do not each close the other one. Everybody of the case hears it.
    """
    sessie.execute(
        sa.select(Casus.id).where(Casus.id.in_((casus.id, ander.id))).order_by(Casus.id).with_for_update()
    ).all()  # fmt: skip
    for een in (casus, ander, band):
        sessie.refresh(een)
    soort, los = band.soort, band.verbroken_op is not None
    weiger(*rules.tegen_sluiten(soort, los, casus.stand, ander.stand, queries.staat_op_agenda(casus.id), reden))
    trek_in(actor, casus, "dubbel", reden)
