"""Why steps of some kinds, brought back to a feasible set, are no method: the rest of "it cannot race, for …"."""

BOX = "box"
SOLVES = (
    "its step solves with the Hessian, and brought back to the nearest point such a step need not lead down: that "
    "would take the nearest point in the Hessian's own metric"
)
SEARCHES = (
    "its search goes along a straight line, which leaves the set: the lengths that it accepts there say nothing of "
    "where the step ends"
)
REMEMBERS = (
    "it learns curvature from straight steps along its own directions, and steps that were brought back to the set "
    "would teach it the border's"
)
FOLDS = "its simplex, brought back to the set, would fold up flat on the border"
SLANTED = (
    "one coordinate alone cannot follow a border that is not along an axis, and never rests there; in a box it races"
)
FOREIGN = "it takes its steps by itself"
