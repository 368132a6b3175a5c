"""Everything public says what it is, and no function is a page long."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.ground._tree import PACKAGE

LONGEST_FUNCTION = 70
# Docstrings that begin with a question word instead of saying what a thing is or does. The number may only fall.
QUESTIONS = 404
PERSONS = re.compile(r"\b(some|no|every|any)body\b", re.IGNORECASE)
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


def public(node: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef | ast.ClassDef]]:
    """Classes, functions and methods whose names do not begin with an underscore."""
    for child in node.body:
        if isinstance(child, ast.FunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            yield prefix + child.name, child
            if isinstance(child, ast.ClassDef):
                yield from public(child, f"{child.name}.")


def functions() -> Iterator[tuple[str, int]]:
    """Every function of the program with its number of lines."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                yield f"{path.relative_to(PACKAGE)}: {node.name}", node.end_lineno - node.lineno + 1


def test_everything_public_says_what_it_is() -> None:
    silent = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        nodes = [("the file", tree), *public(tree)]
        silent += [f"{path.relative_to(PACKAGE)}: {name}" for name, node in nodes if not ast.get_docstring(node)]
    assert silent == []


def test_no_function_is_a_page_long() -> None:
    assert [name for name, length in functions() if length > LONGEST_FUNCTION] == []


def test_nine_functions_in_ten_are_shorter_than_forty_lines() -> None:
    lengths = [length for _, length in functions()]
    assert sum(length < 40 for length in lengths) >= 0.9 * len(lengths)


def test_no_module_says_only_its_own_name() -> None:
    """A module's docstring says what is in it."""
    silent = []
    for path in MODULES:
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        if letters(said) == letters(path.stem):
            silent.append(str(path.relative_to(PACKAGE)))
    assert not silent


def letters(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())


def test_fewer_docstrings_begin_with_a_question_word() -> None:
    nodes = (node for path in MODULES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    said = [ast.get_docstring(node) or "" for node in nodes if isinstance(node, kinds)]
    count = sum(bool(re.match(r"(Who|Whose|Whom|What|Where)\b", words)) for words in said)
    assert count == QUESTIONS, "write the new number down where it fell"


def test_points_methods_and_threads_are_no_persons() -> None:
    """Where a person is meant, the text says "a person"."""
    found = [
        f"{path.relative_to(PACKAGE)}: {line.strip()}"
        for path in MODULES
        for line in path.read_text(encoding="utf-8").splitlines()
        if PERSONS.search(line)
    ]
    assert not found
