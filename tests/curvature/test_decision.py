"""What a network says: held against its own outputs at the same inputs."""

from pathlib import Path

import numpy as np
import pytest

import playground as pg


def trained(set: str, network: pg.Network | None = None, **fields: object) -> pg.TrainingResult:
    loss = {"digits": "softmax", "regression": "squared"}.get(set, "logistic")
    training = pg.Training(
        pg.data(set), network or pg.Network(hidden=(5,)), loss=loss, contenders=[pg.Contender("adam")], epochs=2
    )
    return pg.train(training.replace(**fields))


def by_hand(result: pg.TrainingResult, inputs: np.ndarray) -> np.ndarray:
    """tanh layers: W and b of each, the first hidden and the outputs."""
    theta, hidden = result.final[0], 5
    outputs = (len(theta) - hidden * (inputs.shape[1] + 1)) // (hidden + 1)
    cut = hidden * inputs.shape[1]
    first, bias = theta[:cut].reshape(hidden, -1), theta[cut : cut + hidden]
    rest = theta[cut + hidden :]
    second, last = rest[: outputs * hidden].reshape(outputs, hidden), rest[outputs * hidden :]
    return second @ np.tanh(first @ inputs.T + bias[:, None]) + last[:, None]


@pytest.mark.parametrize("set", ["moons", "regression", "digits"])
def test_outputs_are_those_of_the_network(set: str) -> None:
    result = trained(set)
    found = pg.decision(result, points=7)
    assert len(found.axes) == {"moons": 2, "regression": 1, "digits": 0}[set]
    expected = by_hand(result, found.inputs())
    assert np.allclose(found.outputs.reshape(expected.shape), expected, rtol=1e-12, atol=1e-12)


def test_the_first_row_is_the_lowest() -> None:
    found = pg.decision(trained("moons"), points=6)
    x, y = found.axes
    assert x[0] < x[-1] and y[0] < y[-1]
    assert found.inputs()[1].tolist() == [x[1], y[0]]


def test_an_update_is_taken_to_the_nearest_recorded_one() -> None:
    result = trained("moons")
    assert pg.decision(result, update=0, points=3).update == 0
    assert pg.decision(result, update=10**6, points=3).update == result.recorded[-1]
    at_start = pg.decision(result, update=0, points=3).outputs
    assert not np.array_equal(at_start, pg.decision(result, points=3).outputs)


@pytest.mark.parametrize("set", ["moons", "regression", "digits"])
def test_tables_and_arrays_hold_what_was_asked_and_said(set: str, tmp_path: Path) -> None:
    found = pg.decision(trained(set), points=5)
    found.to_csv(tmp_path / "a.csv")
    rows = [line.split(",") for line in (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()]
    count = found.outputs[0].size
    assert len(rows) == count + 1 and rows[0][-1] == f"output_{len(found.outputs)}"
    assert float(rows[1][-1]) == found.outputs.reshape(len(found.outputs), -1)[-1, 0]
    found.to_npz(tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz") as arrays:
        assert np.array_equal(arrays["outputs"], found.outputs)
        assert set != "moons" or np.array_equal(arrays["y"], found.axes[1])


@pytest.mark.parametrize("update", [None, 3])
def test_a_batch_normalization_has_the_statistics_it_had_learned_by_then(update: int | None) -> None:
    result = trained("moons", pg.Network(hidden=(5,), normalization="batch"))
    found = pg.decision(result, update=update, points=4)
    place = found.update // result.every
    theta, (means, variances) = result.parameters[0][place], result.statistics[0][place][:10].reshape(2, 5)
    first, bias, gain, shift = theta[:10].reshape(5, 2), theta[10:15], theta[15:20], theta[20:25]
    z = first @ found.inputs().T + bias[:, None]
    normal = (z - means[:, None]) / np.sqrt(variances[:, None] + 1e-5)
    expected = theta[25:30] @ np.tanh(gain[:, None] * normal + shift[:, None]) + theta[30]
    np.testing.assert_allclose(found.outputs.ravel(), expected, rtol=1e-10, atol=1e-12)


def test_an_average_is_asked_instead_where_there_is_one() -> None:
    averaged = pg.Contender("adam", modifiers=[pg.Modifier("exponential_average")])
    result = trained("moons", contenders=[averaged])
    found = pg.decision(result, points=4, averaged=True)
    inputs, theta = found.inputs(), result.final_averages[0]
    hidden = np.tanh(theta[:10].reshape(5, 2) @ inputs.T + theta[10:15, None])
    np.testing.assert_allclose(found.outputs.ravel(), theta[15:20] @ hidden + theta[20], rtol=1e-12, atol=1e-12)
    assert found.name.endswith(" averaged")
    with pytest.raises(pg.PlaygroundError, match="has no average after update"):
        pg.decision(trained("moons"), averaged=True)
