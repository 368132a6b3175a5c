"""Where a library's default is not ours the documentation says so, held against the libraries' own signatures."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from playground.optimizers import OPTIMIZERS, Translation

TESTS = Path(__file__).parents[1]
FILE = json.loads((TESTS / "references" / "libraries" / "defaults.json").read_text(encoding="utf-8"))
CALLS: dict[str, dict[str, Any]] = FILE["calls"]
PAGE = (TESTS.parent / "docs" / "guide" / "optimizers.md").read_text(encoding="utf-8")
NAMES = {"torch": "PyTorch", "optax": "optax"}
TRANSLATED = [(one.id, translation) for one in OPTIMIZERS for translation in one.translations]

# Methods that a library has without a translation: whose they are, what it is called there, and our names for it.
BESIDES: list[tuple[str, str, str, dict[str, str]]] = [
    ("cocob", "optax", "optax.contrib.cocob", {"alpha": "alpha", "first_scale": "eps"}),
    ("sophia", "optax", "optax.contrib.sophia",
     {"beta1": "b1", "beta2": "b2", "gamma": "gamma", "rho": "clip_threshold", "epsilon": "eps",
      "interval": "update_interval", "weight_decay": "weight_decay"}),
    ("schedule_free", "schedulefree", "schedulefree.AdamWScheduleFree",
     {"lr": "lr", "epsilon": "eps", "weight_decay": "weight_decay", "warmup": "warmup_steps"}),
    ("lbfgs", "PyTorch", "torch.optim.LBFGS", {"memory": "history_size"}),
    ("bfgs", "SciPy", "scipy.optimize._optimize._minimize_bfgs", {"c1": "c1", "c2": "c2"}),
    ("conjugate_gradient", "SciPy", "scipy.optimize._optimize._minimize_cg", {"c1": "c1", "c2": "c2"}),
    ("trust_region", "SciPy", "scipy.optimize._trustregion._minimize_trust_region",
     {"radius": "initial_trust_radius", "largest": "max_trust_radius", "accept": "eta"}),
]  # fmt: skip


def taken(call: str) -> Iterator[tuple[str, Any]]:
    """Each parameter that is an argument of a call, with what the library takes in its place where nothing is given."""
    for node in ast.walk(ast.parse(re.sub(r"{(\w+)}", r"\1", call))):
        if not isinstance(node, ast.Call):
            continue
        defaults = CALLS[ast.unparse(node.func)]
        places = [*zip(defaults, node.args, strict=False), *((word.arg, word.value) for word in node.keywords)]
        for argument, value in places:
            default = defaults[argument]
            if isinstance(value, ast.Name) and value.id != "values" and default != "required":
                # A momentum that is None is none; a rate must be given.
                yield value.id, 0.0 if default is None and argument == "momentum" else default
            elif isinstance(value, ast.Tuple):
                yield from ((part.id, one) for part, one in zip(value.elts, default, strict=True))


def missing(optimizer: str, library: str, name: str, default: Any) -> list[str]:
    """The complaint about a default that differs and is not named, or is named wrongly, if there is one."""
    own = OPTIMIZERS.get(optimizer)
    # A call's word for an ε under a root, which our parameter is too there.
    name = "epsilon" if name == "epsilon_inside" else name
    ours, named = own.parameter(name).default, own.elsewhere.get(library, {})
    if default is None:
        return []
    expected = None if ours == pytest.approx(default, rel=1e-12) else default
    return [] if named.get(name) == expected else [f"{name}: {library} takes {default}, said is {named.get(name)}"]


@pytest.mark.parametrize(("optimizer", "translation"), TRANSLATED, ids=lambda one: getattr(one, "library", one))
def test_each_default_of_a_library_that_differs_is_named(optimizer: str, translation: Translation) -> None:
    library = NAMES[translation.library]
    free = [(name, value) for name, value in taken(translation.call) if name not in translation.when]
    assert [line for name, value in free for line in missing(optimizer, library, name, value)] == []


@pytest.mark.parametrize("optimizer", sorted({optimizer for optimizer, _ in TRANSLATED}))
@pytest.mark.parametrize("library", NAMES)
def test_options_that_a_library_has_otherwise_are_named(optimizer: str, library: str) -> None:
    own = OPTIMIZERS.get(optimizer)
    defaults = {parameter.name: parameter.default for parameter in own.parameters}
    needed = [
        {
            name
            for name, word in one.when.items()
            if defaults[name] not in (word if isinstance(word, tuple) else (word,))
        }
        for one in own.translations
        if one.library == library
    ]
    named = set(own.elsewhere.get(NAMES[library], {}))
    assert not needed or any(options <= named for options in needed), needed


@pytest.mark.parametrize(("optimizer", "library", "call", "arguments"), BESIDES, ids=lambda one: str(one)[:20])
def test_methods_without_a_translation_name_them_too(
    optimizer: str, library: str, call: str, arguments: dict[str, str]
) -> None:
    found = [missing(optimizer, library, name, CALLS[call][argument]) for name, argument in arguments.items()]
    assert [line for lines in found for line in lines] == []


@pytest.mark.parametrize("optimizer", [one.id for one in OPTIMIZERS if one.elsewhere])
def test_what_is_named_differs_and_stands_in_the_guide(optimizer: str) -> None:
    own = OPTIMIZERS.get(optimizer)
    for values in own.elsewhere.values():
        for name, value in values.items():
            assert own.parameter(name).check(value, optimizer) != own.parameter(name).default
    section = PAGE.split(f'<a id="{optimizer}"></a>')[1].split("<a id=")[0]
    assert own.other_defaults.startswith("Defaults elsewhere: ") and own.other_defaults in section


@pytest.mark.parametrize("optimizer", ["adan", "lamb", "lars", "lion", "sophia"])
def test_a_paper_s_decay_is_named_where_there_is_none_here(optimizer: str) -> None:
    """A decay moves the minimum, and the papers tune it for their networks."""
    own = OPTIMIZERS.get(optimizer)
    assert own.parameter("weight_decay").default == 0
    assert "because a decay moves the minimum" in own.notes
