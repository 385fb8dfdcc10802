package descent.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Keeps the arrows between the engine's packages pointing one way, and TeaVM able to compile it.
 */
class ArchitectureTest {
  private static final String ROOT = ArchitectureTest.class.getPackageName();

  /** From left to right: a package may use those further left, and not its neighbours in a row. */
  private static final List<List<String>> ORDER =
      List.of(
          List.of(""),
          List.of("random"),
          List.of("data"),
          List.of("backend"),
          List.of("graph"),
          List.of("nn"),
          List.of("loss", "optim", "metric"),
          List.of("classic"),
          List.of("experiment"),
          List.of("model"),
          List.of("io"),
          List.of("code"),
          List.of("plot"),
          List.of("contract"));

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyPackageUsesOnlyThoseToItsLeft() {
    List<String> left = new ArrayList<>();
    for (List<String> row : ORDER) {
      for (String name : row) {
        List<String> allowed = new ArrayList<>(left);
        allowed.add(packages(name));
        classes()
            .that()
            .resideInAPackage(packages(name))
            .should(
                onlyDependOnClassesThat(
                    describe(
                        "are outside the engine or in " + allowed,
                        target ->
                            !target.getPackageName().startsWith(ROOT)
                                || resideInAnyPackage(allowed.toArray(String[]::new))
                                    .test(target))))
            .allowEmptyShould(true)
            .check(ENGINE);
      }
      row.forEach(name -> left.add(packages(name)));
    }
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    String[] known =
        ORDER.stream().flatMap(List::stream).map(ArchitectureTest::packages).toArray(String[]::new);
    assertTrue(ENGINE.size() > 0, "the engine's classes should be on the test's class path");
    classes().should().resideInAnyPackage(known).check(ENGINE);
  }

  @Test
  void usesNothingThatTheBrowserLacksOrComputesDifferently() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.nio.file..", "java.lang.reflect..", "java.util.concurrent..")
                .or(oneOf(Thread.class, java.io.File.class, Random.class)))
        .orShould()
        .callMethod(Math.class, "fma", float.class, float.class, float.class)
        .orShould()
        .callMethod(Math.class, "fma", double.class, double.class, double.class)
        .orShould()
        .callMethod(Collections.class, "shuffle", List.class)
        .orShould()
        .callMethod(Collections.class, "shuffle", List.class, Random.class)
        .check(ENGINE);
  }

  /**
   * ArchUnit's pattern for the package of that name; the empty name is the root without the rest.
   */
  private static String packages(String name) {
    return name.isEmpty() ? ROOT : ROOT + "." + name + "..";
  }

  private static DescribedPredicate<JavaClass> oneOf(Class<?>... types) {
    return describe(
        "one of " + List.of(types),
        target -> List.of(types).stream().anyMatch(type -> target.isEquivalentTo(type)));
  }
}
