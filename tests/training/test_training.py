"""Trainings: the same bits however they are cut up, numbers that are what they say, and refusals with a sentence."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.training.training_run import TrainingRun


def training(**fields: object) -> pg.Training:
    stated = {
        "data": pg.data("moons", samples=90, noise=0.2, seed=3), "network": pg.Network(hidden=(5, 4)),
        "contenders": [pg.Contender("adam", lr=0.02)], "batch": 16, "epochs": 6, "seed": 1, **fields,
    }  # fmt: skip
    return pg.Training(**stated)


def test_the_same_training_gives_the_same_bits_also_in_pieces() -> None:
    asked = training(contenders=[pg.Contender("adam"), pg.Contender("sam", base=pg.Contender("heavy_ball", lr=0.1))])
    whole = pg.train(asked)
    run = TrainingRun(asked)
    while not run.over:
        run.advance(run.done + 7)
        for trainer in run.trainers.values():
            trainer.look()  # looking on the way changes nothing
    for place in (0, 1):
        assert np.array_equal(run.trainers[place].losses, whole.losses[place])
        assert np.array_equal(run.trainers[place].theta, whole.final[place])
    assert np.array_equal(pg.train(asked).losses, whole.losses)


@pytest.mark.parametrize("sampling", ["reshuffled", "fixed_order", "drawn_anew", "with_replacement"])
def test_contenders_see_the_same_batches_and_an_epoch_sees_every_sample_once(sampling: str) -> None:
    asked = training(sampling=sampling, contenders=[pg.Contender("adam"), pg.Contender("adam", name="again")])
    result = pg.train(asked)
    assert np.array_equal(result.losses[0], result.losses[1])
    run = TrainingRun(asked)
    trainer = run.trainers[0]
    seen: list[list[int]] = []
    for _ in range(2):
        chosen: list[int] = []
        for _ in range(len(asked.data.training) // 16 + 1):
            trainer.advance(trainer.done + 1)
            inputs, count = trainer.fed
            chosen += [
                int(np.flatnonzero((asked.data.training.inputs == x).all(axis=1))[0]) for x in inputs[:, :count].T
            ]
        seen.append(chosen)
    assert all(len(one) == len(asked.data.training) for one in seen)
    everything = list(range(len(asked.data.training)))
    if sampling in ("with_replacement", "drawn_anew"):
        assert sorted(seen[0]) != everything
        batches = [chosen[first : first + 16] for chosen in seen for first in range(0, len(chosen), 16)]
        assert all(len(set(batch)) == len(batch) for batch in batches) == (sampling == "drawn_anew")
    else:
        assert sorted(seen[0]) == everything == sorted(seen[1])
        assert (seen[0] == seen[1]) == (sampling == "fixed_order")


def test_the_old_name_of_the_fixed_order_means_what_it_did() -> None:
    old = training(sampling="without_replacement")
    assert old == training(sampling="fixed_order") and old.sampling == "fixed_order"
    stored = training(sampling="fixed_order").to_json().replace(b"fixed_order", b"without_replacement")
    assert pg.Training.from_json(stored) == old
    # The losses that version 0.1.0 gave before it had the new name.
    assert pg.train(old).losses[0, [1, 17, 30]].tolist() == pytest.approx(
        [0.6150836868582046, 0.17834690584998014, 0.10641764633957693], rel=1e-9
    )


def test_every_sample_is_drawn_equally_often_where_every_batch_is_drawn_anew() -> None:
    asked = training(sampling="drawn_anew", epochs=60, batch=7, contenders=[pg.Contender("gradient_descent")])
    trainer, batches = TrainingRun(asked).trainers[0], []
    for update in range(1, asked.plan.updates + 1):
        trainer.advance(update)
        inputs, count = trainer.fed
        batches.append([int((asked.data.training.inputs == x).all(axis=1).argmax()) for x in inputs[:, :count].T])
    counts = np.bincount(np.concatenate(batches), minlength=len(asked.data.training))
    expected = counts.sum() / len(counts)
    # χ² of as many samples less one: its mean and eight of its standard deviations.
    assert ((counts - expected) ** 2 / expected).sum() < len(counts) + 8 * np.sqrt(2 * len(counts))
    assert all(len(set(batch)) == len(batch) for batch in batches)
    assert len({tuple(sorted(batch)) for batch in batches if len(batch) == 7}) == sum(len(b) == 7 for b in batches)


@pytest.mark.parametrize("sampling", ["reshuffled", "fixed_order", "drawn_anew", "with_replacement"])
def test_looks_on_the_way_change_no_batch(sampling: str) -> None:
    asked = training(sampling=sampling, looks=1)
    whole, run = pg.train(asked), TrainingRun(asked)
    while not run.over:
        run.advance(run.done + 1)
        run.trainers[0].look()
    assert np.array_equal(run.trainers[0].losses, whole.losses[0])


def test_a_full_batch_is_plain_gradient_descent_on_the_problem() -> None:
    asked = training(batch=None, contenders=[pg.Contender("gradient_descent", lr=0.3)], epochs=5)
    problem, result = asked.problem(), pg.train(asked)
    theta = problem.initial.copy()
    for t in range(6):
        slope = problem.gradient(theta)
        assert result.losses[0, t] == pytest.approx(problem.value(theta), rel=1e-12)
        assert result.gradient_norms[0, t] == pytest.approx(np.linalg.norm(slope), rel=1e-12)
        assert np.allclose(result.parameters[0][t], theta, rtol=1e-12, atol=1e-14)
        assert result.distances[0, t] == pytest.approx(np.linalg.norm(theta - problem.initial), rel=1e-12, abs=1e-15)
        theta = theta - 0.3 * slope
    assert result.statuses[0].reason == "budget" and result.statuses[0].update == 5


def test_a_method_that_looks_ahead_is_charged_the_loss_at_its_own_point() -> None:
    asked = training(batch=None, contenders=[pg.Contender("nesterov", lr=0.1)], epochs=4)
    problem, result = asked.problem(), pg.train(asked)
    for t in range(5):
        assert result.losses[0, t] == pytest.approx(problem.value(result.parameters[0][t]), rel=1e-12)


def test_batches_grow_and_epochs_are_counted() -> None:
    asked = training(growth=2.0, batch=4, epochs=5)
    samples = len(asked.data.training)
    sizes = [4, 8, 16, 32, 64]
    assert list(asked.plan.sizes) == [min(size, samples) for size in sizes]
    assert list(asked.plan.ends) == list(np.cumsum([-(-samples // size) for size in sizes]))
    result = pg.train(asked)
    assert result.losses.shape == (1, asked.plan.updates + 1) and result.epochs[-1] == 5


def test_what_is_changed_on_the_way_is_kept_and_gives_the_same_run_again() -> None:
    run = TrainingRun(training())
    run.advance(10)
    run.change(0, "lr", 0.2)
    run.advance(10**6)
    assert run.training.changes == (pg.Change(10, 0, "lr", 0.2),)
    again = pg.train(run.training)
    assert np.array_equal(again.losses[0], run.trainers[0].losses)
    assert list(again.rates[0, [10, 11]]) == [0.02, 0.2]
    assert not np.array_equal(pg.train(training()).losses, again.losses)


def test_divergence_ends_with_its_reason_and_keeps_the_record() -> None:
    asked = training(
        data=pg.data("regression", samples=40),
        contenders=[pg.Contender("gradient_descent", lr=1e6), pg.Contender("adam")],
        network=pg.Network(hidden=(4,), activation="tanh"), epochs=300,
    )  # fmt: skip
    result = pg.train(asked)
    assert result.statuses[0].reason == "diverged" and result.statuses[0].update < asked.plan.updates
    assert np.isfinite(result.losses[0, 0]) and np.isnan(result.losses[0, -1])
    assert result.statuses[1].reason == "budget" and np.isfinite(result.losses[1, -1])


def test_it_stops_where_it_is_to_stop() -> None:
    reached = pg.train(training(epochs=400, stop=pg.TrainingStop(loss=0.3)))
    assert reached.statuses[0].reason == "reached" and reached.looks[0].training_loss[-1] <= 0.3
    settled = pg.train(training(batch=None, epochs=2000, contenders=[pg.Contender("lbfgs")], penalty=0.01,
                                stop=pg.TrainingStop(gradient=1e-4)))  # fmt: skip
    assert settled.statuses[0].reason == "settled"
    stopped = pg.train(training(epochs=4000, looks=4000, stop=pg.TrainingStop(patience=5)))
    looks = stopped.looks[0]
    assert stopped.statuses[0].reason == "stopped" and np.argmin(looks.test_loss) == len(looks.test_loss) - 6


def test_the_record_is_thinned_visibly_where_memory_is_short() -> None:
    asked = training(network=pg.Network(hidden=(100, 100)), epochs=40, memory=2)
    result = pg.train(asked)
    assert result.every > 1 and list(result.recorded[:2]) == [0, result.every]
    assert sum(one.nbytes for one in result.parameters) <= 2_000_000
    whole = pg.train(asked.replace(memory=512))
    assert whole.every == 1 and np.array_equal(whole.parameters[0][:: result.every], result.parameters[0])


def test_a_network_that_memory_has_no_room_for_is_refused_when_the_training_is_made() -> None:
    large = {"network": pg.Network(hidden=(500, 500)), "memory": 8}
    assert pg.train(training(**large, epochs=1)).every > 1
    with pytest.raises(pg.PlaygroundError, match="the first and the last parameters take 8 MB, and memory allows 8 MB"):
        training(**large, contenders=[pg.Contender("adam"), pg.Contender("heavy_ball")])
    off = [pg.Contender("adam"), pg.Contender("heavy_ball", enabled=False)]
    assert training(**large, contenders=off).learners == (0,)


@pytest.mark.parametrize("contender", [pg.Contender("adam"), pg.Contender("scipy_minimize", method="BFGS")])
def test_a_training_of_no_epochs_ends_at_once_where_it_began(contender: pg.Contender, tmp_path: Path) -> None:
    asked, told = training(contenders=[contender], batch=None, epochs=0), []
    result = pg.train(asked, progress=lambda done, all: told.append((done, all)))
    assert (result.statuses[0].reason, result.statuses[0].update) == ("budget", 0) and told == []
    problem = asked.problem()
    assert np.array_equal(result.final[0], problem.initial)
    assert result.losses.tolist() == [[pytest.approx(problem.value(problem.initial))]]
    assert list(result.recorded) == [0] and result.looks[0].training_loss[0] == pytest.approx(result.losses[0, 0])
    result.to_csv(tmp_path / "out.csv")
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 2


def test_the_table_has_a_row_for_each_update(tmp_path: Path) -> None:
    result = pg.train(training(contenders=[pg.Contender("adam"), pg.Contender("bfgs", name="=1+1")], epochs=3))
    result.to_csv(tmp_path / "out.csv")
    rows = list(csv.DictReader((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()))
    assert list(rows[0]) == [
        "contender",
        "update",
        "epoch",
        "training_loss",
        "test_loss",
        "training_accuracy",
        "test_accuracy",
        "rate",
        "gradient_norm",
        "step_length",
        "distance",
        "status",
    ]
    assert len(rows) == 2 * (result.updates + 1) and rows[-1]["contender"] == "'=1+1"
    assert [row["status"] for row in rows[: result.updates + 1]] == ["running"] * result.updates + ["budget"]
    assert [float(row["training_loss"]) for row in rows[: result.updates + 1]] == list(result.losses[0])
    looked = [int(row["update"]) for row in rows[: result.updates + 1] if row["test_loss"]]
    assert looked == result.looks[0].updates.tolist() and rows[0]["rate"] == "" and rows[-1]["rate"] == ""


def test_arrays_are_written_without_pickle(tmp_path: Path) -> None:
    result = pg.train(training())
    result.to_npz(tmp_path / "out.npz")
    with np.load(tmp_path / "out.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["losses"], result.losses)
        assert np.array_equal(arrays["parameters_0"], result.parameters[0])


def test_a_training_comes_back_from_its_file_to_the_last_bit(tmp_path: Path) -> None:
    asked = training(
        contenders=[
            pg.Contender("adam", modifiers=[pg.Modifier("cosine", steps=50)]),
            pg.Learner(pg.Contender("heavy_ball", enabled=False), pg.Network(hidden=(3,))),
        ],
        changes=[pg.Change(4, 0, "lr", 0.1)], stop=pg.TrainingStop(loss=0.1), growth=1.5, sampling="with_replacement",
    )  # fmt: skip
    asked.save(tmp_path / "training.json")
    assert pg.Training.load(tmp_path / "training.json") == asked
    assert pg.Training.from_json(asked.to_json()).to_json() == asked.to_json()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"loss": "softmaxx"}, "softmax"),
        ({"loss": "logistic", "data": pg.data("blobs", classes=3)}, "two classes"),
        ({"loss": "softmax", "data": pg.data("regression")}, "needs classes"),
        ({"batch": 0}, "batch must be a whole number"),
        ({"epochs": -1}, "epochs must be"),
        ({"growth": 0.5}, "growth must be"),
        ({"contenders": [pg.Contender("newton")], "network": pg.Network(hidden=(100, 100))}, "whole Hessian"),
        ({"network": pg.Network(hidden=(1_000_000, 1_000_000))}, "GB while it is trained, and this machine has"),
        ({"contenders": ["adam"]}, "pg.Contender"),
        ({"sampling": "shuffled"}, "sampling"),
        ({"changes": [pg.Change(0, 3, "lr", 0.1)]}, "a change.s contender"),
        ({"changes": [pg.Change(0, 0, "beta9", 0.1)]}, "beta9"),
        ({"penalty": float("nan")}, "penalty"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence(fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(pg.PlaygroundError, match=sentence):
        training(**fields)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "optimizer-playground", "version": 1, "kind": "race"}'])
def test_a_foreign_or_damaged_file_gets_a_sentence(text: str) -> None:
    with pytest.raises(pg.PlaygroundError):
        pg.Training.from_json(text.encode())


@pytest.mark.parametrize("normalization", [None, "batch", "layer", "weight"])
def test_the_problem_of_a_training_is_a_function_of_its_parameters(normalization: str | None) -> None:
    network = pg.Network(hidden=(6, 6), skip=True, dropout=0.3, normalization=normalization)
    problem = training(network=network, penalty=0.01).problem()
    theta = problem.initial + 0.1 * np.sin(np.arange(problem.size))
    v, h = np.cos(np.arange(problem.size)), 1e-6
    assert problem.value(theta) == problem.value(theta), "without dropout's masks"
    slope = (problem.value(theta + h * v) - problem.value(theta - h * v)) / (2 * h)
    assert slope == pytest.approx(problem.gradient(theta) @ v, rel=1e-6)
    turn = (problem.gradient(theta + h * v) - problem.gradient(theta - h * v)) / (2 * h)
    assert np.allclose(turn, problem.hvp(theta, v), rtol=1e-5, atol=1e-7)
    assert np.allclose(problem.hessian(theta) @ v, problem.hvp(theta, v), rtol=1e-10, atol=1e-12)


def test_what_batch_normalization_learned_is_used_where_nobody_trains() -> None:
    asked = training(network=pg.Network(hidden=(8,), normalization="batch"), epochs=60)
    looks = pg.train(asked).looks[0]
    assert looks.training_loss[-1] < 0.7 * looks.training_loss[0]
    run = TrainingRun(asked)
    while not run.over:
        run.advance(run.done + 11)
        for trainer in run.trainers.values():
            trainer.look()
    assert run.seen[0].test_loss == looks.test_loss.tolist(), "looking on the way teaches nothing"


def test_the_record_of_what_flew_away_ends_with_where_it_flew() -> None:
    flying = pg.Training(
        pg.data("blobs", classes=6), pg.Network(hidden=(8,), normalization="batch"), loss="squared", epochs=2,
        contenders=[pg.Contender("gradient_descent", lr=1e300, modifiers=[pg.Modifier("tail_average")])],
    )  # fmt: skip
    result = pg.train(flying)
    end = result.statuses[0].update
    assert result.statuses[0].reason == "diverged" and end > 0 and len(result.parameters[0]) == end + 1
    assert np.array_equal(result.parameters[0][end], result.final[0], equal_nan=True)
    assert np.array_equal(result.statistics[0][end], result.final_statistics[0], equal_nan=True)
    assert np.array_equal(result.averages[0][end], result.final_averages[0], equal_nan=True)
