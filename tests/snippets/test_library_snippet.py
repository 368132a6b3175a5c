"""Snippets of libraries are run where those are installed; what a library lacks is refused with a sentence."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.optimizers import OPTIMIZERS, Translation

START, STEPS = (-1.2, 1.0), 60
OPTIONS = {"torch": "torch", "optax": "optax"}
MODIFIED = [pg.Modifier("clip_norm", limit=2), pg.Modifier("cosine", steps=40)]


def translated() -> list[tuple[pg.Contender, Translation]]:
    """Every translation of the catalogue with the options for which it holds."""
    made = []
    for optimizer in OPTIMIZERS:
        for one in optimizer.translations:
            options = {name: word[0] if isinstance(word, tuple) else word for name, word in one.when.items()}
            if any(parameter.name == "epsilon" for parameter in optimizer.parameters):
                options = {"epsilon": 1e-3, **options}  # so large that its place is seen
            made.append((pg.Contender(optimizer.id, **options), one))
    return made


NAMES = [f"{contender.optimizer}-{one.library}-{k}" for k, (contender, one) in enumerate(translated())]
EVERY = pytest.mark.parametrize(("contender", "translation"), translated(), ids=NAMES)


def run(text: str, library: str) -> np.ndarray:
    pytest.importorskip(OPTIONS[library], reason=f"{library} is no dependency of the program")
    names: dict[str, object] = {"print": lambda *parts: None}
    exec(compile(text, "<snippet>", "exec"), names)
    x = names["x"]
    return x.detach().numpy() if library == "torch" else np.array(x)


def end(contender: pg.Contender, problem: pg.Surface, steps: int = STEPS) -> np.ndarray:
    race = pg.Experiment(problem, [START], [contender], steps=steps, stop=pg.StopRule(enabled=False))
    return pg.simulate(race).positions[0, 0, -1]


@EVERY
def test_a_library_goes_the_same_way(contender: pg.Contender, translation: Translation) -> None:
    problem = pg.surface("rosenbrock", b=2)
    found = run(pg.snippet(contender, translation.library, problem, START, STEPS), translation.library)
    assert np.isfinite(found).all()
    same = found == pytest.approx(end(contender, problem), rel=1e-7, abs=1e-9)
    assert same == translation.exact, "a path that differs says so, and one that says so differs"


def test_adan_of_optax_is_ours_where_both_factors_are_a_half() -> None:
    contender = pg.Contender("adan", beta2=0.5, bias_correction=True)
    problem = pg.surface("rosenbrock", b=2)
    found = run(pg.snippet(contender, "optax", problem, START, STEPS), "optax")
    assert found == pytest.approx(end(contender, problem), rel=1e-7)


@EVERY
def test_a_snippet_is_python_and_names_the_method(contender: pg.Contender, translation: Translation) -> None:
    text = pg.snippet(contender, translation.library, pg.surface("ackley"), (1.0, 2.0), 10)
    compile(text, "<snippet>", "exec")
    assert text.startswith(f"# {contender.title} on Ackley\n") and f"import {translation.library}" in text
    assert (not translation.differs) or translation.differs in text


@pytest.mark.parametrize("library", ["torch", "optax"])
def test_modifiers_go_along(library: str) -> None:
    problem, contender = pg.surface("rosenbrock", b=2), pg.Contender("adam", lr=0.05, modifiers=MODIFIED)
    found = run(pg.snippet(contender, library, problem, START, STEPS), library)
    assert found == pytest.approx(end(contender, problem), rel=1e-7)


@pytest.mark.parametrize(
    ("contender", "library", "sentence"),
    [
        (pg.Contender("newton"), "torch", "PyTorch has no Newton: copy it as NumPy code"),
        (pg.Contender("adam", bias_correction=False), "optax", "optax has no Adam with these options"),
        (pg.Contender("lookahead"), "torch", "PyTorch has no Lookahead"),
        (pg.Contender("adam"), "jax", "library"),
    ],
)
def test_what_a_library_lacks_is_said(contender: pg.Contender, library: str, sentence: str) -> None:
    with pytest.raises(pg.PlaygroundError, match=sentence):
        pg.snippet(contender, library)
