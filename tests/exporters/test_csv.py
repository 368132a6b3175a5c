"""A race as CSV: read back it is the race, to the bit; and no spreadsheet runs what is in it."""

from __future__ import annotations

import csv
import io
import math
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import playground as pg
from playground.experiments import csv_table
from playground.experiments.csv_table import csv_field
from playground.experiments.result import Result
from playground.exporters import EXPORTERS
from tests.experiments.strategies import NAMES

HEADER = [
    "contender", "optimizer", "start", "step", "x", "y", "loss", "gradient_norm", "lambda_min", "lambda_max", "status",
]  # fmt: skip


def race(contenders, starts=((-1.5, 2.0), (0.5, 2.5)), steps=60, surface="rosenbrock", **fields) -> Result:
    return pg.simulate(pg.Experiment(pg.surface(surface), starts, contenders, steps, **fields))


def table(result: Result) -> list[list[str]]:
    text = b"".join(result.csv_blocks()).decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def same(text: str, number: float) -> bool:
    """Whether a cell is the shortest text of the very same double."""
    read = float(text)
    if math.isnan(number):
        return text == "nan"
    return np.float64(read).tobytes() == np.float64(number).tobytes() and len(text) <= len(repr(float(number)))


def check(result: Result) -> None:
    head, *rows = table(result)
    explained = bool((result.statuses.cause != "").any())
    assert head == [*HEADER, *["why"] * explained]
    left = iter(rows)
    for c, contender in enumerate(result.contenders):
        for s in range(len(result.experiment.starts)):
            status = result.statuses[c, s]
            for t in range(int(status.step) + 1):
                row = next(left)
                expected = [contender.optimizer, str(s), str(t)]
                assert row[0].lstrip("'") == result.names[c].lstrip("'") and row[1:4] == expected
                numbers = [*result.positions[c, s, t], result.losses[c, s, t], result.gradient_norms[c, s, t]]
                numbers += [*result.eigenvalues[c, s, t]]
                assert all(map(same, row[4:10], numbers)), (row, numbers)
                assert row[10] == (status.reason if t == status.step else "running")
                assert row[11:] == [result.why(c, s) if t == status.step else ""] * explained
    assert next(left, None) is None


WILD = [pg.Contender("gradient_descent", lr=0.1), pg.Contender("heavy_ball", lr=1e-3), pg.Contender("newton")]


@pytest.mark.parametrize("dimension", [1, 2])
def test_averages_are_three_more_columns_where_a_contender_has_one(dimension):
    surface, start = (pg.surface("sphere"), (1.0, 2.0)) if dimension == 2 else (pg.surface("parabola"), (1.0,))
    average = pg.Modifier("tail_average")
    racers = [pg.Contender("gradient_descent", lr=0.3), pg.Contender("adam", lr=0.1, modifiers=[average])]
    result = pg.simulate(pg.Experiment(surface, [start], racers, steps=5))
    head, *rows = table(result)
    assert head == [*HEADER[:-1], "average_x", "average_y", "average_loss", "status"]
    for row in rows:
        c, t = int(row[1] == "adam"), int(row[3])
        point = [repr(float(value)) for value in result.averages[c, 0, t]] + [""] * (2 - dimension)
        assert row[10:13] == ([*point, repr(float(result.average_losses[c, 0, t]))] if c else ["", "", ""])
        assert len(row) == len(head) and row[4] == repr(float(result.positions[c, 0, t, 0]))


def test_every_row_reads_back_to_the_bit() -> None:
    check(race(WILD))


def test_paths_that_diverge_and_those_that_never_stop_read_back_too() -> None:
    check(race(WILD, stop=pg.StopRule(enabled=False)))
    check(race(WILD, stop=pg.StopRule(bound=1e300)))


