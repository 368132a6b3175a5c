"""A training whose table is gone or changed is opened on another file with the same columns."""

from __future__ import annotations

from pathlib import Path

import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.training.moved_table import MovedTable
from tests.networks.data._forget_tables import forget_tables

ROWS = "a;b;kind\n1;2;x\n2;3;y\n3;5;x\n4;1;y\n"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    table = tmp_path / "table.csv"
    table.write_text(ROWS, encoding="utf-8")
    data = pg.data("csv", path=table, inputs=["b"], target="kind", separator=";", split=0.5, seed=3)
    made = pg.Training(data, pg.Network(hidden=(3,)), contenders=[pg.Contender("adam")], epochs=7)
    made.save(tmp_path / "training.json")
    forget_tables()  # as in another process
    return tmp_path / "training.json"


def test_what_is_there_as_it_was_is_not_moved(saved: Path) -> None:
    assert MovedTable.of(saved.read_bytes(), "training.json") is None
    assert MovedTable.of(b"{", "x") is None and MovedTable.of(b"[]", "x") is None
    assert MovedTable.of(b'{"data": {"set": "xor"}}', "x") is None


def test_a_moved_table_is_found_with_everything_else_as_it_was(saved: Path) -> None:
    old = pg.Training.load(saved)
    moved_to = saved.with_name("elsewhere.csv")
    saved.with_name("table.csv").rename(moved_to)
    forget_tables()
    with pytest.raises(PlaygroundError, match="there is no file"):
        pg.Training.load(saved)
    moved = MovedTable.of(saved.read_bytes(), "training.json")
    assert moved is not None
    found = moved.found(moved_to)
    assert found.data.file is not None and found.data.file.path == str(moved_to)
    assert found.data.feature_names == ("b",) and found.data.seed == 3 and found.data.file.separator == ";"
    for name in ("network", "loss", "contenders", "epochs", "batch", "seed"):
        assert getattr(found, name) == getattr(old, name)


def test_a_changed_table_is_chosen_again_knowingly(saved: Path) -> None:
    table = saved.with_name("table.csv")
    table.write_text(ROWS + "5;5;x\n", encoding="utf-8")
    forget_tables()
    with pytest.raises(PlaygroundError, match="is no longer the file whose columns were chosen"):
        pg.Training.load(saved)
    moved = MovedTable.of(saved.read_bytes(), "training.json")
    assert moved is not None and len(moved.found(table).data.arrays().training) == 3
    table.write_text(ROWS + "5;5;z\n", encoding="utf-8")
    with pytest.raises(PlaygroundError, match="the logistic loss tells two classes apart, and csv has 3"):
        moved.found(table)


def test_a_table_without_these_columns_is_refused(saved: Path) -> None:
    table = saved.with_name("table.csv")
    table.write_text("a;c;kind\n1;2;x\n2;3;y\n", encoding="utf-8")
    moved = MovedTable.of(saved.read_bytes(), "training.json")
    assert moved is not None
    with pytest.raises(PlaygroundError, match=r"there is no column of table\.csv 'b'"):
        moved.found(table)
