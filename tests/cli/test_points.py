"""`playground points`."""

import json
from pathlib import Path

import pytest


def test_the_table_names_every_point(said) -> None:
    code, out, err = said("points", "--surface", "himmelblau")
    assert (code, err) == (0, "")
    assert out.count("minimum") == 4 and out.count("saddle") == 4 and out.count("maximum") == 1
    assert "9 critical points" in out


def test_a_formula_in_a_box_as_csv_and_json(said, tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    arguments = ("points", "--formula", "x**4 - k*x**2 + y**2", "--parameter", "k=2", "--box=-0.5..2,-1..1")
    code, _, _ = said(*arguments, "--csv", str(file))
    assert code == 0
    assert file.read_bytes().startswith(
        b"kind,trait,x,y,f,lambda_min,lambda_max,index,condition,gradient_norm\r\nminimum,,1.0,"
    )
    code, out, _ = said(*arguments, "--json")
    assert code == 0
    assert [point["kind"] for point in json.loads(out)] == ["minimum", "saddle"]
    code, out, _ = said(*arguments, "--csv", "-")
    assert out.splitlines()[1].startswith("minimum,,1.0,")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "say either --surface or --formula"),
        (["--surface", "sphere", "--formula", "x"], "say either --surface or --formula"),
        (["--surface", "sphere", "--parameter", "k=1"], "--parameter belongs to --formula"),
        (["--surface", "sphere", "--box=1..0,0..1"], "the range of x must begin below its end"),
        (["--surface", "sphere", "--box=0..1"], "a box must be ((x0, x1), (y0, y1))"),
        (["--formula", "x +"], "formula, character 4"),
        (["--surface", "sphere", "--csv", "/no/such/folder/x.csv"], "/no/such/folder"),
    ],
)
def test_what_is_wrong_is_one_sentence(said, arguments: list[str], sentence: str) -> None:
    code, out, err = said("points", *arguments)
    assert (code, out) == (2, "")
    assert sentence in err and err.count("\n") == 1


def test_two_things_do_not_fit_on_standard_output(said) -> None:
    code, out, err = said("points", "--surface", "sphere", "--csv", "-", "--json")
    assert (code, out) == (2, "") and "--csv - and --json both write to standard output" in err
