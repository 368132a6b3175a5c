"""Every reader of a person's files answers whatever is in them with one sentence, and at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import playground as pg
from playground.cli.main import main

CONTENTS: dict[str, bytes] = {
    "empty": b"",
    "zeros": b"\0" * 1000,
    "lists": b"[" * 5000 + b"]" * 5000,
    "objects": b'{"a":' * 5000 + b"1" + b"}" * 5000,
    "half": b'{"format": "optimizer-playground", "versi',
    "doubled": b"{" + b", ".join(b'"key%d": 1' % number for number in range(30_000)) + b', "key7": 2}',
    "nan": b'{"format": "optimizer-playground", "version": 1, "steps": NaN}',
    "huge": b'{"format": "optimizer-playground", "version": ' + b"9" * 5000 + b"}",
    "infinite": b'{"format": "optimizer-playground", "version": 1e999}',
    "utf-16": '{"format": "optimizer-playground"}'.encode("utf-16"),
    "latin": b'{"format": "caf\xe9"}',
    "mark": b"\xef\xbb\xbf",
    "surrogate": b'{"format": "\\ud800"}',
    "dotted": b"a" + b".a" * 50_000 + b" = 1",
    "digits": b"a = " + b"9" * 5000,
    "quotes": b'"' * 10_001,
    "binary": bytes(range(256)) * 40,
}
READERS: dict[str, Callable[[Path], list[str]]] = {
    "open": lambda file: ["open", str(file)],
    "run": lambda file: ["run", str(file)],
    "train": lambda file: ["train", str(file)],
    "curvature": lambda file: ["curvature", str(file)],
    "surface": lambda file: ["run", "--surface", str(file), "--steps", "1"],
    "rule": lambda file: ["run", "--surface", "sphere", "--rule", str(file), "--steps", "1"],
    "table": lambda file: ["train", "--data", str(file), "--epochs", "1"],
}
ENDINGS = {"surface": "toml", "rule": "txt", "table": "csv"}
EVERY = pytest.mark.parametrize("reader", READERS)


def refusal(reader: str, file: Path, capfd: pytest.CaptureFixture[str]) -> str:
    code = main(READERS[reader](file))
    said = capfd.readouterr()
    assert (code, said.out) == (2, ""), said
    (line,) = said.err.splitlines()
    assert line.startswith("playground: ") and "Traceback" not in line
    return line


@EVERY
@pytest.mark.parametrize("content", CONTENTS)
def test_whatever_is_in_a_file_is_answered_with_a_sentence(
    reader: str, content: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"odd.{ENDINGS.get(reader, 'json')}"
    file.write_bytes(CONTENTS[content])
    assert "odd" in refusal(reader, file, capfd)


@EVERY
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "nowhere"])
def test_what_is_no_ordinary_file_holds_nothing_up(
    reader: str, kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"odd.{ENDINGS.get(reader, 'json')}"
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind == "device":
        file.symlink_to("/dev/zero")
    assert "odd" in refusal(reader, file, capfd)


@pytest.mark.parametrize(
    "load", [pg.Experiment.load, pg.Training.load, pg.read_surface], ids=["race", "training", "toml"]
)
@pytest.mark.parametrize("content", CONTENTS)
def test_python_raises_the_one_error(load: Callable[[Path], object], content: str, tmp_path: Path) -> None:
    file = tmp_path / "odd.json"
    file.write_bytes(CONTENTS[content])
    with pytest.raises(pg.PlaygroundError, match="odd"):
        load(file)
