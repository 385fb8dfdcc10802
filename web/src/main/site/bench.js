/*
 * The bench page. window.runPeer(options) measures in a worker and resolves to the figures; the
 * button does the same. Options: minMs of each figure (also ?ms=...), images to train on, mnist as
 * the folder of its files.
 */
'use strict';
const whole = value => Math.round(value).toLocaleString('en');
const percent = share => `${(100 * share).toFixed(0)} %`;
const fell = ([first, last, steps]) => `${first.toFixed(3)} to ${last.toFixed(3)} in ${whole(steps)} steps`;
const FIGURES = {
  roofline_gflops: ['Multiplying and adding in registers', value => `${value.toFixed(1)} GFLOP/s`],
  gemm_gflops: ['Product of 256 x 256 matrices', value => `${value.toFixed(1)} GFLOP/s`],
  gemm_share: ['Its share of what registers allow', percent],
  spiral_steps_per_s: ['Spirals network, training on 600 points', value => `${whole(value)} steps/s`],
  spiral_losses: ['Its loss', fell],
  grid200_ms: ['Its answers at 200 x 200 points', value => `${value.toFixed(1)} ms`],
  cnn_train_img_per_s: ['SimpleCNN, training', value => `${whole(value)} images/s`],
  cnn_losses: ['Its loss', fell],
  cnn_infer_b1_img_per_s: ['SimpleCNN, one image at a time', value => `${whole(value)} images/s`],
  cnn_infer_b256_img_per_s: ['SimpleCNN, 256 at a time', value => `${whole(value)} images/s`],
};
const find = id => document.getElementById(id);
let stop = null;

window.runPeer = (options = {}) => new Promise((resolve, reject) => {
  if (stop) stop('A new measurement began.');
  const worker = new Worker(`bench-worker.js${location.search}`);
  const end = (sentence, done) => {
    worker.terminate();
    stop = null;
    find('start').textContent = 'Measure';
    find('progress').value = done;
    find('status').textContent = sentence;
  };
  stop = sentence => {
    end(sentence, 0);
    reject(new Error(sentence));
  };
  find('start').textContent = 'Stop';
  find('figures').tBodies[0].replaceChildren();
  worker.onerror = event => stop(`The worker could not start: ${event.message ?? 'no reason given'}`);
  worker.onmessage = ({ data }) => {
    if (data.error) {
      stop(data.error);
    } else if (data.result) {
      show(data.result);
      end(`Done: ${data.result.machine} kernels, one thread, ${data.result.pictures}.`, 1);
      resolve(data.result);
    } else {
      find('status').textContent = `${data.doing} …`;
      find('progress').value = data.done;
      show(data.figures);
    }
  };
  const ms = new URLSearchParams(location.search).get('ms');
  worker.postMessage({ ...(ms ? { minMs: Number(ms) } : {}), ...options });
});

/** Shows the figures that there are so far. */
function show(result) {
  const rows = Object.entries(FIGURES).filter(([name]) => name in result).map(([name, [title, text]]) => {
    const row = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = title;
    row.append(head);
    row.insertCell().textContent = text(result[name]);
    return row;
  });
  find('figures').tBodies[0].replaceChildren(...rows);
}

find('start').onclick = () => {
  if (stop) stop('Stopped.');
  else window.runPeer().catch(() => {}); // The sentence is shown.
};
