package descent.engine.metric;

/**
 * How a class fares.
 *
 * @param precision of the samples for which it was predicted, the share that belongs to it
 * @param recall of the samples that belong to it, the share for which it was predicted
 * @param f1 the harmonic mean of both
 */
public record Scores(double precision, double recall, double f1) {}
