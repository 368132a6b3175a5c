"""What makes an exported figure show what the window shows."""

from typing import Any

from playground.gui.places.picture_area import PictureArea
from playground.gui.theme.theme import SMALL


def figure_options(area: PictureArea, step: int, size: int = 1, flat: bool = False) -> tuple[str, dict[str, Any]]:
    """Return an exporter's id and its options.

    Arguments: `step` of the race; `size` how many times as many pixels each way; `flat` for contours alone, where a
    format has no relief.
    """
    plane, relief = area.plane, area.relief
    state, ratio = plane.document.state, size * plane.devicePixelRatioF()
    options: dict[str, Any] = {
        "theme": plane.theme.id,
        "step": step,
        # With large type words, lines and heads are as large in the file as they are in the window.
        "ratio": ratio * plane.theme.factor,
        "scale": state.view.levels,
        "layers": state.view.layers,
        "selected": state.selected_path,
        "color_by": state.view.color_by,
    }
    contours = {**options, "viewport": plane.viewport.scaled(size)}
    if flat or relief is None or area.shown == "contours":
        return "png", contours
    pixels = round(relief.width() * ratio), round(relief.height() * ratio)
    options |= {
        "camera": relief.camera, "region": relief.region, "size": pixels, "text_size": SMALL
    }  # fmt: skip
    return "relief", {**options, "beside": contours if area.shown == "both" else None}
