package io.keyledger.eventstore.snapshot;

import io.keyledger.events.Fact;
import java.util.Map;

/**
 * How the state of one kind of aggregate becomes a snapshot and is restored from one; declared as a bean beside the
 * aggregate.
 *
 * <p>An aggregate that is read from a snapshot gets the restored state as the first thing its event sourcing handlers
 * see, and the facts after it as always. Folding here and evolving there must be one: let the aggregate keep its state
 * as such an {@code S} and evolve by the same function.
 *
 * @param <S> the state: immutable, for any number of decisions share it
 * @param <R> what is stored of it, as JSON: a record of its own, so that the state may change its shape freely
 */
public interface SnapshotKind<S, R extends Record> {

    /** Whether a stream is of this kind, told by its id alone; no other stream is asked for snapshots. */
    boolean covers(String stream);

    /** The stored name, explicit and stable, never a Java class name: for example {@code keyledger.OrganizationSnapshot}. */
    String typeName();

    /**
     * The revision written and read today, counted from 1; raise it whenever {@code R} changes its shape or meaning, and
     * whenever the state has to know something new of facts long past. Snapshots of any other revision are not read: the
     * facts are.
     */
    int revision();

    Class<R> recordType();

    /** The state of a stream without facts. */
    S initial();

    /**
     * The state after one more fact; must not refuse, and must depend on nothing else.
     *
     * @param metadata what accompanied the fact; see {@link io.keyledger.eventstore.Context}
     */
    S after(S state, Fact fact, Map<String, ?> metadata);

    R record(S state);

    /** What {@link #record} made of it: equal to that state. */
    S restored(R snapshot);
}
