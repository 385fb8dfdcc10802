package descent.web.worker;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.typedarrays.Float32Array;

/**
 * What the workers of a team send each other: a share of a batch's gradient and loss, or from the
 * leader a moment of the run to begin at.
 */
interface Part extends JSObject {
  /** A share's part. */
  @JSBody(
      params = {"loss", "gradient"},
      script = "return { loss: loss, gradient: gradient, moment: null };")
  static Part of(double loss, Float32Array gradient) {
    throw new UnsupportedOperationException("Replaced by the compiler");
  }

  /** The leader's word where to begin. */
  @JSBody(params = "moment", script = "return { moment: moment };")
  static Part of(Moment moment) {
    throw new UnsupportedOperationException("Replaced by the compiler");
  }

  /** The share's part of the mean loss of the batch. */
  @JSProperty
  double getLoss();

  /** The share's part of the gradient by all parameters. */
  @JSProperty
  Float32Array getGradient();

  /** Where to begin, or null when this is a share's part. */
  @JSProperty
  @Nullable Moment getMoment();
}
