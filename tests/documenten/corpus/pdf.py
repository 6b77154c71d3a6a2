"""PDFs that act, carry, ask or hide something."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary, Encryption, Name, Permissions, String

from tests.documenten.corpus.vorm import Geval
from tests.documenten.maken import aantekening, pdf, pdf_met, zip_van

JS = "In deze PDF zit een programma (JavaScript). Druk haar af als nieuwe PDF en voeg die toe."
BIJLAGEN = "In deze PDF zitten andere bestanden. Voeg die los toe, en de PDF zonder bijlagen."
MEDIA = "In deze PDF zit beeld of geluid dat afspeelt."
OP_SLOT = "Deze PDF is beveiligd. Sla haar op zonder wachtwoord of beveiliging."
KAPOT = "Deze PDF is niet heel. Maak haar opnieuw en voeg haar daarna toe."
DUBBEL = "In dit bestand zit nog een tweede bestand verstopt."


def _actie(een, **velden):
    return een.make_indirect(Dictionary(Type=Name.Action, **velden))


def _js(een):
    return _actie(een, S=Name.JavaScript, JS=String("app.alert(1)"))


def _open_js(een):
    een.Root.OpenAction = _js(een)


def _namenboom(een):
    een.Root.Names = Dictionary(JavaScript=Dictionary(Names=[String("a"), _js(een)]))


def _open_website(een):
    een.Root.OpenAction = _actie(een, S=Name.URI, URI=String("https://voorbeeld.test"))


def _extra(een):
    een.pages[0].AA = Dictionary(O=_actie(een, S=Name.Named, N=Name.NextPage))


def _knop(**velden):
    return lambda een: aantekening(een, Subtype=Name.Link, A=_actie(een, **velden))


def _bijlage(een):
    een.attachments["stiekem.exe"] = pikepdf.AttachedFileSpec(een, b"MZ", mime_type="application/octet-stream")


def _portfolio(een):
    een.Root.Collection = Dictionary(Type=Name.Collection, View=Name.D)


def _xfa(een):
    een.Root.AcroForm = Dictionary(Fields=[], XFA=een.make_stream(b"<xdp/>"))


def _veldscript(een):
    veld = Dictionary(FT=Name.Tx, T=String("a"), AA=Dictionary(K=_js(een)))
    een.Root.AcroForm = Dictionary(Fields=[een.make_indirect(veld)])


def _buiten(een):
    een.Root.Extra = een.make_stream(b"", F=String("/etc/passwd"))


def _verstopt(een):
    """An action that nothing points to, in the middle of a list."""
    een.Root.Niets = pikepdf.Array([Dictionary(X=Dictionary(S=Name.JavaScript, JS=String("1")))])


def _af(een):
    een.Root.AF = pikepdf.Array([_actie(een, S=Name.GoTo)])


def _slot(gebruiker: str):
    sloten = Encryption(owner="eigenaar", user=gebruiker, allow=Permissions(print_highres=False))
    return lambda: pdf_met(lambda _: None, encryption=sloten)


def _geen_blad(een):
    del een.pages[0]


def _g(wat, doe, zin):
    return Geval(wat, "verslag.pdf", lambda: pdf_met(doe), zin, "application/pdf")


def _b(wat, maak, zin):
    return Geval(wat, "verslag.pdf", maak, zin, "application/pdf")


KWAAD = (
    _g("javascript bij openen", _open_js, JS),
    _g("javascript in de namenboom", _namenboom, JS),
    _g("javascript in een knop", _knop(S=Name.JavaScript, JS=String("1")), JS),
    _g("javascript in een veld", _veldscript, JS),
    _g("javascript waar niets naar wijst", _verstopt, JS),
    _b("javascript met een vermomde naam",
       lambda: pdf_met(_open_js, object_stream_mode=pikepdf.ObjectStreamMode.disable)
       .replace(b"/S /JavaScript /Type", b"/S/J#61vaScript/Type"), JS),
    _g("iets doen bij openen", _open_website,
       "Deze PDF doet iets zodra zij opengaat. Druk haar af als nieuwe PDF en voeg die toe."),
    _g("iets doen bij een blad", _extra,
       "Deze PDF doet iets vanzelf, zoals bij het omslaan. Druk haar af als nieuwe PDF."),
    _g("programma starten", _knop(S=Name.Launch, F=String("cmd.exe")),
       "Deze PDF start een ander programma. Druk haar af als nieuwe PDF en voeg die toe."),
    _g("formulier versturen", _knop(S=Name.SubmitForm, F=String("https://voorbeeld.test")),
       "Deze PDF verstuurt gegevens naar een ander adres. Druk haar af als nieuwe PDF."),
    _g("gegevens inlezen", _knop(S=Name.ImportData, F=String("a.fdf")), "Deze PDF verstuurt gegevens"),
    _g("ander bestand openen", _knop(S=Name.GoToR, F=String("\\\\server\\a.pdf"), D=[0]),
       "Deze PDF opent een ander bestand. Druk haar af als nieuwe PDF en voeg die toe."),
    _g("ingesloten bestand openen", _knop(S=Name.GoToE, D=[0]), "Deze PDF opent een ander bestand."),
    _g("link naar een bestand", _knop(S=Name.URI, URI=String("file:///etc/passwd")),
       "In deze PDF staat een link die geen gewone website of mail is. Druk haar af als nieuwe PDF."),
    _g("link met javascript", _knop(S=Name.URI, URI=String("javascript:alert(1)")), "In deze PDF staat een link"),
    _g("bijlage", _bijlage, BIJLAGEN),
    _g("bijlage als aantekening", lambda een: aantekening(een, Subtype=Name.FileAttachment), BIJLAGEN),
    _g("verbonden bestand (PDF/A-3)", _af, BIJLAGEN),
    _g("portfolio", _portfolio, BIJLAGEN),
    _g("xfa-formulier", _xfa,
       "Dit is een PDF-formulier van een oud soort (XFA). Druk het ingevulde formulier af als PDF."),
    _g("rijke media", lambda een: aantekening(een, Subtype=Name.RichMedia), MEDIA),
    _g("film", lambda een: aantekening(een, Subtype=Name.Movie), MEDIA),
    _g("driedimensionaal", lambda een: aantekening(een, Subtype=Name("/3D")), MEDIA),
    _g("inhoud van buiten", _buiten,
       "Deze PDF haalt een deel van buiten. Druk haar af als nieuwe PDF en voeg die toe."),
    _b("wachtwoord om te openen", _slot("geheim"), OP_SLOT),
    _b("beveiligd tegen afdrukken", _slot(""), OP_SLOT),
    _g("geen blad", _geen_blad, "In deze PDF staat geen enkel blad. Maak haar opnieuw."),
    _b("afgeknipt", lambda: pdf()[: len(pdf()) // 2], KAPOT),
    _b("begin zonder inhoud", lambda: b"%PDF-1.7\n%%EOF\n", KAPOT),
    _b("kapotte wijzer", lambda: pdf().replace(b"startxref", b"startxxxx"), KAPOT),
    _b("zip erachter", lambda: pdf() + zip_van({"a.txt": "a"}), DUBBEL),
    _b("zip achter een kort eind", lambda: pdf() + zip_van({"a.txt": b"%%EOF"}, kaal=("a.txt",)), DUBBEL),
    _b("webpagina erachter", lambda: pdf() + b"<script>alert(1)</script>", DUBBEL),
    _b("webpagina in de kop",
       lambda: pdf().replace(b"%PDF-1.3\n", b"%PDF-1.3\n%<html><script>alert(1)</script>\n", 1), DUBBEL),
)  # fmt: skip
