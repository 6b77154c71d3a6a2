"""What people fill in at the toets: a comment, a refusal, the criteria of a table."""

from __future__ import annotations

from wtforms import BooleanField, RadioField
from wtforms.validators import AnyOf

from tafel.criteria.rules import Criteria
from tafel.criteria.rules.versie import MEESTE, MINSTE
from tafel.kern.eenmalig import EenmaligFormulier
from tafel.kern.forms import Aantal, Datum, Formulier, LangeTekst, Verplicht


class OpmerkingForm(EenmaligFormulier):
    """A comment at one requirement."""

    tekst = LangeTekst("Uw opmerking", [Verplicht("Schrijf eerst uw opmerking.")])


class WeigerForm(Formulier):
    """Why the chair makes no exception."""

    reden = LangeTekst("Waarom maakt u geen uitzondering?")


class CriteriaForm(Formulier):
    """The criteria of a table from a day on. The names of the tick boxes are those of the requirements."""

    overleggen = Aantal("Hoeveel eerdere overleggen?", [Verplicht("Vul een getal in.")], van=MINSTE, tot=MEESTE)
    eerdere_overleggen = BooleanField("Zonder deze overleggen kan een casus niet naar de tafel")
    pogingen = Aantal("Hoeveel eerdere pogingen?", [Verplicht("Vul een getal in.")], van=MINSTE, tot=MEESTE)
    eerdere_poging = BooleanField("Zonder deze pogingen kan een casus niet naar de tafel")
    vierjarigen = RadioField(
        "Mag een kind dat nog niet leerplichtig is op de agenda?",
        [AnyOf(("ja", "nee"), message="Kies ja of nee.")],
        choices={"ja": "Ja", "nee": "Nee, alleen op de lijst"},
        validate_choice=False,
    )
    vierjarige = BooleanField("Is het antwoord nee? Dan kan zo'n casus niet worden ingediend")
    toestemming_beide_ouders = BooleanField("Alle ouders met gezag moeten toestemming geven voordat u indient")
    vanaf = Datum("Vanaf welke dag?", [Verplicht("Vul in vanaf welke dag dit geldt.")])
    reden = LangeTekst("Waarom worden de eisen anders?", [Verplicht("Schrijf waarom de eisen anders worden.")])

    HARD = ("eerdere_overleggen", "eerdere_poging", "vierjarige", "toestemming_beide_ouders")

    @classmethod
    def van(cls, criteria: Criteria, profiel: str) -> CriteriaForm:
        """Return the form with what a table asks now."""
        return cls(
            formdata=None,
            data={
                "overleggen": criteria.overleggen,
                "pogingen": criteria.pogingen,
                "vierjarigen": "ja" if criteria.vierjarigen_mogen(profiel) else "nee",
                **{code: code in criteria.hard for code in cls.HARD},
            },
        )

    def criteria(self, profiel: str) -> Criteria:
        """Return what was filled in; about four-year-olds nothing when it is what the profile has."""
        mag = self.vierjarigen.data == "ja"
        return Criteria(
            hard=frozenset(code for code in self.HARD if self[code].data),
            overleggen=self.overleggen.data,
            pogingen=self.pogingen.data,
            vierjarigen=None if mag == Criteria().vierjarigen_mogen(profiel) else mag,
        )
