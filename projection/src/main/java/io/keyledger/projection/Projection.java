package io.keyledger.projection;

import io.keyledger.events.Fact;
import java.util.List;

/**
 * Facts, one after the other, turned into the rows that answer one question. Every fact is handed in, in store order,
 * and at least once: seeing one again must change nothing. There is no clock here; time comes from the fact.
 */
public interface Projection {

    /** Its name in addresses, in the log and in the tables, for example {@code key-lookup}. */
    String name();

    /** Its tables, each with a column {@code side}. */
    List<String> tables();

    /** How many facts it takes at once at most; a step of that size must end within a fraction of a second. */
    default int most() {
        return 256;
    }

    /**
     * Writes what these facts change, one after the other unless it has a faster way.
     *
     * @param facts for one side, in store order; at least one and no more than {@link #most()}
     * @throws RuntimeException as {@link #on(Fact, Delivery)}
     */
    default void on(List<Delivered> facts) {
        facts.forEach(next -> on(next.fact(), next.delivery()));
    }

    /**
     * Writes what the fact changes, in the transaction that also moves the position.
     *
     * @throws RuntimeException for whatever cannot be: the projection then stops before this fact, loudly
     */
    void on(Fact fact, Delivery delivery);
}
