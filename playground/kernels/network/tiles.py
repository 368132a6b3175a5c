"""Tiles of matrix products, held in the processor's registers while they grow.

LLVM does not keep a block of a product in registers by itself: a loop that adds to memory reads and writes it for every
product. Here the block is written as vectors of the width of a cache line. What the rows of a matrix hold beyond its
columns must be numbers that do no harm: lanes are padded to whole vectors.
"""

from typing import Any

from llvmlite import binding, ir

from playground.kernels.compiling.checked import is_checked
from playground.kernels.direct.arithmetic import convert
from playground.kernels.direct.functions import Primitive
from playground.kernels.direct.values import INT64, View

LINE = 64
# A tile of a product is HIGH rows and WIDE vectors: sixteen sums, each of which waits for itself, in thirty-two
# registers of a whole line; where a line takes two registers, half of them. What is left over is done in lower tiles.
_REGISTERS = binding.get_host_cpu_features().get("avx512f")
HIGH = 8
WIDE = 2 if _REGISTERS else 1
ROWS = 4
# As many sums are made of their lanes at once.
QUAD = 4
# What a tile's sums begin with: what stands there, nothing, or one number for each row.
HERE, NOTHING, NUMBERS = 0, 1, 2


def _at(builder: Any, view: View, *parts: Any) -> Any:
    """The pointer to a number of a view, the sum of the parts away from its beginning."""
    offset = None
    for part in parts:
        code = convert(builder, part, INT64).code
        offset = code if offset is None else builder.add(offset, code)
    return builder.gep(view.start, [offset])


def _integer(value: int) -> Any:
    return ir.Constant(INT64.code, value)


class _Vectors:
    """Vectors of one line over the numbers of a view."""

    def __init__(self, builder: Any, view: View) -> None:
        self.builder, self.item = builder, view.item.code
        self.lanes = LINE * 8 // view.item.bits
        self.size = view.item.bits // 8
        self.type = ir.VectorType(self.item, self.lanes)

    def load(self, pointer: Any) -> Any:
        return self.builder.load(self.builder.bitcast(pointer, self.type.as_pointer()), align=self.size)

    def store(self, code: Any, pointer: Any) -> None:
        self.builder.store(code, self.builder.bitcast(pointer, self.type.as_pointer()), align=self.size)

    def spread(self, number: Any) -> Any:
        none = ir.Constant(self.type, ir.Undefined)
        one = self.builder.insert_element(none, number, ir.Constant(ir.IntType(32), 0))
        return self.builder.shuffle_vector(one, none, ir.Constant(ir.VectorType(ir.IntType(32), self.lanes), None))

    def zero(self) -> Any:
        return ir.Constant(self.type, [0.0] * self.lanes)

    def _intrinsic(self, name: str, result: Any, *arguments: Any) -> Any:
        module, name = self.builder.module, f"{name}.v{self.lanes}f{8 * self.size}"
        return module.globals.get(name) or ir.Function(module, ir.FunctionType(result, arguments), name)

    def multiply_add(self, a: Any, b: Any, c: Any) -> Any:
        return self.builder.call(self._intrinsic("llvm.fma", self.type, *[self.type] * 3), [a, b, c])

    def _chosen(self, one: Any, other: Any, places: list[int]) -> Any:
        mask = ir.Constant(ir.VectorType(ir.IntType(32), len(places)), places)
        return self.builder.shuffle_vector(one, other, mask)

    def exchanged(self, one: Any, other: Any, group: int) -> tuple[Any, Any]:
        """Groups of lanes of two vectors in turn: the even ones of both, the odd ones of both."""
        low: list[int] = []
        high: list[int] = []
        for first in range(0, self.lanes, 2 * group):
            for start in (first, self.lanes + first):
                low += range(start, start + group)
                high += range(start + group, start + 2 * group)
        return self._chosen(one, other, low), self._chosen(one, other, high)

    def _folded(self, one: Any, other: Any, group: int) -> Any:
        """Sums of neighbouring groups of lanes of two vectors, the groups of both in turn."""
        return self.builder.fadd(*self.exchanged(one, other, group))

    def quad(self, codes: list[Any]) -> Any:
        """The sums of the lanes of four vectors as one vector of four: a fourth of the additions one by one."""
        one, other = self._folded(codes[0], codes[1], 1), self._folded(codes[2], codes[3], 1)
        total, lanes = self._folded(one, other, 2), self.lanes
        while lanes > QUAD:
            lanes //= 2
            halves = [self._chosen(total, total, list(range(first, first + lanes))) for first in (0, lanes)]
            total = self.builder.fadd(*halves)
        return total

    def add_quad(self, code: Any, pointer: Any) -> None:
        place = self.builder.bitcast(pointer, ir.VectorType(self.item, QUAD).as_pointer())
        kept = self.builder.load(place, align=self.size)
        self.builder.store(self.builder.fadd(kept, code), place, align=self.size)

    def total(self, code: Any) -> Any:
        function = self._intrinsic("llvm.vector.reduce.fadd", self.item, self.item, self.type)
        return self.builder.call(function, [ir.Constant(self.item, -0.0), code], fastmath=("reassoc",))


