"""The laws of the house: the tree obeys them, and one violation of each kind is caught."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import grimp
import pytest

from tests.ground._tree import PACKAGE, ROOT, child_environment, copy_tree, lint

LONGEST_FILE = 500
QT = ("PySide6", "shiboken6", "pyqtgraph")

# What is written into which new module, and the contract that must break. All rooms named here exist.
VIOLATIONS = {
    "an import upwards": ("kernels/zz_attack.py", "import playground.experiments", "Imports go down only"),
    "a lazy import upwards": (
        "optimizers/zz_attack.py",
        "def later():\n    from playground.simulation import zz\n    return zz",
        "Imports go down only",
    ),
    "an import across a floor": ("optimizers/zz_attack.py", "import playground.problems", "Imports go down only"),
    "a room nobody listed": ("cellar/__init__.py", "", "Imports go down only"),
    "Qt below gui": ("simulation/zz_attack.py", "def later():\n    import PySide6.QtCore", "Qt lives in gui alone"),
    "Qt in the command line": ("cli/zz_attack.py", "import PySide6.QtCore", "Qt lives in gui alone"),
    "pyqtgraph below gui": ("simulation/zz_attack.py", "def later():\n    import pyqtgraph", "Qt lives in gui alone"),
    "Numba above kernels": ("optimizers/zz_attack.py", "from numba import njit", "Numba lives in kernels alone"),
    "the public face from below": ("experiments/zz_attack.py", "from playground import simulate", "No room below"),
    "a member that imports its sibling": (
        "optimizers/zz_attack.py",
        "from playground.optimizers.adam import *",
        "Members of one catalogue",
    ),
    "a member in a folder that imports its sibling": (
        "gui/networks/pages/zz_attack/__init__.py",
        "from playground.gui.networks.pages.ticket.page import PAGE",
        "Members of one catalogue",
    ),
    "another room's private file": (
        "session/zz_attack.py",
        "from playground.simulation._zz_private import act",
        "A private file is imported in its own room alone",
    ),
}


def modules() -> Iterator[Path]:
    return (path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


def sources() -> Iterator[Path]:
    yield ROOT / "dev.py"
    for folder in ("playground", "tests", "packaging"):
        yield from (path for path in (ROOT / folder).rglob("*.py") if "__pycache__" not in path.parts)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_tree(tmp_path_factory.mktemp("house"))


def test_the_tree_obeys_every_contract(tree: Path) -> None:
    report = lint(tree)
    assert report.returncode == 0, report.stdout + report.stderr


@pytest.mark.parametrize("kind", VIOLATIONS)
def test_one_violation_is_caught(kind: str, tree: Path) -> None:
    name, text, contract = VIOLATIONS[kind]
    attack = tree / "playground" / name
    new_folder = not attack.parent.exists()
    attack.parent.mkdir(exist_ok=True)
    attack.write_text(text + "\n", encoding="utf-8")
    try:
        report = lint(tree)
    finally:
        attack.unlink()
        if new_folder:
            attack.parent.rmdir()
    said = report.stdout + report.stderr
    assert report.returncode != 0, f"{kind} was not caught:\n{said}"
    assert contract in said and attack.stem.replace("__init__", attack.parent.name) in said, said


def test_every_catalogue_folder_is_under_the_law_of_siblings() -> None:
    """A new catalogue is made by `module_catalogue(kind, package, …)`; its package must be named in pyproject.toml."""
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = metadata["tool"]["importlinter"]["contracts"]
    (folders,) = (contract["folders"] for contract in contracts if contract["type"] == "siblings")
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "module_catalogue":
                package = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
                if isinstance(node.args[1], ast.Constant):
                    package = str(node.args[1].value)
                assert package in folders, f"add {package} to the siblings contract in pyproject.toml"


def test_the_command_line_imports_the_window_only_inside_functions() -> None:
    """`playground list` must answer without Qt, so no module of cli may import gui when it is itself imported."""
    for path in [*sorted((PACKAGE / "cli").rglob("*.py")), PACKAGE / "__main__.py", PACKAGE / "__init__.py"]:
        for name in eager_imports(ast.parse(path.read_text(encoding="utf-8"))):
            assert not f"{name}.".startswith("playground.gui."), f"{path.relative_to(ROOT)} imports {name} eagerly"


def eager_imports(tree: ast.Module) -> Iterator[str]:
    """Names imported when the module is: everything outside functions."""
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            todo.extend(ast.iter_child_nodes(node))


def loaded_after(code: str) -> set[str]:
    """Top-level packages in sys.modules after running code in a fresh interpreter."""
    script = f"{code}\nimport sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=child_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def test_importing_the_package_loads_no_qt_and_no_compiler() -> None:
    assert loaded_after("import playground").isdisjoint((*QT, "numba", "llvmlite", "sympy", "scipy"))


def test_the_window_stands_before_the_compiler_is_loaded(tmp_path: Path) -> None:
    """Numba takes as long as all of the window: a worker loads it behind the first picture."""
    window = f"""
