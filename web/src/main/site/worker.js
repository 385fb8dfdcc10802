/* Brings the engine to life in a classic worker, which also starts from a page opened as a file. */
'use strict';
importScripts('wasm-runtime.js', 'descent-loader.js');
DescentLoader.load('worker.wasm', `kernels-${DescentLoader.machine(location.search)}.wasm`)
  .then(engine => engine.exports.main([]))
  .catch(error => self.postMessage({
    type: 'error',
    sentence: `The training worker could not start: ${error.message}`,
  }));
