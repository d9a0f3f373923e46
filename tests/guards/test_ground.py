"""What the house stands on: locked versions with hashes, no addresses, one set of pins."""

import ast
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import hatch_build

ROOT = Path(__file__).resolve().parents[2]
RUN, TEST, NODE = "requirements.lock", "requirements-test.lock", "requirements-node.lock"
LOCKS = (RUN, TEST, NODE, "package-lock.json")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGE = json.loads((ROOT / "package.json").read_text("utf-8"))
INSTALLED_BY_NPM = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
NOT_FOR_PYTHON_2 = (
    ast.AnnAssign,
    ast.JoinedStr,
    ast.Match,
    ast.NamedExpr,
    ast.Nonlocal,
)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")

    assert "sha" in text
    assert not re.findall(r"\S*(?:://|@ |resolved|index-url|find-links)\S*", text)


@pytest.mark.parametrize("lock", [RUN, TEST, NODE])
def test_every_locked_python_package_has_one_version_and_hashes(lock: str) -> None:
    found = entries(lock)

    assert found
    assert all(re.match(r"[a-z0-9-]+==\S+", entry) for entry in found)
    assert [entry for entry in found if "--hash=sha256:" not in entry] == []


def test_every_locked_npm_package_has_a_hash() -> None:
    packages = {name: package for name, package in INSTALLED_BY_NPM.items() if name}

    assert packages
    assert [name for name, package in packages.items() if "integrity" not in package] == []


def test_what_the_house_runs_on_is_locked_without_the_tests() -> None:
    run, extras = PYPROJECT["project"], PYPROJECT["project"]["optional-dependencies"]
    wanted = [*run["dependencies"], *extras["postgres"], *PYPROJECT["dependency-groups"]["build"]]

    assert unmet(wanted, locked(RUN)) == []
    assert "pytest" in locked(TEST)
    assert "pytest" not in locked(RUN)


def test_what_the_tests_need_is_locked() -> None:
    wanted = PYPROJECT["project"]["optional-dependencies"]["test"]

    assert (ROOT / TEST).read_text("utf-8").startswith(f"-r {RUN}\n")
    assert unmet(wanted, locked(RUN) | locked(TEST)) == []


def test_node_for_machines_without_it_is_the_same_everywhere() -> None:
    [wanted] = PYPROJECT["dependency-groups"]["node"]

    assert wanted == hatch_build.NODE_FROM_PYPI
    assert unmet([wanted], locked(NODE)) == []
    assert PACKAGE["engines"]["node"] == f">={hatch_build.OLDEST_NODE}"


def test_npm_packages_are_pinned_to_the_version_that_is_locked() -> None:
    wanted = PACKAGE["dependencies"]
    got = {name: INSTALLED_BY_NPM[f"node_modules/{name}"]["version"] for name in wanted}

    assert wanted == got


def test_a_python_too_old_to_run_the_house_can_read_why() -> None:
    tree = ast.parse((ROOT / "bil").read_text("utf-8"))

    assert [node.lineno for node in ast.walk(tree) if is_news_to_python_2(node)] == []


def is_news_to_python_2(node: Any) -> bool:
    if isinstance(node, ast.FunctionDef):
        given = [node.returns, *(argument.annotation for argument in node.args.args)]
        return any(given) or bool(node.args.kwonlyargs)
    return isinstance(node, NOT_FOR_PYTHON_2) or bool(getattr(node, "cause", None))


def unmet(wanted: list[str], versions: dict[str, list[str]]) -> list[str]:
    """The requirements that no locked version fulfils."""
    return [
        text
        for text in wanted
        for requirement in [Requirement(text)]
        if not any(
            requirement.specifier.contains(version)
            for version in versions.get(canonicalize_name(requirement.name), [])
        )
    ]


def locked(lock: str) -> dict[str, list[str]]:
    versions: dict[str, list[str]] = {}
    for entry in entries(lock):
        name, _, version = entry.split()[0].partition("==")
        versions.setdefault(canonicalize_name(name), []).append(version)
    return versions


def entries(lock: str) -> list[str]:
    text = (ROOT / lock).read_text("utf-8").removeprefix(f"-r {RUN}\n")
    return re.split(r"\n(?=\S)", text)
