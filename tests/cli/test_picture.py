"""`playground run --png`."""

from pathlib import Path

import pytest

import playground as pg
from playground.exporters import EXPORTERS

RACE = ["run", "--surface", "himmelblau", "--start=0,0", "--optimizer", "adam:lr=0.1", "--steps", "40"]


@pytest.fixture(scope="module")
def result():
    race = pg.Experiment(pg.surface("himmelblau"), [(0.0, 0.0)], [pg.Contender("adam", lr=0.1)], steps=40)
    return pg.simulate(race)


@pytest.mark.parametrize(
    ("words", "id", "options"),
    [
        ([], "png", {}),
        (["--theme", "dark"], "png", {"theme": "dark"}),
        (["--relief"], "relief", {}),
        (["--relief", "60,25", "--theme", "dark"], "relief", {"camera": pg.ReliefCamera(60, 25), "theme": "dark"}),
        (["--relief", "-20,50"], "relief", {"camera": pg.ReliefCamera(-20, 50)}),
        (["--relief=-20,50"], "relief", {"camera": pg.ReliefCamera(-20, 50)}),
    ],
)
def test_the_picture_is_that_of_python(said, result, tmp_path: Path, words: list[str], id: str, options: dict) -> None:
    code, out, err = said(*RACE, "--png", str(tmp_path / "said.png"), *words)
    assert (code, err) == (0, "") and out.startswith("contender")
    EXPORTERS.get(id).write(result, tmp_path / "python.png", **options)
    assert (tmp_path / "said.png").read_bytes() == (tmp_path / "python.png").read_bytes()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--relief"], "say with --png PATH where it is written"),
        (["--theme", "dark"], "say with --png PATH where it is written"),
        (["--png", "x.jpg"], "a PNG picture is written to a file that ends in .png, got 'x.jpg'"),
        (["--png", "-", "--csv", "-"], "cannot both write to standard output"),
        (["--png", "x.png", "--relief", "30"], "--relief must be an azimuth and an elevation from 5 to 90 degrees"),
        (["--png", "x.png", "--relief", "30,nan"], "--relief must be"),
        (["--png", "x.png", "--relief", "30,120"], "got '30,120'"),
        (["--png", "x.png", "--theme", "blue"], "theme"),
        (["--png", "no/such/folder/x.png"], "no/such/folder"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(
    said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = said(*RACE, *words)
    assert code != 0 and out == "" and sentence in err
    assert not list(tmp_path.iterdir())


def test_a_function_of_one_number_has_a_picture_but_no_relief(said, tmp_path: Path) -> None:
    race = ["run", "--surface", "unequal_wells", "--steps", "20", "--png", str(tmp_path / "x.png")]
    assert said(*race)[0] == 0
    code, _, err = said(*race, "--relief")
    assert code != 0 and "two numbers" in err
