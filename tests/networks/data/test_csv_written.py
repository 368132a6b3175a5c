"""Tables as programs and people write them: Excel, NumPy, instruments, other countries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.cli.main import main
from playground.networks.data.csv_summary import csv_summary
from playground.networks.data.data import Data, data
from playground.networks.data.data_document import data_document, read_data
from playground.networks.data.data_file import DataFile
from playground.networks.data.find_separator import find_separator

PLAIN = "x,y,kind\n1.5,2,a\n2.5,-3e-1,b\n0.25,4,a\n"
# The same table, as it is written elsewhere.
SAME: dict[str, str | bytes] = {
    "Excel in Germany": "sep=;\nx;y;kind\n1,5;2;a\n2,5;-3e-1;b\n0,25;4;a\n",
    "Excel, quoted": '"sep=\t"\r\nx\ty\tkind\r\n1.5\t2\ta\r\n2.5\t-0.3\tb\r\n0.25\t4\ta\r\n',
    "semicolons and decimal commas": "x;y;kind\n1,5;2;a\n2,5;-0,3;b\n0,25;4;a\n",
    "tabs and decimal commas": "x\ty\tkind\n1,5\t2\ta\n2,5\t-,3\tb\n0,25\t4\ta\n",
    "blanks": "x y kind\n1.5 2 a\n2.5 -0.3 b\n0.25 4 a\n",
    "aligned by blanks": "   x     y  kind\n 1.5     2  a\n 2.5  -0.3  b\n0.25     4  a\n",
    "aligned, with decimal commas": "   x     y  kind\n 1,5     2  a\n 2,5  -0,3  b\n0,25     4  a\n",
    "aligned by tabs": "x\t\ty\tkind\n1.5\t\t2\ta\n2.5\t\t-0.3\tb\n0.25\t\t4\ta\n",
    "aligned by tabs and blanks": "x \t y\tkind\n1.5\t 2\ta\n2.5\t\t-0.3\tb\n0.25\t4 \t a\n",
    "comments": "# measured in May\n#\nx,y,kind\n1.5,2,a\n# the lamp was off\n2.5,-.3,b\n  # and on\n0.25,4,a\n#\n",
    "NumPy's names": "# x y kind\n1.5 2 a\n2.5 -0.3 b\n0.25 4 a\n",
    "a mark before UTF-8": b"\xef\xbb\xbfx,y,kind\n1.5,2,a\n2.5,-.3,b\n0.25,4,a\n",
    "UTF-16": "x\ty\tkind\n1.5\t2\ta\n2.5\t-.3\tb\n0.25\t4\ta\n".encode("utf-16"),
    "old line ends": "x,y,kind\r1.5,2,a\r2.5,-.3,b\r0.25,4,a",
}


def written(folder: Path, content: str | bytes, **said: Any) -> Data:
    file = folder / "table.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return data("csv", path=file, split=0.0, standardize="none", **said)


def file_of(made: Data) -> DataFile:
    assert made.file is not None
    return made.file


@pytest.mark.parametrize("content", SAME.values(), ids=SAME)
def test_one_table_is_read_however_it_is_written(content: str | bytes, tmp_path: Path) -> None:
    plain, other = written(tmp_path, PLAIN).arrays(), written(tmp_path, content).arrays()
    assert other.feature_names == plain.feature_names == ("x", "y")
    assert other.class_names == plain.class_names == ("a", "b")
    assert np.array_equal(other.training.inputs, plain.training.inputs)
    assert np.array_equal(other.training.targets, plain.training.targets)


@pytest.mark.parametrize(
    ("lines", "sign"),
    [
        (["a,b", "1,2"], ","), (["a, b", "1, 2"], ","), (["a;b", "1,5;2"], ";"), (["a b", "1,5 2,5"], " "),
        (["1,5  2", "3  4,5"], " "), (["x y,z", "1 2,3"], ","), (["a\tb", "1\t2"], "\t"), (["a\t\tb", "1\t\t2"], " "),
        (["a\t\tb", "1\t3\t2"], "\t"), (['"a b",c', '"1 2",3'], ","), (["name,full name", "x,a b"], ","),
        (["just words here", "and others"], "\t"),
    ],
)  # fmt: skip
def test_the_separator_is_the_one_that_parts(lines: list[str], sign: str) -> None:
    assert find_separator(lines) == sign


def test_a_header_may_hold_numbers(tmp_path: Path) -> None:
    made = written(tmp_path, "country,2020,2021\nFR,1.5,2\nDE,2.5,3\n", target="2021", inputs=["2020"])
    assert made.feature_names == ("2020",) and made.training.inputs.tolist() == [[1.5], [2.5]]
    for content, names in (
        ("1990,age\n3,4\n5,6\n", ["1990", "age"]),  # a word above numbers
        ("5.1,3.5,setosa\n4.9,3.0,setosa\n", ["column 1", "column 2", "column 3"]),  # a class that comes again
        ("5.1,3.5,setosa\n4.9,3.0,virginica\n", ["column 1", "column 2", "column 3"]),  # words above words
        ("5.1,NA\n4.9,3.0\n", ["column 1", "column 2"]),  # a missing value is no name
        ("rose,1,2\ntulip,2,3\n", ["column 1", "column 2", "column 3"]),  # all rows count
        ("#,x\n1,2\n3,4\n", ["#", "x"]),  # names as they were read before
    ):
        (tmp_path / "table.csv").write_text(content)
        assert [column.name for column in csv_summary(tmp_path / "table.csv").columns] == names, content


def test_the_class_may_stand_in_the_first_column(tmp_path: Path) -> None:
    first = written(tmp_path, "M,1.5,2.25\nB,2.5,3.5\nM,3.5,4.25\nB,1.25,2.5\n")
    assert file_of(first).target == "column 1" and first.task == "classification" and first.features == 2
    named = written(tmp_path, "id,Class,x\n1,2,2.5\n2,1,3.5\n3,2,1.5\n")
    assert file_of(named).target == "Class"
    last = written(tmp_path, "city,rooms,price\nParis,1,2.5\nRome,2,3.5\nOslo,3,1.5\n", inputs=["rooms"])
    assert file_of(last).target == "price", "each word stands once: names, and no classes"


def test_rows_with_missing_values_are_dropped_or_filled_by_choice_and_told(tmp_path: Path) -> None:
    content = "a,b,kind\n1,2,x\n,4,y\n3,NA,x\n5,6,\n7,8,y\n"
    with pytest.raises(pg.PlaygroundError, match=r"line 3, column 'a': the value is missing; .* \(missing = drop\)"):
        written(tmp_path, content)
    dropped = written(tmp_path, content, missing="drop")
    assert dropped.training.inputs.tolist() == [[1, 2], [7, 8]]
    assert dropped.notes == ("3 rows were left out, each with a missing value",)
    filled = written(tmp_path, content, missing="fill")
    assert filled.training.inputs.tolist() == [[1, 2], [11 / 3, 4], [3, 14 / 3], [7, 8]], "means of the rows that stay"
    assert filled.notes == (
        "1 row in which a value is missing was left out",
        "2 missing values were filled with the mean of the column, taken over the training samples",
    )
    assert filled.arrays().class_names == ("x", "y")
    # A column that is not chosen may miss what it likes.
    assert written(tmp_path, content, inputs=["b"], missing="drop").training.inputs.tolist() == [[2], [4], [8]]
    for made in (dropped, filled):
        assert read_data(data_document(made)) == made
    assert "missing" not in data_document(written(tmp_path, PLAIN))["file"], "as the first version wrote it"


def test_a_class_that_only_dropped_rows_have_is_no_class(tmp_path: Path) -> None:
    made = written(tmp_path, "a,kind\n1,x\n,z\n2,y\n3,x\n", missing="drop")
    assert made.arrays().class_names == ("x", "y") and made.training.targets.tolist() == [0, 1, 0]


def test_true_and_false_are_one_class_each_in_any_case(tmp_path: Path) -> None:
    made = written(tmp_path, "a,ill\n1,TRUE\n2,false\n3,True\n4,FALSE\n5,true\n")
    assert made.arrays().class_names == ("True", "False") and made.training.targets.tolist() == [0, 1, 0, 1, 0]
    assert csv_summary(tmp_path / "table.csv").columns[1].distinct == 2


def test_what_is_odd_is_told_and_not_refused(tmp_path: Path) -> None:
    constant = written(tmp_path, "a,b\n1,2.5\n2,2.5\n3,2.5\n")
    assert constant.task == "regression"
    assert constant.notes == ("the target 'b' is 2.5 in all rows, so that there is nothing to learn",)
    assert (
        pg.train(pg.Training(constant, pg.Network(hidden=(2,)), contenders=[pg.Contender("adam")], epochs=2))
        .statuses[0]
        .reason
        == "budget"
    )
    whole = written(tmp_path, "a,b\n1,2\n2,2\n3,2\n")
    assert whole.task == "regression", "one whole number is no class"
    equal = written(tmp_path, "a,b,kind\n1,0,x\n1,0,x\n2,0,y\n1,-0,x\n")
    assert equal.notes == ("2 rows repeat earlier ones", "this input is the same in all rows: 'b'")
    assert written(tmp_path, "a,kind\n1,x\n1,y\n").notes == ("this input is the same in all rows: 'a'",)


def test_comments_are_counted_and_lines_keep_their_numbers(tmp_path: Path) -> None:
    content = '# first\na,b\n1,0\n# "quoted\n2,1\n\n#\n3,x1,2\n'
    with pytest.raises(pg.PlaygroundError, match=r"line 8 has 3 cells and the first line 2"):
        written(tmp_path, content)
    assert written(tmp_path, content.replace(",2\n", "\n"), task="classification").notes == (
        "3 lines of comment (#) left out",
    )
    quoted = written(tmp_path, 'a,b\n1,"one\n# no comment"\n2,two\n')
    assert quoted.arrays().class_names == ("one\n# no comment", "two") and quoted.notes == ()


def test_a_very_long_comment_is_left_out_as_any_other(tmp_path: Path) -> None:
    made = written(tmp_path, f"# {'long' * 40_000}\n1.5,2.5\n3.5,4.5\n")
    assert made.feature_names == ("column 1",) and made.notes == ("1 line of comment (#) left out",)


def test_the_command_names_columns_with_signs_and_tells_what_is_odd(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "table.csv"
    file.write_text("a|b;c,d;e\\f;y\n1,5;2;1;0\n2,5;;0;1\n3,5;4;1;0\n4,5;4;1;1\n")
    words = ["train", "--hidden", "2", "--epochs", "1", "--save", str(tmp_path / "t.json"), "--data"]
    assert main([*words, rf"{file}:inputs=a\|b|c\,d|e\f,missing=drop,decimal=comma"]) == 0
    _, said = capsys.readouterr()
    assert "numbers were read with decimal commas" in said and "1 row in which a value is missing was left out" in said
    assert pg.Training.load(tmp_path / "t.json").data.feature_names == ("a|b", "c,d", "e\\f")


def test_one_class_alone_is_told_and_trained_with(tmp_path: Path) -> None:
    made = written(tmp_path, "a,kind\n1,no\n2,no\n3,no\n")
    assert made.task == "classification" and made.classes == 1
    assert made.notes == ("the target 'kind' is 'no' in all rows, so that there is nothing to learn",)
    for loss in ("softmax", "squared"):
        training = pg.Training(made, pg.Network(hidden=(2,)), loss=loss, contenders=[pg.Contender("adam")], epochs=3)
        result = pg.train(training)
        assert result.statuses[0].reason and np.isfinite(result.final[0]).all()


def test_missing_inputs_become_the_mean_of_the_training_samples_alone(tmp_path: Path) -> None:
    rows = "".join(f"{k if k % 3 else ''},{k % 2}\n" for k in range(1, 40))
    (tmp_path / "table.csv").write_text("a,kind\n" + rows)
    made = pg.data("csv", path=tmp_path / "table.csv", missing="fill", split=0.5, seed=3, standardize="none")
    values = [*made.training.inputs[:, 0].tolist(), *made.test.inputs[:, 0].tolist()]
    (filled,) = {value for value in values if values.count(value) > 1}
    known = [value for value in made.training.inputs[:, 0].tolist() if value != filled]
    assert filled == pytest.approx(np.mean(known), rel=1e-15) and filled in made.test.inputs
    assert filled != pytest.approx(np.mean([k for k in range(1, 40) if k % 3])), "the test samples are not in it"
