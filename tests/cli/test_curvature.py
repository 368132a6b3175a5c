"""`playground curvature`: the table, the file, and what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.cli.main import main


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    contenders = [pg.Contender("adam", lr=0.01), pg.Contender("gradient_descent", lr=0.1)]
    training = pg.Training(
        pg.data("xor", samples=30), pg.Network(hidden=(4,)), contenders=contenders, batch=None, epochs=12,
        changes=[pg.Change(6, 1, "lr", 0.2)],
    )  # fmt: skip
    training.save(tmp_path / "training.json")
    return tmp_path / "training.json"


def test_the_table_and_the_file_hold_what_python_gives(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.csv"
    words = ["curvature", str(saved), "--contender", "Gradient descent", "--points", "4", "--csv", str(path)]
    assert main([*words, "--largest", "2"]) == 0
    along = pg.curvature_along(pg.train(pg.Training.load(saved)), 1, largest=2, points=4)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["update", "limit", "largest", "1", "largest", "2", "smallest", "1"]
    assert lines[-1].split()[:2] == ["12", "10"] and lines[-4].split()[:2] == ["0", "20"]
    table = np.genfromtxt(path, delimiter=",", names=True)
    assert list(table["update"]) == [0, 4, 8, 12] and table["largest_1"] == pytest.approx(along.largest[:, 0])


def test_the_first_contender_is_looked_at_by_default_and_has_no_limit(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["curvature", str(saved), "--points", "2"]) == 0
    assert len(capsys.readouterr().out.splitlines()[-1].split()) == 3


def test_a_wrong_name_or_number_gets_a_sentence(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["curvature", str(saved), "--contender", "Adams"]) == 2
    assert "Adams" in capsys.readouterr().err
    assert main(["curvature", str(saved), "--points", "many"]) == 2
    assert "--points" in capsys.readouterr().err


def test_picture_and_arrays_are_written(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawing, arrays = tmp_path / "a.svg", tmp_path / "a.npz"
    assert main(["curvature", str(saved), "--points", "3", "--picture", str(drawing), "--npz", str(arrays)]) == 0
    assert drawing.read_text(encoding="utf-8").startswith("<svg") and len(np.load(arrays)["updates"]) == 3
    capsys.readouterr()
    assert main(["curvature", str(saved), "--picture", str(tmp_path / "a.jpg")]) == 2
    assert "must end in .pdf, .png or .svg" in capsys.readouterr().err
