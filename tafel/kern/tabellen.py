"""Read a table that people made (CSV, XLSX, ODS) and write one that opens safely. Pure.

What comes out is text: a heading or a cell is what a person would type. A fault is one Dutch sentence with its row and
column. Reading raises nothing but Tabelfout, whatever the bytes are.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tafel.kern.tabelfouten import MAX_KOLOMMEN, MAX_RIJEN, Tabelfout

MAX_BYTES = 5 * 1024 * 1024
MAX_CEL = 10_000
SCHEIDINGEN = (";", ",", "\t", "|")
_VERBODEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# begin signatures of what is no table, and what to say of it
_ANDERS = (
    (b"%PDF", "Dit is een PDF. Daar halen wij geen rijen uit. Bewaar de lijst als Excel (.xlsx) of CSV."),
    (b"\xd0\xcf\x11\xe0", "Dit is een oud Excel-bestand (.xls), of er zit een wachtwoord op. Bewaar het als .xlsx of "
     "CSV, zonder wachtwoord."),
    (b"{\\rtf", "Dit is een tekstdocument. Bewaar de lijst als Excel (.xlsx) of CSV."),
    (b"\x89PNG", "Dit is een afbeelding. Bewaar de lijst als Excel (.xlsx) of CSV."),
    (b"\xff\xd8\xff", "Dit is een foto. Bewaar de lijst als Excel (.xlsx) of CSV."),
    (b"GIF8", "Dit is een afbeelding. Bewaar de lijst als Excel (.xlsx) of CSV."),
    (b"\x1f\x8b", "Dit bestand is ingepakt. Pak het eerst uit."),
    (b"7z\xbc\xaf", "Dit bestand is ingepakt. Pak het eerst uit."),
    (b"Rar!", "Dit bestand is ingepakt. Pak het eerst uit."),
)  # fmt: skip
_OPMAAK = re.compile(rb"\s*<(?:!doctype|html|\?xml|table|svg)", re.I)
# what a spreadsheet program would take for a formula: also in the wide letters of Asian keyboards
_GEVAAR = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_GEMERKT = re.compile(rf"'+[{re.escape(_GEVAAR)}]")
_REKENFOUT = re.compile(
    r"#(N/A|N/B|REF!|VERW!|DIV/0!|DEEL/0!|NAME\?|NAAM\?|VALUE!|WAARDE!|NUM!|GETAL!|NULL!|LEEG!|SPILL!)", re.I
)


@dataclass(frozen=True)
class Rij:
    """One row with something in it: its number as the spreadsheet shows it, and its cells."""

    nummer: int
    cellen: tuple[str, ...]

    def cel(self, kolom: int) -> str:
        """Return the cell in this column (from 0); "" past the end of the row."""
        return self.cellen[kolom] if kolom < len(self.cellen) else ""


@dataclass(frozen=True)
class Tabel:
    """What was read: the rows that are not empty, what kind of file it was, and what a person should know of it."""

    soort: str  # "csv", "xlsx", "ods"
    rijen: tuple[Rij, ...]
    opmerkingen: tuple[str, ...] = ()
    scheiding: str = ""
    codering: str = ""

    @property
    def breedte(self) -> int:
        """Return how many columns the widest row has."""
        return max((len(rij.cellen) for rij in self.rijen), default=0)


def lees_tabel(inhoud: bytes) -> Tabel:
    """Return the table in a file, judged by its content and not by its name. Raises Tabelfout, and nothing else."""
    if not inhoud.strip():
        raise Tabelfout("Dit bestand is leeg.")
    if len(inhoud) > MAX_BYTES:
        raise Tabelfout("Dit bestand is te groot. Er passen 5 MB. Deel de lijst in stukken.")
    for begin, melding in _ANDERS:
        if inhoud.startswith(begin):
            raise Tabelfout(melding)
    if inhoud.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from tafel.kern.rekenbladen import lees_rekenblad  # the reader of spreadsheets is only loaded for one

        soort, ruw, opmerkingen = lees_rekenblad(inhoud)
        return Tabel(soort, _rijen(ruw), opmerkingen)
    if _OPMAAK.match(inhoud[:200].lstrip(b"\xef\xbb\xbf")):
        raise Tabelfout("Dit is een webpagina of XML, geen tabel. Bewaar de lijst als Excel (.xlsx) of CSV.")
    tekst, codering = ontcijfer(inhoud)
    scheiding, tekst = _scheiding(tekst)
    rijen = _rijen(enumerate(_csv(tekst, scheiding), start=1))
    vreemd = "Er staan vreemde tekens in, zoals Ã«. Bewaar de lijst opnieuw als CSV UTF-8." if "Ã" in tekst else ""
    return Tabel("csv", rijen, (vreemd,) if vreemd else (), scheiding, codering)


def ontcijfer(inhoud: bytes) -> tuple[str, str]:
    """Return the text of these bytes and how it was written: UTF-8, UTF-16 or Windows-1252. Raises Tabelfout."""
    if inhoud.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        raise Tabelfout("Deze tekst is als UTF-32 bewaard. Bewaar hem als CSV UTF-8.")
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        proef = ["utf-16"]
    elif inhoud.count(b"\x00") > len(inhoud) // 5:  # two bytes a letter, and no mark in front
        proef = ["utf-16-le" if inhoud[1::2].count(0) >= inhoud[::2].count(0) else "utf-16-be"]
    else:
        proef = ["utf-8-sig", "cp1252"]
    for codering in proef:
        try:
            return inhoud.decode(codering), codering
        except UnicodeDecodeError:
            continue
    raise Tabelfout("Dit is geen leesbare tekst. Bewaar de lijst als Excel (.xlsx) of als CSV UTF-8.")


def _scheiding(tekst: str) -> tuple[str, str]:
    """Return what stands between the cells, and the text without a "sep=" line."""
    eerste, _, rest = tekst.partition("\n")
    if (m := re.fullmatch(r'"?sep=(.)"?', eerste.strip("\r\n "), re.I)) or (eerste.rstrip("\r") == "sep=\t"):
        return (m[1] if m else "\t"), "\n" + rest  # its row stays counted
    kop = "\n".join([regel for regel in tekst[:20_000].splitlines() if regel.strip()][:10])
    zonder = re.sub(r'"[^"]*"', "", kop)
    tellen = {een: [regel.count(een) for regel in zonder.split("\n")] for een in SCHEIDINGEN}
    # the one most rows agree on: the number of times in the first rows, steady before many
    beste = max(SCHEIDINGEN, key=lambda een: (sum(n == max(tellen[een]) > 0 for n in tellen[een]), max(tellen[een])))
    return (beste if max(tellen[beste]) else ";"), tekst


def _csv(tekst: str, scheiding: str) -> Iterable[Sequence[str]]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    nummer = 0
    while True:
        nummer += 1
        try:
            yield next(lezer)
        except StopIteration:
            return
        except csv.Error as fout:
            melding = "De aanhalingstekens kloppen niet. Zet ze om de hele cel, of haal ze weg."
            if "field larger" in str(fout):
                melding = f"Er staat een cel met te veel tekst. Er passen {MAX_CEL} tekens."
            raise Tabelfout(melding, nummer) from None


def _rijen(ruw: Iterable[tuple[int, Sequence[Any]]]) -> tuple[Rij, ...]:
    """Return the rows with something in them, each cell as text. Raises Tabelfout at a limit or a forbidden sign."""
    uit: list[Rij] = []
    for nummer, cellen in ruw:
        teksten = [_cel(waarde, nummer, kolom) for kolom, waarde in enumerate(cellen)]
        while teksten and not teksten[-1]:
            teksten.pop()
        if not teksten:
            continue
        if len(teksten) > MAX_KOLOMMEN:
            raise Tabelfout(f"Er zijn te veel kolommen. Er passen er {MAX_KOLOMMEN}.", nummer)
        uit.append(Rij(nummer, tuple(teksten)))
        if len(uit) > MAX_RIJEN + 1:  # and the headings
            raise Tabelfout(f"Er zijn te veel rijen. Er passen er {MAX_RIJEN}. Deel de lijst in stukken.", nummer)
    if not uit:
        raise Tabelfout("Er staat niets in deze lijst.")
    return tuple(uit)


def _cel(waarde: Any, rij: int, kolom: int) -> str:
    tekst = zonder_merk(als_tekst(waarde).replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").strip())
    if len(tekst) > MAX_CEL:
        raise Tabelfout(f"In deze cel staat te veel tekst. Er passen {MAX_CEL} tekens.", rij, kolom)
    if _VERBODEN.search(tekst):
        raise Tabelfout("In deze cel staat een onzichtbaar teken. Typ de cel opnieuw.", rij, kolom)
    return tekst


def als_tekst(waarde: Any) -> str:
    """Return the value of a spreadsheet's cell as a person would type it: 14-05-2013, 12, 2,5, ja."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, dt.datetime) and waarde.time() == dt.time(0):
        waarde = waarde.date()
    if isinstance(waarde, dt.datetime):
        return waarde.strftime("%d-%m-%Y %H:%M")
    if isinstance(waarde, dt.date):
        return f"{waarde.day:02}-{waarde.month:02}-{waarde.year:04}"
    if isinstance(waarde, dt.time):
        return waarde.strftime("%H:%M")
    if isinstance(waarde, float):
        return str(int(waarde)) if waarde.is_integer() and abs(waarde) < 1e15 else repr(waarde).replace(".", ",")
    return "" if waarde is None else str(waarde)


