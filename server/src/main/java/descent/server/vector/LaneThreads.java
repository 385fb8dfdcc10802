package descent.server.vector;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads that run one body side by side with their caller. Between two bodies that follow
 * each other closely a thread spins, which hands over in less than a microsecond; after {@link
 * #SPINS} it parks and costs nothing. A call allocates nothing.
 */
final class LaneThreads implements AutoCloseable {
  /** Some 50 microseconds: longer than the driver needs between two parts of a step. */
  private static final int SPINS = 2_000;

  private final Lane[] lanes;
  private final ReentrantLock oneCaller = new ReentrantLock();

  /** How many lanes have not yet finished the body. */
  private final AtomicInteger running = new AtomicInteger();

  /** Counts the bodies; a lane works when it changes. Written last, so it publishes the rest. */
  private volatile int round;

  private volatile boolean closed;
  private int bodies;
  private IntConsumer body = lane -> {};
  private volatile @Nullable Thread caller;
  private volatile @Nullable Throwable failure;

  /** Lanes 1 and up are threads; lane 0 is whoever calls. */
  LaneThreads(int count) {
    lanes = new Lane[count - 1];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = new Lane(i + 1);
      lanes[i].start();
    }
  }

  int count() {
    return lanes.length + 1;
  }

  /** Runs body(0) .. body(bodies - 1); within a body it runs the inner ones one by one. */
  void forEach(int bodies, IntConsumer body) {
    if (closed) {
      throw new IllegalStateException("This backend is closed; open another one");
    }
    boolean within = Thread.currentThread() instanceof Lane || oneCaller.isHeldByCurrentThread();
    if (within || bodies <= 1 || lanes.length == 0) {
      for (int i = 0; i < bodies; i++) {
        body.accept(i);
      }
      return;
    }
    oneCaller.lock();
    try {
      runTogether(bodies, body);
    } finally {
      oneCaller.unlock();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Only the lock's holder writes the round.
  private void runTogether(int bodies, IntConsumer body) {
    this.bodies = bodies;
    this.body = body;
    failure = null;
    caller = Thread.currentThread();
    running.set(lanes.length);
    round++;
    for (Lane lane : lanes) {
      lane.wake();
    }
    share(0, bodies, body);
    for (int spins = 0; running.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
    rethrow();
  }

  /** Runs one lane's share of the bodies. */
  private void share(int lane, int bodies, IntConsumer body) {
    try {
      for (int i = lane; i < bodies; i += count()) {
        body.accept(i);
      }
    } catch (Throwable thrown) { // whatever it is, the caller has to learn of it
      failure = thrown;
    }
  }

  private void rethrow() {
    Throwable thrown = failure;
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Lane lane : lanes) {
      LockSupport.unpark(lane);
    }
  }

  private final class Lane extends Thread {
    private final int index;
    private volatile boolean parked;

    Lane(int index) {
      super("descent-lane-" + index);
      this.index = index;
      setDaemon(true);
    }

    void wake() {
      if (parked) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      for (int seen = 0; awaitRoundAfter(seen); ) {
        seen = round;
        share(index, bodies, body);
        if (running.decrementAndGet() == 0) {
          LockSupport.unpark(caller);
        }
      }
    }

    /** Waits for the next round; false when there will be none. */
    private boolean awaitRoundAfter(int seen) {
      for (int spins = 0; round == seen; spins++) {
        if (closed) {
          return false;
        }
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          parked = true;
          if (round == seen && !closed) {
            LockSupport.park(LaneThreads.this);
          }
          parked = false;
        }
      }
      return true;
    }
  }
}
