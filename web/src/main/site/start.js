/* Brings the page to life, or says what the browser lacks. */
'use strict';
addEventListener('DOMContentLoaded', async () => {
  const starting = document.getElementById('starting');
  const refuse = sentence => {
    starting.textContent = sentence;
    starting.setAttribute('role', 'alert');
  };
  const missing = DescentLoader.missing();
  if (missing.length) {
    refuse(`This browser lacks ${missing.join(' and ')}, which the networks here are computed with. `
      + 'Please open the page in Chromium 119, Firefox 120, Safari 18.2, or a later one.');
    return;
  }
  try {
    const page = await DescentLoader.load(
      'page.wasm', `kernels-${DescentLoader.machine(location.search)}.wasm`);
    window.descent = page.exports;
    page.exports.main([]);
  } catch (error) {
    refuse(location.protocol === 'file:'
      ? 'This browser lets a page that was opened as a file load nothing. Please start ./descent, or '
        + 'any web server in this folder, and open the address that it names.'
      : `The laboratory could not start: ${error.message}. Please reload the page.`);
  }
});
