"""Lottery tickets: what is pruned, that the mask is held, what is gained."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.curvature._operations import matrices_of
from playground.simulation.simulate_starts import Cancelled
from tests.curvature._cases import training


@cache
def found() -> tuple[pg.Training, pg.LotteryTicket]:
    asked = training(network=pg.Network(hidden=(12, 9)), contenders=[pg.Contender("heavy_ball", lr=0.1)], batch=16)
    return asked, pg.lottery_ticket(asked, keep=0.3, points=9)


def test_the_largest_weights_are_kept_and_every_bias() -> None:
    asked, ticket = found()
    problem, theta = asked.problem(), pg.train(asked).final[0]
    places = matrices_of(problem)
    weights = np.concatenate([np.arange(one.weights.start, one.weights.stop) for one in places])
    assert [(one.out, one.inward) for one in places] == [(12, 2), (9, 12), (1, 9)] and len(weights) == 141
    kept = ticket.masks[1][weights]
    assert kept.sum() == round(0.3 * 141)
    assert np.abs(theta[weights][kept]).min() >= np.abs(theta[weights][~kept]).max()
    biases = np.setdiff1d(np.arange(problem.size), weights)
    assert ticket.masks[:, biases].all() and ticket.masks[0].all()
    assert np.array_equal(ticket.kept[1], ticket.kept[2]) and not np.array_equal(ticket.masks[1], ticket.masks[2])


def test_by_layer_the_same_part_of_each_is_kept() -> None:
    asked, _ = found()
    ticket = pg.lottery_ticket(asked, keep=0.25, scope="layer", points=2)
    assert ticket.kept[1] == pytest.approx([6 / 24, 27 / 108, 2 / 9])


def test_the_whole_network_is_that_of_the_training() -> None:
    asked, ticket = found()
    result = pg.train(asked)
    assert np.array_equal(ticket.final[0], result.final[0])
    everything = pg.lottery_ticket(asked, keep=1.0, points=3)
    assert np.array_equal(everything.final[1], result.final[0]) and np.array_equal(everything.final[2], result.final[0])


CONTENDERS = [
    pg.Contender("gradient_descent", lr=0.3),
    pg.Contender("adam", lr=0.02, modifiers=[pg.Modifier("weight_decay"), pg.Modifier("clip_norm", limit=0.1)]),
    pg.Contender("nesterov", lr=0.1, modifiers=[pg.Modifier("noise"), pg.Modifier("cosine", steps=30)]),
    pg.Contender("sam", base=pg.Contender("heavy_ball", lr=0.1)),
    pg.Contender("lookahead", base=pg.Contender("adam", lr=0.02)),
    pg.Contender("lbfgs"),
]


@pytest.mark.parametrize("contender", CONTENDERS, ids=lambda one: one.title)
def test_what_is_pruned_stays_at_zero_whatever_the_method(contender: pg.Contender) -> None:
    asked = training(network=pg.Network(hidden=(12, 9)), contenders=[contender], epochs=15)
    ticket = pg.lottery_ticket(asked, keep=0.6, points=3)
    for row in (1, 2):
        mask = ticket.masks[row]
        assert not mask.all() and np.array_equal(ticket.final[row][~mask], np.zeros((~mask).sum()))
        # Weights of units that nothing goes to or comes from have no gradient.
        moved = ticket.final[row][mask] != asked.problem().initial[mask]
        assert moved.mean() > 0.8 and np.isfinite(ticket.training_loss[row]).all()
        assert ticket.training_loss[row, -1] < ticket.training_loss[row, 0]


def test_a_pruned_training_is_descent_in_the_kept_parameters_alone() -> None:
    asked = training(contenders=[pg.Contender("heavy_ball", lr=0.2, beta=0.8)], epochs=12)
    ticket = pg.lottery_ticket(asked, keep=0.4, points=13)
    problem, mask = asked.problem(), ticket.masks[1]
    theta, velocity, losses = np.where(mask, problem.initial, 0.0), np.zeros(problem.size), []
    for _ in range(12):
        losses.append(problem.value(theta))
        velocity = 0.8 * velocity - 0.2 * np.where(mask, problem.gradient(theta), 0.0)
        theta = theta + velocity
    assert ticket.training_loss[1] == pytest.approx([*losses, problem.value(theta)], rel=1e-10)
    assert ticket.final[1] == pytest.approx(theta, abs=1e-12)


def test_values_are_rewound_to_the_start_or_to_an_early_update() -> None:
    asked, _ = found()
    result, problem = pg.train(asked), asked.problem()
    for rewind in (0, 7):
        ticket = pg.lottery_ticket(asked, keep=0.5, rewind=rewind, points=3)
        begun = np.where(ticket.masks[1], result.parameters[0][rewind], 0.0)
        assert ticket.training_loss[1, 0] == pytest.approx(problem.value(begun), rel=1e-12)


def test_in_rounds_the_rest_is_pruned_each_time() -> None:
    asked, _ = found()
    told: list[tuple[int, int]] = []
    one = pg.lottery_ticket(asked, keep=0.2, points=4, rounds=3, progress=lambda *now: told.append(now))
    other = pg.lottery_ticket(asked, keep=0.2, points=4)
    assert one.masks[1].sum() == other.masks[1].sum() and not np.array_equal(one.masks[1], other.masks[1])
    assert told[-1] == (20, 20)


def test_a_ticket_learns_better_than_a_random_network_of_its_size() -> None:
    """On the digits, with a tenth of the weights; fewer than a twentieth of the first layer's."""
    asked = pg.Training(
        pg.data("digits", samples=600), pg.Network(hidden=(64,)), contenders=[pg.Contender("adam", lr=0.003)], epochs=30
    )
    ticket = pg.lottery_ticket(asked, keep=0.1, rounds=3, points=2)
    whole, won, random = ticket.test_accuracy[:, -1]
    assert won > random + 0.02 and won > whole - 0.02
    assert ticket.training_loss[1, -1] < 0.7 * ticket.training_loss[2, -1]


