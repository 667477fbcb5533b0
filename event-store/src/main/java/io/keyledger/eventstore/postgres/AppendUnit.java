package io.keyledger.eventstore.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one decision wants to store, wholly or not at all, and what must still be true for that.
 *
 * @param events at least one, in order
 * @param seen for every stream that the decision read or writes, the last sequence it saw there; {@link #NOTHING} for
 *     none
 */
record AppendUnit(List<StoredEvent> events, Map<String, Long> seen) {

    static final long NOTHING = -1;

    AppendUnit {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("A unit stores at least one event");
        }
        events = List.copyOf(events);
        seen = Map.copyOf(seen);
    }

    /** A unit that holds if the streams it read, and those it writes, are still as the decision saw them. */
    static AppendUnit of(List<StoredEvent> events, Map<String, Long> read) {
        Map<String, Long> seen = new HashMap<>(read);
        for (StoredEvent event : events) {
            seen.putIfAbsent(event.stream(), event.sequence() - 1);
        }
        return new AppendUnit(events, seen);
    }

    /** Whether nothing has happened, since the decision, on any stream it looked at; {@code last} is the truth. */
    boolean holds(Map<String, Long> last) {
        Map<String, Long> next = new HashMap<>();
        for (Map.Entry<String, Long> expected : seen.entrySet()) {
            if (!expected.getValue().equals(last.getOrDefault(expected.getKey(), NOTHING))) {
                return false;
            }
            next.put(expected.getKey(), expected.getValue() + 1);
        }
        for (StoredEvent event : events) {
            if (!Long.valueOf(event.sequence()).equals(next.get(event.stream()))) {
                return false;
            }
            next.put(event.stream(), event.sequence() + 1);
        }
        return true;
    }
}
