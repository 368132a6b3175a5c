"""Surfaces of one's own are found by id."""

import pytest

from playground.base.errors import PlaygroundError
from playground.base.folders import own_surfaces_folder
from playground.problems.surfaces import surface

BOWL = """
name = "Bowl"
formula = "x^2 + k*y^2"
domain = { x = [-1, 1], y = [-1, 1] }
[[parameters]]
name = "k"
default = 2
"""


def test_an_own_surface_is_found_by_the_name_of_its_file() -> None:
    own_surfaces_folder().mkdir(parents=True)
    (own_surfaces_folder() / "My Bowl.toml").write_text(BOWL)
    assert surface("my_bowl", k=5).parameters == {"k": 5.0}


def test_an_unknown_id_is_answered_with_the_nearest_of_both() -> None:
    own_surfaces_folder().mkdir(parents=True)
    (own_surfaces_folder() / "my_bowl.toml").write_text(BOWL)
    with pytest.raises(PlaygroundError, match="did you mean 'my_bowl'"):
        surface("my_bowll")
    with pytest.raises(PlaygroundError, match="did you mean 'rosenbrock'"):
        surface("rosenbrok")


def test_a_mistake_in_an_own_file_is_told_when_it_is_asked_for() -> None:
    own_surfaces_folder().mkdir(parents=True)
    (own_surfaces_folder() / "bowl.toml").write_text("name = ")
    with pytest.raises(PlaygroundError, match=r"bowl\.toml: not a TOML file"):
        surface("bowl")
