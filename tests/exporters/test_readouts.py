"""Inner numbers as CSV: read back they are those that Python gives, to the bit."""

import csv
import io
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.experiments.readout_table import readout_table
from playground.exporters import EXPORTERS


def race(**fields: object) -> pg.Experiment:
    racers = [
        pg.Contender("adam", name="=Adam, quick", lr=0.05),
        pg.Contender("gradient_descent"),
        pg.Contender("swats", lr=0.05, enabled=False),
        pg.Contender("lookahead", base=pg.Contender("swats", lr=0.05, tolerance=0.5)),
    ]
    return pg.Experiment(pg.surface("sphere"), [(1.0, 2.0), (0.5, -1.0)], racers, steps=30).replace(**fields)


def rows(experiment: pg.Experiment) -> list[dict[str, str]]:
    text = b"".join(readout_table(experiment)).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_every_number_of_who_raced_has_a_row_for_each_step() -> None:
    found, experiment = rows(race()), race()
    assert {row["contender"] for row in found} == {"'=Adam, quick", "Lookahead (SWATS)"}
    for contender, name in ((0, "'=Adam, quick"), (3, "Lookahead (SWATS)")):
        for start in range(2):
            own = [row for row in found if row["contender"] == name and row["start"] == str(start)]
            for readout, values in pg.readouts(experiment, contender, start).items():
                axes = [("", values)] if values.ndim == 1 else [("x", values[:, 0]), ("y", values[:, 1])]
                for axis, column in axes:
                    told = [row for row in own if (row["readout"], row["coordinate"]) == (readout, axis)]
                    assert [row["step"] for row in told] == [str(k) for k in range(1, len(column))]
                    read = np.array([float(row["value"] or "nan") for row in told])
                    assert np.array_equal(read, column[1:], equal_nan=True)


def test_a_number_that_does_not_exist_yet_is_left_empty() -> None:
    found = [row for row in rows(race()) if row["readout"] == "switched at"]
    assert found[0]["value"] == "" and found[-1]["value"] not in ("", "nan")


def test_one_coordinate_is_x() -> None:
    line = pg.Experiment(pg.surface("parabola"), [(1.0,)], [pg.Contender("adagrad")], steps=3)
    assert [(row["readout"], row["coordinate"]) for row in rows(line)] == [("own rate", "x")] * 3


def test_the_exporter_writes_the_same_bytes_twice_and_ends_when_it_is_told(tmp_path: Path) -> None:
    result, write = pg.simulate(race(), record="ends"), EXPORTERS.get("readouts").write
    told: list[tuple[int, int]] = []
    write(result, tmp_path / "one.csv", progress=lambda done, of: told.append((done, of)))
    write(result, tmp_path / "two.csv")
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert told == [(k, 6) for k in range(1, 7)]
    with pytest.raises(PlaygroundError, match="cancelled"):
        write(result, tmp_path / "three.csv", cancelled=lambda: True)
    assert not (tmp_path / "three.csv").exists()
