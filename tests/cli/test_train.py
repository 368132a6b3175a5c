"""`playground train`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import playground as pg

ASKED = [
    "train", "--data", "moons:samples=80,noise=0.2,split=0.2,seed=3", "--hidden", "6,6", "--activation", "relu",
    "--initialization", "he", "--normalization", "batch", "--skip", "--dropout", "0.1", "--optimizer", "adam:lr=0.02",
    "--optimizer", "heavy_ball:lr=0.1+cosine:steps=40", "--batch", "16", "--epochs", "8", "--seed", "5",
]  # fmt: skip
TRAINING = pg.Training(
    pg.data("moons", samples=80, noise=0.2, split=0.2, seed=3),
    pg.Network(hidden=(6, 6), activation="relu", initialization="he", normalization="batch", skip=True, dropout=0.1),
    contenders=[
        pg.Contender("adam", lr=0.02), pg.Contender("heavy_ball", lr=0.1, modifiers=[pg.Modifier("cosine", steps=40)])
    ],
    batch=16, epochs=8, seed=5,
)  # fmt: skip


def test_the_table_and_the_files_are_those_of_python(said, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("out.csv", "out.npz", "training.json")]
    code, out, err = said(*ASKED, "--csv", files[0], "--npz", files[1], "--save", files[2])
    assert (code, err) == (0, "")
    result = pg.train(TRAINING)
    assert out == f"{result.table()!r}\n"
    head, *lines = out.splitlines()[:3]
    assert head.split()[:2] == ["rank", "contender"] and {row.contender for row in result.table()} == {
        "Adam",
        "Heavy ball",
    }
    assert [line.split()[-2:] for line in lines] == [[str(result.updates), "budget"]] * 2
    result.to_csv(tmp_path / "python.csv")
    assert files[0].read_bytes() == (tmp_path / "python.csv").read_bytes()
    with np.load(files[1], allow_pickle=False) as arrays:
        assert np.array_equal(arrays["final_1"], result.final[1])
    assert pg.Training.load(files[2]) == TRAINING


def test_a_saved_training_runs_as_it_is_or_with_what_is_stated(said, tmp_path: Path) -> None:
    TRAINING.save(tmp_path / "training.json")
    assert said("train", tmp_path / "training.json") == said(*ASKED)
    _, out, _ = said("train", tmp_path / "training.json", "--epochs", "2", "--normalization", "none", "--batch", "full")
    assert [line.split()[-2] for line in out.splitlines()[1:3]] == ["2", "2"]


def test_an_average_has_a_line_behind_its_contender(said) -> None:
    _, out, _ = said(
        "train", "--data", "moons:samples=60", "--optimizer", "adam+tail_average:begin=5", "--optimizer", "adam",
        "--epochs", "4",
    )  # fmt: skip
    names = {line[4:].split("  ")[1].strip() for line in out.splitlines()[1:4]}
    assert names == {"Adam", "Adam averaged", "Adam 2"}


def test_the_standings_have_a_target_a_part_and_a_file(said, tmp_path: Path) -> None:
    asked = "train", "--data", "moons:samples=60", "--optimizer", "adam", "--optimizer", "nesterov", "--epochs", "9"
    code, out, err = said(*asked, "--target", "0.6", "--part", "training", "--standings", tmp_path / "s.csv")
    assert (code, err) == (0, "") and "training loss ≤ 0.6" in out
    data = pg.data("moons", samples=60)
    training = pg.Training(data, contenders=[pg.Contender("adam"), pg.Contender("nesterov")], epochs=9)
    wanted = pg.train(training).table(0.6, "training")
    assert (tmp_path / "s.csv").read_bytes() == wanted.csv() and out == f"{wanted!r}\n"
    assert said(*asked, "--standings", "-")[1].startswith("rank,contender,")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("--part", "validation"), 'part must be "test" or "training"'),
        (("--target", "low"), "--target"),
        (("--target", "nan"), "target"),
        (("--standings", "x.png"), "csv"),
    ],
)
def test_standings_that_cannot_be_made_are_refused_before_anything_is_trained(said, given, words) -> None:
    code, out, err = said("train", "--data", "moons:samples=60", *given)
    assert code == 2 and out == "" and words in err


def test_a_part_without_samples_is_refused(said) -> None:
    code, _, err = said("train", "--data", "moons:samples=60,split=0", "--part", "test")
    assert code == 2 and "no test part" in err


def test_when_it_ends_and_what_it_keeps_can_be_stated(said, tmp_path: Path) -> None:
    file, data = tmp_path / "training.json", ("--data", "moons:samples=60", "--epochs", "40")
    given = "--stop-loss", "0.3", "--stop-gradient", "1e-4", "--patience", "7", "--looks", "20", "--memory", "64"
    assert said("train", *data, *given, "--save", file)[0] == 0
    kept = pg.Training.load(file)
    assert kept.stop == pg.TrainingStop(loss=0.3, gradient=1e-4, patience=7) and (kept.looks, kept.memory) == (20, 64)
    _, out, _ = said("train", file, "--stop-loss", "10")
    assert out.splitlines()[1].split()[-1] == "reached"
    code, _, err = said("train", file, "--patience", "0")
    assert code == 2 and "patience must be a whole number" in err


def test_parts_of_the_network_have_parameters(said, tmp_path: Path) -> None:
    file, data = tmp_path / "training.json", ("--data", "xor", "--hidden", "8", "--epochs", "2")
    given = "--activation", "leaky_relu:leak=0.2", "--initialization", "he:fan=out", "--normalization", "group:groups=2"
    assert said("train", *data, *given, "--save", file)[0] == 0
    network = pg.Network(
        (8,), "leaky_relu", "he", "group", activation_parameters={"leak": 0.2},
        initialization_parameters={"fan": "out"}, normalization_parameters={"groups": 2},
    )  # fmt: skip
    assert pg.Training.load(file).network == network
    # Another part begins with its own defaults.
    assert said("train", file, "--activation", "relu", "--save", file)[0] == 0
    assert pg.Training.load(file).network.activation_parameters == ()
    _, _, err = said("train", file, "--activation", "elu:leak=1")
    assert "leak" in err and "alpha" in err


def test_a_table_is_named_as_in_python_too(said, tmp_path: Path) -> None:
    table, file = tmp_path / "table.csv", tmp_path / "training.json"
    table.write_text("a,b,k\n1,2,0\n2,1,1\n3,4,0\n5,1,1\n")
    for text in (f"csv:path={table},target=k,inputs=b", f"{table}:target=k,inputs=b"):
        assert said("train", "--data", text, "--batch", "full", "--epochs", "1", "--save", file)[0] == 0
        assert pg.Training.load(file).data == pg.data("csv", path=table, target="k", inputs=("b",))
    code, _, err = said("train", "--data", "csv:target=k")
    assert code == 2 and "csv wants the path of a table" in err


def test_a_table_of_ones_own_is_learned(said, tmp_path: Path) -> None:
    rows = ["a,b,kind", *(f"{k % 7},{k % 5},{'yes' if k % 2 else 'no'}" for k in range(60))]
    (tmp_path / "mine.csv").write_text("\n".join(rows))
    code, out, err = said("train", "--data", f"{tmp_path / 'mine.csv'}:target=kind,inputs=a|b", "--epochs", "3")
    assert (code, err) == (0, "") and "budget" in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "say what to train"),
        (["--data", "spirrals"], "spirals"),
        (["--data", "spirals:samples=many"], "samples"),
        (["--data", "spirals:samples"], "name=value"),
        (["--data", "no.csv"], "no.csv"),
        (["--data", "moons", "--hidden", "8,x"], "--hidden must be a whole number"),
        (["--data", "moons", "--hidden", "7", "--normalization", "group"], "group"),
        (["--data", "moons", "--optimizer", "adm"], "adam"),
        (["--data", "moons", "--batch", "half"], "--batch"),
        (["--data", "moons", "--epochs", "1.5"], "--epochs"),
        (["--data", "moons", "--optimizer", "newton", "--hidden", "90,90"], "whole Hessian"),
        (["--data", "moons", "--loss", "hinge"], "squared"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence(said, arguments: list[str], sentence: str) -> None:
    code, out, err = said("train", *arguments)
    assert code == 2 and out == "" and sentence in err and err.count("\n") == 1


def test_parts_of_networks_are_listed(said) -> None:
    for what in ("data", "activations", "initializations", "normalizations"):
        code, out, _ = said("list", what)
        assert code == 0 and len(out.splitlines()) > 5
        assert said("list", what, "--json")[0] == 0


def test_pictures_are_written_or_refused_before_anything_is_trained(said, tmp_path: Path) -> None:
    losses, decision = tmp_path / "losses.png", tmp_path / "decision.svg"
    asked = ["train", "--data", "moons:samples=40", "--hidden", "3", "--epochs", "2"]
    code, _, err = said(*asked, "--picture", losses, "--decision", decision, "--theme", "dark")
    assert (code, err) == (0, "")
    assert losses.read_bytes().startswith(b"\x89PNG") and "Decision surface" in decision.read_text(encoding="utf-8")
    for words, sentence in ((["--picture", tmp_path / "a.jpg"], "must end in"), (["--theme", "red"], "no theme")):
        code, _, err = said(*asked, "--csv", tmp_path / "never.csv", *words)
        assert code == 2 and sentence in err and not (tmp_path / "never.csv").exists()
