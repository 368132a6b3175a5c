"""Every mistake in a surface's table is one sentence: file, key, what is legal, the nearest word."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.base.errors import PlaygroundError
from playground.problems.read_definition import read_definition

GOOD: dict[str, Any] = {
    "name": "Bowl",
    "formula": "k*x^2 + y^2",
    "teaches": "A bowl.",
    "source": "here",
    "domain": {"x": [-1, 1], "y": [-2, 2]},
    "minima": [[0, "k - k"]],
    "tags": ["bowl"],
    "parameters": [{"name": "k", "default": 1, "minimum": 0, "slider": [0.5, 2], "scale": "log", "doc": "steepness"}],
    "lesson": {"starts": [[0.5, 0.5]], "steps": 100, "contenders": [{"optimizer": "adam", "lr": 0.1}]},
}


def read(**changed: Any) -> Any:
    data = {**copy.deepcopy(GOOD), **changed}
    return read_definition({key: value for key, value in data.items() if value is not ...}, "bowl", "bowl.toml")


def parameter(**changed: Any) -> list[dict[str, Any]]:
    return [{**GOOD["parameters"][0], **changed}]


def test_a_whole_table_is_read():
    bowl = read()
    assert (bowl.id, bowl.name, bowl.parameter_names, bowl.tags) == ("bowl", "Bowl", ("k",), ("bowl",))
    assert bowl.domain == ((-1.0, 1.0), (-2.0, 2.0))
    assert bowl.lesson.contenders == [{"optimizer": "adam", "lr": 0.1}]
    assert read_definition(bowl.to_dict()) == bowl


def test_little_is_needed():
    plane = read_definition({"name": "P", "formula": "x", "domain": {"x": [0, 1], "y": [0, 1]}}, "p")
    assert plane.minima == ()
    assert plane.levels == "auto"
    assert len(plane.lesson.starts) == 1
    assert plane.lesson.contenders


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"formla": "x"}, "there is no key 'formla'; did you mean 'formula'?"),
        ({"name": ...}, "the key 'name' is missing; it must be a text"),
        ({"name": 3}, "name must be a text of at most 80 printable characters, got 3"),
        ({"name": "a\nb"}, "printable"),
        ({"name": "x" * 81}, "at most 80"),
        ({"formula": "k*x^2 +"}, "formula, character 8: expected a value"),
        ({"formula": "c*x"}, "expected one of k, x, y"),
        ({"formula": ...}, "the key 'formula' is missing"),
        ({"formula": "+".join(f"sin({k}*x + cos({k}*y))" for k in range(200))}, "at most 2000 operations"),
        ({"domain": ...}, "domain' is missing; it must be a table such as"),
        ({"domain": [0, 1]}, "domain must be a table"),
        ({"domain": {"y": [0, 1]}}, "the key 'x' is missing; it must be two finite numbers"),
        (
            {"domain": {"x": [1, 0], "y": [0, 1]}},
            "two finite numbers [low, high] with low below high, got [1, 0]",
        ),
        ({"domain": {"x": [0, float("inf")], "y": [0, 1]}}, "x must be two finite numbers"),
        ({"domain": {"x": [0, 1], "y": [0, 1], "z": [0, 1]}}, "there is no key 'z'"),
        ({"minima": [[0]]}, "minimum 1 must be two numbers or expressions"),
        ({"minima": [[0, "x"]]}, "minimum 1: formula, character 1: expected one of k"),
        ({"minima": [[0, True]]}, "minimum 1 must be finite numbers"),
        ({"minima": 3}, "minima must be a list"),
        ({"tags": ["bowll"]}, "there is no tag 'bowll'; did you mean 'bowl'?"),
        ({"kink_minima": 1}, "kink_minima must be true or false, got 1"),
        ({"levels": "loq"}, "levels must be one of auto, log, linear, got 'loq'"),
        ({"parameters": parameter(name="x")}, "name must be a Greek letter, or ASCII letters"),
        ({"parameters": parameter(name="sin")}, "name must be a Greek letter, or ASCII letters"),
        ({"parameters": parameter(name="k k")}, "name must be a Greek letter, or ASCII letters"),
        ({"parameters": parameter() * 2}, "two parameters 'k'"),
        ({"parameters": parameter(default="1")}, "parameter 1 (k): default must be a finite number, got '1'"),
        ({"parameters": parameter(default=-1)}, "k must be a finite number at least 0, got -1"),
        ({"parameters": parameter(slider=[0, 2])}, "slider must be above 0 at both ends"),
        ({"parameters": parameter(slider=[-1, 2], scale="linear")}, "must be a finite number at least 0, got -1"),
        ({"parameters": parameter(slider=[2, 1])}, "slider must be two finite numbers"),
        ({"parameters": parameter(scale="lin")}, "scale must be one of linear, log"),
        ({"parameters": parameter(defualt=1)}, "there is no key 'defualt'; did you mean 'default'?"),
        ({"parameters": ["k"]}, "parameter 1 must be a table"),
        ({"lesson": {"start": []}}, "lesson: there is no key 'start'; did you mean 'starts'?"),
        ({"lesson": {"starts": [[0, "a"]]}}, "start 1 must be two finite numbers"),
        ({"lesson": {"steps": 0}}, "steps must be a whole number between 1 and 1000000, got 0"),
        ({"lesson": {"contenders": [{"lr": 1}]}}, "contender 1: the key 'optimizer' is missing"),
        ({"lesson": {"contenders": [{"optimizer": "adam", "lr": [1]}]}}, "lr must be a finite number, true or false"),
    ],
)
def test_a_mistake_is_one_sentence_with_file_key_and_what_is_legal(changed, words):
    with pytest.raises(PlaygroundError) as caught:
        read(**changed)
    sentence = str(caught.value)
    assert sentence.startswith("bowl.toml: ")
    assert words in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("id", ["", "Bowl", "a b", "../a", "a__b", "_a", "é", "a" * 81])
def test_an_id_is_lower_case_words(id):
    with pytest.raises(PlaygroundError, match="lower-case ASCII words"):
        read_definition(GOOD, id)


def test_what_is_no_table_is_refused():
    for data in (None, 3, [], "x", {1: 2}):
        with pytest.raises(PlaygroundError, match="must be a table"):
            read_definition(data, "a")


KEYS = st.sampled_from([*GOOD, "x", "y"])
PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(["x", "log"])
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from([*GOOD, "levels", "unbounded_outside"]), VALUES, max_size=3))
def test_any_values_are_a_definition_or_one_error(changed):
    try:
        definition = read(**changed)
    except PlaygroundError:
        return
    assert read_definition(definition.to_dict()) == definition


@pytest.mark.parametrize(
    ("stated", "slider"),
    [
        ({"default": 0}, (-1, 1)), ({"default": 2}, (-2, 6)), ({"default": 2, "scale": "log"}, (0.2, 20)),
        ({"default": 0.5, "minimum": 0}, (0, 1.5)),
        ({"default": 0.5, "minimum": 0, "exclusive_minimum": True}, (0.25, 1.5)),
        ({"default": 0.5, "maximum": 1}, (-0.5, 1)),
        ({"default": 0.5, "maximum": 1, "exclusive_maximum": True}, (-0.5, 0.75)),
    ],
    ids=str,
)  # fmt: skip
def test_a_slider_that_is_not_stated_lies_round_the_default_within_what_is_legal(stated, slider):
    definition = read(parameters=[{"name": "k", **stated}])
    assert definition.parameters[0].slider == slider
    assert read_definition(definition.to_dict()) == definition


@pytest.mark.parametrize(
    "stated", [{"default": 1e308}, {"default": 0, "scale": "log"}, {"default": 2, "minimum": 2, "maximum": 2}], ids=str
)
def test_a_slider_for_which_there_is_no_room_must_be_stated(stated):
    with pytest.raises(PlaygroundError, match="slider"):
        read(parameters=[{"name": "k", **stated}])
