"""How the package's code behaves: no print, no assert, documented, data not in code."""

import ast

import pytest

from tests.house.sources import (
    Function,
    body_without_docstring,
    decorators,
    imported,
    is_public,
    modules,
)

LONGEST_LIST = 25

# The only rooms that may import each of these.
ROOM_OF = {"matplotlib": ("figures",), "gensim": ("topics", "learning")}

# Statistics know numbers, not text.
UNKNOWN_TO_COMPARE = (
    "framing.text",
    "framing.lexicons",
    "framing.extractor",
    "framing.corpus.readers",
    "framing.corpus.writing",
    "framing.corpus.corpus",
)


def test_only_the_command_line_prints():
    found = [
        module.at(call)
        for module in modules()
        if module.room != "cli"
        for call in module.nodes(ast.Call)
        if isinstance(call.func, ast.Name) and call.func.id == "print"
    ]
    assert not found


def test_nothing_is_asserted():
    assert not [module.at(node) for module in modules() for node in module.nodes(ast.Assert)]


def test_no_bare_except():
    bare = [
        module.at(node)
        for module in modules()
        for node in module.nodes(ast.ExceptHandler)
        if node.type is None
    ]
    assert not bare


def undocumented(module, owner):
    """The public definitions of a module or class that lack a docstring."""
    for node in owner.body:
        if not isinstance(node, (*Function.__args__, ast.ClassDef)) or not is_public(node.name):
            continue
        # An override inherits its docstring; a setter and an overload repeat another's.
        if decorators(node) & {"override", "setter", "overload"}:
            continue
        if ast.get_docstring(node) is None:
            yield module.at(node), node.name
        if isinstance(node, ast.ClassDef):
            yield from undocumented(module, node)


def test_everything_public_has_a_docstring():
    missing = [(module.path, "") for module in modules() if ast.get_docstring(module.tree) is None]
    for module in modules():
        missing += undocumented(module, module.tree)
    assert not missing


@pytest.mark.parametrize("package", ROOM_OF)
def test_few_rooms_alone_import(package):
    strangers = [
        module.path
        for module in modules()
        if module.room not in ROOM_OF[package]
        and any(name.partition(".")[0] == package for name in imported(module))
    ]
    assert not strangers


def test_compare_knows_numbers_not_text():
    found = [
        (module.path, name)
        for module in modules()
        if module.room == "compare"
        for name in imported(module)
        if any(name == room or name.startswith(room + ".") for room in UNKNOWN_TO_COMPARE)
    ]
    assert not found


def is_word(text):
    """Whether a string is more than a code of one or two letters."""
    return isinstance(text, str) and len(text) > 2


def words(node):
    """How many words or texts a literal lists."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return sum(is_word(getattr(item, "value", None)) for item in node.elts)
    if isinstance(node, ast.Dict):
        return sum(is_word(getattr(item, "value", None)) for item in node.values)
    # A list may hide in a string that is split.
    text = getattr(getattr(node.func, "value", None), "value", None)
    if getattr(node.func, "attr", "") in {"split", "splitlines"} and isinstance(text, str):
        return sum(map(is_word, text.split()))
    return 0


def test_word_lists_are_data_not_code():
    long = [
        (module.at(node), words(node))
        for module in modules()
        # A package's face lists its public names.
        if not module.path.endswith("__init__.py")
        for node in module.nodes(ast.List, ast.Tuple, ast.Set, ast.Dict, ast.Call)
        if words(node) > LONGEST_LIST
    ]
    assert not long


def test_no_room_is_empty():
    rooms = {}
    for module in modules():
        if module.path.count("/") > 1:
            rooms.setdefault(module.room, []).append(module)
    empty = [
        room
        for room, files in rooms.items()
        if not any(body_without_docstring(file.tree) for file in files)
    ]
    assert not empty
