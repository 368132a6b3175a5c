"""Colours that every eye tells apart."""

import numpy as np
import pytest

from playground.picture.colors.palette import DARK_CONTENDERS, LIGHT_CONTENDERS, color_map, from_oklab, to_oklab
from playground.picture.colors.theme import DARK, LIGHT, Theme
from playground.picture.pixels import to_rgba

# Machado, Oliveira and Fernandes 2009, severity 1: protanopia, deuteranopia, tritanopia, in linear light.
SIGHTS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def seen(colors: tuple[str, ...], sight: str) -> np.ndarray:
    """OKLab of colours as an eye sees them."""
    channels = np.array([[int(color[i : i + 2], 16) for i in (1, 3, 5)] for color in colors]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    linear = np.clip(linear @ SIGHTS[sight].T, 0, 1)
    back = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return to_oklab(["#" + "".join(f"{round(c * 255):02x}" for c in color) for color in back])


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("colors", [LIGHT_CONTENDERS, DARK_CONTENDERS], ids=["light", "dark"])
def test_every_two_contenders_are_told_apart(colors: tuple[str, ...], sight: str) -> None:
    lab = seen(colors, sight)
    distances = np.linalg.norm(lab[:, None] - lab[None], axis=-1) + 9 * np.eye(len(colors))
    assert len(colors) >= 12
    assert distances.min() > 0.035  # two lines side by side are told apart from about 0.02 on


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_lightness_of_the_map_rises_evenly_from_valleys_to_heights(theme: Theme) -> None:
    rgb = to_rgba(color_map(theme.anchors).reshape(1, -1))[0, :, :3]
    lightness = to_oklab([f"#{r:02x}{g:02x}{b:02x}" for r, g, b in rgb[::64]])[:, 0]
    steps = np.diff(lightness)
    assert (steps > 0).all() and steps.max() < 1.6 * steps.mean()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_halo_and_contenders_differ_in_lightness(theme: Theme) -> None:
    halo = to_oklab([theme.halo])[0, 0]
    assert np.abs(to_oklab(theme.contenders)[:, 0] - halo).min() > 0.22


def test_oklab_goes_there_and_back() -> None:
    colors = ["#000000", "#ffffff", "#d55e00", "#0072b2", "#123456"]
    found = from_oklab(to_oklab(colors))
    assert [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in found] == colors


def test_a_stored_colour_of_the_palette_is_each_themes_own() -> None:
    for light, dark in zip(LIGHT_CONTENDERS, DARK_CONTENDERS, strict=True):
        assert LIGHT.contender_color(5, dark) == LIGHT.contender_color(5, light.lower()) == light
        assert DARK.contender_color(5, dark.lower()) == DARK.contender_color(5, light) == dark
    assert LIGHT.contender_color(5, "#123456") == DARK.contender_color(5, "#123456") == "#123456"


def lightness(pixels: np.ndarray) -> np.ndarray:
    """CIE L* of opaque pixels (n)."""
    channels = np.stack([(pixels >> np.uint32(shift)) & np.uint32(255) for shift in (16, 8, 0)], axis=1) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    y = linear @ np.array([0.2126, 0.7152, 0.0722])
    return np.where(y > 216 / 24389, 116 * np.cbrt(y) - 16, 24389 / 27 * y)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_map_spans_much_lightness_and_what_lies_on_it_stays_readable(theme: Theme) -> None:
    ground, lined = lightness(theme.table[:-1]), lightness(theme.lined[:-1])
    assert ground.max() - ground.min() > (50 if theme is DARK else 44)
    # Contours are seen everywhere, and nowhere as strong as a path.
    apart = np.abs(lined - ground)
    assert apart.min() > (8 if theme is DARK else 2) and apart.max() < 20
    # Where f is not finite is no colour of the map, also for an eye without hues.
    hole = lightness(theme.table[-1:])
    assert np.abs(ground - hole).min() > 8 or theme is LIGHT
    # A path's halo parts it from the ground, or the path itself does.
    halo, paths = (lightness(np.array([int(c[1:], 16) for c in colors], np.uint32)) for colors in
                   ([theme.halo], theme.contenders))  # fmt: skip
    for path in paths:
        assert np.maximum(np.abs(ground - halo), np.abs(ground - path)).min() > 12
        assert abs(path - halo) > 25
