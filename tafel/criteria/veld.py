"""What one field and one block of the aanmelding document are."""

from dataclasses import dataclass
from typing import Literal

from tafel.criteria.keuzes import Waarde

Soort = Literal["tekst", "lange_tekst", "datum", "ja_nee", "keuze", "tekstlijst", "keuzelijst", "groep", "groepenlijst"]
Privacy = Literal["zakelijk", "persoon", "bijzonder"]


@dataclass(frozen=True)
class Veld:
    """One field of the tree.

    waarden: the closed list of a keuze or keuzelijst; velden: the fields of a groep or of each row of a groepenlijst;
    rij: what one row of a groepenlijst is called; leeg_is_null: a wholly blank groep is stored as None; blok: the
    block of the form (1-6), for top-level fields that are in the form.
    """

    sleutel: str
    soort: Soort
    label: str
    hint: str = ""
    privacy: Privacy = "zakelijk"
    blok: int | None = None
    waarden: tuple[Waarde, ...] = ()
    velden: tuple["Veld", ...] = ()
    rij: str = ""
    leeg_is_null: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the closed list, in order; empty for a field without one."""
        return tuple(waarde.code for waarde in self.waarden)

    def label_van(self, code: str | None) -> str:
        """The Dutch label of a code of this closed list; "" for None or an unknown code."""
        return next((waarde.label for waarde in self.waarden if waarde.code == code), "")

    def kind(self, sleutel: str) -> "Veld":
        """The field with this key in a groep or a row; raises KeyError if there is none."""
        for veld in self.velden:
            if veld.sleutel == sleutel:
                return veld
        raise KeyError(sleutel)


@dataclass(frozen=True)
class Blok:
    """One of the six blocks of the form, with the top-level fields in it."""

    nummer: int
    titel: str
    hint: str
    velden: tuple[Veld, ...]

    @property
    def sleutels(self) -> tuple[str, ...]:
        """The top-level keys of this block, in order."""
        return tuple(veld.sleutel for veld in self.velden)
