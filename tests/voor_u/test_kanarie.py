"""What one of the family reads holds nothing of another case, of the other parent, or of what is only for preparing."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.onderzoeken.models import Belnotitie, Onderzoekstuk, Verhaal, Verhaalversie, Wens
from tafel.overleggen.models import Overleg
from tafel.uitnodigingen.models import Tijdslot
from tests.voor_u.wereld import Familie, open_

KANARIES = {
    "voornaam": "Kanariela", "achternaam": "Vogelsang", "vraag": "Kwetterzang",
    "naam van de andere ouder": "Spreeuwlust",
    "mail van de andere ouder": "spreeuw@nest.test", "telefoon van de andere ouder": "0612349999",
    "reden van de andere ouder": "Merelruzie", "wat de andere ouder schreef": "Lijsterklacht",
    "wie de andere ouder meeneemt": "Roodborstje", "verhaal": "Winterkoning", "wens": "Goudhaan", "stuk": "Putterlied",
    "telefoontje": "Sijsgesprek", "de andere casus": "Bonte Kraai", "stagnatie": "Zanglijster",
    "mail school": "school@nest.test", "reden school": "Boomkruiper",
}  # fmt: skip


@pytest.fixture
def w(app):
    """A case in which every text is a canary, with two parents; and another case."""
    with app.app_context():
        w = Familie()
        een, twee = (sessie.get_one(Casus, casus.id) for casus in w.cases)
        k = KANARIES
        een.aanmelding = {
            **een.aanmelding, "leerling": {**een.aanmelding["leerling"], "voornaam": k["voornaam"]},
            "stagnatie": {**een.aanmelding["stagnatie"], "oorzaak": k["stagnatie"], "wat": k["stagnatie"]},
        }  # fmt: skip
        een.vraag, twee.school, twee.initialen = k["vraag"], k["de andere casus"], "B.K."
        w.stoel(een, "leerling").naam = f"{k['voornaam']} {k['achternaam']}"
        w.stoel(een, "ouders").naam = "A. Verzonnen"
        ander = Betrokkene(
            casus_id=een.id, volgorde=20, rol="ouders", naam=k["naam van de andere ouder"],
            email=k["mail van de andere ouder"], telefoon=k["telefoon van de andere ouder"],
        )  # fmt: skip
        sessie.add(ander)
        w.stoel(een, "school").email = k["mail school"]
        for van in ("leerling", "ouder"):
            verhaal = Verhaal(
                casus_id=een.id, van=van, concept=k["verhaal"], alleen_voorbereiding=True, gewijzigd_op=nu()
            )
            sessie.add(verhaal)
            sessie.flush()
            sessie.add(
                Verhaalversie(
                    verhaal_id=verhaal.id, nummer=1, tekst=k["verhaal"], vorm="huisbezoek", gehoord_op=nu().date(),
                    op=nu(),
                    door_id=w.zo.id,
                )
            )  # fmt: skip
        sessie.add_all([
            Wens(casus_id=een.id, nummer=1, van="ouder", tekst=k["wens"], gemaakt_op=nu(), door_id=w.zo.id),
            Onderzoekstuk(casus_id=een.id, soort="werkt", tekst=k["stuk"], gewijzigd_op=nu()),
            Belnotitie(
                casus_id=een.id, wie="school", wanneer=nu(), wat=k["telefoontje"], genoteerd_op=nu(), door_id=w.zo.id
            ),
        ])  # fmt: skip
        sessie.commit()
        w.stuur()
        for slot in sessie.scalars(sa.select(Tijdslot).where(Tijdslot.naam == k["naam van de andere ouder"])):
            slot.antwoord, slot.reden = "kan_niet", k["reden van de andere ouder"]
            slot.meedoen, slot.meedoen_tekst = "schrijven", k["wat de andere ouder schreef"]
            slot.neemt_mee = k["wie de andere ouder meeneemt"]
        school = w.slot("school")
        school.antwoord, school.reden = "kan_niet", k["reden school"]
        sessie.commit()
        sessie.remove()
        w.ouders, w.leerling = w.link("ouders"), w.link("leerling")
    return w


def gezien(tekst):
    """The canaries in a text."""
    return [wat for wat, woord in KANARIES.items() if woord.lower() in tekst.lower()]


def test_geen_kanarie_op_de_bladzijde_van_ouder_of_leerling(w, app):
    for pad in (w.ouders, w.leerling):
        client = open_(app, pad)
        antwoorden = [app.test_client().get(pad), client.get(pad), client.post(pad + "/meedoen", data={"tekst": "hoi"})]
        assert [a.status_code for a in antwoorden] == [200, 200, 422]
        for antwoord in antwoorden:
            koppen = " ".join(f"{n} {v}" for n, v in antwoord.headers)
            assert gezien(antwoord.text + koppen) == []
            assert w.cases[1].nummer not in antwoord.text and "B.K." not in antwoord.text
    tekst = open_(app, w.ouders).get(w.ouders).text
    assert "Een andere ouder" in tekst and "Kan er niet bij zijn" in tekst


def test_geen_kanarie_in_het_voorbeeld_en_geen_naam_op_papier_of_in_titel_en_adres(w, app, als):
    client, nummer = als(w.vz), w.cases[0].nummer
    with app.app_context():
        wie = [w.stoel(w.cases[0], rol).id for rol in ("ouders", "leerling")]
        sessie.remove()
    for id_ in wie:
        for pad in (f"/casussen/{nummer}/voor-u/{id_}", f"/casussen/{nummer}/voor-u/{id_}/brief"):
            antwoord = client.get(pad)
            assert antwoord.status_code == 200 and gezien(antwoord.text) == []
    lijst = client.get(f"/casussen/{nummer}/voor-u").text
    assert KANARIES["voornaam"] not in lijst and KANARIES["achternaam"] not in lijst
    assert not re.search("kanariela|vogelsang|s\\.v\\.", re.search(r"<title>(.*?)</title>", lijst, re.S)[1].lower())


def test_de_kanarie_wordt_gezien_als_zij_er_is(w, app):
    """Negative control: a name in the place of the meeting is on the page and is found."""
    sessie.execute(sa.update(Overleg).values(plaats="Bij Kanariela thuis"))
    sessie.commit()
    sessie.remove()
    assert gezien(open_(app, w.ouders).get(w.ouders).text) == ["voornaam"]
    assert sessie.scalar(sa.select(Casus.vraag).where(Casus.id == w.cases[0].id)) == KANARIES["vraag"]
    sessie.remove()
