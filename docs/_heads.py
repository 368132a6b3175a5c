"""What the generated pages say before their lists."""

SURFACES_HEAD = """\
# Surfaces

{count} surfaces, {of_one} of them functions of one number. Each is one file in
[assets/surfaces](../../assets/surfaces): a formula, from which gradient and Hessian are derived, and a lesson, the
starts and contenders that show what it teaches. The pictures are those lessons, as `playground run --surface ID`
simulates them: circles are starts, coloured signs where paths ended, stars the known minima. A formula of your own is
raced on in the same way: see [formulas](formulas.md).

`playground list surfaces --json` prints this list for programs, `playground points --surface ID` all critical points of
one of them. Other names that people know stand with each as *also called*, and are understood wherever an id is, after
the ids and the names of your own gallery; a name of several, such as `schaffer`, is refused with all of them.

## How they are treated

**Kinks.** Where f bends, a convention stands in for derivatives that do not exist: |·|, sign and √ have derivative 0
where their argument is 0, floor, ceil and round have derivative 0, min and max take their first argument where both are
equal, and second derivatives are 0.
Nothing is NaN or infinite there, and the readout says *kink* instead of a class of the curvature. `at_kink` says which
points these are; a bend that a power takes away, as in |x|³, is none. [How paths end](ends.md) says how one comes to
rest at a minimum that lies on a kink.

```python
>>> import playground as pg
>>> f = pg.formula("abs(x) + y^2")
>>> f.gradient([[0.0, 1.0]]).tolist(), f.hessian([[0.0, 1.0]]).tolist()
([[0.0, 2.0]], [[[0.0, 0.0], [0.0, 2.0]]])
>>> f.at_kink([[0.0, 1.0], [1.0, 0.0]]).tolist()
[True, False]
```

**Domain and limits.** The domain is the part shown first, no fence: a path may leave it and come back. Only where a
surface has no bottom outside its domain, or is not defined beyond its limits, as x + 1/x is not at 0, does a path end
when it leaves them, as [`left_domain`](ends.md).

**One number.** A function of x alone is drawn as its curve, with the paths on it. Points have one coordinate, Hessians
one entry.

**Known minima** are the global ones in the domain; expressions in the parameters follow them. On the border of a domain
and on a kink no gradient need vanish, which is said with the surface.

## All surfaces
"""

OPTIMIZERS_HEAD = """\
# Optimizers

{count} optimizers, each one file in [playground/optimizers](../../playground/optimizers). `x` is the point,
coordinate by coordinate, `g` the gradient there, `H` the Hessian, `t` the number of the update, 1 first. A
parameter's legal range is what the mathematics demands; the slider spans what is useful, and a legal value beyond it
is accepted everywhere.

Other names that people know stand below each, *also called*, and beside its parameters. They are understood in the
window's search, in the command and in Python, in any case and with blanks or hyphens for underscores; the answer names
the id. An id, and a name of your own, always comes first, and a name of several is refused with all of them.

```python
>>> import playground as pg
>>> pg.Contender("sgd", learning_rate=0.1), pg.Contender("SGD", learning_rate=0.1, momentum=0.8)
(Contender('gradient_descent', lr=0.1), Contender('heavy_ball', lr=0.1, beta=0.8))
>>> pg.Contender("adam", betas=(0.8, 0.99), eps=1e-7), pg.Contender("L-BFGS-B")
(Contender('adam', beta1=0.8, beta2=0.99, epsilon=1e-07), Contender('scipy_minimize', method='L-BFGS-B'))
```

```console
$ playground run --surface banana --start=-1,1 --optimizer nag:lr=0.001 --steps 100
contender  start    final loss  distance  steps  evaluations  reason
Nesterov   0 (-1, 1)  0.508597   1.16422    100        100 g  budget
nag is nesterov here
banana is rosenbrock here
```

*Stable below* is the largest η·λ at which the rule converges on a quadratic with curvature λ, at the default
parameters, for those rules for which theory has one. The window shows the same limit for the Hessian where the
selected path stands.

Defaults are those of the paper, where it has some; a decay of the weights that a paper tunes for its networks is 0, for
it moves the minimum. *Defaults elsewhere* are what libraries take in place of ours.

`playground list optimizers --json` prints this list for programs. A [rule of your own](rules.md) is an optimizer like
these; [modifiers](modifiers.md) are put on any of them.

## All of them racing

From the same two starts into Rosenbrock's valley, 400 steps; each at the rate, of 18 between 0.00001 and 5, with
which it comes nearest the minimum, where it has a rate; everything else at its default. Methods round another are put
round the heavy ball, SciPy's is BFGS.
"""

