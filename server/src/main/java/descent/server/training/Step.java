package descent.server.training;

/**
 * Where a training is.
 *
 * @param epoch the current one, counted from 1
 * @param epochs at most
 * @param step optimiser steps done in this epoch
 * @param steps optimiser steps in an epoch
 * @param loss of the last mini-batch
 * @param samplesPerSecond lately
 * @param secondsLeft until the last epoch ends, at this speed
 */
public record Step(
    int epoch,
    int epochs,
    int step,
    int steps,
    double loss,
    double samplesPerSecond,
    double secondsLeft) {}
