/*
 * Speaks to the training workers as the page does, but from outside, so that a test sees every
 * worker of a team. A worker's answers wait until someone asks for them.
 */
window.team = {
  /** Starts the first as a leader and the others as its helpers, all on this experiment. */
  async open(experiment, count) {
    const workers = await team.start(experiment, count);
    await team.connect(workers);
    return workers;
  },

  async start(experiment, count) {
    const workers = [];
    for (let i = 0; i < count; i++) {
      workers.push(await team.worker(i ? 'help' : 'start', experiment, `worker ${i}`));
    }
    return workers;
  },

  worker(type, experiment, name = type) {
    return new Promise((resolve, reject) => {
      const worker = new Worker('worker.js', { name });
      const inbox = [];
      let asked = null;
      worker.next = type => new Promise((answer, refuse) => {
        asked = { type, answer };
        setTimeout(() => refuse(new Error(`A worker owes its ${type} for a minute`)), 60000);
        worker.deliver();
      });
      worker.deliver = () => {
        const at = asked ? inbox.findIndex(message => message.type === asked.type) : -1;
        if (at >= 0) {
          const { answer } = asked;
          asked = null;
          answer(inbox.splice(at, 1)[0]);
        }
      };
      worker.ask = (command, type) => {
        const answer = worker.next(type);
        worker.postMessage(command);
        return answer;
      };
      worker.onerror = event => reject(new Error(event.message));
      worker.onmessage = ({ data }) => {
        if (data.type === 'alive') worker.postMessage({ type, experiment, files: null, fieldSize: 0 });
        else if (data.type === 'ready') resolve(worker);
        else if (data.type === 'error') reject(new Error(data.sentence));
        inbox.push(data);
        worker.deliver();
      };
    });
  },

  /** How many teams were put together. */
  number: 0,

  /** Connects every worker with every other; none but the leader if there is nobody else. */
  async connect(workers) {
    const count = ++team.number;
    const ports = workers.map(() => []);
    for (let i = 0; i < workers.length; i++) {
      for (let j = i + 1; j < workers.length; j++) {
        const { port1, port2 } = new MessageChannel();
        ports[i].push(port1);
        ports[j].push(port2);
      }
    }
    workers.forEach((worker, place) =>
      worker.postMessage({ type: 'team', place, count, ports: ports[place] }, ports[place]));
    await workers[0].next('team');
  },

  /** Has the leader do so many more steps. */
  step(workers, count) {
    workers[0].asked = (workers[0].asked ?? 0) + count;
    workers[0].postMessage({ type: 'step', count });
  },

  /** Trains on until so many steps are done; gives the losses of all since the last call. */
  async train(workers, steps) {
    team.step(workers, steps - (workers[0].asked ?? 0));
    const losses = [];
    let snapshot;
    do {
      snapshot = await workers[0].ask({ type: 'snapshot' }, 'snapshot');
      losses.push(...snapshot.losses);
    } while (snapshot.steps < steps);
    return losses;
  },

  /** A digest of each worker's weights after so many steps; a helper may still be at the last. */
  async weights(workers, steps) {
    const digests = [];
    for (const worker of workers) {
      let answer;
      do answer = await worker.ask({ type: 'weights', experiment: '' }, 'weights'); while (answer.steps < steps);
      const digest = await crypto.subtle.digest('SHA-256', answer.file);
      digests.push(`${answer.steps} ${Array.from(new Uint8Array(digest)).join(' ')}`);
    }
    return digests;
  },

  close(workers) {
    workers.forEach(worker => worker.terminate());
  },
};
