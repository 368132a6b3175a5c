"""What all charts of a race have in common, one for each document."""

from weakref import WeakKeyDictionary, ref

from playground.gui.graph.axis_link import AxisLink
from playground.session.document import Document

_LINKS: WeakKeyDictionary[Document, AxisLink] = WeakKeyDictionary()


def race_link(document: Document) -> AxisLink:
    """Return the link of a document's charts: steps that are seen, curves that are hidden, the path under the mouse.

    Keys of paths are (contender's place, start); (contender's place,) is all of its paths.
    """
    link = _LINKS.get(document)
    if link is None:
        link = _LINKS[document] = AxisLink()
        kept = ref(document)  # the link does not keep its document
        link.holding = lambda: (there := kept()) is not None and there.in_gesture
    return link
