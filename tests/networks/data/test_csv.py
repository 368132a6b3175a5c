"""Tables of the user's: what is read, what is refused, and in which words."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.base.errors import PlaygroundError
from playground.networks.data.csv_summary import csv_summary
from playground.networks.data.data import data
from playground.networks.data.data_document import data_document, read_data

Write = Callable[[str | bytes], Path]

IRISES = """length,width,kind
5.1,3.5,setosa
7.0,3.2,versicolor
4.9,3.0,setosa
6.3,3.3,virginica
5.8,2.7,virginica
6.4,3.1,versicolor
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(content: str | bytes) -> Path:
        file = tmp_path / "table.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


def refusal(file: object, **chosen: Any) -> str:
    with pytest.raises(PlaygroundError) as caught:
        data("csv", path=file, **chosen).arrays()
    return str(caught.value)


def test_words_are_classes_in_the_order_in_which_they_appear(write: Write) -> None:
    made = data("csv", path=write(IRISES), split=0.0, standardize="none")
    arrays = made.arrays()
    assert made.task == "classification" and made.feature_names == ("length", "width")
    assert arrays.class_names == ("setosa", "versicolor", "virginica") and made.classes == 3
    assert arrays.training.targets.tolist() == [0, 1, 0, 2, 2, 1]
    assert arrays.training.inputs[1].tolist() == [7.0, 3.2]


def test_numbers_that_are_few_and_whole_are_classes_in_their_own_order(write: Write) -> None:
    arrays = data("csv", path=write("a,b\n1,7\n2,-1\n3,7.0\n4,-1\n"), split=0.0).arrays()
    assert arrays.class_names == ("-1", "7") and arrays.training.targets.tolist() == [1, 0, 1, 0]


def test_other_numbers_are_a_regression_and_a_task_can_be_chosen(write: Write) -> None:
    file = write("a,b\n1,7.5\n2,-1\n3,2\n4,3\n")
    made = data("csv", path=file, split=0.0, standardize="none")
    assert made.task == "regression" and made.classes == 0
    assert made.training.targets.tolist() == [[7.5], [-1.0], [2.0], [3.0]]
    assert data("csv", path=file, task="classification", split=0.0).classes == 4
    assert data("csv", path=file).arrays().target_names == ("b",)


def test_columns_are_chosen_by_name_and_order(write: Write) -> None:
    file = write("id,a,b,c\nx1,1,2,3\nx2,4,5,9\nx3,7,8,1\n")
    made = data("csv", path=file, inputs=["c", "a"], target="b", task="regression", split=0.0, standardize="none")
    assert made.training.inputs.tolist() == [[3, 1], [9, 4], [1, 7]]
    assert made.training.targets.tolist() == [[2], [5], [8]]


def test_inputs_are_standardized_unless_another_is_asked_for(write: Write) -> None:
    arrays = data("csv", path=write(IRISES), split=0.0).arrays()
    np.testing.assert_allclose(arrays.training.inputs.mean(axis=0), 0.0, atol=1e-14)
    np.testing.assert_allclose(arrays.training.inputs.std(axis=0), 1.0)


@pytest.mark.parametrize("separator", [",", ";", "\t", ", ", " ; "])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
def test_separators_line_ends_and_marks_are_detected(separator: str, end: str, mark: bytes, write: Write) -> None:
    text = "\n" + IRISES.replace(",", separator).replace("\n", end) + "\n  \n"
    found = csv_summary(write(mark + text.encode()))
    assert [column.name for column in found.columns] == ["length", "width", "kind"] and found.rows == 6
    assert found.header and found.columns[0].minimum == 4.9 and found.columns[0].maximum == 7.0


def test_a_table_without_a_header_gets_names(write: Write) -> None:
    found = csv_summary(write("5.1,3.5,setosa\n7.0,3.2,versicolor\n"))
    assert not found.header and found.rows == 2
    assert [column.name for column in found.columns] == ["column 1", "column 2", "column 3"]


def test_names_that_are_missing_or_there_twice_get_numbers(write: Write) -> None:
    found = csv_summary(write("a (3),,a,a,\n1,2,3,4,5\n"))
    assert [column.name for column in found.columns] == ["a (3)", "column 2", "a", "a (4)", "column 5"]


def test_quoted_cells_may_hold_separators_quotes_and_line_ends(write: Write) -> None:
    file = write('"the, x","y ""z""",kind\n1,2,"a\nb"\n3,4,"c,d"\n5,oops,e\n')
    found = csv_summary(file)
    assert [column.name for column in found.columns] == ["the, x", 'y "z"', "kind"]
    assert found.first_rows[1] == ("3", "4", "c,d")
    assert "table.csv, line 5, column 'y \"z\"': 'oops' is no number" in found.columns[1].complaint


