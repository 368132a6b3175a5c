"""Widths of words in the bundled font, against the font library's own measure."""

import pytest
from PIL import ImageFont

from playground.base.assets import assets_folder
from playground.picture.sheet.text_width import fitted, text_width


@pytest.mark.parametrize("words", ["", "Adam", "Saddle-free Newton", "½(xy − 1)² + β₁·√κ"])
@pytest.mark.parametrize("size", [11, 12, 24])
def test_a_width_is_that_of_the_drawn_words(words: str, size: int) -> None:
    file = assets_folder() / "fonts" / "DejaVuSans.ttf"
    font = ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
    assert text_width(words, size) == pytest.approx(font.getlength(words), rel=0.05, abs=2)


@pytest.mark.parametrize("room", [5, 30, 77.5, 1000])
def test_fitted_words_have_room_and_are_not_cut_without_need(room: float) -> None:
    words = "Gradient descent, as fast as the slopes will ever allow it"
    cut = fitted(words, 12, room)
    assert text_width(cut, 12) <= max(room, text_width("…", 12))
    assert cut == words or (cut.endswith("…") and words.startswith(cut[:-1]))
    if cut != words:
        assert text_width(words[: len(cut) + 1], 12) > room - text_width("…", 12)
