package descent.engine.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several arrays in one file, as {@code numpy.savez} writes and {@code numpy.load} reads them: a
 * zip archive whose entries {@code name.npy} are stored without compression.
 *
 * <p>Source: PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
 */
public final class Npz {
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL = 0x02014b50;
  private static final int CENTRAL_LENGTH = 46;
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int VERSION = 20;

  /** 1 January 1980, the first day a zip file can name: the bytes depend on the arrays alone. */
  private static final int DATE = 1 << 5 | 1;

  /** Names are UTF-8. */
  private static final int FLAGS = 1 << 11;

  private static final String SUFFIX = ".npy";

  private Npz() {}

  /** The archive of some tensors. */
  public static byte[] write(List<SavedTensor> tensors) {
    List<Entry> entries = new ArrayList<>();
    int length = END_LENGTH;
    for (SavedTensor tensor : tensors) {
      byte[] name = Utf8.encode(tensor.name() + SUFFIX);
      Entry entry = new Entry(name, Npy.write(tensor));
      entries.add(entry);
      length = Math.addExact(length, LOCAL_LENGTH + CENTRAL_LENGTH + 2 * name.length);
      length = Math.addExact(length, entry.data.length);
    }
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    int[] places = new int[entries.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = out.position();
      out.putInt(LOCAL);
      entries.get(i).writeCommon(out);
      out.put(entries.get(i).name).put(entries.get(i).data);
    }
    int directory = out.position();
    for (int i = 0; i < places.length; i++) {
      out.putInt(CENTRAL).putShort((short) VERSION);
      entries.get(i).writeCommon(out);
      // Comment's length, disk, internal and external attributes are 0; then where the entry is.
      out.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(places[i]);
      out.put(entries.get(i).name);
    }
    int directoryLength = out.position() - directory;
    out.putInt(END).putShort((short) 0).putShort((short) 0);
    out.putShort((short) places.length).putShort((short) places.length);
    out.putInt(directoryLength).putInt(directory).putShort((short) 0);
    return out.array();
  }

  /**
   * Reads an archive.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with it
   */
  public static List<SavedTensor> read(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    try {
      int end = findEnd(in);
      int entries = in.getShort(end + 10) & 0xFFFF;
      int at = in.getInt(end + 16);
      List<SavedTensor> tensors = new ArrayList<>();
      for (int i = 0; i < entries; i++) {
        if (in.getInt(at) != CENTRAL) {
          throw new IllegalArgumentException("The npz file's directory is damaged at byte " + at);
        }
        int nameLength = in.getShort(at + 28) & 0xFFFF;
        String name = Utf8.decode(file, at + CENTRAL_LENGTH, nameLength);
        tensors.add(readEntry(in, at, name));
        int extra = in.getShort(at + 30) & 0xFFFF;
        int comment = in.getShort(at + 32) & 0xFFFF;
        at += CENTRAL_LENGTH + nameLength + extra + comment;
      }
      return tensors;
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("The npz file is cut off or damaged", e);
    }
  }

  private static SavedTensor readEntry(ByteBuffer in, int at, String name) {
    if (in.getShort(at + 10) != 0) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is compressed; save with numpy.savez, not savez_compressed");
    }
    int length = in.getInt(at + 20);
    int local = in.getInt(at + 42);
    // The local header's name and extra field may be longer than the directory's.
    int nameLength = in.getShort(local + 26) & 0xFFFF;
    int extra = in.getShort(local + 28) & 0xFFFF;
    int start = local + LOCAL_LENGTH + nameLength + extra;
    if (length < 0 || start > in.limit() - length) {
      throw new IllegalArgumentException("\"" + name + "\" reaches beyond the npz file's end");
    }
    byte[] data = Arrays.copyOfRange(in.array(), start, start + length);
    if (Crc32.of(data) != in.getInt(at + 16)) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is damaged: its check sum does not fit; copy the npz file again");
    }
    String key = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return Npy.read(key, data);
  }

  /** The end record is last, followed only by a comment of at most 65,535 bytes. */
  private static int findEnd(ByteBuffer in) {
    int lowest = Math.max(0, in.limit() - END_LENGTH - 0xFFFF);
    for (int at = in.limit() - END_LENGTH; at >= lowest; at--) {
      if (in.getInt(at) == END) {
        return at;
      }
    }
    throw new IllegalArgumentException("Not an npz file: it does not end as a zip archive does");
  }

  private record Entry(byte[] name, byte[] data) {
    /** What the local header and the directory share, from the version to the extra's length. */
    void writeCommon(ByteBuffer out) {
      out.putShort((short) VERSION).putShort((short) FLAGS).putShort((short) 0);
      out.putShort((short) 0).putShort((short) DATE);
      out.putInt(Crc32.of(data)).putInt(data.length).putInt(data.length);
      out.putShort((short) name.length).putShort((short) 0);
    }
  }
}
