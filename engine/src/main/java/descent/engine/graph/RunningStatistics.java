package descent.engine.graph;

/**
 * The buffers of a batch normalisation.
 *
 * @param mean (channels)
 * @param variance (channels), unbiased
 * @param batches a scalar: how many batches they have seen
 */
public record RunningStatistics(Tensor mean, Tensor variance, Tensor batches) {}
