"""Withdrawing a case, also one that waits on an agenda."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_zin
from tafel.kern.refusals import Geweigerd
from tafel.logboek.models import Logregel
from tafel.overleggen import services
from tafel.overleggen.models import Agendapunt, Overleg
from tests import bouw
from tests.overleggen.wereld import Wereld, volgorde

GOED = {"soort": "opgelost_voor_tafel", "reden": "S. gaat weer naar school."}


def lees(vraag):
    """Return one row as it is stored now; the session is closed again."""
    sessie.remove()
    rij = sessie.execute(vraag).first()
    sessie.remove()
    return rij


def stand(nummer):
    """Return state and outcome of a case."""
    return tuple(lees(sa.select(Casus.stand, Casus.sluituitkomst).where(Casus.nummer == nummer)))


def punt_van(sleutel):
    """Return what is stored of an agenda item."""
    kolommen = (Agendapunt.uitkomst, Agendapunt.toelichting, Agendapunt.klaar_op, Agendapunt.volgorde)
    return lees(sa.select(*kolommen).where(Agendapunt.id == sleutel))


def aantal(model, *waar):
    """Return how many rows there are."""
    return lees(sa.select(sa.func.count()).select_from(model).where(*waar))[0]


def test_intrekken_vraagt_een_reden_en_houdt_wat_er_stond(app, als):
    w = Wereld()
    client, pad = als(w.cv), f"/casussen/{w.wacht}/intrekken"
    assert client.get(pad).status_code == 200
    leeg = client.post(pad, data={"soort": "opgelost_voor_tafel", "reden": "  "})
    assert leeg.status_code == 422
    assert "Schrijf in één zin wat werkte." in leeg.text
    zonder = client.post(pad, data={"reden": "Sam gaat weer."})
    assert zonder.status_code == 422
    assert "Kies waarom u de casus intrekt." in zonder.text
    assert "Sam gaat weer." in zonder.text
    assert stand(w.wacht)[0] == "toegelaten"
    goed = client.post(pad, data=GOED)
    assert (goed.status_code, goed.location) == (303, f"/casussen/{w.wacht}")
    assert stand(w.wacht) == ("ingetrokken", "opgelost_voor_tafel")
    bericht = lees(sa.select(Bericht.aan_id, Bericht.tekst))
    assert (bericht.aan_id, bericht.tekst) == (
        w.vz.id,
        f"Mirjam Voorbeeld trok casus {w.wacht} in. Het is opgelost vóór de tafel.",
    )
    assert aantal(Logregel, Logregel.wat == "agendapunt ingetrokken") == 0


def test_alleen_wie_de_casus_indiende_trekt_in(app, als):
    w = Wereld()
    pad = f"/casussen/{w.nummers[0]}/intrekken"
    assert als(w.vz).get(pad).status_code == 403
    assert als(w.vz).post(pad, data=GOED).status_code == 403
    ander = bouw.mens(bouw.tafel("TFF"), "casusverantwoordelijke")
    sessie.commit()
    for wie in (ander, w.zo):
        echt, niets = als(wie).post(pad, data=GOED), als(wie).post("/casussen/2026-999/intrekken", data=GOED)
        assert (echt.status_code, niets.status_code) == (404, 404)
        assert echt.data == niets.data
    assert als(None).post(pad, data=GOED).status_code == 303
    assert stand(w.nummers[0])[0] == "toegelaten"


def test_een_casus_op_een_open_agenda_verlaat_die_ook(app, als):
    w = Wereld(3)
    eerste, tweede, derde = w.punten
    assert als(w.cv).post(f"/casussen/{w.nummers[0]}/intrekken", data=GOED).status_code == 303
    assert stand(w.nummers[0])[0] == "ingetrokken"
    punt = punt_van(eerste)
    assert (punt.uitkomst, punt.toelichting, punt.volgorde) == ("ingetrokken", GOED["reden"], 3)
    assert punt.klaar_op is not None
    assert volgorde(w) == [tweede, derde, eerste]
    assert [punt_van(een).volgorde for een in (tweede, derde)] == [1, 2]
    tekst = lees(sa.select(Bericht.tekst).where(Bericht.aan_id == w.vz.id))[0]
    assert f"van de agenda van {datum_zin(vandaag())}" in tekst
    assert aantal(Logregel, Logregel.wat == "agendapunt ingetrokken") == 1
    pagina = als(w.vz).get(w.url).text
    assert "Ingetrokken" in pagina
    assert "Klaar om 11:05 uur" in pagina  # two cases of 45 minutes: the third takes no time any more


def test_wie_bij_de_casus_hoort_hoort_dat_het_niet_doorgaat(app, als):
    w = Wereld()
    bouw.toegang(sessie.scalars(sa.select(Casus).where(Casus.nummer == w.nummers[0])).one(), w.zo, "zaakonderzoeker")
    sessie.commit()
    als(w.cv).post(f"/casussen/{w.nummers[0]}/intrekken", data=GOED)
    onderwerp, tekst = lees(sa.select(Bericht.onderwerp, Bericht.tekst).where(Bericht.aan_id == w.zo.id))
    assert onderwerp == f"Casus {w.nummers[0]} staat niet meer op de agenda"
    assert "Verzonnen" not in tekst


@pytest.mark.parametrize("begonnen,overleg_stand,mag", [(True, "bezig", False), (False, "bezig", True)])
def test_aan_tafel_gaat_intrekken_niet(app, als, begonnen, overleg_stand, mag):
    w = Wereld()
    sessie.execute(sa.update(Overleg).values(stand=overleg_stand))
    sessie.execute(sa.update(Agendapunt).values(begonnen_op=nu() if begonnen else None))
    sessie.commit()
    client, pad = als(w.cv), f"/casussen/{w.nummers[0]}/intrekken"
    zin = "Deze casus is nu aan tafel. Vraag de voorzitter."
    assert (zin in client.get(pad).text) is not mag
    antwoord = client.post(pad, data=GOED)
    assert antwoord.status_code == (303 if mag else 422)
    assert stand(w.nummers[0])[0] == ("ingetrokken" if mag else "toegelaten")
    if not mag:
        assert zin in antwoord.text
        assert GOED["reden"] in antwoord.text
        assert (punt_van(w.punten[0]).uitkomst, aantal(Bericht)) == (None, 0)


def test_een_oude_versie_is_een_conflict(app, als):
    w = Wereld()
    antwoord = als(w.cv).post(f"/casussen/{w.nummers[0]}/intrekken", data={**GOED, "versie": "9"})
    assert antwoord.status_code == 409
    assert stand(w.nummers[0])[0] == "toegelaten"


def test_een_besproken_punt_blijft_zoals_het_is(app, als):
    w = Wereld()
    sessie.execute(sa.update(Agendapunt).values(uitkomst="aangehouden", begonnen_op=nu(), toelichting="Later."))
    sessie.commit()
    assert als(w.cv).post(f"/casussen/{w.nummers[0]}/intrekken", data=GOED).status_code == 303
    punt = punt_van(w.punten[0])
    assert (punt.uitkomst, punt.toelichting) == ("aangehouden", "Later.")


def test_een_casus_die_anders_weggaat_laat_ook_geen_punt_achter(db):
    tafel = bouw.tafel()
    vz, cv = bouw.mens(tafel, "voorzitter"), bouw.mens(tafel, "casusverantwoordelijke")
    actor = bouw.actor(vz, tafel, "voorzitter")
    casus = bouw.casus(tafel, cv, "opvolging")
    assert services.haal_van_open_agenda(actor, casus, "Gesloten.") is None
    overleg = bouw.overleg(tafel, vz, casus)
    punt = db.scalars(sa.select(Agendapunt)).one()
    overleg.stand, punt.begonnen_op = "bezig", nu()
    db.flush()
    with pytest.raises(Geweigerd):
        services.haal_van_open_agenda(actor, casus, "Gesloten.")
    punt.begonnen_op = None
    db.flush()
    assert services.haal_van_open_agenda(actor, casus, "Gesloten.") is overleg
    assert (punt.uitkomst, punt.toelichting) == ("ingetrokken", "Gesloten.")
