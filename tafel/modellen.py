"""All tables, imported once so that the metadata is complete (migrations, tests, start)."""

from tafel.aanmeldingen import models as aanmeldingen
from tafel.accounts import models as accounts
from tafel.berichten import models as berichten
from tafel.besluiten import models as besluiten
from tafel.casussen import models as casussen
from tafel.documenten import models as documenten
from tafel.draaiboeken import models as draaiboeken
from tafel.dubbelen import models as dubbelen
from tafel.formulieren import models as formulieren
from tafel.importeren import models as importeren
from tafel.instroom import models as instroom
from tafel.kern.db import Base
from tafel.links import models as links
from tafel.logboek import models as logboek
from tafel.onderzoeken import models as onderzoeken
from tafel.opschalingen import models as opschalingen
from tafel.opties import models as opties
from tafel.opvolging import models as opvolging
from tafel.organisaties import models as organisaties
from tafel.overleggen import models as overleggen
from tafel.plannen import models as plannen
from tafel.toestemmingen import models as toestemmingen
from tafel.toetsen import models as toetsen
from tafel.uitnodigingen import models as uitnodigingen

__all__ = [
    "Base",
    "aanmeldingen",
    "accounts",
    "berichten",
    "besluiten",
    "casussen",
    "documenten",
    "draaiboeken",
    "dubbelen",
    "formulieren",
    "importeren",
    "instroom",
    "links",
    "logboek",
    "onderzoeken",
    "opschalingen",
    "opties",
    "opvolging",
    "organisaties",
    "overleggen",
    "plannen",
    "toestemmingen",
    "toetsen",
    "uitnodigingen",
]
