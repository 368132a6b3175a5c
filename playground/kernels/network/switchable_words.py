"""Where switchable normalization keeps its numbers: rows of lanes first, then single numbers.

Of C channels: rows kind·C + c for each kind of the first list, rows 10·C + kind of the second; then, at (10·C + 8)
rows, C numbers for each kind of the third, and three times six numbers of the softmax weights.
"""

# Of each sample and channel: mean, variance, s and their tangents (of s that of its logarithm); the slopes by the mixed
# mean and variance, and their turns.
MEAN, VARIANCE, SCALE, MEAN_MOVED, VARIANCE_MOVED, RATIO, BY_MEAN, BY_VARIANCE, MEAN_TURN, VARIANCE_TURN = range(10)
PER_CHANNEL = 10
# Of each sample: mean, variance over all features, their tangents, their slopes and turns.
L_MEAN, L_VARIANCE, L_MEAN_MOVED, L_VARIANCE_MOVED, BY_L_MEAN, BY_L_VARIANCE, L_MEAN_TURN, L_VARIANCE_TURN = range(8)
PER_LAYER = 8
# Of each channel, over all samples: mean, variance, their tangents, their slopes and turns.
B_MEAN, B_VARIANCE, B_MEAN_MOVED, B_VARIANCE_MOVED, BY_B_MEAN, BY_B_VARIANCE, B_MEAN_TURN, B_VARIANCE_TURN = range(8)
PER_BATCH = 8
# The weights of means and of variances (instance, layer, batch), their tangents; slopes and turns by them.
WEIGHTS = 24
EPSILON, CHANNELS, MOMENTUM = 0, 1, 2
OWN = 3
