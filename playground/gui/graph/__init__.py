"""One view for every chart: a `picture.graph.Graph` between the axes of pyqtgraph.

How a page shows a graph:

1. Make a `GraphView(name)` and put it into a layout. `name` says to those who cannot see it what is drawn. Charts whose
   level axes move together get one `AxisLink`: `GraphView(name, link=link)`.
2. Give it a graph, or None for nothing: `view.show_graph(graph)`; `view.empty` are the words that stand there while
   there is nothing. Where making the graph costs something, `view.expect(make_graph)` has it made right before it is
   seen, and only then. The graph's axes say what is seen at first (its automatic range); axes that are `logarithmic`
   have log₁₀ as their ends, lines and dots always have the numbers of the data. `Graph.equal` is for planes,
   `Axis.labels` for categories, `Axis.whole` for what is counted, `Graph.ground` for images, `Graph.scale` for the bar
   of their colours.
3. `view.show_cursor(x)` moves the upright line, None takes it away. `seek_requested(int)` and `sought(float)` say that
   a person moved it. `view.show_target(y)` shows a level line that can be dragged: `target_moved(float)` while it is,
   and `target_released()`.
4. `hovered(Hovered | None)` says what is under the mouse; a box beside it tells the values of all lines there.
   `view.describe = function` replaces it by the words that it makes of a `Hovered`. Lines with the key of the line
   under the mouse are marked in all charts of the link, which `link.mark(key)` does from elsewhere; `link.hide(names)`
   hides lines; `link.show_pale(True)` draws what lies behind the cursor paler.
5. `view.region` is what is seen, `choose(region)` shows something else, `fit()` all again. `range_changed(Region |
   None)` says what a person chose, None for everything. A chosen range stays when new graphs come; `hold(True)` while
   a slider is dragged has the automatic one only grow.
6. `view.scales` are logarithmic and linear axes that a person chose in the menu; `scales.change_up` takes the wish
   where the scale belongs to what is shown.
7. `view.show_waiting(words)` keeps what is there, paler, under words; "" ends that.
8. Where there is no cursor the left drag and the arrows move what is seen. `view.brush = Brush(view)`, while it is on,
   makes both buttons draw points: `drawn(x, y, right)`, each stroke between `began` and `ended`.
9. `GraphKey` names what has a name, as the legend of a file does.
10. `GraphFiles(view, title)` copies and saves what is seen, and offers that in the menu of a right click.

Gestures (wheel, middle button, rectangle, double click, keys) are the view's own and the same everywhere. Everything
about pyqtgraph is in this room; it is imported in the window's thread, after the first frame (`load`).
"""
