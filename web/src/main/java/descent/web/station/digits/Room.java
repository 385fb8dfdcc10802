package descent.web.station.digits;

/**
 * What lies behind one tab of the bench. It is built with the {@link Bench} when the learner first
 * looks at it; what it listens to there it hears from then on, looked at or not.
 */
interface Room {
  /** The learner looks at it, now and whenever its tab is chosen again. */
  default void shown() {}

  /** The learner looks at another room. */
  default void hidden() {}

  /** The learner leaves the station: everything it opened is given back. */
  default void close() {}
}
