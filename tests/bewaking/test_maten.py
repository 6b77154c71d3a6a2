"""Files stay small, rules stay pure, and no secret or machine path is committed."""

from __future__ import annotations

import ast
import re

import pytest

from tafel.config import PROJECT

BRON = sorted((PROJECT / "tafel").rglob("*.py"))
TESTS = sorted((PROJECT / "tests").rglob("*.py"))
HOOGSTENS = 300


@pytest.mark.parametrize("pad", [*BRON, *TESTS], ids=lambda p: p.relative_to(PROJECT).as_posix())
def test_geen_bestand_is_te_lang(pad):
    assert len(pad.read_text().splitlines()) <= HOOGSTENS


@pytest.mark.parametrize("pad", BRON, ids=lambda p: p.relative_to(PROJECT).as_posix())
def test_elke_functie_van_de_rollen_zegt_wat_zij_doet(pad):
    boom = ast.parse(pad.read_text())
    assert ast.get_docstring(boom), "a module says in one line what it is"
    if pad.stem in ("rules", "services", "queries", "views", "forms") or pad.parent.name in (
        "rules",
        "services",
        "queries",
    ):
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.FunctionDef) and not knoop.name.startswith("_"):
                assert ast.get_docstring(knoop), f"{knoop.name} has no docstring"


def test_regels_zijn_zuiver():
    verboden = re.compile(
        r"^\s*(from|import) (flask|sqlalchemy|random|secrets|tafel\.kern\.(clock|db|web|forms)"
        r"|tafel\.\w+\.(models|queries|services))",
        re.M,
    )
    for pad in BRON:
        if pad.stem == "rules" or pad.parent.name == "rules" or "criteria" in pad.parts:
            if pad.stem == "commands":
                continue
            treffer = verboden.search(pad.read_text())
            assert treffer is None, f"{pad.name}: {treffer.group(0).strip()}"


def test_services_leggen_niet_zelf_vast_en_kennen_geen_verzoek():
    for pad in BRON:
        if pad.stem == "services" or pad.parent.name == "services":
            boom = ast.parse(pad.read_text())
            namen = {n.attr for n in ast.walk(boom) if isinstance(n, ast.Attribute)}
            flask = [n for n in ast.walk(boom) if isinstance(n, ast.ImportFrom) and n.module == "flask"]
            geleend = {alias.name for n in flask for alias in n.names} - {"current_app"}
            assert not geleend, f"{pad}: {geleend}"
            if pad.parts[-2:] not in (("accounts", "services.py"), ("berichten", "services.py")):
                assert "commit" not in namen, pad
