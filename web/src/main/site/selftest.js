/*
 * Runs the self-test. window.selftest is a promise of the results; with ?wait it begins only when
 * runSelfTest is called, which takes the addresses of golden files, by their names, to try beside
 * the contract.
 */
'use strict';
/** Milliseconds of work after which the page gets to draw. */
const PATIENCE = 40;

async function runSelfTest(addresses = {}) {
  const summary = document.getElementById('summary');
  const lacking = DescentLoader.missing();
  if (lacking.length) {
    summary.textContent = `This browser lacks ${lacking.join(' and ')}; please use a current one.`;
    return { machines: [], lacking };
  }
  const wanted = new URLSearchParams(location.search).get('simd');
  const machines = wanted ? [wanted] : [...new Set(['baseline', DescentLoader.machine()])];
  const golden = await Promise.all(Object.entries(addresses).map(goldenFile));
  const results = [];
  for (const machine of machines) {
    results.push(await trial(machine, golden, summary));
  }
  const failed = results.flatMap(result => result.cases).filter(each => each.failure);
  const total = results.reduce((sum, result) => sum + result.cases.length, 0);
  summary.textContent = failed.length
    ? `${failed.length} of ${total} cases failed.`
    : `All ${total} cases passed (${machines.join(', ')}).`;
  return { machines: results, lacking };
}

async function goldenFile([name, address]) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded (${response.status})`);
  return { name, content: new Int8Array(await response.arrayBuffer()) };
}

async function trial(machine, golden, summary) {
  const { exports } = await DescentLoader.load('trial.wasm', `kernels-${machine}.wasm`);
  exports.main([]);
  golden.forEach(({ name, content }) => exports.addGolden(name, content));
  const rows = table(machine);
  const cases = [];
  let drawn = 0;
  for (let i = 0; i < exports.caseCount(); i++) {
    const name = exports.caseName(i);
    summary.textContent = `${machine}: ${name}`;
    if (performance.now() > drawn + PATIENCE) {
      await new Promise(resume => setTimeout(resume));
      drawn = performance.now();
    }
    const start = performance.now();
    let failure;
    try {
      failure = exports.runCase(i);
    } catch (trap) {
      failure = `${name}: ${trap}`;
    }
    const milliseconds = performance.now() - start;
    cases.push({ name, milliseconds, failure });
    const row = rows.insertRow();
    row.className = failure ? 'failed' : '';
    for (const text of [name, `${milliseconds.toFixed(1)} ms`, failure || 'passed']) {
      row.insertCell().textContent = text;
    }
  }
  return { machine, cases };
}

function table(machine) {
  const element = document.createElement('table');
  element.createCaption().textContent = `Kernels: ${machine}`;
  document.getElementById('results').append(element);
  return element.createTBody();
}

if (!new URLSearchParams(location.search).has('wait')) {
  window.selftest = runSelfTest();
}
