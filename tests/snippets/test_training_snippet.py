"""A training copied as a PyTorch program has the training's losses; what PyTorch lacks is refused or said."""

from __future__ import annotations

import inspect
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.modifiers import MODIFIERS
from playground.networks.activations import ACTIVATIONS
from playground.networks.initializations import INITIALIZATIONS
from playground.networks.normalizations import NORMALIZATIONS
from playground.optimizers import OPTIMIZERS
from playground.snippets.network_text import network_text
from playground.training.batch_order import batch_order
from playground.training.training import SAMPLINGS

BASE = pg.Training(
    pg.data("circles", samples=120), pg.Network(hidden=(8, 8)), contenders=[pg.Contender("adam")], epochs=30
)
UPDATES = 100


def network(**fields: object) -> pg.Training:
    return BASE.replace(network=pg.Network(**{"hidden": (8, 8), **fields}))


def with_optimizer(contender: pg.Contender, **fields: object) -> pg.Training:
    return BASE.replace(contenders=[contender], **fields)


def trainings() -> dict[str, pg.Training]:
    """Every activation, normalization, initialization, loss, sampling, modifier and optimizer of PyTorch's."""
    made = {f"activation {id}": network(activation=id) for id in ACTIVATIONS.ids()}
    made |= {f"zero {id}": network(activation=id, initialization="zero") for id in ("elu", "leaky_relu", "relu")}
    # Groups of two units are ±1: a rounding of their weights is as large as their slope.
    groups = {id: {"groups": 2} for id in ("group", "instance", "switchable")}
    for id in NORMALIZATIONS.ids():
        made[f"normalization {id}"] = network(normalization=id, normalization_parameters=groups.get(id, {}))
        made[f"skip {id}"] = network(normalization=id, normalization_parameters=groups.get(id, {}), skip=True)
    made |= {f"initialization {id}": network(initialization=id) for id in INITIALIZATIONS.ids()}
    made |= {f"loss {loss}": BASE.replace(loss=loss) for loss in ("squared", "logistic", "softmax")}
    digits = pg.Training(pg.data("digits"), pg.Network(hidden=(8,)), contenders=[pg.Contender("adam")], epochs=1)
    made |= {f"digits {loss}": digits.replace(loss=loss) for loss in ("squared", "softmax")}
    made["numbers"] = pg.Training(pg.data("regression"), contenders=[pg.Contender("adam")], epochs=3)
    for sampling in SAMPLINGS:
        made |= {
            f"{sampling} {size}": BASE.replace(sampling=sampling, batch=size, epochs=3) for size in (None, 7, 10**6)
        }
    for id in MODIFIERS.ids():
        if not id.startswith("noise"):
            made[f"modifier {id}"] = with_optimizer(pg.Contender("adam", lr=0.01, modifiers=[pg.Modifier(id)]))
    for optimizer in OPTIMIZERS:
        for one in optimizer.translations:
            if one.library == "torch" and one.exact:
                when = {name: value for name, value in one.when.items() if not isinstance(value, tuple)}
                made[f"{optimizer.id} {when}"] = with_optimizer(pg.Contender(optimizer.id, **when))
    made["growth"], made["penalty"] = BASE.replace(growth=1.3), BASE.replace(penalty=0.01)
    made["linear"] = network(hidden=(), normalization="layer")
    made["rates by hand"] = BASE.replace(changes=[pg.Change(10, 0, "lr", 0.05), pg.Change(30, 0, "lr", 0.001)])
    made["no epochs"] = BASE.replace(epochs=0)
    return made


TRAININGS = trainings()


def losses_of(training: pg.Training, folder: Path, learner: int = 0) -> np.ndarray:
    torch = pytest.importorskip("torch", reason="torch is no dependency of the program")
    torch.set_num_threads(1)
    names: dict[str, object] = {"print": lambda *parts: None}
    exec(pg.snippet(training, "torch", learner=learner, numbers=folder / "numbers.npz"), names)
    return np.array(names["losses"])


@pytest.mark.long
@pytest.mark.parametrize("name", TRAININGS)
def test_a_program_has_the_losses_of_the_training(name: str, tmp_path: Path) -> None:
    training = TRAININGS[name]
    if name == "skip batch" or name.startswith("normalization spectral"):
        training = training.replace(epochs=10)
    found = losses_of(training, tmp_path)
    expected = pg.train(training).losses[0]
    assert len(found) == len(expected) - 1
    assert found[:UPDATES] == pytest.approx(expected[: len(found)][:UPDATES], rel=1e-10, abs=1e-10)


def test_a_contender_with_a_network_of_its_own(tmp_path: Path) -> None:
    own = pg.Learner(pg.Contender("heavy_ball"), pg.Network(hidden=(5,), normalization="layer"))
    training = BASE.replace(contenders=[pg.Contender("adam"), own], epochs=5)
    found = losses_of(training, tmp_path, learner=1)
    assert found == pytest.approx(pg.train(training).losses[1, :-1], abs=1e-10)


