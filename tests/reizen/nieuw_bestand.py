"""An aanmelding that stands in no sample: invented people, dates around today, in the format of the contract."""

from __future__ import annotations

import datetime as dt
from pathlib import Path


def schrijf(pad: Path, vandaag: dt.date) -> Path:
    """Write a file for a pupil of 14 in vo with costs to come on both sides; return its path."""

    def dag(terug: int) -> str:
        return (vandaag - dt.timedelta(days=terug)).isoformat()

    geboren = (
        dt.date(vandaag.year - 14, 1, 15)
        if (vandaag.month, vandaag.day) >= (1, 15)
        else dt.date(vandaag.year - 15, 1, 15)
    )
    pad.write_text(
        f"""\
peildatum: {vandaag.isoformat()}
tafel: doorbraakoverleg
leerling:
  voornaam: Zoë
  achternaam: van der Luchtkasteel
  geboortedatum: {geboren.isoformat()}
  startkwalificatie: false
  vrijstelling: geen
onderwijs: {{sector: vo, soort: regulier, school: Lyceum De Verbeelding}}
verzuim: {{soort: langdurig_relatief, thuis_sinds: {dag(70)}}}
casusverantwoordelijke:
  naam: Mirjam Voorbeeld
  functie: ondersteuningscoördinator
  organisatie: Lyceum De Verbeelding
  soort: professional
partijen:
  - {{rol: samenwerkingsverband, organisatie: Samenwerkingsverband Fabelrijk vo, naam: Els Bedacht}}
  - {{rol: school, organisatie: Lyceum De Verbeelding, naam: Ravi Droom}}
  - {{rol: leerplicht, organisatie: Gemeente Nergenshuizen, naam: Joost Denkbeeldig}}
  - {{rol: ouders, organisatie: "", naam: O. van der Luchtkasteel}}
  - {{rol: leerling, organisatie: "", naam: Zoë van der Luchtkasteel}}
  - {{rol: jeugdhulp, organisatie: Jeugdhulp De Brug, naam: Rob Fantasie}}
eerdere_overleggen:
  - {{datum: {dag(50)}, soort: zat, uitkomst: Drie ochtenden per week naar de open klas.}}
  - {{datum: {dag(30)}, soort: mdo, uitkomst: Hulp aan huis gevraagd; begint pas na de zomer.}}
eerdere_pogingen:
  - {{omschrijving: Met een klasgenoot samen naar school fietsen., waarom_niet_duurzaam: De klasgenoot verhuisde.}}
criteria:
  stap_1: [ontbrekende_ondersteuning]
  stap_2: [{{soort: plan_stagneert, oorzaak: wachtlijst}}]
stagnatie:
  wat: De begeleiding in de open klas is gestopt.
  waar: Tussen school en jeugdhulp.
  oorzaak_soort: wachtlijst
  oorzaak: De begeleider ging weg. Een nieuwe komt over twintig weken.
  wachtlijst_jeugdhulp: true
  veroorzakers: [Jeugdhulp De Brug]
  reden_niet_gerealiseerd: Zonder begeleider durft de leerling de klas niet in. Tekenen en muziek lukten wel.
opschalingen:
  - organisatie: jeugdhulp de brug
    leidinggevende: R. Baas
    functie: teamleider
    datum: {dag(9)}
    wijze: telefoon
    uitkomst: Geen plek dit jaar.
    zonder_resultaat: true
plan_van_aanpak:
  datum: {dag(48)}
  gezamenlijk_met: [leerling, ouders, school]
  doel_is_onderwijs: true
  afspraken: [{{wie: mentor, wat: belt elke maandag, wanneer: {dag(40)}}}]
geinformeerd: {{ouders: {dag(6)}, leerling: {dag(6)}}}
ouders_met_gezag: [O. van der Luchtkasteel]
toestemmingen:
  - {{door: ouder, naam: o. van der luchtkasteel, voor: delen, datum: {dag(6)}}}
  - {{door: leerling, naam: Zoë, voor: delen, datum: {dag(6)}}}
""",
        encoding="utf-8",
    )
    return pad
