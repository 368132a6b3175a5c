"""Experiments as JSON: what goes in comes out, and nothing that comes in does harm."""

from __future__ import annotations

import json
import math
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import playground as pg
from tests.children import child
from tests.experiments.strategies import EXPERIMENTS, OWN

GOOD = pg.Experiment(
    pg.surface("rosenbrock", b=50), [(-1.5, 2.0), (0.5, 2.5)],
    [pg.Contender("adam", lr=0.05, name="A"), pg.Contender("nesterov", form="shifted", color="#0072b2")], steps=20,
)  # fmt: skip
OWN_SURFACE = {**json.loads(GOOD.to_json()), "problem": {"definition": OWN, "parameters": {"k": 3}}}


@given(EXPERIMENTS)
def test_what_is_written_is_read_back_equal_and_to_the_bit(experiment: pg.Experiment) -> None:
    data = experiment.to_json()
    again = pg.Experiment.from_json(data)
    assert again == experiment and again.to_json() == data
    assert [math.copysign(1, c) for start in again.starts for c in start.position] == [
        math.copysign(1, c) for start in experiment.starts for c in start.position
    ]


@settings(max_examples=20)
@given(EXPERIMENTS)
def test_a_file_is_plain_json_with_format_and_version(experiment: pg.Experiment) -> None:
    document = json.loads(experiment.to_json(), parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))
    assert (document["format"], document["version"]) == ("optimizer-playground", 1)


def test_a_saved_race_is_loaded_equal(tmp_path: Path) -> None:
    GOOD.save(tmp_path / "race.json")
    assert pg.Experiment.load(tmp_path / "race.json") == GOOD
    assert [path.name for path in tmp_path.iterdir()] == ["race.json"]


def test_a_surface_of_ones_own_travels_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('name = "M"\nformula = "x^2 + 2*y^2"\ndomain = { x = [-1, 1], y = [-1, 1] }\n')
    experiment = GOOD.replace(problem=pg.read_surface(tmp_path / "mine.toml"))
    experiment.save(tmp_path / "race.json")
    (tmp_path / "mine.toml").unlink()
    loaded = pg.Experiment.load(tmp_path / "race.json")
    assert loaded == experiment and loaded.problem.value([[1, 1]])[0] == 3


def test_a_file_that_states_little_gets_the_defaults() -> None:
    least = {"format": "optimizer-playground", "version": 1, "problem": {"surface": "sphere"}}
    experiment = pg.Experiment.from_json(json.dumps(least).encode())
    assert experiment == pg.Experiment(pg.surface("sphere"))


def changed(path: list[Any], value: Any, base: dict[str, Any] | None = None) -> bytes:
    document = json.loads(json.dumps(base)) if base else json.loads(GOOD.to_json())
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return json.dumps(document).encode()


