"""`playground run --rule FILE`."""

from __future__ import annotations

from pathlib import Path

import pytest

import playground as pg

TEXT = """\
lr = parameter(0.01, 1e-4, 1, scale="log")
beta = parameter(0.9, 0, 0.999)
v = beta*v - g  # velocity
x = x + lr*v
"""
RUN = ("run", "--surface", "rosenbrock", "--start=-1.5,2", "--steps", "200")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "my ball.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def last_words(printed: str) -> list[list[str]]:
    return [line.split("  ")[0:1] + line.split()[-5:] for line in printed.splitlines()[1:]]


def test_a_rule_of_a_file_races_as_the_built_in_method(said, file: Path) -> None:
    code, own, err = said(*RUN, "--rule", f"{file}:lr=0.001,beta=0.8")
    _, usual, _ = said(*RUN, "--optimizer", "heavy_ball:lr=0.001,beta=0.8,name=my ball")
    assert (code, err) == (0, "") and own == usual and own.splitlines()[1].startswith("my ball ")


def test_modifiers_follow_after_pluses(said, file: Path) -> None:
    code, own, _ = said(*RUN, "--rule", f"{file}:lr=0.01,name=A,color=#0072b2+clip_norm:limit=0.5+cosine")
    _, usual, _ = said(*RUN, "--optimizer", "heavy_ball:lr=0.01,name=A+clip_norm:limit=0.5+cosine")
    assert code == 0 and own == usual
    assert said(*RUN, "--rule", f"{file}+clip_norm")[0] == 0


@pytest.mark.parametrize("round_it", ["lookahead:k=3", "sam:rho=0.1", "lookahead:k=7/sam"])
def test_a_rule_is_the_base_of_a_method_round_another(said, file: Path, round_it: str) -> None:
    code, own, err = said(*RUN, "--optimizer", f"{round_it}/rule={file}:lr=0.001,beta=0.8,name=Ball+clip_norm:limit=9")
    _, usual, _ = said(*RUN, "--optimizer", f"{round_it}/heavy_ball:lr=0.001,beta=0.8,name=Ball+clip_norm:limit=9")
    assert (code, err) == (0, "") and own == usual and "(Ball" in own


def test_a_rule_in_place_of_an_id_is_the_same_as_a_rule(said, file: Path) -> None:
    stated = f"{file}:lr=0.001+cosine:steps=100"
    assert said(*RUN, "--optimizer", f"rule={stated}") == said(*RUN, "--rule", stated)


def test_a_rule_that_is_no_file_is_told_at_the_base_too(said) -> None:
    code, out, err = said(*RUN, "--optimizer", "lookahead/rule=nowhere.txt:lr=1")
    assert code == 2 and not out and "nowhere.txt" in err


def test_rules_and_optimizers_stand_in_the_order_of_the_line(said, file: Path) -> None:
    _, printed, _ = said(*RUN, "--optimizer", "adam", "--rule", file, "--optimizer", "newton")
    assert [line.split("  ")[0] for line in printed.partition("\n\n")[0].splitlines()[1:]] == [
        "Adam", "my ball", "Newton",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a+b.txt", "a:b.txt", "c:lr=3.txt", "no ending"])
def test_a_files_name_may_hold_what_parts_the_rest(said, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    for rest in ("", ":lr=0.001", "+clip_norm", ":beta=0.5+cosine"):
        assert said(*RUN, "--rule", f"{tmp_path / name}{rest}")[0] == 0


@pytest.mark.parametrize(
    ("written", "rest", "sentence"),
    [
        (b"x = x - q*g", "", 'rule.txt: rule, line 1, character 9: expected "q" to be declared'),
        (b"x = \xff", "", "rule.txt is no text in UTF-8"),
        (b"x = x - g", ":lr=3", "there is no parameter of rule 'lr'"),
        (b"x = x - g", "+clip", "there is no modifier 'clip'"),
        (b"x = x - g", ":", ""),
        (b"x = x - g", "+3", "after the file comes :parameter=value or +modifier"),
        (b"#" * 70_000, "", "rule.txt is too large"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(said, tmp_path: Path, written: bytes, rest: str, sentence: str) -> None:
    (tmp_path / "rule.txt").write_bytes(written)
    code, _, err = said(*RUN, "--rule", f"{tmp_path / 'rule.txt'}{rest}")
    assert (code == 2) == bool(sentence) and sentence in err and err.count("\n") == (1 if sentence else 0)


@pytest.mark.parametrize("path", ["nowhere.txt", "nowhere.txt:lr=0.1", "nowhere.txt+cosine", "\0", "a" * 9999, ".", ""])
def test_a_file_that_is_not_there_is_named(said, path: str) -> None:
    code, _, err = said(*RUN, "--rule", path)
    assert code == 2 and err.startswith("playground: cannot read ") and "lr" not in err


def test_a_race_with_a_rule_is_saved_and_run_again(said, tmp_path: Path, file: Path) -> None:
    own = pg.Contender(pg.rule(TEXT, name="my ball"), lr=0.001)
    pg.Experiment(pg.surface("rosenbrock"), [(-1.5, 2)], [own], steps=200).save(tmp_path / "race.json")
    assert said("run", tmp_path / "race.json") == said(*RUN, "--rule", f"{file}:lr=0.001")
