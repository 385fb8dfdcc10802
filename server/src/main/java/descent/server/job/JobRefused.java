package descent.server.job;

/** A wish that the jobs' state does not allow, with a sentence that says why. */
public final class JobRefused extends Exception {
  private static final long serialVersionUID = 1;

  JobRefused(String sentence) {
    super(sentence);
  }
}
