package descent.engine.experiment;

/**
 * A moment of a run, complete: a run that is restored to it goes on exactly as the first one did.
 *
 * @param steps steps done
 * @param epoch finished epochs
 * @param from where the next batch begins within its epoch
 * @param epochLossSum the sum of the losses of the samples of the unfinished epoch
 * @param epochLosses the mean loss of each finished epoch
 * @param state parameters, buffers and the optimiser's state
 * @param rows the order of the unfinished epoch
 * @param torch the state of PyTorch's stream
 * @param numpy the state of NumPy's stream
 */
public record Checkpoint(
    long steps,
    int epoch,
    int from,
    double epochLossSum,
    double[] epochLosses,
    PackedNumbers state,
    int[] rows,
    int[] torch,
    int[] numpy) {}
