"""The folder that runs without Python holds what the program imports, and its smoke test asks for everything."""

from __future__ import annotations

import ast
import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

from playground.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parent.parent.parent


def packaging(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", ROOT / "packaging" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def excluded() -> set[str]:
    tree = ast.parse((ROOT / "packaging" / "playground.spec").read_text(encoding="utf-8"))
    (found,) = (node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "excludes")
    return set(ast.literal_eval(found))


def test_nothing_that_the_program_imports_is_left_out() -> None:
    check = packaging("self_check")
    imported = {
        name.partition(":")[0].partition(".")[0]
        for file in (ROOT / "playground").rglob("*.py")
        for name in check._libraries(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert {"numpy", "scipy", "PySide6"} <= imported
    assert not imported & excluded()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert not {line.partition(">")[0] for line in project["dependencies"]} & excluded()


def test_the_smoke_test_asks_for_every_command() -> None:
    assert set(packaging("smoke").ASKED) | {"open"} == set(COMMANDS)
