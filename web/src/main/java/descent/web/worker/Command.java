package descent.web.worker;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.file.Blob;
import org.teavm.jso.typedarrays.Float32Array;

/** What the page asks of the worker. Which fields count depends on the type. */
interface Command extends JSObject {
  /** With {@code experiment}, {@code files}, {@code fieldSize} and the box: opens a run, paused. */
  String START = "start";

  /** With {@code experiment} and {@code files}: opens a run to help the leader of a team with. */
  String HELP = "help";

  /**
   * With {@code place}, {@code ports} and {@code count}: works from now on with the workers behind
   * the ports, the leader first, as the team of that number. No ports: alone.
   */
  String TEAM = "team";

  /** With {@code count}: trains so many milliseconds and says how fast; the run is moved by it. */
  String MEASURE = "measure";

  /** With {@code experiment}, which the file will tell: asks for the network's weights. */
  String WEIGHTS = "weights";

  String PLAY = "play";
  String PAUSE = "pause";

  /** With {@code count}: does so many steps and pauses. */
  String STEP = "step";

  /** With {@code seed}: begins again. */
  String RESET = "reset";

  /**
   * With {@code count}: goes to the kept moment that is closest to that step, and stands still
   * there, without its team.
   */
  String SEEK = "seek";

  /**
   * With {@code numbers}: goes on with these as the network's own, as a new beginning, without its
   * team.
   */
  String LOAD = "load";

  /** Forgets what came after the present moment. */
  String BRANCH = "branch";

  /** Asks for one snapshot, which comes when there is something new to see. */
  String SNAPSHOT = "snapshot";

  @JSBody(params = "type", script = "return { type: type, files: null };")
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

  /** The files of a stored data set by their names; may be missing. */
  @JSProperty
  @Nullable JSMapLike<Blob> getFiles();

  @JSProperty
  void setFiles(@Nullable JSMapLike<Blob> files);

  /** The place of the worker in its team; 0 leads. */
  @JSProperty
  int getPlace();

  @JSProperty
  void setPlace(int place);

  /** To the other workers of a team in their order. */
  @JSProperty
  JSArrayReader<Port> getPorts();

  @JSProperty
  void setPorts(JSArrayReader<Port> ports);

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

  /** A network's numbers, one after the other. */
  @JSProperty
  Float32Array getNumbers();

  @JSProperty
  void setNumbers(Float32Array numbers);

  /** A seed, exact up to 2^53. */
  @JSProperty
  double getSeed();

  @JSProperty
  void setSeed(double seed);
}
