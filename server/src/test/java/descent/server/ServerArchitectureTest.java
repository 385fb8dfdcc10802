package descent.server;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between the server's packages pointing one way. */
class ServerArchitectureTest {
  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("descent.server");

  @Test
  void everyPackageIsUsedOnlyByThoseAboveIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("descent.server..")
        .layer("main")
        .definedBy("descent.server")
        .layer("command")
        .definedBy("descent.server.command..")
        .layer("http")
        .definedBy("descent.server.http..")
        .layer("job")
        .definedBy("descent.server.job..")
        .layer("terminal")
        .definedBy("descent.server.terminal..")
        .layer("bench")
        .definedBy("descent.server.bench..")
        .layer("training")
        .definedBy("descent.server.training..")
        .layer("mnist")
        .definedBy("descent.server.mnist..")
        .layer("vector")
        .definedBy("descent.server.vector..")
        .layer("file")
        .definedBy("descent.server.file..")
        .layer("figure")
        .definedBy("descent.server.figure..")
        .whereLayer("main")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("command")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("job")
        .mayOnlyBeAccessedByLayers("command", "http")
        .whereLayer("terminal")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("vector")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("figure")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("bench")
        .mayOnlyBeAccessedByLayers("command", "terminal")
        .whereLayer("training")
        .mayOnlyBeAccessedByLayers("main", "command", "http", "job", "terminal", "bench")
        .whereLayer("mnist")
        .mayOnlyBeAccessedByLayers("command", "http", "terminal", "training", "bench")
        .ensureAllClassesAreContainedInArchitecture()
        .check(SERVER);
  }
}
