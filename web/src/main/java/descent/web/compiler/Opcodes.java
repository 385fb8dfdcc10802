package descent.web.compiler;

/** The bytes of WebAssembly's binary format that have a meaning here. */
final class Opcodes {
  static final int NULLABLE_REFERENCE = 0x63;
  static final int REFERENCE = 0x64;
  static final int I8 = 0x78;
  static final int I16 = 0x77;
  static final int I32 = 0x7f;

  static final int RECURSIVE_GROUP = 0x4e;
  static final int FINAL_SUBTYPE = 0x4f;
  static final int SUBTYPE = 0x50;
  static final int STRUCT = 0x5f;
  static final int FUNCTION = 0x60;

  static final int BLOCK = 0x02;
  static final int IF = 0x04;
  static final int THROW = 0x08;
  static final int END = 0x0b;
  static final int BR = 0x0c;
  static final int BR_IF = 0x0d;
  static final int BR_TABLE = 0x0e;
  static final int CALL = 0x10;
  static final int CALL_REF = 0x14;
  static final int TRY_TABLE = 0x1f;
  static final int LOCAL_GET = 0x20;
  static final int LOCAL_TEE = 0x22;
  static final int GLOBAL_GET = 0x23;
  static final int GLOBAL_SET = 0x24;
  static final int FIRST_LOAD = 0x28;
  static final int LAST_STORE = 0x3e;
  static final int MEMORY_SIZE = 0x3f;
  static final int MEMORY_GROW = 0x40;
  static final int I32_CONST = 0x41;
  static final int I64_CONST = 0x42;
  static final int F32_CONST = 0x43;
  static final int F64_CONST = 0x44;
  static final int FIRST_ARITHMETIC = 0x45;
  static final int LAST_ARITHMETIC = 0xc4;
  static final int REF_NULL = 0xd0;
  static final int REF_FUNC = 0xd2;
  static final int BR_ON_NULL = 0xd5;
  static final int BR_ON_NON_NULL = 0xd6;

  /** Instructions of two bytes begin with these. */
  static final int AGGREGATES = 0xfb;

  static final int BULK = 0xfc;

  static final int STRUCT_NEW = 0xfb00;
  static final int STRUCT_NEW_DEFAULT = 0xfb01;
  static final int STRUCT_GET = 0xfb02;
  static final int STRUCT_SET = 0xfb05;
  static final int ARRAY_NEW = 0xfb06;
  static final int ARRAY_NEW_DEFAULT = 0xfb07;
  static final int ARRAY_NEW_FIXED = 0xfb08;
  static final int ARRAY_GET = 0xfb0b;
  static final int ARRAY_SET = 0xfb0e;
  static final int ARRAY_FILL = 0xfb10;
  static final int ARRAY_COPY = 0xfb11;
  static final int REF_TEST = 0xfb14;
  static final int REF_CAST_NULLABLE = 0xfb17;
  static final int BR_ON_CAST = 0xfb18;
  static final int BR_ON_CAST_FAIL = 0xfb19;
  static final int MEMORY_COPY = 0xfc0a;
  static final int MEMORY_FILL = 0xfc0b;

  private Opcodes() {}
}
