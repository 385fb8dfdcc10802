package descent.server.mnist;

import descent.engine.data.DataSource;
import descent.engine.data.DrawnDigits;
import descent.engine.data.Generated;
import descent.engine.data.HandFeatures;
import descent.engine.data.Library;
import descent.engine.data.Mnist;
import descent.engine.data.Split;
import descent.engine.data.Stored;
import descent.engine.experiment.Experiment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data sets of this machine: all that are made by a rule, the small ones that the page carries
 * with it, and MNIST if it is here.
 */
public final class LocalLibrary implements Library {
  /** The digits that stand in for MNIST are always the same ones. */
  private static final DrawnDigits STAND_IN = new DrawnDigits(0);

  private static final String ASSETS = "/site/assets/data/";

  private final Optional<MnistFolder> mnist;
  private @Nullable Map<String, String> digests;

  /** A library with these files. */
  public LocalLibrary(Optional<MnistFolder> mnist) {
    this.mnist = mnist;
  }

  /** The folder of MNIST, if it is here. */
  public Optional<MnistFolder> mnist() {
    return mnist;
  }

  /** The same experiment, on drawn digits where it asks for a MNIST that is not here. */
  public Experiment fit(Experiment experiment) {
    return mnist.isPresent()
        ? experiment
        : switch (experiment.data()) {
          case Mnist _ -> experiment.withData(STAND_IN);
          case HandFeatures(Mnist _) -> experiment.withData(new HandFeatures(STAND_IN));
          default -> experiment;
        };
  }

  @Override
  public Split open(DataSource source) {
    return switch (source) {
      case Generated generated -> generated.generate();
      case HandFeatures features -> features.of(open(features.pictures()));
      case Mnist _ -> openMnist();
      case Stored stored -> stored.read(LocalLibrary::asset);
    };
  }

  private Split openMnist() {
    try {
      return folder().load();
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The bytes of a small data set's file, which the page carries with it. */
  private static byte[] asset(String name) {
    try (InputStream in = LocalLibrary.class.getResourceAsStream(ASSETS + name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            name + " is missing from this build; build it with: mvn package");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " cannot be read from this build", e);
    }
  }

  private MnistFolder folder() {
    return mnist.orElseThrow(() ->
        new IllegalArgumentException(
            "MNIST is not here. Bring it with: descent fetch, or name its folder with --data"));
  }

  /** What stands for MNIST here. */
  public String describeMnist() {
    return describe(mnist.isPresent() ? new Mnist() : STAND_IN);
  }

  /** What a data set is called, and where it is. */
  public String describe(DataSource source) {
    if (source instanceof Mnist && mnist.isPresent()) {
      return "MNIST (" + mnist.get().path() + ")";
    }
    return source.equals(STAND_IN)
        ? "digits drawn by Descent (MNIST is not here; bring it with: descent fetch)"
        : source.toString();
  }

  /**
   * What a data set is called wherever it is. Other sets are published in MNIST's files too, and
   * only the content tells them apart.
   */
  public String name(DataSource source) throws IOException {
    if (!(source instanceof Mnist)) {
      return source.toString();
    }
    Map<String, String> found = sha256(source);
    boolean published =
        IdxFile.MNIST.stream().allMatch(file -> file.sha256().equals(found.get(file.name())));
    return published ? "MNIST" : "other files in the format of MNIST";
  }

  /** The SHA-256 of each file of a data set, by name; none for one that is made by a rule. */
  public synchronized Map<String, String> sha256(DataSource source) throws IOException {
    if (!(source instanceof Mnist)) {
      return Map.of();
    }
    if (digests == null) {
      digests = folder().sha256();
    }
    return digests;
  }
}
