"""Every reason to refuse a file: a code and one Dutch sentence that says how to mend it."""

from __future__ import annotations

MEGABYTE = 1024 * 1024
HOOGSTENS = 20 * MEGABYTE
MEDIATYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "jpg": "image/jpeg",
    "png": "image/png",
}
UITGANGEN = {"pdf": "pdf", "docx": "docx", "odt": "odt", "jpg": "jpg", "jpeg": "jpg", "png": "png"}
# what browsers say when they do not know: then only name and content have to agree
ZEGT_NIETS = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-download"})
OOK_GEZEGD = {
    "application/x-pdf": "pdf",
    "image/jpg": "jpg",
    "image/pjpeg": "jpg",
    "image/x-png": "png",
    "application/x-vnd.oasis.opendocument.text": "odt",
}

_PDF = "Sla het op als PDF en voeg dat toe."
_UITPAKKEN = "Pak het uit en voeg de documenten los toe."
_GEEN_PROGRAMMA = "Voeg alleen documenten en foto's toe."
_ALS_FOTO = "Sla de foto op als JPEG of PNG en voeg die toe."

# kind -> (the endings it has, what it is, how to mend it)
ANDERE_SOORTEN: dict[str, tuple[tuple[str, ...], str, str]] = {
    "doc": (("doc", "wri"), "een oud Word-bestand", "Open het in Word en sla het op als .docx of PDF."),
    "docm": (("docm",), "een Word-bestand met macro's", "Sla het op als .docx of PDF."),
    "sjabloon": (("dot", "dotx", "dotm", "ott"), "een sjabloon", "Maak er een document van en sla dat op als PDF."),
    "rekenblad": (("xls", "xlsx", "xlsm", "xlsb", "ods", "csv"), "een rekenblad", _PDF),
    "presentatie": (("ppt", "pptx", "pptm", "pps", "ppsx", "odp"), "een presentatie", _PDF),
    "zip": (("zip", "zipx"), "een ingepakte map", _UITPAKKEN),
    "rar": (("rar",), "een RAR-archief", _UITPAKKEN),
    "7z": (("7z",), "een 7-Zip-archief", _UITPAKKEN),
    "archief": (("tar", "gz", "tgz", "bz2", "xz", "zst", "cab", "iso", "img"), "een archief", _UITPAKKEN),
    "programma": (
        ("exe", "msi", "com", "scr", "dll", "bat", "cmd", "ps1", "vbs", "js", "hta", "lnk", "jar", "apk", "app", "sh",
         "py", "elf"),
        "een programma", _GEEN_PROGRAMMA,
    ),
    "webpagina": (("html", "htm", "xhtml", "mht", "mhtml", "php"), "een webpagina", "Druk haar af als PDF."),
    "svg": (("svg", "svgz"), "een SVG-tekening", "Sla haar op als PNG of PDF."),
    "xml": (("xml", "json", "yaml", "yml"), "een gegevensbestand", "Zet wat u wilt laten lezen in een document."),
    "gif": (("gif",), "een GIF-plaatje", _ALS_FOTO),
    "webp": (("webp",), "een WebP-foto", _ALS_FOTO),
    "tiff": (("tif", "tiff"), "een TIFF-scan", "Scan opnieuw naar PDF, of sla de scan op als JPEG."),
    "bmp": (("bmp", "dib"), "een BMP-plaatje", _ALS_FOTO),
    "heic": (
        ("heic", "heif", "avif"), "een HEIC-foto",
        "Zet de camera van de telefoon op Meest compatibel, of sla de foto op als JPEG.",
    ),
    "ontwerp": (("psd", "ai", "eps", "ps", "xcf"), "een ontwerpbestand", _PDF),
    "tekst": (("txt", "md", "log"), "kale tekst", "Zet de tekst in een document en sla dat op als PDF."),
    "rtf": (("rtf",), "een RTF-tekst", "Open het in Word of LibreOffice en sla het op als .docx of PDF."),
    "eml": (("eml",), "een e-mail", "Druk de mail af als PDF en voeg dat toe."),
    "msg": (("msg", "pst", "oft"), "een Outlook-bericht", "Druk het bericht af als PDF en voeg dat toe."),
    "pages": (("pages", "numbers", "key"), "een Apple-document", "Kies in het programma Exporteer naar PDF."),
    "xps": (("xps", "oxps", "epub", "djvu"), "een ander soort document", _PDF),
    "beeld_of_geluid": (
        ("mp3", "m4a", "wav", "ogg", "mp4", "mov", "avi", "mkv", "webm"),
        "een opname", "Schrijf in een document wat de tafel moet weten.",
    ),
    "database": (("mdb", "accdb", "db", "sqlite"), "een database", _PDF),
}  # fmt: skip
SOORT_VAN_UITGANG = {uitgang: soort for soort, (namen, _, _) in ANDERE_SOORTEN.items() for uitgang in namen}

