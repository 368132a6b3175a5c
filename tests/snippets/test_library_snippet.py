"""Snippets of libraries are run where those are installed; what a library lacks is refused with a sentence."""

from __future__ import annotations

import re

import numpy as np
import pytest

import playground as pg
from playground.optimizers import OPTIMIZERS, Translation
from playground.snippets.translations import refusal, translation_of
from tests.snippets._programs import START, end, in_library, run, with_options

STEPS = 60
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


@EVERY
def test_a_library_goes_the_same_way(contender: pg.Contender, translation: Translation) -> None:
    problem = pg.surface("rosenbrock", b=2)
    found = run(pg.snippet(contender, translation.library, problem, START, STEPS), translation.library)
    assert np.isfinite(found).all()
    same = found == pytest.approx(end(contender, problem, STEPS), rel=1e-7, abs=1e-9)
    assert same == translation.exact, "a path that differs says so, and one that says so differs"


def test_adan_of_optax_is_ours_where_both_factors_are_a_half() -> None:
    contender = pg.Contender("adan", beta2=0.5, bias_correction=True)
    problem = pg.surface("rosenbrock", b=2)
    found = run(pg.snippet(contender, "optax", problem, START, STEPS), "optax")
    assert found == pytest.approx(end(contender, problem, STEPS), rel=1e-7)


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
    assert found == pytest.approx(end(contender, problem, STEPS), rel=1e-7)


@pytest.mark.parametrize(
    ("contender", "library", "sentence"),
    [
        (pg.Contender("newton"), "torch", "PyTorch has no Newton: copy it as NumPy code"),
        (
            pg.Contender("adam", bias_correction=False),
            "optax",
            "optax has no Adam with bias_correction=false: it has Adam with bias_correction=true; or copy it as NumPy",
        ),
        (pg.Contender("nesterov"), "torch", "it has Nesterov with form=shifted"),
        (pg.Contender("adamw", decay_by="nothing"), "optax", "it has AdamW with decay_by=rate"),
        (pg.Contender("lars", weight_decay=0.1), "optax", "weight_decay=0.1: it has LARS with weight_decay=0;"),
        (pg.Contender("lookahead"), "torch", "PyTorch has no Lookahead"),
        (pg.Contender("adam"), "tensorflow", "library"),
    ],
)
def test_what_a_library_lacks_is_said(contender: pg.Contender, library: str, sentence: str) -> None:
    with pytest.raises(pg.PlaygroundError, match=sentence):
        pg.snippet(contender, library)


@pytest.mark.parametrize("library", ["torch", "optax"])
@pytest.mark.parametrize("id", OPTIMIZERS.ids())
def test_a_refusal_names_options_that_would_do(id: str, library: str) -> None:
    member = OPTIMIZERS.get(id)
    own = [one for one in member.translations if one.library == library]
    for contender in with_options(member) if own else ():
        if translation_of(contender, library) is not None:
            continue
        said = refusal(contender, library)
        options = dict(re.findall(r"(\w+)=([\w.]+)", said.split(": it has")[1]))
        changed = {name: member.parameter(name).parse(text, id) for name, text in options.items()}
        assert translation_of(contender.with_parameters(changed), library) is not None


@pytest.mark.parametrize(
    ("contender", "words"),
    [
        (pg.Contender("nadam"), "With averaged_by=beta1 both go the same way."),
        (pg.Contender("radam"), "With threshold=5 both go the same way."),
        (pg.Contender("rprop"), "PyTorch brings the first step, too, between the smallest and the largest."),
    ],
)
def test_a_program_that_goes_another_way_names_the_option_that_would_not(contender: pg.Contender, words: str) -> None:
    assert words in pg.snippet(contender, "torch").split("import")[0]


@pytest.mark.parametrize("library", ["torch", "optax"])
@pytest.mark.parametrize("id", OPTIMIZERS.ids())
def test_no_program_divides_by_a_floor_of_0(id: str, library: str) -> None:
    names = [one.name for one in OPTIMIZERS.get(id).parameters]
    for contender in in_library(id, library) if "epsilon" in names else ():
        text = pg.snippet(contender.with_parameters({"epsilon": 0}), library)
        floors = re.findall(r"eps(?:_root)?=([^,)]+)", text)
        assert floors and all(0 < float(one) <= 1e-150 for one in floors)
        assert "A tiny floor stands for ε = 0" in text
        assert "tiny floor" not in pg.snippet(contender.with_parameters({"epsilon": 1e-8}), library)


@pytest.mark.parametrize("library", ["torch", "optax"])
@pytest.mark.parametrize("id", ["adamax", "adam", "adadelta", "rmsprop", "nesterov"])
def test_a_coordinate_without_a_gradient_stands_still(id: str, library: str) -> None:
    options: dict[str, dict[str, object]] = {"nesterov": {"beta": 0, "form": "shifted", "lr": 1e-3}, "adamax": {}}
    contender, problem = pg.Contender(id, **options.get(id, {"epsilon": 0})), pg.surface("rosenbrock")
    found = run(pg.snippet(contender, library, problem, (0.0, 0.0), STEPS), library)
    assert found == pytest.approx(end(contender, problem, STEPS, (0.0, 0.0)), rel=1e-7)