def test_it_is_written_with_its_numbers(tmp_path: Path) -> None:
    _, ticket = found()
    ticket.to_csv(tmp_path / "ticket.csv")
    lines = (tmp_path / "ticket.csv").read_text().splitlines()
    assert lines[0] == "network,update,training_loss,test_loss,training_accuracy,test_accuracy" and len(lines) == 28
    assert lines[10].startswith("ticket,0,") and float(lines[10].split(",")[2]) == ticket.training_loss[1, 0]
    ticket.to_npz(tmp_path / "ticket.npz")
    with np.load(tmp_path / "ticket.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["masks"], ticket.masks)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"keep": 0.0}, "keep must be"),
        ({"scope": "row"}, "scope"),
        ({"rounds": 0}, "rounds must be"),
        ({"rewind": 10**6}, "rewind must be"),
        ({"contender": 1}, "contender must be a whole number from 0 to 0"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(pg.PlaygroundError, match=sentence):
        pg.lottery_ticket(training(), **fields)  # type: ignore[arg-type]


def test_what_is_no_training_or_has_nobody_to_train_has_no_ticket() -> None:
    with pytest.raises(pg.PlaygroundError, match=r"training must be a pg\.Training, got 3"):
        pg.lottery_ticket(3)  # type: ignore[arg-type]
    with pytest.raises(pg.PlaygroundError, match="the training has no contender"):
        pg.lottery_ticket(training().replace(contenders=[]))


def test_a_network_that_flew_away_has_no_ticket_and_it_can_be_given_up() -> None:
    steep = pg.Contender("gradient_descent", lr=1e9)
    data = pg.data("regression", samples=30)
    away = training(data=data, network=pg.Network(hidden=()), contenders=[steep], loss="squared", epochs=100)
    with pytest.raises(pg.PlaygroundError, match="diverged"):
        pg.lottery_ticket(away)
    with pytest.raises(Cancelled):
        pg.lottery_ticket(training(), cancelled=lambda: True)


def test_a_method_that_runs_by_itself_can_be_trained_neither_masked_nor_linearized() -> None:
    asked = pg.Training(
        pg.data("moons", samples=40), pg.Network(hidden=(4,)), contenders=[pg.Contender("scipy_minimize")], batch=None,
        epochs=2,
    )  # fmt: skip
    with pytest.raises(pg.PlaygroundError, match="runs by itself from beginning to end: no other problem can be put"):
        pg.lottery_ticket(asked)
    with pytest.raises(pg.PlaygroundError, match="choose a method of the program's own"):
        pg.linearized_training(pg.train(asked))
