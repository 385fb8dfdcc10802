package descent.server.training;

import java.util.Locale;

/**
 * What a training is going to do.
 *
 * @param model the name of the network, or what it is made of
 * @param parameters how many numbers are learned
 * @param data the name of the data set
 * @param samples to learn from
 * @param epochs at most
 * @param stepsPerEpoch optimiser steps in each
 * @param backend what computes
 * @param lanes how many threads compute
 */
public record Plan(
    String model,
    int parameters,
    String data,
    int samples,
    int epochs,
    int stepsPerEpoch,
    String backend,
    int lanes) {

  /** For example "simple-cnn (105,866 parameters) on 60,000 samples of MNIST; vector, 2 lanes". */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s (%,d parameters) on %,d samples of %s; %s",
        model,
        parameters,
        samples,
        data,
        backend);
  }
}