def test_a_summary_counts_what_is_there(write: Write) -> None:
    found = csv_summary(write("a;b;c;d\n1;x;;1.5\n2;3;NA;nan\n2;?;;7\n"))
    kinds = [(column.kind, column.missing, column.distinct, column.whole) for column in found.columns]
    assert kinds == [("numbers", 0, 2, True), ("mixed", 1, 2, True), ("empty", 3, 0, False), ("numbers", 1, 2, False)]
    assert found.separator == "semicolons" and found.columns[3].minimum == 1.5 and found.columns[2].minimum is None
    assert [column.looks_like_classes for column in found.columns] == [True, True, True, False]
    assert found.columns[2].complaint.endswith("(3 cells of this column are empty)")


REFUSED: list[tuple[str, str | bytes, dict[str, Any], str]] = [
    ("nothing", b"", {}, "table.csv is empty"),
    ("blank lines", b"\n \n\n", {}, "table.csv is empty"),
    ("a header alone", "a,b\n", {}, "table.csv has a header and no rows below it"),
    ("one row", "a,b\n1,2\n", {}, "table.csv has one row; at least two samples are needed"),
    ("one column", "a\n1\n2\n", {}, "table.csv has one column: inputs and a target are needed"),
    ("a missing value", "a,b\n1,0\n,1\n3,0\n", {}, "table.csv, line 3, column 'a': the value is missing; fill it in"),
    ("a missing class", "a,b\n1,x\n2,\n3,y\n", {}, "table.csv, line 3, column 'b': the value is missing"),
    ("a word among numbers", "a,b\n1,0\n2,1\nthree,0\n", {}, "table.csv, line 4, column 'a': 'three' is no number"),
    ("a word in the first line", "a,b,c\n1,0,2\nx,1,2\n", {"target": "b"}, "line 3, column 'a': 'x' is no number"),
    ("a word as a number to learn", "a,b\n1,0\n2,x\n", {"task": "regression"}, "line 3, column 'b': 'x' is no number"),
    ("an underscore", "a,b\n1_000,0\n2,1\n", {}, "line 2, column 'a': '1_000' is no number"),
    ("foreign digits", "a,b\n١٢,0\n2,1\n", {}, "line 2, column 'a': '١٢' is no number"),
    ("infinity", "a,b\ninf,0\n2,1\n", {}, "line 2, column 'a': 'inf' is too large; numbers lie between"),
    ("a huge number", "a,b\n1e400,0\n2,1\n", {}, "line 2, column 'a': '1e400' is too large"),
    ("a decimal comma between points", "a;b\n1,5;0.5\n2,5;1\n", {}, "line 2, column 'a': '1,5' has a comma; read the"),
    ("a decimal comma in quotes", 'a,b\n"1,5",0\n2,1\n', {}, "line 2, column 'a': '1,5' has a comma; read the table"),
    ("a point between commas", "a;b\n1,5;0\n2.5;1\n", {"decimal": "comma"}, "line 3, column 'a': '2.5' has a point or"),
    ("thousands", "a;b\n1,5;0\n1.234,5;1\n", {}, "line 3, column 'a': '1.234,5' has a point or several commas"),
    ("no such decimal", "a,b\n1,0\n2,1\n", {"decimal": "dot"}, "there is no decimal 'dot'"),
    ("no such way with missing values", "a,b\n1,0\n2,1\n", {"missing": "skip"}, "there is no missing 'skip'"),
    ("no values to fill from", "a,b,c\n,1,0\nNA,2,1\n", {"missing": "fill"}, "column 'a' has no values at all"),
    ("all rows miss one", "a,b\n,1\n1,?\n2,0\n", {"missing": "drop"}, "fewer than two rows without the 2 in which"),
    ("comments alone", "# a\n#b\n", {}, "table.csv is empty"),
    ("ragged", "a,b\n1,0\n2,1,3\n", {}, "table.csv, line 3 has 3 cells and the first line 2: each line needs one"),
    ("too short", "a,b\n1,0\n\n2\n", {}, "table.csv, line 4 has 1 cell and the first line 2"),
    ("neither UTF-8 nor Windows-1252", b"a,b\n1,0\n2,\x81\n", {}, "table.csv, line 3: the byte 0x81 is not UTF-8"),
    ("UTF-16 as UTF-8", "a,b\n1,0\n2,1\n".encode("utf-16"), {"encoding": "utf-8"}, "table.csv is no UTF-8 text"),
    ("no text", bytes(range(256)) * 10, {}, "table.csv is no UTF-8 text"),
    ("an open quote", 'a,b\n1,"0\n2,1\n', {}, "check the quotation marks"),
    ("more behind a quote", 'a,b\n1,"0"x\n2,1\n', {}, "table.csv, line 2: ',' expected after '\"'"),
    ("no such input", "a,b\n1,0\n2,1\n", {"inputs": ["aa"]}, "there is no column of table.csv 'aa'; did you mean 'a'?"),
    ("no such target", "a,b\n1,0\n2,1\n", {"target": "c"}, "there is no column of table.csv 'c'"),
    ("no input", "a,b\n1,0\n2,1\n", {"inputs": []}, "choose at least one column as input"),
    ("a word for a list", "a,b\n1,0\n2,1\n", {"inputs": "a"}, "inputs must be a list of names of columns, got 'a'"),
    ("twice", "a,b\n1,0\n2,1\n", {"inputs": ["a", "a"]}, "an input is named twice: a, a"),
    ("the target too", "a,b\n1,0\n2,1\n", {"inputs": ["a", "b"]}, "'b' is the target and cannot be an input too"),
    ("no task", "a,b\n1,0\n2,1\n", {"task": "sorting"}, "there is no task 'sorting'"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "chosen", "said"), [case[1:] for case in REFUSED], ids=[one[0] for one in REFUSED])
