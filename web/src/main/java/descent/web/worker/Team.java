package descent.web.worker;

import descent.engine.experiment.Run;
import descent.web.simd.Exchange;
import descent.web.simd.SimdBackend;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSArrayReader;

/**
 * The workers that train one network together, seen from one of them. Each has a full copy of the
 * run and computes its share of every batch; the parts go to all others, everyone adds them up in
 * the order of the workers and updates alike. So all copies stay equal to the bit, whoever is
 * faster.
 *
 * <p>The leader, worker 0, decides when a turn (a phase of a step) is taken: the others compute
 * their part of the next turn at once, but cannot finish it without the leader's.
 */
final class Team {
  private final Run run;
  private final @Nullable Exchange exchange;
  private final JSArrayReader<Port> ports;
  private final int self;
  private final int size;
  private final Runnable turnDone;

  /** What has arrived for this turn. */
  private Parts parts;

  /** What has arrived for the turn after it, from those who are ahead. */
  private Parts early;

  private int phase;
  private boolean begun;

  /**
   * A team.
   *
   * @param ports to the other workers in their order; none when this one works alone
   * @param self the place of this worker among all of them
   * @param phase what the next turn is
   * @param begin is told where the leader wants this worker to begin
   * @param turnDone hears when a turn is finished, maybe while it is begun
   */
  Team(
      Run run,
      SimdBackend backend,
      JSArrayReader<Port> ports,
      int self,
      int phase,
      Consumer<Moment> begin,
      Runnable turnDone) {
    this.run = run;
    this.ports = ports;
    this.self = self;
    this.phase = phase;
    this.turnDone = turnDone;
    size = ports.getLength() + 1;
    exchange = size == 1 ? null : new Exchange(backend, run.parameterElements());
    parts = new Parts(size);
    early = new Parts(size);
    for (int i = 0; i < ports.getLength(); i++) {
      int worker = i < self ? i : i + 1;
      Port.listen(
          ports.get(i),
          part ->
              TrainingWorker.guard(() -> {
                Moment moment = part.getMoment();
                if (moment != null) {
                  begin.accept(moment);
                } else {
                  receive(worker, part);
                }
              }));
    }
  }

  /** How many workers there are. */
  int size() {
    return size;
  }

  /** Which phase of a step the next turn is. */
  int phase() {
    return phase;
  }

  /** Whether a turn has been begun and waits for others. */
  boolean hasBegun() {
    return begun;
  }

  /** Whose parts of the turn that has been begun are not there. */
  int[] missing() {
    int[] missing = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (!parts.has(i)) {
        missing[count++] = i;
      }
    }
    return Arrays.copyOf(missing, count);
  }

  /** Has the others begin where this worker is. */
  void lead() {
    if (size > 1) {
      Moment moment = Moment.of(run.checkpoint(), phase);
      for (int i = 0; i < ports.getLength(); i++) {
        Port.send(ports.get(i), Part.of(moment));
      }
    }
  }

  /** Begins where the leader is. */
  void follow(Moment moment) {
    run.restore(Moment.checkpoint(moment));
    phase = moment.getPhase();
  }

  /**
   * Computes this worker's share of the next turn, and finishes the turn if all others are there.
   */
  void begin() {
    begun = true;
    run.accumulate(phase, self, size);
    if (exchange != null) {
      int at = run.gradientsAt(phase);
      int count = run.parameterElements();
      for (int i = 0; i < ports.getLength(); i++) {
        Port.send(ports.get(i), Part.of(run.loss(phase), exchange.copy(run.memory(), at, count)));
      }
      parts.put(self, Part.of(run.loss(phase), exchange.copy(run.memory(), at, count)));
    }
    finishIfComplete();
  }

  private void receive(int worker, Part part) {
    // Nobody can be two turns ahead, for that takes this worker's part of the turn between.
    (parts.has(worker) ? early : parts).put(worker, part);
    finishIfComplete();
  }

  private void finishIfComplete() {
    if (!begun || (exchange != null && !parts.isComplete())) {
      return;
    }
    if (exchange != null) {
      addUp(exchange);
      parts = early;
      early = new Parts(size);
    }
    run.update(phase);
    begun = false;
    phase = (phase + 1) % run.phases();
    turnDone.run();
  }

  private void addUp(Exchange exchange) {
    int at = run.gradientsAt(phase);
    double loss = 0;
    for (int i = 0; i < size; i++) {
      Part part = parts.get(i);
      loss += part.getLoss();
      if (i > 0) {
        exchange.add(run.memory(), at, part.getGradient());
      } else if (self > 0) {
        exchange.put(run.memory(), at, part.getGradient());
      }
    }
    run.setLoss(phase, loss);
  }

  /** Ends the connections; a turn that waits for the others is taken back. */
  void leave() {
    if (begun) {
      run.discard(phase);
      begun = false;
    }
    for (int i = 0; i < ports.getLength(); i++) {
      Port.close(ports.get(i));
    }
    if (exchange != null) {
      exchange.close();
    }
  }
}
