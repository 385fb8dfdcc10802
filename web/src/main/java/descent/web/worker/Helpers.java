package descent.web.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.typedarrays.Int32Array;

/**
 * The helpers of a run, seen from the page: starts them, connects each with all others and with the
 * leader, and does so anew when their number changes or one of them stops.
 */
final class Helpers {
  /** Two ends of a way. */
  private interface Channel extends JSObject {
    @JSProperty
    Port getPort1();

    @JSProperty
    Port getPort2();
  }

  private final RemoteWorker leader;
  private final Supplier<Command> help;
  private final Consumer<String> lost;
  private final List<RemoteWorker> ready = new ArrayList<>();
  private final List<RemoteWorker> starting = new ArrayList<>();

  /** The helpers of the present team in their order, and its number. */
  private List<RemoteWorker> team = List.of();

  private int number;

  /**
   * No helpers yet.
   *
   * @param help makes the command that opens the run in a helper
   * @param lost is told in a sentence why a helper could not start or has stopped
   */
  Helpers(RemoteWorker leader, Supplier<Command> help, Consumer<String> lost) {
    this.leader = leader;
    this.help = help;
    this.lost = lost;
  }

  /** Starts or ends helpers until there are so many. */
  void want(int count) {
    while (ready.size() + starting.size() > Math.max(count, 0)) {
      List<RemoteWorker> from = starting.isEmpty() ? ready : starting;
      from.removeLast().close();
    }
    if (ready.size() + starting.size() < count) {
      while (ready.size() + starting.size() < count) {
        start();
      }
    } else {
      regroup();
    }
  }

  private void start() {
    RemoteWorker[] self = new RemoteWorker[1];
    self[0] =
        new RemoteWorker(
            "helper",
            message -> receive(self[0], message),
            reason -> drop(self[0], because(reason)));
    starting.add(self[0]);
  }

  private static String because(String reason) {
    return reason.isEmpty() ? "" : " (" + reason + ")";
  }

  private void receive(RemoteWorker helper, RemoteWorker.Message message) {
    switch (message.getType()) {
      case "alive" -> helper.post(help.get());
      case "ready" -> {
        starting.removeIf(other -> other == helper);
        ready.add(helper);
        regroup();
      }
      default -> drop(helper, because(message.getSentence()));
    }
  }

  private void drop(RemoteWorker helper, String reason) {
    if (remove(helper, reason)) {
      regroup();
    }
  }

  /**
   * The leader waits in vain for some helpers: the others go on without them.
   *
   * @param number of the team; nothing is done when it is no longer together
   * @param places in that team
   */
  void dropSilent(int number, Int32Array places) {
    if (number != this.number) {
      return;
    }
    for (int i = 0; i < places.getLength(); i++) {
      remove(team.get(places.get(i) - 1), because("it did not answer"));
    }
    regroup();
  }

  /** Whether the helper was one of ours until now. */
  private boolean remove(RemoteWorker helper, String reason) {
    boolean worked = ready.removeIf(other -> other == helper);
    if (!starting.removeIf(other -> other == helper) && !worked) {
      return false;
    }
    helper.close();
    int left = ready.size() + starting.size() + 1;
    lost.accept(
        "A training worker "
            + (worked ? "stopped" : "could not start")
            + reason
            + "; the training goes on with "
            + (left == 1 ? "one." : left + "."));
    return true;
  }

  /** All begin again from a seed; those that are starting with the old one are started anew. */
  void reset(long seed) {
    int late = starting.size();
    starting.forEach(RemoteWorker::close);
    starting.clear();
    for (RemoteWorker helper : ready) {
      Command command = Command.of(Command.RESET);
      command.setSeed(seed);
      helper.post(command);
    }
    want(ready.size() + late);
  }

  /** Connects everyone with everyone, once nobody is on the way. */
  void regroup() {
    if (!starting.isEmpty()) {
      return;
    }
    number++;
    team = new ArrayList<>(ready);
    List<RemoteWorker> all = new ArrayList<>(ready);
    all.addFirst(leader);
    List<JSArray<Port>> ports = new ArrayList<>();
    all.forEach(worker -> ports.add(new JSArray<>()));
    // Pair by pair in this order, each worker's ports come out in the order of the others.
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Channel channel = channel();
        ports.get(i).push(channel.getPort1());
        ports.get(j).push(channel.getPort2());
      }
    }
    for (int i = 0; i < all.size(); i++) {
      Command join = Command.of(Command.TEAM);
      join.setPlace(i);
      join.setPorts(ports.get(i));
      join.setCount(number);
      all.get(i).post(join);
    }
  }

  void close() {
    ready.forEach(RemoteWorker::close);
    starting.forEach(RemoteWorker::close);
    ready.clear();
    starting.clear();
  }

  @JSBody(script = "return new MessageChannel();")
  private static native Channel channel();
}
