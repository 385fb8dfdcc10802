package descent.server.terminal;

import descent.server.mnist.TransferListener;

/** A transfer for people. */
public final class TransferLine implements TransferListener {
  private final Line line;

  /** Shows it on this terminal. */
  public TransferLine(Terminal terminal) {
    line = terminal.line();
  }

  @Override
  public void arrived(String file, long bytes, long total) {
    line.show(() ->
        total < 0
            ? "%s  %s".formatted(file, Words.megabytes(bytes))
            : "%s %s %s of %s"
                .formatted(
                    file,
                    Words.bar((double) bytes / total),
                    Words.megabytes(bytes),
                    Words.megabytes(total)));
  }

  @Override
  public void complete(String file, boolean wasHere) {
    line.print(file + (wasHere ? ": here already, verified" : ": fetched, verified"));
  }

  @Override
  public void note(String sentence) {
    line.print(sentence);
  }
}