MODIFIERS_HEAD = """\
# Modifiers

What can be put on any [optimizer](optimizers.md) with which it makes sense: schedules of the learning rate, what acts
between the gradient and the step, and averages of the path. Each is one file in
[playground/modifiers](../../playground/modifiers).

`k` counts the updates done, 0 first; `t` = k + 1; η is the contender's learning rate, `x` the point, `g` the gradient.

## Three ways to put them on

**Python.** They act in the order of the list:

```python
>>> import playground as pg
>>> clipped, falling = pg.Modifier("clip_norm", limit=1), pg.Modifier("cosine", steps=500)
>>> adam = pg.Contender("adam", lr=0.05, modifiers=[clipped, falling])
>>> ahead = pg.Contender("lookahead", k=6, base=adam)
>>> pg.simulate(pg.Experiment(pg.surface("beale"), [(-1.0, 1.0)], [adam, ahead], steps=500)).names
('Adam', 'Lookahead (Adam)')
```

**The command.** Each after a plus, with `enabled=false` where it shall be there and not act; the base of a method round
another, with modifiers of its own, after a slash, `rule=FILE` where it is [a rule in a file](rules.md):

```console
$ playground run --surface beale --start=-1,1 --optimizer adam:lr=0.05+clip_norm:limit=1+cosine:steps=500
contender  start      final loss  distance  steps  evaluations  reason
Adam       0 (-1, 1)    0.709315   8.54048    500        500 g  budget
$ playground run --surface beale --start=-1,1 --optimizer lookahead:k=6/adam:lr=0.05+cosine:steps=500
contender         start      final loss  distance  steps  evaluations  reason
Lookahead (Adam)  0 (-1, 1)     1.00146   5.39993    500        500 g  budget
```

**The window.** A contender's row opens to its parameters and below them to its modifiers. *add* offers those that make
sense, and says of the others why they do not. A click on a modifier opens its sliders; its switch lets it act or not;
Ctrl+Up and Ctrl+Down, or its menu, move it, Delete removes it. Where there is a schedule, its curve over the race is
drawn below, with the rate in force at the present step. A method round another has its base, with the base's own
parameters and modifiers, in the same row.

<img src="../pictures/modifiers.png" width="300" alt="A contender open to its modifiers, with the curve of its rate">

## How they act together

**Schedules that last T updates** ([Cosine](#cosine), [Linear](#linear), [One cycle](#one_cycle)) take T from the race
or the training they are in, and follow it when its length changes: `adam+cosine` in a race of 600 steps ends with step
600. Behind a warm-up T is the rest of the race. A T that you set, `cosine:steps=500`, stays as it is; *Let T follow the
race* in the modifier's menu, or `pg.Modifier("cosine", follows=True)`, lets it follow again.

**Schedules** multiply. Those behind a [warm-up](#warmup) begin when it is over: their k counts from there. *rate in
use*, in the window's readout, is the rate in force at the present step, held against the limit of stability there.

**Between gradient and step** each acts on what the one before it left: noise that is clipped is another thing than
a clipped gradient with noise. They need a method that takes one gradient at its point and then a step; others refuse
them with a sentence. Random numbers depend on the race's seed, the start, the update and the coordinate alone.

**An average** is a second path, made from the first: the method itself knows nothing of it. It is drawn over the raw
one in the same colour, edged, with a small head of its own; dashed among the losses; the averaged point and f there
stand in the readout. `Result.averages` and `Result.average_losses` hold it, and the
CSV has `average_x`, `average_y` and `average_loss`. Of a [network](networks.md) it is a second set of parameters, made
as the training goes on, with losses and accuracies of its own.

```python
>>> noisy = [pg.Modifier("noise", sigma=1), pg.Modifier("tail_average", begin=100)]
>>> racer = pg.Contender("gradient_descent", lr=0.3, modifiers=noisy)
>>> result = pg.simulate(pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [racer], steps=2000))
>>> result.averages.shape
(1, 1, 2001, 2)
>>> bool(result.average_losses[0, 0, -1] < result.losses[0, 0, -100:].mean() / 20)
True
```

`playground list modifiers --json` prints this list for programs.
"""

NORMALIZATIONS_HEAD = """\
# Normalizations, skip connections, dropout

What stands in a block of a network between its affine operation z = W a + b and what the next block reads: a
normalization of the sums z (or, before them, of the weights), the activation, dropout, the sum of the skip connection,
in this order. Each normalization is one file in
[playground/networks/normalizations](../../playground/networks/normalizations). Gradients and products with the Hessian
are exact: statistics are differentiated too, twice.

## Training and evaluation

Batch and switchable normalization take the statistics of the batch while a network is trained, so a batch goes through
the network in one piece. Averages of these statistics, which the first gradient of each update moves, take their place
when a test loss, an accuracy or a decision surface is evaluated; they belong to a checkpoint as the weights do. The
other normalizations are the same in both.

Layer, group, instance and switchable normalization take statistics over units of one sample. A group of one unit would
always be 0, so layers of one unit, and groups that leave one unit or do not divide a layer, are refused beforehand:
`group.groups = 8 leaves groups of one unit, which would always be 0: a layer of 8 units can have 1, 2 or 4 groups of
equally many`.

## Skip connections

A block's result is its input plus what its layer makes of it, h ← h + φ(z) (He, Zhang, Ren & Sun 2016). Where the
widths differ, the first features that both have are added and the others pass as they are: the identity with zeros
beside it, which has no parameters (option A of K. He, X. Zhang, S. Ren, J. Sun, Deep residual learning for image
recognition, 2016). The first block reads the data and the last makes the outputs: neither has a skip.

## Dropout

In training each number that leaves a block is 0 with probability p, else divided by 1 − p, so that its mean stays
what it was (N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov, Dropout: a simple way to prevent
neural networks from overfitting, 2014). The mask is a function of the seed, the update, the layer, the sample's place
in the batch and the unit: a line search or a product with the Hessian within one update sees the mask that its
gradient saw, and a repeated run sees them all again. Without training nothing is left out.

## The normalizations
"""
