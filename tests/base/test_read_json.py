"""What other programs write into JSON files, and what they must not."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import playground as pg
from playground.base.doubled_key import DoubledKeyError
from playground.base.json_pieces import decode_in_pieces
from playground.base.read_json import DEEPEST, LARGEST, glance_at_json, read_json, read_json_as
from playground.base.take_apart import take_apart

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


def test_one_doubled_key_among_200_000_is_found() -> None:
    keys = ", ".join(f'"key{number}": {number}' for number in range(200_000))
    with pytest.raises(
        pg.PlaygroundError, match=r"^it: the key 'key7' stands twice in a\[1\].b; leave one of them out"
    ):
        read_json(f'{{"a": [0, {{"b": {{{keys}, "key7": 0}}}}]}}', "it")


@pytest.mark.parametrize("pair", ["[]", '{"a":}'])
@pytest.mark.parametrize("beside", [0, 100, 100_000])
def test_what_is_nested_too_deeply_is_refused(pair: str, beside: int) -> None:
    def nested(depth: int) -> str:
        first, last = (pair[0], pair[-1]) if pair == "[]" else (pair[:-1], pair[-1])
        inside = "0" if depth > 1 else ""
        deep = first * depth + ("0" if pair != "[]" else inside) + last * depth
        return f"[{deep}, {', '.join(['[]'] * beside)}]" if beside else f"[{deep}]"

    assert read_json(nested(DEEPEST - 1), "it")
    for depth in (DEEPEST, 5000, 100_000):
        with pytest.raises(pg.PlaygroundError, match=f"^it is damaged or no JSON file: .* more than {DEEPEST} deep"):
            read_json(nested(depth), "it")


def test_brackets_and_quotes_within_texts_are_texts() -> None:
    odd = ["[" * 200, "{" * 200, '"' * 3, '\\"', "\\", '["', '"]', "\\\\" * 5, "}" * 9, '{"a": 1, "a": 2}', ""]
    document = {text: [text, {text: odd}] for text in odd}
    assert read_json(json.dumps(document), "it") == document
    assert read_json(json.dumps(document, ensure_ascii=False), "it") == document


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.sampled_from('ab"\\[]{}:,é\n\0')),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.sampled_from('a"\\[{')), inner, max_size=4),
)  # fmt: skip


@given(_VALUES, st.booleans())
def test_whatever_can_be_written_is_read(value: object, ascii: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii)
    assert read_json(text, "it") == value
    if isinstance(value, dict) and value:
        key = json.dumps(next(iter(value)), ensure_ascii=ascii)
        with pytest.raises(pg.PlaygroundError, match="stands twice in the outermost object"):
            read_json(f"{text[:-1]}, {key}: 1}}", "it")


def test_a_text_that_is_too_large_or_in_another_encoding_is_said_to_be_so() -> None:
    with pytest.raises(pg.PlaygroundError, match="it is too large: a JSON text has at most"):
        read_json(b" " * (LARGEST + 1), "it")
    with pytest.raises(pg.PlaygroundError, match="it is damaged or no JSON file: it is written in UTF-16; save it as"):
        read_json('{"a": 1}'.encode("utf-16"), "it")


def test_another_type_than_what_is_wanted_is_refused() -> None:
    assert read_json_as(b'\xef\xbb\xbf["a"]', "it", list[str]) == ["a"]
    for read in (read_json_as, glance_at_json):
        with pytest.raises(pg.PlaygroundError, match=r"^it is damaged or no JSON file: Expected `str`, got `int`"):
            read(b'["a", 1]', "it", list[str])
        with pytest.raises(pg.PlaygroundError, match=r"^it is damaged or no JSON file: "):
            read(b"[" * 5000 + b"]" * 5000, "it", list)


@given(_VALUES, st.booleans(), st.integers(1, 40))
def test_pieces_of_any_length_make_the_same_values(value: object, ascii: bool, piece: int) -> None:
    for indent in (None, 1):
        text = json.dumps(value, ensure_ascii=ascii, indent=indent).encode()
        assert decode_in_pieces(text, DEEPEST, piece) == value


@given(_VALUES, st.data(), st.integers(1, 12))
def test_what_is_damaged_is_damaged_in_pieces_too(value: object, data: st.DataObject, piece: int) -> None:
    text = json.dumps([value, [value, 1], {"a": value}]).encode()
    place = data.draw(st.integers(0, len(text) - 1))
    put = data.draw(st.sampled_from([b"", b",", b"[", b"]", b"{", b"}", b":", b'"', b",,", b"0", b'"a":0,', b"\\"]))
    text = text[:place] + put + text[place + data.draw(st.integers(0, 2)) :]
    try:
        expected = read_json(text, "it")
    except pg.PlaygroundError as error:
        with pytest.raises((ValueError, msgspec.DecodeError)) as raised:
            decode_in_pieces(text, DEEPEST, piece)
        if "stands twice" in str(error) and "outermost" not in str(error):
            assert isinstance(raised.value, DoubledKeyError)
    else:
        assert decode_in_pieces(text, DEEPEST, piece) == expected


@pytest.mark.parametrize("piece", [1, 7, 30, 1000])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[1, {"a": [2, 3, {"b": 1, "c": 2, "b": 3}]}]', "the key 'b' stands twice in [1].a[2]"),
        ('{"a": [[0, 1], [2, {"é": {"k": 1}, "é": 2}], 3]}', "the key 'é' stands twice in a[1][1]"),
        ('{"a": [1, 2, 3], "b": 1, "a": [4]}', "the key 'a' stands twice in the outermost object"),
    ],
)
def test_a_doubled_key_is_found_with_its_place_in_pieces(text: str, words: str, piece: int) -> None:
    with pytest.raises(DoubledKeyError) as raised:
        decode_in_pieces(text.encode(), DEEPEST, piece)
    assert raised.value.words == words


def test_a_long_text_is_read_and_refused_as_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.base.read_json._LONG", 10)
    assert read_json('{"a": [1, 2, {"b": "[,]"}]}', "it") == {"a": [1, 2, {"b": "[,]"}]}
    deep = "[" * (DEEPEST + 1) + "0,0" + "]" * (DEEPEST + 1)
    for text, words in (
        (deep, f"more than {DEEPEST} deep"),
        ('{"a": 1, "b": 2, "a": 3}', "it: the key 'a' stands twice in the outermost object; leave one of them out"),
        ('{"a": [1, 2, 3], "b": x}', r"it is damaged or no JSON file: JSON is malformed: .*\(byte 22\)"),
    ):
        with pytest.raises(pg.PlaygroundError, match=words):
            read_json(text, "it")


def test_taking_apart_empties_what_is_inside() -> None:
    inner: list[object] = [1, {"a": [2]}]
    take_apart([inner, {"b": inner}, 3])
    assert inner == []
