"""Which part of a graph is seen: what a person chose, and everything elsewhere."""

from playground.gui.graph.axis_link import AxisLink
from playground.picture.graph import Graph
from playground.picture.region import Interval, Region, union


class SeenRange:
    """The region that a view shows of its graph.

    Arguments: `link` holds what was chosen on level axes, for all charts that have it, and whether automatic ranges
    only grow; `limits` how narrow and how wide a range may be, in widths of everything.
    """

    def __init__(self, link: AxisLink, limits: Interval | None = None) -> None:
        self.link, self._limits = link, limits
        self.region = Region(0.0, 1.0, 0.0, 1.0)
        self._graph: Graph | None = None
        self._automatic = self.region
        self._up: dict[tuple[str, bool], Interval] = {}
        self._size = 1.0, 1.0

    @property
    def chosen(self) -> bool:
        """Whether a person chose some of it."""
        graph = self._graph
        return graph is not None and (self.link.chosen(graph.across) is not None or graph.up.kind in self._up)

    def show(self, graph: Graph) -> None:
        """Show another graph; on axes of the same kinds what was chosen stays."""
        before, self._graph = self._graph, graph
        automatic = graph.region
        if self.link.held and before is not None:
            if before.across.kind == graph.across.kind:
                automatic = automatic.with_across(union(automatic.across, self._automatic.across))
            if before.up.kind == graph.up.kind:
                automatic = automatic.with_up(union(automatic.up, self._automatic.up))
        self._automatic = automatic
        self.follow()

    def fit_into(self, width: float, height: float) -> None:
        """Know the size of the plot: one scale for both axes depends on it."""
        if self._size != (width, height):
            self._size = width, height
            self.follow()

    def follow(self) -> bool:
        """Take what the link and the graph say; return whether that is another region."""
        graph, before = self._graph, self.region
        if graph is None:
            return False
        region = self._automatic.with_one_scale(*self._size) if graph.equal else self._automatic
        across, up = self.link.chosen(graph.across), self._up.get(graph.up.kind)
        if across is not None:
            region = region.with_across(across)
        if up is not None:
            region = region.with_up(up)
        if graph.equal and (across is not None or up is not None):
            region = region.with_one_scale(*self._size)
        self.region = region
        return region != before

    def choose(self, region: Region) -> bool:
        """Show a region from now on; return whether it is another one."""
        graph, before = self._graph, self.region
        if graph is None or region == before:
            return False
        region = self._within(region)
        if graph.equal:
            region = region.with_one_scale(*self._size)
        if graph.equal or region.up != before.up:
            self._up[graph.up.kind] = region.up
        if graph.equal or region.across != before.across:
            self.link.choose(graph.across, region.across)
        self.follow()
        return True

    def forget(self) -> None:
        """Show everything."""
        if self._graph is not None:
            self._up.pop(self._graph.up.kind, None)
            self.link.choose(self._graph.across, None)
            self._automatic = self._graph.region
            self.follow()

    def at(self, right: float, up: float) -> tuple[float, float]:
        """Return the numbers of the axes at a share of the plot."""
        region = self.region
        return region.x0 + right * (region.x1 - region.x0), region.y0 + up * (region.y1 - region.y0)

    def part(self, across: Interval, up: Interval) -> Region:
        """Return the region of a part of the plot."""
        (x0, y0), (x1, y1) = self.at(across[0], up[0]), self.at(across[1], up[1])
        return self.region.with_across((x0, x1)).with_up((y0, y1))

    def zoomed(self, factors: tuple[float, float], right: float, up: float) -> Region:
        """Return the region seen `factors` times as far, the share of the plot staying where it is."""
        if self._graph is not None and self._graph.equal:
            factors = (max(factors, key=lambda factor: abs(factor - 1.0)),) * 2
        region, home = self.region, self._home
        kept = self._kept(region.across, home.across, factors[0]), self._kept(region.up, home.up, factors[1])
        return region.zoomed(kept, *self.at(right, up), home)

    def panned(self, right: float, up: float) -> Region:
        """Return the region that much further right and up."""
        return self.region.panned(right, up, self._home)

    @property
    def _home(self) -> Region:
        """Everything, with one scale where the graph has one."""
        equal = self._graph is not None and self._graph.equal
        return self._automatic.with_one_scale(*self._size) if equal else self._automatic

    def _kept(self, seen: Interval, home: Interval, factor: float) -> float:
        """What is left of a factor within the limits."""
        if self._limits is None:
            return factor
        wide = (seen[1] - seen[0]) / (home[1] - home[0])
        return min(max(wide * factor, self._limits[0]), self._limits[1]) / wide

    def _within(self, region: Region) -> Region:
        """The region, or the least round its middle that the limits allow."""
        home = self._home
        factors = self._kept(region.across, home.across, 1.0), self._kept(region.up, home.up, 1.0)
        return region.zoomed(factors, (region.x0 + region.x1) / 2, (region.y0 + region.y1) / 2, home)
