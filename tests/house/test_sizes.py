"""Files, functions, classes and signatures stay small; no drawer for odds and ends."""

import ast
import io
import tokenize

from tests.house.sources import (
    ROOT,
    Function,
    body_without_docstring,
    decorators,
    is_public,
    modules,
    tracked,
)

FILE_LINES = 400
FUNCTION_LINES = 60
PUBLIC_METHODS = 12
PARAMETERS = 6
# Compiled code can be handed no object that gathers its arrays.
KERNEL_PARAMETERS = 10

# The keywords are the user's own columns, or scikit-learn's protocol.
OPEN_SIGNATURES = {"where", "assign", "set_params"}

# Here mypy is strict: a function without a single annotation is one that numba compiles.
TYPED_ROOMS = {"text", "lexicons", "speech", "compare"}

DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core"}

NOT_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


def code_lines(text):
    """The numbers of the lines that hold code, not only a comment."""
    found = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in NOT_CODE:
            found.update(range(token.start[0], token.end[0] + 1))
    return found


def parameters(function, owner):
    """The names a caller may give, `self` and `cls` left out."""
    given = function.args
    names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    is_method = isinstance(owner, ast.ClassDef) and "staticmethod" not in decorators(function)
    return names[1:] if is_method else names


def is_kernel(module, function):
    """Whether numba compiles this function."""
    if decorators(function) & {"njit", "jit"}:
        return True
    given = function.args
    is_bare = not any(a.annotation for a in (*given.posonlyargs, *given.args, *given.kwonlyargs))
    return module.room in TYPED_ROOMS and is_bare and function.returns is None


def functions():
    """Every function of the package with its module and what it stands in."""
    for module in modules():
        for owner in module.nodes(ast.Module, ast.ClassDef, *Function.__args__):
            for node in owner.body:
                if isinstance(node, Function):
                    yield module, owner, node


def test_a_file_has_fewer_than_400_lines():
    long = [(m.path, n) for m in modules() if (n := len(m.text.splitlines())) >= FILE_LINES]
    assert not long


def test_a_test_file_has_fewer_than_400_lines():
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    sizes = {str(f.relative_to(ROOT)): len(f.read_text().splitlines()) for f in files}
    assert not {path: size for path, size in sizes.items() if size >= FILE_LINES}


def test_a_function_has_fewer_than_60_lines_of_code():
    lines = {module.path: code_lines(module.text) for module in modules()}
    long = []
    for module, _, function in functions():
        body = body_without_docstring(function)
        if not body:
            continue
        span = range(body[0].lineno, function.end_lineno + 1)
        size = sum(number in lines[module.path] for number in span)
        if size >= FUNCTION_LINES:
            long.append((module.at(function), function.name, size))
    assert not long


def test_a_class_has_fewer_than_12_public_methods():
    wide = []
    for module in modules():
        for node in module.nodes(ast.ClassDef):
            methods = [
                child.name
                for child in node.body
                if isinstance(child, Function)
                and is_public(child.name)
                and not decorators(child) & {"property", "cached_property", "setter", "overload"}
            ]
            if len(methods) >= PUBLIC_METHODS:
                wide.append((module.at(node), node.name, len(methods)))
    assert not wide


def test_a_signature_has_at_most_6_parameters():
    wide = []
    for module, owner, function in functions():
        is_dunder = function.name.startswith("__") and function.name != "__init__"
        # The parameters of a verb of the command line are its options: typer reads them there.
        is_verb = module.room == "cli" and bool(decorators(function) & {"command", "callback"})
        if is_dunder or is_verb:
            continue
        given = parameters(function, owner)
        if len(given) > (KERNEL_PARAMETERS if is_kernel(module, function) else PARAMETERS):
            wide.append((module.at(function), function.name, len(given)))
    assert not wide


def test_no_signature_takes_a_bag_of_keywords():
    bags = [
        (module.at(function), function.name)
        for module, owner, function in functions()
        # A wrapper inside a decorator passes on what it was given.
        if function.args.kwarg is not None
        and is_public(function.name)
        and not isinstance(owner, Function)
        and function.name not in OPEN_SIGNATURES
    ]
    assert not bags


def test_no_drawer_for_odds_and_ends():
    for path in tracked():
        parts = {part.partition(".")[0].lower() for part in path.split("/")}
        assert not parts & DRAWERS, path
