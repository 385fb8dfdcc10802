package descent.web.compiler;

/** The bytes of WebAssembly's binary format that {@link ConstantTables} meets. */
final class Opcodes {
  static final int NULLABLE_REFERENCE = 0x63;
  static final int REFERENCE = 0x64;
  static final int I8 = 0x78;
  static final int I16 = 0x77;
  static final int I32 = 0x7f;

  static final int RECURSIVE_GROUP = 0x4e;
  static final int FINAL_SUBTYPE = 0x4f;
  static final int SUBTYPE = 0x50;
  static final int ARRAY = 0x5e;
  static final int STRUCT = 0x5f;
  static final int FUNCTION = 0x60;

  static final int END = 0x0b;
  static final int CALL = 0x10;
  static final int LOCAL_GET = 0x20;
  static final int LOCAL_TEE = 0x22;
  static final int GLOBAL_GET = 0x23;
  static final int GLOBAL_SET = 0x24;
  static final int I32_CONST = 0x41;
  static final int I64_CONST = 0x42;
  static final int F32_CONST = 0x43;
  static final int F64_CONST = 0x44;
  static final int REF_NULL = 0xd0;
  static final int REF_FUNC = 0xd2;

  /** Instructions of two bytes begin with this. */
  static final int AGGREGATES = 0xfb;

  static final int STRUCT_NEW = 0xfb00;
  static final int STRUCT_NEW_DEFAULT = 0xfb01;
  static final int STRUCT_GET = 0xfb02;
  static final int STRUCT_SET = 0xfb05;
  static final int ARRAY_NEW_DEFAULT = 0xfb07;
  static final int ARRAY_NEW_FIXED = 0xfb08;

  private Opcodes() {}
}
