package descent.engine.nn;

import descent.engine.graph.Tensor;

/** Checks that layers share. */
final class Sizes {
  private Sizes() {}

  static void atLeastOne(String layer, String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          layer + "'s " + name + " must be at least 1, but is " + value);
    }
  }

  static void groups(String layer, int inChannels, int outChannels, int groups) {
    atLeastOne(layer, "groups", groups);
    if (inChannels % groups != 0 || outChannels % groups != 0) {
      throw new IllegalArgumentException(
          layer
              + "'s groups must divide in_channels and out_channels, but "
              + groups
              + " does not divide "
              + inChannels
              + " and "
              + outChannels);
    }
  }

  static void rank(String layer, int rank, Tensor x) {
    if (x.shape().rank() != rank) {
      throw new IllegalArgumentException(
          layer + " expects a tensor of rank " + rank + ", got " + x.shape());
    }
  }

  static void image(String layer, Tensor x) {
    if (x.shape().rank() != 4) {
      throw new IllegalArgumentException(
          layer + " expects (rows, channels, height, width), got " + x.shape());
    }
  }

  static void channels(String layer, int channels, Tensor x) {
    if (x.shape().rank() != 4 || x.shape().size(1) != channels) {
      throw new IllegalArgumentException(
          layer + " expects (rows, " + channels + ", height, width), got " + x.shape());
    }
  }
}