WRONG = [
    (b"", "damaged or no JSON file"),
    (b"{", "damaged or no JSON file"),
    (b"[" * 100_000, "damaged or no JSON file"),
    (b'{"format": "\xff"}', "damaged or no JSON file"),
    (b"[]", "must be an object"),
    (b"null", "must be an object"),
    (b"{}", "this is not an experiment of Optimizer Playground"),
    (changed(["format"], "other"), "this is not an experiment of Optimizer Playground"),
    (changed(["version"], 2), "written by a newer version"),
    (changed(["version"], 0), "version must be a whole number"),
    (changed(["version"], True), "version must be a whole number"),
    (changed(["kind"], "training"), "a race is opened here"),
    (changed(["strats"], []), "did you mean 'starts'"),
    (changed(["problem"], "sphere"), "problem must be an object"),
    (changed(["problem"], {}), 'problem must name a "surface" or hold a "definition"'),
    (changed(["problem", "surface"], "rosenbrok"), "did you mean 'rosenbrock'"),
    (changed(["problem", "surface"], "../../etc/passwd"), "there is no surface"),
    (changed(["problem", "surface"], {"a": 1}), "problem.surface must be a surface's id"),
    (changed(["problem", "parameters", "c"], 1), "there is no parameter of rosenbrock 'c'"),
    (changed(["problem", "parameters", "self"], 1), "there is no parameter of rosenbrock 'self'"),
    (changed(["problem", "parameters", "b"], -1), "rosenbrock.b must be a finite number above 0"),
    (changed(["problem", "parameters", "b"], "1"), "rosenbrock.b must be a finite number above 0"),
    (changed(["problem", "parameters"], [1]), "problem.parameters must be an object"),
    (changed(["starts"], {"x": 1}), "starts must be a list"),
    (changed(["starts", 1], 3), "start 1 must be an object"),
    (changed(["starts", 1, "position"], [1, "x"]), "start 1: position must be a list of finite numbers"),
    (changed(["starts", 1, "position"], [1, True]), "start 1: position must be a list of finite numbers"),
    (changed(["starts", 1, "position"], [1, 2, 3]), "start 1 must be 2 finite numbers"),
    (changed(["starts", 1, "position"], [1, 10**400]), "start 1"),
    (GOOD.to_json().replace(b"-1.5", b"1" * 5000), "start 0|damaged"),
    (GOOD.to_json().replace(b"-1.5", b"1e999"), "start 0|damaged"),
    (changed(["starts", 1, "number"], -1), "number must be a whole number"),
    (changed(["starts", 1, "number"], 0), "two starts have the same number"),
    (changed(["contenders", 0], []), "contender 0 must be an object"),
    (changed(["contenders", 0, "optimizer"], "adm"), "did you mean 'adam'"),
    (changed(["contenders", 0, "optimizer"], None), "optimizer must be an optimizer's id"),
    (changed(["contenders", 0, "optimizer"], "_optimizer"), "there is no optimizer"),
    (changed(["contenders", 0, "parameters", "lr"], 0), "adam.lr must be a finite number above 0"),
    (changed(["contenders", 0, "parameters", "name"], "x"), "there is no parameter of adam 'name'"),
    (changed(["contenders", 0, "parameters", "enabled"], 1), "there is no parameter of adam 'enabled'"),
    (changed(["contenders", 0, "parameters", "optimizer"], 1), "there is no parameter of adam 'optimizer'"),
    (changed(["contenders", 0, "parameters", "self"], 1), "there is no parameter of adam 'self'"),
    (changed(["contenders", 0, "name"], "a\u0000b"), "printable"),
    (changed(["contenders", 0, "name"], 7), "name must be"),
    (changed(["contenders", 0, "color"], 7), "colour"),
    (changed(["contenders", 0, "enabled"], 1), "enabled must be true or false"),
    (changed(["steps"], -1), "steps must be a whole number"),
    (changed(["steps"], None), "steps must be a whole number"),
    (changed(["seed"], 2**63), "seed must be a whole number"),
    (changed(["stop"], None), "stop must be an object"),
    (changed(["stop", "tolerance"], "1"), "stop.tolerance must be a finite number"),
    (changed(["stop", "patience"], 3), "there is no key of stop 'patience'"),
    (
        changed(["problem", "definition", "formula"], "__import__('os').system('true')", OWN_SURFACE),
        "problem.definition",
    ),
    (changed(["problem", "definition", "formula"], "x.__class__", OWN_SURFACE), "problem.definition"),
    (changed(["problem", "definition", "formula"], "(" * 10_000, OWN_SURFACE), "problem.definition"),
    (changed(["problem", "definition", "formula"], "z", OWN_SURFACE), "problem.definition"),
    (changed(["problem", "definition", "id"], "../x", OWN_SURFACE), "problem.definition"),
    (changed(["problem", "definition"], 5, OWN_SURFACE), "problem.definition must be an object"),
]


