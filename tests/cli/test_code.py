"""`playground code`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.cli.main import main


def test_the_printed_program_runs_and_ends_where_the_race_does(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["code", "--optimizer", "adam:lr=0.05", "--formula", "x**2 + k*y**2", "--parameter", "k=3", "--start=1,2"]
    assert main([*words, "--steps", "50"]) == 0
    names: dict[str, object] = {"print": lambda *parts: None}
    exec(capsys.readouterr().out, names)
    race = pg.Experiment(pg.formula("x**2 + k*y**2", k=3), [(1, 2)], [pg.Contender("adam", lr=0.05)], steps=50)
    assert names["x"] == pytest.approx(pg.simulate(race).positions[0, 0, -1], rel=1e-9)


def test_without_a_surface_it_is_rosenbrock(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "--optimizer", "newton"]) == 0
    assert capsys.readouterr().out == pg.snippet(pg.Contender("newton"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--optimizer", "newton", "--library", "torch"], "PyTorch has no Newton"),
        (["--optimizer", "newton", "--library", "jaxx"], "there is no library 'jaxx'; did you mean 'optax'"),
        (["--optimizer", "newton", "--parameter", "k=1"], "--parameter belongs to --formula"),
        (["--optimizer", "newton", "--start=1"], "start must be 2 finite numbers on Rosenbrock"),
        (["--optimizer", "newton", "--steps", "few"], "--steps must be a whole number"),
        (["--optimizer", "newton", "--steps", "-1"], "steps"),
        ([], "say either --optimizer, --rule or --training"),
        (["--optimizer", "adam", "--rule", "mine.txt"], "say either --optimizer, --rule or --training"),
        (["--optimizer", "nesterov", "--library", "torch"], "it has Nesterov with form=shifted"),
        (["--optimizer", "adam", "--numbers", "x.npz"], "--numbers belongs to --training"),
        (["--training", "x.json"], "such as --numbers mine.npz"),
        (["--training", "x.json", "--optimizer", "adam"], "--optimizer does not go with --training"),
        (["--training", "missing.json", "--numbers", "x.npz"], "cannot read missing.json"),
        (["--optimizer", "adam", "--optimizer", "bfgs"], "--optimizer is stated twice"),
        (["--rule", "missing.txt"], "cannot read missing.txt"),
    ],
)
def test_what_is_wrong_is_one_sentence(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", *words]) == 2
    assert sentence in capsys.readouterr().err


def test_derivatives_are_exact(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "--optimizer", "newton", "--surface", "himmelblau"]) == 0
    names: dict[str, object] = {"print": lambda *parts: None}
    exec(capsys.readouterr().out, names)
    assert np.array_equal(names["hessian"](np.array([3.0, 2.0])), pg.surface("himmelblau").hessian([[3.0, 2.0]])[0])


def test_a_rule_in_a_file_is_code_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a+b.txt"
    file.write_text("lr = parameter(0.1, 0, 1)\nx = x - lr*g\n", encoding="utf-8")
    assert main(["code", "--rule", f"{file}:lr=0.25", "--surface", "sphere", "--start=1,2", "--steps", "2"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("# a+b on Sphere") and "lr = 0.25" in text
    exec(text, {})
    assert capsys.readouterr().out.startswith("[0.25 0.5 ]")


def test_a_training_is_a_program_and_a_file_of_its_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contenders = [pg.Contender("adam"), pg.Contender("heavy_ball")]
    training = pg.Training(pg.data("xor"), pg.Network(hidden=(4,)), contenders=contenders, epochs=3)
    training.save(tmp_path / "t.json")
    words = ["code", "--training", str(tmp_path / "t.json"), "--numbers", str(tmp_path / "t.npz"), "--learner"]
    assert main([*words, "2"]) == 0
    assert capsys.readouterr().out == pg.snippet(training, "torch", learner=1, numbers=tmp_path / "again.npz").replace(
        "again.npz", "t.npz"
    )
    assert (tmp_path / "t.npz").read_bytes() == (tmp_path / "again.npz").read_bytes()
    assert main([*words, "3"]) == 2
    assert "--learner must be from 1 to 2" in capsys.readouterr().err
