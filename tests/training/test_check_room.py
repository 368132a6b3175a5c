"""What is larger than the machine is refused before anything is made."""

from __future__ import annotations

import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.training import check_room as room
from playground.training.check_room import check_room

SMALL = pg.Training(pg.data("moons"), pg.Network(hidden=(8,)), contenders=[pg.Contender("adam")], epochs=10)


def test_a_usual_training_has_room_and_a_system_that_says_nothing_refuses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    check_room(SMALL)
    monkeypatch.setattr(room, "machine_memory", lambda: None)
    check_room(SMALL.replace(epochs=10**6, memory=2**16))


@pytest.mark.parametrize(
    ("training", "what"),
    [
        (SMALL.replace(network=pg.Network(hidden=(1000, 1000)), epochs=2000, memory=4000), "recorded parameters"),
        (SMALL.replace(epochs=2_000_000, memory=1), "the series of all updates"),
        (SMALL.replace(network=pg.Network(hidden=(2000, 2000)), epochs=1, memory=90), "the methods"),
        (
            SMALL.replace(network=pg.Network(hidden=(50_000,)), epochs=1, memory=9),
            "samples on their way through the layers",
        ),
    ],
)
def test_the_sentence_says_what_takes_most_and_what_helps(training: pg.Training, what: str) -> None:
    with pytest.raises(PlaygroundError, match=f"most of it for {what}, and this machine has 0.4 GB: make the network"):
        check_room(training, 4e8)
    check_room(training, 1e11)


def test_who_trains_is_asked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "machine_memory", lambda: 1e6)
    with pytest.raises(PlaygroundError, match=r"this machine has 0\.0 GB"):
        pg.train(SMALL.replace(network=pg.Network(hidden=(64, 64))))


def test_nobody_who_learns_takes_no_room() -> None:
    check_room(SMALL.replace(contenders=[], epochs=10**6), 1e6)
    idle = pg.Contender("adam", enabled=False)
    check_room(SMALL.replace(contenders=[idle], epochs=10**6), 1e6)


def test_a_method_round_another_counts_both() -> None:
    network = pg.Network(hidden=(40, 40))  # 1761 parameters, whose square BFGS keeps: 25 MB
    inner = SMALL.replace(network=network, epochs=1, memory=1, contenders=[pg.Contender("bfgs")])
    outer = inner.replace(contenders=[pg.Contender("lookahead", base=pg.Contender("bfgs"))])
    for training in (inner, outer):
        with pytest.raises(PlaygroundError, match="most of it for the methods"):
            check_room(training, 2e7)