@Primitive
def lanes_of(builder: Any, view: View) -> int:
    """Return how many numbers of a view make a vector."""
    return LINE * 8 // view.item.bits


@Primitive
def part(builder: Any, first: Any, i: Any) -> Any:
    """Return a view from its number i on; a constant as it is."""
    if not isinstance(first, View):
        return first
    shape = first.shape
    if is_checked() and len(shape) == 1:  # otherwise it is not read
        shape = (builder.sub(shape[0], convert(builder, i, INT64).code),)
    return View(first.item, _at(builder, first, i), shape)


def _repeat(builder: Any, count: Any, step: int, grown: list[Any], body: Any) -> list[Any]:
    """Run `body(i, grown)` for i = 0, step, … below count; what it returns grows from turn to turn."""
    before = builder.block
    test, inside, after = (builder.append_basic_block(name) for name in ("tile", "inside", "done"))
    limit = convert(builder, count, INT64).code
    builder.branch(test)
    builder.position_at_end(test)
    i = builder.phi(INT64.code)
    i.add_incoming(_integer(0), before)
    phis = []
    for start in grown:
        phi = builder.phi(start.type)
        phi.add_incoming(start, before)
        phis.append(phi)
    builder.cbranch(builder.icmp_signed("<", i, limit), inside, after)
    builder.position_at_end(inside)
    for phi, code in zip(phis, body(i, list(phis)), strict=True):
        phi.add_incoming(code, builder.block)
    i.add_incoming(builder.add(i, _integer(step)), builder.block)
    builder.branch(test)
    builder.position_at_end(after)
    return phis


