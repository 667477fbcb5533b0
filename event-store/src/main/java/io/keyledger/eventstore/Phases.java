package io.keyledger.eventstore;

import org.springframework.context.SmartLifecycle;

/**
 * When what uses the event store starts and stops: after Axon's own parts, which take the connection to Axon Server with them, and
 * before any port is opened; the other way round at the end.
 */
public final class Phases {

    /** Of whoever follows the store first of all; others add to it what puts them after him. Less than 500. */
    public static final int READERS = SmartLifecycle.DEFAULT_PHASE - 2700;

    private Phases() {}
}
