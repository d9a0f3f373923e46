"""qrcode and reportlab are slow to import, so no file of the package does it at the top."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "bedreilag"
SLOW = {"qrcode", "reportlab"}


def test_no_file_imports_the_slow_ones_at_module_level():
    files = sorted(PACKAGE.rglob("*.py"))
    somewhere = {name for file in files for name in imported(ast.walk(tree_of(file)))}
    assert somewhere >= SLOW, "this test means nothing unless they are imported somewhere"

    at_the_top = {
        str(file.relative_to(PACKAGE)): slow
        for file in files
        if (slow := set(imported(top_level(tree_of(file)))) & SLOW)
    }

    assert at_the_top == {}


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def top_level(node: ast.AST) -> Iterator[ast.AST]:
    """Everything that runs when the file is imported: not functions, nor what is only for types."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield child
        yield from top_level(child)


def imported(nodes: Iterator[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