@pytest.mark.parametrize("rows", [1, 2, 7, 61, 62, 10**6])
def test_the_size_of_blocks_does_not_matter(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    result = race(WILD)
    expected = b"".join(result.csv_blocks())
    monkeypatch.setattr(csv_table, "BLOCK_ROWS", rows)
    assert b"".join(result.csv_blocks()) == expected


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
@example(
    [0.0, -0.0, 5e-324, 1.7976931348623157e308, 0.1, 1e16, 1e22, 1e-4, 1e-5, 1e-7, 123456789012345680.0, 1e5, 1e-9]
)
@example([9.999999999999999e-5, 1.0000000000000001e-4, 9999999999999998.0, 1e15, 9.99e-10, 1e-6, -1.5e-8])
def test_any_double_is_written_as_python_writes_it(numbers: list[float]) -> None:
    result = race([pg.Contender("newton")], [(x, 1.0) for x in numbers], 0, "sphere", stop=pg.StopRule(enabled=False))
    assert [row[4] for row in table(result)[1:]] == [repr(x) for x in numbers]


def test_lines_end_as_rfc_4180_says_and_the_text_is_utf_8() -> None:
    data = b"".join(race([pg.Contender("newton", name="Ñewton – ½")]).csv_blocks())
    assert data.startswith(",".join(HEADER).encode() + b"\r\n") and data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert "Ñewton – ½,newton,0,0,-1.5,2.0,".encode() in data


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", " =1", "＝1", "＋1", "－1", "＠1", "==", '="a",b']
)  # fmt: skip
def test_no_spreadsheet_runs_a_name(name: str) -> None:
    rows = table(race([pg.Contender("newton", name=name)]))
    assert all(row[0] == "'" + name and len(row) == 11 for row in rows[1:])


def test_numbers_stay_numbers_though_they_begin_with_a_minus() -> None:
    rows = table(race([pg.Contender("newton", name="-x")], [(-1.5, -2.0)]))
    assert rows[1][4:6] == ["-1.5", "-2.0"]


@given(NAMES)
@example('say "hi", you')
@example("a;=1")
@example("  blanks  ")
@example("'quoted")
def test_any_name_reads_back_and_begins_harmlessly(name: str) -> None:
    (row,) = csv.reader(io.StringIO(f"{csv_field(name)},next\r\n", newline=""), strict=True)
    assert row in ([name, "next"], ["'" + name, "next"])
    assert row[0].lstrip()[0] not in "=+-@＝＋－＠"
    assert '"' in csv_field(name) or ";" not in csv_field(name)


def test_names_that_are_no_different_are_told_apart() -> None:
    rows = table(race([pg.Contender("adam"), pg.Contender("adam", lr=0.1)], [(1, 2)], 0))
    assert [row[0] for row in rows[1:]] == ["Adam", "Adam 2"]


def test_contenders_that_are_switched_off_have_no_rows() -> None:
    rows = table(race([pg.Contender("adam", enabled=False), pg.Contender("newton")], [(1, 2)], 0))
    assert [row[0] for row in rows[1:]] == ["Newton"]


def test_a_race_of_nobody_is_a_header() -> None:
    assert table(race([])) == table(race([pg.Contender("adam")], [])) == [HEADER]


def test_the_file_is_what_the_blocks_are_and_nothing_else_lies_there(tmp_path: Path) -> None:
    result = race(WILD)
    for write in (result.to_csv, lambda path: EXPORTERS.get("csv").write(result, path)):
        write(tmp_path / "race.csv")
        assert (tmp_path / "race.csv").read_bytes() == b"".join(result.csv_blocks())
        assert [path.name for path in tmp_path.iterdir()] == ["race.csv"]


def test_progress_is_told_in_rows_up_to_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "BLOCK_ROWS", 50)
    result, told = race(WILD), []
    rows = len(table(result)) - 1
    list(result.csv_blocks(progress=lambda done, total: told.append((done, total))))
    assert told[-1] == (rows, rows) and len(told) > 3 and told == sorted(told)


def test_a_cancelled_export_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "race.csv").write_text("old")
    with pytest.raises(pg.PlaygroundError, match="cancelled"):
        race(WILD).to_csv(tmp_path / "race.csv", cancelled=lambda: True)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"race.csv": "old"}


def test_a_disk_that_is_full_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "race.csv").write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(pg.PlaygroundError, match=r"cannot write .*race\.csv: no space left on device"):
        race(WILD).to_csv(tmp_path / "race.csv")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"race.csv": "old"}


@pytest.mark.parametrize("place", ["none/race.csv", "."])
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, place: str) -> None:
    with pytest.raises(pg.PlaygroundError, match="cannot write"):
        race(WILD).to_csv(tmp_path / place)


def test_infinities_and_nan_are_words_that_read_back(tmp_path: Path) -> None:
    (tmp_path / "edge.toml").write_text('name = "E"\nformula = "-log(x)"\ndomain = { x = [0, 2], y = [-2, 2] }\n')
    stop = pg.StopRule(enabled=False)
    experiment = pg.Experiment(
        pg.read_surface(tmp_path / "edge.toml"), [(0.0, 1.0), (-1.0, 0.0)], WILD[:1], 2, stop=stop
    )
    rows = table(pg.simulate(experiment))
    assert rows[1][4:7] == ["0.0", "1.0", "inf"]
    assert {cell for row in rows[1:] for cell in row[4:10] if not math.isfinite(float(cell))} <= {"inf", "-inf", "nan"}
