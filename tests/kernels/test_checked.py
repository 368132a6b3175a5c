"""The checked mode: an index outside its array stops a kernel with file, line, array, index and size."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numba
import numpy as np
import pytest
from numba import float64, int64

import playground as pg
import playground.optimizers as room
from playground.base.catalogue import module_catalogue
from playground.kernels.compiling import stored_kernels
from playground.kernels.compiling.checked import VARIABLE, checked, is_checked
from playground.kernels.compiling.stopped import KernelStopped
from playground.kernels.compiling.views import ANY, numbers, place, rows
from playground.kernels.direct.kernel import kernel
from playground.optimizers import OPTIMIZERS, Optimizer
from playground.simulation.chunk import Chunk, Rule
from playground.simulation.method import Method, Program

ARRAY = numba.types.Array(float64, 1, "C")
GRID = numba.types.Array(float64, 2, "C")


def read(row, i):
    return row[i]


def write(row, i):
    row[i] = 1.0
    return 0.0


def add(row, i):
    row[i] += 1.0
    return 0.0


def through_a_helper(row, i):
    return read(row, i - 1) + 1.0


def in_a_view(row, i):
    part = numbers(place(row) + 8, row.size - 1)
    return part[i]


def guarded(row, i):
    return row[i] if i >= 0 and i < row.size and row[i] > -9.0 else -1.0


FORMS = {read: "row", write: "row", add: "row", through_a_helper: "row", in_a_view: "part"}


@pytest.mark.parametrize("function", FORMS, ids=lambda function: function.__name__)
def test_an_index_outside_stops_and_one_inside_does_not(function) -> None:
    compiled = kernel(float64(ARRAY, int64), checked=True)(function)
    plain = kernel(float64(ARRAY, int64), checked=False)(function)
    row, same = np.arange(4.0), np.arange(4.0)
    for i in (1, 2):
        assert compiled(row, i) == plain(same, i)
    assert np.array_equal(row, same)
    for i in (-7, 40, 2**40):
        with pytest.raises(
            KernelStopped, match=rf"test_checked.py, line \d+: index -?\d+ of {FORMS[function]}, whose size"
        ):
            compiled(row, i)
    assert np.array_equal(row, same), "nothing was written"


def test_the_sentence_names_line_index_and_size() -> None:
    compiled = kernel(float64(ARRAY, int64), checked=True)(read)
    line = read.__code__.co_firstlineno + 1
    with pytest.raises(KernelStopped, match=rf"line {line}: index 4 of row, whose size is 4: 0 to 3 are legal$"):
        compiled(np.zeros(4), 4)
    with pytest.raises(KernelStopped, match=r"whose size is 0: it has no entries$"):
        compiled(np.zeros(0), 0)


def of_a_grid(grid, j, i):
    row = grid[j]
    return row[i] + grid[j, i]


def of_two_axes(grid, j, i):
    return grid[j, i]


def test_both_axes_and_rows_are_looked_at() -> None:
    grid = np.arange(6.0).reshape(2, 3)
    for function in (of_a_grid, of_two_axes):
        compiled = kernel(float64(GRID, int64, int64), checked=True)(function)
        assert compiled(grid, 1, 2) in (5.0, 10.0)
        with pytest.raises(KernelStopped, match="index 2 of grid, whose size is 2"):
            compiled(grid, 2, 0)
        with pytest.raises(KernelStopped, match=r"index 3 of (axis 1 of grid|row), whose size is 3"):
            compiled(grid, 1, 3)


def test_without_the_mode_the_machine_code_knows_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_kernels, "kernel_folder", lambda: None)  # what was loaded has no text
    for wanted in (True, False):
        compiled = kernel(float64(GRID, int64, int64), checked=wanted)(of_two_axes)
        (text,) = compiled.dispatcher.inspect_llvm().values()
        assert ("playground_stop_outside" in text) == wanted


def test_what_is_not_read_is_not_an_error() -> None:
    compiled = kernel(float64(ARRAY, int64), checked=True)(guarded)
    assert [compiled(np.arange(2.0), i) for i in (-1, 0, 1, 2)] == [-1.0, 0.0, 1.0, -1.0]


def base_of_all(row, i):
    return rows(place(row), ANY, 2)[i, 1]


def test_a_length_that_is_not_known_is_not_checked() -> None:
    assert kernel(float64(ARRAY, int64), checked=True)(base_of_all)(np.arange(6.0), 2) == 5.0


MEMBER = '''"""A method of a test."""
from typing import Any

from playground.kernels.for_rules import value
from playground.optimizers.forms.vectorwise import NUMBER, Vectorwise


def {name}(here: int, x: Any, g: Any, seen: Any) -> None:
    """x ← x − g/2"""
    {line}
    for d in range(x.size):
        x[d] -= 0.5 * g[d]


OPTIMIZER = Vectorwise(
    name="Careless", summary="A test.", equation="x ← x − g/2", source="2026", family="own", update={name},
    memory={{"seen": NUMBER}},
)
'''


@pytest.mark.parametrize("line", ["seen[1] = 1.0", "x[x.size] = 1.0", "g[-1] += seen[0]"])
def test_a_method_that_leaves_its_arrays_is_named(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"careless_{sum(map(ord, line))}"
    (tmp_path / f"{name}.py").write_text(MEMBER.format(name=name, line=line), encoding="utf-8")
    monkeypatch.setattr(room, "__path__", [*room.__path__, str(tmp_path)])
    optimizer = module_catalogue("optimizer", room.__name__, "OPTIMIZER", Optimizer).get(name)
    with checked(), pytest.raises(KernelStopped, match=rf"^Careless: .*{name}.py, line 10: index -?\d+ of "):
        one_step(optimizer)


def one_step(optimizer: Optimizer) -> list[float]:
    method = Method.build(pg.surface("sphere"), Program(optimizer, optimizer.check({})))
    rule = Rule(np.array([[-9.0] * 2, [9.0] * 2]), np.zeros((0, 2)), -1.0)
    chunk = Chunk(method, method.lanes(np.array([[1.0, 2.0]])), np.zeros(1, dtype=np.uint64), 0, rule, None, 0)
    chunk.march(0, 1)
    return chunk.lanes[:2, 0].tolist()


def test_checked_and_plain_kernels_stand_beside_each_other() -> None:
    plain = OPTIMIZERS.get("lbfgs").step(2)
    with checked():
        assert is_checked(rule=True)
        other = OPTIMIZERS.get("lbfgs").step(2)
        assert other is not plain and OPTIMIZERS.get("lbfgs").step(2) is other
    assert not is_checked(rule=True) and OPTIMIZERS.get("lbfgs").step(2) is plain


@pytest.mark.long
def test_every_kernel_of_the_program_stays_inside_its_arrays() -> None:
    """With the variable the hot loop, fields, networks, pictures and landscapes are checked too, by their own tests."""
    root = Path(__file__).parents[2]
    rooms = ("kernels", "simulation", "networks", "picture", "landscape", "curvature", "modifiers", "training")
    done = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *(f"tests/{room}" for room in rooms),
            "--deselect", "tests/kernels/test_stored_kernels.py", "-k", "not vector_code",
        ],
        cwd=root, env={**os.environ, VARIABLE: "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
