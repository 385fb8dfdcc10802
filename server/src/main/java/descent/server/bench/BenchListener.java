package descent.server.bench;

/** Hears what a bench has measured, on the thread that measures. */
public interface BenchListener {
  /**
   * The peak is known; the figures follow.
   *
   * @param data what the trainings learn from
   */
  void started(Machine machine, Peak peak, String data);

  /**
   * The next measurement begins.
   *
   * @param name what is measured
   * @param done how many measurements are done
   * @param all how many there are
   */
  void measuring(String name, int done, int all);

  /** A figure is known. */
  void figure(Figure figure);

  /** All figures are known. */
  void complete();

  /** Nothing more comes, whether complete or not. */
  void ended();
}
