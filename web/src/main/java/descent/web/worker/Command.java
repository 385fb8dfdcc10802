package descent.web.worker;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** What the page asks of the worker. Which fields count depends on the type. */
interface Command extends JSObject {
  /** With {@code experiment}, {@code fieldSize} and the box: opens a run, paused. */
  String START = "start";

  String PLAY = "play";
  String PAUSE = "pause";

  /** With {@code count}: does so many steps and pauses. */
  String STEP = "step";

  /** With {@code seed}: begins again. */
  String RESET = "reset";

  /** Asks for one snapshot, which comes when there is something new to see. */
  String SNAPSHOT = "snapshot";

  @JSBody(params = "type", script = "return { type: type };")
  static Command of(String type) {
    throw new UnsupportedOperationException("Replaced by the compiler: " + type);
  }

  @JSProperty
  String getType();

  /** An experiment as JSON. */
  @JSProperty
  String getExperiment();

  @JSProperty
  void setExperiment(String experiment);

  /** Points along each side of the field, or 0 for none. */
  @JSProperty
  int getFieldSize();

  @JSProperty
  void setFieldSize(int size);

  @JSProperty
  double getLeft();

  @JSProperty
  void setLeft(double left);

  @JSProperty
  double getRight();

  @JSProperty
  void setRight(double right);

  @JSProperty
  double getBottom();

  @JSProperty
  void setBottom(double bottom);

  @JSProperty
  double getTop();

  @JSProperty
  void setTop(double top);

  @JSProperty
  int getCount();

  @JSProperty
  void setCount(int count);

  /** A seed, exact up to 2^53. */
  @JSProperty
  double getSeed();

  @JSProperty
  void setSeed(double seed);
}
