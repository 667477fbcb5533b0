package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.postgres.AppendSession.Truth;
import io.keyledger.eventstore.postgres.Appender.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Which units of a group are stored, judged one after the other under the append lock.
 *
 * @param events what is to be inserted, in order, from the position after the head on
 * @param stored the units that are stored once the transaction has committed, with the position of their last event
 * @param overtaken the units whose decision no longer holds
 * @param found how many of {@code stored} an earlier, broken transaction had stored already
 */
record Judgement(List<StoredEvent> events, List<Stored> stored, List<Waiting> overtaken, int found) {

    /** A unit and where its last event is. */
    record Stored(Waiting waiting, long position) {}

    /** @param earlier the positions of events that an earlier, broken transaction stored nevertheless */
    static Judgement of(List<Waiting> group, Truth truth, Map<UUID, Long> earlier) {
        Map<String, Long> last = new HashMap<>(truth.last());
        List<StoredEvent> events = new ArrayList<>();
        List<Stored> stored = new ArrayList<>();
        List<Waiting> overtaken = new ArrayList<>();
        int found = 0;
        for (Waiting waiting : group) {
            AppendUnit unit = waiting.unit();
            Long position = earlier.get(unit.events().getLast().id());
            if (position != null) {
                stored.add(new Stored(waiting, position));
                found++;
            } else if (unit.holds(last)) {
                for (StoredEvent event : unit.events()) {
                    events.add(event);
                    last.put(event.stream(), event.sequence());
                }
                stored.add(new Stored(waiting, truth.head() + events.size()));
            } else {
                overtaken.add(waiting);
            }
        }
        return new Judgement(events, stored, overtaken, found);
    }

    /** Tells everybody what became of their unit; only after the commit. */
    void announce() {
        stored.forEach(unit -> unit.waiting().stored().complete(unit.position()));
        overtaken.forEach(waiting -> refuse(waiting, null));
    }

    static void refuse(Waiting waiting, @Nullable Throwable cause) {
        waiting.stored()
                .completeExceptionally(new ConcurrencyException(
                        "Something happened meanwhile to what the decision had looked at: "
                                + waiting.unit().seen().keySet(),
                        cause));
    }
}