@pytest.mark.parametrize(
    ("data", "sentence"), WRONG, ids=[f"{k} {sentence[:40]}" for k, (_, sentence) in enumerate(WRONG)]
)
def test_a_wrong_file_is_said_in_one_sentence_that_names_it(data: bytes, sentence: str) -> None:
    with pytest.raises(pg.PlaygroundError) as caught:
        pg.Experiment.from_json(data, origin="race.json")
    said = str(caught.value)
    assert any(words in said for words in sentence.split("|"))
    assert said.startswith("race.json") and said.isprintable() and len(said) < 500


def only_playground_errors(data: bytes) -> None:
    try:
        experiment = pg.Experiment.from_json(data)
    except pg.PlaygroundError as error:
        assert len(str(error)) < 1000
    else:
        assert pg.Experiment.from_json(experiment.to_json()) == experiment


@given(st.binary(max_size=300))
def test_random_bytes_do_no_harm(data: bytes) -> None:
    only_playground_errors(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.just(10**400),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_random_json_does_no_harm(value: Any) -> None:
    only_playground_errors(json.dumps(value).encode("utf-8", "surrogatepass"))


@settings(max_examples=300)
@given(
    st.sampled_from([GOOD.to_json(), json.dumps(OWN_SURFACE).encode()]), st.integers(0, 5000), st.integers(0, 5000),
    st.binary(max_size=6),
)  # fmt: skip
def test_a_good_file_with_damaged_bytes_does_no_harm(data: bytes, first: int, length: int, patch: bytes) -> None:
    place = first % len(data)
    only_playground_errors(data[:place] + patch + data[place + length % 40 :])


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to every node of a document but its root."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, child in items for place in [(*path, key), *places(child, (*path, key))]]


@settings(max_examples=400)
@given(st.data(), st.sampled_from([json.loads(GOOD.to_json()), OWN_SURFACE]))
def test_a_good_file_with_one_wrong_value_does_no_harm(data: st.DataObject, document: dict[str, Any]) -> None:
    path = data.draw(st.sampled_from(places(document)))
    kind = data.draw(st.sampled_from(["replace", "remove", "add"]))
    copy = json.loads(json.dumps(document))
    place = copy
    for key in path[:-1]:
        place = place[key]
    if kind == "remove":
        del place[path[-1]]
    elif kind == "add" and isinstance(place, dict):
        words = ["self", "name", "id", "optimizer", "enabled", "color", "problem", "/"]
        place[data.draw(st.sampled_from(words) | st.text(max_size=5))] = data.draw(JSON)
    else:
        place[path[-1]] = data.draw(JSON)
    only_playground_errors(json.dumps(copy).encode("utf-8", "surrogatepass"))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(pg.PlaygroundError, match=r"cannot read .*race\.json: no such file"):
        pg.Experiment.load(tmp_path / "race.json")
    with pytest.raises(pg.PlaygroundError, match="cannot read"):
        pg.Experiment.load(tmp_path)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "race.json").open("wb") as file:
        file.truncate(2**30)
    with pytest.raises(pg.PlaygroundError, match="too large"):
        pg.Experiment.load(tmp_path / "race.json")


def test_a_save_that_fails_leaves_the_old_race(tmp_path: Path) -> None:
    with pytest.raises(pg.PlaygroundError, match="cannot write"):
        GOOD.save(tmp_path / "none" / "race.json")
    GOOD.save(tmp_path / "race.json")
    with pytest.raises(pg.PlaygroundError, match="it is a folder"):
        GOOD.save(tmp_path)
    assert pg.Experiment.load(tmp_path / "race.json") == GOOD


def test_a_program_killed_while_it_saves_leaves_a_whole_race(tmp_path: Path) -> None:
    script = """
import sys
import playground as pg
race = pg.Experiment(pg.surface("sphere"), [(k / 7, 1.0) for k in range(20000)], [pg.Contender("adam")])
print("begun", flush=True)
while True:
    race.save(sys.argv[1])
"""
    GOOD.save(tmp_path / "race.json")
    with child([sys.executable, "-c", script, tmp_path / "race.json"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            process.wait(0.3)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    loaded = pg.Experiment.load(tmp_path / "race.json")
    assert loaded == GOOD or len(loaded.starts) == 20000
