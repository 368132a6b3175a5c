"""A decision surface's colours, from what a network says."""

import numpy as np
import pytest

from playground.picture.colors.class_colors import DARK_CLASSES, LIGHT_CLASSES, class_color
from playground.picture.colors.palette import to_oklab
from playground.picture.colors.theme import DARK, LIGHT, THEMES
from playground.picture.surface.decision import certainties, decision_image, value_image


def test_one_output_says_the_second_class_above_zero_and_under_the_squared_loss_above_a_half() -> None:
    said, sure = certainties(np.array([[-3.0, 0.0, 3.0]]), "logistic", 2)
    assert said.tolist() == [0, 0, 1]
    assert sure[0] == pytest.approx(sure[2]) and sure[1] == 0.0
    assert certainties(np.array([[0.2, 0.8]]), "squared", 2)[0].tolist() == [0, 1]


def test_several_outputs_say_the_largest_as_surely_as_softmax_does() -> None:
    outputs = np.array([[0.0, 5.0], [0.0, 0.0], [0.0, -5.0]])
    said, sure = certainties(outputs, "softmax", 3)
    assert said.tolist() == [0, 0] and sure[0] == pytest.approx(0.0)
    most = np.exp(5.0) / (np.exp(5.0) + 1.0 + np.exp(-5.0))
    assert sure[1] == pytest.approx((most - 1 / 3) * 1.5)


@pytest.mark.parametrize("loss", ["logistic", "squared"])
def test_what_is_not_finite_is_drawn_all_the_same(loss: str) -> None:
    outputs = np.array([[np.nan, np.inf, -np.inf, 1e308]])
    assert np.isfinite(certainties(outputs, loss, 2)[1]).all()
    assert decision_image(outputs, (2, 2), loss, 2, LIGHT).shape == (2, 2)
    assert np.isfinite(certainties(np.tile(outputs, (3, 1)), "softmax", 3)[1]).all()


@pytest.mark.parametrize("id", THEMES)
def test_a_mere_guess_is_paper_and_certainty_leans_to_the_classes_colour(id: str) -> None:
    theme = THEMES[id]
    image = decision_image(np.array([[0.0, 50.0, -50.0]]), (1, 3), "logistic", 2, theme)
    colors = [f"#{int(pixel) & 0xFFFFFF:06x}" for pixel in image[0]]
    assert colors[0] == theme.paper
    for color, kind in ((colors[1], 1), (colors[2], 0)):
        paper, made, own = to_oklab([theme.paper, color, class_color(theme, kind)])
        assert np.linalg.norm(made - own) < np.linalg.norm(paper - own)


def test_values_run_through_the_themes_map_and_a_hole_is_a_hole() -> None:
    image = value_image(np.array([[0.0, 1.0, np.nan, 9.0]]), (1, 4), 0.0, 1.0, DARK)[0]
    assert image.tolist() == [DARK.table[0], DARK.table[-2], DARK.table[-1], DARK.table[-2]]


@pytest.mark.parametrize(("theme", "classes"), [(LIGHT, LIGHT_CLASSES), (DARK, DARK_CLASSES)])
def test_classes_are_apart_from_each_other_and_from_the_contenders(theme: object, classes: tuple[str, ...]) -> None:
    assert len(set(classes)) == len(classes) == 10
    assert not {color.lower() for color in classes} & {color.lower() for color in theme.contenders}  # type: ignore[attr-defined]
    lab = to_oklab(classes)
    apart = np.linalg.norm(lab[:, None] - lab[None], axis=2) + np.eye(len(lab))
    assert apart.min() > 0.06
