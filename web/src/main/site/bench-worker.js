/* Measures in a worker, so that the page stays alive: medians of repeated calls after a warm-up. */
'use strict';
importScripts('wasm-runtime.js', 'descent-loader.js');

onmessage = ({ data }) => measureAll(data)
  .then(result => postMessage({ result }))
  .catch(error => postMessage({ error: `The measurement failed: ${error.message}` }));

async function measureAll({ minMs = 3000, images = 2560, mnist }) {
  const lacking = DescentLoader.missing();
  if (lacking.length) throw new Error(`this browser lacks ${lacking.join(' and ')}`);
  const machine = DescentLoader.machine(location.search);
  const { exports } = await DescentLoader.load('trial.wasm', `kernels-${machine}.wasm`);
  exports.main([]);
  const result = { machine, threads: 1 };
  let done = 0;
  const doing = text => postMessage({ doing: text, done: done++ / 7, figures: result });

  doing('Registers and matrices');
  Object.assign(result, product(exports, minMs));

  doing('Spirals: training');
  exports.openSpirals();
  const spiralLosses = [];
  result.spiral_steps_per_s = 1000 / median(() => spiralLosses.push(exports.step()), minMs, 200);
  result.spiral_losses = ends(spiralLosses);
  doing('Spirals: 200 x 200 points');
  result.grid200_ms = median(() => exports.map(), minMs);

  doing('Pictures');
  result.pictures = await openPictures(exports, mnist ?? await mnistFolder(), images);
  doing('SimpleCNN: training');
  const losses = [];
  const batch = exports.batch();
  result.cnn_train_img_per_s = 1000 * batch / median(() => losses.push(exports.step()), 2 * minMs);
  result.cnn_losses = ends(losses);
  doing('SimpleCNN: one at a time');
  result.cnn_infer_b1_img_per_s = 1000 / median(() => exports.infer(1), minMs, 200);
  doing('SimpleCNN: 256 at a time');
  result.cnn_infer_b256_img_per_s = 256000 / median(() => exports.infer(256), minMs);
  exports.closeWork();
  return result;
}

/**
 * The product of 256 x 256 matrices, and a loop that only multiplies and adds in registers. Both
 * alternate in short pieces, so that whatever else the machine does meets them alike; a piece is long
 * against the clock's tenth of a millisecond. The lower times count: the others were disturbed.
 */
function product(exports, minMs) {
  const products = 10;
  const rounds = 4e6;
  const square = [];
  const roofline = [];
  const time = (work, times) => {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  };
  const end = performance.now() + minMs;
  while (square.length < 5 || performance.now() < end) {
    time(() => { for (let i = 0; i < products; i++) exports.product(256); }, square);
    time(() => exports.roofline(rounds), roofline);
  }
  const most = rounds * 96 / low(roofline) / 1e6;
  const gemm = products * 2 * 256 ** 3 / low(square) / 1e6;
  return { gemm_gflops: gemm, roofline_gflops: most, gemm_share: gemm / most };
}

const low = times => times.sort((a, b) => a - b)[times.length >> 4];
const ends = losses => [losses[0], losses.at(-1), losses.length];

/** Milliseconds of a call: the median of pieces of at least `inner` calls. */
function median(call, minMs, inner = 1) {
  for (let i = 0; i < 3 * inner; i++) call();
  const times = [];
  const end = performance.now() + minMs;
  while (times.length < 5 || performance.now() < end) {
    const start = performance.now();
    for (let i = 0; i < inner; i++) call();
    times.push((performance.now() - start) / inner);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

/** Where MNIST lies on this site, or null: a static host has none, and is not asked for it. */
async function mnistFolder() {
  const response = await fetch('api/status').catch(() => null);
  const status = response?.ok ? await response.json() : {};
  return status.mnist ? 'data/mnist' : null;
}

/** Opens MNIST from a folder, or drawn digits without one; gives which. */
async function openPictures(exports, folder, count) {
  if (!folder) {
    exports.openDrawnDigits(count);
    return 'drawn digits';
  }
  exports.openDigits(
    await part(`${folder}/train-images-idx3-ubyte.gz`, 16, 784, count),
    await part(`${folder}/train-labels-idx1-ubyte.gz`, 8, 1, count));
  return 'MNIST';
}

/** The first pictures or labels of a compressed idx file. */
async function part(address, header, size, count) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded (${response.status})`);
  const plain = response.body.pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(plain).arrayBuffer());
  const head = bytes.slice(0, header + size * count);
  new DataView(head.buffer).setUint32(4, count);
  return new Int8Array(head.buffer);
}
