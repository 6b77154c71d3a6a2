"""`tafel toets`: the twelve sample aanmeldingen, the two forms of the answer, and wrong input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tafel import cli
from tests.criteria.voorbeeld import VOLGORDE, ZACHT

WORTEL = Path(__file__).parents[2]
CASUSSEN = WORTEL / "tafel/demo/casussen"
NVT, BEIDE = "vierjarige", "toestemming_beide_ouders"
VERWACHT: dict[str, tuple[str, str, set[str], set[str]]] = {
    "01-sam": ("leerplichtig", "tafelrijp", set(), {NVT}),
    "02-mila": ("nog_niet_leerplichtig", "tafelrijp", set(), {BEIDE}),
    "03-boaz": ("leerplichtig", "tafelrijp", set(), {NVT}),
    "04-noah": ("leerplichtig", "tafelrijp", {BEIDE}, {NVT}),
    "05-liv": ("leerplichtig", "nog_niet_tafelrijp", {"opschaling"}, {NVT}),
    "06-yara": ("leerplichtig", "nog_niet_tafelrijp", {"geinformeerd", "toestemming"}, {NVT}),
    "07-finn": ("leerplichtig", "tafelrijp", {"eerdere_overleggen"}, {NVT, "stap_2", "stap_2_bewijs"}),
    "08-tarik": ("leerplichtig", "nog_niet_tafelrijp", {"plan_smart", "eerdere_poging"}, {NVT, BEIDE}),
    "09-lieve": ("leerplichtig", "tafelrijp", set(), {NVT}),
    "10-jade": ("kwalificatieplichtig", "tafelrijp", set(), {NVT, BEIDE}),
    "11-ruben": ("vrijgesteld", "tafelrijp", set(), {NVT, BEIDE}),
    "12-isa": ("geen_plicht", "uitgesloten", {"plicht"}, {NVT, BEIDE}),
}


def bestand(begin: str) -> str:
    (pad,) = CASUSSEN.glob(f"{begin}-*.yaml")
    return str(pad)


def tafel(*argumenten: str, **opties: object) -> subprocess.CompletedProcess[bytes]:
    omgeving = {**os.environ, "PYTHONPATH": str(WORTEL)}
    return subprocess.run([sys.executable, "-m", "tafel.cli", *argumenten], capture_output=True, env=omgeving,
                          check=False, timeout=60, **opties)  # type: ignore[call-overload, no-any-return]  # fmt: skip


def test_er_zijn_twaalf_casussen() -> None:
    assert sorted(VERWACHT) == sorted("-".join(p.stem.split("-")[:2]) for p in CASUSSEN.glob("*.yaml"))


@pytest.mark.parametrize("begin", VERWACHT)
def test_de_twaalf_casussen(begin: str, capsys: pytest.CaptureFixture[str]) -> None:
    plicht, uitkomst, niet, nvt = VERWACHT[begin]
    code = cli.main(["toets", bestand(begin), "--json"])
    antwoord = json.loads(capsys.readouterr().out)
    eisen = antwoord["eisen"]
    assert set(antwoord) == {"uitkomst", "plichtstatus", "eisen"}
    assert (antwoord["plichtstatus"], antwoord["uitkomst"]) == (plicht, uitkomst)
    assert code == (0 if uitkomst == "tafelrijp" else 1)
    assert [e["code"] for e in eisen] == VOLGORDE
    assert all(list(e) == ["code", "soort", "voldaan", "uitleg", "bron"] for e in eisen)
    assert {e["code"] for e in eisen if e["soort"] == "zacht"} == ZACHT
    assert {e["code"] for e in eisen if e["voldaan"] is False} == niet
    assert {e["code"] for e in eisen if e["voldaan"] is None} == nvt


def test_antwoord_voor_mensen(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["toets", bestand("08")]) == 1
    uit = capsys.readouterr().out
    assert uit.startswith("Nog niet tafelrijp. Nog één ding.\n\nDit moet nog:\n  - Plan met wie, wat en wanneer.")
    assert uit.index("Dit moet nog") < uit.index("Dit mag nog") < uit.index("In orde: 16.")
    assert "Tarik" not in uit
    assert cli.main(["toets", bestand("06")]) == 1
    uit = capsys.readouterr().out
    assert "Nog 2 dingen." in uit
    assert uit.endswith("\nIn Tafel schrijft u daarna nog de vraag aan de tafel.\n")
    assert cli.main(["toets", bestand("12")]) == 1
    uit = capsys.readouterr().out
    assert "Dit houdt het tegen:" in uit
    assert "vraag aan de tafel" not in uit
    assert cli.main(["toets", bestand("01")]) == 0
    assert capsys.readouterr().out.startswith("Tafelrijp. Deze aanmelding kan naar de tafel.\n\nIn orde: 19.")


@pytest.mark.parametrize("argumenten, verwacht", [
    ([], "tafel: noem een opdracht. Hulp: tafel --help\n"),
    (["bestaat-niet"], "tafel: de opdracht 'bestaat-niet' bestaat niet. Hulp: tafel --help\n"),
    (["toets"], "tafel toets: geef nog op: BESTAND.yaml. Hulp: tafel toets --help\n"),
    (["toets", "a", "b\nc"], "tafel toets: dit kennen we hier niet: b c. Hulp: tafel toets --help\n"),
    (["toets", "a", "--js"], "tafel toets: dit kennen we hier niet: --js. Hulp: tafel toets --help\n"),
    (["toets", "a", "--json=1"], "tafel toets: --json: hier hoort geen waarde bij. Hulp: tafel toets --help\n"),
    (["toets", "weg.yaml"], "weg.yaml: dit bestand is er niet. Kijk de naam na.\n"),
])  # fmt: skip
def test_verkeerde_invoer_is_een_regel_en_code_2(
    argumenten: list[str], verwacht: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(argumenten) == 2
    uit = capsys.readouterr()
    assert (uit.out, uit.err) == ("", verwacht)


def test_hulp_is_nederlands(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    assert "kijkt of een aanmelding naar de tafel kan" in capsys.readouterr().out
    assert cli.main(["toets", "-h"]) == 0
    hulp = capsys.readouterr().out
    assert hulp.startswith("Gebruik: tafel toets [-h] [--json] BESTAND.yaml")
    for engels in ("usage", "options", "positional", "show this"):
        assert engels not in hulp


def test_elke_opdracht_heeft_haar_module() -> None:
    for opdracht in cli.OPDRACHTEN:
        module = cli.import_module(opdracht.module)
        assert callable(module.voeg_toe)
        assert callable(module.doe)


def test_de_echte_opdracht_is_snel_en_laadt_geen_web_of_database() -> None:
    tijden = []
    for _ in range(3):
        begin = os.times()
        assert tafel("toets", bestand("01")).returncode == 0
        eind = os.times()
        tijden.append(eind.children_user + eind.children_system - begin.children_user - begin.children_system)
    assert min(tijden) < 0.4, "seconds of processor time, so that a busy machine does not count"
    script = (
        "import sys; from tafel import cli; cli.main(['toets', sys.argv[1]]);"
        "sys.exit(bool({'flask', 'sqlalchemy', 'jinja2'} & set(sys.modules)))"
    )
    klaar = subprocess.run([sys.executable, "-c", script, bestand("01")], cwd=WORTEL, capture_output=True, check=False)
    assert klaar.returncode == 0


def test_json_is_utf8_ook_zonder_taalinstelling() -> None:
    klaar = subprocess.run([sys.executable, "-m", "tafel.cli", "toets", bestand("07"), "--json"], capture_output=True,
                           env={"PYTHONPATH": str(WORTEL), "LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
                           check=False)  # fmt: skip
    assert klaar.returncode == 0
    assert "één".encode() in klaar.stdout


def test_lezer_die_weggaat_geeft_geen_foutmelding() -> None:
    lees, schrijf = os.pipe()
    os.close(lees)
    proces = subprocess.Popen([sys.executable, "-m", "tafel.cli", "toets", bestand("01"), "--json"], stdout=schrijf,
                              stderr=subprocess.PIPE, cwd=WORTEL)  # fmt: skip
    os.close(schrijf)
    _, fouten = proces.communicate(timeout=60)
    assert (proces.returncode, fouten) == (141, b"")


def test_volle_schijf_is_geen_nee() -> None:
    with Path("/dev/full").open("wb") as vol:
        klaar = subprocess.run([sys.executable, "-m", "tafel.cli", "toets", bestand("01"), "--json"], stdout=vol,
                               stderr=subprocess.PIPE, cwd=WORTEL, check=False)  # fmt: skip
    assert klaar.returncode == 2
    assert klaar.stderr.decode() == "tafel: de schijf is vol. Maak ruimte en probeer het opnieuw.\n"


def test_onderbreken_is_geen_antwoord(monkeypatch: pytest.MonkeyPatch) -> None:
    def onderbreek(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("tafel.criteria.commands.doe", onderbreek)
    assert cli.main(["toets", "a"]) == 130


def test_onvertaalde_fout_blijft_een_regel(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.Parser(prog="tafel x").error("something\nelse")
    assert capsys.readouterr().err == "tafel x: something else. Hulp: tafel x --help\n"


def test_zonder_uitvoer_is_er_nog_een_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert cli.main(["toets", "weg.yaml"]) == 2


def test_hoofd_geeft_de_code_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["tafel", "toets", bestand("05")])
    with pytest.raises(SystemExit) as einde:
        cli.hoofd()
    assert einde.value.code == 1