def test_what_cannot_be_used_is_refused_with_a_sentence(
    content: str | bytes, chosen: dict[str, Any], said: str, write: Write
) -> None:
    assert said in refusal(write(content), **chosen)


def test_more_values_than_classes_can_be_are_refused(write: Write) -> None:
    file = write("a,b\n" + "".join(f"{k},word {k}\n" for k in range(1500)))
    assert "more than 1000 different values are no classes" in refusal(file)


def test_a_wide_table_is_read_and_a_wider_one_is_refused(write: Write) -> None:
    values = np.random.default_rng(0).normal(size=(40, 2000))
    lines = [",".join(map(repr, row)) for row in values.tolist()]
    arrays = data("csv", path=write("\n".join(lines)), split=0.0, standardize="none").arrays()
    assert np.array_equal(arrays.training.inputs, values[:, :-1]) and arrays.features == 1999
    assert "has 2001 columns; at most 2000 can be read" in refusal(write("\n".join(line + ",1" for line in lines)))


def test_values_are_counted_up_to_what_classes_can_be(write: Write) -> None:
    found = csv_summary(write("a,b,c\n" + "".join(f"{k / 8},{k % 1000},word {k}\n" for k in range(4000))))
    assert [column.distinct for column in found.columns] == [1001, 1000, 1001]
    assert [column.looks_like_classes for column in found.columns] == [False, False, True]


def test_a_line_without_end_is_refused_before_it_fills_the_memory(write: Write) -> None:
    assert "line 2 has more than 4194304 characters" in refusal(write(b"a,b\n" + b"1" * 5_000_000))


@pytest.mark.parametrize("path", ["", "a\0b", 3, "\ud800"])
def test_a_name_that_no_file_can_have_is_refused(path: object) -> None:
    assert refusal(path)


def test_folders_pipes_and_missing_files_are_refused(tmp_path: Path) -> None:
    assert "is no ordinary file" in refusal(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert "is no ordinary file" in refusal(tmp_path / "pipe")
    assert "it was moved, renamed or deleted; choose it again" in refusal(tmp_path / "none.csv")
    assert "no ordinary file" in refusal("/dev/zero")


def test_a_path_is_whole_wherever_it_was_given(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(IRISES)
    monkeypatch.chdir(file.parent)
    made = data("csv", path="table.csv")
    assert made.file is not None and made.file.path == str(file) and made.file.name == "table.csv"


def test_a_file_that_changed_or_is_gone_is_told_and_the_value_stays(write: Write) -> None:
    file = write(IRISES)
    made = data("csv", path=file, split=0.5)
    document = data_document(made)
    back = read_data(document)
    assert back == made and back.feature_names == ("length", "width") and back.task == "classification"
    file.write_text(IRISES.replace("5.1", "5.2"), encoding="utf-8")
    with pytest.raises(PlaygroundError, match="is no longer the file whose columns were chosen: choose it again"):
        back.arrays()
    file.unlink()
    assert read_data(document) == made, "a missing table can still be opened and chosen anew"
    with pytest.raises(PlaygroundError, match="there is no file"):
        back.arrays()
    file.write_text(IRISES, encoding="utf-8")
    assert len(back.arrays().training) == 3


def test_a_summary_is_made_anew_when_the_file_changes(write: Write) -> None:
    file = write(IRISES)
    before = csv_summary(file)
    assert csv_summary(str(file)) is before
    write(IRISES + "1,2,setosa\n")
    assert csv_summary(file).rows == before.rows + 1


def test_a_class_of_one_sample_is_learned_and_not_tested(write: Write) -> None:
    arrays = data("csv", path=write(IRISES + "9,9,rare\n"), split=0.5).arrays()
    assert 3 in arrays.training.targets and 3 not in arrays.test.targets


def test_nothing_in_a_table_is_run(write: Write, tmp_path: Path) -> None:
    trap = tmp_path / "sprung"
    text = f"__import__('pathlib').Path({str(trap)!r}).touch()"
    file = write(f'a,"{text}"\n1,"{text}"\n2,"=cmd|calc"\n')
    assert data("csv", path=file, split=0.0).classes == 2 and not trap.exists()
