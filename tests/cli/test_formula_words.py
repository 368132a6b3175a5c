"""The command reads formulas as they are written, and files of surfaces too."""

import json
from pathlib import Path

import pytest

import playground as pg
from playground.problems.surface_file import read_surface


@pytest.mark.parametrize("text", ["f(x, y) = αx² + 3y²", "z = α x^2 + 3y^2", "α·x² + 3·y²"])
def test_a_formula_of_a_book_races_as_the_plain_one(said, text: str) -> None:
    rest = ["--parameter", "α=2", "--start=1,1", "--optimizer", "newton", "--steps", "5"]
    code, out, _ = said("run", "--formula", text, *rest)
    plain = said("run", "--formula", "alpha*x^2 + 3*y^2", "--parameter", "alpha=2", *rest[2:])
    assert (code, out) == plain[:2]


def test_what_may_be_read_in_two_ways_is_told_with_both(said) -> None:
    code, _, err = said("run", "--formula", "x² + 1/2y")
    assert code == 2 and "character 9: this may be read in two ways: write 1/(2*y) or (1/2)*y" in err
    code, _, err = said("run", "--formula", "xy")
    assert code == 2 and "expected a number for xy: state it as a parameter, such as xy=1, or write x*y" in err


def test_python_and_files_read_the_same(tmp_path: Path) -> None:
    f = pg.formula("f(x, y) = βx² + ⌊2y⌋ + sec(x) + log₂(y² + 1)", β=3.0)
    assert f.parameters == {"beta": 3.0} and f.with_parameters(β=2).parameters == {"beta": 2.0}
    plain = pg.formula("beta*x^2 + floor(2*y) + 1/cos(x) + log(y^2 + 1)/log(2)", beta=3.0)
    points = [[0.3, 0.7], [1.0, -0.6], [-0.9, 2.2]]
    assert f.value(points) == pytest.approx(plain.value(points), rel=1e-14)
    assert f.gradient(points) == pytest.approx(plain.gradient(points), rel=1e-13)
    file = tmp_path / "mine.toml"
    file.write_text(
        'name = "Mine"\nformula = "z = μx² + √(y² + 1)"\ndomain = { x = [-1, 1], y = [-1, 1] }\n'
        'minima = [["0", "0"]]\n[[parameters]]\nname = "μ"\ndefault = 2\n',
        encoding="utf-8",
    )
    assert read_surface(str(file)).parameters == {"mu": 2.0}
    assert pg.formula("f(x, y) = x²").dimension == 2 and pg.formula("f(x) = x²").dimension == 1


def test_an_experiment_with_such_a_formula_is_saved_and_opened(tmp_path: Path) -> None:
    race = pg.Experiment(pg.formula("f(x, y) = x² + 2y²"), [(1.0, 1.0)], [pg.Contender("sgd", lr=0.1)], steps=3)
    race.save(tmp_path / "race.json")
    assert pg.Experiment.load(tmp_path / "race.json") == race
    text = (tmp_path / "race.json").read_text(encoding="utf-8")
    assert "gradient_descent" in text and json.loads(text)
