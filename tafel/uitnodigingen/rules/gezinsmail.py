"""The mail to leerling or ouders: what it is about, when, what is asked, whom to call. No name of a child.

Never the words of the field. Who reads it sees that it is about school and their child, and what they can do now.
"""

from __future__ import annotations

from collections.abc import Sequence

from tafel.kern.format import datum_vol, datum_zin, tijd
from tafel.uitnodigingen.rules.regel import Regel, nieuw, verplaatst, vraag_opnieuw

OVER = "Het gesprek gaat over school en uw kind."
OVER_MEER = "Het gesprek gaat over school en uw kinderen."
OVER_JE = "Het gesprek gaat over school."
MET_KIND = "Uw kind is jonger dan 12. Het gesprek is met u, en uw kind mag mee.\n"


def _over(regels: Sequence[Regel]) -> str:
    if regels[0].jij:
        return OVER_JE
    return OVER_MEER if len({r.nummer for r in regels}) > 1 else OVER


def onderwerp(regels: Sequence[Regel]) -> str:
    """Return the subject: that it is about school, and when."""
    komt = [r for r in regels if r.actie != "afzegging"]
    if not komt:
        return f"Het gesprek over school op {datum_zin(regels[0].vak.datum)} gaat niet door"
    dag = datum_zin(komt[0].vak.datum)
    if any(r.anders == "dag" for r in komt):
        return f"Het gesprek over school is verplaatst naar {dag}"
    if any(r.anders for r in komt):
        return f"Nieuwe tijd of plaats: gesprek over school op {dag}"
    return f"Uitnodiging: gesprek over school op {dag}"


def tekst(tafel: str, regels: Sequence[Regel], vraagt: bool) -> str:
    """Return the body; `vraagt`: the answer is still to be given."""
    komt = sorted((r for r in regels if r.actie != "afzegging"), key=lambda r: (r.vak.datum, r.vak.begint_om))
    af = [r for r in regels if r.actie == "afzegging"]
    jij = regels[0].jij
    u = "je" if jij else "u"
    delen = []
    if komt:
        delen += [_waarover(tafel, komt), _wanneer(komt), _vraag(komt, u) if vraagt else _beantwoord(jij)]
    delen += [f"Het gesprek over school op {datum_zin(r.vak.datum)} gaat niet door{_bij(r, regels)}." for r in af]
    if not komt:
        hoeft = "Je hoeft" if jij else "U hoeft"
        delen.append(f"{hoeft} niets te doen. Stond het in {'je' if jij else 'uw'} agenda? De bijlage haalt het weg.")
    delen.append(bel_zin(regels, jij))
    return "\n\n".join(delen)


def _bij(r: Regel, regels: Sequence[Regel]) -> str:
    return f" (nummer {r.nummer})" if len({een.nummer for een in regels}) > 1 else ""


def _waarover(tafel: str, komt: Sequence[Regel]) -> str:
    jou, jij = ("jou", "jij wilt") if komt[0].jij else ("u", "u wilt")
    wie = "Je bent" if komt[0].jij else "U bent"
    return (
        f"{wie} uitgenodigd voor een gesprek. {_over(komt)}\n"
        f"Mensen die iets kunnen doen, komen bij elkaar bij {tafel}. Zij willen eerst van {jou} horen wat {jij}. "
        "Niemand krijgt de schuld."
    )


def _wanneer(komt: Sequence[Regel]) -> str:
    regels = []
    for r in komt:
        if r.anders == "dag" and r.was is not None:
            regels.append(verplaatst(r.was, r.vak).replace("Het overleg", "Het gesprek"))
        uur = f"{tijd(r.vak.begint_om)} tot {tijd(r.vak.eindigt_om)} uur"
        regels.append(f"{datum_vol(r.vak.datum).capitalize()}, {uur}{_bij(r, komt)}. {nieuw(r)}".rstrip())
    plek = komt[0].vak
    regels.append(f"Plaats: {plek.plaats}.")
    if plek.online:
        regels.append(f"Online meedoen: {plek.online}")
    return "\n".join(regels)


def _beantwoord(jij: bool) -> str:
    van, zijn = ("Je", "je") if jij else ("Uw", "uw")
    return f"{van} antwoord staat erbij. De bijlage zet de nieuwe tijd in {zijn} agenda."


def _vraag(komt: Sequence[Regel], u: str) -> str:
    jij = u == "je"
    laat = f"Laat weten of {u} komt. Dat kan met de link hieronder."
    for r in komt:
        if r.was is not None and (opnieuw := vraag_opnieuw(r.zei, r.was, r.vak, jij)):
            laat = f"{opnieuw} Laat het weten met de link hieronder."
            break
    kind = MET_KIND if any(r.met_kind for r in komt) else ""
    mag, hoeft, kom = ("Je mag", "Je hoeft", "Kom je") if jij else ("U mag", "U hoeft", "Komt u")
    anders = "Dat mag. Je kunt ook iets opschrijven, of een filmpje mee laten nemen." if jij else (
        "Dat mag. Uw mening telt ook dan. U kunt het opschrijven."
    )  # fmt: skip
    return f"{laat}\n{kind}{mag} iemand meenemen. {hoeft} niets voor te bereiden.\n{kom} liever niet? {anders}"


def bel_zin(regels: Sequence[Regel], jij: bool) -> str:
    """Return whom to call, with the number to name; without a telephone number who to ask."""
    nummers = " of ".join(dict.fromkeys(r.nummer for r in regels))
    bellers = list(dict.fromkeys(r.bel for r in regels if r.bel and r.bel[1]))
    if not bellers:
        wie = next((r.bel[0] for r in regels if r.bel), "")
        vraag = f"Vraag het {wie}, of" if wie else "Vraag het"
        return f"Een vraag? {vraag} op school. Noem nummer {nummers}."
    wie = " of ".join(f"{naam}, {telefoon}" for naam, telefoon in bellers)
    return f"Een vraag, of {'praat je' if jij else 'praat u'} liever? Bel {wie}. Noem nummer {nummers}."


def herinnering(datum_zin_: str, regels: Sequence[Regel]) -> tuple[str, str]:
    """Return subject and body of the question that is asked once more."""
    jij = regels[0].jij
    kom, u = ("Kom je", "je") if jij else ("Komt u", "u")
    tekst_ = (
        f"{_over(regels)} {'Je hebt' if jij else 'U hebt'} nog niet laten weten of {u} komt op {datum_zin_}.\n"
        f"Dat kan met de link hieronder. {kom} liever niet? Dat mag. Zeg het gerust.\n\n{bel_zin(regels, jij)}"
    )
    return f"{kom} op {datum_zin_} praten over school?", tekst_
