"""The standings below the paths of `playground run`, and in a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import playground as pg
from tests.cli.test_run import ISSUE, RACE


def test_the_standings_are_those_of_python(said, tmp_path: Path) -> None:
    table = pg.simulate(RACE).table(target=0.05)
    code, out, err = said(*ISSUE, "--target", "0,05", "--standings", tmp_path / "standings.csv")
    assert (code, err) == (0, "") and out.partition("\n\n")[2] == f"{table!r}\n"
    assert (tmp_path / "standings.csv").read_bytes() == table.csv()
    code, out, err = said(*ISSUE, "--target=0.05", "--standings", "-")
    assert code == 0 and out.encode() == table.csv() and err.endswith(f"{table.sentence}\n")
    recorded = said(*ISSUE, "--target=0.05", "--standings", "-", "--csv", tmp_path / "race.csv")
    assert recorded == (code, out, err), "a race whose steps are written is ranked alike"


def test_one_contender_alone_has_no_standings_below_its_paths(said) -> None:
    _, out, _ = said("run", "--surface", "sphere", "--start=1,2", "--start=2,1", "--optimizer", "newton")
    assert len(out.splitlines()) == 3
    _, out, _ = said(
        "run", "--surface", "sphere", "--start=1,2", "--optimizer", "newton", "--standings", "-", "--target=1"
    )
    assert len(list(csv.DictReader(io.StringIO(out, newline="")))) == 1
