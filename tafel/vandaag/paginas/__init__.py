"""One start page per role."""

from collections.abc import Callable

from tafel.toegang.rules import Actor
from tafel.vandaag.beeld import Pagina
from tafel.vandaag.paginas.beheer import analist, beheerder, fg
from tafel.vandaag.paginas.casus import akkoordgever, casusverantwoordelijke, partij
from tafel.vandaag.paginas.voorzitter import voorzitter
from tafel.vandaag.paginas.zaakonderzoeker import zaakonderzoeker

PAGINAS: dict[str, Callable[[Actor], Pagina]] = {
    "voorzitter": voorzitter,
    "zaakonderzoeker": zaakonderzoeker,
    "casusverantwoordelijke": casusverantwoordelijke,
    "akkoordgever": akkoordgever,
    "partij": partij,
    "beheerder": beheerder,
    "fg": fg,
    "analist": analist,
}
ZONDER_ROL = Pagina(
    "U hebt nog geen rol aan een tafel",
    "Vraag de beheerder van uw tafel om een rol.",
    "Daarna ziet u hier wat u kunt doen.",
)

__all__ = ["PAGINAS", "ZONDER_ROL"]
