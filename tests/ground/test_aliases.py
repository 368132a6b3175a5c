"""Names that people know: declared by the members, unique or refused with all that are meant, found everywhere."""

from typing import Any

import pytest

import playground as pg
from playground.base.alias import as_aliases
from playground.base.catalogue import Catalogue
from playground.base.errors import PlaygroundError
from playground.base.find_parameter import find_parameter
from playground.base.fold import fold
from playground.base.parameters import Parameter
from playground.exporters import EXPORTERS
from playground.modifiers import MODIFIERS
from playground.networks.activations import ACTIVATIONS
from playground.networks.data.sets import DATA_SETS
from playground.networks.initializations import INITIALIZATIONS
from playground.networks.normalizations import NORMALIZATIONS
from playground.optimizers import OPTIMIZERS
from playground.problems.definitions import DEFINITIONS
from playground.problems.feasible import FEASIBLE_SETS
from playground.problems.surfaces import SURFACES
from playground.snippets.libraries import LIBRARIES

CATALOGUES: tuple[Catalogue[Any], ...] = (
    OPTIMIZERS, MODIFIERS, DEFINITIONS, SURFACES, DATA_SETS, ACTIVATIONS, INITIALIZATIONS, NORMALIZATIONS,
    FEASIBLE_SETS, EXPORTERS, LIBRARIES,
)  # fmt: skip
# Names of several members, which are refused with all of them.
SHARED = {"bohachevsky", "schaffer", "camel", "xinsheyang"}


def _named(catalogue: Catalogue[Any]) -> list[tuple[str, Any]]:
    """Ids with each alias that a name alone means."""
    return [
        (id, alias)
        for id in catalogue.ids()
        for alias in as_aliases(catalogue.get(id).aliases)
        if not alias.given
    ]  # fmt: skip


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda one: one.kind)
def test_ids_and_names_are_found_in_any_spelling(catalogue: Catalogue[Any]) -> None:
    for id in catalogue.ids():
        name = getattr(catalogue.get(id), "name", id)
        for text in (id, id.upper(), id.replace("_", " "), id.replace("_", "-"), f" {id.title()} ", name):
            assert catalogue.find(text).id == id, (id, text)


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda one: one.kind)
def test_every_alias_is_found_and_hides_nothing(catalogue: Catalogue[Any]) -> None:
    ids = {fold(id): id for id in catalogue.ids()}
    for id, alias in _named(catalogue):
        word = fold(alias.name)
        assert word and word not in ids, f"{alias.name} of {id} is the id {ids.get(word)}"
        assert word != fold(getattr(catalogue.get(id), "name", "")), f"{alias.name} is the name of {id}"
        if word in SHARED:
            with pytest.raises(PlaygroundError, match=f"may mean several.*{id}"):
                catalogue.find(alias.name)
        else:
            found = catalogue.find(alias.name)
            assert (found.id, dict(found.settings)) == (id, dict(alias.settings)), alias


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda one: one.kind)
def test_what_an_alias_implies_is_legal(catalogue: Catalogue[Any]) -> None:
    for id in catalogue.ids():
        for alias in as_aliases(catalogue.get(id).aliases):
            for name, value in alias.settings.items():
                assert catalogue.get(id).parameter(name).check(value, id) == value
            for name in alias.given:
                catalogue.get(id).parameter(name)


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda one: one.kind)
def test_aliases_of_parameters_are_unique_within_their_member(catalogue: Catalogue[Any]) -> None:
    for id in catalogue.ids():
        parameters: tuple[Parameter, ...] = tuple(getattr(catalogue.get(id), "parameters", ()) or ())
        if any(not isinstance(one, Parameter) for one in parameters):
            continue  # a surface's numbers; its declarations are those of its definition
        for one in parameters:
            for name in (one.name, one.name.upper(), one.name.replace("_", " "), *one.aliases):
                assert find_parameter(name, parameters, id) is one, (id, name)


@pytest.mark.parametrize("id", OPTIMIZERS.ids())
def test_optimizers_answer_to_their_aliases_in_python_and_in_the_command(id: str) -> None:
    from playground.cli._specs import read_optimizer_spec

    for alias in as_aliases(OPTIMIZERS.get(id).aliases):
        if not alias.given:
            wanted = pg.Contender(id, **dict[str, Any](alias.settings))
            assert pg.Contender(alias.name) == read_optimizer_spec(alias.name) == wanted


