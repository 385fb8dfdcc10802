/* The bench page: window.runPeer(options) measures in a worker and resolves to the figures. */
'use strict';
const FIGURES = {
  gemm_share: ['Matrix product 256 x 256, of what registers allow', share => percent(share)],
  gemm_gflops: ['Matrix product 256 x 256', value => `${value.toFixed(1)} GFLOP/s`],
  spiral_steps_per_s: ['Spirals network, 600 points a step', value => `${whole(value)} steps/s`],
  grid200_ms: ['Its answers at 200 x 200 points', value => `${value.toFixed(1)} ms`],
  cnn_train_img_per_s: ['SimpleCNN, training', value => `${whole(value)} images/s`],
  cnn_infer_b1_img_per_s: ['SimpleCNN, one image at a time', value => `${whole(value)} images/s`],
  cnn_infer_b256_img_per_s: ['SimpleCNN, 256 at a time', value => `${whole(value)} images/s`],
};
const percent = share => `${(100 * share).toFixed(0)} %`;
const whole = value => Math.round(value).toLocaleString('en');

window.runPeer = (options = {}) => new Promise((resolve, reject) => {
  const worker = new Worker(`bench-worker.js${location.search}`);
  const status = document.getElementById('status');
  worker.onmessage = ({ data }) => {
    if (data.result) {
      worker.terminate();
      show(data.result);
      resolve(data.result);
    } else if (data.error) {
      worker.terminate();
      status.textContent = data.error;
      reject(new Error(data.error));
    } else {
      status.textContent = data.doing;
      document.getElementById('progress').value = data.done;
    }
  };
  worker.onerror = event => reject(new Error(event.message));
  worker.postMessage(options);
});

function show(result) {
  document.getElementById('progress').value = 1;
  document.getElementById('status').textContent =
    `${result.machine} kernels, ${result.threads} thread, pictures: ${result.pictures}`;
  const table = document.getElementById('figures');
  table.replaceChildren();
  for (const [name, [title, format]] of Object.entries(FIGURES)) {
    const row = table.insertRow();
    row.insertCell().textContent = title;
    row.insertCell().textContent = format(result[name]);
  }
}

document.getElementById('start').onclick = async event => {
  event.target.disabled = true;
  await window.runPeer().catch(() => {});
  event.target.disabled = false;
};
