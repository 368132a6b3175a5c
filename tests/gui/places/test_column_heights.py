"""Panels share a column's height: nobody below its least, the sum the room, charts before numbers."""

from hypothesis import given
from hypothesis import strategies as st

from playground.gui.places.column_heights import MOST_NUMBERS, Claim, natural_height, share_heights

sizes = st.floats(20, 900)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    natural = draw(sizes)
    least = draw(st.floats(10, natural))
    if draw(st.booleans()):
        return Claim(natural, least, draw(st.floats(0.5, 500)))
    return Claim(natural, least, 0.0, draw(st.none() | sizes))


@given(st.lists(claims(), max_size=8), st.floats(100, 3000))
def test_no_panel_is_lower_than_its_least_and_the_sum_is_the_room_where_something_stretches(
    asked: list[Claim], room: float
) -> None:
    heights = share_heights(asked, room)
    assert all(height >= claim.least - 1 for height, claim in zip(heights, asked, strict=True))
    if any(claim.weight for claim in asked) and room >= natural_height(asked):
        assert abs(sum(heights) - room) <= len(asked) + 1


@given(st.lists(claims(), max_size=8), st.floats(100, 3000))
def test_what_a_person_wanted_is_given(asked: list[Claim], room: float) -> None:
    for height, claim in zip(share_heights(asked, room), asked, strict=True):
        if claim.wanted is not None:
            assert height == round(max(claim.wanted, claim.least))


def test_numbers_give_way_to_charts_the_highest_first() -> None:
    chart, table, line = Claim(100, 80, weight=1), Claim(600, 34), Claim(60, 60)
    heights = share_heights([chart, table, line], 800)
    assert heights[2] == 60 and heights[1] + heights[2] == round(MOST_NUMBERS * 800) and sum(heights) == 800
    assert share_heights([table, line], 300) == [600, 60]