import os
own = {str(tmp_path)!r}
os.environ.update(QT_QPA_PLATFORM="offscreen", PLAYGROUND_CONFIG_DIR=own, PLAYGROUND_STATE_DIR=own)
from PySide6.QtWidgets import QApplication
application = QApplication([])
from playground.gui.open_window import open_window
window = open_window(application, None)
"""
    loaded = loaded_after(window)
    assert "PySide6" in loaded and loaded.isdisjoint(("numba", "llvmlite", "sympy", "scipy", "pyqtgraph"))


def test_a_whole_race_loads_no_qt() -> None:
    race = """
import playground as pg
race = pg.Experiment(problem=pg.surface("rosenbrock"), starts=[(-1.5, 2.0)],
                     contenders=[pg.Contender("adam", lr=0.05)], steps=5, seed=0)
assert pg.simulate(race).positions.shape == (1, 1, 6, 2)
"""
    assert loaded_after(race).isdisjoint(QT)


def test_every_foreign_import_is_declared_as_a_dependency() -> None:
    """What the program imports must come with `pip install`, not only with the tools of development."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {requirement.split(";")[0].strip().lower() for requirement in project["dependencies"]}
    names = {requirement.split(">")[0].split("!")[0].split("=")[0] for requirement in declared}
    assert {"numba", "pillow", "pyside6-essentials"} <= names
    names |= {"playground", "llvmlite", "pil", "pyside6", "shiboken6"}  # what these three are imported as
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in imported(node):
                top = name.partition(".")[0]
                known = top in sys.stdlib_module_names or top.lower() in names
                assert known, f"{path.relative_to(ROOT)} imports {top}, which pyproject.toml does not declare"


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
        return [node.module]
    return []


def test_no_file_is_longer_than_the_house_allows() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


# Groups of modules that import each other, imports for types counted: one class in several files, or a value and
# functions of it. The list may only become shorter.
CIRCLES = (
    {"experiments.check_assembly", "experiments.contender"},
    {"experiments.evaluations_at", "experiments.outcomes", "experiments.result", "experiments.standings"},
    {
        "gui.graph.brush", "gui.graph.graph_box", "gui.graph.graph_keys", "gui.graph.graph_view", "gui.graph.grips",
        "gui.graph.pointer", "gui.graph.stage",
    },
    {
        "gui.places.networks_menus", "gui.shared_entries", "gui.window", "gui.window_layout", "gui.window_menus",
    },
    {
        "gui.plane.constraint_drag", "gui.plane.keys", "gui.plane.layer_legend", "gui.plane.marked_path",
        "gui.plane.mouse", "gui.plane.overlay_stack", "gui.plane.overlays", "gui.plane.overlays._overlay",
        "gui.plane.paint_plane", "gui.plane.plane",
    },
    {"gui.relief.keys", "gui.relief.layers", "gui.relief.mouse", "gui.relief.paint_relief", "gui.relief.relief"},
    {"training.training_result", "training.training_table"},
    {
        "training.check_training", "training.problem_of", "training.training", "training.training_file",
        "training.training_fingerprint",
    },
)  # fmt: skip


def test_no_more_modules_import_each_other() -> None:
    graph = grimp.build_graph("playground", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    found = [{name.removeprefix("playground.") for name in circle} for circle in circles(imports)]
    new = [sorted(circle) for circle in found if not any(circle <= known for known in CIRCLES)]
    assert not new, f"these import each other: {new}"
    assert len(found) == len(CIRCLES), "a circle is gone: take it from the list"


def test_circles_are_found() -> None:
    ring = {"a": {"b"}, "b": {"c", "x"}, "c": {"a"}, "x": {"y"}, "y": set(), "s": {"s"}}
    assert circles(ring) == [{"a", "b", "c"}]


def circles(imports: Mapping[str, set[str]]) -> list[set[str]]:
    """The groups of two and more modules that reach each other by imports (their strongly connected components)."""

    def reached(module: str) -> set[str]:
        seen, todo = set(), [module]
        while todo:
            for name in imports.get(todo.pop(), ()):
                if name not in seen:
                    seen.add(name)
                    todo.append(name)
        return seen

    reach = {module: reached(module) for module in imports}
    groups = {frozenset({m} | {o for o in reach[m] if m in reach.get(o, ())}) for m in imports if m in reach[m]}
    return sorted((set(group) for group in groups if len(group) > 1), key=sorted)


def test_every_painter_survives_an_error() -> None:
    for path in (PACKAGE / "gui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        decorated = text.count("@paints\n    def paintEvent(")
        assert text.count("def paintEvent(") == decorated, f"{path}: decorate paintEvent with paints"
