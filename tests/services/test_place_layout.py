"""What settings hold of a layout is taken field by field."""

import msgspec

from playground.services.place_layout import PlaceLayout, place_layout


def test_a_layout_comes_back() -> None:
    layout = PlaceLayout(("starts",), "loss", (300, 500, 340), {"contenders": 200.0}, {"loss": 3.0})
    assert place_layout(msgspec.json.decode(msgspec.json.encode(layout))) == layout


def test_a_damaged_field_does_not_take_the_others_along() -> None:
    kept = {"hidden": ["starts"], "maximised": 3, "widths": [300, 500], "heights": {"a": 0}, "weights": {"b": 2}}
    assert place_layout(kept) == PlaceLayout(("starts",), "", (300, 500), {}, {"b": 2.0})
    for nothing in (None, 3, "x", [], {}):
        assert place_layout(nothing) == PlaceLayout()
