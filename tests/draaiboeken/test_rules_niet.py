"""Who does not come but takes part all the same: the chair talks about them, not to them."""

from __future__ import annotations

from dataclasses import replace

from tests.draaiboeken.test_rules import OUDERS, SAM, F, teksten, zinnen


def test_wie_niet_komt_maar_een_filmpje_stuurt_wordt_niet_aangesproken():
    f = replace(F, sprekers=(replace(SAM, komt="kan_niet", meedoen="filmpje", woorden="Twee uur is genoeg."), OUDERS))
    tekst = teksten(zinnen("horen", f))
    assert "De leerling komt niet, maar maakte een filmpje." in tekst and "Lees voor: “Twee uur is genoeg.”" in tekst
    assert "Jij mag beginnen" not in tekst and "jouw filmpje" not in tekst
    assert "Wat wilt u dat wij weten?" in tekst  # the ouders are there


def test_wie_niet_komt_en_niets_koos_wordt_niet_overgeslagen():
    f = replace(F, sprekers=(SAM, replace(OUDERS, komt="kan_niet")))
    tekst = teksten(zinnen("horen", f))
    assert "Deze ouder komt niet. Vraag wie weet wat deze ouder hier wil zeggen." in tekst
    assert "Wat wilt u dat wij weten?" not in tekst and "Jij mag beginnen" in tekst
