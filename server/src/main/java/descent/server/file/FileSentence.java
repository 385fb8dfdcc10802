package descent.server.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Says in a sentence, with the remedy, what the operating system reports in half a word. */
public final class FileSentence {
  private FileSentence() {}

  /** The sentence for an exception of java.nio.file; others speak for themselves. */
  public static String of(IOException e) {
    if (isDiskFull(e)) {
      return "The disk is full; make room and try again.";
    }
    if (e instanceof FileSystemException problem) {
      String file = problem.getFile();
      return switch (problem) {
        case NoSuchFileException _ -> "There is no file " + file + "; check the name.";
        case AccessDeniedException _ ->
            "Access to " + file + " is denied; check the permissions of the file and its folder.";
        case NotDirectoryException _ -> file + " is not a folder; name a folder.";
        case FileAlreadyExistsException _ -> file + " exists already; choose another name.";
        case DirectoryNotEmptyException _ -> "The folder " + file + " is not empty.";
        default -> {
          String reason = problem.getReason();
          yield file + ": " + (reason == null ? problem.getClass().getSimpleName() : reason) + ".";
        }
      };
    }
    String message = e.getMessage();
    return message == null
        ? "The operation failed (" + e.getClass().getSimpleName() + ")."
        : message;
  }

  private static boolean isDiskFull(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left")
        || message.contains("not enough space")
        || message.contains("disk quota")
        || message.contains("quota exceeded");
  }
}
