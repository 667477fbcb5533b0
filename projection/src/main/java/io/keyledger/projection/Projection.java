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

    /**
     * Writes what the fact changes, in the transaction that also moves the position.
     *
     * @throws RuntimeException for whatever cannot be: the projection then stops before this fact, loudly
     */
    void on(Fact fact, Delivery delivery);
}