def test_surfaces_data_and_modifiers_answer_to_their_aliases_in_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    from playground.cli._network_specs import read_data_spec, read_part_spec
    from playground.cli._specs import read_constraint_spec, read_optimizer_spec, read_surface_spec

    for id, alias in _named(DEFINITIONS):
        if fold(alias.name) not in SHARED:
            assert read_surface_spec(alias.name).id == pg.surface(alias.name).id == id
    for id, alias in _named(MODIFIERS):
        assert read_optimizer_spec(f"adam+{alias.name}").modifiers[0].kind == id if alias.name[0].isalpha() else True
    for id, alias in _named(FEASIBLE_SETS):
        assert read_constraint_spec(alias.name).kind == id
    for id, alias in _named(DATA_SETS):
        if not DATA_SETS.get(id).reads_file:
            assert read_data_spec(alias.name) == pg.data(alias.name) == pg.data(id)
    for catalogue, part in (
        (ACTIVATIONS, "activation"), (INITIALIZATIONS, "initialization"), (NORMALIZATIONS, "normalization")
    ):  # fmt: skip
        for id, alias in _named(catalogue):
            found = read_part_spec(part, alias.name)
            if found[part] is not None:
                assert found[part] == id == getattr(pg.Network(**{part: alias.name}), part)
    assert "banana is rosenbrock here" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("sgd", pg.Contender("gradient_descent")),
        ("gd", pg.Contender("gradient_descent")),
        ("momentum", pg.Contender("heavy_ball")),
        ("sgd with momentum", pg.Contender("heavy_ball")),
        ("sgd:momentum=0.8,learning_rate=0.1", pg.Contender("heavy_ball", beta=0.8, lr=0.1)),
        ("nag", pg.Contender("nesterov")),
        ("cg", pg.Contender("conjugate_gradient")),
        ("L-BFGS-B", pg.Contender("scipy_minimize", method="L-BFGS-B")),
        ("l-bfgs", pg.Contender("lbfgs")),
        ("Adam:Betas=(0.8, 0.9),EPS=1e-7", pg.Contender("adam", beta1=0.8, beta2=0.9, epsilon=1e-7)),
        ("adamw:wd=0.1", pg.Contender("adamw", weight_decay=0.1)),
        ("scipy:method=l-bfgs-b", pg.Contender("scipy_minimize", method="L-BFGS-B")),
        ("lookahead/sgd:lr=0.1", pg.Contender("lookahead", base=pg.Contender("gradient_descent", lr=0.1))),
    ],
)
def test_what_people_type(text: str, wanted: pg.Contender) -> None:
    from playground.cli._specs import read_optimizer_spec

    assert read_optimizer_spec(text) == wanted


def test_an_alias_is_told_once_and_another_spelling_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    from playground.cli.main import main

    words = ["run", "--surface", "sphere", "--start=1,1", "--steps=2"]
    assert main([*words, "--optimizer=sgd:lr=0.1", "--optimizer=sgd:lr=0.2", "--optimizer=Gradient-Descent"]) == 0
    assert capsys.readouterr().err == "sgd is gradient_descent here\n"


def test_a_parameter_under_two_names_is_refused() -> None:
    with pytest.raises(PlaygroundError, match="lr is stated twice: lr and learning_rate are the same"):
        pg.Contender("adam", lr=0.1, learning_rate=0.2)
    with pytest.raises(PlaygroundError, match="betas must be 2 numbers"):
        pg.Contender("adam", betas=0.9)
    with pytest.raises(PlaygroundError, match="no parameter of gradient_descent 'betas'"):
        pg.Contender("gradient_descent", betas=(0.9, 0.99))


def test_a_name_that_is_nearly_an_alias_names_what_it_means() -> None:
    with pytest.raises(PlaygroundError, match="did you mean 'gradient_descent'"):
        pg.Contender("sgdd")
    with pytest.raises(PlaygroundError, match="did you mean 'rosenbrock'"):
        pg.surface("bananna")


def test_names_change_what_exists_too() -> None:
    changed = pg.Contender("adam").with_parameters({"learning_rate": 0.5, "betas": (0.5, 0.6)})
    assert changed == pg.Contender("adam", lr=0.5, beta1=0.5, beta2=0.6)
    assert pg.surface("banana", B=7).with_parameters(A=2) == pg.surface("rosenbrock", a=2, b=7)
    assert pg.snippet(pg.Contender("adam"), "pytorch", steps=1) == pg.snippet(pg.Contender("adam"), "torch", steps=1)
    assert pg.snippet(pg.Contender("adam"), "JAX", steps=1) == pg.snippet(pg.Contender("adam"), "optax", steps=1)


def test_own_surfaces_win_over_aliases(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "banana.toml"
    file.write_text('name = "Mine"\nformula = "x^2 + y^2"\ndomain = { x = [-1, 1], y = [-1, 1] }\n')
    monkeypatch.setattr("playground.problems.surfaces.own_definitions", lambda: {"banana": file})
    assert pg.surface("banana").name == "Mine"
    assert pg.surface("rosenbrock").name == "Rosenbrock" and pg.surface("banana function").name == "Rosenbrock"
