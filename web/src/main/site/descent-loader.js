/*
 * What must run before any WebAssembly of ours: can this browser, which kernels does it get, and how
 * a module of the engine is brought to life with them. A classic script, for pages and workers alike;
 * wasm-runtime.js must be loaded beside it.
 */
'use strict';
var DescentLoader = (() => {
  const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const accepts = bytes =>
    typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array([...HEADER, ...bytes]));

  // A type section with a struct; a function with i8x16.splat; one with i8x16.relaxed_swizzle.
  const GC = [1, 3, 1, 0x5f, 0];
  const SIMD = [1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 10, 8, 1, 6, 0, 0x41, 0, 0xfd, 15, 11];
  const RELAXED = [1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 10, 15, 1, 13, 0,
    0x41, 1, 0xfd, 15, 0x41, 2, 0xfd, 15, 0xfd, 0x80, 2, 11];

  /** What this browser lacks, as names for people; nothing when all is there. */
  function missing() {
    if (!accepts([])) return ['WebAssembly'];
    return [
      ...(accepts(GC) ? [] : ['WebAssembly garbage collection']),
      ...(accepts(SIMD) ? [] : ['WebAssembly SIMD']),
    ];
  }

  /** 'relaxed' where the browser has it, else 'baseline'; ?simd=... in the query overrides. */
  function machine(query = '') {
    const wanted = new URLSearchParams(query).get('simd');
    if (wanted === 'baseline' || wanted === 'relaxed') return wanted;
    return accepts(RELAXED) ? 'relaxed' : 'baseline';
  }

  /** The bytes behind an address; bytes are given back as they are. */
  async function bytes(source) {
    if (typeof source !== 'string') return source;
    const response = await fetch(source);
    if (!response.ok) throw new Error(`${source} could not be loaded (${response.status})`);
    return response.arrayBuffer();
  }

  /**
   * Instantiates a TeaVM module and the kernels on one memory. Both are given as addresses, or as
   * bytes where nothing can be fetched (a page opened from a file).
   */
  async function load(module, kernels) {
    const [engine, compiled] = await Promise.all([
      bytes(module), bytes(kernels).then(code => WebAssembly.compile(code))]);
    return TeaVM.wasmGC.load(engine, {
      installImports(imports) {
        const memory = imports.env.memory;
        const instance = new WebAssembly.Instance(compiled, { env: { memory } });
        imports.kernels = { ...instance.exports };
      },
    });
  }

  return { missing, machine, load };
})();
