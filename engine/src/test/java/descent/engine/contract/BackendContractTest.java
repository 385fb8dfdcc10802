package descent.engine.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import descent.engine.backend.ReferenceBackend;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackendContractTest {
  private static final List<ContractCase> CASES = BackendContract.cases();

  static Stream<ContractCase> cases() {
    return CASES.stream();
  }

  static Stream<String> kernels() {
    return Stream.of(Kernels.class.getDeclaredMethods()).map(Method::getName).sorted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void referenceKeepsTheContract(ContractCase contractCase) {
    assertNull(contractCase.run(new ReferenceBackend()).failure());
  }

  @Test
  void everyKernelHasACase() {
    Set<String> missing = new TreeSet<>(kernels().toList());
    CASES.forEach(contractCase -> missing.remove(contractCase.subject()));
    assertEquals(Set.of(), missing);
  }

  @Test
  void kernelsStayFew() {
    assertTrue(kernels().count() <= 45, "the cap of KERNELS is 45 methods");
  }

  @Test
  void namesAreUnique() {
    Set<String> names = new HashSet<>();
    CASES.forEach(contractCase -> assertTrue(names.add(contractCase.name()), contractCase.name()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kernels")
  void noticesAKernelThatDoesNothing(String kernel) {
    assertBroken(kernel, new Faulty(kernel, Fault.IDLE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kernels")
  void noticesAKernelThatAlsoWritesElsewhere(String kernel) {
    assertBroken(kernel, new Faulty(kernel, Fault.STRAY));
  }

  private static void assertBroken(String kernel, Backend backend) {
    long failures =
        CASES.stream()
            .filter(contractCase -> contractCase.subject().equals(kernel))
            .filter(contractCase -> !contractCase.run(backend).passed())
            .count();
    assertTrue(failures > 0, "no case of " + kernel + " fails");
  }

  private enum Fault {
    IDLE,
    STRAY
  }

  /** The reference with one faulty kernel. */
  private record Faulty(String kernel, Fault fault) implements Backend {
    private static final Backend SOUND = new ReferenceBackend();

    @Override
    public String name() {
      return "faulty";
    }

    @Override
    public Memory reserve(int elements) {
      Memory memory = SOUND.reserve(elements);
      Kernels kernels =
          proxy(Kernels.class, (method, arguments) -> call(memory, method, arguments));
      return proxy(
          Memory.class,
          (method, arguments) ->
              method.getName().equals("kernels") ? kernels : invoke(memory, method, arguments));
    }

    private Object call(Memory memory, Method method, Object[] arguments) throws Throwable {
      boolean faulty = method.getName().equals(kernel);
      boolean idle = faulty && fault == Fault.IDLE;
      if (idle) {
        return method.getReturnType() == double.class ? 0.0 : null;
      }
      if (faulty) {
        memory.write(5, new double[] {1.5}, 0, 1);
      }
      return invoke(memory.kernels(), method, arguments);
    }

    @Override
    public int lanes() {
      return 1;
    }

    @Override
    public void forEachLane(int lanes, IntConsumer body) {
      SOUND.forEachLane(lanes, body);
    }

    @Override
    public int convReluPoolScratch(descent.engine.backend.Window w, int outChannels) {
      return SOUND.convReluPoolScratch(w, outChannels);
    }
  }

  private interface Handler {
    Object handle(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> handler.handle(method, arguments)));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
