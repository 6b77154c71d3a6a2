"""Who sees meetings, and who may change them."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.overleggen.models import Overleg
from tests import bouw
from tests.overleggen.wereld import Wereld


@pytest.mark.parametrize("rol", ["voorzitter", "zaakonderzoeker"])
def test_een_andere_tafel_ziet_niets_en_krijgt_dezelfde_bladzijde(app, als, rol):
    w = Wereld()
    anders = bouw.mens(bouw.tafel("TF", profiel="taskforce"), rol)
    sessie.commit()
    client = als(anders)
    onbekend = f"/overleggen/{uuid.uuid4()}"
    for pad in ("", "/wijzigen", f"/agenda/{w.punten[0]}/eraf", "/agenda.pdf", "/besluitenlijst.pdf"):
        echt, niets = client.get(w.url + pad), client.get(onbekend + pad)
        assert (echt.status_code, niets.status_code) == (404, 404)
        assert echt.data == niets.data
    for pad in ("/agenda", "/agenda/inkorten", f"/agenda/{w.punten[0]}/verplaats", f"/agenda/{w.punten[0]}/minuten"):
        assert client.post(w.url + pad, data={"nummer": w.wacht, "naar": "later", "minuten": "30"}).status_code == 404
    assert w.url not in client.get("/overleggen").text


def test_een_punt_van_een_ander_overleg_bestaat_hier_niet(app, als):
    w = Wereld()
    tweede = Overleg(
        tafel_id=w.tafel_id,
        datum=vandaag(),
        begint_om=dt.time(14),
        eindigt_om=dt.time(15),
        plaats="x",
        voorzitter_id=w.vz.id,
    )
    sessie.add(tweede)
    sessie.commit()
    url = f"/overleggen/{tweede.id}/agenda/{w.punten[0]}/minuten"
    sessie.remove()
    assert als(w.vz).post(url, data={"minuten": "30"}).status_code == 404


def test_zonder_inloggen_naar_de_inlogpagina_en_een_partij_ziet_geen_lijst(app, als):
    w = Wereld()
    assert als(None).get(w.url).status_code == 303
    assert als(None).post(f"{w.url}/agenda", data={"nummer": w.wacht}).status_code == 303
    assert als(w.cv).get("/overleggen").status_code == 403
    assert als(w.cv).get(w.url).status_code == 404


def test_de_zaakonderzoeker_kijkt_en_wijzigt_niet(app, als):
    w = Wereld()
    client = als(w.zo)
    pagina = client.get(w.url).text
    assert "Eerder" not in pagina
    assert "Zet op de agenda" not in pagina
    assert f'/casussen/{w.nummers[0]}"' not in pagina  # not the zaakonderzoeker of this case
    assert client.post(f"{w.url}/agenda", data={"nummer": w.wacht}).status_code == 403
    assert client.get("/overleggen/nieuw").status_code == 403


def test_mijn_notities_staat_er_alleen_voor_wie_daar_mag_komen(app, als):
    w = Wereld()
    pad = f"{w.url}/notities"
    for wie, mag in ((w.vz, True), (w.zo, False)):  # the zaakonderzoeker sees no case of this meeting
        client = als(wie)
        assert (f'href="{pad}"' in client.get(w.url).text) is mag
        assert client.get(pad).status_code == (200 if mag else 404)
    sessie.remove()
    casus = sessie.scalars(sa.select(Casus).where(Casus.nummer == w.nummers[0])).one()
    bouw.toegang(casus, w.zo, "zaakonderzoeker")
    sessie.commit()
    client = als(w.zo)
    assert f'href="{pad}"' in client.get(w.url).text and client.get(pad).status_code == 200
