"""An average in a training: made of all points as they come, evaluated with statistics of its own."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.modifiers import MODIFIERS
from playground.training.look_series import LookSeries
from playground.training.population_statistics import PopulationStatistics
from playground.training.training_run import TrainingRun

AVERAGES = [
    pg.Modifier("tail_average"), pg.Modifier("tail_average", begin=17), pg.Modifier("exponential_average"),
    pg.Modifier("exponential_average", beta=0.8, bias_correction=False), pg.Modifier("exponential_average", beta=0.0),
]  # fmt: skip
NOISE = pg.Modifier("noise", sigma=0.5)


def averaged(average: pg.Modifier, **more: object) -> pg.Contender:
    return pg.Contender("heavy_ball", lr=0.1, modifiers=[NOISE, average], **more)


def training(contender: pg.Contender, normalization: str | None = None, **fields: object) -> pg.Training:
    stated = {
        "data": pg.data("moons", samples=90, noise=0.2, seed=3), "batch": 16, "epochs": 9, "contenders": [contender],
        "network": pg.Network(hidden=(6, 4), normalization=normalization), **fields,
    }  # fmt: skip
    return pg.Training(**stated)


def test_every_average_is_tried() -> None:
    assert {one.kind for one in AVERAGES} == {one.id for one in MODIFIERS if one.kind == "average"}


@pytest.mark.parametrize("average", AVERAGES, ids=repr)
def test_it_is_the_average_of_the_whole_path_and_leaves_the_path_alone(average: pg.Modifier) -> None:
    result = pg.train(training(averaged(average)))
    expected = average.modification.along(result.parameters[0], average.parameters)
    np.testing.assert_allclose(result.averages[0], expected, rtol=1e-12, atol=1e-14)
    assert np.array_equal(result.final_averages[0], result.averages[0][-1])
    plain = pg.train(training(pg.Contender("heavy_ball", lr=0.1, modifiers=[NOISE])))
    assert np.array_equal(plain.parameters[0], result.parameters[0]) and plain.averages[0].shape == (0, 51)


@pytest.mark.parametrize("average", AVERAGES[:3], ids=repr)
def test_where_the_record_is_thinned_it_is_still_made_of_all_points(average: pg.Modifier) -> None:
    asked = training(averaged(average), network=pg.Network(hidden=(60, 40)), epochs=20)
    whole, thin = pg.train(asked), pg.train(asked.replace(memory=1))
    assert thin.every > 1 and sum(one.nbytes for one in (*thin.parameters, *thin.averages)) <= 1_000_000
    assert np.array_equal(thin.averages[0], whole.averages[0][:: thin.every], equal_nan=True)
    assert np.array_equal(thin.final_averages[0], whole.final_averages[0])


def test_cut_into_pieces_and_changed_on_the_way_it_is_the_same() -> None:
    asked = training(averaged(AVERAGES[2])).replace(changes=[pg.Change(11, 0, "lr", 0.02)])
    whole, run = pg.train(asked), TrainingRun(asked)
    while not run.over:
        run.advance(run.done + 4)
        run.trainers[0].look()
    assert np.array_equal(run.trainers[0].average, whole.final_averages[0])
    expected = AVERAGES[2].modification.along(whole.parameters[0], AVERAGES[2].parameters)
    np.testing.assert_allclose(whole.averages[0], expected, rtol=1e-12, atol=1e-14)


def test_losses_and_accuracies_are_those_of_the_averaged_network() -> None:
    asked = training(averaged(AVERAGES[1]))
    result = pg.train(asked)
    looks = result.average_looks[0]
    assert looks is not None and np.array_equal(looks.updates, result.looks[0].updates)
    for k, update in enumerate(looks.updates):
        for part in ("training", "test"):
            loss, theta = getattr(looks, f"{part}_loss")[k], result.averages[0][update]
            assert np.isnan(loss) if update < 17 else loss == asked.problem(0, part).value(theta)
        assert np.isnan(looks.test_accuracy[k]) == (update < 17)


@pytest.mark.parametrize("normalization", ["batch", "switchable"])
def test_what_a_normalization_needs_is_made_anew_of_all_training_samples(normalization: str) -> None:
    network = {"groups": 1} if normalization == "switchable" else {}
    asked = training(averaged(AVERAGES[0]), epochs=30).replace(
        network=pg.Network(hidden=(6, 4), normalization=normalization, normalization_parameters=network)
    )
    result = pg.train(asked)
    looks, make = result.average_looks[0], PopulationStatistics(asked, 0)
    assert looks is not None
    for k, update in enumerate(looks.updates):
        theta = result.averages[0][update]
        assert looks.test_loss[k] == asked.problem(0, "test", make(theta)).value(theta)
    assert np.array_equal(result.average_statistics[0], make(result.final_averages[0]))
    stale = asked.problem(0, "training", result.final_statistics[0]).value(result.final_averages[0])
    assert looks.training_loss[-1] < stale, "what the last network learned belongs to other activations"


def test_an_average_settles_where_the_noisy_network_hovers() -> None:
    noise = [pg.Modifier("noise", sigma=2.0), pg.Modifier("tail_average", begin=100)]
    contender = pg.Contender("gradient_descent", lr=0.2, modifiers=noise)
    result = pg.train(training(contender, epochs=120, penalty=0.01))
    looks = result.average_looks[0]
    assert looks is not None and looks.training_loss[-1] < min(result.looks[0].training_loss[-5:])


def test_a_method_that_runs_by_itself_has_one_too() -> None:
    contender = pg.Contender("scipy_minimize", method="BFGS", modifiers=[pg.Modifier("tail_average", begin=2)])
    result = pg.train(training(contender, batch=None, epochs=12))
    average = contender.average
    assert average is not None
    expected = average.modification.along(result.parameters[0], average.parameters)
    np.testing.assert_allclose(result.averages[0], expected, rtol=1e-12, atol=1e-14)


def test_the_table_and_the_arrays_hold_it(tmp_path: Path) -> None:
    contenders = [averaged(AVERAGES[1]), pg.Contender("adam", name="Heavy ball averaged"), averaged(AVERAGES[0])]
    result = pg.train(training(contenders[0], contenders=contenders))
    assert result.average_names == ("Heavy ball averaged 2", "", "Heavy ball 2 averaged")
    result.to_csv(tmp_path / "out.csv")
    rows = list(csv.DictReader((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()))
    mine = [row for row in rows if row["contender"] == "Heavy ball averaged 2"]
    looks = result.average_looks[0]
    assert looks is not None
    begun = [k for k, update in enumerate(looks.updates) if update >= 17]
    assert [int(row["update"]) for row in mine] == [looks.updates[k] for k in begun]
    assert [float(row["training_loss"]) for row in mine] == [looks.training_loss[k] for k in begun]
    assert [float(row["test_accuracy"]) for row in mine] == [looks.test_accuracy[k] for k in begun]
    assert mine[-1]["status"] == "budget" and {row["gradient_norm"] for row in mine} == {""}
    result.to_npz(tmp_path / "out.npz")
    with np.load(tmp_path / "out.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["averages_2"], result.averages[2]) and "averages_1" not in arrays
        assert np.array_equal(arrays["average_test_loss_2"], result.average_looks[2].test_loss)


def test_divergence_ends_it_with_its_contender() -> None:
    wild = pg.Contender("gradient_descent", lr=1e6, modifiers=[pg.Modifier("tail_average")])
    data = pg.data("regression", samples=40)
    result = pg.train(training(wild, data=data, epochs=100))
    assert result.statuses[0].reason == "diverged" and isinstance(result.average_looks[0], LookSeries)
    assert len(result.averages[0]) == len(result.parameters[0])
