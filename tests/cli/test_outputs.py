"""What commands write: `-` is standard output, and a file's name says what is in it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.cli.main import main
from tests.ground._tree import ROOT, child_environment

RUN = ("run", "--surface", "sphere", "--start=1,1", "--optimizer", "adam", "--steps", "3")
TRAIN = ("train", "--data", "xor:samples=8", "--hidden", "2", "--optimizer", "adam", "--epochs", "2")
# Command, option, what its bytes begin with, an ending that is another format's.
OUTPUTS = [
    (RUN, "--csv", b"contender,", ".png"),
    (RUN, "--readouts", b"contender,", ".json"),
    (RUN, "--png", b"\x89PNG", ".jpg"),
    (TRAIN, "--csv", b"contender,update,", ".npz"),
    (TRAIN, "--npz", b"PK", ".csv"),
    (TRAIN, "--save", b"{", ".csv"),
    (TRAIN, "--picture", b"\x89PNG", ".jpg"),
    (TRAIN, "--decision", b"\x89PNG", ".webp"),
    (("points", "--surface", "sphere"), "--csv", b"kind,", ".json"),
    (("curvature", "TRAINING", "--points", "2"), "--csv", b"update,", ".svg"),
    (("curvature", "TRAINING", "--points", "2"), "--npz", b"PK", ".npy"),
    (("curvature", "TRAINING", "--points", "2"), "--picture", b"\x89PNG", ".gif"),
]
_NAMED = [pytest.param(*case, id=f"{case[0][0]} {case[1]}") for case in OUTPUTS]


def spelt(command: tuple[str, ...], folder: Path) -> list[str]:
    training = folder / "training.json"
    pg.Training(pg.data("xor", samples=8), pg.Network(hidden=(2,)), contenders=[pg.Contender("adam")], epochs=2).save(
        training
    )
    return [str(training) if word == "TRAINING" else word for word in command]


@pytest.mark.parametrize(("command", "option", "begins", "_"), _NAMED)
def test_a_dash_is_standard_output(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    command: tuple[str, ...], option: str, begins: bytes, _: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    words = spelt(command, tmp_path)
    assert main([*words, option, "-"]) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(begins)
    assert not (tmp_path / "-").exists()
    # The same bytes as in a file, and the summary where it does not mix with them.
    file = tmp_path / f"file{'.csv' if begins.endswith(b',') else {b'PK': '.npz', b'{': '.json'}.get(begins, '.png')}"
    assert main([*words, option, str(file)]) == 0
    said, _err = capfdbinary.readouterr()
    if begins == b"PK":  # an archive holds the time at which it was made
        ours, theirs = (np.load(io.BytesIO(data)) for data in (out, file.read_bytes()))
        assert ours.files == theirs.files
        assert all(np.array_equal(ours[name], theirs[name], equal_nan=ours[name].dtype.kind == "f") for name in ours)
    else:
        assert out == file.read_bytes()
    if command[0] != "points":
        assert err.decode() == said.decode()


@pytest.mark.parametrize(("command", "option", "begins", "ending"), _NAMED)
def test_the_ending_of_another_format_is_refused(
    said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    command: tuple[str, ...], option: str, begins: bytes, ending: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    words = spelt(command, tmp_path)
    code, out, err = said(*words, option, f"mine{ending}")
    assert (code, out) == (2, "") and "end" in err and f"'mine{ending}'" in err
    assert [file.name for file in tmp_path.iterdir()] == ["training.json"]


@pytest.mark.parametrize(("command", "option", "begins", "_"), _NAMED)
def test_a_terminal_gets_text_alone(
    said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: tuple[str, ...], option: str, begins: bytes, _: str
) -> None:
    monkeypatch.setattr("playground.cli._outputs._is_terminal", lambda: True)
    code, out, err = said(*spelt(command, tmp_path), option, "-")
    if begins.endswith(b",") or begins == b"{":
        assert code == 0 and out.encode().startswith(begins)
    else:
        assert (code, out) == (2, "") and f"{option} - would write" in err and "to the terminal" in err


def test_a_training_on_standard_output_is_one_that_the_command_reads(said, tmp_path: Path) -> None:
    code, out, _ = said(*TRAIN, "--save", "-")
    assert code == 0 and json.loads(out)["epochs"] == 2
    (tmp_path / "again.json").write_text(out)
    assert said("train", tmp_path / "again.json")[0] == 0


def test_two_outputs_on_one_place_are_refused(said, tmp_path: Path) -> None:
    for option, other in (("--csv", "--npz"), ("--npz", "--save"), ("--picture", "--decision")):
        code, out, err = said(*TRAIN, option, "-", other, "-")
        assert (code, out) == (2, "") and "cannot both write to standard output" in err
    code, out, err = said(*TRAIN, "--picture", tmp_path / "one.png", "--decision", tmp_path / "one.png")
    assert (code, out) == (2, "") and "name one file" in err


def test_arrays_go_through_a_pipe() -> None:
    command = [sys.executable, "-m", "playground", *TRAIN, "--npz", "-"]
    done = subprocess.run(command, cwd=ROOT, env=child_environment(), capture_output=True, check=True)
    assert np.load(io.BytesIO(done.stdout))["losses"].shape[0] == 1
    assert done.stderr.decode().startswith("contender")


def test_what_python_writes_has_the_ending_of_its_format(tmp_path: Path) -> None:
    race = pg.simulate(pg.Experiment(pg.surface("sphere"), [(1.0, 1.0)], [pg.Contender("adam")], steps=3))
    training = pg.Training(
        pg.data("xor", samples=8), pg.Network(hidden=(2,)), contenders=[pg.Contender("adam")], epochs=2
    )
    result = pg.train(training)
    writers = [
        (race.to_csv, "x.json"), (race.experiment.save, "x.csv"), (training.save, "x.npz"), (result.to_csv, "x.npz"),
        (result.to_npz, "x.csv"), (pg.decision(result).to_csv, "x.png"), (pg.decision(result).to_npz, "x.json"),
    ]  # fmt: skip
    for write, name in writers:
        with pytest.raises(PlaygroundError, match=f"is written to a file that ends in .*'{name}'"):
            write(tmp_path / name)
        write(tmp_path / "race.v2")  # an ending that is no format's
    assert [file.name for file in tmp_path.iterdir()] == ["race.v2"]
