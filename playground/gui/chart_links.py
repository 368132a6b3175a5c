"""What the charts of a race have in common, and those over the updates of a training: one link each in a document."""

from weakref import WeakKeyDictionary, ref

from playground.gui.graph.axis_link import AxisLink
from playground.session.document import Document

_Links = WeakKeyDictionary[Document, AxisLink]
_RACES: _Links = WeakKeyDictionary()
_TRAININGS: _Links = WeakKeyDictionary()


def race_link(document: Document) -> AxisLink:
    """Return the link of a race's charts: steps that are seen, curves that are hidden, the path under the mouse.

    Keys of paths are (contender's place, start); (contender's place,) is all of its paths.
    """
    return _link(_RACES, document)


def training_link(document: Document) -> AxisLink:
    """Return the link of the charts over updates: updates that are seen, curves that are hidden, the contender under
    the mouse, whose key is (contender's place,)."""
    return _link(_TRAININGS, document)


def _link(links: _Links, document: Document) -> AxisLink:
    link = links.get(document)
    if link is None:
        link = links[document] = AxisLink()
        kept = ref(document)  # the link does not keep its document
        link.holding = lambda: (there := kept()) is not None and there.in_gesture
    return link
