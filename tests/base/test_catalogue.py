"""Catalogues find their members and guess the nearest."""

import pytest

from playground.base.catalogue import Catalogue, module_catalogue
from playground.base.errors import PlaygroundError


def test_members_are_loaded_when_first_asked_for_and_once() -> None:
    loaded: list[str] = []

    def load(id: str) -> str:
        loaded.append(id)
        return id.upper()

    catalogue = Catalogue("thing", lambda: ["b", "a"], load)
    assert catalogue.ids() == ("a", "b") and loaded == []
    assert catalogue.get("b") == catalogue.get("b") == "B" and loaded == ["b"]
    assert list(catalogue) == ["A", "B"] and len(catalogue) == 2 and "a" in catalogue and "c" not in catalogue


@pytest.mark.parametrize("id", ["../secrets", "/etc/passwd", "a/../b", "", "A", 3, None, ("a",), ["a"], {"a": 1}])
def test_an_id_is_looked_up_and_never_loaded_otherwise(id: object) -> None:
    def load(id: str) -> str:
        raise AssertionError(f"{id} must not be loaded")

    with pytest.raises(PlaygroundError, match="there is no thing"):
        Catalogue("thing", lambda: ["a", "b"], load).get(id)  # type: ignore[arg-type]


def test_a_module_that_states_another_thing_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="must be a int"):
        module_catalogue("optimizer", "playground.optimizers", "OPTIMIZER", int).get("adam")


def test_helpers_are_no_members() -> None:
    assert not [id for id in module_catalogue("o", "playground.optimizers", "OPTIMIZER", object).ids() if id[0] == "_"]
