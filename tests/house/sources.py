"""The project's own files, parsed once for the house rules."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file of the package: where it is, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room it belongs to: ``figures`` for ``framing/figures/contrast.py``."""
        return Path(self.path).parts[1].removesuffix(".py")

    def nodes(self, *kinds):
        """Every node of these kinds, at any depth."""
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))

    def at(self, node) -> str:
        """``path:line``, for a message."""
        return f"{self.path}:{node.lineno}"


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, in the order of their paths."""
    found = []
    for path in sorted((ROOT / "framing").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text)))
    return tuple(found)


@cache
def tracked() -> tuple[str, ...]:
    """The paths that git tracks; empty where this is no checkout."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return tuple(path for path in listed.stdout.split("\0") if path and (ROOT / path).is_file())


def is_public(name: str) -> bool:
    """Whether a name belongs to the public face."""
    return not name.startswith("_")


def decorators(node) -> set[str]:
    """The last names of a definition's decorators: ``njit`` for ``@numba.njit(cache=True)``."""
    names = set()
    for decorator in node.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        names.add(target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", ""))
    return names


def body_without_docstring(node) -> list[ast.stmt]:
    """The statements of a definition, its docstring left out."""
    return node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body


def imported(module: Module) -> set[str]:
    """The full names of every module imported anywhere in the file, inside functions too."""
    names = set()
    for node in module.nodes(ast.Import, ast.ImportFrom):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif node.level == 0 and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names
