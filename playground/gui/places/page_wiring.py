"""How a page of the networks' place is tied to the place around it."""

from typing import TYPE_CHECKING

from playground.gui.networks.pages import PageWidget

if TYPE_CHECKING:
    from playground.gui.places.networks import NetworksPlace


def wire_page(page: PageWidget, id: str, place: "NetworksPlace") -> None:
    """Bring what a page says and wishes to the place, its trainer and its panels."""
    page.failed.connect(place.show_refusal)
    page.files.failed.connect(place.show_error)
    page.escaped.connect(place.escape)
    page.seek_requested.connect(place.look_at)
    page.result_requested.connect(place.trainer.give_result)
    page.told.connect(place.show_note)
    for panel in place.panels.values():
        page.sharpness_found.connect(panel.show_sharpness)
    page.files.name = id
