"""What other programs write into JSON files, and what they must not."""

from __future__ import annotations

from pathlib import Path

import pytest

import playground as pg
from playground.experiments.read_json import read_json

RACE = pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [pg.Contender("adam", lr=0.1)], steps=3)


@pytest.mark.parametrize(
    ("old", "new", "key", "place"),
    [
        ('"steps": 3', '"steps": 3, "steps": 4', "steps", "the outermost object"),
        ('"lr": 0.1', '"lr": 0.1, "lr": 0.2', "lr", r"contenders\[0\].parameters"),
        ('"number": 0', '"number": 0, "number": 1', "number", r"starts\[0\]"),
    ],
)
def test_a_key_that_stands_twice_is_refused_with_its_place(old: str, new: str, key: str, place: str) -> None:
    text = RACE.to_json().decode()
    assert old in text
    with pytest.raises(pg.PlaygroundError, match=f"^mine.json: the key '{key}' stands twice in {place}; leave one"):
        pg.Experiment.from_json(text.replace(old, new), "mine.json")


def test_a_key_twice_in_what_a_second_key_replaced_is_found_too() -> None:
    with pytest.raises(pg.PlaygroundError, match="the key 'b' stands twice in the outermost object"):
        read_json('{"a": {"b": 1, "b": 2}, "a": 1}', "it")


def test_the_same_key_in_two_objects_is_nothing_odd() -> None:
    assert read_json(b'[{"a": 1}, {"a": {"a": 2}}]', "it") == [{"a": 1}, {"a": {"a": 2}}]


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    file = tmp_path / "race.json"
    file.write_bytes(b"\xef\xbb\xbf" + RACE.to_json())
    assert pg.Experiment.load(file) == RACE
    assert pg.Experiment.from_json("\ufeff" + RACE.to_json().decode()) == RACE


@pytest.mark.parametrize("data", [{"format": "optimizer-playground"}, None, 3, ["{}"]])
def test_what_is_no_text_is_refused(data: object) -> None:
    with pytest.raises(
        pg.PlaygroundError, match=r"data must be a JSON text such as experiment.to_json\(\) returns, got"
    ):
        pg.Experiment.from_json(data)  # type: ignore[arg-type]


@pytest.mark.parametrize("data", ["", "{", "\ud800", '{"a": 1' + "0" * 5000 + "}", "[" * 100_000, b"\xff\xfe{\0"])
def test_a_damaged_text_is_said_to_be_one(data: str | bytes) -> None:
    with pytest.raises(pg.PlaygroundError, match="it is damaged or no JSON file: "):
        read_json(data, "it")
