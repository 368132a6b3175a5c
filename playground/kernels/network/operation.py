"""Where everything lies that a network's operations work on: two arrays of 64-bit integers, mostly addresses.

The network's own words are the same for all operations; each operation has a record. Buffers are (width, STRIDE) in the
network's precision, one row a feature, one lane a sample; of a row's lanes the first LANES are computed, of those the
first SAMPLES mean something, and the rest carry no slope.
"""

# The network's words. Records of operations and how many; parameters θ and the gradient's accumulators in the network's
# precision; a direction v in θ's space and the accumulators of H·v.
OPERATIONS, OPERATION_COUNT, PARAMETERS, SLOPES, DIRECTION, TURNS = 0, 1, 2, 3, 4, 5
# Lanes of this piece, samples among them, the distance between rows; the number of samples of all pieces together.
LANES, SAMPLES, STRIDE, TOTAL = 6, 7, 8, 9
# Targets (outputs, …) of this piece and the distance between their rows; where the loss is summed (float64).
TARGETS, TARGET_STRIDE, LOSS = 10, 11, 12
# The whole batch: inputs (features, …), targets, distances, samples; how many lanes a piece may have.
INPUTS, INPUT_STRIDE, ALL_TARGETS, ALL_TARGET_STRIDE, ALL_SAMPLES, PIECE = 13, 14, 15, 16, 17, 18
# How many parameters; λ of the penalty ½λ‖θ‖² and other float64 numbers; whether a training step asks (dropout, batch
# statistics), the seed and the update's number, 0 where nothing shall be learned beside the parameters.
SIZE_OF_PARAMETERS, FACTS, TRAINING, SEED, UPDATE = 19, 20, 21, 22, 23
# The first gradient of an update is that at the point itself: whose parameters it wants, and whether it was seen.
POINT, SEEN = 24, 25
# Scratch for one point among many, its slopes, and more (float64, three times
# as many as parameters); for the slopes of a product.
COLUMN, SLOPES_OF_PRODUCT = 26, 27
# The first sample of this piece; which operation reads the data.
FIRST, READER = 28, 29
SIZE = 32
PENALTY, SEEN_LOSS, SEEN_NORM = 0, 1, 2
FACT_COUNT = 8

# An operation's record. Kernels (network, record, mode).
FORWARD, BACKWARD, FORWARD_TANGENT, BACKWARD_TANGENT = 0, 1, 2, 3
# Values in and out, slopes of the loss by them, and both's tangents along the direction; 0 where they are not needed.
IN, OUT, IN_SLOPE, OUT_SLOPE, IN_TANGENT, OUT_TANGENT, IN_TURN, OUT_TURN = 4, 5, 6, 7, 8, 9, 10, 11
# The distance between the rows of IN, widths, the place of its parameters in θ, two buffers of its own and its numbers.
IN_STRIDE, IN_WIDTH, OUT_WIDTH, PLACE, KEPT, KEPT_TOO, OWN = 12, 13, 14, 15, 16, 17, 18
# Whether another operation has already written slopes (and turns) of what comes in, so that they are added to.
SHARED = 19
# Where an operation makes weights that another one reads, W (out, in) row by row and then b (out): they themselves, the
# slopes by them, their tangent and the turns of their slopes; 0 where the weights are θ's own.
WEIGHTS, WEIGHT_SLOPES, WEIGHT_DIRECTION, WEIGHT_TURNS = 20, 21, 22, 23
# A second thing that is read: values, slopes, tangents, turns, its width, and whether its slopes are added to.
OTHER, OTHER_SLOPE, OTHER_TANGENT, OTHER_TURN, OTHER_WIDTH, OTHER_SHARED = 24, 25, 26, 27, 28, 29
# What is learned beside the parameters, room for float64 numbers, and the operation's number.
STATE, SCRATCH, NUMBER = 30, 31, 32
RECORD = 40

# Modes of the pass forward: values alone; what the pass backward needs too; what its tangent needs too.
VALUES, WITH_SLOPES, WITH_CURVATURES = 0, 1, 2
