"""`playground run`."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.cli.main import main
from playground.experiments.readout_table import readout_table

ISSUE = [
    "run", "--surface", "rosenbrock:a=1,b=100", "--start=-1.5,2", "--start=0.5,2.5", "--optimizer", "adam:lr=0.05",
    "--optimizer", "heavy_ball:lr=0.001,beta=0.9", "--steps", "500", "--seed", "0",
]  # fmt: skip
RACE = pg.Experiment(
    pg.surface("rosenbrock", a=1, b=100), [(-1.5, 2.0), (0.5, 2.5)],
    [pg.Contender("adam", lr=0.05), pg.Contender("heavy_ball", lr=1e-3, beta=0.9)], steps=500, seed=0,
)  # fmt: skip


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("  ") if cell.strip()]


def paths(text: str) -> list[str]:
    """The lines about paths: what stands before the standings."""
    return text.partition("\n\n")[0].splitlines()


def test_the_table_is_the_race_in_python(said) -> None:
    code, out, err = said(*ISSUE)
    result = pg.simulate(RACE)
    head, *lines = paths(out)
    assert (code, err) == (0, "")
    assert cells(head) == ["contender", "start", "final loss", "distance", "steps", "evaluations", "reason"]
    assert [cells(line)[0] for line in lines] == ["Adam", "Adam", "Heavy ball", "Heavy ball"]
    assert [cells(line)[1] for line in lines] == ["0 (-1.5, 2)", "1 (0.5, 2.5)"] * 2
    assert [float(cells(line)[2]) for line in lines] == pytest.approx(result.end_losses.ravel(), rel=1e-5)
    assert [float(cells(line)[3]) for line in lines] == pytest.approx(result.end_distances.ravel(), rel=1e-5)
    assert [cells(line)[4:] for line in lines] == [["500", "500 g", "budget"]] * 4
    assert len({len(line) for line in [head, *lines]}) == 1, "aligned"


def test_the_csv_is_the_one_of_python_and_the_table_is_printed_too(said, tmp_path: Path) -> None:
    code, out, _ = said(*ISSUE, "--csv", tmp_path / "race.csv")
    pg.simulate(RACE).to_csv(tmp_path / "python.csv")
    assert code == 0 and len(paths(out)) == 5
    assert (tmp_path / "race.csv").read_bytes() == (tmp_path / "python.csv").read_bytes()


def test_a_dash_writes_the_csv_to_standard_output_and_the_table_elsewhere(said) -> None:
    code, out, err = said(*ISSUE, "--csv", "-")
    assert code == 0 and len(paths(err)) == 5
    rows = list(csv.reader(io.StringIO(out, newline="")))
    assert len(rows) == 1 + 4 * 501 and rows[-1][-1] == "budget"


def test_a_start_that_the_surface_excludes_is_a_row_of_the_table_with_its_reason(said) -> None:
    code, out, err = said("run", "--surface", "reciprocal_sum", "--start=-1", "--start=2", "--optimizer", "newton")
    _, first, second, *notes = out.splitlines()
    assert (code, err) == (0, "")
    assert cells(first)[1] == "0 (-1)" and cells(first)[-3:] == ["0", "0", "left_domain"]
    assert cells(second)[1] == "1 (2)"
    why = "the start (-1) lies where x + 1/x is not defined: it is for 0 < x < inf"
    assert f"Newton, start 0: left_domain, {why}." in notes


def test_the_inner_numbers_are_those_of_python(said, tmp_path: Path) -> None:
    code, out, _ = said(*ISSUE, "--readouts", tmp_path / "inner.csv")
    assert code == 0 and len(paths(out)) == 5
    written = (tmp_path / "inner.csv").read_bytes()
    assert written == b"".join(readout_table(RACE))
    code, out, err = said(*ISSUE, "--readouts", "-")
    assert code == 0 and len(paths(err)) == 5 and out.encode() == written
    code, out, err = said(*ISSUE, "--readouts", "-", "--csv", "-")
    assert code == 2 and not out and "cannot both write to standard output" in err


def test_a_modifier_that_is_switched_off_does_not_act(said) -> None:
    run = ("run", "--surface", "rosenbrock", "--start=-1.5,2", "--steps", "100", "--optimizer")
    plain, off, on = (
        said(*run, f"adam:lr=0.05,name=A{rest}")
        for rest in ("", "+cosine:steps=50,enabled=false", "+cosine:steps=50,enabled=true")
    )
    assert plain == off != on and on[0] == 0
    assert said(*run, "adam:lr=0.05,name=A+cosine:steps=50") == on
    code, _, err = said(*run, "adam+cosine:enabled=perhaps")
    assert code == 2 and "cosine.enabled must be true or false, got 'perhaps'" in err


def test_a_saved_race_runs_as_it_is(said, tmp_path: Path) -> None:
    RACE.save(tmp_path / "race.json")
    assert said("run", tmp_path / "race.json") == said(*ISSUE)


def test_options_override_what_a_file_states(said, tmp_path: Path) -> None:
    RACE.save(tmp_path / "race.json")
    file = tmp_path / "race.json"
    _, out, _ = said("run", file, "--start=1,1", "--optimizer", "newton", "--steps", "40", "--surface", "sphere")
    assert cells(paths(out)[1])[:2] == ["Newton", "0 (1, 1)"] and len(paths(out)) == 2
    _, out, _ = said("run", file, "--steps", "7")
    assert [cells(line)[4] for line in paths(out)[1:]] == ["7"] * 4


def test_what_is_not_stated_shows_the_lesson(said) -> None:
    lesson = pg.surface("himmelblau").lesson
    _, out, _ = said("run", "--surface", "himmelblau")
    assert len(paths(out)) == 1 + len(lesson.starts) * len(lesson.contenders)
    _, out, _ = said("run", "--surface", "himmelblau", "--optimizer", "newton")
    assert len(paths(out)) == 1 + len(lesson.starts)


def test_a_surface_of_ones_own_comes_from_its_file(said, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'name = "M"\nformula = "k*x^2 + y^2"\ndomain = { x = [-1, 1], y = [-1, 1] }\n'
        '[[parameters]]\nname = "k"\ndefault = 1\n'
    )
    for spec, loss in ((str(file), "2"), (f"{file}:k=3", "4")):
        code, out, _ = said("run", "--surface", spec, "--start=1,1", "--optimizer", "adam", "--steps", "0")
        assert code == 0 and cells(out.splitlines()[1])[2] == loss


def test_a_contender_may_have_a_name_and_a_word_for_a_value(said) -> None:
    _, out, _ = said(
        "run", "--surface", "sphere", "--start", "-1,2", "--optimizer", "nesterov:form=shifted,name=Mine, lr = 0.1",
        "--optimizer", "adam:bias_correction=off", "--steps", "1",
    )  # fmt: skip
    assert [cells(line)[0] for line in paths(out)[1:]] == ["Mine", "Adam"]


def test_a_start_with_a_minus_needs_no_equals_sign(said) -> None:
    assert said("run", "--surface", "sphere", "--start", "-1.5,-2", "--steps", "0")[0] == 0


def test_the_stop_rule_can_be_set_and_switched_off(said) -> None:
    bowl = ("run", "--surface", "sphere", "--start=1,2", "--optimizer", "gradient_descent:lr=0.3", "--steps", "200")
    reasons = {
        option: cells(said(*bowl, *option)[1].splitlines()[1])[-1]
        for option in [(), ("--no-stop",), ("--tolerance", "0"), ("--tolerance=1e-3",)]
    }
    assert reasons == {
        (): "minimum",
        ("--no-stop",): "budget",
        ("--tolerance", "0"): "budget",
        ("--tolerance=1e-3",): "minimum",
    }


def test_threads_do_not_change_the_numbers(said) -> None:
    assert said(*ISSUE, "--threads", "1") == said(*ISSUE, "--threads", "2")


def test_counts_of_evaluations_name_their_kinds(said) -> None:
    _, out, _ = said("run", "--surface", "sphere", "--start=1,2", "--optimizer", "newton", "--steps", "3")
    assert cells(out.splitlines()[1])[5] == "3 g, 3 H"


def test_where_no_minimum_is_known_the_table_says_so(said) -> None:
    _, out, _ = said("run", "--surface", "monkey_saddle", "--start=1,0.1", "--optimizer", "adam", "--steps", "3")
    assert cells(out.splitlines()[1])[3] == "unknown"


def test_a_name_of_wide_letters_keeps_the_columns(said) -> None:
    _, out, _ = said(
        "run", "--surface", "sphere", "--start=1,2", "--optimizer", "adam:name=漢字", "--optimizer", "newton"
    )
    _, wide, narrow = paths(out)
    assert wide.index("0 (1, 2)") + 2 == narrow.index("0 (1, 2)")


WRONG = [
    (["--surface", ""], "there is no surface ''. Legal: absolute_sum, ackley, "),
    (["--surface", "sphere", "--optimizer", "adam+"], "'adam+': after a plus comes a modifier"),
    (["--surface", "sphere", "--optimizer", "lookahead/"], "'lookahead/': after a slash comes the base"),
    (["--surface", "sphere", "--png", "x.png", "--theme", ""], "there is no theme ''"),
    (["--surface", "sphere", "--png", "x", "--csv", "x"], "--csv and --png name one file, x"),
    (["--surface", "sphere", "--surface", "beale"], "--surface is stated twice"),
    (["--formula", "x^2", "--formula", "x^3"], "--formula is stated twice"),
    (["--formula", "x^2", "--parameter", "k=1"], "the formula has no parameter k: it has none"),
    (["--formula", "k*x^2", "--parameter", "k=1", "--parameter", "q=1"], "the formula has no parameter q: it has k"),
    (["--formula", "x^2", "--domain=-1e308..1e308"], "formula: domain: x must be [low, high] within -1e+12 … 1e+12"),
    (["--surface", "sphere", "--optimizer", "adam:name=A+B"], "put that in quotes: name='A+B'"),
    (["--surface", "sphere", "--optimizer", "adam:name=A/B"], "put that in quotes: name='A/B'"),
    (["--surface", "sphere", "--optimizer", "lib/a+b.txt"], "stated as --rule lib/a+b.txt"),
    (["--surface", "sphere", "--rule", "no+such.txt:lr=1+cosine"], "cannot read no+such.txt: no such file"),
    (["--surface", "sphere", "--rule", "no+such.txt+cosine:steps=9"], "cannot read no+such.txt: no such file"),
    ([], "say what to run"),
    (["--surface", "rosenbrok"], "there is no surface 'rosenbrok'; did you mean 'rosenbrock'?"),
    (["--surface", "rosenbrock:c=1"], "there is no parameter of rosenbrock 'c'"),
    (["--surface", "rosenbrock:b=-1"], "rosenbrock.b must be a finite number above 0, got -1.0"),
    (["--surface", "rosenbrock:b=x"], "rosenbrock.b must be a finite number above 0, got 'x'"),
    (["--surface", "rosenbrock:b"], "after the colon come parameter=value"),
    (["--surface", "rosenbrock:b=1,b=2"], "stated twice"),
    (["--surface", "none.toml"], "cannot read none.toml: no such file"),
    (["--surface", ""], "there is no surface ''"),
    (["--surface"], "expected one argument"),
    (["--surface", "sphere", "--optimizer", "adm"], "there is no optimizer 'adm'; did you mean 'adam'?"),
    (["--surface", "sphere", "--optimizer", "adam:lrr=1"], "there is no parameter of adam 'lrr'; did you mean 'lr'?"),
    (["--surface", "sphere", "--optimizer", "adam:lr=0"], "adam.lr must be a finite number above 0, got 0.0"),
    (["--surface", "sphere", "--optimizer", "nesterov:form=x"], "Legal: look_ahead, shifted"),
    (["--surface", "sphere", "--optimizer", "adam:name="], "a contender's name must be"),
    (["--surface", "sphere", "--start", "a,b"], "a start must be 2 finite numbers, such as --start=-1.5,2"),
    (["--surface", "sphere", "--start", "1"], "start 0 must be 2 finite numbers, such as (-1.5, 2.0)"),
    (["--surface", "sphere", "--start", "1,2,3"], "a start must be 2 finite numbers"),
    (["--surface", "sphere", "--start", "1,inf"], "a start must be 2 finite numbers"),
    (["--surface", "sphere", "--start", "1,2_0"], "a start must be 2 finite numbers"),
    (["--surface", "sphere", "--steps", "x"], "--steps must be a whole number, got 'x'"),
    (["--surface", "sphere", "--steps", "1.5"], "--steps must be a whole number"),
    (["--surface", "sphere", "--steps=-3"], "steps must be a whole number from 0 to 1000000000, got -3"),
    (["--surface", "sphere", "--seed=-3"], "seed must be a whole number from 0"),
    (["--surface", "sphere", "--tolerance=-3"], "stop.tolerance must be a finite number at least 0"),
    (["--surface", "sphere", "--target", "x"], "--target must be a finite number, got 'x'"),
    (["--surface", "sphere", "--target", "-1"], "target f − f* must be a finite number at least 0, got -1.0"),
    (["--surface", "sphere", "--standings", "x", "--csv", "x"], "--standings and --csv name one file, x"),
    (["--surface", "sphere", "--threads", "0"], "threads must be a whole number at least 1, got 0"),
    (["--surface", "sphere", "--steps", "100000000", "--csv", "x.csv"], "GB"),
    (["--surface", "sphere", "--csv", "none/race.csv"], "cannot write none/race.csv: there is no folder"),
    (["--surface", "sphere", "--csv", "."], "cannot write .: it is a folder"),
    (["--surface", "sphere", "--stpes", "3"], "did you mean '--steps'?"),
    (["none.json"], "cannot read none.json: no such file"),
    (["none.json", "more.json"], "cannot use 'more.json'"),
]


@pytest.mark.parametrize(("arguments", "sentence"), WRONG, ids=[" ".join(arguments) for arguments, _ in WRONG])
def test_what_is_wrong_is_one_sentence_and_exit_code_2(said, tmp_path: Path, monkeypatch, arguments, sentence) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = said("run", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("playground: ") and sentence in err and err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "{", '{"format": "x"}', '{"format": "optimizer-playground", "version": 99}'])
def test_a_file_that_is_no_race_is_one_sentence_that_names_it(said, tmp_path: Path, text: str) -> None:
    (tmp_path / "race.json").write_text(text)
    code, out, err = said("run", tmp_path / "race.json")
    assert (code, out) == (2, "") and "race.json" in err and err.count("\n") == 1


def test_a_surface_file_with_a_mistake_is_one_sentence_that_names_it(said, tmp_path: Path) -> None:
    for text in (
        "",
        "name = ",
        'name = "M"\nformula = "x +"\ndomain = { x = [-1, 1], y = [-1, 1] }\n',
        "\0",
        "formula=1",
    ):
        (tmp_path / "mine.toml").write_text(text)
        code, out, err = said("run", "--surface", tmp_path / "mine.toml")
        assert (code, out) == (2, "") and "mine.toml" in err and err.count("\n") == 1


def test_a_csv_that_cannot_be_written_leaves_the_old_file(said, tmp_path: Path) -> None:
    (tmp_path / "race.csv").write_text("old")
    assert said("run", "--surface", "rosenbrok", "--csv", tmp_path / "race.csv")[0] == 2
    assert (tmp_path / "race.csv").read_text() == "old"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("patience", [0.0, 60.0])
def test_a_bar_is_shown_in_a_terminal_for_what_takes_longer_than_patience(tmp_path, monkeypatch, patience) -> None:
    monkeypatch.setattr("playground.cli._progress.PATIENCE", patience)
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    assert main([*ISSUE, "--csv", str(tmp_path / "race.csv")]) == 0
    assert [word in terminal.getvalue() for word in ("simulating", "writing")] == [patience == 0.0] * 2


def test_no_bar_is_shown_where_there_is_no_terminal(said, monkeypatch) -> None:
    monkeypatch.setattr("playground.cli._progress.PATIENCE", 0.0)
    assert said(*ISSUE)[2] == ""


def test_the_seed_is_part_of_the_race() -> None:
    from playground.cli.main import _parser
    from playground.cli.run import read_experiment

    arguments = _parser().parse_args(["run", "--surface", "sphere", "--seed", "9223372036854775807"])
    experiment = read_experiment(arguments)
    assert experiment.seed == 2**63 - 1 and np.isfinite(experiment.problem.value([[1, 2]])).all()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("adam:name='A+B/C, d: e=f',lr=0.1+cosine", "A+B/C, d: e=f"),
        ('lookahead:k=3,name="A/B"/adam:lr=0.1+cosine', "A/B"),
        ("adam:name=it's", "it's"),
    ],
)
def test_a_name_in_quotes_holds_any_sign(said, words: str, name: str) -> None:
    code, out, _ = said("run", "--surface", "sphere", "--start=1,2", "--steps", "9", "--optimizer", words)
    assert code == 0 and out.splitlines()[1].startswith(name + "  ")


def test_numbers_below_zero_need_no_equals_sign(said) -> None:
    words = ["--formula", "x^2 + y^2", "--domain", "-2..2,-1..1", "--start", "-.5,1", "--optimizer", "newton"]
    assert said("run", *words)[0] == 0
    assert said("points", "--formula", "x^2 + y^2", "--box", "-2..2,-1..1")[0] == 0
    code, _, err = said("run", *words, "--steps", "-3")
    assert code == 2 and "steps must be a whole number from 0 to 1000000000, got -3" in err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--optimizer", "adam:lr=0,05"), "a decimal number has a point here: write 0.05"),
        (("--optimizer", "adam:lr=0,05,beta1=0.9"), "a decimal number has a point here: write 0.05"),
        (("--optimizer", "adam+cosine:floor=0,5"), "a decimal number has a point here: write 0.5"),
        (("--start=1,5,2,5",), "decimal numbers have a point here: write 1.5,2.5"),
    ],
)
def test_a_comma_that_parts_is_named_where_a_decimal_one_was_meant(said, words: tuple[str, ...], sentence: str) -> None:
    code, out, err = said("run", "--surface", "sphere", *words)
    assert (code, out) == (2, "") and sentence in err


def test_a_decimal_comma_is_understood_where_one_number_stands(said) -> None:
    stated = ("run", "--surface", "sphere", "--start=1,1", "--optimizer", "adam", "--steps", "50", "--tolerance")
    assert said(*stated, "0,001") == said(*stated, "0.001")
    code, _, err = said(*stated, "1,000")
    assert code == 2 and "1,000 may mean 1000 or 1.000: write one of these" in err


def test_a_formula_may_begin_with_a_minus(said) -> None:
    stated = ("--start=6,6", "--optimizer", "gradient_descent")
    code, out, err = said("run", "--formula", "-exp(-x^2-y^2)", *stated)
    assert code == 0 and out == said("run", "--formula=-exp(-x^2-y^2)", *stated)[1]
    assert "flat" in out and "too small to move by" in err + out
    code, _, err = said("run", "--formula", "--start=1,1")
    assert code == 2 and "--formula" in err
