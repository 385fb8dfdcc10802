package descent.web.station.digits;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is chosen now, or nothing yet, and who wants to know. */
final class Chosen<T> {
  private final List<Runnable> listeners = new ArrayList<>();
  private @Nullable T value;

  /** What is chosen, or null. */
  @Nullable T get() {
    return value;
  }

  /** Chooses, and tells all. */
  void set(T chosen) {
    value = chosen;
    listeners.forEach(Runnable::run);
  }

  /** Calls at each choice from now on, and at once when something is chosen already. */
  void listen(Runnable listener) {
    listeners.add(listener);
    if (value != null) {
      listener.run();
    }
  }
}
