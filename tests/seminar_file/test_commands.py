"""`bedreilag import` and `bedreilag export`, as they are used at a terminal."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bedreilag import database
from bedreilag.seminar_file import commands
from bedreilag.seminar_file.commands import export, import_
from bedreilag.seminar_file.demo import demo_file
from bedreilag.terminal import Group
from tests.seminar_file.conftest import ENGINE, Document


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "samling.json"
    found.write_bytes(demo_file())
    return found


bedreilag = Group(commands={"import": import_, "export": export})


def run(*arguments: object) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "create_engine", ENGINE)
        return CliRunner().invoke(bedreilag, [str(argument) for argument in arguments])


def test_a_seminar_goes_in_and_out_of_installations_that_did_not_exist(
    tmp_path: Path, file: Path
) -> None:
    here, there, out = tmp_path / "her", tmp_path / "der", tmp_path / "ut.json"

    result = run("import", file, "--data", here)
    assert result.output == "Lest inn: Bedre i lag i Midt-Troms 2026 (demo-midt-troms-2026)\n"
    assert result.exit_code == 0
    assert run("export", "demo-midt-troms-2026", "--data", here, "--out", out).exit_code == 0
    assert run("import", out, "--data", there).exit_code == 0

    assert run("export", "mtrm26", "--data", there).stdout_bytes == out.read_bytes()


def test_at_a_terminal_it_becomes_a_file_with_the_seminars_name_and_replaces_none(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", file, "--data", tmp_path)
    piped = run("export", "mtrm26", "--data", tmp_path).stdout_bytes
    monkeypatch.setattr(commands, "is_read_by_a_person", lambda: True)
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "demo-midt-troms-2026.json"

    assert run("export", "mtrm26", "--data", tmp_path).output == f"Skrevet: {out}\n"
    assert out.read_bytes() == piped

    out.write_text("noe annet")
    refused = run("export", "mtrm26", "--data", tmp_path)
    assert refused.exit_code == 2
    assert "finnes her fra før. Velg et annet navn med --out." in refused.stderr
    assert out.read_text() == "noe annet"


def test_a_fault_is_named_nothing_is_stored_and_the_exit_code_is_2(
    tmp_path: Path, file: Path
) -> None:
    document: Document = json.loads(demo_file())
    document["problems"][3]["text"] = "x" * 412
    file.write_text(json.dumps(document), "utf-8")

    result = run("import", file, "--data", tmp_path)

    assert result.exit_code == 2
    assert "Fila kan ikke brukes, og ingenting er lagret.\n" in result.stderr
    assert "$.problems[3].text: teksten er 12 tegn for lang\n" in result.stderr
    assert run("export", "mtrm26", "--data", tmp_path).exit_code == 2


def test_importing_twice_is_refused_in_a_sentence(tmp_path: Path, file: Path) -> None:
    run("import", file, "--data", tmp_path)

    result = run("import", file, "--data", tmp_path)

    assert result.exit_code == 2
    assert "samlingen «demo-midt-troms-2026» finnes her fra før" in result.stderr


def test_wrong_figures_in_the_file_are_told_but_the_seminar_comes_in(
    tmp_path: Path, file: Path
) -> None:
    file.write_text(demo_file().decode().replace('"votes": 19', '"votes": 91'), "utf-8")

    result = run("import", file, "--data", tmp_path)

    assert result.exit_code == 0
    assert "1 tall i fila er ikke de samme som vi regner ut:" in result.stderr
    assert "$.voting.results[0].votes: fila sier 91, vi regner ut 19" in result.stderr


def test_an_unknown_seminar_is_answered_with_those_there_are(tmp_path: Path, file: Path) -> None:
    run("import", file, "--data", tmp_path)

    result = run("export", "finnes-ikke", "--data", tmp_path)

    assert result.exit_code == 2
    assert "Fant ingen samling «finnes-ikke»." in result.stderr
    assert "demo-midt-troms-2026  MTRM26  Bedre i lag i Midt-Troms 2026" in result.stderr


def test_export_without_a_name_lists_the_names_there_are(tmp_path: Path, file: Path) -> None:
    run("import", file, "--data", tmp_path)

    result = run("export", "--data", tmp_path)

    assert result.stderr.startswith("Si hvilken samling:")
    assert "demo-midt-troms-2026  MTRM26  Bedre i lag i Midt-Troms 2026" in result.stderr


def test_what_export_lists_stands_under_headings(tmp_path: Path, file: Path) -> None:
    run("import", file, "--data", tmp_path)

    _said, heads, seminar = run("export", "--data", tmp_path).stderr.splitlines()

    assert heads.split() == ["NAVN", "KODE", "TITTEL"]
    for head, value in (("NAVN", "demo-midt-troms-2026"), ("KODE", "MTRM26"), ("TITTEL", "Bedre")):
        assert heads.index(head) == seminar.index(value)


def test_a_file_that_cannot_be_read_and_a_folder_that_cannot_be_used_get_a_sentence(
    tmp_path: Path, file: Path
) -> None:
    missing = run("import", tmp_path / "borte.json", "--data", tmp_path)
    blocked = run("import", file, "--data", file / "inni")

    assert missing.exit_code == blocked.exit_code == 2
    assert "Kan ikke lese" in missing.stderr
    assert "Vi kan ikke lagre i mappa" in blocked.stderr