def is_rekenfout(tekst: str) -> bool:
    """Tell whether a cell holds the error of a spreadsheet instead of a value, as #N/B or #REF!."""
    return bool(_REKENFOUT.fullmatch(tekst))


def herstel_datum(tekst: str) -> tuple[str, str]:
    """Return a date as it was meant, and what was done to it: figures in a row, or the number of a day.

    "14052013" and "1052013" (the zero got lost) are days written together; "41408" is how a spreadsheet counts days
    since 1900. Anything else comes back as it was, with "".
    """
    if not (tekst.isascii() and tekst.isdecimal()):
        return tekst, ""
    if len(tekst) == 8 and tekst[:2] in ("19", "20") and int(tekst[4:6]) <= 12:
        return f"{tekst[:4]}-{tekst[4:6]}-{tekst[6:]}", "gelezen als jaar, maand, dag"
    if len(tekst) in (7, 8):
        vol = tekst.zfill(8)
        return f"{vol[:2]}-{vol[2:4]}-{vol[4:]}", "er stond een getal; gelezen als dag, maand, jaar"
    if len(tekst) == 5 and 20_000 <= int(tekst) <= 70_000:
        return als_tekst(dt.date(1899, 12, 30) + dt.timedelta(days=int(tekst))), "er stond een getal uit een rekenblad"
    return tekst, ""


# --- writing ----------------------------------------------------------------------------------------------------------


def veilige_cel(waarde: Any) -> str:
    """Return a cell that no spreadsheet program takes for a formula: an apostrophe stands before it.

    EVERY export goes through here. A number stays a number. `zonder_merk` takes the apostrophe off again.
    """
    tekst = als_tekst(waarde)
    if isinstance(waarde, int | float):
        return tekst
    return f"'{tekst}" if tekst[:1] in tuple(_GEVAAR) or _GEMERKT.match(tekst) else tekst


def zonder_merk(tekst: str) -> str:
    """Return a cell as it was before `veilige_cel`."""
    return tekst[1:] if _GEMERKT.match(tekst) else tekst


def schrijf_csv(koppen: Sequence[str], rijen: Iterable[Sequence[Any]]) -> bytes:
    """Return a CSV file that a Dutch spreadsheet program opens as it is: UTF-8 with mark, `;`, safe cells."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([veilige_cel(kop) for kop in koppen])
    schrijver.writerows([veilige_cel(waarde) for waarde in rij] for rij in rijen)
    return uit.getvalue().encode("utf-8-sig")
