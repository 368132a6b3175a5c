"""What every initialization must be: of the stated variance, the same for the same seed, legal by default."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from playground.base.errors import PlaygroundError
from playground.networks.activations import ACTIVATIONS
from playground.networks.initializations import INITIALIZATIONS, Initialization, Layer, Passes

every = pytest.mark.parametrize("initialization", INITIALIZATIONS, ids=lambda one: one.id)
LAYERS = [Layer(70, 40), Layer(70, 70, 1.4, True), Layer(30, 70, 1.4)]
NO_PASSES = Passes(
    deviation=lambda w, k: 1.0, theta=lambda w: np.zeros(3), gradient=lambda x: np.zeros(3),
    product=lambda x, v: np.zeros(3),
)  # fmt: skip


def begin(id: str, seed: int = 0, layers: list[Layer] = LAYERS, **values: object) -> list[np.ndarray]:
    pairs = INITIALIZATIONS.get(id).begin(layers, np.random.default_rng(seed), values, NO_PASSES)
    assert all((b == 0).all() and b.shape == (len(W),) for W, b in pairs)
    return [W for W, _ in pairs]


@every
def test_shapes_are_the_layers_and_the_seed_decides(initialization: Initialization) -> None:
    one, again, other = (begin(initialization.id, seed) for seed in (1, 1, 2))
    assert [W.shape for W in one] == [layer.shape for layer in LAYERS]
    assert all(W.flags.c_contiguous and W.dtype == np.float64 for W in one)
    assert all((a == b).all() for a, b in zip(one, again, strict=True))
    assert initialization.id == "zero" or (one[0] != other[0]).any()


@every
def test_a_sentence_an_equation_and_a_source_are_stated(initialization: Initialization) -> None:
    assert re.fullmatch(r"[^.]*[^ .]\.", initialization.summary)
    assert "b ← 0" in initialization.equation and re.search(r"\b(19|20)\d\d$", initialization.source)
    for parameter in initialization.parameters:
        assert parameter.check(parameter.default, initialization.id) == parameter.default
        assert parameter.kind == "choice" or parameter.slider[0] <= float(parameter.default) <= parameter.slider[1]


@pytest.mark.parametrize(
    ("id", "values", "variance"),
    [
        ("small", {}, lambda layer: 1e-4),
        ("small", {"deviation": 0.2}, lambda layer: 0.04),
        ("large", {}, lambda layer: 1.0),
        *(("lecun", {"distribution": kind}, lambda layer: 1 / layer.inward) for kind in ("uniform", "normal")),
        *(
            ("glorot", {"distribution": kind}, lambda layer: 2 / (layer.inward + layer.out))
            for kind in ("uniform", "normal")
        ),
        *(("he", {"distribution": kind}, lambda layer: layer.gain**2 / layer.inward) for kind in ("uniform", "normal")),
        ("he", {"fan": "out"}, lambda layer: layer.gain**2 / layer.out),
        ("metainit", {"steps": 0}, lambda layer: layer.gain**2 / layer.inward),
    ],
)
def test_weights_have_the_stated_variance(id: str, values: dict[str, object], variance: object) -> None:
    for W, layer in zip(begin(id, 3, **values), LAYERS, strict=True):
        stated = variance(layer)
        # The standard errors of mean and variance of n independent numbers; a normal number's square varies most.
        assert abs(W.mean()) <= 3 * np.sqrt(stated / W.size)
        assert abs((W**2).mean() - stated) <= 3 * stated * np.sqrt(2 / W.size)
        if values.get("distribution") == "uniform":
            assert np.abs(W).max() <= np.sqrt(3 * stated)


def test_the_default_of_glorot_is_the_papers() -> None:
    W = begin("glorot", layers=[Layer(50, 100)])[0]
    assert 0.99 * np.sqrt(6 / 150) < np.abs(W).max() <= np.sqrt(6 / 150)


@pytest.mark.parametrize("shape", [(5, 3), (3, 5), (4, 4), (1, 7), (7, 1), (60, 41)])
@pytest.mark.parametrize("id", ["orthogonal", "lsuv"])
def test_orthogonal_matrices_are_so_to_twelve_digits(id: str, shape: tuple[int, int]) -> None:
    W = begin(id, layers=[Layer(*shape)])[0]
    product = W @ W.T if shape[0] <= shape[1] else W.T @ W
    np.testing.assert_allclose(product, np.eye(min(shape)), atol=1e-12)


def test_orthogonal_matrices_prefer_no_sign() -> None:
    signs = [np.linalg.det(begin("orthogonal", seed, [Layer(2, 2)])[0]) for seed in range(200)]
    assert 70 <= sum(sign > 0 for sign in signs) <= 130


def test_the_orthogonal_gain_is_a_factor_on_the_activations() -> None:
    W = begin("orthogonal", layers=[Layer(6, 4, 1.5)], gain=2.0)[0]
    np.testing.assert_allclose(np.linalg.svd(W)[1], 3.0)


def forward(weights: list[np.ndarray], inputs: np.ndarray) -> list[np.ndarray]:
    """The numbers z of every layer of a ReLU network."""
    a, made = inputs, []
    for W in weights:
        made.append(W @ a)
        a = np.maximum(made[-1], 0.0)
    return made


def deviations(inputs: np.ndarray) -> Passes:
    return replace(NO_PASSES, deviation=lambda w, k: float(forward(list(w), inputs)[k].std()))


def test_lsuv_leaves_unit_variance_in_every_layer() -> None:
    inputs = np.random.default_rng(5).normal(2.0, 3.0, (8, 64))
    layers = [Layer(20, 8), *(Layer(20, 20) for _ in range(28)), Layer(3, 20)]
    pairs = INITIALIZATIONS.get("lsuv").begin(layers, np.random.default_rng(0), passes=deviations(inputs))
    for z in forward([W for W, _ in pairs], inputs):
        assert z.var() == pytest.approx(1.0, abs=1e-6)


def test_lsuv_leaves_a_layer_without_variance_alone() -> None:
    pairs = INITIALIZATIONS.get("lsuv").begin(
        [Layer(4, 2), Layer(2, 4)], np.random.default_rng(0), passes=deviations(np.zeros((2, 9)))
    )
    assert all(np.isfinite(W).all() for W, _ in pairs)


@pytest.mark.parametrize("id", ["lsuv", "metainit"])
def test_what_looks_at_a_batch_says_so_where_there_is_none(id: str) -> None:
    with pytest.raises(PlaygroundError, match="give it the network's passes"):
        INITIALIZATIONS.get(id).begin(LAYERS, np.random.default_rng(0))


def test_a_wrong_parameter_is_named() -> None:
    with pytest.raises(PlaygroundError, match=r"small\.deviation must be a finite number above 0, got -1"):
        begin("small", deviation=-1)


def test_fixup_silences_the_last_layer_and_damps_branches() -> None:
    layers = [Layer(40, 40), *(Layer(40, 40, 1.4, True) for _ in range(16)), Layer(3, 40, 1.4)]
    weights = begin("fixup", layers=layers)
    assert (weights[-1] == 0).all()
    assert weights[0].std() == pytest.approx(1 / np.sqrt(40), rel=0.1)
    assert np.std(weights[1:-1]) == pytest.approx(1.4 / np.sqrt(40) / 4, rel=0.05)
    assert all((W == 0).all() for W in begin("fixup", layers=layers, branches="zero")[1:])


def scales(id: str, activation: str, depth: int = 30, width: int = 100) -> np.ndarray:
    """The root mean square of what comes after each activation of a deep network."""
    phi = {"relu": lambda z: np.maximum(z, 0.0), "tanh": np.tanh}[activation]
    gain = ACTIVATIONS.get(activation).gain_with({})
    weights = begin(id, layers=[Layer(width, width, gain if k else 1.0) for k in range(depth)])
    a, found = np.random.default_rng(1).normal(size=(width, 50)), []
    for W in weights:
        a = phi(W @ a)
        found.append(np.sqrt((a**2).mean()))
    return np.array(found)


def test_he_keeps_the_scale_through_thirty_relu_layers_and_others_do_not() -> None:
    assert 0.2 < scales("he", "relu")[-1] < 5
    assert scales("small", "relu")[-1] < 1e-30
    assert scales("large", "relu")[-1] > 1e20
    assert scales("lecun", "relu")[-1] < 1e-3
