"""Where everything lies that a training works on: one array of 64-bit integers, mostly addresses."""

# The frame of the method (kernels.frame) and the words of the network (kernels.network.operation); the network's field
# of gradients.
FRAME, NETWORK, GRADIENT = 0, 1, 2
# The training samples (features, stride), (outputs, stride), how many; how batches are drawn, the seed.
INPUTS, TARGETS, SAMPLES, STRIDE, FEATURES, OUTPUTS, SAMPLING, SEED = 3, 4, 5, 6, 7, 8, 9, 10
# The batch (features, stride) and (outputs, stride), its stride; the order of samples, the place in it, the epoch, and
# the size of batches in each epoch, the last for all later ones.
BATCH_INPUTS, BATCH_TARGETS, BATCH_STRIDE, ORDER, PLACE, EPOCH, SIZES, SIZE_COUNT = 11, 12, 13, 14, 15, 16, 17, 18
# Series by update: loss, gradient's norm, step length, distance from the start, all float64; epochs int64.
LOSSES, NORMS, LENGTHS, DISTANCES, EPOCHS = 19, 20, 21, 22, 23
# θ before the step and at the start; the record of θ, and every how many updates it takes one (0: never).
BEFORE, START, RECORD, EVERY = 24, 25, 26, 27
# The random state of the order; whether a number was no longer finite, and the last update done.
STATE, DIVERGED, DONE = 28, 29, 30
# What a record of θ holds beside it, two times: where it is, its record, how many numbers: what the network has learned
# beside its parameters, and the average of θ.
LEARNED, LEARNED_RECORD, LEARNED_SIZE, MEAN, MEAN_RECORD, MEAN_SIZE = 31, 32, 33, 34, 35, 36
# The inputs once more, sample by sample (samples, features), where there are many features; 0 where there are few.
BY_SAMPLE = 37
SIZE = 40

# How batches are drawn: all samples; each sample by itself; one order for all epochs; another order in each epoch; each
# batch by itself, no sample twice in it.
FULL, WITH_REPLACEMENT, FIXED_ORDER, RESHUFFLED, DRAWN_ANEW = 0, 1, 2, 3, 4
