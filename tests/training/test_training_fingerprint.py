"""The fingerprint of a training: another one exactly where the numbers are others, the same in every process."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.optimizers import OPTIMIZERS
from playground.training.change import Change
from playground.training.training_stop import TrainingStop

TRAINING = pg.Training(
    pg.data("moons", samples=60), pg.Network(hidden=(4,)),
    contenders=[pg.Contender("adam", lr=0.02), pg.Contender("heavy_ball")], batch=16, epochs=3,
)  # fmt: skip
# For each field of a training another value, with which it has other numbers.
OTHERS: dict[str, list[Any]] = {
    "data": [
        pg.data("moons", samples=61), pg.data("moons", samples=60, noise=0.3), pg.data("circles", samples=60),
        pg.data("moons", samples=60, seed=1), pg.data("moons", samples=60, split=0.5),
        pg.data("moons", samples=60, points=[(0, 0, 1)]), pg.data("moons", samples=60, standardize="inputs"),
    ],
    "network": [
        pg.Network(hidden=(5,)), pg.Network(hidden=(4, 4)), pg.Network(hidden=(4,), activation="relu"),
        pg.Network(hidden=(4,), initialization="he"), pg.Network(hidden=(4,), dropout=0.1),
        pg.Network(hidden=(4,), precision="float32"), pg.Network(hidden=(4,), normalization="layer"),
    ],
    "loss": ["squared"],
    "contenders": [
        [pg.Contender("adam", lr=0.03), pg.Contender("heavy_ball")],
        [pg.Contender("heavy_ball"), pg.Contender("adam", lr=0.02)],
        [pg.Contender("adam", lr=0.02)],
        [pg.Contender("adam", lr=0.02, modifiers=[pg.Modifier("clip_norm")]), pg.Contender("heavy_ball")],
        [pg.Contender("lookahead", base=pg.Contender("adam", lr=0.02)), pg.Contender("heavy_ball")],
        [pg.Learner(pg.Contender("adam", lr=0.02), pg.Network(hidden=(3,))), pg.Contender("heavy_ball")],
        [],
    ],
    "batch": [8, None],
    "sampling": ["with_replacement"],
    "growth": [1.5],
    "epochs": [4],
    "seed": [1],
    "penalty": [0.1],
    "stop": [TrainingStop(patience=2)],
    "changes": [[Change(2, 0, "lr", 0.5)], [Change(3, 0, "lr", 0.5)], [Change(2, 1, "lr", 0.5)]],
    "memory": [1],
    "looks": [3],
}  # fmt: skip


def test_every_field_that_decides_numbers_decides_the_fingerprint() -> None:
    assert set(OTHERS) == set(pg.Training.__slots__), "a new field of a training needs its case here"
    prints = [TRAINING.replace(**{name: one}).fingerprint() for name, several in OTHERS.items() for one in several]
    assert len({TRAINING.fingerprint(), *prints}) == len(prints) + 1


def test_every_method_has_its_own() -> None:
    ids = [id for id in OPTIMIZERS.ids() if not id.startswith("scipy")]
    prints = {TRAINING.replace(contenders=[pg.Contender(id)], batch=None).fingerprint() for id in ids}
    assert len(prints) == len(ids)


def test_what_decides_no_number_decides_no_fingerprint() -> None:
    adam, ball = (one.contender for one in TRAINING.contenders)
    idle = pg.Contender("nesterov", enabled=False)
    off = pg.Modifier("clip_norm", enabled=False)
    for contenders in (
        [adam.replace(name="Ada", color="#123456"), ball],
        [adam, idle, ball],
        [adam.replace(modifiers=[off]), ball],
        [pg.Learner(adam, TRAINING.network), ball],
    ):
        assert TRAINING.replace(contenders=contenders).fingerprint() == TRAINING.fingerprint()
    changed = TRAINING.replace(contenders=[idle, adam, ball], changes=[Change(2, 1, "lr", 1), Change(3, 0, "lr", 1.0)])
    assert changed.fingerprint() == TRAINING.replace(changes=[Change(2, 0, "lr", 1.0)]).fingerprint()


def test_later_changes_play_no_part_in_earlier_updates() -> None:
    changed = TRAINING.replace(changes=[Change(5, 0, "lr", 0.5)])
    assert changed.fingerprint(5) == TRAINING.fingerprint(5) == TRAINING.fingerprint()
    assert changed.fingerprint(6) == changed.fingerprint() != TRAINING.fingerprint(6)
    with pytest.raises(PlaygroundError, match="update must be"):
        TRAINING.fingerprint(-1)


def test_a_table_is_its_content_wherever_it_lies(tmp_path: Path) -> None:
    rows = "a,b,c\n" + "".join(f"{k},{k * k % 7},{k % 2}\n" for k in range(20))
    made = []
    for name, text in (("one.csv", rows), ("two.csv", rows), ("three.csv", rows.replace("19,", "18,"))):
        (tmp_path / name).write_text(text)
        table = pg.data("csv", path=tmp_path / name, inputs=["a", "b"], target="c", task="classification")
        made.append(pg.Training(table, TRAINING.network, contenders=[pg.Contender("adam")]).fingerprint())
    assert made[0] == made[1] != made[2]


def test_it_is_the_same_in_another_process_and_after_a_file(tmp_path: Path) -> None:
    path = tmp_path / "training.json"
    TRAINING.save(path)
    program = "import sys, playground as pg; print(pg.Training.load(sys.argv[1]).fingerprint())"
    said = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True, timeout=120,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )  # fmt: skip
    assert said.stdout.strip() == TRAINING.fingerprint() == pg.Training.load(path).fingerprint()


def test_python_functions_are_told_apart() -> None:
    def one(x: Any, g: Any, t: int, state: Any) -> Any:
        return x - 0.1 * g

    def other(x: Any, g: Any, t: int, state: Any) -> Any:
        return x - 0.2 * g

    prints = [TRAINING.replace(contenders=[pg.Contender(pg.python_rule(f))]).fingerprint() for f in (one, other, one)]
    assert prints[0] == prints[2] != prints[1]
