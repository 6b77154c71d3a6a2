"""The pages: what a chair sees and sends; who may not; what is refused."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tafel.kern.db import sessie
from tafel.uitnodigingen.models import Tijdslot, Verwachting, Verzending
from tests import bouw
from tests.tellen import statements
from tests.uitnodigingen.wereld import Wereld, aan, mails


@pytest.fixture
def w(app):
    """A meeting with two cases."""
    with app.app_context():
        w = Wereld(2)
        sessie.remove()
    return w


def test_een_knop_verstuurt_alles_en_de_bladzijde_zegt_het(w, als):
    client = als(w.vz)
    voor = client.get(w.url)
    assert "mensen weten nog niet hoe laat" in voor.text and voor.text.count('class="knop"') == 1
    na = client.post(w.url)
    assert na.status_code == 303
    pagina = client.get(na.location)
    assert "Geef nog 5 brieven" in pagina.text and "3 mensen krijgen één mail" in pagina.text
    assert "5 brieven liggen" in pagina.text
    sessie.remove()
    assert len(mails()) == 3 and len(aan(w.rob)) == 1


def test_geen_naam_van_het_gezin_op_de_bladzijde(w, als):
    client = als(w.vz)
    client.post(w.url)
    tekst = client.get(w.url).text
    assert "Verzonnen " not in tekst.replace("Het Verzonnen College", "") and "S.V." in tekst


def test_wat_verwacht_wordt_bewaard_en_nodigt_de_budgethouders_uit(w, als):
    punt = w.punt()
    client, voor = als(w.vz), f"v{punt.id.hex[:8]}"
    sessie.remove()
    antwoord = client.post(f"{w.url}/{punt.id}/verwachting", data={f"{voor}-onderwijs": "4.320", f"{voor}-plek": "y"})
    assert antwoord.status_code == 303
    tekst = client.get(w.url).text
    assert "Maarten Hoog is nog niet uitgenodigd" in tekst and "Nelleke Rekenwonder" in tekst
    sessie.remove()
    rij = sessie.scalars(sa.select(Verwachting)).one()
    assert (rij.kosten_onderwijs, rij.plek) == (4320, True)


def test_een_fout_bedrag_blijft_staan_en_bewaart_niets(w, als):
    punt = w.punt()
    voor = f"v{punt.id.hex[:8]}"
    sessie.remove()
    antwoord = als(w.vz).post(f"{w.url}/{punt.id}/verwachting", data={f"{voor}-onderwijs": "veel geld"})
    assert antwoord.status_code == 422 and "Vul een bedrag in" in antwoord.text and 'value="veel geld"' in antwoord.text
    sessie.remove()
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Verwachting)) == 0


def test_twee_mensen_schrijven_tegelijk_wat_zij_verwachten(w, als):
    punt = w.punt()
    voor, client = f"v{punt.id.hex[:8]}", als(w.vz)
    pad = f"{w.url}/{punt.id}/verwachting"
    sessie.remove()
    client.post(pad, data={f"{voor}-jeugdhulp": "100"})
    client.post(pad, data={f"{voor}-jeugdhulp": "200", f"{voor}-versie": "1"})
    antwoord = client.post(pad, data={f"{voor}-jeugdhulp": "300", f"{voor}-versie": "1"})
    assert antwoord.status_code == 409


@pytest.mark.parametrize(
    "velden, zin",
    [({"naam": " ", "email": ""}, "Vul in wie er komt."), ({"naam": "R. Baas", "email": "geen"}, "Vul een e-mail")],
)  # fmt: skip
def test_wie_erbij_komt_heeft_een_naam(w, als, velden, zin):
    punt = w.punt()
    sessie.remove()
    data = {f"e{punt.id.hex[:8]}-{veld}": waarde for veld, waarde in velden.items()}
    antwoord = als(w.vz).post(f"{w.url}/{punt.id}/erbij", data=data)
    assert antwoord.status_code == 422 and zin in antwoord.text
    assert not velden["naam"].strip() or f'value="{velden["naam"]}"' in antwoord.text


def test_een_leidinggevende_komt_erbij_en_toch_niet(w, als):
    punt, client = w.punt(), als(w.vz)
    sessie.remove()
    assert "R. Baas, teamleider van Jeugdhulp De Brug is eerder gesproken" in client.get(w.url).text
    data = {f"e{punt.id.hex[:8]}-{k}": v for k, v in {"naam": "R. Baas", "email": "baas@voorbeeld.test"}.items()}
    assert client.post(f"{w.url}/{punt.id}/erbij", data=data).status_code == 303
    client.post(w.url)
    sessie.remove()
    assert len(mails("baas@voorbeeld.test")) == 1
    id_ = sessie.scalars(sa.select(Verwachting)).one().erbij[0]["id"]
    sessie.remove()
    client.post(f"{w.url}/{punt.id}/niet-erbij", data={"wie": id_})
    client.post(w.url)
    sessie.remove()
    assert "niet door" in mails("baas@voorbeeld.test")[1].tekst


def test_de_reden_gaat_mee_met_versturen(w, als):
    sessie.delete(w.stoel(w.cases[0], "leerplicht"))
    sessie.commit()
    client, veld = als(w.vz), f"nvt:{w.cases[0].id}:leerplicht"
    sessie.remove()
    assert "1 casus mist nog iemand" in client.get(w.url).text
    te_lang = client.post(w.url, data={veld: "x" * 201})
    assert te_lang.status_code == 422 and "x" * 201 in te_lang.text
    sessie.remove()
    assert mails() == []
    sessie.remove()
    client.post(w.url, data={veld: "Deze leerling is vrijgesteld."})
    assert "n.v.t. omdat: Deze leerling is vrijgesteld." in client.get(w.url).text
    sessie.remove()
    assert len(aan(w.rob)[0].bijlagen) == 2


@pytest.mark.parametrize("doe, staat", [("intrekken", "Ingetrokken"), ("opnieuw", "Nog geen antwoord")])
def test_een_uitnodiging_opnieuw_of_terug(w, als, doe, staat):
    client = als(w.vz)
    client.post(w.url)
    sessie.remove()
    slot = w.slot("leerplicht")
    sessie.remove()
    assert client.post(f"{w.url}/slot/{slot.id}", data={"doe": doe}).status_code == 303
    assert staat in client.get(w.url).text
    sessie.remove()
    assert len(mails("joost@voorbeeld.test")) == 2
    sessie.remove()
    assert client.post(f"{w.url}/slot/{slot.id}", data={"doe": "iets"}).status_code == 404


def test_weigeren_van_een_vervanger_die_er_niet_is(w, als):
    client = als(w.vz)
    client.post(w.url)
    sessie.remove()
    slot = w.slot("jeugdhulp")
    sessie.remove()
    antwoord = client.post(f"{w.url}/slot/{slot.id}", data={"doe": "aanvaarden"})
    assert antwoord.status_code == 422 and "geen vervanger voorgesteld" in antwoord.text


def test_de_brief_op_papier_noemt_geen_kind_en_wel_de_tijd(w, als):
    client = als(w.vz)
    client.post(w.url)
    for rol, zin in (("leerling", "Je mag iemand meenemen"), ("ouders", "U mag iemand meenemen")):
        sessie.remove()
        slot = w.slot(rol)
        sessie.remove()
        tekst = client.get(f"{w.url}/slot/{slot.id}/brief").text
        assert zin in tekst and f"{slot.begint_om:%H:%M}" in tekst and "Rob Fantasie (jeugdhulp)" in tekst
        assert "Sam" not in tekst and "A. en B." not in tekst and w.cases[1].nummer not in tekst


def test_wie_kreeg_wat_wanneer(w, als):
    als(w.vz).post(w.url)
    pad = f"/casussen/{w.cases[0].nummer}/uitnodigingen"
    sessie.remove()
    tekst = als(w.cv).get(pad).text
    assert "Joost Denkbeeldig" in tekst and "brief op papier" in tekst and "Sam" not in tekst
    assert als(w.rob).get(pad).status_code == 404


def test_de_bladzijde_van_de_casus_zegt_wat_de_dagbladzijde_zegt(w, als):
    als(w.vz).post(w.url)
    pad = f"/casussen/{w.cases[0].nummer}/uitnodigingen"
    sessie.remove()
    slot = w.slot("leerplicht")
    slot.antwoord = "komt"
    sessie.execute(sa.delete(Verzending))  # also when nothing is known of what was sent
    sessie.commit()
    tekst = als(w.cv).get(pad).text
    assert "Nog niets verstuurd" not in tekst and "Wie is uitgenodigd" in tekst
    assert tekst.count("Nog geen antwoord") == 5 and tekst.count("<td>Komt</td>") == 1


def test_wie_niet_voorzit_komt_er_niet_in(w, als):
    ander = bouw.mens(bouw.tafel("TFF"), "voorzitter")
    sessie.commit()
    als(w.vz).post(w.url)
    sessie.remove()
    slot, punt = w.slot("leerplicht"), w.punt()
    sessie.remove()
    with_punt = [f"{w.url}/{punt.id}/verwachting", f"{w.url}/{punt.id}/erbij", f"{w.url}/{punt.id}/niet-erbij"]
    aantal = sessie.scalar(sa.select(sa.func.count()).select_from(Verzending))
    sessie.remove()
    niets = als(ander).get("/overleggen/00000000-0000-0000-0000-000000000001").text
    for pad in (w.url, f"{w.url}/slot/{slot.id}", *with_punt):
        vreemd = als(ander).post(pad, data={"doe": "intrekken"})
        assert vreemd.status_code == 404 and vreemd.text[:200] == niets[:200]
        assert als(w.zo).post(pad).status_code == 403 and als(w.cv).post(pad).status_code == 404
        assert als(None).post(pad).status_code == 303
    assert als(w.zo).get(w.url).status_code == 403 and als(ander).get(w.url).status_code == 404
    sessie.remove()
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Verzending)) == aantal


def test_een_voorzitter_die_partij_is_ziet_die_casus_niet(w, als):
    client = als(w.vz)
    client.post(w.url)
    sessie.remove()
    w.stoel(w.cases[0], "school").gebruiker_id = w.vz.id
    bouw.toegang(w.cases[0], w.vz, "partij")
    sessie.commit()
    tekst = client.get(w.url).text
    assert "U bent hier partij" in tekst and f"is partij in casus {w.cases[0].nummer}" in tekst
    assert "Kies eerst een andere voorzitter." in tekst and 'aria-disabled="true"' in tekst
    antwoord = client.post(w.url)
    assert antwoord.status_code == 422 and 'role="alert"' in antwoord.text
    sessie.remove()
    assert len(aan(w.vz)) == 0
    slot = w.slot("leerplicht")
    sessie.remove()
    assert client.post(f"{w.url}/slot/{slot.id}", data={"doe": "intrekken"}).status_code in (403, 404)


def test_mandaat_in_beeld_ook_voor_de_zaakonderzoeker(w, als):
    punt, client = w.punt(), als(w.vz)
    voor = f"v{punt.id.hex[:8]}"
    sessie.remove()
    client.post(f"{w.url}/{punt.id}/verwachting", data={f"{voor}-jeugdhulp": "500"})
    tekst = als(w.zo).get(f"/overleggen/{w.id}/mandaat").text
    assert "Jeugdhulpkosten tot €" in tekst and "nog niet uitgenodigd" in tekst
    fragment = client.get(f"/overleggen/{w.id}/mandaat", headers={"HX-Request": "true"}).text
    assert fragment.lstrip().startswith("<section") and "Naar de uitnodigingen" in fragment
    assert als(w.cv).get(f"/overleggen/{w.id}/mandaat").status_code == 404


def test_acht_casussen_in_acht_opdrachten(app, als):
    with app.app_context():
        w = Wereld(8)
        sessie.remove()
    client = als(w.vz)
    for pad, grens in ((w.url, 8), (f"/overleggen/{w.id}/mandaat", 8)):
        client.get(pad)
        with statements(app) as gezien:
            assert client.get(pad).status_code == 200
        assert len(gezien) <= grens, [z[:80] for z in gezien]
    with statements(app) as gezien:
        client.get(f"/overleggen/{w.id}/mandaat", headers={"HX-Request": "true"})
    assert len(gezien) <= 7
    client.post(w.url)
    with statements(app) as gezien:
        client.get(w.url)
    assert len(gezien) <= 8
    with app.app_context():
        assert sessie.scalar(sa.select(sa.func.count()).select_from(Tijdslot)) == 48
        sessie.remove()
