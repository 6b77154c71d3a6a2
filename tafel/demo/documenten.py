"""Documents of the demo: a report, the answer of a team leader, a plan that was replaced. Everything is invented."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import uuid
from collections.abc import Mapping

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Casus
from tafel.documenten.keuring.meldingen import MEDIATYPES
from tafel.documenten.services import Gekeurd, bewaar, vervang
from tafel.kern.clock import moment_van
from tafel.organisaties.models import Tafel
from tafel.toegang.rules import Actor, TafelKeuze

VERSLAG = (
    "Verslag van het gesprek op school",
    "Aanwezig: de mentor, de ondersteuningscoordinator en de ouders.",
    "De leerling zegt: 's ochtends word ik misselijk als ik aan de gang denk.",
    "Wat hielp: een uur later beginnen. Dat hield twee weken stand.",
    "Afspraak: de mentor belt elke maandag voor negen uur.",
)
MAIL = (
    "Van: de teamleider van Jeugdhulp De Brug",
    "Wij hebben nu geen plek. De wachttijd is 26 weken.",
    "Ik kan dit niet oplossen. Ik wil wel meedenken aan tafel.",
)
PLAN = ("Plan van aanpak", "De mentor belt elke maandag.", "De begeleider begint na de herfstvakantie.")


def vertel_documenten(
    tafel: Tafel, gevallen: Mapping[str, Casus], mensen: Mapping[str, Gebruiker], dag: dt.date
) -> None:
    """Store the documents of the first case of today's meeting, some days old."""
    keuze = TafelKeuze(tafel.id, tafel.code, tafel.naam, tafel.profiel)
    wie = mensen["casus"]
    actor = Actor(wie.id, wie.naam, wie.email, uuid.uuid4(), keuze, frozenset({"casusverantwoordelijke"}), (keuze,))
    casus = gevallen["01"]
    verslag = bewaar(actor, casus, _bestand("Verslag gesprek", VERSLAG), "verslag", "Verslag van het gesprek op school",
                     lezers=["school"])  # fmt: skip
    mail = bewaar(actor, casus, _bestand("Mail teamleider", MAIL), "bewijs_van_opschaling",
                  "Antwoord van de teamleider van Jeugdhulp De Brug", lezers=["jeugdhulp"])  # fmt: skip
    oud = bewaar(actor, casus, _bestand("Plan", PLAN[:2]), "plan_van_aanpak", "Plan van aanpak, ondertekend")
    nieuw = vervang(actor, casus, oud, _bestand("Plan versie 2", PLAN))
    for document, dagen in ((oud, 40), (verslag, 33), (mail, 19), (nieuw, 12)):
        document.op = moment_van(dag - dt.timedelta(days=dagen), dt.time(15, 20))


def _bestand(naam: str, regels: tuple[str, ...]) -> Gekeurd:
    """Return a PDF of our own making: needs no judge."""
    ruw = maak_pdf(regels)
    return Gekeurd(io.BytesIO(ruw), f"{naam}.pdf", "pdf", MEDIATYPES["pdf"], len(ruw), hashlib.sha256(ruw).hexdigest())


def maak_pdf(regels: tuple[str, ...]) -> bytes:
    """Return a PDF of one page with these lines (plain ASCII)."""
    veilig = [r.replace("\\", "\\\\").replace("(", r"\(").replace(")", r"\)") for r in regels]
    tekst = "BT /F1 12 Tf 18 TL 60 780 Td " + " ".join(f"({r}) Tj T*" for r in veilig) + " ET"
    delen = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (nl) >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(tekst)} >>\nstream\n{tekst}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    uit, plekken = b"%PDF-1.4\n", []
    for nr, deel in enumerate(delen, start=1):
        plekken.append(len(uit))
        uit += f"{nr} 0 obj\n{deel}\nendobj\n".encode("ascii", "replace")
    begin = len(uit)
    tabel = "".join(f"{plek:010d} 00000 n \n" for plek in plekken)
    uit += f"xref\n0 {len(delen) + 1}\n0000000000 65535 f \n{tabel}".encode()
    return uit + f"trailer\n<< /Size {len(delen) + 1} /Root 1 0 R >>\nstartxref\n{begin}\n%%EOF\n".encode()
