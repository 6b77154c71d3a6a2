"""The aanmelding file: what is read, and that every fault is one Dutch line with its place."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tafel.criteria.bestand import BestandFout, lees_bestand
from tafel.criteria.schema import leeg_document

CASUSSEN = Path(__file__).parents[2] / "tafel/demo/casussen"
KLEIN = "peildatum: 2026-11-21\ntafel: taskforce\nleerling: {geboortedatum: 2013-05-14}\n"


def lees(tmp_path: Path, inhoud: str | bytes) -> tuple[date, str, dict[str, Any]]:
    pad = tmp_path / "a.yaml"
    pad.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    return lees_bestand(pad)


def fout(tmp_path: Path, inhoud: str | bytes) -> str:
    with pytest.raises(BestandFout) as gevangen:
        lees(tmp_path, inhoud)
    zin = str(gevangen.value)
    assert len(zin.splitlines()) == 1
    assert zin.endswith((".", "?"))
    return zin.removeprefix(f"{tmp_path}/")


def test_het_kleinste_bestand(tmp_path: Path) -> None:
    verwacht = leeg_document()
    verwacht["leerling"]["geboortedatum"] = "2013-05-14"
    assert lees(tmp_path, KLEIN) == (date(2026, 11, 21), "taskforce", verwacht)


def test_een_heel_bestand_blijft_zoals_het_is() -> None:
    peildatum, tafel, document = lees_bestand(CASUSSEN / "08-tarik-proces-verbaal-hielp-niet.yaml")
    assert (peildatum, tafel) == (date(2026, 11, 26), "doorbraakoverleg")
    leerling = document["partijen"][0]
    assert (leerling["rol"], leerling["organisatie"], leerling["naam"]) == ("leerling", "", "Tarik Wensdroom")
    assert document["eerdere_pogingen"][0]["waarom_niet_duurzaam"] == ""
    assert document["plan_van_aanpak"]["afspraken"][1]["wanneer"] is None
    assert document["wilsonbekwaam"] is None
    assert document["verzuim"] == {"soort": "absoluut", "thuis_sinds": "2026-03-16"}


@pytest.mark.parametrize("leeg", ["null", "~", "Null", "NULL", ""])
def test_null_van_elk_type_is_niet_ingevuld(tmp_path: Path, leeg: str) -> None:
    sleutels = [s for s in leeg_document() if s != "leerling"]
    _, _, document = lees(tmp_path, KLEIN + "".join(f"{s}: {leeg}\n" for s in sleutels))
    assert {**document, "leerling": None} == {**leeg_document(), "leerling": None}


def test_null_in_een_lijst_is_geen_item(tmp_path: Path) -> None:
    extra = "partijen: [null, {rol: school}, ~]\nouders_met_gezag: [null, A]\ncriteria: {stap_1: [null]}\n"
    _, _, document = lees(tmp_path, KLEIN + extra)
    assert [{k: w for k, w in rij.items() if w} for rij in document["partijen"]] == [{"rol": "school"}]
    assert document["ouders_met_gezag"] == ["A"]
    assert document["criteria"]["stap_1"] == []


@pytest.mark.parametrize(
    "tekst", ["é" * 20_000, "😀 \u202e שלום", "a'b\"c", "x\ty", "  rand  ", "=", "<<", "1e3", "ja"]
)
def test_elke_tekst_overleeft(tmp_path: Path, tekst: str) -> None:
    aangehaald = '"' + tekst.replace("\\", "\\\\").replace('"', '\\"') + '"'
    _, _, document = lees(tmp_path, KLEIN + f"stagnatie: {{wat: {aangehaald}}}\n")
    assert document["stagnatie"]["wat"] == tekst


@pytest.mark.parametrize("tekst", ["=", "<<", "1e3", "ja", "nee", "5a", "2026-1-1", "08", "o'clock", "10:15 uur"])
def test_onaangehaalde_tekst(tmp_path: Path, tekst: str) -> None:
    _, _, document = lees(tmp_path, KLEIN + f"stagnatie:\n  wat: {tekst}\n")
    assert document["stagnatie"]["wat"] == tekst


def test_bom_en_andere_regeleinden(tmp_path: Path) -> None:
    assert lees(tmp_path, b"\xef\xbb\xbf" + KLEIN.encode())[1] == "taskforce"
    assert lees(tmp_path, KLEIN.replace("\n", "\r\n"))[1] == "taskforce"
    assert lees(tmp_path, "# eerst dit\n--- \n" + KLEIN + "...\n")[1] == "taskforce"
    assert lees(tmp_path, KLEIN.replace("taskforce", "!!str taskforce"))[1] == "taskforce"


def test_leeg_plan_wordt_geen_plan(tmp_path: Path) -> None:
    _, _, document = lees(tmp_path, KLEIN + "plan_van_aanpak: {datum: null, afspraken: []}\nwilsonbekwaam: {}\n")
    assert document["plan_van_aanpak"] is None
    assert document["wilsonbekwaam"] is None


@pytest.mark.parametrize("waarde, ja", [("true", True), ("True", True), ("yes", True), ("off", False), ("no", False)])
def test_ja_en_nee(tmp_path: Path, waarde: str, ja: bool) -> None:
    _, _, document = lees(tmp_path, KLEIN + f"stagnatie: {{wachtlijst_jeugdhulp: {waarde}}}\n")
    assert document["stagnatie"]["wachtlijst_jeugdhulp"] is ja


FOUTEN = [
    ("sector: po\n", "regel 4: het veld 'sector' bestaat niet. Kies uit: peildatum,"),
    ("onderwijs: {sectr: po}\n", "regel 4, onderwijs: het veld 'sectr' bestaat niet. Bedoelt u sector?"),
    ("onderwijs:\n  sector: po\n  sector: vo\n", "regel 6, onderwijs.sector: dit veld staat er twee keer."),
    ("tafel: taskforce\n", "regel 4, tafel: dit veld staat er twee keer."),
    ("yes: 1\n", "regel 4: het veld 'yes' bestaat niet."),
    ("? [a]\n: 1\n", "regel 4: het veld hier bestaat niet."),
    ("? {a: b}\n: 1\n", "regel 4: het veld hier bestaat niet."),
    ("<<: {a: b}\n", "regel 4: het veld '<<' bestaat niet."),
    (f"{'x' * 100}: 1\n", f"regel 4: het veld '{'x' * 39}…' bestaat niet."),
    ("stagnatie: {wat: 12}\n", "regel 4, stagnatie.wat: hier hoort tekst, maar er staat een getal."),
    ("stagnatie: {wat: 1.5}\n", "hier hoort tekst, maar er staat een getal."),
    ("stagnatie: {wat: 10:15}\n", "hier hoort tekst, maar er staat een getal."),
    ("stagnatie: {wat: 012}\n", "hier hoort tekst, maar er staat een getal."),
    ("stagnatie: {wat: no}\n", "hier hoort tekst, maar er staat true of false. Zet tekst tussen aanhalingstekens."),
    ("stagnatie: {wat: 2026-02-30}\n", "hier hoort tekst, maar er staat een datum."),
    ("stagnatie: {wat: [a]}\n", "hier hoort tekst, maar er staat een lijst."),
    ("stagnatie: {wat: {a: b}}\n", "hier hoort tekst, maar er staat een groep velden."),
    ("stagnatie: {wat: !!binary aGk=}\n", "hier hoort tekst, maar er staat iets anders."),
    ("stagnatie: {wat: !!null iets}\n", "hier hoort tekst, maar er staat niets."),
    ("stagnatie: tekst\n", "regel 4, stagnatie: hier hoort een groep velden, maar er staat tekst."),
    ("stagnatie: !!set {wat}\n", "hier hoort een groep velden, maar er staat iets anders."),
    ("partijen: {rol: school}\n", "regel 4, partijen: hier hoort een lijst, maar er staat een groep velden."),
    ("partijen:\n- rol: school\n- tekst\n", "regel 6, partijen.2: hier hoort een groep velden, maar er staat tekst."),
    ("partijen: !!omap [a: b]\n", "hier hoort een lijst, maar er staat iets anders."),
    ("partijen: [{rol: school, organisatie: 7}]\n", "partijen.1.organisatie: hier hoort tekst"),
    ("ouders_met_gezag: A. Verzonnen\n", "ouders_met_gezag: hier hoort een lijst, maar er staat tekst."),
    ("ouders_met_gezag: [A, 3]\n", "ouders_met_gezag.2: hier hoort tekst, maar er staat een getal."),
    ("ouders_met_gezag: [[A]]\n", "ouders_met_gezag.1: hier hoort tekst, maar er staat een lijst."),
    ("criteria: {stap_1: [anders]}\n", "criteria.stap_1.1: 'anders' kan hier niet. Kies uit: verschil_van_mening,"),
    ("onderwijs: {sector: hbo}\n", "onderwijs.sector: 'hbo' kan hier niet. Kies uit: po, vo, mbo."),
    ("onderwijs: {sector: PO}\n", "'PO' kan hier niet."),
    ('onderwijs: {sector: ""}\n', "'' kan hier niet."),
    ("onderwijs: {sector: true}\n", "'true' kan hier niet."),
    ("onderwijs: {sector: [po]}\n", "onderwijs.sector: dit kan hier niet."),
    ("stagnatie: {wachtlijst_jeugdhulp: ja}\n", "hier hoort true of false, maar er staat tekst."),
    ('stagnatie: {wachtlijst_jeugdhulp: "true"}\n', "hier hoort true of false, maar er staat tekst."),
    ("stagnatie: {wachtlijst_jeugdhulp: 1}\n", "hier hoort true of false, maar er staat een getal."),
    ("stagnatie: {wachtlijst_jeugdhulp: !!bool misschien}\n", "hier hoort true of false"),
    ('verzuim: {thuis_sinds: "2026-09-01"}\n', "verzuim.thuis_sinds: dit is tekst, geen datum: schrijf de datum "
     "zonder aanhalingstekens, als 2026-11-21."),
    ("verzuim: {thuis_sinds: 2026-02-30}\n", "verzuim.thuis_sinds: 30 februari 2026 bestaat niet. Schrijf"),
    ("verzuim: {thuis_sinds: 2026-02-29}\n", "29 februari 2026 bestaat niet."),
    ("verzuim: {thuis_sinds: 2026-13-01}\n", "Maand 13 bestaat niet."),
    ("verzuim: {thuis_sinds: 2026-00-01}\n", "Maand 0 bestaat niet."),
    ("verzuim: {thuis_sinds: 0000-01-01}\n", "1 januari 0 bestaat niet."),
    ("verzuim: {thuis_sinds: 2026-09-01 10:00:00}\n", "schrijf alleen de datum, zonder tijd, als 2026-11-21."),
    ("verzuim: {thuis_sinds: 2026-09-01T10:00:00Z}\n", "schrijf alleen de datum, zonder tijd"),
    ("verzuim: {thuis_sinds: 2026-9-1}\n", "hier hoort een datum, maar er staat tekst. Schrijf de datum als"),
    ("verzuim: {thuis_sinds: 1 september}\n", "hier hoort een datum, maar er staat tekst."),
    ('verzuim: {thuis_sinds: ""}\n', "hier hoort een datum, maar er staat tekst."),
    ("verzuim: {thuis_sinds: 20260901}\n", "hier hoort een datum, maar er staat een getal."),
    ("verzuim: {thuis_sinds: [2026-09-01]}\n", "hier hoort een datum, maar er staat een lijst."),
    ("verzuim: &v {soort: absoluut}\n", "regel 4: ankers (met een &) mogen hier niet."),
    ("ouders_met_gezag: [&a A, *a]\n", "ankers (met een &) mogen hier niet."),
    ("ouders_met_gezag: [*a]\n", "regel 4: verwijzingen (met een *) mogen hier niet."),
    ("stagnatie: {wat: !eigen x}\n", "regel 4: tags (met een !) mogen hier niet."),
    ("stagnatie: {wat: !!python/name:os.system x}\n", "hier hoort tekst, maar er staat iets anders."),
    ("stagnatie: {wat: !x!y z}\n", "regel 4: tags (met een !) mogen hier niet."),
    ("---\na: 1\n", "regel 4: hier begint een tweede document."),
    ("stagnatie:\n\twat: x\n", "regel 5: hier staat een tab. Gebruik spaties"),
    ("stagnatie: {wat: x\n", "dit is geen geldige YAML."),
    ("stagnatie: {wat: 'x}\n", "dit is geen geldige YAML."),
    ('stagnatie: {wat: "\\U00110000"}\n', "regel 4: dit is geen geldige YAML."),
    ('stagnatie: {wat: "\\0"}\n', "regel 4, stagnatie.wat: hier staat een onzichtbaar teken (U+0000)."),
    ('stagnatie: {wat: "\\ud800"}\n', "hier staat een onzichtbaar teken (U+D800)."),
    ("stagnatie: {wat: a\x07b}\n", "regel 4: hier staat een onzichtbaar teken (U+0007)."),
    ("stagnatie: {wat: " + "[" * 3000 + "}\n", "regel 4: hier staan te veel lijsten of groepen in elkaar."),
]  # fmt: skip


@pytest.mark.parametrize("extra, verwacht", FOUTEN, ids=[extra[:40] for extra, _ in FOUTEN])
def test_fout_noemt_plek_en_herstel(tmp_path: Path, extra: str, verwacht: str) -> None:
    zin = fout(tmp_path, KLEIN + extra)
    assert zin.startswith("a.yaml, regel ")
    assert verwacht in zin


@pytest.mark.parametrize("inhoud, verwacht", [
    ("", "a.yaml: dit bestand is leeg."),
    ("# alleen dit\n", "a.yaml: dit bestand is leeg."),
    ("- een\n- lijst\n", "a.yaml, regel 1: hier hoort een groep velden, maar er staat een lijst."),
    ("tekst\n", "hier hoort een groep velden, maar er staat tekst."),
    ("null\n", "hier hoort een groep velden, maar er staat niets."),
    (KLEIN.replace("peildatum: 2026-11-21\n", ""), "regel 1, peildatum: dit veld is verplicht. Vul het in"),
    (KLEIN.replace("2026-11-21", "null"), "regel 1, peildatum: dit veld is verplicht."),
    (KLEIN.replace("taskforce", ""), "regel 2, tafel: dit veld is verplicht."),
    (KLEIN.replace("2013-05-14", "~"), "regel 3, leerling.geboortedatum: dit veld is verplicht."),
    (KLEIN.replace("{geboortedatum: 2013-05-14}", "null"), "regel 3, leerling.geboortedatum: dit veld is verplicht."),
    (KLEIN.replace("leerling: {geboortedatum: 2013-05-14}", ""), "leerling.geboortedatum: dit veld is verplicht."),
    (KLEIN.encode() + b"# caf\xe9\n", "a.yaml, regel 4: dit is geen UTF-8. Bewaar het bestand als UTF-8."),
    (KLEIN.encode("utf-16"), "dit is geen UTF-8."),
    (KLEIN.encode("utf-16-le"), "regel 1: hier staat een onzichtbaar teken (U+0000)."),
    (KLEIN.encode() + b"#" * 1_000_000, "a.yaml: dit bestand is te groot. Het mag 1.000.000 bytes zijn."),
])  # fmt: skip
def test_het_bestand_als_geheel(tmp_path: Path, inhoud: str | bytes, verwacht: str) -> None:
    assert verwacht in fout(tmp_path, inhoud)


def test_een_miljoen_bytes_mag_nog(tmp_path: Path) -> None:
    inhoud = KLEIN + "#" * (1_000_000 - len(KLEIN))
    assert lees(tmp_path, inhoud)[1] == "taskforce"
    assert "te groot" in fout(tmp_path, inhoud + "#")


def test_bestand_dat_er_niet_is(tmp_path: Path) -> None:
    for pad, verwacht in (
        (tmp_path / "weg.yaml", "dit bestand is er niet."),
        (tmp_path, "dit is een map."),
        (tmp_path / "a\x00b", "dit bestand is niet te lezen."),
        (tmp_path / "x.yaml" / "y.yaml", "dit bestand is er niet."),
    ):
        with pytest.raises(BestandFout, match=verwacht):
            lees_bestand(pad)


def test_onleesbaar_bestand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def weiger(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", weiger)
    with pytest.raises(BestandFout, match="mag niet worden gelezen"):
        lees_bestand(tmp_path / "a.yaml")


def test_vreemde_bestandsnaam_blijft_op_een_regel(tmp_path: Path) -> None:
    with pytest.raises(BestandFout) as gevangen:
        lees_bestand(tmp_path / "a\nb\udcff.yaml")
    assert "a?b?.yaml: dit bestand is er niet." in str(gevangen.value)


def test_echo_is_hooguit_veertig_tekens(tmp_path: Path) -> None:
    zin = fout(tmp_path, KLEIN + f"onderwijs: {{sector: {'é' * 500}}}\n")
    assert f"'{'é' * 39}…' kan hier niet" in zin


GENOEG = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@GENOEG
@given(inhoud=st.binary(max_size=400))
def test_willekeurige_bytes_geven_hooguit_een_bestandfout(tmp_path: Path, inhoud: bytes) -> None:
    veilig(tmp_path, inhoud)


@GENOEG
@given(data=st.data())
def test_verminkte_aanmelding_geeft_hooguit_een_bestandfout(tmp_path: Path, data: st.DataObject) -> None:
    heel = data.draw(st.sampled_from(sorted(CASUSSEN.glob("*.yaml")))).read_text(encoding="utf-8")
    tekens = "[]{}&*!:|>-?%@`\"'#,\n\t \x00"
    stukken = st.sampled_from([*tekens, "\\U", "<<", "---", "!!", "~", "2026-02-30", "0x", "é"])
    for _ in range(data.draw(st.integers(1, 4))):
        van = data.draw(st.integers(0, len(heel)))
        heel = heel[:van] + data.draw(stukken) + heel[van + data.draw(st.integers(0, 30)) :]
    veilig(tmp_path, heel.encode())


def veilig(tmp_path: Path, inhoud: bytes) -> None:
    zin = ""
    try:
        lees(tmp_path, inhoud)
    except BestandFout as gevangen:
        zin = str(gevangen)
    assert len(zin.splitlines()) <= 1
    assert zin.encode().decode() == zin