@pytest.mark.parametrize("name", TRAININGS)
def test_a_program_is_python(name: str) -> None:
    text = pg.snippet(TRAININGS[name], "torch")
    compile(text, "<snippet>", "exec")
    assert "import torch" in text and "np.load('training.npz')" in text


@pytest.mark.parametrize("id", ACTIVATIONS.ids())
def test_an_activation_is_written_with_its_parameters(id: str) -> None:
    parameters = inspect.signature(ACTIVATIONS.get(id).value).parameters
    text = network_text(pg.Network(activation=id), 2, 1)
    assert "{" not in text and (len(parameters) == 1 or repr(ACTIVATIONS.get(id).parameters[0].default) in text)


def test_the_file_holds_what_the_training_has(tmp_path: Path) -> None:
    training = BASE.replace(batch=32, epochs=4)
    pg.snippet(training, "torch", numbers=tmp_path / "n.npz")
    with np.load(tmp_path / "n.npz") as numbers:
        assert np.array_equal(numbers["inputs"], training.data.training.inputs)
        assert np.array_equal(numbers["parameters"], pg.train(training).parameters[0][0])
        assert numbers["sizes"].sum() == len(numbers["order"]) == 4 * len(training.data.training)
        first = numbers["order"][: len(training.data.training)]
        assert sorted(first) == list(range(len(training.data.training)))


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_the_order_of_samples_is_the_one_that_is_trained_with(sampling: str) -> None:
    training = BASE.replace(sampling=sampling, batch=9, epochs=3, growth=1.5)
    order = batch_order(training)
    assert order is not None and len(order) == training.plan.updates
    # The losses at the start, from the batches alone.
    problem = training.problem()
    problem.machine.feed(*problem.samples_laid, problem.samples)
    slow = training.replace(contenders=[pg.Contender("gradient_descent", lr=1e-300)])
    losses = pg.train(slow).losses[0]
    _, outputs = problem.survey(problem.initial)
    targets = training.data.training.targets
    own = np.logaddexp(0, outputs[0]) - targets * outputs[0]
    assert losses[:-1] == pytest.approx([own[chosen].mean() for chosen in order], rel=1e-12)


def test_all_samples_at_once_have_no_order() -> None:
    assert batch_order(BASE.replace(batch=None)) is None


@pytest.mark.parametrize(
    ("training", "words"),
    [
        (network(dropout=0.2), "Dropout's masks are drawn by PyTorch"),
        (with_optimizer(pg.Contender("adam", modifiers=[pg.Modifier("noise")])), "other random numbers"),
        (with_optimizer(pg.Contender("radam")), "With threshold=5 both go the same way."),
        (BASE.replace(stop=pg.TrainingStop(loss=0.1)), "the training may stop sooner"),
        (network(normalization="spectral", initialization="orthogonal"), "which one has the slope is PyTorch's choice"),
    ],
)
def test_what_is_otherwise_is_said(training: pg.Training, words: str) -> None:
    assert words in pg.snippet(training, "torch")


def test_dropout_and_noise_run(tmp_path: Path) -> None:
    noisy = pg.Contender("adam", modifiers=[pg.Modifier("noise")])
    found = losses_of(network(dropout=0.2).replace(contenders=[noisy]), tmp_path)
    assert np.isfinite(found).all()


@pytest.mark.parametrize(
    ("training", "fields", "sentence"),
    [
        (with_optimizer(pg.Contender("newton")), {}, "PyTorch has no Newton$"),
        (with_optimizer(pg.Contender("nesterov")), {}, "it has Nesterov with form=shifted$"),
        (network(precision="float32"), {}, "set precision=float64"),
        (BASE.replace(network=pg.Network(normalization="batch"), batch=1), {}, "choose another size of batches"),
        (BASE.replace(changes=[pg.Change(3, 0, "beta1", 0.5)]), {}, "beta1 was changed at update 3"),
        (BASE.replace(contenders=[]), {}, "no contender"),
        (BASE, {"library": "numpy"}, 'say "torch"'),
        (BASE, {"learner": 1}, "learner must be"),
        (BASE, {"start": (1, 2)}, "problem and start belong to a contender"),
        (BASE, {"numbers": 3}, "numbers must be the path of a file"),
        (BASE.replace(epochs=10**7), {}, "copy a training with fewer epochs"),
        (pg.Contender("adam"), {"numbers": "x.npz"}, "numbers belong to a training"),
    ],
)
def test_what_is_refused(training: pg.Training, fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(pg.PlaygroundError, match=sentence):
        pg.snippet(training, **{"library": "torch", **fields})
