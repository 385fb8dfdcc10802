package descent.server.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, as its jar says. */
public final class Version implements IVersionProvider {
  /** For example "0.1.0"; "unreleased" when it does not run from its jar. */
  static String ofThisProgram() {
    @Nullable String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "Descent " + ofThisProgram(),
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