@Primitive
def multiply_tile(
    builder: Any, c: View, c_at: Any, c_stride: Any, a: View, a_at: Any, a_row: Any, a_column: Any, b: View, b_at: Any,
    b_stride: Any, count: Any, begin: int, first: View, first_at: Any, rows: int, vectors: int,
) -> None:  # fmt: skip
    """C = beginning + A·B for `rows` rows and `vectors` vectors of lanes, the sum over `count` columns of A.

    Arguments: views, each with the place of the tile's first number and the distances of its rows (and columns);
    `begin` HERE, NOTHING or NUMBERS, those in `first`.
    """
    line = _Vectors(builder, c)
    stride, from_row, from_column, apart = (
        convert(builder, value, INT64).code for value in (c_stride, a_row, a_column, b_stride)
    )
    here, left, right = _at(builder, c, c_at), _at(builder, a, a_at), _at(builder, b, b_at)
    cells = [
        builder.gep(here, [builder.add(builder.mul(stride, _integer(r)), _integer(v * line.lanes))])
        for r in range(rows)
        for v in range(vectors)
    ]

    def turn(k: Any, sums: list[Any]) -> list[Any]:
        row = builder.gep(right, [builder.mul(k, apart)])
        lanes = [line.load(builder.gep(row, [_integer(v * line.lanes)])) for v in range(vectors)]
        grown = []
        for r in range(rows):
            at = builder.add(builder.mul(from_row, _integer(r)), builder.mul(k, from_column))
            factor = line.spread(builder.load(builder.gep(left, [at])))
            grown += [line.multiply_add(factor, lanes[v], sums[r * vectors + v]) for v in range(vectors)]
        return grown

    def start(place: int) -> Any:
        if begin == HERE:
            return line.load(cells[place])
        if begin == NOTHING:
            return line.zero()
        return line.spread(builder.load(_at(builder, first, first_at, place // vectors)))

    starts = [start(place) for place in range(rows * vectors)]
    for cell, total in zip(cells, _repeat(builder, count, 1, starts, turn), strict=True):
        line.store(total, cell)


@Primitive
def dot_tile(
    builder: Any, c: View, c_at: Any, c_stride: Any, a: View, a_at: Any, a_stride: Any, b: View, b_at: Any,
    b_stride: Any, lanes: Any, rows: int, columns: int,
) -> None:  # fmt: skip
    """C += A·Bᵀ for `rows` rows of A and `columns` rows of B, the sums over `lanes` lanes, whole vectors."""
    line = _Vectors(builder, a)
    left, right = _at(builder, a, a_at), _at(builder, b, b_at)
    one, other, stride = (convert(builder, value, INT64).code for value in (a_stride, b_stride, c_stride))

    def turn(k: Any, sums: list[Any]) -> list[Any]:
        def lane(start: Any, apart: Any, r: int) -> Any:
            return line.load(builder.gep(start, [builder.add(builder.mul(apart, _integer(r)), k)]))

        ones = [lane(left, one, r) for r in range(rows)]
        others = [lane(right, other, s) for s in range(columns)]
        return [
            line.multiply_add(ones[r], others[s], sums[r * columns + s]) for r in range(rows) for s in range(columns)
        ]

    sums = _repeat(builder, lanes, line.lanes, [line.zero()] * (rows * columns), turn)
    here = _at(builder, c, c_at)

    def cell(r: int, s: int) -> Any:
        return builder.gep(here, [builder.add(builder.mul(stride, _integer(r)), _integer(s))])

    if columns == QUAD:
        for r in range(rows):
            line.add_quad(line.quad(sums[QUAD * r : QUAD * (r + 1)]), cell(r, 0))
        return
    totals = _numbers_of(line, sums)
    for (r, s), total in zip([(r, s) for r in range(rows) for s in range(columns)], totals, strict=True):
        builder.store(builder.fadd(builder.load(cell(r, s)), total), cell(r, s))


@Primitive
def sum_tile(builder: Any, c: View, c_at: Any, a: View, a_at: Any, a_stride: Any, lanes: Any, rows: int) -> None:
    """C += the sum of each of `rows` rows of A over `lanes` lanes, whole vectors; `rows` 4 or 1."""
    line = _Vectors(builder, a)
    left, one = _at(builder, a, a_at), convert(builder, a_stride, INT64).code

    def turn(k: Any, sums: list[Any]) -> list[Any]:
        places = [builder.gep(left, [builder.add(builder.mul(one, _integer(r)), k)]) for r in range(rows)]
        return [builder.fadd(total, line.load(place)) for total, place in zip(sums, places, strict=True)]

    sums, here = _repeat(builder, lanes, line.lanes, [line.zero()] * rows, turn), _at(builder, c, c_at)
    if rows == QUAD:
        line.add_quad(line.quad(sums), here)
    else:
        builder.store(builder.fadd(builder.load(here), line.total(sums[0])), here)


def _numbers_of(line: _Vectors, sums: list[Any]) -> list[Any]:
    """The sum of each vector's lanes."""
    if len(sums) != QUAD:
        return [line.total(code) for code in sums]
    four = line.quad(sums)
    return [line.builder.extract_element(four, ir.Constant(ir.IntType(32), k)) for k in range(QUAD)]


@Primitive
def turn_tile(
    builder: Any,
    out: View,
    out_at: Any,
    out_stride: Any,
    source: View,
    apart: Any,
    chosen: View,
    first: Any,
    begin: Any,
) -> None:
    """Write as many features of as many chosen samples as a vector has lanes, one row for each feature.

    Arguments: `out` rows of features, the tile's first number and the rows' distance; `source` samples in one piece
    each, `apart` numbers from one to the next; `chosen` the samples, from number `first` on; `begin` the first feature.
    """
    line = _Vectors(builder, out)
    stride, far, feature = (convert(builder, value, INT64).code for value in (out_stride, apart, begin))
    rows = []
    for i in range(line.lanes):
        sample = builder.load(_at(builder, chosen, first, i))
        rows.append(line.load(builder.gep(source.start, [builder.add(builder.mul(sample, far), feature)])))
    group = 1
    while group < line.lanes:
        for i in range(line.lanes):
            if not i & group:
                rows[i], rows[i + group] = line.exchanged(rows[i], rows[i + group], group)
        group *= 2
    here = _at(builder, out, out_at)
    for r, row in enumerate(rows):
        line.store(row, builder.gep(here, [builder.mul(stride, _integer(r))]))
