"""A rule of one's own as a contender: in files, in pickles, in tables, in repr."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import playground as pg

TEXT = 'lr = parameter(0.01, 1e-4, 1, scale="log")\nbeta = parameter(0.9, 0, 0.999)\nv = beta*v - g\nx = x + lr*v\n'


def race(*contenders: pg.Contender) -> pg.Experiment:
    return pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], contenders, steps=20)


def test_its_parameters_are_keywords_of_the_contender() -> None:
    contender = pg.Contender(pg.rule(TEXT, name="mine"), lr=0.02)
    assert contender.parameters == {"lr": 0.02, "beta": 0.9} and contender.given == {"lr": 0.02}
    assert contender.title == "mine" and contender.replace(name="A").title == "A"
    assert contender.with_parameter("beta", 0.5).optimizer == contender.optimizer
    with pytest.raises(pg.PlaygroundError, match="no parameter of mine 'betta'; did you mean 'beta'"):
        pg.Contender(pg.rule(TEXT, name="mine"), betta=1)
    with pytest.raises(pg.PlaygroundError, match=r"mine\.lr must be a finite number"):
        pg.Contender(pg.rule(TEXT, name="mine"), lr=float("inf"))


def test_it_is_equal_to_itself_alone() -> None:
    own = pg.Contender(pg.rule(TEXT))
    assert own == pg.Contender(pg.rule(TEXT)) and hash(own) == hash(pg.Contender(pg.rule(TEXT)))
    assert own != pg.Contender("heavy_ball") and own != pg.Contender(pg.rule(TEXT + "# other"))


def test_its_text_is_in_the_file_and_comes_back_equal(tmp_path: Path) -> None:
    experiment = race(
        pg.Contender(pg.rule(TEXT, name="mine"), lr=0.02, modifiers=[pg.Modifier("cosine")]),
        pg.Contender("lookahead", base=pg.Contender(pg.rule(TEXT))),
    )
    experiment.save(tmp_path / "race.json")
    document = json.loads((tmp_path / "race.json").read_text(encoding="utf-8"))
    assert document["contenders"][0]["optimizer"] == {"rule": TEXT, "name": "mine"}
    loaded = pg.Experiment.load(tmp_path / "race.json")
    assert loaded == experiment and pickle.loads(pickle.dumps(experiment)) == experiment
    assert (pg.simulate(loaded).ends == pg.simulate(experiment).ends).all()


@pytest.mark.parametrize(
    ("optimizer", "sentence"),
    [
        ({"rule": "x = y"}, r'contender 0: rule, line 1, character 5: expected "y" to be declared'),
        ({"rule": 3}, "contender 0: a rule must be a text"),
        ({}, "contender 0: rule, line 1, character 1: expected a line that moves the point"),
        ({"rule": "x = g", "name": ""}, "contender 0: a rule's name must be"),
        ({"rule": "x = g", "code": ""}, "there is no key of contender 0: optimizer 'code'"),
        ([], "contender 0: optimizer must be an optimizer's id, or hold a rule, got"),
    ],
)
def test_a_wrong_rule_in_a_file_is_refused_with_its_place(optimizer: object, sentence: str) -> None:
    document = json.loads(race(pg.Contender("adam")).to_json())
    document["contenders"][0] = {"optimizer": optimizer}
    with pytest.raises(pg.PlaygroundError, match=sentence):
        pg.Experiment.from_json(json.dumps(document).encode(), origin="race.json")


def test_its_text_of_python_makes_it_again() -> None:
    contender = pg.Contender(pg.rule(TEXT, name="mine"), lr=0.5, name="A")
    assert eval(repr(contender), {"Contender": pg.Contender, "pg": pg}) == contender


def test_tables_call_it_by_its_name() -> None:
    result = pg.simulate(race(pg.Contender(pg.rule(TEXT, name="=mine"), name="A")))
    lines = b"".join(result.csv_blocks()).decode().splitlines()
    assert lines[1].startswith('A,"\'=mine",0,0,')
