package descent.server.mnist;

/** Hears how a transfer goes. */
public interface TransferListener {
  /**
   * Some bytes have arrived.
   *
   * @param file its name
   * @param bytes how many are here, resumed ones included
   * @param total how many there will be, or -1 when the server does not say
   */
  void arrived(String file, long bytes, long total);

  /** A file is complete and verified, or was so already. */
  void complete(String file, boolean wasHere);

  /** Something did not work, and what is done about it. */
  void note(String sentence);
}
