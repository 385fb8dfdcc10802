package descent.web.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.backend.Kernels;
import descent.web.simd.assembler.WasmModule;
import descent.web.simd.kernel.KernelModule;
import descent.web.simd.kernel.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.teavm.interop.Import;

/** That every kernel is a call into the module, and that the module has what is called. */
class SimdKernelsTest {
  @Test
  void callsTheModuleForEveryKernel() throws IOException {
    Set<String> kernels =
        Arrays.stream(Kernels.class.getDeclaredMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> calling = new TreeSet<>();
    for (MethodModel method : methods(SimdKernels.class)) {
      if (instructions(method).stream().anyMatch(SimdKernelsTest::callsTheModule)) {
        calling.add(method.methodName().stringValue());
      }
    }
    assertEquals(kernels, calling);
    assertEquals(39, kernels.size());
  }

  private static boolean callsTheModule(CodeElement element) {
    return element instanceof InvokeInstruction call
        && call.owner().asInternalName().equals("descent/web/simd/Natives");
  }

  @Test
  void loopsNowhere() throws IOException {
    List<String> loops = new ArrayList<>();
    for (MethodModel method : methods(SimdKernels.class)) {
      Set<Label> passed = new HashSet<>();
      for (CodeElement element : instructions(method)) {
        if (element instanceof LabelTarget target) {
          passed.add(target.label());
        } else if (element instanceof BranchInstruction branch
            && passed.contains(branch.target())) {
          loops.add(method.methodName().stringValue());
        }
      }
    }
    assertEquals(List.of(), loops);
  }

  private static List<MethodModel> methods(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      ClassModel model = ClassFile.of().parse(in.readAllBytes());
      return model.methods();
    }
  }

  /** Instructions and labels in their order. */
  private static List<CodeElement> instructions(MethodModel method) {
    CodeModel code = method.code().orElseThrow();
    return code.elementStream()
        .filter(element -> element instanceof Instruction || element instanceof LabelTarget)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void bindsWhatTheModuleExports(Machine machine) {
    WasmModule module = KernelModule.emit(machine);
    Set<String> imported = new TreeSet<>();
    for (Method method : Natives.class.getDeclaredMethods()) {
      Import binding = method.getAnnotation(Import.class);
      assertEquals("kernels", binding.module());
      assertEquals(method.getName(), binding.name());
      imported.add(binding.name() + signature(method));
    }
    Set<String> exported = new TreeSet<>();
    for (String name : module.exportNames()) {
      exported.add(name + module.signature(name));
    }
    assertEquals(exported, imported);
  }

  private static String signature(Method method) {
    List<String> parameters = Arrays.stream(method.getParameterTypes()).map(t -> type(t)).toList();
    return parameters + " -> " + type(method.getReturnType());
  }

  private static String type(Class<?> type) {
    return switch (type.getName()) {
      case "int", "boolean" -> "i32";
      case "long" -> "i64";
      case "float" -> "f32";
      case "double" -> "f64";
      case "void" -> "nothing";
      default -> throw new IllegalArgumentException(type + " cannot pass into WebAssembly");
    };
  }
}
