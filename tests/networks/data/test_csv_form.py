"""How a table is written, where its first lines do not show it or a person knows better."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from playground.base.errors import PlaygroundError
from playground.cli._network_specs import read_data_spec
from playground.networks.data import read_columns
from playground.networks.data.csv_form import CsvForm
from playground.networks.data.csv_preview import csv_preview
from playground.networks.data.csv_summary import csv_summary
from playground.networks.data.data import data
from playground.networks.data.data_document import data_document, read_data
from tests.networks.data._forget_tables import forget_tables


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


@pytest.mark.parametrize(
    ("said", "sign"), [("|", "|"), ("space", " "), ("tab", "\t"), ("semicolon", ";"), (":", ":"), ("comma", ",")]
)
def test_any_separator_can_be_said(said: str, sign: str, file: Path) -> None:
    text = "\n".join(sign.join(row) for row in (["a", "b"], ["1", "2.5"], ["3", "4.5"]))
    file.write_text(text, encoding="utf-8")
    found = csv_summary(file, separator=said)
    assert [column.name for column in found.columns] == ["a", "b"] and found.columns[1].maximum == 4.5
    made = data("csv", path=file, separator=said, split=0.0, standardize="none")
    assert made.training.targets.tolist() == [[2.5], [4.5]]


@pytest.mark.parametrize("sign", ["", "1", "x", ".", "-", "+", '"', "\n", "\0", ",,", "\ud800", 3, True])
def test_a_sign_that_may_stand_in_a_cell_is_no_separator(sign: Any, file: Path) -> None:
    file.write_text("a,b\n1,2\n2,3\n", encoding="utf-8")
    with pytest.raises(PlaygroundError, match="separator"):
        csv_summary(file, separator=sign)


def test_a_separator_that_parts_nothing_says_so(file: Path) -> None:
    file.write_text("a,b\n1,2\n2,3\n", encoding="utf-8")
    with pytest.raises(PlaygroundError, match=r"has one column: .* parted by semicolons; choose another separator"):
        csv_summary(file, separator=";")
    with pytest.raises(PlaygroundError, match=r"parted by “\|”; choose another"):
        csv_summary(file, separator="|")


def test_whether_the_first_line_names_columns_can_be_said(file: Path) -> None:
    file.write_text("2020,2021\n1,2\n2,3\n", encoding="utf-8")
    years = csv_summary(file, header=True)
    assert [column.name for column in years.columns] == ["2020", "2021"] and years.rows == 2
    assert csv_summary(file).rows == 3
    file.write_text("rose,lily\nrose,tulip\ntulip,lily\n", encoding="utf-8")
    plain = csv_summary(file, header=False)
    assert plain.rows == 3 and plain.columns[0].name == "column 1" and csv_summary(file).rows == 2


def test_other_encodings_are_found_out_or_said(file: Path) -> None:
    text = "größe,art\n1,groß\n2,klein\n"
    for encoding, codec in (("windows-1252", "cp1252"), ("utf-16", "utf-16")):
        file.write_bytes(text.encode(codec))
        with pytest.raises(PlaygroundError, match="UTF-8"):
            csv_summary(file, encoding="utf-8")
        for said in (None, encoding):
            made = data("csv", path=file, encoding=said, split=0.0)
            assert made.feature_names == ("größe",) and made.arrays().class_names == ("groß", "klein")
            assert made.notes == (
                f"the text was read as {encoding.replace('windows', 'Windows').replace('utf', 'UTF')}",
            )
    file.write_bytes(b"a,b\n1,2\n2,\x81\n")
    with pytest.raises(PlaygroundError, match="line 3: the byte 0x81 is not Windows-1252"):
        csv_summary(file, encoding="windows-1252")
    with pytest.raises(PlaygroundError, match="there is no encoding 'latin'"):
        csv_summary(file, encoding="latin")  # type: ignore[arg-type]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfea", b"\0\0", bytes(range(256))])
def test_a_wrong_utf_16_is_refused_with_a_sentence(content: bytes, file: Path) -> None:
    file.write_bytes(content)
    with pytest.raises(PlaygroundError):
        csv_summary(file, encoding="utf-16")


def test_what_was_said_is_part_of_the_value_and_of_its_file(file: Path) -> None:
    file.write_text("1|2|x\n3|4|y\n", encoding="utf-8")
    plain = data("csv", path=file, separator="|", header=False)
    document = data_document(plain)
    assert document["file"]["separator"] == "|" and document["file"]["header"] is False
    assert "encoding" not in document["file"] and read_data(document) == plain
    file.write_text("1,2,x\n3,4,y\n", encoding="utf-8")
    old = data_document(data("csv", path=file))
    assert set(old["file"]) == {"path", "fingerprint", "inputs", "target", "task"}, "as the first version wrote it"
    assert read_data(old).arrays().classes == 2
    for wrong in ({"separator": "1"}, {"header": "yes"}, {"encoding": "latin"}, {"quote": "'"}, {"separator": 3}):
        with pytest.raises(PlaygroundError, match="file"):
            read_data({**document, "file": {**document["file"], **wrong}})


def test_the_command_says_it_in_words(file: Path) -> None:
    file.write_text("1;2;x\n3;4;y\n", encoding="utf-8")
    made = read_data_spec(f"{file}:separator=semicolon,header=no,target=column 3")
    assert made.file is not None and made.file.separator == ";" and made.file.header is False
    with pytest.raises(PlaygroundError, match=r"table.header must be true or false, got 'maybe'"):
        read_data_spec(f"{file}:header=maybe")


@pytest.mark.parametrize("name", ["table.tsv", "table.TXT", "a.csv:b.csv", "a.csv b"])
def test_the_command_knows_a_table_by_its_ending(name: str, tmp_path: Path) -> None:
    if "b" in name[5:]:
        with pytest.raises(PlaygroundError):
            read_data_spec(str(tmp_path / name))
        return
    (tmp_path / name).write_text("a\tb\n1\tx\n2\ty\n", encoding="utf-8")
    assert read_data_spec(f"{tmp_path / name}:target=b,split=0.5").classes == 2


def test_the_bytes_read_are_told_and_one_can_stop(file: Path) -> None:
    file.write_text("a,b\n" + "1,2\n2,3\n" * 5000, encoding="utf-8")
    told: list[tuple[int, int]] = []
    csv_summary(file, separator=",", progress=lambda done, whole: told.append((done, whole)))
    assert len(told) > 5 and told == sorted(told) and told[-1] == (file.stat().st_size,) * 2
    with pytest.raises(PlaygroundError, match="was cancelled"):
        csv_summary(file, header=True, cancelled=lambda: True)


def test_a_preview_shows_the_first_lines_whatever_is_wrong_with_them(file: Path) -> None:
    file.write_text("a,b\n1,2\n2\n3,4,5\n", encoding="utf-8")
    found = csv_preview(file, CsvForm())
    assert found.rows == (("a", "b"), ("1", "2"), ("2",), ("3", "4", "5")) and found.complaint == ""
    assert found.layout is not None and found.layout.names == ("a", "b")
    file.write_text("only\n1\n", encoding="utf-8")
    one = csv_preview(file, CsvForm())
    assert one.rows == (("only",), ("1",)) and one.layout is None and "has one column" in one.complaint
    file.write_bytes("a,b".encode("utf-16"))
    assert csv_preview(file, CsvForm()).rows == (("a", "b"),)
    utf_8 = CsvForm(encoding="utf-8")
    assert csv_preview(file, utf_8).rows == () and "UTF-16" in csv_preview(file, utf_8).complaint
    assert "there is no file" in csv_preview(file.with_name("none"), CsvForm()).complaint


def test_tables_that_were_read_are_kept_while_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget_tables()
    monkeypatch.setattr(read_columns, "_MOST_KEPT", 100)  # two of them: three rows of two numbers of eight bytes
    made = []
    for name in "abc":
        file = tmp_path / f"{name}.csv"
        file.write_text(f"u,v\n1,x\n2,y\n{ord(name)},x\n", encoding="utf-8")
        made.append(data("csv", path=file, split=0.0, standardize="none"))
        made[-1].arrays()
        file.unlink()
    assert made[1].training.inputs[2, 0] == ord("b") and made[2].training.inputs[2, 0] == ord("c")
    with pytest.raises(PlaygroundError, match="there is no file"):
        made[0].arrays()


def test_another_split_of_a_table_reads_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("a,b\n1,x\n2,y\n3,x\n4,y\n", encoding="utf-8")
    made = data("csv", path=file, split=0.5)
    assert len(made.training) == 2
    monkeypatch.setattr("playground.networks.data.read_columns._read", None)
    assert len(data("csv", path=file, split=0.0).training) == 4