MELDINGEN = {
    "geen_bestand": "Kies eerst een bestand.",
    "leeg": "Dit bestand is leeg. Kijk of u het goede bestand koos.",
    "te_groot": "Dit bestand is groter dan 20 MB. Maak het kleiner, of splits het in delen.",
    "geen_uitgang": "De naam zegt niet wat dit is. Laat de naam eindigen op .pdf, .docx, .odt, .jpg of .png.",
    "onbekende_uitgang": "Bestanden met .{uitgang} nemen we niet aan. Gebruik PDF, Word (.docx), ODT, JPEG of PNG.",
    "andere_soort": "Dit is {wat} (.{uitgang}). {hoe}",
    "naam_en_inhoud": "Dit heet .{uitgang}, maar de inhoud is {wat}. {hoe}",
    "gezegd_en_inhoud": "Uw browser noemt dit iets anders dan .{uitgang}. Sla het opnieuw op en kies het dan weer.",
    "onbekende_inhoud": "Dit heet .{uitgang}, maar dat is het niet. Open het, sla het op als PDF en voeg dat toe.",
    "dubbel": "In dit bestand zit nog een tweede bestand verstopt. Open het, druk het af als PDF en voeg dat toe.",
    "te_lang": "Het bekijken van dit bestand duurde te lang. Sla het op als een eenvoudige PDF en probeer het opnieuw.",
    "niet_te_bekijken": "We konden dit bestand niet veilig bekijken. Druk het af als PDF en voeg dat toe.",
    # pdf
    "pdf_kapot": "Deze PDF is niet heel. Maak haar opnieuw en voeg haar daarna toe.",
    "pdf_op_slot": "Deze PDF is beveiligd. Sla haar op zonder wachtwoord of beveiliging.",
    "pdf_geen_blad": "In deze PDF staat geen enkel blad. Maak haar opnieuw.",
    "pdf_te_veel": "Deze PDF is te ingewikkeld om te bekijken. Druk haar af als nieuwe PDF.",
    "pdf_javascript": "In deze PDF zit een programma (JavaScript). Druk haar af als nieuwe PDF en voeg die toe.",
    "pdf_bij_openen": "Deze PDF doet iets zodra zij opengaat. Druk haar af als nieuwe PDF en voeg die toe.",
    "pdf_bij_gebeurtenis": "Deze PDF doet iets vanzelf, zoals bij het omslaan. Druk haar af als nieuwe PDF.",
    "pdf_start_programma": "Deze PDF start een ander programma. Druk haar af als nieuwe PDF en voeg die toe.",
    "pdf_bijlagen": "In deze PDF zitten andere bestanden. Voeg die los toe, en de PDF zonder bijlagen.",
    "pdf_xfa": "Dit is een PDF-formulier van een oud soort (XFA). Druk het ingevulde formulier af als PDF.",
    "pdf_media": "In deze PDF zit beeld of geluid dat afspeelt. Druk haar af als nieuwe PDF.",
    "pdf_verstuurt": "Deze PDF verstuurt gegevens naar een ander adres. Druk haar af als nieuwe PDF.",
    "pdf_ander_bestand": "Deze PDF opent een ander bestand. Druk haar af als nieuwe PDF en voeg die toe.",
    "pdf_koppeling": "In deze PDF staat een link die geen gewone website of mail is. Druk haar af als nieuwe PDF.",
    "pdf_laadt_van_buiten": "Deze PDF haalt een deel van buiten. Druk haar af als nieuwe PDF en voeg die toe.",
    # what word and odt files are packed in
    "pakket_kapot": "Dit bestand is niet heel. Open het, sla het opnieuw op en voeg het daarna toe.",
    "pakket_op_slot": "Dit document heeft een wachtwoord. Sla het op zonder wachtwoord.",
    "pakket_te_veel_delen": "Dit document bestaat uit meer dan 1.000 delen. Sla het op als PDF.",
    "pakket_te_groot": "Dit document wordt uitgepakt groter dan 200 MB. Sla het op als PDF.",
    "pakket_bom": "Dit bestand is zo sterk ingepakt dat het geen gewoon document is. Sla het op als PDF.",
    "pakket_in_pakket": "In dit document zit een ingepakt bestand. Haal het eruit en voeg het los toe.",
    "pakket_pad": "Delen van dit bestand willen buiten het document komen. Maak het opnieuw en sla het op als PDF.",
    "pakket_verwijzing": "In dit bestand zit een verwijzing naar een andere plek op de computer. Sla het op als PDF.",
    "pakket_dubbel": "In dit bestand heten twee delen hetzelfde. Open het, sla het opnieuw op en voeg het dan toe.",
    "pakket_vreemd_deel": "In dit document zit een deel dat er niet hoort. Sla het op als PDF en voeg dat toe.",
    "xml_dtd": "De tekst van dit document bevat eigen definities, en dat is onveilig. Sla het op als PDF.",
    "xml_kapot": "De tekst van dit document is niet heel. Open het, sla het opnieuw op en voeg het dan toe.",
    "xml_te_lang": "De tekst van dit document is te lang om te bekijken. Sla het op als PDF.",
    "macro": "In dit document zitten macro's. Sla het op zonder macro's (.docx of .odt) of als PDF.",
    "ingesloten": "In dit document zit een ander bestand, zoals een tabel uit Excel. Sla het op als PDF.",
    "activex": "In dit document zitten knoppen die een programma starten (ActiveX). Sla het op als PDF.",
    "veld": "In dit document staat een veld dat zelf gegevens ophaalt. Sla het op als PDF en voeg dat toe.",
    "dde": "Dit document haalt gegevens uit een ander programma (DDE). Sla het op als PDF.",
    "sjabloon_van_buiten": "Dit document hangt aan een sjabloon ergens anders. Sla het op als PDF, dan is het los.",
    "van_buiten": "Dit document haalt een plaatje of deel van buiten. Zet het in het document zelf, of sla op als PDF.",
    "koppeling": "In dit document staat een link die geen gewone website of mail is. Haal die weg.",
    # pictures
    "beeld_kapot": "Deze foto is niet heel. Maak of verstuur haar opnieuw en voeg haar dan toe.",
    "beeld_te_groot": "Deze foto heeft meer dan 40 miljoen punten. Verklein haar en probeer het opnieuw.",
    "beeld_beweegt": "Dit plaatje beweegt. Sla één beeld op als JPEG of PNG en voeg dat toe.",
}


def melding(code: str, **gegevens: str) -> str:
    """Return the sentence of `code` with its blanks filled."""
    return MELDINGEN[code].format(**gegevens)
