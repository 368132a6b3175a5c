"""The guide's page on data sets: what it says before its list."""

DATA_HEAD = """\
# Data

What a network learns from: {count} sets, each one file in
[playground/networks/data/sets](../../playground/networks/data/sets), among them a table of your own and an empty plane
for points of your own.

<img src="../pictures/data.png" width="760" alt="The sets in the plane, each class in its colour, and the curve">

`data(id, split=0.25, seed=0, points=(), standardize=None, **parameters)` is a frozen value: it can be compared, hashed
and saved, and gives its samples when they are asked for.

```python
>>> import playground as pg
>>> spirals = pg.data("spirals", samples=400, noise=0.1, split=0.25, seed=0)
>>> spirals.training.inputs.shape, spirals.training.targets.shape, spirals.test.inputs.shape
((300, 2), (300,), (100, 2))
>>> spirals.task, spirals.classes, spirals.feature_names
('classification', 2, ('x', 'y'))
>>> spirals == pg.data("spirals", noise=0.1)
True
```

Inputs are numbers, (samples, features). Targets are classes, 0, 1, 2 …, (samples,), or the numbers of a regression,
(samples, outputs). The arrays are read-only.

## How samples are made

**Seed.** The same data give the same samples, to the last bit. More samples begin with the same ones, and noise is a
multiple of the same random numbers: who drags a slider moves points and does not draw new ones. Classes take turns, so
that each has as many samples as any other, give or take one.

**Split.** `split` is the fraction of test samples, from 0 to 0.9, chosen at random by the seed: of classes each gives
its part, up to a sample, and at least one sample of each class stays for training. A larger split keeps the test
samples of a smaller one and takes more. Samples keep their order.

**Points of your own.** Sets of classes in the plane take points that are drawn, `points=[(x, y, class), …]`, at most
10 000. They are training samples. `drawn` is an empty plane that has nothing else.

```python
>>> mine = pg.data("drawn", classes=2, points=[(0, 0, 0), (1, 1, 0), (0, 1, 1), (1, 0, 1)])
>>> mine.training.targets.tolist(), len(mine.test)
([0, 0, 1, 1], 0)
```

**Standardization.** `standardize` is `"none"`, `"inputs"` or `"both"`: inputs, and with both a regression's targets
too, get mean 0 and variance 1 by the statistics of the training part. A column that never changes becomes 0.
`arrays()` holds `shift` and `scale` for the way back: original = input·scale + shift. It is `"both"` for tables and
`"none"` for all others, unless you say another.

## A table of your own

A file of values parted by commas, semicolons, tabs, blanks or another sign, as spreadsheets, NumPy and instruments
write it. `csv_summary` says what is in it; in the window a dialog shows the same and lets you
[choose the columns](networks-window.md#a-table-of-your-own).

```python
>>> from pathlib import Path
>>> text = "length,width,kind\\n5.1,3.5,setosa\\n7.0,3.2,versicolor\\n4.9,3.0,setosa\\n6.4,3.1,versicolor\\n"
>>> size = Path("irises.csv").write_text(text)
>>> found = pg.csv_summary("irises.csv")
>>> found.rows, found.separator, found.header
(4, 'commas', True)
>>> [(column.name, column.kind, column.minimum, column.maximum, column.missing) for column in found.columns]
[('length', 'numbers', 4.9, 7.0, 0), ('width', 'numbers', 3.0, 3.5, 0), ('kind', 'text', None, None, 0)]
>>> irises = pg.data("csv", path="irises.csv", inputs=["length", "width"], target="kind")
>>> irises.task, irises.arrays().class_names
('classification', ('setosa', 'versicolor'))
```

| | |
| --- | --- |
| `separator` | a sign, or `comma`, `semicolon`, `tab`, `space`; where you say none, what a first line `sep=;` states, \
or the sign that parts the first lines into as many cells each. A space stands for any number of blanks and tabs, as \
in aligned columns. A cell in quotation marks may hold the separator |
| `header` | `True` or `False`; where you say none, the first line names the columns if none of its cells is a number, \
if a word of it stands above numbers, or if its numbers are consecutive, such as years, and those below are not. \
Without names columns are `column 1`, `column 2` … |
| comments | lines that begin with `#` are left out; the last one above the rows may hold the names, as NumPy writes \
them |
| `encoding` | `"utf-8"`, `"windows-1252"` or `"utf-16"`; where you say none, UTF-16 is known by its mark, and a file \
that is no UTF-8 is read as Windows-1252 |
| `decimal` | `"point"` (`1.5`, `-2e-3`) or `"comma"` (`1,5`); where you say none, it is a comma if commas do not part \
the cells, some numbers have one and none has a point. Signs between thousands are refused, and numbers larger than \
1e100 |
| `missing` | what is done where a chosen cell is empty, `NA`, `N/A`, `nan`, `null`, `?`, `-` or `.`: `"refuse"` the \
table and name the line, `"drop"` the row, or `"fill"` an input with the mean of its column over the training \
samples, and drop a row without a target |
| `inputs` | names of columns of numbers; all but the target where none are named |
| `target` | the name of a column; where none is named, the one called target, class, label or species; otherwise the \
first, where it holds classes in words and the last does not; otherwise the last |
| `task` | `"classification"` or `"regression"`; text and up to 20 different whole numbers are taken for classes |
| classes | at most 1000; numbers in their own order, words in the order in which they appear; True and \
False are one class each, in any case |
| `notes` | of data: sentences about what was done with the table and what is odd in it, such as rows left out, \
values that were filled, rows that repeat earlier ones, a target or an input that never changes |
| limits | 1 GiB of text, 2000 columns, 50 million numbers in the chosen columns; a million rows take seconds |

What cannot be used is refused with a sentence that names the line and the column, and nothing in a file is ever run:

```python
>>> size = Path("wrong.csv").write_text("a,b\\n1,0\\n,1\\n")
>>> pg.data("csv", path="wrong.csv")
Traceback (most recent call last):
    ...
playground.base.errors.PlaygroundError: wrong.csv, line 3, column 'a': the value is missing; ...
```

Data hold the whole path and a fingerprint of the content. Where the file is gone or has changed, that is said when its
samples are asked for, and the columns can be chosen again. On the command line a table is
`--data irises.csv:target=kind,inputs=length|width,separator=semicolon,header=no,missing=drop`; a column that is called
`a|b` is written `a\\|b` there.

## All sets
"""
